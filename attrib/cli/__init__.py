"""The command line: parse, call the library, print, exit.

Exit codes: 0 done; 1 some or all inputs failed, each named on standard error; 2 usage.
Commands are loaded when they are called, so that ``attrib --version`` loads none.
"""

from __future__ import annotations

import atexit
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from attrib import __version__
from attrib.cli.groups import SuggestingGroup
from attrib.errors import AttribError
from attrib.export.files import Written, watch_written

# command -> module of this package that defines it under the same name, "-" as "_"
_COMMANDS = {
    "graph": "graph",
    "report": "report",
    "extract": "extract",
    "status": "status",
    "show": "show",
    "explain": "explain",
    "sources": "sources",
    "claims": "claims",
    "events": "events",
    "compare": "compare",
    "outlets": "outlets",
    "evaluate": "evaluate",
    "rules": "rules",
    "annotations": "annotations",
    "train": "train",
}


# New objects after which garbage in circles is looked for.  What is made here hangs in few circles, and
# words, rules and weights are many objects that stay: to look as often as Python does frees next to nothing.
_OBJECTS_A_LOOK = 50_000


class _ReaderGone(Exception):
    """Whoever read standard output has gone; click would make it a failure."""


class _Ended(BaseException):
    """A signal asks the program to end; what is half written is taken away on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _LazyGroup(SuggestingGroup):
    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError as error:
            raise _ReaderGone from error

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"attrib.cli.{_COMMANDS[name]}"), f"{name}_command")
        return command


@click.command(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="attrib")
def attrib() -> None:
    """Read news and answer who claims what, on whose word.

    PATHs are articles or collections of them (text, HTML, PDF, Word, EPUB, CSV, JSON Lines, feeds, zip and
    others: docs/files.md), folders of them, stores that attrib extract keeps, or "-" for standard input.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no traceback reaches a user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a lone surrogate must not stop what is printed
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(_OBJECTS_A_LOOK)
    atexit.register(gc.freeze)  # what is there at the end goes with the process, unlooked at
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log is no word of this program
    with watch_written() as written:
        return _run(arguments, written)


def _run(arguments: Sequence[str] | None, written: Written) -> int:
    try:
        _listen_for_signals()
        code = attrib.main(args=arguments, prog_name="attrib", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _print_error(f"interrupted; {_tell_written(written)}")
        return 130
    except _Ended as end:
        _print_error(f"ended by {signal.Signals(end.number).name}; {_tell_written(written)}")
        return 128 + end.number
    except (_ReaderGone, BrokenPipeError):
        # the reader has gone; keep the interpreter from complaining when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except AttribError as error:
        _print_error(str(error))
        return 1
    except OSError as error:
        _print_error(
            f"{error.filename or 'input or output'}: {error.strerror or error}; check it and try again"
        )
        return 1
    except MemoryError:
        _print_error("out of memory; split the input")
        return 1
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        what = (f"{type(error).__name__}: {error}".splitlines() or [""])[0][:200]
        _print_error(
            f"a fault of this program ({what}); please report it with the input "
            "(ATTRIB_DEBUG=1 shows where it happened)"
        )
        return 1


def _tell_written(written: Written) -> str:
    """Say what a run that did not come to its end has left.

    >>> _tell_written(Written()), _tell_written(Written(["a.csv"]))
    ('no file was written', 'written before that: a.csv')
    """
    parts = [
        f"{path} keeps every document that was done, and the same command goes on" for path in written.stores
    ]
    if written.targets:
        parts.append(f"written before that: {', '.join(written.targets)}")
    return "; ".join(parts) or "no file was written"


def _listen_for_signals() -> None:
    """Turn what ends the program into an exception, except where it was started to ignore it (nohup)."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:
            signal.signal(getattr(signal, name), _end)


def _end(number: int, _frame: object) -> None:
    raise _Ended(number)


def _print_error(message: str) -> None:
    print("attrib: " + " ".join(message.split()), file=sys.stderr)
