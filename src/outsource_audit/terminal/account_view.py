"""One question or profile field unfolded on the screen, step by step."""

from __future__ import annotations

from outsource_audit.domain.answer_told import points_told
from outsource_audit.domain.condition import Truth
from outsource_audit.domain.dependents import Dependent, Kind
from outsource_audit.domain.explanation import Explanation, QuestionPart
from outsource_audit.domain.item_account import FieldAccount, FixAccount, QuestionAccount
from outsource_audit.domain.red_line_account import RedLineAccount
from outsource_audit.domain.standing import RedLineState
from outsource_audit.domain.wording import sentence_case
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.pitfall_part_view import (
    answer_text,
    left_out_text,
    product_text,
    show_exposure,
    weight_text,
)
from outsource_audit.terminal.sums import share_sum

_RED_LINES = {
    RedLineState.HIT: "hit",
    RedLineState.OPEN: "cannot be ruled out yet",
    RedLineState.CLEAR: "not hit",
    None: "not looked at",
}
_HEADINGS = {
    Kind.EXPOSURE: "How much is at stake in a pitfall",
    Kind.SEVERITY: "How severe a question is",
    Kind.RED_LINE: "The condition of a red line",
    Kind.ASKED: "Whether a question is asked",
}
_NOW = {
    Kind.EXPOSURE: ("does not count now", "counts now"),
    Kind.SEVERITY: ("not raised now", "raised one step now"),
    Kind.RED_LINE: ("does not hold now", "holds now"),
    Kind.ASKED: ("does not apply now", "applies now"),
}


def show_question_account(
    screen: Screen, account: QuestionAccount, explanation: Explanation
) -> None:
    """Print a question as a chain of steps, from its answer to its share of the total."""
    question, bank = account.standing.question, account.pitfall.score.bank
    screen.say(f"{question.id}, in pitfall {bank.pitfall}, {bank.id}: {bank.title}", style="cyan")
    screen.say()
    screen.say(question.ask, style="bold")
    screen.say()
    if account.part:
        _show_steps(screen, account, account.part, explanation)
        _show_what_next(screen, account.part, account.fix)
    elif account.left_out:
        screen.say(f"Not counted: {left_out_text(account.left_out)}.")
    _show_red_line(screen, account.red_line)
    _show_dependents(screen, account.dependents)


def show_field_account(screen: Screen, account: FieldAccount) -> None:
    """Print a profile field: its answer, and all that hangs on it."""
    field = account.field
    screen.say(f"{field.id}, about the {field.about}", style="cyan")
    screen.say()
    screen.say(field.ask, style="bold")
    screen.say()
    screen.hang("Answer: ", account.answer)
    for reason in account.not_asked_because:
        screen.say(f"{sentence_case(reason)}.")
    screen.say("It has no points of its own.")
    _show_red_line(screen, account.red_line)
    _show_dependents(screen, account.dependents)


def _show_steps(
    screen: Screen, account: QuestionAccount, part: QuestionPart, explanation: Explanation
) -> None:
    standing, pitfall = part.standing, account.pitfall
    screen.hang("1. Answer: ", answer_text(part))
    screen.hang("2. Points: ", f"{standing.score_points} of 4. {points_told(standing)}")
    screen.hang("3. Weight: ", f"{standing.weight}. {weight_text(part)}")
    show_exposure(screen, pitfall.exposure, "4. ")
    screen.hang("5. Product: ", f"{product_text(part)}.")
    own = share_sum(part.product, pitfall.totals.weight, part.of_pitfall)
    screen.hang("6. Of its pitfall: ", f"{own}, of {pitfall.own.together.shown}.")
    whole = share_sum(part.product, explanation.totals.weight, part.of_total)
    screen.hang("7. Of the total: ", f"{whole}, of {explanation.shares.together.shown}.")
    screen.say("It is not known yet." if part.is_open else "It is confirmed.")


def _show_what_next(screen: Screen, part: QuestionPart, fix: FixAccount | None) -> None:
    question = part.standing.question
    screen.say()
    if part.is_open:
        screen.hang("What would show it: ", question.evidence)
        screen.say(f"If it turns out to be in place, the score falls by {part.of_total.shown}.")
    elif fix is None:
        screen.say("There is nothing to fix.")
    else:
        screen.hang("Fix: ", f"{question.fix} ({question.effort} effort)")
        screen.say(_fix_text(fix))


def _fix_text(fix: FixAccount) -> str:
    if not fix.points_left:
        return f"It takes {fix.gain.shown} off the score."
    if not fix.gain.exact:
        return "It does not move the score yet: its effect shows once the answer is better."
    return (
        f"It takes {fix.gain.shown} off the score and leaves {fix.left.shown}"
        f" ({fix.points_left} of 4 points)."
    )


def _show_red_line(screen: Screen, account: RedLineAccount | None) -> None:
    if account is None:
        return
    screen.say()
    alarming = account.state in (RedLineState.HIT, RedLineState.OPEN)
    screen.say(f"Red line: {_RED_LINES[account.state]}", style="bold red" if alarming else "bold")
    screen.say(account.says, indent=2)
    screen.hang("It is about: ", "; ".join(account.names), indent=2)
    for reason in account.because:
        screen.say(reason, indent=2)


def _show_dependents(screen: Screen, found: tuple[Dependent, ...]) -> None:
    if not found:
        return
    screen.say()
    screen.say("What depends on this answer", style="bold")
    for kind in Kind:
        own = [one for one in found if one.kind is kind]
        if own:
            screen.say(f"{_HEADINGS[kind]}:", indent=2)
        for one in own:
            screen.hang(f"{one.id}: ", f"{one.says} ({_now(one)})", indent=4)


def _now(one: Dependent) -> str:
    fails, holds = _NOW[one.kind]
    if one.now is Truth.OPEN:
        return f"{holds}, because something it looks at is not known"
    return holds if one.now is Truth.HOLDS else fails
