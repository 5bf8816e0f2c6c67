"""A scorecard on the screen: readable without colour, from 40 columns up."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.bank import ProfileField, Question
from outsource_audit.domain.rating import CRITICAL_GAP, RED_LINE, Floor
from outsource_audit.domain.risk import Rating, percent, shown
from outsource_audit.domain.scorecard import PitfallScore, Scorecard, Step
from outsource_audit.domain.scoring import unasked_red_lines
from outsource_audit.domain.wording import rating_sentence
from outsource_audit.terminal.console import Screen

STYLES = {
    Rating.LOW: "green",
    Rating.MODERATE: "yellow",
    Rating.HIGH: "bold red",
    Rating.CRITICAL: "bold red",
}
ACTIONS_SHOWN = 5
CAUSES_SHOWN = 3
BAR = 20


def show_score(screen: Screen, scorecard: Scorecard) -> None:
    """Print the whole scorecard: headline, floors, bars, red lines, what to find out and do."""
    audit = scorecard.audit
    screen.say(f"{audit.business} and {audit.provider}, {audit.date}", style="bold")
    screen.say()
    show_headline(screen, scorecard)
    _show_red_lines(screen, scorecard)
    _show_bars(screen, scorecard)
    _show_find_out(screen, scorecard)
    _show_actions(screen, scorecard)


def show_headline(screen: Screen, scorecard: Scorecard) -> None:
    """Print the two numbers, the ratings with their floors, and how sure they are."""
    overall = scorecard.overall
    if overall.score is None or overall.confirmed is None:
        screen.say("No score yet: no question applies so far.")
        return
    screen.say(
        f"Score {shown(overall.score)}, of which {shown(overall.confirmed)} is confirmed "
        "(0 is best, 100 is worst).",
        style="bold",
    )
    screen.say(rating_line(scorecard), style=_style(overall.rating))
    for floor in overall.floors:
        if floor.lifts:
            screen.hang("- ", floor_sentence(floor), indent=2)
    screen.say(
        f"On {overall.in_scope} of the {overall.all} questions that apply; "
        f"{percent(overall.completeness or Fraction(0))} of them dealt with."
    )
    if overall.confidence is not None:
        screen.say(f"{percent(overall.confidence)} of the good answers come with evidence seen.")


def rating_line(scorecard: Scorecard) -> str:
    """Return the rating in a sentence, or why there is none."""
    overall = scorecard.overall
    if overall.rating is None or overall.rating_if_well is None:
        unasked = unasked_red_lines(scorecard.standings)
        if unasked:
            return f"Not rated yet: please answer {', '.join(unasked)} first."
        return "Not rated yet: fewer than 80% of the questions are dealt with."
    all_known = overall.score == overall.confirmed
    return f"Rating: {rating_sentence(overall.rating, overall.rating_if_well, all_known=all_known)}"


def floor_sentence(floor: Floor) -> str:
    """Return why a rating cannot be better."""
    named = ", ".join(floor.questions[:CAUSES_SHOWN])
    more = len(floor.questions) - CAUSES_SHOWN
    named += f" and {more} more" if more > 0 else ""
    if floor.cause in (RED_LINE, CRITICAL_GAP):
        unsure = ", as long as it is not known" if floor.open else ""
        return f"At least {floor.to.word}: {floor.cause} {named}{unsure}."
    unsure = ", as long as some answers are not known" if floor.open else ""
    return f"At least {floor.to.word}: {floor.cause} {floor.pitfall} ({named}){unsure}."


def _show_red_lines(screen: Screen, scorecard: Scorecard) -> None:
    floors = [floor for floor in scorecard.overall.floors if floor.cause == RED_LINE]
    _heading(screen, "Red lines: answers that alone can sink a business")
    if not floors:
        screen.say("None.", indent=2)
    for floor in floors:
        item = _item(scorecard, floor.questions[0])
        says = item.red_line.says if item.red_line else ""
        state = "cannot be ruled out yet: " if floor.open else ""
        screen.hang("- ", f"{item.id}: {state}{says}", indent=2, style=STYLES[Rating.HIGH])


def _show_bars(screen: Screen, scorecard: Scorecard) -> None:
    _heading(screen, "The nine pitfalls (# confirmed, + not known, 0 best to 100 worst)")
    for pitfall in scorecard.pitfalls:
        screen.say(_bar_line(pitfall), indent=2, style=_style(pitfall.rating))


def _bar_line(pitfall: PitfallScore) -> str:
    name = f"{pitfall.bank.pitfall} {pitfall.bank.id:<8}"
    if pitfall.score is None or pitfall.confirmed is None:
        return f"{name} nothing to ask here"
    confirmed = int(pitfall.confirmed * BAR / 100)
    unknown = int(pitfall.score * BAR / 100) - confirmed
    bar = ("#" * confirmed + "+" * unknown).ljust(BAR, ".")
    word = pitfall.rating.word if pitfall.rating is not None else ""
    return f"{name} {bar} {shown(pitfall.score):>5} {word}".rstrip()


def _show_find_out(screen: Screen, scorecard: Scorecard) -> None:
    if not scorecard.find_out:
        return
    _heading(screen, "Find out first")
    for key in scorecard.find_out:
        item = _item(scorecard, key)
        how = f" What would show it: {item.evidence}" if isinstance(item, Question) else ""
        screen.hang("- ", f"{key}: {item.ask}{how}", indent=2)


def _show_actions(screen: Screen, scorecard: Scorecard) -> None:
    if not scorecard.plan:
        return
    _heading(screen, "The actions that gain most")
    best = sorted(scorecard.plan, key=lambda step: (-step.gain, step.standing.question.id))
    for number, step in enumerate(best[:ACTIONS_SHOWN], start=1):
        screen.hang(f"{number}. ", _action(step), indent=2)


def _action(step: Step) -> str:
    question = step.standing.question
    gain = f"takes {shown(step.gain)} off the score" if step.gain else "does not move the score yet"
    return f"{question.fix} ({question.id}; {question.effort} effort, {gain})"


def _item(scorecard: Scorecard, key: str) -> Question | ProfileField:
    return scorecard.bank_set.item(key)


def _style(rating: Rating | None) -> str:
    return "" if rating is None else STYLES[rating]


def _heading(screen: Screen, text: str) -> None:
    screen.say()
    screen.say(text, style="bold")
