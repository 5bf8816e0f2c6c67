"""Two audits with everything a comparison can say, with any text in every free place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from every_state import Text, as_it_is, every_state

from builders import a_bank, a_question, answer
from outsource_audit.domain.audit import Answer, Audit, ProfileValue
from outsource_audit.domain.bank import BankSet, Question, QuestionBank
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import Compared, ComparedAudit, compared


def since_states(text: Text = as_it_is, *, rated: bool = True) -> Compared:
    """Return every kind of change from one audit to the next; free texts pass through `text`.

    Not `rated`, the later audit has hardly an answer.
    """
    return compared(earlier(text), later(text, rated=rated))


def later(text: Text = as_it_is, *, rated: bool = True) -> ComparedAudit:
    """Return the audit of every state."""
    return ComparedAudit(file="new.audit.json", scorecard=every_state(text, finished=rated))


def earlier(text: Text = as_it_is) -> ComparedAudit:
    """Return the audit before it: of other names, under other banks, with a plan."""
    now = every_state(text)
    audit = msgspec.structs.replace(
        now.audit,
        business=f"{text('Kiln & Co')} before",
        provider=f"{text('Southway')} before",
        date="2025-11-20",
        profile=_profile(now.audit),
        answers=now.audit.answers | _answers(text),
        remediation=_remediation(text),
    )
    return ComparedAudit(
        file="old.audit.json",
        scorecard=score(_banks(now.bank_set, text), audit, capacity=8),
        banks_known=False,
        missing=("data 2025.4", "gone 2025.1"),
    )


def _profile(audit: Audit) -> Mapping[str, ProfileValue]:
    return {**audit.profile, "stage": "choosing", "data": "none", "country": "us"}


def _answers(text: Text) -> dict[str, Answer]:
    return {
        "data-01": answer("yes"),
        "data-02": answer("no"),
        "data-03": answer("no"),
        "data-04": answer("partial"),
        "data-05": Answer(answer="no", revision=1),
        "data-06": answer("no"),
        "data-08": Answer(not_applicable=text("We had none")),
        "quality-01": answer(2),
        "quality-06": answer("no"),
        "gone-01": answer("no"),
    }


def _remediation(text: Text) -> dict[str, Remediation]:
    day = "2026-03-01"
    return {
        "data-02": Remediation(owner=text("Ada Marsh"), due=day, note=text("First, ask.")),
        "data-03": Remediation(status=Status.IN_PROGRESS, due=day),
        "data-04": Remediation(),
        "quality-01": Remediation(
            status=Status.ACCEPTED, reason=text("Too dear"), review="2026-12-01"
        ),
        "quality-06": Remediation(status=Status.DONE, owner=text("Bo")),
        "gone-01": Remediation(owner=text("Bo")),
    }


def _banks(today: BankSet, text: Text) -> BankSet:
    """Return the banks as they were: other weights, points, meanings, and one that is gone."""
    data, quality, aside, _ = today.banks
    gone = a_bank("gone", [_worded(a_question("gone-01"), text)], pitfall=4)
    return msgspec.structs.replace(
        today, banks=(_changed(data, _of_data), _changed(quality, _of_quality), aside, gone)
    )


def _changed(bank: QuestionBank, change: Callable[[Question], Question]) -> QuestionBank:
    return msgspec.structs.replace(
        bank, questions=tuple(map(change, bank.questions)), base_exposure=bank.base_exposure - 1
    )


def _of_data(question: Question) -> Question:
    if question.id == "data-05":
        return msgspec.structs.replace(question, revision=1)
    if question.id == "data-09":
        return msgspec.structs.replace(question, severity=Severity.CRITICAL)
    return question


def _of_quality(question: Question) -> Question:
    if question.id == "quality-04":
        best, some, worst = question.choices
        dearer = msgspec.structs.replace(some, points=2)
        return msgspec.structs.replace(question, choices=(best, dearer, worst))
    return question


def _worded(question: Question, text: Text) -> Question:
    return msgspec.structs.replace(question, ask=text(question.ask), fix=text(question.fix))
