"""Numbers, dates, answers and evidence in the words of a reader."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, answer, when
from outsource_audit.domain.audit import Answer, Evidence
from outsource_audit.domain.condition import Value
from outsource_audit.domain.presentation import written_date
from outsource_audit.domain.risk import Rating, Severity, percent
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale
from outsource_audit.domain.scoring import score
from outsource_audit.domain.wording import counted, plain_number, rating_sentence, value_text
from outsource_audit.rendering.figures import exact, score_text
from outsource_audit.rendering.wording import evidence_text, mark, severity_text, stored_answer


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0%"),
        (Fraction(1, 1000), "1%"),
        (Fraction(2, 3), "67%"),
        (Fraction(799, 1000), "79%"),
        (Fraction(4, 5), "80%"),
        (Fraction(999, 1000), "99%"),
        (Fraction(1), "100%"),
    ],
)
def test_per_cent_never_crosses_an_edge(share: Fraction, text: str) -> None:
    """Neither nothing, nor all, nor enough for a rating is reached by rounding."""
    assert percent(share) == text


def test_scores_are_shown_as_the_method_says() -> None:
    """A score is never rounded across a band's edge; without one there is a dash."""
    assert score_text(Fraction(2496, 100)) == "24.9"
    assert score_text(None) == "–"  # noqa: RUF001


def test_numbers_are_written_in_full() -> None:
    """No exponent, no empty decimals."""
    assert [exact(Fraction(n, 4)) for n in (0, 1, 2, 74, 84)] == ["0", "0.25", "0.5", "18.5", "21"]
    assert [plain_number(n) for n in (3, 3.0, 5.5, -0.0, 1e7)] == ["3", "3", "5.5", "0", "10000000"]
    assert (counted(1, "day"), counted(2, "day")) == ("1 day", "2 days")


@pytest.mark.parametrize(
    ("until_then", "if_well", "all_known", "sentence"),
    [
        (
            Rating.HIGH,
            Rating.MODERATE,
            False,
            "Moderate if what you do not know turns out well; high until then.",
        ),
        (Rating.LOW, Rating.LOW, True, "Low."),
        (Rating.HIGH, Rating.HIGH, False, "High, however the open questions turn out."),
    ],
)
def test_rating_sentence(
    until_then: Rating, if_well: Rating, all_known: bool, sentence: str
) -> None:
    """Two ratings make one sentence; one rating stands alone."""
    assert rating_sentence(until_then, if_well, all_known=all_known) == sentence


def test_a_rating_is_a_word() -> None:
    """Every rating has its own word and tone; none is "Not rated"."""
    assert [mark(rating).word for rating in Rating] == ["Low", "Moderate", "High", "Critical"]
    assert mark(None).word == "Not rated"


NUMBER = NumberScale("days", best=Band(at_most=2), worst=Band(at_least=9))
LEVELS = tuple(Choice(str(4 - points), f"text {points}", points) for points in range(5))


@pytest.mark.parametrize(
    ("changes", "value", "text"),
    [
        ({}, "partial", "Partly: some of it is"),
        ({"scale": Scale.MATURITY, "choices": LEVELS}, 3, "Level 3 of 4: text 1"),
        ({"scale": Scale.NUMBER, "choices": (), "number": NUMBER}, 2.0, "2 days"),
        (
            {
                "scale": Scale.NUMBER,
                "choices": (Choice("none", "never measured", 4),),
                "number": NUMBER,
            },
            "none",
            "Never measured",
        ),
        ({"scale": Scale.CHOICE, "choices": (Choice("a", "all of it"),)}, "a", "All of it"),
        ({}, "gone", "gone"),
    ],
)
def test_answers_are_given_in_the_words_of_their_question(
    changes: dict[str, object], value: Value, text: str
) -> None:
    """Every scale says its answer in the bank's own words."""
    assert value_text(a_question("a", **changes), value) == text


def test_stored_answers_that_do_not_count_are_shown_too() -> None:
    """Whatever is stored is told: an answer, unknown, not applicable, or nothing."""
    question = a_question("a")
    assert stored_answer(question, None) == "Not answered yet"
    assert stored_answer(question, Answer(note="only a note")) == "Not answered yet"
    assert stored_answer(question, answer("unknown")) == "Not known"
    assert stored_answer(question, Answer(not_applicable="no stock")) == "Not applicable: no stock"


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        (None, "Self-reported"),
        (Evidence(seen=False, where="folder"), "Self-reported"),
        (Evidence(seen=True), "Seen"),
        (Evidence(seen=True, where="folder"), "Seen: folder"),
        (
            Evidence(seen=True, where="folder", date="2026-10-01"),
            "Seen: folder (1 October 2026)",
        ),
    ],
)
def test_evidence_says_whether_where_and_when(evidence: Evidence | None, text: str) -> None:
    """What was not seen is called self-reported."""
    assert evidence_text(Answer(answer="yes", evidence=evidence), written_date) == text


def test_a_raised_severity_says_so() -> None:
    """Where the profile raised a severity, both are named."""
    questions = [
        a_question("a", severity=Severity.HIGH),
        a_question("b", severity=Severity.HIGH, raise_severity=when(data="orders")),
    ]
    fields = (a_field("data", "none", "orders"),)
    card = score(a_bank_set(a_bank("one", questions), fields=fields), an_audit())
    first, second = card.standings.questions
    assert severity_text(first) == "High"
    assert severity_text(second) == "Critical, raised from high"
