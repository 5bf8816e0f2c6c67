"""The JSON Schemas say the same as the loader, as far as a schema can."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bank_files import BAD, GOOD
from jsonschema import Draft202012Validator

from outsource_audit.errors import InvalidFileError
from outsource_audit.storage import resources
from outsource_audit.storage.audit_file import read_audit
from outsource_audit.storage.bank_format import BankFile, ProfileFile
from outsource_audit.storage.schemas import schemas
from outsource_audit.storage.shape import fit
from outsource_audit.storage.tree import as_data
from outsource_audit.storage.yaml_source import parse_yaml

_SCHEMAS = {name: json.loads(content) for name, content in schemas().items()}
_SHIPPED = sorted(resources.folder("questions").glob("*.yaml"))
# JSON, for which schemas are made, has no infinite numbers.
_BEYOND_A_SCHEMA = {"not-finite"}
_FILES = [*sorted(GOOD.glob("*.yaml")), *_SHIPPED, *BAD]


@pytest.mark.parametrize("name", list(schemas()))
def test_the_files_in_the_repository_are_what_is_made(name: str) -> None:
    """After a change of format: `python -m outsource_audit.storage.schemas`."""
    assert (resources.folder("questions").parent / name).read_bytes() == schemas()[name]


@pytest.mark.parametrize("name", list(schemas()))
def test_each_is_a_schema_of_its_draft(name: str) -> None:
    """The schemas keep to draft 2020-12, and every key of a bank is described."""
    Draft202012Validator.check_schema(_SCHEMAS[name])


def test_an_editor_finds_a_description_for_every_key_of_a_question() -> None:
    """Completion shows what a key is for."""
    definitions = _SCHEMAS["questions/bank.schema.json"]["$defs"]
    for name in ("ChoiceQuestion", "NumberQuestion", "MaturityQuestion", "YesPartialNoQuestion"):
        for key, part in definitions[name]["properties"].items():
            assert part.get("description") or key in ("id", "evidence"), (name, key)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_schema_and_loader_accept_and_refuse_the_same(path: Path) -> None:
    """A file that has the right shape for one has it for the other."""
    tree, problems = parse_yaml(path.read_bytes(), path.name)
    if tree is None:
        assert problems
        return
    is_profile = path.name.startswith("profile")
    schema = _SCHEMAS[f"questions/{'profile' if is_profile else 'bank'}.schema.json"]
    misfits = fit(tree, ProfileFile).findings if is_profile else fit(tree, BankFile).findings
    errors = list(Draft202012Validator(schema).iter_errors(as_data(tree)))
    if path.stem in _BEYOND_A_SCHEMA:
        assert (bool(errors), bool(misfits)) == (False, True)
    else:
        assert bool(errors) == bool(misfits), (errors, misfits)


def test_a_file_of_one_shape_is_refused_as_another(tmp_path: Path) -> None:
    """A profile is no bank, for both."""
    copy = Path(shutil.copy(GOOD / "profile.yaml", tmp_path / "bank.yaml"))
    tree, _ = parse_yaml(copy.read_bytes(), "bank.yaml")
    assert tree is not None
    assert fit(tree, BankFile).findings
    assert not Draft202012Validator(_SCHEMAS["questions/bank.schema.json"]).is_valid(as_data(tree))


GOOD_AUDIT = {"format": 1, "business": "Kiln", "provider": "Northway", "date": "2026-11-23"}
AUDITS: dict[str, dict[str, object]] = {
    "whole": GOOD_AUDIT,
    "answered": GOOD_AUDIT
    | {"profile": {"stage": "running", "peak_factor": 4.5, "functions": ["fulfilment"]}}
    | {"answers": {"a": {"answer": 3, "evidence": {"seen": True}}, "b": {"answer": "unknown"}}},
    "no format": {key: value for key, value in GOOD_AUDIT.items() if key != "format"},
    "newer format": GOOD_AUDIT | {"format": 2},
    "no business": {key: value for key, value in GOOD_AUDIT.items() if key != "business"},
    "number for text": GOOD_AUDIT | {"provider": 7},
    "unknown key": GOOD_AUDIT | {"providers": "Northway"},
    "answer a list": GOOD_AUDIT | {"answers": {"a": {"answer": ["yes"]}}},
    "seen a word": GOOD_AUDIT | {"answers": {"a": {"answer": 1, "evidence": {"seen": "yes"}}}},
    "profile true": GOOD_AUDIT | {"profile": {"bot": True}},
    "a list": {},
}


@pytest.mark.parametrize("name", AUDITS)
def test_schema_and_reader_accept_and_refuse_the_same_audits(name: str, tmp_path: Path) -> None:
    """What an editor calls an audit, the program reads, and nothing else."""
    path = tmp_path / "x.audit.json"
    path.write_text(json.dumps(AUDITS[name]), encoding="utf-8")
    fits = Draft202012Validator(_SCHEMAS["docs/schemas/audit.schema.json"]).is_valid(AUDITS[name])
    try:
        read_audit(path)
    except InvalidFileError:
        assert not fits
    else:
        assert fits
