"""What the tests of the language share: a text's sentences and its words' tags."""

from __future__ import annotations

from attrib.language.segment import segment_document
from attrib.model import Document


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[start:end] for start, end in segment_document(Document("d", text)).sentences]


def tags_of(text: str, word: str) -> list[str]:
    """Return the tags of all places in a text at which a word stands."""
    found = segment_document(Document("d", text))
    return [tag for form, tag in zip(found.words, found.tags) if form == word]
