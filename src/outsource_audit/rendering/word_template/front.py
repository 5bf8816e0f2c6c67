"""Page one: whose report it is, how bad, why, and what to do first."""

from __future__ import annotations

from outsource_audit.rendering.word_template.charts import heat_map, nine
from outsource_audit.rendering.word_template.parts import section
from outsource_audit.rendering.word_template.pieces import (
    Column,
    chip,
    each,
    headed,
    named,
    paragraph,
    rows,
    set_for,
    two_chips,
    when,
    when_else,
)

_LEFT, _BETWEEN, _RIGHT = 3600, 300, 5738
_COLUMNS = (
    f'<w:cols w:num="2" w:equalWidth="0"><w:col w:w="{_LEFT}" w:space="{_BETWEEN}"/>'
    f'<w:col w:w="{_RIGHT}"/></w:cols>'
)
_KEY = "((Dark: confirmed, known to be missing. Grey: not known.))"
_SCOPE = (
    "0 is best, 100 is worst. {{ report.summary.scope }} {{ report.summary.completeness }} "
    "{{ report.summary.confidence }}"
)
_WHO = "{{ report.head.business }} and its provider {{ report.head.provider }}"
_IS_LONG = "(report.head.business ~ report.head.provider)|length > 60"
_IS_BOARD = 'report.audience == "board"'
_IDS = (
    "{% for subject in report.summary.unasked %}[[{{ subject.id }}]]{% if not loop.last %}, "
    "{% endif %}{% endfor %}"
)
_CONTACT = (
    "{% for line in report.brand.contact %}{{ line }}{% if not loop.last %} · {% endif %}"
    "{% endfor %}"
)
_MORE = (
    "{{ report.summary.more_actions|capitalize }} in the "
    f"{{% if {_IS_BOARD} %}}full report{{% else %}}action plan{{% endif %}}."
)
_SINCE = (
    "{{ report.since.with_ }} **{{ report.since.headline[0] }}** {{ report.since.fates.counts }}"
)
_BY = (
    "{% if report.brand.word_logo %}{{r logo() }}{% else %}{{ report.brand.consultancy }}"
    "{% endif %}"
)


def front() -> str:
    """Return page one, which is the whole of the board's report."""
    return "".join(
        (
            _title(),
            _verdict(),
            _red_lines(),
            section(paragraph("Scope", _SCOPE), first=True),
            heat_map(_LEFT),
            nine(_RIGHT),
            section(paragraph("Small", _KEY), columns=_COLUMNS),
            _actions(),
            when("report.brand.contact", paragraph("SmallPrint", _CONTACT)),
        )
    )


def closing() -> str:
    """Return the last line of page one: what the report is not."""
    return paragraph(
        "SmallPrint",
        "This report helps you to decide and to ask better questions; it is no legal advice.",
    )


def _title() -> str:
    return "".join(
        (
            paragraph("Kind", f"Outsourcing risk audit\t{_BY}"),
            when_else(_IS_LONG, paragraph("LongTitle", _WHO), paragraph("Title", _WHO)),
            paragraph(
                "Meta",
                "{{ report.head.date }}{% if report.brand.consultancy %} · Audited by "
                "{{ report.brand.consultancy }}{% endif %}{% if report.head.answered_by %} · "
                "Answered by {{ report.head.answered_by }}{% endif %}",
            ),
            when(
                "report.brand.confidentiality",
                paragraph("Confidential", "{{ report.brand.confidentiality }}"),
            ),
            when(
                'report.audience == "internal"',
                paragraph(
                    "Confidential",
                    "Internal copy: it holds internal notes. Do not send it to the client.",
                ),
            ),
        )
    )


def _verdict() -> str:
    return "".join(
        (
            paragraph("Lead", "{{ report.summary.headline }}"),
            when(
                "report.summary.bar",
                paragraph("BarLine", "{{r bar(report.summary.bar, 238) }}"),
            ),
            paragraph(
                "Normal",
                "{% if report.summary.rating %}"
                f"{{% for mark in report.summary.marks %}}{chip('mark')} {{% endfor %}}"
                "**{{ report.summary.rating_beside }}** {{ report.summary.why_number }}{% else %}"
                "**Not rated yet:** {% for reason in report.summary.not_rated %}{{ reason }}"
                "{% if not loop.last %}; {% endif %}{% endfor %}.{% endif %}",
            ),
            each(
                "why in report.summary.why",
                paragraph(
                    "SmallBullet",
                    "With this score, at least **{{ why.mark.word }}** because {{ why.cause }}"
                    "{% for question in why.questions %}{% if loop.first %}: {% else %}, "
                    "{% endif %}[[{{ question }}]]{% endfor %}"
                    "{% if why.more %} {{ why.more }}{% endif %}.",
                ),
            ),
            when("report.since", paragraph("Small", _SINCE)),
        )
    )


def _red_lines() -> str:
    line = (
        "**{% if line.open %}Cannot be ruled out.{% else %}Hit.{% endif %}** {{ line.says }} "
        "[[{{ line.question }}]]"
    )
    briefly = paragraph("Small", f"Answer these first: {_IDS}.")
    listed = paragraph("PageOneHeading", "Red-line questions to answer first") + each(
        "subject in report.summary.unasked", paragraph("SmallBullet", named("subject"))
    )
    return "".join(
        (
            when("report.summary.unasked", when_else(_IS_BOARD, briefly, listed)),
            paragraph("PageOneHeading", "Red lines"),
            each(
                "line in report.summary.red_lines",
                paragraph("SmallBullet", line),
                otherwise=paragraph("Small", "None is hit, and none is left open."),
            ),
            when(
                "report.summary.more_red_lines",
                paragraph("SmallBullet", "{{ report.summary.more_red_lines|capitalize }}"),
            ),
        )
    )


def _actions() -> str:
    title = "The first steps of the plan, with the score they lead to, one after the other"
    columns = (
        Column("Step", 6, "PageOneText"),
        Column("What to do", 59, "PageOneText"),
        Column("Effort", 9, "PageOneText"),
        Column("Score after", 8, "TableNumber"),
        Column("Rating after", 18, "PageOneText"),
    )
    texts = (
        "{{ action.number }}",
        f"{{{{ action.brief }}}} [[{{{{ action.question }}}}]] (({set_for('action')}))",
        "{{ action.effort }}",
        "**{{ action.score }}**",
        two_chips("action.mark_if_well", "action.mark"),
    )
    loop = "action in report.summary.actions"
    unrated = (columns[0], columns[1]._replace(share=77), *columns[2:4])
    listed = when_else(
        "report.heat_map.rated",
        headed(title, columns, rows(columns, loop, *texts)),
        headed(title, unrated, rows(unrated, loop, *texts[:4])),
    ) + when("report.summary.more_actions", paragraph("Small", f"(({_MORE}))"))
    return "".join(
        (
            paragraph("PageOneHeading", "What to do first"),
            when_else(
                "report.summary.actions",
                listed,
                paragraph(
                    "Normal",
                    "{% if report.summary.find_out %}No answer leaves a gap, but not everything is "
                    "known. What is not known counts as missing.{% elif report.summary.to_prove %}"
                    "Nothing to mend: no answer leaves a gap. {{ report.summary.to_prove }} "
                    "self-reported: ask for proof.{% else %}Nothing: no answer leaves a gap."
                    "{% endif %}",
                ),
            ),
            when(
                "report.summary.find_out",
                paragraph("PageOneHeading", "Find out first"),
                each(
                    "item in report.summary.find_out",
                    paragraph("SmallBullet", f"{named('item.subject')} {{{{ item.because }}}}"),
                ),
            ),
        )
    )
