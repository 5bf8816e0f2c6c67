"""The banks simulated: what is said of them, and the flaws that are named."""

from __future__ import annotations

from fractions import Fraction

import pytest
from bank_sources import shipped
from hypothesis import given, settings
from strategies import bank_sets

from builders import a_bank, a_bank_set, a_field, a_question, a_red_line, when
from outsource_audit.domain.bank import BankSet, ExposureRule
from outsource_audit.domain.condition import AnyOf, Condition
from outsource_audit.domain.covering import Profile
from outsource_audit.domain.encounter import Encounter, encounter
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scale import Choice, Scale
from outsource_audit.domain.simulation import FULL_CAP, QUICK_CAP, Flaw, Simulation, simulate

STAGE = a_field("stage", "choosing", "running")
KIND = a_field("kind", "firm", "person", show_if=when(stage="running"))
NEVER = Condition((AnyOf(()),))
IMPOSSIBLE = when(stage="choosing", kind="firm")
ONLY_UNKNOWN = "this holds only where something is not known: no known answers make it hold"


@pytest.fixture(scope="module")
def of_the_shipped() -> Simulation:
    """Return the simulation of the shipped banks."""
    return simulate(shipped())


def test_the_shipped_banks_reach_0_and_100_in_every_profile(of_the_shipped: Simulation) -> None:
    """Quick and full, and in none is there nothing to ask."""
    for mode in (of_the_shipped.quick, of_the_shipped.full):
        tried = mode.extremes
        assert (tried.reach_0, tried.reach_100, tried.empty) == (*(tried.profiles,) * 2, 0)
    assert of_the_shipped.full.extremes.most == len(shipped().questions)


def test_the_shipped_banks_have_no_flaw(of_the_shipped: Simulation) -> None:
    """Every condition can hold and fail, and no question is over its cap."""
    assert of_the_shipped.pitfalls == list(shipped().by_id)
    assert of_the_shipped.flaws == ()
    assert of_the_shipped.never_fail == ()


def test_the_caps_leave_the_shipped_banks_the_room_that_is_documented(
    of_the_shipped: Simulation,
) -> None:
    """What was measured when the caps were set: a bank that drifts away from it is seen."""
    quick, full = (
        max(one.times for one in mode.extremes.heaviest)
        for mode in (of_the_shipped.quick, of_the_shipped.full)
    )
    assert quick <= Fraction(154, 100) < QUICK_CAP
    assert full <= Fraction(221, 100) < FULL_CAP


def flaws(bank_set: BankSet) -> list[Flaw]:
    """Return the flaws of banks."""
    return list(simulate(bank_set).flaws)


def test_a_question_nobody_is_ever_asked_is_a_flaw() -> None:
    """What it raises is not named as well: it would be said twice."""
    question = a_question("q", show_if=NEVER, raise_severity=when(stage="running"))
    never = a_question("r", show_if=NEVER, raise_severity=IMPOSSIBLE)
    bank_set = a_bank_set(a_bank("one", [a_question("p"), question, never]), fields=(STAGE, KIND))
    what = "this can never be reached: no answers make its show_if hold"
    assert flaws(bank_set) == [Flaw("q", ("show_if",), what), Flaw("r", ("show_if",), what)]


def test_a_question_asked_only_where_nothing_is_known_is_a_flaw() -> None:
    """No known answers make it apply; an unknown stage would."""
    question = a_question("q", show_if=IMPOSSIBLE)
    bank_set = a_bank_set(a_bank("one", [a_question("p"), question]), fields=(STAGE, KIND))
    what = "this is asked only where something is not known: no known answers make it apply"
    assert flaws(bank_set) == [Flaw("q", ("show_if",), what)]


def test_a_question_behind_one_that_is_never_answered_so_is_out_of_reach() -> None:
    """Only no answer at all brings it up, and there it is not known whether it applies."""
    first = a_question("first", show_if=when(stage="running"), not_applicable_when="")
    second = a_question("second", show_if=when(first="no", stage="choosing"))
    bank_set = a_bank_set(a_bank("one", [first, second]), fields=(STAGE,))
    (flaw,) = flaws(bank_set)
    assert (flaw.item, flaw.path) == ("second", ("show_if",))


def test_a_red_line_that_nothing_unknown_opens_either_never_holds() -> None:
    """It is told apart from one that holds as long as something is not known."""
    question = a_question("q", red_line=a_red_line("no", condition=NEVER))
    bank_set = a_bank_set(a_bank("one", [question]), fields=(STAGE,))
    what = "this never holds, whatever is answered"
    assert flaws(bank_set) == [Flaw("q", ("red_line", "when"), what)]


def test_a_raise_that_never_counts_is_a_flaw_with_its_reason() -> None:
    """A bank can have several; the reason says which."""
    rules = (
        ExposureRule(1, when(stage="running"), "it runs"),
        ExposureRule(1, IMPOSSIBLE, "it cannot be"),
    )
    bank_set = a_bank_set(a_bank("one", [a_question("p")], raises=rules), fields=(STAGE, KIND))
    what = f"{ONLY_UNKNOWN} (it cannot be)"
    assert flaws(bank_set) == [Flaw("one", ("exposure", "raise", 1), what)]


def test_a_red_line_that_can_never_be_hit_is_a_flaw() -> None:
    """Its condition contradicts the one under which its question is asked."""
    line = a_red_line("no", condition=when(stage="choosing"))
    question = a_question("q", show_if=when(kind="firm"), red_line=line)
    bank_set = a_bank_set(a_bank("one", [question]), fields=(STAGE, KIND))
    assert flaws(bank_set) == [Flaw("q", ("red_line", "when"), ONLY_UNKNOWN)]


def test_a_condition_that_always_holds_is_told_and_is_no_flaw() -> None:
    """It says nothing that its question does not say already."""
    question = a_question("q", show_if=when(stage="running"), raise_severity=when(stage="running"))
    bank_set = a_bank_set(a_bank("one", [a_question("p"), question]), fields=(STAGE,))
    found = simulate(bank_set)
    assert found.flaws == ()
    assert [use.where for use in found.never_fail] == ["q: raise_severity"]


def test_ends_that_are_not_reached_are_flaws() -> None:
    """A best answer with points, and a worst one without all of them."""
    choices = (Choice("a", "a", 1), Choice("b", "b", 3))
    question = a_question("q", scale=Scale.CHOICE, choices=choices)
    assert flaws(a_bank_set(a_bank("one", [question]))) == [
        Flaw("q", (), "the best answer has 1 risk point, so 0 cannot be reached"),
        Flaw(
            "q",
            (),
            "the worst answer has 3 risk points, so 100 cannot be reached",
            "the worst answer must have 4",
        ),
    ]


def test_a_question_over_its_cap_is_a_flaw() -> None:
    """One critical question among low ones: 8 of 12 weights, 5 questions, 3.33 even shares."""
    questions = [a_question(f"q{i}", severity=Severity.LOW, core=i < 3) for i in range(4)]
    questions.append(a_question("heavy", severity=Severity.CRITICAL))
    found = flaws(a_bank_set(a_bank("one", questions)))
    assert [(flaw.item, flaw.path) for flaw in found] == [("heavy", ("severity",))] * 2
    assert found[0].what == (
        "weighs 2.91 times an even share in the quick audit: 73% among 4 questions of one; "
        "at most 2 times is allowed"
    )
    assert found[1].what == (
        "weighs 3.33 times an even share in full: 67% among 5 questions of one; "
        "at most 2.5 times is allowed"
    )


@pytest.mark.parametrize(
    ("others", "core", "over"),
    [
        ((Severity.MEDIUM, Severity.LOW), True, []),
        ((Severity.LOW, Severity.LOW), True, ["in the quick audit"]),
        ((Severity.HIGH, *(Severity.LOW,) * 3), False, []),
        ((Severity.MEDIUM, *(Severity.LOW,) * 3), False, ["in full"]),
    ],
)
def test_exactly_the_cap_is_allowed(
    others: tuple[Severity, ...], core: bool, over: list[str]
) -> None:
    """8 of 12 among 3 questions are 2 even shares, 8 of 16 among 5 are 2.5; more is too much."""
    questions = [a_question(f"q{i}", severity=each, core=core) for i, each in enumerate(others)]
    questions.append(a_question("heavy", severity=Severity.CRITICAL, core=core))
    found = simulate(a_bank_set(a_bank("one", questions)))
    assert found.full.heaviest_of("nowhere") is None
    assert [where for f in found.flaws for where in over if where in f.what] == over
    assert len(found.flaws) == len(over)


def test_the_heaviest_question_of_a_pitfall_is_the_one_of_the_most_even_shares() -> None:
    """Wherever it stands, and however little the others leave between them."""
    weights = (Severity.LOW, Severity.HIGH, Severity.MEDIUM)
    questions = [a_question(f"q{i}", severity=each) for i, each in enumerate(weights)]
    banks = a_bank("one", questions), a_bank("two", [a_question("alone")], pitfall=2)
    found = simulate(a_bank_set(*banks)).quick.heaviest_of("one")
    assert found is not None
    assert (found.question, found.of) == ("q1", 3)


@settings(max_examples=25, deadline=None)
@given(bank_set=bank_sets())
def test_banks_that_pass_a_check_reach_0_and_100(bank_set: BankSet) -> None:
    """In every profile in which anything counts; and the same banks give the same."""
    found = simulate(bank_set)
    for mode in (found.quick, found.full):
        counting = mode.extremes.profiles - mode.extremes.empty
        assert (mode.extremes.reach_0, mode.extremes.reach_100) == (counting, counting)
        assert mode.extremes.fewest <= mode.extremes.most
    kinds = {flaw.path for flaw in found.flaws}
    assert () not in kinds
    assert simulate(bank_set) == found


def test_what_a_profile_meets() -> None:
    """Questions of the profile, of the quick set and of all; minutes at 25 seconds each."""
    questions = [
        a_question("a"),
        a_question("b", core=False),
        a_question("c", core=False, show_if=when(stage="running")),
    ]
    rules = (ExposureRule(1, when(stage="running"), "it runs"),)
    bank_set = a_bank_set(a_bank("one", questions, raises=rules), fields=(STAGE, KIND))
    running: Profile = {"stage": "running", "kind": "firm"}
    found = encounter(bank_set, "A firm", running)
    assert found == Encounter(
        name="A firm",
        fields=2,
        quick=1,
        full=3,
        quick_minutes=2,
        full_minutes=3,
        exposures={"one": 4},
    )
    assert encounter(bank_set, "Nobody", {"stage": "choosing"}) == Encounter(
        name="Nobody",
        fields=1,
        quick=1,
        full=2,
        quick_minutes=1,
        full_minutes=2,
        exposures={"one": 3},
    )


def test_the_pitfalls_stand_in_the_articles_order() -> None:
    """By their ids."""
    banks = a_bank_set(
        a_bank("one", [a_question("a")]), a_bank("two", [a_question("b")], pitfall=2)
    )
    assert simulate(banks).pitfalls == ["one", "two"]
