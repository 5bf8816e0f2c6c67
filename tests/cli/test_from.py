"""`run --from OLD --answers FILE`: a new audit that begins from an earlier one."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from outsource_audit.cli.clock import today
from outsource_audit.domain.audit import Answer, Audit, Earlier, Evidence
from outsource_audit.storage.audit_file import read_audit
from program import NAME, Ended, contents, environment, run, saved, shipped

OLD = "kiln-northway.audit.json"
MONTH_AGO = (date.fromisoformat(today()) - timedelta(days=30)).isoformat()
LONG_AGO = (date.fromisoformat(today()) - timedelta(days=400)).isoformat()
FROM = f"{OLD} ({MONTH_AGO})"
OWN = Answer(
    answer="no",
    note="By mail",
    internal_note="They stall",
    evidence=Evidence(seen=True),
    given=f"{MONTH_AGO}T10:00Z",
)
STALE = Answer(answer="yes", given=f"{LONG_AGO}T10:00Z")
THEIRS = Answer(answer="yes", given=f"{MONTH_AGO}T10:00Z")


def an_old_audit(**changes: object) -> Audit:
    """Return an audit of last month, with answers about the business and the provider."""
    audit = Audit(
        business="Kiln & Co",
        provider="Northway",
        date=MONTH_AGO,
        answered_by="Ann",
        profile={"team_size": "2-9", "stage": "running"},
        answers={"comms-11": OWN, "data-01": STALE, "data-05": THEIRS},
        in_full=("comms",),
        banks=shipped().stamps,
        look_up=("data-06",),
    )
    return msgspec.structs.replace(audit, **changes)


READS = """
import sys
from outsource_audit.cli.main import main
def told(event, arguments):
    if event == "open" and str(arguments[0]) == sys.argv[sys.argv.index("--from") + 1]:
        print("read", flush=True)
sys.addaudithook(told)
main()
"""


def begin(folder: Path, text: str = "", *more: str) -> Ended:
    """Begin an audit from the old one with an answers file."""
    (folder / "my.yaml").write_text(f"format: 1\n{text}")
    return run("run", *more, "--from", OLD, "--answers", "my.yaml", cwd=folder)


def test_another_provider_takes_over_what_is_about_the_business(tmp_path: Path) -> None:
    """Carried over with note, evidence and time; the rest is asked, and the old file stays."""
    saved(an_old_audit(), tmp_path / OLD)
    before = contents(tmp_path)[OLD]
    ended = begin(tmp_path, "provider: Southway\nanswers: {data-05: no}\n", NAME)
    audit = read_audit(tmp_path / NAME)
    assert (ended.code, ended.out) == (0, "")
    assert ended.told[:-1] == [
        f"2 answers about your business were carried over from {FROM}; the review lists them.",
        "1 more answer about your business is shown beside its question; Enter keeps it.",
    ]
    assert ended.told[-1].startswith(f"Wrote {NAME}: 3 answered, ")
    assert (audit.business, audit.provider, audit.date) == ("Kiln & Co", "Southway", today())
    assert audit.profile == {"team_size": "2-9"}
    assert audit.answers.pop("data-05").answer == "no"
    assert audit.answers == {"comms-11": OWN}
    assert (audit.in_full, audit.look_up, audit.answered_by) == (("comms",), (), "")
    assert audit.earlier == Earlier(
        date=MONTH_AGO,
        provider="Northway",
        profile={"team_size": "2-9"},
        answers={"comms-11": OWN, "data-01": STALE},
    )
    assert contents(tmp_path)[OLD] == before


def test_the_same_provider_is_asked_anew_with_everything_shown(tmp_path: Path) -> None:
    """Without names the answers file takes the old audit's; nothing of it counts yet."""
    saved(an_old_audit(), tmp_path / OLD)
    ended = begin(tmp_path)
    written = "kiln-co-northway.audit.json"
    audit = read_audit(tmp_path / written)
    shown = f"The answers of {MONTH_AGO} are shown beside each question; Enter keeps one."
    assert (ended.code, ended.told[0]) == (0, shown)
    assert ended.told[1].startswith(f"Wrote {written}: 0 answered, ")
    assert (audit.profile, audit.answers) == ({}, {})
    assert audit.earlier is not None
    assert audit.earlier.answers == {"comms-11": OWN, "data-01": STALE, "data-05": THEIRS}


def test_an_answer_repeated_as_it_was_is_still_carried_over(tmp_path: Path) -> None:
    """The answers file comes after what is carried over, and replaces only what it changes."""
    saved(an_old_audit(), tmp_path / OLD)
    same = "{answer: no, note: By mail, internal_note: They stall, evidence: {seen: true}}"
    begin(tmp_path, f"provider: Southway\nanswers: {{comms-11: {same}}}\n", NAME)
    begin(tmp_path, "provider: Southway\nanswers: {comms-11: yes}\n", "other.audit.json")
    assert read_audit(tmp_path / NAME).answers["comms-11"] == OWN
    changed = read_audit(tmp_path / "other.audit.json").answers["comms-11"]
    assert (changed.answer, changed.note, changed.given > OWN.given) == ("yes", "", True)


def test_the_date_of_the_answers_file_is_the_new_audits(tmp_path: Path) -> None:
    """What is old is decided by today all the same."""
    saved(an_old_audit(), tmp_path / OLD)
    begin(tmp_path, f"provider: Southway\ndate: {LONG_AGO}\n", NAME)
    audit = read_audit(tmp_path / NAME)
    assert (audit.date, list(audit.answers)) == (LONG_AGO, ["comms-11"])


def test_another_business_takes_nothing_over(tmp_path: Path) -> None:
    """What one business said is no answer of another."""
    saved(an_old_audit(), tmp_path / OLD)
    ended = begin(tmp_path, "business: Loom\nprovider: Southway\n", NAME)
    told = f"{OLD} is about another business, Kiln & Co; nothing was carried over."
    assert (ended.code, ended.told[0]) == (0, told)
    assert read_audit(tmp_path / NAME).answers == {}


@pytest.mark.parametrize("name", [NAME, OLD])
def test_an_audit_that_is_there_is_not_begun_again(name: str, tmp_path: Path) -> None:
    """`--from` never writes into an audit there is, the old one included."""
    saved(an_old_audit(), tmp_path / OLD)
    (tmp_path / NAME).write_text("{damaged")
    (tmp_path / "my.yaml").write_text("format: 1\n")
    before = contents(tmp_path)
    ended = begin(tmp_path, "", name)
    told = f"outsource-audit: {name}: is there already; --from begins a new audit\n"
    assert ended == (2, "", told)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, ": there is no such file"),
        (b"", ":1:1: is empty (it may be a copy that was cut off)"),
        (b'{\n  "format": 1,\n  "business": "Kil', ":3:19: the file ends in the middle"),
        (b'{"format": 2}', ":1:1: was written in format 2, and this version reads format 1"),
        (b'{"name": "left-pad"}', ':1:1: is not an audit file: it has no "format" number'),
    ],
    ids=["missing", "empty", "truncated", "newer", "foreign"],
)
def test_an_old_audit_that_cannot_be_read(data: bytes | None, told: str, tmp_path: Path) -> None:
    """One line says where and why, and nothing is begun."""
    if data is not None:
        (tmp_path / OLD).write_bytes(data)
    ended = begin(tmp_path, "business: Kiln\nprovider: Southway\n", NAME)
    assert (ended.code, ended.out, len(ended.told)) == (3, "", 1)
    assert ended.err.startswith(f"outsource-audit: {OLD}{told}")
    assert not (tmp_path / NAME).exists()


def test_an_old_audit_without_names_needs_them(tmp_path: Path) -> None:
    """A new audit needs names, from either file."""
    saved(an_old_audit(provider=" "), tmp_path / OLD)
    ended = begin(tmp_path, "", NAME)
    told = "outsource-audit: my.yaml:1:1: provider: is empty (a new audit needs its name)\n"
    assert ended == (3, "", told)


def test_what_the_old_audit_holds_comes_out_inert(tmp_path: Path) -> None:
    """Names with control characters steer no terminal."""
    saved(an_old_audit(business="B\x1b[2J"), tmp_path / OLD)
    ended = begin(tmp_path, "business: Loom\nprovider: Southway\n", NAME)
    assert ended.code == 0
    assert "\x1b" not in ended.err
    assert "another business, B␛[2J; nothing" in ended.err


@pytest.mark.parametrize("file", [[], [NAME]])
@pytest.mark.parametrize("answers", [[], ["--answers", "my.yaml"]])
def test_the_old_audit_is_read_once(file: list[str], answers: list[str], tmp_path: Path) -> None:
    """So that names and answers are of one moment, whatever else writes to it."""
    saved(an_old_audit(), tmp_path / OLD)
    (tmp_path / "my.yaml").write_text("format: 1\n")
    ended = subprocess.run(
        [sys.executable, "-c", READS, "run", *file, "--from", OLD, *answers],
        cwd=tmp_path,
        env=environment(),
        input="\nSouthway\nq\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "read\n"), ended.stderr
    assert len(list(tmp_path.glob("*.audit.json"))) == 2


def test_an_audit_begun_so_is_continued_like_any_other(tmp_path: Path) -> None:
    """What is shown stays in the file until the audit is done, and `--from` is not repeated."""
    saved(an_old_audit(), tmp_path / OLD)
    begin(tmp_path, "provider: Southway\n", NAME)
    first = read_audit(tmp_path / NAME)
    assert run("run", NAME, "--answers", "my.yaml", cwd=tmp_path).code == 0
    assert read_audit(tmp_path / NAME) == first
    assert run("score", NAME, cwd=tmp_path).code == 0
