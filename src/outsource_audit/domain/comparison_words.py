"""A comparison in words, for every view of it: headline, causes, red lines.

Nothing here is made inert; texts from outside are in the sentences as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from outsource_audit.domain.attribution import Cause
from outsource_audit.domain.comparison import Caution, Comparison, PitfallComparison
from outsource_audit.domain.comparison_account import Account, Amount, Change, ReasonAccount
from outsource_audit.domain.number_wording import numbers_text
from outsource_audit.domain.risk import Rating, percent, shown
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import RedLineState
from outsource_audit.domain.wording import counted

ARROW = "->"
CAUSES = {
    Cause.ANSWERS: "Answers",
    Cause.APPLICABILITY: "What applies",
    Cause.EXPOSURE: "What is at stake",
    Cause.BANKS: "Question banks",
}
CAUSES_EXPLAINED = {
    Cause.ANSWERS: "Other answers to questions that both audits ask.",
    Cause.APPLICABILITY: "Questions that only one of the two audits counts.",
    Cause.EXPOSURE: "How much is at stake, and how bad a gap is, given the profile.",
    Cause.BANKS: "The questions themselves: new ones, former ones, other weights or points.",
}
_SUMS = (
    "The parts add up to the change. They are taken one after the other: the earlier audit with "
    "the questions of the later one, then with what is at stake there, then with what applies "
    "there, then with its answers. Figures are rounded so that they add up as shown."
)
_NO_PROGRESS = (Caution.OTHER_BUSINESS, Caution.OTHER_PROVIDER, Caution.NOT_LATER)
_GONE: dict[RedLineState | None, str] = {
    RedLineState.CLEAR: "no longer hit",
    RedLineState.OPEN: "not known now, so it cannot be ruled out",
    None: "its question does not count now",
}


def sums_explained(figures: Account) -> str:
    """Return how the parts add up, and what a signed 0.0 among them means."""
    tiny = " A 0.0 with a sign is a change too small to show."
    return _SUMS + (tiny if figures.has_tiny else "")


def is_unchanged(comparison: Comparison) -> bool:
    """Say whether nothing changed that counts: no number, no rating, nothing behind them."""
    was, now = comparison.old.overall, comparison.new.overall
    return (
        (was.score, was.confirmed) == (now.score, now.confirmed)
        and (was.rating, was.rating_if_well) == (now.rating, now.rating_if_well)
        and not (comparison.reasons or comparison.red_lines_new or comparison.red_lines_gone)
    )


def names_text(scorecard: Scorecard) -> str:
    """Return whose audit it is."""
    return f"{scorecard.audit.business} and {scorecard.audit.provider}"


def title_text(old: Scorecard, new: Scorecard) -> str:
    """Return which two audits are compared."""
    before, after = names_text(old), names_text(new)
    if before == after:
        return f"{after}: {old.audit.date} {ARROW} {new.audit.date}"
    return f"{before}, {old.audit.date} {ARROW} {after}, {new.audit.date}"


def headline(comparison: Comparison, score: Change, confirmed: Change) -> list[str]:
    """Return the answer, a line each: both numbers, then both ratings, before and after."""
    if is_unchanged(comparison):
        return ["Nothing changed that counts.", _numbers(comparison.new), _ratings(comparison)]
    if score.change is None or confirmed.change is None:
        was, now = _numbers(comparison.old), _numbers(comparison.new)
        return [f"Before: {was}", f"Now: {now}", _ratings(comparison)]
    # Less confirmed is not better in itself: it may have become unknown.
    sure = _moved(confirmed, confirmed.change, ("less", "more"))
    ways = ("lower", "higher") if _is_no_progress(comparison) else ("better", "worse")
    moved = f"Score {_moved(score, score.change, ways)}. Confirmed {sure}."
    return [moved, _ratings(comparison)]


def _is_no_progress(comparison: Comparison) -> bool:
    """Say whether the two are not one provider's way from then to now."""
    return any(caution in comparison.cautions for caution in _NO_PROGRESS)


def number_text(number: Fraction | None) -> str:
    """Return a score as it is shown, or that there is none."""
    return "none" if number is None else shown(number)


def ratings_text(until_then: Rating | None, if_well: Rating | None) -> str:
    """Return both ratings on one side of a comparison, or the one where they are the same."""
    if until_then is None or if_well is None:
        return "not rated"
    if until_then is if_well:
        return until_then.word
    return f"{if_well.word} if well, {until_then.word} until then"


def alike_sentence(group: Sequence[ReasonAccount]) -> str:
    """Return what many questions have in common: "33 questions now counted, ..."."""
    return f"{counted(len(group), 'question')} {_of_many(group[0].reason.told)}"


def _of_many(told: str) -> str:
    """Return what is told of one question as it is told of many."""
    if told.startswith("weighs "):
        return f"weigh {told.removeprefix('weighs ')}"
    return f"where {told}" if told.startswith("the same answer") else told


def common_sentence(comparison: Comparison) -> str:
    """Return how many questions are the same; empty where neither audit counts one."""
    if comparison.share_in_common is None:
        return ""
    united, share = counted(comparison.united, "question"), percent(comparison.share_in_common)
    return f"{comparison.common} of {united} are the same in both audits: {share}."


def answers_told(comparison: Comparison) -> set[str]:
    """Return the ids of the questions whose change of answer is among the reasons."""
    return {reason.item for reason in comparison.reasons if reason.cause is Cause.ANSWERS}


def item_text(comparison: Comparison, key: str) -> str:
    """Return what an id is about: a question as it is asked, or a pitfall's title."""
    for scorecard in (comparison.new, comparison.old):
        banks = scorecard.bank_set
        if key in banks.by_id:
            return f"Pitfall {banks.by_id[key].pitfall}: {banks.by_id[key].title}"
        if key in banks.questions or key in banks.fields:
            return banks.item(key).ask
    return ""


def fix_text(comparison: Comparison, key: str) -> str:
    """Return what an action does, as either audit's banks have it; empty where neither does."""
    for scorecard in (comparison.new, comparison.old):
        question = scorecard.bank_set.questions.get(key)
        if question is not None:
            return question.fix
    return ""


def red_line_text(comparison: Comparison, key: str) -> str:
    """Return what a red line of either audit says."""
    for scorecard in (comparison.new, comparison.old):
        banks = scorecard.bank_set
        item = banks.questions.get(key) or banks.fields.get(key)
        if item is not None and item.red_line is not None:
            return item.red_line.says
    return ""


def gone_text(comparison: Comparison, key: str) -> str:
    """Return why a red line that was hit is not hit now."""
    standings = comparison.new.standings
    states = {s.question.id: s.red_line for s in standings.questions}
    states |= {s.field.id: s.red_line for s in standings.fields}
    return _GONE[states.get(key)]


def pitfall_ratings(pitfall: PitfallComparison) -> str:
    """Return how exposure and rating of a pitfall changed; empty where neither did."""
    told = []
    if pitfall.exposure_before != pitfall.exposure_after:
        before, after = pitfall.exposure_before or "none", pitfall.exposure_after or "none"
        told.append(f"exposure {before} {ARROW} {after}")
    was = ratings_text(pitfall.rating_before, pitfall.rating_if_well_before)
    now = ratings_text(pitfall.rating_after, pitfall.rating_if_well_after)
    if was != now:
        told.append(f"rating {was} {ARROW} {now}")
    return "; ".join(told)


def _moved(change: Change, by: Amount, ways: tuple[str, str]) -> str:
    """Return a number before and after, and by how much it went down or up."""
    before, after = number_text(change.before), number_text(change.after)
    if not by.exact:
        return f"{after}, as before"
    tenths, way = abs(by.tenths), ways[by.exact > 0]
    size = f"{tenths // 10}.{tenths % 10}" if tenths else "less than 0.1"
    return f"{before} {ARROW} {after}: {size} {way}"


def _numbers(scorecard: Scorecard) -> str:
    overall = scorecard.overall
    if overall.score is None or overall.confirmed is None:
        return "No score, because no question counts."
    return f"{numbers_text(overall.score, overall.confirmed)}."


def _ratings(comparison: Comparison) -> str:
    was, now = comparison.old.overall, comparison.new.overall
    before = ratings_text(was.rating, was.rating_if_well)
    after = ratings_text(now.rating, now.rating_if_well)
    if was.rating is was.rating_if_well and now.rating is now.rating_if_well:
        return (
            f"Rating: {f'{after}, as before' if before == after else f'{before} {ARROW} {after}'}."
        )
    if before == after:
        return f"Rating, as before: {after}."
    return f"Rating now: {after}. Before: {before}."
