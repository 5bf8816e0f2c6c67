"""The heat map in characters: every pitfall in its cell, a rating in every cell."""

from __future__ import annotations

import msgspec
import pytest
from rich.cells import cell_len

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.bank import QuestionBank
from outsource_audit.domain.risk import heat_map_cell
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.terminal.console import Line
from outsource_audit.terminal.heat_map_view import (
    CELL,
    NARROW_CELL,
    heat_map_lines,
    heat_map_notes,
    heat_map_width,
)
from outsource_audit.terminal.rating_styles import GROUNDS
from program import shipped, the_demo

CELLS = (NARROW_CELL, CELL)
IMPACTS = range(1, 6)


def plain(lines: list[Line]) -> list[str]:
    """Return the lines without their styles."""
    return ["".join(text for text, _ in line) for line in lines]


def nine_alike(exposure: int = 4) -> Scorecard:
    """Score nine pitfalls that all lie in one cell."""
    banks: list[QuestionBank] = []
    for number in range(1, 10):
        own = [a_question(f"p{number}-{i}") for i in range(3)]
        banks.append(a_bank(f"p{number}", own, pitfall=number, exposure=exposure))
    answers = {q.id: answer("partial") for bank in banks for q in bank.questions}
    return score(a_bank_set(*banks), an_audit(answers))


def placed(lines: list[Line], cell: int) -> dict[int, tuple[int, int]]:
    """Read the map: the row and the column of each pitfall."""
    found: dict[int, tuple[int, int]] = {}
    level = 0
    for line in plain(lines)[1:]:
        level = int(line[:5]) if line[:5].strip() else level
        for impact in IMPACTS:
            content = line[5 + (impact - 1) * (cell + 1) :][:cell]
            found |= {int(word): (level, impact) for word in content.split() if word.isdigit()}
    return found


def rows(card: Scorecard, cell: int) -> list[Line]:
    """Return the map down to its last row."""
    lines = heat_map_lines(card, cell)
    names = [line.strip() for line in plain(lines)]
    return lines[: names.index("impact") - 1]


@pytest.mark.parametrize("cell", CELLS)
def test_every_pitfall_stands_in_its_cell(cell: int) -> None:
    """On the row of its likelihood, in the column of its impact."""
    card = score(shipped(), the_demo())
    assert placed(rows(card, cell), cell) == {
        pitfall.bank.pitfall: (pitfall.likelihood, pitfall.exposure.level)
        for pitfall in card.pitfalls
        if pitfall.likelihood
    }


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_grows_until_all_nine_are_in_it(cell: int) -> None:
    """The map stays as wide as it is."""
    lines = rows(nine_alike(), cell)
    assert placed(lines, cell) == dict.fromkeys(range(1, 10), (3, 4))
    assert max(cell_len(line) for line in plain(lines)) == heat_map_width(cell)


@pytest.mark.parametrize("cell", CELLS)
def test_each_cell_names_its_rating_without_colour_too(cell: int) -> None:
    """A word where there is room, else its letter with a key; the ground is its colour."""
    seen = []
    for line in rows(nine_alike(), cell)[1:]:
        if line[0][0].strip():
            seen += [(text.strip(), ground) for text, ground in line[1::3]]
    ratings = [heat_map_cell(level, impact) for level in range(5, 0, -1) for impact in IMPACTS]
    names = [r.word if cell == CELL else r.word[0].upper() for r in ratings]
    assert seen == [(name, GROUNDS[r]) for name, r in zip(names, ratings, strict=True)]
    key = "  L low, M moderate, H high, C critical"
    assert (plain(heat_map_lines(nine_alike(), cell))[-1] == key) is (cell < CELL)


@pytest.mark.parametrize("cell", CELLS)
def test_without_a_rating_the_map_carries_none(cell: int) -> None:
    """The pitfalls are in their places, and nothing is coloured or named."""
    card = nine_alike()
    few = dict(list(card.audit.answers.items())[:3])
    unrated = score(card.bank_set, msgspec.structs.replace(card.audit, answers=few))
    lines = rows(unrated, cell)
    assert placed(lines, cell)[1] == (3, 4)
    assert placed(lines, cell)[9] == (5, 4)
    assert {style for line in lines[1:] for _, style in line} == {"", "bold"}
    assert not any(letter in line for line in plain(lines)[1:] for letter in "LMHClmhc")
    assert "The audit is not rated yet, so the map carries no ratings." in heat_map_notes(unrated)


def test_a_rating_worse_than_its_cell_is_explained() -> None:
    """And only where there is one."""
    lifted = "A rating can be worse than its cell"
    assert lifted in heat_map_notes(score(shipped(), the_demo()))
    assert lifted not in heat_map_notes(nine_alike())
