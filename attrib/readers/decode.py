"""Bytes to text: the encoding is told by a mark, by UTF-8 holding, or by a guess that is said aloud."""

from __future__ import annotations

import unicodedata

from attrib.errors import InputError
from attrib.model import join_surrogates


class NoText(InputError):
    """Bytes that are no text in any encoding."""


BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DETECTION_BYTES = 1 << 16
# C0 controls that text files do hold: tab, line feed, vertical tab, form feed, return, escape
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b")


def tell_mark(head: bytes) -> tuple[int, str]:
    """Return the length of a byte-order mark and its encoding: without one 0, and UTF-8 or what zeros show.

    >>> tell_mark("He said".encode("utf-16-le"))
    (0, 'utf-16-le')
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return len(mark), encoding
    return 0, _guess_wide(head, head.count(0)) or "utf-8"


def decode_bytes(data: bytes) -> tuple[str, str]:
    """Return the text of a file's bytes and the encoding found: a byte-order mark, UTF-8, a guess.

    The mark itself is left out.  Raises InputError where the bytes are no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError:
                break
    head = data[:_DETECTION_BYTES]
    zeros = head.count(0)
    if zeros:
        wide = _guess_wide(head, zeros)
        if wide:
            try:
                return data.decode(wide), wide
            except UnicodeDecodeError:
                pass
    controls = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS)
    if controls > 0.1 * len(head):
        raise NoText("binary data, not text; give a text file or another that docs/files.md names")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first_bad = error.start
    if zeros or controls > 0.01 * len(head):
        raise NoText("binary data, not text; give a text file or another that docs/files.md names")
    return _decode_broken(data, first_bad)


def _decode_broken(data: bytes, first_bad: int) -> tuple[str, str]:
    """Decode bytes that are not valid UTF-8: mostly UTF-8 all the same, or another encoding."""
    try:
        return join_surrogates(data.decode("utf-8", "surrogatepass")), "utf-8 with surrogates"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(data) - len(text) > 10 * broken:  # many good multi-byte characters for each broken one
        return text, f"utf-8 with {broken} broken bytes (now U+FFFD)"
    encoding = _guess_encoding(data, first_bad)
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        raise InputError("in no encoding that could be told; save it as UTF-8") from None


def _guess_wide(head: bytes, zeros: int) -> str | None:
    """Tell UTF-16 without a mark: in Latin text every other byte is zero."""
    if not zeros or zeros < 0.2 * len(head):
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * (len(head) // 2) and even <= 0.02 * len(head):
        return "utf-16-le"
    if even > 0.4 * (len(head) // 2) and odd <= 0.02 * len(head):
        return "utf-16-be"
    return None


def _guess_encoding(data: bytes, bad: int) -> str:
    """Return what charset-normalizer reads in the bytes around the first that is no UTF-8."""
    from charset_normalizer import from_bytes

    start = max(0, bad - _DETECTION_BYTES // 2)
    best = from_bytes(data[start : start + _DETECTION_BYTES]).best()
    if best is None:
        raise InputError("in no encoding that could be told; save it as UTF-8")
    # among code pages that read these bytes alike, the commonest names the choice best
    if "cp1252" in best.could_be_from_charset or _reads_foreign_letters(data, best.encoding):
        return "cp1252"
    return best.encoding


def _reads_foreign_letters(data: bytes, encoding: str) -> bool:
    """Tell whether a guess puts single letters of another script into text that is nearly all ASCII."""
    sample = data[:_DETECTION_BYTES]
    if sum(byte > 127 for byte in sample) > 0.1 * len(sample):
        return False
    return any(
        char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")
        for char in sample.decode(encoding, "ignore")
        if char > "\x7f"
    )
