"""A note in lines: typed one after the other, or written in an editor; its draft is kept."""

from __future__ import annotations

from outsource_audit.domain.actions import Note
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.notes import NoteKind, note_name, note_of
from outsource_audit.terminal.draft_notes import keep_draft, read_draft, trimmed
from outsource_audit.terminal.editor import edit
from outsource_audit.terminal.line_conversation import Conversation
from outsource_audit.terminal.note_words import note_title
from outsource_audit.terminal.person import Drafts

END = "."
REMOVE = "-"
EDITOR = "!"
PROMPTS = {NoteKind.SHARED: "note> ", NoteKind.INTERNAL: "internal note> "}
NOT_KEPT = "No draft of this note can be kept: it is lost if you stop before its full stop."


def ask_note(
    talk: Conversation, drafts: Drafts, question: str, answer: Answer, kind: NoteKind
) -> Note | None:
    """Ask for a note on a question; None where nothing changes.

    The draft is kept after each line, and stays until the caller has saved the note.
    Raises EndOfInput, and UsageError where lines are piped in.
    """
    text = _Text(drafts, question, answer, kind)
    _tell(talk, text)
    text.heard = talk.hear_words(text.prompt)
    if not text.heard:
        return None
    if text.heard.strip() == REMOVE:
        if not text.lines:
            return _without_note(talk, text)
        _given_up(talk, drafts, text)
        return None
    return _written(talk, drafts, text)


class _Text:
    """A note on its way: which, what was kept of it, what is stored, and the line heard last."""

    def __init__(self, drafts: Drafts, question: str, answer: Answer, kind: NoteKind) -> None:
        self.question = question
        self.kind = kind
        self.name = note_name(question, kind)
        self.stored = note_of(answer, kind)
        self.prompt = PROMPTS[kind]
        draft = read_draft(drafts, self.name)
        self.lines = draft.split("\n") if draft else []
        self.heard = ""
        self.is_told_unkept = False

    @property
    def whole(self) -> str:
        return "\n".join(self.lines)


def _tell(talk: Conversation, text: _Text) -> None:
    talk.screen.say(f"{note_title(text.kind)}.")
    if text.stored:
        talk.screen.quote("Note so far: ", text.stored)
    if text.lines:
        talk.screen.quote("You were writing: ", text.whole)
        begin = "Go on with it."
        keys = "Enter alone leaves it for later; a dash (-) gives it up;"
    else:
        replaces = " What you type takes its place." if text.stored else ""
        begin = f"Type the note, in as many lines as you like.{replaces}"
        keys = "Enter alone changes nothing; a dash (-) removes it;"
    end = "End it with a line that is a single full stop."
    talk.screen.say(f"{begin} {end} {keys} an exclamation mark (!) opens your editor.")


def _given_up(talk: Conversation, drafts: Drafts, text: _Text) -> None:
    drafts.drop(text.name)
    talk.screen.say("The draft is given up. The note is as it was.")


def _without_note(talk: Conversation, text: _Text) -> Note | None:
    if text.stored:
        return Note("", text.kind)
    talk.screen.say("There is no note to remove.")
    return None


def _written(talk: Conversation, drafts: Drafts, text: _Text) -> Note | None:
    while (line := text.heard.strip()) != END:
        if line == EDITOR:
            if (edited := _edited(talk, drafts, text)) is not None:
                return _note(drafts, text, edited)
        else:
            text.lines.append(text.heard)
            _keep(talk, drafts, text)
        text.heard = talk.hear_words(text.prompt)
    if not text.whole.strip():
        return None
    return _note(drafts, text, text.whole)


def _keep(talk: Conversation, drafts: Drafts, text: _Text) -> None:
    """Keep what was typed so far; where that fails, tell so once."""
    if not keep_draft(drafts, text.name, text.whole) and not text.is_told_unkept:
        text.is_told_unkept = True
        talk.screen.say(NOT_KEPT, style="yellow")


def _note(drafts: Drafts, text: _Text, written: str) -> Note | None:
    """Return the note where it is another one than before; its draft is done with otherwise."""
    written = trimmed(written)
    if written == text.stored:
        drafts.drop(text.name)
        return None
    return Note(written, text.kind)


def _edited(talk: Conversation, drafts: Drafts, text: _Text) -> str | None:
    """Return the note as the editor left it; None where that did not work, and say so."""
    if talk.piped:
        talk.refuse(text.question, "An editor needs a terminal; type the note line by line.")
    before = text.whole or text.stored
    if not keep_draft(drafts, text.name, before):
        wrong = "The note cannot be written where an editor finds it."
    elif not (wrong := edit(drafts.path(text.name))):
        return read_draft(drafts, text.name)
    if not before:
        drafts.drop(text.name)
    talk.screen.say(f"{wrong} You can go on typing.", style="yellow")
    return None
