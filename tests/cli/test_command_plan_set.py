"""`plan set`: who does an action, until when, how far it is; all of it kept in the audit."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from outsource_audit.cli.clock import today
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.storage.audit_file import held_audit, read_audit
from program import NAME, Ended, contents, run, saved, shipped, the_plain_demo

LATER = "2099-12-31"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that holds the demo's audit."""
    saved(the_plain_demo(), tmp_path / NAME)
    return tmp_path


def set_(place: Path, *arguments: str) -> Ended:
    """Run `plan set` on the audit."""
    return run("plan", "set", NAME, *arguments, cwd=place)


def kept(place: Path) -> dict[str, Remediation]:
    """Return what the audit keeps of its actions."""
    return read_audit(place / NAME).remediation


def test_what_is_set_is_kept_and_said(place: Path) -> None:
    """With today's date; the rest of the audit stays as it was."""
    ended = set_(place, "data-09", "--owner", "Ann", "--due", LATER, "--status", "in-progress")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"data-09: in progress; owner Ann; due {LATER}\n"
    set_once = Remediation(status=Status.IN_PROGRESS, owner="Ann", due=LATER, changed=today())
    expected = msgspec.structs.replace(the_plain_demo(), remediation={"data-09": set_once})
    assert read_audit(place / NAME) == expected


def test_several_actions_can_be_set_at_once(place: Path) -> None:
    """Each is told in a line, in the order given, and once."""
    ended = set_(place, "depend-03", "data-09", "depend-03", "--owner", "Ann", "--note", "Asked")
    assert ended.out.splitlines() == [
        "depend-03: planned; owner Ann; note: Asked",
        "data-09: planned; owner Ann; note: Asked",
    ]
    assert set(kept(place)) == {"depend-03", "data-09"}


def test_what_is_not_named_stays_and_an_empty_text_clears(place: Path) -> None:
    """Field by field."""
    set_(place, "data-09", "--owner", "Ann", "--due", LATER, "--note", "Asked")
    assert set_(place, "data-09", "--due", "").out == "data-09: planned; owner Ann; note: Asked\n"
    assert set_(place, "data-09", "--owner", " ", "--status", "done").out == (
        "data-09: done; note: Asked\n"
    )


def test_an_accepted_risk_has_its_reason_and_day(place: Path) -> None:
    """Together, or one after the other, but never without."""
    bare = set_(place, "data-09", "--status", "accepted")
    assert (bare.code, bare.told) == (
        2,
        [
            "outsource-audit: data-09: --reason: an accepted risk needs a reason",
            (
                "outsource-audit: data-09: --review: "
                "an accepted risk needs a date on which it is looked at again"
            ),
        ],
    )
    assert kept(place) == {}
    both = ("--reason", "We are small", "--review", LATER)
    told = f"data-09: accepted risk; reason: We are small; review on {LATER}\n"
    assert set_(place, "data-09", "--status", "accepted", *both).out == told
    assert set_(place, "data-09", "--reason", "").code == 2
    assert set_(place, "data-09", "--owner", "Ann").code == 0


def test_the_same_again_writes_nothing(place: Path) -> None:
    """Not even another date."""
    set_(place, "data-09", "--owner", "Ann")
    aged = {"data-09": Remediation(owner="Ann", changed="2026-01-01")}
    saved(msgspec.structs.replace(the_plain_demo(), remediation=aged), place / NAME)
    before = contents(place)
    assert set_(place, "data-09", "--owner", "Ann").code == 0
    assert contents(place)[NAME] == before[NAME]
    set_(place, "data-09", "--owner", "Ben")
    assert kept(place)["data-09"].changed == today()


def test_every_id_that_is_no_action_is_told_why(place: Path) -> None:
    """All at once; then nothing is set, not even what could be."""
    audit = the_plain_demo()
    answers = dict(audit.answers)
    answers["data-13"] = Answer(not_applicable="None here")
    del answers["comms-07"]
    saved(msgspec.structs.replace(audit, answers=answers), place / NAME)
    fine = next(key for key, told in answers.items() if told.answer == "yes")
    ids = ["data-9", "zzz", "stage", "scale-11", "culture-01", "data-13", "comms-07", fine]
    ended = set_(place, "data-09", *ids, "--due", "soon")
    assert ended.code == 2
    assert [line.removeprefix("outsource-audit: ") for line in ended.told] == [
        "data-09: --due: 'soon' is no date; write it as 2026-11-23",
        "data-9: no action is called that (did you mean 'data-09'?)",
        "zzz: no action is called that (outsource-audit plan FILE lists them)",
        "stage: is a question about the business and its provider; it has no action",
        'scale-11: its answer is "don\'t know"; find that out first',
        "culture-01: its question does not apply in this audit",
        "data-13: its question was marked not applicable",
        "comms-07: its question has no answer yet; answer it first",
        f"{fine}: its answer leaves no gap, so there is nothing to do",
    ]
    assert kept(place) == {}


def test_an_action_that_left_the_plan_can_still_be_marked_done(place: Path) -> None:
    """It is offered: the plan gives the command."""
    best = next(c.id for c in shipped().questions["data-09"].choices if not c.points)
    fixed = {**the_plain_demo().answers, "data-09": Answer(answer=best)}
    audit = msgspec.structs.replace(the_plain_demo(), answers=fixed)
    audit = msgspec.structs.replace(audit, remediation={"data-09": Remediation(owner="Ann")})
    saved(audit, place / NAME)
    command = f"outsource-audit plan set {NAME} data-09 --status done"
    assert f"\n  {command}\n" in run("plan", NAME, cwd=place).out
    assert run(*command.split()[1:], cwd=place).out == "data-09: done; owner Ann\n"
    assert command not in run("plan", NAME, cwd=place).out


def test_nothing_to_set_is_refused(place: Path) -> None:
    """The options are named; so is a status that is none."""
    ended = set_(place, "data-09")
    assert (ended.code, ended.told) == (
        2,
        [
            (
                "outsource-audit: nothing to set; give --owner, --due, --status, --note, "
                "--reason or --review"
            )
        ],
    )
    assert set_(place, "data-09", "--status", "finished").code == 2
    assert set_(place, "--owner", "Ann").code == 2


def test_an_audit_that_somebody_answers_is_left_alone(place: Path) -> None:
    """Who holds it is told."""
    with held_audit(place / NAME):
        ended = set_(place, "data-09", "--owner", "Ann")
    assert ended.code == 3
    assert "another outsource-audit" in ended.err
    assert kept(place) == {}


def test_a_missing_audit_is_not_made(tmp_path: Path) -> None:
    """Nor anything beside it."""
    ended = set_(tmp_path, "data-09", "--owner", "Ann")
    assert (ended.code, ended.told) == (3, [f"outsource-audit: {NAME}: there is no such file"])
    assert contents(tmp_path) == {}


def test_what_is_typed_cannot_act(place: Path) -> None:
    """Neither in the line told nor in the file; a note keeps its lines."""
    ended = set_(place, "data-09", "--owner", "\x1b[2JAnn", "--note", "one\ntwo")
    assert ended.out == "data-09: planned; owner ␛[2JAnn; note: one two\n"
    assert (kept(place)["data-09"].owner, kept(place)["data-09"].note) == ("␛[2JAnn", "one\ntwo")


def test_a_score_does_not_move(place: Path) -> None:
    """Whatever the mark: the answers count."""
    before = run("score", NAME, "--json", cwd=place)
    set_(place, "data-09", "depend-03", "--status", "done")
    assert run("score", NAME, "--json", cwd=place) == before


def test_a_new_audit_of_the_same_provider_goes_on_with_what_is_not_done(place: Path) -> None:
    """Of another provider it knows nothing."""
    set_(place, "depend-03", "--owner", "Ann")
    set_(place, "data-09", "--status", "done")
    names = {"business": the_plain_demo().business, "provider": the_plain_demo().provider}
    for provider, tracked in ((names["provider"], {"depend-03"}), ("Southway", set())):
        text = f'{{"format": 1, "business": "{names["business"]}", "provider": "{provider}"}}'
        (place / "given.json").write_text(text)
        arguments = ("--from", NAME, "--answers", "given.json")
        ended = run("run", f"{provider[:3]}.audit.json", *arguments, cwd=place)
        assert ended.code == 0, ended.err
        begun: Audit = read_audit(place / f"{provider[:3]}.audit.json")
        assert set(begun.remediation) == tracked
        assert ("1 action that is not done yet was carried over" in ended.err) is bool(tracked)


def test_all_that_is_wrong_is_told_at_once(place: Path) -> None:
    """The status with the word that is near, ids and dates; nothing is written."""
    before = contents(place)
    ended = set_(place, "dta-09", "depend-03", "--status", "plannd", "--due", "zz")
    assert (ended.code, ended.told) == (
        2,
        [
            (
                "outsource-audit: --status: 'plannd' is not one of planned, in-progress, done, "
                "accepted (did you mean 'planned'?)"
            ),
            "outsource-audit: dta-09: no action is called that (did you mean 'data-09'?)",
            "outsource-audit: depend-03: --due: 'zz' is no date; write it as 2026-11-23",
        ],
    )
    assert contents(place) == before


def test_the_words_of_the_option_are_those_of_the_audit(tmp_path: Path) -> None:
    """The help names every status there is."""
    told = run("plan", "set", "--help", cwd=tmp_path).out
    assert all(status.value in told for status in Status)
