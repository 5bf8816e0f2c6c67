"""A comparison in words: the headline, and what to know before trusting it."""

from __future__ import annotations

import msgspec
import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.comparison import Caution
from outsource_audit.domain.comparison_account import account
from outsource_audit.domain.comparison_cautions import cautions
from outsource_audit.domain.comparison_words import (
    answers_told,
    common_sentence,
    fix_text,
    gone_text,
    headline,
    item_text,
    pitfall_ratings,
    ratings_text,
    red_line_text,
    sums_explained,
    title_text,
)
from outsource_audit.domain.finding_changes import Fate
from outsource_audit.domain.finding_groups import finding_counts, finding_groups, findings_of
from outsource_audit.domain.risk import Rating, Severity
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing_wording import stood_text
from outsource_audit.domain.trend import Compared, ComparedAudit, compared, trend
from outsource_audit.domain.trend_table import trend_rows

BANKS = a_bank_set(
    a_bank("one", [a_question("a", red_line=a_red_line("no")), *map(a_question, "bcd")])
)
YES, NO = answer("yes"), answer("no")


def of(audit: Audit, banks: BankSet = BANKS, **changes: object) -> ComparedAudit:
    """Score an audit for a comparison."""
    fields: dict[str, object] = {"file": "x.audit.json", "scorecard": score(banks, audit)}
    return ComparedAudit(**(fields | changes))  # type: ignore[arg-type]  # the struct checks nothing here


def all_(value: Answer, **others: Answer) -> Audit:
    """Answer every question alike, but for some."""
    return an_audit(dict.fromkeys("abcd", value) | others)


def told(old: Audit, new: Audit) -> str:
    """Return the headline."""
    comparison = compared(of(old), of(new)).comparison
    figures = account(comparison)
    return " ".join(headline(comparison, figures.score, figures.confirmed))


@pytest.mark.parametrize(
    ("old", "new", "numbers", "ratings"),
    [
        (
            all_(NO),
            all_(YES, b=NO),
            "Score 100 -> 25.0: 75.0 better. Confirmed 100 -> 25.0: 75.0 less.",
            "Rating: critical -> moderate.",
        ),
        (
            all_(YES),
            all_(YES, b=UNKNOWN_ANSWER),
            "Score 0 -> 25.0: 25.0 worse. Confirmed 0, as before.",
            "Rating now: low if well, moderate until then. Before: low.",
        ),
        (
            all_(YES, b=UNKNOWN_ANSWER),
            all_(YES, c=UNKNOWN_ANSWER),
            "Score 25.0, as before. Confirmed 0, as before.",
            "Rating, as before: low if well, moderate until then.",
        ),
        (
            all_(YES, b=NO),
            all_(YES, c=NO),
            "Score 25.0, as before. Confirmed 25.0, as before.",
            "Rating: moderate, as before.",
        ),
        (
            an_audit(),
            all_(YES),
            "Score 100 -> 0: 100.0 better. Confirmed 0, as before.",
            "Rating: not rated -> low.",
        ),
        (
            all_(YES),
            all_(NOT_APPLICABLE),
            "Before: Score 0. Now: No score, because no question counts.",
            "Rating: low -> not rated.",
        ),
        (
            all_(YES),
            all_(YES),
            "Nothing changed that counts. Score 0.",
            "Rating: low, as before.",
        ),
    ],
)
def test_the_headline_says_both_numbers_and_ratings(
    old: Audit, new: Audit, numbers: str, ratings: str
) -> None:
    """Before and after, whether there is a score and a rating or not."""
    assert told(old, new) == f"{numbers} {ratings}"


def test_other_parties_are_not_called_better_or_worse() -> None:
    """Two providers differ; none of them became anything."""
    other = msgspec.structs.replace(all_(YES, b=NO), provider="Southway")
    assert told(all_(NO), other).startswith("Score 100 -> 25.0: 75.0 lower. Confirmed")
    older = msgspec.structs.replace(all_(YES, b=NO), date="2020-01-01")
    assert told(all_(NO), older).startswith("Score 100 -> 25.0: 75.0 lower. Confirmed")


def test_less_confirmed_is_not_called_better() -> None:
    """A gap that nobody can see any more is not put right."""
    assert "Confirmed 100 -> 75.0: 25.0 less." in told(all_(NO), all_(NO, b=UNKNOWN_ANSWER))


def test_a_change_too_small_to_show_is_told() -> None:
    """Two scores that look alike and are not are not called the same: 720 and 720.5 of 1601."""
    heavy = [a_question(f"q{i}", severity=Severity.CRITICAL) for i in range(200)]
    many = a_bank_set(a_bank("one", [*heavy, a_question("light", severity=Severity.LOW)]))
    answers = {f"q{i}": NO if i < 90 else YES for i in range(200)}
    old, new = (an_audit(answers | {"light": last}) for last in (YES, answer("partial")))
    comparison = compared(of(old, many), of(new, many)).comparison
    figures = account(comparison)
    first = headline(comparison, figures.score, figures.confirmed)[0]
    assert first.startswith("Score 45.0 -> 45.0: less than 0.1 worse.")
    assert figures.has_tiny


def caution_of(old: ComparedAudit, new: ComparedAudit) -> list[str]:
    """Return the cautions in words."""
    return cautions(compared(old, new))


def test_other_parties_are_named() -> None:
    """Two providers, two businesses: said with their names."""
    other = msgspec.structs.replace(all_(YES), business="Mill Ltd", provider="Southway")
    business, provider = caution_of(of(all_(YES)), of(other))
    assert business.startswith("These are two different businesses: Kiln & Co and Mill Ltd.")
    assert provider.startswith(
        "These are two different providers: Northway Fulfilment and Southway."
    )


def test_dates_the_wrong_way_round_are_told() -> None:
    """The order given is kept, and said to be odd."""
    earlier = msgspec.structs.replace(all_(YES), date="2025-01-02")
    (told_,) = caution_of(of(all_(YES)), of(earlier))
    assert told_.startswith("The second audit is the older one: 2025-01-02 is before 2026-11-23.")


def test_nothing_and_little_in_common() -> None:
    """Whether no question counts, none is the same, or few are."""
    none = all_(NOT_APPLICABLE)
    first = "No question counts in the first audit, so there is nothing to compare with."
    second = "No question counts in the second audit, so there is nothing to compare."
    assert caution_of(of(none), of(all_(YES))) == [first]
    assert caution_of(of(all_(YES)), of(none)) == [second]
    assert caution_of(of(none), of(none)) == [first, second]
    left = all_(YES, c=NOT_APPLICABLE, d=NOT_APPLICABLE)
    right = all_(YES, a=NOT_APPLICABLE, b=NOT_APPLICABLE)
    (apart,) = caution_of(of(left), of(right))
    assert apart.startswith("The two audits have no question in common.")
    (few,) = caution_of(of(left), of(all_(YES, a=NOT_APPLICABLE, d=NOT_APPLICABLE)))
    assert few.startswith("Fewer than half of the questions are the same: 1 of 3.")


def test_banks_that_are_not_at_hand_are_named() -> None:
    """Which ones, of which audit, and what to do; of each file once."""
    old = of(all_(YES), banks_known=False, missing=("data 2026.1", "quality 2026.1"))
    (says,) = caution_of(old, old)
    whose = "The question banks of the audit of 2026-11-23 are not at hand"
    assert says.startswith(f"{whose}: data 2026.1, quality 2026.1. It is scored with the questions")
    assert says.endswith("name their folder: --banks FOLDER")
    nameless = of(all_(YES), banks_known=False, file="y.audit.json")
    first, second = caution_of(old, nameless)
    assert first == says
    assert second.startswith("The audit of 2026-11-23 does not name a whole set of question banks.")


def test_every_caution_has_words() -> None:
    """None is left without a sentence."""
    old = of(all_(YES), banks_known=False, file="y.audit.json")
    whole = compared(old, of(all_(YES)))
    every = msgspec.structs.replace(whole.comparison, cautions=tuple(Caution))
    told_ = cautions(Compared(whole.old, whole.new, every))
    assert len(set(told_)) == len(Caution) == len(told_)


def test_the_share_in_common_is_told() -> None:
    """How many questions are the same; nothing where there is none."""
    whole = compared(of(all_(YES)), of(all_(YES, d=NOT_APPLICABLE))).comparison
    assert common_sentence(whole) == "3 of 4 questions are the same in both audits: 75%."
    nothing = compared(of(all_(NOT_APPLICABLE)), of(all_(NOT_APPLICABLE))).comparison
    assert common_sentence(nothing) == ""


def test_findings_are_counted() -> None:
    """Five fates always, the two that are not fixed where there are some."""
    old = all_(NO)
    new = an_audit({"a": YES, "b": answer("partial"), "c": NO, "d": UNKNOWN_ANSWER})
    assert finding_counts(compared(of(old), of(new)).comparison) == (
        "Findings: 1 fixed, 1 better, 0 new, 0 worse, 1 unchanged, 1 not known now."
    )
    clean = compared(of(all_(YES)), of(all_(YES))).comparison
    assert finding_counts(clean) == "Neither audit has a finding."


def test_what_was_not_answered_before_is_told_apart_from_what_became_worse() -> None:
    """Each is new; but nothing went wrong where nobody had looked."""
    old = an_audit({"a": NO, "b": YES, "c": UNKNOWN_ANSWER})
    found = compared(of(old), of(all_(NO))).comparison
    groups = {name: [each.question.id for each in each_] for name, each_ in finding_groups(found)}
    assert groups == {"New": ["b"], "New, not answered before": ["c", "d"], "Unchanged": ["a"]}
    assert finding_counts(found) == (
        "Findings: 0 fixed, 0 better, 3 new, 0 worse, 1 unchanged. "
        "2 of the new ones were not answered before."
    )


@pytest.mark.parametrize(
    ("before", "aside"),
    [
        (
            {"c": UNKNOWN_ANSWER},
            "1 new, 0 worse, 3 unchanged. The new one was not answered before.",
        ),
        (
            {"c": UNKNOWN_ANSWER, "d": NOT_APPLICABLE},
            "2 new, 0 worse, 2 unchanged. The new ones were not answered before.",
        ),
        (
            {"c": UNKNOWN_ANSWER, "d": YES},
            "2 new, 0 worse, 2 unchanged. 1 of the new ones was not answered before.",
        ),
    ],
)
def test_how_many_were_not_answered_before_is_told(before: dict[str, Answer], aside: str) -> None:
    """All of the new ones, or some."""
    found = compared(of(all_(NO, **before)), of(all_(NO))).comparison
    assert finding_counts(found) == f"Findings: 0 fixed, 0 better, {aside}"


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (YES, "no longer hit"),
        (UNKNOWN_ANSWER, "not known now, so it cannot be ruled out"),
        (NOT_APPLICABLE, "its question does not count now"),
    ],
)
def test_a_red_line_that_is_gone_says_why(now: Answer, says: str) -> None:
    """One that nobody knows of any more is not called gone for good."""
    comparison = compared(of(all_(NO)), of(all_(NO, a=now))).comparison
    assert comparison.red_lines_gone == ("a",)
    assert gone_text(comparison, "a") == says
    assert red_line_text(comparison, "a") == "This can sink the business."


def test_a_red_line_of_a_renamed_question_is_the_same() -> None:
    """It is neither new nor gone because its question has another id."""
    (bank,) = BANKS.banks
    first, *others = bank.questions
    questions = (msgspec.structs.replace(first, id="z"), *others)
    bank = msgspec.structs.replace(bank, questions=questions, renamed=(("a", "z"),))
    new = an_audit({"z": NO} | dict.fromkeys("bcd", NO))
    comparison = compared(of(all_(NO)), of(new, a_bank_set(bank))).comparison
    assert (comparison.red_lines_new, comparison.red_lines_gone) == ((), ())
    better = msgspec.structs.replace(new, answers={**new.answers, "z": YES})
    fixed = compared(of(all_(NO)), of(better, a_bank_set(bank))).comparison
    assert fixed.red_lines_gone == ("z",)
    assert gone_text(fixed, "z") == "no longer hit"


def test_an_id_is_named_whichever_audit_knows_it() -> None:
    """Questions, pitfalls and profile fields of either; nothing for an id of neither."""
    before = a_bank_set(
        a_bank("one", [a_question("gone", ask="Is it there?")]), fields=(a_field("size", "x"),)
    )
    comparison = compared(of(an_audit({"gone": NO}), before), of(all_(YES))).comparison
    assert item_text(comparison, "gone") == "Is it there?"
    assert item_text(comparison, "one") == "Pitfall 1: Pitfall one"
    assert item_text(comparison, "size") == "What is size?"
    assert item_text(comparison, "nowhere") == ""
    assert red_line_text(comparison, "gone") == ""


def test_an_action_is_told_as_either_audit_has_it() -> None:
    """Its fix, also of a question that is gone; nothing for one that never was."""
    before = a_bank_set(a_bank("one", [a_question("gone", fix="Write it down.")]))
    comparison = compared(of(an_audit({"gone": NO}), before), of(all_(YES))).comparison
    assert fix_text(comparison, "gone") == "Write it down."
    assert fix_text(comparison, "a") == "Put it in place."
    assert fix_text(comparison, "nowhere") == ""


def test_the_title_names_both_where_they_differ() -> None:
    """One pair of names, or two."""
    old, new = score(BANKS, all_(YES)), score(BANKS, all_(NO))
    assert title_text(old, new) == "Kiln & Co and Northway Fulfilment: 2026-11-23 -> 2026-11-23"
    other = score(BANKS, msgspec.structs.replace(all_(YES), provider="Southway"))
    assert title_text(old, other) == (
        "Kiln & Co and Northway Fulfilment, 2026-11-23 -> Kiln & Co and Southway, 2026-11-23"
    )


def test_a_pitfall_tells_its_exposure_and_its_ratings() -> None:
    """Only where they changed, and both ratings where they differ."""
    stronger = a_bank_set(a_bank("one", list(BANKS.banks[0].questions), exposure=5))
    whole = compared(of(all_(YES)), of(all_(NO, a=YES, b=UNKNOWN_ANSWER), stronger)).comparison
    assert pitfall_ratings(whole.pitfalls[0]) == (
        "exposure 3 -> 5; rating low -> high if well, critical until then"
    )
    same = compared(of(all_(YES)), of(all_(YES))).comparison
    assert pitfall_ratings(same.pitfalls[0]) == ""


def test_a_trend_compares_neighbours_and_ends() -> None:
    """Three audits: two steps and the whole; two audits are the whole alone."""
    first, second, third = (of(a) for a in (all_(NO), all_(NO, a=YES), all_(YES)))
    found = trend([first, second, third])
    moved = [step.comparison.moved.score for step in found.steps]
    assert moved == [-25, -75]
    assert found.whole.comparison.moved.score == -100
    assert trend([first, third]).steps == ()


def test_a_trend_follows_a_renamed_pitfall() -> None:
    """Its scores stand in one row, under the id of the last audit; others have none there."""
    renamed = a_bank("uno", list(BANKS.banks[0].questions))
    renamed = msgspec.structs.replace(renamed, renamed=(("one", "uno"),))
    more = a_bank_set(renamed, a_bank("two", [a_question("z")], pitfall=2))
    audits = [of(all_(NO)), of(all_(YES)), of(all_(YES, z=NO), more)]
    rows = [(row.number, row.id, row.scores) for row in trend_rows(trend(audits))]
    assert rows == [(1, "uno", ("100", "0", "0")), (2, "two", ("none", "none", "100"))]


def test_how_the_parts_add_up_is_explained() -> None:
    """With a word on a signed 0.0 only where there is one."""
    plain = account(compared(of(all_(NO)), of(all_(YES))).comparison)
    heavy = [a_question(f"q{i}", severity=Severity.CRITICAL) for i in range(200)]
    heavy = [a_question(f"q{n}", severity=Severity.CRITICAL) for n in range(100)]
    light = a_bank("two", [a_question("a", severity=Severity.LOW)], pitfall=2, exposure=1)
    banks = a_bank_set(a_bank("one", heavy, exposure=5), light)
    said = {f"q{n}": NO if n < 30 else YES for n in range(100)}
    before, after = of(an_audit(said | {"a": NO}), banks), of(an_audit(said | {"a": YES}), banks)
    tiny = account(compared(before, after).comparison)
    assert sums_explained(plain) == (
        "The parts add up to the change. They are taken one after the other: the earlier audit "
        "with the questions of the later one, then with what is at stake there, then with what "
        "applies there, then with its answers. Figures are rounded so that they add up as shown."
    )
    more = " A 0.0 with a sign is a change too small to show."
    assert sums_explained(tiny) == sums_explained(plain) + more


def test_findings_and_answers_are_found_by_what_became_of_them() -> None:
    """The findings of one fate, and the questions that were answered otherwise."""
    found = compared(of(all_(NO)), of(all_(NO, b=YES, c=NOT_APPLICABLE))).comparison
    assert [each.question.id for each in findings_of(found, Fate.FIXED)] == ["b"]
    assert [each.question.id for each in findings_of(found, Fate.UNCHANGED)] == ["a", "d"]
    assert answers_told(found) == {"b"}


def test_how_a_question_stood_is_told() -> None:
    """By its answer, or by why there is none."""
    asked = [
        a_question("a"),
        a_question("b"),
        a_question("c"),
        a_question("d"),
        a_question("e", core=False),
        a_question("f", show_if=when(a="yes")),
    ]
    audit = an_audit({"a": NO, "b": UNKNOWN_ANSWER, "c": NOT_APPLICABLE})
    standings = score(a_bank_set(a_bank("one", asked)), audit).standings.questions
    assert [stood_text(standing) for standing in (*standings, None)] == [
        "No: none of it is",
        "don't know",
        "not applicable",
        "no answer yet",
        "not asked",
        "does not apply",
        "not counted",
    ]


def test_more_confirmed_is_told_as_more() -> None:
    """What was not known before is a gap now: no worse a score, and more of it is sure."""
    assert told(all_(YES, b=UNKNOWN_ANSWER, c=NO), all_(YES, b=NO, c=NO)) == (
        "Score 50.0, as before. Confirmed 25.0 -> 50.0: 25.0 more. "
        "Rating now: high. Before: moderate if well, high until then."
    )


def test_a_red_line_alone_is_a_change_that_counts() -> None:
    """Though no number and no rating moved, and no question stands behind it."""
    field = a_field("cards", "mine", "theirs", red_line=a_red_line("mine"))
    banks = a_bank_set(*BANKS.banks, fields=(field,))
    theirs, mine = (of(an_audit(all_(NO).answers, {"cards": c}), banks) for c in ("theirs", "mine"))
    for old, new in ((theirs, mine), (mine, theirs)):
        comparison = compared(old, new).comparison
        figures = account(comparison)
        assert headline(comparison, figures.score, figures.confirmed) == [
            "Score 100, as before. Confirmed 100, as before.",
            "Rating: critical, as before.",
        ]
        assert red_line_text(comparison, "cards") == "This can sink the business."


@pytest.mark.parametrize(
    ("until_then", "if_well", "says"),
    [
        (None, None, "not rated"),
        (Rating.HIGH, Rating.HIGH, "high"),
        (Rating.CRITICAL, Rating.LOW, "low if well, critical until then"),
    ],
)
def test_one_side_of_a_comparison_tells_its_ratings(
    until_then: Rating | None, if_well: Rating | None, says: str
) -> None:
    """Both where they differ, one where they are the same, or that there is none."""
    assert ratings_text(until_then, if_well) == says


def test_a_pitfall_that_only_one_audit_knows_has_no_exposure_in_the_other() -> None:
    """It is not rated there either."""
    two = a_bank("two", [a_question("z")], pitfall=2)
    fewer, more = of(all_(YES)), of(all_(YES, z=YES), a_bank_set(*BANKS.banks, two))
    come = compared(fewer, more).comparison.pitfalls[1]
    gone = compared(more, fewer).comparison.pitfalls[1]
    assert pitfall_ratings(come) == "exposure none -> 3; rating not rated -> low"
    assert pitfall_ratings(gone) == "exposure 3 -> none; rating low -> not rated"
