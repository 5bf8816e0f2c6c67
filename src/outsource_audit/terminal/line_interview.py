"""The interview by line: a question, numbered answers, one-letter commands.

For screen readers, for terminals that cannot draw, and for a file of lines that is piped in:
nothing is ever drawn over, and everything can be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from outsource_audit.domain.actions import (
    Action,
    Back,
    Forward,
    GoToReview,
    Keep,
    Leave,
    LookUp,
    NextPitfall,
    Note,
    PreviousPitfall,
    Seen,
    Skip,
)
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import UNKNOWN, ProfileField
from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.keeping import kept
from outsource_audit.domain.notes import NoteKind
from outsource_audit.domain.progress import Progress
from outsource_audit.domain.review import Review
from outsource_audit.terminal import line_opening, line_review
from outsource_audit.terminal.console import EndOfInput, Screen
from outsource_audit.terminal.draft_notes import waiting_drafts
from outsource_audit.terminal.line_conversation import Conversation
from outsource_audit.terminal.line_details import ask_evidence, ask_reason
from outsource_audit.terminal.line_jump import ask_where_to
from outsource_audit.terminal.line_note import ask_note
from outsource_audit.terminal.line_question import (
    commands_in_short,
    show_commands,
    show_head,
    show_so_far,
)
from outsource_audit.terminal.note_words import draft_text, saved_text
from outsource_audit.terminal.person import Begun, Drafts, ReviewChoice
from outsource_audit.terminal.question_lines import show_question, show_reasons
from outsource_audit.terminal.question_words import ANSWERED_ALREADY, is_answered
from outsource_audit.terminal.typed_answer import giving, typed_value

MOVES: dict[str, Action] = {
    "q": Leave(),
    "b": Back(),
    "f": Forward(),
    "[": PreviousPitfall(),
    "]": NextPitfall(),
    "r": GoToReview(),
    "s": Skip(),
    "l": LookUp(),
}
# The exclamation mark alone is what a screen of keys takes as well.
NOTES = {"n": NoteKind.SHARED, "n!": NoteKind.INTERNAL, "!": NoteKind.INTERNAL}
ONLY_ANSWERS = (
    "Notes, evidence and not applicable go with the later questions. "
    "Answer this one, or type u if you do not know."
)


class LineInterview:
    """Asks one person, on one screen. `today` is the ISO date offered for evidence.

    With `piped` the lines come from a file or a program, not from a person.
    """

    def __init__(self, screen: Screen, today: str, *, piped: bool = False) -> None:
        """Keep the screen; nothing is printed yet."""
        self.screen = screen
        self.today = today
        self._talk = Conversation(screen, piped=piped)
        self._drafts: Drafts | None = None
        self._commands_told = False
        # The question whose note or evidence was given last, and what to say once it is saved.
        self._given = ("", "")

    def sit_down(self, drafts: Drafts) -> None:
        """Take note of where drafts are kept, before the first question."""
        self._drafts = drafts

    def choose_audit(self, begun: Sequence[Begun]) -> Path | None:
        """Let them continue an audit that lies here; None for a new one.

        Raises UsageError where the input ends, or a piped line is no choice.
        """
        return line_opening.choose_audit(self._talk, begun)

    def ask_names(self, business: str = "", provider: str = "") -> tuple[str, str]:
        """Ask for the business and the provider, neither empty; Enter keeps what is given.

        Raises UsageError where the input ends, or a piped line is empty.
        """
        return line_opening.ask_names(self._talk, business, provider)

    def agree(self, told: Sequence[str], question: str) -> bool:
        """Tell something and ask yes or no; only an outspoken yes is a yes.

        Raises UsageError where a piped line is neither.
        """
        return line_opening.agree(self._talk, told, question)

    def offer(self, offers: Sequence[Deepening]) -> tuple[str, ...]:
        """Offer pitfalls to deepen; return the bank ids taken up, none for "not now".

        Raises UsageError where a piped line is no choice.
        """
        return line_review.offer(self._talk, offers)

    def review(self, review: Review, news: Sequence[str]) -> ReviewChoice:
        """Tell everything worth a second look before the end; the end of input finishes.

        Raises UsageError where a piped line is no choice.
        """
        return line_review.ask_review(self._talk, review, news)

    def save_again(self, error: str) -> bool:
        """Tell that saving failed and wait; False if they give up, or nobody is there."""
        self.screen.say(error, style="bold red")
        if self._talk.piped:
            self.screen.say("Your last answer is not saved.")
            return False
        self.screen.say(
            "Your last answer is not saved yet. Make room and press Enter, or type q to stop."
        )
        try:
            return self._talk.hear().lower() != "q"
        except (EndOfInput, KeyboardInterrupt):
            return False

    def close(self) -> None:
        """Leave the terminal as it is: lines change nothing about it."""

    def ask(self, item: Item, interview: Interview, at: Progress, news: Sequence[str]) -> Action:
        """Ask one question and return what the person decided; the end of input leaves.

        Raises UsageError where a piped line is no answer.
        """
        self._tell(item, interview, at, news)
        while True:
            try:
                action = self._act(self._talk.hear(), item, interview)
            except EndOfInput:
                return Leave()
            if action is not None:
                self._remember(item, action)
                return action

    @property
    def drafts(self) -> Drafts:
        """Return where drafts are kept. Raises ValueError before anybody sat down."""
        if self._drafts is None:
            raise ValueError("nobody has sat down yet")
        return self._drafts

    def _tell(self, item: Item, interview: Interview, at: Progress, news: Sequence[str]) -> None:
        self.screen.say()
        for line in news:
            self.screen.say(line, style="yellow")
        if news:
            self.screen.say()
        self._tell_place(item, at)
        show_question(self.screen, item)
        self.screen.say()
        show_so_far(self.screen, item, interview.audit, self.today)
        waiting = waiting_drafts(self.drafts, item, interview.audit)
        for kind in NoteKind:
            if kind in waiting:
                self.screen.say(draft_text(kind, "goes on with it"))
        if not self._commands_told:
            self.screen.say(commands_in_short(item), style="dim")
            self._commands_told = True

    def _tell_place(self, item: Item, at: Progress) -> None:
        """Tell where the person is, or that what they added to this question is saved."""
        given, self._given = self._given, ("", "")
        if given[0] == item.id:
            self.screen.say(given[1])
        else:
            show_head(self.screen, at, help_named=self._commands_told)

    def _act(self, typed: str, item: Item, interview: Interview) -> Action | None:
        letter = typed.lower()
        if letter == "l" and is_answered(kept(item, interview.audit)):
            self._talk.ask_again(item.id, ANSWERED_ALREADY)
            return None
        if letter in MOVES:
            return MOVES[letter]
        if letter in ("?", "h"):
            show = show_reasons if letter == "?" else show_commands
            show(self.screen, item)
            return None
        if letter in ("g", "/"):
            return ask_where_to(self._talk, interview)
        if letter in ("e", "x", *NOTES):
            return self._add(letter, item, interview)
        return self._answer(letter, typed, item, interview)

    def _add(self, letter: str, item: Item, interview: Interview) -> Action | None:
        """Ask for what goes with an answer: a note, evidence, or why it does not apply."""
        if isinstance(item, ProfileField):
            self._talk.ask_again(item.id, ONLY_ANSWERS)
            return None
        audit = interview.audit
        if letter == "x":
            return ask_reason(self._talk, item, audit)
        if letter == "e":
            return ask_evidence(self._talk, item, audit, self.today)
        stored = audit.answers.get(item.id, Answer())
        return ask_note(self._talk, self.drafts, item.id, stored, NOTES[letter])

    def _answer(self, letter: str, typed: str, item: Item, interview: Interview) -> Action | None:
        if not typed:
            if kept(item, interview.audit) is not None:
                return Keep()
            self._talk.ask_again(item.id, "There is no answer yet. Type one, or s to skip.")
            return None
        value, wrong = typed_value(item, UNKNOWN if letter == "u" else typed)
        if value is None:
            self._talk.ask_again(item.id, wrong)
            return None
        return giving(item, value)

    def _remember(self, item: Item, action: Action) -> None:
        """Confirm a mark; of what stays on the question, keep what to say once it is saved."""
        if isinstance(action, LookUp):
            self.screen.say("Marked to look up later.")
        if isinstance(action, Seen):
            self._given = item.id, "The evidence is saved."
        if isinstance(action, Note):
            self._given = item.id, saved_text(action)
