"""`explain`: the arithmetic behind a score, for a person and for a program."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from builders import a_bank, a_bank_set, a_question
from outsource_audit.cli.explain import known_id
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.risk import shown
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.errors import UsageError
from program import NAME, Ended, Terminal, run, saved, shipped, the_demo


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the demo's audit."""
    folder = tmp_path_factory.mktemp("explain")
    saved(the_demo(), folder / NAME)
    return folder


@pytest.fixture(scope="module")
def whole(place: Path) -> Ended:
    """Return what `explain` prints of the demo's audit."""
    return run("explain", NAME, cwd=place)


@pytest.fixture(scope="module")
def scorecard() -> Scorecard:
    """Return the demo's scorecard."""
    return score(shipped(), the_demo())


def test_the_headline_is_worked_out(whole: Ended, scorecard: Scorecard) -> None:
    """Score and confirmed as whole numbers, with two decimals, and as `score` shows them."""
    assert (whole.code, whole.err) == (0, "")
    assert whole.out.startswith("Fern & Tallow and Harbour Fulfilment, 2026-11-16\n\n")
    for name, number in (
        ("Score:     ", scorecard.overall.score),
        ("Confirmed: ", scorecard.overall.confirmed),
    ):
        assert number is not None
        found = re.search(
            rf"^{name}100 x (\d+) / \(4 x (\d+)\) = ([\d.]+)\.\.\.,"
            r" shown as ([\d.]+) and ([\d.]+)\.$",
            whole.out,
            re.MULTILINE,
        )
        assert found is not None
        exact = Fraction(100 * int(found[1]), 4 * int(found[2]))
        assert 0 < exact - Fraction(found[3]) < Fraction(1, 10_000)
        assert found[4] == f"{float(exact):.2f}"
        assert found[5] == shown(number)


def test_every_pitfall_and_question_is_there(whole: Ended, scorecard: Scorecard) -> None:
    """In the article's order; each question that counts with its product and both shares."""
    headings = [line for line in whole.out.splitlines() if line.startswith("Pitfall ")]
    assert [line.split(":")[0] for line in headings] == [
        f"Pitfall {bank.pitfall}, {bank.id}" for bank in shipped().banks
    ]
    counted = [q for q in scorecard.questions if q.standing.in_fraction]
    flat = " ".join(whole.out.split())
    lines = re.findall(
        r"points? x weight \d x exposure \d = \d+: [\d.]+ of the pitfall, [\d.]+ of the total", flat
    )
    assert len(lines) == len(counted)
    for question in scorecard.questions:
        assert f"\n  {question.standing.question.id}: " in whole.out


def test_the_printed_shares_add_up_to_the_last_digit(whole: Ended) -> None:
    """The table, added as a reader would."""
    lines = whole.out.splitlines()
    start = lines.index("What each pitfall adds to the score")
    rows = [line.split()[-3:] for line in lines[start + 2 : start + 12]]
    numbers = [[round(float(cell) * 100) for cell in row] for row in rows]
    assert all(sure + unsure == together for sure, unsure, together in numbers)
    *parts, total = numbers
    assert [sum(column) for column in zip(*parts, strict=True)] == total


def test_a_pitfall_alone_is_what_the_whole_says_of_it(place: Path, whole: Ended) -> None:
    """The same lines, under the same title."""
    alone = run("explain", NAME, "data", cwd=place)
    assert alone.code == 0
    title, _, part = alone.out.partition("\n\n")
    assert title == "Fern & Tallow and Harbour Fulfilment, 2026-11-16"
    assert part.startswith("Pitfall 3, data: ")
    assert part in whole.out


def test_a_question_is_a_chain_of_steps(place: Path) -> None:
    """From the answer to the share of the total, then its fix and its red line."""
    ended = run("explain", NAME, "data-09", cwd=place)
    assert ended.code == 0
    steps = re.findall(r"^(\d)\. (\w+)", ended.out, re.MULTILINE)
    assert steps == [
        ("1", "Answer"),
        ("2", "Points"),
        ("3", "Weight"),
        ("4", "Exposure"),
        ("5", "Product"),
        ("6", "Of"),
        ("7", "Of"),
    ]
    for text in ("It is confirmed.\n", "\nFix: ", " off the score.\n", "\nRed line: hit\n"):
        assert text in ended.out


def test_a_profile_question_lists_what_hangs_on_it(place: Path) -> None:
    """It has no points; exposures, severities and questions look at it."""
    ended = run("explain", NAME, "customer_data", cwd=place)
    assert ended.code == 0
    assert "It has no points of its own.\n" in ended.out
    assert "    data: +2: the provider sees customer data (counts now)\n" in ended.out


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ("dta", "did you mean 'data'?"),
        ("DATA-05", "did you mean 'data-05'?"),
        ("customer-data", "did you mean 'customer_data'?"),
        ("zzz", "see outsource-audit bank list"),
    ],
)
def test_an_unknown_id_is_told_with_a_hint(told: str, hint: str, place: Path) -> None:
    """Wrong usage, in a line."""
    ended = run("explain", NAME, told, cwd=place)
    line = f"no pitfall, question or profile question is called '{told}' ({hint})"
    assert ended == (2, "", f"outsource-audit: {line}\n")


def test_a_former_id_is_known() -> None:
    """What was renamed is found under its id of today."""
    bank = a_bank("one", [a_question("newest")])
    bank = msgspec.structs.replace(bank, renamed=(("old", "newest"),))
    banks = a_bank_set(bank)
    assert known_id("old", banks) == "newest"
    assert known_id("one", banks) == "one"
    with pytest.raises(UsageError, match="did you mean 'newest'"):
        known_id("nwest", banks)


def test_an_audit_that_is_no_audit_is_told(tmp_path: Path) -> None:
    """The file is named, with exit code 3."""
    (tmp_path / NAME).write_text("{}", encoding="utf-8")
    ended = run("explain", NAME, cwd=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith(f"outsource-audit: {NAME}:1:1: ")
    missing = run("explain", "nowhere.audit.json", cwd=tmp_path)
    assert missing.code == 3


@pytest.mark.parametrize("item", [(), ("data",), ("data-05",), ("functions",)])
def test_an_audit_without_answers_is_explained(item: tuple[str, ...], tmp_path: Path) -> None:
    """All of it is open: 100.00, nothing confirmed, and no rating yet."""
    saved(Audit(business="Kiln", provider="Northway", date="2026-11-23"), tmp_path / NAME)
    ended = run("explain", NAME, *item, cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    if not item:
        assert " = 100.00, shown as 100.\n" in ended.out
        assert "\nNot known: 100.00, the rest of the score.\n" in ended.out
        assert "\nNot rated yet: 0% of the questions have an answer so far" in ended.out


def test_an_answer_that_no_longer_fits_counts_as_not_given(tmp_path: Path) -> None:
    """It is told on stderr, and named beside its question."""
    audit = Audit(
        business="Kiln",
        provider="Northway",
        date="2026-11-23",
        answers={"partner-03": Answer(answer="banana")},
    )
    saved(audit, tmp_path / NAME)
    ended = run("explain", NAME, "partner-03", cwd=tmp_path)
    assert ended.code == 0
    assert ended.told == ["Please answer again, the answer does not fit the question: partner-03."]
    assert "1. Answer: No answer that counts; to be confirmed again: Banana\n" in ended.out


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_nothing_runs_over_the_edge(columns: int, place: Path) -> None:
    """On a narrow terminal and on a wide one, with and without colour."""
    for variables in ({}, {"NO_COLOR": "1"}):
        with Terminal("explain", NAME, cwd=place, columns=columns, env=variables) as terminal:
            assert terminal.end() == 0
            assert max(map(len, terminal.screen.splitlines())) <= min(columns, 100)
            assert bool(re.search(r"\x1b\[[\d;]*3[1-6]m", terminal.raw)) is (not variables)
