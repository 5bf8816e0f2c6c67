"""A logo in SVG: read as XML, and set anew from what is allowed.

The report shows it as `<img>`, in which a browser runs and loads nothing. So this is the
first of two walls.
"""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

import msgspec

from outsource_audit.domain.presentation import Logo
from outsource_audit.storage.png_picture import read_png
from outsource_audit.storage.scalar_shape import Misfit
from outsource_audit.storage.svg_allowed import (
    ATTRIBUTES,
    DRAWN,
    ELEMENTS,
    ID,
    LINKED,
    SILENT,
    UNSEEN,
    WITH_TEXT,
    is_inert,
)
from outsource_audit.storage.svg_cost import cost_misfit
from outsource_audit.storage.svg_size import DrawingSize, drawing_size
from outsource_audit.storage.svg_style import Rule, clean_declarations, clean_sheet
from outsource_audit.storage.svg_tree import SVG, local_name, namespace_and_name, read_tree

_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_XHTML = "http://www.w3.org/1999/xhtml"
_PNG_ADDRESS = re.compile(r"\s*data:image/png;base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_WORDS = re.compile(r"[\w\s-]+")


class Drawing(msgspec.Struct, frozen=True):
    """A cleaned logo, and the names of what was taken out of it."""

    logo: Logo
    removed: tuple[str, ...]


def read_svg(data: bytes) -> Drawing | Misfit:
    """Return an SVG, set anew from what is allowed, or why it is no logo."""
    tree = read_tree(data)
    if isinstance(tree, Misfit):
        return tree
    size = drawing_size(tree.attrib)
    if isinstance(size, Misfit):
        return size
    cleaner = _Cleaner()
    root = cleaner.cleaned(tree, Element("none"))
    if not _shows_something(root):
        hint = "text must be inside <text>, and shapes outside of <defs>"
        return Misfit("shows nothing once it is cleaned", hint)
    if misfit := cost_misfit(root, cleaner.rules):
        return misfit
    logo = Logo(
        media="image/svg+xml", data=_written(root, size), width=size.width, height=size.height
    )
    return Drawing(logo, tuple(dict.fromkeys(cleaner.removed)))


def _written(root: Element, size: DrawingSize) -> bytes:
    root.attrib = {"xmlns": SVG, **size.attributes, **root.attrib, **size.attributes}
    return tostring(root, encoding="unicode").encode()


def _shows_something(root: Element) -> bool:
    ids = {element.get("id") for element in root.iter()}
    return any(
        element.get("href", "#")[1:] in ids if element.tag == "use" else element.tag in DRAWN
        for element in _seen(root)
    )


def _seen(element: Element) -> Iterator[Element]:
    yield element
    for below in element:
        if below.tag not in UNSEEN:
            yield from _seen(below)


class _Cleaner:
    """Makes the new tree, and notes the names of what it leaves out."""

    def __init__(self) -> None:
        self.removed: list[str] = []
        self.rules: list[Rule] = []
        self._pictures: dict[Element, str] = {}

    def cleaned(self, element: Element, parent: Element) -> Element:
        """Return an element that is allowed with what is allowed inside of it."""
        name = local_name(element)
        if name == "a":
            self.removed.append("a")
            name = "tspan" if parent.tag in WITH_TEXT else "g"
        new = Element(name)
        if name == "style":
            self._take_sheet(element, new)
            return new
        self._take_attributes(element, new)
        _add_text(new, element.text)
        for below in element:
            if self._is_allowed(below):
                new.append(self.cleaned(below, new))
            _add_text(new, below.tail)
        return new

    def _is_allowed(self, element: Element) -> bool:
        namespace, name = namespace_and_name(element.tag)
        if local_name(element) not in ELEMENTS:
            if namespace in ("", SVG, _XHTML) and name not in SILENT:
                self.removed.append(name)
            return False
        if name == "image":
            self._pictures[element] = _inner_picture(element)
            if not self._pictures[element]:
                self.removed.append(name)
                return False
        return True

    def _take_attributes(self, element: Element, new: Element) -> None:
        for key, value in element.attrib.items():
            namespace, name = namespace_and_name(key)
            if name == "href" and namespace in ("", _XLINK):
                self._take_link(element, new)
            elif (namespace, name, value) == (_XML, "space", "preserve"):
                new.set(f"{{{_XML}}}space", value)
            elif not namespace:
                self._take_attribute(new, name, value)

    def _take_link(self, element: Element, new: Element) -> None:
        link = _link(element)
        if new.tag == "image":
            new.set("href", self._pictures[element])
        elif new.tag in LINKED and re.fullmatch(f"#{ID}", link):
            new.set("href", link)
        elif local_name(element) != "a":
            self.removed.append("href")

    def _take_attribute(self, new: Element, name: str, value: str) -> None:
        if name == "style":
            declarations, removed = clean_declarations(value)
            self.removed += removed
            if declarations:
                new.set(name, declarations)
        elif _may_stay(name, value):
            new.set(name, value)
        elif name in ATTRIBUTES or name.lower().startswith("on"):
            self.removed.append(name)

    def _take_sheet(self, element: Element, new: Element) -> None:
        kind, media = element.get("type", "text/css"), element.get("media", "all")
        if (kind.strip().lower(), media.strip().lower()) != ("text/css", "all"):
            self.removed.append("style")
            return
        sheet = clean_sheet("".join(element.itertext()))
        self.removed += sheet.removed
        self.rules += sheet.rules
        new.text = sheet.text


def _may_stay(name: str, value: str) -> bool:
    if name == "id":
        return re.fullmatch(ID, value) is not None
    if name == "class":
        return _WORDS.fullmatch(value) is not None
    return name in ATTRIBUTES and is_inert(value)


def _link(element: Element) -> str:
    """Return where an element links to; the newer of the two attributes comes first."""
    return element.get("href", element.get(f"{_XLINK} href", "")).strip()


def _inner_picture(element: Element) -> str:
    """Return the address of a PNG that an image holds within itself; empty for any other."""
    found = _PNG_ADDRESS.fullmatch(_link(element))
    if not found:
        return ""
    try:
        data = a2b_base64(found[1])
    except Base64Error:
        return ""
    if not isinstance(read_png(data), Logo):
        return ""
    return f"data:image/png;base64,{b2a_base64(data, newline=False).decode()}"


def _add_text(new: Element, text: str | None) -> None:
    """Add text where text is shown, behind what is there already."""
    if not text or new.tag not in WITH_TEXT:
        return
    if len(new):
        new[-1].tail = (new[-1].tail or "") + text
    else:
        new.text = (new.text or "") + text
