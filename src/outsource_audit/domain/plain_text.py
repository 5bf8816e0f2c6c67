"""Text from outside made safe to show: nothing in it steers a terminal, a page or the eye.

Every character that would act instead of being seen (control characters, text direction
overrides, characters without width) becomes a visible sign. Markup is not this module's
business: a report escapes what it needs on top.
"""

from __future__ import annotations

import re

_UNSEEN = "\N{REPLACEMENT CHARACTER}"
_FIRST_C0_PICTURE = 0x2400
_DELETE_PICTURE = "\N{SYMBOL FOR DELETE}"
_LAST_OF_FOUR_DIGITS = 0xFFFF

# The joiners U+200C and U+200D stay: Persian, Hindi and others are misspelt without them.
_REPLACED = (
    (0x80, 0x9F),  # C1 controls
    (0xAD, 0xAD),  # soft hyphen
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200B),  # zero-width space
    (0x200E, 0x200F),  # direction marks
    (0x2028, 0x202E),  # line and paragraph separators, direction overrides
    (0x2060, 0x206F),  # invisible operators, direction isolates
    (0xD800, 0xDFFF),  # halves of surrogate pairs: they cannot be written to a file
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # annotation marks
    (0xFFFE, 0xFFFF),  # no characters at all
    (0xE0000, 0xE007F),  # invisible tags
)
_TABLE: dict[int, str] = (
    {code: chr(_FIRST_C0_PICTURE + code) for code in range(0x20)}
    | {0x7F: _DELETE_PICTURE, ord("\t"): " "}
    | {code: _UNSEEN for first, last in _REPLACED for code in range(first, last + 1)}
)
_ESCAPED = {
    code: f"\\u{code:04x}"
    for first, last in ((0x7F, 0x7F), *_REPLACED)
    for code in range(first, last + 1)
    if code <= _LAST_OF_FOUR_DIGITS
}
_ONE_LINE = _TABLE | {ord("\n"): " "}
_LINES = _TABLE | {ord("\n"): "\n"}
_LINE_BREAK = re.compile(r"\r\n?")


def clean(text: str, *, newlines: bool = False) -> str:
    r"""Return the text with every character that acts unseen made visible.

    C0 controls become their pictures (ESC is shown as ␛), other such characters U+FFFD, a
    tab a space. Line breaks (CR, LF or both) stay as LF where `newlines` is true and become
    one space each otherwise. Cleaning twice changes nothing.
    """
    return _LINE_BREAK.sub("\n", text).translate(_LINES if newlines else _ONE_LINE)


def escape_json(text: str) -> str:
    r"""Return JSON with every character that acts unseen written as its escape, `\u202e`.

    It stays JSON and says the same: such characters stand inside its strings alone. Line
    breaks between values stay. Invisible tags, which steer nothing, stay as they are.
    """
    return text if text.isascii() and "\x7f" not in text else text.translate(_ESCAPED)


def same_name(one: str, other: str) -> bool:
    """Say whether two names are the same to a reader: case and blanks aside."""
    return _as_read(one) == _as_read(other)


def _as_read(name: str) -> str:
    return " ".join(clean(name).casefold().split())
