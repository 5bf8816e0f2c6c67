"""A tree is held against a type: everything that fits is kept, every misfit is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bank_files import GOOD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.condition import Condition, OneOf
from outsource_audit.storage.bank_file import check_banks
from outsource_audit.storage.bank_format import BankFile, ProfileFile, RaiseFile
from outsource_audit.storage.field_types import LimitsFile
from outsource_audit.storage.json_source import parse_json
from outsource_audit.storage.shape import Shaped, fit, shape_problems
from outsource_audit.storage.yaml_source import parse_yaml

_GOOD_BANK = (GOOD / "01-first.yaml").read_text()
_WORDS = sorted(set(_GOOD_BANK.split()))


def _misfits(text: str, type_: type) -> list[str]:
    tree, problems = parse_yaml(text, "f")
    assert tree is not None
    assert problems == []
    return [str(problem) for problem in shape_problems(tree, type_, "f")]


def test_every_misfit_is_collected_in_one_pass() -> None:
    """Unknown, missing and wrong values are all told, each with its place."""
    assert _misfits("by: 9\nwen: {stage: [a]}\nbecause: [x]\n", RaiseFile) == [
        "f:1:5: by: 9 is above 4 (it runs from 1 to 4)",
        "f:2:1: unknown key 'wen' (did you mean 'when'?)",
        "f:3:10: because: text belongs here, not a list",
        "f:1:1: the key 'when' is missing",
    ]


def test_limits_need_one_key() -> None:
    """A range without any limit is no range."""
    assert _misfits("{}", LimitsFile) == ["f:1:1: needs at_least or at_most"]


def test_a_good_value_is_converted() -> None:
    """A condition comes out as the domain's own."""
    tree, _ = parse_yaml("by: 1\nwhen: {stage: [1]}\nbecause: x\n", "f")
    assert tree is not None
    value = fit(tree, RaiseFile).value
    assert value is not None
    assert value.when == Condition((OneOf("stage", ("1",)),))


def test_a_broken_question_leaves_the_others() -> None:
    """A question that does not fit is left out, and paths still lead to the right ones."""
    tree, _ = parse_yaml(_GOOD_BANK.replace("levels: [nothing,", "levels: ["), "f")
    assert tree is not None
    shaped = fit(tree, BankFile)
    assert shaped.value is not None
    questions = [question.id for question in shaped.value.practices[0].questions]
    assert questions == ["first-1"]
    assert shaped.path_in_file(("practices", 0, "questions", 0)) == ("practices", 0, "questions", 0)
    tree, _ = parse_yaml(_GOOD_BANK.replace("no: none of it", "no: 1"), "f")
    assert tree is not None
    path = fit(tree, BankFile).path_in_file(("practices", 0, "questions", 0, "ask"))
    assert path == ("practices", 0, "questions", 1, "ask")


def test_unions_of_an_audit_are_read() -> None:
    """The domain's audit fits with texts, numbers, lists and nulls, and names its misfits."""
    text = """{"business": "a", "provider": "b", "date": "2026-11-23",
     "profile": {"stage": "running", "hours_apart": 2.5, "functions": ["x"]},
     "answers": {"q-1": {"answer": null, "evidence": {"seen": true}}, "q-2": {"answer": 3}}}"""
    tree, _ = parse_json(text, "f")
    assert tree is not None
    audit = fit(tree, Audit).value
    assert audit is not None
    assert audit.profile["functions"] == ("x",)
    assert audit.answers["q-2"].answer == 3
    tree, _ = parse_json(text.replace('"seen": true', '"seen": 1').replace("2.5", "false"), "f")
    assert tree is not None
    assert [problem.where for problem in shape_problems(tree, Audit, "f")] == [
        "profile: hours_apart",
        "answers: q-1: evidence: seen",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_slip_of_the_hand_becomes_problems_or_a_bank(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Replacing words of a good bank at random never raises, whatever they become."""
    lines = _GOOD_BANK.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(lines) - 1))
        words = lines[number].split(" ")
        place = data.draw(st.integers(0, len(words) - 1))
        words[place] = data.draw(st.one_of(st.sampled_from(_WORDS), st.text(max_size=5)))
        lines[number] = " ".join(words)
    shutil.copy(GOOD / "profile.yaml", tmp_path)
    (tmp_path / "bank.yaml").write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    count = len(lines) + 20
    assert all(1 <= problem.line <= count for problem in check_banks([tmp_path]))


_TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(_WORDS)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from([*_WORDS, "format", "scale", "any_of"]), inner, max_size=6),
    ),
    max_leaves=30,
)


@given(_TREES)
@pytest.mark.parametrize("type_", [BankFile, ProfileFile, Audit, RaiseFile])
def test_any_tree_fits_or_has_misfits(type_: type, data: object) -> None:
    """Data of any shape either converts or is refused with findings."""
    import yaml

    tree, _ = parse_yaml(yaml.safe_dump(data), "f")
    if tree is None:
        return
    shaped: Shaped[object] = fit(tree, type_)
    assert shaped.value is not None or shaped.findings
