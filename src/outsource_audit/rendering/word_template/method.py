"""The last chapters: the method in a page, the words used, and the versions."""

# Prose has the signs of print.
# ruff: noqa: RUF001

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import (
    Column,
    chip,
    each,
    paragraph,
    row,
    rows,
    table,
    when,
    when_else,
)

_GAPS = (
    "Σ means: add up over all questions that count. A **gap** is the risk points of the answer "
    "divided by {{ report.method.worst_points }}: 0 is in place, 1 is missing. For yes, partly and "
    "no it is 0, 0.5 and 1. For numbers it is 0 in the best range, 1 in the worst, and 0.5 "
    "between. For levels it is 0 at level 4 and grows by 0.25 a level. For other lists of answers "
    "the question bank gives each its points. The **weight** comes from the severity. The "
    "**exposure**, 1 to 5, says how much is at stake in a pitfall; it is the impact on the heat "
    "map."
)
_RATINGS = (
    "The overall rating is the band of the score. Floors can make it worse, never better.",
    "A red line that is hit makes it at least high, and critical where the band is already high.",
    (
        "A critical pitfall makes it at least high, a high pitfall at least moderate. A pitfall"
        " needs {{ report.method.floor_questions }} questions that count to do so."
    ),
    (
        "A pitfall’s rating is its cell on the heat map. A red line hit makes it at least high,"
        " a critical question with gap 1 at least moderate."
    ),
    (
        "Every rating is taken twice: until then, with all that is open counted as bad, and if "
        "it turns out well, with all that is open counted as good."
    ),
    (
        "There is no rating below {{ report.method.rated_from }} completeness, nor while a red-"
        "line question is unanswered."
    ),
    (
        "Completeness is the share of the questions in scope that were answered, “I don’t know”"
        " and “not applicable” included."
    ),
    (
        "Confidence is the weight of the good answers (gap at most {{ report.method.good_gap "
        "}}) with evidence that someone saw, divided by the weight of all good answers. Self-"
        "reported answers keep their points."
    ),
    "Pitfalls are ranked by exposure times confirmed, then exposure times score.",
)
_LIMITS = (
    "The report is as true as the answers. An answer without evidence is what somebody said.",
    "It shows one day. It does not watch the provider afterwards.",
    (
        "Weights, bands and exposures are careful judgement, not measured frequencies. Small "
        "differences between scores mean little."
    ),
    "It speaks of one provider. Risks that come from several providers together can be larger.",
)


def method() -> str:
    """Return how the score comes about, with the sums of this audit."""
    return "".join(
        (
            paragraph("Heading1", "Method"),
            paragraph(
                "Normal",
                "Every gap counts its severity times what is at stake. The score is the share that "
                "is not shown to be in place. What is known to be missing is told apart from what "
                "nobody has looked at.",
            ),
            paragraph("Heading2", "The score"),
            paragraph(
                "Formula", "Score = 100 × Σ (exposure × weight × gap) ÷ Σ (exposure × weight)"
            ),
            paragraph("Normal", _GAPS),
            paragraph(
                "Normal",
                "In the score, a question that is not known or not answered has gap 1. "
                "**Confirmed** is the same sum with gap 0 for these. Questions that do not apply, "
                "were marked not applicable or were not asked count nowhere.",
            ),
            *_numbers(),
            paragraph("Heading2", "This score, added up"),
            when_else(
                "report.method.sums",
                _sums(),
                paragraph("Normal", "There is nothing to add up: no question counts so far."),
            ),
            paragraph("Heading2", "The ratings"),
            *(paragraph("ListBullet", text) for text in _RATINGS),
            paragraph("Heading2", "The plan"),
            paragraph(
                "Normal",
                "The gain of a step is 100 × exposure × weight × (gap now − gap after the fix) ÷ Σ "
                "(exposure × weight). Steps fill periods of 30 days until the effort points of a "
                "period are used up.",
            ),
            paragraph("Heading2", "Limits"),
            *(paragraph("ListBullet", text) for text in _LIMITS),
        )
    )


def glossary() -> str:
    """Return the words of the report, each in one sentence."""
    return paragraph("Heading1", "Words used here") + each(
        "term in report.glossary", paragraph("Term", "**{{ term.word }}**\t{{ term.means }}")
    )


def versions() -> str:
    """Return what this report was made with."""
    columns = (Column("Bank", 20), Column("Version", 16), Column("SHA-256", 64))
    return "".join(
        (
            paragraph("Heading1", "Versions"),
            paragraph(
                "Normal",
                "Made with outsource-audit {{ report.editions.program }}, from these question "
                "banks. The hash changes when a single letter of the file changes.",
            ),
            table(
                "Question banks of this report",
                columns,
                rows(
                    columns,
                    "bank in report.editions.banks",
                    "{{ bank.id }}",
                    "{{ bank.version }}",
                    "[[{{ bank.sha256 }}]]",
                ),
            ),
            when(
                "report.editions.changes",
                paragraph("Notice", "The questions were answered under other editions:"),
                each("change in report.editions.changes", paragraph("ListBullet", "{{ change }}")),
            ),
        )
    )


def _numbers() -> tuple[str, ...]:
    return (
        _pairs("Severity and weight", "Severity", "Weight", "report.method.weights"),
        _bands(),
        _pairs(
            "Likelihood and score of a pitfall", "Likelihood", "Score", "report.method.likelihoods"
        ),
        _pairs("Effort of a fix", "Effort", "Points", "report.method.efforts"),
    )


def _pairs(caption: str, first: str, second: str, loop: str) -> str:
    columns = (Column(first, 50), Column(second, 50))
    return table(
        caption,
        columns,
        rows(columns, f"name, number in {loop}", "{{ name }}", "{{ number }}", width=_NARROW),
        width=_NARROW,
    )


def _bands() -> str:
    columns = (Column("Rating", 50), Column("Score", 50))
    return table(
        "Rating and score",
        columns,
        rows(
            columns,
            "band in report.method.bands",
            chip("band.mark"),
            "{{ band.scores }}",
            width=_NARROW,
        ),
        width=_NARROW,
    )


_NARROW = 4800


def _sums() -> str:
    columns = (
        Column("Pitfall", 35),
        Column("E", 5, "TableNumber"),
        Column("Σ w", 8, "TableNumber"),
        Column("Σ w × g", 9, "TableNumber"),
        Column("of it confirmed", 11, "TableNumber"),
        Column("E × Σ w", 9, "TableNumber"),
        Column("E × Σ w × g", 12, "TableNumber"),
        Column("of it confirmed", 11, "TableNumber"),
    )
    alone = ("exposure", "weights", "gaps", "confirmed_gaps")
    added = ("times_weights", "times_gaps", "times_confirmed")
    whole = "report.method.whole"
    summed = table(
        "The sums behind the score: E is the exposure, w the weight, g the gap",
        columns,
        rows(
            columns,
            "row in report.method.sums",
            "{{ row.number }}. {{ row.title }}",
            *(f"{{{{ row.{name} }}}}" for name in (*alone, *added)),
        ),
        row(
            columns,
            f"**{{{{ {whole}.title }}}}**",
            "",
            "",
            "",
            "",
            *(f"**{{{{ {whole}.{name} }}}}**" for name in added),
        ),
    )
    return summed + paragraph(
        "SmallPrint",
        f"Score: 100 × {{{{ {whole}.times_gaps }}}} ÷ {{{{ {whole}.times_weights }}}} = "
        "{{ report.method.score }}. Confirmed: 100 × "
        f"{{{{ {whole}.times_confirmed }}}} ÷ {{{{ {whole}.times_weights }}}} = "
        "{{ report.method.confirmed }}. Figures are rounded to one decimal, but never across the "
        "edge of a band.",
    )
