"""Whom to ask stands beside every question; a bank that leaves it out gets a sensible one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bank_files import GOOD

from outsource_audit.domain.bank import BankSet, ProfileField, Question, WhoKnows
from outsource_audit.storage import resources
from outsource_audit.storage.bank_file import load_banks

_SHIPPED = sorted(resources.folder("questions").glob("*.yaml"))


def _items(bank_set: BankSet) -> list[Question | ProfileField]:
    return [*bank_set.questions.values(), *bank_set.fields.values()]


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_question_says_whom_to_ask(path: Path) -> None:
    """None of them relies on what is assumed where a bank leaves it out."""
    # Read as plain YAML: a loaded bank no longer shows what was left out.
    written = yaml.safe_load(path.read_bytes())
    asked = written.get("fields", []) + [
        question for practice in written.get("practices", []) for question in practice["questions"]
    ]
    assert asked
    assert [item["id"] for item in asked if "who_knows" not in item] == []


def test_everybody_who_may_know_is_asked_something() -> None:
    """No value stands in the list that no shipped question needs."""
    shipped = _items(load_banks(resources.folder("questions")))
    assert {item.who_knows for item in shipped} == set(WhoKnows)


def test_what_is_left_out_follows_what_the_question_is_about() -> None:
    """About the provider the contact is asked, about the business whoever decides."""
    assert {item.id: item.who_knows for item in _items(load_banks(GOOD))} == {
        "first-1": WhoKnows.CONTACT,
        "first-2": WhoKnows.OWNER,
        "first-3": WhoKnows.CONTACT,
        "first-4": WhoKnows.CONTACT,
        "stage": WhoKnows.CONTACT,
        "card_data": WhoKnows.OWNER,
        "spend_share": WhoKnows.OWNER,
        "team_size": WhoKnows.OWNER,
    }


@pytest.mark.parametrize("who", list(WhoKnows))
@pytest.mark.parametrize("about", ["provider", "business"])
def test_what_a_bank_says_is_kept(who: WhoKnows, about: str, tmp_path: Path) -> None:
    """Whoever is named is asked, whatever the question is about."""
    for name, indent in (("profile.yaml", " " * 4), ("01-first.yaml", " " * 8)):
        text = (GOOD / name).read_text(encoding="utf-8")
        line = f"{indent}about: {about}\n"
        assert line in text
        said = text.replace(line, f"{line}{indent}who_knows: {who}\n")
        (tmp_path / name).write_text(said, encoding="utf-8")
    items = _items(load_banks(tmp_path))
    assert {item.who_knows for item in items if item.about == about} == {who}
