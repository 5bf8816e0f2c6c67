"""`gate`: exit codes, what is said where, and every way to ask for what cannot be."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from outsource_audit.domain.audit import Audit
from program import NAME, PROGRAM, Ended, Terminal, environment, run, saved, the_demo

FAILS = ["--max-score", "40"]
HOLDS = ["--max-score", "60"]
RED_LINES = "1 red line is hit, and 1 cannot be ruled out."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that holds the demo's audit."""
    saved(the_demo(), tmp_path / NAME)
    return tmp_path


def gate(place: Path, *options: str) -> Ended:
    """Hold the demo's audit against bounds."""
    return run("gate", NAME, *options, cwd=place)


def told(ended: Ended) -> list[str]:
    """Return the lines on stderr without the program's name."""
    return [line.removeprefix("outsource-audit: ") for line in ended.told]


def test_a_gate_that_holds_ends_with_0(place: Path) -> None:
    """The result comes first, then whose audit it is, then each bound."""
    ended = gate(place, *HOLDS)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "PASSED: the only bound holds.",
        "Fern & Tallow and Harbour Fulfilment, 2026-11-16",
        "",
        "passed  Score 53.0 is at most 60.",
    ]


def test_a_gate_that_fails_ends_with_1(place: Path) -> None:
    """What failed stands first, with its amount and its causes."""
    ended = gate(place, *HOLDS, "--no-red-lines", "--max-confirmed", "40.5")
    assert (ended.code, ended.err) == (1, "")
    text = " ".join(ended.out.split())
    assert text.startswith("FAILED: 2 of 3 bounds do not hold. Fern & Tallow")
    assert "FAILED Confirmed score 47.9 is above 40.5 by 7.4. FAILED 1 red line is hit" in text
    assert f"{RED_LINES} - data-09: Outside people sign in " in text
    assert "- scale-11: cannot be ruled out: Your stock " in text
    assert text.endswith("passed Score 53.0 is at most 60.")


@pytest.mark.parametrize("shape", ["text", "json", "md", "junit"])
def test_every_format_ends_with_the_same_code(shape: str, place: Path) -> None:
    """The format changes nothing about the result."""
    assert gate(place, *FAILS, "-f", shape).code == 1
    assert gate(place, *HOLDS, "-f", shape).code == 0


def test_a_reader_that_leaves_does_not_make_it_pass(place: Path) -> None:
    """A gate that failed ends with 1, even if nobody reads what it says."""
    for shape in ("text", "json", "md", "junit"):
        reader, writer = os.pipe()
        os.close(reader)
        command = [PROGRAM, "gate", NAME, *FAILS, "-f", shape]
        ended = subprocess.run(
            command,
            cwd=place,
            env=environment(),
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writer)
        assert (ended.returncode, ended.stderr) == (1, b"")


def test_json_has_every_bound(place: Path) -> None:
    """--json is a short way to --format json."""
    ended = gate(place, *FAILS, "--max-unknown", "5%", "--json")
    assert (ended.code, ended.err) == (1, "")
    printed = json.loads(ended.out)
    assert [bound["bound"] for bound in printed["bounds"]] == ["max_score", "max_unknown"]
    assert gate(place, *FAILS, "--max-unknown", "5%", "-f", "json") == ended


def test_junit_names_the_file_as_it_was_given(place: Path) -> None:
    """A test case a bound; what failed says by how much."""
    root = ET.fromstring(gate(place, *FAILS, "--no-red-lines", "-f", "junit").out)  # noqa: S314  # our own text
    assert [suite.get("name") for suite in root] == [NAME]
    messages = [failure.get("message") for failure in root.iter("failure")]
    assert messages == ["Score 53.0 is above 40 by 13.0.", RED_LINES]


@pytest.mark.parametrize(
    ("name", "start"), [("g.json", "{"), ("g.md", "# FAILED"), ("g.XML", "<?xml")]
)
def test_a_file_gets_the_format_of_its_name(name: str, start: str, place: Path) -> None:
    """The file holds what is printed; what failed is said on stderr, and the code stays 1."""
    ended = gate(place, *FAILS, "-o", name)
    assert (ended.code, ended.out, ended.told) == (
        1,
        "",
        [
            f"Wrote {name}",
            "FAILED: the only bound does not hold.",
            "Score 53.0 is above 40 by 13.0.",
        ],
    )
    assert (place / name).read_text().startswith(start)
    held = gate(place, *HOLDS, "-o", name)
    assert held.told == [f"Wrote {name}", "PASSED: the only bound holds."]


def test_a_format_that_is_asked_for_wins_over_the_name(place: Path) -> None:
    """What is asked for in words is written."""
    assert gate(place, *FAILS, "-f", "md", "-o", "g.txt").code == 1
    assert (place / "g.txt").read_text().startswith("# FAILED")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--policy", "gone.yaml"], "gone.yaml"),
        (["--no-worse-than", "gone.json"], "gone.json"),
    ],
)
def test_a_file_that_is_not_there_is_named(options: list[str], named: str, place: Path) -> None:
    """A missing policy or earlier audit ends with 3, as a missing audit does."""
    ended = gate(place, *options)
    assert (ended.code, ended.out, told(ended)) == (3, "", [f"{named}: there is no such file"])
    assert run("gate", "no.audit.json", *HOLDS, cwd=place).code == 3


def changed(**changes: str) -> Audit:
    """Return the demo's audit with some names or its date changed."""
    return msgspec.structs.replace(the_demo(), **changes)


def test_two_different_subjects_are_compared_loudly(place: Path) -> None:
    """Another business or provider, or a later date, is allowed and said."""
    saved(changed(business="Kiln", provider="Northway", date="2026-12-24"), place / "o.json")
    ended = gate(place, "--no-worse-than", "o.json")
    assert ended.code == 0
    assert ended.told == [
        f"Careful: o.json is about the business 'Kiln', {NAME} about 'Fern & Tallow'.",
        f"Careful: o.json is about the provider 'Northway', {NAME} about 'Harbour Fulfilment'.",
        f"Careful: o.json, of 2026-12-24, is later than {NAME}, of 2026-11-16.",
    ]


def test_an_audit_held_against_itself_is_said_to_be(place: Path) -> None:
    """It cannot be worse than itself, however its path is spelled."""
    ended = gate(place, "--no-worse-than", f"./{NAME}")
    assert (ended.code, ended.told) == (
        0,
        [f"Careful: {NAME} is held against itself, so nothing can be worse."],
    )


def test_what_no_longer_fits_is_told_by_file(place: Path) -> None:
    """Of two audits it is said which one holds the answers that count nowhere."""
    stored = json.loads((place / NAME).read_text())
    stored["answers"]["gone-01"] = {"answer": "yes"}
    (place / "o.json").write_text(json.dumps(stored))
    ended = gate(place, "--no-worse-than", "o.json")
    assert ended.code == 0
    assert [line for line in ended.told if "gone-01" in line] == ended.told
    assert all(line.startswith("o.json: ") for line in ended.told)
    assert ended.told


def test_age_is_counted_from_today(tmp_path: Path) -> None:
    """The clock of this machine decides; a date in the future is no age."""
    today = date.today()  # noqa: DTZ011  # the day here, as the program has it
    for days, code in ((400, 1), (20, 0), (-400, 1)):
        saved(changed(date=(today - timedelta(days=days)).isoformat()), tmp_path / NAME)
        ended = run("gate", NAME, "--max-age", "200", cwd=tmp_path)
        assert ended.code == code
        assert ("a date in the future." in " ".join(ended.out.split())) is (days < 0)


def test_an_empty_audit_fails_without_a_fault(tmp_path: Path) -> None:
    """Nothing answered: score, rating, red lines and completeness fail, each with its reason."""
    saved(Audit(business="Kiln", provider="Northway", date="2026-11-23"), tmp_path / NAME)
    bounds = [*HOLDS, "--max-rating", "high", "--no-red-lines", "--min-complete", "80"]
    ended = run("gate", NAME, *bounds, "--max-unknown", "0", cwd=tmp_path)
    text = " ".join(ended.out.split())
    assert (ended.code, ended.err) == (1, "")
    assert text.startswith("FAILED: 4 of 5 bounds do not hold.")
    assert "Score 100 is above 60 by 40." in text
    assert "There is no rating yet: 0% of the questions have an answer so far" in text
    assert "Questions dealt with: 0%; that is below 80% by 80 points." in text
    assert re.search(r"0 of \d+; at most 0 is allowed\. \d+ more have no answer yet\.", text)
    assert re.search(r"and \d+ more FAILED", text)


def test_a_hostile_name_is_told_inert(place: Path) -> None:
    """Control characters in a name do not reach a terminal or break the XML."""
    saved(changed(business="a\x1b[2J\x00b"), place / NAME)
    for shape in ("text", "md", "junit"):
        ended = gate(place, *FAILS, "-f", shape)
        assert "\x1b" not in ended.out
        assert "a␛" in ended.out
    ET.fromstring(gate(place, *FAILS, "-f", "junit").out)  # noqa: S314  # our own text


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_reads_at_any_width(columns: int, place: Path) -> None:
    """Nothing runs over the edge, and a line is never longer than 100 columns."""
    bounds = [*FAILS, "--no-red-lines", "--max-rating", "low", "--max-unknown", "0"]
    with Terminal("gate", NAME, *bounds, cwd=place, columns=columns) as terminal:
        assert terminal.end() == 1
        assert max(map(len, terminal.screen.splitlines())) <= min(columns, 100)
        assert "FAILED  Score 53.0 is above 40" in terminal.screen


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_the_words_say_it_without_colour(
    variables: dict[str, str], coloured: bool, place: Path
) -> None:
    """Colour is only added to the words that say it already."""
    with Terminal("gate", NAME, *HOLDS, cwd=place, env=variables) as terminal:
        assert terminal.end() == 0
        assert bool(re.search(r"\x1b\[[\d;]*3[1-6]m", terminal.raw)) is coloured
        assert terminal.screen.startswith("PASSED: the only bound holds.")


def test_a_pipe_gets_no_colour(place: Path) -> None:
    """What is not read on a terminal holds no escape sequence."""
    assert "\x1b" not in run("gate", NAME, *FAILS, cwd=place, env=environment(COLUMNS="40")).out
