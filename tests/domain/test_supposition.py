"""What can be supposed of a question or profile field, how it is written, and the audit then."""

from __future__ import annotations

import msgspec
import pytest
from answerable import answers_to, values_of
from bank_sources import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import NOT_APPLICABLE, a_field, a_question, an_audit, answer
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Evidence, ProfileValue, profile_misfit
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale
from outsource_audit.domain.supposition import (
    NoSuchAnswer,
    Supposition,
    is_as_stored,
    supposed,
    supposition,
    takes,
    told,
)

YES_NO = a_question("a")
ALWAYS = a_question("always", not_applicable_when="")
LEVELS = a_question(
    "levels",
    scale=Scale.MATURITY,
    choices=tuple(Choice(str(level), f"level {level}", 4 - level) for level in range(4, -1, -1)),
)
DAYS = a_question(
    "days",
    scale=Scale.NUMBER,
    choices=(Choice("not-tested", "nobody knows", 4),),
    number=NumberScale("days", 1, 0, 90, best=Band(at_most=10), worst=Band(at_least=31)),
    not_applicable_when="",
)
WITH_OPEN = a_question(
    "sharing",
    scale=Scale.CHOICE,
    choices=(Choice("closed", "closed", 0), Choice("open", "anyone", 4)),
    not_applicable_when="",
)
STAGE = a_field("stage", "choosing", "running")
PEAK = a_field("peak", scale=Scale.NUMBER, number=NumberScale("times"))
PLACES = a_field(
    "places",
    scale=Scale.SEVERAL,
    choices=(Choice("eu", "EU"), Choice("uk", "UK"), Choice("none", "nowhere", alone=True)),
)

READ: list[tuple[Item, str, ProfileValue | None]] = [
    (YES_NO, "yes", "yes"),
    (YES_NO, "Partial", "partial"),
    (YES_NO, "unknown", "unknown"),
    (YES_NO, "UNKNOWN", "unknown"),
    (YES_NO, "open", None),
    (YES_NO, "Open", None),
    (YES_NO, "unanswered", None),
    (LEVELS, "3", 3),
    (DAYS, "3", 3),
    (DAYS, "3,5", 3.5),
    (DAYS, "not-tested", "not-tested"),
    (WITH_OPEN, "open", "open"),
    (WITH_OPEN, "unanswered", None),
    (STAGE, "running", "running"),
    (STAGE, "unknown", "unknown"),
    (STAGE, "open", None),
    (PEAK, "4", 4),
    (PLACES, "eu", ("eu",)),
    (PLACES, "uk,eu", ("uk", "eu")),
    (PLACES, " eu , UK ,", ("eu", "uk")),
    (PLACES, "unknown", "unknown"),
    (PLACES, "open", None),
]
REFUSED: list[tuple[Item, str, str]] = [
    (YES_NO, "maybe", "'maybe' is no answer here"),
    (YES_NO, "", "has no answer"),
    (YES_NO, "n/a", "n/a needs a reason"),
    (YES_NO, "N/A: ", "n/a needs a reason"),
    (YES_NO, "yes,no", "takes one answer, not a list"),
    (YES_NO, "yes,maybe", "'yes,maybe' is no answer here"),
    (ALWAYS, "n/a:we are small", 'does not offer "not applicable"'),
    (LEVELS, "5", "'5' is no answer here"),
    (DAYS, "a lot", "'a lot' is no answer here"),
    (DAYS, "-1", "-1 is below 0"),
    (DAYS, "91", "91 is above 90"),
    (DAYS, "1.25", "1.25 is too fine; it takes at most 1 decimal"),
    (DAYS, "inf", "that is no number to count with"),
    (STAGE, "choosing,running", "takes one answer, not a list"),
    (STAGE, "n/a:we left", 'does not offer "not applicable"'),
    (PEAK, "1e30", "is larger than any number asked for"),
    (PLACES, "eu,mars", "'mars' is no answer here"),
    (PLACES, "eu,unknown", "'unknown' cannot stand beside another answer"),
    (PLACES, "eu,none", "'none' cannot stand beside another answer"),
    (PLACES, "eu,EU", "names the same answer twice"),
    (PLACES, ",", "needs at least one answer"),
]


@pytest.mark.parametrize(("item", "text", "value"), READ)
def test_every_form_of_an_answer_is_read(item: Item, text: str, value: ProfileValue | None) -> None:
    """Choices, numbers, levels and "unknown"; "open" takes the answer away."""
    found = supposition(item, text)
    assert found == Supposition(item, value)
    assert isinstance(found, Supposition)
    assert type(found.value) is type(value)


@pytest.mark.parametrize(("item", "text", "why"), REFUSED)
def test_what_cannot_be_answered_says_why(item: Item, text: str, why: str) -> None:
    """Nothing that an audit would not count can be supposed."""
    assert supposition(item, text) == NoSuchAnswer(why)


@pytest.mark.parametrize("text", ["n/a:none here", "N/A : none here ", "n/a: none here"])
def test_a_question_can_be_supposed_not_to_apply(text: str) -> None:
    """The reason is what stands behind the colon."""
    assert supposition(YES_NO, text) == Supposition(YES_NO, not_applicable="none here")


def test_a_reason_may_hold_a_colon_and_nothing_that_steers_a_terminal() -> None:
    """It is kept whole, made harmless as everywhere."""
    found = supposition(YES_NO, "n/a:none: \x1b[31mred\nand blue")
    assert found == Supposition(YES_NO, not_applicable="none: \u241b[31mred\nand blue")


@pytest.mark.parametrize(
    ("item", "forms"),
    [
        (YES_NO, "yes, partial, no, unknown, n/a:reason or open"),
        (ALWAYS, "yes, partial, no, unknown or open"),
        (LEVELS, "4, 3, 2, 1, 0, unknown, n/a:reason or open"),
        (DAYS, "a number (days), not-tested, unknown or open"),
        (WITH_OPEN, "closed, open, unknown or unanswered"),
        (STAGE, "choosing, running, unknown or open"),
        (PEAK, "a number (times), unknown or open"),
        (PLACES, "eu, uk, none, unknown or open; several with commas between them"),
    ],
)
def test_all_that_can_be_supposed_is_named(item: Item, forms: str) -> None:
    """Who types something else is told what there is."""
    assert takes(item) == forms


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_what_is_told_of_an_answer_can_be_typed(data: st.DataObject) -> None:
    """Every answer of every shipped question is read back from its own words."""
    items: list[Item] = [*shipped().fields.values(), *shipped().questions.values()]
    item = data.draw(st.sampled_from(items))
    one = Supposition(item, data.draw(st.sampled_from([*_fitting(item), "unknown", None])))
    assert supposition(item, told(one)) == one


def _fitting(item: Item) -> list[ProfileValue]:
    if isinstance(item, ProfileField):
        return [value for value in values_of(item) if not profile_misfit(item, value)]
    return list(answers_to(item))


def test_headlines_are_short_and_easy_to_read() -> None:
    """N/a stands for not applicable, without its reason; behind a comma there is a space."""
    assert told(Supposition(YES_NO, not_applicable="none here")) == "n/a"
    assert told(Supposition(PLACES, ("eu", "uk"))) == "eu, uk"


@pytest.mark.parametrize(("value", "kept"), [("yes", None), ("no", Evidence(seen=True))])
def test_an_answer_keeps_its_note_and_what_was_seen_of_it(
    value: str, kept: Evidence | None
) -> None:
    """Evidence of one answer is none of another; both are to the question of today."""
    seen = Evidence(seen=True)
    stored = Answer("no", "", "Asked", "They stall", evidence=seen, revision=1, given="2026")
    then = supposed(an_audit({"a": stored}), [Supposition(a_question("a", revision=2), value)])
    told_ = msgspec.structs.replace(stored, answer=value, revision=2, evidence=kept)
    assert then.answers == {"a": told_}


def test_not_applicable_replaces_an_answer_and_an_answer_replaces_it() -> None:
    """No audit ever holds both."""
    then = supposed(an_audit({"a": answer("no")}), [Supposition(YES_NO, not_applicable="none")])
    assert then.answers["a"] == Answer(not_applicable="none")
    again = supposed(then, [Supposition(YES_NO, "unknown")])
    assert again.answers["a"] == Answer(answer="unknown")


def test_open_takes_an_answer_away() -> None:
    """Of a question, whose note stays, and of a profile field."""
    audit = msgspec.structs.replace(
        an_audit({"a": Answer("no", note="Asked")}), profile={"stage": "running", "peak": 4}
    )
    then = supposed(audit, [Supposition(YES_NO), Supposition(STAGE)])
    assert not then.answers["a"].is_given
    assert then.answers["a"].note == "Asked"
    assert then.profile == {"peak": 4}


def test_a_profile_field_is_set() -> None:
    """And is no longer to look up."""
    audit = msgspec.structs.replace(an_audit(), look_up=("stage", "peak"))
    then = supposed(audit, [Supposition(STAGE, "running")])
    assert (then.profile, then.look_up) == ({"stage": "running"}, ("peak",))


AS_STORED: list[tuple[Supposition, bool]] = [
    (Supposition(YES_NO, "yes"), True),
    (Supposition(YES_NO, "no"), False),
    (Supposition(YES_NO), False),
    (Supposition(YES_NO, not_applicable="none"), False),
    (Supposition(a_question("a", revision=2), "yes"), False),
    (Supposition(a_question("b")), True),
    (Supposition(a_question("b"), "yes"), False),
    (Supposition(a_question("c"), not_applicable="We hand nothing over"), True),
    (Supposition(a_question("c"), not_applicable="Another reason"), False),
    (Supposition(a_question("noted")), True),
    (Supposition(STAGE, "running"), True),
    (Supposition(STAGE, "choosing"), False),
    (Supposition(STAGE), False),
    (Supposition(PEAK), True),
    (Supposition(PEAK, 4), False),
    (Supposition(PLACES, ("uk", "eu")), True),
    (Supposition(PLACES, ("eu",)), False),
    (Supposition(a_field("twice", "eu", scale=Scale.SEVERAL), ("eu",)), False),
    (Supposition(a_field("alone", "eu", scale=Scale.SEVERAL), ("eu",)), True),
]


@pytest.mark.parametrize(("one", "same"), AS_STORED)
def test_an_answer_is_as_stored_only_where_the_stored_one_counts(
    one: Supposition, same: bool
) -> None:
    """An answer to an earlier revision, or one that does not fit, is another one."""
    audit = an_audit(
        {"a": answer("yes"), "c": NOT_APPLICABLE, "noted": Answer(note="Asked")},
        {"stage": "running", "places": ("eu", "uk"), "twice": ("eu", "eu"), "alone": "eu"},
    )
    assert is_as_stored(audit, one) is same
    if same:
        assert supposed(audit, [one]) == audit


def test_a_question_takes_no_list() -> None:
    """Only a profile field has several answers."""
    with pytest.raises(TypeError, match=r"^a bank's question takes one answer$"):
        supposed(an_audit(), [Supposition(YES_NO, ("yes", "no"))])
