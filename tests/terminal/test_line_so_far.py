"""What was said to a question so far, by lines, and what of it Enter keeps."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from line_sitting import NOW, PROFILE, Sitting, asked

from builders import an_audit
from outsource_audit.domain.actions import Give, Keep, Leave
from outsource_audit.domain.audit import Answer, Audit, Earlier, Evidence
from outsource_audit.terminal.question_words import LONGEST_NOTE_SHOWN, note_shown


def with_stored(question: str, answer: Answer, **changes: object) -> Audit:
    """Return an audit in which one question has an answer."""
    audit = an_audit({question: answer}, profile=dict(PROFILE))
    return msgspec.structs.replace(audit, **changes)


def test_enter_without_an_answer_asks_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Enter answers nothing by itself."""
    sitting = Sitting(monkeypatch, tmp_path, "", "1")
    assert asked(sitting, "one-01") == Give("yes")
    assert "There is no answer yet. Type one, or s to skip.\n" in sitting.told


OLD = "2025-11-02T09:00:00+00:00"


@pytest.mark.parametrize(
    ("audit", "told"),
    [
        (
            with_stored("one-01", Answer(answer="no", given=NOW)),
            "Your answer so far: No: none of it is. Enter keeps it.\n",
        ),
        (
            with_stored("one-01", Answer(answer="no", given=OLD)),
            (
                "Your answer so far (more than twelve months old): No: none of it is. "
                "Enter keeps it.\n"
            ),
        ),
        (
            with_stored("one-01", Answer(answer="no", revision=0, given=NOW)),
            ("Before this question changed you answered: No: none of it is. Enter confirms it.\n"),
        ),
        (
            with_stored("one-01", Answer(answer="no", revision=0, given=OLD)),
            (
                "Before this question changed you answered (more than twelve months ago): "
                "No: none of it is. Enter confirms it.\n"
            ),
        ),
        (
            an_audit(profile=dict(PROFILE)),
            (
                "In the audit of 2025-11-02 (more than twelve months ago): No: none of it is. "
                "Enter keeps it.\n"
            ),
        ),
    ],
)
def test_what_enter_keeps_is_said(
    audit: Audit, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An own answer, one to confirm and an earlier audit's each say what they are."""
    earlier = Earlier(
        date="2025-11-02", provider="Northway", answers={"one-01": Answer(answer="no", given=OLD)}
    )
    sitting = Sitting(monkeypatch, tmp_path, "")
    assert asked(sitting, "one-01", msgspec.structs.replace(audit, earlier=earlier)) == Keep()
    assert " ".join(told.split()) in sitting.heard


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (OLD, "In the audit of 2026-10-01 (answered more than twelve months ago): No: none"),
        ("2026-10-01T09:00:00+00:00", "In the audit of 2026-10-01: No: none of it is. Enter"),
        ("", "In the audit of 2026-10-01: No: none of it is. Enter keeps it."),
    ],
)
def test_an_old_answer_does_not_make_its_audit_old(
    given: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A recent audit that took over an older answer says how old the answer is, not itself."""
    then = Answer(answer="no", given=given)
    earlier = Earlier(date="2026-10-01", provider="Northway", answers={"one-01": then})
    sitting = Sitting(monkeypatch, tmp_path, "")
    audit = msgspec.structs.replace(an_audit(profile=dict(PROFILE)), earlier=earlier)
    asked(sitting, "one-01", audit)
    assert told in sitting.heard


@pytest.mark.parametrize(
    ("question", "audit", "told"),
    [
        (
            "one-01",
            an_audit({"one-01": Answer(answer="maybe")}),
            "This question changed since you answered it. Please answer again.",
        ),
        (
            "stage",
            an_audit(profile={"stage": "gone"}),
            "Your answer so far: gone. It does not fit this question; please answer again.",
        ),
    ],
)
def test_what_no_longer_fits_is_asked_again(
    question: str, audit: Audit, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An answer that does not fit cannot be kept with Enter."""
    sitting = Sitting(monkeypatch, tmp_path, "", "q")
    assert asked(sitting, question, audit) == Leave()
    assert told in sitting.heard
    assert "There is no answer yet." in sitting.told


def test_what_else_was_said_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Note, evidence and the look-up mark are told beside the question, and the earlier ones."""
    seen = Evidence(seen=True, where="folder")
    told = Answer(note="Asked Ann.\nTwice.", internal_note="She\nstalls.", evidence=seen)
    then = Answer("yes", "", "Asked Bob.", "He knew.", Evidence(seen=False))
    earlier = Earlier(date="", provider="Northway", answers={"one-01": then})
    sitting = Sitting(monkeypatch, tmp_path)
    asked(sitting, "one-01", with_stored("one-01", told, earlier=earlier, look_up=("one-01",)))
    assert "In the audit of an earlier day: Yes: it is in place. Enter keeps it." in sitting.told
    assert "Note then: Asked Bob.\nInternal note then: He knew.\nEvidence then: not seen\n" in (
        sitting.told
    )
    internal = "Internal note: She\n               stalls.\n"
    assert f"Note: Asked Ann.\n      Twice.\n{internal}Evidence: seen: folder\n" in sitting.told
    assert "You marked this to look up later.\n" in sitting.told


def test_a_long_note_is_not_read_out_each_time() -> None:
    """Beside its question a note is told in its beginning, with its length."""
    assert note_shown("x" * LONGEST_NOTE_SHOWN, "n") == "x" * LONGEST_NOTE_SHOWN
    long = note_shown("word " * 200, "n!")
    assert long.endswith(" ... (1000 letters in all; n! shows it whole)")
    assert note_shown("line\n" * 100, "n").startswith("line\nline\nline\nline ... (500 letters")
