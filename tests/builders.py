"""Short ways to make banks, audits and scorecards for tests."""

from __future__ import annotations

from collections.abc import Iterable

from outsource_audit.domain.audit import Answer, Audit, Evidence, ProfileValue
from outsource_audit.domain.bank import (
    BankSet,
    BankStamp,
    ExposureRule,
    Practice,
    Profile,
    ProfileField,
    Question,
    QuestionBank,
    RedLine,
)
from outsource_audit.domain.condition import Condition, InRange, OneOf
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scale import Choice, Scale

YES_PARTIAL_NO = (
    Choice("yes", "it is in place", 0),
    Choice("partial", "some of it is", 2),
    Choice("no", "none of it is", 4),
)


def when(**fields: str | tuple[str, ...]) -> Condition:
    """Make a condition: every field has one of the values."""
    return Condition(
        tuple(
            OneOf(key.replace("__", "-"), (values,) if isinstance(values, str) else values)
            for key, values in fields.items()
        )
    )


def at_least(key: str, limit: float) -> Condition:
    """Make a condition: a number is at least the limit."""
    return Condition((InRange(key, at_least=limit),))


def a_question(id_: str, **changes: object) -> Question:
    """Make a yes/partly/no question of medium severity; `changes` replace any field."""
    fields: dict[str, object] = {
        "id": id_,
        "pitfall": "one",
        "practice": "practice-one",
        "ask": f"Is {id_} in place?",
        "scale": Scale.YES_PARTIAL_NO,
        "choices": YES_PARTIAL_NO,
        "severity": Severity.MEDIUM,
        "severity_reason": "it matters",
        "effort": Effort.LOW,
        "why": "Because it protects you.",
        "evidence": "A dated page.",
        "fix": "Put it in place.",
        "about": "provider",
        "core": True,
        "not_applicable_when": "nothing is handed over",
    }
    return Question(**(fields | changes))  # type: ignore[arg-type]  # the struct checks nothing here


def a_red_line(*choices: str, condition: Condition | None = None) -> RedLine:
    """Make a red line on the choices given."""
    return RedLine(says="This can sink the business.", choices=choices, when=condition)


def a_bank(
    id_: str,
    questions: Iterable[Question],
    *,
    pitfall: int = 1,
    exposure: int = 3,
    raises: tuple[ExposureRule, ...] = (),
) -> QuestionBank:
    """Make a bank with one practice that holds all the questions."""
    practice = f"practice-{id_}"
    return QuestionBank(
        id=id_,
        version="2026.1",
        pitfall=pitfall,
        title=f"Pitfall {id_}",
        summary=f"What goes wrong in {id_}.",
        source="a test",
        base_exposure=exposure,
        raises=raises,
        practices=(Practice(practice, f"Practice of {id_}", "A page."),),
        questions=tuple(_placed(question, id_, practice) for question in questions),
        stamp=BankStamp(id_, "2026.1", "0" * 64),
    )


def _placed(question: Question, bank: str, practice: str) -> Question:
    fields = {name: getattr(question, name) for name in question.__struct_fields__}
    return Question(**(fields | {"pitfall": bank, "practice": practice}))


def a_field(id_: str, *choices: str, **changes: object) -> ProfileField:
    """Make a profile field that takes one of the choices."""
    fields: dict[str, object] = {
        "id": id_,
        "ask": f"What is {id_}?",
        "scale": Scale.CHOICE,
        "choices": tuple(Choice(choice, choice) for choice in choices),
        "about": "provider",
    }
    return ProfileField(**(fields | changes))  # type: ignore[arg-type]  # as above


def a_bank_set(*banks: QuestionBank, fields: tuple[ProfileField, ...] = ()) -> BankSet:
    """Make a bank set."""
    return BankSet(Profile("2026.1", fields, BankStamp("profile", "2026.1", "0" * 64)), banks)


def an_audit(
    answers: dict[str, Answer] | None = None,
    profile: dict[str, ProfileValue] | None = None,
    in_full: tuple[str, ...] = (),
) -> Audit:
    """Make an audit of a shop and its provider."""
    return Audit(
        business="Kiln & Co",
        provider="Northway Fulfilment",
        date="2026-11-23",
        profile=profile or {},
        answers=answers or {},
        in_full=in_full,
    )


def answer(value: str | float, *, seen: bool = False, given: str = "") -> Answer:
    """Make an answer, with evidence seen or not."""
    return Answer(answer=value, evidence=Evidence(seen=True) if seen else None, given=given)


UNKNOWN_ANSWER = Answer(answer="unknown")
NOT_APPLICABLE = Answer(not_applicable="We hand nothing over")
