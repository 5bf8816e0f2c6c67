"""A Word file as a package of parts: read with care, written the same way always.

A template may come from somebody else, and a report made of it goes to a client. So nothing
comes through that runs, or that is fetched from elsewhere when the report is opened.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own

from outsource_audit.errors import FileError, InvalidFileError, Problem

Element = Any  # an element of lxml
XmlError = etree.XMLSyntaxError

LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS = 10_000_000, 60_000_000, 2_000
# Ours has 150 kB; what is a hundred thousand empty paragraphs takes minutes to fill in.
LARGEST_XML = 2_000_000
MAIN, CORE = "wordprocessingml.document.main+xml", "core-properties+xml"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFTEN_LEFT_BEHIND = "attachedTemplate"
_HARMLESS_OUTSIDE = ("hyperlink",)
_RUNNING = re.compile(r"vbaproject|vbadata|activex|\.bin$", re.IGNORECASE)
_FETCHING_FIELD = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b"
)
_ATTACHED = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}attachedTemplate"


def read_template(path: Path) -> dict[str, bytes]:
    """Return the parts of a Word template by name, safe to make a report of.

    Raises FileError where it cannot be read, InvalidFileError where it is no Word file, is too
    large, has macros, or would fetch something when it is opened.
    """
    try:
        parts = _unpacked(path)
    except OSError as error:
        raise FileError(
            f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
        ) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise wrong(
            path, "is not a Word file (.docx)", "save it in Word as a Word Document"
        ) from error
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            _check_xml(path, name, data)
    _check_kind(path, parts)
    return {name: _without_links(path, name, data) for name, data in parts.items()}


def part_of(parts: Mapping[str, bytes], kind: str) -> str:
    """Return the name of the part of a kind, `MAIN` or `CORE`; the empty text without one."""
    types = parsed(parts["[Content_Types].xml"]) if "[Content_Types].xml" in parts else ()
    named = (one for one in types if str(one.get("ContentType", "")).endswith(kind))
    name = next((str(one.get("PartName", ""))[1:] for one in named), "")
    return name if name in parts else ""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a Word file: the same bytes for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, parts[name])
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file of our own making."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(data: bytes) -> Element:
    """Return XML as elements; entities are left alone and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def written(root: Element) -> bytes:
    """Return elements as the XML of a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def check_fields(path: Path, root: Element) -> None:
    """Raise InvalidFileError where a field would fetch or run something."""
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for paragraph in root.iter(f"{name}p"):
        codes = "".join(text.text or "" for text in paragraph.iter(f"{name}instrText"))
        codes += " ".join(one.get(f"{name}instr", "") for one in paragraph.iter(f"{name}fldSimple"))
        if found := _FETCHING_FIELD.search(codes.upper()):
            what = f"has a field {found[0]}, which would reach outside the report"
            raise wrong(path, what, "delete the field in Word")


def wrong(path: Path, what: str, hint: str = "") -> InvalidFileError:
    """Return what is wrong with a Word template as an error; Word files have no lines."""
    return InvalidFileError([Problem(str(path), 1, 1, "", what, hint)])


def _unpacked(path: Path) -> dict[str, bytes]:
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise wrong(path, f"is larger than {LARGEST_FILE // 1_000_000} MB", "use smaller pictures")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_size(path, entries)
        return {entry.filename: _part(archive, entry) for entry in entries if not entry.is_dir()}


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a part; never more of it than its entry says, whatever it would unpack to."""
    with archive.open(entry) as file:
        return file.read(entry.file_size)


def _check_size(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Raise InvalidFileError for a part that is there twice, or too much of everything."""
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise wrong(path, "holds a part twice, so it is not a Word file that Word made")
    if len(names) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise wrong(path, "is too large once it is unpacked", "use smaller pictures")
    if any(entry.file_size > LARGEST_XML for entry in entries if entry.filename.endswith(".xml")):
        raise wrong(path, "holds too much text for a template", "take out what is not needed")


def _check_kind(path: Path, parts: Mapping[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if "macroEnabled" in types or any(_RUNNING.search(name) for name in parts):
        raise wrong(path, "holds macros or controls that run", "save it as a Word Document (.docx)")
    if not part_of(parts, MAIN):
        raise wrong(path, "is not a Word file (.docx)", "save it in Word as a Word Document")
    if "aFChunk" in types or any("afchunk" in name.lower() for name in parts):
        raise wrong(path, "holds another file that Word would put in", "paste its text instead")


def _check_xml(path: Path, name: str, data: bytes) -> None:
    try:
        root = parsed(data)
    except XmlError as error:
        what = f"{name} is damaged: {error.msg}"
        raise wrong(path, what, "open it in Word and save it") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise wrong(path, f"{name} declares entities of its own, which Word never does")


def _without_links(path: Path, name: str, data: bytes) -> bytes:
    """Return a part without the link to the template it was once made of.

    Raises InvalidFileError for any other link that Word would follow by itself.
    """
    if name.endswith(".rels"):
        return _checked_relationships(path, data)
    if name.endswith("settings.xml") and b"attachedTemplate" in data:
        root = parsed(data)
        for element in root.findall(_ATTACHED):
            root.remove(element)
        return written(root)
    return data


def _checked_relationships(path: Path, data: bytes) -> bytes:
    root = parsed(data)
    attached = [link for kind, link in _outside(root) if kind == _OFTEN_LEFT_BEHIND]
    for kind, link in _outside(root):
        if kind not in (_OFTEN_LEFT_BEHIND, *_HARMLESS_OUTSIDE):
            target = str(link.get("Target", ""))[:80]
            raise wrong(
                path,
                f"is linked to {target}, which would be fetched when the report is opened",
                "in Word: File > Info > Edit Links to Files > Break Link",
            )
    for link in attached:
        root.remove(link)
    if not attached:
        return data
    return written(root)


def _outside(root: Element) -> Iterator[tuple[str, Element]]:
    for link in root.findall(_RELATIONSHIPS):
        if link.get("TargetMode", "").lower() == "external":
            yield str(link.get("Type", "")).rsplit("/", 1)[-1], link
