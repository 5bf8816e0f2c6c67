"""Notes, evidence and reasons by keys: what is written, kept, taken and left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from key_scenes import COPY, TODAY, DraftsInMemory, pressed, shown, typed, words
from prompt_toolkit.utils import get_cwidth

from outsource_audit.domain.audit import Evidence
from outsource_audit.domain.notes import NoteKind
from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.keys.entry import Entry
from outsource_audit.terminal.keys.form import evidence_form, evidence_of, names_form, reason_form
from outsource_audit.terminal.keys.note_scene import NoteEnd, NoteScene

WRITING = ["a", "é", " ", "漢", "enter", "backspace", "delete", "left", "right", "up", "down"]
JUMPING = ["home", "end", "c-left", "c-right", "c-home", "c-end", "c-w", "c-u", "c-k", "pagedown"]


def a_note(stored: str = "", **drafts: str) -> NoteScene:
    """Return the editor of a question's note."""
    return NoteScene(
        COPY, stored, DraftsInMemory(**{k.replace("_", "-"): v for k, v in drafts.items()})
    )


def test_a_note_has_lines() -> None:
    """Enter begins a new line; Ctrl-S, F2 and Alt-Enter save, and what is typed is the note."""
    for key in ("c-s", "f2", "alt-enter"):
        scene = a_note()
        typed(scene, "One")
        scene.press("enter")
        typed(scene, "two q")
        assert scene.press(key) is NoteEnd.SAVE
        assert scene.text == "One\ntwo q"


def test_a_note_begins_with_what_is_there() -> None:
    """The stored note is edited; an unfinished one goes first, and Ctrl-R brings the other."""
    assert a_note("Old").text == "Old"
    scene = a_note("Old", one_01="Newer")
    assert scene.text == "Newer"
    assert "This is the note you were writing. Ctrl-R brings back the saved one." in words(scene)
    scene.press("c-r")
    assert scene.text == "Old"


def test_what_is_written_is_kept_as_a_draft() -> None:
    """Each tick keeps what changed, and nothing where nothing did."""
    drafts = DraftsInMemory()
    scene = NoteScene(COPY, "Old", drafts)
    scene.tick()
    assert drafts.texts == {}
    typed(scene, "er")
    scene.tick()
    assert drafts.texts == {"one-01": "Older"}
    pressed(scene, "backspace", "backspace")
    scene.tick()
    assert drafts.texts == {"one-01": "Old"}


def test_leaving_a_note_keeps_its_draft_unless_nothing_changed() -> None:
    """Esc drops the draft of an unchanged note; a changed one is kept, and that is said."""
    for change, kept in (("", False), ("er", True)):
        drafts = DraftsInMemory()
        scene = NoteScene(COPY, "Old", drafts)
        typed(scene, change)
        assert scene.press("escape") is NoteEnd.LEAVE
        assert scene.put_away() is kept
        assert drafts.texts == ({"one-01": "Older"} if kept else {})


def test_the_first_key_of_a_note_can_make_it_internal() -> None:
    """Typing n and then ! is one command; it is named until something was written."""
    scene = a_note("Old")
    assert "Note: the report shows it" in shown(scene)
    assert "! makes it internal" in words(scene)
    assert scene.press("!") is NoteEnd.INTERNAL
    assert scene.text == "Old"


@pytest.mark.parametrize("first", ["a", "left", "backspace", "c-r", "enter", "paste"])
def test_later_an_exclamation_mark_is_text(first: str) -> None:
    """Whatever was pressed or pasted before it, it goes into the note."""
    scene = a_note("Old")
    if first == "paste":
        scene.paste("Hello")
    else:
        assert scene.press(first) is None
    assert "makes it internal" not in words(scene)
    assert scene.press("!") is None
    assert "!" in scene.text


def test_an_internal_note_is_named_so_and_has_a_draft_of_its_own() -> None:
    """Its title says who never reads it; ! is text in it, and the other draft is left alone."""
    drafts = DraftsInMemory(**{"one-01": "Asked Ann"})
    scene = NoteScene(COPY, "", drafts, NoteKind.INTERNAL)
    assert "Internal note: never in a client's report" in shown(scene)
    assert "makes it internal" not in words(scene)
    typed(scene, "!Ann stalls")
    scene.tick()
    assert drafts.texts == {"one-01": "Asked Ann", "one-01!": "!Ann stalls"}
    assert scene.put_away()
    pressed(scene, "c-u")
    assert not scene.put_away()
    assert drafts.texts == {"one-01": "Asked Ann"}


def test_an_editors_text_is_taken() -> None:
    """Ctrl-O asks for an editor; what it wrote is then in the note, without its last line end."""
    drafts = DraftsInMemory()
    scene = NoteScene(COPY, "Old", drafts)
    assert scene.press("c-o") is NoteEnd.EDITOR
    drafts.keep("one-01", "From\nthe editor\n")
    scene.take_draft()
    assert scene.text == "From\nthe editor"


class DraftsOnAFullDisk(DraftsInMemory):
    """Drafts of which none can be kept until there is room."""

    has_room = False

    def keep(self, name: str, text: str) -> None:
        """Keep the draft where there is room; a draft is better lost than in the way."""
        if self.has_room:
            super().keep(name, text)


UNKEPT = "No draft of this note can be kept. Ctrl-S saves the note; Esc gives it up."


def test_a_draft_that_cannot_be_kept_is_told() -> None:
    """It is told while it is so, the note goes on and can be saved; with room all is well."""
    drafts = DraftsOnAFullDisk()
    scene = NoteScene(COPY, "Old", drafts)
    scene.tick()
    assert UNKEPT not in words(scene)
    typed(scene, "er")
    scene.tick()
    typed(scene, " one")
    assert words(scene).count(UNKEPT) == 1
    drafts.has_room = True
    scene.tick()
    assert UNKEPT not in words(scene)
    assert drafts.texts == {"one-01": "Older one"}
    assert (scene.press("c-s"), scene.text) == (NoteEnd.SAVE, "Older one")


def test_a_note_without_a_draft_is_not_lost_unsaid() -> None:
    """The first Esc tells that the note would be lost; the second leaves without it."""
    scene = NoteScene(COPY, "Old", DraftsOnAFullDisk())
    typed(scene, "er")
    assert scene.press("escape") is None
    assert UNKEPT in words(scene)
    assert scene.press("escape") is NoteEnd.LEAVE
    assert scene.put_away() is False


def test_taking_a_change_back_loses_nothing() -> None:
    """With the saved note back in place no draft is needed, and none is missed."""
    scene = NoteScene(COPY, "Old", DraftsOnAFullDisk())
    typed(scene, "er")
    scene.tick()
    scene.press("c-r")
    scene.tick()
    assert UNKEPT not in words(scene)
    assert scene.press("escape") is NoteEnd.LEAVE


def test_a_paste_is_text() -> None:
    """A pasted text keeps its lines, whatever ends them; what would steer is made visible."""
    scene = a_note()
    scene.paste("One\r\ntwo\rthree\x1b[2J\x00")
    assert scene.text == "One\ntwo\nthree␛[2J␀"
    form = reason_form(COPY, "")
    form.paste(" One\r\ntwo ")
    assert form.press("enter") == ("One two",)


def test_a_note_is_scrolled_to_the_cursor() -> None:
    """In a long note the line being written is on the screen, and so is the cursor."""
    scene = a_note("\n".join(f"line {number}" for number in range(300)))
    assert "line 299" in shown(scene, 40, 12)
    scene.press("c-home")
    assert "line 0" in shown(scene, 40, 12)
    scene.press("pagedown")
    assert "line 10" in shown(scene, 40, 12)


@given(
    text=st.text(max_size=80),
    keys=st.lists(st.sampled_from(WRITING + JUMPING), max_size=60),
    width=st.integers(3, 30),
)
def test_an_entry_is_never_out_of_place(text: str, keys: list[str], width: int) -> None:
    """Whatever is pressed, the cursor is inside the text and on the screen, no line too wide."""
    entry = Entry(text, lines=True)
    for key in keys:
        entry.press(key, width)
        layout = entry.layout(width)
        row, cell = entry.cursor(layout, width)
        assert 0 <= entry.at <= len(entry.text)
        assert 0 <= row < len(layout)
        assert 0 <= cell < width
    lines = [entry.text[start:end].rstrip(" ") for start, end in entry.layout(width)]
    assert all(get_cwidth(line) <= width for line in lines)
    assert clean(entry.text, newlines=True) == entry.text


@given(before=st.text(max_size=40), typed_text=st.text("abc é漢", max_size=20))
def test_what_is_typed_is_what_there_is(before: str, typed_text: str) -> None:
    """Typing at the end adds to the text; as many backspaces take it away again."""
    entry = Entry(before)
    whole = entry.text
    for character in typed_text:
        entry.press(character)
    assert entry.text == whole + typed_text
    for _ in typed_text:
        entry.press("backspace")
    assert entry.text == whole


@pytest.mark.parametrize(
    ("key", "text", "at"),
    [
        ("home", "one two three\nx", 0),
        ("end", "one two three\nx", 13),
        ("c-left", "one two three\nx", 4),
        ("c-right", "one two three\nx", 13),
        ("c-w", "one  three\nx", 4),
        ("c-u", " three\nx", 0),
        ("c-k", "one two\nx", 7),
        ("delete", "one twothree\nx", 7),
        ("down", "one two three\nx", 15),
        ("c-end", "one two three\nx", 15),
    ],
)
def test_keys_of_an_entry(key: str, text: str, at: int) -> None:
    """Words and lines can be passed over and taken away, as in other editors."""
    entry = Entry("one two three\nx", lines=True)
    entry.at = 7
    assert entry.press(key, 40)
    assert (entry.text, entry.at) == (text, at)


def test_evidence_is_asked_in_one_form() -> None:
    """Seen or not, where, and when: today is offered, Enter goes on and takes it at the end."""
    form = evidence_form(COPY, None, TODAY)
    assert "What would show it: The file with its date, opened once." in words(form)
    pressed(form, "y", "enter")
    typed(form, "Contract folder")
    texts = pressed(form, "tab", "enter")
    assert isinstance(texts, tuple)
    assert evidence_of(texts) == Evidence(seen=True, where="Contract folder", date=TODAY)


def test_the_offered_date_is_typed_over() -> None:
    """The first character typed or pasted takes the date's place; what follows is added."""
    for stored in (None, Evidence(seen=True, where="Folder", date="2026-10-01")):
        form = evidence_form(COPY, stored, TODAY)
        pressed(form, "y", "tab", "tab", "s-tab", "tab")
        typed(form, "2026-09-23")
        pressed(form, "backspace")
        typed(form, "2")
        texts = pressed(form, "enter")
        assert isinstance(texts, tuple)
        assert evidence_of(texts).date == "2026-09-22"
    form = evidence_form(COPY, None, TODAY)
    pressed(form, "y", "tab", "tab")
    form.paste(" 2026-08-01 ")
    assert "2026-08-01" in words(form)
    assert TODAY not in words(form)


@pytest.mark.parametrize(
    ("keys", "date"),
    [
        (("backspace", "2"), "2026-11-22"),
        (("left", "backspace", "1"), "2026-11-13"),
        (("home", "end", "backspace", "1"), "2026-11-21"),
        (("enter", "tab", "tab", "backspace", "4"), "2026-11-24"),
    ],
)
def test_the_offered_date_can_be_edited(keys: tuple[str, ...], date: str) -> None:
    """Backspace and the arrows edit the date that is offered; Enter elsewhere leaves it."""
    form = evidence_form(COPY, None, TODAY)
    pressed(form, "tab", "tab")
    for key in keys:
        form.press(key)
    pressed(form, "tab", "y")
    texts = form.press("c-s")
    assert isinstance(texts, tuple)
    assert evidence_of(texts).date == date


def test_evidence_not_seen_needs_nothing_more() -> None:
    """Whoever says no is not asked where and when."""
    form = evidence_form(COPY, None, TODAY)
    texts = pressed(form, "n", "enter")
    assert isinstance(texts, tuple)
    assert evidence_of(texts) == Evidence(seen=False)


def test_stored_evidence_is_filled_in() -> None:
    """Enter alone keeps what is stored; space and the arrows change yes to no."""
    stored = Evidence(seen=True, where="Folder", date="2026-10-01")
    texts = pressed(evidence_form(COPY, stored, TODAY), "enter", "enter", "enter")
    assert isinstance(texts, tuple)
    assert evidence_of(texts) == stored
    texts = pressed(evidence_form(COPY, stored, TODAY), " ", "c-s")
    assert isinstance(texts, tuple)
    assert evidence_of(texts) == Evidence(seen=False)


def test_wrong_evidence_is_told_at_its_field() -> None:
    """Without yes or no, or with a day that is none, the form says so and goes there."""
    form = evidence_form(COPY, None, TODAY)
    assert pressed(form, "c-s") is None
    assert "Say first whether you saw it yourself: y or n." in words(form)
    pressed(form, "y", "tab", "tab", "c-u")
    typed(form, "1 Oct")
    assert form.press("enter") is None
    assert "'1 Oct' is no date; write it as 2026-11-23." in words(form)
    assert "> When did you see it?" in shown(form)


def test_a_form_can_be_left() -> None:
    """Esc leaves a form without taking anything; Shift-Tab goes back."""
    form = names_form("Kiln & Co", "")
    form.press("tab")
    assert "> The provider" in shown(form)
    form.press("s-tab")
    assert "> Your business" in shown(form)
    assert form.press("escape") == ()


def test_both_names_are_needed() -> None:
    """A name that is given is kept with Enter; an empty one is asked for again."""
    assert pressed(names_form("Kiln & Co", "Northway"), "enter", "enter") == (
        "Kiln & Co",
        "Northway",
    )
    form = names_form("Kiln & Co", "")
    assert pressed(form, "enter", " ", "enter") is None
    assert "Type a name." in words(form)
    typed(form, "Northway ")
    assert form.press("enter") == ("Kiln & Co", "Northway")


def test_a_reason_is_asked_with_its_condition() -> None:
    """Not applicable says when that is so, takes a reason, and begins with the one there is."""
    form = reason_form(COPY, "They hold none")
    assert "Not applicable when the provider holds none of your data." in words(form)
    assert form.press("enter") == ("They hold none",)
    form = reason_form(COPY, "")
    assert form.press("enter") is None
    assert "Type a reason, or Esc to leave it." in words(form)
