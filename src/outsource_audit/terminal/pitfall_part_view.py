"""One pitfall unfolded on the screen: exposure, sum, ratings, and what each question adds."""

from __future__ import annotations

from outsource_audit.domain.explanation import LeftOut, PitfallPart, QuestionPart
from outsource_audit.domain.exposure_account import ExposureAccount
from outsource_audit.domain.risk import WEIGHTS
from outsource_audit.domain.shares import Share
from outsource_audit.domain.standing import RedLineState, State
from outsource_audit.domain.wording import sentence_case
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.rating_lines import show_paths
from outsource_audit.terminal.sums import score_sum

_LEFT_OUT = {
    State.HIDDEN: "does not apply, because ",
    State.NOT_APPLICABLE: "marked not applicable: ",
    State.NOT_ASKED: "not in the quick set, and its pitfall is not taken in full",
}
_RED_LINES = {
    RedLineState.HIT: "Red line: hit.",
    RedLineState.OPEN: "Red line: cannot be ruled out yet.",
}


def show_pitfall_part(screen: Screen, part: PitfallPart, total: Share) -> None:
    """Print one pitfall; `total` is the score of the whole."""
    bank = part.score.bank
    screen.say(f"Pitfall {bank.pitfall}, {bank.id}: {bank.title}", style="bold")
    show_exposure(screen, part.exposure)
    if part.questions:
        _show_sum(screen, part, total)
        for question in part.questions:
            _show_question(screen, question)
    else:
        screen.say("None of its questions counts, so it has no score.")
    _show_left_out(screen, part.left_out)


def show_exposure(screen: Screen, exposure: ExposureAccount, number: str = "") -> None:
    """Print an exposure with its base and each reason, after the number of a step."""
    screen.hang(number, f"Exposure: {exposure_text(exposure)}")
    if exposure.raises:
        screen.hang("- ", f"{exposure.base} to begin with", indent=2)
    for one in exposure.raises:
        unsure = " (counted because it is not known)" if one.open else ""
        screen.hang("- ", f"+{one.by}: {one.reason}{unsure}", indent=2)
        for ground in one.because:
            screen.say(f"{sentence_case(ground)}.", indent=4)


def exposure_text(exposure: ExposureAccount) -> str:
    """Return the sum of an exposure, without its reasons, as sentences."""
    if not exposure.raises:
        return f"{exposure.level}. Nothing raises it."
    terms = " + ".join(str(number) for number in (exposure.base, *(r.by for r in exposure.raises)))
    limit = f" The most is {exposure.level}, so {exposure.level} counts."
    return f"{terms} = {exposure.sum}.{limit if exposure.is_limited else ''}"


def weight_text(question: QuestionPart) -> str:
    """Return the severity behind a weight, and what raised it, as sentences."""
    own = question.standing.question.severity
    if not question.raised_because:
        return f"{question.severity.capitalize()} severity."
    grounds = ", and ".join(question.raised_because)
    return (
        f"{question.severity.capitalize()} severity, raised from {own} (weight {WEIGHTS[own]})"
        f" because {grounds}."
    )


def answer_text(question: QuestionPart) -> str:
    """Return an answer in words, and that evidence of it was seen where it was."""
    return f"{question.answer} (evidence seen)" if question.evidence_seen else question.answer


def product_text(question: QuestionPart) -> str:
    """Return points times weight times exposure, worked out."""
    standing = question.standing
    points = f"{standing.score_points} points" if standing.score_points != 1 else "1 point"
    return (
        f"{points} x weight {standing.weight} x exposure {standing.exposure} = {question.product}"
    )


def left_out_text(left_out: LeftOut) -> str:
    """Return why a question does not count, without a full stop."""
    return f"{_LEFT_OUT[left_out.standing.state]}{', and '.join(left_out.why)}"


def _show_sum(screen: Screen, part: PitfallPart, total: Share) -> None:
    totals, own, of_total = part.totals, part.own, part.of_total
    screen.say(
        f"Its products add up to {totals.score_points}; its weights times exposure add up to"
        f" {totals.weight}."
    )
    screen.hang(
        "Score: ", f"{score_sum(totals.score_points, totals.weight, own.together)}.", indent=2
    )
    screen.hang(
        "Confirmed: ",
        f"{score_sum(totals.confirmed_points, totals.weight, own.confirmed)}.",
        indent=2,
    )
    screen.hang(
        "Of the total: ",
        f"{of_total.together.shown} of {total.shown}"
        f" ({of_total.confirmed.shown} confirmed + {of_total.open.shown} not known).",
        indent=2,
    )
    if part.paths:
        show_paths(screen, part.paths, exposure=part.exposure.level)
        screen.say(f"With nothing in place it would be {part.score.inherent.word}.")


def _show_question(screen: Screen, part: QuestionPart) -> None:
    question = part.standing.question
    screen.hang(f"{question.id}: ", question.ask, indent=2)
    screen.say(answer_text(part), indent=6)
    unsure = " (not known)" if part.is_open and part.product else ""
    screen.say(
        f"{product_text(part)}: {part.of_pitfall.shown} of the pitfall,"
        f" {part.of_total.shown} of the total{unsure}.",
        indent=6,
    )
    if part.raised_because:
        screen.say(weight_text(part), indent=6)
    if part.standing.red_line in _RED_LINES:
        screen.say(_RED_LINES[part.standing.red_line], style="bold red", indent=6)


def _show_left_out(screen: Screen, left_out: tuple[LeftOut, ...]) -> None:
    if not left_out:
        return
    screen.say("Not counted:")
    for one in left_out:
        screen.hang(f"{one.standing.question.id}: ", f"{left_out_text(one)}.", indent=2)
