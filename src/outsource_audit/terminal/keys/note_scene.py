"""The editor for a note: several lines, kept as a draft while they are written."""

from __future__ import annotations

from enum import StrEnum

from outsource_audit.domain.bank import Question
from outsource_audit.domain.notes import INTERNAL_MARK, NoteKind, note_name
from outsource_audit.terminal.draft_notes import keep_draft, trimmed
from outsource_audit.terminal.keys.entry import Entry
from outsource_audit.terminal.keys.picture import Hint, Page, Row, paragraph
from outsource_audit.terminal.keys.scene import Aside, Scene
from outsource_audit.terminal.note_words import note_title
from outsource_audit.terminal.person import Drafts

NOT_KEPT = "No draft of this note can be kept. Ctrl-S saves the note; Esc gives it up."
FROM_DRAFT = "This is the note you were writing. Ctrl-R brings back the saved one."
# The width of the text before the first page is drawn.
_USUAL_WIDTH = 76
_HEAD_ROWS = 3


class NoteEnd(StrEnum):
    """How a note is left."""

    SAVE = "save"
    LEAVE = "leave"
    EDITOR = "editor"
    INTERNAL = "internal"


ENDS = {
    "c-s": NoteEnd.SAVE,
    "f2": NoteEnd.SAVE,
    "alt-enter": NoteEnd.SAVE,
    "escape": NoteEnd.LEAVE,
    "c-o": NoteEnd.EDITOR,
}


NOTE_HINTS = (
    Hint("Ctrl-S", "saves", 1),
    Hint("Ctrl-O", "your editor", 2),
    Hint("Esc", "leaves"),
)
FRESH_HINTS = (*NOTE_HINTS[:-1], Hint(INTERNAL_MARK, "makes it internal", 3), NOTE_HINTS[-1])


class NoteScene(Scene[NoteEnd]):
    """Edits a note on one question; `entry.text` is what was written."""

    def __init__(
        self,
        question: Question,
        stored: str,
        drafts: Drafts,
        kind: NoteKind = NoteKind.SHARED,
    ) -> None:
        """Begin with the draft where there is one, else with the stored note."""
        self.question = question
        self.kind = kind
        self.name = note_name(question.id, kind)
        self.stored = stored
        self.drafts = drafts
        draft = drafts.read(self.name)
        self.entry = Entry(draft or stored, lines=True)
        self._kept = draft
        self.is_unkept = False
        # Until something is written, the mark asks for the other note: n! is one command.
        self._takes_mark = kind is NoteKind.SHARED
        self._width = _USUAL_WIDTH
        if draft and stored and self.entry.text != stored:
            self.message = FROM_DRAFT

    def page(self, width: int) -> Page:
        """Return the question, and the note with the cursor in it."""
        self._width = width
        layout = self.entry.layout(width)
        row, cell = self.entry.cursor(layout, width)
        text = self.entry.text
        body: list[Row] = [(("", text[start:end].rstrip(" \n")),) for start, end in layout]
        return Page(
            title=note_title(self.kind),
            head=paragraph(self.question.ask, width, "dim")[:_HEAD_ROWS],
            body=body,
            message=self.message or (NOT_KEPT if self.is_unkept else ""),
            hints=FRESH_HINTS if self._takes_mark else NOTE_HINTS,
            focus=(row, row),
            top=self.top,
            cursor=(row, cell),
        )

    def press(self, key: str) -> NoteEnd | Aside | None:
        """Write, leave the note one way or the other, or turn to the internal one."""
        takes_mark, self._takes_mark = self._takes_mark, False
        if takes_mark and key == INTERNAL_MARK:
            return NoteEnd.INTERNAL
        if key == "escape" and self._is_lost_unsaid():
            return None
        if key in ENDS:
            return ENDS[key]
        self.message = ""
        if key == "c-r":
            self.entry = Entry(self.stored, lines=True)
        else:
            self.entry.press(key, self._width)
        return None

    def paste(self, text: str) -> None:
        """Put a pasted text into the note."""
        self._takes_mark = False
        self.entry.insert(text)

    @property
    def text(self) -> str:
        """Return the note as it would be saved."""
        return trimmed(self.entry.text)

    def tick(self) -> None:
        """Keep what was written since the last time as a draft; note where that fails."""
        text, self.is_unkept = self.entry.text, False
        if text != self._kept and (self._kept or self.text != self.stored):
            self.is_unkept = not keep_draft(self.drafts, self.name, text)
            self._kept = self._kept if self.is_unkept else text

    def _is_lost_unsaid(self) -> bool:
        """Say whether leaving now would lose the note, and nothing on the screen said so yet."""
        was_said = self.is_unkept
        self.tick()
        self.message = ""
        return self.is_unkept and not was_said

    def put_away(self) -> bool:
        """Leave the note as it was saved; say whether a draft of it waits now."""
        self.tick()
        if self.text in ("", self.stored):
            self.drafts.drop(self.name)
            return False
        return not self.is_unkept

    def take_draft(self) -> None:
        """Go on with what an editor wrote into the draft."""
        self.entry = Entry(self.drafts.read(self.name).rstrip(), lines=True)
