"""What is said and heard line by line, by a person or from a file of lines that is piped in."""

from __future__ import annotations

from typing import NoReturn

from outsource_audit.domain.plain_text import clean
from outsource_audit.errors import UsageError
from outsource_audit.terminal.console import (
    EndOfInput,
    Screen,
    next_line,
    read_line,
    take_any_bytes,
    write_prompt,
)

PROMPT = "> "
YES = ("y", "yes")
NO = ("n", "no")
COMMENT = "#"
# Some editors begin a file with it.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Conversation:
    """A screen to speak on and lines to listen to.

    Piped lines are counted from 1 and repeated after their prompt, so that what is on the
    screen reads as a conversation.
    """

    def __init__(self, screen: Screen, *, piped: bool) -> None:
        """Keep the screen; nothing is said yet."""
        self.screen = screen
        self.piped = piped
        self._line = 0
        take_any_bytes()

    def hear(self, prompt: str = PROMPT) -> str:
        """Return the next line, without blanks around it. Raises EndOfInput.

        A piped line that begins with # is a comment and passed over.
        """
        line = self._next_piped(prompt, comments=True) if self.piped else read_line(prompt)
        return line.strip()

    def hear_words(self, prompt: str) -> str:
        """Return the next line as it was written, for a text of their own. Raises EndOfInput."""
        return self._next_piped(prompt, comments=False) if self.piped else read_line(prompt)

    def ask_again(self, about: str, wrong: str) -> None:
        """Say what to type instead; `about` names what was asked.

        Raises UsageError where lines are piped in: the next one was meant for the next
        question, and must not be taken for this one.
        """
        if self.piped:
            self.refuse(about, wrong)
        self.screen.say(wrong, style="yellow")

    def refuse(self, about: str, wrong: str) -> NoReturn:
        """Raise UsageError for the line that was heard last."""
        place = f"standard input:{self._line}: {about}"
        raise UsageError(f"{place}: {wrong} Nothing from this line on was taken.")

    def _next_piped(self, prompt: str, *, comments: bool) -> str:
        write_prompt(prompt)
        line = self._counted()
        while comments and line.lstrip().startswith(COMMENT):
            line = self._counted()
        write_prompt(f"{line}\n")
        return line

    def _counted(self) -> str:
        try:
            line = next_line()
        except EndOfInput:
            write_prompt("\n")
            raise
        self._line += 1
        if self._line == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        return clean(line).rstrip()
