"""Audit files that cannot be read: one exact line a problem, exit 3, nothing touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from program import DEMO_ANSWERS, NAME, contents, run, saved, the_demo

HEAD = b'"business": "Kiln", "provider": "Northway", "date": "2026-11-23"'
NOT_OURS = (
    ':1:1: is not an audit file: it has no "format" number (an audit file ends in .audit.json)'
)
WRONG_TYPES = b"""{
  "format": 1,
  "business": 5,
  "provider": ["Northway"],
  "date": "2026-11-23",
  "profile": {"stage": true},
  "answers": {
    "data-05": {"answer": ["no"]},
    "data-06": "yes"
  },
  "in_full": "data",
  "owner": "Ann",
  "banks": [{"id": "data"}]
}
"""
KEYS = (
    "format, business, provider, date, answered_by, profile, answers, in_full, banks, "
    "look_up, remediation, earlier"
)
BROKEN = {
    "empty": (b"", [":1:1: is empty (it may be a copy that was cut off)"]),
    "only blanks": (b" \n\n", [":1:1: is empty (it may be a copy that was cut off)"]),
    "truncated": (
        b'{\n  "format": 1,\n  "business": "Kil',
        [":3:19: the file ends in the middle (it may be a copy that was cut off)"],
    ),
    "not JSON": (b"hello\n", [":1:1: this is no audit file: 'hello' is no JSON value"]),
    "foreign": (b'{"name": "left-pad", "version": "1.0.0"}', [NOT_OURS]),
    "a list": (b"[1, 2]", [NOT_OURS]),
    "format zero": (b'{"format": 0}', [NOT_OURS]),
    "format as text": (b'{"format": "1"}', [NOT_OURS]),
    "no format": (b"{" + HEAD + b"}", [NOT_OURS]),
    "newer": (
        b'{"format": 2, "shape": "unheard of"}',
        [
            (
                ":1:1: was written in format 2, and this version reads format 1 "
                "(update outsource-audit to read it)"
            )
        ],
    ),
    "not UTF-8": (
        b'{"format": 1, "business": "caf\xe9"}',
        [":1:31: byte 0xe9 is not UTF-8 text (save the file in the encoding UTF-8)"],
    ),
    "no date": (
        b'{"format": 1, "business": "Kiln", "provider": "Northway", "date": "yesterday"}',
        [":1:67: date: 'yesterday' is no date; write it as 2026-11-23"],
    ),
    "a mistyped key in an answer": (
        b'{"format": 1, ' + HEAD + b', "answers": {"data-05": {"answer": "no", "notes": "x"}}}',
        [":1:121: answers: data-05: unknown key 'notes' (did you mean 'note'?)"],
    ),
    "keys missing": (
        b'{"format": 1, "date": "2026-11-23"}',
        [":1:1: the key 'business' is missing", ":1:1: the key 'provider' is missing"],
    ),
    "half a surrogate pair": (
        b'{"format": 1, "business": "a\\ud800"}',
        [":1:27: half of a surrogate pair is no character (delete its escape)"],
    ),
    "no number": (
        b'{"format": 1, ' + HEAD + b',\n"profile": {"peak_factor": 1e999}}',
        [":2:28: this number is too large"],
    ),
    "too deep": (b"[" * 100_000, [":1:33: is nested deeper than 32 levels"]),
    "unknown key": (
        b'{"format": 1, ' + HEAD + b', "bussiness": "Kiln"}',
        [":1:81: unknown key 'bussiness' (did you mean 'business'?)"],
    ),
    "wrong types, all listed": (
        WRONG_TYPES,
        [
            ':3:15: business: text belongs here, and 5 reads as a number (put it in quotes: "5")',
            ":4:15: provider: text belongs here, not a list",
            (
                ":6:24: profile: stage: text or a number or a list belongs here, not 'true' "
                '(put it in quotes: "true")'
            ),
            ":8:27: answers: data-05: answer: text or a number belongs here, not a list",
            ":9:16: answers: data-06: keys and values belong here, not 'yes'",
            ":11:14: in_full: a list belongs here, not 'data' (write [data])",
            f":12:3: unknown key 'owner' (the keys here are {KEYS})",
            ":13:13: banks: data: the key 'version' is missing",
            ":13:13: banks: data: the key 'sha256' is missing",
        ],
    ),
}


@pytest.mark.parametrize(("data", "lines"), BROKEN.values(), ids=BROKEN)
def test_a_broken_audit_is_named_with_every_problem(
    data: bytes, lines: list[str], tmp_path: Path
) -> None:
    """Every problem is one line on stderr, with file, line and column, and the code is 3."""
    (tmp_path / NAME).write_bytes(data)
    ended = run("score", NAME, "--json", cwd=tmp_path)
    assert ended == (3, "", "".join(f"outsource-audit: {NAME}{line}\n" for line in lines))


@pytest.mark.parametrize("name", ["empty", "truncated", "newer", "wrong types, all listed"])
def test_a_broken_audit_is_not_written_over(name: str, tmp_path: Path) -> None:
    """Answers for an audit that cannot be read leave its file byte for byte as it is."""
    data, lines = BROKEN[name]
    (tmp_path / NAME).write_bytes(data)
    before = contents(tmp_path)
    ended = run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path)
    assert ended.code == 3
    assert ended.told == [f"outsource-audit: {tmp_path / NAME}{line}" for line in lines]
    assert contents(tmp_path) == before


@pytest.mark.parametrize("command", ["score", "report", "answers"])
def test_a_missing_audit_is_named(command: str, tmp_path: Path) -> None:
    """A file that is not there is said to be missing."""
    ended = run(command, NAME, cwd=tmp_path)
    assert ended == (3, "", f"outsource-audit: {NAME}: there is no such file\n")


@pytest.mark.parametrize("command", ["score", "report", "answers"])
def test_a_folder_is_no_audit(command: str, tmp_path: Path) -> None:
    """A folder in place of a file is said to be one."""
    ended = run(command, ".", cwd=tmp_path)
    assert ended == (3, "", "outsource-audit: .: is a folder, not a file\n")


@pytest.mark.parametrize("place", ["/", ".", "sub"])
def test_answers_are_not_written_into_a_folder(place: str, tmp_path: Path) -> None:
    """A folder is no place to save an audit in, the root of all folders included."""
    (tmp_path / "sub").mkdir()
    ended = run("run", place, "--answers", DEMO_ANSWERS, cwd=tmp_path)
    where = os.path.realpath(tmp_path / place)
    assert ended == (3, "", f"outsource-audit: {where}: is a folder, not a file\n")
    assert contents(tmp_path) == {}


def test_a_pipe_is_no_audit(tmp_path: Path) -> None:
    """A named pipe is refused at once; nobody waits for a writer that never comes."""
    os.mkfifo(tmp_path / NAME)
    ended = run("score", NAME, cwd=tmp_path)
    assert ended == (3, "", f"outsource-audit: {NAME}: is not an ordinary file\n")


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    """An audit that an editor saved with a byte order mark is read as it was."""
    saved(the_demo(), tmp_path / NAME)
    plain = run("score", NAME, "--json", cwd=tmp_path)
    (tmp_path / NAME).write_bytes(b"\xef\xbb\xbf" + (tmp_path / NAME).read_bytes())
    assert run("score", NAME, "--json", cwd=tmp_path) == plain


def test_a_hostile_file_name_is_shown_inert(tmp_path: Path) -> None:
    """Control characters in a file's name do not reach the terminal."""
    ended = run("score", "a\x1b[2Jb\u202e.json", cwd=tmp_path)
    assert ended == (3, "", "outsource-audit: a␛[2Jb�.json: there is no such file\n")
