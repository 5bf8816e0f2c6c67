"""The interview by keys: every question on a screen of its own.

It is a `Person` of terminal/person.py. The screen is taken at the first question and given
back by `close`, or by whatever ends the sitting early.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from outsource_audit.domain.actions import Action, GoTo, Leave, NotApplicable, Note, Seen
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import Question
from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.keeping import kept
from outsource_audit.domain.notes import NoteKind, note_of
from outsource_audit.domain.progress import Progress
from outsource_audit.domain.review import Review
from outsource_audit.errors import UsageError
from outsource_audit.terminal.draft_notes import waiting_drafts
from outsource_audit.terminal.keys.form import (
    evidence_form,
    evidence_of,
    names_form,
    reason_form,
)
from outsource_audit.terminal.keys.jump_scene import JumpScene
from outsource_audit.terminal.keys.note_editing import edited_outside
from outsource_audit.terminal.keys.note_scene import NoteEnd, NoteScene
from outsource_audit.terminal.keys.offer_scene import OfferScene
from outsource_audit.terminal.keys.opening_scenes import (
    AuditsScene,
    NewAudit,
    agree_scene,
    save_again_scene,
)
from outsource_audit.terminal.keys.panel import keys_panel, why_panel
from outsource_audit.terminal.keys.question_scene import QuestionScene, Wish
from outsource_audit.terminal.keys.review_scene import ReviewScene
from outsource_audit.terminal.keys.scene import Aside, Scene
from outsource_audit.terminal.keys.stage import Stage, TerminalGoneError
from outsource_audit.terminal.note_words import KEYS
from outsource_audit.terminal.person import Begun, Drafts, LeaveReview, ReviewChoice

T = TypeVar("T")

STOPPED = "stopped before an audit was begun; nothing was written"
DRAFT_KEPT = "What you wrote is kept as a draft; {key} opens it again."
NOTES = {Wish.NOTE: NoteKind.SHARED, Wish.INTERNAL_NOTE: NoteKind.INTERNAL}


class KeyInterview:
    """Asks one person by keys. `today` is the ISO date offered for evidence."""

    def __init__(self, today: str) -> None:
        """Prepare; the terminal is not touched yet."""
        self._today = today
        self._stage = Stage()
        self._drafts: Drafts | None = None
        self._noted: str | None = None

    def sit_down(self, drafts: Drafts) -> None:
        """Take note of where drafts are kept."""
        self._drafts = drafts

    def choose_audit(self, begun: Sequence[Begun]) -> Path | None:
        """Let them continue an audit that lies here; None for a new one.

        Raises UsageError where they stop here.
        """
        if not begun:
            return None
        try:
            chosen = self._decide(AuditsScene(begun))
        except TerminalGoneError:
            chosen = NewAudit.STOP
        if chosen is NewAudit.STOP:
            self._stage.close()
            raise UsageError(STOPPED)
        return chosen.path if isinstance(chosen, Begun) else None

    def ask_names(self, business: str = "", provider: str = "") -> tuple[str, str]:
        """Ask for the business and the provider. Raises UsageError where they stop here."""
        try:
            texts = self._decide(names_form(business, provider))
        except (KeyboardInterrupt, TerminalGoneError):
            texts = ()
        if not texts:
            self._stage.close()
            raise UsageError(STOPPED)
        return texts[0], texts[1]

    def agree(self, told: Sequence[str], question: str) -> bool:
        """Tell something and ask yes or no; only an outspoken yes is a yes."""
        self._stage.pass_over_typed()
        try:
            return self._decide(agree_scene(told, question))
        except TerminalGoneError:
            return False

    def ask(self, item: Item, interview: Interview, at: Progress, news: Sequence[str]) -> Action:
        """Ask one question; a terminal that is gone leaves."""
        self._forget_draft()
        kept_aside = self._drafts
        drafts = waiting_drafts(kept_aside, item, interview.audit) if kept_aside is not None else ()
        scene = QuestionScene(item, interview, at, news, self._today, drafts=drafts)
        with self._stage.guarded():
            try:
                return self._ask(scene, interview)
            except TerminalGoneError:
                return Leave()

    def offer(self, offers: Sequence[Deepening]) -> tuple[str, ...]:
        """Offer pitfalls to deepen; none for "not now"."""
        if not offers:
            return ()
        try:
            return self._decide(OfferScene(offers))
        except TerminalGoneError:
            return ()

    def review(self, review: Review, news: Sequence[str]) -> ReviewChoice:
        """Show the whole audit on one screen before the end."""
        self._forget_draft()
        try:
            return self._decide(ReviewScene(review, news))
        except TerminalGoneError:
            return LeaveReview()

    def save_again(self, error: str) -> bool:
        """Tell that saving failed and wait; False if they give up."""
        self._stage.pass_over_typed()
        try:
            again = self._decide(save_again_scene(error))
        except (KeyboardInterrupt, TerminalGoneError):
            again = False
        if not again:
            # The note that could not be saved stays as a draft.
            self._noted = None
        return again

    def close(self) -> None:
        """Give the terminal back as it was."""
        self._stage.close()
        # On the way out of an error nobody knows whether the last note was saved.
        if sys.exc_info()[0] is None:
            self._forget_draft()

    def _ask(self, scene: QuestionScene, interview: Interview) -> Action:
        while True:
            wish = self._decide(scene)
            action = self._grant(wish, scene, interview) if isinstance(wish, Wish) else wish
            if action is not None:
                return action

    def _decide(self, scene: Scene[T]) -> T:
        """Show a scene until it is decided, with the panel of its keys whenever it is asked for."""
        with self._stage.guarded():
            while True:
                decided = self._stage.show(scene)
                if not isinstance(decided, Aside):
                    return decided
                self._stage.show(keys_panel(scene.hints()))

    def _grant(self, wish: Wish, scene: QuestionScene, interview: Interview) -> Action | None:
        item = scene.item
        if wish is Wish.WHY:
            self._decide(why_panel(item))
        elif wish is Wish.JUMP:
            found = self._decide(JumpScene(interview))
            return GoTo(found) if found else None
        elif isinstance(item, Question):
            return self._add(wish, item, scene, interview.audit)
        return None

    def _add(self, wish: Wish, item: Question, scene: QuestionScene, audit: Audit) -> Action | None:
        stored = audit.answers.get(item.id, Answer())
        if wish in NOTES:
            return self._note(item, stored, NOTES[wish], scene)
        if wish is Wish.EVIDENCE:
            texts = self._decide(evidence_form(item, stored.evidence, self._today))
            return Seen(evidence_of(texts)) if texts else None
        keeps = kept(item, audit)
        reason = keeps.answer.not_applicable if keeps and keeps.answer else ""
        texts = self._decide(reason_form(item, reason))
        return NotApplicable(texts[0]) if texts else None

    def _note(
        self, item: Question, stored: Answer, kind: NoteKind, question: QuestionScene
    ) -> Note | None:
        scene = NoteScene(item, note_of(stored, kind), self._drafts_kept(), kind)
        while True:
            end = self._decide(scene)
            if end is NoteEnd.INTERNAL:
                return self._note(item, stored, NoteKind.INTERNAL, question)
            if end is NoteEnd.EDITOR:
                scene.message = edited_outside(scene, self._stage)
            elif end is NoteEnd.LEAVE or scene.text == scene.stored:
                _put_away(scene, question)
                return None
            else:
                scene.tick()
                self._noted = scene.name
                return Note(scene.text, kind)

    def _drafts_kept(self) -> Drafts:
        if self._drafts is None:
            raise ValueError("sit_down comes before the first question")
        return self._drafts

    def _forget_draft(self) -> None:
        """Drop the draft of the note given last: by now the caller has saved it."""
        noted, self._noted = self._noted, None
        if noted is not None and self._drafts is not None:
            self._drafts.drop(noted)


def _put_away(scene: NoteScene, question: QuestionScene) -> None:
    """Leave a note as it was; its question says whether a draft of it waits now."""
    question.drafts.discard(scene.kind)
    question.message = ""
    if scene.put_away():
        question.drafts.add(scene.kind)
        question.message = DRAFT_KEPT.format(key=KEYS[scene.kind])
