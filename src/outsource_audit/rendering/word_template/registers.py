"""The annex: what does not apply, evidence, every answer, and the profile."""

# Prose has the signs of print.
# ruff: noqa: RUF001

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import (
    Column,
    each,
    named,
    paragraph,
    rows,
    table,
    when,
    when_else,
)


def registers() -> str:
    """Return what somebody needs to check the rest."""
    return _not_applicable() + _evidence() + _answers() + _profile()


def _not_applicable() -> str:
    columns = (Column("Question", 44), Column("Reason given", 28), Column("Allowed when", 28))
    listed = table(
        "Questions marked not applicable, with the reasons given",
        columns,
        rows(
            columns,
            "item in report.not_applicable",
            named("item.subject"),
            "{{ item.reason }}",
            "{{ item.allowed_when }}",
        ),
    )
    head = paragraph("Heading1", "Not applicable") + paragraph(
        "Standfirst",
        "Questions somebody marked as not applicable. They count nowhere, so the reasons deserve a "
        "look.",
    )
    nothing = "**Not applicable:** none. Nobody marked a question so."
    return when_else("report.not_applicable", head + listed, paragraph("EmptyChapter", nothing))


def _evidence() -> str:
    seen = (
        Column("Question", 34),
        Column("Answer", 30),
        Column("Where it lies", 21),
        Column("Seen on", 15),
    )
    unproven = (Column("Question", 56), Column("What would prove it", 44))
    return "".join(
        (
            paragraph("Heading1", "Evidence"),
            paragraph(
                "Normal",
                "{{ report.summary.confidence }} Good answers without evidence keep their points.",
            ),
            when_else(
                "report.evidence.seen",
                paragraph("Heading2", "Seen")
                + table(
                    "Answers with evidence that someone saw",
                    seen,
                    rows(
                        seen,
                        "row in report.evidence.seen",
                        named("row.subject"),
                        "{{ row.answer }}",
                        "{% if row.where %}{{ row.where }}{% else %}–{% endif %}",
                        "{% if row.date %}{{ row.date }}{% else %}–{% endif %}",
                    ),
                ),
                paragraph("Normal", "**Seen:** none. Nobody saw evidence."),
            ),
            when_else(
                "report.evidence.unproven",
                paragraph("Heading2", "Good answers nobody saw proof of")
                + table(
                    "Self-reported answers, and what would prove them",
                    unproven,
                    rows(
                        unproven,
                        "row in report.evidence.unproven",
                        named("row.subject"),
                        "{{ row.evidence }}",
                    ),
                ),
                paragraph("Normal", "**Good answers nobody saw proof of:** none."),
            ),
        )
    )


def _answers() -> str:
    columns = (
        Column("Question", 38),
        Column("Answer and note", 32),
        Column("Evidence", 16),
        Column("Gap", 6, "TableNumber"),
        Column("Weight", 8, "TableNumber"),
    )
    listed = table(
        f"{_NAMED}.",
        columns,
        rows(
            columns,
            "row in table.rows",
            "{{ row.ask }} [[{{ row.id }}]]"
            "{% if row.finding %} ((Finding {{ row.finding }})){% endif %}",
            _answer(),
            "{{ row.evidence }}",
            "{{ row.gap }}",
            "{{ row.weight }}",
        ),
        title="Answers on this pitfall",
    )
    return "".join(
        (
            paragraph("Heading1", "Every answer"),
            paragraph(
                "Standfirst",
                "Gap: 0 is in place, 1 is missing or not known. Weight: how severe a gap here is. "
                "A dash means that the question counts nowhere.",
            ),
            each(
                "table in report.answers",
                when_else(
                    "table.rows",
                    listed,
                    paragraph("Caption", f"{_NAMED}: no question of this pitfall is in scope."),
                ),
                when("table.left_out", paragraph("SmallPrint", "{{ table.left_out }}")),
            ),
        )
    )


_NAMED = "**Pitfall {{ table.number }}: {{ table.title }}**"


def _answer() -> str:
    parts = (
        '{% if row.state != "Answered" %}**{{ row.state }}** {% endif %}',
        "{{ row.answer }}",
        "{% if row.red_line %} **{{ row.red_line }}**{% endif %}",
        "{% if row.note %} ((Note: {{ row.note }})){% endif %}",
        "{% if row.internal_note %} ((Internal note: {{ row.internal_note }})){% endif %}",
    )
    return "".join(parts)


def _profile() -> str:
    columns = (Column("Question", 56), Column("Answer", 44))
    return "".join(
        (
            paragraph("Heading1", "Profile"),
            paragraph(
                "Standfirst",
                "These answers carry no points. They decide which questions apply and how much is "
                "at stake.",
            ),
            table(
                "Profile answers",
                columns,
                rows(
                    columns,
                    "row in report.profile.rows",
                    "{{ row.ask }} [[{{ row.id }}]]",
                    "{{ row.answer }}{% if row.red_line %} **{{ row.red_line }}**{% endif %}",
                ),
            ),
            when(
                "report.profile.left_out",
                paragraph("SmallPrint", "{{ report.profile.left_out }}"),
            ),
        )
    )
