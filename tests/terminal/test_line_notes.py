"""Notes by lines: several lines, drafts that outlive the program, an editor on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from line_sitting import PROFILE, Sitting, at

from builders import an_audit
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.interview import Interview, current
from outsource_audit.domain.progress import progress
from outsource_audit.errors import UsageError

HOW = (
    "End it with a line that is a single full stop. "
    "Enter alone changes nothing; a dash (-) removes it; an exclamation mark (!) opens your editor."
)
WAITS = "A note you were writing is kept; n goes on with it."
INTERNAL = "Internal note: never in a client's report."


def at_a_note(note: str = "") -> Interview:
    """Return an interview at a question with a note on it."""
    return at("one-01", an_audit({"one-01": Answer(note=note)}, profile=dict(PROFILE)))


def notes_of(interview: Interview) -> tuple[str, str]:
    """Return both notes on the question, the internal one second."""
    answer = interview.audit.answers.get("one-01", Answer())
    return answer.note, answer.internal_note


def note_of(interview: Interview) -> str:
    """Return the note on the question."""
    return interview.audit.answers.get("one-01", Answer()).note


def an_editor(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Make a shell script the editor of this person; $1 is an argument, $2 the file."""
    program = folder / "my editor"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{program}' --wait")


def test_a_note_has_several_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Lines are taken as they are, empty and indented ones too, until a single full stop."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "Asked Ann.", "", "  - by post", "# one", ".")
    after = sitting.ask_all(at_a_note())
    assert note_of(after) == "Asked Ann.\n\n  - by post\n# one"
    assert "> Note: the report shows it.\nType the note, in as many lines" in sitting.told
    assert f"Type the note, in as many lines as you like. {HOW}" in sitting.heard
    assert "\nThe note is saved.\nIs one-01 in place?\n" in sitting.told
    assert sitting.told.count("Question 1 of 2 here") == 1


def test_enter_alone_keeps_a_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A note is read out whole; Enter alone leaves it, a full stop alone does as well."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "", "n", ".")
    assert note_of(sitting.ask_all(at_a_note("Old.\nOlder."))) == "Old.\nOlder."
    assert sitting.told.count("Note so far: Old.\n             Older.\n") == 2
    assert f"What you type takes its place. {HOW}" in sitting.heard


def test_a_note_is_replaced_and_removed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another text takes its place; a dash removes it, where there is one."""
    replaced = Sitting(monkeypatch, tmp_path, "n", "New", ".").ask_all(at_a_note("Old"))
    assert note_of(replaced) == "New"
    sitting = Sitting(monkeypatch, tmp_path, "n", "-", "n", "-")
    assert note_of(sitting.ask_all(at_a_note("Old"))) == ""
    assert "\nThe note is removed.\n" in sitting.told
    assert "There is no note to remove.\n" in sitting.told


def test_the_end_in_the_middle_keeps_a_draft(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was typed of a note is there the next time, is told, and is gone on with."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "First", "second")
    after = sitting.ask_all(at_a_note())
    assert (after.left, note_of(after)) == (True, "")
    assert sitting.drafts.read("one-01") == "First\nsecond"
    sitting = Sitting(monkeypatch, tmp_path, "n", "third", ".", "q")
    after = sitting.ask_all(at_a_note())
    assert note_of(after) == "First\nsecond\nthird"
    assert f"\n{WAITS}\n" in sitting.told
    assert "You were writing: First\n                  second\nGo on with it." in sitting.told
    assert sitting.drafts.read("one-01") == ""
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_saved_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A full stop alone makes the draft the note."""
    sitting = Sitting(monkeypatch, tmp_path, "n", ".", "q")
    sitting.drafts.keep("one-01", "First\n")
    assert note_of(sitting.ask_all(at_a_note("Old"))) == "First"


def test_a_draft_can_wait_or_be_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Enter alone leaves a draft for later, a dash gives it up; the note stays either way."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "", "n", "-", "q")
    sitting.drafts.keep("one-01", "Draft")
    assert note_of(sitting.ask_all(at_a_note("Old"))) == "Old"
    assert "Enter alone leaves it for later; a dash (-) gives it up;" in sitting.heard
    assert sitting.told.count("You were writing: Draft\n") == 2
    assert "The draft is given up. The note is as it was.\n" in sitting.told
    assert list(tmp_path.iterdir()) == []


def test_the_draft_outlives_a_save_that_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Until the next question the note may not be saved: closing does not drop its draft."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "Mine", ".")
    interview = at_a_note()
    item = current(interview)
    assert item is not None
    sitting.person.ask(item, interview, progress(interview), ())
    sitting.person.close()
    assert sitting.drafts.read("one-01") == "Mine"
    sitting = Sitting(monkeypatch, tmp_path)
    sitting.ask_all(at_a_note("Mine"))
    assert WAITS not in sitting.told
    assert list(tmp_path.iterdir()) == []


def test_the_editor_writes_the_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """! opens the editor on what was typed so far; what it leaves is the note, made harmless."""
    an_editor(tmp_path, monkeypatch, r"""printf 'by %s\n\033[2J\n\n' "$1" >> "$2" """)
    sitting = Sitting(monkeypatch, tmp_path, "n", "Begun", "", "!", "q")
    assert note_of(sitting.ask_all(at_a_note("Old"))) == "Begun\nby --wait\n␛[2J"
    assert sitting.drafts.read("one-01") == ""


def test_the_editor_begins_with_the_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With nothing typed the editor opens the stored note; unchanged, it stays as it is."""
    an_editor(tmp_path, monkeypatch, f'cat "$2" > {tmp_path}/seen')
    sitting = Sitting(monkeypatch, tmp_path, "n", "!", "q")
    assert note_of(sitting.ask_all(at_a_note("Old\nand older"))) == "Old\nand older"
    assert (tmp_path / "seen").read_text(encoding="utf-8") == "Old\nand older"
    assert "The note is saved" not in sitting.told
    assert sitting.drafts.waiting() == []


def test_the_editor_can_empty_a_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file left empty removes the note."""
    an_editor(tmp_path, monkeypatch, ': > "$2"')
    sitting = Sitting(monkeypatch, tmp_path, "n", "!", "q")
    assert note_of(sitting.ask_all(at_a_note("Old"))) == ""
    assert "The note is removed." in sitting.told
    assert [path.name for path in tmp_path.iterdir()] == ["my editor"]


@pytest.mark.parametrize(
    ("visual", "told"),
    [
        ("no-such-editor -w", "The editor no-such-editor cannot be started: no such file or"),
        ("false", "The editor false ended with an error (1). You can go on typing."),
        ("'vi", "The editor cannot be started: no closing quotation in VISUAL or EDITOR."),
    ],
)
def test_without_an_editor_one_goes_on_typing(
    visual: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the editor fails that is said in one line, and nothing typed is lost."""
    monkeypatch.setenv("VISUAL", visual)
    sitting = Sitting(monkeypatch, tmp_path, "n", "!", "Begun", "!", "done", ".", "q")
    assert note_of(sitting.ask_all(at_a_note())) == "Begun\ndone"
    assert sitting.heard.count(told) == 2
    assert list(tmp_path.iterdir()) == []


def test_editor_comes_after_visual(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """EDITOR is taken where VISUAL is empty, a usual editor where neither is set, or none."""
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.setenv("EDITOR", "false")
    sitting = Sitting(monkeypatch, tmp_path, "n", "!")
    sitting.ask_all(at_a_note())
    assert "The editor false ended" in sitting.told
    monkeypatch.delenv("EDITOR")
    (tmp_path / "vi").write_text('#!/bin/sh\necho vi >> "$1"\n', encoding="utf-8")
    (tmp_path / "vi").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}")
    assert note_of(Sitting(monkeypatch, tmp_path, "n", "!", "q").ask_all(at_a_note())) == "vi"
    (tmp_path / "vi").unlink()
    sitting = Sitting(monkeypatch, tmp_path, "n", "!")
    sitting.ask_all(at_a_note())
    assert "No editor was found. Set EDITOR to the name of the one you use." in sitting.heard


def test_an_editor_needs_somewhere_to_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the draft cannot be kept no editor is opened on an empty page."""
    an_editor(tmp_path, monkeypatch, f"touch {tmp_path}/opened")
    sitting = Sitting(monkeypatch, tmp_path / "gone", "n", "Typed", "!", ".", "q")
    assert note_of(sitting.ask_all(at_a_note())) == "Typed"
    assert "The note cannot be written where an editor finds it." in sitting.heard
    assert not (tmp_path / "opened").exists()


def test_a_draft_that_cannot_be_kept_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where no draft can be kept that is said once a note, and the note is taken all the same."""
    unkept = "No draft of this note can be kept: it is lost if you stop before its full stop."
    sitting = Sitting(monkeypatch, tmp_path / "gone", "n", "One", "two", ".", "n", "New", ".", "q")
    interview = at_a_note()
    assert note_of(sitting.ask_all(interview)) == "New"
    assert sitting.heard.count(unkept) == 2
    sitting = Sitting(monkeypatch, tmp_path, "n", "One", "two", ".", "q")
    assert note_of(sitting.ask_all(interview)) == "One\ntwo"
    assert unkept not in sitting.heard


def test_piped_lines_have_no_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """! among piped lines is refused: what follows was meant for after the editor."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "Typed", "!", "1", piped=True)
    with pytest.raises(UsageError) as error:
        sitting.ask_all(at_a_note())
    assert str(error.value) == (
        "standard input:3: one-01: An editor needs a terminal; type the note line by line. "
        "Nothing from this line on was taken."
    )
    assert (sitting.left, sitting.drafts.read("one-01")) == ("1\n", "Typed")


@pytest.mark.parametrize("command", ["n!", "N!", "!"])
def test_an_internal_note_is_a_note_of_its_own(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is edited as the other is; who reads it is told first, and the other note stays."""
    sitting = Sitting(monkeypatch, tmp_path, command, "They stall.", "! I think", ".", "q")
    after = sitting.ask_all(at_a_note("Asked"))
    assert notes_of(after) == ("Asked", "They stall.\n! I think")
    assert f"{INTERNAL}\nType the note, in as many lines" in sitting.told
    assert "\nThe internal note is saved.\n" in sitting.told
    assert "Internal note: They stall.\n               ! I think\n" in sitting.told
    assert sitting.told.count("internal note> ") == 3
    assert list(tmp_path.iterdir()) == []


def test_an_internal_note_is_kept_replaced_and_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Enter alone keeps it, another text takes its place, and a dash removes it, each once."""
    lines = ("n!", "One", ".", "n!", "", "n!", "Two", ".", "n!", "-", "n!", "-", "q")
    sitting = Sitting(monkeypatch, tmp_path, *lines)
    assert notes_of(sitting.ask_all(at_a_note("Asked"))) == ("Asked", "")
    assert sitting.told.count("Note so far: One\n") == 2
    assert sitting.told.count("Note so far: Two\n") == 1
    assert sitting.told.count("The internal note is removed.\n") == 1
    assert sitting.told.count("There is no note to remove.\n") == 1


def test_a_draft_is_gone_on_with_as_the_note_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An internal note that was cut off is told as such, and never becomes the other one."""
    Sitting(monkeypatch, tmp_path, "n!", "They stall", "and").ask_all(at_a_note())
    sitting = Sitting(monkeypatch, tmp_path, "n", "Asked", ".", "n!", "lie", ".", "q")
    assert sitting.drafts.waiting() == ["one-01!"]
    after = sitting.ask_all(at_a_note())
    assert notes_of(after) == ("Asked", "They stall\nand\nlie")
    waits = "\nAn internal note you were writing is kept; n! goes on with it.\n"
    assert sitting.told.count(waits) == 2
    assert WAITS not in sitting.told
    assert sitting.drafts.waiting() == []


def test_an_internal_note_is_written_in_an_editor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """! opens the editor in it as well, on a draft of its own."""
    an_editor(tmp_path, monkeypatch, """printf ' a lot' >> "$2" """)
    sitting = Sitting(monkeypatch, tmp_path, "n!", "They stall", "!", "q")
    assert notes_of(sitting.ask_all(at_a_note("Asked"))) == ("Asked", "They stall a lot")
    assert sitting.drafts.waiting() == []


def test_the_profile_has_no_internal_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As with any note, that is said, and the question stays."""
    sitting = Sitting(monkeypatch, tmp_path, "n!", "q")
    sitting.ask_all(at("stage"))
    assert "Notes, evidence and not applicable go with the later questions." in sitting.heard
