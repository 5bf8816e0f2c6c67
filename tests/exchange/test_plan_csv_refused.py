"""A plan file that cannot be taken: every problem at once, with its place and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from outsource_audit.domain.remediation import Remediation
from outsource_audit.exchange.csv_text import MOST_BYTES
from plan_files import Rows, as_csv, changed, planned, rows_of, with_cells


def a_workbook() -> bytes:
    """Return the beginning of a workbook."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


WORKBOOK = (
    "plan.csv:1:1: this is a workbook, not a CSV file "
    "(open it in your spreadsheet program and save it as CSV)"
)
NO_TEXT = (
    "plan.csv:1:1: the file holds bytes that are no text (save it as CSV with the encoding UTF-8)"
)
NO_ACTION = (
    "plan.csv:1:1: line 1 has no column called 'Action' "
    "(the first line names the columns, as `plan --format csv` writes them)"
)
MISREAD = (
    "plan.csv:2:1: a program took the file for another encoding and saved it so "
    "(write it again, and open it there as UTF-8)"
)
TOO_LARGE = (
    "plan.csv:1:1: the file has 5,000,001 bytes (the largest plan that is read has 5,000,000 bytes)"
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "plan.csv:1:1: the file is empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "plan.csv:1:1: the file is empty"),
        (b"\xff\xfe", "plan.csv:1:1: the file is empty"),
        (a_workbook(), WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), WORKBOOK),
        (b"Action,Owner\ndata-05,\0\n", NO_TEXT),
        ("Action,Owner".encode("utf-16-le"), NO_TEXT),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NO_TEXT),
        (
            b"\xef\xbb\xbfAction,Owner\r\ndata-05,Zo\xeb\r\n",
            "plan.csv:2:11: byte 0xeb is no text here (save it as CSV with the encoding UTF-8)",
        ),
        (
            b"Action,Owner\rdata-05,\x81\xff",
            "plan.csv:2:9: byte 0x81 is no text here (save it as CSV with the encoding UTF-8)",
        ),
        (
            b"\xff\xfeA\0c\0t",
            "plan.csv:1:3: byte 0x74 is no text here (save it as CSV with the encoding UTF-8)",
        ),
        (b"Owner,Status\nAnn,Done", NO_ACTION),
        (b"nothing to see", NO_ACTION),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", NO_ACTION),
        (
            b"Actions,Owner\n",
            "plan.csv:1:1: line 1 has no column called 'Action' (is it 'Actions'?)",
        ),
        (b"Task,Gain\ndata-05,1\n", NO_ACTION),
        (b"Our plan\nAction,Owner\ndata-05,Ann\ndata-01,Bo\n", NO_ACTION),
        (b"Action|Owner\ndata-05|Lee, Ann\ndata-01|Lee, Bo\n", NO_ACTION),
        (b'{\n "format": "audit",\n "answers": {"a": "yes", "b": "no", "c": 1}\n}\n', NO_ACTION),
        (b'{"format":"audit","answers":{"a":"yes","b":"no"}}\n', NO_ACTION),
        (b"+/v8-Action,Owner\ndata-05,Ann,+AOk-\n", NO_ACTION),
        (b"sep=;\nTask;Owner\n", NO_ACTION.replace("1:1: line 1", "2:1: line 2")),
        (b",,,\n,,\n", NO_ACTION),
        (b"sep=;\n", "plan.csv:1:1: the file is empty"),
        (
            "\n\xef\xbb\xbfAction,Owner\n".encode(),
            MISREAD,
        ),
        (
            b"Action,Owner,owner\n",
            "plan.csv:1:14: two columns are called 'Owner' (keep one of them)",
        ),
        (
            b"x" * (MOST_BYTES + 1),
            TOO_LARGE,
        ),
    ],
)
def test_a_file_that_is_no_plan_is_refused(data: bytes, problem: str) -> None:
    """What it is, and what to do with it."""
    assert planned().problems(data) == [problem]


def test_a_header_alone_is_a_plan_without_rows() -> None:
    """Nothing changes, and every action is told as missing."""
    ours = planned()
    taken = ours.read(as_csv(rows_of(ours.encoded)[:1]))
    assert (taken.changes, taken.has_rows) == ({}, False)
    assert ours.read(ours.encoded).has_rows
    assert taken.lines == (
        "4 actions are not in the file; they stay as they are: data-05, data-01, data-02, data-03.",
    )


@pytest.mark.parametrize(
    ("cells", "place", "what", "hint"),
    [
        (
            {"action": "data_05"},
            "2:1: Action",
            "'data_05' is no action of this audit",
            "did you mean 'data-05'?",
        ),
        (
            {"action": "Buy coffee"},
            "2:1: Action",
            "'Buy coffee' is no action of this audit",
            "this column holds the ids of the plan",
        ),
        (
            {"status": "Stuck"},
            "8:51: data-05: Status",
            "'Stuck' is no status",
            "write Planned, In progress, Done or Accepted risk",
        ),
        (
            {"due_date": "next week"},
            "8:60: data-05: Due date",
            "'next week' is no date",
            "write it as 2026-11-23",
        ),
        (
            {"review_date": "31.02.2027"},
            "8:128: data-05: Review date",
            "'31.02.2027' is no date",
            "write it as 2026-11-23",
        ),
        (
            {"due_date": "05/06/2026", "suggested_date": "05/07/2026"},
            "8:60: data-05: Due date",
            "'05/06/2026' can mean two days",
            "add --dates day-first or --dates month-first",
        ),
        (
            {"note": "x" * 1_000_000},
            "8:126: data-05: Note",
            "the text has 1,000,000 characters",
            "the longest has 32,767, as many as a spreadsheet cell can hold",
        ),
        (
            {"provider": "Harbour Fulfilment"},
            "8:31: Provider",
            "this is the plan of 'Harbour Fulfilment', and the audit is of 'Northway Fulfilment'",
            "if it is the right file after all, delete the column Provider",
        ),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(
    cells: dict[str, str], place: str, what: str, hint: str
) -> None:
    """Its line and column, the action, the column's name, and what to write."""
    ours = planned()
    file = with_cells(ours.encoded, **cells)
    assert ours.problems(file) == [f"plan.csv:{place}: {what} ({hint})"]


def test_an_accepted_risk_needs_its_reason_and_its_review_date() -> None:
    """Each that is missing is named where it belongs."""
    ours = planned()
    no_review = "an accepted risk needs a date on which it is looked at again"
    assert ours.problems(with_cells(ours.encoded, status="Accepted risk")) == [
        "plan.csv:8:133: data-05: Reason: an accepted risk needs a reason",
        f"plan.csv:8:134: data-05: Review date: {no_review}",
    ]
    file = b"Action,Status,Reason\ndata-05,accepted,It is small\n"
    assert ours.problems(file) == [f"plan.csv:2:1: data-05: Review date: {no_review}"]


def test_a_date_that_is_none_in_the_order_told_is_refused() -> None:
    """Nothing is turned round behind anybody's back."""
    ours = planned()
    file = with_cells(ours.encoded, due_date="12/24/2026")
    assert ours.problems(file, "day-first") == [
        "plan.csv:8:60: data-05: Due date: '12/24/2026' is no date (write it as 2026-11-23)"
    ]


def test_two_rows_that_contradict_each_other_are_refused() -> None:
    """Both lines are named."""
    ours = planned()
    file = changed(with_cells(ours.encoded, owner="Ann"), lambda rows: rows.append([*rows[1]]))

    def differ(rows: Rows) -> None:
        rows[-1][6] = "Bob"

    assert ours.problems(changed(file, differ)) == [
        "plan.csv:30:1: data-05: line 30 says something else than line 2 (keep one of the two)"
    ]


def test_a_row_longer_than_the_header_is_refused() -> None:
    """A comma without quotes has pushed its cells aside."""
    ours = planned({"data-05": Remediation(owner="Lee, Ann")})
    file = ours.encoded.replace(b'"Lee, Ann"', b"Lee, Ann")
    hint = "a text that holds a comma is put in quotation marks"
    assert ours.problems(file) == [
        f"plan.csv:8:136: the row has 19 cells, and the header 18 ({hint})"
    ]


def test_every_problem_is_told_at_once() -> None:
    """In the order of the file, and nothing is taken."""
    ours = planned()

    def spoil(rows: Rows) -> None:
        rows[1][5], rows[1][7] = "Stuck", "soon"
        rows[3][0] = "data-20"
        rows[4][17] = "never"

    told = ours.problems(changed(ours.encoded, spoil))
    assert [line.split(" ")[0] for line in told] == [
        "plan.csv:8:51:",
        "plan.csv:8:58:",
        "plan.csv:16:1:",
        "plan.csv:29:118:",
    ]
