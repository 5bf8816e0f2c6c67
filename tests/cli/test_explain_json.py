"""`explain --json`: the arithmetic behind a score, for a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from outsource_audit.storage.explanation_shape import ExplanationJson
from program import NAME, environment, run, saved, shipped, the_demo


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the demo's audit."""
    folder = tmp_path_factory.mktemp("explain-json")
    saved(the_demo(), folder / NAME)
    return folder


def printed(place: Path, *item: str) -> dict[str, Any]:
    """Return what `explain --json` prints."""
    ended = run("explain", NAME, *item, "--json", cwd=place)
    assert (ended.code, ended.err) == (0, "")
    data: dict[str, Any] = json.loads(ended.out)
    return data


def test_the_json_says_what_it_explains(place: Path) -> None:
    """Everything, one pitfall, a question with its pitfall, or a profile question."""
    every = printed(place)
    assert list(every) == list(ExplanationJson.__struct_fields__)
    assert (every["format"], every["explains"], every["item"]) == (1, None, None)
    assert [part["id"] for part in every["pitfalls"]] == [bank.id for bank in shipped().banks]
    pitfall = printed(place, "data")
    assert (pitfall["explains"], pitfall["item"]) == ("data", None)
    assert pitfall["pitfalls"] == [part for part in every["pitfalls"] if part["id"] == "data"]
    question = printed(place, "data-09")
    assert question["pitfalls"] == pitfall["pitfalls"]
    assert question["item"]["part"]["product"] == 60
    assert question["item"]["red_line"]["state"] == "hit"
    assert question["item"]["fix"]["gain"] == question["item"]["part"]["of_total"]
    field = printed(place, "customer_data")
    assert (field["pitfalls"], field["item"]["part"]) == ([], None)
    assert field["item"]["dependents"][0] == {
        "kind": "exposure",
        "id": "data",
        "says": "+2: the provider sees customer data",
        "now": "holds",
    }
    assert all(data["overall"] == every["overall"] for data in (pitfall, question, field))


def test_the_json_of_a_question_that_does_not_count_says_why(place: Path) -> None:
    """No part and no fix; the reasons stand under `left_out`."""
    item = printed(place, "partner-01")["item"]
    assert (item["part"], item["fix"]) == (None, None)
    assert item["left_out"]["state"] == "hidden"
    assert item["left_out"]["why"][0].startswith('"Where do you stand with this provider?"')


def test_the_json_is_the_same_twice(place: Path) -> None:
    """The same audit gives the same bytes, whatever order Python keeps its sets in."""
    first, second = (
        run("explain", NAME, "--json", cwd=place, env=environment(PYTHONHASHSEED=seed))
        for seed in ("1", "2")
    )
    assert first == second
    assert first.out.endswith("}\n")


def test_the_json_agrees_with_score(place: Path) -> None:
    """The same numbers, ratings and shares as `score --json`."""
    scored = json.loads(run("score", NAME, "--json", cwd=place).out)
    found = printed(place)
    overall, ratings = scored["overall"], found["overall"]["ratings"]
    assert found["overall"]["shares"]["together"]["value"] == overall["score"]
    assert found["overall"]["shares"]["confirmed"]["value"] == overall["confirmed"]
    assert ratings["until_then"]["start"] == overall["band"]
    assert ratings["until_then"]["rating"] == overall["rating"]
    assert ratings["if_well"]["rating"] == overall["rating_if_well"]
    for key in ("completeness", "confidence", "in_scope"):
        assert found["overall"][key] == overall[key]
    shares = {q["id"]: q["share"] for q in scored["questions"] if q["share"] is not None}
    questions = [q for part in found["pitfalls"] for q in part["questions"]]
    assert {q["id"]: q["of_total"]["value"] for q in questions} == shares
    for part, pitfall in zip(found["pitfalls"], scored["pitfalls"], strict=True):
        assert part["inherent"] == pitfall["inherent"]
        assert part["exposure"]["level"] == pitfall["exposure"]
        if part["ratings"]:
            assert part["ratings"]["until_then"]["likelihood"] == pitfall["likelihood"]
            assert part["ratings"]["until_then"]["rating"] == pitfall["rating"]
            assert part["ratings"]["if_well"]["rating"] == pitfall["rating_if_well"]
