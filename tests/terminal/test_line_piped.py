"""A whole audit from a file of lines: echoed, counted, and never shifted by a wrong one."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from line_sitting import TODAY, Sitting, at, the_bank_set

from builders import an_audit
from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.interview import begin, open_from_review
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.review import review
from outsource_audit.errors import UsageError
from outsource_audit.storage.audit_file import read_audit
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.line_conversation import Conversation
from outsource_audit.terminal.person import Finish, Open
from program import NAME, shell

GOLDEN = Path(__file__).parent / "golden" / "a-whole-conversation.txt"
CONVERSATION = """\
# An audit of one provider, as somebody might write it down beforehand.
Kiln & Co
Northway
# About the business
?
2
h
1,2
# Pitfall one
n
Asked Ann on the phone.
She sends the contract.
.
e
y
contract folder
2026-10-01
2
l
g
two
2
x
we do not hand this over
2
# More questions, then the review: what was to be looked up is known by now.
1
1
12

"""


def heard_from(stdin: io.TextIOBase, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    """Return a conversation with what is piped in."""
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    return Conversation(Screen("stderr"), piped=True)


def test_a_whole_conversation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The transcript of a piped audit reads as a conversation, from top to bottom."""
    lines = CONVERSATION.removesuffix("\n").split("\n")
    sitting = Sitting(monkeypatch, tmp_path, *lines, piped=True)
    person = sitting.person
    person.ask_names()
    done = sitting.ask_all(begin(the_bank_set(), an_audit()), "Audit of Kiln & Co and Northway.")
    person.offer([Deepening("one", "Pitfall one", 2, 1, "much is at stake here")])
    opened = person.review(review(done, TODAY), ())
    assert opened == Open("one-02")
    done = sitting.ask_all(open_from_review(done, opened.item))
    assert person.review(review(done, TODAY), ()) == Finish()
    assert sitting.left == ""
    if os.environ.get("UPDATE_GOLDEN") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(sitting.told, encoding="utf-8")
    assert sitting.told == GOLDEN.read_text(encoding="utf-8")


def test_the_real_program_takes_a_file_of_lines(tmp_path: Path) -> None:
    """What stands before a wrong line is saved, and the line is named; exit code 2."""
    (tmp_path / "lines.txt").write_bytes(b"# so\r\nKiln\r\nNorthway\r\n1\r\n9\r\n1")
    ended = shell(f"outsource-audit run {NAME} < lines.txt", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.told[-1] == (
        "outsource-audit: standard input:5: outsourced: Type a number from 1 to 6, "
        "with commas between them. Nothing from this line on was taken."
    )
    assert read_audit(tmp_path / NAME).profile == {"functions": ("fulfilment",)}


def test_no_line_is_a_box_or_a_rule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every line has a letter or a number in it, or is empty, or is an answer's prompt."""
    lines = CONVERSATION.split("\n")[3:]
    sitting = Sitting(monkeypatch, tmp_path, *lines, piped=True)
    sitting.ask_all(begin(the_bank_set(), an_audit()))
    said = [line for line in sitting.told.splitlines() if line and line[0] != ">"]
    assert all(any(letter.isalnum() for letter in line) for line in said)
    assert not set("│┃─━┌┐└┘╭╮╰╯\x1b") & set(sitting.told)


def test_lines_are_echoed_after_their_prompt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was piped in stands where somebody would have typed it; comments do not."""
    sitting = Sitting(monkeypatch, tmp_path, "# names", "Kiln\x1b[2J", "  # more", "北", piped=True)
    assert sitting.person.ask_names() == ("Kiln␛[2J", "北")
    assert sitting.told.endswith("\nYour business: Kiln␛[2J\nThe provider: 北\n")


def test_a_typed_line_is_not_echoed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal shows what is typed by itself."""
    sitting = Sitting(monkeypatch, tmp_path, "Kiln", "Northway")
    sitting.person.ask_names()
    assert sitting.told.endswith("\nYour business: The provider: ")


def test_the_end_of_piped_lines_leaves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the lines end the audit is left, and what comes next begins on a line of its own."""
    sitting = Sitting(monkeypatch, tmp_path, "1", piped=True)
    assert sitting.ask_all(at("one-01")).left
    assert sitting.told.endswith("\n> \n")


@pytest.mark.parametrize(
    ("question", "lines", "told"),
    [
        ("one-01", ("7",), "1: one-01: Type a number from 1 to 3, or a letter (h lists them)."),
        ("one-01", ("",), "1: one-01: There is no answer yet. Type one, or s to skip."),
        ("one-01", ("# so", "?", "h", "e", "ja"), "5: one-01: Type y or n."),
        (
            "one-01",
            ("e", "y", "# a place", "1 Oct"),
            "4: one-01: '1 Oct' is no date; write it as 2026-11-23.",
        ),
        (
            "one-02",
            ("x",),
            "1: one-02: This question applies to everyone. Type u if you do not know.",
        ),
        ("one-02", ("101",), "1: one-02: 101 is above 100."),
        (
            "stage",
            ("n",),
            (
                "1: stage: Notes, evidence and not applicable go with the later questions. "
                "Answer this one, or type u if you do not know."
            ),
        ),
    ],
)
def test_a_wrong_line_ends_it(
    question: str,
    lines: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """The line is named by its number, and the next one is not taken in its place."""
    sitting = Sitting(monkeypatch, tmp_path, *lines, "1", piped=True)
    with pytest.raises(UsageError) as error:
        sitting.ask_all(at(question))
    assert str(error.value) == f"standard input:{told} Nothing from this line on was taken."
    assert sitting.left == "1\n"


def test_what_was_answered_before_a_wrong_line_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The line counts from the first that was read, wherever the sitting stands by then."""
    sitting = Sitting(monkeypatch, tmp_path, "2", "12", "9", "1", piped=True)
    with pytest.raises(UsageError, match=r"^standard input:3: two-01: Type a number from 0 to 4,"):
        sitting.ask_all(at("one-01"))
    assert sitting.left == "1\n"


def test_windows_lines_and_a_missing_last_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """CR LF ends a line, a byte order mark is no text, and the last line needs no end."""
    whole = "\ufeff# so\r\nZoë 北 😀\r\n  two \r\n.".encode()
    for stdin in (
        io.TextIOWrapper(io.BytesIO(whole), encoding="utf-8"),
        io.StringIO(whole.decode(), newline="\n"),
    ):
        talk = heard_from(stdin, monkeypatch)
        assert talk.hear() == "Zoë 北 😀"
        assert talk.hear_words("note> ") == "  two"
        assert talk.hear() == "."


def test_bytes_that_are_no_text_are_made_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in another encoding does not break the program; what cannot be read is shown."""
    stdin = io.TextIOWrapper(io.BytesIO(b"K\xfchn\x00\n"), encoding="utf-8")
    assert heard_from(stdin, monkeypatch).hear() == "K\ufffdhn␀"


def test_a_line_may_be_very_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A note of a megabyte on one line is a note like any other."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "long " * 200_000, ".", piped=True)
    after = sitting.ask_all(at("one-01"))
    assert after.audit.answers["one-01"].note == ("long " * 200_000).rstrip()
    assert "(999999 letters in all; n shows it whole)" in sitting.heard


def test_a_closed_input_is_an_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without any standard input there is nothing to hear, and nothing breaks."""
    sitting = Sitting(monkeypatch, tmp_path, piped=True)
    monkeypatch.setattr(sys, "stdin", None)
    assert sitting.ask_all(at("one-01")).left


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=30)))
def test_whatever_is_piped_in_it_ends_in_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: list[str]
) -> None:
    """Any lines at all lead to an end or to one refused line, and are echoed as they were."""
    with monkeypatch.context() as patch:
        sitting = Sitting(patch, tmp_path, *lines, piped=True)
        try:
            sitting.ask_all(at("one-01"))
        except UsageError as error:
            number = int(str(error).split(":")[1])
            assert sitting.left == "".join(f"{line}\n" for line in lines[number:])
            refused = clean(lines[number - 1].removeprefix("\ufeff") if number == 1 else "")
            assert refused.rstrip() in sitting.told
        assert "\x1b" not in sitting.told
