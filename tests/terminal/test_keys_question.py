"""A question by keys: what each key decides, and what is told around the question."""

from __future__ import annotations

import msgspec
import pytest
from key_scenes import COPY, SHARE, TODAY, an_interview, pressed, shown, the_question, typed, words

from builders import a_bank, a_bank_set, a_field, a_question, an_audit
from outsource_audit.domain.actions import (
    Action,
    Back,
    Forward,
    Give,
    GiveProfile,
    GoToReview,
    Keep,
    Leave,
    LookUp,
    NextPitfall,
    PreviousPitfall,
    Skip,
)
from outsource_audit.domain.audit import Answer, Earlier, Evidence
from outsource_audit.domain.interview import begin
from outsource_audit.domain.notes import NoteKind
from outsource_audit.domain.progress import Progress, progress
from outsource_audit.terminal.keys.panel import why_panel
from outsource_audit.terminal.keys.question_scene import QuestionScene, Wish
from outsource_audit.terminal.keys.scene import Aside
from outsource_audit.terminal.question_words import ANSWERED_ALREADY, place_text, title_text

NO_KEY = "That key does nothing here; h shows all keys."


@pytest.mark.parametrize(
    ("key", "decides"),
    [
        ("l", LookUp()),
        ("s", Skip()),
        ("b", Back()),
        ("left", Back()),
        ("f", Forward()),
        ("right", Forward()),
        ("[", PreviousPitfall()),
        ("pageup", PreviousPitfall()),
        ("]", NextPitfall()),
        ("pagedown", NextPitfall()),
        ("r", GoToReview()),
        ("q", Leave()),
        ("c-d", Leave()),
        ("u", Give("unknown")),
        ("1", Give("yes")),
        ("3", Give("no")),
        ("g", Wish.JUMP),
        ("/", Wish.JUMP),
        ("n", Wish.NOTE),
        ("e", Wish.EVIDENCE),
        ("x", Wish.REASON),
        ("?", Wish.WHY),
        ("h", Aside.KEYS),
    ],
)
def test_one_key_decides(key: str, decides: Action | Wish | Aside) -> None:
    """Every command and every answer has one key, and a capital letter is the same key."""
    assert the_question("one-01").press(key) == decides
    if len(key) == 1:
        assert the_question("one-01").press(key.upper()) == decides


@pytest.mark.parametrize(
    ("keys", "decides"),
    [
        (("down", "enter"), Give("yes")),
        (("j", "j", "enter"), Give("partial")),
        (("up", "enter"), Give("no")),
        (("down", "down", "down", "down", "enter"), Give("yes")),
        (("down", "k", "enter"), Give("no")),
    ],
)
def test_arrows_and_enter_answer(keys: tuple[str, ...], decides: Action) -> None:
    """The arrows select, from none to the first or last and round; Enter takes it."""
    assert pressed(the_question("one-01"), *keys) == decides


def test_levels_are_pressed_as_themselves() -> None:
    """A maturity level is its own key, and its answer a number."""
    assert the_question("two-01").press("0") == Give(0)
    assert the_question("two-01").press("4") == Give(4)
    assert pressed(the_question("two-01"), "down", "enter") == Give(0)


def test_enter_without_a_choice_says_what_to_do() -> None:
    """With nothing selected and nothing to keep, Enter decides nothing and says so."""
    scene = the_question("one-01")
    assert scene.press("enter") is None
    assert "Choose an answer first, or s to skip." in words(scene)
    scene.press("down")
    assert "Choose an answer first" not in words(scene)


@pytest.mark.parametrize("key", ["4", "0", "z", "escape", "f5", "c-a", "tab", " ", "é", "ne"])
def test_an_unknown_key_does_nothing_but_say_so(key: str) -> None:
    """A key without a meaning never answers; a quiet line says where all keys are shown."""
    scene = the_question("one-01")
    assert scene.press(key) is None
    assert NO_KEY in words(scene)


def test_not_applicable_where_it_is_not_offered() -> None:
    """`x` at a question that applies to everyone says so; so do notes at a profile field."""
    scene = the_question("one-02")
    assert scene.press("x") is None
    assert "This question applies to everyone. Press u if you do not know." in words(scene)
    field = the_question("functions")
    for key in ("n", "e"):
        assert field.press(key) is None
        assert "Notes and evidence come with the later questions" in words(field)


def test_several_answers_are_ticked_and_taken() -> None:
    """Digits and space tick and untick; Enter takes what is ticked, in the order shown."""
    scene = the_question("functions")
    assert pressed(scene, "2", "1", "enter") == GiveProfile(("fulfilment", "service"))
    scene = the_question("functions")
    assert pressed(scene, "1", "down", " ", "1", "enter") == GiveProfile(("service",))
    assert "> 1  [ ] fulfilment" in shown(scene)
    assert "  2  [x] customer service" in shown(scene)


def test_several_answers_that_cannot_stand_together_are_told() -> None:
    """What cannot be taken is said in the words of the screen, and nothing is decided."""
    scene = the_question("functions")
    assert pressed(scene, "1", "3", "enter") is None
    told = 'That cannot be: "none of these" cannot stand beside another answer.'
    assert told in words(scene)
    assert pressed(scene, "1", "enter") == GiveProfile(("none",))


def test_nothing_ticked_is_not_an_answer() -> None:
    """Enter with nothing ticked says how to tick, even where an answer was ticked before."""
    scene = the_question("functions")
    assert scene.press("enter") is None
    assert "Tick an answer with space first, or s to skip." in words(scene)
    scene = the_question("functions", an_audit(profile={"functions": ("service",)}))
    assert pressed(scene, "2", "enter") is None
    assert "Tick an answer with space first" in words(scene)


def test_enter_takes_the_answer_one_moved_to() -> None:
    """Where several may be ticked and none is, the one that was moved to is meant."""
    taken = GiveProfile(("fulfilment",))
    assert pressed(the_question("functions"), "down", "enter") == taken


def test_what_is_answered_is_not_marked_to_look_up() -> None:
    """The mark would have no effect; what to do instead is said."""
    scene = the_question("functions", an_audit(profile={"functions": ("service",)}))
    assert scene.press("l") is None
    assert ANSWERED_ALREADY in words(scene)


def test_a_number_is_typed_on_its_line() -> None:
    """Digits, comma, point and per cent fill the line; Enter takes what fits."""
    assert pressed(the_question("one-02"), "4", "2", "enter") == Give(42)
    assert pressed(the_question("one-02"), "4", "2", "backspace", "%", "enter") == Give(4)
    scene = the_question("one-02")
    typed(scene, "12,5")
    assert "Your number: 12,5" in words(scene)
    assert scene.press("enter") is None
    assert "12.5 is too fine; it takes whole numbers." in words(scene)
    assert pressed(the_question("one-02"), "1", "0", "1", "enter") is None


def test_the_worded_answer_beside_a_number() -> None:
    """The words beside a number have a key, and can be selected instead of typing."""
    assert the_question("one-02").press("w") == Give("no-idea")
    assert pressed(the_question("one-02"), "4", "down", "enter") == Give("no-idea")
    assert pressed(the_question("one-02"), "down", "4", "enter") == Give(4)


def test_enter_keeps_the_answer_there_is() -> None:
    """The answer so far is selected and told; Enter keeps it, another selection replaces it."""
    audit = an_audit({"one-01": Answer(answer="partial")}, {"functions": ("service",)})
    scene = the_question("one-01", audit)
    assert "> 2  Partly: longer ago" in shown(scene)
    told = "Your answer so far: Partly: longer ago, or only a part of it. Enter keeps it."
    assert told in words(scene)
    assert scene.press("enter") == Keep()
    assert pressed(scene, "down", "enter") == Give("no")
    assert pressed(scene, "up", "enter") == Keep()
    assert the_question("functions", audit).press("enter") == Keep()
    unknown = the_question("one-02", an_audit({"one-02": Answer(answer="unknown")}))
    assert "Your answer so far: don't know. Enter keeps it." in words(unknown)
    assert unknown.press("enter") == Keep()


def test_a_changed_question_is_confirmed() -> None:
    """An answer from before a question changed is told, and Enter confirms it."""
    old = an_audit({"one-01": Answer(answer="no", revision=0)})
    scene = the_question("one-01", old)
    told = "Before this question changed you answered: No: never. Enter confirms it."
    assert told in words(scene)
    assert scene.press("enter") == Keep()
    gone = the_question("one-01", an_audit({"one-01": Answer(answer="gone", revision=0)}))
    told = "This question changed since you answered it. Please answer again."
    assert told in words(gone)
    assert gone.press("enter") is None


def test_an_earlier_audit_is_shown_beside_the_question() -> None:
    """Last year's answer stands there with its date, its note and its age; Enter keeps it."""
    then = Answer(answer="yes", note="Bea has it", evidence=Evidence(seen=True))
    earlier = Earlier(date="2025-11-02", provider="Northway", answers={"one-01": then})
    audit = msgspec.structs.replace(an_audit(), earlier=earlier)
    scene = the_question("one-01", audit)
    told = words(scene)
    audit_then = "In the audit of 2025-11-02 (more than twelve months ago): Yes: "
    assert f"{audit_then}within the last twelve months" in told
    assert "could be opened. Enter keeps it. Note then:" in told
    assert "Note then: Bea has it" in told
    assert "Evidence then: seen" in told
    assert scene.press("enter") == Keep()


def test_marks_and_drafts_are_told() -> None:
    """A look-up mark and an unfinished note are named where the question is asked."""
    audit = msgspec.structs.replace(an_audit(), look_up=("one-01",))
    assert "You marked this to look up later." in words(the_question("one-01", audit))
    interview = an_interview("one-01")
    shared, internal = (
        QuestionScene(COPY, interview, progress(interview), (), TODAY, drafts={kind})
        for kind in NoteKind
    )
    assert "A note you were writing is kept; n opens it." in words(shared)
    assert "An internal note you were writing is kept; n! opens it." in words(internal)
    assert "A note you were writing" not in words(internal)


def test_a_long_note_is_told_by_its_beginning() -> None:
    """A note of pages does not push the question away: its beginning and its length are shown."""
    long = Answer(note="word " * 1000, internal_note="word " * 2000)
    told = words(the_question("one-01", an_audit({"one-01": long})))
    assert "... (5000 letters in all; n shows it whole)" in told
    assert "... (10000 letters in all; n! shows it whole)" in told
    assert len(told) < 1900


def test_both_notes_are_told_beside_the_question() -> None:
    """The internal one by its name, and the earlier audit's apart from one's own."""
    then = Answer(answer="yes", note="Bea has it", internal_note="Bea is unsure")
    earlier = Earlier(date="2025-11-02", provider="Northway", answers={"one-01": then})
    own = Answer(internal_note="Ask again")
    audit = msgspec.structs.replace(an_audit({"one-01": own}), earlier=earlier)
    told = words(the_question("one-01", audit))
    assert "Note then: Bea has it Internal note then: Bea is unsure" in told
    assert "Internal note: Ask again" in told


def test_the_internal_note_has_a_key() -> None:
    """An exclamation mark asks for it at a question of any kind, and at none of the profile."""
    for question in ("one-01", "one-02", "two-01"):
        assert the_question(question).press("!") is Wish.INTERNAL_NOTE
    profile = the_question("functions")
    assert profile.press("!") is None
    assert "Notes and evidence come with the later questions" in words(profile)


def test_a_paste_at_a_question_is_no_command() -> None:
    """Text pasted by mistake answers nothing."""
    scene = the_question("one-01")
    scene.paste("q1u")
    assert "A text was pasted; nothing was done with it." in words(scene)


def test_all_of_a_low_screen_can_be_reached() -> None:
    """On the lowest screen the question, every answer and what stands below can be seen."""
    audit = an_audit({"one-01": Answer(answer="partial", note="Ask Bea")})
    scene = the_question("one-01", audit)
    assert "Have you downloaded" in shown(scene, 40, 12)
    seen = ""
    for key in ("down", "down", "down", "end"):
        scene.press(key)
        seen += shown(scene, 40, 12)
    for text in ("> 1  Yes", "> 2  Partly", "> 3  No: never", "Note: Ask Bea"):
        assert text in seen
    scene.press("home")
    assert "Have you downloaded" in shown(scene, 40, 12)
    number = _a_bare_number()
    number.press("down")
    assert "Note: Ask Bea" in shown(number, 40, 12)


def test_the_news_give_way_to_the_question_on_a_low_screen() -> None:
    """Where not all fits, the question and its answers go first; Home shows the news again."""
    welcome = ("Audit of Kiln & Co and Northway", "Saved after every answer, on this machine." * 3)
    scene = the_question("two-01", None, *welcome)
    low = shown(scene, 40, 12)
    assert "How clearly are this provider's" in low
    assert "2  general" in low
    assert "Audit of Kiln" not in low
    assert "machine" not in low
    assert "more above and below" in low
    pressed(scene, "home")
    assert "* Audit of Kiln" in shown(scene, 40, 12)
    pressed(scene, "down")
    assert "> 0  no targets" in shown(scene, 40, 12)
    high = shown(the_question("two-01", None, *welcome), 40, 40)
    assert "* Audit of Kiln" in high
    assert "4  kept" in high


def test_a_question_longer_than_the_screen_begins_at_its_top() -> None:
    """Of a question that alone is too long the beginning is shown first, not the news."""
    long = msgspec.structs.replace(COPY, ask=COPY.ask * 5)
    bank_set = a_bank_set(a_bank("one", [long]))
    interview = begin(bank_set, an_audit())
    asked = bank_set.questions["one-01"]
    scene = QuestionScene(asked, interview, progress(interview), ["News"] * 4, TODAY)
    first = shown(scene, 40, 12).splitlines()[3]
    assert first.startswith("│ Have you downloaded")


def _a_bare_number() -> QuestionScene:
    question = msgspec.structs.replace(SHARE, choices=())
    bank_set = a_bank_set(a_bank("one", [question]))
    audit = an_audit({"one-02": Answer(note="Ask Bea")})
    interview = begin(bank_set, audit)
    return QuestionScene(
        bank_set.questions["one-02"], interview, progress(interview), ["News"] * 4, TODAY
    )


@pytest.mark.parametrize(
    ("at", "title", "place"),
    [
        (
            Progress("Data", 3, 9, 2, 6, 21, 8),
            "Pitfall 3 of 9: Data",
            "Question 2 of 6 here, 21 left, about 8 minutes",
        ),
        (
            Progress("About you", None, 9, 3, 17, 40, 15),
            "About you",
            "Question 3 of 17 about you, about 40 left in all, about 15 minutes",
        ),
        (
            Progress("Data", 3, 9, 1, 1, 1, 1),
            "Pitfall 3 of 9: Data",
            "Question 1 of 1 here, 1 left, about 1 minute",
        ),
        (
            Progress("Data", 9, 9, 6, 6, 0, 0),
            "Pitfall 9 of 9: Data",
            "Question 6 of 6 here, nothing else to ask",
        ),
    ],
)
def test_where_am_i(at: Progress, title: str, place: str) -> None:
    """The part, the place in it, and what is left, in whole words."""
    assert title_text(at) == title
    assert place_text(at) == place


def test_a_weight_is_never_shown() -> None:
    """Neither the question nor its panel of reasons gives away what scores well."""
    question = a_question("one-01", severity_reason="it is grave", fix="Do it now.")
    bank_set = a_bank_set(a_bank("one", [question]), fields=(a_field("size", "s", "l"),))
    interview = msgspec.structs.replace(begin(bank_set, an_audit()), here="one-01")
    asked = bank_set.questions["one-01"]
    told = words(QuestionScene(asked, interview, progress(interview), (), TODAY))
    assert asked.ask in told
    told += words(why_panel(asked))
    assert asked.evidence in told
    for weight in ("it is grave", "Do it now.", "medium", "severity", "points"):
        assert weight not in told
