"""The screens as they are, at 40, 80 and 200 columns; UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from key_scenes import a_review, shown, the_question, the_scenes
from prompt_toolkit.utils import get_cwidth

from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.keys.picture import (
    ASCII,
    LIGHT,
    Hint,
    Page,
    as_text,
    footer,
    framed,
    hang,
    inner_width,
    paragraph,
)
from outsource_audit.terminal.keys.review_scene import ReviewScene
from outsource_audit.terminal.keys.wrapping import cut, spans, wrapped

GOLDEN = Path(__file__).parent / "keys" / "golden"
SIZES = {40: 24, 80: 24, 200: 50}
NAMES = sorted(the_scenes())

widths = st.integers(40, 200)
heights = st.integers(10, 60)
# Wide, combining and steering characters among the others.
texts = st.text(
    st.one_of(st.characters(), st.sampled_from("  \n\t漢字e\u0301\u200d👩\x1b\x9b")), max_size=300
)


@pytest.mark.parametrize("columns", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_screen_is_the_golden_one(name: str, columns: int) -> None:
    """Every main screen is, character for character, the one that was looked at."""
    text = shown(the_scenes()[name], columns, SIZES[columns])
    golden = GOLDEN / f"{name}-{columns}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@given(columns=widths, rows=heights, name=st.sampled_from(NAMES))
def test_a_screen_fits_the_terminal(columns: int, rows: int, name: str) -> None:
    """At any size every line fits, the frame is whole and the footer is the last line."""
    scene = the_scenes()[name]
    picture = scene.paint(columns, rows, LIGHT)
    lines = as_text(picture).splitlines()
    assert len(lines) <= rows
    assert all(get_cwidth(line) <= columns for line in lines)
    *frame, last = lines
    assert len({get_cwidth(line) for line in frame}) == 1
    assert all(line[0] + line[-1] in ("┌┐", "││", "└┘") for line in frame)
    assert last
    assert "│" not in last
    if picture.cursor is not None:
        row, column = picture.cursor
        assert 0 < row < len(lines) - 2
        assert 2 <= column <= columns - 2


@given(text=texts, columns=widths)
def test_no_text_is_lost(text: str, columns: int) -> None:
    """Whatever a text holds, all of it is in the picture, and none of it wider than its frame."""
    width = inner_width(columns)
    page = Page("Title", [*hang("1  ", text, width), *paragraph(text, width, indent=2)])
    picture = framed(page, columns, 2000)
    assert all(get_cwidth(line) <= columns for line in as_text(picture).splitlines())
    body = "".join(part for row in picture.rows[1:-2] for _, part in row).replace("│", "")
    kept = "".join(f"1{clean(text)}{clean(text, newlines=True)}".split())
    assert "".join(body.split()) == kept.replace("│", "")


@given(text=texts, width=st.integers(2, 60))
def test_every_character_is_in_one_line(text: str, width: int) -> None:
    """Lines follow on each other without a gap, and only blanks reach over the edge."""
    text = clean(text)
    rows = spans(text, width)
    assert "".join(text[start:end] for start, end in rows) == text
    assert all(get_cwidth(line) <= width for line in wrapped(text, width))


@given(text=texts, width=st.integers(4, 60))
def test_a_cut_text_fits(text: str, width: int) -> None:
    """A text that fits is not cut; one that does not ends with the sign that it was."""
    text = clean(text)
    short = cut(text, width, "…")
    assert get_cwidth(short) <= width
    assert short == text or short.endswith("…")


@given(number=st.integers(0, 7), columns=widths, rows=heights)
def test_the_selected_line_stays_in_sight(number: int, columns: int, rows: int) -> None:
    """However low the screen, the entry that is selected is on it."""
    scene = ReviewScene(a_review(), ["News."])
    for _ in range(number):
        scene.press("down")
    scene.press("up")
    assert "│ > " in shown(scene, columns, rows)


def test_more_above_and_below_is_said() -> None:
    """A screen that does not show everything says so in words, on its lower border."""
    scene = ReviewScene(a_review(), ())
    assert "─ more below ─" in shown(scene, 40, 12)
    scene.press("down")
    for _ in range(3):
        scene.press("down")
    assert "─ more above and below ─" in shown(scene, 40, 12)
    scene.press("end")
    assert "─ more above ─" in shown(scene, 40, 12)
    assert "more" not in shown(scene, 80, 60).splitlines()[-2]


def test_a_long_title_is_told_in_full_inside() -> None:
    """A title that is cut in the border stands in full below it, where there is room."""
    text = shown(the_question("two-01"), 40, 24)
    assert "Relying too heavi… ─┐" in text.splitlines()[0]
    assert "│ Pitfall 2 of 2: Relying too heavily" in text


def test_the_frame_does_without_box_characters() -> None:
    """Where the terminal cannot show them, frame and cut are plain ASCII."""
    scene = the_question("two-01")
    text = as_text(scene.paint(40, 24, ASCII))
    assert text.isascii()
    assert text.startswith("+- Pitfall 2 of 2: ")
    assert "... -+" in text.splitlines()[0]


def test_hostile_text_is_shown_not_obeyed() -> None:
    """No control character of a text from outside reaches a picture."""
    scene = the_question("one-01", None, "\x1b]0;owned\x07 \x9b31m \u202e")
    text = shown(scene)
    assert "␛]0;owned␇ \N{REPLACEMENT CHARACTER}31m \N{REPLACEMENT CHARACTER}" in text
    assert not any(character in text for character in "\x1b\x07\x9b\u202e")


@given(columns=st.integers(40, 200))
def test_the_footer_is_one_line_that_ends_with_all_keys(columns: int) -> None:
    """As many commands as fit, the most needed first, and always the one that shows the rest."""
    hints = the_question("one-01").hints()
    text = "".join(part for _, part in footer(hints, columns))
    assert len(text) <= columns
    assert text.startswith("u don't know  ")
    assert text.endswith("  h all keys")


def test_a_wider_footer_shows_more() -> None:
    """What the footer shows at a width it shows at every greater one."""
    hints = [Hint("a", "one", 2), Hint("b", "two", 1), Hint("c", "hidden"), Hint("h", "all")]
    told = ["".join(part for _, part in footer(hints, columns)) for columns in (6, 12, 20)]
    assert told == ["h all", "b two  h all", "a one  b two  h all"]


def test_nothing_is_told_by_style_alone() -> None:
    """What is selected is marked by a sign too, so that it can be read without any colour."""
    selected = [
        [text for style, text in row if "reverse" in style]
        for scene in the_scenes().values()
        for row in scene.paint(80, 24, LIGHT).rows
    ]
    marked = [texts[0] for texts in selected if texts]
    assert len([text for text in marked if text.startswith("> ")]) >= 4
    assert all(text.startswith(("> ", "     ")) for text in marked)
