"""Small audits that hold every state a report can meet, with any text in every free place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from builders import (
    YES_PARTIAL_NO,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import (
    BankSet,
    BankStamp,
    ExposureRule,
    Question,
    QuestionBank,
    Reference,
)
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score

TEMPLATES = Path(__file__).parents[2] / "reports"

Text = Callable[[str], str]
LEVELS = tuple(
    Choice(str(4 - points), f"level with {points} points", points) for points in range(5)
)
NUMBER = NumberScale("days", decimals=1, highest=60, best=Band(at_most=2), worst=Band(at_least=10))
NOTE = "First line.\nSecond line, with a | and a <tag>."


def as_it_is(text: str) -> str:
    """Leave a text as the example has it."""
    return text


def every_state(text: Text = as_it_is, *, finished: bool = True) -> Scorecard:
    """Return a scorecard with every state; each free text passes through `text`.

    Not `finished`, half of the answers are missing and the audit carries no rating.
    """
    answers = _answers(text)
    if not finished:
        answers = {key: value for key, value in answers.items() if key in _FIRST_ANSWERS}
    audit = Audit(
        business=text("Kiln & Co"),
        provider=text("Northway Fulfilment"),
        date="2026-11-23",
        answered_by=text("Ada Marsh"),
        profile={"stage": "running", "sells": ("goods", "gifts"), "hours": 5.5, "data": "unknown"},
        answers=answers,
        in_full=("quality",),
        banks=(
            BankStamp("profile", "2026.1", "0" * 64),
            BankStamp("data", "2025.4", "1" * 64),
            BankStamp("quality", "2026.1", "2" * 64),
            BankStamp("gone", "2025.1", "3" * 64),
        ),
        remediation=_remediation(text),
    )
    return score(_banks(text), audit, capacity=8)


_FIRST_ANSWERS = ("data-01", "data-03", "data-05", "old-07")


def _answers(text: Text) -> dict[str, Answer]:
    note = text(NOTE)
    return {
        "data-01": Answer(answer="no", note=note),
        "data-02": Answer(
            answer="partial",
            evidence=Evidence(seen=True, where=text("Contract folder"), date="2026-10-01"),
        ),
        "data-03": Answer(answer="unknown", note=note),
        "data-04": Answer(not_applicable=text("We hand nothing over"), note=note),
        "data-05": Answer(answer="yes", note=note, revision=1),
        "data-08": answer("no"),
        "data-09": answer("yes", seen=True),
        "quality-01": answer(1),
        "quality-02": answer(12.5),
        "quality-03": answer("never", seen=True),
        "quality-04": answer("some"),
        "quality-05": answer("no"),
        "quality-06": answer("yes"),
        "aside-01": Answer(not_applicable=text("We do it ourselves")),
        "old-07": Answer(answer=3, note=note),
        "old-08": Answer(not_applicable=text("We had none")),
    }


def _remediation(text: Text) -> dict[str, Remediation]:
    return {
        "data-01": Remediation(
            status=Status.IN_PROGRESS, owner=text("Ada"), due="2026-12-01", note=text(NOTE)
        ),
        "quality-02": Remediation(
            status=Status.ACCEPTED, reason=text("We sell too little"), review="2027-06-01"
        ),
        "quality-05": Remediation(status=Status.DONE, owner=text("Ben")),
        "data-09": Remediation(status=Status.DONE, owner=text("Cem")),
    }


def _banks(text: Text) -> BankSet:
    fields = (
        a_field("stage", "choosing", "running"),
        a_field("sells", "goods", "gifts", "food", scale=Scale.SEVERAL),
        a_field("hours", scale=Scale.NUMBER, number=NumberScale("hours", decimals=1)),
        a_field("data", "none", "orders", help=text("Ask who can open the orders.")),
        a_field("hidden", "a", "b", show_if=when(stage="choosing")),
        a_field("country", "eu", "us", about="business", ask=text("Where are your customers?")),
    )
    return a_bank_set(_data(text), _quality(text), _aside(text), _unasked(), fields=fields)


def _data(text: Text) -> QuestionBank:
    rules = (
        ExposureRule(1, when(stage="running"), text("the provider works for you now")),
        ExposureRule(1, when(data="orders"), text("it sees orders")),
    )
    return a_bank("data", [_worded(q, text) for q in _data_questions()], pitfall=1, raises=rules)


def _data_questions() -> list[Question]:
    return [
        a_question(
            "data-01",
            action="Get it in place",
            severity=Severity.HIGH,
            raise_severity=when(stage="running"),
            red_line=a_red_line("no"),
            about="business",
            references=(
                Reference("GDPR", "text", "Art. 28(3)"),
                Reference("ISO/IEC 27001:2022", "title"),
                Reference("NIST CSF 2.0", "secondary", "GV.SC-02"),
                Reference("DORA", "analogy", "Art. 30"),
            ),
        ),
        a_question("data-02", effort=Effort.HIGH),
        a_question("data-03", red_line=a_red_line("no")),
        a_question("data-04"),
        a_question("data-05", revision=2),
        a_question("data-06", show_if=when(stage="choosing")),
        a_question("data-07", core=False),
        a_question("data-08", red_line=a_red_line("no", condition=when(country="eu"))),
        a_question("data-09"),
    ]


def _quality(text: Text) -> QuestionBank:
    checks = (Choice("all", "all of it", 0), Choice("some", "some", 1), Choice("none", "none", 4))
    never = (Choice("never", "we never measured it", 4),)
    questions = [
        a_question("quality-01", scale=Scale.MATURITY, choices=LEVELS),
        a_question("quality-02", scale=Scale.NUMBER, choices=(), number=NUMBER, fix_leaves=4),
        a_question("quality-03", scale=Scale.NUMBER, choices=never, number=NUMBER),
        a_question("quality-04", scale=Scale.CHOICE, choices=checks, core=False),
        a_question(
            "quality-05",
            action="Have it looked at",
            severity=Severity.CRITICAL,
            effort=Effort.MEDIUM,
        ),
        a_question("quality-06", choices=YES_PARTIAL_NO),
        a_question("quality-07", severity=Severity.LOW),
    ]
    return a_bank("quality", [_worded(q, text) for q in questions], pitfall=2, exposure=4)


def _aside(text: Text) -> QuestionBank:
    return a_bank("aside", [_worded(a_question("aside-01"), text)], pitfall=3)


def _unasked() -> QuestionBank:
    return a_bank("unasked", [a_question("unasked-01", core=False)], pitfall=4)


_WORDS = (
    "ask",
    "why",
    "action",
    "fix",
    "evidence",
    "severity_reason",
    "not_applicable_when",
)


def _worded(question: Question, text: Text) -> Question:
    fields = {name: getattr(question, name) for name in question.__struct_fields__}
    words = {name: text(fields[name]) for name in _WORDS}
    return Question(**(fields | words | {"note": text("A remark of the bank.")}))
