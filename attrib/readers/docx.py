"""Word files (docx), by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io

from attrib.errors import InputError
from attrib.readers.source import Found, Reading, Source, load_extra


def read_docx(source: Source) -> Reading:
    """Read the paragraphs of a Word file, and of its tables a line a row; its title where it states one."""
    docx = load_extra("docx", "docx", source.path, "a Word file")
    try:
        document = docx.Document(io.BytesIO(source.read_all()))
        parts = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                parts += [" \t ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
            else:
                parts.append(block.text)
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
