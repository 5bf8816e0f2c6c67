"""The two notes on a question: each stays itself, and one never stands for the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.audit import Answer, Evidence
from outsource_audit.domain.notes import NoteKind, name_told, note_name, note_of, with_note

TEXTS = st.text(max_size=20)
ANSWERS = st.builds(
    Answer,
    answer=st.none() | st.just("yes"),
    note=TEXTS,
    internal_note=TEXTS,
    evidence=st.none() | st.just(Evidence(seen=True)),
)


@given(ANSWERS, st.sampled_from(NoteKind), TEXTS)
def test_setting_one_note_leaves_all_else(answer: Answer, kind: NoteKind, text: str) -> None:
    """The other note, the answer and its evidence stay as they were."""
    after = with_note(answer, kind, text)
    (other,) = set(NoteKind) - {kind}
    assert note_of(after, kind) == text
    assert note_of(after, other) == note_of(answer, other)
    assert (after.answer, after.evidence) == (answer.answer, answer.evidence)


def test_the_internal_note_is_the_internal_one() -> None:
    """What is stored as internal is read as such, and as nothing else."""
    answer = with_note(Answer(), NoteKind.INTERNAL, "Hm")
    assert (answer.internal_note, answer.note) == ("Hm", "")
    assert with_note(answer, NoteKind.SHARED, "Ah") == Answer(note="Ah", internal_note="Hm")


def test_each_note_has_a_name_of_its_own() -> None:
    """Two notes on one question are told apart, and read as a person would say it."""
    names = [note_name("data-05", kind) for kind in NoteKind]
    assert names == ["data-05", "data-05!"]
    assert [name_told(name) for name in names] == ["data-05", "data-05 (internal)"]
