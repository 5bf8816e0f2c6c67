"""The action plan as CSV: what other tools find in it, and what comes back unchanged."""

from __future__ import annotations

import contextlib
import csv
import io
import random
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from builders import a_bank, a_bank_set, a_question, a_red_line, an_audit, answer
from outsource_audit.domain.action_plan import action_plan
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.errors import InvalidFileError
from outsource_audit.exchange.plan_columns import COLUMNS, READ_BACK, plain, task_name
from outsource_audit.exchange.plan_csv import Taken
from plan_files import ACTIONS, Planned, as_csv, planned, rows_of
from program import shipped

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("=+-@'\"\n\r\t,; "), max_size=30)
DATES = st.dates().map(lambda day: day.isoformat())


@st.composite
def remediations(draw: st.DrawFn) -> Remediation:
    """Make what can be set for an action; an accepted risk has its reason and review date."""
    status = draw(st.sampled_from(Status))
    accepted = status is Status.ACCEPTED
    reason = draw(TEXTS)
    return Remediation(
        status=status,
        owner=draw(TEXTS),
        due=draw(DATES | st.just("")),
        note=draw(TEXTS),
        reason=f"because {reason}" if accepted else reason,
        review=draw(DATES if accepted else DATES | st.just("")),
        changed=draw(DATES),
    )


def as_written(remediation: Remediation) -> Remediation:
    """Return what a file can say of a remediation: nothing acts, no spaces around a text."""
    return Remediation(
        status=remediation.status,
        owner=plain(remediation.owner).replace("\n", " "),
        due=remediation.due,
        note=plain(remediation.note),
        reason=plain(remediation.reason),
        review=remediation.review,
    )


SETTINGS = st.dictionaries(st.sampled_from(ACTIONS), remediations())
SPELLINGS = st.tuples(
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def respelt(data: bytes, spelling: tuple[str, str, str], shuffle: int) -> bytes:
    """Return a file as another program saves it, with its rows and columns in another order."""
    encoding, separator, line_end = spelling
    header, *rows = rows_of(data)
    order = list(range(len(header)))
    chance = random.Random(shuffle)  # noqa: S311  # an order, not a secret
    chance.shuffle(order)
    chance.shuffle(rows)
    moved = [[row[place] for place in order] for row in (header, *rows)]
    try:
        again = as_csv(moved, encoding=encoding, separator=separator, line_end=line_end)
    except UnicodeEncodeError:
        reject()
    if encoding == "cp1252" and not again.isascii():
        # Such bytes now and then are UTF-8 as well, and mean another text.
        assume(_is_no_utf8(again))
    return again


def _is_no_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


@given(SETTINGS, SPELLINGS, st.integers())
def test_a_file_nobody_edited_changes_nothing(
    settings: dict[str, Remediation], spelling: tuple[str, str, str], shuffle: int
) -> None:
    """Whatever is set, whichever program saved the file, in whichever order."""
    ours = planned(settings)
    assert ours.read(respelt(ours.encoded, spelling, shuffle)).changes == {}


@given(SETTINGS, SPELLINGS, st.integers())
def test_what_is_set_survives_the_way_into_an_audit_without_it(
    settings: dict[str, Remediation], spelling: tuple[str, str, str], shuffle: int
) -> None:
    """Read where nothing is set, the file sets exactly what it says."""
    file = respelt(planned(settings).encoded, spelling, shuffle)
    said = {action: as_written(each) for action, each in settings.items()}
    expected = {action: each for action, each in said.items() if each != Remediation()}
    # A due date that is the suggested one stays a suggestion.
    suggested = {action.id: action.suggested_due for action in planned().plan.steps}
    assume(all(each.due != suggested[action] for action, each in said.items()))
    assert planned().read(file).changes == expected


def taken_or_refused(ours: Planned, data: bytes) -> None:
    """Read a file; any error but a list of its problems is a fault."""
    with contextlib.suppress(InvalidFileError):
        ours.read(data)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_ends_the_program(data: bytes) -> None:
    """Whatever lies in the file, it is taken or refused with its problems."""
    taken_or_refused(planned(), data)


@given(TEXTS, st.integers(0, 4), st.integers(0, len(COLUMNS) - 1))
def test_no_text_of_a_cell_ends_the_program(text: str, line: int, column: int) -> None:
    """The same for a file whose columns are right, and for its header."""
    ours = planned()
    rows = rows_of(ours.encoded)
    rows[line][column] = text
    taken_or_refused(ours, as_csv(rows))


def test_the_file_is_one_excel_opens_as_it_is() -> None:
    """UTF-8 with its mark, lines that end as on Windows, commas, the id in the first column."""
    data = planned({"data-01": Remediation(note="Zoë asked\nagain, twice")}).encoded
    assert data.startswith(b"\xef\xbb\xbfAction,Name,Description,")
    assert b"\r\n" in data
    assert '"Zoë asked\nagain, twice"' in data.decode()
    assert [row[0] for row in rows_of(data)[1:]] == list(ACTIONS)
    assert data == planned({"data-01": Remediation(note="Zoë asked\nagain, twice")}).encoded


def by_column(data: bytes) -> list[dict[str, str]]:
    """Return the rows by column."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_column_says_what_its_name_says() -> None:
    """What nobody set is planned, and due when its period ends."""
    owned = Remediation(Status.IN_PROGRESS, owner="Ann", due="2026-12-01", note="half done")
    first, second, *_, last = by_column(planned({"data-01": owned}).encoded)
    assert first == {
        "Action": "data-05",
        "Name": "Put it in place.",
        "Description": "Put it in place.\n\nWhy: Because it protects you.\n\n"
        "What would show it: A dated page.\n\nAction: data-05",
        "Pitfall": "Pitfall data",
        "Provider": "Northway Fulfilment",
        "Status": "Planned",
        "Owner": "",
        "Due date": "2026-12-23",
        "Suggested date": "2026-12-23",
        "Priority": "Highest",
        "Period": "Within 30 days",
        "Effort points": "1",
        "Gain": "18.8",
        "Score after": "75.0",
        "Rating after": "Critical",
        "Note": "",
        "Reason": "",
        "Review date": "",
    }
    assert (second["Name"], second["Status"], second["Owner"]) == ("Ask.", "In progress", "Ann")
    assert (second["Due date"], second["Suggested date"]) == ("2026-12-01", "2026-12-23")
    assert (second["Note"], second["Priority"]) == ("half done", "High")
    assert (last["Priority"], last["Period"]) == ("Low", "Within 90 days")


@pytest.mark.parametrize(
    ("severity", "priority"), [*zip(Severity, ["Low", "Medium", "High", "Highest"], strict=True)]
)
def test_the_priority_is_one_that_jira_knows(severity: Severity, priority: str) -> None:
    """It follows the weight of the question; a red line is of the highest."""
    for red_line, expected in ((None, priority), (a_red_line("no"), "Highest")):
        question = a_question("data-01", severity=severity, red_line=red_line)
        bank_set = a_bank_set(a_bank("data", [question]))
        scorecard = score(bank_set, an_audit({"data-01": answer("no")}), 4)
        row = by_column(Planned(scorecard, action_plan(scorecard)).encoded)[0]
        assert row["Priority"] == expected


@pytest.mark.parametrize(
    "closed",
    [
        Remediation(Status.DONE),
        Remediation(Status.ACCEPTED, reason="It is small", review="2027-03-01"),
    ],
)
def test_no_date_is_suggested_where_nothing_is_left_to_do(closed: Remediation) -> None:
    """Done actions and accepted risks are due on no day."""
    row = by_column(planned({"data-05": closed}).encoded)[0]
    assert (row["Due date"], row["Suggested date"]) == ("", "2026-12-23")


def test_no_text_runs_as_a_formula() -> None:
    """A text that a spreadsheet would compute has an apostrophe before it, and loses it again."""
    settings = {"data-01": Remediation(owner="=cmd|'/C calc'!A0", note=" @SUM(1)\n=2")}
    ours = planned(settings, provider="+49 Logistics")
    row = by_column(ours.encoded)[1]
    assert row["Owner"] == "'=cmd|'/C calc'!A0"
    assert row["Note"] == "'@SUM(1)\n=2"
    assert row["Provider"] == "'+49 Logistics"
    assert ours.read(ours.encoded) == Taken({}, ())


def test_control_characters_do_not_leave_the_program() -> None:
    """What would act on a screen is shown as a sign instead."""
    data = planned({"data-01": Remediation(note="\x1b[31mred\u202e")}).encoded
    assert "\N{SYMBOL FOR ESCAPE}[31mred\N{REPLACEMENT CHARACTER}" in data.decode()


def test_the_title_of_a_task_is_the_name_its_bank_gives() -> None:
    """Cut nowhere, on one line, and with nothing in it that acts."""
    for question in shipped().questions.values():
        assert task_name(question) == question.action
    assert task_name(a_question("data-01", action="Get\x1b proof\nof it")) == (
        "Get\N{SYMBOL FOR ESCAPE} proof of it"
    )


def test_without_a_name_the_title_is_the_first_sentence_of_the_fix() -> None:
    """No longer than Jira takes."""
    assert task_name(a_question("data-01", fix=" Ask. Then sign.")) == "Ask."
    long = task_name(a_question("data-01", fix="word " * 100))
    assert long == ("word " * 49).rstrip() + " wo..."


def test_an_empty_plan_is_a_header() -> None:
    """Nothing to do gives a file without rows, which sets nothing."""
    ours = planned()
    empty = Planned(ours.scorecard, type(ours.plan)(steps=(), former=(), find_out=()))
    assert rows_of(empty.encoded) == [list(COLUMNS)]
    assert empty.read(empty.encoded) == Taken({}, (), has_rows=False)


def test_the_guide_names_every_column() -> None:
    """docs/plan-csv.md has a row for each, and says rightly which of them come back."""
    guide = (Path(__file__).parents[2] / "docs" / "plan-csv.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| ([A-Z][^|]+) \| [^|]+ \| ([^|]+) \|$", guide, re.MULTILINE)[1:]
    comes_back = {name: back == "yes" for names, back in told for name in names.split(", ")}
    assert comes_back == {name: name in READ_BACK for name in COLUMNS}
