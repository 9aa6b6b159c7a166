"""What the tests of figures share: what is read in a text, and the numbers alone."""

from __future__ import annotations

from attrib.figures.find import find_sentence_figures
from attrib.language.segment import find_sentences
from attrib.model import Figure


def read_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text, sentence by sentence."""
    return find_sentence_figures(text, find_sentences(text, None))


def count_people(text: str) -> list[tuple[str, int | None, int | None]]:
    """Return unit, low and high bound of each figure of a text."""
    return [(figure.unit, figure.low, figure.high) for figure in read_figures(text)]
