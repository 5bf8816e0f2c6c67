"""A comparison in words: the headline, and what to know before trusting it."""

from __future__ import annotations

import msgspec
import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.comparison import Caution
from outsource_audit.domain.comparison_account import account
from outsource_audit.domain.comparison_cautions import cautions
from outsource_audit.domain.comparison_words import (
    answers_told,
    common_sentence,
    finding_counts,
    findings_of,
    fix_text,
    gone_text,
    headline,
    item_text,
    pitfall_ratings,
    red_line_text,
    stood_text,
    sums_explained,
    title_text,
)
from outsource_audit.domain.finding_changes import Fate
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import Compared, ComparedAudit, compared, trend
from outsource_audit.domain.trend_table import trend_rows

BANKS = a_bank_set(
    a_bank("one", [a_question("a", red_line=a_red_line("no")), *map(a_question, "bcd")])
)
YES, NO = answer("yes"), answer("no")
IF_WELL = "if what is not known turns out well"


def of(audit: Audit, banks: BankSet = BANKS, **changes: object) -> ComparedAudit:
    """Score an audit for a comparison."""
    fields: dict[str, object] = {"file": "x.audit.json", "scorecard": score(banks, audit)}
    return ComparedAudit(**(fields | changes))  # type: ignore[arg-type]  # the struct checks nothing here


def all_(value: Answer, **others: Answer) -> Audit:
    """Answer every question alike, but for some."""
    return an_audit(dict.fromkeys("abcd", value) | others)


def told(old: Audit, new: Audit) -> str:
    """Return the headline."""
    comparison = compared(of(old), of(new)).comparison
    figures = account(comparison)
    return " ".join(headline(comparison, figures.score, figures.confirmed))


@pytest.mark.parametrize(
    ("old", "new", "numbers", "ratings"),
    [
        (
            all_(NO),
            all_(YES, b=NO),
            "Score 100 -> 25.0: 75.0 better. Confirmed 100 -> 25.0: 75.0 less.",
            "Rating: critical -> moderate.",
        ),
        (
            all_(YES),
            all_(YES, b=UNKNOWN_ANSWER),
            "Score 0 -> 25.0: 25.0 worse. Confirmed 0, as before.",
            f"Rating {IF_WELL}: low, as before; until then: low -> moderate.",
        ),
        (
            all_(YES, b=NO),
            all_(YES, c=NO),
            "Score 25.0, as before. Confirmed 25.0, as before.",
            "Rating: moderate, as before.",
        ),
        (
            an_audit(),
            all_(YES),
            "Score 100 -> 0: 100.0 better. Confirmed 0, as before.",
            "Rating: not rated -> low.",
        ),
        (
            all_(YES),
            all_(NOT_APPLICABLE),
            "Before: Score 0, of which 0 is confirmed. Now: No score, because no question counts.",
            "Rating: low -> not rated.",
        ),
        (
            all_(YES),
            all_(YES),
            "Nothing changed that counts. Score 0, of which 0 is confirmed.",
            "Rating: low, as before.",
        ),
    ],
)
def test_the_headline_says_both_numbers_and_ratings(
    old: Audit, new: Audit, numbers: str, ratings: str
) -> None:
    """Before and after, whether there is a score and a rating or not."""
    assert told(old, new) == f"{numbers} {ratings}"


def test_less_confirmed_is_not_called_better() -> None:
    """A gap that nobody can see any more is not put right."""
    assert "Confirmed 100 -> 75.0: 25.0 less." in told(all_(NO), all_(NO, b=UNKNOWN_ANSWER))


def test_a_change_too_small_to_show_is_told() -> None:
    """Two scores that look alike and are not are not called the same: 720 and 720.5 of 1601."""
    heavy = [a_question(f"q{i}", severity=Severity.CRITICAL) for i in range(200)]
    heavy = [a_question(f"q{n}", severity=Severity.CRITICAL) for n in range(100)]
    light = a_bank("two", [a_question("a", severity=Severity.LOW)], pitfall=2, exposure=1)
    banks = a_bank_set(a_bank("one", heavy, exposure=5), light)
    said = {f"q{n}": NO if n < 30 else YES for n in range(100)}
    before, after = of(an_audit(said | {"a": NO}), banks), of(an_audit(said | {"a": YES}), banks)
    tiny = account(compared(before, after).comparison)
    assert sums_explained(plain) == (
        "The parts add up to the change. They are taken one after the other: the earlier audit "
        "with the questions of the later one, then with what is at stake there, then with what "
        "applies there, then with its answers. Figures are rounded so that they add up as shown."
    )
    more = " A 0.0 with a sign is a change too small to show."
    assert sums_explained(tiny) == sums_explained(plain) + more


def test_findings_and_answers_are_found_by_what_became_of_them() -> None:
    """The findings of one fate, and the questions that were answered otherwise."""
    found = compared(of(all_(NO)), of(all_(NO, b=YES, c=NOT_APPLICABLE))).comparison
    assert [each.question.id for each in findings_of(found, Fate.FIXED)] == ["b"]
    assert [each.question.id for each in findings_of(found, Fate.UNCHANGED)] == ["a", "d"]
    assert answers_told(found) == {"b"}


def test_how_a_question_stood_is_told() -> None:
    """By its answer, or by why there is none."""
    asked = [
        a_question("a"),
        a_question("b"),
        a_question("c"),
        a_question("d"),
        a_question("e", core=False),
        a_question("f", show_if=when(a="yes")),
    ]
    audit = an_audit({"a": NO, "b": UNKNOWN_ANSWER, "c": NOT_APPLICABLE})
    standings = score(a_bank_set(a_bank("one", asked)), audit).standings.questions
    assert [stood_text(standing) for standing in (*standings, None)] == [
        "No: none of it is",
        "don't know",
        "not applicable",
        "no answer yet",
        "not asked",
        "does not apply",
        "not counted",
    ]
