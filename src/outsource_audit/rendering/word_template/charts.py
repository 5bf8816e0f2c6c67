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
    "{{ glance.mark_if_well.word }} if well{% elif glance.raised %} raised{% endif %}"
)
_PLACED = (
    "((Big numbers are pitfalls, placed by likelihood and impact.{% if report.heat_map.rated %} A "
    "pitfall has the rating of its square; a red line or a critical gap can raise it.{% endif %}))"
)
_AXIS, _LEVEL = 230, 200
_KEPT = "<w:cantSplit/>"
_SPAN = 'w:type="dxa"/>'
_UPWARDS = '<w:textDirection w:val="btLr"/>'


def heat_map(width: int) -> str:
    """Return the heat map with its heading and key, `width` twentieths of a point wide."""
    cells_wide = (width - _AXIS - _LEVEL) // _IMPACTS
    sizes = [_AXIS, _LEVEL, *[cells_wide] * _IMPACTS]
    levels = ("", "", *map(str, range(1, _IMPACTS + 1)))
    names = zip(("", "", "Impact →"), (_AXIS, _LEVEL, cells_wide * _IMPACTS), strict=True)
    impact = "".join(cell(paragraph("MapWord", text), size) for text, size in names)
    impact = f'{_SPAN}<w:gridSpan w:val="{_IMPACTS}"/>'.join(impact.rsplit(_SPAN, 1))
    head = row_of(impact) + row_of(
        "".join(
            cell(paragraph("MapWord", text), size, middle=True)
            for text, size in zip(levels, sizes, strict=True)
        )
    )
    axis = cell(paragraph("MapWord", "Likelihood →{% vm %}"), _AXIS, middle=True)
    axis = axis.replace("<w:vAlign", f"{_UPWARDS}<w:vAlign")
    label = cell(paragraph("MapWord", "{{ row.likelihood }}"), _LEVEL, middle=True)
    cells = "".join(_map_cell(number, cells_wide) for number in range(_IMPACTS))
    body = (
        row_tag(sizes, "for row in report.heat_map.rows")
        + row_of(axis + label + cells, height=540)
        + row_tag(sizes, "endfor")
    )
    title = "Heat map: likelihood from bottom to top, impact from left to right"
    return "".join(
        (
            paragraph("ColumnHeading", "Heat map"),
            plain_table(
                title,
                sizes,
                head.replace(_KEPT, f"{_KEPT}<w:tblHeader/>"),
                body,
                style="HeatMap",
                head=True,
            ),
            paragraph("Small", _PLACED),
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
        f"{{% if report.heat_map.rated %}}{chip('glance.mark')}{_IF_WELL}{{% endif %}}",
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
