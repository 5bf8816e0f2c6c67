"""Hypothesis strategies: bank sets that a bank check accepts, and audits over them."""

from __future__ import annotations

from collections.abc import Sequence

from answerable import answers_to, values_of
from dice import Dice
from generated_banks import a_generated_bank, a_generated_field
from hypothesis import strategies as st

from builders import a_bank_set, an_audit
from outsource_audit.domain.audit import Answer, Audit, Evidence, ProfileValue
from outsource_audit.domain.bank import BankSet, ProfileField, Question, QuestionBank
from outsource_audit.domain.condition import Value

GIVEN = ("fitting",) * 6 + ("unknown",) * 2 + ("not-applicable",)
STRANGE: tuple[Value, ...] = ("perhaps", -7, 2.25, float("inf"))
ANY = (*GIVEN, "none", "none", "note", "outgrown", "misfit", "both")


@st.composite
def bank_sets(draw: st.DrawFn) -> BankSet:
    """Make one to three banks and a profile that keep every rule of a bank check."""
    dice = Dice(draw)
    fields: list[ProfileField] = []
    for i in range(1 + dice.below(3)):
        fields.append(a_generated_field(dice, f"field{i}", tuple(fields)))
    banks: list[QuestionBank] = []
    for i in range(1 + dice.below(3)):
        asked = tuple(question for bank in banks for question in bank.questions)
        banks.append(a_generated_bank(dice, i + 1, tuple(fields), asked))
    return a_bank_set(*banks, fields=tuple(fields))


@st.composite
def audits(draw: st.DrawFn, bank_set: BankSet, kinds: Sequence[str] = ANY) -> Audit:
    """Make an audit of the banks; `kinds` are the kinds of answers that may be in it."""
    dice = Dice(draw)
    profile: dict[str, ProfileValue] = {}
    for field in bank_set.profile.fields:
        value = _profile_value(dice, field)
        if value is not None:
            profile[field.id] = value
    answers: dict[str, Answer] = {}
    for question in bank_set.questions.values():
        kind = dice.pick(kinds)
        if kind != "none":
            answers[question.id] = _answer(dice, question, kind)
    if dice.one_in(8):
        answers["gone"] = Answer(answer="yes")
    in_full = dice.some([*bank_set.by_id, "no such pitfall"])
    return an_audit(answers, profile, in_full)


def _profile_value(dice: Dice, field: ProfileField) -> ProfileValue | None:
    known = values_of(field)
    strange: list[ProfileValue | None] = [None, "unknown", "no such answer", ("c", "a"), ()]
    return dice.pick(known) if dice.below(3) else dice.pick(["unknown", *strange])


def _answer(dice: Dice, question: Question, kind: str) -> Answer:
    """Make a stored answer; those of the last four kinds do not count."""
    value: Value | None = None
    if kind in ("fitting", "outgrown", "both"):
        value = dice.pick(answers_to(question))
    elif kind == "unknown":
        value = "unknown"
    elif kind == "misfit":
        value = dice.pick(STRANGE)
    return Answer(
        answer=value,
        not_applicable="There is none" if kind in ("not-applicable", "both") else "",
        note="Asked on Friday" if kind == "note" else "",
        internal_note=dice.pick(["", "Sounds unsure"]) if kind != "fitting" else "",
        evidence=dice.pick([None, Evidence(seen=True), Evidence(seen=False)]),
        revision=question.revision - (kind == "outgrown"),
    )
