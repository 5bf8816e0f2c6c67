"""Any sequence of actions in an interview: nothing is lost, and it comes to an end."""

from __future__ import annotations

from answerable import answers_to, values_of
from dice import Dice
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import audits, bank_sets

from outsource_audit.domain.actions import (
    Action,
    Back,
    Give,
    GiveProfile,
    Keep,
    Leave,
    NotApplicable,
    Note,
    Seen,
    Skip,
)
from outsource_audit.domain.audit import Evidence
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.interview import Interview, apply, begin, current, open_items
from outsource_audit.domain.progress import progress

NOW = "2026-11-23T10:00:00"


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_sequence_of_actions_loses_an_answer(data: st.DataObject) -> None:
    """What was given stays until something else is given to the same question."""
    bank_set = data.draw(bank_sets())
    interview = begin(bank_set, data.draw(audits(bank_set)))
    dice = Dice(data.draw)
    for _ in range(dice.below(12)):
        item = current(interview)
        if item is None:
            break
        action = _an_action(dice, interview)
        after = apply(interview, action, NOW)
        _assert_only_this_changed(interview, after, action)
        interview = after


def _assert_only_this_changed(before: Interview, after: Interview, action: Action) -> None:
    here, was, now = before.here, before.audit, after.audit
    assert {key: now.profile.get(key) for key in was.profile if key != here} == {
        key: value for key, value in was.profile.items() if key != here
    }
    for key, stored in was.answers.items():
        left = now.answers[key]
        if key != here or not isinstance(action, Give | NotApplicable):
            assert (left.answer, left.not_applicable) == (stored.answer, stored.not_applicable)
        if key != here or not isinstance(action, Note | Seen):
            assert (left.note, left.evidence) == (stored.note, stored.evidence)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_answering_or_skipping_always_comes_to_an_end(data: st.DataObject) -> None:
    """From wherever actions led, no question comes twice, and then nothing is left to ask."""
    bank_set = data.draw(bank_sets())
    interview = begin(bank_set, data.draw(audits(bank_set)))
    dice = Dice(data.draw)
    for _ in range(dice.below(8)):
        if current(interview) is not None:
            interview = apply(interview, _an_action(dice, interview), NOW)
    if interview.left:
        return
    asked = []
    while current(interview) is not None:
        asked.append(interview.here)
        given_or_skipped = Skip() if dice.one_in(2) else _an_answer(dice, interview)
        interview = apply(interview, given_or_skipped, NOW)
    assert len(asked) == len(set(asked))
    assert set(open_items(bank_set, interview.audit)) <= interview.skipped


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_progress_can_be_told_wherever_one_is(data: st.DataObject) -> None:
    """The place lies within its part, and what is open is counted."""
    bank_set = data.draw(bank_sets())
    interview = begin(bank_set, data.draw(audits(bank_set)))
    dice = Dice(data.draw)
    for _ in range(8):
        if current(interview) is None:
            break
        told = progress(interview)
        assert 1 <= told.number <= told.of
        assert told.open == len(open_items(bank_set, interview.audit))
        interview = apply(interview, _an_action(dice, interview), NOW)


def _an_answer(dice: Dice, interview: Interview) -> Action:
    item = current(interview)
    assert item is not None
    if isinstance(item, ProfileField):
        return GiveProfile(dice.pick([*values_of(item), "unknown"]))
    if item.not_applicable_when and dice.one_in(5):
        return NotApplicable("There is none")
    return Give(dice.pick([*answers_to(item), "unknown"]))


def _an_action(dice: Dice, interview: Interview) -> Action:
    actions: list[Action] = [_an_answer(dice, interview), Back(), Skip()]
    if interview.here not in open_items(interview.bank_set, interview.audit):
        actions.append(Keep())
    if not isinstance(current(interview), ProfileField):
        actions += [Note(dice.pick(("Asked", ""))), Seen(Evidence(seen=True))]
    return Leave() if dice.one_in(20) else dice.pick(actions)
