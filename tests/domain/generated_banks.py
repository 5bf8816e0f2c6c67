"""Banks and profile fields made by chance that keep every rule of a bank check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec
from answerable import FIELD_NUMBERS, NUMBER_CASES, NumberCase
from dice import Dice

from builders import a_field, a_question
from outsource_audit.domain.bank import (
    BankStamp,
    ExposureRule,
    Practice,
    ProfileField,
    Question,
    QuestionBank,
    RedLine,
)
from outsource_audit.domain.condition import AnyOf, Condition, InRange, OneOf
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale

Item: TypeAlias = ProfileField | Question
Part: TypeAlias = OneOf | InRange | AnyOf

CHOICE_POINTS = (
    (0, 4),
    (0, 2, 4),
    (0, 0, 4),
    (0, 1, 3, 4),
    (0, 2, 2, 4),
    (0, 1, 4, 4),
    (0, 1, 2, 3, 4),
)
MATURITY = tuple(Choice(str(level), f"level {level}", 4 - level) for level in (4, 3, 2, 1, 0))
SCALES = (Scale.YES_PARTIAL_NO, Scale.CHOICE, Scale.NUMBER, Scale.MATURITY)
SAYS = "It can sink the business."


def a_generated_field(dice: Dice, id_: str, earlier: Sequence[ProfileField]) -> ProfileField:
    """Make a profile field that may depend on earlier ones."""
    scale = dice.pick((Scale.CHOICE, Scale.SEVERAL, Scale.NUMBER))
    names = () if scale is Scale.NUMBER else ("a", "b", "c")
    several = scale is Scale.SEVERAL
    number = NumberScale("hours", highest=dice.pick((None, 24))) if not names else None
    field = a_field(
        id_,
        scale=scale,
        choices=tuple(Choice(name, name, alone=several and name == "c") for name in names),
        number=number,
        show_if=a_condition(dice, earlier) if dice.one_in(3) else None,
    )
    if not dice.one_in(3):
        return field
    when = a_condition(dice, earlier) if dice.one_in(3) else None
    band = None if names else Band(at_least=dice.pick(FIELD_NUMBERS))
    line = RedLine(SAYS, dice.some(names) if names else (), band, when)
    return msgspec.structs.replace(field, red_line=line)


def a_generated_bank(
    dice: Dice,
    pitfall: int,
    fields: Sequence[ProfileField],
    asked: Sequence[Question],
) -> QuestionBank:
    """Make a bank of one to five questions in one to three practices."""
    id_, count = f"bank{pitfall}", 1 + dice.below(5)
    practices = 1 + dice.below(min(count, 3))
    questions: list[Question] = []
    for i in range(count):
        earlier: list[Item] = [*fields, *asked, *questions]
        question = _a_question(dice, f"{id_}-{i}", fields, earlier)
        practice = f"{id_}-practice-{i * practices // count}"
        questions.append(msgspec.structs.replace(question, pitfall=id_, practice=practice))
    return QuestionBank(
        id=id_,
        version="2026.1",
        pitfall=pitfall,
        title=f"Pitfall {id_}",
        summary="What goes wrong.",
        source="a test",
        base_exposure=1 + dice.below(5),
        raises=tuple(_a_rule(dice, fields) for _ in range(dice.below(3))),
        practices=tuple(Practice(f"{id_}-practice-{i}", "t", "p") for i in range(practices)),
        questions=tuple(questions),
        stamp=BankStamp(id_, "2026.1", "0" * 64),
    )


def a_condition(dice: Dice, items: Sequence[Item], *, runs_down: bool = False) -> Condition | None:
    """Make a condition over the items, with `any_of` now and then; None where there are none.

    Where it `runs_down`, what it asks of a question reaches that question's worst answer.
    """
    if not items:
        return None
    chosen = {item.id: item for item in (dice.pick(items) for _ in range(1 + dice.below(2)))}
    parts = [_a_part(dice, item, runs_down=runs_down) for item in chosen.values()]
    if dice.one_in(3):
        others = [_a_part(dice, dice.pick(items), runs_down=runs_down) for _ in range(2)]
        parts = [*parts[:-1], AnyOf(tuple(Condition((part,)) for part in others))]
    return Condition(tuple(parts))


def _mixed(item: Item) -> bool:
    """Say whether a question takes a number or a word, which have no order between them."""
    return isinstance(item, Question) and item.number is not None and bool(item.choices)


def _a_part(dice: Dice, item: Item, *, runs_down: bool) -> Part:
    names = [choice.id for choice in item.choices]
    if item.number is None or (names and dice.one_in(2)):
        down = runs_down and isinstance(item, Question)
        return OneOf(item.id, dice.from_there_on(names) if down else dice.some(names))
    if isinstance(item, ProfileField):
        return InRange(item.id, *dice.pick(((5, None), (None, 5), (4, 12), (12, None))))
    case = NUMBER_CASES[item.number.unit]
    limit = dice.pick((case.edge, case.deeper))
    upward = case.worst_is_high is (runs_down or dice.one_in(2))
    return InRange(item.id, limit, None) if upward else InRange(item.id, None, limit)


def _a_rule(dice: Dice, fields: Sequence[ProfileField]) -> ExposureRule:
    when = a_condition(dice, fields)
    assert when is not None
    return ExposureRule(1 + dice.below(4), when, "more is at stake")


def _a_question(
    dice: Dice,
    id_: str,
    fields: Sequence[ProfileField],
    earlier: Sequence[Item],
) -> Question:
    question = a_question(
        id_,
        **_a_scale(dice),
        severity=dice.pick(tuple(Severity)),
        effort=dice.pick(tuple(Effort)),
        core=not dice.one_in(3),
        raise_severity=a_condition(dice, fields) if dice.one_in(3) else None,
        show_if=a_condition(dice, earlier) if dice.one_in(3) else None,
        not_applicable_when=dice.pick(("", "nothing is handed over")),
        fix_leaves=dice.pick((0, 0, 0, 1, 2, 3, 4)),
        revision=1 + dice.below(2),
    )
    if not dice.one_in(3):
        return question
    looked_at = [item for item in earlier if not _mixed(item)]
    when = a_condition(dice, looked_at, runs_down=True) if dice.one_in(2) else None
    line = _a_red_line(dice, question, when)
    return msgspec.structs.replace(question, red_line=line)


def _a_scale(dice: Dice) -> dict[str, object]:
    scale = dice.pick(SCALES)
    if scale is Scale.CHOICE:
        points = enumerate(dice.pick(CHOICE_POINTS))
        choices = tuple(Choice(f"c{i}", f"answer {i}", each) for i, each in points)
        return {"scale": scale, "choices": choices}
    if scale is Scale.MATURITY:
        return {"scale": scale, "choices": MATURITY}
    if scale is Scale.NUMBER:
        case = dice.pick(tuple(NUMBER_CASES.values()))
        beside = dice.pick((None, 0, 1, 2, 3, 4))
        worded = () if beside is None else (Choice("not-measured", "nobody counts", beside),)
        return {"scale": scale, "number": case.scale, "choices": worded}
    return {}


def _a_red_line(dice: Dice, question: Question, when: Condition | None) -> RedLine:
    if question.number is not None:
        return _a_number_red_line(dice, question, NUMBER_CASES[question.number.unit], when)
    bad = [choice.id for choice in question.choices if choice.points > 0]
    return RedLine(SAYS, dice.from_there_on(bad), None, when)


def _a_number_red_line(
    dice: Dice, question: Question, case: NumberCase, when: Condition | None
) -> RedLine:
    """Name numbers, and the worded answer beside them where nothing worse is left out."""
    limits = [limit for limit in (case.edge, case.deeper, case.middle) if limit is not None]
    limit = dice.pick(limits)
    beside = question.choices[0].points if question.choices else 0
    must = beside > 2 and limit == case.middle
    may = beside == 4 or (beside in (2, 3) and limit != case.deeper)
    named = must or (may and dice.one_in(2))
    return RedLine(SAYS, ("not-measured",) if named else (), case.band_from(limit), when)
