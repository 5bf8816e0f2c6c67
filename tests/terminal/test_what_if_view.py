"""What `whatif` shows: the answer in a sentence, then today beside then, or beneath it.

UPDATE_GOLDEN=1 writes the whole screens anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from what_if_shop import ANSWERS, DATA, ORDERS, PROFILE, tried

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.audit import Answer, ProfileValue
from outsource_audit.domain.what_if import WhatIf
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.what_if_view import show_what_if
from outsource_audit.terminal.what_if_words import answer_sentence

GOLDEN = Path(__file__).parent / "golden"


def shown(found: WhatIf, capsys: pytest.CaptureFixture[str], columns: int = 100) -> str:
    """Return what is printed on a screen of so many columns."""
    screen = Screen("stdout")
    screen.console.width = columns
    show_what_if(screen, found)
    return capsys.readouterr().out


SCREENS: dict[str, dict[str, ProfileValue | None]] = {
    "much-changes": {"customer_data": "orders", "data_01": "partial", "people_02": "no"},
    "not-rated-then": {"data_01": None, "people_03": "yes"},
    "nothing-changes": {"data_02": "no", "people_03": "no"},
}


@pytest.mark.parametrize("columns", [40, 80, 100])
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_the_golden_one(
    name: str, columns: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every section is, character for character, the one that was looked at, and fits."""
    text = shown(tried(**SCREENS[name]), capsys, columns)
    golden = GOLDEN / f"what-if-{name}-{columns}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= columns


def test_an_audit_without_a_score_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing applies on one side there is nothing to subtract."""
    bank_set = a_bank_set(a_bank("one", [a_question("a", show_if=ORDERS)]), fields=(DATA,))
    found = tried(an_audit({}, PROFILE), bank_set, customer_data="orders")
    assert answer_sentence(found) == (
        "With customer_data = orders: score none yet -> 100, confirmed none yet -> 0. "
        "Rating: not rated, as today."
    )
    text = shown(found, capsys)
    assert "and a rating needs 80%" in " ".join(text.split())
    assert "nothing to ask here, exposure 3" in text
    assert "no good answer yet" in text
    assert "0% of 0 questions" in text
    assert "A question without an answer counts as missing in the score." in text


def test_nothing_to_do_is_said_beside_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """A plan without a step is no empty place."""
    audit = an_audit({**ANSWERS, "data-01": answer("yes"), "data-03": answer("yes")}, PROFILE)
    found = tried(audit, people_03="yes")
    assert found.then.plan == ()
    assert "Nothing: no answer leaves a gap." in shown(found, capsys, 80)
    assert "  1. Nothing: no answer leaves a gap.\n" in shown(found, capsys, 40)


def test_the_same_first_steps_are_listed_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A change that leaves the order alone is not printed twice."""
    text = shown(tried(people_02="yes"), capsys)
    assert "\nThe first steps of the plan, the same as today\n" in text
    assert text.count("Give everyone their own login") == 1


def test_of_a_long_list_ten_are_told_and_the_others_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is left out without its id."""
    worse = {f"people_{number:02}": "no" for number in range(1, 15) if number != 3}
    text = shown(tried(**worse), capsys)
    assert "Comes into the plan (13)\n" in text
    listed = text.partition("Comes into the plan (13)\n")[2].partition("\n\n")[0].splitlines()
    assert len(listed) == 11
    assert listed[-1] == "  - and 3 more: people-12, people-13, people-14"


def test_remarks_stand_with_their_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """What comes into a quick audit, and what leaves it."""
    text = shown(tried(data_04="no"), capsys)
    assert "    This audit does not ask it; with this answer, it counts.\n" in text
    audit = an_audit({**ANSWERS, "data-04": answer("no")}, PROFILE)
    text = shown(tried(audit, data_04=None), capsys)
    assert "    This audit asks it only while it has an answer.\n" in text


def test_a_pitfall_says_why_its_exposure_moved(capsys: pytest.CaptureFixture[str]) -> None:
    """Only where it did."""
    assert "exposure 5 (+2: it sees orders)" in " ".join(
        shown(tried(customer_data="orders"), capsys).split()
    )
    assert "it sees orders" not in shown(tried(data_01="yes"), capsys)


def test_what_comes_from_outside_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A reason holds whatever somebody typed."""
    found = tried(people_04=Answer(not_applicable="\x1b[31mred\nand [bold]more"))
    text = shown(found, capsys)
    assert "\x1b" not in text
    assert "\u241b[31mred and [bold]more" in text
