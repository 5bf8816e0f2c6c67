"""The filters a template may use: those that work on plain text and on lists.

Left out is whatever turns plain text into markup (`safe`, `tojson`, `xmlattr`, `urlize`),
whatever differs from run to run (`random`), and whatever can make a huge text of a short one
(`format`, `center`, `wordwrap`). Text that is set already, such as a macro's, can only be put
out, joined, trimmed and indented: cut or changed, its escaped signs could come to life.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup

from outsource_audit.rendering.template_limits import Budget, check_length, joined

Filter = Callable[..., Any]

ON_NUMBERS = ("abs", "float", "int", "string", "default", "d")
ON_LISTS = ("dictsort", "first", "groupby", "items", "last", "length", "count", "list", "map")
ON_LISTS_TOO = ("max", "min", "reject", "rejectattr", "select", "selectattr", "sort", "unique")
ON_TEXT = ("capitalize", "lower", "reverse", "title", "truncate", "upper", "urlencode", "wordcount")
WIDEST_INDENT = 100


def filters(budget: Budget, make: Callable[[object], Markup]) -> dict[str, Filter]:
    """Return the filters by name. `make` sets a text; what they do is taken from `budget`."""
    found = {name: FILTERS[name] for name in (*ON_NUMBERS, *ON_LISTS, *ON_LISTS_TOO)}
    found |= {name: _of_plain_text(name, FILTERS[name]) for name in ON_TEXT}
    found |= {"replace": _of_plain_text("replace", _replace)}
    found |= {"indent": _indent, "trim": _trim, "join": _joining(make), "e": make, "escape": make}
    return {name: _counted(budget, filter_) for name, filter_ in found.items()} | {
        "counted": _turns(budget)
    }


def one_text(make: Callable[[object], Markup], pieces: Iterable[object]) -> str:
    """Return pieces as one text: plain if all are, or else set, the plain ones made inert."""
    kept = list(pieces)
    if any(isinstance(piece, Markup) for piece in kept):
        return Markup(joined(make(piece) for piece in kept))  # noqa: S704  # every piece is set
    return joined(map(str, kept))


def _counted(budget: Budget, filter_: Filter) -> Filter:
    place = 1 if hasattr(filter_, "jinja_pass_arg") else 0

    @wraps(filter_)
    def counting(*args: Any, **kwargs: Any) -> Any:
        budget.work_on(args[place])
        return filter_(*args, **kwargs)

    return counting


def _turns(budget: Budget) -> Filter:
    # Given the context, which it has no use for: or else it is run when the template is compiled.
    @pass_context
    def counted(_: Context, items: Any) -> Any:
        """Take the turns of a loop from the budget; the sandbox puts this before every loop."""
        kept = items if hasattr(items, "__len__") else list(items)
        budget.work_on(kept)
        return kept

    return counted


def _of_plain_text(name: str, filter_: Filter) -> Filter:
    place = 1 if hasattr(filter_, "jinja_pass_arg") else 0

    @wraps(filter_)
    def checking(*args: Any, **kwargs: Any) -> Any:
        if isinstance(args[place], Markup):
            raise SecurityError(f"text that is set already cannot be changed with |{name}")
        return filter_(*args, **kwargs)

    return checking


def _replace(value: object, old: str, new: str, count: int = -1) -> str:
    text, old, new = str(value), str(old), str(new)
    check_length(len(text) + text.count(old) * len(new))
    return text.replace(old, new, count)


def _trim(value: object, chars: str | None = None) -> str:
    if isinstance(value, Markup):
        return Markup(str(value).strip())  # noqa: S704  # set before, and only blanks are gone
    return str(value).strip(chars)


def _indent(value: object, width: int = 4, first: bool = False, blank: bool = False) -> str:
    if not isinstance(width, int) or not 0 <= width <= WIDEST_INDENT:
        raise SecurityError(f"|indent takes a width from 0 to {WIDEST_INDENT}")
    lines = str(value).split("\n")
    check_length(len(str(value)) + width * len(lines))
    space = " " * width
    done = [
        space + line if (number or first) and (line or blank) else line
        for number, line in enumerate(lines)
    ]
    text = "\n".join(done)
    return Markup(text) if isinstance(value, Markup) else text  # noqa: S704  # only blanks added


def _joining(make: Callable[[object], Markup]) -> Filter:
    @pass_environment
    def join(
        environment: Environment, value: Iterable[Any], d: str = "", attribute: str | None = None
    ) -> str:
        """Return the items as one text with `d` between them."""
        pieces: list[object] = []
        for item in value:
            pieces += [d] * bool(pieces)
            pieces.append(item if attribute is None else environment.getitem(item, attribute))
        return one_text(make, pieces)

    return join
