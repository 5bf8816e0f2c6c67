"""What `compare --json` prints: the audits, and what changed between them and why.

Numbers are floats in full precision. The parts of a change are written as exact fractions
too (`"-71/12"`), because only those add up to the last digit.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from outsource_audit.domain.attribution import Cause, Movement, Part
from outsource_audit.domain.change_reasons import Reason
from outsource_audit.domain.comparison import Comparison, PitfallComparison
from outsource_audit.domain.comparison_cautions import cautions
from outsource_audit.domain.comparison_words import gone_text, item_text, red_line_text
from outsource_audit.domain.finding_changes import FindingChange
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.standing import Standing
from outsource_audit.domain.trend import Compared, ComparedAudit, Trend
from outsource_audit.storage.comparison_shape import (
    ActionJson,
    AuditJson,
    ComparisonJson,
    FindingJson,
    GoneJson,
    MovementJson,
    NumberJson,
    PartJson,
    PitfallChangeJson,
    PitfallScoreJson,
    ReasonJson,
    RedLineJson,
    StoodJson,
    TrendJson,
)
from outsource_audit.storage.json_text import encoded
from outsource_audit.storage.plan_file import remediation_json
from outsource_audit.storage.score_file import WORDS, RatingWord


def encode_trend(trend: Trend) -> bytes:
    """Return the comparison as indented JSON, ending with a line break."""
    last = len(trend.audits) - 1
    steps = (_comparison(step, place, place + 1) for place, step in enumerate(trend.steps))
    printed = TrendJson(
        audits=tuple(map(_audit, trend.audits)),
        comparisons=(_comparison(trend.whole, 0, last), *steps),
    )
    return encoded(printed)


def _audit(one: ComparedAudit) -> AuditJson:
    audit, overall = one.scorecard.audit, one.scorecard.overall
    return AuditJson(
        file=one.file,
        business=audit.business,
        provider=audit.provider,
        date=audit.date,
        banks_known=one.banks_known,
        banks_missing=one.missing,
        score=_float(overall.score),
        confirmed=_float(overall.confirmed),
        rating=_word(overall.rating),
        rating_if_well=_word(overall.rating_if_well),
        pitfalls=tuple(
            PitfallScoreJson(
                id=pitfall.bank.id,
                score=_float(pitfall.score),
                confirmed=_float(pitfall.confirmed),
                exposure=pitfall.exposure.level,
                rating=_word(pitfall.rating),
                rating_if_well=_word(pitfall.rating_if_well),
            )
            for pitfall in one.scorecard.pitfalls
        ),
    )


def _comparison(compared: Compared, from_: int, to: int) -> ComparisonJson:
    found = compared.comparison
    share = found.share_in_common
    return ComparisonJson(
        from_=from_,
        to=to,
        cautions=tuple(caution.value for caution in found.cautions),
        cautions_say=tuple(cautions(compared)),
        common=found.common,
        united=found.united,
        share_in_common=_float(share),
        moved=_movement(found.moved),
        reasons=tuple(_reason(found, reason) for reason in found.reasons),
        pitfalls=tuple(map(_pitfall, found.pitfalls)),
        findings=tuple(map(_finding, found.findings)),
        red_lines_new=tuple(RedLineJson(k, red_line_text(found, k)) for k in found.red_lines_new),
        red_lines_gone=tuple(
            GoneJson(k, red_line_text(found, k), gone_text(found, k)) for k in found.red_lines_gone
        ),
        actions=tuple(
            ActionJson(each.id, each.outcome.value, remediation_json(each.planned))
            for each in found.actions
        ),
    )


def _movement(moved: Movement) -> MovementJson:
    return MovementJson(
        score=_number(moved.score_before, moved.score_after),
        confirmed=_number(moved.confirmed_before, moved.confirmed_after),
        parts=tuple(map(_part, moved.parts)),
    )


def _number(before: Fraction | None, after: Fraction | None) -> NumberJson:
    change = None if before is None or after is None else after - before
    return NumberJson(_float(before), _float(after), _float(change), _exact(change))


def _part(part: Part) -> PartJson:
    return PartJson(
        cause=_cause(part.cause),
        score=float(part.score),
        score_exact=str(part.score),
        confirmed=float(part.confirmed),
        confirmed_exact=str(part.confirmed),
    )


def _reason(comparison: Comparison, reason: Reason) -> ReasonJson:
    return ReasonJson(
        cause=_cause(reason.cause),
        item=reason.item,
        about=item_text(comparison, reason.item),
        told=reason.told,
        score=_float(reason.score),
        score_exact=_exact(reason.score),
        confirmed=_float(reason.confirmed),
        confirmed_exact=_exact(reason.confirmed),
    )


def _pitfall(pitfall: PitfallComparison) -> PitfallChangeJson:
    return PitfallChangeJson(
        id=pitfall.bank.id,
        moved=_movement(pitfall.moved),
        exposure_before=pitfall.exposure_before,
        exposure_after=pitfall.exposure_after,
        rating_before=_word(pitfall.rating_before),
        rating_after=_word(pitfall.rating_after),
        rating_if_well_before=_word(pitfall.rating_if_well_before),
        rating_if_well_after=_word(pitfall.rating_if_well_after),
    )


def _finding(finding: FindingChange) -> FindingJson:
    return FindingJson(
        question=finding.question.id,
        pitfall=finding.question.pitfall,
        fate=finding.fate.value,
        red_line=finding.red_line,
        before=_stood(finding.before),
        after=_stood(finding.after),
    )


def _stood(standing: Standing | None) -> StoodJson | None:
    if standing is None:
        return None
    return StoodJson(standing.state.value, standing.answer, standing.points)


def _cause(cause: Cause) -> Literal["banks", "exposure", "applicability", "answers"]:
    return cause.value


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _word(rating: Rating | None) -> RatingWord | None:
    return None if rating is None else WORDS[rating]
