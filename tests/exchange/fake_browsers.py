"""Programs that a user could take for a browser, as shell scripts, and what is left of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

WHOLE = b"%PDF-1.4\nall of it\n%%EOF\n"

_HEAD = """#!/bin/sh
# A fake browser: {token}
if [ "$1" = hang ]; then while :; do sleep 1; done; fi
for argument; do
  case $argument in
    --print-to-pdf=*) pdf=${{argument#*=}} ;;
    --user-data-dir=*) profile=${{argument#*=}} ;;
    file://*) page=${{argument#file://}} ;;
  esac
done
whole() {{ printf '%%PDF-1.4\\nall of it\\n%%%%EOF\\n'; }}
hang() {{ sh "$0" hang; }}
"""


def fake_browser(path: Path, body: str) -> Path:
    """Write a browser that knows `$pdf`, `$profile`, `$page`, `whole` and `hang`."""
    path.write_text(_HEAD.format(token=path) + body + "\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def running(token: Path) -> list[str]:
    """Return the command lines of processes that name a path; those that ended are none."""
    listed = subprocess.run(
        ["ps", "-eo", "stat=,args="], capture_output=True, check=True, encoding="utf-8"
    )
    return [line for line in listed.stdout.splitlines() if str(token) in line and line[0] != "Z"]


def still_running(token: Path) -> list[str]:
    """Return the same a moment later, for what was killed ends when the system gets to it."""
    for _ in range(500):
        if not running(token):
            break
        subprocess.run(["sleep", "0.02"], check=True)
    return running(token)
