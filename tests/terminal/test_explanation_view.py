"""What `explain` shows, whole screens of it. UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

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
    when,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankSet, ExposureRule, ProfileField, Question
from outsource_audit.domain.explanation import Explanation, explain
from outsource_audit.domain.item_account import field_account, question_account
from outsource_audit.domain.risk import Rating, Severity
from outsource_audit.domain.scale import Band, NumberScale, Scale
from outsource_audit.domain.scoring import score
from outsource_audit.domain.shares import Share
from outsource_audit.terminal.account_view import show_field_account, show_question_account
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.explanation_view import show_explanation
from outsource_audit.terminal.pitfall_part_view import show_pitfall_part
from outsource_audit.terminal.rating_lines import band_scores, likelihood_scores
from outsource_audit.terminal.sums import digits, fraction_text, score_sum, share_sum

GOLDEN = Path(__file__).parent / "golden"
NUMBER = NumberScale("days", best=Band(at_most=2), worst=Band(at_least=10))
SEES = a_field("sees", "none", "some", ask="What can it see of your customers?")
BOT = a_field(
    "bot",
    "yes",
    "no",
    ask="Does a bot answer?",
    show_if=when(sees="none"),
    red_line=a_red_line("yes"),
)
GOOD = ("well-1", "well-2", "well-3", "well-4")


def questions() -> list[Question]:
    """Return a question for everything there is to say."""
    return [
        a_question("lines", red_line=a_red_line("no", condition=when(sees="some"))),
        a_question("raised", severity=Severity.HIGH, raise_severity=when(sees="some")),
        a_question("unclear", red_line=a_red_line("no")),
        a_question("skipped"),
        a_question("hidden", show_if=when(sees="none")),
        a_question("aside", core=False),
        a_question("days", scale=Scale.NUMBER, choices=(), number=NUMBER, fix_leaves=1),
        a_question("measured", fix_leaves=4),
        *map(a_question, GOOD),
    ]


def banks() -> BankSet:
    """Return two pitfalls, one with an exposure beyond the limit, and one without questions."""
    raises = (
        ExposureRule(2, when(sees="some"), "it sees customers"),
        ExposureRule(1, when(where="abroad"), "it sits abroad"),
        ExposureRule(1, when(sees="none"), "it sees nothing"),
    )
    other = [a_question("other"), a_question("another", severity=Severity.LOW)]
    fields: tuple[ProfileField, ...] = (SEES, BOT, a_field("where", "home", "abroad"))
    return a_bank_set(
        a_bank("data", questions(), raises=raises),
        a_bank("comms", other, pitfall=2, exposure=2),
        a_bank("none", [a_question("gone", show_if=when(sees="none"))], pitfall=3),
        fields=fields,
    )


ANSWERS = {
    "lines": answer("no"),
    "raised": answer("partial", seen=True),
    "unclear": UNKNOWN_ANSWER,
    "skipped": NOT_APPLICABLE,
    "days": answer(5),
    "measured": answer("partial"),
    **{id_: answer("yes", seen=True) for id_ in GOOD},
    "other": answer("partial"),
    "another": answer("yes"),
}


def unfolded(answers: dict[str, Answer] | None = None) -> Explanation:
    """Return an explanation; of the answers above where none are given."""
    profile = {"sees": "some", "where": "unknown"} if answers is None else {}
    told = ANSWERS if answers is None else answers
    return explain(score(banks(), an_audit(told, {**profile})))


def show(screen: Screen, what: str) -> None:
    """Show the whole, or one item of it."""
    found = unfolded({} if what == "empty" else None)
    bank_set = found.scorecard.bank_set
    if what in ("whole", "empty"):
        show_explanation(screen, found)
    elif what in bank_set.by_id:
        part = next(p for p in found.pitfalls if p.score.bank.id == what)
        show_pitfall_part(screen, part, found.shares.together)
    elif what in bank_set.questions:
        show_question_account(screen, question_account(found, what), found)
    else:
        show_field_account(screen, field_account(found, what))


def seen(what: str, width: int, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is shown, without blanks at the ends of lines."""
    screen = Screen("stdout")
    screen.console.width = width
    show(screen, what)
    return "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())


ITEMS = ("lines", "raised", "unclear", "skipped", "days", "measured", "well-1", "sees", "bot")


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("what", ["whole", "empty"])
def test_the_whole_is_shown_as_it_was_looked_at(
    what: str, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the headline down to each question, at every width, within it."""
    text = seen(what, width, capsys)
    assert max(map(len, text.splitlines())) <= width
    is_golden(f"explain-{what}-{width}", text)


def test_items_are_shown_as_they_were_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    """A question in every state, and two profile questions."""
    parts = [f"=== {item}\n{seen(item, 80, capsys)}" for item in ITEMS]
    is_golden("explain-items-80", "\n".join(parts))


def is_golden(name: str, text: str) -> None:
    """Compare with what was looked at."""
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_a_pitfall_of_which_nothing_counts_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """It has no score, and no sum to show."""
    text = seen("none", 100, capsys)
    assert "None of its questions counts, so it has no score.\n" in text
    assert "  gone: does not apply, because " in text
    assert "Score:" not in text


def test_without_any_question_there_is_no_score_yet(capsys: pytest.CaptureFixture[str]) -> None:
    """No sum, no share, and a reason why there is no rating."""
    bank_set = a_bank_set(
        a_bank("one", [a_question("a", show_if=when(sees="some"))]), fields=(SEES,)
    )
    found = explain(score(bank_set, an_audit(profile={"sees": "none"})))
    show_explanation(Screen("stdout"), found)
    text = capsys.readouterr().out
    assert "No score yet: no question counts so far.\n" in text
    assert "Not rated yet: no question counts so far.\n" in text
    assert "What costs most" not in text


def test_bands_are_told_by_their_edges() -> None:
    """As the method has them."""
    assert [band_scores(rating) for rating in Rating] == [
        "below 25",
        "from 25, below 50",
        "from 50, below 75",
        "from 75",
    ]
    assert [likelihood_scores(level) for level in (1, 3, 5)] == [
        "below 20",
        "from 40, below 60",
        "from 80",
    ]


def test_the_arithmetic_is_what_a_calculator_is_told() -> None:
    """The fraction, its value, and what is shown of it where that differs."""
    assert fraction_text(160, 220) == "100 x 160 / (4 x 220)"
    exact = Share(Fraction(100 * 160, 4 * 220), 1818)
    assert share_sum(160, 220, exact) == "100 x 160 / (4 x 220) = 18.1818..., shown as 18.18"
    assert share_sum(1, 1, Share(Fraction(25), 2500)) == "100 x 1 / (4 x 1) = 25.00"
    ending = "= 25.00, shown as 25.01 so that all parts add up"
    assert share_sum(1, 1, Share(Fraction(25), 2501)).endswith(ending)
    whole = Share(Fraction(7400, 92), 8043)
    assert (
        score_sum(1, 1, Share(Fraction(37.5), 3750)) == "100 x 1 / (4 x 1) = 37.50, shown as 37.5"
    )
    assert score_sum(0, 1, Share()) == "100 x 0 / (4 x 1) = 0.00, shown as 0"
    assert score_sum(296, 92, whole) == "100 x 296 / (4 x 92) = 80.4347..., shown as 80.43 and 80.4"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0.00"),
        ("10", "10.00"),
        ("2.5", "2.50"),
        ("2.125", "2.125"),
        ("1.00015", "1.0001..."),
        ("31.54999", "31.5499..."),
    ],
)
def test_a_share_has_two_to_digits(number: str, text: str) -> None:
    """Cut where there are more, so that rounding it again goes the same way."""
    assert digits(Fraction(number)) == text
