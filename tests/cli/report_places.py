"""What the tests of `report` share: an audit with secrets, a browser that only pretends."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import msgspec
import pypdf

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.remediation import Remediation
from program import NAME, environment, saved, the_demo

SECRET, SHARED, WORKING = "Between ourselves", "For all of us", "A working note"
EARLIER = "earlier.audit.json"


def an_audit_with_secrets(date: str = "2026-11-16") -> Audit:
    """Return the demo's audit with an open and an internal note on every answer and action."""
    demo = the_demo()
    answers = {key: _noted(each) for key, each in demo.answers.items()}
    answers |= {"gone-01": _noted(Answer(answer="yes"))}
    remediation = {
        key: msgspec.structs.replace(each, note=WORKING) for key, each in demo.remediation.items()
    }
    remediation |= {"integ-07": Remediation(owner="Cem", note=WORKING)}
    return msgspec.structs.replace(demo, date=date, answers=answers, remediation=remediation)


def with_secrets(place: Path) -> Path:
    """Save that audit and one of a year earlier, which said no wherever this one says yes."""
    saved(an_audit_with_secrets("2025-11-16"), place / EARLIER)
    return saved(an_audit_with_secrets(), place / NAME)


def _noted(answer: Answer) -> Answer:
    return msgspec.structs.replace(answer, note=SHARED, internal_note=SECRET)


WHOLE = "printf '%%PDF-1.4\\nall of it\\n%%%%EOF\\n'"


def with_a_browser(place: Path, does: str = WHOLE) -> dict[str, str]:
    """Put a browser that only pretends where it is found first; return the environment."""
    place.mkdir(exist_ok=True)
    browser = place / "google-chrome"
    prints = f'--print-to-pdf=*) {does} > "${{one#*=}}";;'
    browser.write_text(f"#!/bin/sh\nfor one; do case $one in {prints} esac; done\n")
    browser.chmod(0o755)
    plain = environment()
    return plain | {"PATH": f"{place}:{plain['PATH']}"}


def without_a_browser(place: Path) -> dict[str, str]:
    """Return an environment whose PATH has the program, and no browser."""
    place.mkdir(exist_ok=True)
    for name in ("sh", "env"):
        found = shutil.which(name)
        assert found
        (place / name).symlink_to(found)
    program = environment()["PATH"].split(":")[0]
    return environment(PATH=f"{program}:{place}", CHROME_PATH="")


def text_of(data: bytes) -> str:
    """Return all that a report in any format holds, as text."""
    if data.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        outside = [str(value) for value in (reader.metadata or {}).values()]
        return " ".join([*outside, *(page.extract_text() for page in reader.pages)])
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    return data.decode()
