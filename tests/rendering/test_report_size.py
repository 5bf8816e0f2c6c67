"""How large a report can become: it is sent by email and read on a phone."""

from __future__ import annotations

from every_state import TEMPLATES

from outsource_audit.domain.audit import Answer, Audit, Evidence, ProfileValue
from outsource_audit.domain.bank import BankSet, ProfileField, Question, points
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.sample_values import single_values
from outsource_audit.domain.scale import Scale
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import State, stand
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.resources import folder

LARGEST = 400_000
NOTE = "We asked them twice in October and once by phone; the sheet came the week after."
EVIDENCE = Evidence(seen=True, where="Shared folder, contracts, page 4", date="2026-11-02")
TRACKED = Remediation(status=Status.IN_PROGRESS, owner="Tom Adeyemi", due="2026-12-14")


def test_a_full_audit_with_the_worst_answers_stays_below_400_kb() -> None:
    """Every question a finding, each with a note, evidence and an owner: below 400 KB."""
    bank_set = load_banks(folder("questions"))
    card = score(bank_set, _worst(bank_set))
    assert len(card.plan) >= 95
    assert len(render(report_view(card), "html", [TEMPLATES]).encode()) < LARGEST


def _worst(bank_set: BankSet) -> Audit:
    questions = bank_set.questions
    return Audit(
        business="Fern & Tallow Handmade Candles and Gifts",
        provider="Harbour Fulfilment and Logistics",
        date="2026-11-16",
        answered_by="Ines Marlow, founder",
        profile=_widest(bank_set),
        in_full=tuple(bank.id for bank in bank_set.banks),
        answers={
            key: Answer(
                answer=_worst_value(question),
                revision=question.revision,
                note=NOTE,
                evidence=EVIDENCE,
            )
            for key, question in questions.items()
        },
        remediation=dict.fromkeys(questions, TRACKED),
        banks=bank_set.stamps,
    )


def _worst_value(question: Question) -> str | float:
    return max(single_values(question), key=lambda value: points(question, value) or 0)


def _widest(bank_set: BankSet) -> dict[str, ProfileValue]:
    """Return the profile under which most questions apply, field by field."""
    profile: dict[str, ProfileValue] = {}
    for field in bank_set.fields.values():
        profile[field.id] = max(
            _values(field), key=lambda value: _apply(bank_set, profile | {field.id: value})
        )
    return profile


def _values(field: ProfileField) -> list[ProfileValue]:
    if field.scale is Scale.SEVERAL:
        return [tuple(choice.id for choice in field.choices if not choice.alone)]
    return list(single_values(field))


def _apply(bank_set: BankSet, profile: dict[str, ProfileValue]) -> int:
    audit = Audit(business="", provider="", date="2026-11-16", profile=profile, answers={})
    standings = stand(bank_set, audit)
    return sum(standing.state is not State.HIDDEN for standing in standings.questions)
