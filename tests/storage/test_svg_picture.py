"""A logo in SVG keeps its looks, and nothing in it runs, loads, links or goes on for ever."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hostile_svgs import CLEANED, RECT, REFUSED
from hypothesis import given
from hypothesis import strategies as st
from pictures import LOGO_SVG, png, png_address, svg

from outsource_audit.storage.scalar_shape import Misfit
from outsource_audit.storage.svg_allowed import ATTRIBUTES, ELEMENTS, PROPERTIES, is_inert
from outsource_audit.storage.svg_picture import Drawing, read_svg

SVG = "{http://www.w3.org/2000/svg}"
MORE_ATTRIBUTES = {"id", "class", "style", "href", "{http://www.w3.org/XML/1998/namespace}space"}


def cleaned(data: bytes) -> Drawing:
    """Return what a drawing becomes."""
    found = read_svg(data)
    assert isinstance(found, Drawing), found
    return found


def refused(data: bytes) -> Misfit:
    """Return why a drawing is refused."""
    found = read_svg(data)
    assert isinstance(found, Misfit), found
    return found


def written(inside: str) -> str:
    """Return the text of a cleaned drawing."""
    return cleaned(svg(inside)).logo.data.decode()


def parsed(data: bytes) -> ET.Element:
    """Return the root of what the cleaner wrote."""
    return ET.fromstring(data)  # noqa: S314  # our own output


def assert_inert(data: bytes) -> None:
    """Fail where anything in a drawing is not on the list of what may be."""
    for element in parsed(data).iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS - {"a"}
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES | MORE_ATTRIBUTES
            if name == "href":
                assert value.startswith(("#", "data:image/png;base64,"))
            elif name == "style":
                assert all(each.partition(":")[0] in PROPERTIES for each in value.split(";"))
                assert all(is_inert(each.partition(":")[2]) for each in value.split(";"))
            elif name not in ("id", "class"):
                assert is_inert(value)
        if element.tag == f"{SVG}style":
            text = element.text or ""
            assert not set(text) & set("@\\<>")
            assert "url(" not in text.replace("url(#", "")


def assert_settled(drawing: Drawing) -> None:
    """Fail where cleaning once more finds anything to do."""
    again = cleaned(drawing.logo.data)
    assert again.logo == drawing.logo
    assert again.removed == ()


def test_a_plain_logo_stays_what_it_is() -> None:
    """Shapes, gradients, style sheets and text stay, and nothing is said to be missing."""
    drawing = cleaned(LOGO_SVG)
    text = drawing.logo.data.decode()
    assert drawing.removed == ()
    assert drawing.logo.media == "image/svg+xml"
    assert (drawing.logo.width, drawing.logo.height) == (1000, 333)
    assert ".ring{fill:none;stroke:url(#fade);stroke-width:3}" in text
    assert '<stop offset="0" stop-color="#1f3f66" />' in text
    assert "font-family=\"'Open Sans', sans-serif\"" in text
    assert ">Kiln &amp; Co</text>" in text
    assert_inert(drawing.logo.data)
    assert_settled(drawing)


@pytest.mark.parametrize("name", CLEANED)
def test_what_acts_is_taken_out_and_named(name: str) -> None:
    """The rest of the drawing stays, and is made of nothing but what is allowed."""
    inside, told = CLEANED[name]
    drawing = cleaned(svg(RECT + inside))
    assert drawing.removed == told
    assert_inert(drawing.logo.data)
    assert_settled(drawing)
    text = drawing.logo.data.decode()
    assert '<rect width="4" height="2" />' in text
    assert "elsewhere" not in text
    assert "javascript" not in text


@pytest.mark.parametrize("name", REFUSED)
def test_a_drawing_without_end_is_refused(name: str) -> None:
    """A few lines that would draw for hours are no logo."""
    inside, why = REFUSED[name]
    found = refused(svg(inside))
    assert found.what == why
    assert found.hint == "give a simpler drawing"


def test_a_part_may_be_drawn_many_times() -> None:
    """Symbols and patterns that end are what a drawing program writes."""
    inside = (
        '<symbol id="s"><path d="M0 0h1v1z"/></symbol>'
        '<pattern id="p" href="#q"/><pattern id="q" width="1" height="1"><rect/></pattern>'
        '<g fill="url(#p)">' + '<use href="#s"/>' * 50 + "</g>"
    )
    text = written(inside)
    assert text.count('<use href="#s" />') == 50
    assert '<g fill="url(#p)">' in text


def test_links_become_groups_and_their_shapes_stay() -> None:
    """A logo that links home keeps its looks; in a text, the words stay in their order."""
    text = written('<a href="x"><rect/></a><text>one <a href="x">two</a> three</text>')
    assert "<g><rect /></g>" in text
    assert "<text>one <tspan>two</tspan> three</text>" in text


def test_words_behind_a_part_that_goes_stay_in_their_order() -> None:
    """What is taken out of a text leaves the words around it."""
    text = written("<text>one<title>x</title> two<tspan>three</tspan> four<desc/> five</text>")
    assert "<text>one two<tspan>three</tspan> four five</text>" in text


def test_spaces_that_count_still_count() -> None:
    """Text set with its spaces is shown with them."""
    assert 'xml:space="preserve"' in written('<text xml:space="preserve">a   b</text>')


def test_a_picture_within_stays_where_it_is_a_whole_png() -> None:
    """Line breaks in its base64 go; the older way to link is written in the newer one."""
    address = png_address(png())
    broken = f"{address[:40]}\n{address[40:]}"
    assert f'href="{address}"' in written(f'<image width="4" xlink:href="{broken}"/>')


def test_what_drawing_programs_add_for_themselves_goes_without_a_word() -> None:
    """Layers, guides and metadata of Inkscape and Illustrator are seen by nobody."""
    inside = (
        '<i:view xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"/><metadata><x/></metadata>'
        '<rect i:layer="x" xmlns:i="y" data-name="Layer 1" role="img" aria-label="x"/>'
    )
    drawing = cleaned(svg(inside))
    assert drawing.removed == ()
    assert drawing.logo.data.decode().endswith("><rect /></svg>")


def test_a_name_is_told_once() -> None:
    """Forty scripts are one word to the person."""
    drawing = cleaned(svg(RECT + "<script/><rect onload='x'/>" * 40))
    assert drawing.removed == ("script", "onload")


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (
            "/* x */ .a , .b > path { FILL : red ; x:y; stroke:#fff }",
            ".a , .b > path{fill:red;stroke:#fff}",
        ),
        ("<!-- .a{fill:red} -->", ".a{fill:red}"),
        ("@charset 'utf-8'; .a{fill:red}", ".a{fill:red}"),
        (".a{fill:red} }{ .b{fill:blue}", ".a{fill:red}"),
        (".a{fill:red;.b{fill:blue}} .c{fill:blue}", ".a{fill:red}\n.c{fill:blue}"),
        ("} .a{fill:red}", ".a{fill:red}"),
        (".a{fill:red", ""),
        ('.a[href^="x"]{fill:red}', ""),
        (".a{}", ""),
        (".a{font-family:'Open Sans',Arial;fill:rgba(1,2,3,.5)!important}",) * 2,
    ],
)
def test_style_sheets_keep_their_plain_rules(sheet: str, kept: str) -> None:
    """Rules of classes, ids and elements stay; a rule that is odd goes, and only that one."""
    escaped = sheet.replace("<", "&lt;")
    drawing = cleaned(svg(f"{RECT}<style>{escaped}</style>"))
    assert parsed(drawing.logo.data).findtext(f"{SVG}style") == kept


SIZES = {
    "plain": ('width="30" height="15"', (1000, 500), "0 0 30 15"),
    "odd": ('viewBox="0 0 3 2"', (1000, 667), "0 0 3 2"),
    "a box": ('viewBox="1 2 30,60"', (500, 1000), "1 2 30 60"),
    "both": ('width="2in" height="1in" viewBox="0 0 9 9"', (1000, 500), "0 0 9 9"),
    "millimetres": ('width="25.4mm" height="96px"', (1000, 1000), "0 0 96 96"),
    "points and picas": ('width="72pt" height="6pc"', (1000, 1000), "0 0 96 96"),
    "shares of the page": ('width="100%" height="100%" viewBox="0 0 4 1"', (1000, 250), "0 0 4 1"),
    "one edge": ('width="7" viewBox="0 0 4 1"', (1000, 250), "0 0 4 1"),
    "a line": ('width="1e6" height=".5"', (1000, 1), "0 0 1000000 0.5"),
    "a broken box": ('width="4" height="2" viewBox="none"', (1000, 500), "0 0 4 2"),
}


@pytest.mark.parametrize("name", SIZES)
def test_the_size_is_that_of_the_drawing(name: str) -> None:
    """Proportions are kept, the longer edge is 1000, and what is shown is always said."""
    root, size, box = SIZES[name]
    drawing = cleaned(svg(RECT, root))
    assert (drawing.logo.width, drawing.logo.height) == size
    root_after = parsed(drawing.logo.data)
    assert root_after.get("viewBox") == box
    for edge, pixels in zip(("width", "height"), size, strict=True):
        assert float(root_after.get(edge, "")) == pytest.approx(pixels, abs=1)
    assert_settled(drawing)


SET_SIZE = "set width and height, or a viewBox, in the drawing program"
SAVE_PLAIN = "save it as plain SVG"
ENTITY = '<!DOCTYPE svg [<!ENTITY a "b">]>'
BAD = {
    "no size": (svg(RECT, ""), "does not say how large it is", SET_SIZE),
    "shares alone": (
        svg(RECT, 'width="100%" height="100%"'),
        "does not say how large it is",
        SET_SIZE,
    ),
    "no width": (
        svg(RECT, 'width="0" height="4"'),
        "says that it has no width or no height",
        SET_SIZE,
    ),
    "a box below zero": (
        svg(RECT, 'viewBox="0 0 -1 4"'),
        "says that it has no width or no height",
        SET_SIZE,
    ),
    "nothing drawn": (
        svg("<script/>"),
        "shows nothing once it is cleaned",
        "text must be inside <text>, and shapes outside of <defs>",
    ),
    "defined, never drawn": (
        svg(f"<defs>{RECT}</defs>"),
        "shows nothing once it is cleaned",
        "text must be inside <text>, and shapes outside of <defs>",
    ),
    "use of nothing": (
        svg('<use href="#x"/>'),
        "shows nothing once it is cleaned",
        "text must be inside <text>, and shapes outside of <defs>",
    ),
    "entities": (
        ENTITY.encode() + svg("<text>&a;</text>"),
        "declares entities or the like in its DOCTYPE",
        SAVE_PLAIN,
    ),
    "an entity of the machine": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>"),
        "declares entities or the like in its DOCTYPE",
        SAVE_PLAIN,
    ),
    "deep": (
        svg("<g>" * 100 + RECT + "</g>" * 100),
        "is nested deeper than 100 levels",
        SAVE_PLAIN,
    ),
    "a page": (b"<html><body/></html>", "is XML, but no SVG", "give a PNG or an SVG"),
    "an svg of another language": (
        b'<svg xmlns="urn:x" viewBox="0 0 1 1"><rect/></svg>',
        "is XML, but no SVG",
        "give a PNG or an SVG",
    ),
    "cut off": (
        svg()[:-4],
        "is no whole SVG: it cannot be read at line 1, column 130",
        SAVE_PLAIN,
    ),
    "two roots": (
        svg() + svg(),
        "is no whole SVG: it cannot be read at line 1, column 136",
        SAVE_PLAIN,
    ),
    "an unknown encoding": (
        b'<?xml version="1.0" encoding="utf-7"?>' + svg(),
        "is an SVG in letters that cannot be read here",
        "save it as UTF-8",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_logo_is_refused_with_its_reason(name: str) -> None:
    """Each reason comes with what to do."""
    data, what, hint = BAD[name]
    assert refused(data) == Misfit(what, hint)


@pytest.mark.parametrize(
    "before",
    [
        b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n',
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x/svg11.dtd">',
        b"<!-- made by hand -->",
    ],
)
def test_what_drawing_programs_write_before_the_drawing_is_passed_over(before: bytes) -> None:
    """A bare document type declares nothing, and nothing is fetched for it."""
    assert cleaned(before + svg()).logo == cleaned(svg()).logo


def test_a_drawing_copied_from_a_page_is_one() -> None:
    """Without a namespace a browser would show nothing; it is set."""
    data = b'<svg viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'
    assert cleaned(data).logo == cleaned(svg()).logo


def test_other_encodings_are_read() -> None:
    """What the file says of its letters is believed."""
    text = svg("<text>Größe</text>").decode()
    latin = f'<?xml version="1.0" encoding="iso-8859-1"?>{text}'.encode("latin-1")
    assert cleaned(latin).logo == cleaned(text.encode()).logo
    assert cleaned(text.encode("utf-16")).logo == cleaned(text.encode()).logo


names = st.sampled_from(
    [*sorted(ELEMENTS), "script", "foreignObject", "set", "animate", "feImage", "handler", "h:img"]
)
attributes = st.sampled_from(
    [*sorted(ATTRIBUTES), "onload", "href", "x:href", "style", "id", "class", "src", "to", "h:on"]
)
pieces = st.sampled_from(
    [
        *("url(", "#a", "'", '"', ")", "(", ";", ":", "\\", "/*", "*/", "@import", "{", "}", "<"),
        *("javascript:", "data:image/png;base64,", "http://x", "red", ".a", "fill", "style", " "),
        *("rgb(1,2,3)", "expression(", "image-set(", "]]>", "&", "\n", "u", "rl(", "--", "!"),
        png_address(png()),
    ]
)
values = st.lists(pieces | st.text(max_size=3), max_size=6).map("".join)


def escape(text: str) -> str:
    """Return a text as it stands in XML, without what XML cannot hold."""
    held = "".join(
        each for each in text if each in "\n\t" or (each.isprintable() and ord(each) < 0xFFFE)
    )
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        held = held.replace(sign, entity)
    return held


def element(parts: tuple[str, dict[str, str], str, list[str]]) -> str:
    """Return an element as text."""
    name, given_attributes, text, inside = parts
    written_attributes = "".join(f' {key}="{escape(v)}"' for key, v in given_attributes.items())
    return f"<{name}{written_attributes}>{escape(text)}{''.join(inside)}</{name}>{escape(text)}"


trees = st.recursive(
    st.builds(lambda: RECT),
    lambda inside: st.tuples(
        names, st.dictionaries(attributes, values, max_size=3), values, st.lists(inside, max_size=3)
    ).map(element),
    max_leaves=12,
)


@given(st.lists(trees, max_size=4))
def test_whatever_is_inside_nothing_acts(inside: list[str]) -> None:
    """Any drawing comes out inert and settled, or is refused."""
    spaces = (
        'viewBox="0 0 4 2" xmlns:h="http://www.w3.org/1999/xhtml"'
        ' xmlns:x="http://www.w3.org/1999/xlink"'
    )
    found = read_svg(svg(RECT + "".join(inside), spaces))
    if isinstance(found, Misfit):
        assert found.hint == "give a simpler drawing"
        return
    assert_inert(found.logo.data)
    assert_settled(found)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_the_bytes_there_is_an_answer(data: bytes) -> None:
    """Nothing raises: a file is a drawing, or it is told why it is none."""
    assert isinstance(read_svg(data), Misfit)
    assert isinstance(read_svg(b"<svg>" + data), Misfit)


def test_the_lists_hold_nothing_that_acts() -> None:
    """Whoever adds to the lists meets this line first."""
    acting = {"script", "foreignObject", "set", "animate", "animateMotion", "feImage", "iframe"}
    assert not acting & ELEMENTS
    assert not any(name.startswith("on") for name in ATTRIBUTES)
    assert not {"href", "src", "content", "behavior"} & (ATTRIBUTES | PROPERTIES)
