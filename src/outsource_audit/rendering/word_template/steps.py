"""The chapters on what to do: the plan, what to find out, whose the faults are, blind spots."""

# Prose has the signs of print.
# ruff: noqa: RUF001

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import (
    Column,
    each,
    named,
    paragraph,
    row,
    row_tag,
    rows,
    table,
    two_chips,
    when,
    when_else,
    widths,
)


def plan() -> str:
    """Return the action plan: who does what by when, then every step by period."""
    explained = paragraph(
        "Normal",
        "Red lines come first, then what gains most for its effort: a quick fix can stand before a "
        "weightier one. The periods are a suggestion; a day that was set stands with its step. "
        "Each line shows how things stand once it and all lines above it are done.",
    )
    listed = paragraph("Heading1", "Action plan") + explained + _timeline()
    nothing = paragraph(
        "EmptyChapter", "**Action plan:** no step. {{ report.summary.no_findings }}"
    )
    return when_else("report.plan", listed + each("period in report.plan", _period()), nothing)


def unknown() -> str:
    """Return what to find out, whose the faults are, and what nobody knows."""
    return _find_out() + _faults() + _blind_spots()


def _timeline() -> str:
    columns = (
        Column("When", 20),
        Column("To", 22),
        Column("Who", 30),
        Column("Steps", 28),
    )
    line = row(
        columns,
        "{{ period.title }}",
        "{% if period.ends %}{{ period.ends }}{% else %}–{% endif %}",
        "{% if owner %}{{ owner }}{% else %}Nobody named yet{% endif %}",
        "{% for step in steps %}{{ step.number }}{% if not loop.last %}, {% endif %}{% endfor %}",
        whole=False,
    )
    return paragraph("Heading2", "Who does what by when") + table(
        "The steps by period and owner",
        columns,
        row_tag(widths(columns), "for period in report.plan"),
        row_tag(widths(columns), 'for owner, steps in period.steps|groupby("owner")'),
        line,
        row_tag(widths(columns), "endfor"),
        row_tag(widths(columns), "endfor"),
    )


def _period() -> str:
    columns = (
        Column("Step", 6, "TableNumber"),
        Column("What to do", 47),
        Column("Effort", 9),
        Column("Gain", 7, "TableNumber"),
        Column("Score after (confirmed)", 13, "TableNumber"),
        Column("Rating after", 18),
    )
    caption = "{% if period.ends %}To {{ period.ends }}: {% endif %}{{ period.effort }}"
    return paragraph("Heading2", "{{ period.title }}") + table(
        caption,
        columns,
        rows(
            columns,
            "step in period.steps",
            "{{ step.number }}",
            "{% if step.action %}**{{ step.action }}.** {% endif %}{{ step.fix }} "
            "[[{{ step.question }}]]{% if step.clears %} **{{ step.clears }}**{% endif %}"
            "{% if step.late %} **Late.**{% endif %}"
            "{% if step.tracked %} (({{ step.tracked }})){% endif %}",
            "{{ step.effort }}",
            "{{ step.gain }}",
            "**{{ step.score }}** ({{ step.confirmed }})",
            two_chips("step.mark_if_well", "step.mark"),
        ),
        title="The steps of this period",
    )


def _find_out() -> str:
    listed = "".join(
        (
            paragraph("Heading1", "What to find out first"),
            paragraph(
                "Normal",
                "What nobody knows counts as missing until somebody looks. Finding out is often "
                "quicker than fixing.",
            ),
            each(
                "item in report.find_out",
                paragraph("ListBullet", named("item.subject")),
                paragraph(
                    "ListBullet2",
                    "{{ item.subject.place }}{% if item.because %}. {{ item.because }}{% endif %}",
                ),
                when(
                    "item.answered_by",
                    paragraph("ListBullet2", "What would answer it: {{ item.answered_by }}"),
                ),
            ),
        )
    )
    nothing = "**What to find out first:** nothing. No answer was “I don’t know”."
    return when_else("report.find_out", listed, paragraph("EmptyChapter", nothing))


def _faults() -> str:
    listed = "".join(
        (
            paragraph("Heading1", "Who can fix it"),
            paragraph(
                "Standfirst",
                "Some findings would go with the provider. Others are about how your own business "
                "works; another provider would not change them.",
            ),
            _fault_table(),
        )
    )
    nothing = "**Who can fix it:** nothing to fix. {{ report.summary.no_findings }}"
    return when_else("report.faults.rows", listed, paragraph("EmptyChapter", nothing))


def _fault_table() -> str:
    columns = (
        Column("Pitfall", 40),
        Column("For the provider", 30),
        Column("For your own business", 30),
    )
    return table(
        "The numbers of the findings, by whose they are",
        columns,
        rows(
            columns,
            "row in report.faults.rows",
            "{{ row.number }}. {{ row.title }}",
            _numbers("row.provider"),
            _numbers("row.business"),
        ),
    )


def _numbers(of: str) -> str:
    return (
        f"{{% for number in {of} %}}{{{{ number }}}}{{% if not loop.last %}}, {{% endif %}}"
        "{% else %}–{% endfor %}"
    )


def _blind_spots() -> str:
    lists = (
        (
            "fields",
            "Profile questions without an answer",
            "Until they are answered, everything that hangs on them is counted.",
        ),
        ("unknown", "Not known", "The answer was “I don’t know”."),
        ("unanswered", "Not answered yet", "Nobody has answered these."),
        (
            "confirm_again",
            "To be confirmed again",
            (
                "These questions changed after they were answered. The old answer is kept and "
                "counts once somebody confirms it."
            ),
        ),
    )
    listed = "".join(
        (
            paragraph("Heading1", "Blind spots"),
            paragraph(
                "Normal", "What is not known counts as missing in the score, and is not confirmed."
            ),
            *(_spots(*one) for one in lists),
            when("report.blind_spots.left_over", _left_over()),
        )
    )
    nothing = "**Blind spots:** none. Everything in scope is known."
    return when_else("report.blind_spots.are_none", paragraph("EmptyChapter", nothing), listed)


def _spots(name: str, title: str, explained: str) -> str:
    return when(
        f"report.blind_spots.{name}",
        paragraph("Heading2", title),
        paragraph("Standfirst", explained),
        each(
            f"spot in report.blind_spots.{name}",
            paragraph("ListBullet", named("spot.subject")),
            when("spot.says", paragraph("ListBullet2", "{{ spot.says }}")),
        ),
    )


def _left_over() -> str:
    return "".join(
        (
            paragraph("Heading2", "Answers whose question is gone"),
            paragraph("Standfirst", "They are kept and count nowhere."),
            each(
                "item in report.blind_spots.left_over",
                paragraph("ListBullet", "[[{{ item.id }}]] {{ item.answer }}"),
                when("item.note", paragraph("ListBullet2", "{{ item.note }}")),
            ),
        )
    )
