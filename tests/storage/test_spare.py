"""The spare copy of an audit: it follows every save, and is there when the audit is not."""

from __future__ import annotations

import datetime as dt
import os
import threading
from pathlib import Path

import msgspec
import pytest

from builders import an_audit, answer
from outsource_audit.domain.audit import Audit
from outsource_audit.errors import FileError, ForeignFileError, InvalidFileError, NewerFormatError
from outsource_audit.storage.audit_file import SUFFIX, AuditFile, held_audit, read_audit, read_spare

NAME = "northway.audit.json"
SPARE = f".{NAME}.spare"
FIRST = an_audit({"q": answer("yes")})
SECOND = an_audit({"q": answer("no"), "r": answer("yes")})


def saved(folder: Path, *audits: Audit) -> Path:
    """Save audits one after the other in one sitting; return the file."""
    with held_audit(folder / NAME) as held:
        for audit in audits:
            held.save(audit)
    return folder / NAME


def names(folder: Path) -> set[str]:
    """Return the names of what lies in a folder."""
    return {path.name for path in folder.iterdir()}


def test_the_spare_has_the_same_bytes_and_is_another_file(tmp_path: Path) -> None:
    """After a sitting both hold the last save, each for itself, and the spare is private."""
    path = saved(tmp_path, FIRST, SECOND)
    spare = tmp_path / SPARE
    assert names(tmp_path) == {NAME, SPARE}
    assert spare.read_bytes() == path.read_bytes()
    assert spare.stat().st_ino != path.stat().st_ino
    assert spare.stat().st_mode & 0o777 == 0o600


def test_damage_in_place_does_not_reach_the_spare(tmp_path: Path) -> None:
    """Whatever writes into the audit, the last good state is there to go on from."""
    path = saved(tmp_path, FIRST, SECOND)
    with path.open("r+b") as file:
        file.write(b"\0" * 40)
    with held_audit(path) as held:
        with pytest.raises(InvalidFileError):
            held.read()
        assert held.spare() == SECOND


def test_damage_to_the_spare_does_not_reach_the_audit(tmp_path: Path) -> None:
    """A broken spare is none, and the next save writes it anew."""
    path = saved(tmp_path, FIRST)
    (tmp_path / SPARE).write_bytes(b"{")
    with held_audit(path) as held:
        assert (held.read(), held.spare()) == (FIRST, None)
        held.save(SECOND)
        assert held.spare() == SECOND


def test_a_deleted_audit_is_still_there_as_its_spare(tmp_path: Path) -> None:
    """An audit that is gone reads as nothing; its last state can be offered all the same."""
    saved(tmp_path, FIRST).unlink()
    with held_audit(tmp_path / NAME) as held:
        assert (held.read(), held.spare()) == (None, FIRST)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": 2}', b"\xff"])
def test_a_spare_that_is_no_audit_is_none(data: bytes, tmp_path: Path) -> None:
    """Only an audit that can be read is offered."""
    (tmp_path / SPARE).write_bytes(data)
    assert AuditFile(tmp_path / NAME).spare() is None


def test_without_a_spare_there_is_none(tmp_path: Path) -> None:
    """Nothing beside the audit is no state and no time."""
    held = AuditFile(tmp_path / NAME)
    assert (held.spare(), held.spare_time()) == (None, "")


def test_the_spare_tells_its_time(tmp_path: Path) -> None:
    """The time is that of the save, to the second, as the clock on the wall shows it."""
    path = saved(tmp_path, FIRST)
    os.utime(tmp_path / SPARE, (1_763_888_461.9, 1_763_888_461.9))
    told = AuditFile(path).spare_time()
    assert dt.datetime.fromisoformat(told).timestamp() == 1_763_888_461
    here = dt.datetime.fromtimestamp(1_763_888_461).astimezone()
    assert told == here.isoformat()


def test_reading_writes_no_spare(tmp_path: Path) -> None:
    """An audit from before there were spares gets its first at the first save."""
    AuditFile(tmp_path / NAME).save(FIRST)
    assert names(tmp_path) == {NAME}
    with held_audit(tmp_path / NAME) as held:
        held.read()
    assert names(tmp_path) == {NAME}
    assert names(saved(tmp_path, SECOND).parent) == {NAME, SPARE}


def test_an_audit_that_is_not_held_keeps_no_spare(tmp_path: Path) -> None:
    """What is written once, such as the demo, leaves nothing hidden beside it."""
    AuditFile(tmp_path / NAME).save(FIRST)
    assert names(tmp_path) == {NAME}


def test_a_spare_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """Where the spare finds no room the audit is saved all the same, and nothing is left over."""
    (tmp_path / SPARE / "in the way").mkdir(parents=True)
    saved(tmp_path, FIRST, SECOND)
    assert read_audit(tmp_path / NAME) == SECOND
    assert names(tmp_path) == {NAME, SPARE}


def test_a_failed_save_leaves_the_spare(tmp_path: Path) -> None:
    """The spare holds what was saved last, never what could not be."""
    with held_audit(tmp_path / NAME) as held:
        held.save(FIRST)
        assert held.spare() == FIRST
        held.path.unlink()
        held.path.mkdir()
        with pytest.raises(FileError):
            held.save(SECOND)
        assert held.spare() == FIRST


def test_many_saves_in_quick_succession_end_with_the_last(tmp_path: Path) -> None:
    """However fast answers come, the spare ends where the audit does, and the thread with it."""
    before = threading.active_count()
    audits = [an_audit({"q": answer(number)}) for number in range(200)]
    path = saved(tmp_path, *audits)
    assert threading.active_count() == before
    assert (tmp_path / SPARE).read_bytes() == path.read_bytes()
    assert read_audit(path) == audits[-1]


def test_through_a_link_the_spare_lies_beside_the_file(tmp_path: Path) -> None:
    """The spare is where the audit really is, not where its link is."""
    (tmp_path / "behind").mkdir()
    (tmp_path / "link.audit.json").symlink_to(tmp_path / "behind" / NAME)
    with held_audit(tmp_path / "link.audit.json") as held:
        held.save(FIRST)
    assert names(tmp_path) == {"behind", "link.audit.json"}
    assert names(tmp_path / "behind") == {NAME, SPARE}


def test_a_damaged_file_is_set_aside_under_a_free_name(tmp_path: Path) -> None:
    """Each damaged file gets a name of its own; none is written over, the spare stays."""
    taken = {f"{NAME}.damaged": b"first", f"{NAME}.damaged-2": b"second"}
    saved(tmp_path, FIRST)
    for name, data in taken.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / f"{NAME}.damaged-3").symlink_to("nowhere")
    (tmp_path / NAME).write_bytes(b"third")
    with held_audit(tmp_path / NAME) as held:
        assert held.set_aside() == tmp_path / f"{NAME}.damaged-4"
        assert (held.read(), held.spare()) == (None, FIRST)
    assert (tmp_path / f"{NAME}.damaged-4").read_bytes() == b"third"
    assert {name: (tmp_path / name).read_bytes() for name in taken} == taken
    assert (tmp_path / f"{NAME}.damaged-3").is_symlink()


def test_what_is_gone_cannot_be_set_aside(tmp_path: Path) -> None:
    """That is said in one line, with the reason."""
    told = rf"{NAME}: cannot be set aside: no such file or directory$"
    with pytest.raises(FileError, match=told):
        AuditFile(tmp_path / NAME).set_aside()


def test_spares_and_damaged_files_are_not_listed_as_audits(tmp_path: Path) -> None:
    """A folder's audits are its audits alone."""
    path = saved(tmp_path, FIRST)
    with held_audit(path) as held:
        held.set_aside()
        held.save(SECOND)
    assert names(tmp_path) == {NAME, SPARE, f"{NAME}.damaged"}
    assert [found.name for found in tmp_path.glob(f"*{SUFFIX}")] == [NAME]


def test_a_newer_file_is_no_damaged_file(tmp_path: Path) -> None:
    """A file of a newer version, and one that is something else, are told from damage."""
    newer = msgspec.json.encode({**msgspec.to_builtins(FIRST), "format": 2})
    kinds = {
        newer: NewerFormatError,
        b'{"name": "left-pad"}': ForeignFileError,
        b"[1, 2]": ForeignFileError,
        b'{"format": 1}': InvalidFileError,
        b'{"format": 1, "busin': InvalidFileError,
        b"": InvalidFileError,
    }
    for data, kind in kinds.items():
        (tmp_path / NAME).write_bytes(data)
        with pytest.raises(InvalidFileError) as told:
            read_audit(tmp_path / NAME)
        assert type(told.value) is kind


def test_the_spare_of_an_audit_that_is_gone_is_kept_under_a_free_name(tmp_path: Path) -> None:
    """Before another audit takes its name: none that was kept before is written over."""
    saved(tmp_path, FIRST).unlink()
    (tmp_path / f"{NAME}.earlier").write_bytes(b"first")
    with held_audit(tmp_path / NAME) as held:
        aside = held.put_aside_spare()
        assert aside == held.path.with_name(f"{NAME}.earlier-2")
        held.save(SECOND)
    assert read_audit(aside) == FIRST
    assert aside.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / f"{NAME}.earlier").read_bytes() == b"first"
    assert read_audit(tmp_path / SPARE) == SECOND


def test_the_spare_of_an_audit_that_is_there_is_not_kept_apart(tmp_path: Path) -> None:
    """Nor is there anything to keep where there is no spare."""
    with held_audit(tmp_path / NAME) as held:
        assert held.put_aside_spare() is None
    saved(tmp_path, FIRST)
    with held_audit(tmp_path / NAME) as held:
        assert held.put_aside_spare() is None
    assert names(tmp_path) == {NAME, SPARE}


def test_a_spare_is_found_through_a_link(tmp_path: Path) -> None:
    """Whoever reads a damaged audit by another name finds its last good state too."""
    path = saved(tmp_path, FIRST)
    path.write_bytes(b"{")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "mine.json").symlink_to(path)
    assert read_spare(path) == read_spare(tmp_path / "links" / "mine.json") == FIRST
    assert read_spare(tmp_path / "links" / "nothing.json") is None
