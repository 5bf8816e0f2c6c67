"""The key screens in a real terminal: taken and given back on every way in and out."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from key_sitting import NEWS

from keyboard import ESCAPE_PAUSE, Keyboard
from outsource_audit.domain.actions import Note
from outsource_audit.domain.notes import NoteKind
from outsource_audit.storage.drafts import DraftFiles
from program import SECONDS, contents

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src" / "outsource_audit"
AS_IT_WAS = "the terminal is as it was"
ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
QUESTION = "Have you downloaded a full copy of your own data"
SECOND = "What share of a normal week's orders"
PYTHONPATH = os.pathsep.join((str(HERE.parent), str(HERE)))


def sitting(folder: Path, *more: str, columns: int = 80, rows: int = 24, **env: str) -> Keyboard:
    """Begin a sitting of its own in a folder."""
    return Keyboard(
        cwd=folder,
        columns=columns,
        rows=rows,
        env={"PYTHONPATH": PYTHONPATH} | env,
        command=[sys.executable, str(HERE / "key_sitting.py"), str(folder), *more],
    )


def actions(folder: Path) -> list[str]:
    """Return the actions that were taken, a line each."""
    return (folder / "actions").read_text(encoding="utf-8").splitlines()


def note(text: str, kind: NoteKind = NoteKind.SHARED) -> str:
    """Return how a note on the first question is written down among the actions."""
    return f"one-01 {Note(text, kind)}"


def draft(folder: Path, name: str = "one-01") -> str:
    """Return the draft of a note."""
    return DraftFiles(folder / "northway.audit.json").read(name)


def assert_given_back(person: Keyboard) -> None:
    """See that the screen was entered and left once, the cursor shown, and nothing broke."""
    assert person.raw.count(ENTER) == person.raw.count(LEAVE) == 1
    assert person.raw.rindex("\x1b[?25h") > person.raw.rfind("\x1b[?25l")
    assert person.raw.rindex("\x1b[?2004l") > person.raw.rindex("\x1b[?2004h")
    assert person.raw.rindex("\x1b[?7h") > person.raw.rindex("\x1b[?7l")
    for broken in ("Traceback", "Unhandled", "Error"):
        assert broken not in person.raw


def test_one_screen_for_a_whole_sitting(tmp_path: Path) -> None:
    """Questions, offer, a failed save and the review are one screen, left once at the end."""
    with sitting(tmp_path) as person:
        assert person.wait_for(QUESTION)[0].startswith("┌─ Pitfall 1 of 2: Overlooking")
        person.press("1")
        person.wait_for(SECOND)
        person.type("42")
        person.wait_for("Your number: 42")
        person.press("enter")
        person.wait_for("How clearly are this provider's targets")
        person.press("r")
        person.wait_for("12 more on Overlooking")
        person.press("1", "enter")
        person.wait_for("The disk is full.")
        person.press("enter")
        person.wait_for("31 of 33 answered.")
        person.press("q")
        assert person.end() == 0
        assert AS_IT_WAS in person.raw
        assert_given_back(person)
    assert actions(tmp_path) == [
        "one-01 Give(value='yes')",
        "one-02 Give(value=42)",
        "two-01 GoToReview()",
        "('data',)",
        "True",
        "LeaveReview()",
    ]


@pytest.mark.parametrize("where", ["question", "note", "list"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_gives_the_terminal_back(
    number: signal.Signals, where: str, tmp_path: Path
) -> None:
    """Whatever is on the screen, a signal ends it in order, and a note is kept as a draft."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        if where == "note":
            person.press("n")
            person.type("Ask Bea")
            person.wait_for("Ask Bea")
        elif where == "list":
            person.press("g")
            person.wait_for("Find:")
        os.kill(person.pid, number)
        assert person.end() == (1 if number == signal.SIGINT else 128 + number)
        assert AS_IT_WAS in person.raw
        assert_given_back(person)
    assert draft(tmp_path) == ("Ask Bea" if where == "note" else "")
    assert actions(tmp_path) == []


def test_ctrl_c_stops_from_everywhere(tmp_path: Path) -> None:
    """Ctrl-C in a note stops the sitting, and what was written is kept."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.press("n")
        person.type("Ask Bea")
        person.press("c-c")
        assert person.end() == 1
        assert "interrupted" in person.raw
        assert_given_back(person)
    assert draft(tmp_path) == "Ask Bea"


def test_a_closed_terminal_leaves(tmp_path: Path) -> None:
    """Where no signal tells it, the end of the terminal is taken as leaving, without a loop."""
    person = sitting(tmp_path, "deaf")
    person.wait_for(QUESTION)
    process = person.pid
    os.close(person.child.fileno())
    ended = _exit_of(process)
    assert ended is not None
    assert actions(tmp_path) == ["one-01 Leave()"]


def _exit_of(process: int) -> int | None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            return status
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    return None


def test_a_draft_is_kept_while_writing(tmp_path: Path) -> None:
    """A note outlives even a kill: what was written a second ago is there as a draft."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.press("n")
        person.type("Ask Bea")
        person.wait_until(lambda: draft(tmp_path) == "Ask Bea")
        os.kill(person.pid, signal.SIGKILL)
    with sitting(tmp_path) as person:
        person.wait_for("A note you were writing is kept; n opens it.")
        person.press("n")
        person.wait_for("Ask Bea")


def test_the_draft_goes_once_the_note_is_saved(tmp_path: Path) -> None:
    """The draft stays until the next question is asked: by then the note is saved."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.press("n")
        person.type("Ask Bea")
        person.press("enter")
        person.type("about it")
        person.press("c-s")
        person.wait_for("Note: Ask Bea about it")
        assert draft(tmp_path) == ""
        person.press("q")
        assert person.end() == 0
    assert actions(tmp_path) == [note("Ask Bea\nabout it"), "one-01 Leave()"]
    assert list(contents(tmp_path)) == ["actions"]


def test_a_note_that_is_left_is_kept_as_a_draft(tmp_path: Path) -> None:
    """Esc goes back to the question at once and says that what was written is kept."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.press("n", "escape")
        screen = person.wait_for(QUESTION)
        assert not any("kept" in line for line in screen)
        person.press("n")
        person.type("Ask Bea")
        person.press("escape")
        person.wait_for("What you wrote is kept as a draft; n opens it again.")
        person.press("q")
        assert person.end() == 0
    assert draft(tmp_path) == "Ask Bea"


def test_an_internal_note_is_kept_apart_from_the_other(tmp_path: Path) -> None:
    """Typed at once, n! is the internal note; its draft outlives a kill, and goes once saved."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.type("n!Bea stalls")
        person.wait_for("Internal note: never in a client's report")
        person.wait_until(lambda: draft(tmp_path, "one-01!") == "Bea stalls")
        os.kill(person.pid, signal.SIGKILL)
    assert draft(tmp_path) == ""
    with sitting(tmp_path) as person:
        person.wait_for("An internal note you were writing is kept; n! opens it.")
        person.press("!")
        person.wait_for("Bea stalls")
        person.type("!")
        person.press("escape")
        person.wait_for("What you wrote is kept as a draft; n! opens it again.")
        person.type("n!")
        person.wait_for("Bea stalls!")
        person.press("c-s")
        person.wait_for("Internal note: Bea stalls!")
        person.press("n")
        person.type("Ask Bea")
        person.press("c-s")
        person.wait_for("Note: Ask Bea Internal note: Bea stalls!")
        person.press("q")
        assert person.end() == 0
    internal = note("Bea stalls!", NoteKind.INTERNAL)
    assert actions(tmp_path) == [internal, note("Ask Bea"), "one-01 Leave()"]
    assert list(contents(tmp_path)) == ["actions"]


def test_a_large_paste_is_text(tmp_path: Path) -> None:
    """A hundred thousand characters pasted into a note are its text, commands among them."""
    text = "\r\n".join(f"q {number:05} \x1b[2J and some words more" for number in range(2800))
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.paste("q1u")
        person.wait_for("A text was pasted; nothing was done with it.")
        person.press("n")
        person.wait_for("Ctrl-S")
        person.paste(text)
        person.wait_for("q 02799")
        person.press("c-s")
        person.wait_for("letters in all")
        person.press("q")
        assert person.end() == 0
    assert actions(tmp_path)[0] == note(text.replace("\r", "").replace("\x1b", "␛"))


def test_evidence_a_reason_and_a_jump(tmp_path: Path) -> None:
    """Forms and the list of questions lead to their actions."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.press("e", "y", "tab")
        person.type("Folder")
        person.press("c-s")
        person.wait_for("Evidence: seen on 2026-11-23: Folder")
        person.press("?")
        person.wait_for("Why this is asked")
        person.press("x")
        person.wait_for("Evidence: seen on 2026-11-23: Folder")
        person.press("x")
        person.type("They hold none")
        person.press("enter")
        person.wait_for(SECOND)
        person.press("h")
        person.wait_for("All keys")
        person.press("q", "g")
        person.type("two-02")
        person.press("enter")
        person.wait_for("Is two-02 in place?")
        person.press("q")
        assert person.end() == 0
    assert actions(tmp_path) == [
        "one-01 Seen(evidence=Evidence(seen=True, where='Folder', date='2026-11-23'))",
        "one-01 NotApplicable(reason='They hold none')",
        "one-02 GoTo(item='two-02')",
        "two-02 Leave()",
    ]


def test_a_resize_is_followed(tmp_path: Path) -> None:
    """Made narrow, wide and low, the same question is drawn to fit, without a key."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        for columns, rows in ((40, 24), (200, 50), (40, 12), (80, 24)):
            person.resize(columns, rows)
            width = min(columns, 100)
            screen = _drawn_at(person, width)
            drawn = [line for line in screen if line]
            assert {len(line) for line in drawn[:-1]} == {width}
            assert drawn[-1].endswith("h all keys")


def _drawn_at(person: Keyboard, width: int) -> list[str]:
    """Wait until the frame is as wide as that; return the screen."""

    def is_drawn() -> bool:
        top = person.screen()[0]
        return top.endswith("─┐") and len(top) == width

    return person.wait_until(is_drawn, f"a frame of {width} columns")


@pytest.mark.parametrize("without", [True, False])
def test_colour_is_left_out_on_request(without: bool, tmp_path: Path) -> None:
    """With NO_COLOR no colour is written, and everything is still on the screen."""
    with sitting(tmp_path, NO_COLOR="1" if without else "") as person:
        person.wait_for(NEWS)
        person.press("down")
        person.wait_for("> 1 Yes")
        styles = set(";".join(re.findall(r"\x1b\[([0-9;]*)m", person.raw)).split(";"))
        assert {"1", "7"} <= styles
        colours = {style for style in styles if len(style) > 1}
        assert bool(colours) is not without


def test_a_terminal_without_box_characters(tmp_path: Path) -> None:
    """Where the output is not UTF-8, the frame is drawn in ASCII."""
    with sitting(tmp_path, PYTHONIOENCODING="ascii") as person:
        screen = person.wait_for(QUESTION)
        assert screen[0].startswith("+- Pitfall 1 of 2: Overlooking")
        assert "\n".join(screen).isascii()


def test_a_sequence_nobody_knows_is_no_command(tmp_path: Path) -> None:
    """Keys of other terminals, mouse and focus reports answer nothing."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        for sequence in ("\x1b[57414u", "\x1b[I", "\x1b[O", "\x1b[<0;5;5M", "\x1b[1;99X"):
            person.type(sequence)
            time.sleep(ESCAPE_PAUSE)
        person.press("down")
        person.wait_for("> 1 Yes")
        person.press("q")
        assert person.end() == 0
    assert actions(tmp_path) == ["one-01 Leave()"]


def test_keys_typed_ahead_are_taken_in_order(tmp_path: Path) -> None:
    """Who is faster than the screen loses no key."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        person.type("142\r0q")
        assert person.end() == 0
    assert actions(tmp_path) == [
        "one-01 Give(value='yes')",
        "one-02 Give(value=42)",
        "two-01 Give(value=0)",
        "two-02 Leave()",
    ]


def test_going_on_after_a_stop_draws_anew(tmp_path: Path) -> None:
    """Stopped from outside and continued, as by a laptop asleep, the screen is whole again."""
    with sitting(tmp_path) as person:
        person.wait_for(QUESTION)
        os.kill(person.pid, signal.SIGSTOP)
        os.kill(person.pid, signal.SIGCONT)
        person.wait_until(lambda: person.raw.count(ENTER) == 2)
        person.wait_for(QUESTION)
        person.press("q")
        assert person.end() == 0
        assert AS_IT_WAS in person.raw


def test_ctrl_z_suspends_and_comes_back(tmp_path: Path) -> None:
    """Ctrl-Z gives the shell its terminal; `fg` brings the question back."""
    run = f"{sys.executable} {HERE / 'key_sitting.py'} {tmp_path}"
    with Keyboard(
        cwd=tmp_path,
        env={"PYTHONPATH": PYTHONPATH, "PS1": "shell> "},
        command=["bash", "--norc", "--noediting", "-i"],
    ) as person:
        person.type(f"{run}\n")
        person.wait_for(QUESTION)
        person.press("n")
        person.type("Ask Bea")
        person.wait_for("Ask Bea")
        person.press("c-z")
        person.wait_until(lambda: person.raw.count(LEAVE) == 1)
        person.wait_for("Stopped")
        assert draft(tmp_path) == "Ask Bea"
        person.type("stty -a | grep -o ' icanon'; fg\n")
        person.wait_until(lambda: person.raw.count(ENTER) == 2)
        assert "\n icanon" in person.raw.replace("\r", "")
        person.wait_for("Ask Bea")
        person.press("escape", "q")
        person.wait_for(AS_IT_WAS)


def test_an_editor_writes_the_note(tmp_path: Path) -> None:
    """$EDITOR, with arguments, gets the draft outside the screen; what it wrote is the note."""
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nstty -a | grep -q " icanon" || exit 9\necho "$1" >> "$2"\n')
    editor.chmod(0o755)
    with sitting(tmp_path, EDITOR=f"'{editor}' 'and more'") as person:
        person.wait_for(QUESTION)
        person.press("n")
        person.type("Ask Bea ")
        person.press("c-o")
        person.wait_for("Ask Bea and more")
        person.press("c-s")
        person.wait_for("Note: Ask Bea and more")
        person.press("q")
        assert person.end() == 0
        assert AS_IT_WAS in person.raw
    assert actions(tmp_path)[0] == note("Ask Bea and more")


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("no-such-editor", "The editor no-such-editor cannot be started"),
        ("false", "The editor false ended with an error (1)."),
        ("'unclosed", "The editor cannot be started"),
    ],
)
def test_an_editor_that_fails_is_told(editor: str, told: str, tmp_path: Path) -> None:
    """A line says what is wrong with the editor, and the note is still there."""
    with sitting(tmp_path, EDITOR=editor) as person:
        person.wait_for(QUESTION)
        person.press("n")
        person.type("Ask Bea")
        person.press("c-o")
        person.wait_for(told)
        person.wait_for("Ask Bea")


def test_prompt_toolkit_has_one_door_and_rich_stays_out() -> None:
    """Only terminal/keys knows prompt_toolkit, and the key screens start without rich."""
    known = {
        path.parent.name
        for path in SOURCE.rglob("*.py")
        if re.search(r"^\s*(?:from|import) prompt_toolkit", path.read_text("utf-8"), re.MULTILINE)
    }
    assert known == {"keys"}
    told = "import sys, outsource_audit.terminal.keys.interview; print('rich' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
