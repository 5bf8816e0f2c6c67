"""What `explain --json` prints: a score unfolded, in whole numbers and exact shares."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.explanation import Explanation, PitfallPart
from outsource_audit.domain.findings import WhyNotRated
from outsource_audit.storage.explained_item import item_json
from outsource_audit.storage.explained_parts import (
    headline,
    pitfall_json,
    totals_json,
    two_shares_json,
)
from outsource_audit.storage.explained_ratings import floor_json, paths_json
from outsource_audit.storage.explanation_shape import ExplanationJson, NotRatedJson, WholeJson
from outsource_audit.storage.json_text import encoded


def encode_explanation(explanation: Explanation, id_: str | None = None) -> bytes:
    """Return an explanation as indented JSON, ending with a line break.

    `id_` is of a pitfall, question or profile field; None for everything.
    """
    found = explanation_json(explanation, id_)
    return encoded(found)


def explanation_json(explanation: Explanation, id_: str | None = None) -> ExplanationJson:
    """Return an explanation as it leaves the program. Raises KeyError for an unknown id."""
    bank_set = explanation.scorecard.bank_set
    is_item = id_ is not None and id_ not in bank_set.by_id
    return ExplanationJson(
        explains=id_,
        overall=_whole(explanation),
        costliest=tuple(part.standing.question.id for part in explanation.costliest),
        pitfalls=tuple(map(pitfall_json, _pitfalls(explanation, id_))),
        item=item_json(explanation, id_) if id_ is not None and is_item else None,
    )


def _pitfalls(explanation: Explanation, id_: str | None) -> list[PitfallPart]:
    question = explanation.scorecard.bank_set.questions.get(id_ or "")
    wanted = question.pitfall if question else id_
    return [p for p in explanation.pitfalls if wanted is None or p.score.bank.id == wanted]


def _whole(explanation: Explanation) -> WholeJson:
    overall = explanation.scorecard.overall
    return WholeJson(
        totals=totals_json(explanation.totals),
        shares=two_shares_json(explanation.shares),
        headline=headline(overall.score),
        headline_confirmed=headline(overall.confirmed),
        ratings=paths_json(explanation.paths),
        not_rated=_not_rated(explanation.not_rated),
        red_lines=tuple(map(floor_json, explanation.red_lines)),
        dealt_with=explanation.dealt_with,
        in_scope=explanation.in_scope,
        completeness=_float(overall.completeness),
        good_weight=explanation.good_weight,
        seen_weight=explanation.seen_weight,
        confidence=_float(overall.confidence),
    )


def _not_rated(why: WhyNotRated | None) -> NotRatedJson | None:
    if why is None:
        return None
    return NotRatedJson(
        nothing_counts=why.nothing_counts,
        too_incomplete=why.too_incomplete,
        unasked_red_lines=why.unasked_red_lines,
    )


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
