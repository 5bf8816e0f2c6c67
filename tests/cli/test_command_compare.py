"""`compare` and `report --since`: audits that differ in one way, in all, or in none."""

from __future__ import annotations

import json
import re
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.scoring import score
from outsource_audit.storage import resources
from outsource_audit.storage.bank_file import load_banks
from program import Terminal, contents, run, saved, shipped, the_demo

OLD, NEW = "old.audit.json", "new.audit.json"
DATA = "03-data.yaml"
GAP = next(s.question.id for s in score(shipped(), the_demo()).standings.questions if s.points == 4)
MAY_NOT_APPLY = next(
    s.question.id
    for s in score(shipped(), the_demo()).standings.questions
    if s.points and s.question.not_applicable_when and s.question.id != GAP
)


def answered(audit: Audit) -> Audit:
    """Put the worst answer right."""
    best = shipped().questions[GAP].choices[0].id
    return with_answer(audit, GAP, Answer(answer=best))


def not_applicable(audit: Audit) -> Audit:
    """Mark a question as not applicable."""
    return with_answer(audit, MAY_NOT_APPLY, Answer(not_applicable="We hand nothing over"))


def with_answer(audit: Audit, key: str, answer: Answer) -> Audit:
    """Give an answer to the question as it is today."""
    given = msgspec.structs.replace(answer, revision=shipped().questions[key].revision)
    return msgspec.structs.replace(audit, answers={**audit.answers, key: given})


def more_at_stake(audit: Audit) -> Audit:
    """Let the provider see sensitive data."""
    profile = {**audit.profile, "customer_data": "sensitive"}
    return msgspec.structs.replace(audit, profile=profile)


def on(date: str, audit: Audit) -> Audit:
    """Date an audit."""
    return msgspec.structs.replace(audit, date=date)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with the demo's audit."""
    saved(on("2025-11-20", the_demo()), tmp_path / OLD)
    return tmp_path


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Return a folder of banks in which every high severity of one pitfall was low."""
    folder = shutil.copytree(resources.folder("questions"), tmp_path / "earlier banks")
    text = (folder / DATA).read_text(encoding="utf-8")
    changed = text.replace("severity: high", "severity: low")
    assert changed != text
    (folder / DATA).write_text(changed, encoding="utf-8")
    return folder


def under(folder: Path, audit: Audit) -> Audit:
    """Let an audit say that it was answered under the banks in a folder."""
    return msgspec.structs.replace(audit, banks=load_banks(folder).stamps)


def printed(place: Path, *arguments: str | Path) -> dict[str, Any]:
    """Return what `compare --json` prints."""
    ended = run("compare", OLD, NEW, "--json", *arguments, cwd=place)
    assert (ended.code, ended.err) == (0, "")
    data: dict[str, Any] = json.loads(ended.out)
    return data


def parts(place: Path, *arguments: str | Path) -> dict[str, Fraction]:
    """Return the exact parts of the score that are not 0, having added them up."""
    moved = printed(place, *arguments)["comparisons"][0]["moved"]
    for number in ("score", "confirmed"):
        exact = sum(Fraction(part[f"{number}_exact"]) for part in moved["parts"])
        assert exact == Fraction(moved[number]["change_exact"])
        assert float(exact) == moved[number]["change"]
    found = {part["cause"]: Fraction(part["score_exact"]) for part in moved["parts"]}
    return {cause: amount for cause, amount in found.items() if amount}


def test_an_answer_alone_is_put_down_to_answers(place: Path) -> None:
    """All of the change, and it is better."""
    saved(answered(the_demo()), place / NEW)
    assert set(found := parts(place)) == {"answers"}
    assert found["answers"] < 0


def test_a_profile_answer_alone_is_put_down_to_what_is_at_stake(place: Path) -> None:
    """Nobody answered a question otherwise."""
    saved(more_at_stake(the_demo()), place / NEW)
    assert set(parts(place)) <= {"exposure", "applicability"}
    assert "exposure" in parts(place)


def test_not_applicable_alone_is_put_down_to_what_applies(place: Path) -> None:
    """Leaving a question out is not answering it."""
    saved(not_applicable(the_demo()), place / NEW)
    assert set(parts(place)) == {"applicability"}


def test_a_weight_alone_is_put_down_to_the_banks(place: Path, edited: Path) -> None:
    """By the exact difference of the two scores under the two banks."""
    old = under(edited, on("2025-11-20", the_demo()))
    saved(old, place / OLD)
    saved(the_demo(), place / NEW)
    before, after = score(load_banks(edited), old).overall, score(shipped(), the_demo()).overall
    assert before.score is not None
    assert after.score is not None
    assert parts(place, "--banks", edited) == {"banks": after.score - before.score}


def test_all_at_once_each_cause_has_its_part(place: Path, edited: Path) -> None:
    """Four changes, four parts, and they add up exactly."""
    saved(under(edited, on("2025-11-20", the_demo())), place / OLD)
    saved(answered(not_applicable(more_at_stake(the_demo()))), place / NEW)
    found = parts(place, "--banks", edited)
    assert set(found) == {"banks", "exposure", "applicability", "answers"}
    alone = printed(place, "--banks", edited)["comparisons"][0]
    about = {(reason["cause"], reason["item"]) for reason in alone["reasons"]}
    assert {("answers", GAP), ("applicability", MAY_NOT_APPLY), ("exposure", "data")} <= about


def test_banks_at_hand_are_used_for_each_audit_alone(place: Path, edited: Path) -> None:
    """The earlier audit has the score it had then, and nothing is told on stderr."""
    saved(under(edited, on("2025-11-20", the_demo())), place / OLD)
    saved(the_demo(), place / NEW)
    was, now = printed(place, "--banks", edited)["audits"]
    assert (was["banks_known"], now["banks_known"]) == (True, True)
    then = score(load_banks(edited), the_demo()).overall.score
    assert then is not None
    assert was["score"] == float(then) != now["score"]


def test_banks_that_are_not_at_hand_are_told(place: Path, edited: Path) -> None:
    """Today's are used, and which are missing stands at the top, with what to do."""
    saved(under(edited, on("2025-11-20", the_demo())), place / OLD)
    saved(the_demo(), place / NEW)
    ended = run("compare", OLD, NEW, cwd=place)
    assert ended.code == 0
    told = "Question banks that changed since this audit was last saved: data (2026.1, edited)."
    assert ended.told == [f"{OLD}: {told}"]
    top = " ".join(ended.out.split("Nothing changed")[0].split())
    assert "! The question banks of the audit of 2025-11-20 are not at hand: data 2026.1." in top
    assert "--banks FOLDER" in top


def test_an_audit_that_names_no_banks_is_told(place: Path) -> None:
    """It cannot be known what it was answered under."""
    saved(msgspec.structs.replace(the_demo(), banks=()), place / NEW)
    ended = run("compare", OLD, NEW, cwd=place)
    assert (ended.code, ended.err) == (0, "")
    assert "does not name a whole set of question banks" in ended.out


def test_the_same_audit_twice_changed_nothing(place: Path) -> None:
    """Said at once; each part is 0."""
    ended = run("compare", OLD, OLD, cwd=place)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[2] == "Nothing changed that counts."
    shutil.copy(place / OLD, place / NEW)
    assert parts(place) == {}


def test_another_provider_and_business_are_said_loudly(place: Path) -> None:
    """Before any figure."""
    other = msgspec.structs.replace(the_demo(), business="Mill Ltd", provider="Southway")
    saved(other, place / NEW)
    lines = run("compare", OLD, NEW, cwd=place).out.splitlines()
    assert lines[2].startswith("! These are two different businesses: ")
    assert any(line.startswith("! These are two different providers: ") for line in lines[3:6])


def test_dates_the_wrong_way_round_are_compared_as_given(place: Path) -> None:
    """The order typed is kept, and said to be odd."""
    saved(on("2024-01-31", answered(the_demo())), place / NEW)
    ended = run("compare", OLD, NEW, cwd=place)
    assert ended.code == 0
    assert "! The second audit is the older one: 2024-01-31 is before 2025-11-20." in ended.out
    assert f"- {GAP}: " in ended.out


def test_an_empty_audit_is_compared(place: Path) -> None:
    """Nothing answered is the worst score, and no rating; no fault."""
    empty = Audit(business="B", provider="P", date="2026-01-01", banks=shipped().stamps)
    saved(empty, place / NEW)
    for pair in ((OLD, NEW), (NEW, OLD), (NEW, NEW)):
        ended = run("compare", *pair, cwd=place)
        assert (ended.code, ended.err) == (0, "")
    told = " ".join(run("compare", OLD, NEW, cwd=place).out.split())
    assert "Rating now: not rated. Before: " in told
    assert " if well, critical until then." in told


def test_no_question_in_common_is_told(place: Path, tmp_path: Path) -> None:
    """Every question meant something else: the two scores have nothing to do with each other."""
    folder = shutil.copytree(resources.folder("questions"), tmp_path / "banks")
    for file in folder.glob("0*.yaml"):
        text = re.sub(r"\n *revision: .*", "", file.read_text(encoding="utf-8"))
        text = re.sub(r"\n( *)ask: ", r"\n\1revision: 99\n\1ask: ", text)
        file.write_text(text, encoding="utf-8")
    given = {key: msgspec.structs.replace(a, revision=99) for key, a in the_demo().answers.items()}
    old = msgspec.structs.replace(on("2025-11-20", the_demo()), answers=given)
    saved(under(folder, old), place / OLD)
    saved(the_demo(), place / NEW)
    found = printed(place, "--banks", folder)["comparisons"][0]
    assert (found["common"], found["cautions"]) == (0, ["nothing in common"])
    ended = run("compare", OLD, NEW, "--banks", folder, cwd=place)
    assert "! The two audits have no question in common." in ended.out


def test_several_audits_make_a_trend(place: Path) -> None:
    """All of them first, then from first to last, then step by step."""
    saved(on("2026-05-20", answered(the_demo())), place / "mid.audit.json")
    saved(on("2026-11-23", more_at_stake(answered(the_demo()))), place / NEW)
    ended = run("compare", OLD, "mid.audit.json", NEW, cwd=place)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0].endswith(": 3 audits")
    steps = ended.out[ended.out.index("\nStep by step") :]
    assert "2025-11-20 -> 2026-05-20" in steps
    assert "2026-05-20 -> 2026-11-23" in steps
    data = json.loads(run("compare", OLD, "mid.audit.json", NEW, "--json", cwd=place).out)
    assert [audit["file"] for audit in data["audits"]] == [OLD, "mid.audit.json", NEW]
    first, *rest = (Fraction(c["moved"]["score"]["change_exact"]) for c in data["comparisons"])
    assert first == sum(rest)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_fits_the_terminal(columns: int, place: Path) -> None:
    """No line is wider than the terminal, and at most 100 columns are used."""
    saved(answered(the_demo()), place / NEW)
    with Terminal("compare", OLD, NEW, cwd=place, columns=columns) as person:
        assert person.end() == 0
        assert max(map(len, person.screen.splitlines())) <= min(columns, 100)


def test_markdown_goes_to_stdout_or_a_file(place: Path) -> None:
    """Byte for byte the same; the name of the file says which format."""
    saved(answered(the_demo()), place / NEW)
    out = run("compare", OLD, NEW, "--format", "md", cwd=place)
    assert (out.code, out.err) == (0, "")
    assert out.out.startswith("# Audits compared\n")
    assert run("compare", OLD, NEW, "-o", "c.md", cwd=place) == (0, "", "Wrote c.md\n")
    assert (place / "c.md").read_text(encoding="utf-8") == out.out
    assert run("compare", OLD, NEW, "-o", "c.json", cwd=place).code == 0
    assert json.loads((place / "c.json").read_text())["format"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["compare", OLD],
            "compare needs two audits or more: outsource-audit compare OLD NEW",
        ),
        (
            ["compare", OLD, NEW, "--json", "-f", "md"],
            "--json and --format md are two formats; give one of them",
        ),
        (["compare", OLD, NEW, "-o", "c.txt"], "c.txt: a file takes --format md or json"),
        (
            ["compare", OLD, NEW, "-o", "c.md", "-f", "text"],
            "c.md: a file takes --format md or json",
        ),
        (["compare", OLD, NEW, "-o", ""], "-o needs the name of a file"),
        (
            ["compare", OLD, NEW, "-f", "md", "-o", OLD],
            f"{OLD}: is the audit itself; give another file with -o",
        ),
        (
            ["compare", OLD, NEW, "-f", "md", "-o", NEW],
            f"{NEW}: is the name of an audit; give the file another one",
        ),
        (
            ["report", NEW, "--banks", "."],
            "--banks is for the earlier audit; name that with --since",
        ),
        (
            ["report", NEW, "--since", "link", "-o", "link"],
            "link: is the earlier audit; give another file with -o",
        ),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(
    arguments: list[str], says: str, place: Path
) -> None:
    """One line, exit code 2, and every file as it was."""
    saved(answered(the_demo()), place / NEW)
    (place / "link").symlink_to(OLD)
    before = contents(place)
    assert run(*arguments, cwd=place) == (2, "", f"outsource-audit: {says}\n")
    assert contents(place) == before


def test_every_audit_that_cannot_be_read_is_told(place: Path) -> None:
    """All of them at once, each on a line."""
    (place / "empty.audit.json").write_text("")
    ended = run("compare", "gone", OLD, "empty.audit.json", "away", cwd=place)
    assert (ended.code, ended.out) == (3, "")
    assert ended.told == [
        "outsource-audit: gone: there is no such file",
        "outsource-audit: empty.audit.json:1:1: is empty (it may be a copy that was cut off)",
        "outsource-audit: away: there is no such file",
    ]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone", "gone:1:1: there is no such file or folder"),
        ("file", "file:1:1: is a file, not a folder of question banks"),
        ("bare", "bare:1:1: the folder holds no question banks (a bank is a file such as "),
        ("bad", "bad/01-x.yaml:1:1: the file is empty"),
    ],
)
def test_a_folder_of_banks_that_is_none_is_told(name: str, says: str, place: Path) -> None:
    """Also where no audit needs it: it was given for a reason."""
    saved(the_demo(), place / NEW)
    (place / "file").write_text("x")
    (place / "bare").mkdir()
    (place / "bad").mkdir()
    (place / "bad" / "01-x.yaml").write_text("")
    ended = run("compare", OLD, NEW, "--banks", name, cwd=place)
    assert (ended.code, ended.out) == (3, "")
    (line,) = ended.told
    assert line.startswith(f"outsource-audit: {says}")


def test_hostile_names_do_nothing(place: Path) -> None:
    """Neither in the terminal, nor in Markdown, nor in the page."""
    hostile = msgspec.structs.replace(the_demo(), provider="\x1b[2J<script>alert(1)</script>|x")
    saved(with_answer(hostile, GAP, Answer(answer="unknown", note="<b>\x1b]0;x")), place / NEW)
    text = run("compare", OLD, NEW, cwd=place).out
    markdown = run("compare", OLD, NEW, "-f", "md", cwd=place).out
    page = run("report", OLD, "--since", NEW, "-f", "html", cwd=place).out
    for made in (text, markdown, page):
        assert "\x1b" not in made
        assert "␛[2J" in made.replace("\\", "")
    assert "<script" not in markdown
    assert "<script" not in page


@pytest.mark.parametrize("style", ["md", "html"])
def test_a_report_says_what_changed_since(style: str, place: Path) -> None:
    """After the summary; its figures are those of the report."""
    saved(answered(the_demo()), place / NEW)
    ended = run("report", NEW, "--since", OLD, "-f", style, cwd=place)
    assert (ended.code, ended.err) == (0, "")
    assert "Compared with the audit of 20 November 2025." in ended.out
    assert GAP in ended.out[ended.out.index("Compared with") :]
    alone = run("report", NEW, "-f", style, cwd=place)
    assert "Compared with" not in alone.out


def test_a_report_takes_earlier_banks(place: Path, edited: Path) -> None:
    """With them the banks have a part; without them that is told."""
    saved(under(edited, on("2025-11-20", the_demo())), place / OLD)
    saved(the_demo(), place / NEW)
    known = run("report", NEW, "--since", OLD, "--banks", edited, cwd=place)
    assert (known.code, known.err) == (0, "")
    assert "#### Question banks" in known.out
    assert "are not at hand" not in known.out
    without = run("report", NEW, "--since", OLD, cwd=place)
    assert "are not at hand: data 2026.1" in without.out


def test_an_earlier_audit_that_cannot_be_read_is_told(place: Path) -> None:
    """No report is written."""
    saved(the_demo(), place / NEW)
    ended = run("report", NEW, "--since", "gone", "-o", "r.md", cwd=place)
    assert ended == (3, "", "outsource-audit: gone: there is no such file\n")
    assert not (place / "r.md").exists()
