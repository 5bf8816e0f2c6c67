"""Answers files that do not fit: everything in one go, nothing written."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from program import DEMO_ANSWERS, NAME, contents, run, saved, the_demo

MISFITS = """\
format: 1
date: 23.11.2026
in_full: [data, dta]
profile:
  functions: [fulfilment, fulfilment]
  outsourced: [shipping]
  stage: runing
  provider: company
  card_data: [none, hosted]
  customers_in: []
  home_in: [eu]
  hours_apart: 20
  spend_share: 12.5
  peak_factor: a lot
answers:
  data-5: no
  data-05: maybe
  partner-01: -1
  partner-02: 1.5
  depend-02: 101
  comms-01: {not_applicable: We are small}
  comms-02: 7
  data-02: {answer: nothing, not_applicable: We are small}
  comms-09: {answer: yes, evidence: {seen: true, date: 2026-13-01}}
  data-09: {not_applicable: ""}
"""
MISFIT_LINES = """\
2:7: date: '23.11.2026' is no date; write it as 2026-11-23
3:17: in_full[1]: no pitfall is called 'dta' (did you mean 'data'?)
5:14: profile: functions: names the same answer twice
6:15: profile: outsourced: 'shipping' is no answer here; it takes fulfilment, customer-service, \
marketing, web-development, payments-it, other or unknown
7:10: profile: stage: 'runing' is no answer here; it takes choosing, onboarding, running, \
exiting or unknown
8:3: profile: no profile question is called 'provider' (did you mean 'provider_kind'?)
9:14: profile: card_data: 'none' cannot stand beside another answer
10:17: profile: customers_in: needs at least one answer
11:12: profile: home_in: takes one answer, not a list
12:16: profile: hours_apart: 20 is above 14
13:16: profile: spend_share: 12.5 is too fine; it takes whole numbers
14:16: profile: peak_factor: 'a lot' is no number
16:3: answers: no question is called 'data-5' (did you mean 'data-05'?)
17:12: answers: data-05: 'maybe' is no answer here; it takes yes, partial, no or unknown
18:15: answers: partner-01: -1 is below 0
19:15: answers: partner-02: 1.5 is too fine; it takes whole numbers
20:14: answers: depend-02: 101 is above 100
21:13: answers: comms-01: does not offer "not applicable"
22:13: answers: comms-02: 7 is no answer here; it takes 4, 3, 2, 1, 0 or unknown
23:21: answers: data-02: answer: has both an answer and a reason why it does not apply; keep one
24:56: answers: comms-09: evidence: date: '2026-13-01' is no date; write it as 2026-11-23
25:29: answers: data-09: not_applicable: needs a reason
"""
SHAPES = """\
format: 1
business: 12
profile:
  bot: true
answers:
  comms-09: {answer: yes, evidence: {seen: yes, where: 12}}
  comms-07: {anwser: yes}
  partner-07: [yes]
  data-10: {evidence: {where: the shelf}}
owner: Ann
"""
SHAPE_LINES = """\
2:11: business: text belongs here, and 12 reads as a number (put it in quotes: "12")
4:8: profile: bot: text or a number or a list belongs here, not 'true' (put it in quotes: "true")
6:44: answers: comms-09: evidence: seen: true or false belongs here, not 'yes' (write true)
6:56: answers: comms-09: evidence: where: text belongs here, and 12 reads as a number \
(put it in quotes: "12")
7:14: answers: comms-07: unknown key 'anwser' (did you mean 'answer'?)
8:15: answers: partner-07: text or a number or keys and values belongs here, not a list
9:23: answers: data-10: evidence: the key 'seen' is missing
10:1: unknown key 'owner' (the keys here are format, business, provider, date, answered_by, \
in_full, profile, answers, remediation)
"""
TWICE = """\
format: 1
business: Kiln
business: Kiln & Co
answers:
  data-05: yes
  data-05: no
"""
TWICE_LINES = """\
3:1: the key 'business' stands here twice (first on line 2)
6:3: the key 'data-05' stands here twice (first on line 5)
"""
TWICE_IN_JSON = '{"format": 1,\n "answers": {"data-05": "yes", "data-05": "no"}}'
TABLE = {
    "misfits": (MISFITS, MISFIT_LINES),
    "shapes": (SHAPES, SHAPE_LINES),
    "duplicate keys": (TWICE, TWICE_LINES),
    "duplicate keys in JSON": (
        TWICE_IN_JSON,
        "2:32: the key 'data-05' stands here twice (first on line 2)\n",
    ),
    "empty": ("", "1:1: is empty (outsource-audit answers prints one to fill in)\n"),
    "newer": ("format: 2\n", "1:9: format: 1 belongs here, not '2'\n"),
    "no format": ("business: Kiln\n", "1:1: the key 'format' is missing\n"),
    "a list": ("- 1\n", "1:1: keys and values belong here, not a list\n"),
}


@pytest.mark.parametrize(("text", "lines"), TABLE.values(), ids=TABLE)
def test_everything_that_does_not_fit_is_listed(text: str, lines: str, tmp_path: Path) -> None:
    """Each misfit has its line, in the file's order; no audit is begun and the code is 3."""
    (tmp_path / "my.answers").write_text(text)
    ended = run("run", NAME, "--answers", "my.answers", cwd=tmp_path)
    wanted = "".join(f"outsource-audit: my.answers:{line}\n" for line in lines.splitlines())
    assert ended == (3, "", wanted)
    assert list(contents(tmp_path)) == ["my.answers"]


def test_misfits_leave_the_audit_alone(tmp_path: Path) -> None:
    """An audit that is there already is not touched by answers of which one does not fit."""
    saved(the_demo(), tmp_path / NAME)
    (tmp_path / "my.yaml").write_text("format: 1\nanswers: {data-05: yes, data-06: perhaps}\n")
    before = contents(tmp_path)
    assert run("run", NAME, "--answers", "my.yaml", cwd=tmp_path).code == 3
    assert contents(tmp_path) == before


@pytest.mark.parametrize(("name", "other"), [("business", "Kiln"), ("provider", "Northway")])
def test_answers_about_somebody_else_are_refused(name: str, other: str, tmp_path: Path) -> None:
    """Answers of another business or provider are not mixed into an audit."""
    saved(the_demo(), tmp_path / NAME)
    (tmp_path / "my.yaml").write_text(f"format: 1\n{name}: {other}\nanswers: {{data-05: yes}}\n")
    before = contents(tmp_path)
    ended = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    own = getattr(the_demo(), name)
    told = f"{NAME}: is about the {name} {own!r}, the answers about {other!r}"
    assert ended == (2, "", f"outsource-audit: {told}\n")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("heads", "missing"),
    [
        ("", ["business", "provider"]),
        ("business: Kiln\n", ["provider"]),
        ("provider: '  '\nbusiness: Kiln\n", ["provider"]),
    ],
)
@pytest.mark.parametrize("file", [[], [NAME]], ids=["no file named", "file named"])
def test_a_new_audit_needs_both_names(
    heads: str, missing: list[str], file: list[str], tmp_path: Path
) -> None:
    """Without both names no audit is begun, and what is missing is said."""
    (tmp_path / "my.yaml").write_text(f"format: 1\n{heads}")
    ended = run("run", *file, "--answers", "my.yaml", cwd=tmp_path)
    told = [f"my.yaml:1:1: {name}: is empty (a new audit needs its name)" for name in missing]
    assert ended == (3, "", "".join(f"outsource-audit: {line}\n" for line in told))
    assert list(contents(tmp_path)) == ["my.yaml"]


def test_a_missing_answers_file_is_named(tmp_path: Path) -> None:
    """An answers file that is not there is said to be missing."""
    ended = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    assert ended == (3, "", "outsource-audit: my.yaml: there is no such file\n")


def test_an_audit_is_no_answers_file(tmp_path: Path) -> None:
    """An audit handed over in place of answers is refused, not half taken."""
    saved(the_demo(), tmp_path / NAME)
    ended = run("run", "new.audit.json", "--answers", NAME, cwd=tmp_path)
    assert ended.code == 3
    assert "unknown key 'banks'" in ended.err
    assert list(contents(tmp_path)) == [NAME]


def test_yaml_in_braces_is_yaml(tmp_path: Path) -> None:
    """A file that ends in .yaml is read as YAML, whatever it begins with."""
    (tmp_path / "my.yaml").write_text("{format: 1, business: Kiln, provider: Northway}\n")
    assert run("run", NAME, "--answers", "my.yaml", cwd=tmp_path).code == 0
    assert msgspec.json.decode((tmp_path / NAME).read_bytes())["business"] == "Kiln"


def test_the_demo_answers_are_read(tmp_path: Path) -> None:
    """The answers that ship with the program fit its questions."""
    assert run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path).code == 0


def test_a_key_that_stands_twice_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    """All that does not fit is listed in one go."""
    saved(the_demo(), tmp_path / NAME)
    (tmp_path / "my.yaml").write_text(
        "format: 1\nanswers:\n  partner-03: yes\n  partner-03: no\n  data-05: perhaps\n"
    )
    ended = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    assert ended.code == 3
    assert [line.split(": ")[1] for line in ended.told] == ["my.yaml:4:3", "my.yaml:5:12"]
