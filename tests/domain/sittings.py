"""Sittings for tests: a small shop to be asked about, and whatever a person can do in it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from answerable import answers_to, values_of
from dice import Dice
from hypothesis import strategies as st
from strategies import audits, bank_sets

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, when
from outsource_audit.domain.actions import (
    Action,
    Back,
    Forward,
    Give,
    GiveProfile,
    GoTo,
    GoToReview,
    Keep,
    Leave,
    LookUp,
    NextPitfall,
    NotApplicable,
    Note,
    PreviousPitfall,
    Seen,
    Skip,
)
from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Audit, Earlier, Evidence
from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.interview import (
    Interview,
    apply,
    begin,
    current,
    deepened,
    go_on,
    open_from_review,
)
from outsource_audit.domain.news import news
from outsource_audit.domain.notes import NoteKind

NOW = "2026-11-23T10:00:00"
EACH = 30.0
FIELD = a_field("data", "none", "orders")
SHOP = a_bank_set(
    a_bank("one", [a_question("a"), a_question("b", show_if=when(data="orders"))]),
    a_bank("two", [a_question("c"), a_question("d", core=False)], pitfall=2),
    fields=(FIELD,),
)


def sitting(*actions: Action, audit: Audit | None = None, bank_set: BankSet = SHOP) -> Interview:
    """Begin an interview and do one action after the other."""
    interview = begin(bank_set, audit or an_audit())
    for action in actions:
        interview = apply(interview, action, NOW)
    return interview


def hanging(*ids: str, **changes: object) -> list[Question]:
    """Make questions that are only asked where the provider sees orders."""
    return [a_question(id_, show_if=when(data="orders"), **changes) for id_ in ids]


def told(interview: Interview, *actions: Action) -> tuple[str, ...]:
    """Do one action after the other; return what is told after the last."""
    lines: tuple[str, ...] = ()
    for action in actions:
        after = apply(interview, action, NOW)
        lines = news(interview, after, EACH)
        interview = after
    return lines


@st.composite
def beginnings(draw: st.DrawFn) -> Interview:
    """Begin a sitting: a new audit or one with answers, marks and an earlier audit."""
    bank_set = draw(bank_sets())
    audit, dice = draw(audits(bank_set)), Dice(draw)
    every = _every(bank_set)
    if dice.one_in(2):
        audit = msgspec.structs.replace(audit, look_up=(*dice.some(every), "gone"))
    if dice.one_in(2):
        audit = msgspec.structs.replace(audit, earlier=_earlier(dice, draw(audits(bank_set))))
    return begin(bank_set, audit, dice.some(every) if dice.one_in(4) else None)


def _earlier(dice: Dice, old: Audit) -> Earlier:
    provider = dice.pick(("Northway Fulfilment", "Southway"))
    return Earlier(date="2025-11-02", provider=provider, profile=old.profile, answers=old.answers)


def _every(bank_set: BankSet) -> list[str]:
    return [*bank_set.fields, *bank_set.questions]


def a_step(dice: Dice, interview: Interview) -> Interview:
    """Take one step: an action at a question, or a choice at the review."""
    if current(interview) is None:
        return after_the_review(dice, interview)
    return apply(interview, an_action(dice, interview), NOW)


def after_the_review(dice: Dice, interview: Interview) -> Interview:
    """Choose what the review and what comes before it offer."""
    if interview.left:
        return interview
    shown = [item for item, _ in items(interview.bank_set, interview.audit)]
    steps: list[Callable[[], Interview]] = [
        lambda: go_on(interview),
        lambda: deepened(interview, dice.some(list(interview.bank_set.by_id))),
    ]
    if shown:
        steps.append(lambda: open_from_review(interview, dice.pick(shown)))
    return dice.pick(steps)()


def an_answer(dice: Dice, interview: Interview) -> Action:
    """Answer the question that is asked now, in any way it allows."""
    item = current(interview)
    assert item is not None
    if isinstance(item, ProfileField):
        return GiveProfile(dice.pick([*values_of(item), "unknown"]))
    if item.not_applicable_when and dice.one_in(5):
        return NotApplicable("There is none")
    return Give(dice.pick([*answers_to(item), "unknown"]))


def an_action(dice: Dice, interview: Interview) -> Action:
    """Do anything that can be done at the question that is asked now."""
    actions: list[Action] = [
        an_answer(dice, interview),
        *(Skip(), LookUp(), Keep(), GoToReview()),
        *(Back(), Forward(), PreviousPitfall(), NextPitfall()),
        GoTo(dice.pick([*_every(interview.bank_set), "gone"])),
    ]
    if not isinstance(current(interview), ProfileField):
        note = Note(dice.pick(("Asked", "")), dice.pick(list(NoteKind)))
        actions += [note, Seen(Evidence(seen=True))]
    return Leave() if dice.one_in(20) else dice.pick(actions)
