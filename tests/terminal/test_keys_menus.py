"""Lists by keys: going anywhere, more questions, the review, audits, yes and no."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from key_scenes import (
    a_review,
    a_why_panel,
    an_interview,
    pressed,
    shown,
    some_offers,
    the_question,
    typed,
    words,
)

from builders import an_audit
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.review import Review
from outsource_audit.terminal.keys.jump_scene import JumpScene
from outsource_audit.terminal.keys.offer_scene import OfferScene
from outsource_audit.terminal.keys.opening_scenes import (
    AuditsScene,
    NewAudit,
    agree_scene,
    save_again_scene,
)
from outsource_audit.terminal.keys.panel import keys_panel
from outsource_audit.terminal.keys.review_scene import ReviewScene
from outsource_audit.terminal.keys.scene import Aside
from outsource_audit.terminal.person import (
    Begun,
    Finish,
    GoOn,
    LeaveReview,
    Open,
    ReviewChoice,
)

NO_KEY = "That key does nothing here; h shows all keys."


def a_jump(here: str = "one-02") -> JumpScene:
    """Return the list of an audit in which questions stand in every way."""
    answers = {"one-01": Answer(answer="yes"), "two-02": Answer(answer="unknown")}
    audit = msgspec.structs.replace(
        an_audit(answers, {"functions": ("service",)}), look_up=("two-01",)
    )
    return JumpScene(an_interview(here, audit))


def test_any_question_can_be_gone_to() -> None:
    """The list begins at the question asked now; the arrows move, Enter goes, Esc stays."""
    assert a_jump().press("enter") == "one-02"
    assert pressed(a_jump(), "down", "enter") == "two-01"
    assert pressed(a_jump(), "up", "up", "enter") == "functions"
    assert pressed(a_jump(), "pageup", "up", "enter") == "functions"
    assert a_jump().press("escape") == ""


@pytest.mark.parametrize(
    ("words_typed", "found"),
    [
        ("targets", "two-01"),
        ("TARGETS written", "two-01"),
        ("written targets", "two-01"),
        ("two-02", "two-02"),
        ("heavily two-02", "two-02"),
        ("security share", "one-02"),
        ("provider do for", "functions"),
    ],
)
def test_typing_searches(words_typed: str, found: str) -> None:
    """Every word typed must occur, in any order and case, in id, question or pitfall."""
    scene = a_jump()
    typed(scene, words_typed)
    assert scene.press("enter") == found


def test_letters_that_are_commands_elsewhere_are_searched_for() -> None:
    """In the list every letter is a letter; a backspace widens the search again."""
    scene = a_jump()
    typed(scene, "qbjk")
    assert "No question matches. Take a word away." in words(scene)
    assert scene.press("enter") is None
    for _ in range(4):
        scene.press("backspace")
    assert scene.count() == len(scene.all)


def test_the_list_says_how_each_question_stands() -> None:
    """Answered, open, to look up and not known are told apart in words."""
    told = shown(a_jump())
    for id_, mark in {
        "one-01": "answered",
        "one-02": "open",
        "two-01": "to look up",
        "two-02": "not known",
    }.items():
        line = next(line for line in told.splitlines() if f" {id_} " in line)
        assert f" {mark} " in line


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (("enter",), Open("one-01")),
        (("down", "enter"), Open("one-02")),
        (("j", "j", "k", "enter"), Open("one-02")),
        (("end", "enter"), Open("one-08")),
        (("8",), Open("one-08")),
        (("a",), GoOn()),
        (("f",), Finish()),
        (("escape",), Finish()),
        (("q",), LeaveReview()),
        (("c-d",), LeaveReview()),
        (("9",), None),
        (("0",), None),
        (("h",), Aside.KEYS),
    ],
)
def test_the_review_opens_and_ends(
    keys: tuple[str, ...], choice: ReviewChoice | Aside | None
) -> None:
    """An entry is opened by arrows or by its digit; one key each goes on, finishes, leaves."""
    assert pressed(ReviewScene(a_review(), ()), *keys) == choice


def test_the_review_is_grouped_and_counted() -> None:
    """Every group has its heading and its number, and what was said stands with it."""
    told = words(ReviewScene(a_review(), ["Pitfall 9 is done."]), 100, 60)
    place = -1
    for heading in (
        "31 of 33 answered.",
        "* Pitfall 9 is done.",
        "Red lines to confirm, 1",
        "(looked at again) No: never",
        "Unanswered, 1",
        "To look up, 1",
        "Not known, 1",
        "don't know",
        "Not applicable, 1",
        "Changed, 1",
        "(before: No: none of it is)",
        "Carried over from the earlier audit, 1",
        "Older than twelve months, 1",
    ):
        assert told.index(heading) > place
        place = told.index(heading)
    assert "no answer yet" not in told
    assert "All 33 answered" not in told


def test_a_review_without_entries() -> None:
    """Where nothing is open that is said; Enter and `a` do nothing, `f` finishes."""
    scene = ReviewScene(Review((), 33, 33), ())
    assert "All 33 answered." in words(scene)
    assert scene.press("enter") is None
    assert scene.press("a") is None
    assert "there is nothing to go on with" in words(scene)
    assert scene.press("f") == Finish()


def test_offers_are_ticked() -> None:
    """Space and digits tick; Enter begins with what is ticked, the worthiest first."""
    assert pressed(OfferScene(some_offers()), " ", "enter") == ("data",)
    assert pressed(OfferScene(some_offers()), "2", "1", "enter") == ("data", "depend")
    assert pressed(OfferScene(some_offers()), "down", " ", "1", "1", "enter") == ("depend",)


def test_nothing_more_has_to_be_taken_up() -> None:
    """Enter without a tick goes on, and so do Esc and n."""
    for key in ("enter", "escape", "n"):
        assert OfferScene(some_offers()).press(key) == ()
    assert "Enter alone goes on without." in words(OfferScene(some_offers()))


def test_an_offer_says_what_it_costs() -> None:
    """How many questions, how long, and why; one is one."""
    told = words(OfferScene(some_offers()))
    assert "12 more on Overlooking data security and privacy, about 4 minutes" in told
    assert "1 more on Relying too heavily on outsourcing, about 1 minute " in told
    assert "Three answers are bad." in told


def test_an_audit_is_chosen() -> None:
    """By its number, by arrows, or `n` for a new one; what is left of each is told."""
    begun = [
        Begun(Path("a.audit.json"), "Kiln & Co", "Northway", 1),
        Begun(Path("b.audit.json"), "Kiln & Co", "Eastway", 0),
    ]
    told = words(AuditsScene(begun))
    assert "> 1 Kiln & Co and Northway: 1 question left" in told
    assert "2 Kiln & Co and Eastway: all answered" in told
    assert "n begin a new audit" in told
    assert AuditsScene(begun).press("2") is begun[1]
    assert AuditsScene(begun).press("3") is None
    assert AuditsScene(begun).press("enter") is begun[0]
    assert pressed(AuditsScene(begun), "down", "down", "enter") is NewAudit.BEGIN
    assert AuditsScene(begun).press("n") is NewAudit.BEGIN
    assert AuditsScene(begun).press("escape") is NewAudit.STOP


def test_two_audits_of_the_same_names_show_their_files() -> None:
    """A second audit of the same provider is told apart by its file, on the narrowest screen."""
    begun = [
        Begun(Path("kiln-co-northway.audit.json"), "Kiln & Co", "Northway", 61),
        Begun(Path("kiln-co-northway-2.audit.json"), "Kiln & Co", "Northway", 0),
        Begun(Path("kiln-co-eastway.audit.json"), "Kiln & Co", "Eastway", 0),
    ]
    told = words(AuditsScene(begun), 40, 24)
    assert "Northway: 61 questions left (kiln-co-northway.audit.json) 2" in told
    assert "Northway: all answered (kiln-co-northway-2.audit.json) 3" in told
    assert "Eastway: all answered n begin" in told
    assert all(len(line) <= 40 for line in shown(AuditsScene(begun), 40, 24).splitlines())


def test_only_an_outspoken_yes_is_one() -> None:
    """`y` agrees, `n` and Esc do not, and Enter is neither."""
    scene = agree_scene(["The file is damaged."], "Go on from the last good state?")
    assert "The file is damaged. Go on from the last good state?" in words(scene)
    assert scene.press("enter") is None
    assert "y yes or n no." in words(scene)
    assert scene.press("Y") is True
    assert agree_scene([], "Sure?").press("n") is False
    assert agree_scene([], "Sure?").press("escape") is False


def test_saving_is_tried_again() -> None:
    """A failed save is told as it is; Enter tries again and q stops."""
    scene = save_again_scene("northway.audit.json cannot be written: no space left")
    assert "no space left Your last answer is not saved yet." in words(scene)
    assert scene.press("enter") is True
    assert save_again_scene("full").press("q") is False
    assert save_again_scene("full").press("x") is None


def test_panels_scroll_and_close() -> None:
    """The arrows scroll a panel that is longer than the screen; any other key closes it."""
    panel = keys_panel(the_question("one-01").hints())
    assert "Ctrl-C" not in shown(panel, 40, 12)
    for _ in range(60):
        assert panel.press("down") is None
        text = shown(panel, 40, 12)
    assert "Ctrl-C" in text
    panel.press("up")
    assert shown(panel, 40, 12) != text
    assert panel.press("x") is True


def test_every_key_of_a_question_is_listed() -> None:
    """The panel of keys names each command, in full words."""
    told = words(keys_panel(the_question("one-01").hints()))
    for text in (
        "u don't know",
        "x not applicable, and why",
        "l I will look this up",
        "s skip it for now",
        "? why this is asked, and what would show it",
        "n a note on your answer",
        "e evidence:",
        "b back",
        "f forward",
        "[ to the pitfall before",
        "] to the next pitfall",
        "g go to any question",
        "r review all answers",
        "q save and leave",
        "Ctrl-C stop at once",
    ):
        assert text in told


def test_the_panel_of_reasons() -> None:
    """Why, what would show it, and when it does not apply; a red line is not given away."""
    told = words(a_why_panel())
    assert "Why: If the provider stops" in told
    assert "Evidence: The file with its date, opened once." in told
    assert "Not applicable when: the provider holds none of your data" in told


def test_unknown_keys_in_lists() -> None:
    """A key without a meaning says where all keys are shown."""
    review, offer = ReviewScene(a_review(), ()), OfferScene(some_offers())
    assert review.press("z") is None
    assert offer.press("z") is None
    assert NO_KEY in words(review)
    assert NO_KEY in words(offer)
