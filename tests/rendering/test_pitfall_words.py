"""What the view says of a pitfall and of the whole where a bare figure would mislead."""

from __future__ import annotations

from every_state import every_state

from builders import UNKNOWN_ANSWER, a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.pitfalls import PitfallView
from outsource_audit.rendering.view import ReportView, report_view

BANKS = a_bank_set(
    a_bank("one", [a_question("a"), a_question("b")]),
    a_bank("two", [a_question("c")], pitfall=2),
)


def view(**answers: Answer) -> ReportView:
    """Return the view of an audit of three questions in two pitfalls."""
    return report_view(score(BANKS, an_audit(answers)))


def pitfall(**answers: Answer) -> PitfallView:
    """Return the first pitfall of such an audit."""
    return view(**answers).pitfalls[0]


def test_a_pitfall_nobody_answered_is_not_all_clear() -> None:
    """It has no finding, and says why; with a finding there is nothing to say."""
    assert pitfall().no_findings == "Nobody has answered these questions yet (2 open)."
    assert pitfall(a=answer("yes"), b=answer("yes")).no_findings == "No answer here leaves a gap."
    assert pitfall(a=answer("no")).no_findings == ""
    assert view().summary.no_findings == "Nobody has answered these questions yet (3 open)."
    assert view(a=answer("no")).summary.no_findings == ""


def test_every_pitfall_has_findings_or_a_word_on_them() -> None:
    """Whatever state its questions are in; one without a score says why instead."""
    for finished in (True, False):
        for one in report_view(every_state(finished=finished)).pitfalls:
            assert sum((bool(one.findings), bool(one.no_findings), bool(one.without_score))) == 1


def test_a_score_says_how_much_of_it_is_confirmed() -> None:
    """Beside the figure, and of 0 nothing."""
    assert pitfall(a=answer("no"), b=UNKNOWN_ANSWER).confirmed_told == "of which 50.0 is confirmed"
    assert pitfall(a=answer("no"), b=answer("no")).confirmed_told == "all of it confirmed"
    assert pitfall(a=answer("yes"), b=answer("yes")).confirmed_told == ""


def test_at_stake_starts_for_every_business() -> None:
    """In few words, since the reasons that raise it follow."""
    assert pitfall().base == "3 for every business"


def test_the_first_page_says_why_where_the_number_alone_rates() -> None:
    """The number once, its band, and no word that the mark beside it says already."""
    bad = view(a=answer("no"), b=answer("no"), c=answer("no")).summary
    assert (bad.headline, bad.why_number, bad.rating_beside) == (
        "Score 100, all of it confirmed",
        "A score from 75 is critical.",
        "",
    )
    assert bad.pitfalls[0].numbers == "100, all of it confirmed"
    assert bad.bar is not None
    assert bad.bar.says == "Score 100 of 100, all of it confirmed."
    unsure = view(a=UNKNOWN_ANSWER, b=answer("no"), c=answer("no")).summary
    assert unsure.why_number == "A score from 75 is critical."
    good = view(a=answer("yes"), b=answer("yes"), c=answer("yes")).summary
    assert (good.headline, good.why_number) == ("Score 0", "A score below 25 is low.")


def test_a_step_says_what_it_clears() -> None:
    """Beside the names that the method has for it."""
    steps = [step for period in report_view(every_state()).plan for step in period.steps]
    assert {step.clears for step in steps if step.lifts == "red line"} <= {"Clears a red line."}
    assert all(bool(step.clears) == bool(step.lifts) for step in steps)
    assert any(step.clears.startswith("Clears a red line") for step in steps)
