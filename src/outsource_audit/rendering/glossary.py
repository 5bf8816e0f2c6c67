"""The words of the report, each in one sentence."""

from __future__ import annotations

import msgspec


class Term(msgspec.Struct, frozen=True):
    """A word and what it means here."""

    word: str
    means: str


GLOSSARY = (
    Term("Business", "The shop or brand that was audited: the one that outsources."),
    Term("Completeness", "How many of the questions in scope were dealt with."),
    Term("Confidence", "How many of the good answers come with evidence that someone saw."),
    Term("Confirmed", "The part of a score that is known to be missing, not merely unknown."),
    Term("Evidence", "What proves an answer: a contract, a screen, a log, a photo."),
    Term("Exposure", "How much is at stake in a pitfall, 1 to 5. On the map it is the impact."),
    Term("Finding", "An answer that leaves a gap."),
    Term("Floor", "A limit: some answers keep a rating from being better, whatever the score."),
    Term("Gap", "How far an answer is from good: 0 is in place, 1 is missing."),
    Term("Inherent risk", "What a pitfall would be if nothing were in place against it."),
    Term("Likelihood", "How much is not shown to be in place, 1 to 5. It is no statistic."),
    Term("Pitfall", "One of nine ways in which outsourcing goes wrong."),
    Term("Practice", "What keeps a pitfall away. Each pitfall has some, each with questions."),
    Term("Provider", "The company that does the work."),
    Term("Rating", "Low, moderate, high or critical: the score in a word, floors included."),
    Term("Red line", "An answer that alone can sink a business, however good the rest is."),
    Term("Residual risk", "What the answers leave of the inherent risk."),
    Term("Score", "What is not shown to be in place, by weight. 0 is best, 100 is worst."),
    Term("Self-reported", "Said by somebody; no evidence was seen."),
    Term("Severity", "How bad a gap is at this question: low, medium, high or critical."),
)
