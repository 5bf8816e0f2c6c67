"""The one door to the screen: rich, with every text from outside made harmless first.

Nothing is ever read as rich markup: `[bold]` in a note is shown as `[bold]`. A console writes
to stdout (the product) or to stderr (the conversation).
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Sequence
from typing import Literal, TextIO, TypeAlias

from rich.console import Console, ConsoleDimensions
from rich.text import Text

from outsource_audit.domain.plain_text import clean
from outsource_audit.errors import FileError, UsageError
from outsource_audit.terminal.command_lines import command_lines

NARROWEST = 40
COMFORTABLE = 100
WIDEST = 200

Piece: TypeAlias = tuple[str, str]
"""A text and its style."""
Line: TypeAlias = Sequence[Piece]
"""One line of a drawing."""


class Screen:
    """Prints plain paragraphs, wrapped to the width of the terminal, at most 100 columns.

    Drawings may be wider: up to `room`, which is at most 200 columns.
    """

    def __init__(self, stream: Literal["stdout", "stderr"]) -> None:
        """Open the screen; colour follows the terminal, NO_COLOR and TERM.

        Raises FileError where the stream is closed.
        """
        file = sys.stdout if stream == "stdout" else sys.stderr
        self.name = "standard output" if stream == "stdout" else "standard error"
        if file is None:
            raise FileError(f"{self.name} is closed, so there is nowhere to print to")
        self.console = Console(file=file, highlight=False, markup=False, emoji=False)
        self.room = max(NARROWEST, min(self._columns(), WIDEST))
        # rich takes every dumb terminal for 80 columns unless it is told both sizes.
        self.console.size = ConsoleDimensions(min(self.room, COMFORTABLE), self.console.height)

    @property
    def is_coloured(self) -> bool:
        """Say whether colours are seen."""
        return self.console.color_system is not None and not self.console.no_color

    def can_show(self, text: str) -> bool:
        """Say whether the stream's encoding has every character of a text."""
        try:
            text.encode(self.console.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def say(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Print a text; its line breaks are kept, longer lines wrap under the indent."""
        for line in clean(text, newlines=True).split("\n"):
            self.hang("", line, style=style, indent=indent)

    def hang(self, lead: str, text: str, style: str = "", indent: int = 0) -> None:
        """Print a text with a lead such as "1  " before it, its other lines set under it."""
        lead = " " * indent + clean(lead)
        width = max(self.console.width - len(lead), 20)
        body = Text(clean(text), style=style)
        for number, line in enumerate(body.wrap(self.console, width) or [Text()]):
            before = Text(lead if number == 0 else " " * len(lead), style=style)
            put = Text.assemble(before, line)
            put.rstrip()
            self._put(put)

    def quote(self, lead: str, text: str) -> None:
        """Print a text of several lines, the first after the lead, the others set under it."""
        for number, line in enumerate(clean(text, newlines=True).split("\n")):
            self.hang(lead if number == 0 else " " * len(lead), line)

    def command(self, text: str) -> None:
        """Print a command to type, on lines of its own: it is copied.

        It is broken only between its words, and only where a shell of this system joins them.
        """
        told = clean(text)
        broken = self.console.is_terminal and os.name == "posix"
        for line in command_lines(told, self.room) if broken else [f"  {told}"]:
            self._put(Text(line))

    def draw(self, line: Line) -> None:
        """Print one line of a drawing as it is; its blanks at the end stay where they are seen."""
        pieces = [(clean(text), style) for text, style in line]
        while pieces and not (self.is_coloured and " on " in pieces[-1][1]):
            text, style = pieces.pop()
            if text.rstrip():
                pieces.append((text.rstrip(), style))
                break
        self._put(Text.assemble(*pieces))

    def _columns(self) -> int:
        """Return the width of the terminal; what is comfortable to read where there is none."""
        if not self.console.is_terminal:
            return COMFORTABLE
        if self.console.is_dumb_terminal:
            return shutil.get_terminal_size().columns
        return self.console.width

    def _put(self, line: Text) -> None:
        try:
            self.console.print(line, no_wrap=True, overflow="ignore", crop=False)
        except BrokenPipeError:
            raise
        except OSError as error:
            told = (error.strerror or str(error)).lower()
            raise FileError(f"{self.name} cannot be written: {told}") from error


class EndOfInput(Exception):  # noqa: N818  # it is how input ends, not an error
    """The person closed the input (Ctrl-D), or the terminal went away."""


def take_any_bytes() -> None:
    """Take bytes that are no text for what they are: not text, and no reason to break down.

    To be called before the first line is read.
    """
    stdin = sys.stdin
    if isinstance(stdin, io.TextIOWrapper) and stdin.errors != "replace":
        # Once reading has begun, Python refuses; what was read then was text.
        with contextlib.suppress(io.UnsupportedOperation):
            stdin.reconfigure(errors="replace")


def read_line(prompt: str) -> str:
    """Read a line somebody types, without blanks at its end.

    Raises EndOfInput, and UsageError where the questions go somewhere they cannot be seen.
    """
    if all(map(_is_terminal, (sys.stdin, sys.stdout))) and not _is_terminal(sys.stderr):
        raise UsageError("standard error goes elsewhere, so there is no terminal to ask you on")
    try:
        if sys.stdout is not None and sys.stdout.isatty():
            with contextlib.suppress(ImportError):  # Windows edits lines without it
                import readline  # noqa: F401  # gives input() its line editing

            return clean(input(prompt)).rstrip()
    except (EOFError, OSError) as error:
        raise EndOfInput from error
    write_prompt(prompt)
    return clean(next_line()).rstrip()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def write_prompt(text: str) -> None:
    """Write to stderr as it is, without a line end of its own. Raises EndOfInput."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError as error:
        raise EndOfInput from error


def next_line() -> str:
    """Return the next line of stdin as it is, without its line end. Raises EndOfInput."""
    if sys.stdin is None:
        raise EndOfInput
    try:
        line = sys.stdin.readline()
    except OSError as error:
        raise EndOfInput from error
    if not line:
        raise EndOfInput
    return line.removesuffix("\n").removesuffix("\r")
