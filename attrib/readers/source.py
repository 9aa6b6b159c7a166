"""What a reader is given, and what it gives back."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from attrib.errors import InputError

HEAD_BYTES = 1 << 16
# No article is larger; a file that is (or that unpacks to more) is refused before it fills the memory.
LARGEST_DOCUMENT = 200_000_000
# What a line of JSON or a row of a table may hold: a text, and all that was read in it.
LARGEST_RECORD = 100_000_000
# What is taken for markup: a tree of it takes some thirty times its size.
LARGEST_MARKUP = 25_000_000


class NoArticle(InputError):
    """What was read is whole but is no article: a picture, a spreadsheet of numbers, a graph."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.path, self.what = path, what


class Remark(str):
    """A remark on an input that is read all the same; ``kind`` is the same for remarks that say the same."""

    kind: str

    def __new__(cls, where: str, what: str, kind: str | None = None) -> Remark:
        remark = super().__new__(cls, f"{where}: {what}")
        remark.kind = kind or what
        return remark


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a member of an archive or standard input, open at its beginning.

    ``path`` is how messages name it, ``name`` the id of a document that is all of it.  ``fields`` maps a
    document's field to the column or key that a user says holds it; ``named`` is False where a folder or
    archive brought it, ``depth`` counts the archives around it.
    """

    path: str
    name: str
    stream: BinaryIO
    head: bytes
    fields: Mapping[str, str] = field(default_factory=dict)
    require_text: bool = True
    named: bool = True
    depth: int = 0

    def read_all(self, largest: int | None = None) -> bytes:
        """Return all bytes; raises InputError where they are more than any article has."""
        largest = LARGEST_DOCUMENT if largest is None else largest
        data = self.stream.read(largest + 1)
        if len(data) > largest:
            raise too_large(self.path, largest)
        return data


def too_large(where: str, largest: int) -> InputError:
    """Return the error of what is larger than may be read at once."""
    return InputError(f"{where}: larger than {largest // 1_000_000} MB, no one article; split it")


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a reader found; ``where`` names its place for messages.

    ``record`` has the interchange format's fields under any of their names (``fields``); where it has no
    ``id``, ``place`` is one (the source's name, and the number of the line, row or entry).
    """

    record: Mapping[str, Any]
    where: str
    place: str = ""


Reading = Iterator[Found | InputError | Remark]
Reader = Callable[[Source], Reading]


def open_file(path: str) -> BinaryIO:
    """Open a file as it is now: what is written to it while it is read is not read."""
    return cast(BinaryIO, io.BufferedReader(_AsItIs(path), HEAD_BYTES))


class _AsItIs(io.FileIO):
    def __init__(self, path: str) -> None:
        super().__init__(path, "rb")
        info = os.fstat(self.fileno())
        # what has no size, as a pipe has none, is read to its end
        self._size = info.st_size if stat.S_ISREG(info.st_mode) and info.st_size else None

    def readinto(self, buffer: Any) -> int:
        if self._size is not None:
            buffer = memoryview(buffer)[: max(0, self._size - self.tell())]
        return super().readinto(buffer) or 0

    def readall(self) -> bytes:
        pieces = []
        buffer = bytearray(1 << 20)
        while size := self.readinto(buffer):
            pieces.append(bytes(buffer[:size]))
        return b"".join(pieces)


def open_source(
    stream: BinaryIO,
    path: str,
    name: str,
    fields: Mapping[str, str] | None = None,
    *,
    require_text: bool = True,
    named: bool = True,
    depth: int = 0,
) -> Source:
    """Return the source of a stream, its first bytes looked at and none of them lost."""
    head, problem = b"", None
    try:
        while len(head) < HEAD_BYTES and (piece := read_some(stream, HEAD_BYTES - len(head))):
            head += piece
    except Exception as error:  # what a broken archive gives before it breaks is read all the same
        if not head:
            raise
        problem = error.with_traceback(None)
    return Source(
        path,
        name,
        _put_back(head, stream, problem),
        head,
        fields or {},
        require_text,
        named=named,
        depth=depth,
    )


def list_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a stream, and None in the place of one that is too long to be held."""
    while line := stream.readline(LARGEST_RECORD + 1):
        if len(line) <= LARGEST_RECORD:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(HEAD_BYTES)
        yield None


def find_break(source: Source) -> Exception | None:
    """Return what broke the stream of a source before its end, once it has been read."""
    raw = getattr(source.stream, "raw", None)
    return raw.problem if isinstance(raw, _Rejoined) else None


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Return what can be had of a stream at once, so that what comes before a break is not lost with it."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


def _put_back(head: bytes, stream: BinaryIO, problem: Exception | None) -> BinaryIO:
    is_file = isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO)
    if (is_file or isinstance(stream, io.BytesIO)) and stream.seekable():
        stream.seek(0)
        return stream
    return io.BufferedReader(_Rejoined(head, stream, problem), HEAD_BYTES)


class _Rejoined(io.RawIOBase):
    """A stream with the bytes that were read from it before put back; it ends where the stream breaks."""

    def __init__(self, head: bytes, rest: BinaryIO, problem: Exception | None) -> None:
        self._head, self._rest, self.problem = memoryview(head), rest, problem

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece: bytes | memoryview = b""
        if self._head:
            piece = self._head[: len(buffer)]
            self._head = self._head[len(piece) :]
        elif self.problem is None:
            try:
                piece = read_some(self._rest, len(buffer))
            except Exception as error:
                self.problem = error.with_traceback(None)  # it would hold what was read
        buffer[: len(piece)] = piece
        return len(piece)


def load_extra(module: str, extra: str, path: str, what: str) -> Any:
    """Import what a format needs; raises InputError that says which extra brings it."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise InputError(f"{path}: {what} needs an extra; pip install 'attrib[{extra}]'") from None
