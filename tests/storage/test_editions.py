"""The banks an audit was answered under are found by their stamps, in whatever folder they lie."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.bank import BankSet, BankStamp
from outsource_audit.errors import InvalidFileError
from outsource_audit.storage import resources
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.editions import Edition, edition, folders_of, read_pool

QUESTIONS = resources.folder("questions")
DATA = "03-data.yaml"


@pytest.fixture(scope="module")
def today() -> BankSet:
    """Return the shipped banks."""
    return load_banks(QUESTIONS)


def another_edition(folder: Path, *, whole: bool) -> Path:
    """Copy the banks, or one of them alone, and make one severity of it another."""
    folder.mkdir()
    if whole:
        shutil.copytree(QUESTIONS, folder, dirs_exist_ok=True)
    text = (QUESTIONS / DATA).read_text(encoding="utf-8")
    changed = text.replace("severity: high", "severity: low", 1)
    assert changed != text
    (folder / DATA).write_text(changed, encoding="utf-8")
    return folder


def test_todays_banks_are_always_at_hand(today: BankSet) -> None:
    """Without any folder, what ships is found."""
    assert edition(today.stamps, read_pool([QUESTIONS])) == Edition(today)


@pytest.mark.parametrize("whole", [True, False])
def test_an_earlier_bank_is_found_in_a_folder(today: BankSet, tmp_path: Path, whole: bool) -> None:
    """A folder with all banks or with one: the rest is taken from what ships."""
    earlier = load_banks(another_edition(tmp_path / "whole", whole=True))
    assert earlier.stamps != today.stamps
    folder = another_edition(tmp_path / "given", whole=whole)
    assert edition(earlier.stamps, read_pool([QUESTIONS, folder])) == Edition(earlier)
    assert edition(today.stamps, read_pool([QUESTIONS, folder])) == Edition(today)


def test_earlier_banks_that_ship_are_found(today: BankSet, tmp_path: Path) -> None:
    """Every folder below questions/former is looked through."""
    shipped = shutil.copytree(QUESTIONS, tmp_path / "questions")
    (shipped / "former").mkdir()
    (shipped / "former" / "README").write_text("one folder an edition")
    earlier = load_banks(another_edition(shipped / "former" / "2026.0", whole=True))
    assert folders_of(shipped) == [shipped, shipped / "former" / "2026.0"]
    pool = read_pool(folders_of(shipped))
    assert edition(earlier.stamps, pool) == Edition(earlier)
    assert edition(today.stamps, pool) == Edition(today)


def test_without_former_banks_there_are_todays() -> None:
    """A release that never changed a question ships one folder."""
    assert folders_of(QUESTIONS)[0] == QUESTIONS


def test_what_is_not_at_hand_is_named(today: BankSet) -> None:
    """The stamps that nothing has, and only those."""
    gone = BankStamp("data", "2025.4", "1" * 64)
    stamps = tuple(gone if stamp.id == "data" else stamp for stamp in today.stamps)
    assert edition(stamps, read_pool([QUESTIONS])) == Edition(None, (gone,))
    other = msgspec.structs.replace(today.profile.stamp, sha256="2" * 64)
    assert edition((other, gone), read_pool([QUESTIONS])) == Edition(None, (other, gone))


def test_stamps_that_name_no_whole_set_are_no_edition(today: BankSet) -> None:
    """None at all, no profile, two of them, no bank, or a bank twice."""
    pool, profile, banks = read_pool([QUESTIONS]), today.profile.stamp, today.stamps[1:]
    for stamps in ((), banks, (profile, *today.stamps), (profile,), (*today.stamps, banks[0])):
        assert edition(tuple(stamps), pool) == Edition(None)


def test_banks_that_do_not_belong_together_are_no_edition(today: BankSet, tmp_path: Path) -> None:
    """A bank that asks for a profile field which this profile does not have."""
    folder = tmp_path / "given"
    folder.mkdir()
    text = (QUESTIONS / DATA).read_text(encoding="utf-8").replace("customer_data", "never_asked")
    (folder / DATA).write_text(text, encoding="utf-8")
    pool = read_pool([QUESTIONS, folder])
    stamp = next(
        BankStamp("data", today.by_id["data"].version, sha256)
        for id_, sha256 in pool.banks
        if id_ == "data" and sha256 != today.by_id["data"].stamp.sha256
    )
    stamps = tuple(stamp if each.id == "data" else each for each in today.stamps)
    assert edition(stamps, pool) == Edition(None)


def test_a_folder_that_is_broken_is_told_in_full(tmp_path: Path) -> None:
    """Every problem in every file, with its place; a folder that is not there, too."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    (one / "01-a.yaml").write_text("a: [", encoding="utf-8")
    (one / "02-b.yaml").write_text("", encoding="utf-8")
    with pytest.raises(InvalidFileError) as error:
        read_pool([one, other])
    told = str(error.value).splitlines()
    assert [line.split(":")[0] for line in told] == [
        str(one / "01-a.yaml"),
        str(one / "02-b.yaml"),
        str(other),
    ]
    assert told[-1].endswith("there is no such file or folder")
