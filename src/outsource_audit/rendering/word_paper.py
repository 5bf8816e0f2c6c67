"""The paper of a Word file, in twentieths of a point."""

from __future__ import annotations

from outsource_audit.domain.presentation import Paper
from outsource_audit.rendering.word_package import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIZES = {Paper.A4.value: (11906, 16838), Paper.LETTER.value: (12240, 15840)}


def set_paper(root: Element, paper: str) -> None:
    """Set every section on this paper; the text keeps its width, the margins give way."""
    narrow, long = _SIZES[paper]
    for section in root.iter(f"{_WORD}sectPr"):
        size, margins = section.find(f"{_WORD}pgSz"), section.find(f"{_WORD}pgMar")
        if size is None:
            continue
        lies = size.get(f"{_WORD}orient") == "landscape"
        width, height = (long, narrow) if lies else (narrow, long)
        wider = width - int(size.get(f"{_WORD}w", width))
        size.set(f"{_WORD}w", str(width))
        size.set(f"{_WORD}h", str(height))
        if margins is not None:
            _widen(margins, wider)


def _widen(margins: Element, wider: int) -> None:
    left, right = wider // 2, wider - wider // 2
    for side, more in (("left", left), ("right", right)):
        now = int(margins.get(f"{_WORD}{side}", 0))
        margins.set(f"{_WORD}{side}", str(max(0, now + more)))
