"""`bank`: the question banks checked, listed and shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from outsource_audit.storage.resources import folder
from program import run, shipped

QUESTIONS = folder("questions")


def unwrapped(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def test_the_shipped_banks_have_no_problem(tmp_path: Path) -> None:
    """The banks that come with the program pass their own check."""
    ended = run("bank", "check", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("No problems in ")


def test_every_problem_of_a_bank_is_named(tmp_path: Path) -> None:
    """A mistake is told with file, line, column and what was meant."""
    text = (QUESTIONS / "03-data.yaml").read_text()
    lines = text.splitlines()
    severity = next(number for number, line in enumerate(lines) if "severity: high" in line)
    effort = next(number for number, line in enumerate(lines) if "effort: low" in line)
    lines[severity] = lines[severity].replace("severity: high", "severity: hihg")
    lines[effort] = lines[effort].replace("effort:", "efort:")
    (tmp_path / "03-data.yaml").write_text("\n".join(lines) + "\n")
    ended = run("bank", "check", "03-data.yaml", cwd=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    column = lines[severity].index("hihg") + 1
    for place, hint in ((f"{severity + 1}:{column}", "high"), (f"{effort + 1}:9", "effort")):
        (told,) = (line for line in ended.told if f" 03-data.yaml:{place}: " in line)
        assert told.endswith(f"(did you mean {hint!r}?)")


def test_a_bank_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere is a problem of its own."""
    ended = run("bank", "check", "nowhere", cwd=tmp_path)
    assert ended == (3, "", "outsource-audit: nowhere:1:1: there is no such file or folder\n")


def test_the_banks_are_listed(tmp_path: Path) -> None:
    """One entry a pitfall, in order, with the number of its questions."""
    ended = run("bank", "list", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    text = unwrapped(ended.out)
    starts = [text.index(f"{bank.pitfall} {bank.id} {bank.title} (") for bank in shipped().banks]
    assert starts == sorted(starts)
    assert f"{len(shipped().questions)} questions and {len(shipped().fields)} about " in text


def test_a_bank_is_shown(tmp_path: Path) -> None:
    """A bank shows its practices and all its questions."""
    text = unwrapped(run("bank", "show", "data", cwd=tmp_path).out)
    bank = shipped().by_id["data"]
    for practice in bank.practices:
        assert practice.title in text
    for question in bank.questions:
        assert f"{question.id} {unwrapped(question.ask)}" in text


@pytest.mark.parametrize("id_", ["data-05", "partner-02", "comms-02", "data-02", "scale-09"])
def test_a_question_is_shown_with_all_behind_it(id_: str, tmp_path: Path) -> None:
    """A question shows its answers, reason, evidence, fix and references."""
    ended = run("bank", "show", id_, cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    text, question = unwrapped(ended.out), shipped().questions[id_]
    parts = [question.ask, question.help, question.why, question.evidence, question.fix]
    parts += [f"Action: {question.action}"]
    parts += [choice.text for choice in question.choices]
    parts += [question.severity_reason, question.not_applicable_when]
    parts += [reference.to for reference in question.references]
    parts += [question.red_line.says] if question.red_line else []
    for part in parts:
        assert unwrapped(part) in text


@pytest.mark.parametrize(
    ("id_", "who"),
    [
        ("scale-01", "your contact at the provider"),
        ("cx-10", "whoever looks after your customers"),
        ("card_data", "whoever looks after your systems"),
    ],
)
def test_a_question_is_shown_with_whom_to_ask(id_: str, who: str, tmp_path: Path) -> None:
    """Whom to ask has a line of its own, for questions and for the profile."""
    assert f"Ask: {who}" in run("bank", "show", id_, cwd=tmp_path).out.splitlines()


def test_a_profile_question_is_shown(tmp_path: Path) -> None:
    """What the profile asks can be looked up as well."""
    ended = run("bank", "show", "customer_data", cwd=tmp_path)
    assert ended.code == 0
    assert shipped().fields["customer_data"].ask in unwrapped(ended.out)


@pytest.mark.parametrize(
    ("id_", "hint"),
    [
        ("data-5", "did you mean 'data-05'?"),
        ("dta", "did you mean 'data'?"),
        ("custmer_data", "did you mean 'customer_data'?"),
        ("quux", "see outsource-audit bank list"),
    ],
)
def test_an_unknown_id_gets_a_hint(id_: str, hint: str, tmp_path: Path) -> None:
    """What is close to an id leads to it."""
    ended = run("bank", "show", id_, cwd=tmp_path)
    told = f"no question, bank or profile question is called {id_!r} ({hint})"
    assert ended == (2, "", f"outsource-audit: {told}\n")
