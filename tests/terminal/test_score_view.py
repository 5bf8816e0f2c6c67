"""The story of a score on the screen, whole screens of it. UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import io
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import NOT_APPLICABLE, UNKNOWN_ANSWER, a_bank, a_bank_set, a_question, an_audit
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import Question
from outsource_audit.domain.condition import Value
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import shown as figure
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.terminal.console import COMFORTABLE, Screen
from outsource_audit.terminal.score_view import show_score
from program import shipped, the_demo

GOLDEN = Path(__file__).parent / "golden" / "scores"
WIDTHS = (40, 80, 200)


def best(question: Question) -> Value:
    """Return the best answer to a question."""
    if question.number is None or question.number.best is None:
        return min(question.choices, key=lambda choice: choice.points).id
    band = question.number.best
    return band.at_most or 0 if band.at_least is None else band.at_least


def with_answers(**answers: Answer) -> Audit:
    """Return the demo's audit with other answers, and nobody on any action."""
    return msgspec.structs.replace(
        the_demo(), answers={key.replace("_", "-"): a for key, a in answers.items()}, remediation={}
    )


def the_audit(state: str) -> Audit:
    """Return the demo's audit, or what it could be."""
    asked = {key: shipped().questions[key] for key in the_demo().answers}
    match state:
        case "demo":
            return the_demo()
        case "all-good":
            answers = {key: Answer(answer=best(question)) for key, question in asked.items()}
            return with_answers(**answers)
        case "all-unknown":
            return with_answers(**dict.fromkeys(asked, UNKNOWN_ANSWER))
        case "not-rated":
            return with_answers(**dict(list(the_demo().answers.items())[:30]))
        case _:
            return Audit(business="Kiln & Co", provider="Northway", date="2026-11-23")


def card_of(state: str) -> Scorecard:
    """Return a scorecard of the shipped banks; of one where nothing counts."""
    if state == "nothing-counts":
        one = a_bank("one", [a_question("a"), a_question("b")])
        return score(a_bank_set(one), an_audit(dict.fromkeys("ab", NOT_APPLICABLE)))
    return score(shipped(), the_audit(state))


def told(card: Scorecard, width: int, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a terminal of a width shows, in plain characters."""
    screen = Screen("stdout")
    screen.room, screen.console.width = width, min(width, COMFORTABLE)
    capsys.readouterr()
    show_score(screen, card)
    return capsys.readouterr().out


def section(heading: str, text: str) -> list[str]:
    """Return the lines under a heading, up to the next empty line."""
    _, _, rest = text.partition(f"\n{heading}\n")
    return rest.partition("\n\n")[0].splitlines()


STATES = ("demo", "all-good", "all-unknown", "not-rated", "empty", "nothing-counts")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", STATES)
def test_the_screen_is_the_golden_one(
    state: str, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same story at every width, no line too long and none with blanks at its end."""
    text = told(card_of(state), width, capsys)
    path = GOLDEN / f"{state}-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_what_comes_first_is_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    """How bad, why, what first: in the order of the report's first page."""
    text = told(card_of("demo"), 80, capsys)
    parts = (
        "Score ",
        "Rating: ",
        "At least ",
        "|low ",
        "All 77 questions ",
        "Heat map",
        "The nine pitfalls",
        "Red lines: ",
        "What to find out first",
        "What to do first",
    )
    places = [
        text.index(f"\n{part}") if part[0].isupper() and part != "At least " else text.index(part)
        for part in parts
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_five_actions_are_the_plans_first_five(
    width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """In its order, each with effort, gain, and the score after it and those before."""
    card = card_of("demo")
    text = " ".join(told(card, width, capsys).split())
    text = text[text.index("What to do first") :]
    place = 0
    for number, step in enumerate(card.plan[:5], start=1):
        question = step.standing.question
        fix = " ".join(question.fix.split())
        place = text.index(f"{number}. {question.action} ({question.id}) {fix}", place)
        gain, after = figure(step.gain), figure(step.score_after)
        assert f"effort, takes {gain} off the score. After it: score {after} (" in text[place:]
    assert f"The plan goes on with {len(card.plan) - 5} more steps." in text
    assert card.plan[5].standing.question.id not in text


def test_who_does_it_until_when_is_told_in_short(capsys: pytest.CaptureFixture[str]) -> None:
    """Its note stays in the plan; a mark that the answer belies says so."""
    first, second = (step.standing.question.id for step in card_of("demo").plan[:2])
    remediation = {
        first: Remediation(owner="Ann", due="2026-12-01", note="They owe us money"),
        second: Remediation(status=Status.DONE),
    }
    audit = msgspec.structs.replace(the_demo(), remediation=remediation)
    text = told(score(shipped(), audit), 80, capsys)
    assert "\n     Planned; owner Ann; due 2026-12-01.\n" in text
    assert "\n     Done. Marked done, but its answer still leaves a gap.\n" in text
    assert "They owe us money" not in text


def test_a_red_line_that_is_hit_comes_before_one_that_is_open(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Five of them in words, the rest by their ids, so that none is lost."""
    text = told(card_of("not-rated"), 80, capsys)
    lines = section("Red lines: answers that alone can sink a business", text)
    marks = [line.split(":")[0] for line in lines if line.startswith("  - ")]
    assert marks == ["  - Hit", *["  - Cannot be ruled out"] * 3]
    many = section(
        "Red lines: answers that alone can sink a business", told(card_of("empty"), 100, capsys)
    )
    assert len([line for line in many if line.startswith("  - Cannot be ruled out: ")]) == 5
    assert many[-1].startswith("  - and 6 more: ")


def test_plain_characters_stand_in_where_blocks_cannot_be_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the stream's encoding lacks is not drawn with, and nothing else differs."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr("sys.stdout", stream)
    screen = Screen("stdout")
    screen.room = screen.console.width = 80
    show_score(screen, card_of("demo"))
    stream.seek(0)
    golden = (GOLDEN / "demo-80.txt").read_text(encoding="utf-8")
    assert stream.read() == golden.translate(str.maketrans("█▒·", "#+."))


KINDS = ("best", "worst", "unknown", "not applicable", "none")


def answered(question: Question, kind: str) -> Answer:
    """Answer a question in one of the ways there are."""
    if kind == "best":
        return Answer(answer=best(question))
    if kind == "worst" and question.choices:
        return Answer(answer=max(question.choices, key=lambda choice: choice.points).id)
    if kind == "not applicable":
        return NOT_APPLICABLE
    return Answer() if kind == "none" else UNKNOWN_ANSWER


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    width=st.integers(40, 200),
    kinds=st.lists(st.sampled_from(KINDS), min_size=9, max_size=40),
    name=st.text(max_size=60),
)
def test_any_audit_fits_any_screen(
    width: int, kinds: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No line runs over the edge or ends in blanks, whatever is answered by whomever."""
    given_ = {
        question.id: answered(question, kinds[number % len(kinds)])
        for number, question in enumerate(shipped().questions.values())
    }
    audit = msgspec.structs.replace(the_demo(), answers=given_, business=name)
    text = told(score(shipped(), audit), width, capsys)
    lines = text.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
