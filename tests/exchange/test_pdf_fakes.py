"""Printing by programs that are no browser, or a broken one: one clear line, and nothing left."""

from __future__ import annotations

import email
import email.policy
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_browsers import WHOLE, fake_browser, still_running

from outsource_audit.errors import FileError
from outsource_audit.exchange.browser_command import browser_environment, has_sandbox
from outsource_audit.exchange.limited_run import MOST_SAID, run_limited
from outsource_audit.exchange.pdf import print_pdf

PAGE = "<!doctype html><html lang=en><title>T</title><h1>Über alles</h1>".encode()
ADVICE = (
    "; name Chrome, Chromium or Edge with --browser, "
    "or print the HTML report to PDF from any browser"
)
# A fake that should end at once has all the time it needs, and one that hangs is cut short.
PLENTY, SHORT = 60, 0.3
PRINTING = """
import sys
from pathlib import Path
from outsource_audit.cli.signals import stoppable
from outsource_audit.exchange.pdf import print_pdf
with stoppable():
    print_pdf(b"page", Path(sys.argv[1]))
"""

if sys.platform == "win32":
    pytest.skip("the fakes are shell scripts", allow_module_level=True)


@pytest.fixture(autouse=True)
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a home and a folder for temporary files; both must be empty at the end."""
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield temporary
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert list(temporary.iterdir()) == []
    assert still_running(tmp_path) == []


def refused(browser: Path, seconds: float = PLENTY) -> str:
    """Return what a user is told of a browser, without its path."""
    with pytest.raises(FileError) as caught:
        print_pdf(PAGE, browser, seconds)
    told = str(caught.value)
    assert "\n" not in told
    return told.removeprefix(f"{browser}: ")


def test_what_the_browser_wrote_is_returned(tmp_path: Path) -> None:
    """A whole PDF comes back byte for byte."""
    assert print_pdf(PAGE, fake_browser(tmp_path / "b", 'whole > "$pdf"')) == WHOLE


def test_the_browser_is_given_the_page_and_nothing_else(tmp_path: Path) -> None:
    """The page is an archive in a folder of its own, which nobody else may look into."""
    body = (
        f'cp "$page" {tmp_path}/page; ls -ld "$(dirname "$page")" > {tmp_path}/mode\n'
        f'ls "$(dirname "$page")" > {tmp_path}/files; whole > "$pdf"'
    )
    print_pdf(PAGE, fake_browser(tmp_path / "b", body))
    archive = (tmp_path / "page").read_bytes()
    (part,) = email.message_from_bytes(archive, policy=email.policy.default).iter_parts()
    assert part.get_payload(decode=True) == PAGE
    assert (tmp_path / "mode").read_text().startswith("drwx------")
    assert (tmp_path / "files").read_text().split() == ["page.mhtml", "said.txt"]


def test_the_browser_is_started_shut_off(tmp_path: Path, rooms: Path) -> None:
    """No window, no network, no profile of the user's, tags and bookmarks: each is asked for."""
    body = f'for a; do echo "$a"; done > {tmp_path}/flags; whole > "$pdf"'
    print_pdf(PAGE, fake_browser(tmp_path / "b", body))
    flags = (tmp_path / "flags").read_text().splitlines()
    assert {
        "--headless=new",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        "--export-tagged-pdf",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--proxy-server=http://nowhere.invalid:1",
        "--proxy-bypass-list=<-loopback>",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--no-first-run",
        "--no-default-browser-check",
    } <= set(flags)
    (profile,) = [flag for flag in flags if flag.startswith("--user-data-dir=")]
    assert profile.startswith(f"--user-data-dir={rooms}/outsource-audit-")
    assert flags[-1].startswith("file:///")


@pytest.mark.parametrize("program", ["true", "cat", "yes", "sh"])
def test_a_program_that_is_no_browser(program: str) -> None:
    """Any program that does not hang is told by the PDF that it does not write."""
    found = shutil.which(program)
    assert found
    told = refused(Path(found))
    assert re.match(r"it ended without writing a PDF \(exit code \d\)", told)
    assert told.endswith(ADVICE)


def test_a_browser_that_dies(tmp_path: Path) -> None:
    """The exit code and its last words are passed on; they steer no terminal."""
    body = "printf 'one\\n\\033[2Jno display\\a\\n' >&2; exit 3"
    assert refused(fake_browser(tmp_path / "b", body)) == (
        'it ended without writing a PDF (exit code 3); it said "␛[2Jno display␇"' + ADVICE
    )


def test_a_browser_that_crashes(tmp_path: Path) -> None:
    """The signal is named."""
    assert refused(fake_browser(tmp_path / "b", "kill -ABRT $$")) == (
        "it ended without writing a PDF (signal 6)" + ADVICE
    )


@pytest.mark.parametrize(
    "body",
    [
        ': > "$pdf"',
        'echo rubbish > "$pdf"',
        'whole | head -c 15 > "$pdf"',
        'whole | tail -n 2 > "$pdf"',
        'mkdir "$pdf"',
    ],
    ids=["empty", "rubbish", "first half", "second half", "a folder"],
)
def test_a_browser_that_writes_no_whole_pdf(tmp_path: Path, body: str) -> None:
    """Half a PDF never passes for one."""
    assert refused(fake_browser(tmp_path / "b", body)) == (
        "what it wrote is not a whole PDF" + ADVICE
    )


def test_a_browser_that_hangs_is_stopped(tmp_path: Path) -> None:
    """At the time limit it is ended, with the children that it waits for."""
    browser = fake_browser(tmp_path / "b", "echo waiting >&2; hang & hang")
    told = refused(browser, SHORT)
    assert told.startswith("the PDF was not finished within 0.3 seconds, so the browser was stop")
    assert told.endswith(ADVICE)


def test_a_browser_that_hangs_over_half_a_pdf(tmp_path: Path) -> None:
    """What it wrote until then is not taken."""
    browser = fake_browser(tmp_path / "b", 'whole | head -c 15 > "$pdf"; hang')
    assert refused(browser, SHORT).startswith("the PDF was not finished within 0.3 seconds")


def test_a_browser_that_does_not_end_after_its_work(tmp_path: Path) -> None:
    """The whole PDF is taken, and the browser ended without waiting for the time limit."""
    assert print_pdf(PAGE, fake_browser(tmp_path / "b", 'whole > "$pdf"; hang'), 600) == WHOLE


def test_a_child_left_behind_is_ended(tmp_path: Path) -> None:
    """A child that lives on, holding what it inherited, neither delays us nor stays."""
    assert print_pdf(PAGE, fake_browser(tmp_path / "b", 'hang & whole > "$pdf"'), 600) == WHOLE


def test_a_browser_that_talks_without_end_does_not_fill_the_disk(tmp_path: Path) -> None:
    """What it says starts anew in the file when it is more than a megabyte."""
    said = tmp_path / "said"
    sizes: list[int] = []

    def has_shrunk() -> bool:
        sizes.append(said.stat().st_size)
        return max(sizes) > MOST_SAID > sizes[-1]

    body = f"head -c {2 * MOST_SAID} /dev/zero >&2\nwhile :; do echo more >&2; sleep 0.1; done"
    browser = fake_browser(tmp_path / "b", body)
    assert run_limited([str(browser)], os.environ, said, has_shrunk, PLENTY) is None
    assert max(sizes) > MOST_SAID > said.stat().st_size


def test_a_browser_that_has_no_sandbox(tmp_path: Path) -> None:
    """In a container that allows none, the one setting that helps is named."""
    body = "echo '[1:1:1/2:FATAL:zygote_host_impl_linux.cc:128] No usable sandbox!' >&2; exit 1"
    assert refused(fake_browser(tmp_path / "b", body)) == (
        "it ended without writing a PDF (exit code 1); it cannot start its sandbox here: set "
        "CHROME_NO_SANDBOX=1 to do without it, or print the HTML report to PDF from any browser"
    )


def test_a_file_that_the_system_cannot_run(tmp_path: Path) -> None:
    """A program of another system is the system's own error, in one line."""
    program = tmp_path / "chrome"
    program.write_bytes(b"\x00\x01 no program")
    program.chmod(0o755)
    assert refused(program) == "cannot be run: exec format error" + ADVICE


def test_a_browser_that_is_gone(tmp_path: Path) -> None:
    """Removed between finding and starting, it is still one line."""
    assert refused(tmp_path / "b") == "cannot be run: no such file or directory" + ADVICE


def test_nowhere_to_print_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for temporary files that cannot be written to is named."""
    gone = tmp_path / "gone"
    monkeypatch.setattr(tempfile, "tempdir", str(gone))
    told = refused(fake_browser(tmp_path / "b", 'whole > "$pdf"'))
    assert re.fullmatch(
        f"{gone}/outsource-audit-\\w+: no folder can be made to print in: "
        "no such file or directory",
        told,
    )


def test_a_snap_prints_in_its_own_folder(tmp_path: Path) -> None:
    """It cannot read the usual one; the folder that is made there is removed, too."""
    body = f'# starts /snap/bin/chromium\necho "$page $pdf" > {tmp_path}/paths; whole > "$pdf"'
    assert print_pdf(PAGE, fake_browser(tmp_path / "b", body)) == WHOLE
    shared = tmp_path / "home/snap/chromium/common"
    page, pdf = (tmp_path / "paths").read_text().split()
    assert Path(page).parent.parent == Path(pdf).parent.parent == shared
    assert list(shared.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_stops_us_stops_the_browser(tmp_path: Path, number: signal.Signals) -> None:
    """After Ctrl-C, a shutdown or a closed window, no process and no folder is left."""
    browser = fake_browser(tmp_path / "b", "echo here; hang & hang")
    command = [sys.executable, "-c", PRINTING, str(browser)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while not list((tmp_path / "temporary").glob("*/said.txt")):
            assert process.poll() is None
        process.send_signal(number)
        process.wait(PLENTY)
    assert process.returncode not in (0, -signal.SIGKILL)


@pytest.mark.parametrize(
    ("environ", "platform", "user", "kept"),
    [
        ({}, "linux", 1000, True),
        ({}, "linux", 0, False),
        ({"CHROME_NO_SANDBOX": "1"}, "linux", 1000, False),
        ({"CHROME_NO_SANDBOX": ""}, "linux", 1000, True),
        ({"CI": "true"}, "linux", 1000, True),
        ({}, "darwin", 0, True),
        ({}, "win32", None, True),
    ],
)
def test_the_sandbox_is_kept_where_it_can_be(
    environ: dict[str, str], platform: str, user: int | None, kept: bool
) -> None:
    """It is left out for root on Linux, where browsers refuse it, and where the user says so."""
    assert has_sandbox(environ, platform, user) is kept


@pytest.mark.parametrize(
    ("platform", "folder", "changed"),
    [
        (
            "linux",
            "/t",
            {"TMPDIR": "/t", "CHROME_CONFIG_HOME": "/t", "GSETTINGS_BACKEND": "memory"},
        ),
        (
            "linux",
            f"/{'long' * 20}",
            {
                "TMPDIR": "/tmp",  # noqa: S108  # a name is compared, nothing is written
                "CHROME_CONFIG_HOME": f"/{'long' * 20}",
                "GSETTINGS_BACKEND": "memory",
            },
        ),
        ("darwin", "/var/folders/a", {}),
        ("win32", "/t", {"TMP": "/t", "TEMP": "/t"}),
    ],
)
def test_the_browser_is_told_where_its_files_go(
    platform: str, folder: str, changed: dict[str, str]
) -> None:
    """Into the folder that is removed; a path too long for its socket is not given to it."""
    environ = {"TMPDIR": "/mine", "LANG": "C"}
    assert browser_environment(environ, Path(folder), platform) == environ | changed
