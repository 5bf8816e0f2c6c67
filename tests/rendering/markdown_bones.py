"""The bones of Markdown, for tests: anchors as three readers make them, and tables."""

from __future__ import annotations

import re
from collections import Counter

from markup import from_markdown


def headings(source: str) -> list[str]:
    """Return every heading as it is seen."""
    return [from_markdown(line).text for line in re.findall(r"^#+ .*$", source, re.MULTILINE)]


def of_github(heading: str) -> str:
    """Return a heading's anchor on GitHub, and for pandoc's gfm: signs go, spaces are hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def of_gitlab(heading: str) -> str:
    """Return a heading's anchor on GitLab: no two hyphens in a row, never digits alone."""
    slug = re.sub(r"-+", "-", of_github(heading.strip()))
    return f"anchor-{slug}" if slug.isdigit() else slug


def of_pandoc(heading: str) -> str:
    """Return a heading's anchor for pandoc: dots stay, all before the first letter goes."""
    slug = re.sub(r"\s+", "-", re.sub(r"[^\w\-. ]", "", heading)).lower()
    return re.sub(r"^[^a-z]+", "", slug) or "section"


READERS = {"github": of_github, "gitlab": of_gitlab, "pandoc": of_pandoc}


def anchors(source: str, reader: str) -> list[str]:
    """Return the anchors of a document: a second one of the same text gets a number."""
    seen: Counter[str] = Counter()
    found = []
    for slug in map(READERS[reader], headings(source)):
        found.append(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def links(source: str) -> list[str]:
    """Return the address of every link."""
    return [dict(attrs)["href"] or "" for tag, attrs in from_markdown(source).tags if tag == "a"]


CELL = re.compile(r"(?<!\\)\|")


def check_tables(source: str) -> int:
    """Check every table of a document by its source alone, and return how many there are."""
    count, lines = 0, source.split("\n")
    for number, line in enumerate(lines):
        if not line.startswith("|") or lines[number - 1].startswith("|"):
            continue
        count += 1
        assert lines[number - 1] == ""
        rule = lines[number + 1]
        assert re.fullmatch(r"\|( -{3,}:? \|)+", rule)
        columns, end = len(CELL.findall(line)), number
        while lines[end].startswith("|"):
            assert lines[end].endswith("|")
            assert len(CELL.findall(lines[end])) == columns
            end += 1
        assert lines[end] == ""
        assert end > number + 2
    return count


def shown_tables(source: str) -> tuple[int, int, int]:
    """Return how many tables, rows and cells a reader sees."""
    tags = Counter(tag for tag, _ in from_markdown(source).tags)
    return tags["table"], tags["tr"], tags["td"] + tags["th"]
