"""Question banks on the screen: the list, one bank, one question as its reader meets it."""

from __future__ import annotations

from outsource_audit.domain.bank import BankSet, ProfileField, Question, QuestionBank
from outsource_audit.domain.wording import counted, reference_text, who_text
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.question_lines import show_question


def show_banks(screen: Screen, bank_set: BankSet) -> None:
    """Print the banks, a line each: pitfall, id, version, questions, title."""
    for bank in bank_set.banks:
        core = sum(1 for question in bank.questions if question.core)
        asks = f"{counted(len(bank.questions), 'question')}, {core} in the quick set"
        screen.hang(f"{bank.pitfall} {bank.id:<8} ", f"{bank.title} ({asks}, {bank.version})")
    total = counted(len(bank_set.questions), "question")
    screen.say()
    screen.say(f"{total} and {len(bank_set.fields)} about the business and its provider.")


def show_bank(screen: Screen, bank: QuestionBank) -> None:
    """Print one bank: its practices and the questions under each."""
    screen.say(f"Pitfall {bank.pitfall}: {bank.title}", style="bold")
    screen.say(bank.summary)
    for practice in bank.practices:
        screen.say()
        screen.say(practice.title, style="bold")
        screen.hang("Proof: ", practice.proof)
        for question in bank.questions:
            if question.practice == practice.id:
                screen.hang(f"{question.id}  ", question.ask, indent=2)


def show_item(screen: Screen, item: Question | ProfileField, bank_set: BankSet) -> None:
    """Print one question as its reader meets it, then all that stands behind it."""
    if isinstance(item, ProfileField):
        screen.say(f"{item.id}, about the {item.about}", style="cyan")
    else:
        bank = bank_set.by_id[item.pitfall]
        core = ", in the quick set" if item.core else ""
        screen.say(f"{item.id}, pitfall {bank.pitfall}: {bank.title}{core}", style="cyan")
    screen.say()
    show_question(screen, item)
    screen.say()
    if item.why:
        screen.hang("Why: ", item.why)
    screen.hang("Ask: ", who_text(item.who_knows, "the provider"))
    if isinstance(item, Question):
        _show_behind(screen, item)
    if item.red_line:
        screen.hang("Red line: ", item.red_line.says, style="bold red")


def _show_behind(screen: Screen, question: Question) -> None:
    screen.hang("Evidence: ", question.evidence)
    if question.action:
        screen.hang("Action: ", question.action)
    screen.hang("Fix: ", f"{question.fix} ({question.effort} effort)")
    screen.hang("Severity: ", f"{question.severity}: {question.severity_reason}")
    if question.not_applicable_when:
        screen.hang("Not applicable when: ", question.not_applicable_when)
    for reference in question.references:
        screen.hang("Reference: ", reference_text(reference))
    if question.note:
        screen.hang("Note: ", question.note)
