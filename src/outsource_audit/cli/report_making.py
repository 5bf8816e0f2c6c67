"""A report made in every format that is asked for, whole in memory before a file is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from outsource_audit.cli.report_targets import Format

if TYPE_CHECKING:
    from outsource_audit.rendering.environment import Style
    from outsource_audit.rendering.view import ReportView


class Means(msgspec.Struct, frozen=True):
    """What a report is made with: folders of templates, and a browser where it prints a PDF."""

    templates: Sequence[Path]
    browser: Path | None = None


def make_report(view: ReportView, style: Format, means: Means) -> bytes:
    """Return the report in one format. Raises FileError and InvalidFileError."""
    from outsource_audit.rendering.report import render
    from outsource_audit.storage.cache_folder import cache_folder

    if style is Format.WORD:
        from outsource_audit.rendering.word import render_word

        return render_word(view, means.templates)
    written: Style = "md" if style is Format.MARKDOWN else "html"
    data = render(view, written, means.templates, cache_folder()).encode()
    if style is not Format.PDF:
        return data
    from outsource_audit.cli.signals import stopped_by_signal
    from outsource_audit.exchange.pdf import print_pdf

    if means.browser is None:
        raise RuntimeError("a PDF without a browser")
    with stopped_by_signal("told to stop; nothing was written"):
        return print_pdf(data, means.browser)


def browser_for(formats: Sequence[Format], told: str | None) -> Path | None:
    """Return the browser that prints, None where no PDF is asked for. Raises as `chosen_browser`.

    It is looked for before anything else is done.
    """
    if Format.PDF not in formats:
        return None
    from outsource_audit.exchange.browser import chosen_browser, this_machine

    # It is started in a folder of its own, where a relative path would lead nowhere.
    return chosen_browser(told, this_machine()).absolute()
