"""What a scorecard says, sorted: findings, good answers, blind spots, red lines."""

from __future__ import annotations

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
from outsource_audit.domain import findings
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankStamp, Question
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scale import Choice, Scale
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score

NEARLY = a_question(
    "nearly", scale=Scale.CHOICE, choices=(Choice("best", "best", 0), Choice("good", "good", 1))
)


def _score(questions: list[Question], answers: dict[str, Answer]) -> Scorecard:
    return score(a_bank_set(a_bank("one", questions)), an_audit(answers))


def test_findings_put_red_lines_first_then_the_largest_share() -> None:
    """A small red line comes before a large gap; among equals the asking order holds."""
    card = _score(
        [
            a_question("small", severity=Severity.LOW),
            a_question("large", severity=Severity.CRITICAL),
            a_question("same", severity=Severity.LOW),
            a_question("line", severity=Severity.LOW, red_line=a_red_line("no")),
            a_question("fine"),
            a_question("open"),
        ],
        {key: answer("no") for key in ("small", "large", "same", "line")}
        | {"fine": answer("yes"), "open": UNKNOWN_ANSWER},
    )
    ids = [found.standing.question.id for found in findings.findings(card)]
    assert ids == ["line", "large", "small", "same"]


def test_good_answers_have_a_gap_of_a_quarter_at_most() -> None:
    """Only answers count as good, and only those with at most one risk point."""
    card = _score(
        [a_question("yes"), a_question("partial"), a_question("open"), NEARLY],
        {
            "yes": answer("yes"),
            "partial": answer("partial"),
            "open": UNKNOWN_ANSWER,
            "nearly": answer("good"),
        },
    )
    good = [standing.question.id for standing in findings.good_answers(card)]
    assert good == ["yes", "nearly"]


def test_blind_spots_are_everything_nobody_knows() -> None:
    """Unknown, unanswered, changed and left-over answers, and open profile fields."""
    bank = a_bank(
        "one",
        [
            a_question("unknown"),
            a_question("unanswered"),
            a_question("changed", revision=2),
            a_question("aside"),
            a_question("hidden", show_if=when(known="other")),
        ],
    )
    fields = (a_field("known", "this", "other"), a_field("field", "a", "b"))
    answers = {
        "unknown": UNKNOWN_ANSWER,
        "changed": answer("yes"),
        "aside": NOT_APPLICABLE,
        "gone": answer("no"),
    }
    card = score(a_bank_set(bank, fields=fields), an_audit(answers, {"known": "this"}))
    spots = findings.blind_spots(card)
    assert [s.question.id for s in spots.unknown] == ["unknown"]
    assert [s.question.id for s in spots.unanswered] == ["unanswered"]
    assert [s.question.id for s in spots.confirm_again] == ["changed"]
    assert [s.field.id for s in spots.fields] == ["field"]
    assert spots.without_question == ("gone",)
    assert not spots.are_none
    assert [s.question.id for s in findings.not_applicable(card)] == ["aside"]
    in_scope = findings.in_scope(card.standings.questions)
    assert [s.question.id for s in in_scope] == ["unknown", "unanswered", "changed", "aside"]


def test_red_lines_are_told_apart_by_what_is_known() -> None:
    """An answer that hits is apart from one that is not known."""
    card = _score(
        [a_question(key, red_line=a_red_line("no")) for key in ("hit", "open", "clear")],
        {"hit": answer("no"), "open": UNKNOWN_ANSWER, "clear": answer("yes")},
    )
    assert [hit.item for hit in findings.red_lines_hit(card)] == ["hit"]
    assert [hit.item for hit in findings.red_lines_open(card)] == ["open"]


def test_why_not_rated_names_each_reason() -> None:
    """Too few answers and an unasked red line are two reasons; a rated audit has none."""
    questions = [a_question("line", red_line=a_red_line("no")), a_question("other")]
    reason = findings.why_not_rated(_score(questions, {}))
    assert reason == findings.WhyNotRated(
        nothing_counts=False, too_incomplete=True, unasked_red_lines=("line",)
    )
    complete = _score(questions, {"line": answer("yes"), "other": answer("no")})
    assert findings.why_not_rated(complete) is None
    nothing = findings.why_not_rated(_score([a_question("aside")], {"aside": NOT_APPLICABLE}))
    assert nothing is not None
    assert nothing.nothing_counts


def test_four_of_five_answers_are_enough_for_a_rating_but_for_a_red_line() -> None:
    """Where just 80% is answered, only the red line nobody was asked about is the reason."""
    questions = [a_question("line", red_line=a_red_line("no")), *map(a_question, "abcd")]
    reason = findings.why_not_rated(_score(questions, dict.fromkeys("abcd", answer("yes"))))
    assert reason == findings.WhyNotRated(
        nothing_counts=False, too_incomplete=False, unasked_red_lines=("line",)
    )


def test_edition_changes_name_what_differs() -> None:
    """A changed, a new and a removed bank are named; an audit without stamps names nothing."""
    banks = a_bank_set(a_bank("one", [a_question("a")]))
    audit = an_audit()
    assert findings.edition_changes(score(banks, audit)) == []
    stamps = (BankStamp("one", "2025.1", "1" * 64), BankStamp("gone", "2025.1", "2" * 64))
    changed = score(banks, type(audit)(business="a", provider="b", date=audit.date, banks=stamps))
    found = {c.id: (c.answered, c.reported) for c in findings.edition_changes(changed)}
    assert found["one"] == (stamps[0], banks.banks[0].stamp)
    assert found["gone"] == (stamps[1], None)
    assert found["profile"] == (None, banks.profile.stamp)
