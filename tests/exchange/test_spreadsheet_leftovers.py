"""Formulas, and the errors of formulas, that a spreadsheet left in an edited plan file."""

from __future__ import annotations

import pytest

from outsource_audit.domain.remediation import Remediation
from outsource_audit.exchange.plan_csv import Taken
from plan_files import planned, with_cells

ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!", "#NULL!", "#NUM!", "Err:508", "#n/a ")


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("column", ["Status", "Owner", "Due date", "Note", "Reason", "Review date"])
def test_what_a_spreadsheet_could_not_compute_is_refused(column: str, error: str) -> None:
    """Its error would stand in place of the name, the note or the date that was meant."""
    ours = planned({"data-05": Remediation(owner="Ann", note="kept")})
    what = f"{error.strip()!r} is a spreadsheet's error, not a text"
    hint = "write the text in, or leave the cell as it was"
    assert ours.problems(f"Action,{column}\ndata-05,{error}\n".encode()) == [
        f"plan.csv:2:9: data-05: {column}: {what} ({hint})"
    ]


def test_a_text_that_speaks_of_an_error_is_a_text() -> None:
    """And one that was set before is left as it is."""
    ours = planned({"data-05": Remediation(note="#REF!")})
    assert ours.read(ours.encoded).changes == {}
    file = with_cells(ours.encoded, note="#REF! in the sheet", owner="#1")
    assert ours.read(file).changes == {
        "data-05": Remediation(owner="#1", note="#REF! in the sheet")
    }


def test_a_formula_somebody_typed_is_a_text() -> None:
    """It is kept as it was typed; nothing computes it."""
    ours = planned()
    file = with_cells(ours.encoded, note='=HYPERLINK("https://example.com")')
    assert ours.read(file) == Taken(
        {"data-05": Remediation(note='=HYPERLINK("https://example.com")')},
        ("The cell Note of data-05 begins with '=' and is kept as plain text.",),
    )


@pytest.mark.parametrize("mark", ["", "'"])
def test_a_text_with_an_equals_sign_that_was_set_before_comes_back_without_a_word(
    mark: str,
) -> None:
    """With our apostrophe before it, or where a program took that off; and when typed with one."""
    before = Remediation(owner="=Ann", note="=1+1", reason="= small")
    ours = planned({"data-05": before})
    file = f"Action,Owner,Note,Reason\ndata-05,{mark}=Ann,{mark}=1+1,{mark}= small\n"
    assert ours.read(file.encode()).changes == {}
    assert not any("begins with" in line for line in ours.read(file.encode()).lines)
    assert ours.read(ours.encoded) == Taken({}, ())
    typed = planned().read(with_cells(planned().encoded, owner="'=Ann"))
    assert typed == Taken({"data-05": Remediation(owner="=Ann")}, ())
