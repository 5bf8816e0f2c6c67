"""`bank simulate`: the banks tried on profiles that cover them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from outsource_audit.storage.resources import folder
from program import Ended, Terminal, run, shipped

STORAGE = Path(__file__).parents[1] / "storage"
EXAMPLE = STORAGE / "worked_example"


def unwrapped(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """Return the simulation of the shipped banks."""
    return run("bank", "simulate", cwd=tmp_path_factory.mktemp("anywhere"))


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """Return a copy of the worked example's banks without their cases."""
    ignored = shutil.ignore_patterns("cases")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "banks", ignore=ignored))


def change(path: Path, old: str, new: str, count: int = 1) -> None:
    """Change a text in a file that has it."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, count))


def test_the_shipped_banks_are_proved(simulated: Ended) -> None:
    """0 and 100 are reached in all profiles, every condition both ways; nothing is amiss."""
    assert (simulated.code, simulated.err) == (0, "")
    text = unwrapped(simulated.out)
    reached = re.findall(r"0 is reached in (\d+) of (\d+) profiles, 100 in (\d+)\.", text)
    assert len(reached) == 2
    assert all(len(set(counts)) == 1 for counts in reached)
    assert f"{len(shipped().questions)} questions, and" in text
    assert "conditions. Each was made to hold, and to fail." in text
    assert simulated.out.endswith("\nNo problems.\n")


def test_every_pitfall_has_its_heaviest_question(simulated: Ended) -> None:
    """In the quick audit and in full."""
    for pitfall in shipped().by_id:
        for mode in ("quick", "full "):
            assert f"\n{pitfall:<8} {mode} " in simulated.out


def test_what_typical_businesses_meet_is_told(simulated: Ended) -> None:
    """Eight and more, with questions and minutes, quick and full, and what is at stake."""
    assert "\nA small shop and its warehouse\n  quick     27 questions and 19 of " in simulated.out
    assert simulated.out.count("\n  at stake  partner ") >= 8


def test_the_simulation_for_a_program(tmp_path: Path, simulated: Ended) -> None:
    """The same figures, in full precision."""
    ended = run("bank", "simulate", "--json", cwd=tmp_path)
    found = json.loads(ended.out)
    assert (ended.code, ended.err, found["format"], found["ok"]) == (0, "", 1, True)
    assert found["problems"] == []
    assert found["questions"] == len(shipped().questions)
    assert found["profile_questions"] == len(shipped().fields)
    assert found["conditions"]["never_fail"] == []
    for mode, cap in (("quick", 2.0), ("full", 2.5)):
        part = found[mode]
        assert part["reach_0"] == part["reach_100"] == found["profiles"]["tried"]
        assert (part["cap"], part["empty"]) == (cap, 0)
        assert {one["pitfall"] for one in part["heaviest"]} == set(shipped().by_id)
        for one in part["heaviest"]:
            assert one["even_shares"] == pytest.approx(one["share"] * one["of"])
            assert one["even_shares"] <= cap
            assert f"{one['question']} has {one['share']:.0%} of {one['of']} " in simulated.out
    shop = found["typical"][0]
    assert (shop["name"], shop["quick_questions"]) == ("A small shop and its warehouse", 27)
    assert shop["exposures"]["quality"] == 4


def test_a_question_over_its_cap_is_named_where_it_stands(banks: Path) -> None:
    """The line of its severity, with what it weighs and what is allowed."""
    data = banks / "01-data.yaml"
    for severity in ("high", "medium", "high"):
        change(data, f"severity: {severity}", "severity: low")
    ended = run("bank", "simulate", "banks", cwd=banks.parent)
    lines = data.read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "severity: critical" in text)
    assert ended.code == 3
    assert ended.told == [
        f"outsource-audit: banks/01-data.yaml:{line}:19: data-a: severity: weighs 3.33 times an"
        f" even share {mode}: 67% among 5 questions of data; at most {cap} times is allowed"
        " (lower its severity or ask more beside it)"
        for mode, cap in (("in the quick audit", "2"), ("in full", "2.5"))
    ]
    assert ended.out.endswith("\n2 problems, named below.\n")


def test_a_question_that_is_never_asked_is_named(banks: Path) -> None:
    """Also one that is asked only because something is not known."""
    condition = (
        "severity: critical\n        show_if: {stage: [running], any_of: [{stage: [exiting]}]}"
    )
    change(banks / "01-data.yaml", "severity: critical", condition)
    ended = run("bank", "simulate", "banks", "--json", cwd=banks.parent)
    assert ended.code == 3
    assert ended.err.endswith(
        ": data-a: show_if: this is asked only where something is not known: no known answers"
        " make it apply\n"
    )
    (problem,) = json.loads(ended.out)["problems"]
    assert (problem["where"], problem["file"]) == ("data-a: show_if", "banks/01-data.yaml")


def test_what_always_holds_is_told_and_fails_nothing(banks: Path) -> None:
    """It could be left out; the figures are the same."""
    condition = (
        "severity: critical\n        show_if: {stage: [running]}"
        "\n        raise_severity: {stage: [running]}"
    )
    change(banks / "01-data.yaml", "severity: critical", condition)
    ended = run("bank", "simulate", "banks", cwd=banks.parent)
    assert (ended.code, ended.err) == (0, "")
    assert "3 conditions" not in ended.out
    assert "0 can never hold, 1 can never fail." in unwrapped(ended.out)
    assert "- data-a: raise_severity: always holds, so it could be left out" in ended.out


def test_profiles_in_which_nothing_applies_are_counted(banks: Path) -> None:
    """They have no score, so they reach neither end; nothing is wrong with that."""
    (banks / "02-second.yaml").unlink()
    text = (banks / "01-data.yaml").read_text()
    condition = "core: true\n        show_if: {stage: [running]}"
    (banks / "01-data.yaml").write_text(text.replace("core: true", condition))
    ended = run("bank", "simulate", "banks", cwd=banks.parent)
    assert (ended.code, ended.err) == (0, "")
    told = re.findall(r"In (\d+) more profiles no question applies\.", unwrapped(ended.out))
    assert len(told) == 2
    assert "Asked: 0 to 5 questions." in unwrapped(ended.out)


def test_a_folder_with_the_shipped_profile_takes_the_shipped_businesses(banks: Path) -> None:
    """Only where it has no cases of its own."""
    ended = run("bank", "simulate", "banks", cwd=banks.parent)
    assert "A small shop and its warehouse\n  quick     7 questions and 19 of " in ended.out
    shutil.copytree(EXAMPLE / "cases", banks / "cases")
    ended = run("bank", "simulate", "banks", cwd=banks.parent)
    assert "What typical businesses meet" not in ended.out


def test_a_folder_with_a_profile_of_its_own_has_no_shipped_businesses(tmp_path: Path) -> None:
    """They would answer what it does not ask."""
    ended = run("bank", "simulate", STORAGE / "good_banks", "--json", cwd=tmp_path)
    assert json.loads(ended.out)["typical"] == []


@pytest.mark.parametrize(("name", "told"), [("nowhere", "no such"), ("empty", "no question banks")])
def test_a_folder_without_banks_is_named(name: str, told: str, tmp_path: Path) -> None:
    """There is nothing to simulate."""
    (tmp_path / "empty").mkdir()
    ended = run("bank", "simulate", name, cwd=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert told in ended.err


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_fits_the_terminal(columns: int, banks: Path) -> None:
    """No line is longer than the terminal is wide, with and without colour."""
    texts = []
    for env in ({}, {"NO_COLOR": "1"}):
        with Terminal(
            "bank", "simulate", "banks", cwd=banks.parent, columns=columns, env=env
        ) as person:
            assert person.end() == 0
            texts.append(person.screen)
    assert texts[0] == texts[1]
    assert max(len(line) for line in texts[0].splitlines()) <= min(columns, 100)


def test_the_shipped_folder_may_be_named(tmp_path: Path, simulated: Ended) -> None:
    """It is the same as naming none; the same banks give the same bytes."""
    assert run("bank", "simulate", folder("questions"), cwd=tmp_path) == simulated
