"""Word templates: ours are what the program makes, and whatever is wrong with one is told."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from every_state import TEMPLATES, every_state
from word_files import NAME, headings, put, whole_text

from outsource_audit.errors import FileError, InvalidFileError
from outsource_audit.rendering.view import ReportView, report_view
from outsource_audit.rendering.word import render_word
from outsource_audit.rendering.word_package import unzipped, zipped
from outsource_audit.rendering.word_template.__main__ import main
from outsource_audit.rendering.word_template.documents import NAMES
from outsource_audit.rendering.word_template.pieces import (
    cell,
    each,
    paragraph,
    plain_table,
    row_of,
    run,
    tag,
)


@cache
def view() -> ReportView:
    """Return the view of an audit with every state."""
    return report_view(every_state())


def text_of(folder: Path) -> str:
    """Return the text of a report set from the template in this folder."""
    return whole_text(render_word(view(), [folder, TEMPLATES]))


def told(folder: Path) -> str:
    """Return the one line that is told of the template in this folder."""
    with pytest.raises(InvalidFileError) as caught:
        render_word(view(), [folder, TEMPLATES])
    (line,) = str(caught.value).split("\n")
    return line.removeprefix(f"{folder / NAME}:1:1: ")


def a_table_of(text: str) -> str:
    """Return a table of one cell."""
    return plain_table("x", [99], row_of(cell(paragraph("Normal", text), 99)), style="ReportTable")


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_template_is_what_the_program_makes(name: str, tmp_path: Path) -> None:
    """The files in reports/ hold, part by part, what their program writes."""
    main(tmp_path)
    made, shipped = ((folder / name).read_bytes() for folder in (tmp_path, TEMPLATES))
    assert unzipped(made) == unzipped(shipped)


def test_a_consultants_template_comes_first(tmp_path: Path) -> None:
    """A template in the consultant's folder is used, whatever else is there."""
    put(tmp_path, paragraph("Heading1", "Mine for {{ report.head.business }}"))
    data = render_word(view(), [tmp_path, TEMPLATES])
    assert headings(data) == [(1, "Mine for Kiln & Co")]


def test_a_folder_without_one_falls_back_to_ours(tmp_path: Path) -> None:
    """Where the consultant has no Word template, ours is used."""
    assert render_word(view(), [tmp_path, TEMPLATES]) == render_word(view(), [TEMPLATES])


def test_tags_that_word_cut_into_runs_are_read(tmp_path: Path) -> None:
    """Word often parts a tag when somebody corrects it; it is still one tag."""
    parted = run("{{ report.", "Strong") + run("head") + run(".business }}", "Quiet")
    put(tmp_path, paragraph("Normal", "For ", after=parted))
    assert "For Kiln & Co" in text_of(tmp_path)


def test_a_body_by_another_name_is_found(tmp_path: Path) -> None:
    """Word for the web calls the part with the body document2.xml."""
    parts = unzipped(put(tmp_path, paragraph("Heading1", "{{ report.head.date }}")).read_bytes())
    renamed = {
        name.replace("document.xml", "document2.xml"): data.replace(
            b"word/document.xml", b"word/document2.xml"
        )
        for name, data in parts.items()
    }
    (tmp_path / NAME).write_bytes(zipped(renamed))
    assert headings(render_word(view(), [tmp_path, TEMPLATES])) == [(1, "23 November 2026")]


def test_no_template_at_all(tmp_path: Path) -> None:
    """A missing template is told by name."""
    with pytest.raises(InvalidFileError) as caught:
        render_word(view(), [tmp_path])
    assert str(caught.value) == (
        f"{tmp_path / NAME}:1:1: no such template (Word templates come with the program)"
    )


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            paragraph("Normal", "Hello {{ report.head.busines }}"),
            "near “{{ report.head.busines }}”: no such field",
        ),
        (paragraph("Normal", "{{ nobody }}"), "near “{{ nobody }}”: no such name: nobody"),
        (paragraph("Normal", "{% if report %}x"), "near “{% if report %}”: "),
        (paragraph("Normal", "{{ report.head.business"), "near “{{ report.head.business”: "),
        (paragraph("Normal", "{{ report.head }}"), "near “{{ report.head }}”: a template puts out"),
        (
            tag("for x in report.pitfalls")
            + paragraph("Normal", "{{ x.title.nothing }}")
            + tag("endfor"),
            "near “{{ x.title.nothing }} {% endfor %}”: no such field: nothing of a text",
        ),
        (paragraph("Normal", "{{ 1 // 0 }}"), "near “{{ 1 // 0 }}”: cannot be worked out: "),
        (
            paragraph("Normal", "{% if report.since %}") + a_table_of("{% endif %}"),
            "the tags cut a paragraph or table in two",
        ),
        (
            paragraph("Normal", "For {{r report.head.business }}"),
            "near “Kiln & Co”: a text stands where Word would drop it (a tag that starts with {{r ",
        ),
    ],
)
def test_a_mistake_is_told_with_its_tag(body: str, line: str, tmp_path: Path) -> None:
    """What is wrong in a template is one line with the tag and what is the matter with it."""
    put(tmp_path, body)
    assert told(tmp_path).startswith(line)


@pytest.mark.parametrize(
    "tried",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ chip.__globals__ }}",
        "{{ logo.__self__.path }}",
        "{{ report.__class__ }}",
        "{{ report.head.__struct_fields__ }}",
        "{{ (report.head.business)|attr('__class__') }}",
        "{{ 'a' * 10**10 }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ report.head.business|safe }}",
    ],
)
def test_a_template_cannot_reach_the_system(tried: str, tmp_path: Path) -> None:
    """Whatever reaches for Python, files or all of the memory is refused."""
    put(tmp_path, paragraph("Normal", tried))
    assert told(tmp_path)


def test_a_missing_extra_names_the_install_command(tmp_path: Path) -> None:
    """Without docxtpl the one line says what to install, with pip and with pipx."""
    program = (
        "import sys; sys.modules['docxtpl'] = None\n"
        "from outsource_audit.rendering.word import render_word\n"
        "try: render_word(None, [])\n"
        "except Exception as error: print(type(error).__name__, error, sep=': ')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert ended.stdout == (
        "FileError: a Word report needs docxtpl; install it with: "
        "pip install 'outsource-audit[docx]' (with pipx: pipx inject outsource-audit docxtpl)\n"
    )


def test_a_template_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A folder in the template's place is one line, not a traceback."""
    (tmp_path / NAME).mkdir()
    with pytest.raises(FileError, match=r"report\.docx: is not a file"):
        render_word(view(), [tmp_path, TEMPLATES])


def test_a_long_loop_gives_each_turn_once(tmp_path: Path) -> None:
    """Nothing is lost where there are many turns."""
    put(tmp_path, each("number in range(5000)", paragraph("Normal", "Number {{ number }}.")))
    text = text_of(tmp_path)
    assert all(f"Number {number}." in text for number in (0, 2500, 4999))
