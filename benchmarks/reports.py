"""The report: start-up against the least it could cost, and its time with growing banks."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec

from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import BankSet, Question, QuestionBank, points
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.sample_values import single_values
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import ReportView, report_view
from outsource_audit.storage.cache_folder import cache_folder
from outsource_audit.storage.resources import folder

PROGRAM = Path(sys.executable).with_name("outsource-audit")
ROUNDS, ROUNDS_OF_GROWTH = 25, 3
SIZES = (100, 300, 1000, 3000)
# What `report --format html` cannot do without before it reads an audit.
LEAST = (
    "import typer, jinja2\n"
    "from outsource_audit.storage.bank_file import load_banks\n"
    "from outsource_audit.storage.resources import folder\n"
    "load_banks(folder('questions'))\n"
)
NOTE = "We asked them twice in October and once by phone; the sheet came the week after."
EVIDENCE = Evidence(seen=True, where="Shared folder, contracts, page 4", date="2026-11-02")


def start_up(audit: Path) -> None:
    """Compare the whole command with the least, its compiled templates kept and not."""
    least = [sys.executable, "-c", LEAST]
    html = [str(PROGRAM), "report", str(audit), "-f", "html"]
    runs: dict[str, Callable[[], tuple[float, float]]] = {
        "typer, jinja2, banks": lambda: run(least),
        "report html": lambda: run(html),
        "report html, first time": lambda: run_first(html),
        "report md": lambda: run([*html[:-1], "md"]),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    run(html)
    run([*html[:-1], "md"])
    for _ in range(ROUNDS):
        for name, do in runs.items():
            times[name].append(do())
    base = middle(times["typer, jinja2, banks"])
    print(f"\n{'report':<26}{'ms':>8}{'x least':>9}{'cpu ms':>9}{'x least':>9}")
    for name, taken in times.items():
        wall, cpu = middle(taken)
        ratios = f"{wall * 1e3:8.0f}{wall / base[0]:9.2f}{cpu * 1e3:9.0f}{cpu / base[1]:9.2f}"
        print(f"{name:<26}{ratios}")


def growth(bank_set: BankSet) -> None:
    """Say what one finding costs as there are more of them: nothing may grow faster than they."""
    print(f"\n{'ms a finding':<14}{'score':>8}{'view':>8}{'html':>8}{'md':>8}{'together':>10}")
    for size in SIZES:
        grown, audit = large_audit(bank_set, size)
        card = score(grown, audit)
        view = report_view(card)
        each = [quickest(do) * 1e3 / len(card.plan) for do in steps(grown, audit, card, view)]
        figures = "".join(f"{figure:8.3f}" for figure in each)
        print(f"{len(card.plan):<14}{figures}{sum(each):10.3f}")


def steps(
    grown: BankSet, audit: Audit, card: Scorecard, view: ReportView
) -> Sequence[Callable[[], object]]:
    """Return what a report is made by: scored, viewed, set in both formats."""
    ours, cache = [folder("reports")], cache_folder()
    return (
        lambda: score(grown, audit),
        lambda: report_view(card),
        lambda: render(view, "html", ours, cache),
        lambda: render(view, "md", ours, cache),
    )


def large_audit(bank_set: BankSet, findings: int) -> tuple[BankSet, Audit]:
    """Return banks with about so many questions, and an audit that answers each at its worst."""
    copies = max(1, round(findings / len(bank_set.questions)))
    banks = tuple(copied(bank, copies) for bank in bank_set.banks)
    grown = BankSet(bank_set.profile, banks)
    asked = {q.id: msgspec.structs.replace(q, show_if=None) for q in grown.questions.values()}
    banks = tuple(
        msgspec.structs.replace(bank, questions=tuple(asked[q.id] for q in bank.questions))
        for bank in banks
    )
    audit = Audit(
        business="Fern & Tallow",
        provider="Harbour Fulfilment",
        date="2026-11-16",
        answers={key: worst(question) for key, question in asked.items()},
        remediation=dict.fromkeys(asked, Remediation(status=Status.PLANNED, owner="Tom Adeyemi")),
    )
    return BankSet(bank_set.profile, banks), audit


def copied(bank: QuestionBank, copies: int) -> QuestionBank:
    """Return a bank with its practices and questions several times over, copies under new ids."""
    ends = ["", *(f"-copy-{number}" for number in range(1, copies))]
    practices = tuple(
        msgspec.structs.replace(one, id=one.id + end) for end in ends for one in bank.practices
    )
    questions = tuple(
        msgspec.structs.replace(one, id=one.id + end, practice=one.practice + end)
        for end in ends
        for one in bank.questions
    )
    return msgspec.structs.replace(bank, practices=practices, questions=questions)


def worst(question: Question) -> Answer:
    """Return the worst answer to a question, with a note and evidence."""
    value = max(single_values(question), key=lambda value: points(question, value) or 0)
    return Answer(answer=value, revision=question.revision, note=NOTE, evidence=EVIDENCE)


def quickest(do: Callable[[], object]) -> float:
    """Return the least processor seconds a piece of work took."""
    times = []
    for _ in range(ROUNDS_OF_GROWTH):
        begun = time.process_time()
        do()
        times.append(time.process_time() - begun)
    return min(times)


def run(command: list[str], **changes: str) -> tuple[float, float]:
    """Run a command; return the seconds it took, and those of the processor."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **changes})
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_first(command: list[str]) -> tuple[float, float]:
    """Run a command as on the first day: no compiled templates are kept yet."""
    with TemporaryDirectory() as empty:
        return run(command, XDG_CACHE_HOME=empty, LOCALAPPDATA=empty)


def middle(times: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the median of each of the two."""
    return median(wall for wall, _ in times), median(cpu for _, cpu in times)
