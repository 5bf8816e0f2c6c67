"""What a page is made of, for tests: its elements in order, and its text."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

# What Markdown sets between two signs, so that no site makes something of them together.
APART = "\N{ZERO WIDTH SPACE}"
_READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})


class Page(HTMLParser):
    """An HTML page taken apart: tags with all their attributes, and its pieces of text."""

    def __init__(self, source: str) -> None:
        """Read the whole page."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.pieces: list[str] = []
        self.other: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a piece of text; a style sheet is none."""
        if self.lasttag != "style" or self.cdata_elem is None:
            self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        """Keep what is neither element nor text."""
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        """Keep what is neither element nor text."""
        self.other.append(data)

    @property
    def text(self) -> str:
        """Return all text as it is seen, every run of white space as one space."""
        return " ".join("".join(self.pieces).replace(APART, "").split())


def from_markdown(source: str) -> Page:
    """Read Markdown as GitHub does: tables, strikethrough, HTML let through, bare links."""
    return Page(_READER.render(source))


def raw_html(source: str) -> list[str]:
    """Return every piece of HTML that stands in Markdown as HTML."""
    tokens = [
        child for token in _READER.parse(source) for child in (token, *(token.children or []))
    ]
    return [token.content for token in tokens if token.type in ("html_inline", "html_block")]
