"""Red lines that would break the promise on better answers, and who refuses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from answerable import DAYS
from bank_sources import ratings
from written_banks import write_banks

from builders import (
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    at_least,
    when,
)
from outsource_audit.domain.bank import BankSet, Question
from outsource_audit.domain.condition import Condition, Value
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scale import Choice, Scale
from outsource_audit.domain.scoring import score
from outsource_audit.storage.bank_file import check_banks


def test_a_red_line_that_waits_for_a_good_answer_is_refused(tmp_path: Path) -> None:
    """With such a bank a better answer would worsen the rating."""
    bank_set = _waiting_for(a_question("a"), when(a="yes"))
    assert _ratings_of(bank_set, worse="no", better="yes") == (Rating.MODERATE, Rating.HIGH)
    assert check_banks([write_banks(bank_set, tmp_path)])


@pytest.mark.parametrize(
    ("points", "condition", "worse", "better"),
    [
        (4, at_least("a", 20), "not-measured", 20),
        (2, when(a="not-measured"), 31, "not-measured"),
    ],
)
def test_a_red_line_that_leaves_out_a_worse_number_or_word_is_refused(
    tmp_path: Path, points: int, condition: Condition, worse: Value, better: Value
) -> None:
    """A number, and the word beside it, have points too, and better and worse between them."""
    word = Choice("not-measured", "nobody counts", points)
    first = a_question("a", scale=Scale.NUMBER, number=DAYS.scale, choices=(word,))
    bank_set = _waiting_for(first, condition)
    before, after = _ratings_of(bank_set, worse=worse, better=better)
    assert before < after
    assert check_banks([write_banks(bank_set, tmp_path)])


def _waiting_for(first: Question, condition: Condition) -> BankSet:
    """Make a bank where the red line of b waits for an answer to a."""
    second = a_question("b", red_line=a_red_line("no", condition=condition))
    in_place = [a_question(id_) for id_ in _IN_PLACE]
    bank = a_bank("one", [first, second, *in_place])
    return a_bank_set(bank, fields=(a_field("f", "x", "y"),))


def _ratings_of(bank_set: BankSet, *, worse: Value, better: Value) -> tuple[Rating, Rating]:
    both = [
        score(bank_set, an_audit({"a": answer(value), "b": answer("no")} | _IN_PLACE))
        for value in (worse, better)
    ]
    was, now = (ratings(card)["overall"].until_then for card in both)
    return was, now


_IN_PLACE = {f"c{i}": answer("yes") for i in range(6)}
