"""Profiles that cover every pair of answers to two profile fields that conditions can tell apart.

All profiles would be too many to try; most faults of conditions show where two answers meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import TypeAlias

import msgspec

from outsource_audit.domain.audit import Answer, ProfileValue
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import Absence, Fact, Truth, truth
from outsource_audit.domain.condition_uses import parts_that_look
from outsource_audit.domain.sample_values import Sample, samples
from outsource_audit.domain.situation import Situation, find_situation
from outsource_audit.domain.standing import profile_fact

Profile: TypeAlias = dict[str, ProfileValue]
# A profile field and the number of one of its samples; a meeting is one or two of these.
Pick: TypeAlias = tuple[str, int]
Meeting: TypeAlias = tuple[Pick, ...]


class Covering(msgspec.Struct, frozen=True):
    """Profiles in a fixed order, and how many pairs of answers meet in them.

    `apart` are the pairs that never meet, because one answer rules the other question out.
    """

    profiles: tuple[Profile, ...]
    pairs: int
    apart: int


class _Offer(msgspec.Struct, frozen=True):
    bank_set: BankSet
    samples: Mapping[str, list[Sample]]


def covering_profiles(bank_set: BankSet) -> Covering:
    """Return profiles in which all pairs of answers meet that can meet; always the same ones."""
    parts = parts_that_look(bank_set)
    offer = _Offer(bank_set, {f.id: samples(f, parts) for f in bank_set.profile.fields})
    profiles: list[Profile] = []
    # A dictionary for its order: a set of texts has another one in every run.
    left = dict.fromkeys(_meetings(offer.samples))
    pairs, apart = sum(1 for meeting in left if len(meeting) > 1), 0
    for meeting in list(left):
        if meeting in left:
            chosen = _profile_with(offer, meeting, left)
            left.pop(meeting, None)
            if chosen is None:
                apart += len(meeting) > 1
                continue
            profiles.append(chosen)
    return Covering(tuple(profiles) or ({},), pairs - apart, apart)


def completed(bank_set: BankSet, situation: Situation) -> Profile:
    """Return a whole profile that begins with a situation's; the rest takes its first answer."""
    profile: Profile = {}
    facts: dict[str, Fact] = {}
    for field in bank_set.profile.fields:
        if truth(field.show_if, facts.__getitem__) is Truth.FAILS:
            facts[field.id] = Absence.HIDDEN
            continue
        value = situation.profile.get(field.id)
        profile[field.id] = _value(samples(field, ())[0]) if value is None else value
        facts[field.id] = profile_fact(profile[field.id], field)
    return profile


def _value(sample: Sample) -> ProfileValue:
    assert not isinstance(sample.given, Answer)  # noqa: S101  # it is a sample of a field
    return sample.given


def _meetings(offered: Mapping[str, list[Sample]]) -> Iterator[Meeting]:
    """Yield the pairs of answers to two fields, then each answer alone."""
    picks = {key: [(key, i) for i in range(len(found))] for key, found in offered.items()}
    for one, other in combinations(picks.values(), 2):
        yield from product(one, other)
    yield from ((pick,) for found in picks.values() for pick in found)


def _profile_with(offer: _Offer, meeting: Meeting, left: dict[Meeting, None]) -> Profile | None:
    """Return a profile with a meeting in it and with many of those left, which it takes off.

    None where the meeting cannot be.
    """
    pinned = {key: offer.samples[key][number] for key, number in meeting}
    start = find_situation(offer.bank_set, (), pinned)
    if start is None:
        return None
    profile: Profile = {}
    facts: dict[str, Fact] = {}
    chosen = dict(meeting)
    for field in offer.bank_set.profile.fields:
        if truth(field.show_if, facts.__getitem__) is Truth.FAILS:
            facts[field.id] = Absence.HIDDEN
            continue
        if field.id not in start.profile:
            chosen[field.id] = _most_meeting(offer, field.id, chosen, left)
            start.profile[field.id] = _value(offer.samples[field.id][chosen[field.id]])
        profile[field.id] = start.profile[field.id]
        facts[field.id] = profile_fact(profile[field.id], field)
    for met in _met(offer, chosen):
        left.pop(met, None)
    return profile


def _most_meeting(
    offer: _Offer, key: str, chosen: Mapping[str, int], left: Mapping[Meeting, None]
) -> int:
    """Return the number of the answer that meets most of what is left; the first of equals."""

    def met(number: int) -> int:
        others = {other: at for other, at in chosen.items() if other != key}
        found = (_meeting(offer, (key, number), pick) for pick in others.items())
        return sum(1 for meeting in found if meeting in left)

    return max(range(len(offer.samples[key])), key=lambda number: (met(number), -number))


def _met(offer: _Offer, chosen: Mapping[str, int]) -> Iterator[Meeting]:
    yield from ((pick,) for pick in chosen.items())
    for one, other in combinations(chosen.items(), 2):
        yield _meeting(offer, one, other)


def _meeting(offer: _Offer, one: Pick, other: Pick) -> Meeting:
    order = list(offer.samples)
    return (one, other) if order.index(one[0]) < order.index(other[0]) else (other, one)
