"""A whole sitting from a file of lines: begun, broken off, restored, deepened, reviewed, ended."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.agenda import open_items
from outsource_audit.domain.audit import Audit
from outsource_audit.storage.audit_file import read_audit
from program import NAME, Ended, Terminal, contents, run, saved, shipped, the_demo

REPORT = "northway.report.html"
SPARE = f".{NAME}.spare"


def asked_in_part(open_: int = 2) -> Audit:
    """Return the demo's audit with its last answers taken away again."""
    demo = msgspec.structs.replace(the_demo(), in_full=tuple(shipped().by_id))
    kept = dict(list(demo.answers.items())[: len(demo.answers) - open_])
    return msgspec.structs.replace(demo, answers=kept)


def quick() -> Audit:
    """Return the demo's audit as far as a quick one asks it, with everything answered."""
    demo = msgspec.structs.replace(the_demo(), in_full=())
    core = {q.id for q in shipped().questions.values() if q.core or q.red_line}
    kept = {key: answer for key, answer in demo.answers.items() if key in core}
    assert not open_items(shipped(), msgspec.structs.replace(demo, answers=kept))
    return msgspec.structs.replace(demo, answers=kept)


def unwrapped(ended: Ended) -> str:
    """Return what was said as one line: words are wrapped where the paths are long."""
    return " ".join(ended.err.split())


def test_a_whole_audit_can_be_piped_in(tmp_path: Path) -> None:
    """Names, answers, no deepening, the end of the review: the result and the report are there."""
    lines = "Kiln & Co\nNorthway\n" + "u\n" * 61 + "\n\n"
    ended = run("run", NAME, cwd=tmp_path, lines=lines)
    assert ended.code == 0, ended.err
    audit = read_audit(tmp_path / NAME)
    assert open_items(shipped(), audit) == []
    assert (audit.business, audit.provider) == ("Kiln & Co", "Northway")
    assert "Score 100, of which 0 is confirmed" in ended.err
    assert f"open it in a browser:\n  {REPORT}\n" in ended.err
    assert (tmp_path / REPORT).read_text().startswith("<!doctype html>")
    assert ended.out == ""


@pytest.mark.parametrize(
    ("open_", "options", "told"),
    [
        (1, [], "95 of 96"),
        (0, [], "Nothing is left to ask; a second look comes next."),
        (0, ["--todo"], "Nothing is marked to look up; a second look comes next."),
        (0, ["--deepen", "data"], "Nothing more is asked on data; a second look comes next."),
    ],
)
def test_the_next_run_says_where_it_goes_on(
    tmp_path: Path, open_: int, options: list[str], told: str
) -> None:
    """How much is answered, where that is saved, and what comes next."""
    file = saved(asked_in_part(open_), tmp_path / NAME)
    ended = run("run", file, *options, cwd=tmp_path, lines="q\n")
    assert told in unwrapped(ended)
    if open_:
        next_one = "It goes on with pitfall 9, Overlooking customer experience."
        assert f"{told} answered so far, and saved in {file}. {next_one}" in unwrapped(ended)


def test_a_line_that_fits_nothing_ends_the_run(tmp_path: Path) -> None:
    """What came before it is saved, nothing after it is taken, and its number is told."""
    ended = run("run", NAME, cwd=tmp_path, lines="Kiln & Co\nNorthway\n1\nseven\n2\n")
    assert ended.code == 2
    assert ended.told[-1] == (
        "outsource-audit: standard input:4: outsourced: Type a number from 1 to 6, with commas "
        "between them. Nothing from this line on was taken."
    )
    assert read_audit(tmp_path / NAME).profile == {"functions": ("fulfilment",)}
    assert f"  outsource-audit run {NAME}" in ended.told


def test_lines_that_end_in_the_middle_leave_the_rest_for_later(tmp_path: Path) -> None:
    """The next run goes on at the first question without an answer."""
    ended = run("run", NAME, cwd=tmp_path, lines="Kiln & Co\nNorthway\n1\n")
    assert (ended.code, ended.told[-2:]) == (
        0,
        ["Saved. Go on with:", f"  outsource-audit run {NAME}"],
    )
    again = run("run", NAME, cwd=tmp_path, lines="q\n")
    assert "Continuing the audit of Kiln & Co and Northway" in again.told
    assert any(line.startswith("Question 2 of 19 about you") for line in again.told)


def test_no_input_at_all_begins_nothing(tmp_path: Path) -> None:
    """It says so, and there is no half-begun audit in the folder."""
    ended = run("run", NAME, cwd=tmp_path)
    assert (ended.code, ended.told[-1]) == (
        2,
        "outsource-audit: the input ended before an audit was begun; nothing was written",
    )
    assert contents(tmp_path) == {}


def test_a_report_that_is_there_is_replaced_only_on_a_yes(tmp_path: Path) -> None:
    """Somebody may have edited it."""
    file = saved(asked_in_part(0), tmp_path / NAME)
    (tmp_path / REPORT).write_text("edited by hand")
    ended = run("run", file, cwd=tmp_path, lines="\nn\n")
    assert ended.code == 0
    assert (tmp_path / REPORT).read_text() == "edited by hand"
    assert f"{tmp_path / REPORT}: was left as it is" in unwrapped(ended)
    ended = run("run", file, cwd=tmp_path, lines="\ny\n")
    assert (tmp_path / REPORT).read_text().startswith("<!doctype html>")


def test_a_report_that_cannot_be_written_does_not_spoil_the_result(tmp_path: Path) -> None:
    """The result is shown all the same, with the reason and the command to write it elsewhere."""
    file = saved(asked_in_part(0), tmp_path / NAME)
    (tmp_path / REPORT).mkdir()
    ended = run("run", file, cwd=tmp_path, lines="\ny\n")
    assert ended.code == 0
    assert f"{tmp_path / REPORT}: cannot be saved" in unwrapped(ended)
    assert "Score " in ended.err


def test_what_is_marked_to_look_up_is_asked_by_todo_alone(tmp_path: Path) -> None:
    """An ordinary run goes on past it; `--todo` asks just that."""
    file = saved(asked_in_part(2), tmp_path / NAME)
    first, second = open_items(shipped(), read_audit(file))
    run("run", file, cwd=tmp_path, lines="l\nq\n")
    assert read_audit(file).look_up == (first,)
    again = run("run", file, cwd=tmp_path, lines="q\n")
    ask = shipped().questions[second].ask
    assert ask in again.err.replace("\n", " ")
    todo = run("run", file, "--todo", cwd=tmp_path, lines="u\nq\n")
    assert shipped().questions[first].ask in todo.err.replace("\n", " ")
    assert ask not in todo.err.replace("\n", " ").split("Unanswered")[0]
    audit = read_audit(file)
    assert (audit.look_up, audit.answers[first].answer) == ((), "unknown")


def test_the_list_to_look_up_is_offered_at_the_end(tmp_path: Path) -> None:
    """On a yes it is printed on standard output, ready to paste."""
    file = saved(asked_in_part(1), tmp_path / NAME)
    ended = run("run", file, cwd=tmp_path, lines="l\n\ny\n")
    assert ended.code == 0, ended.err
    assert read_audit(file).look_up[0] in ended.out
    assert ended.out == run("todo", file, cwd=tmp_path).out
    declined = run("run", file, cwd=tmp_path, lines="\nn\nn\n")
    assert (declined.code, declined.out) == (0, "")


def test_more_questions_are_offered_once_the_quick_set_is_done(tmp_path: Path) -> None:
    """What is taken up is asked at once, and stays taken up."""
    file = saved(quick(), tmp_path / NAME)
    ended = run("run", file, cwd=tmp_path, lines="1\nq\n")
    assert "Type numbers with commas to take some up now, or Enter for later." in ended.told
    (pitfall,) = read_audit(file).in_full
    waiting = open_items(shipped(), read_audit(file))
    assert waiting
    assert {shipped().questions[one].pitfall for one in waiting} == {pitfall}


def test_a_pitfall_can_be_deepened_by_its_name(tmp_path: Path) -> None:
    """Only its questions are asked, and the rest is left for the review."""
    file = saved(quick(), tmp_path / NAME)
    ended = run("run", file, "--deepen", "data", cwd=tmp_path, lines="u\n" * 30)
    assert read_audit(file).in_full == ("data",)
    fresh = set(read_audit(file).answers) - set(quick().answers)
    assert fresh
    assert {shipped().questions[one].pitfall for one in fresh} == {"data"}
    assert "Pitfall 3 done: " in ended.err


def test_a_pitfall_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    """Before anything is read or written."""
    ended = run("run", NAME, "--deepen", "dta", cwd=tmp_path)
    known = ", ".join(shipped().by_id)
    assert (ended.code, ended.told) == (
        2,
        [f"outsource-audit: --deepen: no pitfall is called 'dta' (there are {known})"],
    )


@pytest.mark.parametrize("data", [b"", b'{"format": 1, "busin', b"\x00" * 400])
def test_a_damaged_audit_is_set_aside_and_the_last_good_state_offered(
    tmp_path: Path, data: bytes
) -> None:
    """On a yes the interview goes on from it, and the damaged file is still there."""
    run("run", NAME, cwd=tmp_path, lines="Kiln & Co\nNorthway\n1\nu\n")
    good = read_audit(tmp_path / NAME)
    (tmp_path / NAME).write_bytes(data)
    ended = run("run", NAME, cwd=tmp_path, lines="y\nq\n")
    assert ended.code == 0, ended.err
    assert f"{NAME} is damaged: " in ended.err
    assert "holds 2 answers." in ended.err
    assert read_audit(tmp_path / NAME) == good
    assert (tmp_path / f"{NAME}.damaged").read_bytes() == data


def test_a_damaged_audit_is_left_alone_without_a_yes(tmp_path: Path) -> None:
    """The damage is told with its place, and nothing changes."""
    run("run", NAME, cwd=tmp_path, lines="Kiln & Co\nNorthway\n1\n")
    (tmp_path / NAME).write_text("{")
    before = contents(tmp_path)
    ended = run("run", NAME, cwd=tmp_path, lines="n\n")
    assert ended.code == 3
    assert ended.told[-1].startswith(f"outsource-audit: {tmp_path / NAME}:1:2: ")
    assert contents(tmp_path) == before


def test_a_damaged_audit_is_listed_among_those_of_the_folder(tmp_path: Path) -> None:
    """Whoever names no file finds it all the same, and its last good state behind it."""
    run("run", NAME, cwd=tmp_path, lines="Kiln & Co\nNorthway\n1\nu\n")
    good = read_audit(tmp_path / NAME)
    (tmp_path / NAME).write_text("{")
    (tmp_path / "a-letter.audit.json").write_text('{"dear": "reader"}')
    (tmp_path / "unspared.audit.json").write_text("{")
    ended = run("run", cwd=tmp_path, lines="1\ny\nq\n")
    told = f"1 {NAME}: damaged; choose it to go on from its last good state"
    assert told in unwrapped(ended)
    assert "letter" not in ended.err
    assert "unspared" not in ended.err
    assert read_audit(tmp_path / NAME) == good


def test_a_damaged_audit_without_a_spare_is_told_and_left_alone(tmp_path: Path) -> None:
    """There is nothing to offer."""
    (tmp_path / NAME).write_text("{")
    ended = run("run", NAME, cwd=tmp_path, lines="y\n")
    assert ended.code == 3
    assert contents(tmp_path) == {NAME: b"{"}


def test_an_audit_that_is_gone_comes_back_from_its_spare(tmp_path: Path) -> None:
    """Deleted by accident, it is offered; on a no, nothing is begun over it."""
    run("run", NAME, cwd=tmp_path, lines="Kiln & Co\nNorthway\n1\n")
    good = read_audit(tmp_path / NAME)
    (tmp_path / NAME).unlink()
    ended = run("run", NAME, cwd=tmp_path, lines="n\n")
    assert (ended.code, ended.told[-1]) == (
        2,
        f"outsource-audit: {NAME}: was left alone; choose another file name for a new audit",
    )
    assert set(contents(tmp_path)) == {SPARE}
    run("run", NAME, cwd=tmp_path, lines="y\nq\n")
    assert read_audit(tmp_path / NAME) == good


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--todo", "--full"], "--todo asks only what is marked; leave out --deepen, --full"),
        (["--todo", "--deepen", "data"], "--todo asks only what is marked; leave out --deepen"),
        (["--todo", "--from", "x"], "--todo asks only what is marked; leave out --deepen"),
        (["--answers", "x", "--todo"], "--answers asks nothing; leave out --todo and --deepen"),
        (["--answers", "x", "--deepen", "data"], "--answers asks nothing; leave out --todo"),
    ],
)
def test_wishes_that_exclude_each_other_are_refused(
    tmp_path: Path, options: list[str], told: str
) -> None:
    """In one line, before anything is read or written."""
    ended = run("run", NAME, *options, cwd=tmp_path)
    assert ended.code == 2
    assert ended.err.startswith(f"outsource-audit: {told}")
    assert contents(tmp_path) == {}


def test_a_new_audit_takes_no_name_whose_spare_is_left(tmp_path: Path) -> None:
    """What was deleted by accident can still be had back afterwards."""
    lines = "Kiln\nNorthway\n1\nq\n"
    run("run", cwd=tmp_path, lines=lines)
    (tmp_path / "kiln-northway.audit.json").unlink()
    spare = (tmp_path / ".kiln-northway.audit.json.spare").read_bytes()
    run("run", cwd=tmp_path, lines=lines)
    assert (tmp_path / "kiln-northway-2.audit.json").exists()
    assert (tmp_path / ".kiln-northway.audit.json.spare").read_bytes() == spare


def test_what_something_else_wrote_meanwhile_is_set_aside(tmp_path: Path) -> None:
    """A synced folder may bring another version in the middle of a sitting: both are kept."""
    file = saved(asked_in_part(2), tmp_path / NAME)
    other = msgspec.structs.replace(asked_in_part(2), answered_by="somebody else")
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        saved(other, file)
        screen = " ".join(person.answer("u").split())
        assert "Something else changed the audit's file meanwhile. It was set aside as" in screen
        assert "Something else" not in person.answer("u")
        person.type("q")
        assert person.end() == 0
    assert read_audit(tmp_path / f"{NAME}.changed") == other
    assert open_items(shipped(), read_audit(file)) == []


def test_a_complete_audit_can_still_be_corrected(tmp_path: Path) -> None:
    """From the review, b leads to the last question, and from there to any other."""
    demo = asked_in_part(0)
    last = list(shipped().questions)[-1]
    file = saved(demo, tmp_path / NAME)
    ended = run("run", file, cwd=tmp_path, lines="b\nb\ng\nstage\n4\nq\n")
    assert ended.code == 0, ended.err
    assert shipped().questions[last].ask in unwrapped(ended)
    assert read_audit(file).profile["stage"] == "exiting"
