"""One question in lines: where it stands, what was said to it, and what can be typed."""

from __future__ import annotations

from outsource_audit.domain.age import is_stale
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import ProfileField, Question
from outsource_audit.domain.interview import Item
from outsource_audit.domain.keeping import Kept, Source, kept
from outsource_audit.domain.progress import Progress
from outsource_audit.domain.wording import answer_text, evidence_text, profile_text
from outsource_audit.terminal.console import Screen

LONGEST_NOTE_SHOWN = 300
_ANYWHERE = (
    ("l", "look it up later: it stays open, and is listed for you at the end"),
    ("s", "skip it for now"),
    ("b", "back to the question before"),
    ("f", "forward to the next question, answered or not"),
    ("[", "opening bracket: to the pitfall before"),
    ("]", "closing bracket: to the next pitfall"),
    ("g", "go to a question, by a word or by its id"),
    ("r", "review all answers"),
    ("h", "hear these commands again"),
    ("q", "save and leave"),
)


def show_head(screen: Screen, at: Progress, *, help_named: bool) -> None:
    """Print where the person is; name the key for help where that is wanted."""
    pitfall = f"Pitfall {at.pitfall} of {at.pitfalls}: " if at.pitfall else ""
    screen.say(_sentence(f"{pitfall}{at.title}"), style="cyan")
    screen.say(f"{place_text(at)}{' h for help.' if help_named else ''}", style="dim")
    screen.say()


def place_text(at: Progress) -> str:
    """Return where the person is within a part, and what is left of the whole."""
    here = "here" if at.pitfall else "about you"
    place = f"Question {at.number} of {at.of} {here}"
    if not at.left:
        return f"{place}, nothing else to ask."
    in_all = "" if at.pitfall else " in all"
    minutes = "1 minute" if at.minutes == 1 else f"{at.minutes} minutes"
    return f"{place}, about {at.left} left{in_all}, about {minutes}."


def show_so_far(screen: Screen, item: Item, audit: Audit, today: str) -> None:
    """Print what Enter keeps, what else was said to the question, and its look-up mark."""
    keeps = kept(item, audit)
    if keeps is not None:
        stale = " That is more than twelve months old." if is_stale(keeps.given, today) else ""
        screen.say(f"{kept_text(item, audit, keeps)}{stale}")
    elif misfit := _misfit_text(item, audit):
        screen.say(misfit)
    if keeps is not None and keeps.source is Source.EARLIER and keeps.answer is not None:
        _show_note_and_evidence(screen, keeps.answer, " then")
    _show_note_and_evidence(screen, audit.answers.get(item.id, Answer()), "")
    if item.id in audit.look_up:
        screen.say("You marked this to look up later.")


def kept_text(item: Item, audit: Audit, keeps: Kept) -> str:
    """Return in words what Enter keeps and where it comes from."""
    said = _said(item, keeps)
    if keeps.source is Source.OWN:
        return f"Your answer so far: {said}. Enter keeps it."
    if keeps.source is Source.CONFIRM:
        return f"You answered {said} before this question changed. Enter confirms it."
    date = audit.earlier.date if audit.earlier else ""
    return f"In the audit of {date or 'an earlier day'}: {said}. Enter keeps it."


def note_shown(note: str) -> str:
    """Return a note as it is read beside its question: whole, or its beginning and its length."""
    if len(note) <= LONGEST_NOTE_SHOWN:
        return note
    lines = note.count("\n") + 1
    length = f"{lines} lines" if lines > 1 else f"{len(note)} letters"
    return f"{note[:LONGEST_NOTE_SHOWN].rstrip()} … ({length} in all; n shows it whole)"


def commands_in_short(item: Item) -> str:
    """Return the commands that are needed most, in one sentence."""
    offered = ["u don't know"]
    if isinstance(item, Question):
        if item.not_applicable_when:
            offered.append("x not applicable")
        offered += ["? why and what evidence", "n note", "e evidence seen"]
    else:
        offered.append("? why")
    offered += ["l look it up later", "s skip", "b back", "q save and leave"]
    return ", ".join([*offered, "h all commands"])


def show_commands(screen: Screen, item: Item) -> None:
    """Print every command there is at a question, one a line."""
    screen.say()
    screen.say("Type your answer, or one of these:")
    for key, meaning in (*_about_this(item), *_ANYWHERE):
        screen.hang(f"{key}  ", meaning, indent=2)
    screen.say()


def _about_this(item: Item) -> list[tuple[str, str]]:
    listed = [("Enter", "keep the answer so far, where there is one"), ("u", "don't know")]
    if isinstance(item, ProfileField):
        return [*listed, ("?", "question mark: why this is asked")]
    if item.not_applicable_when:
        listed.append(("x", "not applicable, and why"))
    return [
        *listed,
        ("?", "question mark: why this is asked, and what would show it"),
        ("n", "a note on your answer"),
        ("e", "evidence: whether you saw it, where and when"),
    ]


def _said(item: Item, keeps: Kept) -> str:
    if isinstance(item, ProfileField):
        said = "" if keeps.value is None else profile_text(item, keeps.value)
    else:
        said = answer_text(item, keeps.answer or Answer())
    return said.removesuffix(".")


def _misfit_text(item: Item, audit: Audit) -> str:
    """Return what to say of an answer that is stored and cannot be kept."""
    if isinstance(item, Question):
        stored = audit.answers.get(item.id)
        if stored is None or not stored.is_given:
            return ""
        return "This question changed since you answered it. Please answer again."
    value = audit.profile.get(item.id)
    if value is None:
        return ""
    given = profile_text(item, value)
    return f"Your answer so far: {given}. It does not fit this question; please answer again."


def _show_note_and_evidence(screen: Screen, answer: Answer, then: str) -> None:
    if answer.note:
        screen.quote(f"Note{then}: ", note_shown(answer.note))
    if answer.evidence:
        screen.hang(f"Evidence{then}: ", evidence_text(answer.evidence))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
