"""A question on the screen, and what each key does there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TypeAlias

from outsource_audit.domain.actions import (
    Action,
    Back,
    Forward,
    GoToReview,
    Keep,
    Leave,
    LookUp,
    NextPitfall,
    PreviousPitfall,
    Skip,
)
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.bank import UNKNOWN, ProfileField
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.keeping import kept
from outsource_audit.domain.notes import NoteKind
from outsource_audit.domain.progress import Progress
from outsource_audit.terminal.keys.answer_list import CHOOSE_FIRST, TICK_FIRST, AnswerList
from outsource_audit.terminal.keys.picture import BLANK, Hint, Page, Row, hang, paragraph
from outsource_audit.terminal.keys.question_hints import question_hints
from outsource_audit.terminal.keys.scene import NO_SUCH_KEY, Aside, Scene
from outsource_audit.terminal.note_words import draft_text
from outsource_audit.terminal.question_words import (
    ANSWERED_ALREADY,
    is_answered,
    place_text,
    so_far,
    title_text,
)
from outsource_audit.terminal.typed_answer import giving

FOR_EVERYONE = "This question applies to everyone. Press u if you do not know."
ONLY_ANSWERS = "Notes and evidence come with the later questions, on the nine pitfalls."
MORE_THAN_ONE = "More than one may be true: space ticks an answer, Enter takes what is ticked."


class Wish(StrEnum):
    """What a person wants to do at a question before they decide."""

    NOTE = "n"
    INTERNAL_NOTE = "!"
    EVIDENCE = "e"
    REASON = "x"
    WHY = "?"
    JUMP = "g"


Decision: TypeAlias = Action | Wish

MOVES: dict[str, Decision] = {
    "l": LookUp(),
    "s": Skip(),
    "b": Back(),
    "left": Back(),
    "f": Forward(),
    "right": Forward(),
    "[": PreviousPitfall(),
    "pageup": PreviousPitfall(),
    "]": NextPitfall(),
    "pagedown": NextPitfall(),
    "r": GoToReview(),
    "q": Leave(),
    "c-d": Leave(),
    "g": Wish.JUMP,
    "/": Wish.JUMP,
    "?": Wish.WHY,
}
ADDING = (Wish.NOTE, Wish.INTERNAL_NOTE, Wish.EVIDENCE, Wish.REASON)
# With so many rows of answers below it, a question is seen to have some.
ANSWER_ROWS = 3
STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}


class QuestionScene(Scene[Decision]):
    """Asks one question. `drafts` are the notes that wait unfinished."""

    def __init__(
        self,
        item: Item,
        interview: Interview,
        at: Progress,
        news: Sequence[str],
        today: str,
        *,
        drafts: Collection[NoteKind] = (),
    ) -> None:
        """Begin at what Enter keeps."""
        self.item = item
        self.at = at
        self.news = news
        self.drafts = set(drafts)
        self.keeps = kept(item, interview.audit)
        self.told = list(so_far(item, interview.audit, today))
        self.answers = AnswerList(item, self.keeps)
        self._is_read_from_top = False

    def page(self, width: int) -> Page:
        """Return the question with its help, its answers and what was said so far."""
        news, question = self._news(width), self._question(width)
        before = news + question
        answers, focus, cursor = self.answers.rows(width)
        body = before + answers + self._after(width)
        down = len(before)
        focus = self._focus(focus, down, len(body))
        # On a low screen the news give way to the question and the first of its answers.
        is_fresh = focus is None and not self._is_read_from_top
        asked = (len(news), min(down + ANSWER_ROWS, len(body)) - 1)
        return Page(
            title=title_text(self.at),
            head=paragraph(place_text(self.at), width, "dim"),
            body=body,
            message=self.message,
            hints=self.hints(),
            focus=asked if is_fresh else focus,
            cursor=cursor and (cursor[0] + down, cursor[1]),
            from_focus=is_fresh,
        )

    def press(self, key: str) -> Decision | Aside | None:
        """Answer, move, or say what is wished."""
        key = key.lower()
        self.message = ""
        if key in STEPS:
            self.answers.move(STEPS[key])
        elif key in ("home", "end"):
            self._is_read_from_top = key == "home"
            self.answers.show(end=key == "end")
        elif key == "enter":
            return self._enter()
        elif not self.answers.type(key):
            return self._command(key)
        return None

    def _command(self, key: str) -> Decision | Aside | None:
        if key == "u":
            return giving(self.item, UNKNOWN)
        if key == "h":
            return Aside.KEYS
        if key == "l" and is_answered(self.keeps):
            self.message = ANSWERED_ALREADY
            return None
        if key in MOVES:
            return MOVES[key]
        return self._add(Wish(key)) if key in ADDING else self._choose(key)

    def hints(self) -> list[Hint]:
        """Return the keys of this question."""
        return question_hints(self.item)

    def _focus(
        self, answer: tuple[int, int] | None, down: int, rows: int
    ) -> tuple[int, int] | None:
        """Return the rows to keep in sight: the selected answer, or the end of the page."""
        first, last = answer or (rows - 1 - down, rows - 1 - down)
        if self.answers.at_end:
            return first + down, rows - 1
        return (first + down, last + down) if answer else None

    def _enter(self) -> Decision | None:
        value, wrong = self.answers.value()
        if value is not None:
            return giving(self.item, value)
        if not wrong and self.keeps is not None:
            return Keep()
        self.message = wrong or (TICK_FIRST if self.answers.is_several else CHOOSE_FIRST)
        return None

    def _choose(self, key: str) -> Decision | None:
        answers = self.answers
        if answers.is_several and (key in answers.keys or key == " "):
            number = answers.selected if key == " " else list(answers.keys).index(key)
            if number is None:
                answers.move(1)
            else:
                answers.tick(number)
            return None
        if key in answers.keys:
            value, _ = answers.value_of(answers.keys[key])
            return None if value is None else giving(self.item, value)
        self.message = NO_SUCH_KEY
        return None

    def _add(self, wish: Wish) -> Decision | None:
        if wish is Wish.REASON and not getattr(self.item, "not_applicable_when", ""):
            self.message = FOR_EVERYONE
        elif isinstance(self.item, ProfileField):
            self.message = ONLY_ANSWERS
        else:
            return wish
        return None

    def _news(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for line in self.news:
            rows += hang("* ", line, width, "notice")
        return [*rows, BLANK] if rows else []

    def _question(self, width: int) -> list[Row]:
        rows = paragraph(self.item.ask, width, "bold")
        if self.item.help:
            rows += paragraph(self.item.help, width, indent=2)
        return [*rows, BLANK]

    def _after(self, width: int) -> list[Row]:
        rows: list[Row] = []
        if self.answers.is_several:
            rows += [BLANK, *paragraph(MORE_THAN_ONE, width)]
        waiting = [kind for kind in NoteKind if kind in self.drafts]
        told = [*self.told, *(("", draft_text(kind, "opens it")) for kind in waiting)]
        rows += [BLANK] if told else []
        for lead, text in told:
            rows += hang(lead, text, width, newlines=True)
        return rows
