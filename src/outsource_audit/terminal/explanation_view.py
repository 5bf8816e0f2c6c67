"""A score unfolded on the screen: its sum, its ratings, what costs most, pitfall by pitfall."""

from __future__ import annotations

from outsource_audit.domain.explanation import Explanation, QuestionPart
from outsource_audit.domain.rating_wording import NO_SCORE_YET, not_rated_text
from outsource_audit.domain.risk import WEIGHTS, percent
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.shares import TwoShares
from outsource_audit.domain.standing import RedLineState
from outsource_audit.domain.wording import counted
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.pitfall_part_view import show_pitfall_part
from outsource_audit.terminal.rating_lines import show_floor, show_paths
from outsource_audit.terminal.rating_styles import STYLES
from outsource_audit.terminal.sums import score_sum

_COLUMNS = ("confirmed", "not known", "sum")


def show_explanation(screen: Screen, explanation: Explanation) -> None:
    """Print where the score comes from, from the whole down to each question."""
    show_title(screen, explanation.scorecard)
    _show_method(screen)
    screen.say()
    if not explanation.totals.weight:
        screen.say(NO_SCORE_YET)
    else:
        _show_sums(screen, explanation)
    _show_ratings(screen, explanation)
    _show_costliest(screen, explanation)
    _show_table(screen, explanation)
    for pitfall in explanation.pitfalls:
        screen.say()
        show_pitfall_part(screen, pitfall, explanation.shares.together)


def show_title(screen: Screen, scorecard: Scorecard) -> None:
    """Print whose audit it is, of which day."""
    audit = scorecard.audit
    screen.say(f"{audit.business} and {audit.provider}, {audit.date}", style="bold")
    screen.say()


def _show_method(screen: Screen) -> None:
    weights = ", ".join(f"{severity} {weight}" for severity, weight in WEIGHTS.items())
    screen.say("How the score comes about", style="bold")
    screen.say("Each question adds points x weight x exposure:")
    screen.hang("- ", "points: from 0 (in place) to 4 (absent), by its answer", indent=2)
    screen.hang("- ", f"weight: by its severity ({weights})", indent=2)
    screen.hang("- ", "exposure: how much is at stake in its pitfall, 1 to 5", indent=2)
    screen.say(
        "The score is that sum as a share of the most it could be, which is 4 points at every"
        " question: 0 is best, 100 is worst. What is not known counts as absent in the score,"
        " and as in place in what is confirmed."
    )
    screen.say(
        "No score is rounded across the edge of a band: 24.999 is shown as 24.99. Shares are"
        " rounded so that they add up to the last digit; one can lie a hundredth or two beside"
        " what a calculator says."
    )


def _show_sums(screen: Screen, explanation: Explanation) -> None:
    totals, shares = explanation.totals, explanation.shares
    score = score_sum(totals.score_points, totals.weight, shares.together)
    sure = score_sum(totals.confirmed_points, totals.weight, shares.confirmed)
    screen.hang("Score:     ", f"{score}.")
    screen.hang("Confirmed: ", f"{sure}.")
    screen.hang("Not known: ", f"{shares.open.shown}, the rest of the score.")


def _show_ratings(screen: Screen, explanation: Explanation) -> None:
    _heading(screen, "The rating")
    if explanation.paths:
        show_paths(screen, explanation.paths)
    else:
        screen.say(not_rated_text(explanation.scorecard))
        for account in explanation.red_lines:
            show_floor(screen, account, rated=False, indent=2)
    _show_completeness(screen, explanation)


def _show_completeness(screen: Screen, explanation: Explanation) -> None:
    overall = explanation.scorecard.overall
    if overall.completeness is not None:
        asked = counted(explanation.in_scope, "question")
        screen.say(
            f"Dealt with: {explanation.dealt_with} of {asked}, {percent(overall.completeness)}."
        )
    if overall.confidence is not None:
        screen.say(
            f"Evidence: the good answers weigh {explanation.good_weight}, those with evidence seen"
            f" {explanation.seen_weight}; that is {percent(overall.confidence)}."
        )


def _show_costliest(screen: Screen, explanation: Explanation) -> None:
    if not explanation.costliest:
        return
    _heading(screen, "What costs most")
    for number, part in enumerate(explanation.costliest, start=1):
        question = part.standing.question
        screen.hang(
            f"{number}. ", f"{question.id}, {part.of_total.shown}{_mark(part)}: {question.ask}"
        )
        screen.say(part.answer, indent=3)


def _mark(part: QuestionPart) -> str:
    if part.standing.red_line is RedLineState.HIT:
        return " (red line)"
    if part.standing.red_line is RedLineState.OPEN:
        return " (red line, not ruled out)"
    return ""


def _show_table(screen: Screen, explanation: Explanation) -> None:
    """Print what each pitfall adds; the lines fit into 40 columns."""
    _heading(screen, "What each pitfall adds to the score")
    names = {
        p.score.bank.id: f"{p.score.bank.pitfall} {p.score.bank.id}" for p in explanation.pitfalls
    }
    wide = max(map(len, (*names.values(), "together")))
    screen.hang("", _row("".ljust(wide), *_COLUMNS))
    for part in explanation.pitfalls:
        name = names[part.score.bank.id].ljust(wide)
        style = STYLES[part.score.rating] if part.score.rating is not None else ""
        screen.hang("", _row(name, *_cells(part.of_total)), style=style)
    screen.hang("", _row("together".ljust(wide), *_cells(explanation.shares)), style="bold")


def _cells(shares: TwoShares) -> tuple[str, str, str]:
    return (shares.confirmed.shown, shares.open.shown, shares.together.shown)


def _row(name: str, confirmed: str, not_known: str, together: str) -> str:
    return f"{name} {confirmed:>9} {not_known:>9} {together:>6}"


def _heading(screen: Screen, text: str) -> None:
    screen.say()
    screen.say(text, style="bold")
