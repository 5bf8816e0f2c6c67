"""What a template can reach: the fields of the view, and nothing of the machine or of Python.

Jinja's sandbox forbids what is known to be dangerous; this one allows what is known to be
harmless, by the type of what is asked. It also keeps texts of the audit inert: text becomes
markup in one place, `Sandbox.set`, and a template has no way round it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import jinja2
import msgspec
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Namespace
from markupsafe import Markup

from outsource_audit.rendering.template_filters import filters, one_text
from outsource_audit.rendering.template_limits import CALL, DIGIT_BITS, Budget, check_length, joined
from outsource_audit.rendering.template_words import kind, no_such_field, no_such_name

# Raised when compiled templates of before no longer do what this module promises.
REVISION = 2

_STRIPPED = {"capitalize", "casefold", "lower", "lstrip", "rstrip", "strip", "title", "upper"}
_ASKED = {"count", "endswith", "find", "isdigit", "startswith"}
_CUT = {"partition", "removeprefix", "removesuffix", "rpartition", "rsplit", "split", "splitlines"}
_LOOP = {"index", "index0", "revindex", "revindex0", "first", "last", "length"}
_LOOP_TOO = {"previtem", "nextitem", "depth", "depth0", "cycle", "changed"}
_REACHABLE: tuple[tuple[type, set[str]], ...] = (
    (str, _STRIPPED | _ASKED | _CUT),
    (tuple, {"count", "index"}),
    (list, {"count", "index"}),
    (dict, {"get", "items", "keys", "values"}),
    (LoopContext, _LOOP | _LOOP_TOO),
    (Cycler, {"current", "next", "reset"}),
    (Macro, {"name"}),
    (BlockReference, {"super"}),
)
_SUBSCRIPTED = (str, tuple, list, dict, range)


class Missing(jinja2.StrictUndefined):
    """A name or field that is not there, told in a consultant's words."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, *args: Any, **kwargs: Any) -> None:
        """Word what is missing, unless that is done."""
        name = kwargs.get("name")
        super().__init__(hint or (no_such_name(name) if name else None), *args, **kwargs)


class SandboxCode(CodeGenerator):
    """The code of a template, in which loops are counted and texts joined by the sandbox."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's
        """Put the filter `counted` on what every loop goes through."""
        for loop in node.find_all(nodes.For):
            loop.iter = nodes.Filter(
                loop.iter, "counted", [], [], None, None,
                lineno=loop.lineno, environment=loop.environment,
            )  # fmt: skip
        super().visit_Template(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  # Jinja's
        """Join with `Sandbox.join`: Jinja's own way escapes for HTML alone."""
        self.write("environment.join((")
        for piece in node.nodes:
            self.visit(piece, frame)
            self.write(", ")
        self.write("))")

    # Jinja would escape once more what the sandbox has set, which takes as long as setting it.
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        del node, frame, finalize
        self.write("environment.set(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        del node, frame, finalize
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802  # Jinja's
        """Ask the sandbox for slices, too."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.getitem(")
        self.visit(node.node, frame)
        self.write(", slice(")
        for part in (node.arg.start, node.arg.stop, node.arg.step):
            if part is None:
                self.write("None")
            else:
                self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja as the report's templates know it.

    `make` turns any text into markup that shows just that text.
    """

    code_generator_class = SandboxCode
    intercepted_binops = frozenset(("+", "*", "**", "%"))
    concat = staticmethod(joined)

    def __init__(
        self,
        make: Callable[[str], Markup],
        loader: jinja2.BaseLoader | None = None,
        compiled: jinja2.BytecodeCache | None = None,
    ) -> None:
        """Set up one rendering; `compiled` keeps compiled templates from run to run."""
        super().__init__(
            loader=loader,
            bytecode_cache=compiled,
            undefined=Missing,
            # Of no consequence to texts, which are markup before Jinja is asked: for macros.
            autoescape=True,
            finalize=self.set,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.make = make
        self.budget = Budget()
        self.filters = filters(self.budget, self.set)
        del self.globals["lipsum"]

    def set(self, value: object) -> Markup:
        """Return a text or whole number as markup; what is set already stays as it is."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, str | int | jinja2.Undefined) and not isinstance(value, bool):
            return self.make(str(value))
        raise jinja2.TemplateRuntimeError(f"a template puts out text, not {kind(value)}")

    def join(self, pieces: Iterable[object]) -> str:
        """Return what `~` makes of its pieces."""
        return one_text(self.set, pieces)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field, or what else is harmless. Raises SecurityError."""
        if isinstance(obj, msgspec.Struct):
            if attribute in obj.__struct_fields__:
                return getattr(obj, attribute)
            return self._no_field(obj, attribute)
        if isinstance(obj, jinja2.Undefined):
            str(obj)
        if self._is_reachable(obj, attribute):
            return getattr(obj, attribute)
        if isinstance(obj, dict | TemplateReference) and attribute[:1] != "_":
            try:
                return obj[attribute]
            except LookupError:
                pass
        return self._no_field(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item, a slice or a field. Raises SecurityError."""
        if isinstance(obj, Markup):
            raise SecurityError("text that is set already cannot be cut")
        if isinstance(obj, _SUBSCRIPTED):
            try:
                return obj[argument]
            except LookupError:
                pass
            except TypeError:
                if not isinstance(argument, str):
                    raise
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, jinja2.Undefined):
            str(obj)
        return self.undefined(f"there is nothing at [{argument}] of {kind(obj)}")

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, a method or a function of Jinja's."""
        self.budget.spend(CALL)
        if isinstance(obj, LoopContext) and args and hasattr(args[0], "__len__"):
            self.budget.work_on(args[0])
        if isinstance(obj, msgspec.Struct) or not callable(obj):
            raise jinja2.TemplateRuntimeError(f"{kind(obj)} cannot be called")
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out `+`, `*`, `**` and `%` where the result stays small. Raises SecurityError."""
        if isinstance(left, Markup) or isinstance(right, Markup):
            if operator == "+" and isinstance(left, str) and isinstance(right, str):
                return self.join((left, right))
            raise SecurityError(f"text that is set already cannot be worked on with {operator}")
        _check_result(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def join_path(self, template: str, parent: str) -> str:
        """Return the name of a template that another asks for; each costs a step."""
        del parent
        self.budget.spend(1)
        return template

    def _is_reachable(self, obj: Any, attribute: str) -> bool:
        if isinstance(obj, Namespace | TemplateModule):
            return attribute[:1] != "_" and hasattr(obj, attribute)
        if isinstance(obj, Markup):
            return False
        return any(attribute in names for type_, names in _REACHABLE if isinstance(obj, type_))

    def _no_field(self, obj: Any, attribute: str) -> Any:
        if attribute[:1] == "_" or hasattr(obj, attribute):
            raise SecurityError(f"a template may not reach {attribute} of {kind(obj)}")
        return self.undefined(no_such_field(obj, attribute), obj=obj, name=attribute)


def _check_result(operator: str, left: Any, right: Any) -> None:
    """Raise SecurityError where a result would be huge."""
    if operator == "%" and isinstance(left, str | bytes):
        raise SecurityError("% works on numbers only; put texts together with ~")
    if operator == "+" and hasattr(left, "__len__") and hasattr(right, "__len__"):
        check_length(len(left) + len(right))
    for one, other in ((left, right), (right, left)):
        if operator == "*" and hasattr(one, "__len__") and isinstance(other, int):
            check_length(len(one) * other)
    if (
        isinstance(left, int)
        and isinstance(right, int)
        and _bits(operator, left, right) > DIGIT_BITS
    ):
        raise SecurityError(f"{operator} makes too large a number")


def _bits(operator: str, left: int, right: int) -> int:
    if operator == "**":
        return left.bit_length() * abs(right)
    return left.bit_length() + right.bit_length()
