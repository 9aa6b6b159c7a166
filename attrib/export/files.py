"""Writing a target whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from attrib.errors import OutputError

_STANDARD_STREAM = re.compile(r"/dev/(?:(?P<name>stdout|stderr)|fd/(?P<fd>\d+))|/proc/self/fd/(?P<proc>\d+)")


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

    The bytes go to a temporary file beside the target, which is renamed at the end.  Symbolic
    links are followed.  Standard output (``-``) and whatever is no regular file (a pipe, a
    device) is written straight and never replaced.  Raises OutputError.
    """
    path = os.fspath(path)
    descriptor = 1 if path == "-" else _descriptor(path)
    try:
        if descriptor is not None:
            yield from _open_descriptor(descriptor)
        elif os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
            if os.path.isdir(path):
                raise OutputError(f"{path}: is a folder; name a file in it")
            with open(path, "wb") as stream:
                yield stream
        else:
            yield from _open_beside(os.path.realpath(path))
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
    folder = os.path.dirname(target)
    handle, temporary = tempfile.mkstemp(prefix=".attrib-", suffix=".part", dir=folder or ".")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.chmod(temporary, _mode_for(target))
        os.replace(temporary, target)
    except BaseException:
        try:
            os.unlink(temporary)
        except FileNotFoundError:
            pass
        raise


def _mode_for(target: str) -> int:
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
