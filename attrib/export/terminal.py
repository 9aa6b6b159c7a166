"""Attributions for people: tables, and articles with their parts marked."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from attrib.export.csv_table import join_spans
from attrib.model import Attribution, Document
from attrib.notation import list_marks, write_marks

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

STYLES = {"content": "underline", "source": "bold green", "cue": "bold yellow"}
_CONTENT_LENGTH = 200


def print_attributions(documents: Iterable[Document], console: Console | None = None) -> None:
    """Print a table of attributions for each document."""
    from rich.console import Console

    console = console or Console(highlight=False)
    for doc in documents:
        console.print(_heading(doc))
        console.print(_make_table(doc) if doc.attributions else "  no attributions\n")


def write_attributions(documents: Iterable[Document], stream: BinaryIO, *, text: bool = True) -> None:
    """Write the tables as plain text."""
    from rich.console import Console

    for doc in documents:
        buffer = io.StringIO()
        print_attributions((doc,), Console(file=buffer, width=120, highlight=False, color_system=None))
        stream.write(buffer.getvalue().encode("utf-8", "replace"))


def print_article(doc: Document, console: Console | None = None) -> None:
    """Print an article with source, cue and content marked: in colour, or in brackets without."""
    from rich.console import Console
    from rich.text import Text

    console = console or Console(highlight=False)
    console.print(_heading(doc))
    if console.color_system is None or not console.is_terminal:
        console.print(Text(bracket_text(doc)), soft_wrap=True)
        return
    text = Text(clean_terminal(doc.text))
    for role, style in STYLES.items():  # content first: what stands in it is drawn over it
        for item in doc.attributions or ():
            for start, end in getattr(item, role):
                text.stylize(style, start, end)
    console.print(text)
    console.print()
    console.print(Text.assemble(*(part for role, style in STYLES.items() for part in ((role, style), "  "))))
    if doc.attributions:
        console.print(_make_table(doc))


def bracket_text(doc: Document) -> str:
    """Return the text with its parts in brackets, as the rules' examples write them.

    [S: Activists] [C: said] [T: the road was closed].
    """
    return write_marks(clean_terminal(doc.text), list_marks(doc.attributions or ()))


def _heading(doc: Document) -> Text:
    from rich.text import Text

    about = ", ".join(part for part in (doc.outlet, doc.date) if part)
    return Text(clean_terminal(f"{doc.title or doc.id}" + (f" ({about})" if about else "")), style="bold")


def _make_table(doc: Document) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, ratio in (("who", 4), ("type", 3), ("cue", 3), ("what", 9)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.expand = True
    for item in doc.attributions or ():
        content = _one_line(join_spans(doc.text, item.content))
        table.add_row(
            Text(_name_speaker(doc, item), style=STYLES["source"]),
            Text(item.speaker_type, style="dim"),
            Text(_one_line(join_spans(doc.text, item.cue)) + _mark(item), style=STYLES["cue"]),
            Text(content if len(content) <= _CONTENT_LENGTH else content[: _CONTENT_LENGTH - 1] + "…"),
        )
    return table


def _name_speaker(doc: Document, item: Attribution) -> str:
    words = _one_line(join_spans(doc.text, item.source))
    if not item.speaker:
        return words and f"{words} (?)" or "nobody named"
    return clean_terminal(item.speaker)


def _mark(item: Attribution) -> str:
    marks = [item.stance] if item.stance != "asserts" else []
    marks += ["hedged"] if item.hedged else []
    return f" ({', '.join(marks)})" if marks else ""


def _one_line(text: str) -> str:
    return " ".join(clean_terminal(text).split())


def clean_terminal(text: str) -> str:
    """Replace what could steer a terminal, character by character: offsets stay.

    >>> clean_terminal("red\\x1b[31m")
    'red\\ufffd[31m'
    """
    return text.translate(_UNSAFE)


_UNSAFE = {
    code: "\ufffd"
    for codes in (
        range(9),
        range(11, 32),
        range(0x7F, 0xA0),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xD800, 0xE000),
    )
    for code in codes
}
