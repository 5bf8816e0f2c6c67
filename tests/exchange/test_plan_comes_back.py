"""What an edited plan file sets, and what is told about it."""

from __future__ import annotations

import msgspec
import pytest

from builders import an_audit, answer
from outsource_audit.domain.action_plan import action_plan
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scoring import score
from outsource_audit.exchange.plan_columns import COLUMNS
from outsource_audit.exchange.plan_csv import Taken
from plan_files import (
    ACTIONS,
    Planned,
    Rows,
    as_csv,
    bank_set,
    changed,
    planned,
    rows_of,
    with_cells,
)

ACCEPTED = Remediation(Status.ACCEPTED, reason="It is small", review="2027-03-01")


def test_each_cell_that_is_read_back_sets_its_field() -> None:
    """Status, owner, due date, note, reason and review date."""
    ours = planned()
    file = with_cells(
        ours.encoded,
        status="Accepted risk",
        owner="Ann Lee",
        due_date="2026-12-01",
        note="one\ntwo",
        reason="It is small",
        review_date="1 March 2027",
    )
    assert ours.read(file) == Taken(
        {
            "data-05": Remediation(
                Status.ACCEPTED, "Ann Lee", "2026-12-01", "one\ntwo", "It is small", "2027-03-01"
            )
        },
        (),
    )


def test_one_cell_leaves_the_others_as_they_are() -> None:
    """What is set for an action, its date of change included, stays but for that cell."""
    before = Remediation(
        Status.IN_PROGRESS, "Ann", "2026-12-01", "a note\x07 ", changed="2026-11-30"
    )
    ours = planned({"data-05": before})
    assert ours.read(with_cells(ours.encoded, status="done")).changes == {
        "data-05": Remediation(
            Status.DONE, "Ann", "2026-12-01", "a note\x07 ", changed="2026-11-30"
        )
    }


def test_an_emptied_cell_clears_its_field() -> None:
    """Nobody is the owner any more, and nothing is due."""
    ours = planned({"data-05": Remediation(Status.DONE, "Ann", "2026-12-01", "note")})
    file = with_cells(ours.encoded, owner="", due_date=" ", note="", status="")
    assert ours.read(file).changes == {"data-05": Remediation()}


@pytest.mark.parametrize("written", ["", "2026-12-23", "23.12.2026", "12/23/2026", "23 Dec 26"])
def test_a_suggested_date_nobody_touched_is_not_set(written: str) -> None:
    """However the spreadsheet writes it, and where it was deleted."""
    ours = planned()
    assert ours.read(with_cells(ours.encoded, due_date=written)) == Taken({}, ())


def test_the_suggestion_in_the_file_counts_even_where_today_it_is_another() -> None:
    """A plan written from another start or at another capacity sets no date by itself."""
    ours = planned()
    earlier = planned(date="2026-05-04")
    assert ours.read(earlier.encoded) == Taken({}, ())

    def as_in_america(rows: Rows) -> None:
        for row in rows[1:]:
            row[7] = row[8] = "06/03/2026"

    assert ours.read(changed(earlier.encoded, as_in_america)) == Taken({}, ())


def test_a_date_of_ones_own_is_set_even_where_it_was_the_suggested_one_before() -> None:
    """Where a date was set, the suggested one is a change like any other."""
    ours = planned({"data-05": Remediation(due="2026-12-01")})
    assert ours.read(with_cells(ours.encoded, due_date="2026-12-23")).changes == {
        "data-05": Remediation(due="2026-12-23")
    }


def test_dates_of_the_file_decide_together_what_stands_first() -> None:
    """The suggested 23 December, written as in America, makes 12/01 the first of December."""
    ours = planned()

    def as_in_america(rows: Rows) -> None:
        rows[1][7], rows[1][8] = "12/01/2026", "12/23/2026"

    assert ours.read(changed(ours.encoded, as_in_america)).changes == {
        "data-05": Remediation(due="2026-12-01")
    }


@pytest.mark.parametrize(
    ("dates", "due"), [("month-first", "2026-12-01"), ("day-first", "2026-01-12")]
)
def test_the_order_told_decides(dates: str, due: str) -> None:
    """Where the file does not say it, the person does."""
    ours = planned()
    file = with_cells(ours.encoded, due_date="12/01/2026", suggested_date="")
    assert ours.read(file, dates).changes == {"data-05": Remediation(due=due)}


def test_question_marks_in_place_of_letters_an_encoding_lacks_are_no_change() -> None:
    """Excel's plain CSV keeps no 漢; what was set stays, and the rest is looked at."""
    set_before = {"data-05": Remediation(note="漢 and ≥, Zoë", owner="Ł. Nowak")}
    ours = planned(set_before)
    file = as_csv(rows_of(ours.encoded)).decode().encode("cp1252", "replace")
    assert ours.read(file) == Taken(
        {}, ("The file is not UTF-8 and was read as Windows-1252: look at letters with accents.",)
    )


def test_headers_are_known_in_any_case() -> None:
    """`DUE DATE` is the due date, and spaces around it do not matter."""
    ours = planned()

    def shout(rows: Rows) -> None:
        rows[0] = [f" {name.upper()} " for name in rows[0]]
        rows[1][6] = "Ann"

    assert ours.read(changed(ours.encoded, shout)) == Taken(
        {"data-05": Remediation(owner="Ann")}, ()
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_second_byte_order_mark_is_dropped(encoding: str) -> None:
    """A program put its own before the one that was there."""
    text = "\ufeffAction,Owner\ndata-05,Zoë\n"
    assert planned().read(text.encode(encoding)).changes == {"data-05": Remediation(owner="Zoë")}


def test_columns_that_are_not_ours_are_told_once() -> None:
    """Nothing is read from them, and an unnamed column is not worth a word."""
    ours = planned()

    def add(rows: Rows) -> None:
        rows[0] += ["Team", "", "=1"]
        for row in rows[1:]:
            row += ["x", "y", "z"]  # the row itself grows

    assert ours.read(changed(ours.encoded, add)) == Taken(
        {}, ("Not read, since the plan has no such column: 'Team', '=1'.",)
    )


def test_columns_that_are_gone_leave_what_is_set() -> None:
    """A tool that drops the notes does not delete them."""
    ours = planned({"data-05": Remediation(owner="Ann", note="kept")})
    file = changed(
        ours.encoded, lambda rows: [rows.__setitem__(i, r[:7]) for i, r in enumerate(rows)]
    )
    lacks = "The file lacks the columns Due date, Note, Reason and Review date"
    assert ours.read(file) == Taken({}, (f"{lacks}: what is set there stays.",))
    file = changed(ours.encoded, lambda rows: [row.pop() for row in rows])
    assert ours.read(file) == Taken(
        {}, ("The file lacks the column Review date: what is set there stays.",)
    )


def test_cells_that_are_not_there_leave_what_is_set() -> None:
    """A row that ends early says nothing of the columns after it, just as a missing column."""
    before = Remediation(Status.PLANNED, "Ann", "2026-12-01", "kept", "small", "2027-03-01")
    ours = planned({"data-05": before})
    file = b"Action,Status,Owner,Due date,Note\ndata-05,In progress\n"
    assert ours.read(file).changes == {
        "data-05": msgspec.structs.replace(before, status=Status.IN_PROGRESS)
    }
    assert ours.read(b"Action,Status,Owner,Due date,Note\ndata-05\n").changes == {}
    assert ours.read(b"Action,Owner,Note\ndata-05,\n").changes == {
        "data-05": msgspec.structs.replace(before, owner="")
    }
    file = changed(ours.encoded, lambda rows: [row.pop() for row in rows[1:] for _ in range(3)])
    assert ours.read(file) == Taken({}, ())


def test_rows_that_are_missing_are_told() -> None:
    """What is not in the file stays as it is."""
    ours = planned({"data-01": Remediation(owner="Ann")})
    file = changed(ours.encoded, lambda rows: rows.__delitem__(slice(2, 4)))
    assert ours.read(file) == Taken(
        {}, ("2 actions are not in the file; they stay as they are: data-01, data-02.",)
    )
    file = changed(ours.encoded, lambda rows: rows.pop())
    assert ours.read(file).lines == ("1 action is not in the file; it stays as it is: data-03.",)


def test_of_many_rows_that_are_missing_the_first_five_are_named() -> None:
    """The line stays short, however long the plan is."""
    given = {question.id: answer("no") for question in bank_set().questions.values()}
    scorecard = score(bank_set(), an_audit(given, in_full=("data",)))
    ours = Planned(scorecard, action_plan(scorecard))
    ids = [action.id for action in ours.plan.steps]
    assert len(ids) == 7
    assert ours.read(as_csv(rows_of(ours.encoded)[:1])).lines == (
        f"7 actions are not in the file; they stay as they are: {', '.join(ids[:5])} and 2 more.",
    )


def test_a_row_that_is_there_twice_with_the_same_content_is_told() -> None:
    """It is taken once."""
    ours = planned()
    file = changed(with_cells(ours.encoded, owner="Ann"), lambda rows: rows.append(rows[1]))
    assert ours.read(file) == Taken(
        {"data-05": Remediation(owner="Ann")},
        ("data-05 is there more than once, the same each time: on lines 2 and 30.",),
    )


def test_a_row_without_an_action_is_told() -> None:
    """A task somebody added is no action of the audit; an empty row is nothing."""
    ours = planned()

    def add(rows: Rows) -> None:
        rows.append(["", "Buy coffee"])
        rows.append([" "] * len(COLUMNS))

    assert ours.read(changed(ours.encoded, add)) == Taken(
        {}, ("1 row without an action left out: line 30.",)
    )

    def add_more(rows: Rows) -> None:
        rows.extend([["", "Buy coffee"], ["", "Drink it"]])

    assert ours.read(changed(ours.encoded, add_more)) == Taken(
        {}, ("2 rows without an action left out: lines 30 and 31.",)
    )


def test_a_question_without_a_gap_is_no_action() -> None:
    """It is told with the reason, and nothing is set for it."""
    ours = planned()

    def add(rows: Rows) -> None:
        rows.extend([action, *rows[1][1:5], "Done"] for action in ("data-04", "data-06", "data-07"))

    assert ours.read(changed(ours.encoded, add)).lines == (
        "data-04 is no action of the plan: its answer leaves no gap now. Line 30 is left out.",
        "data-06 is no action of the plan: it does not apply. Line 37 is left out.",
        "data-07 is no action of the plan: it has no answer yet. Line 44 is left out.",
    )


def test_an_action_that_was_set_before_its_gap_was_closed_is_taken() -> None:
    """Its status can still be put right."""
    ours = planned({"data-04": Remediation(Status.IN_PROGRESS, "Ann"), "gone": Remediation()})

    def add(rows: Rows) -> None:
        rows.append(["data-04", "", "", "", "", "Done", "Ann"])
        rows.append(["gone", "", "", "", "", "Done"])

    assert ours.read(changed(ours.encoded, add)) == Taken(
        {"data-04": Remediation(Status.DONE, "Ann"), "gone": Remediation(Status.DONE)}, ()
    )


@pytest.mark.parametrize("written", ["data-99", "DATA-01", "' data-01"])
def test_an_action_is_known_by_its_former_id_and_in_any_case(written: str) -> None:
    """A file from before an id was renamed is still good."""
    assert bank_set().renamed == {"data-99": "data-01"}
    ours = planned()

    def rename(rows: Rows) -> None:
        rows[2][0], rows[2][6] = written.removeprefix("'"), "Ann"

    assert ours.read(changed(ours.encoded, rename)) == Taken(
        {"data-01": Remediation(owner="Ann")}, ()
    )


def test_other_words_for_a_fix_are_told() -> None:
    """What the bank words cannot be changed here; an emptied cell is no such change."""
    ours = planned()
    file = with_cells(ours.encoded, name="Do it!", description="")
    assert ours.read(file) == Taken(
        {}, ("Changes in Name are not taken: the question bank words them.",)
    )


def test_figures_of_another_day_are_no_change() -> None:
    """Scores, periods and effort are computed anew each time."""
    ours = planned()

    def spoil(rows: Rows) -> None:
        for row in rows[1:]:
            row[9:15] = ["?", "Later", "1,5", "", "0,1", "n/a"]

    assert ours.read(changed(ours.encoded, spoil)) == Taken({}, ())


def test_rows_may_come_in_any_order() -> None:
    """Each is told by its id."""
    ours = planned({"data-03": Remediation(owner="Ann")})

    def turn(rows: Rows) -> None:
        rows[1:] = rows[:0:-1]
        assert [row[0] for row in rows[1:]] == list(reversed(ACTIONS))

    assert ours.read(changed(ours.encoded, turn)) == Taken({}, ())


def test_an_accepted_risk_can_be_taken_up_again() -> None:
    """Its reason and review date stay with it until somebody clears them."""
    ours = planned({"data-05": ACCEPTED})
    assert ours.read(with_cells(ours.encoded, status="To Do")).changes == {
        "data-05": Remediation(reason="It is small", review="2027-03-01")
    }


def test_a_plan_up_to_a_rating_keeps_the_steps_beyond_it() -> None:
    """A step beyond the rating asked for is an action all the same."""
    whole = planned()
    short = Planned(whole.scorecard, action_plan(whole.scorecard, target=Rating.MODERATE))
    assert [action.id for action in short.plan.steps] == ["data-05", "data-01"]

    def own(rows: Rows) -> None:
        rows[3][6] = "Ann"

    assert short.read(changed(whole.encoded, own)) == Taken(
        {"data-02": Remediation(owner="Ann")}, ()
    )
