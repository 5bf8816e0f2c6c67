"""What a report in Markdown says in few words: its summary, and limits that change nothing."""

from __future__ import annotations

from functools import cache

from every_state import TEMPLATES, every_state
from since_states import since_states

from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view


@cache
def document(*, finished: bool = True, since: bool = False) -> str:
    """Return the report of an audit with every state."""
    before = since_states() if since else None
    return render(report_view(every_state(finished=finished), before), "md", [TEMPLATES])


def test_an_unrated_audit_has_no_column_of_ratings_in_its_first_actions() -> None:
    """Five times "Not rated" says nothing; a rated one has them."""
    assert "| Score after | Rating after |\n" in document()
    head = document(finished=False).split("### What to do first")[1].split("\n\n")[2]
    assert head.startswith("| Step | What to do | Effort | Gain | Score after |\n")


def test_limits_that_change_nothing_are_one_line() -> None:
    """Limits that do not bite are counted; the sentence after it begins with a capital."""
    source = document()
    assert "\n5 limits apply, and none changes anything: the number alone" in source
    assert "It changes nothing here" not in source
    assert "\nAnd 3 more steps, all of them in the [action plan](#action-plan).\n" in source


def test_page_one_says_what_changed() -> None:
    """With an earlier audit the summary says so; without one it does not."""
    summary = document(since=True).split("## Red lines and limits")[0]
    assert "- **Since last time:** Compared with the audit of " in summary
    assert "Since last time" not in document()
