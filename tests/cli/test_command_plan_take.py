"""`plan take`: what somebody changed in the CSV comes back into the audit."""

from __future__ import annotations

from pathlib import Path

import pytest

from outsource_audit.cli.clock import today
from outsource_audit.cli.plan_take import Dates
from outsource_audit.domain.remediation import Remediation
from outsource_audit.exchange.written_dates import DateOrder
from outsource_audit.storage.audit_file import held_audit, read_audit
from program import NAME, Ended, contents, run, saved, the_plain_demo

TABLE = "plan.csv"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with the demo's audit, an owner in it, and its plan as CSV."""
    saved(the_plain_demo(), tmp_path / NAME)
    run("plan", "set", NAME, "data-09", "depend-03", "--owner", "Ann", cwd=tmp_path)
    assert run("plan", NAME, "-o", TABLE, cwd=tmp_path).code == 0
    return tmp_path


def edit(place: Path, old: str, new: str) -> None:
    """Change the table as an editor would."""
    data = (place / TABLE).read_bytes().decode()
    assert old in data
    (place / TABLE).write_bytes(data.replace(old, new).encode())


def take(place: Path, *arguments: str) -> Ended:
    """Run `plan take` on the audit and the table."""
    return run("plan", "take", NAME, TABLE, *arguments, cwd=place)


def test_what_nobody_changed_changes_nothing(place: Path) -> None:
    """Not a byte, and it says so; at any capacity and start it was written with."""
    before = contents(place)[NAME]
    assert take(place) == Ended(0, f"Nothing to take: {TABLE} says what the audit says.\n", "")
    assert contents(place)[NAME] == before
    options = ("--capacity", "3", "--start", "2027-01-01")
    assert run("plan", NAME, *options, "-o", TABLE, cwd=place).code == 0
    assert take(place).out.startswith("Nothing to take")
    assert contents(place)[NAME] == before


def test_what_somebody_changed_is_taken_and_told(place: Path) -> None:
    """A line for each action, with the date of today in the audit."""
    edit(place, "Ann", "Zoe")
    ended = take(place)
    assert (ended.code, ended.out.splitlines()) == (
        0,
        [
            "data-09: planned; owner Zoe",
            "depend-03: planned; owner Zoe",
            f"Took 2 changes from {TABLE}.",
        ],
    )
    zoe = Remediation(owner="Zoe", changed=today())
    assert read_audit(place / NAME).remediation == {"data-09": zoe, "depend-03": zoe}
    assert take(place).out.startswith("Nothing to take")


def test_a_dry_run_says_the_same_and_writes_nothing(place: Path) -> None:
    """It does not even need the audit for itself."""
    edit(place, "Ann", "Zoe")
    before = contents(place)[NAME]
    with held_audit(place / NAME):
        ended = take(place, "--dry-run")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "data-09: planned; owner Zoe",
        "depend-03: planned; owner Zoe",
        "Nothing was written (--dry-run).",
    ]
    assert contents(place)[NAME] == before


def test_what_is_missing_is_told_on_stderr(place: Path) -> None:
    """It stays as it is."""
    (place / TABLE).write_text("Action,Owner\ndata-09,Ann\n")
    ended = take(place)
    assert ended.code == 0
    assert "stay as they are" in ended.err
    assert len(read_audit(place / NAME).remediation) == 2


def test_a_table_without_rows_says_so(place: Path) -> None:
    """It is not the same as one that says what the audit says."""
    (place / TABLE).write_text("Action,Owner\n")
    ended = take(place)
    assert (ended.code, ended.out) == (0, f"Nothing to take: {TABLE} has no rows.\n")


def test_dates_that_can_be_read_two_ways_need_to_be_told(place: Path) -> None:
    """The option says how."""
    (place / TABLE).write_text("Action,Due date\ndata-09,03/04/2027\n")
    ended = take(place)
    assert ended.code == 3
    assert f"{TABLE}:2:9:" in ended.err
    assert "--dates" in ended.err
    assert take(place, "--dates", "day-first").out.startswith(
        "data-09: planned; owner Ann; due 2027-04-03\n"
    )
    assert take(place, "--dates", "month-first").out.startswith(
        "data-09: planned; owner Ann; due 2027-03-04\n"
    )
    assert take(place, "--dates", "year-first").code == 2


def test_a_table_with_a_fault_changes_nothing(place: Path) -> None:
    """Every fault is told with its place, and the audit is left alone."""
    edit(place, "Planned,Ann", "Perhaps,Ann")
    before = contents(place)[NAME]
    ended = take(place)
    assert ended.code == 3
    assert len(ended.told) == 2
    assert all(line.startswith(f"outsource-audit: {TABLE}:") for line in ended.told)
    assert contents(place)[NAME] == before


def test_what_is_not_there_is_refused(place: Path) -> None:
    """The audit, and the table."""
    assert run("plan", "take", "none.json", TABLE, cwd=place).code == 3
    gone = run("plan", "take", NAME, "none.csv", cwd=place)
    assert (gone.code, gone.told) == (3, ["outsource-audit: none.csv: there is no such file"])


def test_an_audit_that_somebody_answers_is_left_alone(place: Path) -> None:
    """Nothing is taken while it is held."""
    edit(place, "Ann", "Zoe")
    with held_audit(place / NAME):
        assert take(place).code == 3
    assert read_audit(place / NAME).remediation["data-09"].owner == "Ann"


def test_the_words_of_the_option_are_those_of_the_exchange() -> None:
    """They are written twice, so that the help does not wait for it."""
    assert [word.value for word in Dates] == [order.value for order in DateOrder]
