"""The parts of a letter that are left out where they would say nothing, and what a step says."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest
from every_state import TEMPLATES, every_state
from markup import Page, from_markdown

from outsource_audit.domain.presentation import Brand, Presentation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view

FOLDERS = [TEMPLATES / "letter", TEMPLATES]
Style = Literal["md", "html"]
styled = pytest.mark.parametrize("style", ["md", "html"])


def letter(style: Style, card: Scorecard) -> str:
    """Return a letter under somebody's name."""
    shown = Presentation(brand=Brand(consultancy="Northlight Advisory"))
    return render(report_view(card, None, shown), style, FOLDERS)


@styled
def test_an_action_says_what_was_set_for_it(style: Style) -> None:
    """A step has its owner and its day; one reported done says that its gap is still there."""
    source = letter(style, every_state())
    text = " ".join((Page if style == "html" else from_markdown)(source).text.split())
    assert "Owner: Ada. Due 1 December 2026. In progress." in text
    assert "Owner: Ben. Reported done; its answer still leaves a gap." in text


@styled
def test_what_is_good_is_named_or_left_out(style: Style) -> None:
    """Up to three answers are named, proved ones first; without any, the heading is not there."""
    card = every_state()
    good = [one for pitfall in report_view(card).pitfalls for one in pitfall.in_place]
    named = sorted(good, key=lambda one: not one.seen)[:3]
    source = letter(style, card)
    after = source[source.index("What is good") :]
    places = [after.index(one.ask) for one in named]
    assert places == sorted(places)
    nothing = msgspec.structs.replace(card.audit, answers={})
    empty = letter(style, score(card.bank_set, nothing, capacity=8))
    assert "What is good" not in empty


@styled
def test_a_letter_in_nobodys_name_does_not_say_who_is_behind_it(style: Style) -> None:
    """Without a brand that heading is left out; where the rest stands is still said."""
    source = render(report_view(every_state()), style, FOLDERS)
    assert "Who is behind this letter" in letter(style, every_state())
    assert "Who is behind this letter" not in source
    assert "Every answer, every finding and the whole plan are in the full report." in source
