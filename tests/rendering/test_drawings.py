"""The drawings of the report: everything stands inside, nothing on top of another."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from every_state import every_state
from hypothesis import example, given
from hypothesis import strategies as st

from outsource_audit.domain.presentation import written_date
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.rendering.bars import bar
from outsource_audit.rendering.heat_chart import HEIGHT, WIDTH, heat_chart
from outsource_audit.rendering.heat_map import Cell, HeatMap, HeatRow, Placed
from outsource_audit.rendering.timeline import timeline
from outsource_audit.rendering.trend_chart import trend_chart
from outsource_audit.rendering.wording import Mark

NOWHERE = HeatRow(1, "", ())


def a_map(places: dict[int, tuple[int, int]], *, rated: bool = True) -> HeatMap:
    """Return a map with pitfalls, by number, at a likelihood and an impact."""
    rows = tuple(
        HeatRow(
            level,
            "",
            tuple(
                Cell(
                    Mark("High", "high"),
                    tuple(Placed(n, f"P{n}") for n, at in places.items() if at == (level, impact)),
                )
                for impact in range(1, 6)
            ),
        )
        for level in range(5, 0, -1)
    )
    return HeatMap(rated=rated, impacts=(1, 2, 3, 4, 5), rows=rows, glances=())


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=9))
@example([(5, 4)] * 9)
@example([(1, 1)] * 7)
def test_every_pitfall_stands_in_its_cell_and_on_no_other(places: list[tuple[int, int]]) -> None:
    """Up to nine pitfalls, even all in one cell, have circles that do not overlap."""
    chart = heat_chart(a_map(dict(enumerate(places, start=1))))
    assert [dot.number for dot in chart.pitfalls] == sorted(
        range(1, len(places) + 1), key=lambda n: (-places[n - 1][0], places[n - 1][1], n)
    )
    circles = [(float(d.x), float(d.y), float(d.radius), d.number) for d in chart.pitfalls]
    for x, y, radius, number in circles:
        level, impact = places[number - 1]
        cell = chart.cells[(5 - level) * 5 + impact - 1]
        assert float(cell.x) <= x - radius
        assert x + radius <= float(cell.x) + float(cell.width)
        assert y + radius <= float(cell.y) + float(cell.height)
        assert y - radius >= float(cell.word_y)
    for one, (x, y, radius, _) in enumerate(circles):
        for x2, y2, radius2, _ in circles[:one]:
            assert (x - x2) ** 2 + (y - y2) ** 2 >= (radius + radius2) ** 2
    assert all(float(cell.x) + float(cell.width) <= WIDTH for cell in chart.cells)
    assert all(float(cell.y) + float(cell.height) <= HEIGHT for cell in chart.cells)


def test_the_map_says_where_each_pitfall_is() -> None:
    """Place and rating are told in words; without a rating none is."""
    assert heat_chart(a_map({2: (4, 3)})).says == "Pitfall 2 at likelihood 4, impact 3: High."
    assert (
        heat_chart(a_map({2: (4, 3)}, rated=False)).says == "Pitfall 2 at likelihood 4, impact 3."
    )
    assert heat_chart(a_map({})).says == "No pitfall has a place on the map yet."


def by_owners(*owners: str) -> Scorecard:
    """Return a scorecard whose steps are taken on by these people in turn."""
    card = every_state()
    steps = [step.standing.question.id for step in card.plan]
    remediation = {
        key: Remediation(status=list(Status)[n % 2], owner=owners[n % len(owners)])
        for n, key in enumerate(steps)
    }
    audit = msgspec.structs.replace(card.audit, remediation=remediation)
    return msgspec.structs.replace(card, audit=audit)


@pytest.mark.parametrize("times", [1, 9])
def test_every_step_is_drawn_once_and_none_covers_another(times: int) -> None:
    """However many steps, each has a circle of its own inside the drawing."""
    card = by_owners("Ada", "Ben", "")
    card = msgspec.structs.replace(card, plan=card.plan * times)
    drawn = timeline(card, written_date)
    assert drawn is not None
    steps = [step for period in drawn.periods for step in period.steps]
    assert sorted(step.number for step in steps) == list(range(1, len(card.plan) + 1))
    spots = {(step.x, step.y) for step in steps}
    assert len(spots) == len(steps)
    radius = float(drawn.radius)
    for step in steps:
        assert radius < float(step.x) < float(drawn.width) - radius
        assert radius < float(step.y) < float(drawn.height) - radius


def test_who_is_named_stands_before_nobody() -> None:
    """Owners come in the order of their first step; the steps of nobody come last."""
    drawn = timeline(by_owners("", "Ben", " Ada "), written_date)
    assert drawn is not None
    names = [owner.name for owner in drawn.periods[0].owners]
    assert names == ["Ben", "Ada", "Nobody named yet"]
    assert drawn.periods[0].ends == "23 December 2026"
    assert "Ben: " in drawn.says


@pytest.mark.parametrize(
    ("long", "shown"),
    [
        ("Maximiliane " * 9, "Maximiliane Maximiliane Max… Maximiliane"),
        ("A. W. N. ANDERSON-WORTHINGTON OF WOKING", "A. W. N. ANDERSON-W… WOKING"),
        ("倉庫" * 20, f"{'倉庫' * 8}…庫{'倉庫' * 3}"),
        (
            "Operations and customer service department, team North",
            "Operations and customer servic…, team North",
        ),
        (
            "The people who answer the phone on Sundays",
            "The people who answer the phone on Sundays",
        ),
    ],
)
def test_a_long_name_is_cut_in_the_drawing_alone(long: str, shown: str) -> None:
    """The drawing has room for so much of a name; its description has all of it."""
    drawn = timeline(by_owners(long), written_date)
    assert drawn is not None
    assert drawn.periods[0].owners[0].name == shown
    assert long.strip() in drawn.says


def test_no_step_no_drawing() -> None:
    """An audit without a gap has no timeline."""
    assert timeline(msgspec.structs.replace(every_state(), plan=()), written_date) is None


def on_days(count: int) -> list[Scorecard]:
    """Return as many scorecards, a year apart."""
    card = every_state()
    days = [(date(2020, 1, 1) + timedelta(days=365 * n)).isoformat() for n in range(count)]
    return [
        msgspec.structs.replace(card, audit=msgspec.structs.replace(card.audit, date=day))
        for day in days
    ]


@pytest.mark.parametrize(
    ("count", "dates", "scores"), [(2, 2, 2), (3, 3, 3), (8, 2, 8), (12, 2, 2)]
)
def test_a_trend_names_what_there_is_room_for(count: int, dates: int, scores: int) -> None:
    """First and last are always named; the figures of all are told in words."""
    chart = trend_chart(on_days(count), written_date)
    assert chart is not None
    assert sum(bool(point.drawn_date) for point in chart.points) == dates
    assert sum(bool(point.drawn_score) for point in chart.points) == scores
    assert chart.points[0].drawn_date
    assert chart.points[-1].drawn_score
    assert chart.says.count(" confirmed.") == count
    across = [float(point.x) for point in chart.points]
    assert across == sorted(set(across))


def test_one_score_is_no_trend() -> None:
    """Audits without a score are left out, and one point makes no line."""
    assert trend_chart(on_days(1), written_date) is None


def test_a_trend_goes_on_in_time() -> None:
    """Whatever order the audits are given in, and whether the report's own is the newest or not."""
    chart = trend_chart(list(reversed(on_days(3))), written_date)
    assert chart is not None
    assert [point.date for point in chart.points] == [
        written_date(card.audit.date) for card in on_days(3)
    ]


def test_an_audit_of_somebody_else_is_named_in_the_trend() -> None:
    """A line through two businesses is not one business's way."""
    first, second = on_days(2)
    other = msgspec.structs.replace(first.audit, provider="Quite Another")
    chart = trend_chart([msgspec.structs.replace(first, audit=other), second], written_date)
    assert chart is not None
    assert [point.date.endswith("(Kiln & Co and Quite Another)") for point in chart.points] == [
        True,
        False,
    ]
    assert "Quite Another" in chart.says


@given(st.fractions(0, 100), st.fractions(0, 1))
def test_a_bar_ends_where_its_score_says(score: Fraction, part: Fraction) -> None:
    """Its two parts together are as long as the score that stands beside it."""
    drawn = bar(score, score * part)
    assert drawn is not None
    assert Decimal(drawn.confirmed) + Decimal(drawn.unknown or 0) == Decimal(drawn.score)


def test_no_score_no_bar() -> None:
    """Nothing is drawn where nothing counts."""
    assert bar(None, None) is None
