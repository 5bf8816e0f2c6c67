"""One question or profile field, unfolded, as JSON."""

from __future__ import annotations

from outsource_audit.domain.answer_told import told
from outsource_audit.domain.bank import Question
from outsource_audit.domain.condition import Truth
from outsource_audit.domain.dependents import Dependent
from outsource_audit.domain.explanation import Explanation
from outsource_audit.domain.item_account import FixAccount, field_account, question_account
from outsource_audit.domain.red_line_account import RedLineAccount
from outsource_audit.storage.explained_parts import left_out_json, part_json, share_json
from outsource_audit.storage.explanation_shape import (
    Decided,
    DependentJson,
    FixJson,
    ItemJson,
    RedLineJson,
)

_DECIDED: dict[Truth, Decided] = {
    Truth.HOLDS: "holds",
    Truth.OPEN: "open",
    Truth.FAILS: "fails",
}


def item_json(explanation: Explanation, id_: str) -> ItemJson:
    """Return a question or profile field. Raises KeyError for any other id."""
    if id_ in explanation.scorecard.bank_set.questions:
        return _question(explanation, id_)
    account = field_account(explanation, id_)
    return ItemJson(
        id=id_,
        ask=account.field.ask,
        answer_text=account.answer,
        part=None,
        left_out=None,
        fix=None,
        red_line=_red_line(account.red_line),
        dependents=tuple(map(_dependent, account.dependents)),
    )


def _question(explanation: Explanation, id_: str) -> ItemJson:
    account = question_account(explanation, id_)
    question = account.standing.question
    return ItemJson(
        id=id_,
        ask=question.ask,
        answer_text=told(id_, explanation.scorecard),
        part=part_json(account.part) if account.part else None,
        left_out=left_out_json(account.left_out) if account.left_out else None,
        fix=_fix(question, account.fix) if account.fix else None,
        red_line=_red_line(account.red_line),
        dependents=tuple(map(_dependent, account.dependents)),
    )


def _fix(question: Question, fix: FixAccount) -> FixJson:
    return FixJson(
        fix=question.fix,
        effort=question.effort.value,
        points_left=fix.points_left,
        gain=share_json(fix.gain),
        left=share_json(fix.left),
    )


def _red_line(account: RedLineAccount | None) -> RedLineJson | None:
    if account is None:
        return None
    return RedLineJson(
        state=account.state.value if account.state else None,
        says=account.says,
        names=account.names,
        because=account.because,
    )


def _dependent(one: Dependent) -> DependentJson:
    return DependentJson(kind=one.kind.value, id=one.id, says=one.says, now=_DECIDED[one.now])
