"""The two drawings of page one as tables: the heat map, and the bars of the nine pitfalls."""

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import (
    Column,
    cell,
    chip,
    paragraph,
    plain_table,
    row,
    row_of,
    row_tag,
    when,
    widths,
)

_TO_NEXT_COLUMN = '<w:r><w:br w:type="column"/></w:r>'
_IMPACTS = 5
_IF_WELL = (
    "{% if glance.mark_if_well.word != glance.mark.word %} "
    "{{ glance.mark_if_well.word }} if well{% endif %}"
)


def heat_map(width: int) -> str:
    """Return the heat map with its heading and key, `width` twentieths of a point wide."""
    sizes = [300, *[(width - 300) // _IMPACTS] * _IMPACTS]
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
        + row_of(label + cells, height=540)
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
    numbers = f"{{% if {here}.pitfalls %}}{{{{r chip({names}, {here}.mark.tone) }}}}{{% endif %}}"
    return cell(paragraph("MapWord", fill + word) + paragraph("MapNumber", numbers), width)


def nine(width: int) -> str:
    """Return the pitfalls with their scores, at the top of the next column."""
    columns = (
        Column("", 6, "PageOneText"),
        Column("Pitfall", 65, "PageOneText"),
        Column("Score", 11, "TableNumber"),
        Column("Rating", 18, "PageOneText"),
    )
    glance = row(
        columns,
        "{{ glance.number }}",
        "{{ glance.title }}",
        "**{{ glance.score }}**",
        chip("glance.mark") + _IF_WELL,
        width=width,
    )
    with_bar = glance.replace(
        "{{ glance.title }}</w:t></w:r></w:p>",
        "{{ glance.title }}</w:t></w:r></w:p>"
        + when("glance.bar", paragraph("BarLine", "{{r bar(glance.bar, 88) }}")),
    )
    loop = "glance in report.heat_map.glances"
    title = "The nine pitfalls: score, rating and a bar of the score"
    sizes = widths(columns, width)
    inside = row_tag(sizes, f"for {loop}") + with_bar + row_tag(sizes, "endfor")
    heading = paragraph("ColumnHeading", "The nine pitfalls").replace(
        "</w:pPr>", f"</w:pPr>{_TO_NEXT_COLUMN}", 1
    )
    return heading + plain_table(title, sizes, inside, style="ReportTable")
