"""Any sequence of actions in an interview: nothing is lost, and it comes to an end."""

from __future__ import annotations

from dice import Dice
from hypothesis import given, settings
from hypothesis import strategies as st
from sittings import NOW, a_step, an_action, an_answer, beginnings

from outsource_audit.domain.actions import (
    Action,
    Give,
    GiveProfile,
    Keep,
    NotApplicable,
    Note,
    Seen,
    Skip,
)
from outsource_audit.domain.agenda import items, open_items
from outsource_audit.domain.audit import Answer, counts
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.interview import Interview, apply, begin, current, waiting
from outsource_audit.domain.notes import NoteKind, note_of
from outsource_audit.domain.progress import progress


@settings(max_examples=150, deadline=None)
@given(beginnings(), st.data())
def test_no_sequence_of_actions_loses_an_answer(interview: Interview, data: st.DataObject) -> None:
    """What was given stays until something else is given to the same question."""
    dice = Dice(data.draw)
    for _ in range(dice.below(15)):
        if current(interview) is None:
            after = a_step(dice, interview)
            assert after.audit.answers == interview.audit.answers
            assert after.audit.profile == interview.audit.profile
        else:
            action = an_action(dice, interview)
            after = apply(interview, action, NOW)
            _assert_only_this_changed(interview, after, action)
        interview = after


def _assert_only_this_changed(before: Interview, after: Interview, action: Action) -> None:
    here, was, now = before.here, before.audit, after.audit
    takes_earlier = isinstance(action, Keep) and here not in was.profile
    for key in {*was.profile, *now.profile}:
        if key != here or not (isinstance(action, GiveProfile) or takes_earlier):
            assert now.profile.get(key) == was.profile.get(key)
    for key, stored in was.answers.items():
        left = now.answers[key]
        if key == here:
            _assert_kept(stored, left, action)
        else:
            assert left == stored


def _assert_kept(stored: Answer, left: Answer, action: Action) -> None:
    is_answered = isinstance(action, Give | NotApplicable)
    if not is_answered and stored.is_given:
        assert (left.answer, left.not_applicable) == (stored.answer, stored.not_applicable)
    for kind in NoteKind:
        is_noted = isinstance(action, Note) and action.kind is kind
        if not is_noted and note_of(stored, kind):
            assert note_of(left, kind) == note_of(stored, kind)
    if not isinstance(action, Seen) and stored.evidence:
        assert left.evidence == stored.evidence


@settings(max_examples=150, deadline=None)
@given(beginnings(), st.data())
def test_one_is_always_at_a_question_that_is_asked(
    interview: Interview, data: st.DataObject
) -> None:
    """Whatever was done, no hidden question is on the screen, and none left out of the audit."""
    dice = Dice(data.draw)
    for _ in range(15):
        asked = [item for item, _ in items(interview.bank_set, interview.audit)]
        assert interview.here is None or interview.here in asked
        interview = a_step(dice, interview)


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_what_is_marked_to_look_up_stays_so_until_it_is_answered(
    interview: Interview, data: st.DataObject
) -> None:
    """No way through the interview loses a mark."""
    dice = Dice(data.draw)
    for _ in range(15):
        here, before = interview.here, interview.audit
        after = a_step(dice, interview)
        for item in set(before.look_up) - set(after.audit.look_up):
            assert item == here
            assert item not in open_items(after.bank_set, after.audit)
        interview = after


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_what_changed_and_what_was_confirmed_is_remembered(
    interview: Interview, data: st.DataObject
) -> None:
    """Only a given answer that became another one is called changed, only a kept one confirmed."""
    dice = Dice(data.draw)
    for _ in range(12):
        if current(interview) is None:
            interview = a_step(dice, interview)
            continue
        action = an_action(dice, interview)
        after = apply(interview, action, NOW)
        here = interview.here or ""
        assert after.changed - interview.changed <= {here}
        assert after.confirmed - interview.confirmed <= {here}
        if here in after.changed - interview.changed:
            assert isinstance(action, Give | GiveProfile | NotApplicable)
            assert _said(interview, here) not in (None, _said(after, here))
        if here in after.confirmed - interview.confirmed:
            assert isinstance(action, Keep)
            assert here not in open_items(after.bank_set, after.audit)
        interview = after


def _said(interview: Interview, item: str) -> object:
    if item in interview.bank_set.fields:
        return interview.audit.profile.get(item)
    stored = interview.audit.answers.get(item, Answer())
    return (stored.answer, stored.not_applicable) if stored.is_given else None


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_answering_or_skipping_always_comes_to_an_end(
    interview: Interview, data: st.DataObject
) -> None:
    """From wherever actions led, no question comes twice, and then nothing is left to ask."""
    dice = Dice(data.draw)
    for _ in range(dice.below(8)):
        interview = a_step(dice, interview)
    if interview.left or interview.here is None:
        return
    if interview.errand:
        assert apply(interview, an_answer(dice, interview), NOW).here is None
        return
    asked: list[str | None] = []
    while current(interview) is not None:
        asked.append(interview.here)
        given_or_skipped = Skip() if dice.one_in(2) else an_answer(dice, interview)
        interview = apply(interview, given_or_skipped, NOW)
    assert len(asked) == len(set(asked))
    assert waiting(interview) == []


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_nothing_but_what_was_named_is_asked(interview: Interview, data: st.DataObject) -> None:
    """A sitting for a few questions goes from one of them to the next, and then ends."""
    dice = Dice(data.draw)
    every = [item for item, _ in items(interview.bank_set, interview.audit)] or ["gone"]
    only = dice.some(every)
    interview = begin(interview.bank_set, interview.audit, only)
    for _ in range(len(every) + 1):
        if current(interview) is None:
            return
        assert interview.here in only
        interview = apply(interview, an_answer(dice, interview), NOW)
    raise AssertionError("the sitting did not end")


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_keeping_an_answer_that_counts_changes_nothing(
    interview: Interview, data: st.DataObject
) -> None:
    """Enter on one's own answer leaves the audit as it was."""
    dice = Dice(data.draw)
    for _ in range(dice.below(10)):
        interview = a_step(dice, interview)
    item = current(interview)
    if item is None or isinstance(item, ProfileField):
        return
    if counts(item, interview.audit.answers.get(item.id)):
        assert apply(interview, Keep(), "2027-01-01T00:00:00").audit == interview.audit


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_progress_can_be_told_wherever_one_is(interview: Interview, data: st.DataObject) -> None:
    """The place lies within its part, and no more is announced than waits."""
    dice = Dice(data.draw)
    for _ in range(10):
        if current(interview) is None:
            interview = a_step(dice, interview)
            continue
        told, to_come = progress(interview), len(waiting(interview))
        assert 1 <= told.number <= told.of
        assert to_come <= 2 * told.left
        assert told.left <= to_come
        interview = a_step(dice, interview)
