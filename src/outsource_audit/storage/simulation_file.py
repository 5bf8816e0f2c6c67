"""What `bank simulate --json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from outsource_audit.domain.encounter import Encounter
from outsource_audit.domain.extremes import Heaviest
from outsource_audit.domain.simulation import Mode, Simulation
from outsource_audit.errors import Problem
from outsource_audit.storage.json_text import encoded


class ProfilesJson(msgspec.Struct, frozen=True):
    """The profiles tried; `pairs` of answers meet in them, and those `apart` never can."""

    tried: int
    covering: int
    pairs: int
    apart: int


class ConditionsJson(msgspec.Struct, frozen=True):
    """The conditions tried; `never_fail` are places such as `data-03: show_if`."""

    tried: int
    never_fail: tuple[str, ...]


class HeaviestJson(msgspec.Struct, frozen=True):
    """The question that weighs most in a pitfall, where it weighs most; `share` is 0 to 1.

    `even_shares` is the share times `of`, the questions that count there.
    """

    pitfall: str
    question: str
    share: float
    of: int
    even_shares: float


class ModeJson(msgspec.Struct, frozen=True, kw_only=True):
    """The quick or the full audit; profiles, and `fewest` and `most` questions asked."""

    reach_0: int
    reach_100: int
    empty: int
    fewest: int
    most: int
    cap: float
    heaviest: tuple[HeaviestJson, ...]


class TypicalJson(msgspec.Struct, frozen=True, kw_only=True):
    """What a typical profile meets; exposures 1 to 5 by pitfall id."""

    name: str
    profile_questions: int
    quick_questions: int
    quick_minutes: int
    full_questions: int
    full_minutes: int
    exposures: dict[str, int]


class ProblemJson(msgspec.Struct, frozen=True):
    """Something to mend, and where; lines and columns count from 1."""

    file: str
    line: int
    column: int
    where: str
    what: str
    hint: str


class SimulationJson(msgspec.Struct, frozen=True, kw_only=True):
    """Question banks, simulated. `ok` where there are no problems."""

    format: Literal[1] = 1
    ok: bool
    questions: int
    profile_questions: int
    profiles: ProfilesJson
    conditions: ConditionsJson
    quick: ModeJson
    full: ModeJson
    typical: tuple[TypicalJson, ...]
    problems: tuple[ProblemJson, ...]


def encode_simulation(
    simulation: Simulation, typical: Sequence[Encounter], problems: Sequence[Problem]
) -> bytes:
    """Return a simulation as indented JSON, ending with a line break."""
    bank_set, covering = simulation.bank_set, simulation.covering
    tried = simulation.full.extremes.profiles
    found = SimulationJson(
        ok=not problems,
        questions=len(bank_set.questions),
        profile_questions=len(bank_set.fields),
        profiles=ProfilesJson(tried, len(covering.profiles), covering.pairs, covering.apart),
        conditions=ConditionsJson(
            simulation.conditions, tuple(use.where for use in simulation.never_fail)
        ),
        quick=_mode(simulation.quick, simulation.pitfalls),
        full=_mode(simulation.full, simulation.pitfalls),
        typical=tuple(map(_typical, typical)),
        problems=problems_json(problems),
    )
    return encoded(found)


def problems_json(problems: Sequence[Problem]) -> tuple[ProblemJson, ...]:
    """Return problems as they leave the program."""
    return tuple(ProblemJson(*problem) for problem in problems)


def _mode(mode: Mode, pitfalls: Sequence[str]) -> ModeJson:
    extremes = mode.extremes
    heaviest = (mode.heaviest_of(pitfall) for pitfall in pitfalls)
    return ModeJson(
        reach_0=extremes.reach_0,
        reach_100=extremes.reach_100,
        empty=extremes.empty,
        fewest=extremes.fewest,
        most=extremes.most,
        cap=float(mode.cap),
        heaviest=tuple(_heaviest(one) for one in heaviest if one is not None),
    )


def _heaviest(one: Heaviest) -> HeaviestJson:
    return HeaviestJson(one.pitfall, one.question, float(one.share), one.of, float(one.times))


def _typical(encounter: Encounter) -> TypicalJson:
    return TypicalJson(
        name=encounter.name,
        profile_questions=encounter.fields,
        quick_questions=encounter.quick,
        quick_minutes=encounter.quick_minutes,
        full_questions=encounter.full,
        full_minutes=encounter.full_minutes,
        exposures=encounter.exposures,
    )
