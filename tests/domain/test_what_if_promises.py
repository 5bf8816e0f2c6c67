"""What must hold for other answers, whatever the bank: they are scored like any answers."""

from __future__ import annotations

import msgspec
import pytest
from answerable import answers_to, points_of, values_of
from bank_sources import SOURCES, asked_alike, draw_audit
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Audit, counts, profile_misfit
from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.supposition import Supposition
from outsource_audit.domain.what_if import Effect, what_if

TRIED = settings(max_examples=50, deadline=None)
ON_ALL_BANKS = pytest.mark.parametrize("source", list(SOURCES))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_answers_an_audit_has_change_nothing(data: st.DataObject, source: str) -> None:
    """Whatever is supposed that is so already leaves every figure as it is."""
    bank_set, audit = draw_audit(data, source)
    same = [one for item in _items(bank_set) if (one := _as_it_is(item, audit))]
    assume(same)
    chosen = data.draw(st.lists(st.sampled_from(same), min_size=1, unique_by=lambda s: s.item.id))
    found = what_if(bank_set, audit, chosen)
    assert found.changes_nothing
    assert found.then == found.today
    assert {r.id for r in found.remarks if r.effect is Effect.AS_TODAY} == {
        one.item.id for one in chosen
    }


def _as_it_is(item: Item, audit: Audit) -> Supposition | None:
    if isinstance(item, ProfileField):
        value = audit.profile.get(item.id)
        fits = value is None or not profile_misfit(item, value)
        return Supposition(item, value) if fits else None
    stored = audit.answers.get(item.id, Answer())
    if stored.is_given and not counts(item, stored):
        return None
    return Supposition(item, stored.answer, stored.not_applicable)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_it_is_the_score_of_an_audit_edited_by_hand(data: st.DataObject, source: str) -> None:
    """Whatever is supposed, a file with these answers written into it scores the same."""
    bank_set, audit = draw_audit(data, source)
    chosen = [
        _drawn(data, item)
        for item in data.draw(
            st.lists(st.sampled_from(_items(bank_set)), min_size=1, max_size=4, unique=True)
        )
    ]
    found = what_if(bank_set, audit, chosen)
    assert _all_figures(found.then) == _all_figures(score(bank_set, _edited(audit, chosen)))
    assert _all_figures(found.today) == _all_figures(score(bank_set, audit))


def _items(bank_set: BankSet) -> list[Item]:
    return [*bank_set.fields.values(), *bank_set.questions.values()]


def _drawn(data: st.DataObject, item: Item) -> Supposition:
    if isinstance(item, ProfileField):
        return Supposition(item, data.draw(st.sampled_from([*values_of(item), "unknown", None])))
    given_ = [Supposition(item, value) for value in (*answers_to(item), "unknown", None)]
    if item.not_applicable_when:
        given_.append(Supposition(item, not_applicable="There is none"))
    return data.draw(st.sampled_from(given_))


def _edited(audit: Audit, suppositions: list[Supposition]) -> Audit:
    """Write the answers into the file's data, as somebody with an editor would."""
    written = msgspec.to_builtins(audit)
    profile, answers = written.setdefault("profile", {}), written.setdefault("answers", {})
    for one in suppositions:
        key, value = one.item.id, one.value
        if isinstance(one.item, Question):
            entry = answers.setdefault(key, {})
            given = {"answer": value, "not_applicable": one.not_applicable}
            before = {
                "answer": entry.get("answer"),
                "not_applicable": entry.get("not_applicable", ""),
            }
            if given != before:
                # Nobody has seen evidence of an answer that is only tried out.
                entry.pop("evidence", None)
            entry |= given
            entry["revision"] = one.item.revision
        elif value is None:
            profile.pop(key, None)
        else:
            profile[key] = value
    return msgspec.convert(written, Audit)


def _all_figures(card: Scorecard) -> tuple[object, ...]:
    numbers = (card.overall, card.pitfalls, card.practices, card.questions)
    return (*numbers, card.find_out, card.plan)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_a_better_answer_never_raises_the_score(data: st.DataObject, source: str) -> None:
    """With the same questions applicable; and what differs is told to be better."""
    bank_set, audit = draw_audit(data, source)
    today = score(bank_set, audit)
    open_or_bad = [s for s in today.standings.questions if s.in_fraction and s.score_points]
    assume(open_or_bad)
    standing = data.draw(st.sampled_from(open_or_bad))
    question = standing.question
    better = [v for v in answers_to(question) if points_of(question, v) < standing.score_points]
    found = what_if(bank_set, audit, [Supposition(question, data.draw(st.sampled_from(better)))])
    assume(asked_alike(found.today, found.then))
    assert found.today.overall.score is not None
    assert found.then.overall.score is not None
    assert found.then.overall.score < found.today.overall.score
    assert not found.changes_nothing
    assert (found.newly_apply, found.no_longer_apply) == ((), ())


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_there_and_back_again_names_the_same_differences(data: st.DataObject, source: str) -> None:
    """What goes on the way there comes on the way back, but evidence, which is seen once."""
    bank_set, drawn = draw_audit(data, source)
    unseen = {k: msgspec.structs.replace(a, evidence=None) for k, a in drawn.answers.items()}
    audit = msgspec.structs.replace(drawn, answers=unseen)
    same = [one for item in _items(bank_set) if (one := _as_it_is(item, audit))]
    assume(same)
    was = data.draw(st.sampled_from(same))
    there = what_if(bank_set, audit, [_drawn(data, was.item)])
    back = what_if(bank_set, there.then.audit, [was])
    assert back.then.overall == there.today.overall
    assert back.newly_apply == there.no_longer_apply
    assert back.no_longer_apply == there.newly_apply
    assert back.actions_gone == there.actions_new
    assert back.actions_new == there.actions_gone
    assert (back.floors_gone, back.floors_new) == (there.floors_new, there.floors_gone)
    assert [(c.id, c.then, c.today) for c in sorted(back.red_lines, key=lambda c: c.id)] == [
        (c.id, c.today, c.then) for c in sorted(there.red_lines, key=lambda c: c.id)
    ]
    assert back.changes_nothing == there.changes_nothing
