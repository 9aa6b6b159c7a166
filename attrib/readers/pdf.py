"""PDF, by pdfminer.six: by columns, hyphens joined, running headers and page numbers left out."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from attrib.errors import InputError
from attrib.readers.columns import Piece, Row, group_rows, order_blocks
from attrib.readers.source import LARGEST_DOCUMENT, Found, Reading, Remark, Source, load_extra, too_large

_EDGE_ROWS = 2  # as many rows at the head and foot of a page may be running headers
_OFTEN = 3  # what stands there on so many pages, or on most, is one
_PAGE_NUMBER = re.compile(r"[-\u2013\u2014 ]*\d{1,4}[-\u2013\u2014 ]*")
_BREAK = 0.8  # a blank so wide, in heights of a line, parts two pieces
_ALIKE = 0.15  # letters whose heights differ by less are of one size
_LARGE = 1.5  # letters that are larger by so much than those beside them stand by themselves
_HYPHENATED = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_ENDS_SENTENCE = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)]*$")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_LETTERS = 200_000  # on one page
_USUAL_WIDTH = 500  # of a letter, in thousandths of its size
_UNKNOWN = "\ufffd"


def read_pdf(source: Source) -> Reading:
    """Read the text of a PDF as paragraphs; its title where the file states one that is no file name."""
    load_extra("pdfminer", "pdf", source.path, "a PDF")
    data = source.read_all()
    _check_streams(data, source.path)
    try:
        title, pages = _read_pages(data)
    except InputError as error:
        raise InputError(f"{source.path}: {error}") from None
    except Exception as error:  # a PDF can be broken in more ways than its parser names
        if type(error).__name__ == "PDFPasswordIncorrect":
            raise InputError(f"{source.path}: locked by a password; save it without one") from None
        raise InputError(
            f"{source.path}: a PDF that cannot be read ({type(error).__name__}); mend it"
        ) from None
    pieces = drop_running_lines([page for page, _ in pages])
    text = join_lines(line for page in pieces for line in list_lines(page))
    if not text.strip():
        raise InputError(f"{source.path}: a PDF without text, perhaps of pictures; read them into text first")
    if text.count(_UNKNOWN) > 0.2 * len(text):
        raise InputError(f"{source.path}: a PDF whose letters cannot be told; read it into text first")
    turned = sum(turned for _, turned in pages)
    if turned:
        what = "text that stands on its side is left out"
        yield Remark(source.path, f"{what}, on {turned} of {len(pages)} pages", what)
    record = {"id": source.name, "text": text}
    if title:
        record["title"] = title
    yield Found(record, source.path)


def _check_streams(data: bytes, path: str) -> None:
    """Raise InputError where a packed stream, or one packed in it, unpacks to more than any article has."""
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        piece: bytes | memoryview = view[match.end() :]
        while len(piece) > 2 and piece[0] & 15 == 8 and (piece[0] * 256 + piece[1]) % 31 == 0:
            try:
                piece = zlib.decompressobj().decompress(piece, LARGEST_DOCUMENT + 1)
            except zlib.error:
                break
            if len(piece) > LARGEST_DOCUMENT:
                raise too_large(path, LARGEST_DOCUMENT)


def _read_pages(data: bytes) -> tuple[str | None, list[tuple[list[Piece], bool]]]:
    """Return the title that a PDF states, and of each page its pieces and whether some words are turned."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    class Manager(PDFResourceManager):
        def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
            font = super().get_font(objid, spec)
            if not font.default_width and not any(font.widths.values()):
                # else all its letters would lie on one place
                font.widths, font.default_width = {}, _USUAL_WIDTH
            return font

    class Device(PDFPageAggregator):
        letters = 0

        def begin_page(self, page: Any, ctm: Any) -> None:
            self.letters = 0
            super().begin_page(page, ctm)

        def render_char(self, *arguments: Any, **options: Any) -> float:
            self.letters += 1
            if self.letters > _MOST_LETTERS:
                raise InputError(f"a page of more than {_MOST_LETTERS:,} letters; mend it")
            return super().render_char(*arguments, **options)

    document = PDFDocument(PDFParser(io.BytesIO(data)))
    manager = Manager()
    # lines alone are asked for: which of them belong together is told here, by columns
    device = Device(manager, laparams=LAParams(boxes_flow=None, all_texts=True))
    interpreter = PDFPageInterpreter(manager, device)
    pages = []
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        pages.append(_list_pieces(device.get_result()))
    return _find_title(document.info), pages


def _find_title(infos: Iterable[Any]) -> str | None:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    for info in infos:
        value = resolve1(info.get("Title"))
        title = (decode_text(value) if isinstance(value, bytes) else str(value or "")).strip()
        if " " in title and not re.search(r"\.\w{2,5}$|^microsoft word", title, re.I):
            return title
    return None


def _list_pieces(page: Any) -> tuple[list[Piece], bool]:
    """Return the pieces of a page, those that are drawn twice once, and whether some words are turned."""
    from pdfminer.layout import LTChar, LTTextLine

    pieces: dict[tuple[str, int, int], Piece] = {}
    turned = False
    stack = [page]
    while stack:
        item = stack.pop()
        if not isinstance(item, LTTextLine):
            stack += reversed(list(item)) if isinstance(item, Iterable) else ()
            continue
        if not all(char.upright for char in item if isinstance(char, LTChar)):
            turned = True
            continue
        for piece in _split_line(item, page.y1):
            pieces.setdefault((piece.text, round(piece.left / 2), round(piece.top / 2)), piece)
    return list(_merge_pieces(pieces.values())), turned


def _merge_pieces(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces, those of one row made one where no wide blank is between them."""
    for row in group_rows(pieces):
        whole = row[0]
        for piece in row[1:]:
            gap, height = piece.left - whole.right, max(piece.height, whole.height)
            alike = abs(piece.height - whole.height) < _ALIKE * height
            if not alike or not -height < gap <= _BREAK * height:
                yield whole
                whole = piece
                continue
            whole = Piece(
                f"{whole.text} {piece.text}",
                whole.left,
                min(whole.top, piece.top),
                max(whole.right, piece.right),
                max(whole.bottom, piece.bottom),
            )
        yield whole


def _split_line(line: Any, head: float) -> Iterator[Piece]:
    """Yield the pieces of a line, parted where its blanks are wide."""
    from pdfminer.layout import LTChar

    chars: list[Any] = []
    words = ""
    blank = False
    for char in line:
        letter = char.get_text()
        if not isinstance(char, LTChar) or letter.isspace():
            blank = True
            continue
        if letter.startswith("(cid:"):
            letter = _UNKNOWN
        if chars and _parts(chars[-1], char):
            yield _make_piece(words, chars, head)
            chars, words = [], ""
        words += (" " if blank and words else "") + letter
        blank = False
        chars.append(char)
    if chars:
        yield _make_piece(words, chars, head)


def _parts(before: Any, char: Any) -> bool:
    larger, smaller = max(before.height, char.height), min(before.height, char.height)
    return bool(char.x0 - before.x1 > _BREAK * larger or larger > _LARGE * smaller)


def _make_piece(words: str, chars: Sequence[Any], head: float) -> Piece:
    top, bottom = max(char.y1 for char in chars), min(char.y0 for char in chars)
    left, right = min(char.x0 for char in chars), max(char.x1 for char in chars)
    return Piece(words, left, head - top, right, head - bottom)


def drop_running_lines(pages: list[list[Piece]]) -> list[list[Piece]]:
    """Return the pages without what several of them share at head or foot, and without page numbers.

    What stands alone beside a page's number (a chapter's name) goes with it.
    """
    if len(pages) < 2:
        return pages
    rows = [group_rows(page) for page in pages]
    edges = [page[:_EDGE_ROWS] + page[max(_EDGE_ROWS, len(page) - _EDGE_ROWS) :] for page in rows]
    shapes = [{_shape(piece.text) for row in edge for piece in row} for edge in edges]
    counts = Counter(shape for its_shapes in shapes for shape in its_shapes)
    running = {shape for shape, count in counts.items() if count > len(pages) / 2 or count >= _OFTEN}
    kept = []
    for page, edge in zip(pages, edges):
        dropped: set[Piece] = set()
        for row in edge:
            numbers = [piece for piece in row if _PAGE_NUMBER.fullmatch(piece.text)]
            dropped.update(row if len(row) == 2 and numbers else numbers)
            dropped.update(piece for piece in row if _shape(piece.text) in running)
        kept.append([piece for piece in page if piece not in dropped])
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def list_lines(page: Sequence[Piece]) -> list[str]:
    """Return the lines of a page in the order of its columns, "" between two that stand apart.

    Lines stand apart where the white between them is wider than usual, where the second is set in, or
    where one is of larger letters.
    """
    blocks = [group_rows(block) for block in order_blocks(page)]
    usual = median(
        [
            (after[0].bottom - before[0].bottom) / _height(after)
            for rows in blocks
            for before, after in zip(rows, rows[1:])
        ]
        or [1.2]
    )
    lines: list[str] = []
    last: Row | None = None
    for rows in blocks:
        margin = median(row[0].left for row in rows) if rows else 0.0
        for number, row in enumerate(rows):
            if last is not None and (
                not _are_alike(last, row) or number and _stands_apart(last, row, usual, margin)
            ):
                lines.append("")
            lines.append(_join_row(row))
            last = row
    return lines


def _are_alike(before: Row, row: Row) -> bool:
    return abs(_height(row) - _height(before)) <= _ALIKE * _height(row)


def _stands_apart(before: Row, row: Row, usual: float, margin: float) -> bool:
    height = _height(row)
    if row[0].bottom - before[0].bottom > 1.3 * usual * height:
        return True
    set_in = row[0].left - margin > 0.7 * height and abs(before[0].left - margin) < 0.3 * height
    return set_in and _ENDS_SENTENCE.search(before[-1].text) is not None


def _height(row: Row) -> float:
    return max(row, key=lambda piece: len(piece.text)).height or 1.0


def _join_row(row: Row) -> str:
    """Return the words of a row; a letter that is set large at its head belongs to the word behind it."""
    words = " ".join(piece.text for piece in row)
    if len(row) > 1 and len(row[0].text) == 1 and row[0].text.isupper():
        if row[0].height > _LARGE * row[1].height and row[1].text[:1].islower():
            return words[0] + words[2:]
    return words


def join_lines(lines: Iterable[str]) -> str:
    """Return lines as paragraphs: a line is joined to the next unless it ends its paragraph.

    A line ends one where "" follows, or where it ends a sentence and is short for its page.  A hyphen at
    its end goes, unless the word is written with one elsewhere and never without.

    >>> join_lines(["The minis-", "try said so to all who asked it.", "", "She left."])
    'The ministry said so to all who asked it.\\n\\nShe left.'
    """
    lines = list(lines)
    filled = [line for line in lines if line]
    usual = median(map(len, filled)) if filled else 0
    words = {word.lower() for line in filled for word in _WORD.findall(line)}
    parts: list[str] = []
    following = ""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not line:
            continue
        blank = number + 1 < len(lines) and not lines[number + 1]
        ends = _ENDS_SENTENCE.search(line) is not None
        first, rest = _HYPHENATED.search(line), _FIRST_WORD.match(following)
        if first and rest and following[:1].islower():
            parts.append(_join_word(line, first[1], rest[0], words))
        elif ends and (blank or len(line) < 0.8 * usual) or blank and not following[:1].islower():
            parts.append(line + "\n\n")
        else:
            parts.append(line + " ")
        following = line
    return "".join(reversed(parts)).strip()


def _join_word(line: str, first: str, rest: str, words: set[str]) -> str:
    """Return a line that ends in a hyphen as it goes before the rest of its word."""
    whole, apart = (first + rest).lower(), f"{first}-{rest}".lower()
    if line.endswith("\u00ad") or apart not in words or whole in words:
        return line[:-1]
    return line
