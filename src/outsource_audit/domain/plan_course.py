"""How things stand after each step of the plan, kept as running counts.

A step changes one answer, and with it its pitfall and the red lines that look at that answer.
What it does not touch stays counted: or else a plan of a thousand steps would go through a
thousand questions a thousand times.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from outsource_audit.domain.condition import Fact, Value, keys
from outsource_audit.domain.rating import RED_LINE, Totals, red_line_level, two_numbers
from outsource_audit.domain.rating_counts import Counts, Levels, added, levels
from outsource_audit.domain.risk import Rating, band
from outsource_audit.domain.standing import (
    SERIOUS,
    RedLineState,
    Standing,
    Standings,
    red_line_state,
)


class Course:
    """An audit on its way through its plan: the questions as they stand after the fixes so far.

    Which questions apply is held fixed.
    """

    def __init__(self, standings: Standings) -> None:
        """Begin with an audit as it stands."""
        self._now = {standing.question.id: standing for standing in standings.questions}
        self._facts: dict[str, Fact] = dict(standings.facts)
        self._lines = _lines_by_key(standings)
        self._of_fields = {field.red_line for field in standings.fields}
        self._exposures = {key: one.level for key, one in standings.exposures.items()}
        self._counts = {key: Counts() for key in self._exposures}
        for standing in standings.questions:
            self._counts[standing.question.pitfall].count(standing, 1)
        self._levels: dict[str, Levels] = {}
        self._rate(self._counts)

    @property
    def totals(self) -> Totals:
        """Return the sums as they are now."""
        return added(self._counts.values())

    def ratings(self) -> tuple[Rating, Rating]:
        """Return both ratings as they are now: until then, and if it turns out well.

        At least one question must count.
        """
        score, confirmed = map(band, two_numbers(self.totals))
        until_then = [score, *(one.floor for one in self._levels.values() if one.floor)]
        if_well = [
            confirmed,
            *(one.floor_if_well for one in self._levels.values() if one.floor_if_well),
        ]
        counts = self._counts.values()
        if any(one.red_lines for one in counts) or not self._of_fields.isdisjoint(SERIOUS):
            until_then.append(red_line_level(score))
        if any(one.hits for one in counts) or RedLineState.HIT in self._of_fields:
            if_well.append(red_line_level(confirmed))
        return max(until_then), max(if_well)

    def fix(self, question: str, answer: Value, points: int) -> tuple[str, ...]:
        """Give an answered question another answer, worth `points`, 0 to 4.

        Returns the causes of the floors that are gone with it, each once.
        """
        self._facts[question] = (answer,)
        before = self._now[question]
        self._put(msgspec.structs.replace(before, answer=answer, points=points))
        looking = self._lines.get(question, ())
        gone = [self._look_again(key) for key in looking]
        touched = {self._now[key].question.pitfall for key in (question, *looking)}
        causes = [RED_LINE] * any(gone) + self._rate(touched)
        return tuple(dict.fromkeys(causes))

    def _look_again(self, question: str) -> bool:
        """Decide the red line of a question anew; say whether it is gone."""
        before = self._now[question]
        line, fact = before.question.red_line, self._facts.__getitem__
        state = red_line_state(line, fact(question), fact)
        if state is before.red_line:
            return False
        self._put(msgspec.structs.replace(before, red_line=state))
        return before.red_line in SERIOUS and state not in SERIOUS

    def _put(self, standing: Standing) -> None:
        counts, key = self._counts[standing.question.pitfall], standing.question.id
        counts.count(self._now[key], -1)
        counts.count(standing, 1)
        self._now[key] = standing

    def _rate(self, pitfalls: Iterable[str]) -> list[str]:
        """Rate pitfalls anew; return the causes of the floors that are gone, in their order."""
        gone = []
        for key in self._counts:
            if key not in pitfalls or not self._counts[key].questions:
                continue
            before, after = self._levels.get(key), levels(self._counts[key], self._exposures[key])
            self._levels[key] = after
            if before and before.cause and before.cause != after.cause:
                gone.append(before.cause)
        return gone


def _lines_by_key(standings: Standings) -> dict[str, tuple[str, ...]]:
    """Return, by id, the questions whose red line looks at that answer: their own, and others."""
    found: dict[str, dict[str, None]] = {}
    for standing in standings.questions:
        if standing.red_line is None or standing.question.red_line is None:
            continue
        own = standing.question.id
        for key in (own, *keys(standing.question.red_line.when)):
            found.setdefault(key, {})[own] = None
    return {key: tuple(ids) for key, ids in found.items()}
