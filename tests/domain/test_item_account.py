"""One question or profile field unfolded: red line, fix, and what hangs on its answer."""

from __future__ import annotations

import pytest

from builders import (
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
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankSet, ExposureRule, RedLine
from outsource_audit.domain.condition import Truth
from outsource_audit.domain.dependents import Dependent, Kind
from outsource_audit.domain.explanation import explain
from outsource_audit.domain.item_account import (
    FieldAccount,
    FixAccount,
    QuestionAccount,
    field_account,
    fix_account,
    question_account,
)
from outsource_audit.domain.red_line_account import RedLineAccount
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scale import Band, NumberScale, Scale
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import FieldStanding, RedLineState

SEES = a_field("sees", "none", "some", ask="What does it see?")
BOT = a_field("bot", "yes", "no", show_if=when(sees="some"), red_line=a_red_line("yes"))
NUMBER = NumberScale("days", best=Band(at_most=2), worst=Band(at_least=10))


def banks() -> BankSet:
    """Return banks in which much hangs on what the provider sees."""
    one = [
        a_question("a", red_line=a_red_line("no", condition=when(sees="some"))),
        a_question("b", severity=Severity.HIGH, raise_severity=when(sees="some")),
        a_question("c", severity=Severity.CRITICAL, raise_severity=when(sees="some")),
        a_question("d", show_if=when(a="no"), fix_leaves=1),
        a_question("e", red_line=a_red_line("no", condition=when(a="no"))),
    ]
    number = a_question(
        "n",
        scale=Scale.NUMBER,
        number=NUMBER,
        choices=(),
        red_line=RedLine("Too slow.", band=Band(at_least=20)),
    )
    raises = (
        ExposureRule(1, when(sees="some"), "it sees some"),
        ExposureRule(1, when(sees="none"), "it sees none"),
        ExposureRule(1, when(bot="yes"), "it is a bot"),
    )
    return a_bank_set(
        a_bank("one", one),
        a_bank("two", [number], pitfall=2, raises=raises),
        fields=(SEES, BOT),
    )


def question(id_: str, *, sees: str = "some", **answers: Answer) -> QuestionAccount:
    """Return a question's account."""
    return question_account(explain(score(banks(), an_audit(answers, {"sees": sees}))), id_)


def field(id_: str, **profile: str) -> FieldAccount:
    """Return a field's account."""
    return field_account(explain(score(banks(), an_audit(profile={**profile}))), id_)


def line(account: QuestionAccount | FieldAccount) -> RedLineAccount:
    """Return the red line of an account."""
    assert account.red_line is not None
    return account.red_line


def fix(account: QuestionAccount) -> FixAccount:
    """Return the fix of an account."""
    assert account.fix is not None
    return account.fix


@pytest.mark.parametrize(
    ("given", "sees", "state", "because"),
    [
        ("no", "some", "hit", ("one of these.", '"What does it see?" was answered: Some.')),
        ("no", "none", "clear", ("one of these.", "does not hold")),
        ("no", "unknown", "open", ("one of these.", "Its condition may hold: the answer to")),
        ("yes", "some", "clear", ("none of these.", "Its condition holds")),
        ("unknown", "some", "open", ("Its own answer is not known.", "Its condition holds")),
    ],
)
def test_a_red_line_says_why_it_is_hit_or_not(
    given: str, sees: str, state: str, because: tuple[str, str]
) -> None:
    """By its own answer, and by its condition with the answers it hangs on."""
    account = line(question("a", sees=sees, a=answer(given)))
    assert account.state is RedLineState(state)
    assert account.names == ("No: none of it is",)
    assert len(account.because) == 2
    assert because[0] in account.because[0]
    assert because[1] in account.because[1]


def test_a_red_line_of_a_number_names_its_range() -> None:
    """And has no condition to speak of."""
    account = line(question("n", n=answer(25)))
    assert account == RedLineAccount(
        RedLineState.HIT, "Too slow.", ("at least 20 days",), ("The answer is one of these.",)
    )


def test_a_red_line_of_what_does_not_apply_is_not_looked_at() -> None:
    """A hidden question or field hits nothing."""
    account = line(field("bot", sees="none", bot="yes"))
    assert account.state is None
    assert account.because == ("Its question does not apply.",)
    assert question("b").red_line is None


def test_a_fix_gains_the_share_less_what_it_leaves() -> None:
    """All of it, or a part, or nothing; an open question has no fix, a good answer neither."""
    whole = question("b", b=answer("no"))
    assert whole.part is not None
    assert (fix(whole).gain, fix(whole).points_left) == (whole.part.of_total, 0)
    partly = fix(question("d", a=answer("no"), d=answer("partial")))
    assert partly.points_left == 1
    assert partly.gain.exact == partly.left.exact > 0
    assert question("b", b=UNKNOWN_ANSWER).fix is None
    assert question("b", b=answer("yes")).fix is None
    assert whole.part.standing.points == 4
    assert fix_account(whole.part) == whole.fix


def test_a_question_that_does_not_count_says_why() -> None:
    """It has no part and no fix."""
    account = question("d", a=answer("yes"))
    assert (account.part, account.fix) == (None, None)
    assert account.left_out is not None
    assert account.left_out.why == ('"Is a in place?" was answered: Yes: it is in place',)
    assert account.pitfall.score.bank.id == "one"


def test_what_hangs_on_a_profile_answer_is_listed() -> None:
    """Exposures, severities, red lines, and what is asked, each with how it stands now."""
    found = field("sees", sees="some").dependents
    assert [(one.kind, one.id, one.now) for one in found] == [
        (Kind.EXPOSURE, "two", Truth.HOLDS),
        (Kind.EXPOSURE, "two", Truth.FAILS),
        (Kind.SEVERITY, "b", Truth.HOLDS),
        (Kind.RED_LINE, "a", Truth.HOLDS),
        (Kind.ASKED, "bot", Truth.HOLDS),
    ]
    assert found[0].says == "+1: it sees some"
    assert found[2].says == "Is b in place?"


def test_what_hangs_on_an_answer_not_given_is_open() -> None:
    """It counts as long as nobody knows."""
    assert {one.now for one in field("sees").dependents} == {Truth.OPEN}


def test_what_hangs_on_a_question_is_listed() -> None:
    """Other questions and red lines may look at it; most answers hold nothing."""
    found = question("a", a=answer("no")).dependents
    assert [(one.kind, one.id) for one in found] == [(Kind.RED_LINE, "e"), (Kind.ASKED, "d")]
    assert question("b").dependents == ()


def test_a_hidden_field_says_why_it_is_not_asked() -> None:
    """With the answer that hides it; a field that is asked says nothing of it."""
    hidden = field("bot", sees="none")
    assert hidden.answer == "Does not apply"
    assert hidden.not_asked_because == ('"What does it see?" was answered: None',)
    assert field("bot", sees="some").not_asked_because == ()


@pytest.mark.parametrize("unfold", [question_account, field_account])
def test_an_unknown_id_is_a_key_error(unfold: object) -> None:
    """What the ids are is for the caller to know."""
    assert callable(unfold)
    explanation = explain(score(banks(), an_audit()))
    with pytest.raises(KeyError):
        unfold(explanation, "nothing")


def test_a_question_is_unfolded_with_how_it_stands_itself() -> None:
    """Not with how another one does: among several, each is its own."""
    answers = {"a": answer("no"), "b": answer("partial"), "d": answer("yes")}
    for id_, given in answers.items():
        account = question(id_, sees="some", **answers)
        assert (account.standing.question.id, account.standing.answer) == (id_, given.answer)
        assert account.part is not None
        assert account.part.standing == account.standing


def test_a_profile_field_is_unfolded_whole() -> None:
    """With how it stands, its red line and the condition of it, and what looks at it."""
    line_ = a_red_line("admin", condition=when(cards="yes"))
    access = a_field("access", "none", "admin", red_line=line_)
    cards = a_field("cards", "yes", "no")
    bank_set = a_bank_set(a_bank("one", [a_question("a")]), fields=(cards, access))
    given = {"access": "admin", "cards": "yes"}
    explained = explain(score(bank_set, an_audit(profile={**given})))
    hit = RedLineAccount(
        RedLineState.HIT,
        "This can sink the business.",
        ("Admin",),
        (
            "The answer is one of these.",
            'Its condition holds: "What is cards?" was answered: Yes.',
        ),
    )
    assert field_account(explained, "access") == FieldAccount(
        field=access,
        standing=FieldStanding(access, ("admin",), RedLineState.HIT),
        answer="Admin",
        not_asked_because=(),
        red_line=hit,
        dependents=(),
    )
    looks = Dependent(Kind.RED_LINE, "access", "What is access?", Truth.HOLDS)
    assert field_account(explained, "cards") == FieldAccount(
        field=cards,
        standing=FieldStanding(cards, ("yes",)),
        answer="Yes",
        not_asked_because=(),
        red_line=None,
        dependents=(looks,),
    )
