"""`demo`: the whole product on a made-up shop, which never writes over anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_places import with_a_browser, without_a_browser

from outsource_audit.storage.audit_file import read_audit
from program import Ended, contents, run, the_demo

FOLDER = "outsource-audit-demo"
AUDIT = "fern-and-tallow-harbour-fulfilment.audit.json"
EARLIER = "fern-and-tallow-harbour-fulfilment-2025.audit.json"
PLAIN = sorted([AUDIT, EARLIER, "report.html", "report.md", "report.docx"])
FILES = sorted([*PLAIN, "report.pdf"])


def demo(place: Path, *arguments: str) -> Ended:
    """Run the demo where a browser that only pretends prints the PDF."""
    return run("demo", *arguments, cwd=place, env=with_a_browser(place.parent / "bin"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return an empty folder; tools lie beside it."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def test_the_demo_makes_a_new_folder(place: Path) -> None:
    """Two audits and the report in every format lie in a new folder, private."""
    ended = demo(place)
    assert (ended.code, ended.err) == (0, "")
    assert sorted(contents(place / FOLDER)) == FILES
    assert read_audit(place / FOLDER / AUDIT) == the_demo()
    earlier = read_audit(place / FOLDER / EARLIER)
    assert (earlier.date, bool(earlier.remediation)) == ("2025-11-18", True)
    assert (place / FOLDER / AUDIT).stat().st_mode & 0o777 == 0o600
    assert ended.out.startswith("A made-up audit: Fern & Tallow, and Harbour Fulfilment.\n")
    for style in ("html", "md", "docx", "pdf"):
        assert f"\n  {FOLDER}/report.{style}\n" in ended.out
    for command in (f"score {FOLDER}/{AUDIT}", f"compare {FOLDER}/{EARLIER} {FOLDER}/{AUDIT}"):
        assert f"\n  outsource-audit {command}\n" in ended.out


def test_the_demo_shows_a_client_s_report_with_its_trend(place: Path) -> None:
    """What changed since the year before is in it; internal notes are not."""
    demo(place)
    page = (place / FOLDER / "report.html").read_text()
    assert "Compared with the audit of 18 November 2025." in page
    notes = {each.internal_note for each in the_demo().answers.values()} - {""}
    assert notes
    assert not any(note in page for note in notes)


def test_the_demo_does_without_a_browser(place: Path) -> None:
    """Where no browser is, the PDF alone is missing, and it is said why."""
    ended = run("demo", cwd=place, env=without_a_browser(place.parent / "bin"))
    assert (ended.code, ended.err) == (0, "")
    assert sorted(contents(place / FOLDER)) == PLAIN
    assert "no Chrome, Chromium or Edge was found" in " ".join(ended.out.split())


def test_the_demo_runs_twice(place: Path) -> None:
    """A second demo leaves the first one alone and takes a folder of its own."""
    demo(place)
    (place / FOLDER / "report.md").write_text("my own notes")
    before = contents(place)
    assert demo(place).code == 0
    after = contents(place)
    assert before.items() <= after.items()
    assert sorted(contents(place / f"{FOLDER}-2")) == FILES


def test_the_demo_goes_where_it_is_told(place: Path) -> None:
    """A folder can be given, new or not; what lies in it stays."""
    (place / "there").mkdir()
    (place / "there" / "mine.txt").write_text("kept")
    for folder in ("there", "new/deep"):
        assert demo(place, folder).code == 0
        assert set(FILES) <= set(contents(place / folder))
    assert (place / "there" / "mine.txt").read_text() == "kept"


def test_the_demo_writes_over_nothing(place: Path) -> None:
    """Where one of its files is there already, nothing at all is written."""
    (place / "there").mkdir()
    (place / "there" / "report.md").write_text("kept")
    ended = demo(place, "there")
    told = "there/report.md: is there already; choose another folder"
    assert ended == (3, "", f"outsource-audit: {told}\n")
    assert contents(place) == {"there/report.md": b"kept"}


def test_the_demo_needs_a_folder(place: Path) -> None:
    """A file in place of the folder is said to be in the way."""
    (place / "there").write_text("kept")
    ended = demo(place, "there")
    assert ended == (3, "", "outsource-audit: there: cannot be made: file exists\n")
    assert contents(place) == {"there": b"kept"}
