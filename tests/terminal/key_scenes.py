"""Scenes of the interview by keys as a person meets them, and ways to press keys on them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from builders import a_bank, a_bank_set, a_field, a_question, an_audit
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.interview import Interview, begin
from outsource_audit.domain.notes import NoteKind
from outsource_audit.domain.progress import progress
from outsource_audit.domain.review import Group, Review, ReviewEntry
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.terminal.keys.form import Form, evidence_form
from outsource_audit.terminal.keys.jump_scene import JumpScene
from outsource_audit.terminal.keys.note_scene import NoteScene
from outsource_audit.terminal.keys.offer_scene import OfferScene
from outsource_audit.terminal.keys.panel import Panel, keys_panel, why_panel
from outsource_audit.terminal.keys.picture import LIGHT, as_text
from outsource_audit.terminal.keys.question_scene import QuestionScene
from outsource_audit.terminal.keys.review_scene import ReviewScene
from outsource_audit.terminal.keys.scene import Aside, Scene

T = TypeVar("T")

TODAY = "2026-11-23"

FUNCTIONS = a_field(
    "functions",
    scale=Scale.SEVERAL,
    ask="What does this provider do for you?",
    help="Give every kind of work this one provider does.",
    choices=(
        Choice("fulfilment", "fulfilment: storing, packing or shipping your goods"),
        Choice("service", "customer service: answering your customers"),
        Choice("none", "none of these", alone=True),
    ),
)
SHARE = a_question(
    "one-02",
    ask="What share of a normal week's orders does this provider ship?",
    help="A guess is fine.",
    scale=Scale.NUMBER,
    choices=(Choice("no-idea", "nobody counts them", 4),),
    number=NumberScale("per cent of a normal week's orders", highest=100),
    not_applicable_when="",
)
COPY = a_question(
    "one-01",
    ask="Have you downloaded a full copy of your own data from the provider's system?",
    help="Your data are your products, orders and customers. A backup the provider keeps "
    "does not count.",
    choices=(
        Choice("yes", "within the last twelve months, and the copy could be opened", 0),
        Choice("partial", "longer ago, or only a part of it", 2),
        Choice("no", "never", 4),
    ),
    why="If the provider stops or you part in anger, what you cannot download is gone.",
    evidence="The file with its date, opened once.",
    not_applicable_when="the provider holds none of your data",
)
LEVEL = a_question(
    "two-01",
    ask="How clearly are this provider's targets written down?",
    scale=Scale.MATURITY,
    choices=tuple(
        Choice(str(level), text, 4 - level)
        for level, text in enumerate(("no targets", "talked about", "general", "numbers", "kept"))
    )[::-1],
    show_if=None,
)


def the_banks() -> BankSet:
    """Return a profile of one field and two short banks."""
    one = a_bank("one", [COPY, SHARE])
    two = a_bank("two", [LEVEL, a_question("two-02")], pitfall=2)
    titles = ("Overlooking data security and privacy", "Relying too heavily on outsourcing")
    named = [msgspec.structs.replace(b, title=t) for b, t in zip((one, two), titles, strict=True)]
    return a_bank_set(*named, fields=(FUNCTIONS,))


def an_interview(here: str, audit: Audit | None = None) -> Interview:
    """Return an interview that asks one of their questions now."""
    return msgspec.structs.replace(begin(the_banks(), audit or an_audit()), here=here)


def the_question(here: str, audit: Audit | None = None, *news: str) -> QuestionScene:
    """Return the screen of one of their questions."""
    interview = an_interview(here, audit)
    bank_set = interview.bank_set
    item = bank_set.fields.get(here) or bank_set.questions[here]
    return QuestionScene(item, interview, progress(interview), news, TODAY)


class DraftsInMemory:
    """Drafts that are kept where a test can see them."""

    def __init__(self, **texts: str) -> None:
        """Begin with some drafts."""
        self.texts = texts

    def read(self, name: str) -> str:
        """Return the draft."""
        return self.texts.get(name, "")

    def keep(self, name: str, text: str) -> None:
        """Keep the draft."""
        self.texts[name] = text

    def drop(self, name: str) -> None:
        """Forget the draft."""
        self.texts.pop(name, None)

    def path(self, name: str) -> Path:
        """Return a place where there is no file."""
        return Path("/nonexistent") / name


def a_review() -> Review:
    """Return a review with an entry in every group."""
    said = {
        Group.RED_LINE: "No: never",
        Group.UNANSWERED: "no answer yet",
        Group.LOOK_UP: "no answer yet",
        Group.UNKNOWN: "don't know",
        Group.NOT_APPLICABLE: "not applicable: they hold none of our data",
        Group.CHANGED: "Yes: it is in place (before: No: none of it is)",
        Group.CARRIED_OVER: "Partly: some of it is",
        Group.STALE: "Level 2 of 4: general",
    }
    entries = [
        ReviewEntry(group, f"one-{number:02}", f"{COPY.ask[:-1]} ({group.value})?", said[group])
        for number, group in enumerate(Group, start=1)
    ]
    entries[0] = msgspec.structs.replace(entries[0], confirmed=True)
    return Review(tuple(entries), answered=31, asked=33)


def some_offers() -> list[Deepening]:
    """Return two pitfalls to deepen."""
    return [
        Deepening("data", "Overlooking data security and privacy", 12, 4, "Three answers are bad."),
        Deepening("depend", "Relying too heavily on outsourcing", 1, 1, "Two are not known."),
    ]


def the_scenes() -> dict[str, Scene[object]]:
    """Return the main screens, by name, each in the state a person meets it in."""
    stored = Answer(
        answer="partial",
        note="Asked Ann.\nShe will look.",
        internal_note="She sounded unsure.",
        evidence=Evidence(seen=True, where="Contract folder", date="2026-10-01"),
        given="2025-10-01T09:00:00+00:00",
    )
    audit = an_audit({"one-01": stored}, {"functions": ("service",)})
    question = the_question("one-01", audit, "Pitfall 1 is done. Next: data security.")
    note = NoteScene(COPY, stored.note, DraftsInMemory(**{"one-01": "Asked Ann, then Bea"}))
    internal = NoteScene(COPY, stored.internal_note, DraftsInMemory(), NoteKind.INTERNAL)
    jump = JumpScene(an_interview("one-02", audit))
    number = the_question("one-02")
    pressed(number, "4", "2")
    offer = OfferScene(some_offers())
    pressed(offer, "down", " ")
    scenes: dict[str, Scene[object]] = {}
    scenes |= {"question": _any(question), "several": _any(the_question("functions", audit))}
    scenes |= {"number": _any(number), "note": _any(note), "jump": _any(jump)}
    scenes |= {"internal-note": _any(internal)}
    scenes |= {"evidence": _any(an_evidence_form()), "review": _any(ReviewScene(a_review(), ()))}
    scenes |= {"offer": _any(offer), "keys": _any(keys_panel(question.hints()))}
    return scenes | {"why": _any(a_why_panel())}


def an_evidence_form() -> Form:
    """Return the evidence form of a question without evidence."""
    return evidence_form(COPY, None, TODAY)


def a_why_panel() -> Panel:
    """Return the panel of reasons of a question."""
    return why_panel(COPY)


def pressed(scene: Scene[T], *keys: str) -> T | Aside | None:
    """Press keys; return the decision of the last one. None of the others may decide."""
    *before, last = keys
    for key in before:
        assert scene.press(key) is None, key
    return scene.press(last)


def typed(scene: Scene[T], text: str) -> None:
    """Type a text into a scene."""
    for character in text:
        assert scene.press(character) is None


def shown(scene: Scene[T], columns: int = 80, rows: int = 24) -> str:
    """Return a screen as text."""
    return as_text(scene.paint(columns, rows, LIGHT))


def words(scene: Scene[T], columns: int = 80, rows: int = 60) -> str:
    """Return what a screen says, in one line, without its frame."""
    return " ".join(shown(scene, columns, rows).replace("│", " ").split())


def _any(scene: Scene[T]) -> Scene[object]:
    """Return the same scene, whatever it decides."""
    return scene  # type: ignore[return-value]  # what is decided is not looked at
