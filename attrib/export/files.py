"""Writing a target whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import BinaryIO

from attrib.errors import OutputError

_PART_PREFIX, _PART_SUFFIX = ".attrib-", ".part"
_PART = re.compile(rf"{re.escape(_PART_PREFIX)}(?P<pid>\d+)-.+{re.escape(_PART_SUFFIX)}")
_STANDARD_STREAM = re.compile(r"/dev/(?:(?P<name>stdout|stderr)|fd/(?P<fd>\d+))|/proc/self/fd/(?P<proc>\d+)")


@dataclass
class Written:
    """What a run has left behind so far: targets that were written, stores that keep what was done."""

    targets: list[str] = field(default_factory=list)
    stores: list[str] = field(default_factory=list)


_WRITTEN: ContextVar[Written | None] = ContextVar("attrib_written", default=None)


@contextmanager
def watch_written() -> Iterator[Written]:
    """Gather what is written within the block, for whoever has to say what an interrupted run left."""
    written = Written()
    token = _WRITTEN.set(written)
    try:
        yield written
    finally:
        _WRITTEN.reset(token)


def note_target(path: str) -> None:
    """Note a target that has been written."""
    written = _WRITTEN.get()
    if written is not None:
        written.targets.append(path)


def note_store(path: str) -> None:
    """Note a store, which keeps what is done as it is done."""
    written = _WRITTEN.get()
    if written is not None:
        written.stores.append(path)


def names_stdout(path: str) -> bool:
    """Tell whether a target is standard output, under any of its names."""
    return path == "-" or _descriptor(path) == 1


def _descriptor(path: str) -> int | None:
    match = _STANDARD_STREAM.fullmatch(path)
    if match is None:
        return None
    if match["name"]:
        return 1 if match["name"] == "stdout" else 2
    return int(match["fd"] or match["proc"])


@contextmanager
def open_target(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a target for bytes; it appears, or changes, only when all has been written.

    The bytes go to a temporary file beside the target, which is renamed at the end; what a killed
    run has left of such files in that folder is taken away.  Symbolic
    links are followed.  Standard output (``-``) and whatever is no regular file (a pipe, a
    device) is written straight and never replaced.  Raises OutputError.
    """
    path = os.fspath(path)
    descriptor = 1 if path == "-" else _descriptor(path)
    try:
        if descriptor is not None:
            note_target(f"{'standard output' if descriptor == 1 else path}, perhaps in part")
            yield from _open_descriptor(descriptor)
        elif os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
            if os.path.isdir(path):
                raise OutputError(f"{path}: is a folder; name a file in it")
            note_target(f"{path}, perhaps in part")
            with open(path, "wb") as stream:
                yield stream
        else:
            yield from _open_beside(os.path.realpath(path))
            note_target(path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({(error.strerror or str(error)).lower()}); "
            "choose another place with -o"
        ) from error


def _open_descriptor(descriptor: int) -> Iterator[BinaryIO]:
    if descriptor == 1:  # through Python's own stream, so that what was printed before keeps its place
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is not None:
            yield stream
            stream.flush()
            return
    with os.fdopen(os.dup(descriptor), "wb") as stream:
        yield stream


def _open_beside(target: str) -> Iterator[BinaryIO]:
    folder = os.path.dirname(target) or "."
    _clear_stale(folder)
    handle, temporary = tempfile.mkstemp(
        prefix=f"{_PART_PREFIX}{os.getpid()}-", suffix=_PART_SUFFIX, dir=folder
    )
    try:
        with os.fdopen(handle, "wb") as stream:
            _lock(stream.fileno())
            yield stream
        os.chmod(temporary, _mode_for(target))
        os.replace(temporary, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _clear_stale(folder: str) -> None:
    """Take away what a run that was killed has left: a part that no process holds."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            match = _PART.fullmatch(entry.name)
            if match is None or not entry.is_file(follow_symlinks=False):
                continue
            with suppress(OSError), open(entry.path, "rb") as stream:
                if not _is_running(int(match["pid"])) and _lock(stream.fileno()):
                    os.unlink(entry.path)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass
    return True


def _lock(descriptor: int) -> bool:
    """Hold a file until it is closed; False where another process does, or where the system has no locks."""
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def _mode_for(target: str) -> int:
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
