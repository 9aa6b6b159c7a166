"""Documents with their attributions as JSON Lines: the interchange format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from attrib.model import Document
from attrib.records import encode_document


def write_jsonl(documents: Iterable[Document], stream: BinaryIO, *, text: bool = True) -> None:
    """Write one record a line; ``text=False`` leaves the documents' text out."""
    for doc in documents:
        stream.writelines(encode_document(doc, text=text))
