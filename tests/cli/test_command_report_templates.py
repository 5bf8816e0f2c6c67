"""`report templates export` and `report --templates`: from a copy of ours to one's own report."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest

from program import NAME, run, saved, the_demo


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with an audit."""
    saved(the_demo(), tmp_path / NAME)
    return tmp_path


def test_a_copy_says_what_it_is_and_how_to_use_it(place: Path) -> None:
    """What it tells to type next works, and makes the report that ships."""
    ended = run("report", "templates", "export", "my own", cwd=place)
    files = sorted(path.name for path in (place / "my own").iterdir())
    assert (ended.code, ended.err) == (0, "")
    first, second = ended.out.splitlines()
    assert first == f"Copied {len(files)} files to my own. README.md says what each is for."
    assert second.startswith("Change what you like, then: outsource-audit report AUDIT ")
    typed = shlex.split(second.partition(": outsource-audit ")[2])
    ours = run("report", NAME, cwd=place)
    assert run(*[NAME if word == "AUDIT" else word for word in typed], cwd=place) == ours


def test_a_changed_file_changes_the_report(place: Path) -> None:
    """File by file: what is not there is ours."""
    (place / "mine").mkdir()
    (place / "mine/_title.html.j2").write_text("<h1>Mine for {{ report.head.business }}</h1>\n")
    ended = run("report", NAME, "-f", "html", "--templates", "mine", cwd=place)
    assert ended.code == 0
    assert "<h1>Mine for Fern &amp; Tallow</h1>" in ended.out
    assert "What to do first" in ended.out


def test_the_letter_is_named(place: Path) -> None:
    """Our second set needs no copy; its own copy makes the same."""
    for style in ("html", "md"):
        letter = run("report", NAME, "-f", style, "--templates", "letter", cwd=place)
        assert letter.code == 0
        assert "what can go wrong, and what to do first" in letter.out
        copied = f"copy-{style}"
        assert run("report", "templates", "export", copied, "--set", "letter", cwd=place).code == 0
        assert run("report", NAME, "-f", style, "--templates", copied, cwd=place) == letter


def test_a_mistake_is_one_line_with_file_and_line(place: Path) -> None:
    """No traceback, nothing written."""
    (place / "mine").mkdir()
    (place / "mine/report.md.j2").write_text("# Mine\n\n{{ report.sumary.score }}\n")
    ended = run("report", NAME, "-o", "r.md", "--templates", "mine", cwd=place)
    assert ended.code == 3
    (line,) = ended.told
    place_and_what = "mine/report.md.j2:3:1: no such field: report.sumary (did you mean summary?)"
    assert line == f"outsource-audit: {place_and_what}"
    assert not (place / "r.md").exists()


def test_a_template_that_reaches_for_the_system_is_refused(place: Path) -> None:
    """It is told what it may not."""
    (place / "mine").mkdir()
    (place / "mine/report.md.j2").write_text("{{ cycler.__init__.__globals__.os.environ }}")
    ended = run("report", NAME, "--templates", "mine", cwd=place)
    assert (ended.code, ended.out) == (3, "")
    assert ended.told == [
        "outsource-audit: mine/report.md.j2:1:1: a template may not reach __init__ of this"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["report", NAME, "--templates", "gone"], "--templates: there is no folder gone; give "),
        (["report", NAME, "--templates", NAME], f"--templates: {NAME} is not a folder; give "),
        (["report", NAME, "--templates", "."], "--templates: . holds no template of a report; "),
        (["report", "templates", "export", NAME], f"{NAME}: is a file; give a folder "),
        (["report", "templates", "export", "x", "--set", "y"], "--set: there is no set 'y'; give "),
        (["report", "templates", "export"], "Missing argument 'FOLDER' (see outsource-audit"),
    ],
)
def test_a_slip_is_told(place: Path, words: list[str], told: str) -> None:
    """In one line, and the command ends as one that was called wrongly."""
    ended = run(*words, cwd=place)
    assert (ended.code, ended.out) == (2, "")
    (line,) = ended.told
    assert line.startswith(f"outsource-audit: {told}")


def test_every_file_in_the_way_is_told_and_force_writes_over(place: Path) -> None:
    """All at once, a line each."""
    assert run("report", "templates", "export", "mine", "--set", "letter", cwd=place).code == 0
    again = ("report", "templates", "export", "mine", "--set", "letter")
    (place / "mine/report.css").write_text("mine")
    ended = run(*again, cwd=place)
    files = sorted(path.name for path in (place / "mine").iterdir())
    assert ended.code == 2
    assert sorted(ended.told) == [
        f"outsource-audit: mine/{name}: is there already; --force writes over it" for name in files
    ]
    assert (place / "mine/report.css").read_text() == "mine"
    assert run(*again, "--force", cwd=place).code == 0
    assert (place / "mine/report.css").read_text() != "mine"


def test_the_help_of_report_is_that_of_writing_one(place: Path) -> None:
    """With its options, and a word on the templates."""
    helped = run("report", "--help", cwd=place)
    assert helped.code == 0
    assert "--templates" in helped.out
    assert "report templates export" in " ".join(helped.out.split())
    assert run("report", "write", "--help", cwd=place) == helped
    assert "export" in run("report", "templates", "--help", cwd=place).out


def test_an_audit_called_like_a_command_is_told_apart(place: Path) -> None:
    """`report write FILE` takes any name."""
    saved(the_demo(), place / "templates")
    assert run("report", "write", "templates", cwd=place) == run("report", NAME, cwd=place)


@pytest.mark.parametrize("home", ["file", "gone", "unset"])
def test_a_report_needs_no_place_to_keep_things(place: Path, home: str) -> None:
    """A home that is a file, none, or not named: the report is the same, and nothing is told."""
    whole = run("report", NAME, "-f", "html", cwd=place)
    (place / "file").touch()
    settings = {"XDG_CACHE_HOME": "", "HOME": "" if home == "unset" else str(place / home)}
    assert run("report", NAME, "-f", "html", cwd=place, env=settings) == whole
    assert not (place / "gone").exists()


def test_compiled_templates_are_kept_in_the_cache(place: Path) -> None:
    """For the next report; a spoiled one does no harm."""
    settings = {"XDG_CACHE_HOME": str(place / "kept")}
    whole = run("report", NAME, "-f", "html", cwd=place, env=settings)
    (folder,) = (place / "kept/outsource-audit").iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    files = list(folder.iterdir())
    assert len(files) > 5
    for file in files:
        file.write_bytes(file.read_bytes()[:-9] + os.urandom(9))
    assert run("report", NAME, "-f", "html", cwd=place, env=settings) == whole
