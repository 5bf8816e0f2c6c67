"""Start-up and the hot paths, as ratios within one run: `make bench`.

Everything is measured in interleaved rounds and reported as the median, because a machine
drifts; only ratios within one run mean anything.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import keys
import msgspec
import reports

from outsource_audit.cli.demo import demo_audit
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view
from outsource_audit.storage.audit_file import AuditFile, held_audit
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.cache_folder import cache_folder
from outsource_audit.storage.resources import folder
from outsource_audit.storage.yaml_source import parse_yaml

ROUNDS = 15
BARE = Path(__file__).with_name("bare_typer.py")
PROGRAM = Path(sys.executable).with_name("outsource-audit")


def main() -> None:
    """Measure and print."""
    bank_set = load_banks(folder("questions"))
    audit = demo_audit(bank_set)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "demo.audit.json"
        AuditFile(file).save(audit)
        start_up(file)
        hot_paths(bank_set, audit, Path(name))
        interview(audit, Path(name))
        reports.start_up(file)
    reports.growth(bank_set)


def start_up(file: Path) -> None:
    """Compare whole commands with bare Python and a bare Typer program."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "bare typer --help": [sys.executable, str(BARE), "--help"],
        "bare typer --version": [sys.executable, str(BARE), "--version"],
        "--version": [str(PROGRAM), "--version"],
        "--help": [str(PROGRAM), "--help"],
        "score": [str(PROGRAM), "score", str(file)],
        "score --json": [str(PROGRAM), "score", str(file), "--json"],
        "explain": [str(PROGRAM), "explain", str(file)],
        "plan": [str(PROGRAM), "plan", str(file)],
        "compare": [str(PROGRAM), "compare", str(file), str(file)],
        "gate": [str(PROGRAM), "gate", str(file), "--max-score", "60"],
        "report md": [str(PROGRAM), "report", str(file)],
        "report html": [str(PROGRAM), "report", str(file), "-f", "html"],
        "bank check": [str(PROGRAM), "bank", "check"],
    }
    times = interleaved({name: lambda c=command: call(c) for name, command in commands.items()})  # type: ignore[misc]
    python, bare = times["python -c pass"], times["bare typer --help"]
    print(f"{'start-up':<22}{'ms':>8}{'x python':>10}{'x bare typer':>14}")
    for name, seconds in times.items():
        own = times["bare typer --version"] if "version" in name else bare
        print(f"{name:<22}{seconds * 1e3:8.0f}{seconds / python:10.2f}{seconds / own:14.2f}")


def hot_paths(bank_set: BankSet, audit: Audit, where: Path) -> None:
    """Compare the work inside a command with the least it could cost."""
    texts = [path.read_bytes() for path in sorted(folder("questions").glob("*.yaml"))]
    scorecard = score(bank_set, audit)
    view, ours = report_view(scorecard), [folder("reports")]
    with held_audit(where / "saved.audit.json") as held:
        held.save(audit)
        data = held.path.read_bytes()
        times = interleaved(
            {
                "read the YAML only": lambda: [parse_yaml(text, "bank") for text in texts],
                "load all banks": lambda: load_banks(folder("questions")),
                "score one audit": lambda: score(bank_set, audit),
                "view of the report": lambda: report_view(scorecard),
                "render md": lambda: render(view, "md", ours, cache_folder()),
                "render html": lambda: render(view, "html", ours, cache_folder()),
                "write and fsync only": lambda: bare_write(where / "bare", data),
                "save one answer": lambda: held.save(audit),
            }
        )
    print(f"\n{'inside':<22}{'ms':>8}  ratio")
    against = {"load all banks": "read the YAML only", "save one answer": "write and fsync only"}
    for name, seconds in times.items():
        base = against.get(name)
        ratio = f"{seconds / times[base]:.2f} x {base}" if base else ""
        print(f"{name:<22}{seconds * 1e3:8.2f}  {ratio}")


def interview(audit: Audit, where: Path) -> None:
    """Measure what a person waits for: the first question, and the redraw after a key."""
    half = dict(list(audit.answers.items())[: len(audit.answers) // 2])
    file = where / "half.audit.json"
    AuditFile(file).save(msgspec.structs.replace(audit, answers=half))
    names = ("prompt library and banks", "first question by keys")
    times = interleaved({names[0]: keys.least, names[1]: lambda: keys.first_question(file)})
    ratio = times[names[1]] / times[names[0]]
    print(f"\n{'interview':<26}{'ms':>8}")
    print(f"{names[0]:<26}{times[names[0]] * 1e3:8.0f}")
    print(f"{names[1]:<26}{times[names[1]] * 1e3:8.0f}  {ratio:.2f} x the above")
    middle, slow = keys.key_to_redraw(file)
    print(f"{'key to redraw, median':<26}{middle * 1e3:8.1f}")
    print(f"{'key to redraw, 99th':<26}{slow * 1e3:8.1f}")


def interleaved(work: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median seconds of each piece of work, one of each a round."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, do in work.items():
            begun = time.perf_counter()
            do()
            times[name].append(time.perf_counter() - begun)
    return {name: median(values) for name, values in times.items()}


def call(command: list[str]) -> None:
    """Run a command, its output thrown away."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def bare_write(path: Path, data: bytes) -> None:
    """Write and flush a file in place, nothing more."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    main()
