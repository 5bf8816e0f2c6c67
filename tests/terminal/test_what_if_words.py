"""The sentences of `whatif`: what other answers would do to the score and the rating."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from what_if_shop import ANSWERS, PROFILE, tried

from builders import NOT_APPLICABLE, UNKNOWN_ANSWER, an_audit
from outsource_audit.domain.audit import Answer, ProfileValue
from outsource_audit.terminal.what_if_words import answer_sentence, pitfall_text


def sentence(**changes: ProfileValue | Answer | None) -> str:
    """Return the answer in a sentence."""
    return answer_sentence(tried(**changes))


def test_the_sentence_says_both_scores_and_their_difference() -> None:
    """What is better and what is worse is said in words."""
    assert sentence(people_03="yes") == (
        "With people-03 = yes: score 28.0 -> 22.0 (6.0 better), confirmed 22.0 -> 16.0. "
        "Rating: high, as today."
    )
    assert "score 28.0 -> 34.0 (6.0 worse), confirmed 22.0 -> 28.0." in sentence(people_04="no")
    assert "score 28.0 -> 28.0 (no change), confirmed 22.0 -> 28.0." in sentence(people_02="no")


@pytest.mark.parametrize(
    ("today", "then", "told"),
    [
        ((93, 300), (76, 300), "31.0 -> 25.3 (5.7 better)"),
        # 58.34 and 51.06 are 7.28 apart; the figures shown are 7.2 apart, and those are read.
        ((5834, 10000), (5106, 10000), "58.3 -> 51.1 (7.2 better)"),
        ((5106, 10000), (5834, 10000), "51.1 -> 58.3 (7.2 worse)"),
        ((50010, 100000), (50040, 100000), "50.0 -> 50.0 (less than 0.1 worse)"),
        ((1, 1), (0, 1), "100 -> 0 (100 better)"),
    ],
)
def test_the_difference_is_that_of_the_figures_shown(
    today: tuple[int, int], then: tuple[int, int], told: str
) -> None:
    """Who subtracts one from the other finds what is told, to the last digit."""
    found = tried(people_03="yes")
    cards = [
        msgspec.structs.replace(
            found.today, overall=msgspec.structs.replace(found.today.overall, score=score)
        )
        for score in (100 * Fraction(*today), 100 * Fraction(*then))
    ]
    changed = msgspec.structs.replace(found, today=cards[0], then=cards[1])
    assert f": score {told}, confirmed " in answer_sentence(changed)


def test_both_ratings_are_told_where_they_differ() -> None:
    """As the scorecard tells them: if it turns out well, then until then."""
    audit = an_audit({**ANSWERS, "data-01": UNKNOWN_ANSWER}, PROFILE)
    assert answer_sentence(tried(audit, data_01="yes")).endswith(
        "Rating if what you do not know turns out well: low, as today; until then: high -> low."
    )
    assert sentence(data_01="unknown").endswith(
        "Rating if what you do not know turns out well: high -> low; until then: high, as today."
    )


def test_a_rating_that_is_lost_or_won_is_told_once() -> None:
    """Without a rating there are not two of them."""
    audit = an_audit({**ANSWERS, "data-01": Answer()}, PROFILE)
    assert sentence(data_01=None).endswith("Rating: high -> not rated.")
    assert answer_sentence(tried(audit, data_01="yes")).endswith("Rating: not rated -> low.")
    assert answer_sentence(tried(audit, people_03="yes")).endswith("Rating: not rated, as today.")


def test_what_is_supposed_is_named_up_to_three_answers() -> None:
    """More are counted; the screen lists them below."""
    assert sentence(people_03="yes", people_04=NOT_APPLICABLE).startswith(
        "With people-03 = yes and people-04 = n/a: "
    )
    assert sentence(people_03="yes", people_04="no", people_05=None).startswith(
        "With people-03 = yes, people-04 = no and people-05 = open: "
    )
    four = sentence(people_03="yes", people_04="no", people_05="no", people_06="no")
    assert four.startswith("With these 4 answers: ")


def test_a_pitfall_is_rated_twice_where_something_is_open() -> None:
    """The rating until then, and in brackets the other."""
    card = tried(data_01="unknown").then
    assert pitfall_text(card.pitfalls[0]) == (
        "100, confirmed 0, exposure 3, rated high (low if it turns out well)"
    )
