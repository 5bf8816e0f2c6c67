"""A logo's file: which kinds of picture are taken, and what the others are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pictures import LOGO_SVG, chunk, header, pixels, png, svg, whole

from outsource_audit.storage.logo_file import ReadLogo, read_logo
from outsource_audit.storage.scalar_shape import Misfit

GIVE = "give a PNG or an SVG"


def written(data: bytes, folder: Path, name: str = "logo") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_png_is_a_logo_whatever_its_name(tmp_path: Path) -> None:
    """What counts is what is inside."""
    found = read_logo(written(png(), tmp_path, "logo.jpg"))
    assert isinstance(found, ReadLogo)
    assert (found.logo.media, found.logo.data, found.removed) == ("image/png", png(), ())


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n  ", b"\xef\xbb\xbf\r\n"])
def test_an_svg_is_a_logo(before: bytes, tmp_path: Path) -> None:
    """A byte order mark and blank lines before it do no harm."""
    declared = b'<?xml version="1.0"?>' + LOGO_SVG
    found = read_logo(written(before + declared, tmp_path))
    assert isinstance(found, ReadLogo)
    assert found.logo.media == "image/svg+xml"


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_an_svg_in_two_byte_letters_is_read(mark: bytes, tmp_path: Path) -> None:
    """As some programs on Windows save it, in either order of bytes."""
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    found = read_logo(written(mark + svg().decode().encode(encoding), tmp_path))
    assert isinstance(found, ReadLogo)


def test_what_was_taken_out_of_an_svg_is_told(tmp_path: Path) -> None:
    """The person learns that the logo is not quite what they gave."""
    found = read_logo(written(svg("<rect/><script/>"), tmp_path))
    assert isinstance(found, ReadLogo)
    assert found.removed == ("script",)


OTHERS = {
    "a JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a GIF": b"GIF89a",
    "a WebP": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "a PDF": b"%PDF-1.7",
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0",
    "a BMP": b"BM\x36\x00",
    "a TIFF": b"II*\x00\x08",
    "an icon file (ICO)": b"\x00\x00\x01\x00\x01",
    "a Photoshop file": b"8BPS\x00\x01",
    "a ZIP archive or an office document": b"PK\x03\x04\x14",
    "a compressed file, such as SVGZ": b"\x1f\x8b\x08\x00",
    "an AVIF": b"\x00\x00\x00\x20ftypavif",
    "a HEIC": b"\x00\x00\x00\x20ftypheic",
    "a film or another picture": b"\x00\x00\x00\x20ftypisom",
    "no picture that can be used here": b"\x00\x01\x02",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_pictures_are_refused_by_their_names(kind: str, tmp_path: Path) -> None:
    """Somebody who gives a JPEG reads that it is one."""
    path = written(OTHERS[kind], tmp_path, "logo.png")
    assert read_logo(path) == Misfit(f"{path}: is {kind}", GIVE)


def test_a_text_is_no_picture(tmp_path: Path) -> None:
    """A file that was renamed is found out."""
    path = written(b"Kiln & Co", tmp_path, "logo.png")
    assert read_logo(path) == Misfit(f"{path}: is no picture that can be used here", GIVE)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    """Not that it is no picture."""
    path = written(b"", tmp_path)
    assert read_logo(path) == Misfit(f"{path}: is empty", GIVE)


def test_a_missing_file_a_folder_and_a_pipe_are_told_apart(tmp_path: Path) -> None:
    """None of them is read, and none hangs."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    missing = tmp_path / "x.png"
    assert read_logo(missing) == Misfit(f"{missing}: there is no such file")
    assert read_logo(tmp_path) == Misfit(f"{tmp_path}: is a folder, not a file")
    assert read_logo(pipe) == Misfit(f"{pipe}: is not an ordinary file")


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A loop of links is as good as a file without leave, and root meets it too."""
    loop = tmp_path / "loop.png"
    loop.symlink_to(loop)
    found = read_logo(loop)
    assert isinstance(found, Misfit)
    assert found.what.startswith(f"{loop}: cannot be read: too many levels")


def test_huge_files_are_refused_by_their_size(tmp_path: Path) -> None:
    """A report is mailed; a logo must not be most of it. Film-sized files are not even read."""
    filling = chunk(b"tEXt", b"x" * 500_000)
    large = written(whole(header(6, 4), filling, pixels(bytes(76))), tmp_path, "a.png")
    assert read_logo(large) == Misfit(
        f"{large}: has 500,{large.stat().st_size - 500_000:03} bytes,"
        " and 500,000 are the most for a PNG",
        "a smaller picture will do: a logo is shown 240 pixels wide at most",
    )
    drawing = written(svg("<rect/>" + " " * 200_000), tmp_path, "a.svg")
    assert read_logo(drawing) == Misfit(
        f"{drawing}: has 200,{drawing.stat().st_size - 200_000:03} bytes,"
        " and 200,000 are the most for an SVG",
        "save it as plain or optimised SVG, or give a PNG",
    )
    film = tmp_path / "film.png"
    with film.open("wb") as file:
        file.truncate(60_000_000)
    assert read_logo(film) == Misfit(f"{film}: is larger than 50 MB")


def test_what_is_wrong_inside_is_said_with_the_path(tmp_path: Path) -> None:
    """The reasons of the pictures themselves come through, for both kinds."""
    path = written(png()[:-1], tmp_path)
    assert read_logo(path) == Misfit(
        f"{path}: is a broken PNG: it ends too early",
        "open it in a picture editor and save it anew",
    )
    page = written(b"<html/>", tmp_path, "page.svg")
    assert read_logo(page) == Misfit(f"{page}: is XML, but no SVG", GIVE)
