"""The entry point: argv → command → exit code. Every error becomes one clear line here."""

from __future__ import annotations

import sys

from outsource_audit import __version__
from outsource_audit.errors import EXIT_FINE, EXIT_INTERRUPTED, EXIT_USAGE, AuditError

EXIT_BUG = 70
BUG = (
    "this is a fault in outsource-audit {version}, not yours: {kind}: {error}. "
    "Nothing that was saved is lost. Run it again with --debug and send what it prints "
    "to the developers."
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        # Answered before typer is imported: it is asked by scripts, often.
        _say_version()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; nothing escapes but `--debug`."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # A letter that the terminal's encoding lacks must not end the program.
            stream.reconfigure(errors="replace")
    debug = "--debug" in arguments
    try:
        return _run([argument for argument in arguments if argument != "--debug"])
    except AuditError as error:
        return _failed(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _failed("stopped; what was saved is kept", EXIT_INTERRUPTED)
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:
        if debug:
            raise
        kind = type(error).__name__
        return _failed(BUG.format(version=__version__, kind=kind, error=error), EXIT_BUG)


def _run(arguments: list[str]) -> int:
    import typer

    from outsource_audit.cli.app import app

    try:
        code = app(args=arguments or ["--help"], prog_name="outsource-audit", standalone_mode=False)
    except typer.Abort:
        return _failed("stopped; what was saved is kept", EXIT_INTERRUPTED)
    except Exception as error:
        # Typer has no public name for its usage errors that all releases share; they are
        # the exceptions that can word themselves.
        word = getattr(error, "format_message", None)
        if word is None:
            raise
        return _misused(word())
    return code if isinstance(code, int) else EXIT_FINE


def _misused(told: str) -> int:
    if told.startswith("Usage:") and sys.stderr is not None:
        sys.stderr.write(f"{told}\n")
        return EXIT_USAGE
    return _failed(f"{told.rstrip('.')} (see outsource-audit --help)", EXIT_USAGE)


def _say_version() -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"outsource-audit {__version__}\n")
    sys.exit(EXIT_FINE)


def _failed(text: str, code: int) -> int:
    if sys.stderr is not None:
        from outsource_audit.domain.plain_text import clean

        for line in text.split("\n"):
            sys.stderr.write(f"outsource-audit: {clean(line)}\n")
    return code


def _reader_left() -> int:
    """Leave quietly when whoever read our output has had enough, such as `head`."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return EXIT_FINE
