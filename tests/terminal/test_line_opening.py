"""Before the questions, by lines: which audit, whose, and yes or no."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from line_sitting import HERE, Sitting

from outsource_audit.errors import UsageError
from outsource_audit.terminal.line_interview import LineInterview
from outsource_audit.terminal.person import Begun


def test_an_audit_is_chosen_by_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The audits here are numbered, with what is left of each; n begins a new one."""
    sitting = Sitting(monkeypatch, tmp_path, "4", "2")
    assert sitting.person.choose_audit(HERE) == Path("b.audit.json")
    assert sitting.told.startswith(
        "Audits in this folder:\n"
        "  1  Kiln and Northway: 61 questions left\n"
        "  2  Kiln and South: 1 question left\n"
        "  3  Kiln and West: all answered\n"
        "  n  begin a new audit\n"
    )
    assert "Type a number from 1 to 3, or n.\n" in sitting.told
    assert Sitting(monkeypatch, tmp_path, "N").person.choose_audit(HERE) is None


def test_audits_with_the_same_names_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where two audits read the same, each is listed with its file; the others are not."""
    begun = [
        *HERE[:2],
        Begun(Path("a-2.audit.json"), "KILN ", "Northway", 3),
        Begun(Path("d.audit.json"), is_damaged=True),
        Begun(Path("e.audit.json"), is_damaged=True),
    ]
    sitting = Sitting(monkeypatch, tmp_path, "3")
    assert sitting.person.choose_audit(begun) == Path("a-2.audit.json")
    assert sitting.told.startswith(
        "Audits in this folder:\n"
        "  1  Kiln and Northway: 61 questions left (a.audit.json)\n"
        "  2  Kiln and South: 1 question left\n"
        "  3  KILN  and Northway: 3 questions left (a-2.audit.json)\n"
        "  4  d.audit.json: damaged; choose it to go on from its last good state\n"
        "  5  e.audit.json: damaged; choose it to go on from its last good state\n"
    )


def test_where_no_audit_lies_nothing_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An empty folder begins a new audit without a question."""
    sitting = Sitting(monkeypatch, tmp_path)
    assert sitting.person.choose_audit([]) is None
    assert sitting.told == ""


def test_both_names_are_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither name may be empty."""
    sitting = Sitting(monkeypatch, tmp_path, "", " Kiln & Co ", "Northway")
    assert sitting.person.ask_names() == ("Kiln & Co", "Northway")
    assert sitting.told == (
        "A new audit looks at one provider. Which one would hurt most if it failed?\n"
        "Your business: Type a name.\nYour business: The provider: "
    )


def test_enter_keeps_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Names that are known are offered, made harmless."""
    sitting = Sitting(monkeypatch, tmp_path, "", "South")
    assert sitting.person.ask_names("Kiln & Co", "North\x1b[2J") == ("Kiln & Co", "South")
    assert "Your business (Enter keeps Kiln & Co): " in sitting.told
    assert "The provider (Enter keeps North␛[2J): " in sitting.told


@pytest.mark.parametrize(
    ("piped", "told"),
    [
        (False, "stopped before an audit was begun; nothing was written"),
        (True, "the input ended before an audit was begun; nothing was written"),
    ],
)
@pytest.mark.parametrize(
    "ask", [lambda person: person.ask_names(), lambda person: person.choose_audit(HERE)]
)
def test_the_end_before_the_beginning(
    ask: Callable[[LineInterview], object],
    piped: bool,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Input that ends before there is an audit says that nothing was written."""
    with pytest.raises(UsageError) as error:
        ask(Sitting(monkeypatch, tmp_path, piped=piped).person)
    assert str(error.value) == told


@pytest.mark.parametrize(
    ("lines", "agreed"),
    [
        (("y",), True),
        (("YES",), True),
        (("n",), False),
        (("no",), False),
        (("",), False),
        ((), False),
        (("sure", "y"), True),
    ],
)
def test_only_yes_is_yes(
    lines: tuple[str, ...], agreed: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Enter and the end of input are no; anything else is asked again."""
    sitting = Sitting(monkeypatch, tmp_path, *lines)
    assert sitting.person.agree(["It moved.", "Twice."], "Take it?") is agreed
    assert sitting.told.startswith("It moved.\nTwice.\nTake it? y or n. Enter is no.\n> ")
    assert ("Type y or n.\n" in sitting.told) is (lines[:1] == ("sure",))


def test_an_empty_piped_name_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty line is no name, and the next one is the other name."""
    sitting = Sitting(monkeypatch, tmp_path, "# names", "Kiln", "", piped=True)
    with pytest.raises(UsageError) as error:
        sitting.person.ask_names()
    assert str(error.value) == (
        "standard input:3: the provider: Type a name. Nothing from this line on was taken."
    )
