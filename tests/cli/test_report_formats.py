"""`report` in every format: for whom, under whose name, by which browser, over which file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from report_places import (
    EARLIER,
    SECRET,
    SHARED,
    WORKING,
    text_of,
    with_a_browser,
    with_secrets,
    without_a_browser,
)

from program import NAME, Terminal, contents, environment, run, saved, the_demo

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
NO_CHROMIUM = "no Chromium here, so no PDF is printed"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that holds one audit."""
    saved(the_demo(), tmp_path / NAME)
    return tmp_path


def browser_or_skip() -> str:
    """Return the browser; without it the test says so, and fails where CI promises it."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NO_CHROMIUM)
        pytest.skip(NO_CHROMIUM)
    return CHROMIUM


@pytest.mark.parametrize("style", ["html", "md", "docx", "pdf"])
@pytest.mark.parametrize("audience", ["board", "client", "internal"])
def test_an_internal_note_reaches_the_internal_audience_alone(
    audience: str, style: str, tmp_path: Path
) -> None:
    """In every format, with a comparison too: only the internal report has what is internal."""
    if style == "pdf":
        browser_or_skip()
    with_secrets(tmp_path)
    name = f"r.{style}"
    ended = run(
        "report", NAME, "--audience", audience, "--since", EARLIER, "-o", name, cwd=tmp_path
    )
    assert (ended.code, ended.told[-1]) == (0, f"Wrote {name}")
    text = text_of((tmp_path / name).read_bytes())
    assert "Harbour Fulfilment" in text
    assert (SHARED in text) is (audience != "board")
    assert (SECRET in text) is (audience == "internal")
    assert (WORKING in text) is (audience == "internal")
    assert "internal_note" not in text


def test_every_format_in_one_call(place: Path) -> None:
    """Four formats go into one folder, each what its name says."""
    env = with_a_browser(place / "bin")
    formats = [part for style in ("html", "md", "pdf", "docx") for part in ("-f", style)]
    ended = run("report", NAME, *formats, "-o", "out", cwd=place, env=env)
    assert (ended.code, ended.out) == (0, "")
    begins = {"html": b"<!doctype html>", "md": b"# ", "pdf": b"%PDF-", "docx": b"PK"}
    for style, begin in begins.items():
        assert (place / "out" / f"northway.report.{style}").read_bytes().startswith(begin)


@pytest.mark.parametrize(("name", "begin"), [("r.pdf", b"%PDF-"), ("r.DOCX", b"PK")])
def test_the_name_says_which_format(name: str, begin: bytes, place: Path) -> None:
    """A name that ends in .pdf or .docx gets such a file."""
    env = with_a_browser(place / "bin")
    assert run("report", NAME, "-o", name, cwd=place, env=env).told == [f"Wrote {name}"]
    assert (place / name).read_bytes().startswith(begin)


def test_a_pdf_is_no_text_for_a_terminal(place: Path) -> None:
    """A PDF or a Word file is never thrown at a screen."""
    for style in ("pdf", "docx"):
        with Terminal("report", NAME, "-f", style, cwd=place) as terminal:
            assert terminal.end() == 2
            told = f"a {style} file is no text for a terminal; name a file: -o report.{style}"
            assert told in " ".join(terminal.screen.split())


def test_no_browser_is_one_line_that_helps(place: Path) -> None:
    """Without a browser nothing is written, and it is said what to do."""
    env = without_a_browser(place / "bin")
    before = contents(place)
    ended = run("report", NAME, "-f", "pdf", "-f", "md", "-o", "out", cwd=place, env=env)
    told = (
        "outsource-audit: no Chrome, Chromium or Edge was found to print the PDF with: install "
        "one of them, name one with --browser, or write --format html and print that to PDF "
        "from any browser\n"
    )
    assert ended == (3, "", told)
    assert contents(place) == before


def test_a_browser_can_be_named(place: Path) -> None:
    """A browser that is nowhere to be found is named by its path; a wrong name is told."""
    env = without_a_browser(place / "bin")
    with_a_browser(place / "own")
    own = str(place / "own" / "google-chrome")
    assert run("report", NAME, "-o", "r.pdf", "--browser", own, cwd=place, env=env).code == 0
    ended = run("report", NAME, "-o", "s.pdf", "--browser", "nowhere", cwd=place, env=env)
    told = "nowhere: there is no such program; --browser takes chrome, chromium, edge, or the path of one of them"  # noqa: E501  # one line for the user
    assert ended == (3, "", f"outsource-audit: {told}\n")


def test_a_browser_is_for_the_pdf(place: Path) -> None:
    """A browser that is to print nothing is a slip."""
    ended = run("report", NAME, "--browser", "chrome", cwd=place)
    told = "--browser prints the PDF; ask for one with --format pdf"
    assert ended == (2, "", f"outsource-audit: {told}\n")


def test_a_browser_that_fails_leaves_nothing(place: Path) -> None:
    """Where one format cannot be made, no other is written either."""
    env = with_a_browser(place / "bin", does="echo rubbish")
    ended = run("report", NAME, "-f", "md", "-f", "pdf", "-o", "out", cwd=place, env=env)
    assert ended.code == 3
    assert "what it wrote is not a whole PDF" in ended.err
    assert not (place / "out").exists()


def test_a_missing_extra_names_the_command(place: Path) -> None:
    """Without docxtpl, the line says how to install it, and nothing is written."""
    hidden = place / "hidden" / "docxtpl"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ModuleNotFoundError(name='docxtpl')\n")
    before = contents(place)
    env = environment(PYTHONPATH=str(place / "hidden"), PYTHONDONTWRITEBYTECODE="1")
    ended = run("report", NAME, "-o", "r.docx", cwd=place, env=env)
    assert ended.code == 3
    assert "pip install 'outsource-audit[docx]'" in ended.err
    assert len(ended.told) == 1
    assert contents(place) == before


BRAND = """\
format: 1
consultancy: Northlight Advisory
logo: logo.svg
accent: "#ffe000"
contact: Maya Okonkwo
confidentiality: For Fern & Tallow only
paper: Letter
date_format: November 3, 2026
"""
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><script>alert(1)</script>'
    '<rect width="4" height="2"/></svg>'
)


def branded(place: Path, brand: str = BRAND) -> None:
    """Write a brand with a logo that carries a script."""
    (place / "brand.yaml").write_text(brand)
    (place / "logo.svg").write_text(LOGO)


def test_a_brand_is_on_every_format(place: Path) -> None:
    """Name, contact, confidentiality, paper and dates are the consultant's own."""
    branded(place)
    env = with_a_browser(place / "bin")
    formats = [part for style in ("html", "md", "docx") for part in ("-f", style)]
    ended = run("report", NAME, *formats, "--brand", "brand.yaml", "-o", "out", cwd=place, env=env)
    assert ended.told[:2] == [
        "brand.yaml: the accent #ffe000 is too pale to read well; #827100 is used in its place",
        "logo.svg: taken out of the logo, to be safe: script",
    ]
    for style in ("html", "md", "docx"):
        text = text_of((place / "out" / f"northway.report.{style}").read_bytes())
        for own in ("Northlight Advisory", "Maya Okonkwo", "November 16, 2026"):
            assert own in text, (style, own)
        assert "only" in text
        assert "alert(1)" not in text
    page = (place / "out" / "northway.report.html").read_text()
    assert "size: Letter;" in page
    assert "--accent: #827100;" in page
    assert 'src="data:image/svg+xml;base64,' in page


def test_the_paper_on_the_command_line_goes_first(place: Path) -> None:
    """What is typed wins over what the brand says."""
    branded(place)
    arguments = ("report", NAME, "-f", "html", "--brand", "brand.yaml")
    assert "size: Letter;" in run(*arguments, cwd=place).out
    assert "size: A4;" in run(*arguments, "--paper", "a4", cwd=place).out
    assert "size: A4;" in run("report", NAME, "-f", "html", cwd=place).out


def test_all_that_is_wrong_with_a_brand_is_told_and_nothing_is_written(place: Path) -> None:
    """Every problem of a brand file has its place, and no report is half-written."""
    branded(place, 'format: 1\nlogo: gone.png\naccent: "pink"\npaper: A3\n')
    ended = run("report", NAME, "-o", "r.html", "--brand", "brand.yaml", cwd=place)
    assert (ended.code, ended.out) == (3, "")
    places = [line.removeprefix("outsource-audit: ").split(": ")[:2] for line in ended.told]
    assert places == [
        ["brand.yaml:2:7", "logo"],
        ["brand.yaml:3:9", "accent"],
        ["brand.yaml:4:8", "paper"],
    ]
    assert not (place / "r.html").exists()


def test_everything_that_is_wrong_is_told_at_once(place: Path) -> None:
    """Audit, templates, browser, brand and earlier audits are all looked at before one is told."""
    (place / "bad.audit.json").write_text("{")
    options = [
        "--templates",
        "away",
        "--browser",
        "nowhere",
        "--brand",
        "gone.yaml",
        "--since",
        "bad.audit.json",
    ]
    ended = run("report", "gone.audit.json", "-o", "r.pdf", *options, cwd=place)
    assert (ended.code, ended.out) == (3, "")
    for wrong in ("gone.audit.json", "folder away", "nowhere", "gone.yaml", "bad.audit.json"):
        assert sum(wrong in line for line in ended.told) == 1, wrong
    assert len(ended.told) == 5


def test_a_browser_may_be_named_by_a_relative_path(place: Path) -> None:
    """It is started in another folder, and found all the same."""
    with_a_browser(place / "own")
    ended = run("report", NAME, "-o", "r.pdf", "--browser", "own/google-chrome", cwd=place)
    assert ended == (0, "", "Wrote r.pdf\n")
    (place / "own" / "google-chrome").rename(place / "chrome")
    path = environment(CHROME_PATH="./chrome")
    assert run("report", NAME, "-o", "s.pdf", cwd=place, env=path).code == 0


def test_an_earlier_audit_given_twice_is_one(tmp_path: Path) -> None:
    """The same file stands once in the trend, however its path is spelled."""
    with_secrets(tmp_path)
    once = run("report", NAME, "-f", "html", "--since", EARLIER, cwd=tmp_path)
    twice = ("--since", EARLIER, "--since", f"./{EARLIER}")
    assert run("report", NAME, "-f", "html", *twice, cwd=tmp_path) == once


def test_what_is_there_is_not_written_over_unasked(place: Path) -> None:
    """Without a terminal to ask on, every file in the way is named, and all are kept."""
    (place / "out").mkdir()
    for style in ("md", "html"):
        (place / "out" / f"northway.report.{style}").write_text("kept")
    before = contents(place)
    ended = run("report", NAME, "-f", "md", "-f", "html", "-f", "docx", "-o", "out", cwd=place)
    hint = "is there already; give another name, or --force to write over it"
    first, second = (f"out/northway.report.{style}: {hint}" for style in ("md", "html"))
    assert (ended.code, ended.told) == (
        3,
        [f"outsource-audit: {first}", f"outsource-audit: {second}"],
    )
    assert contents(place) == before


def test_force_writes_over_and_keeps_the_mode(place: Path) -> None:
    """A report written again replaces the old one, and stays as open as it was made."""
    (place / "r.md").write_text("old")
    (place / "r.md").chmod(0o644)
    assert run("report", NAME, "-o", "r.md", "--force", cwd=place).code == 0
    assert (place / "r.md").read_text().startswith("# ")
    assert (place / "r.md").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(("typed", "code"), [("y", 0), ("n", 3), ("", 3)])
def test_somebody_is_asked(typed: str, code: int, place: Path) -> None:
    """In a terminal the question is put, and only a yes writes over a file."""
    (place / "r.md").write_text("old")
    with Terminal("report", NAME, "-o", "r.md", cwd=place) as terminal:
        terminal.see("There is a file already: r.md")
        terminal.see("Write over it?")
        terminal.type(typed)
        assert terminal.end() == code
        assert ("Wrote r.md" in terminal.screen) is (code == 0)
        assert ("Nothing was written." in terminal.screen) is (code == 3)
    assert (place / "r.md").read_text().startswith("# " if code == 0 else "old")


def test_the_first_report_is_opened(place: Path) -> None:
    """`--open` hands the first file to whatever opens such files here."""
    tools = place / "bin"
    tools.mkdir()
    (tools / "xdg-open").write_text('#!/bin/sh\necho "$1" > "$OPENED"\n')
    (tools / "xdg-open").chmod(0o755)
    plain = environment(OPENED=str(place / "opened"))
    env = plain | {"PATH": f"{tools}:{plain['PATH']}"}
    ended = run("report", NAME, "-f", "html", "-f", "md", "-o", "out", "--open", cwd=place, env=env)
    assert ended.code == 0
    assert (place / "opened").read_text() == f"{place}/out/northway.report.html\n"


def test_what_cannot_be_opened_is_said(place: Path) -> None:
    """Where nothing opens files, the report is written all the same, and that is said."""
    env = without_a_browser(place / "bin")
    ended = run("report", NAME, "-o", "r.md", "--open", cwd=place, env=env)
    assert (ended.code, ended.told) == (
        0,
        ["Wrote r.md", "r.md: no program here would open it; open it yourself"],
    )


def test_nothing_is_opened_that_is_not_written(place: Path) -> None:
    """`--open` needs a file."""
    ended = run("report", NAME, "--open", cwd=place)
    told = "--open shows a file; name one with -o"
    assert ended == (2, "", f"outsource-audit: {told}\n")


def test_a_longer_trend_takes_more_than_one_earlier_audit(tmp_path: Path) -> None:
    """Whatever their order, the latest is compared with, and all are in the trend."""
    with_secrets(tmp_path)
    for year in ("2024", "2023"):
        text = (tmp_path / EARLIER).read_text().replace("2025-11-16", f"{year}-11-16")
        (tmp_path / f"{year}.audit.json").write_text(text)
    since = [
        part
        for name in (EARLIER, "2023.audit.json", "2024.audit.json")
        for part in ("--since", name)
    ]
    out = run("report", NAME, "-f", "html", *since, cwd=tmp_path).out
    assert "Compared with the audit of 16 November 2025." in out
    days = [f"{day}: Score" for day in ("16 November 2023", "16 November 2024", "16 November 2025")]
    places = [out.index(day) for day in days]
    assert places == sorted(places)


def test_the_letter_is_a_set_by_its_name(place: Path) -> None:
    """`--templates letter` writes the short letter."""
    out = run("report", NAME, "-f", "html", "--templates", "letter", cwd=place).out
    assert "what can go wrong" in out
    assert 'id="answers"' not in out


def test_a_set_without_a_word_template_says_so(place: Path) -> None:
    """Where the Word report is not of the set that was asked for, that is told."""
    ended = run("report", NAME, "--templates", "letter", "-o", "r.docx", cwd=place)
    assert ended.code == 0
    assert ended.told[0].endswith("letter: has no report.docx; the Word report is set in ours")


def test_a_broken_template_is_told_by_file_and_line(place: Path) -> None:
    """A consultant's slip is found in their own file, and nothing is written."""
    (place / "mine").mkdir()
    (place / "mine" / "report.html.j2").write_text("<p>\n{{ report.sumary.score }}\n</p>\n")
    ended = run("report", NAME, "-o", "r.html", "--templates", "mine", cwd=place)
    assert ended.code == 3
    assert ended.err.startswith("outsource-audit: mine/report.html.j2:2:1: ")
    assert "summary" in ended.err
    assert not (place / "r.html").exists()


def test_a_folder_that_cannot_be_written_to_is_told(place: Path) -> None:
    """An output path that leads through a file is one line."""
    (place / "file").write_text("kept")
    ended = run("report", NAME, "-o", "file/r.html", cwd=place)
    assert ended.code == 3
    assert len(ended.told) == 1
    assert (place / "file").read_text() == "kept"


def test_who_stops_a_pdf_is_told_that_it_stopped(place: Path) -> None:
    """Ctrl-C while the browser prints: one line, exit code 130, no file."""
    begun = place / "begun"
    env = with_a_browser(place / "bin", f"touch {begun}; sleep 60; echo")
    with Terminal("report", NAME, "-o", "r.pdf", cwd=place, env=env) as person:
        while not begun.exists():
            assert person.child.isalive()
        person.child.sendintr()
        assert person.end() == 130
    assert person.screen.splitlines()[-1] == "outsource-audit: stopped; what was saved is kept"
    assert not (place / "r.pdf").exists()
