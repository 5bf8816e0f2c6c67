"""Page one: whose report it is, how bad, why, and what to do first."""

from __future__ import annotations

from outsource_audit.rendering.word_template.parts import section
from outsource_audit.rendering.word_template.pieces import (
    Column,
    cell,
    chip,
    each,
    headed,
    named,
    paragraph,
    plain_table,
    row,
    row_of,
    row_tag,
    rows,
    two_chips,
    when,
    when_else,
    widths,
)

_LEFT, _BETWEEN, _RIGHT = 3900, 300, 5438
_COLUMNS = (
    f'<w:cols w:num="2" w:equalWidth="0"><w:col w:w="{_LEFT}" w:space="{_BETWEEN}"/>'
    f'<w:col w:w="{_RIGHT}"/></w:cols>'
)
_TO_NEXT_COLUMN = '<w:r><w:br w:type="column"/></w:r>'
_IMPACTS = 5
_KEY = (
    "((0 is best, 100 is worst. Dark: confirmed, known to be missing. Grey: not known, so not "
    "shown to be in place.))"
)
_WHO = "{{ report.head.business }} and its provider {{ report.head.provider }}"
_BY = "{% if report.brand.word_logo %}{{r logo() }}{% else %}{{ report.brand.consultancy }}{% endif %}"


def front() -> str:
    """Return page one, which is the whole of the board's report."""
    return "".join(
        (
            _title(),
            _verdict(),
            _red_lines(),
            section(first=True),
            _heat_map(),
            _nine(),
            section(_KEY, columns=_COLUMNS),
            _actions(),
        )
    )


def closing() -> str:
    """Return who made the report, and what it is not."""
    return paragraph(
        "SmallPrint",
        "{% for line in report.brand.contact %}{{ line }}{% if not loop.last %} · {% endif %}"
        "{% endfor %}{% if report.brand.contact %}. {% endif %}This report helps you to decide "
        "and to ask better questions; it is no legal advice.",
    )


def _title() -> str:
    return "".join(
        (
            paragraph("Kind", f"Outsourcing risk audit\t{_BY}"),
            paragraph("Title", _WHO),
            paragraph(
                "Meta",
                "{{ report.head.date }}{% if report.head.answered_by %} · Answered by "
                "{{ report.head.answered_by }}{% endif %}{% if report.brand.consultancy and "
                "report.brand.word_logo %} · By {{ report.brand.consultancy }}{% endif %}",
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
                paragraph("BarLine", "{{r bar(report.summary.bar, 433) }}"),
            ),
            paragraph(
                "Normal",
                f"{{% for mark in report.summary.marks %}}{chip('mark')} {{% endfor %}}"
                "{% if report.summary.rating %}**{{ report.summary.rating }}**{% else %}Not rated "
                "yet: {% for reason in report.summary.not_rated %}{{ reason }}{% if not loop.last "
                "%}; {% endif %}{% endfor %}.{% endif %}",
            ),
            each(
                "why in report.summary.why",
                paragraph(
                    "SmallBullet",
                    "At least **{{ why.mark.word }}** because {{ why.cause }}"
                    "{% for question in why.questions %}{% if loop.first %}: {% else %}, "
                    "{% endif %}[[{{ question }}]]{% endfor %}"
                    "{% if why.more %} {{ why.more }}{% endif %}.",
                ),
            ),
            paragraph(
                "Small",
                "{{ report.summary.scope }} {{ report.summary.completeness }} "
                "{{ report.summary.confidence }}",
            ),
        )
    )


def _red_lines() -> str:
    line = (
        '**{% if line.open %}Cannot be ruled out.{% else %}Hit.{% endif %}** {{ line.says }} '
        "[[{{ line.question }}]]"
    )
    return "".join(
        (
            when(
                "report.summary.unasked",
                paragraph("PageOneHeading", "Red-line questions to answer first"),
                each(
                    "subject in report.summary.unasked", paragraph("SmallBullet", named("subject"))
                ),
            ),
            paragraph("PageOneHeading", "Red lines"),
            each(
                "line in report.summary.red_lines",
                paragraph("SmallBullet", line),
                otherwise=paragraph("Small", "None is hit, and none is left open."),
            ),
            when(
                "report.summary.more_red_lines",
                paragraph("SmallBullet", "{{ report.summary.more_red_lines }}"),
            ),
        )
    )


def _heat_map() -> str:
    sizes = [300, *[(_LEFT - 300) // _IMPACTS] * _IMPACTS]
    head = row_of(
        "".join(
            cell(paragraph("MapWord", text), size, middle=True)
            for text, size in zip(("", *map(str, range(1, _IMPACTS + 1))), sizes, strict=True)
        )
    ).replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>")
    cells = "".join(_map_cell(number, sizes[1]) for number in range(_IMPACTS))
    label = cell(paragraph("MapWord", "{{ row.likelihood }}"), sizes[0], middle=True)
    body = (
        row_tag(sizes, "for row in report.heat_map.rows")
        + row_of(label + cells, height=620)
        + row_tag(sizes, "endfor")
    )
    title = "Heat map: likelihood from bottom to top, impact from left to right"
    return "".join(
        (
            paragraph("ColumnHeading", "Heat map"),
            plain_table(title, sizes, head, body, style="HeatMap", head=True),
            paragraph(
                "Small",
                "((Big numbers are pitfalls. From bottom to top: likelihood, from left to right: "
                "impact.))",
            ),
        )
    )


def _map_cell(number: int, width: int) -> str:
    here = f"row.cells[{number}]"
    fill = f"{{% cellbg shade({here}.mark.tone) %}}"
    word = f"{{% if report.heat_map.rated %}}{chip(f'{here}.mark')}{{% endif %}}"
    names = f'{here}.pitfalls|map(attribute="number")|join(" ")'
    numbers = (
        f"{{% if {here}.pitfalls %}}{{{{r chip({names}, {here}.mark.tone) }}}}{{% endif %}}"
    )
    return cell(paragraph("MapWord", fill + word) + paragraph("MapNumber", numbers), width)


def _nine() -> str:
    columns = (
        Column("", 7),
        Column("Pitfall", 61),
        Column("Score", 12, "TableNumber"),
        Column("Rating", 20),
    )
    glance = row(
        columns,
        "{{ glance.number }}",
        "{{ glance.title }}",
        "**{{ glance.score }}**",
        chip("glance.mark"),
        width=_RIGHT,
    )
    with_bar = glance.replace(
        "{{ glance.title }}</w:t></w:r></w:p>",
        "{{ glance.title }}</w:t></w:r></w:p>"
        + when("glance.bar", paragraph("BarLine", "{{r bar(glance.bar, 140) }}")),
    )
    loop = "glance in report.heat_map.glances"
    title = "The nine pitfalls: score, rating and a bar of the score"
    sizes = widths(columns, _RIGHT)
    inside = row_tag(sizes, f"for {loop}") + with_bar + row_tag(sizes, "endfor")
    heading = paragraph("ColumnHeading", "The nine pitfalls").replace(
        "</w:pPr>", f"</w:pPr>{_TO_NEXT_COLUMN}", 1
    )
    return heading + plain_table(title, sizes, inside, style="ReportTable")


def _actions() -> str:
    columns = (
        Column("Step", 6),
        Column("What to do", 57),
        Column("Effort", 9),
        Column("Score after", 8, "TableNumber"),
        Column("Rating after", 20),
    )
    step = rows(
        columns,
        "action in report.summary.actions",
        "{{ action.number }}",
        "{{ action.brief }} [[{{ action.question }}]]{% if action.owner %} ((Owner: "
        "{{ action.owner }})){% endif %}",
        "{{ action.effort }}",
        "**{{ action.score }}**",
        two_chips("action.mark_if_well", "action.mark"),
    )
    title = "The first steps of the plan, with the score they lead to, one after the other"
    return "".join(
        (
            paragraph("PageOneHeading", "What to do first"),
            when_else(
                "report.summary.actions",
                headed(title, columns, step),
                paragraph("Normal", "Nothing: no answer leaves a gap."),
            ),
            when(
                "report.summary.more_actions",
                paragraph("SmallPrint", "{{ report.summary.more_actions }} in the full plan."),
            ),
        )
    )
