r"""Any text as Markdown that shows exactly that text, on GitHub and elsewhere.

Three means are needed. Entities for what could be HTML; a backslash for what Markdown itself
reads; and a `<span>` around one character for what GitHub looks for only after the Markdown
is read (mentions, issue numbers, emoji, mathematics, addresses), where a backslash is long
gone. The result fits inside a paragraph, a heading, a list item and a table cell alike.
"""

from __future__ import annotations

import re

from outsource_audit.domain.plain_text import clean

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_RULES = (
    # An ampersand alone is one; only before a name and a semicolon it would be something else.
    r"(?P<entity>[<>]|&(?=#?\w+;))",
    # What is split by a span: GitHub finds it in the finished page.
    r"(?P<split>://|@|\$|\#(?=\w)|:(?=[\w+-]+:)|(?<=www)\.)",
    r"(?P<mark>[\\`*_\[\]{}|~^#])",
    # A dot inside something like a host name: some readers make links of those too.
    r"(?P<dot>(?<=\S)\.(?=[^\W\d_]{2}))",
)
_RULE = re.compile("|".join(_RULES), re.IGNORECASE)
_LIST_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")
_SPACES = re.compile(r"[^\S\n]+")


def escape(text: str) -> str:
    """Return Markdown that shows the text and nothing else; line breaks become `<br>`.

    Characters that act unseen are made visible first (`plain_text.clean`); runs of spaces
    and spaces at the ends of lines, which Markdown gives a meaning, become one or none.
    """
    lines = _SPACES.sub(" ", clean(text, newlines=True)).strip().split("\n")
    return "<br>".join(_line(line.strip()) for line in lines)


def _line(line: str) -> str:
    return _start(_RULE.sub(_inert, line))


def _inert(match: re.Match[str]) -> str:
    found = match[0]
    if match["entity"]:
        return _ENTITIES[found]
    return f"<span>{found}</span>" if match["split"] else f"\\{found}"


def _start(line: str) -> str:
    """Guard the start of a line, where signs make lists, headings and rules."""
    if line[:1] in tuple("-+=:"):
        return f"\\{line}"
    return _LIST_NUMBER.sub(r"\1\\\2", line, count=1) if _LIST_NUMBER.match(line) else line
