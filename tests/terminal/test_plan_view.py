"""What `plan` shows: every step with its people and dates, what is late, and what stays.

UPDATE_GOLDEN=1 writes the whole screens anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from builders import (
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    a_red_line,
    an_audit,
    answer,
)
from outsource_audit.domain.action_plan import action_plan
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Effort, Rating, Severity
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.plan_view import PlanFrame, show_plan

GOLDEN = Path(__file__).parent / "golden"
FRAME = PlanFrame(today="2026-11-23", capacity=4, file="kiln.audit.json")
QUESTIONS = (
    a_question(
        "a",
        red_line=a_red_line("no"),
        action="Give everyone their own login",
        fix="Add each person as staff. Change the owner's password.",
    ),
    a_question("b", severity=Severity.CRITICAL, effort=Effort.MEDIUM, fix="Agree it in writing."),
    a_question("c", effort=Effort.MEDIUM, fix_leaves=2),
    a_question("d", effort=Effort.HIGH),
    a_question("e", severity=Severity.LOW, effort=Effort.HIGH),
    a_question("f", ask="Is the stock insured?"),
    *(a_question(f"in-place-{number}") for number in range(4)),
)
ANSWERS = {id_: answer("no") for id_ in "abcde"} | {
    "f": UNKNOWN_ANSWER,
    **{f"in-place-{number}": answer("yes") for number in range(4)},
}
TOLD = {
    "a": Remediation(status=Status.DONE, owner="Ann"),
    "b": Remediation(status=Status.IN_PROGRESS, owner="Ben", due="2026-11-01", note="On it\nnow"),
    "c": Remediation(status=Status.ACCEPTED, reason="We are small", review="2027-05-01"),
    "in-place-1": Remediation(owner="Cem", due="2026-10-01"),
    "in-place-2": Remediation(status=Status.DONE),
    "old-1": Remediation(),
}


def scored(answers: dict[str, Answer], told: dict[str, Remediation] | None = None) -> Scorecard:
    """Score the answers; `told` is what becomes of the findings."""
    audit = msgspec.structs.replace(an_audit(answers), remediation=told or {})
    return score(a_bank_set(a_bank("data", QUESTIONS, pitfall=3)), audit, FRAME.capacity)


def shown(
    card: Scorecard,
    capsys: pytest.CaptureFixture[str],
    width: int = 80,
    target: Rating | None = None,
) -> str:
    """Return what is shown of a plan, without blanks at the ends of lines."""
    screen = Screen("stdout")
    screen.console.width = width
    show_plan(screen, card, action_plan(card, target=target), FRAME)
    return "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())


def unwrapped(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 100])
def test_the_screen_is_the_golden_one(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Every state of a step, what is late, what left the plan; no line is too long."""
    seen = shown(scored(ANSWERS, TOLD), capsys, width)
    path = GOLDEN / f"plan-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(seen)
    assert seen == path.read_text()
    commands = [line for line in seen.splitlines() if line.startswith("  outsource-audit")]
    assert all(len(line) <= width or line in commands for line in seen.splitlines())


def test_nothing_set_shows_nothing_set(capsys: pytest.CaptureFixture[str]) -> None:
    """A plan is a plan before anybody took it in hand."""
    seen = shown(scored(ANSWERS), capsys)
    assert "Planned" not in seen
    assert "No longer in the plan" not in seen
    assert "marked done" not in seen


def test_the_short_name_of_a_fix_comes_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A fix without a name stands alone."""
    lines = [line.strip() for line in shown(scored(ANSWERS), capsys).splitlines()]
    named = lines.index("1. Give everyone their own login")
    assert lines[named + 1] == "Add each person as staff. Change the owner's password."
    assert lines[lines.index("2. Agree it in writing.") + 1].startswith("b; ")


def test_at_a_target_only_its_steps_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """With what it takes, and how things stand then."""
    card = scored(ANSWERS)
    seen = unwrapped(shown(card, capsys, target=Rating.HIGH))
    assert "To reach high: 1 step, 1 effort point, within 30 days." in seen
    assert "2. Agree it in writing." not in seen
    assert "Once this step is done:" in seen


def test_a_plan_without_steps_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    """No gap; no answer; or nothing that applies, in which case there is no number either."""
    fine = dict.fromkeys(ANSWERS, answer("yes"))
    seen = unwrapped(shown(scored(fine), capsys))
    assert "No action: no answer leaves a gap. What stays As things are: score 0." in seen
    empty = unwrapped(shown(scored({}), capsys))
    assert "1 red-line question must be answered first ('I don't know' is an answer): a." in empty
    assert "No action yet: nothing is answered. outsource-audit run " in empty
    assert " asks the questions. " in empty
    assert "As things are: score 100, all of it because nobody knows yet." in empty
    away = {q.id: Answer(not_applicable="None here") for q in QUESTIONS}
    nothing = unwrapped(shown(scored(away), capsys))
    assert "No score yet: no question counts so far. No action" in nothing
    assert "What stays" not in nothing


def test_a_target_that_is_there_already_asks_for_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Gaps that are left are not called none."""
    almost = dict.fromkeys(ANSWERS, answer("yes")) | {"e": answer("no")}
    seen = unwrapped(shown(scored(almost), capsys, target=Rating.LOW))
    assert "To reach low: no step is needed, the rating is that good already." in seen
    assert "No action" not in seen


def test_steps_without_a_rating_show_none(capsys: pytest.CaptureFixture[str]) -> None:
    """An audit that is not rated has a plan all the same."""
    seen = shown(scored({"a": answer("no")}), capsys)
    after = [line.strip() for line in seen.splitlines() if line.strip().startswith("After it")]
    assert after == ["After it: score 90.9 (0 confirmed)."]
    assert "Not rated yet: 10% of the questions have an answer so far" in unwrapped(seen)


def test_texts_from_outside_cannot_act(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither as markup nor as a command to the terminal."""
    told = {"a": Remediation(owner="[bold]\x1b[2J", note="\x9b31m")}
    seen = shown(scored(ANSWERS, told), capsys)
    assert "owner [bold]␛[2J" in seen
    assert "\x1b" not in seen
    assert "\x9b" not in seen
