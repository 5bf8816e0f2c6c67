"""The entry point: argv → command → exit code. Every error becomes one clear line here."""

from __future__ import annotations

import codecs
import contextlib
import sys

from outsource_audit import __version__
from outsource_audit.cli.output import flush_stdout, let_go_of_streams, write_stdout
from outsource_audit.errors import EXIT_FILE, EXIT_FINE, EXIT_INTERRUPTED, EXIT_USAGE, AuditError
from outsource_audit.storage.write import reason

EXIT_BUG = 70
STOPPED = "stopped; what was saved is kept"
BUG = (
    "this is a fault in outsource-audit {version}, not yours: {kind}: {error}. "
    "Nothing that was saved is lost. Run it again with --debug and send what it prints "
    "to the developers."
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code. No error escapes."""
    _prepare_streams()
    debug = "--debug" in arguments
    try:
        return _run([argument for argument in arguments if argument != "--debug"])
    except SystemExit:
        # Typer and rich leave in this way, and only in this case.
        return _reader_left()
    except AuditError as error:
        return _failed(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _interrupted()
    except OSError as error:
        return _unwritable(error)
    except Exception as error:  # noqa: BLE001  # whatever it is, the user gets one line
        return _faulty(error, debug=debug)
    finally:
        let_go_of_streams()


def _prepare_streams() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # A letter that the terminal's encoding lacks must not end the program.
            stream.reconfigure(errors="replace")
    stdin = sys.stdin
    if hasattr(stdin, "reconfigure") and codecs.lookup(stdin.encoding).name == "ascii":
        # No terminal sends ASCII alone: without a locale Python knows no better, and every
        # other letter of a name would be lost.
        stdin.reconfigure(encoding="utf-8", errors="replace")


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        # Answered before typer is imported: it is asked by scripts, often.
        write_stdout(f"outsource-audit {__version__}\n".encode())
        return EXIT_FINE
    import typer

    from outsource_audit.cli.app import app

    try:
        code = app(args=arguments or ["--help"], prog_name="outsource-audit", standalone_mode=False)
    except typer.Abort:
        return _failed(STOPPED, EXIT_INTERRUPTED)
    except Exception as error:
        # Typer has no public name for its usage errors that all releases share; they are
        # the exceptions that can word themselves.
        word = getattr(error, "format_message", None)
        if word is None:
            raise
        return _misused(word())
    if code == EXIT_INTERRUPTED:
        # What Typer makes of Ctrl-C, without a word.
        return _interrupted()
    flush_stdout()
    return code if isinstance(code, int) else EXIT_FINE


def _interrupted() -> int:
    if sys.stderr is not None and sys.stderr.isatty():
        _tell("\n")  # the terminal shows ^C, and stays in its line
    return _failed(STOPPED, EXIT_INTERRUPTED)


def _misused(told: str) -> int:
    if told.startswith("Usage:"):
        _tell(f"{told}\n")
        return EXIT_USAGE
    return _failed(f"{told.rstrip('.')} (see outsource-audit --help)", EXIT_USAGE)


def _faulty(error: Exception, *, debug: bool) -> int:
    if debug and sys.stderr is not None:
        import traceback

        traceback.print_exception(error)
    told = " ".join(str(error).split())
    kind = type(error).__name__
    return _failed(BUG.format(version=__version__, kind=kind, error=told), EXIT_BUG)


def _failed(text: str, code: int) -> int:
    from outsource_audit.domain.plain_text import clean

    _tell("".join(f"outsource-audit: {clean(line)}\n" for line in text.split("\n")))
    return code


def _tell(text: str) -> None:
    """Write to stderr. Where that cannot be done, the exit code still tells."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _unwritable(error: OSError) -> int:
    """Say that output is lost; files are looked after where they are used."""
    if isinstance(error, BrokenPipeError):
        return _reader_left()
    return _failed(f"the output cannot be written: {reason(error)}", EXIT_FILE)


def _reader_left() -> int:
    """Leave quietly when whoever read our output has had enough, such as `head`."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return EXIT_FINE
