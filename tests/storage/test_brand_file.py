"""A brand file is read whole, or everything that does not fit is named with its place."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator
from pictures import LOGO_SVG, png, svg

from outsource_audit.domain.presentation import Accent, Brand, DateFormat, Logo, Paper
from outsource_audit.errors import FileError, InvalidFileError
from outsource_audit.storage.brand_file import read_brand
from outsource_audit.storage.brand_format import BrandFile
from outsource_audit.storage.colour_text import NAMED
from outsource_audit.storage.schemas import schemas
from outsource_audit.storage.tree import as_data
from outsource_audit.storage.yaml_source import parse_yaml

DOCS = Path(__file__).parents[2] / "docs" / "brand.md"
WHOLE = """\
format: 1
consultancy: Harbour & Partners
logo: pictures/logo.svg
word_logo: logo.png
accent: "#7a1f4d"
contact:
  - Ada Lindqvist
  - ada@harbour.example
confidentiality: Confidential. For Kiln & Co only.
paper: letter
date_format: 2026-11-03
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with pictures beside the brand file."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "logo.svg").write_bytes(LOGO_SVG)
    (tmp_path / "logo.svg").write_bytes(LOGO_SVG)
    (tmp_path / "logo.png").write_bytes(png())
    (tmp_path / "photo.png").write_bytes(b"\xff\xd8\xff\xe0")
    return tmp_path


def written(text: str, folder: Path) -> Path:
    """Write a brand file and return its path."""
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def brand_of(text: str, folder: Path) -> Brand:
    """Return the brand of a file about which there is nothing to tell."""
    given = read_brand(written(text, folder))
    assert given.told == ()
    return given.brand


def test_a_whole_brand_is_read(folder: Path) -> None:
    """Every key arrives where the reports look for it."""
    brand = brand_of(WHOLE, folder)
    assert brand.logo is not None
    assert (brand.logo.media, brand.logo.width, brand.logo.height) == ("image/svg+xml", 1000, 333)
    wanted = Brand(
        consultancy="Harbour & Partners",
        logo=brand.logo,
        word_logo=Logo(media="image/png", data=png(), width=6, height=4),
        accent=Accent(light="#7a1f4d", dark="#ca6893"),
        contact=("Ada Lindqvist", "ada@harbour.example"),
        confidentiality="Confidential. For Kiln & Co only.",
        paper=Paper.LETTER,
        dates=DateFormat.ISO,
    )
    assert msgspec.structs.asdict(brand) == msgspec.structs.asdict(wanted)


def test_the_example_of_the_page_is_one(folder: Path) -> None:
    """Whoever copies it from docs/brand.md has a brand."""
    (example,) = re.findall("```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    brand = brand_of(example, folder)
    assert brand.consultancy == "Harbour & Partners"
    assert None not in (brand.logo, brand.word_logo, brand.accent, brand.paper, brand.dates)


def test_the_page_names_every_key() -> None:
    """A key that can be written can be looked up."""
    page = DOCS.read_text(encoding="utf-8")
    for key in BrandFile.__struct_fields__[1:]:
        assert f"| `{key}` |" in page, key
    for form in DateFormat:
        assert form.value in page, form


@pytest.mark.parametrize(
    ("line", "brand"),
    [
        ("consultancy: Kiln", Brand(consultancy="Kiln")),
        ("consultancy: '  Kiln \t &  Co '", Brand(consultancy="Kiln & Co")),
        ("consultancy: a\u202eb\u200bc", Brand(consultancy="a\ufffdb\ufffdc")),
        ("contact: me@kiln.example", Brand(contact=("me@kiln.example",))),
        ("contact: |\n  Kiln & Co\n\n  Kiln Lane 1\n", Brand(contact=("Kiln & Co", "Kiln Lane 1"))),
        ("contact: ['+46 8 1', ' b ']", Brand(contact=("+46 8 1", "b"))),
        ("confidentiality: |\n  For\n  you\n", Brand(confidentiality="For you")),
        ("paper: A4", Brand(paper=Paper.A4)),
        ("paper: a4", Brand(paper=Paper.A4)),
        ("paper: LETTER", Brand(paper=Paper.LETTER)),
        *((f"date_format: {form.value}", Brand(dates=form)) for form in DateFormat),
    ],
)
def test_one_key_is_enough(line: str, brand: Brand, folder: Path) -> None:
    """What is left out is empty; blanks at the edges go; what acts unseen is made visible."""
    assert brand_of(f"format: 1\n{line}\n", folder) == brand


@pytest.mark.parametrize(
    ("typed", "light"),
    [
        ('"#7a1f4d"', "#7a1f4d"),
        ('"#7A1F4D"', "#7a1f4d"),
        ('"#71d"', "#7711dd"),
        ("7a1f4d", "#7a1f4d"),
        ("123456", "#123456"),
        ("000", "#000000"),
        ("1e1e10", "#1e1e10"),
        ("Navy", "#000080"),
        *((name, f"#{digits}") for name, digits in NAMED.items() if name in ("navy", "purple")),
    ],
)
def test_colours_are_taken_as_they_are_typed(typed: str, light: str, folder: Path) -> None:
    """With # or without, short or long, also where YAML would read a number."""
    accent = brand_of(f"format: 1\naccent: {typed}\n", folder).accent
    assert accent is not None
    assert accent.light == light


def test_a_colour_that_is_too_pale_is_mended_and_told(folder: Path) -> None:
    """The person learns which colour is used."""
    path = written('format: 1\naccent: "#ffe000"\n', folder)
    given = read_brand(path)
    assert given.brand.accent == Accent(light="#827100", dark="#ffe000")
    assert given.told == (
        f"{path}: the accent #ffe000 is too pale to read well; #827100 is used in its place",
    )


def test_what_was_taken_out_of_a_logo_is_told(folder: Path) -> None:
    """In one line, however much it was, and with nothing in it that acts."""
    path = written("format: 1\nlogo: logo.svg\n", folder)
    logo = folder / "logo.svg"
    logo.write_bytes(svg('<rect onclick="x"/><script/>'))
    assert read_brand(path).told == (f"{logo}: taken out of the logo, to be safe: onclick, script",)
    many = "".join(f"<x{number}\u202e/>".replace("\u202e", "") for number in range(11))
    logo.write_bytes(svg(f"<rect/><{'y' * 60}/>{many}"))
    names = ", ".join(["y" * 40, *(f"x{number}" for number in range(7))])
    assert read_brand(path).told == (
        f"{logo}: taken out of the logo, to be safe: {names}, and 4 more",
    )


def test_a_logo_may_lie_anywhere(folder: Path) -> None:
    """A path that begins at the root is one, and so is one that goes up."""
    (folder / "brands").mkdir()
    for name in (f"{folder}/logo.png", "../logo.png"):
        path = written(f"format: 1\nlogo: {name}\n", folder / "brands")
        assert read_brand(path).brand.logo is not None


GIVE = "(give a PNG or an SVG)"
SAVE = "(save the picture beside this file)"
WORD = "which the Word report cannot hold (give a PNG)"
QUOTED = '(write it as "#1f3f66", in quotes)'
COMMENT = '(in YAML, # begins a comment: write the colour in quotes, as in "#1f3f66")'
DAYS = (
    "(write this day the way you want it: 3 November 2026 | November 3, 2026 | 2026-11-03"
    " | 03/11/2026 | 11/03/2026 | 03.11.2026)"
)
KEYS = "consultancy, logo, word_logo, accent, contact, confidentiality, paper, date_format"
TOO_LONG = f"""\
format: 1
consultancy: {"a" * 121}
confidentiality: {"b" * 201}
contact: [{"c" * 120}, {"d" * 121}]
"""
BAD = {
    "unknown keys": (
        "format: 1\nlogo_file: x\ncolour: red\n",
        [
            "2:1: unknown key 'logo_file' (did you mean 'logo'?)",
            f"3:1: unknown key 'colour' (the keys here are format, {KEYS})",
        ],
    ),
    "a comment for a colour": (
        "format: 1\naccent: #1f3f66\n",
        [f"2:8: accent: is empty {COMMENT}"],
    ),
    "no colours": (
        'format: 1\naccent: "#12345"\n',
        [f"2:9: accent: '#12345' is no colour {QUOTED}"],
    ),
    "a colour in words": (
        "format: 1\naccent: rgb(31, 63, 102)\n",
        [f"2:9: accent: 'rgb(31, 63, 102)' is no colour {QUOTED}"],
    ),
    "a colour that breaks out": (
        'format: 1\naccent: "#1f3f66;} body{display:none"\n',
        [f"2:9: accent: '#1f3f66;}} body{{display:none' is no colour {QUOTED}"],
    ),
    "a colour in two lines": (
        'format: 1\naccent: "red\\n"\n',
        [f"2:9: accent: 'red\\n' is no colour {QUOTED}"],
    ),
    "a list of colours": (
        "format: 1\naccent: [red]\n",
        ["2:9: accent: text belongs here, not a list"],
    ),
    "a number for a name": (
        "format: 1\nconsultancy: 42\n",
        ['2:14: consultancy: text belongs here, and 42 reads as a number (put it in quotes: "42")'],
    ),
    "nothing for a name": (
        "format: 1\nconsultancy: ' '\nlogo:\n",
        [
            "2:14: consultancy: is empty (write a text, or leave the key out)",
            "3:6: logo: is empty (write a text, or leave the key out)",
        ],
    ),
    "too long": (
        TOO_LONG,
        [
            "2:14: consultancy: has 121 characters, and 120 are the most",
            "3:18: confidentiality: has 201 characters, and 200 are the most",
            "4:133: contact[1]: has 121 characters, and 120 are the most",
        ],
    ),
    "too many lines": (
        "format: 1\ncontact: [a, b, c, d, e, f]\n",
        ["2:10: contact: has 6 entries, and 5 are the most"],
    ),
    "too many lines of text": (
        "format: 1\ncontact: |\n  a\n  b\n  c\n  d\n  e\n" + f"  {'f' * 121}\n",
        [
            "2:10: contact: has 6 lines, and 5 are the most",
            "2:10: contact: has 121 characters, and 120 are the most",
        ],
    ),
    "no lines": (
        "format: 1\ncontact: []\n",
        ["2:10: contact: needs at least 1 entry"],
    ),
    "a contact of keys": (
        "format: 1\ncontact: {phone: '1'}\n",
        ["2:10: contact: text or a list belongs here, not keys and values"],
    ),
    "no paper": (
        "format: 1\npaper: A3\n",
        ["2:8: paper: 'A3' is no paper that is known here (write A4 or Letter)"],
    ),
    "no way to write a day": (
        "format: 1\ndate_format: dd/mm/yyyy\n",
        [f"2:14: date_format: 'dd/mm/yyyy' is no way to write a day {DAYS}"],
    ),
    "another day": (
        "format: 1\ndate_format: 03x11x2026\n",
        [f"2:14: date_format: '03x11x2026' is no way to write a day {DAYS}"],
    ),
    "nothing said": (
        "format: 1\n",
        [f"1:1: says nothing about the brand (give at least one of {KEYS})"],
    ),
    "no format": ("paper: A4\n", ["1:1: the key 'format' is missing"]),
    "a newer format": ("format: 2\npaper: A4\n", ["1:9: format: 1 belongs here, not '2'"]),
    "a list": ("- logo\n", ["1:1: keys and values belong here, not a list"]),
    "empty": ("", ["1:1: is empty (it begins with format: 1)"]),
    "twice": (
        "format: 1\npaper: A4\npaper: Letter\n",
        ["3:1: the key 'paper' stands here twice (first on line 2)"],
    ),
}
# These name files, which no schema looks into.
BAD_LOGOS = {
    "a missing logo": (
        "format: 1\nlogo: logo.gif\n",
        ["2:7: logo: FOLDER/logo.gif: there is no such file"],
    ),
    "an address": (
        "format: 1\nlogo: https://kiln.example/logo.png\n",
        [f"2:7: logo: 'https://kiln.example/logo.png' is an address {SAVE}"],
    ),
    "no picture": (
        "format: 1\nlogo: photo.png\n",
        [f"2:7: logo: FOLDER/photo.png: is a JPEG {GIVE}"],
    ),
    "a folder": (
        "format: 1\nlogo: pictures\n",
        ["2:7: logo: FOLDER/pictures: is a folder, not a file"],
    ),
    "a drawing for Word": (
        "format: 1\nword_logo: logo.svg\n",
        [f"2:12: word_logo: FOLDER/logo.svg: is an SVG, {WORD}"],
    ),
    "all at once": (
        "format: 1\nlogo: x.png\nword_logo: photo.png\naccent: pink\npaper: A5\nfont: x\n",
        [
            "2:7: logo: FOLDER/x.png: there is no such file",
            f"3:12: word_logo: FOLDER/photo.png: is a JPEG {GIVE}",
            f"4:9: accent: 'pink' is no colour {QUOTED}",
            "5:8: paper: 'A5' is no paper that is known here (write A4 or Letter)",
            "6:1: unknown key 'font' (did you mean 'format'?)",
        ],
    ),
}


@pytest.mark.parametrize("name", [*BAD, *BAD_LOGOS])
def test_everything_that_does_not_fit_is_listed(name: str, folder: Path) -> None:
    """Each slip has its line, with a hint where there is one."""
    text, lines = (BAD | BAD_LOGOS)[name]
    path = written(text, folder)
    with pytest.raises(InvalidFileError) as caught:
        read_brand(path)
    expected = [f"{path}:{line}".replace("FOLDER", str(folder)) for line in lines]
    assert str(caught.value).splitlines() == expected


def test_a_missing_brand_is_named(tmp_path: Path) -> None:
    """A brand that is not there is not an empty one."""
    with pytest.raises(FileError, match="there is no such file"):
        read_brand(tmp_path / "brand.yaml")


# What no schema says: how many lines a text has, that a key stands twice, that one is needed;
# and Python's validator lets a line break pass at the end of a text.
BEYOND_A_SCHEMA = {"too many lines of text", "twice", "nothing said", "a colour in two lines"}
GOOD = {
    "whole": WHOLE,
    "one line": "format: 1\ncontact: a\n",
    "a number for a colour": "format: 1\naccent: 123456\n",
    "every edge": f"format: 1\nconsultancy: {'a' * 120}\nconfidentiality: {'b' * 200}\n"
    f"contact: [a, b, c, d, {'e' * 120}]\n",
}


@pytest.mark.parametrize("name", [*GOOD, *BAD])
def test_an_editor_accepts_and_refuses_the_same(name: str, folder: Path) -> None:
    """The schema agrees with the reader, as far as a schema can."""
    text = GOOD[name] if name in GOOD else BAD[name][0]
    tree, _ = parse_yaml(text, "brand.yaml")
    schema = msgspec.json.decode(schemas()["docs/schemas/brand.schema.json"])
    fits = Draft202012Validator(schema).is_valid({} if tree is None else as_data(tree))
    try:
        read_brand(written(text, folder))
    except InvalidFileError:
        assert fits is (name in BEYOND_A_SCHEMA)
    else:
        assert fits
