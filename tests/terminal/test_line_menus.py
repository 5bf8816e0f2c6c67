"""After the questions, by lines: more questions, the review; and what all menus share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from line_sitting import HERE, Sitting

from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.review import Group, Review, ReviewEntry
from outsource_audit.errors import UsageError
from outsource_audit.terminal.line_interview import LineInterview
from outsource_audit.terminal.person import (
    Finish,
    GoOn,
    LeaveReview,
    Open,
    ReviewChoice,
)
from outsource_audit.terminal.review_words import HEADINGS

OFFERS = [
    Deepening("data", "Data", 12, 4, "much is at stake here"),
    Deepening("comms", "Words", 1, 1, ""),
]
LATER = "Type numbers with commas to take some up now, or Enter for later.\n"


def a_review(*groups: Group, answered: int = 3, asked: int = 5) -> Review:
    """Return a review with one question in each group."""
    entries = tuple(
        ReviewEntry(
            group, f"one-0{number}", f"Is {number} so?", "No: never", group is Group.CHANGED
        )
        for number, group in enumerate(groups, start=1)
    )
    return Review(entries, answered, asked)


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (("2, 1,2",), ("comms", "data")),
        (("1",), ("data",)),
        (("",), ()),
        ((), ()),
        (("3", "1;2", "1,"), ()),
    ],
)
def test_pitfalls_are_taken_up_by_number(
    lines: tuple[str, ...],
    taken: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Each offer says how many, how long and why; Enter and the end of input mean later."""
    sitting = Sitting(monkeypatch, tmp_path, *lines)
    assert sitting.person.offer(OFFERS) == taken
    assert sitting.told.startswith(
        "\nMore questions would tell most here:\n"
        "  1  12 more on Data, about 4 minutes: much is at stake here.\n"
        f"  2  1 more on Words, about 1 minute.\n{LATER}> "
    )
    wrong = "Type numbers from 1 to 2 with commas between them, or Enter for later.\n"
    assert sitting.told.count(wrong) == (3 if len(lines) == 3 else 0)


def test_one_offer_is_one_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where there is one offer, its number is named; where there is none, nothing is asked."""
    sitting = Sitting(monkeypatch, tmp_path, "x", "1")
    assert sitting.person.offer(OFFERS[:1]) == ("data",)
    assert "Type 1, or Enter for later.\n" in sitting.told
    assert Sitting(monkeypatch, tmp_path).person.offer([]) == ()


@pytest.mark.parametrize(
    ("lines", "choice"),
    [
        (("2",), Open("one-02")),
        (("a",), GoOn()),
        (("",), Finish()),
        ((), Finish()),
        (("Q",), LeaveReview()),
        (("9", "1"), Open("one-01")),
    ],
)
def test_the_review_opens_goes_on_finishes_or_leaves(
    lines: tuple[str, ...],
    choice: ReviewChoice,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Every entry has a number; what may be typed is said before and after a wrong line."""
    sitting = Sitting(monkeypatch, tmp_path, *lines)
    assert sitting.person.review(a_review(Group.RED_LINE, Group.UNANSWERED), ()) == choice
    offered = (
        "Type a number to open it, a for what is open, b for the last one, Enter to finish, "
        "q to leave.\n"
    )
    assert sitting.told.count(offered) == (2 if len(lines) == 2 else 1)


def test_the_review_has_a_heading_for_each_group(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """News, the count, then the groups in order with their number of entries."""
    sitting = Sitting(monkeypatch, tmp_path)
    sitting.person.review(a_review(*Group), ["Pitfall 9 done."])
    assert sitting.told.startswith(
        "\nPitfall 9 done.\nBefore the end, a second look.\n3 of 5 answered.\n\n"
        "Red lines to confirm, 1:\n  1  Is 1 so? Your answer: No: never.\n\n"
        "Unanswered, 1:\n  2  Is 2 so?\n\n"
    )
    assert "Changed, 1:\n  6  Is 6 so? Your answer: No: never. You looked at it again.\n" in (
        sitting.told
    )
    headings = [line[:-4] for line in sitting.told.splitlines() if line.endswith(", 1:")]
    assert headings == list(HEADINGS.values())
    assert list(HEADINGS) == list(Group)


@pytest.mark.parametrize(
    ("unknown", "told"),
    [
        (0, "All 5 answered.\n"),
        (1, 'All 5 answered; 1 is "don\'t know".\n'),
        (3, 'All 5 answered; 3 are "don\'t know".\n'),
    ],
)
def test_what_is_not_known_is_not_taken_for_settled(
    unknown: int, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where no question waits, the review says how many answers are still missing."""
    sitting = Sitting(monkeypatch, tmp_path, "")
    asked = msgspec.structs.replace(a_review(Group.UNKNOWN, answered=5), unknown=unknown)
    assert sitting.person.review(asked, ()) == Finish()
    assert told in sitting.told


def test_a_review_of_nothing_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With nothing open, a is no choice; with no entry, a number is none."""
    sitting = Sitting(monkeypatch, tmp_path, "a", "1", "")
    assert sitting.person.review(a_review(answered=5), ()) == Finish()
    assert "All 5 answered.\n" in sitting.told
    assert (
        sitting.told.count("Press Enter to finish, or type b for the last one, q to leave.\n") == 3
    )


@pytest.mark.parametrize(("lines", "again"), [(("",), True), (("q",), False), ((), False)])
def test_saving_is_tried_again(
    lines: tuple[str, ...], again: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Enter tries again, q and the end of input give up."""
    sitting = Sitting(monkeypatch, tmp_path, *lines)
    assert sitting.person.save_again("a.audit.json: cannot be saved: disk full") is again
    assert sitting.heard == (
        "a.audit.json: cannot be saved: disk full Your last answer is not saved yet. "
        "Make room and press Enter, or type q to stop. >"
    )


def test_nobody_makes_room_in_a_pipe(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With piped lines no line is taken for Enter: saving is given up at once."""
    sitting = Sitting(monkeypatch, tmp_path, "1", piped=True)
    assert not sitting.person.save_again("a.audit.json: cannot be saved: disk full")
    assert sitting.told.endswith("disk full\nYour last answer is not saved.\n")
    assert sitting.left == "1\n"


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (
            lambda person: person.choose_audit(HERE),
            "the audits here: Type a number from 1 to 3, or n.",
        ),
        (lambda person: person.agree([], "Take it?"), "Take it?: Type y or n."),
        (
            lambda person: person.offer(OFFERS),
            (
                "more questions: Type numbers from 1 to 2 with commas between them, "
                "or Enter for later."
            ),
        ),
        (
            lambda person: person.review(a_review(Group.STALE), ()),
            "review: Type a number to open it, b for the last one, Enter to finish, q to leave.",
        ),
    ],
)
def test_a_wrong_piped_line_ends_every_menu(
    ask: Callable[[LineInterview], object],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """No menu takes the next line in place of a wrong one; comments are passed over."""
    sitting = Sitting(monkeypatch, tmp_path, "# a comment", "zzz", "y", piped=True)
    with pytest.raises(UsageError) as error:
        ask(sitting.person)
    assert str(error.value) == f"standard input:2: {told} Nothing from this line on was taken."
    assert sitting.left == "y\n"


@pytest.mark.parametrize(
    "ask",
    [
        lambda person: person.choose_audit(HERE),
        lambda person: person.ask_names(),
        lambda person: person.agree([], "Take it?"),
        lambda person: person.offer(OFFERS),
        lambda person: person.review(a_review(), ()),
    ],
)
def test_ctrl_c_passes_through(
    ask: Callable[[LineInterview], object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Ctrl-C is nobody's answer: the caller hears of it."""

    def interrupted() -> str:
        raise KeyboardInterrupt

    sitting = Sitting(monkeypatch, tmp_path)
    monkeypatch.setattr("sys.stdin.readline", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ask(sitting.person)
    assert sitting.person.save_again("disk full") is False
