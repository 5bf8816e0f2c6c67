r"""Any text as the inside of a string in a style sheet, where it can end neither."""

from __future__ import annotations

from outsource_audit.domain.plain_text import clean

_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def css_text(text: str) -> str:
    r"""Return the text with all but ASCII letters and digits as CSS escapes: `&` is `\26 `.

    Characters that act unseen are made visible first (`plain_text.clean`). Around it stand two
    of ours, so that a text written from right to left does not turn its neighbours round.
    """
    return "".join(map(_escaped, f"{_ISOLATE}{clean(text)}{_END}")) if text else ""


def _escaped(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    return f"\\{ord(character):x} "
