"""What is wrong with several things a command was given, told in one go."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar, cast

from outsource_audit.errors import AuditError, FileError, UsageError

T = TypeVar("T")


class AllAtOnce:
    """Tries one thing after the other; at the end of the `with` block all errors are one.

    A value whose thunk failed must not be used inside the block.
    """

    def __init__(self) -> None:
        """Begin without an error."""
        self._errors: list[AuditError] = []

    def __enter__(self) -> Self:
        """Return itself, to be called with each thing to try."""
        return self

    def __call__(self, thunk: Callable[[], T]) -> T:
        """Return what the thunk returns; remember its error, if it is one a user can mend."""
        try:
            return thunk()
        except AuditError as error:
            self._errors.append(error)
            return cast("T", None)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Raise what was remembered: one error as it is, several as one with all their lines."""
        if kind is not None or not self._errors:
            return
        if len(self._errors) == 1:
            raise self._errors[0]
        told = "\n".join(map(str, self._errors))
        is_usage = all(isinstance(one, UsageError) for one in self._errors)
        raise UsageError(told) if is_usage else FileError(told)
