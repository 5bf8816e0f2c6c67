"""The program as its user meets it: in a pipe, in a shell, or in a terminal of its own."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import pexpect

from in_terminal import InTerminal
from outsource_audit.cli.demo import demo_audit
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.storage.audit_file import AuditFile
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.resources import folder

PROGRAM = Path(sys.executable).with_name("outsource-audit")
DEMO_ANSWERS = folder("demo") / "demo.answers.yaml"
NAME = "northway.audit.json"
SECONDS = 30
# Python would keep half of a compiled module where a disk takes no more.
UNCOMPILED = {"PYTHONDONTWRITEBYTECODE": "1"}

_STYLING = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\?2004[hl]")
_AFTER_THE_LAST = re.compile(r"or Enter for later|to finish|q to leave|Enter is no")
_PROMPT = re.compile(r"(?:\n|2004h)> ")


class Ended(NamedTuple):
    """How one run of the program ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """Return the lines on stderr."""
        return self.err.splitlines()


@cache
def shipped() -> BankSet:
    """Return the shipped question banks, read once."""
    return load_banks(folder("questions"))


@cache
def the_demo() -> Audit:
    """Return the audit of the made-up shop, made once."""
    return demo_audit(shipped())


def the_plain_demo() -> Audit:
    """Return the demo's audit as if nobody had taken on an action yet."""
    return msgspec.structs.replace(the_demo(), remediation={})


def saved(audit: Audit, path: Path) -> Path:
    """Save an audit and return its path."""
    AuditFile(path).save(audit)
    return path


def contents(place: Path) -> dict[str, bytes]:
    """Return every file below a folder, by name, hidden ones too."""
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


def environment(**changes: str) -> dict[str, str]:
    """Return a plain environment in which the program is found and nothing is preset."""
    return {
        "PATH": f"{PROGRAM.parent}:{os.environ.get('PATH', os.defpath)}",
        "HOME": os.environ.get("HOME", "/"),
        "LANG": "C.UTF-8",
    } | changes


def run(
    *arguments: str | Path,
    cwd: Path,
    env: dict[str, str] | None = None,
    before: Callable[[], None] | None = None,
    lines: str = "",
) -> Ended:
    """Run the program without a terminal; `lines` are piped in.

    `before` is called in its process first.
    """
    ended = subprocess.run(
        [PROGRAM, *arguments],
        cwd=cwd,
        env=(env or environment()) | (UNCOMPILED if before else {}),
        input=lines.encode(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
        preexec_fn=before,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def shell(line: str, cwd: Path) -> Ended:
    """Run a line of bash, in which a pipe fails if any part of it does."""
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


class Terminal(InTerminal):
    """The program in a terminal, and a person who types."""

    def __init__(
        self,
        *arguments: str | Path,
        cwd: Path,
        columns: int = 100,
        env: dict[str, str] | None = None,
        script: str = "",
    ) -> None:
        """Start it, or a bash `script` in its place; leaving the `with` block ends it."""
        self._screen = io.StringIO()
        command = ["bash", script] if script else [str(PROGRAM), *map(str, arguments)]
        presets = environment(TERM="xterm-256color", OUTSOURCE_AUDIT_PLAIN="1")
        super().__init__(
            command, cwd=cwd, env=presets | (env or {}), size=(60, columns), seconds=SECONDS
        )
        self.child.logfile_read = self._screen

    @property
    def raw(self) -> str:
        """Return all that was written to the terminal so far."""
        return self._screen.getvalue()

    @property
    def screen(self) -> str:
        """Return all that was written so far, without colours."""
        return _STYLING.sub("", self.raw).replace("\r", "")

    def see(self, text: str) -> None:
        """Wait for a text."""
        self.child.expect_exact(text)

    def prompt(self) -> str:
        """Wait for the question's prompt; return what was shown since the last wait."""
        self.child.expect(_PROMPT)
        return _STYLING.sub("", self.child.before or "").replace("\r", "")

    def type(self, text: str) -> None:
        """Type a line."""
        self.child.sendline(text)

    def answer(self, text: str) -> str:
        """Type a line and return what is shown up to the next prompt."""
        self.type(text)
        return self.prompt()

    def begin(self, business: str = "Kiln & Co", provider: str = "Northway") -> str:
        """Give both names; return the first question's screen."""
        self.see("Your business: ")
        self.type(business)
        self.see("The provider: ")
        self.type(provider)
        return self.prompt()

    def answer_all(self, text: str = "u") -> None:
        """Answer every question alike, take up nothing more, and close the review."""
        while self.child.expect([_PROMPT, pexpect.EOF]) == 0:
            asked = (self.child.before or "").splitlines()[-1:]
            self.type("" if asked and _AFTER_THE_LAST.search(asked[0]) else text)

    def end(self) -> int:
        """Wait until the program ends; return its exit code, or minus the signal."""
        self.child.expect(pexpect.EOF)
        return self.exit_code()
