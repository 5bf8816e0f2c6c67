"""What a Word report says in few words: page one, and chapters with little or nothing in them."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from every_state import TEMPLATES, every_state
from since_states import since_states
from word_files import headings, lines, opened, table_title, whole_text

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.presentation import Brand, Presentation
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.view import ReportView, report_view
from outsource_audit.rendering.word import render_word


@cache
def view(*, finished: bool = True) -> ReportView:
    """Return the view of an audit with every state."""
    return report_view(every_state(finished=finished))


@cache
def word(*, finished: bool = True) -> bytes:
    """Return the report of an audit with every state."""
    return render_word(view(finished=finished), [TEMPLATES])


def test_limits_that_change_nothing_are_one_line() -> None:
    """Only limits that bite are listed with their questions; the others are counted."""
    told = view()
    lifting = msgspec.structs.replace(told.summary.floors[0], lifts=True, effect="It bites.")
    idle = msgspec.structs.replace(lifting, lifts=False, effect="Nothing.")
    for floors, line in (
        ([idle], "One limit applies, and it changes nothing: "),
        ([idle, idle, idle], "3 limits apply, and none changes anything: "),
        ([idle, lifting], "One more limit applies, and it changes nothing: "),
        ([lifting, idle, idle], "2 more limits apply, and none changes anything: "),
    ):
        summary = msgspec.structs.replace(told.summary, floors=tuple(floors))
        text = lines(render_word(msgspec.structs.replace(told, summary=summary), [TEMPLATES]))
        assert f"{line}the number alone is already as bad." in text
        assert sum("It bites." in one for one in text) == floors.count(lifting)
        assert not any("Nothing." in one for one in text)


def test_empty_chapters_are_one_line_each() -> None:
    """Where nothing is wrong, there is no heading with nothing under it."""
    bank = a_bank("one", [a_question("one-01")])
    clean = score(a_bank_set(bank), an_audit({"one-01": answer("yes", seen=True)}))
    data = render_word(report_view(clean), [TEMPLATES])
    for start in (
        "Hit: none.",
        "Cannot be ruled out: none.",
        "Limits on the rating: none.",
        "Action plan: no step.",
        "What to find out first: nothing.",
        "Who can fix it: nothing to fix.",
        "Blind spots: none.",
        "Not applicable: none.",
        "Good answers nobody saw proof of: none.",
    ):
        assert any(line.startswith(start) for line in lines(data)), start
        assert start.split(":")[0] not in [title for _, title in headings(data)]


def test_page_one_says_what_was_set_for_an_action() -> None:
    """An action has its owner, its day, that it is late, and how far it is."""
    card = every_state()
    late = msgspec.structs.replace(card.audit.remediation["data-01"], due="2026-11-01")
    audit = msgspec.structs.replace(
        card.audit, remediation={**card.audit.remediation, "data-01": late}
    )
    made = report_view(msgspec.structs.replace(card, audit=audit))
    text = whole_text(render_word(made, [TEMPLATES]))
    assert "Owner: Ada. Due 1 November 2026 (late). In progress." in text
    assert "Owner: Ben. Reported done; its answer still leaves a gap." in text
    assert "Late." in text


def test_page_one_says_what_changed() -> None:
    """With an earlier audit the change stands under the verdict, before the red lines."""
    since = since_states()
    made = report_view(since.new.scorecard, since)
    assert made.since is not None
    for audience in (made, msgspec.structs.replace(made, audience="board")):
        text = lines(render_word(audience, [TEMPLATES]))
        told = f"{made.since.with_} {made.since.headline[0]} {made.since.fates.counts}"
        assert text.index(told) < text.index("Red lines")


@pytest.mark.parametrize("finished", [True, False])
def test_only_a_rated_audit_has_ratings_beside_its_first_actions(*, finished: bool) -> None:
    """Five times "Not rated" says nothing."""
    (table,) = (
        one for one in opened(word(finished=finished)).tables if "first steps" in table_title(one)
    )
    heads = [cell.text for cell in table.rows[0].cells]
    assert heads == ["Step", "What to do", "Effort", "Score after", "Rating after"][: 4 + finished]


def test_page_one_ends_one_thing_a_line() -> None:
    """How many steps more, whom to ask and what the report is not are lines of their own."""
    brand = Brand(contact=("Maya", "maya@daughters.example"))
    text = lines(
        render_word(report_view(every_state(), None, Presentation(brand=brand)), [TEMPLATES])
    )
    more = view().summary.more_actions
    assert f"{more.capitalize()} in the action plan." in text
    assert "Maya · maya@daughters.example" in text
    assert (
        "This report helps you to decide and to ask better questions; it is no legal advice."
        in text
    )


def test_a_pitfall_says_what_can_go_wrong_and_what_is_known() -> None:
    """Its summary is no finding; where nothing is known, that is said; no heading stands empty."""
    text = whole_text(word(finished=False))
    told = view(finished=False).pitfalls
    for pitfall in told:
        assert f"What can go wrong: {pitfall.summary}" in text
        assert pitfall.no_findings in text
    shown = [title for _, title in headings(word(finished=False))].count("In place")
    assert shown == sum(bool(pitfall.in_place) for pitfall in told)
