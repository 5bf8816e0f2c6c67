"""One question in lines: where it stands, what was said to it, and what can be typed."""

from __future__ import annotations

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import ProfileField, Question
from outsource_audit.domain.progress import Progress
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.question_words import place_text, so_far, title_text

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
    screen.say(_sentence(title_text(at)), style="cyan")
    screen.say(f"{place_text(at)}.{' h for help.' if help_named else ''}", style="dim")
    screen.say()


def show_so_far(screen: Screen, item: Item, audit: Audit, today: str) -> None:
    """Print what Enter keeps, what else was said to the question, and its look-up mark."""
    for lead, text in so_far(item, audit, today):
        screen.quote(lead, text)


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
        ("n", "a note on your answer; the report shows it"),
        ("n!", "n, exclamation mark: an internal note, never in a client's report"),
        ("e", "evidence: whether you saw it, where and when"),
    ]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
