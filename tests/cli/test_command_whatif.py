"""`whatif`: the score, the ratings and the plan with other answers; nothing is ever written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from outsource_audit.domain.audit import Answer, Audit, with_answer, with_profile
from outsource_audit.storage.spare import keep_spare, spare_path
from program import NAME, Terminal, contents, environment, run, saved, shipped, the_demo

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "whatif.schema.json"
WORSE = ("data-05=no", "customer_data=sensitive")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the demo's audit."""
    folder = tmp_path_factory.mktemp("whatif")
    saved(the_demo(), folder / NAME)
    return folder


def printed(place: Path, *arguments: str) -> dict[str, Any]:
    """Return what a command prints as JSON."""
    ended = run(*arguments, "--json", cwd=place)
    assert (ended.code, ended.err) == (0, "")
    data: dict[str, Any] = json.loads(ended.out)
    return data


def test_the_first_line_is_the_answer(place: Path) -> None:
    """Both scores, the difference and both ratings, before anything else."""
    found = printed(place, "whatif", NAME, "data-05=yes")
    ended = run("whatif", NAME, "data-05=yes", cwd=place)
    assert (ended.code, ended.err) == (0, "")
    told = re.match(
        r"With data-05 = yes: score ([\d.]+) -> ([\d.]+) \(([\d.]+) better\), confirmed ([\d.]+) "
        r"-> ([\d.]+)\. Rating if what you do not know turns out well: (\w+), as today; until "
        r"then: (\w+), as today\.",
        " ".join(ended.out.split()),
    )
    assert told is not None
    numbers = [float(each) for each in told.groups()[:5]]
    exact = [found[side]["overall"]["score"] for side in ("today", "then")]
    exact += [found[side]["overall"]["confirmed"] for side in ("today", "then")]
    assert [numbers[0], numbers[1], *numbers[3:]] == pytest.approx(exact, abs=0.1)
    assert round(numbers[0] - numbers[1], 1) == numbers[2]
    assert told.groups()[5:] == ("high", "critical")


def test_today_is_what_score_prints(place: Path) -> None:
    """The same numbers, in the same words."""
    found = printed(place, "whatif", NAME, *WORSE)
    assert found["today"] == printed(place, "score", NAME)


@pytest.mark.parametrize("capacity", [(), ("--capacity", "4")])
def test_then_is_what_score_prints_of_an_edited_file(
    capacity: tuple[str, ...], place: Path, tmp_path: Path
) -> None:
    """Its plan, its ratings and all its numbers, at the same capacity."""
    stored = json.loads((place / NAME).read_bytes())
    stored["profile"]["customer_data"] = "sensitive"
    stored["answers"]["data-05"]["answer"] = "no"
    stored["answers"]["scale-11"] = {"answer": "covered"}
    (tmp_path / NAME).write_text(json.dumps(stored), encoding="utf-8")
    found = printed(place, "whatif", NAME, *WORSE, "scale-11=covered", *capacity)
    edited = printed(tmp_path, "score", NAME, *capacity)
    assert found["then"]["plan"] == edited["plan"]
    assert found["then"] == edited
    first = [step["question"] for step in edited["plan"][:5]]
    assert found["changes"]["first_steps"]["then"] == first
    assert len(first) == 5


def test_nothing_is_written(tmp_path: Path) -> None:
    """Not the audit, not its spare, no lock: names, bytes and times are as they were."""
    audit = saved(the_demo(), tmp_path / NAME)
    keep_spare(audit, audit.read_bytes())
    before = contents(tmp_path)
    times = {name: (tmp_path / name).stat().st_mtime_ns for name in before}
    assert spare_path(audit).name in before
    (tmp_path / NAME).chmod(0o400)
    for extra in ((), ("--json",)):
        assert run("whatif", NAME, *WORSE, *extra, cwd=tmp_path).code == 0
    assert contents(tmp_path) == before
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in before} == times


def test_an_answer_that_is_as_today_changes_nothing(place: Path) -> None:
    """The first line says so."""
    ended = run("whatif", NAME, "data-05=partial", "functions=fulfilment", cwd=place)
    assert ended.code == 0
    assert ended.out.startswith("With data-05 = partial and functions = fulfilment: nothing chang")
    assert ended.out.count("    This is the answer today already.\n") == 2


def test_an_answer_that_counts_nowhere_says_because_of_what(place: Path) -> None:
    """Nobody wonders why the score does not move."""
    out = " ".join(run("whatif", NAME, "customer_data=none", "data-05=no", cwd=place).out.split())
    assert (
        "It counts nowhere, because the question does not apply: "
        '"What can this provider see of your customers\' data?" was answered: Nothing.'
    ) in out


@pytest.mark.parametrize(("arguments", "told"), [((NAME,), "Missing argument"), ((), "Usage: ")])
def test_without_an_answer_there_is_nothing_to_try_out(
    arguments: tuple[str, ...], told: str, place: Path
) -> None:
    """What is missing is said, with exit code 2."""
    ended = run("whatif", *arguments, cwd=place)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err or "Missing argument" in ended.err


def test_a_file_that_is_not_there_is_told_first(place: Path) -> None:
    """As every command tells it."""
    ended = run("whatif", "none.audit.json", "data-5=yes", cwd=place)
    assert (ended.code, ended.out) == (3, "")
    assert ended.told == ["outsource-audit: none.audit.json: there is no such file"]


EMPTY = Audit(business="Kiln", provider="Northway", date="2026-11-23")
STATES: dict[str, Callable[[], Audit]] = {
    "no answer": lambda: EMPTY,
    "one answer": lambda: with_answer(EMPTY, "data-05", Answer(answer="no")),
    "not rated": lambda: with_answer(the_demo(), "scale-11", Answer()),
    "an answer that does not fit": lambda: with_answer(
        the_demo(), "partner-03", Answer(answer="banana")
    ),
    "an answer to an earlier revision": lambda: with_answer(
        the_demo(), "data-05", Answer(answer="no", revision=0)
    ),
    "a profile answer that does not fit": lambda: with_profile(the_demo(), "stage", "zz"),
    "an answer whose question is gone": lambda: with_answer(
        the_demo(), "gone", Answer(answer="yes")
    ),
    "everything unknown": lambda: msgspec.structs.replace(
        EMPTY, answers={key: Answer(answer="unknown") for key in shipped().questions}
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_an_audit_can_be_asked_about(state: str, tmp_path: Path) -> None:
    """Before it is rated, with answers that do not count, and with none at all."""
    saved(STATES[state](), tmp_path / NAME)
    changes = ("stage=running", "partner-03=yes", "data-05=yes", "scale-11=open", "bot=unknown")
    ended = run("whatif", NAME, *changes, cwd=tmp_path)
    as_json = run("whatif", NAME, *changes, "--json", cwd=tmp_path)
    assert (ended.code, as_json.code) == (0, 0)
    assert ended.out.startswith("With these 5 answers: ")
    assert "Traceback" not in ended.err
    scored = run("score", NAME, "--json", cwd=tmp_path)
    assert (json.loads(as_json.out)["today"], as_json.err) == (json.loads(scored.out), scored.err)


def test_an_audit_without_a_rating_says_what_is_missing(tmp_path: Path) -> None:
    """Beside the numbers there are so far."""
    saved(EMPTY, tmp_path / NAME)
    out = run("whatif", NAME, "data-05=yes", cwd=tmp_path).out
    assert "Rating: not rated, as today." in " ".join(out.split())
    assert "must be answered first" in " ".join(out.split())


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_is_read_at_any_width(columns: int, place: Path) -> None:
    """Beside each other from 80 columns, beneath each other at 40; nothing runs over the edge."""
    with Terminal("whatif", NAME, *WORSE, cwd=place, columns=columns) as terminal:
        assert terminal.end() == 0
        assert max(map(len, terminal.screen.splitlines())) <= columns
        beside = re.search(r"^ +Today +Then$", terminal.screen, re.MULTILINE)
        assert bool(beside) is (columns >= 80)
        assert ("  Score\n    Today: " in terminal.screen) is (columns < 80)


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_it_is_read_without_colour(variables: dict[str, str], place: Path) -> None:
    """Where no colour is wanted there is none."""
    with Terminal("whatif", NAME, *WORSE, cwd=place, env=variables) as terminal:
        assert terminal.end() == 0
        assert not re.search(r"\x1b\[[\d;]*3[1-6]m", terminal.raw)
        assert "With data-05 = no and customer_data = sensitive: " in terminal.screen


def test_the_json_is_the_same_twice(place: Path) -> None:
    """The same question gives the same bytes, whatever order Python keeps its sets in."""
    first, second = (
        run("whatif", NAME, *WORSE, "--json", cwd=place, env=environment(PYTHONHASHSEED=seed))
        for seed in ("1", "2")
    )
    assert first == second
    assert first.out.endswith("}\n")


def test_the_json_fits_its_schema(place: Path) -> None:
    """The published schema describes what is printed, whatever is tried out."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    changes = ("customers_in=eu,uk", "hours_apart=4.5", "scale-11=open", "data-05=n/a:no data")
    for arguments in ((*WORSE,), changes, ("data-05=partial",)):
        found = printed(place, "whatif", NAME, *arguments)
        jsonschema.Draft202012Validator(schema).validate(found)
