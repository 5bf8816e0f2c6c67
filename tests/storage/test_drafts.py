"""Drafts of notes: one file a question, there after a kill, never in the way."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import an_audit
from outsource_audit.domain.notes import NoteKind, note_name
from outsource_audit.storage.audit_file import held_audit
from outsource_audit.storage.drafts import DraftFiles

NAME = "northway.audit.json"
NOTE = "Asked legal.\nThey answer on Friday: \u00e4\u00f6\u00fc \u4f60\u597d \U0001f600"
HOSTILE = ["../../etc/passwd", "/etc/x", "..", ".", "a/b\\c", "a\nb", "\0", "%2e", "*", "\ud800"]


def names(folder: Path) -> list[str]:
    """Return the names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_draft_is_kept_beside_the_audit(tmp_path: Path) -> None:
    """What was kept is read back by another process, from a private file beside the audit."""
    DraftFiles(tmp_path / NAME).keep("data-05", NOTE)
    again = DraftFiles(tmp_path / NAME)
    assert again.read("data-05") == NOTE
    assert again.waiting() == ["data-05"]
    assert names(tmp_path) == [f".{NAME}.data-05.draft"]
    assert again.path("data-05").stat().st_mode & 0o777 == 0o600
    assert again.path("data-05").read_text(encoding="utf-8") == NOTE


def test_each_question_has_its_draft(tmp_path: Path) -> None:
    """Drafts do not mix, neither of two questions nor of two audits."""
    drafts, others = DraftFiles(tmp_path / NAME), DraftFiles(tmp_path / "other.audit.json")
    drafts.keep("data-05", "one")
    drafts.keep("comms-01", "two")
    others.keep("data-05", "three")
    drafts.keep("data-05", "one, longer")
    assert [drafts.read(key) for key in ("data-05", "comms-01")] == ["one, longer", "two"]
    assert (drafts.waiting(), others.waiting()) == (["comms-01", "data-05"], ["data-05"])


def test_a_dropped_draft_is_gone(tmp_path: Path) -> None:
    """A note that was saved leaves nothing behind, and dropping twice is no harm."""
    drafts = DraftFiles(tmp_path / NAME)
    drafts.keep("data-05", NOTE)
    drafts.drop("data-05")
    drafts.drop("data-05")
    assert (drafts.read("data-05"), drafts.waiting(), names(tmp_path)) == ("", [], [])


def test_an_empty_draft_is_private_and_waits_for_nobody(tmp_path: Path) -> None:
    """An editor that begins with nothing writes into a private file; left empty, it is no note."""
    drafts = DraftFiles(tmp_path / NAME)
    drafts.keep("data-05", "")
    assert (drafts.read("data-05"), drafts.waiting()) == ("", [])
    assert drafts.path("data-05").stat().st_mode & 0o777 == 0o600


def test_a_draft_that_is_no_text_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """A byte that is no text costs its letter, not the note."""
    drafts = DraftFiles(tmp_path / NAME)
    drafts.path("data-05").write_bytes(b"caf\xe9 au lait")
    assert drafts.read("data-05") == "caf\ufffd au lait"


@pytest.mark.parametrize("question", HOSTILE)
def test_no_id_leads_out_of_the_folder(question: str, tmp_path: Path) -> None:
    """Whatever a bank calls its questions, a draft lies beside the audit."""
    (tmp_path / "sub").mkdir()
    drafts = DraftFiles(tmp_path / "sub" / NAME)
    assert drafts.path(question).parent == tmp_path / "sub"
    drafts.keep(question, NOTE)
    assert drafts.read(question) == NOTE
    assert (names(tmp_path), len(names(tmp_path / "sub"))) == (["sub"], 1)
    drafts.drop(question)
    assert names(tmp_path / "sub") == []


@given(st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), st.text()))
def test_any_notes_on_any_questions_come_back(notes: dict[str, str]) -> None:
    """Ids and notes of every kind are kept apart and come back; half letters become marks."""
    with tempfile.TemporaryDirectory() as folder:
        drafts = DraftFiles(Path(folder) / NAME)
        for question, note in notes.items():
            drafts.keep(question, note)
        kept = {
            question: note.encode(errors="replace").decode() for question, note in notes.items()
        }
        assert {question: drafts.read(question) for question in notes} == kept
        assert drafts.waiting() == sorted(question for question, note in notes.items() if note)


@pytest.mark.parametrize("place", ["gone/a.audit.json", "file/a.audit.json", "n" * 300])
def test_where_no_draft_can_be_kept_nothing_happens(place: str, tmp_path: Path) -> None:
    """Without a folder, a name or room, a draft is lost in silence; the person goes on writing."""
    (tmp_path / "file").write_text("kept")
    drafts = DraftFiles(tmp_path / place)
    drafts.keep("data-05", NOTE)
    drafts.drop("data-05")
    assert (drafts.read("data-05"), drafts.waiting()) == ("", [])
    assert names(tmp_path) == ["file"]


def test_a_folder_with_a_drafts_name_is_no_draft(tmp_path: Path) -> None:
    """Something else under that name is left alone."""
    drafts = DraftFiles(tmp_path / NAME)
    drafts.path("data-05").mkdir()
    drafts.keep("data-05", NOTE)
    drafts.drop("data-05")
    assert (drafts.read("data-05"), drafts.waiting()) == ("", [])
    assert names(tmp_path) == [f".{NAME}.data-05.draft"]


def test_through_a_link_drafts_lie_beside_the_file(tmp_path: Path) -> None:
    """The same audit has the same drafts, by whatever name it is opened."""
    (tmp_path / "behind").mkdir()
    (tmp_path / "link.audit.json").symlink_to(tmp_path / "behind" / NAME)
    DraftFiles(tmp_path / "link.audit.json").keep("data-05", NOTE)
    assert DraftFiles(tmp_path / "behind" / NAME).read("data-05") == NOTE


def test_a_sitting_keeps_drafts_and_sweeps_what_kills_left_of_them(tmp_path: Path) -> None:
    """Opening and saving the audit touches no draft; half-written ones go."""
    drafts = DraftFiles(tmp_path / NAME)
    drafts.keep("data-05", NOTE)
    (tmp_path / f".{NAME}.data-05.draft.4711.tmp").write_text("Asked le")
    with held_audit(tmp_path / NAME) as held:
        held.save(an_audit())
    assert names(tmp_path) == [f".{NAME}.data-05.draft", f".{NAME}.spare", NAME]
    assert drafts.read("data-05") == NOTE


def test_both_notes_on_a_question_have_their_draft(tmp_path: Path) -> None:
    """They do not mix, and each is there after the program is gone."""
    drafts = DraftFiles(tmp_path / NAME)
    for kind in NoteKind:
        drafts.keep(note_name("data-05", kind), kind.value)
    again = DraftFiles(tmp_path / NAME)
    assert [again.read(note_name("data-05", kind)) for kind in NoteKind] == ["shared", "internal"]
    assert again.waiting() == ["data-05", "data-05!"]
    again.drop("data-05")
    assert again.waiting() == ["data-05!"]
