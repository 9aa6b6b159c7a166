"""Lists of values that lie in a temporary file, so that memory does not grow with them.

The file has no name that others could open, and goes when the list goes.
"""

from __future__ import annotations

import os
import tempfile
import threading
import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from attrib.errors import OutputError
from attrib.model import Document
from attrib.records import decode_record, encode_record, read_record, write_record

from .packed import pack, unpack

Value = TypeVar("Value")
_LEVEL = 1  # of compression: the fastest
_BUFFER = 1 << 20


def close(data: bytes) -> bytes:
    """Return packed bytes as they lie in a file."""
    return zlib.compress(data, _LEVEL)


def open_packed(data: bytes) -> bytes:
    """Return packed bytes from how they lie in a file."""
    return zlib.decompress(data)


class Kept(Sequence[Value], Generic[Value]):
    """A list that only grows; what is read is a new value each time, but for ``recent`` ones read last."""

    def __init__(
        self, kind: Any, *, recent: int = 1, finish: Callable[[int, Value], Value] | None = None
    ) -> None:
        """``finish(number, value)`` returns a value that was read as it is to be seen."""
        self.kind, self._finish = kind, finish
        self._file = tempfile.TemporaryFile(prefix="attrib-", buffering=_BUFFER)  # noqa: SIM115
        self._ends = array("Q", [0])
        self._written = 0
        self._recent: OrderedDict[int, Value] = OrderedDict()
        self._most_recent = recent
        self._lock = threading.Lock()

    def append(self, value: Value) -> None:
        """Add a value."""
        self.append_packed(close(self._pack(value)))

    def _pack(self, value: Value) -> bytes:
        return pack(value, self.kind)

    def _unpack(self, data: bytes) -> Value:
        value: Value = unpack(data, self.kind)
        return value

    def append_packed(self, data: bytes) -> None:
        """Add a value that is packed and closed already.  Raises OutputError where there is no room."""
        try:
            self._file.write(data)
        except OSError as error:
            raise OutputError(
                f"{tempfile.gettempdir()}: {(error.strerror or str(error)).lower()}; "
                "set TMPDIR to a folder with more room"
            ) from None
        self._ends.append(self._ends[-1] + len(data))

    def finish_by(self, finish: Callable[[int, Value], Value]) -> None:
        """Finish values by another function from now on, also those that were read before."""
        with self._lock:
            self._finish = finish
            self._recent.clear()

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> Value: ...
    @overload
    def __getitem__(self, number: slice) -> list[Value]: ...
    def __getitem__(self, number: int | slice) -> Value | list[Value]:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        with self._lock:
            if number in self._recent:
                self._recent.move_to_end(number)
                return self._recent[number]
            value = self._unpack(open_packed(self._read(number)))
            if self._finish is not None:
                value = self._finish(number, value)
            self._recent[number] = value
            if len(self._recent) > self._most_recent:
                self._recent.popitem(last=False)
            return value

    def _read(self, number: int) -> bytes:
        if self._written < len(self):
            self._file.flush()
            self._written = len(self)
        start, end = self._ends[number], self._ends[number + 1]
        return os.pread(self._file.fileno(), end - start, start)


class KeptDocuments(Kept[Document]):
    """Documents, as their records."""

    def __init__(self) -> None:
        super().__init__(Document)

    def _pack(self, value: Document) -> bytes:
        return encode_record(write_record(value))

    def _unpack(self, data: bytes) -> Document:
        return read_record(decode_record(data.decode("utf-8")), require_text=False)


class Joined(Sequence[Value], Generic[Value]):
    """The values of many lists that are kept, one list after another in the order ``order``."""

    def __init__(self, lists: Kept[tuple[Value, ...]], order: Sequence[int], sizes: Sequence[int]) -> None:
        """``sizes`` are the lengths of the lists, in their own order."""
        self._lists, self._order = lists, order
        self._starts = array("Q", [0])
        for number in order:
            self._starts.append(self._starts[-1] + sizes[number])

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[Value]:
        for number in self._order:
            yield from self._lists[number]

    @overload
    def __getitem__(self, number: int) -> Value: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, number: int | slice) -> Value | tuple[Value, ...]:
        if isinstance(number, slice):
            return tuple(self[k] for k in range(*number.indices(len(self))))
        number = range(len(self))[number]
        place = bisect_right(self._starts, number) - 1
        return self._lists[self._order[place]][number - self._starts[place]]


class Picked(Sequence[Value], Generic[Value]):
    """Some values of a sequence, by their numbers, in the order of these."""

    def __init__(self, values: Sequence[Value], numbers: Sequence[int]) -> None:
        self._values, self._numbers = values, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> Value: ...
    @overload
    def __getitem__(self, number: slice) -> Picked[Value]: ...
    def __getitem__(self, number: int | slice) -> Value | Picked[Value]:
        if isinstance(number, slice):
            return Picked(self._values, self._numbers[number])
        return self._values[self._numbers[number]]
