"""The program against an independent recomputation of scoring.md, on generated audits."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import recompute
from printed import printed
from strategies import ANY, GIVEN, audits, bank_sets
from written_banks import write_banks

from builders import (
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.score_file import encode_score

OFTEN = settings(max_examples=400, deadline=None)
SELDOM = settings(max_examples=30, deadline=None)


@OFTEN
@given(st.data())
def test_every_figure_is_what_the_specification_says(data: st.DataObject) -> None:
    """Numbers, states, ratings, floors, ranks and the plan are those of the oracle."""
    bank_set, audit = _drawn(data)
    capacity = data.draw(st.integers(1, 20))
    result = printed(score(bank_set, audit, capacity))
    expected = recompute(bank_set, audit, capacity)
    assert result == expected


def test_a_field_that_holds_the_red_line_of_another_field_is_found_out_first() -> None:
    """A's red line is open only because B is unknown, so B is to be found out."""
    fields = (
        a_field("b", "x", "y"),
        a_field("a", "x", "y", red_line=a_red_line("x", condition=when(b="y"))),
    )
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=fields)
    audit = an_audit({"q": answer("yes")}, {"a": "x", "b": "unknown"})
    assert recompute(bank_set, audit)["find_out"] == ["b"]
    assert score(bank_set, audit).find_out == ("b",)


def test_a_red_line_on_a_critical_band_is_a_floor_at_high() -> None:
    """The red line of the picture in section 8 is a floor at high that lifts nothing."""
    bank = a_bank("data", [a_question("a", severity=Severity.CRITICAL, red_line=a_red_line("no"))])
    result = printed(score(a_bank_set(bank), an_audit({"a": answer("no")})))
    overall = result["overall"]
    assert isinstance(overall, dict)
    assert overall["band"] == "critical"
    assert overall["floors"][0]["to"] == "high"


@SELDOM
@given(st.data())
def test_the_json_holds_the_same_figures_as_floats(data: st.DataObject) -> None:
    """What `score --json` prints is the oracle's result, each fraction as its float."""
    bank_set, audit = _drawn(data)
    told = json.loads(encode_score(score(bank_set, audit)))
    expected = _floats(printed(score(bank_set, audit)))
    assert told == expected


@SELDOM
@given(st.data())
def test_generated_banks_pass_a_bank_check(data: st.DataObject) -> None:
    """What the strategies make loads from files without a problem, and is the same then."""
    bank_set = data.draw(bank_sets())
    with TemporaryDirectory() as folder:
        loaded = load_banks(write_banks(bank_set, Path(folder)))
    assert loaded.profile.fields == bank_set.profile.fields
    for bank, back in zip(bank_set.banks, loaded.banks, strict=True):
        assert back.questions == bank.questions
        assert (back.base_exposure, back.raises) == (bank.base_exposure, bank.raises)


def _drawn(data: st.DataObject) -> tuple[BankSet, Audit]:
    bank_set = data.draw(bank_sets())
    return bank_set, data.draw(audits(bank_set, data.draw(st.sampled_from([GIVEN, ANY]))))


def _floats(value: object) -> object:
    if isinstance(value, dict):
        return {key: _floats(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_floats(each) for each in value]
    return float(value) if isinstance(value, Fraction) else value
