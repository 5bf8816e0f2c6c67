"""The running counts of a plan, held against the ratings that are worked out from scratch."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import GIVEN, audits, bank_sets

from builders import (
    NOT_APPLICABLE,
    a_bank,
    a_bank_set,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.plan import answer_worth, points_left
from outsource_audit.domain.plan_course import Course
from outsource_audit.domain.rating import RED_LINE, rate_overall, rate_pitfall, red_lines, total
from outsource_audit.domain.rating_counts import Counts, added, levels
from outsource_audit.domain.standing import Standing, Standings, red_line_state, stand


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_counts_rate_as_the_floors_do(data: st.DataObject) -> None:
    """Sums, both ratings of the whole and both of every pitfall are those with floors."""
    standings = _drawn(data)
    counts = _counted(standings)
    assert added(counts.values()) == total(standings.questions)
    for key, exposure in standings.exposures.items():
        own = [s for s in standings.of_pitfall(key) if s.in_fraction]
        if own:
            rated, found = rate_pitfall(own, exposure.level), levels(counts[key], exposure.level)
            assert (found.until_then, found.if_well) == (rated.until_then, rated.if_well)
    if total(standings.questions).weight:
        rated = rate_overall(standings)
        assert Course(standings).ratings() == (rated.until_then, rated.if_well)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_after_every_fix_things_stand_as_if_counted_anew(data: st.DataObject) -> None:
    """Fix after fix, in any order: sums, ratings and red lines are those of a new count."""
    standings = _drawn(data)
    course = Course(standings)
    gaps = [standing for standing in standings.questions if standing.points]
    for gap in data.draw(st.permutations(gaps)):
        before, standings = standings, _fixed(standings, gap)
        left = points_left(gap)
        lifts = course.fix(gap.question.id, answer_worth(gap.question, left), left)
        rated = rate_overall(standings)
        assert course.totals == total(standings.questions)
        assert course.ratings() == (rated.until_then, rated.if_well)
        gone = {hit.item for hit in red_lines(before)} - {hit.item for hit in red_lines(standings)}
        assert (RED_LINE in lifts) is bool(gone)
        assert len(lifts) == len(set(lifts))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_what_is_put_in_and_taken_out_leaves_nothing(data: st.DataObject) -> None:
    """Counts come back to where they were once a question is taken out again."""
    standings, counts = _drawn(data), Counts()
    for standing in standings.questions:
        counts.count(standing, 1)
    for standing in standings.questions:
        counts.count(standing, -1)
    assert counts == Counts()


def test_a_fix_takes_away_the_red_line_of_another_question() -> None:
    """A red line that looks at the fixed answer of another question falls with it."""
    line = a_red_line("no", condition=when(first="no"))
    bank = a_bank("one", [a_question("first"), a_question("second", red_line=line)])
    audit = an_audit({"first": answer("no"), "second": answer("no")})
    course = Course(stand(a_bank_set(bank), audit))
    assert course.fix("first", "yes", 0) == (RED_LINE,)


def test_nothing_that_counts_has_no_rating() -> None:
    """Where no question counts there is nothing to rate."""
    bank = a_bank("one", [a_question("q")])
    course = Course(stand(a_bank_set(bank), an_audit({"q": NOT_APPLICABLE})))
    with pytest.raises(ValueError, match="at least one question"):
        course.ratings()


def _drawn(data: st.DataObject) -> Standings:
    bank_set = data.draw(bank_sets())
    return stand(bank_set, data.draw(audits(bank_set, GIVEN)))


def _counted(standings: Standings) -> dict[str, Counts]:
    counts = {key: Counts() for key in standings.exposures}
    for standing in standings.questions:
        counts[standing.question.pitfall].count(standing, 1)
    return counts


def _fixed(standings: Standings, gap: Standing) -> Standings:
    """Do one fix the long way: every red line is decided anew."""
    left = points_left(gap)
    fix = {"points": left, "answer": answer_worth(gap.question, left)}
    questions = tuple(
        msgspec.structs.replace(s, **fix) if s.question.id == gap.question.id else s
        for s in standings.questions
    )
    changed = msgspec.structs.replace(standings, questions=questions)
    return msgspec.structs.replace(
        changed, questions=tuple(_line_again(s, changed) for s in questions)
    )


def _line_again(standing: Standing, standings: Standings) -> Standing:
    if standing.red_line is None:
        return standing
    own = standings.fact(standing.question.id)
    state = red_line_state(standing.question.red_line, own, standings.fact)
    return msgspec.structs.replace(standing, red_line=state)
