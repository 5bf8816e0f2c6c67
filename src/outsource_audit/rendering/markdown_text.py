r"""Any text as Markdown that shows exactly that text, on GitHub, on GitLab and through pandoc.

No raw HTML: readers differ in what they let through, and pandoc drops it on the way to Word and
PDF. Three means are enough. Entities for what could be HTML; a backslash for what Markdown, or a
reader's own dialect of it, reads; and a zero-width space, written as the entity `&#8203;`, for
what GitHub and GitLab look for only in the finished page (mentions, issue numbers, emoji,
mathematics, addresses), where a backslash is long gone. Why that one: docs/decisions/0008.

A line break becomes ` / `, so the result is one line and fits inside a paragraph, a heading, a
list item and a table cell alike. Two things are left to the readers: pandoc sets quotes, dashes
and dots as print does (`-f markdown-smart` stops it), and a commit's hash may become a link, to
a commit of the very repository the text lies in.
"""

from __future__ import annotations

import re

from outsource_audit.domain.plain_text import clean

LINE_BREAK = " / "
_APART = "&#8203;"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_RULES = (
    # An ampersand alone is one; only before a name and a semicolon it would be something else.
    r"(?P<entity>[<>]|&(?=#?\w+;))",
    # What the sites find in the finished page no longer is there once something stands after it.
    r"(?P<after>:(?=//|[\w+-]+:)|@(?=\S)|(?<=\bGH)-(?=\d))",
    # The same for signs that Markdown reads too: issues, changes as GitLab marks them, tasks.
    r"(?P<mark_after>\#(?=\w)|[\[{](?=[+-])|^\[(?=[ x]\]))",
    # GitHub opens mathematics only after a blank, and an address only at its first dot.
    r"(?P<mark_before>\$|(?<=www)\.)",
    # The last three are references of GitLab: merge requests, epics, milestones.
    r"(?P<mark>[\\`*_\[\]{}|~^#]|!(?=\d)|&(?=\d)|%(?=[\w\"]))",
    # A dot inside something like a host name: some readers make links of those too.
    r"(?P<dot>(?<=\S)\.(?=[^\W\d_]{2}))",
)
_RULE = re.compile("|".join(_RULES), re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
# Where a block begins, these begin another kind of block, or (the slash) a command of GitLab.
_START = re.compile(
    r"[-+=:/(]|(?P<number>\d+|[a-z]|[ivxlcdm]+)(?=[.)](?:\s|$))|(?P<caption>table)(?=:)",
    re.IGNORECASE,
)


def escape(text: str) -> str:
    """Return Markdown that shows the text and nothing else, on one line; ` / ` breaks lines.

    Characters that act unseen are made visible first (`plain_text.clean`); runs of spaces
    and spaces at the ends of lines, which Markdown gives a meaning, become one or none. Empty
    lines are left out.
    """
    lines = _SPACES.sub(" ", clean(text, newlines=True)).split("\n")
    told = LINE_BREAK.join(line.strip() for line in lines if line.strip())
    return _start(_RULE.sub(_inert, told))


def _inert(match: re.Match[str]) -> str:
    found, kind = match[0], match.lastgroup
    if kind == "entity":
        return _ENTITIES[found]
    if kind == "after":
        return f"{found}{_APART}"
    if kind == "mark_after":
        return f"\\{found}{_APART}"
    return f"{_APART}\\{found}" if kind == "mark_before" else f"\\{found}"


def _start(line: str) -> str:
    """Guard the start of a block, where signs make lists, headings, captions and rules."""
    found = _START.match(line)
    if found is None:
        return line
    return f"{line[: found.end()]}\\{line[found.end() :]}" if found.lastgroup else f"\\{line}"
