"""A comparison on the screen, from 40 columns up; UPDATE_GOLDEN=1 writes the texts anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
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
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet, ExposureRule
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import ComparedAudit, Trend, trend
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.trend_view import show_trend

GOLDEN = Path(__file__).parent / "golden" / "comparisons"
LONG_ID = "a-pitfall-with-a-long-id"


def banks(severity: Severity = Severity.MEDIUM) -> BankSet:
    """Make three pitfalls; the profile raises the first's exposure and shows `d`."""
    raised = ExposureRule(2, when(size="big"), "the business is big")
    first = [
        a_question("a", red_line=a_red_line("no")),
        a_question("b", severity=severity),
        a_question("c"),
        a_question("d", show_if=when(size="big")),
    ]
    return a_bank_set(
        a_bank("one", first, exposure=2, raises=(raised,)),
        a_bank("two", [a_question(f"e{i}") for i in range(20)], pitfall=2, exposure=1),
        a_bank(LONG_ID, [a_question("f", core=False)], pitfall=3),
        fields=(a_field("size", "big", "small"),),
    )


def read(audit: Audit, severity: Severity = Severity.MEDIUM, **changes: object) -> ComparedAudit:
    """Score an audit for a comparison."""
    fields: dict[str, object] = {
        "file": "x.audit.json",
        "scorecard": score(banks(severity), audit),
    }
    return ComparedAudit(**(fields | changes))  # type: ignore[arg-type]  # the struct checks nothing here


def an_audit_of(date: str, size: str = "small", **answers: Answer) -> Audit:
    """Answer the second pitfall alike always, and the first as told."""
    others = {f"e{i}": answer("partial") for i in range(20)}
    return msgspec.structs.replace(an_audit(others | answers, {"size": size}), date=date)


FIRST = msgspec.structs.replace(
    an_audit_of("2024-11-20", a=answer("no"), b=answer("partial"), c=answer("no")),
    remediation={
        "a": Remediation(status=Status.IN_PROGRESS, owner="Ada", due="2025-03-01"),
        "c": Remediation(due="2025-01-31"),
    },
)
SECOND = an_audit_of("2025-11-21", a=answer("no"), b=answer("no"), c=answer("no"))
THIRD = an_audit_of(
    "2026-11-23",
    "big",
    a=answer("yes"),
    b=answer("no"),
    c=UNKNOWN_ANSWER,
    d=answer("no"),
    e0=NOT_APPLICABLE,
    e1=answer("no"),
)


def two() -> Trend:
    """Return everything that can have changed between two audits."""
    old = read(FIRST, banks_known=False, missing=("one 2025.1",))
    other = msgspec.structs.replace(THIRD, provider="Southway")
    return trend([old, read(other, Severity.CRITICAL)])


def three() -> Trend:
    """Return three audits in a row."""
    return trend([read(FIRST), read(SECOND), read(THIRD, Severity.CRITICAL)])


def shown(found: Trend, width: int, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what stands on a screen of this width."""
    screen = Screen("stdout")
    screen.console.width = width
    show_trend(screen, found)
    return capsys.readouterr().out


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("number", [2, 3])
def test_the_screen_is_the_golden_one(
    number: int, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line by line, the text that was reviewed."""
    text = shown(two() if number == 2 else three(), width, capsys)
    golden = GOLDEN / f"{number}-audits-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("number", [2, 3])
def test_no_line_is_wider_than_the_screen(
    number: int, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is cut off or wraps by itself."""
    text = shown(two() if number == 2 else three(), width, capsys)
    assert max(map(len, text.splitlines())) <= width


def test_the_figures_in_a_column_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    """Added up as they are printed, the lines make the last one."""
    text = shown(two(), 80, capsys)
    rows = re.findall(r"^  [A-Z].*?([-+]?\d[.\d]*) +([-+]?\d[.\d]*)$", text, re.MULTILINE)[:5]
    for column in zip(*rows, strict=True):
        *parts, together = [int(figure.replace(".", "")) for figure in column]
        assert sum(parts) == together


def test_what_is_not_known_is_never_called_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    """A gap nobody sees any more stands under a heading of its own."""
    text = shown(two(), 80, capsys)
    fixed = text[text.index("\nFixed:") : text.index("\nNew, not answered before:")]
    assert re.findall(r"- (\w+)", fixed) == ["a"]
    below = text[text.index("\nNot known now, so not fixed:") :]
    assert "- c: Is c in place?" in below


def test_the_same_audit_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing changed, and that is said at once; no cause is listed."""
    text = shown(trend([read(FIRST), read(FIRST)]), 80, capsys)
    assert text.splitlines()[2] == "Nothing changed that counts."
    assert "Why the score changed" not in text
    assert "- c: not done. Put it in place." in text


def test_what_changed_without_a_score_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing counts in one of them, the reasons stand without figures."""
    answers = dict.fromkeys(("a", "b", "c", *(f"e{i}" for i in range(20))), NOT_APPLICABLE)
    nothing = an_audit(dict(answers), {"size": "small"})
    text = shown(trend([read(nothing), read(FIRST)]), 80, capsys)
    assert "! No question counts in the first audit" in text
    assert "Before: No score, because no question counts." in text
    assert "Now counted, marked as not applicable before." in text
    assert "Together" not in text
    neither = shown(trend([read(nothing), read(nothing)]), 80, capsys)
    assert "are the same in both audits" not in neither


def test_a_step_without_a_change_has_no_reason(capsys: pytest.CaptureFixture[str]) -> None:
    """Three times the same audit: each step says that nothing changed."""
    text = shown(trend([read(FIRST)] * 3), 80, capsys)
    assert text.count("Nothing changed that counts.") == 3
    assert "Why" not in text


def test_hostile_names_are_shown_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither escape sequences nor rich's markup act."""
    hostile = msgspec.structs.replace(FIRST, provider="\x1b[2J[bold]X[/bold]")
    text = shown(trend([read(hostile), read(SECOND), read(THIRD)]), 100, capsys)
    assert "\x1b" not in text
    assert "␛[2J[bold]X[/bold]" in text
