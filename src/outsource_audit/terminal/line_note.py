"""A note in lines: typed one after the other, or written in an editor; its draft is kept."""

from __future__ import annotations

from outsource_audit.domain.actions import Note
from outsource_audit.terminal.draft_notes import keep_draft, read_draft, trimmed
from outsource_audit.terminal.editor import edit
from outsource_audit.terminal.line_conversation import Conversation
from outsource_audit.terminal.person import Drafts

END = "."
REMOVE = "-"
EDITOR = "!"
NOTE_PROMPT = "note> "
NOT_KEPT = "No draft of this note can be kept: it is lost if you stop before its full stop."


def ask_note(talk: Conversation, drafts: Drafts, question: str, stored: str) -> Note | None:
    """Ask for the note on a question; None where nothing changes.

    The draft is kept after each line, and stays until the caller has saved the note.
    Raises EndOfInput, and UsageError where lines are piped in.
    """
    draft = read_draft(drafts, question)
    _tell(talk, draft, stored)
    first = talk.hear_words(NOTE_PROMPT)
    if not first:
        return None
    if first.strip() == REMOVE:
        if not draft:
            return _without_note(talk, stored)
        _given_up(talk, drafts, question)
        return None
    return _written(talk, drafts, question, _Text(draft, stored, first))


class _Text:
    """A note on its way: what was kept of it, what is stored, and the line heard last."""

    def __init__(self, draft: str, stored: str, first: str) -> None:
        self.lines = draft.split("\n") if draft else []
        self.stored = stored
        self.heard = first
        self.is_told_unkept = False

    @property
    def whole(self) -> str:
        return "\n".join(self.lines)


def _tell(talk: Conversation, draft: str, stored: str) -> None:
    if stored:
        talk.screen.quote("Note so far: ", stored)
    if draft:
        talk.screen.quote("You were writing: ", draft)
        begin = "Go on with it."
        keys = "Enter alone leaves it for later; a dash (-) gives it up;"
    else:
        replaces = " What you type takes its place." if stored else ""
        begin = f"Type the note, in as many lines as you like.{replaces}"
        keys = "Enter alone changes nothing; a dash (-) removes it;"
    end = "End it with a line that is a single full stop."
    talk.screen.say(f"{begin} {end} {keys} an exclamation mark (!) opens your editor.")


def _given_up(talk: Conversation, drafts: Drafts, question: str) -> None:
    drafts.drop(question)
    talk.screen.say("The draft is given up. The note is as it was.")


def _without_note(talk: Conversation, stored: str) -> Note | None:
    if stored:
        return Note("")
    talk.screen.say("There is no note to remove.")
    return None


def _written(talk: Conversation, drafts: Drafts, question: str, text: _Text) -> Note | None:
    while (line := text.heard.strip()) != END:
        if line == EDITOR:
            if (edited := _edited(talk, drafts, question, text)) is not None:
                return _note(drafts, question, edited, text.stored)
        else:
            text.lines.append(text.heard)
            _keep(talk, drafts, question, text)
        text.heard = talk.hear_words(NOTE_PROMPT)
    if not text.whole.strip():
        return None
    return _note(drafts, question, text.whole, text.stored)


def _keep(talk: Conversation, drafts: Drafts, question: str, text: _Text) -> None:
    """Keep what was typed so far; where that fails, tell so once."""
    if not keep_draft(drafts, question, text.whole) and not text.is_told_unkept:
        text.is_told_unkept = True
        talk.screen.say(NOT_KEPT, style="yellow")


def _note(drafts: Drafts, question: str, text: str, stored: str) -> Note | None:
    """Return the note where it is another one than before; its draft is done with otherwise."""
    text = trimmed(text)
    if text == stored:
        drafts.drop(question)
        return None
    return Note(text)


def _edited(talk: Conversation, drafts: Drafts, question: str, text: _Text) -> str | None:
    """Return the note as the editor left it; None where that did not work, and say so."""
    if talk.piped:
        talk.refuse(question, "An editor needs a terminal; type the note line by line.")
    before = text.whole or text.stored
    if not keep_draft(drafts, question, before):
        wrong = "The note cannot be written where an editor finds it."
    elif not (wrong := edit(drafts.path(question))):
        return read_draft(drafts, question)
    if not before:
        drafts.drop(question)
    talk.screen.say(f"{wrong} You can go on typing.", style="yellow")
    return None
