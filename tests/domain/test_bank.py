"""Questions, their scales and the set of all banks: what an answer is worth, and what is where."""

from __future__ import annotations

import msgspec
import pytest

from builders import a_bank, a_bank_set, a_field, a_question
from outsource_audit.domain.bank import RedLine, points
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale

YES_NO = a_question("a")
SCALE = NumberScale("days", best=Band(at_most=7), worst=Band(at_least=30))
DAYS = a_question("days", scale=Scale.NUMBER, choices=(), number=SCALE)
LEVELS = a_question(
    "level",
    scale=Scale.MATURITY,
    choices=tuple(Choice(str(level), f"as in {level}", 4 - level) for level in range(5)),
)
TWO = a_bank_set(
    a_bank("one", [a_question("a")]),
    a_bank("two", [a_question("b"), a_question("c")], pitfall=2),
    fields=(a_field("data", "none", "orders"),),
)


@pytest.mark.parametrize(
    ("value", "worth"),
    [(0, 0), (7, 0), (7.01, 2), (29.99, 2), (30, 4), (1000, 4), ("x", None), ("unknown", None)],
)
def test_a_number_is_best_worst_or_in_between(value: float | str, worth: int | None) -> None:
    """Both bands hold their own edge; words are no number."""
    assert points(DAYS, value) == worth


def test_a_number_with_one_band_is_never_at_the_other_end() -> None:
    """Where nothing is called the worst, nothing is; the same for the best."""
    assert NumberScale("days", best=Band(at_most=7)).points(1000) == 2
    assert NumberScale("days", worst=Band(at_least=30)).points(0) == 2
    assert NumberScale("days", worst=Band(at_least=30)).points(30) == 4


@pytest.mark.parametrize(
    ("value", "worth"), [("yes", 0), ("partial", 2), ("no", 4), ("perhaps", None), (3, None)]
)
def test_a_choice_is_worth_its_points(value: float | str, worth: int | None) -> None:
    """What is not offered is worth nothing at all, not even nothing bad."""
    assert points(YES_NO, value) == worth


def test_a_level_may_be_given_as_a_number_or_as_its_digit() -> None:
    """A file says 3, a table "3"."""
    assert (points(LEVELS, 3), points(LEVELS, "3"), points(LEVELS, 5)) == (1, 1, None)


def test_a_red_line_names_choices_or_a_range() -> None:
    """A range holds numbers only, and a line without one holds none."""
    choices, numbers = RedLine("No.", choices=("no", "0")), RedLine("No.", band=Band(at_least=30))
    assert [choices.names(value) for value in ("no", 0, "yes", 1)] == [True, True, False, False]
    assert [numbers.names(value) for value in (30, 29, "30", "no")] == [True, False, False, False]


def test_an_item_is_found_by_its_id() -> None:
    """Fields and questions share one set of ids; nobody is given the wrong one."""
    assert (TWO.item("data").ask, TWO.item("b").ask) == ("What is data?", "Is b in place?")
    with pytest.raises(KeyError):
        TWO.item("gone")


def test_everything_is_kept_in_the_articles_order() -> None:
    """Banks, questions and editions alike; the profile comes first."""
    assert list(TWO.by_id) == ["one", "two"]
    assert list(TWO.questions) == ["a", "b", "c"]
    assert [stamp.id for stamp in TWO.stamps] == ["profile", "one", "two"]


def test_former_ids_of_fields_and_of_every_bank_are_known() -> None:
    """Wherever they were renamed."""
    profile = msgspec.structs.replace(TWO.profile, renamed=(("info", "data"),))
    banks = [
        msgspec.structs.replace(bank, renamed=((f"former-{bank.id}", bank.questions[0].id),))
        for bank in TWO.banks
    ]
    bank_set = msgspec.structs.replace(TWO, profile=profile, banks=tuple(banks))
    assert bank_set.renamed == {"info": "data", "former-one": "a", "former-two": "b"}
