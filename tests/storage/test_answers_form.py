"""The form to fill in: fed back, it says what the audit said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, when
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.storage.answers_file import GivenAnswers, read_answers
from outsource_audit.storage.answers_form import answers_form

LEVELS = tuple(Choice(str(level), f"level {level}", 4 - level) for level in range(4, -1, -1))
LONG_CHOICES = (Choice("well", "all: is [well] # here", 0), Choice("ill", "'ill' " * 30, 4))
BANK_SET = a_bank_set(
    a_bank(
        "one",
        [
            a_question("one-01", ask="Is it: {there}?\nSay so.", help="# Not a comment."),
            a_question("one-02", scale=Scale.MATURITY, choices=LEVELS),
            a_question(
                "one-03",
                scale=Scale.NUMBER,
                number=NumberScale("hours", decimals=1, highest=24),
                choices=(Choice("not-measured", "nobody measured it", 4),),
            ),
            a_question("one-04", scale=Scale.CHOICE, choices=LONG_CHOICES, core=False),
            a_question("one-05", show_if=when(bot="yes")),
        ],
    ),
    a_bank("two", [a_question("two-01", core=False)], pitfall=2),
    fields=(
        a_field("team_size", "1", "2-9"),
        a_field("customers_in", "eu", "uk", "no", scale=Scale.SEVERAL),
        a_field("hours_apart", scale=Scale.NUMBER, number=NumberScale("hours", 1, 0, 14)),
        a_field("bot", "yes", "no"),
    ),
)
TEXTS = st.text(max_size=40)
NAMES = TEXTS.map(lambda text: clean(text).strip())
EVIDENCE = st.none() | st.builds(
    Evidence, seen=st.booleans(), where=TEXTS, date=st.sampled_from(["", "2026-10-01"])
)
VALUES = {
    "one-01": st.sampled_from(["yes", "partial", "no", "unknown"]),
    "one-02": st.integers(0, 4),
    "one-03": st.sampled_from([0, 24, 7.5, "not-measured", "unknown"]),
    "one-04": st.sampled_from(["well", "ill"]),
    "two-01": st.sampled_from(["yes", "unknown"]),
}
PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "team_size": st.sampled_from(["1", "2-9", "unknown"]),
        "customers_in": st.sampled_from([("eu",), ("no", "uk"), "unknown"]),
        "hours_apart": st.sampled_from([0, 5.5, "unknown"]),
        "bot": st.sampled_from(["yes", "no", "unknown"]),
    },
)


def answers_to(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Answer]:
    """Return answers to one question, with any note, evidence and reason."""
    rest = {"note": TEXTS, "internal_note": TEXTS, "evidence": EVIDENCE}
    reasons = TEXTS.filter(bool)
    return (
        st.builds(Answer, answer=values, **rest)
        | st.builds(Answer, not_applicable=reasons, **rest)
        | st.builds(Answer, note=TEXTS.filter(bool), evidence=EVIDENCE)
        | st.builds(Answer, internal_note=TEXTS.filter(bool), evidence=EVIDENCE)
    )


AUDITS = st.builds(
    Audit,
    business=NAMES,
    provider=NAMES,
    date=st.just("2026-11-23"),
    answered_by=NAMES,
    profile=PROFILES,
    answers=st.fixed_dictionaries({}, optional={k: answers_to(v) for k, v in VALUES.items()}),
    in_full=st.sampled_from([(), ("one", "two"), ("two",)]),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one file for all generated forms."""
    return tmp_path_factory.mktemp("forms") / "my.yaml"


def fed_back(audit: Audit, file: Path) -> GivenAnswers:
    """Return what the form of an audit says when it is read."""
    file.write_text(answers_form(BANK_SET, audit, audit.in_full), encoding="utf-8")
    return read_answers(file, BANK_SET)


def cleaned(answer: Answer) -> Answer:
    """Return an answer whose texts hold nothing that acts unseen."""
    evidence = answer.evidence and msgspec.structs.replace(
        answer.evidence, where=clean(answer.evidence.where, newlines=True)
    )
    return msgspec.structs.replace(
        answer,
        note=clean(answer.note, newlines=True),
        internal_note=clean(answer.internal_note, newlines=True),
        not_applicable=clean(answer.not_applicable, newlines=True),
        evidence=evidence,
    )


@settings(deadline=None)
@given(AUDITS)
def test_the_form_fed_back_is_the_audit(file: Path, audit: Audit) -> None:
    """Whatever was answered and noted, the form says the same, character for character."""
    given_ = fed_back(audit, file)
    assert (given_.business, given_.provider) == (audit.business, audit.provider)
    assert (given_.date, given_.answered_by) == (audit.date, audit.answered_by)
    assert given_.in_full == audit.in_full
    assert given_.profile == audit.profile
    shown = {
        key: cleaned(answer)
        for key, answer in audit.answers.items()
        if answer.is_given or key in ("one-01", "one-02", "one-03") or key[:3] in audit.in_full
    }
    assert given_.answers == shown


def test_the_form_of_nothing_is_read(file: Path) -> None:
    """An empty form holds every key, and no answer."""
    audit = Audit(business="", provider="", date="2026-11-23")
    given_ = fed_back(audit, file)
    assert (given_.profile, given_.answers, given_.business) == ({}, {}, "")
    lines = file.read_text().splitlines()
    for key in ("team_size", "customers_in", "bot", "one-01", "one-02", "one-03", "one-05"):
        assert f"  {key}:" in lines
    assert "  one-04:" not in lines


def test_hidden_questions_are_left_out(file: Path) -> None:
    """What does not apply is not asked in the form either."""
    fed_back(an_audit(profile={"bot": "no"}), file)
    assert "one-05" not in file.read_text()


def test_the_choices_stand_above_each_question(file: Path) -> None:
    """Who fills in the form sees what may be written, in lines of at most 96 columns."""
    fed_back(an_audit(in_full=("one",)), file)
    text = file.read_text()
    for line in ("# - yes: Yes: it is in place", "# - 4: level 4", "# - a number: hours"):
        assert f"\n  {line}\n" in text
    assert "\n  # - not-measured: nobody measured it\n" in text
    assert "\n  # Several may be true: write [one, another].\n" in text
    assert "\n  # - not applicable when nothing is handed over\n" in text
    assert max(map(len, text.splitlines())) <= 96


def test_what_must_be_answered_again_is_left_open(file: Path) -> None:
    """An answer that no longer counts is shown as a comment; its notes stay."""
    noted = Answer(note="Kept", internal_note="Kept too")
    audit = an_audit(
        {
            "one-01": msgspec.structs.replace(noted, answer="no", revision=0),
            "one-02": Answer(answer=9),
        },
        profile={"bot": "robot"},
        in_full=("gone", "two"),
    )
    given_ = fed_back(audit, file)
    assert given_.answers == {"one-01": noted}
    assert given_.profile == {}
    assert given_.in_full == ("two",)
    again = "Please answer again, this question changed. Your answer was"
    text = file.read_text()
    for answer in ("No: none of it is", "9", "robot"):
        assert f"  # {again}: {answer}\n" in text


def test_a_form_with_internal_notes_says_so_at_its_head(file: Path) -> None:
    """Who might pass it on is warned; one without any is not, nor one that leaves them out."""
    warning = (
        "# This file holds internal notes. Take each internal_note out before you give it to a"
        " client.\n"
    )
    hidden = {"one-05": Answer(internal_note="They stall")}
    audits = (
        an_audit({"one-01": Answer(answer="no", internal_note="They stall")}),
        an_audit({"one-01": Answer(answer="no", note="Asked")}),
        an_audit(hidden, profile={"bot": "no"}),
    )
    warned = []
    for audit in audits:
        fed_back(audit, file)
        head, _ = file.read_text(encoding="utf-8").split("format: 1\n")
        warned.append(warning in head)
    assert warned == [True, False, False]
