"""`report`: which formats go where, and what is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import NAME, contents, run, saved, the_demo


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that holds one audit."""
    saved(the_demo(), tmp_path / NAME)
    return tmp_path


def is_html(data: str | bytes) -> bool:
    """Say whether this is the report as a page."""
    start = data if isinstance(data, str) else data.decode()
    return start.lower().startswith("<!doctype html>")


def is_markdown(data: str | bytes) -> bool:
    """Say whether this is the report in Markdown."""
    start = data if isinstance(data, str) else data.decode()
    return start.startswith("# ")


def test_the_report_goes_to_stdout_in_markdown(place: Path) -> None:
    """Without a file the report is printed; with - it is too."""
    ended = run("report", NAME, cwd=place)
    assert (ended.code, ended.err) == (0, "")
    assert is_markdown(ended.out)
    assert run("report", NAME, "-o", "-", cwd=place) == ended
    assert run("report", NAME, "--format", "md", cwd=place) == ended
    assert list(contents(place)) == [NAME]


@pytest.mark.parametrize("name", ["r.html", "r.HTM", "r.md", "r.txt", "r"])
def test_the_name_says_which_format(name: str, place: Path) -> None:
    """A name that ends in .html gets the page, every other one Markdown."""
    ended = run("report", NAME, "-o", name, cwd=place)
    assert ended == (0, "", f"Wrote {name}\n")
    assert is_html((place / name).read_bytes()) is (Path(name).suffix.lower() in (".html", ".htm"))


def test_a_format_that_is_asked_for_wins(place: Path) -> None:
    """What is asked for in words is written, whatever the name says."""
    assert run("report", NAME, "-f", "md", "-o", "r.html", cwd=place).code == 0
    assert is_markdown((place / "r.html").read_bytes())


def test_a_file_holds_what_is_printed(place: Path) -> None:
    """A file, private to its owner, holds byte for byte what goes to stdout."""
    assert run("report", NAME, "--format", "html", "-o", "r.html", cwd=place).code == 0
    printed = run("report", NAME, "--format", "html", cwd=place)
    assert (place / "r.html").read_bytes() == printed.out.encode()
    assert (place / "r.html").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["out", "out/", "deep/down/"])
def test_a_folder_gets_one_file_a_format(name: str, place: Path) -> None:
    """Several formats go into a folder, which is made, named after the audit."""
    ended = run("report", NAME, "-f", "md", "-f", "html", "-o", name, cwd=place)
    folder = Path(name)
    wrote = [f"Wrote {folder}/northway.report.{style}" for style in ("md", "html")]
    assert (ended.code, ended.out, ended.told) == (0, "", wrote)
    assert is_markdown((place / folder / "northway.report.md").read_bytes())
    assert is_html((place / folder / "northway.report.html").read_bytes())


def test_one_format_goes_into_a_folder_too(place: Path) -> None:
    """A folder that is there, or a name that ends in a slash, takes a single report."""
    (place / "there").mkdir()
    assert run("report", NAME, "-o", "there", cwd=place).told == ["Wrote there/northway.report.md"]
    assert run("report", NAME, "-f", "html", "-o", "new/", cwd=place).told == [
        "Wrote new/northway.report.html"
    ]


def test_a_format_given_twice_is_one(place: Path) -> None:
    """The same format twice is one report."""
    ended = run("report", NAME, "-f", "md", "-f", "md", cwd=place)
    assert ended.code == 0
    assert is_markdown(ended.out)


@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_several_formats_do_not_go_to_stdout(output: list[str], place: Path) -> None:
    """Two reports in one stream would be none."""
    told = "several formats need a folder to go to; give one with -o FOLDER"
    ended = run("report", NAME, "-f", "md", "-f", "html", *output, cwd=place)
    assert ended == (2, "", f"outsource-audit: {told}\n")


def test_several_formats_do_not_go_into_a_file(place: Path) -> None:
    """A file in the way is named and kept."""
    (place / "r.html").write_text("kept")
    ended = run("report", NAME, "-f", "md", "-f", "html", "-o", "r.html", cwd=place)
    told = "r.html: is a file; several formats need a folder"
    assert ended == (2, "", f"outsource-audit: {told}\n")
    assert (place / "r.html").read_text() == "kept"


@pytest.mark.parametrize("output", [NAME, f"./{NAME}", f"sub/../{NAME}", "link"])
def test_the_audit_is_never_written_over(output: str, place: Path) -> None:
    """The report does not replace its own audit, however its path is spelled."""
    (place / "sub").mkdir()
    (place / "link").symlink_to(NAME)
    before = contents(place)
    ended = run("report", NAME, "-o", output, cwd=place)
    told = f"{NAME}: is the audit itself; give another file with -o"
    assert ended == (2, "", f"outsource-audit: {told}\n")
    assert contents(place) == before


def test_no_audit_is_written_over(place: Path) -> None:
    """A slip of the tab key does not cost the audit of another provider."""
    (place / "other.audit.json").write_text("kept")
    ended = run("report", NAME, "-o", "other.audit.json", cwd=place)
    told = "other.audit.json: is the name of an audit; give the report another one"
    assert ended == (2, "", f"outsource-audit: {told}\n")
    assert (place / "other.audit.json").read_text() == "kept"


def test_a_link_to_itself_is_replaced(place: Path) -> None:
    """A link that leads nowhere is no fault: the report takes its place."""
    (place / "loop").symlink_to("loop")
    assert run("report", NAME, "-o", "loop", cwd=place) == (0, "", "Wrote loop\n")
    assert is_markdown((place / "loop").read_bytes())


def test_a_hostile_name_is_told_inert(place: Path) -> None:
    """Control characters in a report's name do not reach the terminal."""
    ended = run("report", NAME, "-o", "a\x1b[2J.md", cwd=place)
    assert ended == (0, "", "Wrote a␛[2J.md\n")
    assert (place / "a\x1b[2J.md").exists()
