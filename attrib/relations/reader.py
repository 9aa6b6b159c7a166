"""What comparing the attributions of one document needs: their words read once, and the rules."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from attrib.language.spans import find_sentence
from attrib.model import Attribution, Document, Figure, Segmentation, Span
from attrib.package_files import read_package_toml

_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


@dataclass(frozen=True, slots=True)
class RelationRules:
    """Word lists and thresholds of ``data/relations.toml``."""

    stop: frozenset[str]
    points: frozenset[str]
    harm: frozenset[str]
    camps: tuple[tuple[str, frozenset[str]], ...]
    thresholds: dict[str, float]
    concepts: dict[str, str]
    events: frozenset[str]
    classes: tuple[tuple[frozenset[str], frozenset[str]], ...]


@lru_cache(maxsize=1)
def load_relation_rules() -> RelationRules:
    """Return the rules of in-document relations."""
    data = read_package_toml("relations.toml")
    return RelationRules(
        frozenset(data["stop"].split()),
        frozenset(data["points"]),
        frozenset(data["harm"]),
        tuple((camp["name"], frozenset(camp["words"])) for camp in data["camp"]),
        data["thresholds"],
        {word: concept["name"] for concept in data["concept"] for word in concept["words"]},
        frozenset(word for concept in data["concept"] for word in concept.get("nouns", ())),
        tuple((frozenset(entry["words"]), frozenset(entry["types"])) for entry in data["class"]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class ReadAttribution:
    """One attribution with what comparing it needs."""

    index: int
    attribution: Attribution
    sentence: int
    lemmas: frozenset[str]
    words: frozenset[str]
    norm: float
    lead: frozenset[str]
    text: str  # of its content
    totals: tuple[Figure, ...]
    events: frozenset[str]  # what it speaks of as known: "the attack"


class RelationReader:
    """A document's attributions read for relations, and how rare its words are."""

    def __init__(
        self,
        doc: Document,
        segmentation: Segmentation,
        attributions: Iterable[Attribution],
        rules: RelationRules,
    ) -> None:
        self.text, self.segmentation, self.rules = doc.text, segmentation, rules
        seen: Counter[str] = Counter()
        for first, last in segmentation.sentence_tokens:
            seen.update({rules.concepts.get(lemma, lemma) for lemma in segmentation.lemmas[first:last]})
        self.seen, self.total = seen, len(segmentation.sentences)
        self._weights: dict[str, float] = {}
        self.items = [self._read(k, item) for k, item in enumerate(attributions)]

    def is_several(self, source: tuple[Span, ...]) -> bool:
        """Return whether a source is a plural noun: "government forces", "they"."""
        if not source:
            return False
        seg = self.segmentation
        last = bisect_left(seg.starts, source[0][1]) - 1
        return seg.tags[last] in ("NNS", "NNPS") or seg.lowers[last] in ("they", "we")

    def weigh(self, lemma: str) -> float:
        """Return the square of a lemma's weight: the rarer in the text, the more it tells."""
        weight = self._weights.get(lemma)
        if weight is None:
            weight = self._weights[lemma] = math.log(1 + self.total / max(1, self.seen[lemma])) ** 2
        return weight

    def _read(self, index: int, item: Attribution) -> ReadAttribution:
        segmentation, stop = self.segmentation, self.rules.stop
        starts, every_lemma, lowers = segmentation.starts, segmentation.lemmas, segmentation.lowers
        lemmas: set[str] = set()
        words: set[str] = set()
        lead: list[str] = []
        events: set[str] = set()
        concepts, definite = self.rules.concepts, -9
        for start, end in item.content:
            for k in range(bisect_left(starts, start), bisect_left(starts, end)):
                word, own = lowers[k], every_lemma[k]
                words.add(word)
                if len(lead) < 6:
                    lead.append(word)
                if word in _DEFINITE and len(words) <= 6:
                    definite = k
                if own not in stop and word not in stop and word[0].isalnum():
                    lemma = concepts.get(own, own)
                    lemmas.add(lemma)
                    if k - definite <= 3 and not self.rules.events.isdisjoint((word, own)):
                        events.add(lemma)
        spans = item.content or item.cue
        place = find_sentence(segmentation.sentences, spans[0][0]) if spans else 0
        return ReadAttribution(
            index,
            item,
            place,
            frozenset(lemmas),
            frozenset(words),
            math.sqrt(math.fsum(map(self.weigh, lemmas))),
            frozenset(lead),
            " ".join([self.text[start:end] for start, end in item.content]),
            tuple(figure for figure in item.figures if figure.role == "total"),
            frozenset(events),
        )

    def compare(self, a: ReadAttribution, b: ReadAttribution) -> tuple[float, float]:
        """Return (cosine, overlap) of the contents' words."""
        shared = a.lemmas & b.lemmas  # in any order: fsum is exact
        if not shared or not a.norm or not b.norm:
            return 0.0, 0.0
        squares = math.fsum(map(self.weigh, shared))
        return squares / (a.norm * b.norm), squares / min(a.norm, b.norm) ** 2


def is_nested(a: Attribution, b: Attribution) -> bool:
    """Tell whether one stands within the other's content, so that they are one saying and not two."""
    for outer, inner in ((a, b), (b, a)):
        if inner.parent == outer.id:
            return True
        anchor = inner.cue or inner.content
        for start, end in outer.content:
            if anchor and start <= anchor[0][0] and anchor[-1][1] <= end:
                return True
    shared = 0
    for start, end in a.content:
        for low, high in b.content:
            if start < high and low < end:
                shared += min(end, high) - max(start, low)
    return shared > 0 and shared >= 0.5 * min(_extent(a), _extent(b))


def _extent(item: Attribution) -> int:
    return sum(end - start for start, end in item.content)


def get_cue_text(reader: RelationReader, item: Attribution) -> str:
    return " ".join(reader.text[start:end] for start, end in item.cue)


@lru_cache(maxsize=1_000)
def find_capitals(text: str) -> frozenset[str]:
    """Return the capitalised words of a content that are no days."""
    return frozenset(re.findall(r"\b[A-Z][a-z]{3,}\b", text)) - _DAYS
