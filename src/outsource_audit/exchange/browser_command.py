"""How a browser is started to print one page: alone, seen by nobody, and leaving nothing behind."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

SANDBOX_VARIABLE = "CHROME_NO_SANDBOX"

_FLAGS = (
    "--headless=new",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
    # A PDF names the program that made its page; this is what would stand there otherwise.
    "--user-agent=outsource-audit",
    # No name is looked up, and every address, your own computer included, goes through a
    # proxy that does not exist. Names ending in .invalid never will (RFC 2606).
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://nowhere.invalid:1",
    "--proxy-bypass-list=<-loopback>",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-gpu",
    # Containers have little shared memory, and a browser that runs out of it dies.
    "--disable-dev-shm-usage",
    "--mute-audio",
    "--no-first-run",
    "--no-default-browser-check",
    # Or macOS and desktops on Linux ask for the password of the keychain.
    "--password-store=basic",
    "--use-mock-keychain",
)
# The browser keeps a socket in its temporary folder; the path of one has at most 104 bytes.
_MOST_OF_A_PATH = 58
_SHORT_FOLDER = "/tmp"  # noqa: S108  # the browser makes a private folder of its own in there


def browser_command(
    browser: Path, folder: Path, page: Path, pdf: Path, *, sandbox: bool
) -> list[str]:
    """Return the command that prints a page to `pdf`, with all its own files in `folder`."""
    return [
        str(browser),
        *_FLAGS,
        *([] if sandbox else ["--no-sandbox"]),
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={pdf}",
        page.as_uri(),
    ]


def has_sandbox(environ: Mapping[str, str], platform: str, user: int | None) -> bool:
    """Say whether the browser is to shut the page in, `user` being the number of ours.

    As root on Linux it refuses to start with its sandbox. Anywhere else it is kept, in
    containers too: a template comes from outside. Who has to do without says so, as to
    marp-cli.
    """
    return not (platform == "linux" and user == 0) and not environ.get(SANDBOX_VARIABLE)


def browser_environment(environ: Mapping[str, str], folder: Path, platform: str) -> dict[str, str]:
    """Return the environment in which a browser leaves nothing outside the folder."""
    own = str(folder)
    if platform == "win32":
        return {**environ, "TMP": own, "TEMP": own}
    if platform == "darwin":
        # Its temporary folder is not told by the environment.
        return dict(environ)
    temporary = own if len(os.fsencode(own)) <= _MOST_OF_A_PATH else _SHORT_FOLDER
    kept = {"TMPDIR": temporary, "CHROME_CONFIG_HOME": own, "GSETTINGS_BACKEND": "memory"}
    return {**environ, **kept}
