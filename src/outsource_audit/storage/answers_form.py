"""An answers file to fill in by hand: every applicable question, its choices as comments."""

from __future__ import annotations

import json
import textwrap

import msgspec

from outsource_audit.domain.audit import Answer, Audit, ProfileValue, must_confirm, profile_misfit
from outsource_audit.domain.bank import BankSet, ProfileField, Question, QuestionBank
from outsource_audit.domain.condition import Absence
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.scale import Scale
from outsource_audit.domain.standing import IN_SCOPE, Standings, stand
from outsource_audit.domain.wording import answer_text, choice_text, profile_text

WIDTH = 96
HEAD = """\
Answers for an audit. Fill in what you know and run:
outsource-audit run NAME.audit.json --answers THIS-FILE
Write the word before the answer you mean, such as yes, or unknown if you do not know.
Leave a line empty to answer it later. To add more, write for example
{answer: yes, note: Asked legal, evidence: {seen: true, where: Contracts, date: 2026-10-01}}
or, where the question offers it, {not_applicable: We hold no stock there}.
What stands in note is shown in reports; what stands in internal_note is never in a client's."""
HOLDS_INTERNAL = """
This file holds internal notes. Take each internal_note out before you give it to a client."""

AGAIN = "Please answer again, this question changed. Your answer was"


def answers_form(bank_set: BankSet, audit: Audit, in_full: tuple[str, ...]) -> str:
    """Return the form as YAML, with the answers so far filled in.

    It holds every profile question that shows and every question that is in scope, with the
    banks of `in_full` taken in full. What must be answered again stands in a comment.
    """
    in_full = tuple(pitfall for pitfall in in_full if pitfall in bank_set.by_id)
    audit = msgspec.structs.replace(audit, in_full=in_full)
    standings = stand(bank_set, audit)
    lines = [*_comment(_head(audit, standings)), "format: 1"]
    lines += [f"{key}: {_text(getattr(audit, key))}" for key in ("business", "provider", "date")]
    lines += [f"answered_by: {_text(audit.answered_by)}"] if audit.answered_by else []
    lines += [f"in_full: [{', '.join(in_full)}]"] if in_full else []
    lines += ["", "profile:", *_profile_lines(audit, standings), "answers:"]
    for bank in bank_set.banks:
        lines += _bank_lines(bank, audit, standings)
    return "\n".join(lines) + "\n"


def _head(audit: Audit, standings: Standings) -> str:
    asked = [audit.answers.get(s.question.id) for s in standings.questions if s.state in IN_SCOPE]
    return HEAD + (HOLDS_INTERNAL if any(a and a.internal_note for a in asked) else "")


def _profile_lines(audit: Audit, standings: Standings) -> list[str]:
    lines = []
    for standing in standings.fields:
        if standing.fact is not Absence.HIDDEN:
            field = standing.field
            value = audit.profile.get(field.id)
            lines += _question_lines(field)
            if value is not None and profile_misfit(field, value):
                lines += _comment(f"{AGAIN}: {profile_text(field, value)}", indent=2)
                value = None
            lines += [f"  {field.id}:{_profile_value(value)}", ""]
    return lines


def _bank_lines(bank: QuestionBank, audit: Audit, standings: Standings) -> list[str]:
    asked = [s.question for s in standings.of_pitfall(bank.id) if s.state in IN_SCOPE]
    if not asked:
        return []
    lines = _comment(f"Pitfall {bank.pitfall}: {bank.title}", indent=2)
    for question in asked:
        answer = audit.answers.get(question.id)
        lines += _question_lines(question)
        if answer is not None and must_confirm(question, answer):
            lines += _comment(f"{AGAIN}: {answer_text(question, answer)}", indent=2)
            answer = msgspec.structs.replace(answer, answer=None, not_applicable="")
        lines += [f"  {question.id}:{_answer_value(answer)}", ""]
    return lines


def _question_lines(item: Question | ProfileField) -> list[str]:
    lines = _comment(f"{item.ask} {item.help}".strip(), indent=2)
    if item.scale is Scale.SEVERAL:
        lines += _comment("Several may be true: write [one, another].", indent=2)
    if item.number is not None:
        lines += _comment(f"- a number: {item.number.unit}", indent=2)
    for choice in item.choices:
        lines += _comment(f"- {choice.id}: {choice_text(item, choice)}", indent=2)
    if isinstance(item, Question) and item.not_applicable_when:
        lines += _comment(f"- not applicable when {item.not_applicable_when}", indent=2)
    return lines


def _comment(text: str, indent: int = 0) -> list[str]:
    lead = " " * indent + "# "
    lines = []
    for line in clean(text, newlines=True).split("\n"):
        lines += textwrap.wrap(line, WIDTH - len(lead), break_long_words=False) or [""]
    return [f"{lead}{line}".rstrip() for line in lines]


def _profile_value(value: ProfileValue | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f" [{', '.join(map(_text, value))}]"
    return f" {_text(value)}"


def _answer_value(answer: Answer | None) -> str:
    if answer is None:
        return ""
    parts = []
    if answer.answer is not None:
        parts.append(f"answer: {_text(answer.answer)}")
    if answer.not_applicable:
        parts.append(f"not_applicable: {_text(answer.not_applicable)}")
    if answer.note:
        parts.append(f"note: {_text(answer.note)}")
    if answer.internal_note:
        parts.append(f"internal_note: {_text(answer.internal_note)}")
    if answer.evidence:
        evidence = [f"seen: {'true' if answer.evidence.seen else 'false'}"]
        evidence += [f"where: {_text(answer.evidence.where)}"] if answer.evidence.where else []
        evidence += [f"date: {_text(answer.evidence.date)}"] if answer.evidence.date else []
        parts.append(f"evidence: {{{', '.join(evidence)}}}")
    if len(parts) == 1 and answer.answer is not None:
        return f" {_text(answer.answer)}"
    return f" {{{', '.join(parts)}}}" if parts else ""


def _text(value: str | float) -> str:
    """Return a value as YAML that reads back as itself; JSON's quotes are YAML's too."""
    return json.dumps(
        clean(value, newlines=True) if isinstance(value, str) else value, ensure_ascii=False
    )
