"""The rating in words: both ways, every reason why there is none, and what limits it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import audits, bank_sets

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.findings import why_not_rated
from outsource_audit.domain.rating import (
    CRITICAL_GAP,
    CRITICAL_PITFALL,
    HIGH_PITFALL,
    RED_LINE,
    Floor,
)
from outsource_audit.domain.rating_wording import (
    STAYS,
    band_reason,
    floor_cause,
    not_rated_reasons,
    not_rated_text,
    rating_beside,
    rating_line,
    rating_text,
)
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score

PLAIN = tuple(f"q{number}" for number in range(9))
GOOD = dict.fromkeys(PLAIN, answer("yes"))
TOO_FEW = "0% of the questions have an answer so far, and a rating needs 80%"
LINES = "7 red-line questions must be answered first ('I don't know' is an answer)"


def scored(
    answers: dict[str, Answer], lines: int = 0, fields: tuple[ProfileField, ...] = ()
) -> Scorecard:
    """Score nine plain questions and as many with a red line as told."""
    questions = [a_question(id_) for id_ in PLAIN]
    questions += [a_question(f"line{i}", red_line=a_red_line("no")) for i in range(lines)]
    return score(a_bank_set(a_bank("one", questions), fields=fields), an_audit(answers))


def test_both_ratings_are_told_in_one_sentence() -> None:
    """And only one where what is not known changes nothing."""
    assert rating_line(scored(GOOD)) == "Rating: Low."
    unsure = scored(GOOD | {"line0": UNKNOWN_ANSWER}, lines=1)
    told = "Low if what you do not know turns out well; high until then."
    assert (rating_text(unsure), rating_line(unsure)) == (told, f"Rating: {told}")


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({"q0": UNKNOWN_ANSWER}, ()),
        ({"q0": Answer()}, ()),
        ({"q0": Answer(answer="yes", revision=0)}, ()),
        ({}, (a_field("size", "big"),)),
    ],
)
def test_whatever_is_open_is_said_to_be_open(
    answers: dict[str, Answer], fields: tuple[ProfileField, ...]
) -> None:
    """Not known, not answered, to be confirmed again, or a profile question."""
    card = scored(GOOD | answers, fields=fields)
    assert rating_text(card) == "Low, however the open questions turn out."


@pytest.mark.parametrize(
    ("answers", "lines", "told"),
    [
        (GOOD, 0, ""),
        (GOOD | {"q0": UNKNOWN_ANSWER}, 0, STAYS),
        (
            GOOD | {"line0": UNKNOWN_ANSWER},
            1,
            "Low if what you do not know turns out well; high until then.",
        ),
        ({}, 0, ""),
    ],
)
def test_beside_a_mark_its_word_is_not_said_again(
    answers: dict[str, Answer], lines: int, told: str
) -> None:
    """Where one mark stands, only that it holds is added; where two do, what decides."""
    assert rating_beside(scored(answers, lines)) == told


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (0, "A score below 25 is low."),
        (3, "A score from 25 to below 50 is moderate."),
        (5, "A score from 50 to below 75 is high."),
        (9, "A score from 75 is critical."),
    ],
)
def test_the_band_tells_why_where_the_number_alone_rates(bad: int, told: str) -> None:
    """The edges of the band are those that decide."""
    answers = dict.fromkeys(PLAIN[:bad], answer("no")) | dict.fromkeys(PLAIN[bad:], answer("yes"))
    small = [a_bank(id_, [a_question(id_)], pitfall=n) for n, id_ in enumerate(PLAIN, start=1)]
    assert band_reason(score(a_bank_set(*small), an_audit(answers)).overall) == told


def test_the_band_tells_nothing_where_a_floor_rates_or_nothing_does() -> None:
    """A red line makes it worse than the number; without a rating there is no why."""
    hit = scored(GOOD | {"line0": answer("no")}, lines=1)
    assert hit.overall.rating is Rating.HIGH
    assert [band_reason(card.overall) for card in (hit, scored({}))] == ["", ""]


def test_an_answer_without_a_question_leaves_nothing_open() -> None:
    """Its question is gone; nobody has to find out anything."""
    assert rating_text(scored(GOOD | {"gone": answer("yes")})) == "Low."


def test_every_reason_is_told_and_the_questions_follow() -> None:
    """Too little answered, then red lines: the first five by their ids where asked for."""
    card = scored({}, lines=7)
    assert not_rated_reasons(card) == (TOO_FEW, LINES)
    told = f"Not rated yet: {TOO_FEW}; {LINES}: line0, line1, line2, line3, line4 and 2 more."
    assert not_rated_text(card) == rating_line(card) == told
    short = f"Not rated yet: {TOO_FEW}; {LINES}."
    assert not_rated_text(card, ids=False) == rating_line(card, ids=False) == short
    assert rating_text(card) == ""


def test_each_reason_can_stand_alone() -> None:
    """Nobody is told of a reason that is none."""
    assert not_rated_reasons(scored({})) == (TOO_FEW,)
    assert not_rated_text(scored({})) == f"Not rated yet: {TOO_FEW}."
    line = scored(GOOD, lines=1)
    assert not_rated_text(line) == (
        "Not rated yet: 1 red-line question must be answered first"
        " ('I don't know' is an answer): line0."
    )
    nothing = scored(dict.fromkeys(PLAIN, NOT_APPLICABLE))
    assert not_rated_text(nothing) == "Not rated yet: no question counts so far."


def test_the_reason_says_how_much_is_dealt_with_already() -> None:
    """Three of nine, and seven of nine: neither is enough."""
    for done, told in ((3, "33%"), (7, "78%")):
        card = scored(dict.fromkeys(PLAIN[:done], answer("yes")))
        assert not_rated_reasons(card) == (TOO_FEW.replace("0%", told, 1),)


def test_nothing_that_counts_is_the_only_reason_there_is() -> None:
    """Red lines of the profile can wait until a question counts."""
    field = a_field("bot", "yes", "no", red_line=a_red_line("yes"))
    card = scored(dict.fromkeys(PLAIN, NOT_APPLICABLE), fields=(field,))
    why = why_not_rated(card)
    assert why is not None
    assert why.unasked_red_lines == ("bot",)
    assert not_rated_text(card) == "Not rated yet: no question counts so far."


def test_a_rated_audit_has_no_such_reason() -> None:
    """There is nothing to say."""
    assert not_rated_reasons(scored(GOOD)) == ()
    assert not_rated_text(scored(GOOD)) == ""


@pytest.mark.parametrize(
    ("cause", "known", "not_known"),
    [
        (RED_LINE, "a red line is hit", "a red line cannot be ruled out"),
        (
            CRITICAL_GAP,
            "something critical is missing",
            "nobody knows whether something critical is there",
        ),
        (CRITICAL_PITFALL, "a whole pitfall is critical", "a whole pitfall counts as critical"),
        (HIGH_PITFALL, "a whole pitfall is high", "a whole pitfall counts as high"),
    ],
)
def test_a_floor_is_told_in_words(cause: str, known: str, not_known: str) -> None:
    """Sure or as long as something is not known."""
    told = [
        floor_cause(Floor(Rating.HIGH, cause, "one", (), open_, True)) for open_ in (False, True)
    ]
    assert told == [known, not_known]


@given(st.data())
def test_there_is_a_rating_or_a_reason(data: st.DataObject) -> None:
    """Never both, never neither."""
    bank_set = data.draw(bank_sets())
    card = score(bank_set, data.draw(audits(bank_set)))
    assert bool(rating_text(card)) is not bool(not_rated_text(card))
    assert bool(not_rated_reasons(card)) is bool(not_rated_text(card))
