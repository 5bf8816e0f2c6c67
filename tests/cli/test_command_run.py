"""`run --answers`: an audit made and changed without a keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import BankStamp
from outsource_audit.storage.audit_file import read_audit
from outsource_audit.storage.tree import as_data
from outsource_audit.storage.yaml_source import parse_yaml
from program import DEMO_ANSWERS, NAME, contents, run, saved, shipped, the_demo

THEN = "2026-01-02T03:04:05+00:00"


def without_times(audit: Audit) -> Audit:
    """Return an audit whose answers do not say when they were given."""
    answers = {
        key: msgspec.structs.replace(answer, given="") for key, answer in audit.answers.items()
    }
    return msgspec.structs.replace(audit, answers=answers)


def an_old_audit(**changes: object) -> Audit:
    """Return an audit that was answered some time ago."""
    audit = Audit(
        business="Kiln & Co",
        provider="Northway",
        date="2026-01-02",
        profile={"stage": "running", "peak_factor": 4},
        answers={
            "data-05": Answer(
                answer="no", note="Asked legal", internal_note="They stall", given=THEN
            ),
            "comms-02": Answer(answer=3, evidence=Evidence(seen=True), given=THEN),
        },
        banks=shipped().stamps,
    )
    return msgspec.structs.replace(audit, **changes)


def give(text: str, folder: Path, file: str = NAME) -> Audit:
    """Run the program with an answers file; return the audit it wrote."""
    (folder / "my.yaml").write_text(f"format: 1\n{text}")
    ended = run("run", file, "--answers", "my.yaml", cwd=folder)
    assert (ended.code, ended.out) == (0, ""), ended.err
    return read_audit(folder / file)


def test_yaml_and_json_give_the_same_audit(tmp_path: Path) -> None:
    """The same answers, written in YAML or in JSON, make the same audit."""
    tree, problems = parse_yaml(DEMO_ANSWERS.read_bytes(), "demo")
    assert tree is not None
    assert problems == []
    (tmp_path / "my.json").write_text(json.dumps(as_data(tree)))
    assert run("run", "a.audit.json", "--answers", DEMO_ANSWERS, cwd=tmp_path).code == 0
    assert run("run", "b.audit.json", "--answers", "my.json", cwd=tmp_path).code == 0
    from_yaml = without_times(read_audit(tmp_path / "a.audit.json"))
    assert from_yaml == without_times(read_audit(tmp_path / "b.audit.json"))
    assert from_yaml == without_times(the_demo())


def test_without_a_file_the_names_make_one(tmp_path: Path) -> None:
    """A new audit is named after business and provider, and never written over another."""
    (tmp_path / "my.yaml").write_text("format: 1\nbusiness: Kiln & Co\nprovider: Töpfer/Süd\n")
    for name in ("kiln-co-töpfer-süd", "kiln-co-töpfer-süd-2"):
        ended = run("run", "--answers", "my.yaml", cwd=tmp_path)
        assert (ended.code, ended.out) == (0, "")
        assert ended.err.startswith(f"Wrote {name}.audit.json: 0 answered, ")
        assert read_audit(tmp_path / f"{name}.audit.json").provider == "Töpfer/Süd"


def test_long_names_make_a_file_name_that_fits(tmp_path: Path) -> None:
    """Names of hundreds of wide letters still make a file name the system takes."""
    names = f"business: {'北' * 300}\nprovider: {'😀' * 150}𝄞{'𐍈' * 150}\n"
    (tmp_path / "my.yaml").write_text(f"format: 1\n{names}")
    ended = run("run", "--answers", "my.yaml", cwd=tmp_path)
    assert (ended.code, len(ended.told)) == (0, 1), ended.err
    # The answers, the audit, and its spare.
    assert len(contents(tmp_path)) == 3


def test_missing_answers_stay_open_and_are_counted(tmp_path: Path) -> None:
    """What the file does not answer is unanswered, and its number is told."""
    (tmp_path / "my.yaml").write_text(
        "format: 1\nbusiness: Kiln\nprovider: Northway\n"
        "profile: {stage: running}\nanswers: {data-05: unknown, comms-02: , comms-01: {note: x}}\n"
    )
    ended = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    audit = read_audit(tmp_path / NAME)
    asked = items(shipped(), audit)
    assert ended == (0, "", f"Wrote {NAME}: 2 answered, {len(asked) - 2} still open.\n")
    assert audit.answers["comms-01"] == Answer(note="x")
    assert "comms-02" not in audit.answers


def test_answers_are_added_and_replaced(tmp_path: Path) -> None:
    """The file's answers replace the audit's, all others stay as they are, with their times."""
    old = an_old_audit()
    saved(old, tmp_path / NAME)
    audit = give("profile: {bot: no}\nanswers: {data-05: yes, comms-01: no}\n", tmp_path)
    assert audit.profile == {"stage": "running", "peak_factor": 4, "bot": "no"}
    assert audit.answers["comms-02"] == old.answers["comms-02"]
    assert audit.answers["data-05"].answer == "yes"
    assert audit.answers["comms-01"].answer == "no"
    assert audit.answers["data-05"].given > THEN
    assert audit.date == "2026-01-02"


def test_the_same_answer_keeps_its_time(tmp_path: Path) -> None:
    """An answer that is given again without a change was still given when it was."""
    old = an_old_audit()
    saved(old, tmp_path / NAME)
    same = "{answer: no, note: Asked legal, internal_note: They stall}"
    audit = give(f"answers: {{data-05: {same}}}\n", tmp_path)
    assert audit == old


def test_a_note_alone_leaves_the_answer(tmp_path: Path) -> None:
    """An entry that says no answer takes none away."""
    saved(an_old_audit(), tmp_path / NAME)
    audit = give(
        "answers: {data-05: {evidence: {seen: false}}, comms-02: {note: 'By mail'}}\n", tmp_path
    )
    before = an_old_audit().answers
    seen_not = msgspec.structs.replace(before["data-05"], evidence=Evidence(seen=False))
    assert audit.answers["data-05"] == seen_not
    by_mail = msgspec.structs.replace(before["comms-02"], note="By mail")
    assert audit.answers["comms-02"] == by_mail
    audit = give("answers: {data-05: {note: Asked Ann}, comms-02: {internal_note: Hm}}\n", tmp_path)
    assert audit.answers["data-05"] == msgspec.structs.replace(seen_not, note="Asked Ann")
    assert audit.answers["comms-02"] == msgspec.structs.replace(by_mail, internal_note="Hm")


def test_full_takes_every_pitfall_in_full(tmp_path: Path) -> None:
    """`--full` asks all questions; without it an audit that is in full stays so."""
    (tmp_path / "my.yaml").write_text("format: 1\nbusiness: Kiln\nprovider: Northway\n")
    quick = run("run", "q.audit.json", "--answers", "my.yaml", cwd=tmp_path)
    full = run("run", NAME, "--answers", "my.yaml", "--full", cwd=tmp_path)
    again = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    assert quick.err.split(":")[1] != full.err.split(":")[1]
    assert again == full
    assert read_audit(tmp_path / NAME).in_full == tuple(shipped().by_id)


def test_who_answered_is_kept(tmp_path: Path) -> None:
    """`--by` names who answered; whatever the shell hands over, it can be saved."""
    saved(an_old_audit(answered_by="Ann"), tmp_path / NAME)
    assert give("", tmp_path).answered_by == "Ann"
    (tmp_path / "my.yaml").write_text("format: 1\n")
    assert run("run", NAME, "--answers", "my.yaml", "--by", "\udcff\x1b", cwd=tmp_path).code == 0
    assert read_audit(tmp_path / NAME).answered_by == "�␛"


def test_changed_banks_are_told(tmp_path: Path) -> None:
    """What changed in the banks is told; nothing is lost, and it is asked once more."""
    stamps = {stamp.id: stamp for stamp in shipped().stamps} | {
        "data": BankStamp("data", "2025.4", "0" * 64)
    }
    answers = {
        "data-05": Answer(answer="no", revision=0, given=THEN),
        "data-77": Answer(answer="yes", note="kept", given=THEN),
    }
    saved(an_old_audit(answers=answers, banks=tuple(stamps.values())), tmp_path / NAME)
    (tmp_path / "my.yaml").write_text("format: 1\n")
    first = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    banks = "Question banks that changed since this audit was last saved"
    again = "Please answer again, the question changed: data-05."
    gone = "No longer asked; the answers are kept aside: data-77."
    assert first.told[:-1] == [f"{banks}: data (2025.4, now 2026.1).", again, gone]
    assert read_audit(tmp_path / NAME).answers == answers
    assert read_audit(tmp_path / NAME).banks == shipped().stamps
    second = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    assert second.told[:-1] == [again, gone]
    scored = json.loads(run("score", NAME, "--json", cwd=tmp_path).out)
    states = {question["id"]: question["state"] for question in scored["questions"]}
    assert states["data-05"] == "unanswered"
    confirmed = give("answers: {data-05: no}\n", tmp_path)
    assert confirmed.answers["data-05"].revision == shipped().questions["data-05"].revision
    assert confirmed.answers["data-77"] == answers["data-77"]


@pytest.mark.parametrize("text", ["\x1b[2J", "\u202etxt.exe"])
def test_texts_from_json_come_out_inert(text: str, tmp_path: Path) -> None:
    """Names, notes and ids that hold control characters steer no terminal."""
    answers = {"comms-01": {"answer": "no", "note": text}}
    (tmp_path / "my.json").write_text(
        json.dumps({"format": 1, "business": f"B{text}", "provider": "P", "answers": answers})
    )
    assert run("run", NAME, "--answers", "my.json", cwd=tmp_path).code == 0
    audit = read_audit(tmp_path / NAME)
    hostile = msgspec.structs.replace(
        audit, business=f"B{text}", answers={f"gone{text}": Answer(answer="yes")}
    )
    saved(hostile, tmp_path / NAME)
    for command in (["run", NAME, "--answers", "my.json"], ["score", NAME], ["answers", NAME]):
        ended = run(*command, cwd=tmp_path)
        assert ended.code == 0
        assert text[0] not in ended.out + ended.err


def test_the_audit_is_private_and_alone(tmp_path: Path) -> None:
    """The audit and its spare are their owner's; neither lock nor temporary file stays."""
    give("business: Kiln\nprovider: Northway\n", tmp_path)
    assert sorted(contents(tmp_path)) == [f".{NAME}.spare", "my.yaml", NAME]
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
