"""Compiled templates are kept for speed alone: with whatever lies there, the page is the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from outsource_audit.rendering.compiled_templates import CompiledTemplates
from outsource_audit.rendering.environment import html, set_view
from outsource_audit.rendering.sandbox import Sandbox
from outsource_audit.rendering.template_folders import TemplateFolders

NAME = "report.html.j2"
PAGE = "<p>Kiln &amp; Co</p>"
FORGED = "<p>forged</p>"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Return a folder that stands for ours."""
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / NAME).write_text("<p>{{ report }}</p>", encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return where compiled templates may be kept; it is not there yet."""
    return tmp_path / "cache" / "outsource-audit"


def page(cache: Path | None, *folders: Path) -> str:
    """Return the page that the folders make."""
    return set_view(NAME, "html", folders, "Kiln & Co", cache)


def kept(cache: Path) -> list[Path]:
    """Return the files that are kept."""
    return sorted(path for path in cache.rglob("*") if path.is_file())


def forge(ours: Path, cache: Path) -> Path:
    """Keep another page as if it were ours, compiled, and return its file: if shown, it is read."""
    sandbox = Sandbox(html, TemplateFolders([ours]))
    path, keeper = ours / NAME, CompiledTemplates(cache, lambda _: True)
    bucket = keeper.get_bucket(sandbox, NAME, str(path), path.read_text(encoding="utf-8"))
    bucket.code = sandbox.compile(FORGED, NAME, str(path))
    keeper.dump_bytecode(bucket)
    (file,) = kept(cache)
    return file


def test_what_is_kept_is_used(ours: Path, cache: Path) -> None:
    """The template is not compiled a second time."""
    assert page(cache, ours) == PAGE
    forge(ours, cache)
    assert page(cache, ours) == FORGED


def test_a_changed_template_is_compiled_anew(ours: Path, cache: Path) -> None:
    """What is kept is of the text as it was."""
    page(cache, ours)
    (ours / NAME).write_text("<b>{{ report }}</b>", encoding="utf-8")
    assert page(cache, ours) == "<b>Kiln &amp; Co</b>"


def test_nothing_but_the_owner_can_use_what_is_kept(ours: Path, cache: Path) -> None:
    """Folder and files are private from their birth; nothing else is left behind."""
    page(cache, ours)
    (file,) = kept(cache)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_templates_of_others_are_not_kept(ours: Path, cache: Path, tmp_path: Path) -> None:
    """Of a consultant's folder nothing lies in the cache, of ours the rest does."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / NAME).write_text('<i>{% include "part" %}</i>', encoding="utf-8")
    (ours / "part").write_text("{{ report }}", encoding="utf-8")
    assert page(cache, mine, ours) == "<i>Kiln &amp; Co</i>"
    assert len(kept(cache)) == 1


def _nothing(_: bytes) -> bytes:
    return b""


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _one_byte_less(data: bytes) -> bytes:
    return data[:-1]


def _more(data: bytes) -> bytes:
    return data + b"x"


def _one_bit_of_the_code(data: bytes) -> bytes:
    return data[:-100] + bytes([data[-100] ^ 1]) + data[-99:]


def _other_version(data: bytes) -> bytes:
    return data.replace(b"outsource-audit ", b"outsource-audit 9", 1)


def _garbage(data: bytes) -> bytes:
    return os.urandom(len(data))


@pytest.mark.parametrize(
    "spoil",
    [_nothing, _half, _one_byte_less, _more, _one_bit_of_the_code, _other_version, _garbage],
)
def test_a_spoiled_file_is_compiled_anew(
    ours: Path, cache: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """It never reaches the page, and is whole again after the run."""
    page(cache, ours)
    (file,) = kept(cache)
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert page(cache, ours) == PAGE
    assert file.read_bytes() == whole


def test_a_file_that_others_can_write_is_not_read(ours: Path, cache: Path) -> None:
    """Reading compiled code is as good as running it."""
    forge(ours, cache).chmod(0o620)
    assert page(cache, ours) == PAGE


def test_a_folder_that_others_can_write_is_not_used(ours: Path, cache: Path) -> None:
    """Neither read nor written."""
    file = forge(ours, cache)
    file.parent.chmod(0o777)
    assert page(cache, ours) == PAGE
    file.unlink()
    assert page(cache, ours) == PAGE
    assert kept(cache) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_belongs_to_somebody_else_is_not_read(ours: Path, cache: Path, what: str) -> None:
    """Somebody else may have put code there for us to run."""
    file = forge(ours, cache)
    os.chown(file if what == "file" else file.parent, 12345, 12345)
    assert page(cache, ours) == PAGE


def test_a_linked_folder_is_not_used(ours: Path, cache: Path, tmp_path: Path) -> None:
    """It could lead anywhere."""
    folder = forge(ours, cache).parent
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    assert page(cache, ours) == PAGE


@pytest.mark.parametrize("place", ["/dev/null/x", "/proc/outsource-audit", "a\0b", "x" * 300])
def test_a_folder_that_cannot_be_made_is_done_without(ours: Path, place: str) -> None:
    """Under a file, on a file system that takes none, with no name a file can have."""
    assert page(Path(place), ours) == PAGE


def test_a_file_in_place_of_the_folder_is_done_without(ours: Path, cache: Path) -> None:
    """Nor is it touched."""
    cache.parent.mkdir()
    cache.write_text("mine", encoding="utf-8")
    assert page(cache, ours) == PAGE
    assert cache.read_text(encoding="utf-8") == "mine"


def test_without_a_folder_nothing_is_kept(ours: Path, tmp_path: Path) -> None:
    """No cache is no trouble."""
    assert page(None, ours) == PAGE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours"]
