"""The banks simulated: what must hold for every profile, tried on profiles that cover them.

What is not as it should be comes out as flaws, each with the place it is to be mended at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition_uses import (
    RAISE,
    SHOW_IF,
    Path,
    Proof,
    Use,
    condition_uses,
    prove,
)
from outsource_audit.domain.covering import Covering, completed, covering_profiles
from outsource_audit.domain.extremes import Extremes, Heaviest, Trial, extremes
from outsource_audit.domain.risk import WORST_POINTS
from outsource_audit.domain.wording import counted

# An even share is 1 divided by the questions that count in a pitfall. A question may weigh
# more than that, but not so much more that the others hardly matter. Measured on the nine
# banks of 2026.1: at most 1.53 times in the quick audit (depend-03 among 4 questions), at
# most 2.20 times in full (comms-09 among 14). The caps leave one critical question room
# among medium ones (up to 5 questions in the quick audit, up to 25 in full), and hardly any
# among low ones.
QUICK_CAP, FULL_CAP = Fraction(2), Fraction(5, 2)
QUICK, FULL = "in the quick audit", "in full"


class Flaw(msgspec.Struct, frozen=True):
    """Something a bank's author should mend: the id of a question, field or bank, and where."""

    item: str
    path: Path
    what: str
    hint: str = ""


class Mode(msgspec.Struct, frozen=True):
    """The quick audit, or the full one: what came of it, and the cap in even shares."""

    extremes: Extremes
    cap: Fraction

    def heaviest_of(self, pitfall: str) -> Heaviest | None:
        """Return the question that weighs most in a pitfall; None where none ever counts."""
        own = [one for one in self.extremes.heaviest if one.pitfall == pitfall]
        return max(own, key=lambda one: (one.times, one.share), default=None)


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    """What was tried, and what was found.

    `never_fail` are the conditions that no known answers rule out, which does no harm.
    """

    bank_set: BankSet
    covering: Covering
    conditions: int
    never_fail: tuple[Use, ...]
    quick: Mode
    full: Mode
    flaws: tuple[Flaw, ...]

    @property
    def pitfalls(self) -> list[str]:
        """Return the ids of the banks, in the article's order."""
        return list(self.bank_set.by_id)


def simulate(bank_set: BankSet) -> Simulation:
    """Try every pair of profile answers and every condition; the same banks give the same."""
    covering = covering_profiles(bank_set)
    proofs = [prove(bank_set, use) for use in condition_uses(bank_set)]
    trials = _trials(bank_set, covering, proofs)
    quick = Mode(extremes(bank_set, trials, ()), QUICK_CAP)
    full = Mode(extremes(bank_set, trials, tuple(bank_set.by_id)), FULL_CAP)
    flaws = (
        *_dead(bank_set, proofs),
        *_not_reached(full),
        *_over(quick, QUICK),
        *_over(full, FULL),
    )
    return Simulation(
        bank_set=bank_set,
        covering=covering,
        conditions=len(proofs),
        never_fail=tuple(proof.use for proof in proofs if proof.holds and proof.fails is None),
        quick=quick,
        full=full,
        flaws=flaws,
    )


def _trials(bank_set: BankSet, covering: Covering, proofs: Iterable[Proof]) -> list[Trial]:
    """Return what to try: each profile once, and once for each set of answers with it."""
    nothing_known = Trial({})
    trials = [*(Trial(profile) for profile in covering.profiles), nothing_known]
    for proof in proofs:
        for situation in (proof.holds, proof.fails):
            if situation is not None:
                trial = Trial(completed(bank_set, situation), situation.answers)
                if trial not in trials:
                    trials.append(trial)
    return trials


def _dead(bank_set: BankSet, proofs: Sequence[Proof]) -> Iterator[Flaw]:
    """Yield the conditions that never hold; of a question that is never asked, that alone."""
    never_asked = {
        proof.use.item for proof in proofs if proof.use.path == SHOW_IF and not proof.holds
    }
    for proof in proofs:
        use = proof.use
        if proof.holds is None and (use.path == SHOW_IF or use.item not in never_asked):
            yield Flaw(use.item, use.path, _never(proof, bank_set))


def _never(proof: Proof, bank_set: BankSet) -> str:
    asks = proof.use.path == SHOW_IF
    if asks and not proof.matters:
        return "this can never be reached: no answers make its show_if hold"
    if asks:
        return "this is asked only where something is not known: no known answers make it apply"
    never = "this never holds, whatever is answered"
    open_ = "this holds only where something is not known: no known answers make it hold"
    told = open_ if proof.matters else never
    step = proof.use.path[-1]
    if proof.use.path[:2] == RAISE and isinstance(step, int):
        return f"{told} ({bank_set.by_id[proof.use.item].raises[step].because})"
    return told


def _not_reached(mode: Mode) -> Iterator[Flaw]:
    for question, points in mode.extremes.best.items():
        what = f"the best answer has {counted(points, 'risk point')}, so 0 cannot be reached"
        yield Flaw(question, (), what)
    for question, points in mode.extremes.worst.items():
        what = f"the worst answer has {counted(points, 'risk point')}, so 100 cannot be reached"
        yield Flaw(question, (), what, f"the worst answer must have {WORST_POINTS}")


def _over(mode: Mode, name: str) -> Iterator[Flaw]:
    for one in mode.extremes.heaviest:
        if one.times > mode.cap:
            what = (
                f"weighs {float(one.times):.2f} times an even share {name}: "
                f"{float(one.share):.0%} among {one.of} questions of {one.pitfall}; "
                f"at most {float(mode.cap):g} times is allowed"
            )
            yield Flaw(
                one.question, ("severity",), what, "lower its severity or ask more beside it"
            )
