"""One finding: its question, what it weighs, what was said, why it matters, how to close it."""

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import each, paragraph, when


def finding_card() -> str:
    """Return a finding; its lines stay with each other, but for notes, which can be long."""
    return "".join(
        (
            paragraph(
                "Heading4",
                "{{ finding.number }}. {{ finding.subject.ask }} [[{{ finding.subject.id }}]]",
            ),
            paragraph("FindingFacts", _facts()),
            _line("Answer", "**{{ finding.answer }}**"),
            when("finding.note", _long("Note", "{{ finding.note }}")),
            when("finding.internal_note", _long("Internal note", "{{ finding.internal_note }}")),
            when("finding.evidence_seen", _long("Evidence", "{{ finding.evidence }}")),
            _line(
                "Why it matters",
                "{{ finding.why }} ((Severity: {{ finding.severity_reason }}))",
            ),
            _long("Fix", "{{ finding.fix }} (({{ finding.effort }} effort))"),
            when("finding.tracked", _long("Planned", "{{ finding.tracked }}")),
            each("reference in finding.references", _long("Reference", "{{ reference }}")),
            when("finding.bank_note", _long("Remark", "{{ finding.bank_note }}")),
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


def _long(label: str, text: str) -> str:
    return paragraph("FindingLine", f"(({label}))\t{text}")
