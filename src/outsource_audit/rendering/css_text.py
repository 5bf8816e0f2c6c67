r"""Any text as the inside of a string in a style sheet, where it can end neither."""

from __future__ import annotations

from outsource_audit.domain.plain_text import clean


def css_text(text: str) -> str:
    r"""Return the text with all but ASCII letters and digits as CSS escapes: `&` is `\26 `.

    Characters that act unseen are made visible first (`plain_text.clean`).
    """
    return "".join(map(_escaped, clean(text)))


def _escaped(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    return f"\\{ord(character):x} "
