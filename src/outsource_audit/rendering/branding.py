"""Under whose name the report goes out, ready to be set."""

from __future__ import annotations

from base64 import b64encode

import msgspec

from outsource_audit.domain.presentation import Audience, Brand, Logo, Presentation
from outsource_audit.rendering.css_text import css_text

ACCENT_LIGHT, ACCENT_DARK = "#1f3f66", "#a9c8ec"
_HIGHEST, _WIDEST = 56, 240
_INTERNAL = "Internal copy, not for the client"


class LogoView(msgspec.Struct, frozen=True):
    """A logo as the address of a picture inside the page; its size in CSS pixels."""

    address: str
    width: str
    height: str
    says: str


class BrandView(msgspec.Struct, frozen=True, kw_only=True):
    """The brand; every text may be empty, `logo` is None without one.

    `confidentiality` also says where a copy is internal. `css_` texts are escaped to stand
    between quotes in a style sheet. `word_logo` is a PNG.
    """

    consultancy: str
    logo: LogoView | None
    word_logo: LogoView | None
    contact: tuple[str, ...]
    confidentiality: str
    accent_light: str
    accent_dark: str
    paper: str
    css_consultancy: str
    css_confidentiality: str


def brand_view(presentation: Presentation) -> BrandView:
    """Return the brand of a presentation; ours where it names none."""
    brand = presentation.brand
    confidentiality = " · ".join(filter(None, (_internal(presentation), brand.confidentiality)))
    return BrandView(
        consultancy=brand.consultancy,
        logo=_logo(brand.logo, brand),
        word_logo=_logo(brand.word_logo or _png(brand.logo), brand),
        contact=brand.contact,
        confidentiality=confidentiality,
        accent_light=brand.accent.light if brand.accent else ACCENT_LIGHT,
        accent_dark=brand.accent.dark if brand.accent else ACCENT_DARK,
        paper=presentation.paper.value,
        css_consultancy=css_text(brand.consultancy),
        css_confidentiality=css_text(confidentiality),
    )


def _internal(presentation: Presentation) -> str:
    """Return what every page of a copy with internal notes says, before any line of the brand."""
    return _INTERNAL if presentation.audience is Audience.INTERNAL else ""


def _png(logo: Logo | None) -> Logo | None:
    return logo if logo is not None and logo.media == "image/png" else None


def _logo(logo: Logo | None, brand: Brand) -> LogoView | None:
    if logo is None:
        return None
    scale = min(_HIGHEST / logo.height, _WIDEST / logo.width, 1)
    return LogoView(
        address=f"data:{logo.media};base64,{b64encode(logo.data).decode()}",
        width=str(max(1, round(logo.width * scale))),
        height=str(max(1, round(logo.height * scale))),
        says=brand.consultancy or "Logo",
    )
