"""Word files (docx), by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from attrib.errors import InputError
from attrib.readers.source import LARGEST_MARKUP, Found, Reading, Source, load_extra, too_large


def read_docx(source: Source) -> Reading:
    """Read the paragraphs of a Word file, and of its tables a line a row; its title where it states one."""
    docx = load_extra("docx", "docx", source.path, "a Word file")
    data = source.read_all()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            markup = sum(
                entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))
            )
        if markup > LARGEST_MARKUP:
            raise too_large(source.path, LARGEST_MARKUP)
        document = docx.Document(io.BytesIO(data))
        parts: list[str] = []
        for block in document.iter_inner_content():
            parts += _list_rows(block) if hasattr(block, "rows") else [block.text]
        title = (document.core_properties.title or "").strip()
    except InputError:
        raise
    except Exception as error:  # a file can be broken in more ways than its parser names
        raise InputError(
            f"{source.path}: a Word file that cannot be read ({type(error).__name__}); save it again"
        ) from None
    text = "\n\n".join(part for part in parts if part.strip())
    if not text:
        raise InputError(f"{source.path}: empty, no text in it; give a file with an article")
    record = {"id": source.name, "text": text}
    if title:
        record["title"] = title
    yield Found(record, source.path)


def _list_rows(table: Any) -> list[str]:
    """Return the rows of a table, each cell once, however many columns it says that it spans."""
    from docx.table import _Cell

    rows = ([_Cell(cell, table).text.strip() for cell in row.tc_lst] for row in table._tbl.tr_lst)
    return [" \t ".join(row) for row in rows]
