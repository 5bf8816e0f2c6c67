"""The two reports as they are, letter by letter; UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from every_state import TEMPLATES, every_state
from markup import Page, from_markdown
from since_states import since_states

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.scoring import score
from outsource_audit.errors import InvalidFileError
from outsource_audit.rendering.branding import ACCENT_DARK, ACCENT_LIGHT
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view

GOLDEN = Path(__file__).parent / "golden"
Style = Literal["md", "html"]
STYLES: tuple[Style, Style] = ("md", "html")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["finished", "unfinished"])
def test_report_is_the_golden_one(name: str, style: Style) -> None:
    """The report of an audit with every state is, byte for byte, the one that was reviewed."""
    text = render(report_view(every_state(finished=name == "finished")), style, [TEMPLATES])
    golden = GOLDEN / f"{name}.{style}"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


@pytest.mark.parametrize("style", STYLES)
def test_same_scorecard_same_bytes(style: Style) -> None:
    """Rendering twice gives the same bytes."""
    assert render(report_view(every_state()), style, [TEMPLATES]) == render(
        report_view(every_state()), style, [TEMPLATES]
    )


@pytest.mark.parametrize("finished", [True, False])
def test_html_asks_the_network_for_nothing(finished: bool) -> None:
    """The page holds no address, no script and no link but those inside itself."""
    source = render(report_view(every_state(finished=finished)), "html", [TEMPLATES])
    page = Page(source)
    style = re.sub(r"url\((?:data:font/woff2;base64,[\w+/=]*|#not-known)\)", "", source)
    assert not re.search(r"https?:|//\w|url\(|@import|\bsrc=", style)
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    ids = {value for _, attrs in page.tags for name, value in attrs if name == "id"}
    for tag, attrs in page.tags:
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if name == "href":
                assert value is not None
                assert value.startswith("#")
                assert value[1:] in ids


def test_every_id_is_used_once() -> None:
    """No two elements share an id, and every label a chart or section names exists."""
    page = Page(render(report_view(every_state()), "html", [TEMPLATES]))
    ids = [value for _, attrs in page.tags for name, value in attrs if name == "id"]
    assert len(ids) == len(set(ids))
    for _, attrs in page.tags:
        for label in (dict(attrs).get("aria-labelledby") or "").split():
            assert label in ids


def test_charts_are_valid_xml_and_say_what_they_show() -> None:
    """Every chart is well-formed and carries a title and a description."""
    source = render(report_view(every_state(), since_states()), "html", [TEMPLATES])
    charts = re.findall(r'<svg[^>]*role="img".*?</svg>', source, re.DOTALL)
    begins = set()
    for chart in charts:
        root = ET.fromstring(chart)  # noqa: S314  # our own text
        assert root.findtext("title")
        begins.add(root.findtext("desc", "").split()[0])
    assert begins == {"Score", "Pitfall", "Within", "20"}


def test_colours_can_be_read() -> None:
    """Text keeps a contrast of 4.5 to its ground, in the light and in the dark."""
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    light, dark = (
        dict(_colours(block)) for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    )
    light["accent"], dark["accent"] = ACCENT_LIGHT, ACCENT_DARK
    tones = ("low", "moderate", "high", "critical")
    pairs = [
        (ink, paper) for ink in ("ink", "quiet", "accent", "flag") for paper in ("paper", "soft")
    ]
    pairs += [(f"{tone}-ink", f"{tone}-back") for tone in tones]
    for colours in (light, {**light, **dark}):
        for ink, ground in pairs:
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("style", STYLES)
def test_advice_line_stands_once(style: Style) -> None:
    """The report says once, and only once, that it is no legal advice."""
    assert render(report_view(every_state()), style, [TEMPLATES]).count("legal advice") == 1


def test_both_formats_have_the_same_sections() -> None:
    """HTML and Markdown carry the same sections in the same order."""
    html = render(report_view(every_state()), "html", [TEMPLATES])
    sections = re.findall(r'<h2 id="[a-z-]+-title">(.*?)</h2>', html)
    assert sections == re.findall(
        r"^## (.*)$", render(report_view(every_state()), "md", [TEMPLATES]), re.MULTILINE
    )
    assert len(sections) == 14


@pytest.mark.parametrize("style", STYLES)
def test_no_rating_no_colour(style: Style) -> None:
    """Without a rating, the heat map names none; the reason stands in the summary."""
    source = render(report_view(every_state(finished=False)), style, [TEMPLATES])
    text = (Page if style == "html" else from_markdown)(source).text
    assert "Not rated yet" in text
    assert "The audit is not rated yet, so the" in text
    if style == "html":
        assert set(re.findall(r'<rect class="cell (\w+)"', source)) == {"none"}


@pytest.mark.parametrize("style", STYLES)
def test_an_audit_without_gaps_says_so(style: Style) -> None:
    """Where nothing is wrong, every section says plainly that there is none."""
    bank = a_bank("one", [a_question("one-01")])
    clean = score(a_bank_set(bank), an_audit({"one-01": answer("yes", seen=True)}))
    source = render(report_view(clean), style, [TEMPLATES])
    text = (Page if style == "html" else from_markdown)(source).text
    for words in (
        "Score 0",
        "No red line is hit",
        "No red line is left open",
        "No action: no answer leaves a gap",
        "None: everything in scope is known",
    ):
        assert words in text


@pytest.mark.parametrize("style", STYLES)
def test_an_empty_audit_has_a_report(style: Style) -> None:
    """A bank without any question that counts still gives a report, without a score."""
    nothing = a_bank("one", [a_question("one-01", core=False)])
    source = render(report_view(score(a_bank_set(nothing), an_audit())), style, [TEMPLATES])
    assert "No score yet: no question counts so far." in source
    assert "There is nothing to add up" in source


@pytest.mark.parametrize("style", STYLES)
def test_missing_variable_fails_loudly(style: Style, tmp_path: Path) -> None:
    """A template that asks for what is not there is an error, never an empty place."""
    folder = shutil.copytree(TEMPLATES, tmp_path / "reports")
    (folder / f"report.{style}.j2").write_text("{{ report.head.nothing }}", encoding="utf-8")
    with pytest.raises(InvalidFileError, match="nothing"):
        render(report_view(every_state()), style, [folder])


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{% if %}", ":1:1: "),
        ("{{ report.head }}", "puts out text"),
        ("{{ report.heat_map.rated }}", "puts out text"),
        ("{{ report.__class__.__mro__ }}", "may not reach __class__ of report"),
        ('{% include "away.j2" %}', "no such template"),
    ],
)
def test_bad_template_is_reported_with_its_file(template: str, says: str, tmp_path: Path) -> None:
    """A template that is broken, prints objects or reaches too far is a problem of that file."""
    (tmp_path / "report.md.j2").write_text(template, encoding="utf-8")
    with pytest.raises(InvalidFileError, match=says) as error:
        render(report_view(every_state()), "md", [tmp_path])
    assert str(tmp_path) in str(error.value)


def test_every_field_of_the_view_is_set_by_a_template() -> None:
    """What the view prepares is used: no section is forgotten in either format."""
    from outsource_audit.rendering.view import ReportView

    # A table stands for the map in Markdown; in HTML the findings stand with their pitfalls.
    otherwise = {"md": {"heat_chart"}, "html": {"findings"}}
    for style in STYLES:
        source = "".join(p.read_text(encoding="utf-8") for p in TEMPLATES.glob(f"*.{style}.j2"))
        for name in set(ReportView.__struct_fields__) - otherwise[style]:
            assert f"report.{name}" in source, (style, name)


def _colours(block: str) -> list[tuple[str, str]]:
    return re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
