"""`plan show`: its formats, where they go, and what it does with odd audits."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scoring import score
from program import NAME, Terminal, contents, run, saved, shipped, the_plain_demo

EMPTY = Audit(business="Kiln & Co", provider="Northway", date="2026-11-23")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that holds the demo's audit."""
    saved(the_plain_demo(), tmp_path / NAME)
    return tmp_path


def test_every_step_of_the_method_is_shown(place: Path) -> None:
    """In its order, with its number; the plan is read, and nothing is written."""
    ended = run("plan", NAME, cwd=place)
    assert (ended.code, ended.err) == (0, "")
    steps = score(shipped(), the_plain_demo()).plan
    ids = [line.split(";")[0].strip() for line in ended.out.splitlines() if "; pitfall " in line]
    assert ids == [step.standing.question.id for step in steps]
    assert f"\n{len(steps)}. " in ended.out.replace("\n ", "\n")
    assert list(contents(place)) == [NAME]


def test_the_capacity_decides_the_periods(place: Path) -> None:
    """Effort points a period, at least one."""
    told = [line for line in run("plan", NAME, cwd=place).out.splitlines() if "Within 30" in line]
    assert told == ["Within 30 days (by 2026-12-16): 10 steps, 10 of 10 effort points"]
    wide = run("plan", "--capacity", "20", NAME, cwd=place).out
    assert "Within 30 days (by 2026-12-16): 20 steps, 20 of 20 effort points\n" in wide
    none = run("plan", "--capacity", "0", NAME, cwd=place)
    assert none.code == 2
    assert "--capacity" in none.err


def test_the_plan_can_begin_another_day(place: Path) -> None:
    """Suggested dates count from there."""
    assert (
        "Within 30 days (by 2027-01-31)"
        in run("plan", NAME, "--start", "2027-01-01", cwd=place).out
    )


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_longer_than_the_terminal(place: Path, columns: int) -> None:
    """Only a command to copy is never broken."""
    with Terminal("plan", NAME, cwd=place, columns=columns) as person:
        assert person.end() == 0
        lines = [line.rstrip() for line in person.screen.splitlines()]
    assert len(lines) > 100
    assert all(len(line) <= columns or line.startswith("  outsource-audit") for line in lines)


def test_without_colour_everything_is_still_said(place: Path) -> None:
    """What is late is a word, not a colour."""
    late = {"data-09": Remediation(owner="Ann", due="2026-01-01")}
    saved(msgspec.structs.replace(the_plain_demo(), remediation=late), place / NAME)
    with Terminal("plan", NAME, cwd=place, env={"NO_COLOR": "1"}) as person:
        assert person.end() == 0
        assert "Planned; owner Ann; due 2026-01-01 (overdue)." in person.screen
        assert "\x1b[3" not in person.raw


def test_a_target_is_reached_or_says_what_is_in_the_way(place: Path) -> None:
    """The demo's open red line keeps it high."""
    high = run("plan", NAME, "--until", "high", cwd=place)
    assert "\nTo reach high: 2 steps, 2 effort points, within 30 days.\n" in high.out
    low = " ".join(run("plan", NAME, "--until", "low", cwd=place).out.split())
    assert "The plan does not reach low: what nobody knows yet is in the way." in low
    assert "Find out first: scale-11." in low
    critical = run("plan", NAME, "--until", "critical", cwd=place)
    assert critical.code == 2
    assert "'low', 'moderate', 'high'" in critical.err


def test_a_mark_that_the_answer_does_not_bear_out_says_what_to_do(place: Path) -> None:
    """The command can be copied as it stands, blanks in the name included."""
    done = {"data-09": Remediation(status=Status.DONE)}
    saved(msgspec.structs.replace(the_plain_demo(), remediation=done), place / "my audit.json")
    out = run("plan", "my audit.json", cwd=place).out
    assert "Marked done, but its answer still leaves a gap." in out
    assert out.endswith("so that the score sees it:\n  outsource-audit run 'my audit.json'\n")


def test_an_audit_without_answers_has_a_plan_without_steps(tmp_path: Path) -> None:
    """In every format, and nobody sees a traceback."""
    saved(EMPTY, tmp_path / NAME)
    for style in ("text", "md", "json", "csv", "ics"):
        ended = run("plan", NAME, "--format", style, "--until", "low", cwd=tmp_path)
        assert ended.code == 0, (style, ended.err)
        assert "Traceback" not in ended.err
    out = " ".join(run("plan", NAME, cwd=tmp_path).out.split())
    says = f"No action yet: nothing is answered. outsource-audit run {NAME} asks the questions."
    assert says in out


def test_each_format_goes_to_stdout(place: Path) -> None:
    """`--json` is short for `--format json`."""
    assert run("plan", NAME, "-f", "md", cwd=place).out.startswith("# Action plan: ")
    assert run("plan", NAME, "-f", "text", cwd=place) == run("plan", NAME, cwd=place)
    as_json = run("plan", NAME, "--json", cwd=place)
    assert json.loads(as_json.out)["capacity"] == 10
    assert run("plan", NAME, "-f", "json", cwd=place) == as_json
    assert run("plan", NAME, "--json", "--output", "-", cwd=place) == as_json
    assert run("plan", NAME, "-f", "csv", cwd=place).out.startswith("\ufeffAction,")
    calendar = run("plan", NAME, "-f", "ics", cwd=place)
    assert calendar.out.startswith("BEGIN:VCALENDAR")
    assert "31 actions have no date and no place in it: depend-01, " in calendar.err
    assert f"(give one: outsource-audit plan set {NAME} depend-01 --due DATE)" in calendar.err


def test_the_calendar_holds_the_next_audit(place: Path) -> None:
    """A year after this one, or on the day that is told."""
    assert "DTSTART;VALUE=DATE:20271116" in run("plan", NAME, "-f", "ics", cwd=place).out
    told = run("plan", NAME, "-f", "ics", "--next-audit", "2027-05-03", cwd=place).out
    assert "DTSTART;VALUE=DATE:20270503" in told
    assert "DTSTART;VALUE=DATE:20271116" not in told


@pytest.mark.parametrize("style", ["md", "json", "csv", "ics"])
def test_a_file_says_its_format_by_its_name(place: Path, style: str) -> None:
    """Folders are made; stderr says what was written."""
    printed = run("plan", NAME, "--format", style, cwd=place)
    ended = run("plan", NAME, "-o", f"new/plan.{style}", cwd=place)
    assert (ended.code, ended.out) == (0, "")
    assert ended.told[-1] == f"Wrote new/plan.{style}"
    assert (place / "new" / f"plan.{style}").read_bytes().decode() == printed.out
    named = run("plan", NAME, "-o", "plan", "-f", style, cwd=place)
    assert named.code == 0
    assert (place / "plan").read_bytes().decode() == printed.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", NAME], f"{NAME}: is the audit itself; give another file with -o"),
        (["-o", f"./{NAME}", "-f", "md"], f"{NAME}: is the audit itself"),
        (
            ["-o", "x.audit.json"],
            "x.audit.json: is the name of an audit; give the file another one",
        ),
        (["-o", ""], "-o needs the name of a file"),
        (["-o", "plan.txt"], "plan.txt: a file takes --format md, json, csv or ics"),
        (["-o", "plan.md", "-f", "text"], "plan.md: a file takes --format md, json, csv or ics"),
        (["--json", "-f", "md"], "--json and --format md are two formats; give one of them"),
        (["-f", "pdf"], "'pdf' is not one of"),
        (["--next-audit", "2027-05-03"], "--next-audit: goes into the calendar; add --format ics"),
    ],
)
def test_what_cannot_be_written_is_refused(place: Path, arguments: list[str], told: str) -> None:
    """With a reason; nothing is written over."""
    before = contents(place)
    ended = run("plan", NAME, *arguments, cwd=place)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert contents(place) == before


def test_all_dates_that_are_none_are_told_at_once(place: Path) -> None:
    """One line each."""
    ended = run("plan", NAME, "-f", "ics", "--start", "soon", "--next-audit", "1.5.27", cwd=place)
    assert ended.code == 2
    assert ended.told == [
        "outsource-audit: --start: 'soon' is no date; write it as 2026-11-23",
        "outsource-audit: --next-audit: '1.5.27' is no date; write it as 2026-11-23",
    ]


def test_an_audit_that_cannot_be_read_is_a_files_fault(tmp_path: Path) -> None:
    """Missing, or with actions that are none."""
    assert run("plan", NAME, cwd=tmp_path).code == 3
    (tmp_path / NAME).write_text(
        '{"format": 1, "business": "B", "provider": "P", "date": "2026-11-23",\n'
        ' "remediation": {"data-05": {"due": "soon"}}}'
    )
    ended = run("plan", NAME, cwd=tmp_path)
    assert ended.code == 3
    assert ended.told[0] == (
        f"outsource-audit: {NAME}:2:37: remediation: data-05: due: "
        "'soon' is no date; write it as 2026-11-23"
    )
