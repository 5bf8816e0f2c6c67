"""A policy file: every bound read exactly, and everything that does not fit listed at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from builders import a_bank, a_bank_set, a_question
from outsource_audit.domain.policy import Policy, Share
from outsource_audit.domain.risk import Rating
from outsource_audit.errors import FileError, InvalidFileError
from outsource_audit.storage.policy_file import PolicyFile, nothing_called, read_policy
from outsource_audit.storage.tree import as_data
from outsource_audit.storage.yaml_source import parse_yaml

BANKS = a_bank_set(
    msgspec.structs.replace(a_bank("data", [a_question("a")]), renamed=(("privacy", "data"),)),
    a_bank("comms", [a_question("b")], pitfall=2),
)

WHOLE = """\
format: 1
max_score: 40.25
max_confirmed: 20
max_rating: moderate
pitfalls:
  data: 30.1
  comms: 0
no_red_lines: true
max_unknown: 5
min_complete: 90
max_age: 365
no_worse_than: last/year.audit.json
"""


def written(text: str, folder: Path) -> Path:
    """Write a policy and return its path."""
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_bound_is_read_exactly(tmp_path: Path) -> None:
    """A number is what was typed, and the earlier audit lies beside the policy."""
    given = read_policy(written(WHOLE, tmp_path), BANKS)
    assert given.policy == Policy(
        max_score=Fraction(161, 4),
        max_confirmed=Fraction(20),
        max_rating=Rating.MODERATE,
        pitfalls={"data": Fraction(301, 10), "comms": Fraction(0)},
        no_red_lines=True,
        max_unknown=5,
        min_complete=Fraction(90),
        max_age=365,
    )
    assert given.no_worse_than == tmp_path / "last" / "year.audit.json"


def test_an_absolute_path_stays_as_it_is(tmp_path: Path) -> None:
    """Where a path begins at the root, the policy's folder does not matter."""
    given = read_policy(written("format: 1\nno_worse_than: /a/b.json\n", tmp_path), BANKS)
    assert given.no_worse_than == Path("/a/b.json")


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("format: 1\n", Policy()),
        ("format: 1\nno_red_lines: false\npitfalls: {}\n", Policy()),
        ("format: 1\nmax_unknown: 2.5%\n", Policy(max_unknown=Share(Fraction(5, 2)))),
        ("format: 1\nmax_unknown: 5.0\n", Policy(max_unknown=5)),
        ("format: 1\nmin_complete: 99.5%\n", Policy(min_complete=Fraction(199, 2))),
        ("format: 1\nmax_score: 0.1\n", Policy(max_score=Fraction(1, 10))),
        ('{"format": 1, "max_score": 1e1}', Policy(max_score=Fraction(10))),
    ],
)
def test_a_policy_asks_for_what_it_says_and_no_more(
    text: str, policy: Policy, tmp_path: Path
) -> None:
    """What is left out is not asked; shares have a per cent sign; braces are YAML too."""
    assert read_policy(written(text, tmp_path), BANKS).policy == policy


SEVERAL = """\
format: 1
max_scoer: 1
max_score: x
pitfalls: {dta: 1, data: y, comms: 1e-9}
max_unknown: 0.5
max_age: -1
"""
BAD = {
    "an unknown bound": (
        "format: 1\nmax_scoer: 40\n",
        ["2:1: unknown key 'max_scoer' (did you mean 'max_score'?)"],
    ),
    "dashes": (
        "format: 1\nno-red-lines: true\n",
        ["2:1: unknown key 'no-red-lines' (did you mean 'no_red_lines'?)"],
    ),
    "too much": (
        "format: 1\nmax_score: 140\nmin_complete: -1\n",
        [
            "2:12: max_score: 140 is above 100 (it runs from 0 to 100)",
            "3:15: min_complete: -1 is below 0 (it runs from 0 to 100)",
        ],
    ),
    "no number": (
        "format: 1\nmax_score: low\nmax_confirmed: .nan\n",
        [
            "2:12: max_score: a number belongs here, not 'low'",
            "3:16: max_confirmed: nan is no finite number",
        ],
    ),
    "critical": (
        "format: 1\nmax_rating: critical\n",
        ["2:13: max_rating: 'critical' is not one of low, moderate, high"],
    ),
    "an unknown pitfall": (
        "format: 1\npitfalls: {dta: 40, privacy: 30, zzz: 1}\n",
        [
            "2:12: pitfalls: no pitfall is called 'dta' (did you mean 'data'?)",
            "2:21: pitfalls: no pitfall is called 'privacy' (it is now called 'data')",
            "2:34: pitfalls: no pitfall is called 'zzz' (the pitfalls are data, comms)",
        ],
    ),
    "a pitfall twice": (
        "format: 1\npitfalls:\n  data: 40\n  data: 30\n",
        ["4:3: the key 'data' stands here twice (first on line 3)"],
    ),
    "yes": (
        "format: 1\nno_red_lines: yes\n",
        ["2:15: no_red_lines: true or false belongs here, not 'yes' (write true)"],
    ),
    "half a question": (
        "format: 1\nmax_unknown: 2.5\n",
        ["2:14: max_unknown: 2.5 is no whole number (for a share of them write 2.5%)"],
    ),
    "many": (
        "format: 1\nmax_unknown: many\n",
        [
            "2:14: max_unknown: 'many' is no number of questions and no share (write 5 or 10%)",
        ],
    ),
    "no share": (
        "format: 1\nmin_complete: 101%\n",
        ["2:15: min_complete: '101%' is no share (write it as 90%)"],
    ),
    "days in words": (
        "format: 1\nmax_age: 30 days\n",
        ["2:10: max_age: a whole number belongs here, not '30 days'"],
    ),
    "too fine": (
        "format: 1\nmax_score: 1.2345678\npitfalls: {data: 0.00000001}\n",
        [
            "2:12: max_score: is too fine; it takes at most 6 decimals",
            "3:18: pitfalls: data: is too fine; it takes at most 6 decimals",
        ],
    ),
    "nothing after the colon": (
        "format: 1\nmax_score:\nno_worse_than: ''\n",
        [
            "2:11: max_score: a number belongs here, not nothing",
            "3:16: no_worse_than: is empty",
        ],
    ),
    "no format": ("max_score: 40\n", ["1:1: the key 'format' is missing"]),
    "a newer format": (
        "format: 2\nmax_score: 40\n",
        ["1:9: format: 1 belongs here, not '2'"],
    ),
    "a list": ("- max_score\n", ["1:1: keys and values belong here, not a list"]),
    "a bracket never closed": (
        "format: 1\npitfalls: {data: 40\n",
        ["2:11: a mapping in { } is not closed or lacks a comma (check what stands inside)"],
    ),
    "empty": ("", ["1:1: is empty (it begins with format: 1)"]),
    "all at once": (
        SEVERAL,
        [
            "2:1: unknown key 'max_scoer' (did you mean 'max_score'?)",
            "3:12: max_score: a number belongs here, not 'x'",
            "4:12: pitfalls: no pitfall is called 'dta' (did you mean 'data'?)",
            "4:26: pitfalls: data: a number belongs here, not 'y'",
            "4:36: pitfalls: comms: is too fine; it takes at most 6 decimals",
            "5:14: max_unknown: 0.5 is no whole number (for a share of them write 0.5%)",
            "6:10: max_age: -1 is below 0 (it runs from 0 to 36500)",
        ],
    ),
}


@pytest.mark.parametrize(("text", "lines"), BAD.values(), ids=BAD)
def test_everything_that_does_not_fit_is_listed(
    text: str, lines: list[str], tmp_path: Path
) -> None:
    """Each slip has its line, with a hint where there is one."""
    path = written(text, tmp_path)
    with pytest.raises(InvalidFileError) as caught:
        read_policy(path, BANKS)
    assert str(caught.value).splitlines() == [f"{path}:{line}" for line in lines]


def test_a_missing_policy_is_named(tmp_path: Path) -> None:
    """A policy that is not there is no policy without bounds."""
    with pytest.raises(FileError, match="there is no such file"):
        read_policy(tmp_path / "policy.yaml", BANKS)


def test_a_former_id_leads_to_the_one_of_today() -> None:
    """A pitfall that was renamed is said to be."""
    assert nothing_called("privacy", BANKS)[1] == "it is now called 'data'"


# What no schema says: which pitfalls there are, how fine a number may be, what stands twice.
BEYOND_A_SCHEMA = {"an unknown pitfall", "a pitfall twice", "too fine"}
GOOD = {
    "whole": WHOLE,
    "shares": "format: 1\nmax_unknown: 2.5%\nmin_complete: 100%\n",
    "edges": "format: 1\nmax_score: 0\nmin_complete: 100\nmax_unknown: 10000\nmax_age: 36500\n",
    "nothing asked": "format: 1\n",
}


@pytest.mark.parametrize("name", [*GOOD, *BAD])
def test_an_editor_accepts_and_refuses_the_same(name: str, tmp_path: Path) -> None:
    """The schema made from the struct agrees with the reader, as far as a schema can."""
    text = GOOD[name] if name in GOOD else BAD[name][0]
    tree, _ = parse_yaml(text, "policy.yaml")
    data = {} if tree is None else as_data(tree)
    if name == "no number":
        data = {"format": 1, "max_score": "low"}  # JSON, which schemas are for, has no .nan
    fits = Draft202012Validator(msgspec.json.schema(PolicyFile)).is_valid(data)
    try:
        read_policy(written(text, tmp_path), BANKS)
    except InvalidFileError:
        assert fits is (name in BEYOND_A_SCHEMA)
    else:
        assert fits
