"""Files of templates: links, encodings, names and sizes, and what is told of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from template_files import NAME, mine, ours, page, put, told

from outsource_audit.rendering.template_folders import LARGEST

__all__ = ["mine", "ours"]  # pytest finds them by these names


def test_a_template_that_is_not_utf8_is_named_with_its_line(mine: Path, ours: Path) -> None:
    """The line with the first byte that is wrong."""
    (mine / NAME).write_bytes("fine\nAda\u2019s\n".encode() + b"caf\xe9\n")
    file = mine / NAME
    assert told(mine, ours) == f"{file}:3:1: is not UTF-8 (save it with the encoding UTF-8)"


def test_the_mark_that_windows_puts_before_utf8_is_left_out(mine: Path, ours: Path) -> None:
    """Notepad writes it; a page does not begin with it."""
    (mine / NAME).write_bytes(b"\xef\xbb\xbfmine\r\n")
    assert page(mine, ours) == "mine\n"


def test_a_template_that_is_a_folder_is_named(mine: Path, ours: Path) -> None:
    """Ours is not quietly used in its place."""
    (mine / NAME).mkdir()
    assert told(mine, ours) == f"{mine / NAME}: is not a file, so it cannot be a template"


def test_a_huge_template_is_refused(mine: Path, ours: Path) -> None:
    """Somebody named the wrong file."""
    (mine / NAME).write_bytes(b"x" * (LARGEST + 1))
    assert told(mine, ours) == f"{mine / NAME}: is larger than 10 MB, too much for a template"


def test_a_link_out_of_the_folder_is_refused(mine: Path, ours: Path, tmp_path: Path) -> None:
    """A folder from somebody else cannot carry a file of mine to the report's readers."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (mine / NAME).symlink_to(tmp_path / "secret")
    assert told(mine, ours) == (
        f"{mine / NAME}: is a link that leads out of {mine}; copy the file there instead"
    )


def test_a_linked_folder_does_not_lead_out_either(mine: Path, ours: Path, tmp_path: Path) -> None:
    """What counts is where the file lies in the end."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x").write_text("secret", encoding="utf-8")
    (mine / "parts").symlink_to(tmp_path / "elsewhere")
    put(mine, report__html='{% include "parts/x" %}')
    assert "is a link that leads out of" in told(mine, ours)


def test_a_link_within_the_folder_is_followed(mine: Path, ours: Path) -> None:
    """One file under two names is one's own affair."""
    (mine / "one").write_text("mine", encoding="utf-8")
    (mine / NAME).symlink_to("one")
    assert page(mine, ours) == "mine"


def test_our_own_templates_may_be_links(ours: Path, tmp_path: Path) -> None:
    """Some installers link files instead of copying them."""
    (ours / NAME).rename(tmp_path / "stored")
    (ours / NAME).symlink_to(tmp_path / "stored")
    assert page(ours) == "ours part of ours"


@pytest.mark.parametrize("target", ["nowhere", NAME])
def test_a_link_that_leads_nowhere_is_told(mine: Path, ours: Path, target: str) -> None:
    """Nowhere, or in a circle: ours is not quietly used in its place."""
    (mine / NAME).symlink_to(target)
    assert told(mine, ours).startswith(f"{mine / NAME}: cannot be read: ")


@pytest.mark.parametrize(
    "name",
    ["../secret", "/etc/passwd", "a/../../secret", "..", ".", "", "a//b", "..\\secret", "C:x"],
)
def test_only_files_of_the_folders_can_be_taken_in(
    mine: Path, ours: Path, tmp_path: Path, name: str
) -> None:
    """A name with a way up, or from the root, is the name of no template."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    put(mine, report__html=f"{{% include {name!r} %}}")
    assert told(mine, ours).endswith(f"{NAME}:1:1: no such template: {name}")


def test_a_set_without_a_page_is_told(mine: Path) -> None:
    """The name that was looked for is told."""
    assert told(mine) == f"{NAME}:1:1: no such template: {NAME}"
