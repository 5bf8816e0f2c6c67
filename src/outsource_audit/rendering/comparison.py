"""What changed between two audits, as the templates of a report and of a comparison see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from outsource_audit.domain.attribution import Cause
from outsource_audit.domain.change_reasons import Reason
from outsource_audit.domain.comparison import Comparison
from outsource_audit.domain.comparison_account import (
    Account,
    Amount,
    CauseAccount,
    Change,
    PitfallAccount,
    ReasonAccount,
    account,
    alike,
)
from outsource_audit.domain.comparison_cautions import cautions
from outsource_audit.domain.comparison_words import (
    ARROW,
    CAUSES,
    CAUSES_EXPLAINED,
    alike_sentence,
    common_sentence,
    headline,
    item_text,
    names_text,
    pitfall_ratings,
    sums_explained,
)
from outsource_audit.domain.trend import Compared
from outsource_audit.domain.wording import sentence, sentence_case
from outsource_audit.rendering.figures import NOTHING, score_text
from outsource_audit.rendering.finding_fates import (
    ActionRow,
    FatesView,
    RedLineRow,
    action_rows,
    fates_view,
    red_line_rows,
)


class PartRow(msgspec.Struct, frozen=True):
    """One cause and what it did to the score and to what is confirmed, with signs."""

    name: str
    explained: str
    score: str
    confirmed: str


class ReasonRow(msgspec.Struct, frozen=True):
    """One reason: an answer with before and after, or else what is told of it.

    Where many questions share one, `id` is empty and `told` names them.
    """

    id: str
    about: str
    told: str
    before: str
    after: str
    effect: str


class CauseView(msgspec.Struct, frozen=True):
    """One cause that has reasons. `name` is empty where the causes cannot be summed."""

    name: str
    explained: str
    reasons: tuple[ReasonRow, ...]


class PitfallRow(msgspec.Struct, frozen=True):
    """One pitfall: its score before and after, the change, and sentences of what made it."""

    number: int
    title: str
    before: str
    after: str
    change: str
    details: tuple[str, ...]


class SinceView(msgspec.Struct, frozen=True, kw_only=True):
    """What changed, in the order it is read.

    `parts` is empty, and `together` None, where there is nothing to sum.
    """

    with_: str
    cautions: tuple[str, ...]
    headline: tuple[str, ...]
    common: str
    parts: tuple[PartRow, ...]
    together: PartRow | None
    sums_explained: str
    causes: tuple[CauseView, ...]
    pitfalls: tuple[PitfallRow, ...]
    fates: FatesView
    red_lines: tuple[RedLineRow, ...]
    actions: tuple[ActionRow, ...]


def since_view(compared: Compared, written: Callable[[str], str]) -> SinceView:
    """Return all a report says of what changed. Texts are not escaped yet.

    `written` puts an ISO date in words.
    """
    comparison, figures = compared.comparison, account(compared.comparison)
    return SinceView(
        with_=_with(comparison, written),
        cautions=tuple(cautions(compared)),
        headline=tuple(headline_lines(comparison, figures)),
        common=common_sentence(comparison),
        parts=tuple(map(_part, figures.causes)) if comparison.reasons else (),
        together=_together(figures) if comparison.reasons else None,
        sums_explained=sums_explained(figures),
        causes=tuple(_causes(comparison, figures)),
        pitfalls=tuple(map(_pitfall, figures.pitfalls)),
        fates=fates_view(comparison),
        red_lines=tuple(red_line_rows(comparison)),
        actions=tuple(action_rows(comparison, written)),
    )


def headline_lines(comparison: Comparison, figures: Account) -> list[str]:
    """Return the answer, a line each, with the arrows of print."""
    return [typeset(line) for line in headline(comparison, figures.score, figures.confirmed)]


def parts_text(change: Change) -> str:
    """Return the parts of a change that are not 0, on one line."""
    return ", ".join(f"{CAUSES[cause]} {signed(amount)}" for cause, amount in change.moving)


def typeset(own: str) -> str:
    """Return a sentence of ours, without any text from outside, with the arrows of print."""
    return own.replace(ARROW, "→")


def signed(amount: Amount | None) -> str:
    """Return a change with the minus of print; a dash where there is none."""
    return NOTHING if amount is None else str(amount).replace("-", "\N{MINUS SIGN}")


def _with(comparison: Comparison, written: Callable[[str], str]) -> str:
    old, new = names_text(comparison.old), names_text(comparison.new)
    whose = "" if old == new else f" of {old}"
    return f"Compared with the audit{whose} of {written(comparison.old.audit.date)}."


def _part(cause: CauseAccount) -> PartRow:
    score, confirmed = signed(cause.score), signed(cause.confirmed)
    return PartRow(CAUSES[cause.cause], CAUSES_EXPLAINED[cause.cause], score, confirmed)


def _together(figures: Account) -> PartRow | None:
    if not figures.causes:
        return None
    return PartRow("Together", "", signed(figures.score.change), signed(figures.confirmed.change))


def _causes(comparison: Comparison, figures: Account) -> Iterable[CauseView]:
    for cause in figures.causes:
        if cause.reasons:
            reasons = _reasons(comparison, cause.reasons)
            yield CauseView(CAUSES[cause.cause], CAUSES_EXPLAINED[cause.cause], reasons)
    if figures.unsummed:
        alone = [ReasonAccount(reason, None, None) for reason in figures.unsummed]
        yield CauseView("", "", _reasons(comparison, alone))


def _reasons(comparison: Comparison, reasons: Sequence[ReasonAccount]) -> tuple[ReasonRow, ...]:
    groups = alike(reasons)
    return tuple(
        _reason(comparison, group[0]) if len(group) == 1 else _together_told(group)
        for group in groups
    )


def _reason(comparison: Comparison, one: ReasonAccount) -> ReasonRow:
    return ReasonRow(
        id=one.reason.item,
        about=item_text(comparison, one.reason.item),
        told=_told(one.reason),
        before=sentence_case(one.reason.before),
        after=sentence_case(one.reason.after),
        effect=_effect(one),
    )


def _together_told(group: Sequence[ReasonAccount]) -> ReasonRow:
    ids = ", ".join(one.reason.item for one in group)
    return ReasonRow("", f"{alike_sentence(group)}:", ids, "", "", "")


def _told(reason: Reason) -> str:
    return "" if reason.cause is Cause.ANSWERS else sentence(reason.told)


def _effect(one: ReasonAccount) -> str:
    if one.score is None or one.confirmed is None:
        return ""
    return f"Score {signed(one.score)}, confirmed {signed(one.confirmed)}."


def _pitfall(pitfall: PitfallAccount) -> PitfallRow:
    score, bank = pitfall.score, pitfall.pitfall.bank
    return PitfallRow(
        number=bank.pitfall,
        title=bank.title,
        before=score_text(score.before),
        after=score_text(score.after),
        change=signed(score.change),
        details=tuple(_details(pitfall)),
    )


def _details(pitfall: PitfallAccount) -> Iterable[str]:
    if pitfall.score.moving:
        yield f"Score: {parts_text(pitfall.score)}."
    confirmed = pitfall.confirmed
    if confirmed.moving:
        before, after = score_text(confirmed.before), score_text(confirmed.after)
        change = f"{before} → {after}, {signed(confirmed.change)}"
        yield f"Confirmed: {change} ({parts_text(confirmed)})."
    ratings = pitfall_ratings(pitfall.pitfall)
    if ratings:
        yield f"{sentence_case(typeset(ratings))}."
