"""`demo`: the whole product on a made-up shop, which never writes over anything."""

from __future__ import annotations

from pathlib import Path

from outsource_audit.storage.audit_file import read_audit
from program import contents, run, the_demo

FOLDER = "outsource-audit-demo"
AUDIT = "fern-and-tallow-harbour-fulfilment.audit.json"
EARLIER = "fern-and-tallow-harbour-fulfilment-2025.audit.json"
FILES = sorted([AUDIT, EARLIER, "report.html", "report.md"])


def test_the_demo_makes_a_new_folder(tmp_path: Path) -> None:
    """Two audits and both reports lie in a new folder, private, and what to look at is said."""
    ended = run("demo", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert sorted(contents(tmp_path / FOLDER)) == FILES
    assert read_audit(tmp_path / FOLDER / AUDIT) == the_demo()
    earlier = read_audit(tmp_path / FOLDER / EARLIER)
    assert (earlier.date, bool(earlier.remediation)) == ("2025-11-18", True)
    assert (tmp_path / FOLDER / AUDIT).stat().st_mode & 0o777 == 0o600
    assert ended.out.startswith("A made-up audit: Fern & Tallow, and Harbour Fulfilment.\n")
    assert f"\n  {FOLDER}/report.html\n" in ended.out
    for command in (f"score {FOLDER}/{AUDIT}", f"compare {FOLDER}/{EARLIER} {FOLDER}/{AUDIT}"):
        assert f"\n  outsource-audit {command}\n" in ended.out


def test_the_demo_runs_twice(tmp_path: Path) -> None:
    """A second demo leaves the first one alone and takes a folder of its own."""
    run("demo", cwd=tmp_path)
    (tmp_path / FOLDER / "report.md").write_text("my own notes")
    before = contents(tmp_path)
    assert run("demo", cwd=tmp_path).code == 0
    after = contents(tmp_path)
    assert before.items() <= after.items()
    assert sorted(contents(tmp_path / f"{FOLDER}-2")) == FILES


def test_the_demo_goes_where_it_is_told(tmp_path: Path) -> None:
    """A folder can be given, new or not; what lies in it stays."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("kept")
    for folder in ("there", "new/deep"):
        assert run("demo", folder, cwd=tmp_path).code == 0
        assert set(FILES) <= set(contents(tmp_path / folder))
    assert (tmp_path / "there" / "mine.txt").read_text() == "kept"


def test_the_demo_writes_over_nothing(tmp_path: Path) -> None:
    """Where one of its files is there already, nothing at all is written."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "report.md").write_text("kept")
    ended = run("demo", "there", cwd=tmp_path)
    told = "there/report.md: is there already; choose another folder"
    assert ended == (3, "", f"outsource-audit: {told}\n")
    assert contents(tmp_path) == {"there/report.md": b"kept"}


def test_the_demo_needs_a_folder(tmp_path: Path) -> None:
    """A file in place of the folder is said to be in the way."""
    (tmp_path / "there").write_text("kept")
    ended = run("demo", "there", cwd=tmp_path)
    assert ended == (3, "", "outsource-audit: there: cannot be made: file exists\n")
    assert contents(tmp_path) == {"there": b"kept"}
