"""`gate`: bounds as options and in a policy, and all that cannot be asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import NAME, Ended, contents, run, saved, the_demo

FAILS = ["--max-score", "40"]
HOLDS = ["--max-score", "60"]


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


NO_NUMBER = "is no number from 0 to 100, with at most 6 decimals"
MISUSED = {
    "no bound": (
        [],
        ["no bound is given; try --max-score 40, --no-red-lines or --policy policy.yaml"],
    ),
    "every option wrong": (
        [
            *("--max-score", "nan", "--max-confirmed", "-1", "--max-rating", "hihg"),
            *("--pitfall", "dta=3", "--pitfall", "data", "--pitfall", "comms=140"),
            *("--pitfall", "scale=1", "--pitfall", "scale=2", "--pitfall", "cx=1,5"),
            *("--max-unknown", "2.5", "--min-complete", "90,5", "--max-age", "30 days"),
        ],
        [
            f"--max-score: 'nan' {NO_NUMBER}",
            f"--max-confirmed: '-1' {NO_NUMBER}",
            "--max-rating: 'hihg' is not one of low, moderate, high (did you mean 'high'?)",
            "--pitfall: no pitfall is called 'dta' (did you mean 'data'?)",
            "--pitfall: 'data' is no pitfall with its score, such as data=40",
            f"--pitfall comms: '140' {NO_NUMBER}",
            "--pitfall: 'scale' stands here twice",
            f"--pitfall cx: '1,5' {NO_NUMBER} (did you mean 1.5?)",
            "--max-unknown: '2.5' is no number of questions and no share (write 5 or 10%)",
            f"--min-complete: '90,5' {NO_NUMBER} (did you mean 90.5?)",
            "--max-age: '30 days' is no whole number of days from 0 to 36500",
        ],
    ),
    "critical": (
        ["--max-rating", "critical"],
        ["--max-rating: 'critical' is not one of low, moderate, high"],
    ),
    "two formats": (
        [*FAILS, "--json", "-f", "md"],
        ["--json and --format md are two formats; give one of them"],
    ),
    "a file for a person": (
        [*FAILS, "-o", "g.txt"],
        ["g.txt: a file takes --format json, md or junit"],
    ),
    "text in a file": (
        [*FAILS, "-f", "text", "-o", "g.md"],
        ["g.md: a file takes --format json, md or junit"],
    ),
    "the audit itself": (
        [*FAILS, "-f", "md", "-o", f"./{NAME}"],
        [f"{NAME}: is the audit itself; give another file with -o"],
    ),
    "the policy": (
        ["--policy", "policy.yaml", "-f", "md", "-o", "./policy.yaml"],
        ["policy.yaml: is the policy; give another file with -o"],
    ),
    "the earlier audit": (
        ["--no-worse-than", "old.json", "-o", "old.json"],
        ["old.json: is the earlier audit; give another file with -o"],
    ),
}


@pytest.mark.parametrize(("options", "lines"), MISUSED.values(), ids=MISUSED)
def test_what_cannot_be_is_said_at_once(options: list[str], lines: list[str], place: Path) -> None:
    """Every option that does not fit has its line; nothing is written, and the code is 2."""
    (place / "policy.yaml").write_text("format: 1\nmax_score: 40\n")
    saved(the_demo(), place / "old.json")
    before = contents(place)
    ended = gate(place, *options)
    assert (ended.code, ended.out, told(ended)) == (2, "", lines)
    assert contents(place) == before


POLICY = "format: 1\nmax_score: 60\npitfalls: {data: 50, comms: 50}\nno_worse_than: old.json\n"


def test_a_policy_holds_the_bounds(place: Path) -> None:
    """The earlier audit is looked for beside the policy, wherever one stands."""
    (place / "deep").mkdir()
    saved(the_demo(), place / "deep" / "old.json")
    (place / "deep" / "policy.yaml").write_text(POLICY)
    ended = gate(place, "--policy", "deep/policy.yaml")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("FAILED: 1 of 6 bounds does not hold.\n")
    assert "Held against deep/old.json, 2026-11-16\n" in ended.out
    assert "FAILED  Score 56.6 of pitfall data is above 50 by 6.6.\n" in ended.out


def test_options_win_over_the_policy(place: Path) -> None:
    """Each that differs is said on stderr; what is the same, or new, is not."""
    for name in ("old.json", "older.json"):
        saved(the_demo(), place / name)
    (place / "policy.yaml").write_text(POLICY)
    typed = ["--max-score", "70", "--pitfall", "data=60", "--pitfall", "comms=50"]
    typed += ["--no-worse-than", "older.json", "--max-unknown", "5"]
    ended = gate(place, "--policy", "policy.yaml", *typed)
    assert ended.code == 0
    assert ended.told == [
        "--max-score is used in place of max_score in policy.yaml.",
        "--pitfall data is used in place of pitfalls.data in policy.yaml.",
        "--no-worse-than is used in place of no_worse_than in policy.yaml.",
    ]
    assert "Score 53.0 is at most 70." in ended.out


def test_a_policy_without_bounds_is_none(place: Path) -> None:
    """A policy that asks nothing is no gate, unless an option asks."""
    (place / "policy.yaml").write_text("format: 1\nno_red_lines: false\n")
    ended = gate(place, "--policy", "policy.yaml")
    says = "policy.yaml:1:1: the policy sets no bound (add one, such as max_score: 40)"
    assert (ended.code, ended.out, told(ended)) == (3, "", [says])
    assert gate(place, "--policy", "policy.yaml", *HOLDS).code == 0


def test_a_policy_that_does_not_fit_is_told_by_line(place: Path) -> None:
    """Everything at once, with hints, and exit code 3."""
    (place / "policy.yaml").write_text("format: 1\nmax_scoer: 40\npitfalls: {dta: 1}\n")
    ended = gate(place, "--policy", "policy.yaml")
    assert (ended.code, ended.out, told(ended)) == (
        3,
        "",
        [
            "policy.yaml:2:1: unknown key 'max_scoer' (did you mean 'max_score'?)",
            "policy.yaml:3:12: pitfalls: no pitfall is called 'dta' (did you mean 'data'?)",
        ],
    )


def test_an_audit_that_a_policy_names_is_told_with_the_line_that_names_it(place: Path) -> None:
    """By the shortest path; one that an option names is told by itself."""
    (place / "rules").mkdir()
    (place / "rules" / "policy.yaml").write_text("format: 1\nno_worse_than: ../old.json\n")
    ended = gate(place, "--policy", "rules/policy.yaml")
    says = "rules/policy.yaml:2:16: no_worse_than: old.json: there is no such file"
    assert (ended.code, told(ended)) == (3, [says])
    ended = gate(place, "--policy", "rules/policy.yaml", "--no-worse-than", "gone.json")
    assert (ended.code, told(ended)[-1]) == (3, "gone.json: there is no such file")


def test_a_bound_given_twice_is_refused(place: Path) -> None:
    """Which of the two was meant is not guessed; every such option is named."""
    twice = ("--max-score", "60", "--max-score", "70", "--policy", "a", "--policy", "a")
    ended = gate(place, *twice)
    assert (ended.code, ended.out, told(ended)) == (
        2,
        "",
        [
            "--max-score: is given more than once; keep one",
            "--policy: is given more than once; keep one",
        ],
    )
