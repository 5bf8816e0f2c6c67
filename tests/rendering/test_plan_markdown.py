"""`plan --format md`: tables that hold where they are pasted, whatever was typed."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import msgspec
import pytest
from every_state import every_state
from markdown_it import MarkdownIt
from markup import raw_html

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.action_plan import action_plan
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.plan import plan_markdown

GOLDEN = Path(__file__).parent / "golden"
TODAY = "2026-12-24"
COLUMNS = 11


def rendered(card: Scorecard, target: Rating | None = None) -> str:
    """Return the plan as Markdown."""
    return plan_markdown(card, action_plan(card, target=target), TODAY)


def of_one(remediation: Remediation, value: str = "no") -> str:
    """Render the plan of one question and what was set for it."""
    audit = msgspec.structs.replace(an_audit({"a": answer(value)}), remediation={"a": remediation})
    return rendered(score(a_bank_set(a_bank("one", [a_question("a")])), audit))


def rows(markdown: str) -> list[list[str]]:
    """Return the cells of every row of every table, as a reader of the Markdown counts them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    found: list[list[str]] = []
    for token, following in itertools.pairwise(tokens):
        if token.type == "tr_open":
            found.append([])
        elif token.type in ("td_open", "th_open"):
            found[-1].append(following.content)
    return found


@pytest.mark.parametrize("name", ["finished", "unfinished"])
def test_the_plan_is_the_golden_one(name: str) -> None:
    """Every state of a step, the periods, and what stays."""
    markdown = rendered(every_state(finished=name == "finished"))
    path = GOLDEN / f"plan-{name}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(markdown)
    assert markdown == path.read_text()


def test_every_row_has_a_cell_a_column() -> None:
    """Also where texts hold bars, line breaks and backquotes."""
    hostile = every_state(lambda text: f"{text} | a\n| b `c|d` \\| <b>")
    table = rows(rendered(hostile))
    assert len(table) > len(hostile.plan)
    assert {len(row) for row in table} == {COLUMNS}


def test_texts_from_outside_are_shown_and_nothing_else() -> None:
    """No markup, no link, no mention."""
    owner = "@all [x](http://evil.example) <script>"
    markdown = of_one(Remediation(owner=owner, note="*loud*"))
    tokens = [child for token in MarkdownIt().parse(markdown) for child in token.children or []]
    assert not [token for token in tokens if token.type == "link_open"]
    assert not raw_html(markdown)
    assert "@&#8203;all" in markdown
    assert "\\*loud\\*" in markdown


def test_what_is_late_is_marked_at_its_date() -> None:
    """A due date that is past, or the review of an accepted risk."""
    assert "| 2026-12-23 **overdue** | Planned |" in of_one(Remediation(due="2026-12-23"))
    assert "| 2026-12-24 | Planned |" in of_one(Remediation(due=TODAY))
    accepted = Remediation(status=Status.ACCEPTED, reason="Small", review="2026-12-01")
    assert "| review on 2026-12-01 **overdue** | Accepted risk: Small |" in of_one(accepted)


def test_a_mark_that_the_answer_does_not_bear_out_says_so() -> None:
    """Done, and the gap is still there."""
    told = of_one(Remediation(status=Status.DONE))
    assert "| Done / Marked done, but its answer still leaves a gap. |" in told


def test_what_left_the_plan_is_listed() -> None:
    """With why, and what was set."""
    told = of_one(Remediation(owner="Ann"), value="yes")
    assert "No action: no answer leaves a gap." in told
    assert "## No longer in the plan\n\n- **a** fixed: its answer leaves no gap now " in told
    assert "(planned; owner Ann)\n" in told


def test_a_target_is_told_first_and_once() -> None:
    """What it takes stands in the lead; its steps alone are listed."""
    markdown = rendered(every_state(), Rating.HIGH)
    assert "To reach high: 3 steps, 3 effort points, within 30 days." in markdown
    assert "\n| 3 | " in markdown
    assert "\n| 4 | " not in markdown
    assert "No action" not in markdown


def test_without_a_score_none_is_told() -> None:
    """Nothing applies, so nothing stays."""
    audit = an_audit({"a": Answer(not_applicable="None here")})
    markdown = rendered(score(a_bank_set(a_bank("one", [a_question("a")])), audit))
    assert markdown.endswith("From the audit of 2026-11-23. No action: no answer leaves a gap.\n")


def test_a_plan_that_is_there_already_is_not_called_empty() -> None:
    """No step is needed, and gaps may be left."""
    audit = an_audit({"a": answer("yes")})
    markdown = rendered(score(a_bank_set(a_bank("one", [a_question("a")])), audit), Rating.LOW)
    assert "no step is needed" in markdown
    assert "No action" not in markdown


def test_without_an_answer_no_gap_is_denied() -> None:
    """Nothing is answered, so nothing is known of gaps."""
    markdown = rendered(score(a_bank_set(a_bank("one", [a_question("a")])), an_audit({})))
    assert "No action yet: nothing is answered." in markdown
    assert "leaves a gap" not in markdown


def test_the_short_name_of_a_fix_stands_before_it() -> None:
    """In bold and with what is markup in it escaped; without a name, the fix stands alone."""
    question = a_question("a", action="Get *proof*", fix="Ask. Then keep it.")
    bank_set = a_bank_set(a_bank("one", [question, a_question("b")]))
    told = rendered(score(bank_set, an_audit({"a": answer("no"), "b": answer("no")})))
    assert "| **Get \\*proof\\*.** Ask. Then keep it. |" in told
    assert "| Put it in place. |" in told
