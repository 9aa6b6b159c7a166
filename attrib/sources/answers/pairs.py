"""Who "the former" and "the latter" are: of two named in the sentences before, in the order they stand.

``Ferrymen and dockers met. The latter said ...``: two noun phrases that "and" joins, else the only two of a
sentence that may speak ("The ferry operator blamed the port, but the latter said").
"""

from __future__ import annotations

from collections.abc import Sequence

from attrib.model import Segmentation, Span
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading
from attrib.sources.scene import Scene

WITHIN = 2  # sentences before that are looked at
_NOMINAL = ("DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS", "POS")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_TWO = frozenset(("former", "latter", "first", "second", "other", "one", "both", "two", "each"))
_SPEAKING = ("person", "people", "org", "source", "title")


def find_phrases(segmentation: Segmentation, first: int, last: int) -> list[Span]:
    """Return the token ranges of the noun phrases of ``[first, last)``, prepositions' own among them."""
    tags = segmentation.tags
    found: list[Span] = []
    k = first
    while k < last:
        start = k
        while k < last and tags[k] in _NOMINAL and (k == start or tags[k] not in ("DT", "PRP$")):
            k += 1
        if k > start and tags[k - 1] in _NOUNS:
            found.append((start, k))
        k = max(k, start + 1)
    return found


def find_pair(scene: Scene, token: int) -> tuple[Reading, Reading] | None:
    """Return the two that "the former" and "the latter" at ``token`` choose from, or None."""
    segmentation = scene.segmentation
    here = segmentation.sentence_of[token]
    for sentence in range(here, max(-1, here - WITHIN - 1), -1):
        first, last = segmentation.sentence_tokens[sentence]
        pair = _pair_of_sentence(scene, first, min(last, token))
        if pair is not None:
            return pair
    return None


def _pair_of_sentence(scene: Scene, first: int, last: int) -> tuple[Reading, Reading] | None:
    segmentation = scene.segmentation
    words = segmentation.lowers
    spans = [
        span
        for span in _drop_both(words, find_phrases(segmentation, first, last))
        if not _TWO.intersection(words[span[0] : span[1]]) and words[span[1] - 1] not in WORDS.time_words
    ]
    for left, right in zip(spans, spans[1:]):
        if (
            words[left[1]] in ("and", "nor")
            and right[0] == left[1] + 1
            and not _hangs(segmentation, left[0], first)
        ):
            return _read(scene, left), _read(scene, right)
    if len(spans) == 2 and spans[0][0] == first and segmentation.tags[spans[1][0] - 1][:2] == "VB":
        return _read(scene, spans[0]), _read(scene, spans[1])
    parties = _drop_described([reading for span in spans if _may_speak(reading := _read(scene, span))], words)
    if len(parties) == 2 and not _same(parties[0], parties[1]):
        return parties[0], parties[1]
    return None


def _drop_both(words: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Return the noun phrases without a "both" that opens one: "both | Orm | and Ruz"."""
    return [(low + (words[low] == "both" and high - low > 1), high) for low, high in spans]


def _hangs(segmentation: Segmentation, start: int, first: int) -> bool:
    """Tell whether two joined noun phrases hang on a preposition: "for nine hours and a day"."""
    return (
        start > first and segmentation.tags[start - 1] == "IN" and segmentation.lowers[start - 1] != "between"
    )


def _read(scene: Scene, span: Span) -> Reading:
    return read_phrase(*span, scene.segmentation, scene.talk.names, scene.talk.starts)


def _may_speak(reading: Reading) -> bool:
    if reading.form in ("person", "entity"):
        return True
    return reading.form == "description" and reading.role is not None and reading.role.kind in _SPEAKING


def _drop_described(readings: Sequence[Reading], words: Sequence[str]) -> list[Reading]:
    """Return the readings without those that a name behind a comma names: "its singer, | Ida Holm |,"."""
    return [
        reading
        for reading, following in zip(readings, [*readings[1:], None])
        if following is None
        or following.start != reading.end + 1
        or words[reading.end] != ","
        or following.form != "person"
    ]


def _same(one: Reading, other: Reading) -> bool:
    return one.name is not None and other.name is not None and one.name.actor is other.name.actor
