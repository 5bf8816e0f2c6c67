"""What Enter keeps: never something nobody said, and never something that no longer fits."""

from __future__ import annotations

import msgspec

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, answer
from outsource_audit.domain.actions import Keep, Note
from outsource_audit.domain.audit import Answer, Audit, Earlier, Evidence
from outsource_audit.domain.interview import apply, begin
from outsource_audit.domain.keeping import Kept, Source, kept

NOW = "2026-11-23T10:00:00+00:00"
LAST_YEAR = "2025-10-02T09:00:00+00:00"
QUESTION = a_question("a")
FIELD = a_field("data", "none", "orders")
SHOP = a_bank_set(a_bank("one", [QUESTION, a_question("b")]), fields=(FIELD,))


def following(earlier: Answer | None = None, **profile: str) -> Audit:
    """Make an audit with nothing answered that follows an earlier one."""
    answers = {} if earlier is None else {"a": earlier}
    before = Earlier(date="2025-10-01", provider="Northway", profile=dict(profile), answers=answers)
    return msgspec.structs.replace(an_audit(), earlier=before)


def test_an_own_answer_comes_before_an_earlier_one() -> None:
    """What was said today is kept, whatever was said a year ago."""
    audit = following(answer("no"))
    audit = msgspec.structs.replace(audit, answers={"a": answer("yes")})
    keeps = kept(QUESTION, audit)
    assert keeps is not None
    assert (keeps.source, keeps.answer) == (Source.OWN, answer("yes"))


def test_what_is_kept_says_when_it_was_given() -> None:
    """An earlier answer without a time is as old as its audit; an own profile answer has none."""
    told = answer("yes", given=LAST_YEAR)
    assert kept(QUESTION, an_audit({"a": told})) == Kept(Source.OWN, LAST_YEAR, told)
    changed = a_question("a", revision=2)
    assert kept(changed, an_audit({"a": told})) == Kept(Source.CONFIRM, LAST_YEAR, told)
    assert kept(QUESTION, following(told)) == Kept(Source.EARLIER, LAST_YEAR, told)
    undated = answer("no")
    assert kept(QUESTION, following(undated)) == Kept(Source.EARLIER, "2025-10-01", undated)
    own = an_audit(profile={"data": "none"})
    assert kept(FIELD, own) == Kept(Source.OWN, "", value="none")
    assert kept(FIELD, following(data="none")) == Kept(Source.EARLIER, "2025-10-01", value="none")


def test_nothing_is_kept_where_nothing_was_said() -> None:
    """A note alone is no answer, and an empty audit has none."""
    assert kept(QUESTION, an_audit()) is None
    assert kept(FIELD, an_audit()) is None
    assert kept(QUESTION, an_audit({"a": Answer(note="ask Friday")})) is None
    assert kept(QUESTION, an_audit({"a": Answer(internal_note="ask Friday")})) is None


def test_an_earlier_answer_is_kept_with_all_that_came_with_it() -> None:
    """Enter takes answer, both notes and evidence over, under today's time and wording."""
    seen = Evidence(seen=True, where="Contract", date="2025-09-30")
    earlier = Answer("partial", "", "Renewal due", "They stall", evidence=seen, given=LAST_YEAR)
    interview = begin(SHOP, following(earlier, data="orders"))
    interview = apply(interview, Keep(), NOW)
    assert interview.audit.profile == {"data": "orders"}
    interview = apply(interview, Keep(), NOW)
    assert interview.audit.answers["a"] == msgspec.structs.replace(earlier, given=NOW)
    assert interview.here == "b"


def test_a_note_written_today_replaces_the_earlier_one() -> None:
    """The newer words win; the answer is still the earlier one."""
    earlier = Answer(answer="yes", note="old words", given=LAST_YEAR)
    interview = begin(SHOP, msgspec.structs.replace(following(earlier), profile={"data": "none"}))
    interview = apply(apply(interview, Note("new words"), NOW), Keep(), NOW)
    assert interview.audit.answers["a"] == Answer(answer="yes", note="new words", given=NOW)


def test_an_answer_to_a_question_that_changed_is_confirmed() -> None:
    """It counts again, under the revision of today, as soon as somebody says so."""
    shop = a_bank_set(a_bank("one", [a_question("a", revision=2)]))
    audit = an_audit({"a": answer("partial", given=LAST_YEAR)})
    keeps = kept(shop.questions["a"], audit)
    assert keeps is not None
    assert keeps.source is Source.CONFIRM
    after = apply(begin(shop, audit), Keep(), NOW).audit.answers["a"]
    assert (after.answer, after.revision, after.given) == ("partial", 2, NOW)


def test_what_no_longer_fits_is_not_kept() -> None:
    """A choice that is gone cannot be confirmed; the question is asked anew."""
    assert kept(QUESTION, an_audit({"a": answer("maybe")})) is None
    assert kept(QUESTION, following(answer("maybe"))) is None
    assert kept(FIELD, an_audit(profile={"data": "moon"})) is None
    assert kept(FIELD, following(data="moon")) is None
