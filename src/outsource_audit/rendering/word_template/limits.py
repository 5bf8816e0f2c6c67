"""The chapter on red lines and on the limits they set to the rating."""

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import (
    chip,
    each,
    named,
    paragraph,
    when,
    when_else,
)

_IDLE = '(report.summary.floors|rejectattr("lifts")|selectattr("effect")|list|length)'
_CHANGES_NOTHING = (
    f"{{% if {_IDLE} == 1 %}}One{{% else %}}{{{{ {_IDLE} }}}}{{% endif %}} "
    f"{{% if {_IDLE} < report.summary.floors|length %}}more {{% endif %}}"
    f"{{% if {_IDLE} == 1 %}}limit applies, and it changes nothing{{% else %}}limits apply, and "
    "none changes anything{% endif %}: the number alone is already as bad."
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
            when_else(
                "report.red_lines.hit",
                paragraph("Heading2", "Hit") + each("line in report.red_lines.hit", _red_line()),
                paragraph("Normal", "**Hit:** none. No red line is hit by the answers given."),
            ),
            when_else(
                "report.red_lines.open",
                paragraph("Heading2", "Cannot be ruled out")
                + each("line in report.red_lines.open", _red_line()),
                paragraph("Normal", "**Cannot be ruled out:** none. No red line is left open."),
            ),
            when_else(
                "report.summary.floors",
                paragraph("Heading2", "Limits on the rating")
                + paragraph(
                    "Normal",
                    "Some answers limit the rating, whatever the number says. Such a limit is "
                    "called a floor.",
                )
                + limits("report.summary.floors")
                + when(_IDLE, paragraph("Normal", _CHANGES_NOTHING)),
                paragraph(
                    "Normal",
                    "**Limits on the rating:** none. No red line and no bad pitfall holds it back.",
                ),
            ),
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


def limits(floors: str) -> str:
    """Return limits on a rating, each with why, what it changes and the questions behind it."""
    return each(
        f"floor in {floors} if floor.lifts or not floor.effect",
        paragraph(
            "ListBullet",
            f"At least {chip('floor.mark')} because {{{{ floor.cause }}}}. {{{{ floor.effect }}}}",
        ),
        each("subject in floor.subjects", paragraph("ListBullet2", named("subject"))),
        when("floor.more", paragraph("ListBullet2", "{{ floor.more }}")),
    )
