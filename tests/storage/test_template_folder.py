"""Folders of templates: which are looked in, what is told of a wrong one, how ours are copied."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from outsource_audit.errors import FileError, UsageError
from outsource_audit.storage.resources import folder, view_page
from outsource_audit.storage.template_export import export_templates
from outsource_audit.storage.template_folder import set_files, set_names, template_folders

OURS = folder("reports")
SETS = "give a folder, or the name of a set of ours: standard, letter"


def test_without_a_word_ours_is_used() -> None:
    """The report as it ships."""
    assert template_folders(None) == [OURS]
    assert template_folders("standard") == [OURS]


def test_a_set_of_ours_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it lacks comes from the standard set."""
    monkeypatch.chdir(tmp_path)
    assert template_folders("letter") == [OURS / "letter", OURS]


def test_a_folder_goes_before_a_set_of_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies here is what is meant."""
    (tmp_path / "letter").mkdir()
    (tmp_path / "letter/report.css").touch()
    monkeypatch.chdir(tmp_path)
    assert template_folders("letter") == [Path("letter"), OURS]


@pytest.mark.parametrize("name", ["report.html.j2", "_summary.md.j2", "report.docx", "fonts.css"])
def test_one_file_of_the_report_makes_a_folder_of_templates(tmp_path: Path, name: str) -> None:
    """Others may lie beside it."""
    (tmp_path / name).touch()
    (tmp_path / "notes.txt").touch()
    assert template_folders(str(tmp_path)) == [tmp_path, OURS]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With what may be given instead."""
    with pytest.raises(UsageError) as caught:
        template_folders(str(tmp_path / "mine"))
    assert str(caught.value) == f"--templates: there is no folder {tmp_path / 'mine'}; {SETS}"


def test_a_file_is_no_folder_of_templates(tmp_path: Path) -> None:
    """Somebody named the template itself."""
    (tmp_path / "report.html.j2").touch()
    with pytest.raises(UsageError) as caught:
        template_folders(str(tmp_path / "report.html.j2"))
    told = f"--templates: {tmp_path / 'report.html.j2'} is not a folder; {SETS}"
    assert str(caught.value) == told


def test_no_name_is_no_folder() -> None:
    """An empty variable in a script."""
    with pytest.raises(UsageError) as caught:
        template_folders("")
    assert str(caught.value) == f"--templates: needs a name; {SETS}"


@pytest.mark.parametrize(
    "name", ["", "README.md", "report.html", "Report.html.j2", "comparison.md.j2"]
)
def test_a_folder_without_a_template_is_told(tmp_path: Path, name: str) -> None:
    """A slip: nothing in it would ever be used."""
    if name:
        (tmp_path / name).touch()
    with pytest.raises(UsageError) as caught:
        template_folders(str(tmp_path))
    told = str(caught.value)
    assert told.startswith(f"--templates: {tmp_path} holds no template of a report; those are ")
    assert "board.html.j2" in told
    assert "report.md.j2" in told
    assert told.endswith("(to get ours: outsource-audit report templates export)")


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every folder")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """With the system's reason."""
    tmp_path.chmod(0o300)
    with pytest.raises(FileError, match="cannot be read: permission denied"):
        template_folders(str(tmp_path))


def test_every_set_can_make_both_reports() -> None:
    """Each ships a page and Markdown, for everybody and for the board, and says what it is."""
    assert set_names() == ["standard", "letter"]
    for name in set_names():
        files = {path.name for path in set_files(name)}
        assert {"report.html.j2", "report.md.j2", "board.html.j2", "board.md.j2"} <= files
        assert {"README.md", "report.css"} <= files


def test_a_copy_holds_every_file_and_the_page_of_the_view(tmp_path: Path) -> None:
    """Byte for byte; the template of a comparison is none of a report."""
    names = export_templates(tmp_path / "new/mine", "standard")
    assert names == sorted(path.name for path in (tmp_path / "new/mine").iterdir())
    assert {"report-view.md", "README.md", "fonts.css", "_summary.html.j2"} <= set(names)
    assert "comparison.md.j2" not in names
    for path in set_files("standard"):
        assert (tmp_path / "new/mine" / path.name).read_bytes() == path.read_bytes()
    assert (tmp_path / "new/mine/report-view.md").read_bytes() == view_page().read_bytes()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine"]


def test_a_copy_is_a_folder_of_templates(tmp_path: Path) -> None:
    """What is copied can be used."""
    export_templates(tmp_path / "mine", "letter")
    assert template_folders(str(tmp_path / "mine")) == [tmp_path / "mine", OURS]


def test_a_copy_goes_into_a_folder_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty, or with other files, which stay; the folder one stands in, too."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = export_templates(Path(), "letter")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, "notes.txt"])


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Every file in the way is told, and none is copied."""
    (tmp_path / "report.css").write_text("mine", encoding="utf-8")
    (tmp_path / "README.md").symlink_to("nowhere")
    with pytest.raises(UsageError) as caught:
        export_templates(tmp_path, "letter")
    assert str(caught.value).split("\n") == [
        f"{tmp_path / 'README.md'}: is there already; --force writes over it",
        f"{tmp_path / 'report.css'}: is there already; --force writes over it",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "report.css"]
    assert (tmp_path / "report.css").read_text(encoding="utf-8") == "mine"


def test_by_force_files_are_written_over(tmp_path: Path) -> None:
    """Links are replaced, not followed."""
    (tmp_path / "elsewhere").write_text("keep", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/report.css").symlink_to(tmp_path / "elsewhere")
    export_templates(tmp_path / "mine", "letter", force=True)
    copied = tmp_path / "mine/report.css"
    assert not copied.is_symlink()
    assert copied.read_bytes() == (OURS / "letter/report.css").read_bytes()
    assert (tmp_path / "elsewhere").read_text(encoding="utf-8") == "keep"


def test_a_folder_in_the_way_of_a_file_is_told(tmp_path: Path) -> None:
    """Even by force no folder is taken away."""
    (tmp_path / "report.css").mkdir()
    with pytest.raises(UsageError) as caught:
        export_templates(tmp_path, "letter", force=True)
    told = f"{tmp_path / 'report.css'}: is a folder, and a file is to go there"
    assert str(caught.value) == told
    assert [path.name for path in tmp_path.iterdir()] == ["report.css"]


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    """It stays what it is."""
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        export_templates(tmp_path / "mine", "letter", force=True)
    assert str(caught.value) == f"{tmp_path / 'mine'}: is a file; give a folder for the templates"


def test_a_place_that_takes_nothing_is_told(tmp_path: Path) -> None:
    """Nothing is left behind."""
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="templates cannot be copied: not a directory"):
        export_templates(tmp_path / "file/mine", "letter")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_set_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With the names there are."""
    with pytest.raises(UsageError) as caught:
        export_templates(tmp_path / "mine", "poem")
    assert str(caught.value) == (
        "--set: there is no set 'poem'; give the name of a set of ours: standard, letter"
    )
    assert list(tmp_path.iterdir()) == []


def test_each_readme_names_every_kind_of_file_and_the_version_of_the_view() -> None:
    """Who opens the copy knows what lies there."""
    from outsource_audit.rendering.view import VIEW_VERSION

    for name in set_names():
        readme = next(path for path in set_files(name) if path.name == "README.md")
        text = readme.read_text(encoding="utf-8")
        assert f"version {VIEW_VERSION} of the view" in " ".join(text.split())
        for path in set_files(name):
            if path.name.startswith(("report.", "board.", "fonts")):
                assert f"`{path.name}`" in text
