"""One finding: its question, what it weighs, what was said, why it matters, how to close it."""

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import paragraph, when, when_else


def finding_card() -> str:
    """Return a finding, whose lines stay together on a page where they can."""
    return "".join(
        (
            paragraph(
                "Heading4",
                "{{ finding.number }}. {{ finding.subject.ask }} [[{{ finding.subject.id }}]]",
            ),
            paragraph("FindingFacts", _facts()),
            _line("Answer", "**{{ finding.answer }}**"),
            when("finding.note", _line("Note", "{{ finding.note }}")),
            when("finding.internal_note", _line("Internal note", "{{ finding.internal_note }}")),
            when("finding.evidence_seen", _line("Evidence", "{{ finding.evidence }}")),
            _line("Why it matters", "{{ finding.why }}"),
            _line("Severity", "{{ finding.severity }}: {{ finding.severity_reason }}"),
            _perhaps_last("Fix", _FIX, f"finding.tracked or {_MORE}"),
            when("finding.tracked", _perhaps_last("Status", "{{ finding.tracked }}", _MORE)),
            when("finding.references", _perhaps_last("References", _REFERENCES, _REMARK)),
            when(_REMARK, _last("Remark", "{{ finding.bank_note }}")),
        )
    )


def _facts() -> str:
    parts = (
        "{{r chip(finding.severity, finding.tone) }}",
        "{% if finding.red_line %} **{{ finding.red_line }}**{% endif %}",
        " {{ finding.share }} points of 100 · {{ finding.practice }}",
        "{% if not finding.evidence_seen %} · {{ finding.evidence }}{% endif %}",
        "{% if finding.about_business %} · About your own business, not the provider{% endif %}",
    )
    return "".join(parts)


def _line(label: str, text: str) -> str:
    return paragraph("FindingKept", f"(({label}))\t{text}")


def _last(label: str, text: str) -> str:
    return paragraph("FindingLine", f"(({label}))\t{text}")


def _perhaps_last(label: str, text: str, more: str) -> str:
    """Return a line that stays with the next one where there is `more` of the finding."""
    return when_else(more, _line(label, text), _last(label, text))


_REMARK = "finding.bank_note"
_MORE = f"finding.references or {_REMARK}"
_FIX = (
    "{{ finding.fix }} (({{ finding.effort }} effort"
    "{% if finding.step %}, step {{ finding.step }} of the plan{% endif %}))"
)
_REFERENCES = (
    "{% for reference in finding.references %}{{ reference }}{% if not loop.last %}; {% endif %}"
    "{% endfor %}"
)
