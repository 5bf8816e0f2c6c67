"""A fast typist who knows what every stroke must lead to, and whether it was heard.

What should be in the audit is worked out by the domain alone, beside the program, from the
same answers. A stroke counts as heard, and an answer as acknowledged, once the screen has
moved on from it.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from kill_witness import Stroke, plain
from outsource_audit.domain.actions import (
    Action,
    Back,
    Forward,
    Give,
    GiveProfile,
    LookUp,
    NotApplicable,
    Note,
    Seen,
    Skip,
)
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Evidence
from outsource_audit.domain.bank import UNKNOWN, ProfileField, Question
from outsource_audit.domain.interview import Interview, apply, current
from outsource_audit.domain.keeping import kept
from outsource_audit.domain.notes import NoteKind, note_of
from outsource_audit.domain.scale import Scale
from outsource_audit.terminal.answer_keys import choice_keys
from outsource_audit.terminal.note_words import KEYS, LABELS, note_title
from outsource_audit.terminal.typed_answer import typed_value

DATE = "2026-11-23"
SAVED = (Give, GiveProfile, NotApplicable, Note, Seen, LookUp)
MOVES: dict[str, Action] = {"b": Back(), "f": Forward(), "s": Skip(), "l": LookUp()}
WHAT = ("answer", "note", "internal note", "evidence", "why not", *MOVES)
HOW_OFTEN = (60, 7, 4, 6, 4, 12, 3, 3, 4)
NOTES = {"note": NoteKind.SHARED, "internal note": NoteKind.INTERNAL}


class Step(NamedTuple):
    """One thing done at a question: its strokes, and what it must lead to.

    Of a note, `lines` are the parts it is typed in.
    """

    action: Action
    strokes: tuple[Stroke, ...]
    before: Interview
    after: Interview
    lines: tuple[str, ...] = ()

    @property
    def is_saved(self) -> bool:
        """Say whether it changes the audit."""
        return isinstance(self.action, SAVED)


def next_step(interview: Interview, dice: random.Random, number: int, *, keys: bool) -> Step:
    """Return something to do that leads on to a question; `number` makes its words its own."""
    item = current(interview)
    assert item is not None
    while True:
        what = dice.choices(WHAT, HOW_OFTEN)[0]
        step = _step(what, item, interview, dice, f"{number}", keys=keys)
        if step is not None and current(step.after) is not None:
            stays = isinstance(step.action, Note | Seen)
            if stays or step.after.here != interview.here:
                return step


def a_long_note(interview: Interview, number: int, *, keys: bool) -> Step:
    """Return a note of many parts on the question the interview is at."""
    return _note(interview, NoteKind.SHARED, 40, f"{number}", keys=keys)


def _step(
    what: str, item: Item, at: Interview, dice: random.Random, word: str, *, keys: bool
) -> Step | None:
    if what == "l" and kept(item, at.audit) is not None:
        return None
    if what in MOVES:
        return _led(at, MOVES[what], [(what, "")], keys=keys)
    if what == "answer":
        return _answer(item, at, dice, keys=keys)
    if isinstance(item, ProfileField):
        return None
    return _addition(what, item, at, dice, word, keys=keys)


def _addition(
    what: str, item: Question, at: Interview, dice: random.Random, word: str, *, keys: bool
) -> Step | None:
    """Return the step that adds to a question what it does not have yet."""
    stored = at.audit.answers.get(item.id, Answer())
    step = None
    if what in NOTES and not note_of(stored, NOTES[what]):
        step = _note(at, NOTES[what], dice.randint(1, 4), word, keys=keys)
    if what == "evidence" and stored.evidence is None:
        step = _evidence(at, word, keys=keys)
    if what == "why not" and item.not_applicable_when and not stored.not_applicable:
        step = _why_not(at, f"reason {word}", keys=keys)
    return step


def _why_not(at: Interview, reason: str, *, keys: bool) -> Step:
    shown = [("x", "Not applicable when"), (reason, reason), ("\r", "")]
    lines = [("x", ""), (reason, "")]
    return _led(at, NotApplicable(reason), shown if keys else lines, keys=keys)


def _answer(item: Item, at: Interview, dice: random.Random, *, keys: bool) -> Step | None:
    typed = dice.choice(_answers(item, at, keys=keys))
    value, wrong = typed_value(item, UNKNOWN if typed == "u" else typed.strip())
    assert value is not None, wrong
    if isinstance(item, ProfileField):
        return _led(at, GiveProfile(value), [(typed, "")], keys=keys)
    assert not isinstance(value, tuple)
    return _led(at, Give(value), [(typed, "")], keys=keys)


def _answers(item: Item, at: Interview, *, keys: bool) -> list[str]:
    """Return what can be typed as an answer, the same in both modes where that goes."""
    takes_enter = item.number is not None or item.scale is Scale.SEVERAL
    if keys and takes_enter and kept(item, at.audit) is not None:
        return ["u"]
    number = item.number
    offered = list(choice_keys(item)) if number is None else [f"{number.lowest:g}"]
    enter = "\r" if keys and takes_enter else ""
    return ["u", *(f"{each}{enter}" for each in offered)]


def _note(at: Interview, kind: NoteKind, length: int, word: str, *, keys: bool) -> Step:
    lines = tuple(f"note {word} part {part}" for part in range(1, length + 1))
    if not keys:
        typed = [(KEYS[kind], ""), *((line, "") for line in lines), (".", "")]
        return _led(at, Note("\n".join(lines), kind), typed, keys=False, lines=lines)
    parts = tuple(f"{line} " for line in lines)
    shown = [(KEYS[kind], note_title(kind)), *((part, part.strip()) for part in parts)]
    text = "".join(parts).strip()
    saved = ("\x13", f"{LABELS[kind]}: {text}")
    return _led(at, Note(text, kind), [*shown, saved], keys=True, lines=parts)


def _evidence(at: Interview, word: str, *, keys: bool) -> Step:
    where = f"folder {word}"
    action = Seen(Evidence(seen=True, where=where, date=DATE))
    if not keys:
        typed = [("e", ""), ("y", ""), (where, ""), (DATE, "")]
        return _led(at, action, typed, keys=False)
    # The date stands there already; it is wiped first, whatever day it is.
    shown = [("e", "What would show it"), ("y", "[x] yes"), (f"\r{where}", where)]
    shown += [("\r\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f" + DATE, DATE), ("\r", f"{where}")]
    return _led(at, action, shown, keys=True)


def _led(
    at: Interview,
    action: Action,
    typed: list[tuple[str, str]],
    *,
    keys: bool,
    lines: tuple[str, ...] = (),
) -> Step:
    """Return the step with its strokes; the last is heard when the question after it shows."""
    after = apply(at, action, "")
    item = current(after)
    ask = plain(item.ask) if item is not None else ""
    end = "" if keys else "\r"
    strokes = [Stroke(text + end, (sign,)) for text, sign in typed]
    # A form or a note says nothing of all keys; only a question does.
    strokes[-1] = Stroke(strokes[-1].text, (*strokes[-1].signs, ask, "h all keys"))
    return Step(action, tuple(strokes), at, after, lines)
