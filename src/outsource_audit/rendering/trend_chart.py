"""The score of several audits in a row as a drawing, oldest at the left.

All lengths are in the drawing's own units, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.comparison_words import names_text, ratings_text
from outsource_audit.domain.number_wording import numbers_text
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.wording import sentence_case
from outsource_audit.rendering.figures import score_text

WIDTH, HEIGHT = 360, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 14, 10, 150
_GRID = (0, 25, 50, 75, 100)
_DATES, _SCORES = 3, 8


class TrendPoint(msgspec.Struct, frozen=True):
    """One audit: where it stands, and its figures.

    `drawn_date` and `drawn_score` are empty where many audits leave no room for each. `date`
    names the audit's business and provider too, where they are others than the report's.
    """

    x: str
    y: str
    confirmed_y: str
    label_y: str
    date_y: str
    anchor: str
    drawn_date: str
    drawn_score: str
    date: str
    score: str
    confirmed: str
    rating: str


class GridLine(msgspec.Struct, frozen=True):
    """A line at a score."""

    y: str
    text_y: str
    score: str


class TrendChart(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing; `line` and `confirmed_line` are the points of two lines."""

    width: str
    height: str
    left: str
    right: str
    says: str
    grid: tuple[GridLine, ...]
    points: tuple[TrendPoint, ...]
    line: str
    confirmed_line: str


def trend_chart(cards: Sequence[Scorecard], written: Callable[[str], str]) -> TrendChart | None:
    """Return the drawing of the audits that have a score; None where fewer than two have.

    They stand in the order of their dates. The last of `cards` is what the report is about:
    an audit of another business or provider is named. `written` puts an ISO date in words.
    """
    scored = [card for card in cards if card.overall.score is not None]
    scored.sort(key=lambda card: card.audit.date)
    if len(scored) < 2:  # noqa: PLR2004  # one point is no line
        return None
    whose = names_text(cards[-1])
    points = [
        _point(card, number, len(scored), written, whose) for number, card in enumerate(scored)
    ]
    return TrendChart(
        width=str(WIDTH),
        height=str(HEIGHT),
        left=str(_LEFT),
        right=str(WIDTH - _RIGHT),
        says=" ".join(
            f"{point.date}: {_told(card)}." for point, card in zip(points, scored, strict=True)
        ),
        grid=tuple(
            GridLine(_height(Fraction(at)), f"{float(_height(Fraction(at))) + 4:g}", str(at))
            for at in _GRID
        ),
        points=tuple(points),
        line=" ".join(f"{point.x},{point.y}" for point in points),
        confirmed_line=" ".join(f"{point.x},{point.confirmed_y}" for point in points),
    )


def _told(card: Scorecard) -> str:
    score, confirmed = card.overall.score or Fraction(0), card.overall.confirmed or Fraction(0)
    return numbers_text(score, confirmed)


def _point(
    card: Scorecard, number: int, count: int, written: Callable[[str], str], whose: str
) -> TrendPoint:
    overall = card.overall
    score, confirmed = overall.score or Fraction(0), overall.confirmed or Fraction(0)
    first, last = _LEFT + 36, WIDTH - _RIGHT - 36
    y = _height(score)
    is_end = number in (0, count - 1)
    return TrendPoint(
        x=f"{first + (last - first) * number / (count - 1):.1f}",
        y=y,
        confirmed_y=_height(confirmed),
        label_y=f"{float(y) - 9:.1f}",
        date_y=str(_BOTTOM + 18),
        anchor="middle",
        drawn_date=written(card.audit.date) if is_end or count <= _DATES else "",
        drawn_score=score_text(score) if is_end or count <= _SCORES else "",
        date=written(card.audit.date) + _other(names_text(card), whose),
        score=score_text(score),
        confirmed=score_text(confirmed),
        rating=sentence_case(ratings_text(overall.rating, overall.rating_if_well)),
    )


def _other(names: str, whose: str) -> str:
    return "" if names == whose else f" ({names})"


def _height(score: Fraction) -> str:
    return f"{_BOTTOM - float(score) * (_BOTTOM - _TOP) / 100:.1f}"
