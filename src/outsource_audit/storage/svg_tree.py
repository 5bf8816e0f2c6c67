"""An SVG file read into a tree: real XML, nothing fetched, no entities, no endless depth."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from outsource_audit.storage.scalar_shape import Misfit

SVG = "http://www.w3.org/2000/svg"
SAVE_PLAIN = "save it as plain SVG"
_MOST_LEVELS = 100


class _RefusedError(Exception):
    """The file is XML that is not read any further."""


def read_tree(data: bytes) -> Element | Misfit:
    """Return the root element, tags as `namespace name`, or why it is no SVG.

    A bare document type is passed over, as drawing programs write it. One that declares
    anything is refused: entities can grow without end.
    """
    reader = _Reader()
    try:
        root = reader.read(data)
    except _RefusedError as refused:
        return Misfit(str(refused), SAVE_PLAIN)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        return Misfit(f"is no whole SVG: it cannot be read at {place}", SAVE_PLAIN)
    except (ValueError, LookupError):
        return Misfit("is an SVG in letters that cannot be read here", "save it as UTF-8")
    if local_name(root) != "svg":
        return Misfit("is XML, but no SVG", "give a PNG or an SVG")
    return root


def local_name(element: Element) -> str:
    """Return the name of an SVG element; empty for one of another language.

    What has no namespace is taken for SVG, as pages have it.
    """
    namespace, name = namespace_and_name(element.tag)
    return name if namespace in ("", SVG) else ""


def namespace_and_name(tag: str) -> tuple[str, str]:
    """Return the two parts of the name of an element or an attribute."""
    namespace, _, name = tag.rpartition(" ")
    return namespace, name


class _Reader:
    """Builds the tree of one file as its parts come by."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._level = 0

    def read(self, data: bytes) -> Element:
        """Return the root element. Raises what expat raises, and _RefusedError."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.StartDoctypeDeclHandler = _refuse_declarations
        parser.Parse(data, True)
        return self._builder.close()

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._level += 1
        if self._level > _MOST_LEVELS:
            raise _RefusedError(f"is nested deeper than {_MOST_LEVELS} levels")
        self._builder.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._level -= 1
        self._builder.end(tag)


def _refuse_declarations(_: str, __: str | None, ___: str | None, has_subset: int) -> None:
    if has_subset:
        raise _RefusedError("declares entities or the like in its DOCTYPE")
