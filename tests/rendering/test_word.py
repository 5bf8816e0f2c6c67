"""The report as a Word file: what stands in it, and in which order."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec
import pytest
from every_state import TEMPLATES, every_state
from since_states import since_states
from word_files import body_xml, headings, lines, opened, table_title, whole_text

from outsource_audit.domain.presentation import Audience, Presentation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.rendering.view import ReportView, report_view
from outsource_audit.rendering.word import render_word

INTERNAL = "Only among ourselves: they will not pay."


@cache
def view(audience: Audience = Audience.CLIENT, *, finished: bool = True) -> ReportView:
    """Return the view of an audit with every state."""
    return report_view(every_state(finished=finished), None, Presentation(audience=audience))


@cache
def word(audience: Audience = Audience.CLIENT, *, finished: bool = True) -> bytes:
    """Return the report of an audit with every state."""
    return render_word(view(audience, finished=finished), [TEMPLATES])


def with_internal_notes() -> Scorecard:
    """Return the audit with an internal note at every answer, and one at an action."""
    card = every_state()
    answers = {
        key: msgspec.structs.replace(answer, internal_note=INTERNAL)
        for key, answer in card.audit.answers.items()
    }
    remediation = {
        key: msgspec.structs.replace(one, note=INTERNAL)
        for key, one in card.audit.remediation.items()
    }
    audit = msgspec.structs.replace(card.audit, answers=answers, remediation=remediation)
    return msgspec.structs.replace(card, audit=audit)


def test_chapters_stand_in_the_order_of_the_report() -> None:
    """The chapters follow each other as in every other format."""
    assert [text for level, text in headings(word()) if level == 1] == [
        "Red lines and limits",
        "The pitfalls",
        "Action plan",
        "What to find out first",
        "Who can fix it",
        "Blind spots",
        "Not applicable",
        "Evidence",
        "Every answer",
        "Profile",
        "Method",
        "Words used here",
        "Versions",
    ]


@pytest.mark.parametrize("finished", [True, False])
def test_no_level_of_headings_is_left_out(*, finished: bool) -> None:
    """After a heading comes one at most one level deeper."""
    levels = [level for level, _ in headings(word(finished=finished))]
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_every_finding_is_told_in_full() -> None:
    """Each text of each finding stands in the file, its lines kept."""
    text = whole_text(word())
    for finding in view().findings:
        told = (
            f"{finding.number}. {finding.subject.ask} {finding.subject.id}",
            finding.practice,
            finding.answer,
            finding.note,
            finding.evidence,
            finding.severity,
            finding.severity_reason,
            f"{finding.share} points of 100",
            finding.why,
            finding.fix,
            finding.tracked,
            finding.red_line,
            finding.bank_note,
            *finding.references,
        )
        for one in told:
            assert one in text


def test_nothing_of_the_other_chapters_is_missing() -> None:
    """Red lines, plan, registers, answers, profile, words and versions stand in the file."""
    text, told = whole_text(word()), view()
    for line in (*told.red_lines.hit, *told.red_lines.open):
        assert line.says in text
        assert line.answer in text
    for step in (step for period in told.plan for step in period.steps):
        assert step.fix in text
        assert step.gain in text
    for item in told.not_applicable:
        assert item.reason in text
    for row in (row for table in told.answers for row in table.rows):
        assert row.answer in text
        assert row.note in text
    for field in told.profile.rows:
        assert field.answer in text
    for term in told.glossary:
        assert f"{term.word}\t{term.means}" in text
    for bank in told.editions.banks:
        assert bank.sha256 in text
    for good in told.evidence.seen:
        assert good.where in text


def test_the_heat_map_says_its_ratings_in_words() -> None:
    """Each cell of the map has its colour and the word for it, and the pitfalls' numbers."""
    (table,) = (one for one in opened(word()).tables if "Heat map" in table_title(one))
    cells = [cell for row in table.rows[2:] for cell in row.cells[2:]]
    wanted = [cell for row in view().heat_map.rows for cell in row.cells]
    assert len(cells) == len(wanted) == 25
    for cell, told in zip(cells, wanted, strict=True):
        word_, numbers = (paragraph.text for paragraph in cell.paragraphs)
        assert word_.strip() == told.mark.word
        assert numbers.split() == [str(placed.number) for placed in told.pitfalls]
        assert "w:shd" in cell._tc.xml  # noqa: SLF001  # python-docx tells no colours


def test_tables_repeat_their_heads_and_have_names() -> None:
    """Every table has a name for screen readers; all but the bars begin with a head."""
    for table in opened(word()).tables:
        assert table_title(table)
        if "nine pitfalls" not in table_title(table):
            assert "w:tblHeader" in table.rows[0]._tr.xml  # noqa: SLF001  # as above


def test_the_heat_map_names_its_axes() -> None:
    """Impact stands above the columns, likelihood beside the rows."""
    (table,) = (one for one in opened(word()).tables if "Heat map" in table_title(one))
    assert table.cell(0, 2).text == "Impact →"
    assert {table.cell(row, 0).text for row in range(2, 7)} == {"Likelihood →"}


def test_pitfalls_run_on() -> None:
    """Only the chapters after the contents begin on a new page: no sheet is left half empty."""
    assert body_xml(word()).count("w:pageBreakBefore") == 1


def test_internal_notes_are_for_the_internal_audience_alone() -> None:
    """A note marked internal stands in the internal copy, and nowhere in the others."""
    for audience in Audience:
        made = report_view(with_internal_notes(), None, Presentation(audience=audience))
        text = whole_text(render_word(made, [TEMPLATES]))
        assert (INTERNAL in text) is (audience is Audience.INTERNAL)
        assert ("Internal copy" in text) is (audience is Audience.INTERNAL)


def test_the_board_gets_page_one_alone() -> None:
    """The board's report has the verdict, the map and the first actions, and no chapter."""
    text = whole_text(word(Audience.BOARD))
    assert view().summary.headline in text
    assert view().summary.actions[0].brief in text
    assert [level for level, _ in headings(word(Audience.BOARD))] == []
    assert view().findings[-1].why not in text


def test_an_audit_that_is_not_rated_says_so() -> None:
    """Without a rating the file says why, and the map carries no words."""
    text = whole_text(word(finished=False))
    assert "Not rated yet: " in text
    assert "The audit is not rated yet, so the pitfalls carry no ratings." in text


def test_what_changed_is_told_with_the_trend() -> None:
    """With an earlier audit there is a chapter on what changed, and its trend as a table."""
    since = since_states()
    made = report_view(since.new.scorecard, since)
    data = render_word(made, [TEMPLATES])
    assert (1, "What changed") in headings(data)
    assert made.trend is not None
    for point in made.trend.points:
        assert point.date in lines(data)
    assert made.since is not None
    for cause in (cause for cause in made.since.causes):
        for reason in cause.reasons:
            assert reason.about in whole_text(data)


def test_the_same_view_gives_the_same_bytes() -> None:
    """Nothing of the day or the machine gets into the file."""
    assert render_word(view(), [TEMPLATES]) == render_word(view(), [TEMPLATES])


def test_nothing_is_left_of_the_tags() -> None:
    """No tag, no empty loop row and no docxtpl remark is left in the file."""
    xml = body_xml(word())
    assert "{%" not in xml
    assert "{{" not in xml
    assert all("python-docx" not in text for text in (xml, whole_text(word())))
