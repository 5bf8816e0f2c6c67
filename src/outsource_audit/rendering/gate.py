"""The result of a gate as Markdown: for a job summary, a pull request or a sign-off."""

from __future__ import annotations

from collections.abc import Iterator

from outsource_audit.domain.gate import Gate
from outsource_audit.domain.verdict import Verdict
from outsource_audit.rendering.markdown_text import escape


def gate_markdown(gate: Gate) -> str:
    """Return the result as Markdown, ending with a line break."""
    audit = gate.audit
    blocks = [
        f"# {escape(gate.headline)}",
        escape(f"{audit.business} and {audit.provider}, {audit.date}. {_sources(gate)}"),
        "\n".join(_table(gate)),
        *_causes(gate),
    ]
    return "\n\n".join(blocks) + "\n"


def _sources(gate: Gate) -> str:
    told = f"Checked on {gate.checked_on}"
    told += f" by {gate.policy}" if gate.policy else ""
    if gate.old is not None:
        told += f", held against {gate.old_file} of {gate.old.date}"
    return f"{told}."


def _table(gate: Gate) -> Iterator[str]:
    yield "| Result | Bound | Measured | Allowed |"
    yield "| --- | --- | --- | --- |"
    for verdict in gate.failed_first:
        result = "passed" if verdict.passed else "**FAILED**"
        measured, limit = escape(verdict.measured_text), escape(verdict.limit_text)
        yield f"| {result} | `{verdict.bound}` | {measured} | {limit} |"


def _causes(gate: Gate) -> Iterator[str]:
    for verdict in gate.failed_first:
        if not verdict.passed or verdict.causes:
            yield f"`{verdict.bound}`: {escape(verdict.says)}"
        if verdict.causes:
            yield "\n".join(_cause_lines(verdict))


def _cause_lines(verdict: Verdict) -> Iterator[str]:
    for cause in verdict.causes:
        yield f"- {escape(cause.text)}"
