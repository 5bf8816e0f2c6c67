"""An audit follows the banks: renamed ids, changed questions, questions that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec
from dice import Dice
from hypothesis import given
from hypothesis import strategies as st
from strategies import audits, bank_sets

from builders import UNKNOWN_ANSWER, a_bank, a_bank_set, a_field, a_question, an_audit, answer
from outsource_audit.domain.audit import Answer, Audit, Earlier, ProfileValue
from outsource_audit.domain.bank import BankSet, BankStamp
from outsource_audit.domain.changes import Changes
from outsource_audit.domain.migration import Migration, migrate, up_to_date
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.scoring import score

T = TypeVar("T")
YES, NO = answer("yes"), answer("no")
NOTED = Answer(note="Asked on Friday", internal_note="They stall")


def banks(**renamed: str) -> BankSet:
    """Make a bank of the questions a and b, a profile of one field, and some former ids."""
    one = a_bank("one", [a_question("a"), a_question("b", revision=2)])
    bank_set = a_bank_set(one, fields=(a_field("stage", "choosing", "running"),))
    fields = {old: new for old, new in renamed.items() if new == "stage"}
    others = {old: new for old, new in renamed.items() if new != "stage"}
    return with_former_ids(bank_set, others, fields)


def with_former_ids(
    bank_set: BankSet, questions: Mapping[str, str], fields: Mapping[str, str]
) -> BankSet:
    """Return the banks with former ids, those of all questions in the first bank."""
    first = msgspec.structs.replace(bank_set.banks[0], renamed=tuple(questions.items()))
    profile = msgspec.structs.replace(bank_set.profile, renamed=tuple(fields.items()))
    return BankSet(profile, (first, *bank_set.banks[1:]))


def before(
    answers: dict[str, Answer],
    profile: dict[str, ProfileValue] | None = None,
    look_up: tuple[str, ...] = (),
) -> Audit:
    """Make an audit that was saved under another edition of the banks."""
    stamps = (BankStamp("profile", "2026.1", "0" * 64), BankStamp("one", "2025.4", "0" * 64))
    audit = an_audit(answers, profile)
    return msgspec.structs.replace(audit, banks=stamps, look_up=look_up)


def test_an_answer_follows_its_question_to_the_new_id() -> None:
    """Answers and profile values move, and the pairs that moved are named."""
    bank_set = banks(old="a", step="stage", never="b")
    audit = before({"old": YES}, {"step": "running"})
    move = migrate(audit, bank_set)
    assert move.audit.answers == {"a": YES}
    assert move.audit.profile == {"stage": "running"}
    assert move.audit.banks == bank_set.stamps
    assert move.renamed == (("step", "stage"), ("old", "a"))
    assert move.is_needed


def test_a_mark_to_look_up_follows_unless_the_question_has_an_answer() -> None:
    """What is to look up under a former id is to look up under today's, once."""
    bank_set = banks(old="a", older="a", gone="b")
    assert migrate(before({}, look_up=("older", "old", "b")), bank_set).audit.look_up == ("a", "b")
    assert migrate(before({"a": YES}, look_up=("old",)), bank_set).audit.look_up == ()
    assert migrate(before({"a": NOTED}, look_up=("old",)), bank_set).audit.look_up == ("a",)


def test_a_bank_of_another_name_stays_in_full() -> None:
    """A pitfall that was taken in full is so under its new id."""
    audit = an_audit(in_full=("former", "other"))
    move = migrate(audit, banks(former="one"))
    assert (move.audit.in_full, move.renamed) == (("one", "other"), (("former", "one"),))


def test_what_an_earlier_audit_said_follows_too() -> None:
    """What is shown beside a question is found under its new id."""
    earlier = Earlier(
        date="2025-11-02", provider="Southway", profile={"step": "running"}, answers={"old": YES}
    )
    audit = msgspec.structs.replace(an_audit(), earlier=earlier)
    moved = up_to_date(audit, banks(old="a", step="stage")).earlier
    assert moved is not None
    assert (moved.profile, moved.answers) == ({"stage": "running"}, {"a": YES})


def test_of_two_answers_todays_wins_and_the_other_is_kept_aside() -> None:
    """The former id keeps its answer, and counts nowhere."""
    move = migrate(before({"old": NO, "a": YES}, {"step": "x", "stage": "unknown"}), banks(old="a"))
    assert move.audit.answers == {"old": NO, "a": YES}
    assert (move.renamed, move.kept_aside) == ((), ("step", "old"))


def test_what_becomes_of_a_finding_follows_its_question() -> None:
    """Of two, today's wins and the other stays under its former id; nothing is lost."""
    bank_set = banks(old="a", former="b")
    one, other, third = (Remediation(owner=name) for name in ("Ann", "Ben", "Cem"))
    told = {"old": one, "former": other, "b": third, "gone": one}
    audit = msgspec.structs.replace(an_audit(), remediation=told)
    move = migrate(audit, bank_set)
    assert move.audit.remediation == {"a": one, "former": other, "b": third, "gone": one}
    assert move.renamed == (("old", "a"),)


def test_an_answer_wins_over_a_mere_note() -> None:
    """Where only the former id holds an answer it counts, and the note is kept aside."""
    move = migrate(before({"old": NO, "a": NOTED}), banks(old="a"))
    assert move.audit.answers == {"a": NO, "old": NOTED}
    assert migrate(move.audit, banks(old="a")).audit == move.audit


def test_of_two_merged_questions_the_first_named_is_taken() -> None:
    """Two former ids may lead to one question; one answer counts, the other is kept aside."""
    move = migrate(before({"y": NO, "x": YES}), banks(x="a", y="a"))
    assert move.audit.answers == {"a": YES, "y": NO}
    assert (move.renamed, move.kept_aside) == ((("x", "a"),), ("y",))


def test_what_changed_is_said_a_line_each() -> None:
    """The lines name what moved, what changed, what does not fit, and what is gone."""
    audit = before(
        {"old": answer("maybe"), "b": YES, "gone": UNKNOWN_ANSWER}, {"step": "running", "lost": 3}
    )
    move = migrate(audit, banks(old="a", step="stage"))
    assert move.lines() == [
        "Renamed questions, their answers moved along: step is now stage, old is now a.",
        "Question banks that changed since this audit was last saved: one (2025.4, now 2026.1).",
        "Please answer again, the question changed: b.",
        "Please answer again, the answer does not fit the question: a.",
        "No longer asked; the answers are kept aside: lost, gone.",
    ]
    assert (move.confirm_again, move.kept_aside) == (("b", "a"), ("lost", "gone"))


def test_a_line_names_a_few_and_counts_the_rest() -> None:
    """No line grows with the number of questions."""
    move = migrate(before({f"gone-{i}": YES for i in range(7)}), banks())
    named = "gone-0, gone-1, gone-2, gone-3, gone-4 and 2 more"
    assert move.lines()[1] == f"No longer asked; the answers are kept aside: {named}."


def test_an_edition_alone_needs_nobody() -> None:
    """Where every answer still fits there is nothing to agree to."""
    move = migrate(before({"a": YES}), banks(old="a"))
    assert not move.is_needed
    assert move.lines() == [
        "Question banks that changed since this audit was last saved: one (2025.4, now 2026.1)."
    ]


def test_what_was_told_once_is_not_needed_again() -> None:
    """An audit brought up to date is so, confirmed or not."""
    first = migrate(before({"b": YES}), banks())
    assert first.is_needed
    assert not migrate(first.audit, banks()).is_needed


def test_up_to_date_still_says_which_banks_it_was_saved_under() -> None:
    """A report on an audit that was not migrated names the banks that changed since."""
    audit = before({"old": YES})
    followed = up_to_date(audit, banks(old="a"))
    assert (followed.answers, followed.banks) == ({"a": YES}, audit.banks)


@st.composite
def renamed_banks(draw: st.DrawFn) -> BankSet:
    """Make banks with former ids, several of which may lead to one question."""
    bank_set, dice = draw(bank_sets()), Dice(draw)
    questions, fields = list(bank_set.questions), list(bank_set.fields)
    return with_former_ids(
        bank_set,
        {f"former-{i}": dice.pick(questions) for i in range(dice.below(4))},
        {f"former_{i}": dice.pick(fields) for i in range(dice.below(3))},
    )


@st.composite
def audits_of_old(draw: st.DrawFn, bank_set: BankSet) -> Audit:
    """Make an audit some of whose answers stand under former ids, as may today's beside them."""
    dice = Dice(draw)
    own, earlier = draw(audits(bank_set)), draw(audits(bank_set))
    told = Earlier(
        date="2025-11-02",
        provider="Northway",
        profile=_aged(earlier.profile, bank_set, dice),
        answers=_aged(earlier.answers, bank_set, dice),
    )
    return msgspec.structs.replace(
        own,
        profile=_aged(own.profile, bank_set, dice),
        answers=_aged(own.answers, bank_set, dice),
        look_up=dice.some([*bank_set.renamed, *bank_set.questions, "gone"]),
        banks=dice.pick([(), bank_set.stamps]),
        earlier=dice.pick([None, told]),
    )


def _aged(stored: Mapping[str, T], bank_set: BankSet, dice: Dice) -> dict[str, T]:
    """Move or copy some of what is stored to former ids."""
    found = dict(stored)
    for old, new in bank_set.renamed.items():
        if new not in found:
            continue
        match dice.below(3):
            case 0:
                found[old] = found.pop(new)
            case 1:
                found[old] = dice.pick([*stored.values()])
    return found


def _all_told(audit: Audit) -> list[list[int]]:
    """Return which very answers and values are in an audit, in any order."""
    earlier = audit.earlier or Earlier(date="", provider="")
    parts: Iterable[Mapping[str, object]] = (
        audit.answers,
        audit.profile,
        earlier.answers,
        earlier.profile,
    )
    return [sorted(map(id, part.values())) for part in parts]


@given(st.data())
def test_no_answer_is_ever_lost(data: st.DataObject) -> None:
    """Every answer and every value of an audit, and of the one before it, is in the new one."""
    bank_set = data.draw(renamed_banks())
    audit = data.draw(audits_of_old(bank_set))
    assert _all_told(migrate(audit, bank_set).audit) == _all_told(audit)


@given(st.data())
def test_an_audit_up_to_date_stays_as_it_is(data: st.DataObject) -> None:
    """A second time changes nothing and moves nothing; the lines count what is left to confirm."""
    bank_set = data.draw(renamed_banks())
    first = migrate(data.draw(audits_of_old(bank_set)), bank_set)
    second = migrate(first.audit, bank_set)
    assert second == Migration(first.audit, (), _without_editions(first), stamps_differ=False)
    assert not second.is_needed


def _without_editions(move: Migration) -> Changes:
    return msgspec.structs.replace(move.changes, editions=())


@given(st.data())
def test_a_renamed_audit_scores_as_if_nothing_had_been_renamed(data: st.DataObject) -> None:
    """An audit written under former ids alone is, up to date, the same audit."""
    bank_set = data.draw(renamed_banks())
    audit = data.draw(audits(bank_set))
    former = {new: old for old, new in reversed(bank_set.renamed.items())}
    aged = msgspec.structs.replace(
        audit,
        answers={former.get(key, key): told for key, told in audit.answers.items()},
        profile={former.get(key, key): value for key, value in audit.profile.items()},
    )
    followed = up_to_date(aged, bank_set)
    assert followed == audit
    assert score(bank_set, followed) == score(bank_set, audit)
