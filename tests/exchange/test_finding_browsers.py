"""Finding a browser, on three systems that are made up, and by the name a user gives."""

from __future__ import annotations

import ntpath
import posixpath
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.errors import FileError, UsageError
from outsource_audit.exchange.browser import (
    Machine,
    chosen_browser,
    found_browser,
    named_browser,
    this_machine,
)
from outsource_audit.exchange.browser_places import KINDS, names_on_path, places

HOME = "/home/ada"
WINDOWS = {
    "PROGRAMFILES": r"C:\Program Files",
    "PROGRAMFILES(X86)": r"C:\Program Files (x86)",
    "LOCALAPPDATA": r"C:\Users\Ada\AppData\Local",
}
CHROME_ON_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
WANTED = "--browser takes chrome, chromium, edge, or the path of one of them"


def machine(
    platform: str, installed: Collection[str], environ: dict[str, str] | None = None
) -> Machine:
    """Make up a computer where the given paths, and no others, can be run."""
    separators = ntpath if platform == "win32" else posixpath

    def which(name: str) -> str | None:
        if separators.dirname(name):
            return name if name in installed else None
        path = f"/usr/bin/{name}"
        return path if path in installed else None

    told = (WINDOWS if platform == "win32" else {}) | (environ or {})
    return Machine(platform, told, HOME, installed.__contains__, which)


@pytest.mark.parametrize(
    ("platform", "path"),
    [
        ("linux", "/usr/bin/google-chrome-stable"),
        ("linux", "/usr/bin/google-chrome"),
        ("linux", "/usr/bin/chrome"),
        ("linux", "/opt/google/chrome/chrome"),
        ("linux", "/usr/bin/chromium"),
        ("linux", "/usr/bin/chromium-browser"),
        ("linux", "/snap/bin/chromium"),
        ("linux", "/usr/bin/microsoft-edge"),
        ("linux", "/usr/bin/microsoft-edge-stable"),
        ("linux", "/opt/microsoft/msedge/msedge"),
        ("freebsd14", "/usr/bin/chrome"),
        ("darwin", CHROME_ON_MAC),
        ("darwin", f"{HOME}{CHROME_ON_MAC}"),
        ("darwin", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
        ("darwin", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ("darwin", "/Applications/Google Chrome Canary.app/Contents/MacOS/Google Chrome Canary"),
        ("win32", r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
        ("win32", r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe"),
        ("win32", r"C:\Users\Ada\AppData\Local\Google\Chrome\Application\chrome.exe"),
        ("win32", r"C:\Users\Ada\AppData\Local\Chromium\Application\chrome.exe"),
        ("win32", r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"),
        ("win32", r"C:\Program Files\Microsoft\Edge Beta\Application\msedge.exe"),
    ],
)
def test_a_browser_is_found_where_its_installer_puts_it(platform: str, path: str) -> None:
    """Alone on a machine, it is found at its usual place on every system."""
    assert str(found_browser(machine(platform, {path}))) == path


def everywhere(platform: str) -> list[str]:
    """Return every path that is looked at, in the order in which they are preferred."""
    return [
        path
        for kind in KINDS
        for path in (
            *(f"/usr/bin/{name}" for name in names_on_path(kind, platform)),
            *places(kind, platform, WINDOWS, HOME),
        )
    ]


@given(st.sampled_from(["linux", "darwin", "win32"]), st.data())
def test_chrome_comes_before_chromium_before_edge(platform: str, data: st.DataObject) -> None:
    """Of any set of browsers the same one is taken: Chrome, else Chromium, else Edge."""
    known = everywhere(platform)
    installed = data.draw(st.lists(st.sampled_from(known), min_size=1, unique=True))
    assert str(found_browser(machine(platform, installed))) == min(installed, key=known.index)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_no_place_is_looked_at_twice(platform: str) -> None:
    """The list of places has no doubles, so the order says what it means."""
    known = everywhere(platform)
    assert len(set(known)) == len(known) > 8


def test_a_machine_without_its_folders_has_no_places() -> None:
    """On Windows a folder that the environment does not name is not made up."""
    bare = machine("win32", everywhere("win32"))._replace(environ={})
    with pytest.raises(FileError):
        found_browser(bare)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_no_browser_is_one_line_that_says_what_to_do(platform: str) -> None:
    """It names what to install, the option, and the way without any of them."""
    with pytest.raises(FileError) as caught:
        found_browser(machine(platform, ()))
    assert str(caught.value) == (
        "no Chrome, Chromium or Edge was found to print the PDF with: install one of them, name "
        "one with --browser, or write --format html and print that to PDF from any browser"
    )


def test_chrome_path_comes_first() -> None:
    """What the environment names is taken before all that is installed."""
    installed = {"/usr/bin/google-chrome", "/opt/mine/chrome"}
    told = machine("linux", installed, {"CHROME_PATH": "/opt/mine/chrome"})
    assert found_browser(told) == Path("/opt/mine/chrome")


@pytest.mark.parametrize("told", ["", "/opt/gone/chrome"])
def test_a_chrome_path_that_cannot_be_run_is_passed_over(told: str) -> None:
    """An old setting does not stand in the way of the browser that is there."""
    here = machine("linux", {"/usr/bin/chromium"}, {"CHROME_PATH": told})
    assert found_browser(here) == Path("/usr/bin/chromium")


def test_an_application_of_macos_stands_for_its_program() -> None:
    """A `.app` folder, which is what people drag into a terminal, names the program in it."""
    here = machine("darwin", {CHROME_ON_MAC})
    assert named_browser("/Applications/Google Chrome.app", here) == Path(CHROME_ON_MAC)
    told = here._replace(environ={"CHROME_PATH": "/Applications/Google Chrome.app/"})
    assert found_browser(told) == Path(CHROME_ON_MAC)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("/opt/mine/chrome", "/opt/mine/chrome"),
        ("vivaldi", "/usr/bin/vivaldi"),
        ("edge", "/usr/bin/microsoft-edge"),
        ("Chrome", "/opt/google/chrome/chrome"),
    ],
)
def test_a_browser_is_named_by_path_by_name_or_by_kind(told: str, found: str) -> None:
    """A path, a program on the PATH, or one of the three words; CHROME_PATH has no say then."""
    installed = {
        "/opt/mine/chrome",
        "/usr/bin/vivaldi",
        "/usr/bin/microsoft-edge",
        "/opt/google/chrome/chrome",
        "/other",
    }
    here = machine("linux", installed, {"CHROME_PATH": "/other"})
    assert chosen_browser(told, here) == Path(found)
    assert chosen_browser(None, here) == Path("/other")


@pytest.mark.parametrize("told", ["", "  "])
def test_an_empty_name_is_misuse(told: str) -> None:
    """An empty variable in a script is not taken for "any browser"."""
    with pytest.raises(UsageError) as caught:
        named_browser(told, this_machine())
    assert str(caught.value) == f"--browser needs a name; {WANTED}"


@pytest.mark.parametrize("told", ["firefox", "/usr/bin/firefox-esr", r"C:\Mozilla\Firefox.exe"])
def test_a_browser_that_cannot_print_by_itself_is_refused(told: str) -> None:
    """Firefox would wait for its user for ever; it is refused before it is started."""
    with pytest.raises(FileError) as caught:
        named_browser(told, this_machine())
    assert str(caught.value) == f"{told}: this browser cannot print by itself; {WANTED}"


def test_a_folder_named_like_firefox_is_no_firefox(tmp_path: Path) -> None:
    """The name of the program counts, not the folders above it."""
    program = tmp_path / "firefox-and-others" / "chrome"
    program.parent.mkdir()
    program.touch(mode=0o755)
    assert named_browser(str(program), this_machine()) == program


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """A path or a name of nothing is one line."""
    for told in (str(tmp_path / "chrome"), "no-such-browser-anywhere", "x" * 5000, "a\0b"):
        with pytest.raises(FileError) as caught:
            named_browser(told, this_machine())
        assert str(caught.value) == f"{told}: there is no such program; {WANTED}"


def test_a_folder_is_no_browser(tmp_path: Path) -> None:
    """The folder a browser was unpacked to is not the browser."""
    with pytest.raises(FileError) as caught:
        named_browser(str(tmp_path), this_machine())
    assert str(caught.value) == f"{tmp_path}: is a folder, not a browser; {WANTED}"


def test_a_file_that_may_not_be_run_is_no_browser(tmp_path: Path) -> None:
    """A file without the right to be run is told apart from one that is not there."""
    text = tmp_path / "chrome.txt"
    text.touch(mode=0o644)
    with pytest.raises(FileError) as caught:
        named_browser(str(text), this_machine())
    assert str(caught.value) == f"{text}: is not a program that may be run; {WANTED}"


def test_a_program_on_this_machine_is_found_by_path(tmp_path: Path) -> None:
    """The real questions are asked of the real machine: only what may be run is run."""
    program = tmp_path / "chrome"
    program.touch(mode=0o755)
    here = this_machine()
    assert here.runs(str(program))
    assert not here.runs(str(tmp_path))
    program.chmod(0o644)
    assert not here.runs(str(program))
