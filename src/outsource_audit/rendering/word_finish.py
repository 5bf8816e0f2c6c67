"""The last touches to a filled-in Word file: contents, accent, paper, properties, order."""

from __future__ import annotations

from pathlib import Path

from outsource_audit.errors import InvalidFileError, Problem
from outsource_audit.rendering.view import ReportView
from outsource_audit.rendering.word_accent import set_accent
from outsource_audit.rendering.word_contents import fill_contents
from outsource_audit.rendering.word_package import (
    CORE,
    MAIN,
    Element,
    check_fields,
    parsed,
    part_of,
    written,
)
from outsource_audit.rendering.word_paper import set_paper
from outsource_audit.rendering.word_runs import text_xml

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_PAGES = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
_LINE, _PAGEFUL = 30, 1000  # characters, in a narrow column
_IN_A_CELL = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark"),
)
_STYLES = "word/styles.xml"
# What holds runs and paragraphs. A text that stands in them without a run is not shown.
_HOLDERS = [
    f"{_WORD}{name}"
    for name in ("body", "hdr", "ftr", "p", "r", "tbl", "tr", "tc", "hyperlink", "sdtContent")
]
_NEAR = 60
_RUNS = "a tag that starts with {{r holds chip, bar or logo alone; a text stands in {{ }}"


def finished(parts: dict[str, bytes], view: ReportView, path: Path) -> dict[str, bytes]:
    """Return the parts of a filled-in file, ready to be sent. Raises InvalidFileError."""
    main = part_of(parts, MAIN)
    names = [main, *(name for name in parts if name != main and _is_changed(name))]
    roots = {name: parsed(parts[name]) for name in names}
    for name, root in roots.items():
        if name == main or name.startswith(_PAGES):
            check_fields(path, root)
            _check_text(path, root)
            _put_in_order(root)
    set_accent(roots.values(), view.brand.accent_light)
    set_paper(roots[main], view.brand.paper)
    fill_contents(roots[main], roots.get(_STYLES))
    changed = {name: written(root) for name, root in roots.items()}
    core = part_of(parts, CORE)
    return parts | changed | ({core: _properties(view)} if core else {})


def _is_changed(name: str) -> bool:
    return name.endswith(".xml") and (
        name.startswith((*_PAGES, "word/theme/", "word/numbering")) or name == _STYLES
    )


def _check_text(path: Path, root: Element) -> None:
    """Raise InvalidFileError where a tag put a text in the place of a run: Word would drop it."""
    for holder in root.iter(_HOLDERS):
        for text in (holder.text, *(child.tail for child in holder)):
            if text and text.strip():
                near = f"near “{' '.join(text.split())[:_NEAR]}”"
                what = "a text stands where Word would drop it"
                raise InvalidFileError([Problem(str(path), 1, 1, near, what, _RUNS)])


def _put_in_order(root: Element) -> None:
    """Order what tags put into cells as the format asks, let long rows split, drop empty runs."""
    for properties in root.iter(f"{_WORD}tcPr"):
        properties[:] = sorted(properties, key=_place_in_a_cell)
    for row in root.iter(f"{_WORD}tr"):
        _let_split(row)
    for run in list(root.iter(f"{_WORD}r")):
        texts = [child for child in run if child.tag != f"{_WORD}rPr"]
        if all(child.tag == f"{_WORD}t" and not child.text for child in texts):
            run.getparent().remove(run)


def _place_in_a_cell(child: Element) -> int:
    name = str(child.tag).removeprefix(_WORD)
    return _IN_A_CELL.index(name) if name in _IN_A_CELL else len(_IN_A_CELL)


def _let_split(row: Element) -> None:
    """Let a row run on to the next page where it could be higher than one."""
    kept = row.find(f"{_WORD}trPr/{_WORD}cantSplit")
    if kept is None:
        return
    letters = sum(len(one.text or "") for one in row.iter(f"{_WORD}t"))
    breaks = sum(1 for _ in row.iter(f"{_WORD}br"))
    if letters + breaks * _LINE > _PAGEFUL:
        kept.getparent().remove(kept)


def _properties(view: ReportView) -> bytes:
    """Return the properties of the file: whose it is and what it is, nothing of how it was made."""
    told = {
        "title": f"Outsourcing risk audit: {view.head.business} and {view.head.provider}",
        "subject": f"Audit of {view.head.date}",
        "creator": view.brand.consultancy,
        "language": "en-GB",
    }
    inside = "".join(
        f"<dc:{name}>{text_xml(text)}</dc:{name}>" for name, text in told.items() if text
    )
    return written(parsed(f"<cp:coreProperties {_NAMES}>{inside}</cp:coreProperties>".encode()))
