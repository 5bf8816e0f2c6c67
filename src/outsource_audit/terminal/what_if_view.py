"""What other answers would change: the answer in a sentence, then today beside then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest

from outsource_audit.domain.action_name import action_name
from outsource_audit.domain.overview import Entry, said
from outsource_audit.domain.rating_wording import not_rated_text
from outsource_audit.domain.risk import percent, shown
from outsource_audit.domain.scorecard import Scorecard, Step
from outsource_audit.domain.standing import RedLineState, State
from outsource_audit.domain.what_if import FIRST_STEPS, PitfallChange, WhatIf
from outsource_audit.terminal.beside import Row, is_wide, show_beside
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.headline_view import floor_sentence
from outsource_audit.terminal.what_if_words import (
    answer_sentence,
    pitfall_text,
    rating_word,
    remark_text,
    score_text,
)

LISTED = 10
_RED_LINES = {RedLineState.HIT: "hit", RedLineState.OPEN: "not ruled out", None: "not hit"}
_STATES = {State.UNANSWERED: "no answer yet", State.UNKNOWN: "don't know"}


def show_what_if(screen: Screen, found: WhatIf) -> None:
    """Print the answer in a sentence, what is supposed, and what differs."""
    screen.say(answer_sentence(found), style="bold")
    screen.say("Nothing was saved: the audit is as it was.")
    _show_suppositions(screen, found)
    if found.changes_nothing:
        return
    _heading(screen, "The whole audit")
    show_beside(screen, "Today", "Then", list(_overall_rows(found.today, found.then)))
    _show_red_lines(screen, found)
    _show_pitfalls(screen, found)
    _show_applying(screen, "Now also applies", found.newly_apply, found.then)
    if any(entry.pitfall and entry.state is State.UNANSWERED for entry in found.newly_apply):
        screen.say("A question without an answer counts as missing in the score.", indent=2)
    _show_applying(screen, "No longer applies", found.no_longer_apply, found.today)
    _show_actions(screen, "Leaves the plan", found.actions_gone)
    _show_actions(screen, "Comes into the plan", found.actions_new)
    _show_first_steps(screen, found)


def _show_suppositions(screen: Screen, found: WhatIf) -> None:
    _heading(screen, "What you try out")
    for one in found.suppositions:
        item = one.item
        screen.hang("- ", f"{item.id}: {item.ask}", indent=2)
        screen.hang("Today: ", said(item, found.today.audit), indent=4)
        screen.hang("Then:  ", said(item, found.then.audit), indent=4)
        for remark in found.remarks:
            if remark.id == item.id:
                screen.say(remark_text(remark), indent=4)


def _overall_rows(*cards: Scorecard) -> Iterator[Row]:
    overall = [card.overall for card in cards]
    yield Row("Score", *(score_text(one.score) for one in overall))
    yield Row("Confirmed", *(score_text(one.confirmed) for one in overall))
    if any(one.rating is not None for one in overall):
        yield Row(
            "Rating if it turns out well", *(rating_word(one.rating_if_well) for one in overall)
        )
    yield Row("Rating until then", *map(_rating_text, cards))
    if any(map(_lifting, cards)):
        yield Row("What keeps it up", *map(_kept_up, cards))
    yield Row("Dealt with", *map(_dealt_with, cards))
    yield Row("Backed by evidence", *map(_backed, cards))


def _rating_text(scorecard: Scorecard) -> str:
    rating = scorecard.overall.rating
    return not_rated_text(scorecard) if rating is None else rating.word


def _lifting(scorecard: Scorecard) -> str:
    return " ".join(
        floor_sentence(scorecard, floor) for floor in scorecard.overall.floors if floor.lifts
    )


def _kept_up(scorecard: Scorecard) -> str:
    return "not rated" if scorecard.overall.rating is None else _lifting(scorecard) or "nothing"


def _dealt_with(scorecard: Scorecard) -> str:
    overall = scorecard.overall
    return f"{percent(overall.completeness or Fraction(0))} of {overall.in_scope} questions"


def _backed(scorecard: Scorecard) -> str:
    share = scorecard.overall.confidence
    return "no good answer yet" if share is None else f"{percent(share)} of the good answers"


def _show_red_lines(screen: Screen, found: WhatIf) -> None:
    if not found.red_lines:
        return
    _heading(screen, "Red lines that change")
    for line in found.red_lines:
        red_line = found.today.bank_set.item(line.id).red_line
        says = red_line.says if red_line else ""
        states = f"{_RED_LINES[line.today]} today, {_RED_LINES[line.then]} then"
        screen.hang("- ", f"{line.id}: {states}. {says}", indent=2)


def _show_pitfalls(screen: Screen, found: WhatIf) -> None:
    if not found.pitfalls:
        return
    _heading(screen, "Pitfalls that change")
    show_beside(screen, "Today", "Then", [_pitfall_row(change) for change in found.pitfalls])


def _pitfall_row(change: PitfallChange) -> Row:
    bank, sides = change.today.bank, (change.today, change.then)
    moved = change.today.exposure.level != change.then.exposure.level
    return Row(f"{bank.pitfall} {bank.id}", *(pitfall_text(one, why=moved) for one in sides))


def _show_applying(
    screen: Screen, heading: str, found: Sequence[Entry], scorecard: Scorecard
) -> None:
    lines = [f"{entry.id}: {entry.item.ask} ({_state(entry, scorecard)})" for entry in found]
    _show_list(screen, heading, lines, [entry.id for entry in found])


def _state(entry: Entry, scorecard: Scorecard) -> str:
    return _STATES.get(entry.state) or said(entry.item, scorecard.audit)


def _show_actions(screen: Screen, heading: str, steps: Sequence[Step]) -> None:
    _show_list(screen, heading, [_step(step) for step in steps], [_id(step) for step in steps])


def _show_list(screen: Screen, heading: str, lines: Sequence[str], ids: Sequence[str]) -> None:
    if not lines:
        return
    _heading(screen, f"{heading} ({len(lines)})")
    for line in lines[:LISTED]:
        screen.hang("- ", line, indent=2)
    if rest := ids[LISTED:]:
        screen.hang("- ", f"and {len(rest)} more: {', '.join(rest)}", indent=2)


def _show_first_steps(screen: Screen, found: WhatIf) -> None:
    today, then = _steps(found.today), _steps(found.then)
    if _first_ids(found.today) == _first_ids(found.then):
        _show_steps(screen, "The first steps of the plan, the same as today", then)
    elif not is_wide(screen):
        _show_steps(screen, "The first steps of the plan today", today)
        _show_steps(screen, "The first steps of the plan then", then)
    else:
        _heading(screen, "The first steps of the plan")
        sides = zip_longest(today, then, fillvalue="")
        rows = [Row(f"{number}.", *both) for number, both in enumerate(sides, start=1)]
        show_beside(screen, "Today", "Then", rows)


def _show_steps(screen: Screen, heading: str, steps: Sequence[str]) -> None:
    _heading(screen, heading)
    for number, step in enumerate(steps, start=1):
        screen.hang(f"{number}. ", step, indent=2)


def _steps(scorecard: Scorecard) -> list[str]:
    if not scorecard.audit.answers:
        return ["Nothing yet: nothing is answered."]
    steps = scorecard.plan[:FIRST_STEPS]
    return [*map(_step_after, steps)] or ["Nothing: no answer leaves a gap."]


def _first_ids(scorecard: Scorecard) -> list[str]:
    return [_id(step) for step in scorecard.plan[:FIRST_STEPS]]


def _step_after(step: Step) -> str:
    return _step(step, f"; score {shown(step.score_after)} after it")


def _step(step: Step, after: str = "") -> str:
    question = step.standing.question
    return f"{action_name(question)} ({question.id}; {question.effort} effort{after})"


def _id(step: Step) -> str:
    return step.standing.question.id


def _heading(screen: Screen, text: str) -> None:
    screen.say()
    screen.say(text, style="bold")
