"""Answers whose question is gone: nothing that was typed on them is lost."""

from __future__ import annotations

import msgspec
from every_state import every_state

from builders import answer
from outsource_audit.domain.presentation import Audience, Presentation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.rendering.view import report_view


def with_a_question_that_is_gone() -> Scorecard:
    """Return an audit with an answer, a note and an internal note on a question no bank has."""
    card = every_state()
    noted = msgspec.structs.replace(
        answer("yes"), note="They sent it.", internal_note="Do not trust it."
    )
    audit = msgspec.structs.replace(card.audit, answers=card.audit.answers | {"former-01": noted})
    return msgspec.structs.replace(card, audit=audit)


def told(audience: Audience) -> str:
    """Return what the report says beside the answer."""
    view = report_view(with_a_question_that_is_gone(), None, Presentation(audience=audience))
    (found,) = [one for one in view.blind_spots.left_over if one.id == "former-01"]
    return found.note


def test_the_internal_report_has_both_notes() -> None:
    """Internal means everything, also where the question is gone."""
    assert told(Audience.INTERNAL) == "They sent it.\nInternal note: Do not trust it."


def test_a_client_sees_the_note_that_is_theirs() -> None:
    """The internal one stays out here as everywhere."""
    assert told(Audience.CLIENT) == "They sent it."
