"""Golden cases: a profile, answers, and the figures a bank's author expects of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

import msgspec

from outsource_audit.domain.audit import Answer, Audit, ProfileValue
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.extremes import NOBODY, best_answer, worst_answer
from outsource_audit.domain.figure import agrees, figure_text
from outsource_audit.domain.rating import red_lines
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import PitfallScore, QuestionScore, Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import IN_SCOPE, State, in_scope

Path: TypeAlias = tuple[str | int, ...]
NONE = "none"


class Word(msgspec.Struct, frozen=True):
    """A word of the method, such as a rating or a state; None where there is none."""

    word: str | None


class Ids(msgspec.Struct, frozen=True):
    """Ids, and what a list of expected ones says of them.

    `whole`: all of them, in any order; `first`: how they begin; `some`: that these are there.
    An empty list says that there are none.
    """

    ids: tuple[str, ...]
    means: str


WHOLE, FIRST, SOME = "whole", "first", "some"

Found: TypeAlias = Fraction | Word | Ids | None


class Others(StrEnum):
    """How every question in scope is answered that a case does not name."""

    BEST = "best"
    WORST = "worst"
    OPEN = "open"


class Expectation(msgspec.Struct, frozen=True):
    """What is expected at a path of a scored case: a figure or word as typed, or ids."""

    path: Path
    value: str | tuple[str, ...]


class GoldenCase(msgspec.Struct, frozen=True, kw_only=True):
    """One case; `typical` where the simulation shows what its profile meets."""

    name: str
    profile: dict[str, ProfileValue]
    answers: dict[str, Answer]
    in_full: tuple[str, ...]
    others: Others
    expectations: tuple[Expectation, ...]
    typical: bool = False


class Mismatch(msgspec.Struct, frozen=True):
    """An expectation that is not met, at its path below `expect`."""

    path: Path
    what: str


def case_audit(bank_set: BankSet, case: GoldenCase) -> Audit:
    """Return the audit a case describes, the questions it does not name answered as it says."""
    audit = msgspec.structs.replace(
        NOBODY, profile=case.profile, answers=case.answers, in_full=case.in_full
    )
    if case.others is Others.OPEN:
        return audit
    answer = best_answer if case.others is Others.BEST else worst_answer
    others = {q.id: answer(q) for q in bank_set.questions.values() if in_scope(q, audit)}
    return msgspec.structs.replace(audit, answers=others | case.answers)


def mismatches(bank_set: BankSet, case: GoldenCase) -> list[Mismatch]:
    """Score a case and return every expectation it does not meet, in the case's order.

    Raises KeyError for an expectation that nothing is called after; reading refuses those.
    """
    found = findable(score(bank_set, case_audit(bank_set, case)))
    return [miss for one in case.expectations for miss in _misses(one, found)]


def findable(scorecard: Scorecard) -> dict[Path, Found]:
    """Return everything of a scorecard that a case can expect, by its path."""
    overall, states = scorecard.overall, scorecard.standings.questions
    hits = red_lines(scorecard.standings)
    found: dict[Path, Found] = {
        ("score",): overall.score,
        ("confirmed",): overall.confirmed,
        ("rating",): _word(overall.rating),
        ("rating_if_well",): _word(overall.rating_if_well),
        ("completeness",): overall.completeness,
        ("confidence",): overall.confidence,
        ("in_scope",): Fraction(overall.in_scope),
        ("red_lines",): Ids(tuple(hit.item for hit in hits if not hit.open), WHOLE),
        ("open_red_lines",): Ids(tuple(hit.item for hit in hits if hit.open), WHOLE),
        ("asked",): Ids(tuple(s.question.id for s in states if s.state in IN_SCOPE), SOME),
        ("hidden",): Ids(tuple(s.question.id for s in states if s.state is State.HIDDEN), SOME),
        ("find_out",): Ids(scorecard.find_out, FIRST),
        ("plan",): Ids(tuple(step.standing.question.id for step in scorecard.plan), FIRST),
    }
    for pitfall in scorecard.pitfalls:
        found |= _below(("pitfalls", pitfall.bank.id), _of_pitfall(pitfall))
    for question in scorecard.questions:
        found |= _below(("questions", question.standing.question.id), _of_question(question))
    return found


def _below(path: Path, found: Mapping[str, Found]) -> dict[Path, Found]:
    return {(*path, key): value for key, value in found.items()}


def _of_pitfall(pitfall: PitfallScore) -> dict[str, Found]:
    return {
        "score": pitfall.score,
        "confirmed": pitfall.confirmed,
        "exposure": Fraction(pitfall.exposure.level),
        "likelihood": _whole(pitfall.likelihood),
        "rating": _word(pitfall.rating),
        "rating_if_well": _word(pitfall.rating_if_well),
        "rank": _whole(pitfall.rank),
    }


def _of_question(question: QuestionScore) -> dict[str, Found]:
    standing = question.standing
    counts = standing.in_fraction
    return {
        "state": Word(standing.state.value),
        "weight": _whole(standing.weight if counts else None),
        "gap": standing.gap if counts else None,
        "share": question.share,
        "red_line": Word(standing.red_line.value if standing.red_line else None),
    }


def _whole(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _word(rating: Rating | None) -> Word:
    return Word(None if rating is None else rating.word)


def _misses(expected: Expectation, found: Mapping[Path, Found]) -> Iterator[Mismatch]:
    path, actual = expected.path, found[expected.path]
    if isinstance(actual, Ids):
        yield from _unlike(path, tuple(expected.value), found, actual)
    elif isinstance(actual, Word):
        if expected.value != (actual.word or NONE):
            yield Mismatch(path, f"expected {expected.value}, got {actual.word or NONE}")
    elif not agrees(str(expected.value), actual):
        got = figure_text(str(expected.value), actual)
        yield Mismatch(path, f"expected {expected.value}, got {got}")


def _unlike(
    path: Path, expected: tuple[str, ...], found: Mapping[Path, Found], actual: Ids
) -> Iterator[Mismatch]:
    if actual.means == SOME and expected:
        yield from _absent(path, expected, found)
    else:
        # An empty list says that there are none.
        whole = msgspec.structs.replace(actual, means=actual.means if expected else WHOLE)
        yield from _other(path, expected, whole)


def _absent(
    path: Path, expected: tuple[str, ...], found: Mapping[Path, Found]
) -> Iterator[Mismatch]:
    actual = found[path]
    for number, id_ in enumerate(expected):
        if isinstance(actual, Ids) and id_ not in actual.ids:
            state = found["questions", id_, "state"]
            told = state.word if isinstance(state, Word) else NONE
            what = f"expected {id_} to be {path[-1]}, and its state is {told}"
            yield Mismatch((*path, number), what)


def _other(path: Path, expected: tuple[str, ...], actual: Ids) -> Iterator[Mismatch]:
    got, right = actual.ids, sorted(expected) == sorted(actual.ids)
    if actual.means == FIRST:
        got = actual.ids[: len(expected)]
        right = expected == got
    if not right:
        listed, told = (", ".join(ids) or NONE for ids in (expected, got))
        yield Mismatch(path, f"expected {listed}, got {told}")
