"""What goes with an answer, in lines: evidence, and why a question does not apply."""

from __future__ import annotations

from outsource_audit.domain.actions import NotApplicable, Seen
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import Question
from outsource_audit.domain.dates import date_misfit
from outsource_audit.domain.keeping import kept
from outsource_audit.domain.wording import evidence_text
from outsource_audit.terminal.line_conversation import NO, YES, Conversation

REMOVE = "-"


def ask_evidence(talk: Conversation, item: Question, audit: Audit, today: str) -> Seen | None:
    """Ask whether evidence was seen, where and when; None where nothing changes.

    `today` is the ISO date offered. Raises EndOfInput, and UsageError where lines are piped in.
    """
    before = audit.answers.get(item.id, Answer()).evidence
    if before is not None:
        talk.screen.say(f"Evidence so far: {evidence_text(before)}.")
    seen = _seen(talk, item.id, before)
    if seen is None:
        return None
    told = before or Evidence(seen=False)
    evidence = Evidence(seen=False)
    if seen:
        where = _where(talk, told.where)
        evidence = Evidence(seen=True, where=where, date=_date(talk, item.id, told.date or today))
    return None if evidence == before else Seen(evidence)


def ask_reason(talk: Conversation, item: Question, audit: Audit) -> NotApplicable | None:
    """Ask why a question does not apply; None where nothing changes.

    Raises EndOfInput, and UsageError where lines are piped in and the question always applies.
    """
    if not item.not_applicable_when:
        wrong = "This question applies to everyone. Type u if you do not know."
        talk.ask_again(item.id, wrong)
        return None
    talk.screen.say(f"Not applicable when {item.not_applicable_when}.")
    reason = _reason_so_far(item, audit)
    if reason:
        talk.screen.say(f"Reason so far: {reason}")
    enter = "Enter keeps the reason there is." if reason else "Enter alone changes nothing."
    talk.screen.say(f"Say in a few words why it does not apply. {enter}")
    typed = talk.hear_words("why> ").strip() or reason
    return NotApplicable(typed) if typed else None


def _reason_so_far(item: Question, audit: Audit) -> str:
    keeps = kept(item, audit)
    return keeps.answer.not_applicable if keeps and keeps.answer else ""


def _seen(talk: Conversation, question: str, before: Evidence | None) -> bool | None:
    enter = "changes nothing"
    if before is not None:
        enter = f"keeps {'yes' if before.seen else 'no'}"
    talk.screen.say(f"Did you see the evidence yourself? y or n. Enter alone {enter}.")
    while True:
        typed = talk.hear("seen> ").lower()
        if not typed:
            return before.seen if before else None
        if typed in (*YES, *NO):
            return typed in YES
        talk.ask_again(question, "Type y or n.")


def _where(talk: Conversation, before: str) -> str:
    if before:
        talk.screen.say(f"It was here: {before}. Enter keeps that; a dash (-) removes it.")
    typed = talk.hear_words("where is it> ").strip()
    if before and typed == REMOVE:
        return ""
    return typed or before


def _date(talk: Conversation, question: str, offered: str) -> str:
    while True:
        typed = talk.hear(f"when did you see it (Enter for {offered})> ") or offered
        if not (wrong := date_misfit(typed)):
            return typed
        talk.ask_again(question, f"{wrong}.")
