"""The chapters on risk: red lines and limits, what changed, and each pitfall on its own."""

# Prose has the signs of print.
# ruff: noqa: RUF001

from __future__ import annotations

from outsource_audit.rendering.word_template.findings import finding_card
from outsource_audit.rendering.word_template.pieces import (
    Column,
    chip,
    each,
    named,
    on_new_page,
    paragraph,
    row,
    rows,
    table,
    two_chips,
    when,
    when_else,
)


def red_lines() -> str:
    """Return the red lines in full, and the limits on the rating."""
    return "".join(
        (
            paragraph("Heading1", "Red lines and limits"),
            paragraph(
                "Normal",
                "A red line is an answer that alone can sink a business, however good the rest is.",
            ),
            paragraph("Heading2", "Hit"),
            each(
                "line in report.red_lines.hit",
                _red_line(),
                otherwise=paragraph("Normal", "None. No red line is hit by the answers given."),
            ),
            paragraph("Heading2", "Cannot be ruled out"),
            each(
                "line in report.red_lines.open",
                _red_line(),
                otherwise=paragraph("Normal", "None. No red line is left open."),
            ),
            paragraph("Heading2", "Limits on the rating"),
            when_else(
                "report.summary.floors",
                paragraph(
                    "Normal",
                    "Some answers keep the rating from being better, whatever the number says. "
                    "Such a limit is called a floor.",
                )
                + _floors("report.summary.floors"),
                paragraph("Normal", "None: no red line and no bad pitfall holds the rating back."),
            ),
        )
    )


def pitfalls() -> str:
    """Return the overview of the pitfalls, then each with its practices and findings."""
    return "".join(
        (
            paragraph("Heading1", "The pitfalls"),
            paragraph(
                "Normal",
                "Likelihood is read off the gaps: the more is not shown to be in place, the higher "
                "it is. It is no statistic. Impact is how much is at stake for your business. "
                "Inherent risk is what a pitfall would be if nothing were in place; residual risk "
                "is what your answers leave of it.",
            ),
            when(
                "not report.heat_map.rated",
                paragraph(
                    "Notice", "The audit is not rated yet, so the pitfalls carry no ratings."
                ),
            ),
            _glances(),
            paragraph(
                "SmallPrint",
                "A pitfall’s rating can be worse than its cell on the map: a red line or a "
                "critical gap lifts it. Where two ratings stand, the first holds if what you do "
                "not know turns out well. Findings are numbered through the whole report: red "
                "lines first, then by their share of the score.",
            ),
            each("pitfall in report.pitfalls", _pitfall()),
        )
    )


def _red_line() -> str:
    return "".join(
        (
            paragraph("Heading3", "{{ line.says }}"),
            paragraph("FindingFacts", f"{named('line.subject')} · {{{{ line.subject.place }}}}"),
            paragraph("FindingKept", "**Answer**\t{{ line.answer }}"),
            each("ask in line.depends_on", paragraph("FindingKept", "**Not known**\t{{ ask }}")),
            when(
                "line.about_business",
                paragraph(
                    "FindingKept",
                    "**Whose**\tThis is about your own business, not about the provider. Another "
                    "provider would not change it.",
                ),
            ),
            when("line.settles", paragraph("FindingLine", "**To settle it**\t{{ line.settles }}")),
            when("line.fix", paragraph("FindingLine", "**Fix**\t{{ line.fix }}")),
        )
    )


def _floors(floors: str) -> str:
    return each(
        f"floor in {floors}",
        paragraph(
            "ListBullet",
            f"At least {chip('floor.mark')} because {{{{ floor.cause }}}}. {{{{ floor.effect }}}}",
        ),
        each("subject in floor.subjects", paragraph("ListBullet2", named("subject"))),
        when("floor.more", paragraph("ListBullet2", "{{ floor.more }}")),
    )


def _glances() -> str:
    columns = (
        Column("Pitfall", 40),
        Column("Score", 9, "TableNumber"),
        Column("Confirmed", 11, "TableNumber"),
        Column("Likelihood", 11, "TableNumber"),
        Column("Impact", 9, "TableNumber"),
        Column("Rating", 20),
    )
    return table(
        "The figures behind the heat map",
        columns,
        rows(
            columns,
            "glance in report.heat_map.glances",
            "{{ glance.number }}. {{ glance.title }}",
            "**{{ glance.score }}**",
            "{{ glance.confirmed }}",
            "{{ glance.likelihood }}",
            "{{ glance.exposure }}",
            two_chips("glance.mark_if_well", "glance.mark"),
        ),
    )


def _pitfall() -> str:
    return "".join(
        (
            when_else("pitfall.rank", on_new_page(_HEADING), _HEADING),
            paragraph("Standfirst", "{{ pitfall.summary }}"),
            when("pitfall.without_score", paragraph("Notice", "{{ pitfall.without_score }}")),
            when("pitfall.warning", paragraph("Notice", "**Take care.** {{ pitfall.warning }}")),
            _figures(),
            when("pitfall.rank", _practices()),
            paragraph("Heading3", "At stake: {{ pitfall.exposure }}"),
            paragraph("ListBullet", "{{ pitfall.base }}"),
            each("reason in pitfall.reasons", paragraph("ListBullet", "{{ reason }}")),
            when(
                "pitfall.floors",
                paragraph("Heading3", "Floors under its rating"),
                _floors("pitfall.floors"),
            ),
            when("pitfall.rank", _found()),
        )
    )


_HEADING = paragraph("Heading2", "{{ pitfall.number }}. {{ pitfall.title }}")


def _figures() -> str:
    columns = (
        Column("Score", 26),
        Column("Rank", 14),
        Column("Inherent risk", 20),
        Column("Residual risk", 40),
    )
    return table(
        "Where this pitfall stands",
        columns,
        row(
            columns,
            "**{{ pitfall.score }}**{% if pitfall.rank %}, of which {{ pitfall.confirmed }} "
            "confirmed{% endif %}",
            "{% if pitfall.rank %}{{ pitfall.rank }}{% else %}–{% endif %}",
            chip("pitfall.inherent"),
            two_chips("pitfall.residual_if_well", "pitfall.residual"),
        ),
    )


def _practices() -> str:
    columns = (
        Column("Practice", 28),
        Column("0 to 100", 18, "BarCell"),
        Column("Score", 9, "TableNumber"),
        Column("Confirmed", 11, "TableNumber"),
        Column("What proves it", 34),
    )
    return table(
        "The practices against it: how much is not shown to be in place",
        columns,
        rows(
            columns,
            "practice in pitfall.practices",
            "{{ practice.title }}",
            "{% if practice.bar %}{{r bar(practice.bar, 38) }}{% endif %}",
            "**{{ practice.score }}**",
            "{{ practice.confirmed }}",
            "{{ practice.proof }}",
        ),
    )


def _found() -> str:
    return "".join(
        (
            paragraph("Heading3", "Findings"),
            each(
                "finding in pitfall.findings",
                finding_card(),
                otherwise=paragraph("Normal", "None: no answer here leaves a gap."),
            ),
            paragraph("Heading3", "In place"),
            each(
                "good in pitfall.in_place",
                paragraph(
                    "SmallBullet",
                    "{{ good.ask }} [[{{ good.id }}]] **{{ good.answer }}.** "
                    "(({{ good.evidence }}))",
                ),
                otherwise=paragraph("Normal", "Nothing yet that is in place in full."),
            ),
        )
    )
