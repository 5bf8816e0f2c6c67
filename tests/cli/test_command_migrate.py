"""`migrate`: an audit brought up to date with the question banks."""

from __future__ import annotations

from pathlib import Path

import msgspec

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankStamp
from outsource_audit.storage.audit_file import held_audit, read_audit
from program import NAME, contents, run, saved, shipped, the_demo

GIVEN = "2026-01-02T03:04:05+00:00"
ANSWERS = {
    "comms-01": Answer(answer="yes", given=GIVEN),
    "data-05": Answer(answer="no", revision=0, given=GIVEN),
    "data-06": Answer(answer="perhaps", note="Asked", given=GIVEN),
    "data-77": Answer(answer="yes", note="kept", internal_note="kept too", given=GIVEN),
}
EDITIONS = "Question banks that changed since this audit was last saved: data (2025.4, now 2026.1)."
CHANGES = [
    EDITIONS,
    "Please answer again, the question changed: data-05.",
    "Please answer again, the answer does not fit the question: data-06.",
    "No longer asked; the answers are kept aside: data-77.",
]


def of_an_earlier_edition(answers: dict[str, Answer]) -> Audit:
    """Return an audit that was saved when the bank on data was another one."""
    stamps = {stamp.id: stamp for stamp in shipped().stamps}
    stamps["data"] = BankStamp("data", "2025.4", "0" * 64)
    return Audit(
        business="Kiln & Co",
        provider="Northway",
        date="2026-01-02",
        answers=answers,
        banks=tuple(stamps.values()),
    )


def test_what_changed_is_told_and_every_answer_kept(tmp_path: Path) -> None:
    """The banks of today are noted, all answers stay, and a second time there is no more to do."""
    old = of_an_earlier_edition(ANSWERS)
    saved(old, tmp_path / NAME)
    ended = run("migrate", NAME, cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [*CHANGES, f"Brought up to date: {NAME}"]
    assert read_audit(tmp_path / NAME) == msgspec.structs.replace(old, banks=shipped().stamps)
    before, told = contents(tmp_path), "2 answers still wait to be confirmed (data-05, data-06)"
    again = run("migrate", NAME, cwd=tmp_path)
    assert (again.code, again.err) == (0, "")
    assert again.out.splitlines() == [
        f"Nothing to do: {NAME} is up to date with the question banks.",
        f"{told}: outsource-audit run {NAME} asks them.",
    ]
    assert contents(tmp_path) == before


def test_answers_that_still_wait_are_those_the_next_run_asks(tmp_path: Path) -> None:
    """One alone is "it"; what is hidden or marked to look up is left out, and so is the line."""
    audit = msgspec.structs.replace(of_an_earlier_edition(ANSWERS), banks=shipped().stamps)
    up_to_date = "Nothing to do: my shop.json is up to date with the question banks."
    told = (
        "1 answer still waits to be confirmed (data-05): "
        "outsource-audit run 'my shop.json' asks it."
    )
    hidden = {"customer_data": "none"}
    assert shipped().questions["data-05"].show_if is not None
    for profile, look_up, lines in (
        ({}, ("data-06",), [up_to_date, told]),
        ({}, ("data-05", "data-06"), [up_to_date]),
        (hidden, ("data-06",), [up_to_date]),
    ):
        changed = msgspec.structs.replace(audit, profile=profile, look_up=look_up)
        saved(changed, tmp_path / "my shop.json")
        for more in ([], ["--dry-run"]):
            ended = run("migrate", "my shop.json", *more, cwd=tmp_path)
            assert (ended.code, ended.out.splitlines(), ended.err) == (0, lines, "")


def test_an_edition_under_which_all_answers_fit(tmp_path: Path) -> None:
    """It is noted, and nobody has to do anything."""
    saved(of_an_earlier_edition({"comms-01": ANSWERS["comms-01"]}), tmp_path / NAME)
    ended = run("migrate", NAME, cwd=tmp_path)
    told = [EDITIONS, "Every answer still fits.", f"Brought up to date: {NAME}"]
    assert (ended.code, ended.out.splitlines()) == (0, told)
    assert run("score", NAME, cwd=tmp_path).err == ""


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It says the same, without a lock: an audit that is open can be looked at."""
    saved(of_an_earlier_edition(ANSWERS), tmp_path / NAME)
    before = (tmp_path / NAME).read_bytes()
    with held_audit(tmp_path / NAME):
        ended = run("migrate", NAME, "--dry-run", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [*CHANGES, "Nothing was written (--dry-run)."]
    assert (tmp_path / NAME).read_bytes() == before


def test_an_audit_up_to_date_is_not_touched(tmp_path: Path) -> None:
    """Nothing to do means nothing written, not even beside it."""
    audit = msgspec.structs.replace(the_demo(), banks=shipped().stamps)
    saved(audit, tmp_path / NAME)
    before, folder = contents(tmp_path), tmp_path.stat().st_mtime_ns
    for more in ([], ["--dry-run"]):
        ended = run("migrate", NAME, *more, cwd=tmp_path)
        assert ended == (0, f"Nothing to do: {NAME} is up to date with the question banks.\n", "")
    assert (contents(tmp_path), tmp_path.stat().st_mtime_ns) == (before, folder)


def test_an_audit_that_someone_holds_is_left_alone(tmp_path: Path) -> None:
    """Who is answering it is not written over."""
    saved(of_an_earlier_edition(ANSWERS), tmp_path / NAME)
    before = (tmp_path / NAME).read_bytes()
    with held_audit(tmp_path / NAME):
        ended = run("migrate", NAME, cwd=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert "is open in another outsource-audit" in ended.err
    assert (tmp_path / NAME).read_bytes() == before


def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path) -> None:
    """Missing, damaged, newer: the reader's own words, exit 3, nothing written."""
    (tmp_path / "cut.audit.json").write_text('{\n  "format": 1,\n  "business": "Kil')
    (tmp_path / "newer.audit.json").write_text('{"format": 2}')
    before = contents(tmp_path)
    told = {
        "none.audit.json": ": there is no such file",
        "no/such/folder.audit.json": ": there is no such file",
        "cut.audit.json": ":3:19: the file ends in the middle (it may be a copy that was cut off)",
        "newer.audit.json": (
            ":1:1: was written in format 2, and this version reads format 1 "
            "(update outsource-audit to read it)"
        ),
    }
    for name, line in told.items():
        ended = run("migrate", name, cwd=tmp_path)
        assert ended == (3, "", f"outsource-audit: {name}{line}\n")
    assert contents(tmp_path) == before


def test_ids_from_a_file_come_out_inert(tmp_path: Path) -> None:
    """An id with control characters steers no terminal."""
    saved(of_an_earlier_edition({"gone\x1b[2J": Answer(answer="yes")}), tmp_path / NAME)
    ended = run("migrate", NAME, cwd=tmp_path)
    assert ended.code == 0
    assert "gone␛[2J" in ended.out
    assert "\x1b" not in ended.out
