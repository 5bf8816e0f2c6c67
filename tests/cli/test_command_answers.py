"""`answers`: a form to fill in, which `run --answers` takes back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from outsource_audit.domain.audit import Answer
from outsource_audit.storage.answers_file import read_answers
from outsource_audit.storage.audit_file import read_audit
from outsource_audit.storage.tree import as_data
from outsource_audit.storage.yaml_source import parse_yaml
from program import NAME, contents, run, saved, shell, shipped, the_demo


def test_the_empty_form_is_yaml(tmp_path: Path) -> None:
    """The form of no audit is YAML with every name and answer left open."""
    ended = run("answers", cwd=tmp_path)
    tree, problems = parse_yaml(ended.out, "form")
    assert (ended.code, ended.err, problems) == (0, "", [])
    assert tree is not None
    data = as_data(tree)
    assert isinstance(data, dict)
    assert data["business"] == data["provider"] == ""
    assert set(data["profile"].values()) == set(data["answers"].values()) == {None}
    core = {q.id for q in shipped().questions.values() if q.core or q.red_line}
    assert set(data["answers"]) == core


def test_the_full_form_holds_every_question(tmp_path: Path) -> None:
    """`--full` prints all that may apply, each with its choices."""
    ended = run("answers", "--full", cwd=tmp_path)
    for question in shipped().questions.values():
        assert f"\n  {question.id}:" in ended.out
        for choice in question.choices:
            assert f"\n  # - {choice.id}: " in ended.out


def test_a_form_with_nothing_but_names_is_accepted(tmp_path: Path) -> None:
    """Who fills in both names and nothing else has begun an audit."""
    form = run("answers", cwd=tmp_path).out
    form = form.replace('business: ""', "business: Kiln").replace(
        'provider: ""', "provider: Northway"
    )
    (tmp_path / "my.yaml").write_text(form)
    ended = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    assert ended.code == 0
    assert ended.err.startswith(f"Wrote {NAME}: 0 answered, ")
    audit = read_audit(tmp_path / NAME)
    assert (audit.business, audit.provider, audit.answers) == ("Kiln", "Northway", {})


def test_an_empty_form_says_which_names_are_missing(tmp_path: Path) -> None:
    """A form that nobody filled in is refused for its names alone."""
    assert shell("outsource-audit answers > my.yaml", tmp_path).code == 0
    ended = run("run", "--answers", "my.yaml", cwd=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert [line.split(": ")[2] for line in ended.told] == ["business", "provider"]


def test_the_form_of_an_audit_gives_it_back(tmp_path: Path) -> None:
    """The form of an audit, fed back to it, changes no byte; fed to a new one, it is the same."""
    saved(the_demo(), tmp_path / NAME)
    before = (tmp_path / NAME).read_bytes()
    assert shell(f"outsource-audit answers {NAME} > my.yaml", tmp_path).code == 0
    for name in (NAME, "new.audit.json"):
        assert run("run", name, "--answers", "my.yaml", cwd=tmp_path).code == 0
    assert (tmp_path / NAME).read_bytes() == before
    given = read_answers(tmp_path / "my.yaml", shipped())
    new = read_audit(tmp_path / "new.audit.json")
    assert given.answers == the_demo().answers
    assert (new.profile, new.in_full) == (the_demo().profile, the_demo().in_full)


def test_what_must_be_confirmed_is_not_confirmed_by_the_form(tmp_path: Path) -> None:
    """An answer to a question that changed stands in a comment, and stays to be confirmed."""
    old = Answer(answer="no", note="Asked", internal_note="They stall", revision=0)
    audit = msgspec.structs.replace(the_demo(), answers={"comms-01": old})
    saved(audit, tmp_path / NAME)
    form = run("answers", NAME, cwd=tmp_path).out
    assert "# Please answer again, this question changed. Your answer was: No: " in form
    (tmp_path / "my.yaml").write_text(form)
    assert run("run", NAME, "--answers", "my.yaml", cwd=tmp_path).code == 0
    assert read_audit(tmp_path / NAME).answers == {"comms-01": old}


def test_printing_a_form_writes_nothing(tmp_path: Path) -> None:
    """The form goes to stdout; the audit it is made from stays as it is."""
    saved(the_demo(), tmp_path / NAME)
    before = contents(tmp_path)
    assert run("answers", NAME, "--full", cwd=tmp_path).code == 0
    assert contents(tmp_path) == before
