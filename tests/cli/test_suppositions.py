"""`key=answer` on the command line: every mistake has its line, all of them in one go."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from outsource_audit.cli.suppositions import read_suppositions
from outsource_audit.domain.bank import BankSet
from outsource_audit.errors import UsageError
from program import NAME, run, saved, shipped, the_demo

WRONG = {
    "data-5=yes": "no question or profile question is called 'data-5' (did you mean 'data-05'?)",
    "DATA-05=yes": "no question or profile question is called 'DATA-05' (did you mean 'data-05'?)",
    "zzz=1": "no question or profile question is called 'zzz' "
    "(outsource-audit answers prints all of them)",
    "data-05=maybe": "data-05: 'maybe' is no answer here "
    "(it takes yes, partial, no, unknown, n/a:reason or open)",
    "data-05=n/a": "data-05: n/a needs a reason "
    "(it takes yes, partial, no, unknown, n/a:reason or open)",
    "data-06=n/a:we are small": 'data-06: does not offer "not applicable" '
    "(it takes yes, partial, no, unknown or open)",
    "data-09=5": "data-09: '5' is no answer here (it takes 4, 3, 2, 1, 0, unknown or open)",
    "data-10=shut": "data-10: 'shut' is no answer here "
    "(it takes inside, expiring, standing, open, unknown or unanswered)",
    "hours_apart=99": "hours_apart: 99 is above 14 (it takes a number (hours), unknown or open)",
    "card_data=none,hosted": "card_data: 'none' cannot stand beside another answer (it takes "
    "hosted, embedded, own-form, people, none, unknown or open; several with commas between them)",
    "stage=": "stage: has no answer "
    "(it takes choosing, onboarding, running, exiting, unknown or open)",
    "bot": "'bot' names no answer (write bot=yes)",
    "partner-01": "'partner-01' names no answer (write partner-01=0)",
    "hello": "'hello' names no answer (write key=answer, such as data-05=yes)",
    "=yes": "'=yes' names no answer (write key=answer, such as data-05=yes)",
}


@pytest.mark.parametrize(("argument", "told"), WRONG.items())
def test_what_cannot_be_supposed_says_what_to_write(argument: str, told: str) -> None:
    """One line: what, and what it takes instead."""
    with pytest.raises(UsageError) as caught:
        read_suppositions([argument], shipped())
    assert str(caught.value) == told


def test_all_that_is_wrong_is_told_in_one_go(tmp_path: Path) -> None:
    """A line each, in the order given, then what is given twice; the exit code is 2."""
    saved(the_demo(), tmp_path / NAME)
    ended = run("whatif", NAME, *WRONG, "data-05=no", "bot=yes", "bot = no", cwd=tmp_path)
    twice = [f"{key}: is given more than once; keep one" for key in ("data-05", "bot")]
    lines = [f"outsource-audit: {line}" for line in [*WRONG.values(), *twice]]
    assert (ended.code, ended.out) == (2, "")
    assert sorted(ended.told) == sorted(lines)
    assert ended.told[:-2] == lines[:-2]


def test_an_id_of_former_days_is_told_todays() -> None:
    """Who wrote the command down a year ago learns what to type now."""
    profile = msgspec.structs.replace(shipped().profile, renamed=(("phase", "stage"),))
    bank_set = BankSet(profile, shipped().banks)
    with pytest.raises(UsageError, match="called 'phase' \\(it is now called 'stage'\\)"):
        read_suppositions(["phase=running"], bank_set)


def test_the_example_of_the_messages_is_a_question() -> None:
    """It can be typed as it stands."""
    assert len(read_suppositions(["data-05=yes"], shipped())) == 1
