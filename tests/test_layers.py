"""The layers of the house: imports point down, and each library has one door."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def test_imports_point_down() -> None:
    """Every contract of import-linter in pyproject.toml is kept."""
    ended = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ", 0 broken." in ended.stdout


def test_help_waits_for_no_library_of_a_command() -> None:
    """What a command works with is imported when it runs; `--help` does without."""
    late = ["msgspec", "rich", "prompt_toolkit", "yaml", "jinja2"]
    told = f"import sys, outsource_audit.cli.app; print([n for n in {late} if n in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
