"""Drawings that try to run, load, link or never end, by what they try.

The kinds are those that OWASP, DOMPurify and svg-hush test for; the files are our own.
"""

from __future__ import annotations

from pictures import png, png_address

RECT = '<rect width="4" height="2"/>'
_ELSEWHERE = "http://elsewhere.example/x"
_NESTED = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0iYWxlcnQoMSkiLz4="

# What is inside of the drawing beside a rectangle, and the names that are told.
CLEANED: dict[str, tuple[str, tuple[str, ...]]] = {
    "script": ("<script>alert(1)</script>", ("script",)),
    "script in CDATA": ("<script><![CDATA[alert(1)]]></script>", ("script",)),
    "script by a link": (f'<script xlink:href="{_ELSEWHERE}"/>', ("script",)),
    "script with a prefix": (
        '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
        ("script",),
    ),
    "script of a page": (
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        ("script",),
    ),
    "script in capitals": ("<SCRIPT>alert(1)</SCRIPT>", ("SCRIPT",)),
    "script deep inside": ("<g><g><script>alert(1)</script></g></g>", ("script",)),
    "script in the title": ("<title><script>alert(1)</script></title>", ()),
    "handler": ('<rect width="1" onload="alert(1)"/>', ("onload",)),
    "handler in capitals": ('<rect ONCLICK="alert(1)"/>', ("ONCLICK",)),
    "handler with entities": ('<rect onload="&#97;lert(1)"/>', ("onload",)),
    "handler of events": (
        '<handler xmlns:e="http://www.w3.org/2001/xml-events" e:event="load">alert(1)</handler>',
        ("handler",),
    ),
    "listener": ('<listener event="load" handler="#x"/>', ("listener",)),
    "link that runs": ('<a href="javascript:alert(1)"><rect width="1"/></a>', ("a",)),
    "older link that runs": ('<a xlink:href="javascript:alert(1)"><rect/></a>', ("a",)),
    "link in disguise": ('<a href="java&#9;script:alert(1)"><rect/></a>', ("a",)),
    "link to a page": (f'<a href="{_ELSEWHERE}" target="_blank"><rect/></a>', ("a",)),
    "link in a text": (f'<text>a<a href="{_ELSEWHERE}">b</a>c</text>', ("a",)),
    "page within": (
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        ("foreignObject",),
    ),
    "frame": ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>', ("iframe",)),
    "embed": ('<embed src="javascript:alert(1)"/>', ("embed",)),
    "set a link": (
        '<a><set attributeName="href" to="javascript:alert(1)"/><rect/></a>',
        ("a", "set"),
    ),
    "animate a link": (
        '<rect><animate attributeName="href" values="javascript:alert(1)"/></rect>',
        ("animate",),
    ),
    "animate a handler": ('<animate onbegin="alert(1)" dur="1s"/>', ("animate",)),
    "move": ('<rect><animateTransform dur="1s"/></rect>', ("animateTransform",)),
    "use of another file": (f'<use href="{_ELSEWHERE}#a"/>', ("href",)),
    "use of a file beside it": ('<use href="other.svg#a"/>', ("href",)),
    "use of a file within": (
        f'<use href="data:image/svg+xml;base64,{_NESTED}#a"/>',
        ("href",),
    ),
    "use that runs": ('<use xlink:href="javascript:alert(1)"/>', ("href",)),
    "picture from elsewhere": (f'<image href="{_ELSEWHERE}.png"/>', ("image",)),
    "picture without a scheme": ('<image href="//elsewhere.example/x.png"/>', ("image",)),
    "picture of the machine": ('<image href="file:///etc/passwd"/>', ("image",)),
    "drawing as a picture": (f'<image href="data:image/svg+xml;base64,{_NESTED}"/>', ("image",)),
    "picture that is none": ('<image href="data:image/png;base64,AAAA"/>', ("image",)),
    "picture with odd base64": ('<image href="data:image/png;base64,A"/>', ("image",)),
    "picture with two links": (
        f'<image href="{_ELSEWHERE}" xlink:href="{png_address(png())}"/>',
        ("image",),
    ),
    "filter that loads": (
        f'<filter id="f"><feImage href="{_ELSEWHERE}"/></filter>',
        ("feImage",),
    ),
    "fill from elsewhere": (f'<rect fill="url({_ELSEWHERE}#a)"/>', ("fill",)),
    "fill in quotes": (f"<rect fill=\"url('{_ELSEWHERE}')\"/>", ("fill",)),
    "mask of a file beside it": ('<rect mask="url(other.svg#m)"/>', ("mask",)),
    "style that loads": (
        f'<rect style="fill:red;filter:url({_ELSEWHERE})"/>',
        ("filter",),
    ),
    "style in escapes": (
        r'<rect style="fill:\75\72\6c(http://elsewhere.example)"/>',
        ("fill",),
    ),
    "style with a comment": (
        f'<rect style="fill:u/**/rl({_ELSEWHERE})"/>',
        ("fill",),
    ),
    "style with another function": (
        '<rect style="fill:image-set(&quot;x.png&quot; 1x)"/>',
        ("fill",),
    ),
    "style that never was": ('<rect style="behavior:url(x);-moz-binding:url(x)"/>', ()),
    "expression": ('<rect style="width:expression(alert(1))"/>', ()),
    "sheet that imports": (f"<style>@import url({_ELSEWHERE});</style>", ("@import",)),
    "sheet that imports, briefly": ('<style>@import "x.css"</style>', ("@import",)),
    "sheet with a font": (
        f"<style>@font-face{{font-family:x;src:url({_ELSEWHERE})}}</style>",
        ("@font-face",),
    ),
    "sheet for the dark": (
        "<style>@media (prefers-color-scheme:dark){rect{fill:#fff}}</style>",
        ("@media",),
    ),
    "sheet for print": ('<style media="print">rect{fill:red}</style>', ("style",)),
    "sheet of another language": ('<style type="text/less">rect{fill:red}</style>', ("style",)),
    "sheet that loads": (
        f"<style>rect{{fill:url({_ELSEWHERE})}}</style>",
        ("fill",),
    ),
    "sheet that breaks out": (
        "<style>rect{fill:red}&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</style>",
        (),
    ),
    "sheet with a page inside": (
        '<style><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/></style>',
        (),
    ),
    "link to a sheet": (
        '<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="x.css"/>',
        ("link",),
    ),
    "instruction": (f'<?xml-stylesheet href="{_ELSEWHERE}"?>', ()),
    "comment": ("<!-- <script>alert(1)</script> -->", ()),
    "text that looks like a script": ("<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>", ()),
    "old cursor": (f'<cursor href="{_ELSEWHERE}"/>', ("cursor",)),
    "odd id": ('<g id="a\');alert(1)//"/>', ()),
    "odd class": ('<g class="a{}b"/>', ()),
}


def _tower(levels: int) -> str:
    """Return groups of which each draws the one below ten times."""
    parts = [f'<g id="l0">{RECT}</g>']
    for level in range(1, levels):
        uses = f'<use href="#l{level - 1}"/>' * 10
        parts.append(f'<g id="l{level}">{uses}</g>')
    return "".join(parts)


def _patterns(levels: int, fill: str) -> str:
    """Return patterns of which each fills ten shapes with the one below."""
    parts = []
    for level in range(levels):
        shapes = f"<rect {fill.format(level + 1)}/>" * 10
        parts.append(f'<pattern id="p{level}">{shapes}</pattern>')
    return f"<defs>{''.join(parts)}</defs><rect {fill.format(0)}/>"


_CLASSES = "".join(f".c{n}{{fill:url(#p{n})}}" for n in range(9))
_CLASS = 'class="c{}"'
_MUCH = "draws more than 500,000 shapes, one within another"

# What is inside of the drawing, and why it is refused.
REFUSED: dict[str, tuple[str, str]] = {
    "a tower of uses": (_tower(9), _MUCH),
    "a tower of patterns": (_patterns(9, 'fill="url(#p{})"'), _MUCH),
    "a tower of patterns by class": (
        f"<style>{_CLASSES}</style>{_patterns(8, _CLASS)}",
        _MUCH,
    ),
    "a fill that is handed down": (
        "<defs>"
        + "".join(
            f'<pattern id="p{n}"><g style="fill:url(#p{n + 1})">{"<rect/>" * 100}</g></pattern>'
            for n in range(4)
        )
        + f'</defs><g fill="url(#p0)">{RECT}</g>',
        _MUCH,
    ),
    "a part that holds itself": ('<g id="a"><use href="#a"/></g>', "has a part that draws itself"),
    "parts that hold each other": (
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "has a part that draws itself",
    ),
    "a sheet that fills a pattern with itself": (
        '<style>rect{fill:url(#p)}</style><defs><pattern id="p"><rect/></pattern></defs><rect/>',
        "has a part that draws itself",
    ),
    "a long chain": (
        "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(400)) + RECT,
        "refers to other parts over more than 300 levels",
    ),
}
