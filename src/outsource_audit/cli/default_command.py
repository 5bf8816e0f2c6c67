"""A group of commands one of which is meant where none is named: `plan FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.core import TyperGroup

HELP = ("-h", "--help")


class ShowByDefault(TyperGroup):
    """A group whose command `show` may be left out, its options before the file or after."""

    default = "show"

    # Typer has no public name for click's own context, which this would have to take.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default before arguments that begin with no command and are not the group's."""
        return super().parse_args(ctx, [self.default, *args] if self._is_short(args) else args)

    def _is_short(self, args: list[str]) -> bool:
        return bool(args) and args[0] not in HELP and not self._is_command(args[0])

    def _is_command(self, word: str) -> bool:
        """Say whether a word is a command, or a slip of the fingers at one."""
        if word in self.commands:
            return True
        if Path(word).exists():
            return False
        from difflib import get_close_matches

        return bool(get_close_matches(word, self.commands))


class WriteByDefault(ShowByDefault):
    """A group whose command `write` may be left out; help, too, is that of `write`."""

    default = "write"

    def _is_short(self, args: list[str]) -> bool:
        return not args or args[0] in HELP or super()._is_short(args)
