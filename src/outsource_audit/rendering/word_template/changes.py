"""The chapter on what changed since an earlier audit, with the trend as a table."""

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import (
    Column,
    each,
    paragraph,
    row,
    rows,
    table,
    when,
    when_else,
)


def changes() -> str:
    """Return what changed; all of it stands only where there is an earlier audit."""
    return when(
        "report.since",
        paragraph("Heading1", "What changed"),
        paragraph("Normal", "{{ report.since.with_ }} {{ report.since.common }}"),
        each(
            "caution in report.since.cautions",
            paragraph("Notice", "**Take care.** {{ caution }}"),
        ),
        each("line in report.since.headline", paragraph("Normal", "**{{ line }}**")),
        when("report.trend", _trend()),
        when("report.since.together", _parts()),
        each("cause in report.since.causes", _cause()),
        _pitfalls(),
        _fates(),
        when("report.since.red_lines", _red_lines()),
        when("report.since.actions", _actions()),
    )


def _trend() -> str:
    columns = (
        Column("Audit of", 30),
        Column("0 to 100", 26, "BarCell"),
        Column("Score", 10, "TableNumber"),
        Column("Confirmed", 12, "TableNumber"),
        Column("Rating", 22),
    )
    return paragraph("Heading2", "The trend") + table(
        "The score of each audit, oldest first",
        columns,
        rows(
            columns,
            "point in report.trend.points",
            "{{ point.date }}",
            "{{r bar(point, 56) }}",
            "**{{ point.score }}**",
            "{{ point.confirmed }}",
            "{{ point.rating }}",
        ),
    )


def _parts() -> str:
    columns = (
        Column("Cause", 24),
        Column("What it is", 50),
        Column("Score", 12, "TableNumber"),
        Column("Confirmed", 14, "TableNumber"),
    )
    whole = row(
        columns,
        "**{{ report.since.together.name }}**",
        "",
        "**{{ report.since.together.score }}**",
        "**{{ report.since.together.confirmed }}**",
    )
    parts = rows(
        columns,
        "part in report.since.parts",
        "{{ part.name }}",
        "{{ part.explained }}",
        "{{ part.score }}",
        "{{ part.confirmed }}",
    )
    return "".join(
        (
            paragraph("Heading2", "Why the score changed"),
            table(
                "What each cause did to the score, in points of 100: below 0 is better",
                columns,
                parts,
                whole,
            ),
            paragraph("SmallPrint", "{{ report.since.sums_explained }}"),
        )
    )


def _cause() -> str:
    return "".join(
        (
            paragraph(
                "Heading3",
                "{% if cause.name %}{{ cause.name }}{% else %}What is different{% endif %}",
            ),
            when("cause.explained", paragraph("SmallPrint", "{{ cause.explained }}")),
            each(
                "reason in cause.reasons",
                paragraph(
                    "ListBullet",
                    "{{ reason.about }}{% if reason.id %} [[{{ reason.id }}]]{% endif %}",
                ),
                when_else(
                    "reason.told",
                    paragraph("ListBullet2", "{{ reason.told }}"),
                    paragraph("ListBullet2", "Before: {{ reason.before }}")
                    + paragraph("ListBullet2", "Now: {{ reason.after }}"),
                ),
                when("reason.effect", paragraph("ListBullet2", "{{ reason.effect }}")),
            ),
        )
    )


def _pitfalls() -> str:
    columns = (
        Column("Pitfall", 30),
        Column("Before", 9, "TableNumber"),
        Column("After", 9, "TableNumber"),
        Column("Change", 10, "TableNumber"),
        Column("What changed", 42),
    )
    return paragraph("Heading2", "The pitfalls, before and after") + table(
        "The score of each pitfall in both audits, and what its change is made of",
        columns,
        rows(
            columns,
            "row in report.since.pitfalls",
            "{{ row.number }}. {{ row.title }}",
            "{{ row.before }}",
            "{{ row.after }}",
            "**{{ row.change }}**",
            "{% for line in row.details %}{{ line }}{% if not loop.last %} {% endif %}{% endfor %}",
        ),
    )


def _fates() -> str:
    names = "{% for id in fate.ids %}[[{{ id }}]]{% if not loop.last %}, {% endif %}{% endfor %}"
    found = paragraph(
        "ListBullet",
        "{{ finding.ask }} [[{{ finding.id }}]]{% if finding.red_line %} "
        "**{{ finding.red_line }}**{% endif %}",
    )
    return "".join(
        (
            paragraph("Heading2", "What became of the findings"),
            paragraph("Normal", "{{ report.since.fates.counts }}"),
            each(
                "fate in report.since.fates.fates",
                paragraph("Heading3", "{{ fate.name }}"),
                when("fate.ids", paragraph("Normal", names)),
                each(
                    "finding in fate.rows",
                    found,
                    when(
                        "finding.before",
                        paragraph("ListBullet2", "Before: {{ finding.before }}"),
                    ),
                    when("finding.after", paragraph("ListBullet2", "Now: {{ finding.after }}")),
                ),
            ),
        )
    )


def _red_lines() -> str:
    return paragraph("Heading2", "Red lines that changed") + each(
        "line in report.since.red_lines",
        paragraph("ListBullet", "**{{ line.state }}.** {{ line.says }} [[{{ line.id }}]]"),
    )


def _actions() -> str:
    columns = (
        Column("Action", 46),
        Column("What was set", 30),
        Column("What became of it", 24),
    )
    return paragraph("Heading2", "What was planned, and what became of it") + table(
        "Actions that were set in the earlier audit",
        columns,
        rows(
            columns,
            "action in report.since.actions",
            "{{ action.fix }} [[{{ action.id }}]]",
            "{{ action.planned }}",
            "{{ action.outcome }}",
        ),
    )
