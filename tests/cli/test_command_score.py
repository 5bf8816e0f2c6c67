"""`score`: what a person reads, and what a program reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.risk import percent, shown
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from program import NAME, Ended, Terminal, environment, run, saved, shell, shipped, the_demo

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "score.schema.json"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the demo's audit."""
    folder = tmp_path_factory.mktemp("score")
    saved(the_demo(), folder / NAME)
    return folder


@pytest.fixture(scope="module")
def viewed(place: Path) -> Ended:
    """Return what `score` prints of the demo's audit."""
    return run("score", NAME, cwd=place)


@pytest.fixture(scope="module")
def scorecard() -> Scorecard:
    """Return the demo's scorecard."""
    return score(shipped(), the_demo())


def unwrapped(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def below(heading: str, text: str) -> list[str]:
    """Return the lines under a heading, up to the next empty line."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(heading))
    rest = lines[start + 1 :]
    return rest[: rest.index("")] if "" in rest else rest


def test_the_headline_says_both_numbers(viewed: Ended, scorecard: Scorecard) -> None:
    """Whose audit, of which day, its score and what of it is confirmed."""
    overall = scorecard.overall
    assert overall.score is not None
    assert overall.confirmed is not None
    assert (viewed.code, viewed.err) == (0, "")
    assert viewed.out.startswith("Fern & Tallow and Harbour Fulfilment, 2026-11-16\n\n")
    score_, confirmed = shown(overall.score), shown(overall.confirmed)
    assert f"Score {score_}, of which {confirmed} is confirmed (0 is best, 100 is worst).\n" in (
        viewed.out
    )


def test_both_ratings_stand_with_their_floors(viewed: Ended, scorecard: Scorecard) -> None:
    """The rating until then, the rating if it turns out well, and why neither is better."""
    overall = scorecard.overall
    assert overall.rating is not None
    assert overall.rating_if_well is not None
    well = overall.rating_if_well.word.capitalize()
    assert (
        f"Rating: {well} if what you do not know turns out well; "
        f"{overall.rating.word} until then.\n"
    ) in viewed.out
    lifting = [floor for floor in overall.floors if floor.lifts]
    assert lifting
    assert len(re.findall(r"^  - At least ", viewed.out, re.MULTILINE)) == len(lifting)
    for floor in lifting:
        because = "a red line cannot be ruled out" if floor.open else "a red line is hit"
        told = f"  - At least {floor.to.word} because {because}: {floor.questions[0]}.\n"
        assert told in viewed.out


def test_completeness_and_confidence_are_told(viewed: Ended, scorecard: Scorecard) -> None:
    """In the words of the report: the scope, how much is dealt with, how much was seen."""
    overall = scorecard.overall
    assert overall.completeness is not None
    assert overall.confidence is not None
    assert (
        f"All {overall.all} questions that apply were asked. "
        'Each question asked has an answer ("don\'t know" counts as one). '
        f"Of the good answers, {percent(overall.confidence)} (by weight) come with proof"
    ) in unwrapped(viewed.out)


def test_the_nine_pitfalls_have_bars(viewed: Ended, scorecard: Scorecard) -> None:
    """Nine bars in the article's order, each below its title, with its figures and ratings."""
    lines = below("The nine pitfalls", viewed.out)[1:]
    titles, bars = lines[::2], lines[1::2]
    assert titles == [f"  {bank.pitfall} {bank.title}" for bank in shipped().banks]
    for line, pitfall in zip(bars, scorecard.pitfalls, strict=True):
        if pitfall.score is None or pitfall.confirmed is None or pitfall.rating is None:
            assert line == "    not asked or not applicable"
            continue
        bar, score_, confirmed, _, rating = line.split(maxsplit=4)
        assert bar.count("█") == int(pitfall.confirmed * len(bar) / 100)
        assert bar.count("█") + bar.count("▒") == int(pitfall.score * len(bar) / 100)
        assert (score_, confirmed) == (f"{shown(pitfall.score)},", shown(pitfall.confirmed))
        assert pitfall.rating_if_well is not None
        if pitfall.rating is pitfall.rating_if_well:
            assert rating == pitfall.rating.word
        else:
            assert rating == f"{pitfall.rating_if_well.word}; {pitfall.rating.word} until then"


def test_red_lines_and_what_to_find_out_are_listed(viewed: Ended, scorecard: Scorecard) -> None:
    """Every red line with what it means, every unknown with what would show it."""
    text = unwrapped(viewed.out)
    red = [floor for floor in scorecard.overall.floors if floor.cause == "red line"]
    assert {floor.open for floor in red} == {True, False}
    for floor in red:
        question = shipped().questions[floor.questions[0]]
        assert question.red_line is not None
        state = "Cannot be ruled out" if floor.open else "Hit"
        assert f"- {state}: {unwrapped(question.red_line.says)} ({question.id})" in text
    assert scorecard.find_out
    for key in scorecard.find_out:
        question = shipped().questions[key]
        assert f"- {unwrapped(question.ask)} ({key}) What would show it: " in text


def test_the_first_five_steps_of_the_plan_are_listed(viewed: Ended, scorecard: Scorecard) -> None:
    """The fixes in the plan's order, each with its question, effort, gain and the score then."""
    text = unwrapped(viewed.out)
    told = re.findall(
        r"\(([a-z]+-\d\d)\) .+? effort, takes ([\d.]+) off the score\. After it: score ([\d.]+) ",
        text.partition("What to do first")[2],
    )
    assert told == [
        (step.standing.question.id, shown(step.gain), shown(step.score_after))
        for step in scorecard.plan[:5]
    ]
    for key, *_ in told:
        question = shipped().questions[key]
        assert f"{question.action} ({key}) {unwrapped(question.fix)}" in text


def test_an_audit_without_answers_has_no_rating(tmp_path: Path) -> None:
    """An audit just begun says what must be answered before it is rated."""
    saved(Audit(business="Kiln", provider="Northway", date="2026-11-23"), tmp_path / NAME)
    ended = run("score", NAME, cwd=tmp_path)
    assert ended.code == 0
    assert "\nNot rated yet: 0% of the questions have an answer so far, " in ended.out
    assert "\nRed-line questions to answer first\n" in ended.out
    assert "Rating: " not in ended.out


def test_a_pipe_gets_no_colour(viewed: Ended) -> None:
    """What is not read on a terminal holds no escape sequence and no line over 100 columns."""
    assert "\x1b" not in viewed.out
    assert max(map(len, viewed.out.splitlines())) <= 100


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("kind", ["xterm-256color", "dumb"])
def test_the_story_is_the_same_in_every_terminal(kind: str, columns: int, place: Path) -> None:
    """Heat map, nine bars, red lines and five actions, and nothing runs over the edge."""
    with Terminal("score", NAME, cwd=place, columns=columns, env={"TERM": kind}) as terminal:
        assert terminal.end() == 0
        lines = terminal.screen.splitlines()
    assert columns // 2 < max(map(len, lines)) <= columns
    text = unwrapped(terminal.screen)
    for told in (
        "Score ",
        "Rating: ",
        "Heat map",
        "The nine pitfalls",
        "Hit: ",
        "What to do first",
    ):
        assert told in text
    assert {f"{number}." for number in range(1, 6)} <= set(text.split())


@pytest.mark.parametrize(
    ("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_follows_the_terminal(
    variables: dict[str, str], coloured: bool, place: Path
) -> None:
    """A terminal gets colour unless NO_COLOR or TERM say otherwise."""
    with Terminal("score", NAME, cwd=place, env=variables) as terminal:
        assert terminal.end() == 0
        assert bool(re.search(r"\x1b\[[\d;]*3[1-6]m", terminal.raw)) is coloured


@pytest.fixture(scope="module")
def printed(place: Path) -> dict[str, Any]:
    """Return what `score --json` prints of the demo's audit."""
    data: dict[str, Any] = json.loads(run("score", NAME, "--json", cwd=place).out)
    return data


KEYS = {
    "": "format overall pitfalls practices questions find_out plan",
    "overall": "score confirmed band rating rating_if_well floors completeness confidence "
    "in_scope all",
    "floors": "to cause pitfall questions open lifts",
    "pitfalls": "id score confirmed exposure exposure_reasons likelihood inherent rating "
    "rating_if_well floors rank",
    "practices": "id pitfall score",
    "questions": "id pitfall practice state answer gap weight share red_line",
    "plan": "question effort gain period score_after confirmed_after rating_after "
    "rating_if_well_after lifts",
}


def test_the_json_has_exactly_the_promised_keys(printed: dict[str, Any]) -> None:
    """Programs find every key that is promised, in its order, and no other."""
    assert list(printed) == KEYS[""].split()
    assert list(printed["overall"]) == KEYS["overall"].split()
    assert printed["format"] == 1
    for name in ("pitfalls", "practices", "questions", "plan"):
        assert printed[name]
        for item in printed[name]:
            assert list(item) == KEYS[name].split()
    floors = [floor for pitfall in printed["pitfalls"] for floor in pitfall["floors"]]
    assert floors
    for floor in [*printed["overall"]["floors"], *floors]:
        assert list(floor) == KEYS["floors"].split()


def test_the_json_is_in_full_precision(printed: dict[str, Any], scorecard: Scorecard) -> None:
    """Numbers are the nearest floats of the exact ones, not the rounded ones shown."""
    overall = scorecard.overall
    assert overall.score is not None
    assert overall.confirmed is not None
    assert printed["overall"]["score"] == float(overall.score)
    assert printed["overall"]["confirmed"] == float(overall.confirmed)
    assert printed["overall"]["score"] != round(printed["overall"]["score"], 6)
    gains = [step["gain"] for step in printed["plan"]]
    assert gains == [float(step.gain) for step in scorecard.plan]


def test_the_json_fits_its_schema(printed: dict[str, Any]) -> None:
    """The published schema describes what is printed."""
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(printed)


def test_the_json_is_the_same_twice(place: Path) -> None:
    """The same audit gives the same bytes, whatever order Python keeps its sets in."""
    first, second = (
        run("score", NAME, "--json", cwd=place, env=environment(PYTHONHASHSEED=seed))
        for seed in ("1", "2")
    )
    assert first == second
    assert first.out.endswith("}\n")


def test_capacity_moves_the_periods(place: Path, printed: dict[str, Any]) -> None:
    """More effort in a month brings steps forward and changes nothing else."""
    more = json.loads(run("score", NAME, "--json", "--capacity", "1000", cwd=place).out)
    assert {step["period"] for step in more["plan"]} == {30}
    assert {step["period"] for step in printed["plan"]} == {30, 60, 90, None}
    assert more["overall"] == printed["overall"]


def test_what_no_longer_fits_the_banks_is_told(tmp_path: Path) -> None:
    """A bank edited since, and stored answers that no longer fit, get a line each on stderr."""
    demo = the_demo()
    stamps = tuple(
        msgspec.structs.replace(stamp, sha256="0" * 64) if stamp.id == "partner" else stamp
        for stamp in demo.banks
    )
    answers = demo.answers | {"partner-03": Answer(answer="banana")}
    changed = msgspec.structs.replace(
        demo, banks=stamps, answers=answers, profile={**demo.profile, "stage": "zz"}
    )
    saved(changed, tmp_path / NAME)
    ended = run("score", NAME, cwd=tmp_path)
    assert ended.code == 0
    assert ended.told == [
        "Question banks that changed since this audit was last saved: partner (2026.1, edited).",
        "Please answer again, the answer does not fit the question: partner-03, stage.",
    ]


def test_help_on_a_full_disk_is_no_fault_of_the_program(tmp_path: Path) -> None:
    """Help that cannot be written says so in a line, like everything else."""
    ended = shell("outsource-audit score --help > /dev/full", tmp_path)
    told = "outsource-audit: the output cannot be written: no space left on device\n"
    assert (ended.code, ended.err) == (3, told)
