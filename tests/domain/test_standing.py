"""Where a question stands (scoring.md section 1), and when a red line is hit, open or clear."""

from __future__ import annotations

import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet, ExposureRule, Question
from outsource_audit.domain.exposure import exposure
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.standing import FieldStanding, RedLineState, Standing, State, stand

FIELD = a_field("data", "none", "orders", "sensitive")


def standing_of(id_: str, bank_set: BankSet, audit: Audit) -> Standing:
    """Return where one question stands."""
    standings = stand(bank_set, audit).questions
    return next(standing for standing in standings if standing.question.id == id_)


def of_one(question: Question, audit: Audit) -> Standing:
    """Return where the only question of a bank set stands."""
    return standing_of(question.id, a_bank_set(a_bank("one", [question]), fields=(FIELD,)), audit)


@pytest.mark.parametrize(
    ("stored", "state"),
    [
        (None, State.UNANSWERED),
        (Answer(note="Asked on Friday"), State.UNANSWERED),
        (answer("yes"), State.ANSWERED),
        (UNKNOWN_ANSWER, State.UNKNOWN),
        (NOT_APPLICABLE, State.NOT_APPLICABLE),
        (answer("maybe"), State.UNANSWERED),
    ],
)
def test_a_core_question_stands_by_its_answer(stored: Answer | None, state: State) -> None:
    """Answered, unknown, not applicable or, for anything that does not count, unanswered."""
    audit = an_audit({"q": stored} if stored else {})
    assert of_one(a_question("q"), audit).state is state


def test_what_is_not_core_is_asked_in_full_or_once_answered_or_on_a_red_line() -> None:
    """A note alone does not bring a question into scope."""
    question = a_question("q", core=False)
    assert of_one(question, an_audit()).state is State.NOT_ASKED
    assert of_one(question, an_audit({"q": Answer(note="x")})).state is State.NOT_ASKED
    assert of_one(question, an_audit(in_full=("one",))).state is State.UNANSWERED
    assert of_one(question, an_audit({"q": UNKNOWN_ANSWER})).state is State.UNKNOWN
    red = a_question("q", core=False, red_line=a_red_line("no"))
    assert of_one(red, an_audit()).state is State.UNANSWERED


def test_an_answer_to_an_older_wording_is_to_be_confirmed_again() -> None:
    """It is kept, marked, and counts as unanswered until confirmed."""
    standing = of_one(a_question("q", revision=2), an_audit({"q": answer("yes")}))
    assert (standing.state, standing.confirm_again) == (State.UNANSWERED, True)
    assert (standing.answer, standing.points) == (None, None)
    assert standing.gap == 1


def test_an_answer_that_no_longer_fits_is_to_be_confirmed_again() -> None:
    """Nothing that was said is thrown away."""
    standing = of_one(a_question("q", not_applicable_when=""), an_audit({"q": NOT_APPLICABLE}))
    assert (standing.state, standing.confirm_again) == (State.UNANSWERED, True)


@pytest.mark.parametrize("audit", [an_audit(), an_audit({"q": answer("yes")})])
def test_nothing_else_is_to_be_confirmed_again(audit: Audit) -> None:
    """A question never answered, or answered as it is worded now, is not marked."""
    assert not of_one(a_question("q"), audit).confirm_again


def test_a_hidden_question_is_not_to_be_confirmed() -> None:
    """Its stored answer counts nowhere and asks for nothing."""
    question = a_question("q", revision=2, show_if=when(data="orders"))
    audit = an_audit({"q": answer("yes")}, {"data": "none"})
    standing = of_one(question, audit)
    assert (standing.state, standing.confirm_again) == (State.HIDDEN, False)


@pytest.mark.parametrize(
    ("profile", "state"),
    [
        ({}, State.UNANSWERED),
        ({"data": "unknown"}, State.UNANSWERED),
        ({"data": "no such answer"}, State.UNANSWERED),
        ({"data": "orders"}, State.UNANSWERED),
        ({"data": "none"}, State.HIDDEN),
    ],
)
def test_what_is_unknown_shows_a_question(profile: dict[str, str], state: State) -> None:
    """Only a known answer can hide it."""
    question = a_question("q", show_if=when(data="orders"))
    assert of_one(question, an_audit(profile=dict(profile))).state is state


@pytest.mark.parametrize(
    ("first", "state"),
    [
        (answer("yes"), State.UNANSWERED),
        (answer("no"), State.HIDDEN),
        (UNKNOWN_ANSWER, State.UNANSWERED),
        (NOT_APPLICABLE, State.HIDDEN),
    ],
)
def test_a_question_can_hang_on_an_earlier_one(first: Answer, state: State) -> None:
    """What hangs on a question that does not apply is hidden too."""
    bank = a_bank("one", [a_question("a"), a_question("b", show_if=when(a="yes"))])
    assert standing_of("b", a_bank_set(bank), an_audit({"a": first})).state is state


def test_what_hangs_on_a_hidden_question_is_hidden() -> None:
    """Even where the hidden question has a stored answer."""
    questions = [
        a_question("a", show_if=when(data="orders")),
        a_question("b", show_if=when(a="yes")),
    ]
    bank_set = a_bank_set(a_bank("one", questions), fields=(FIELD,))
    audit = an_audit({"a": answer("yes")}, {"data": "none"})
    assert standing_of("b", bank_set, audit).state is State.HIDDEN


@pytest.mark.parametrize(
    ("profile", "weight"), [({"data": "sensitive"}, 5), ({"data": "none"}, 3), ({}, 5)]
)
def test_severity_is_raised_unless_it_is_known_not_to_be(
    profile: dict[str, str], weight: int
) -> None:
    """Medium weighs 3, one step up 5."""
    question = a_question("q", raise_severity=when(data="sensitive"))
    assert of_one(question, an_audit(profile=dict(profile))).weight == weight


def test_a_critical_severity_stays_critical() -> None:
    """There is no step above 8."""
    question = a_question("q", severity=Severity.CRITICAL, raise_severity=when(data="sensitive"))
    assert of_one(question, an_audit()).weight == 8


def test_exposure_adds_what_holds_and_what_is_not_known_and_stops_at_5() -> None:
    """Every raise gives its reason, and says where it counts because nobody knows."""
    rules = (
        ExposureRule(1, when(data="orders"), "orders are handed over"),
        ExposureRule(4, when(data="sensitive"), "health data is"),
    )
    bank = a_bank("one", [a_question("q")], exposure=2, raises=rules)
    known = exposure(bank, {"data": ("orders",)}.__getitem__)
    assert (known.level, known.reasons) == (3, ("+1: orders are handed over",))
    standings = stand(a_bank_set(bank, fields=(FIELD,)), an_audit())
    unknown = standings.exposures["one"]
    assert unknown.level == 5
    assert unknown.reasons[1] == "+4: health data is (counted because it is not known)"


@pytest.mark.parametrize(
    ("stored", "state"),
    [
        (answer("no"), RedLineState.HIT),
        (answer("partial"), RedLineState.CLEAR),
        (UNKNOWN_ANSWER, RedLineState.OPEN),
        (None, RedLineState.OPEN),
        (NOT_APPLICABLE, None),
    ],
)
def test_a_red_line_is_hit_open_or_clear(stored: Answer | None, state: RedLineState | None) -> None:
    """Where the question does not apply, there is no red line."""
    question = a_question("q", red_line=a_red_line("no"))
    assert of_one(question, an_audit({"q": stored} if stored else {})).red_line is state


@pytest.mark.parametrize(
    ("stored", "data", "state"),
    [
        (answer("no"), "sensitive", RedLineState.HIT),
        (answer("no"), "unknown", RedLineState.OPEN),
        (answer("no"), "none", RedLineState.CLEAR),
        (UNKNOWN_ANSWER, "sensitive", RedLineState.OPEN),
        (UNKNOWN_ANSWER, "unknown", RedLineState.OPEN),
        (UNKNOWN_ANSWER, "none", RedLineState.CLEAR),
        (answer("yes"), "unknown", RedLineState.CLEAR),
    ],
)
def test_a_red_line_waits_for_its_condition(stored: Answer, data: str, state: RedLineState) -> None:
    """Open when its answer or its condition is unknown and the rest holds."""
    question = a_question("q", red_line=a_red_line("no", condition=when(data="sensitive")))
    assert of_one(question, an_audit({"q": stored}, {"data": data})).red_line is state


@pytest.mark.parametrize(
    ("first", "state"),
    [
        (answer("no"), RedLineState.HIT),
        (UNKNOWN_ANSWER, RedLineState.OPEN),
        (answer("yes"), RedLineState.CLEAR),
        (NOT_APPLICABLE, RedLineState.CLEAR),
    ],
)
def test_a_red_line_can_name_the_answers_of_two_questions(
    first: Answer, state: RedLineState
) -> None:
    """Both must be bad; one that does not apply is not."""
    line = a_red_line("no", condition=when(a="no"))
    bank = a_bank("one", [a_question("a"), a_question("b", red_line=line)])
    audit = an_audit({"a": first, "b": answer("no")})
    assert standing_of("b", a_bank_set(bank), audit).red_line is state


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("none", RedLineState.CLEAR),
        ("sensitive", RedLineState.HIT),
        ("unknown", RedLineState.OPEN),
    ],
)
def test_a_profile_field_can_carry_a_red_line(value: str, state: RedLineState) -> None:
    """The same three states as for a question."""
    field = a_field("data", "none", "sensitive", red_line=a_red_line("sensitive"))
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=(field,))
    (standing,) = stand(bank_set, an_audit(profile={"data": value})).fields
    assert standing.red_line is state
    assert isinstance(standing, FieldStanding)
    assert standing.told_unknown == (value == "unknown")
