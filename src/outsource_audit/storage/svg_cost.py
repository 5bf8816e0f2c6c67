"""How much work a drawing is: parts that draw other parts can grow without end.

`use` draws what it names again, and a pattern is drawn for every shape it fills: a few lines
of nested ones keep a browser busy for hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from outsource_audit.storage.scalar_shape import Misfit
from outsource_audit.storage.svg_allowed import DRAWN, references
from outsource_audit.storage.svg_style import Rule

MOST_DRAWN = 500_000
_MOST_LEVELS = 300
_SIMPLER = "give a simpler drawing"


class _TooMuchError(Exception):
    """The drawing is more work than a logo needs, or endless."""


def cost_misfit(root: Element, rules: Iterable[Rule]) -> Misfit | None:
    """Say that a cleaned drawing is too much work; None where it is not."""
    try:
        _Reckoner(root, rules).cost(root)
    except _TooMuchError as error:
        return Misfit(str(error), _SIMPLER)
    return None


class _Reckoner:
    """Adds up what is drawn, following every reference."""

    def __init__(self, root: Element, rules: Iterable[Rule]) -> None:
        self._named: dict[str, Element] = {}
        for element in root.iter():
            self._named.setdefault(element.get("id", ""), element)
        self._rules = [rule for rule in rules if rule.refers]
        self._known: dict[Element, tuple[int, int]] = {}
        self._open: set[Element] = set()

    def cost(self, element: Element) -> tuple[int, int]:
        """Return how many shapes an element draws, and how many with all they are filled with.

        What an element refers to is taken once for each of its shapes, since a fill is handed
        down. Raises _TooMuchError.
        """
        if element in self._known:
            return self._known[element]
        if element in self._open:
            raise _TooMuchError("has a part that draws itself")
        if len(self._open) > _MOST_LEVELS:
            raise _TooMuchError(f"refers to other parts over more than {_MOST_LEVELS} levels")
        self._open.add(element)
        shapes = work = int(element.tag in DRAWN)
        for below in (*element, *self._linked(element)):
            more_shapes, more_work = self.cost(below)
            shapes, work = shapes + more_shapes, work + more_work
        for filling in self._fillings(element):
            work += max(1, shapes) * max(1, self.cost(filling)[1])
        self._open.remove(element)
        if work > MOST_DRAWN:
            raise _TooMuchError(f"draws more than {MOST_DRAWN:,} shapes, one within another")
        self._known[element] = shapes, work
        return shapes, work

    def _linked(self, element: Element) -> Iterator[Element]:
        link = element.get("href", "")
        if link.startswith("#") and link[1:] in self._named:
            yield self._named[link[1:]]

    def _fillings(self, element: Element) -> Iterator[Element]:
        ids = [id_ for value in element.attrib.values() for id_ in references(value)]
        classes = frozenset(element.get("class", "").split())
        for rule in self._rules:
            if rule.classes & classes or (not rule.classes and element.tag in DRAWN):
                ids += rule.refers
        yield from (self._named[id_] for id_ in ids if id_ in self._named)
