"""Where Chrome, Chromium and Edge lie on Linux, macOS and Windows, the likeliest place first.

The places are those that marp-cli looks in, the release for everybody before the trial ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath

# In the order in which they are taken where there are several.
KINDS = ("chrome", "chromium", "edge")

_LINUX_NAMES = {
    "chrome": (
        "google-chrome-stable",
        "google-chrome",
        "chrome",
        "google-chrome-beta",
        "google-chrome-unstable",
    ),
    "chromium": ("chromium", "chromium-browser"),
    "edge": (
        "microsoft-edge-stable",
        "microsoft-edge",
        "microsoft-edge-beta",
        "microsoft-edge-dev",
    ),
}
# For a PATH without them, as cron and desktop starters have.
_LINUX_PATHS = {
    "chrome": ("/opt/google/chrome/chrome",),
    "chromium": ("/snap/bin/chromium",),
    "edge": (
        "/opt/microsoft/msedge/msedge",
        "/opt/microsoft/msedge-beta/msedge",
        "/opt/microsoft/msedge-dev/msedge",
        "/opt/microsoft/msedge-canary/msedge",
    ),
}
_MAC_APPS = {
    "chrome": ("Google Chrome", "Google Chrome Beta", "Google Chrome Dev", "Google Chrome Canary"),
    "chromium": ("Chromium",),
    "edge": (
        "Microsoft Edge",
        "Microsoft Edge Beta",
        "Microsoft Edge Dev",
        "Microsoft Edge Canary",
    ),
}
_WINDOWS_FOLDERS = {
    "chrome": (
        r"Google\Chrome",
        r"Google\Chrome Beta",
        r"Google\Chrome Dev",
        r"Google\Chrome SxS",
    ),
    "chromium": ("Chromium",),
    "edge": (
        r"Microsoft\Edge",
        r"Microsoft\Edge Beta",
        r"Microsoft\Edge Dev",
        r"Microsoft\Edge SxS",
    ),
}
_WINDOWS_PROGRAM = {"chrome": "chrome.exe", "chromium": "chrome.exe", "edge": "msedge.exe"}
# A 32-bit Python is told the folder of 32-bit programs as PROGRAMFILES.
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def names_on_path(kind: str, platform: str) -> tuple[str, ...]:
    """Return what a kind of browser is called on the PATH; nothing on macOS and Windows."""
    return () if platform in ("darwin", "win32") else _LINUX_NAMES[kind]


def places(kind: str, platform: str, environ: Mapping[str, str], home: str) -> Iterator[str]:
    """Yield the full paths that a kind of browser can have, `platform` as in `sys.platform`."""
    if platform == "win32":
        yield from _windows_places(kind, environ)
    elif platform == "darwin":
        yield from _mac_places(kind, home)
    else:
        yield from _LINUX_PATHS[kind]


def program_of_app(path: str) -> str:
    """Return the program inside a macOS application folder; any other path as it is."""
    app = PurePosixPath(path)
    return str(app / "Contents" / "MacOS" / app.stem) if app.suffix == ".app" else path


def _mac_places(kind: str, home: str) -> Iterator[str]:
    for name in _MAC_APPS[kind]:
        for applications in ("/Applications", f"{home}/Applications"):
            yield program_of_app(f"{applications}/{name}.app")


def _windows_places(kind: str, environ: Mapping[str, str]) -> Iterator[str]:
    for folder in _WINDOWS_FOLDERS[kind]:
        for root in filter(None, map(environ.get, _WINDOWS_ROOTS)):
            yield str(PureWindowsPath(root, folder, "Application", _WINDOWS_PROGRAM[kind]))
