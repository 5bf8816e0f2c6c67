"""Audit files: what is saved is read back, whole, private, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from failing_disk import CAN_FAIL
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_audit
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import BankStamp
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.errors import FileError, InvalidFileError
from outsource_audit.storage.audit_file import AuditFile, held_audit, read_audit

NAME = "northway.audit.json"
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(max_size=20)
EVIDENCE = st.none() | st.builds(Evidence, seen=st.booleans(), where=TEXTS, date=TEXTS)
ANSWERS = st.builds(
    Answer,
    answer=st.none() | TEXTS | NUMBERS,
    not_applicable=TEXTS,
    note=TEXTS,
    internal_note=TEXTS,
    evidence=EVIDENCE,
    revision=st.integers(min_value=0),
    given=TEXTS,
)
PROFILE_VALUES = TEXTS | NUMBERS | st.lists(TEXTS, max_size=3).map(tuple)
DATES = st.just("") | st.dates().map(str)
REMEDIATIONS = st.builds(
    Remediation,
    status=st.sampled_from([Status.PLANNED, Status.IN_PROGRESS, Status.DONE]),
    owner=TEXTS,
    due=DATES,
    note=TEXTS,
    reason=TEXTS,
    review=DATES,
    changed=DATES,
) | st.builds(
    Remediation,
    status=st.just(Status.ACCEPTED),
    reason=st.just("Small"),
    review=st.dates().map(str),
)
AUDITS = st.builds(
    Audit,
    business=TEXTS,
    provider=TEXTS,
    date=st.dates().map(str),
    answered_by=TEXTS,
    profile=st.dictionaries(TEXTS, PROFILE_VALUES, max_size=4),
    answers=st.dictionaries(TEXTS, ANSWERS, max_size=4),
    in_full=st.lists(TEXTS, max_size=3).map(tuple),
    banks=st.lists(st.builds(BankStamp, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple),
    remediation=st.dictionaries(TEXTS, REMEDIATIONS, max_size=3),
)
WRITER = """
import sys
from pathlib import Path
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.storage.audit_file import AuditFile
for number in range(150):
    note = chr(ord("a") + number % 26) * 20_000
    audit = Audit(business="B", provider="P", date="2026-11-23", answers={"q": Answer(note=note)})
    AuditFile(Path(sys.argv[1])).save(audit)
"""
TRACE = """
import sys
from pathlib import Path
from outsource_audit.domain.audit import Audit
from outsource_audit.storage.audit_file import AuditFile
def told(event, arguments):
    if event == "open" and arguments[0] and str(arguments[0]).startswith("/"):
        written = arguments[2] & 3
        print("writes" if written else "reads", Path(arguments[0]).name)
    if event == "os.rename":
        print("renames", Path(arguments[0]).name, Path(arguments[1]).name)
file, audit = AuditFile(Path(sys.argv[1])), Audit(business="B", provider="P", date="2026-11-23")
sys.addaudithook(told)
file.save(audit)
"""

FAILING = """
import os, sys
from pathlib import Path
from failing_disk import refuse
from outsource_audit.domain.audit import Audit
from outsource_audit.errors import FileError
from outsource_audit.storage.audit_file import held_audit
with held_audit(Path(sys.argv[1])) as held:
    refuse(sys.argv[2], int(sys.argv[3]))
    try:
        held.save(Audit(business="B", provider="P", date="2026-11-23"))
    except FileError as error:
        os.writev(1, [str(error).encode()])
"""

CHANGING = """
import os, sys
from pathlib import Path
from outsource_audit.storage.audit_file import held_audit
path, other, opened = Path(sys.argv[1]), Path(sys.argv[2]), []
def told(event, arguments):
    if event == "open" and str(arguments[0]) == str(path):
        opened.append(path)
        if len(opened) == 2:
            os.replace(other, path)
sys.addaudithook(told)
with held_audit(path) as held:
    print(held.read().business)
    print(held.put_aside_changed())
"""

# How long a flush to the disk takes is the disk's business.
SLOW_DISK = settings(deadline=None)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> AuditFile:
    """Return one file for all generated audits."""
    return AuditFile(tmp_path_factory.mktemp("audits") / NAME)


@SLOW_DISK
@given(AUDITS)
def test_what_is_saved_is_read_back(file: AuditFile, audit: Audit) -> None:
    """Any audit, saved and read, is equal to itself, and saved again it is the same bytes."""
    file.save(audit)
    before = file.path.read_bytes()
    assert read_audit(file.path) == audit
    file.save(read_audit(file.path))
    assert file.path.read_bytes() == before


@SLOW_DISK
@given(AUDITS, st.data())
def test_a_damaged_audit_is_refused_or_read(
    file: AuditFile, audit: Audit, data: st.DataObject
) -> None:
    """Whatever is cut out of a file, it is read or refused with a place, never more."""
    file.save(audit)
    whole = file.path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    file.path.write_bytes(whole[:start] + data.draw(st.binary(max_size=3)) + whole[end:])
    told = ""
    try:
        read_audit(file.path)
    except InvalidFileError as error:
        told = str(error)
        assert error.problems  # noqa: PT017  # that it is read is as good
    assert told == "" or told.startswith(f"{file.path}:")


@SLOW_DISK
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(file: AuditFile, data: bytes) -> None:
    """Bytes from nowhere are no audit, and no fault of the program."""
    file.path.write_bytes(data)
    with pytest.raises(InvalidFileError):
        read_audit(file.path)


def test_a_save_writes_beside_and_puts_in_place(tmp_path: Path) -> None:
    """The file itself is never opened for writing: a temporary one takes its name."""
    ended = subprocess.run(
        [sys.executable, "-c", TRACE, tmp_path / NAME], capture_output=True, text=True, check=True
    )
    steps = [line.split() for line in ended.stdout.splitlines()]
    (beside,) = {step[1] for step in steps if step[0] == "writes"}
    assert re.fullmatch(rf"\.{re.escape(NAME)}\.\d+\.tmp", beside)
    assert steps.index(["writes", beside]) < steps.index(["renames", beside, NAME])


def test_a_reader_never_meets_half_an_audit(tmp_path: Path) -> None:
    """While one process saves again and again, another always reads a whole audit."""
    file = AuditFile(tmp_path / NAME)
    file.save(an_audit({"q": Answer(note="a" * 20_000)}))
    with subprocess.Popen([sys.executable, "-c", WRITER, file.path]) as writer:
        seen = set[str]()
        while writer.poll() is None:
            note = read_audit(file.path).answers["q"].note
            assert len(note) == 20_000
            assert len(set(note)) == 1
            seen.add(note[0])
    assert writer.returncode == 0
    assert len(seen) > 1
    assert os.listdir(tmp_path) == [NAME]  # noqa: PTH208  # names are what is asked for


def test_an_audit_is_private(tmp_path: Path) -> None:
    """A new file can be read by its owner alone, whatever the umask says."""
    before = os.umask(0)
    try:
        AuditFile(tmp_path / NAME).save(an_audit())
    finally:
        os.umask(before)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_changed_mode_is_kept(tmp_path: Path) -> None:
    """Who opened a file to others finds it open after the next save."""
    file = AuditFile(tmp_path / NAME)
    file.save(an_audit())
    file.path.chmod(0o640)
    file.save(an_audit({"q": Answer(answer="yes")}))
    assert file.path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed(there: bool, tmp_path: Path) -> None:
    """A save through a link changes the file behind it and keeps the link."""
    (tmp_path / "behind").mkdir()
    target, link = tmp_path / "behind" / NAME, tmp_path / "link.audit.json"
    if there:
        AuditFile(target).save(an_audit())
    link.symlink_to(target)
    audit = an_audit({"q": Answer(answer="yes")})
    AuditFile(link).save(audit)
    with held_audit(link) as held:
        beside = {path.name for path in target.parent.iterdir()}
        assert beside - {NAME} == {f".{NAME}.lock"}
        held.save(audit)
    assert link.is_symlink()
    assert read_audit(target) == audit
    assert {path.name for path in tmp_path.iterdir()} == {"behind", "link.audit.json"}


def test_what_killed_saves_left_is_swept(tmp_path: Path) -> None:
    """A new sitting removes its own file's leftovers, and nobody else's."""
    name = "[a]*.audit.json"
    mine = [f".{name}.{part}4711.tmp" for part in ("", "spare.", "data-05.draft.", "a%2fb.draft.")]
    others = [".a.audit.json.4711.tmp", f".{name}.mine.tmp", f"{name}.4711.tmp", ".x.4711.tmp"]
    others += [f".{name}.spare", f".{name}.data-05.draft", f".{name}.notes.4711.tmp"]
    for each in (*mine, *others):
        (tmp_path / each).write_text("{")
    with held_audit(tmp_path / name):
        pass
    assert {path.name for path in tmp_path.iterdir()} == set(others)


def test_a_failed_save_leaves_nothing_behind(tmp_path: Path) -> None:
    """A save into a folder that is gone is an error, with the reason."""
    file = AuditFile(tmp_path / "gone" / NAME)
    with pytest.raises(FileError, match=r"cannot be saved: no such file or directory; what was"):
        file.save(an_audit())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not CAN_FAIL, reason="no way here to let a system call fail")
@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("write", errno.ENOSPC),
        ("write", errno.EIO),
        ("fsync", errno.ENOSPC),
        ("fsync", errno.EIO),
        ("close", errno.ENOSPC),
        ("rename", errno.ENOSPC),
        ("rename", errno.EACCES),
        ("openat", errno.EROFS),
        ("openat", errno.EACCES),
        ("openat", errno.EMFILE),
    ],
)
def test_a_save_that_fails_half_way_leaves_what_was_there(
    call: str, error: int, tmp_path: Path
) -> None:
    """At whichever step the disk fails, audit and spare stay, and nothing lies beside them."""
    with held_audit(tmp_path / NAME) as held:
        held.save(an_audit())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    ended = subprocess.run(
        [sys.executable, "-c", FAILING, tmp_path / NAME, call, str(error)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    why = os.strerror(error)
    told = f"{tmp_path / NAME}: cannot be saved: {why[:1].lower()}{why[1:]}; "
    assert ended.stdout == f"{told}what was saved before is unchanged", ended.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_goes_away_is_said(tmp_path: Path) -> None:
    """A save into a folder deleted in the middle of a sitting is an error, and no fault."""
    (tmp_path / "folder").mkdir()
    with held_audit(tmp_path / "folder" / NAME) as held:
        held.save(an_audit())
        assert held.spare() == an_audit()
        shutil.rmtree(tmp_path / "folder")
        with pytest.raises(FileError, match="cannot be saved: no such file or directory; what"):
            held.save(an_audit())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_comes_back_is_saved_into(tmp_path: Path) -> None:
    """A disk that was unplugged and is there again takes the answers it missed."""
    here, away = tmp_path / "folder", tmp_path / "away"
    here.mkdir()
    with held_audit(here / NAME) as held:
        held.save(an_audit())
        here.rename(away)
        with pytest.raises(FileError):
            held.save(an_audit({"q": Answer(answer="yes")}))
        assert read_audit(away / NAME) == an_audit()
        away.rename(here)
        held.save(an_audit({"q": Answer(answer="yes")}))
    assert read_audit(here / NAME) == an_audit({"q": Answer(answer="yes")})


def test_what_changes_right_after_it_was_read_is_noticed(tmp_path: Path) -> None:
    """What the program remembers is what it read: another version at the next look is set aside."""
    path, other = Path(os.path.realpath(tmp_path)) / NAME, tmp_path / "other"
    AuditFile(path).save(an_audit())
    changed = an_audit({"q": Answer(answer="yes")})
    AuditFile(other).save(changed)
    ended = subprocess.run(
        [sys.executable, "-c", CHANGING, path, other], capture_output=True, text=True, check=True
    )
    aside = path.with_name(f"{NAME}.changed")
    assert ended.stdout.splitlines() == [an_audit().business, str(aside)]
    assert read_audit(aside) == changed


def test_a_held_audit_is_read_or_begun(tmp_path: Path) -> None:
    """A file that is not there yet reads as nothing; one that is there, as its audit."""
    with held_audit(tmp_path / NAME) as held:
        assert held.read() is None
        held.save(an_audit())
        assert held.read() == an_audit()
