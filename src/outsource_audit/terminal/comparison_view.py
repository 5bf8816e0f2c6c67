"""Two audits compared, on the screen: the answer, what to beware of, why, and what became of it."""

from __future__ import annotations

from outsource_audit.domain.attribution import Cause
from outsource_audit.domain.change_reasons import Reason
from outsource_audit.domain.comparison import Comparison
from outsource_audit.domain.comparison_account import Account, CauseAccount, account, alike
from outsource_audit.domain.comparison_cautions import cautions
from outsource_audit.domain.comparison_words import (
    CAUSES,
    CAUSES_EXPLAINED,
    alike_sentence,
    common_sentence,
    headline,
    item_text,
    sums_explained,
    title_text,
)
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.trend import Compared
from outsource_audit.domain.wording import sentence
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.finding_changes_view import (
    show_actions,
    show_findings,
    show_red_lines,
)
from outsource_audit.terminal.pitfall_changes_view import show_pitfalls
from outsource_audit.terminal.rating_styles import STYLES

ALARM = STYLES[Rating.HIGH]
NAME = 18


def show_comparison(screen: Screen, compared: Compared) -> None:
    """Print what changed from one audit to the other, and why."""
    comparison = compared.comparison
    screen.say(title_text(comparison.old, comparison.new), style="bold")
    screen.say()
    show_answer(screen, compared)
    figures = account(comparison)
    _show_causes(screen, comparison, figures)
    show_pitfalls(screen, figures.pitfalls)
    show_findings(screen, comparison)
    show_red_lines(screen, comparison)
    show_actions(screen, comparison)


def show_answer(screen: Screen, compared: Compared) -> None:
    """Print what to beware of, then the answer in a few sentences."""
    comparison = compared.comparison
    for caution in cautions(compared):
        screen.hang("! ", caution, style=ALARM)
    figures = account(comparison)
    for line in headline(comparison, figures.score, figures.confirmed):
        screen.say(line, style="bold")
    common = common_sentence(comparison)
    if common:
        screen.say(common)


def parts_line(figures: Account) -> str:
    """Return the parts of the score's change in a line, those that are 0 left out."""
    told = [f"{CAUSES[cause]} {amount}" for cause, amount in figures.score.moving]
    return f"{', '.join(told)}." if told else ""


def _show_causes(screen: Screen, comparison: Comparison, figures: Account) -> None:
    if not comparison.reasons:
        return
    heading(screen, "Why the score changed")
    if figures.causes:
        _show_sums(screen, figures)
    for cause in figures.causes:
        if cause.reasons:
            screen.say()
            _show_cause(screen, comparison, cause)
    for reason in figures.unsummed:
        _show_reason(screen, comparison, reason)


def _show_sums(screen: Screen, figures: Account) -> None:
    """Print the parts under each other; the lines fit into 40 columns."""
    _show_row(screen, "", "score", "confirmed")
    for cause in figures.causes:
        _show_row(screen, CAUSES[cause.cause], str(cause.score), str(cause.confirmed))
    score, confirmed = str(figures.score.change), str(figures.confirmed.change)
    _show_row(screen, "Together", score, confirmed, style="bold")
    screen.say("Below 0 is better. Confirmed is what is known to be missing.")
    screen.say(sums_explained(figures))


def _show_row(screen: Screen, name: str, score: str, confirmed: str, style: str = "") -> None:
    screen.say(f"{name:<{NAME}}{score:>6}{confirmed:>11}", indent=2, style=style)


def _show_cause(screen: Screen, comparison: Comparison, cause: CauseAccount) -> None:
    figures = f"score {cause.score}, confirmed {cause.confirmed}"
    screen.say(f"{CAUSES[cause.cause]}: {figures}", style="bold")
    screen.say(CAUSES_EXPLAINED[cause.cause])
    for group in alike(cause.reasons):
        if len(group) > 1:
            ids = ", ".join(one.reason.item for one in group)
            screen.hang("- ", f"{alike_sentence(group)}: {ids}", indent=2)
            continue
        (one,) = group
        _show_reason(screen, comparison, one.reason)
        if one.score is not None:
            screen.say(f"Score {one.score}, confirmed {one.confirmed}.", indent=4)


def _show_reason(screen: Screen, comparison: Comparison, reason: Reason) -> None:
    screen.hang("- ", f"{reason.item}: {item_text(comparison, reason.item)}", indent=2)
    if reason.cause is not Cause.ANSWERS:
        screen.say(sentence(reason.told), indent=4)
        return
    screen.hang("before: ", reason.before, indent=4)
    screen.hang("now:    ", reason.after, indent=4)


def heading(screen: Screen, text: str) -> None:
    """Print a heading after an empty line."""
    screen.say()
    screen.say(text, style="bold")
