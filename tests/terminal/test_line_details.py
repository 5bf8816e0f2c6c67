"""Evidence and not applicable by lines: asked in turn, and Enter keeps what there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from line_sitting import NOW, PROFILE, TODAY, Sitting, at

from builders import an_audit
from outsource_audit.domain.audit import Answer, Evidence
from outsource_audit.domain.interview import Interview

BEFORE = Evidence(seen=True, where="folder", date="2026-10-01")


def holding(stored: Answer) -> Interview:
    """Return an interview at a question with something stored for it."""
    return at("one-01", an_audit({"one-01": stored}, profile=dict(PROFILE)))


@pytest.mark.parametrize(
    ("lines", "evidence"),
    [
        (("y", "contract folder", "2026-10-01"), Evidence(True, "contract folder", "2026-10-01")),
        (("Yes", "", ""), Evidence(True, "", TODAY)),
        (("n",), Evidence(False)),
        (("",), None),
        (("maybe", "no"), Evidence(False)),
    ],
)
def test_evidence_is_asked_in_turn(
    lines: tuple[str, ...],
    evidence: Evidence | None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Seen or not, where, and when; today is offered, and Enter alone changes nothing."""
    sitting = Sitting(monkeypatch, tmp_path, "e", *lines, "q")
    after = sitting.ask_all(holding(Answer()))
    assert after.audit.answers["one-01"].evidence == evidence
    assert "Did you see the evidence yourself? y or n. Enter alone changes nothing." in (
        sitting.heard
    )
    assert ("Type y or n." in sitting.told) is (lines[0] == "maybe")
    assert ("The evidence is saved.\nIs one-01 in place?" in sitting.told) is bool(evidence)
    assert sitting.left == ""


@pytest.mark.parametrize(
    ("lines", "evidence"),
    [
        (("", "", ""), BEFORE),
        (("", "mail of Ann", ""), Evidence(True, "mail of Ann", "2026-10-01")),
        (("y", "-", "2026-11-01"), Evidence(True, "", "2026-11-01")),
        (("n",), Evidence(False)),
    ],
)
def test_enter_keeps_evidence(
    lines: tuple[str, ...], evidence: Evidence, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is stored is told first; Enter keeps each part of it, a dash removes the place."""
    sitting = Sitting(monkeypatch, tmp_path, "e", *lines, "q")
    after = sitting.ask_all(holding(Answer(evidence=BEFORE)))
    assert after.audit.answers["one-01"].evidence == evidence
    assert "Evidence so far: seen on 2026-10-01: folder.\n" in sitting.told
    assert "y or n. Enter alone keeps yes.\n" in sitting.told
    assert ("The evidence is saved." in sitting.told) is (evidence != BEFORE)
    if lines[0] != "n":
        assert "It was here: folder. Enter keeps that; a dash (-) removes it.\n" in sitting.told
        assert "when did you see it (Enter for 2026-10-01)> " in sitting.told


def test_not_seen_is_kept_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Enter keeps a no, and asks nothing more."""
    sitting = Sitting(monkeypatch, tmp_path, "e", "", "q")
    after = sitting.ask_all(holding(Answer(evidence=Evidence(seen=False))))
    assert after.audit.answers["one-01"].evidence == Evidence(seen=False)
    assert "Evidence so far: not seen.\n" in sitting.told
    assert "Enter alone keeps no.\n" in sitting.told
    assert sitting.left == ""


def test_a_date_is_a_date(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is no date is asked again, with an example."""
    sitting = Sitting(monkeypatch, tmp_path, "e", "y", "", "1 Oct", "2026-10-01", "q")
    after = sitting.ask_all(holding(Answer()))
    assert after.audit.answers["one-01"].evidence == Evidence(seen=True, date="2026-10-01")
    assert "'1 Oct' is no date; write it as 2026-11-23.\n" in sitting.told


def test_not_applicable_takes_a_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The bank's words are told; a reason is an answer, and without one nothing changes."""
    sitting = Sitting(monkeypatch, tmp_path, "x", "", "x", " # all in house ", "q")
    after = sitting.ask_all(holding(Answer()))
    assert after.audit.answers["one-01"].not_applicable == "# all in house"
    assert "Not applicable when nothing is handed over.\n" in sitting.told
    assert "Say in a few words why it does not apply. Enter alone changes nothing." in sitting.heard


def test_enter_keeps_the_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reason there is is told, and Enter keeps it."""
    sitting = Sitting(monkeypatch, tmp_path, "x", "", "q")
    after = sitting.ask_all(holding(Answer(not_applicable="All in house", given="2024-01-01")))
    stored = after.audit.answers["one-01"]
    assert (stored.not_applicable, stored.given) == ("All in house", NOW)
    assert "Reason so far: All in house\n" in sitting.told
    assert "Enter keeps the reason there is.\n" in sitting.told


def test_not_applicable_is_not_always_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A question that applies to everyone says so."""
    sitting = Sitting(monkeypatch, tmp_path, "x", "q")
    sitting.ask_all(at("one-02"))
    assert "This question applies to everyone. Type u if you do not know.\n" in sitting.told
