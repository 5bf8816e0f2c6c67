"""One question or profile field unfolded: its red line, its fix, and what hangs on its answer."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from outsource_audit.domain.answer_told import field_told
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.dependents import Dependent, dependents
from outsource_audit.domain.explanation import Explanation, LeftOut, PitfallPart, QuestionPart
from outsource_audit.domain.plan import points_left
from outsource_audit.domain.red_line_account import RedLineAccount, red_line_account
from outsource_audit.domain.shares import Share, split_in_two
from outsource_audit.domain.standing import FieldStanding, Standing
from outsource_audit.domain.unasked import unasked


class FixAccount(msgspec.Struct, frozen=True):
    """What the fix of an answered question would gain, and what it would leave."""

    points_left: int
    gain: Share
    left: Share


class QuestionAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A question of the banks: `part` where it counts, `left_out` where it does not.

    `fix` is None where there is no answer with a gap.
    """

    standing: Standing
    pitfall: PitfallPart
    part: QuestionPart | None
    left_out: LeftOut | None
    red_line: RedLineAccount | None
    fix: FixAccount | None
    dependents: tuple[Dependent, ...]


class FieldAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A profile field: its answer in words, why it is not asked if so, and all that hangs on it."""

    field: ProfileField
    standing: FieldStanding
    answer: str
    not_asked_because: tuple[str, ...]
    red_line: RedLineAccount | None
    dependents: tuple[Dependent, ...]


def question_account(explanation: Explanation, id_: str) -> QuestionAccount:
    """Unfold a question of the banks. Raises KeyError for any other id."""
    card = explanation.scorecard
    question = card.bank_set.questions[id_]
    pitfall = next(p for p in explanation.pitfalls if p.score.bank.id == question.pitfall)
    part = explanation.questions.get(id_)
    return QuestionAccount(
        standing=next(s for s in card.standings.questions if s.question.id == id_),
        pitfall=pitfall,
        part=part,
        left_out=next((o for o in pitfall.left_out if o.standing.question.id == id_), None),
        red_line=red_line_account(question, card.bank_set, card.standings),
        fix=fix_account(part) if part else None,
        dependents=dependents(id_, card.bank_set, card.standings.fact),
    )


def field_account(explanation: Explanation, id_: str) -> FieldAccount:
    """Unfold a profile field. Raises KeyError for any other id."""
    card = explanation.scorecard
    field = card.bank_set.fields[id_]
    standing = next(s for s in card.standings.fields if s.field.id == id_)
    hidden = (one.because for one in unasked(card.bank_set, card.audit) if one.id == id_)
    return FieldAccount(
        field=field,
        standing=standing,
        answer=field_told(standing),
        not_asked_because=next(hidden, ()),
        red_line=red_line_account(field, card.bank_set, card.standings),
        dependents=dependents(id_, card.bank_set, card.standings.fact),
    )


def fix_account(part: QuestionPart) -> FixAccount | None:
    """Return what the fix of a question gains (scoring.md section 5); None without a gap."""
    standing = part.standing
    if not standing.points:
        return None
    left = points_left(standing)
    gained = Fraction(standing.points - left, standing.points)
    gain, rest = split_in_two(part.of_total, part.of_total.exact * gained)
    return FixAccount(left, gain, rest)
