"""The chapter on the pitfalls: all of them at a glance, then each on its own."""

# Prose has the signs of print.
# ruff: noqa: RUF001

from __future__ import annotations

from outsource_audit.rendering.word_template.findings import finding_card
from outsource_audit.rendering.word_template.limits import limits
from outsource_audit.rendering.word_template.pieces import (
    Column,
    chip,
    each,
    paragraph,
    row,
    rows,
    table,
    two_chips,
    when,
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
            two_chips("glance.mark_if_well", "glance.mark")
            + "{% if glance.raised %} (({{ glance.raised }})){% endif %}",
        ),
    )


def _pitfall() -> str:
    return "".join(
        (
            paragraph("Heading2", "{{ pitfall.number }}. {{ pitfall.title }}"),
            paragraph("Standfirst", "What can go wrong: {{ pitfall.summary }}"),
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
                limits("pitfall.floors"),
            ),
            when("pitfall.rank", _found()),
        )
    )


def _figures() -> str:
    columns = (
        Column("Score", 26, "TableKept"),
        Column("Rank", 14, "TableKept"),
        Column("Inherent risk", 20, "TableKept"),
        Column("Residual risk", 40, "TableKept"),
    )
    return table(
        "Where this pitfall stands",
        columns,
        row(
            columns,
            "**{{ pitfall.score }}**{% if pitfall.confirmed_told %}, "
            "{{ pitfall.confirmed_told }}{% endif %}",
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
            ),
            when("pitfall.no_findings", paragraph("Normal", "{{ pitfall.no_findings }}")),
            when(
                "pitfall.in_place",
                paragraph("Heading3", "In place"),
                each(
                    "good in pitfall.in_place",
                    paragraph(
                        "SmallBullet",
                        "{{ good.ask }} [[{{ good.id }}]] **{{ good.answer }}.** "
                        "(({{ good.evidence }}))",
                    ),
                ),
            ),
        )
    )
