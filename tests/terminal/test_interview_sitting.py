"""The interview in a real terminal: begun, interrupted, gone on with, finished."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.agenda import open_items
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import BankStamp
from outsource_audit.storage.audit_file import read_audit
from program import NAME, Terminal, contents, run, saved, shipped, the_demo

GO_ON = f"Saved. Go on with:\n  outsource-audit run {NAME}\n"
FIRST, SECOND = list(shipped().fields.values())[:2]


def an_audit_at(question: str, **changes: object) -> Audit:
    """Return an audit in which this question is the only open one of all."""
    answers = {key: answer for key, answer in the_demo().answers.items() if key != question}
    return msgspec.structs.replace(the_demo(), answers=answers, **changes)


def unwrapped(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def test_an_audit_is_begun_left_and_gone_on_with(tmp_path: Path) -> None:
    """Names, two answers, `q`; the next sitting opens at the first question without one."""
    with Terminal("run", NAME, cwd=tmp_path) as person:
        screen = person.begin()
        assert "Audit of Kiln & Co and Northway\n" in screen
        assert "Question 1 of 19 about you, about " in unwrapped(screen)
        assert "minutes.\n\nWhat does this provider do for you?" in screen
        person.answer("1,3")
        assert "Question 3 of 19 about you" in person.answer("u")
        person.type("q")
        assert person.end() == 0
        assert person.screen.endswith(f"\n{GO_ON}")
    audit = read_audit(tmp_path / NAME)
    assert audit.profile == {"functions": ("fulfilment", "marketing"), "outsourced": "unknown"}
    with Terminal("run", NAME, cwd=tmp_path) as person:
        screen = person.prompt()
        assert "Continuing the audit of Kiln & Co and Northway\n" in screen
        assert "Question 3 of 19 about you" in screen
        person.type("q")
        assert person.end() == 0
    assert read_audit(tmp_path / NAME) == audit
    assert sorted(contents(tmp_path)) == [f".{NAME}.spare", NAME]


def test_without_a_file_the_folder_is_looked_through(tmp_path: Path) -> None:
    """`run` alone begins an audit named after both names, and offers it the next time."""
    with Terminal("run", cwd=tmp_path) as person:
        person.begin("Kiln & Co", "Northway Ltd.")
        person.type("q")
        assert person.end() == 0
    name = "kiln-co-northway-ltd.audit.json"
    assert sorted(contents(tmp_path)) == [f".{name}.spare", name]
    (tmp_path / "broken.audit.json").write_text("{")
    with Terminal("run", cwd=tmp_path) as person:
        assert "  1  Kiln & Co and Northway Ltd.: 61 questions left\n" in person.prompt()
        assert "Type a number from 1 to 1, or n." in person.answer("7")
        assert "Continuing the audit of Kiln & Co" in person.answer("1")
        person.type("q")
        assert person.end() == 0
    with Terminal("run", cwd=tmp_path) as person:
        person.prompt()
        person.type("n")
        person.begin("Kiln & Co", "Northway Ltd.")
        person.type("q")
        assert person.end() == 0
    assert "kiln-co-northway-ltd-2.audit.json" in contents(tmp_path)


def test_the_profile_takes_several_answers(tmp_path: Path) -> None:
    """Several answers are typed with commas; what cannot stand together is said."""
    profile = {key: the_demo().profile[key] for key in list(the_demo().profile)[:7]}
    saved(msgspec.structs.replace(the_demo(), profile=profile), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        assert "How do your customers' card details reach" in person.prompt()
        assert "Type a number from 1 to 5, with commas between them." in person.answer("1;2")
        assert "That cannot be: 'none' cannot stand beside another answer." in person.answer("5,1")
        person.answer(" 2 , 1,2")
        person.type("q")
        assert person.end() == 0
    assert read_audit(tmp_path / NAME).profile["card_data"] == ("embedded", "hosted")


def test_back_changes_an_answer_and_enter_keeps_one(tmp_path: Path) -> None:
    """`b` shows the answer so far; Enter keeps it, another answer replaces it."""
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.begin()
        assert "There is no answer yet. Type one, or s to skip." in person.answer("")
        person.answer("1")
        person.answer("1,4")
        assert "Your answer so far: Fulfilment: " in unwrapped(person.answer("b"))
        assert FIRST.ask in person.answer("b")
        assert FIRST.ask in person.answer("B")
        assert "Question 3 of 19" in person.answer("")
        person.answer("b")
        person.answer("u")
        assert "Your answer so far: don't know. Enter keeps it." in person.answer("b")
        person.type("q")
        assert person.end() == 0
    profile = read_audit(tmp_path / NAME).profile
    assert profile == {"functions": ("fulfilment",), "outsourced": "unknown"}


def test_skipped_questions_are_not_asked_again_in_this_sitting(tmp_path: Path) -> None:
    """`s` leaves a question open: the last screen counts it, the next sitting asks it."""
    audit = an_audit_at("comms-01", profile=the_demo().profile)
    saved(audit, tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        assert shipped().questions["comms-01"].ask in unwrapped(person.prompt())
        person.type("s")
        person.answer_all("u")
        assert person.end() == 0
        told = "1 question is still open. To go back to what is left:"
        assert f"{told}\n  outsource-audit run {NAME}\n" in person.screen
    assert read_audit(tmp_path / NAME).answers == audit.answers
    with Terminal("run", NAME, cwd=tmp_path) as person:
        assert shipped().questions["comms-01"].ask in unwrapped(person.prompt())


def test_a_note_and_evidence_stay_with_the_answer(tmp_path: Path) -> None:
    """`n` and `e` stay on the question; both are shown when one comes back to it."""
    saved(an_audit_at("comms-01"), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        person.type("n")
        person.see("note> ")
        person.type("[bold]Asked[/bold] legal")
        person.see("note> ")
        person.answer(".")
        person.type("e")
        person.see("seen> ")
        person.type("y")
        person.see("where is it> ")
        person.type("Contract folder")
        person.see("when did you see it (Enter for ")
        person.type("1 Oct")
        person.see("'1 Oct' is no date; write it as 2026-11-23.")
        person.see("(Enter for ")
        screen = person.answer("2026-10-01")
        assert "Note: [bold]Asked[/bold] legal\n" in screen
        assert "Evidence: seen on 2026-10-01: Contract folder" in screen
        person.type("2")
        person.answer_all("u")
        assert person.end() == 0
    stored = read_audit(tmp_path / NAME).answers["comms-01"]
    assert stored.answer == "partial"
    assert stored.note == "[bold]Asked[/bold] legal"
    assert stored.evidence == Evidence(seen=True, where="Contract folder", date="2026-10-01")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", stored.given)


def test_notes_that_were_cut_off_are_told_at_the_start(tmp_path: Path) -> None:
    """Each by its question, the internal one as such; a kill loses neither."""
    saved(an_audit_at("comms-01"), tmp_path / NAME)
    for command, prompt in (("n", "note> "), ("n!", "internal note> ")):
        with Terminal("run", NAME, cwd=tmp_path) as person:
            person.prompt()
            person.type(command)
            person.see(prompt)
            person.type("They stall")
            person.see(prompt)
            os.kill(person.pid, signal.SIGKILL)
            person.end()
    with Terminal("run", NAME, cwd=tmp_path) as person:
        screen = unwrapped(person.prompt())
        told = "A note you were writing is kept: comms-01, comms-01 (internal) (g goes there)."
        assert told in screen
        assert "A note you were writing is kept; n goes on with it." in screen
        assert "An internal note you were writing is kept; n! goes on with it." in screen


def test_a_note_is_kept_changed_and_removed(tmp_path: Path) -> None:
    """Enter alone keeps a note, another text takes its place, and a dash removes it."""
    audit = an_audit_at("comms-01")
    answers = {**audit.answers, "comms-01": Answer(note="Old", evidence=Evidence(seen=True))}
    saved(msgspec.structs.replace(audit, answers=answers), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        for typed in ([""], ["New", "lines", "."], ["-"]):
            person.type("n")
            for line in typed:
                person.see("note> ")
                person.type(line)
            person.prompt()
        person.type("e")
        person.see("seen> ")
        person.answer("n")
        person.type("q")
        assert person.end() == 0
        assert [person.screen.count(f"Note so far: {note}") for note in ("Old", "New")] == [2, 1]
    stored = read_audit(tmp_path / NAME).answers["comms-01"]
    assert (stored.note, stored.evidence) == ("", Evidence(seen=False))


def test_not_applicable_needs_a_reason(tmp_path: Path) -> None:
    """`x` asks why; without a reason nothing changes, and where it is not offered that is said."""
    audit = an_audit_at("partner-12")
    answers = {key: answer for key, answer in audit.answers.items() if key != "comms-01"}
    saved(msgspec.structs.replace(audit, answers=answers), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        assert "x not applicable" in person.prompt()
        person.type("x")
        person.see("Not applicable when all providers are paid by card or direct debit only.")
        person.see("why> ")
        person.answer("")
        person.type("x")
        person.see("why> ")
        assert "x not applicable" not in person.answer("Cards only")
        told = "This question applies to everyone. Type u if you do not know."
        assert told in person.answer("x")
        person.type("q")
        assert person.end() == 0
    stored = read_audit(tmp_path / NAME).answers
    assert (stored["partner-12"].answer, stored["partner-12"].not_applicable) == (
        None,
        "Cards only",
    )
    assert "comms-01" not in stored


def test_a_question_mark_gives_the_reason(tmp_path: Path) -> None:
    """`?` says why a question is asked and what would show it, and asks again."""
    saved(an_audit_at("partner-12"), tmp_path / NAME)
    question = shipped().questions["partner-12"]
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        screen = unwrapped(person.answer("?"))
        assert f"Why: {question.why}" in screen
        assert f"Evidence: {question.evidence}" in screen
        assert f"Not applicable when: {question.not_applicable_when}" in screen


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("comms-01", {"7": "Type a number from 1 to 3, or a letter (h lists them)."}),
        ("comms-02", {"5": "Type a number from 0 to 4, or a letter (h lists them)."}),
        (
            "depend-02",
            {
                "101": "101 is above 100.",
                "-1": "-1 is below 0.",
                "12,5": "12.5 is too fine; it takes whole numbers.",
                "half": "Type a number, or a letter (h lists them).",
                "nan": "That is no number to count with.",
                "1" * 400: "That is no number to count with.",
            },
        ),
    ],
)
def test_wrong_input_is_answered_with_what_to_type(
    question: str, typed: dict[str, str], tmp_path: Path
) -> None:
    """What does not fit is never an answer: it is said what does, and asked again."""
    audit = an_audit_at(question)
    saved(audit, tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        for text, told in typed.items():
            assert told in unwrapped(person.answer(text))
        person.type("q")
        assert person.end() == 0
    assert read_audit(tmp_path / NAME).answers == audit.answers


def test_a_whole_interview_ends_with_the_result(tmp_path: Path) -> None:
    """After the last answer come the score and the next commands; nothing is left open."""
    with Terminal("run", NAME, "--by", "Ann", cwd=tmp_path) as person:
        person.begin()
        person.type("u")
        person.answer_all("u")
        person.child.close()
        assert person.child.exitstatus == 0
        last = person.screen.split("b for the last one, Enter to finish, q to leave.\n")[1]
    assert "\nScore 100, of which 0 is confirmed (0 is best, 100 is worst).\nRating: " in last
    assert f"\n  outsource-audit score {NAME}\n" in last
    assert "\nThe report is written; open it in a browser:\n  northway.report.html\n" in last
    audit = read_audit(tmp_path / NAME)
    assert open_items(shipped(), audit) == []
    assert audit.answered_by == "Ann"
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.answer_all("u")
        assert person.end() == 0
        assert re.search(r'\nAll (\d+) answered; \d+ are "don\'t know"\.\n', person.screen)


def test_points_and_severities_are_not_shown_while_answering(tmp_path: Path) -> None:
    """A person answers what is true, not what scores well: no weight is given away."""
    with Terminal("run", NAME, "--full", cwd=tmp_path) as person:
        person.begin()
        person.answer("?")
        person.type("u")
        person.answer_all("u")
        asked = unwrapped(person.screen.split("Before the end, a second look.")[0])
    assert "Pitfall 9 of 9: " in asked
    for question in shipped().questions.values():
        assert unwrapped(question.severity_reason) not in asked
        assert unwrapped(question.fix) not in asked
        if question.red_line:
            assert unwrapped(question.red_line.says) not in asked
    assert not re.search(r"severity|red line|\d points?\b", asked, re.IGNORECASE)


def test_changed_banks_are_told_and_asked_again(tmp_path: Path) -> None:
    """A question that changed says so, and Enter confirms its old answer."""
    old = Answer(answer="no", note="Asked", revision=0)
    answers = {**the_demo().answers, "comms-01": old, "gone-01": Answer(answer="yes")}
    stamps = (BankStamp("comms", "2025.1", "0" * 64),)
    saved(msgspec.structs.replace(the_demo(), answers=answers, banks=stamps), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        screen = unwrapped(person.prompt())
        banks = "Question banks that changed since this audit was last saved"
        assert f"{banks}: comms (2025.1, now 2026.1)." in screen
        assert "Please answer again, the question changed: comms-01." in screen
        assert "No longer asked; the answers are kept aside: gone-01." in screen
        assert "Bring this audit up to date? y or n. Enter is no." in screen
        screen = unwrapped(person.answer("y"))
        assert "Before this question changed you answered: No: " in screen
        assert " Enter confirms it." in screen
        person.type("")
        person.answer_all("u")
        assert person.end() == 0
    stored = read_audit(tmp_path / NAME).answers
    assert (stored["comms-01"].answer, stored["comms-01"].note) == ("no", "Asked")
    assert stored["comms-01"].revision == shipped().questions["comms-01"].revision
    assert stored["gone-01"] == Answer(answer="yes")


@pytest.mark.parametrize("at", ["Your business: ", "The provider: "])
@pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 2)])
def test_who_stops_before_the_first_question_begins_nothing(
    at: str, key: str, code: int, tmp_path: Path
) -> None:
    """Ctrl-C and Ctrl-D at the names leave no file behind."""
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.see("Your business: ")
        if at == "The provider: ":
            person.type("Kiln")
            person.see(at)
        person.child.sendcontrol(key)
        assert person.end() == code
        assert "Traceback" not in person.screen
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("prompt", ["", "note> ", "why> ", "seen> "])
@pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 0)])
def test_stopping_keeps_every_answer(prompt: str, key: str, code: int, tmp_path: Path) -> None:
    """Ctrl-C ends with 130, Ctrl-D (the end of input) with 0; both say how to go on."""
    audit = an_audit_at("partner-12")
    saved(audit, tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        if prompt:
            person.type({"note> ": "n", "why> ": "x", "seen> ": "e"}[prompt])
            person.see(prompt)
        person.child.sendcontrol(key)
        assert person.end() == code
        assert GO_ON in person.screen
        assert "Traceback" not in person.screen
    assert read_audit(tmp_path / NAME) == msgspec.structs.replace(audit, banks=shipped().stamps)
    assert sorted(contents(tmp_path)) == [f".{NAME}.spare", NAME]


def test_a_terminal_that_is_closed_loses_nothing(tmp_path: Path) -> None:
    """When the window is closed, what was answered is in the file."""
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.begin()
        person.answer("1")
        person.child.close()
        assert person.child.signalstatus == signal.SIGHUP
    assert read_audit(tmp_path / NAME).profile == {"functions": ("fulfilment",)}
    assert run("score", NAME, cwd=tmp_path).code == 0
    with Terminal("run", NAME, cwd=tmp_path) as person:
        assert SECOND.ask in unwrapped(person.prompt())


def test_stdout_may_go_elsewhere(tmp_path: Path) -> None:
    """The conversation is on stderr: with stdout in a file one can still answer."""
    (tmp_path / "run.sh").write_text(f"outsource-audit run {NAME} > out.txt\n")
    with Terminal("run", NAME, cwd=tmp_path, script="run.sh") as person:
        person.begin()
        person.type("q")
        assert person.end() == 0
    assert (tmp_path / "out.txt").read_bytes() == b""


@pytest.mark.parametrize("stream", ["<&-", "</dev/null", "2>/dev/null"])
def test_half_a_terminal_is_none(stream: str, tmp_path: Path) -> None:
    """Without a keyboard, or with nowhere to ask, nobody is asked and nothing hangs."""
    (tmp_path / "run.sh").write_text(f"outsource-audit run {NAME} {stream}\n")
    with Terminal("run", NAME, cwd=tmp_path, script="run.sh") as person:
        assert person.end() == 2
    assert list(contents(tmp_path)) == ["run.sh"]
