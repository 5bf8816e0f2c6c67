"""Two things compared: in two columns where there is room, else beneath each other."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from outsource_audit.terminal.beside import Row, is_wide, show_beside
from outsource_audit.terminal.console import Screen

ROWS = [
    Row("Score", "58.3", "51.0"),
    Row("A label that is too long to stand on a line", "one " * 20, ""),
    Row("Name", "漢字" * 30, "x" * 70),
]


def shown(columns: int, rows: list[Row], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines on a screen of so many columns."""
    screen = Screen("stdout")
    screen.console.width = columns
    show_beside(screen, "Today", "Then", rows)
    return capsys.readouterr().out.splitlines()


def test_columns_begin_where_their_headings_do(capsys: pytest.CaptureFixture[str]) -> None:
    """Labels, then both sides, each in its own column."""
    assert shown(80, [Row("Score", "58.3", "51.0"), Row("Rating", "high", "low")], capsys) == [
        "          Today                               Then",
        "  Score   58.3                                51.0",
        "  Rating  high                                low",
    ]


def test_long_texts_wrap_in_their_own_column(capsys: pytest.CaptureFixture[str]) -> None:
    """No side runs into the other, wide characters included."""
    lines = shown(80, ROWS, capsys)
    left, right = lines[0].index("Today"), lines[0].index("Then")
    for line in lines[1:]:
        before = line
        while cell_len(before) > right:
            before = before[:-1]
        assert before[-1:] in ("", " ") or cell_len(line) < right
    assert lines[1] == "  Score".ljust(left) + "58.3".ljust(right - left) + "51.0"
    together = "".join(lines)
    assert [together.count(each) for each in "漢字x"] == [30, 30, 70]


def test_where_there_is_no_room_the_sides_stand_beneath_each_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each below its label, under its heading."""
    assert shown(40, [Row("Score", "58.3", "51.0"), Row("Plan", "one " * 12, "two")], capsys) == [
        "  Score",
        "    Today: 58.3",
        "    Then:  51.0",
        "  Plan",
        "    Today: one one one one one one one",
        "           one one one one one",
        "    Then:  two",
    ]


@pytest.mark.parametrize(("columns", "wide"), [(40, False), (79, False), (80, True), (100, True)])
def test_two_columns_need_eighty(columns: int, wide: bool) -> None:
    """Below that, words would be torn."""
    screen = Screen("stdout")
    screen.console.width = columns
    assert is_wide(screen) is wide


TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("  \n\t漢字e\u0301👩\x1b\x9b")), max_size=120
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    columns=st.integers(40, 100),
    cells=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4),
)
def test_whatever_is_compared_fits_the_screen(
    columns: int, cells: list[tuple[str, str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """No line runs over the edge, and nothing steers the terminal."""
    lines = shown(columns, [Row(*each) for each in cells], capsys)
    assert all(cell_len(line) <= columns for line in lines)
    assert not any("\x1b" in line or "\x9b" in line for line in lines)
