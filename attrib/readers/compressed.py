"""What is packed: gzip, bzip2, xz and zstd around one file, zip around many."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO, cast

from attrib.errors import InputError
from attrib.readers.source import (
    HEAD_BYTES,
    Found,
    NoArticle,
    Reading,
    Remark,
    Source,
    find_break,
    load_extra,
    open_source,
    read_some,
)

DEEPEST = 3  # archives inside archives
# No text packs so well; what unpacks to more, beyond the first megabytes, is made to fill a disk.
MOST_UNPACKED, UNPACKED_FREELY = 250, 20_000_000
_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zstd")
Inside = Callable[[Source], Reading]


def read_packed(source: Source, kind: str, read_inside: Inside) -> Reading:
    """Read what a gzip, bzip2, xz or zstd stream holds; its name is the file's without the ending."""
    _check_depth(source)
    name = source.name
    for suffix in _SUFFIXES:
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            name = name[: -len(suffix)]
            break
    packed = _Counting(source.stream)
    try:
        inner = open_source(
            _limit(_unpack(packed, source.path, kind), lambda: packed.count),
            source.path,
            name,
            source.fields,
            require_text=source.require_text,
            named=source.named,
            depth=source.depth + 1,
        )
    except InputError:
        raise
    except Exception as error:  # each kind of packing has errors of its own
        raise _broken(source.path, kind, error) from None
    yield from _read_to_the_break(inner, kind, read_inside)


def _read_to_the_break(inner: Source, kind: str, read_inside: Inside) -> Reading:
    """Read what is packed; where it breaks off, a document that is all of it would be half and is none."""
    last: Found | InputError | Remark | None = None
    try:
        for item in read_inside(inner):
            if last is not None:
                yield last
            last = item
    except InputError:
        if not find_break(inner):
            raise
    error = find_break(inner)
    half = isinstance(last, Found) and last.place in ("", inner.name)
    if last is not None and not (error and half):
        yield last
    if error:
        yield _broken(inner.path, kind, error)


def _broken(path: str, kind: str, error: Exception) -> InputError:
    what = (str(error).splitlines() or [""])[0][:120] or type(error).__name__
    return InputError(f"{path}: broken {kind} ({what}); what comes after it is not read")


def _unpack(packed: _Counting, path: str, kind: str) -> BinaryIO:
    stream = cast(BinaryIO, packed)
    if kind == "gzip":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if kind == "bzip2":
        return cast(BinaryIO, bz2.BZ2File(stream))
    if kind == "xz":
        return cast(BinaryIO, lzma.LZMAFile(stream))
    zstandard: Any = load_extra("zstandard", "zstd", path, "zstd")
    return cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))


class _Counting:
    """A stream that counts what is read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.count += len(piece)
        return piece


def _limit(stream: BinaryIO, count_packed: Callable[[], int]) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Limited(stream, count_packed), HEAD_BYTES))


class _Limited(io.RawIOBase):
    """What is unpacked, as long as it is no more than text can be packed to."""

    def __init__(self, stream: BinaryIO, count_packed: Callable[[], int]) -> None:
        self._stream, self._count_packed, self._unpacked = stream, count_packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = read_some(self._stream, len(buffer))
        self._unpacked += len(piece)
        if self._unpacked > max(UNPACKED_FREELY, MOST_UNPACKED * self._count_packed()):
            raise ValueError(f"unpacks to more than {MOST_UNPACKED} times its size, as no text does")
        buffer[: len(piece)] = piece
        return len(piece)


def read_zip(source: Source, read_inside: Inside) -> Reading:
    """Read the files of a zip in their order; their names begin with the archive's."""
    _check_depth(source)
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.read_all())
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken(source.path, "zip", error) from None
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        path = f"{source.path}: {entry.filename}"
        try:
            with archive.open(entry) as member:
                inner = open_source(
                    _limit(cast(BinaryIO, member), partial(int, entry.compress_size)),
                    path,
                    f"{source.name}/{entry.filename}",
                    source.fields,
                    require_text=source.require_text,
                    named=False,
                    depth=source.depth + 1,
                )
                yield from _read_to_the_break(inner, "file in a zip", read_inside)
        except InputError as error:
            yield error
        except RuntimeError as error:  # zipfile: a password, an unknown method
            yield InputError(f"{path}: {error}; unpack the archive yourself")
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            yield _broken(path, "file in a zip", error)


def _check_depth(source: Source) -> None:
    if source.depth >= DEEPEST:
        raise NoArticle(source.path, "an archive in an archive in an archive; unpack it first")
