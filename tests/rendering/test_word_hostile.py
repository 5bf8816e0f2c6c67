"""Hostile text in a Word report comes out as text: it adds no element, field, link or tag."""

from __future__ import annotations

from functools import cache

import pytest
from every_state import TEMPLATES, every_state
from hostile_texts import HOSTILE, XSS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from since_states import since_states
from word_files import lines, opened

from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.presentation import Brand, Presentation
from outsource_audit.rendering.view import report_view
from outsource_audit.rendering.word import render_word

_MORE = (
    "{_{ 7*7 }_} {_% if x %_} %_} }_}",
    "\x00\x01\x07\x08\x0b\x0c\x1b[31m\x7f\x9b \ud800 \ufffe \U0001ffff",
    "\u202eright to left\u202c \u2066x\u2069 שלום عربى 👩🏽‍🚀",
    "</w:t></w:r></w:p><w:p><w:r><w:t>x",
    "<![CDATA[ x ]]> &xxe; <!DOCTYPE x [<!ENTITY a 'b'>]>",
    "one\r\ntwo\n\n\nfive\ttabbed\a\f",
    "{{r x }} {%p if y %} {%tr endfor %} {% cellbg 'FF0000' %} {% colspan 3 %} {% vm %}",
    'DDEAUTO c:\\\\windows "calc" INCLUDEPICTURE "http://evil.example/x.png"',
)


@cache
def _report(text: str) -> bytes:
    brand = Brand(consultancy=text, contact=(text,), confidentiality=text)
    since = since_states(lambda _: text)
    view = report_view(every_state(lambda _: text), since, Presentation(brand=brand))
    return render_word(view, [TEMPLATES])


def _shape(data: bytes) -> list[str]:
    """Return the elements of the body, without lines in a text and leave for rows to split."""
    kept = [one.tag.rpartition("}")[2] for one in opened(data).element.body.iter()]
    return [tag for tag in kept if tag not in ("br", "t", "trPr", "cantSplit")]


@pytest.mark.parametrize("text", [*HOSTILE, *_MORE, " ".join(XSS)])
def test_hostile_text_adds_nothing_but_text(text: str) -> None:
    """With hostile text in every free place, the file has the elements it has without it."""
    assert _shape(_report(text)) == _shape(_report("harmless"))
    shown = clean(text, newlines=True)
    assert "\n".join(lines(_report(text))).count(shown) >= 20


@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_keeps_the_structure(text: str) -> None:
    """Whatever is typed into names and notes, no table, list or heading changes."""
    assert _shape(_report(text)) == _shape(_report("harmless"))


def test_a_very_long_note_is_kept_whole() -> None:
    """A note of 100 KB with lines of its own stands in the file from end to end."""
    note = "\n".join(
        f"Line {number} of what they told us on the telephone." for number in range(2000)
    )
    view = report_view(every_state(lambda text: note if text.startswith("First line") else text))
    assert note in "\n".join(lines(render_word(view, [TEMPLATES])))
