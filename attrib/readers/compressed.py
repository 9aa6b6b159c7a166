"""What is packed: gzip, bzip2, xz and zstd around one file, zip around many."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from attrib.errors import InputError
from attrib.readers.source import (
    Found,
    NoArticle,
    Reading,
    Remark,
    Source,
    find_break,
    load_extra,
    open_source,
)

DEEPEST = 3  # archives inside archives
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
    try:
        inner = open_source(
            _unpack(source, kind),
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
    for item in read_inside(inner):
        if last is not None:
            yield last
        last = item
    error = find_break(inner)
    half = isinstance(last, Found) and last.place in ("", inner.name)
    if last is not None and not (error and half):
        yield last
    if error:
        yield _broken(inner.path, kind, error)


def _broken(path: str, kind: str, error: Exception) -> InputError:
    what = (str(error).splitlines() or [""])[0][:120] or type(error).__name__
    return InputError(f"{path}: broken {kind} ({what}); what comes after it is not read")


def _unpack(source: Source, kind: str) -> BinaryIO:
    if kind == "gzip":
        return cast(BinaryIO, gzip.GzipFile(fileobj=source.stream))
    if kind == "bzip2":
        return cast(BinaryIO, bz2.BZ2File(source.stream))
    if kind == "xz":
        return cast(BinaryIO, lzma.LZMAFile(source.stream))
    zstandard: Any = load_extra("zstandard", "zstd", source.path, "zstd")
    return cast(
        BinaryIO,
        io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(source.stream, read_across_frames=True)),
    )


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
                    cast(BinaryIO, member),
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
