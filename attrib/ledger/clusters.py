"""Scenes of different documents that tell of one happening.

Scenes come together where day, place, kind, name, figures and wording (cosine of tf-idf; Salton and
Buckley 1988) agree.  Blocking by place and day, or figure and day, keeps the number of compared pairs
near linear; two scenes told to be on different days never come together.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import numpy as np

from .blocks import pair_within_blocks
from .cues import EventRules, compare_kinds, load_event_rules
from .places import SURE
from .scenes import PERIOD, Scene

LINKED_SHARE = 0.34  # of the pairs across two groups of scenes that must agree for them to be one
_BUCKET = 40  # scenes compared of one block: the latest
_MANY_PAIRS = 4000
_MOST_APART = 100_000  # pairs of groups that are remembered
_VERY_RARE = 0.005  # ... or a name that so few name, which alone speaks for one happening
RARE_SHARE = 0.04  # a place that so few of the documents name tells happenings apart
_TELLING_NUMBER = 10
_RARE_NAMES = 2  # names that few documents hold, of which so many shared speak for one happening
_STORY_NAMES = 4  # ... and so many that they are one though the days they tell differ
_STORY_REACH = timedelta(days=10)
_FEW = 6
_NAMED_REACH = timedelta(days=30)
_LATE_REACH = timedelta(days=100)  # so long after a report may come back to what happened

Copies = Mapping[tuple[int, int], frozenset[int]]  # (document, scene) -> numbers of shared sentences


class _Edges:
    """Pairs of scenes that look like one happening, in arrays: a large archive has millions of them."""

    def __init__(self) -> None:
        self.scores, self.ones, self.others = array("d"), array("I"), array("I")
        self.surely = bytearray()

    def add(self, score: float, one: int, other: int, certain: bool) -> None:
        self.scores.append(score)
        self.ones.append(one)
        self.others.append(other)
        self.surely.append(certain)

    def list_likeliest(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs, the likeliest first, then in the order of their numbers."""
        for k in np.lexsort((np.array(self.others), np.array(self.ones), -np.array(self.scores))):
            yield self.ones[k], self.others[k]

    def list_certain(self, groups: Sequence[Sequence[int]]) -> frozenset[tuple[int, int]]:
        """Return the pairs of one group that are surely one happening, each with the smaller number first."""
        group_of = {scene: k for k, group in enumerate(groups) if len(group) > 1 for scene in group}
        return frozenset(
            (min(i, j), max(i, j))
            for i, j, surely in zip(self.ones, self.others, self.surely)
            if surely and group_of.get(i, -1) == group_of.get(j, -2)
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Corpus:
    """What comparing two scenes needs to know of all."""

    scenes: Sequence[Scene]
    rules: EventRules
    copied: Copies
    scene_documents: array[int] = field(default_factory=lambda: array("L"))
    place_count: Counter[str] = field(default_factory=Counter)
    word_count: Counter[str] = field(default_factory=Counter)
    norms: dict[int, float] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """How many documents there are, up to the last one that has a scene."""
        return self.scene_documents[-1] + 1 if self.scene_documents else 1

    def weigh_place(self, place: str) -> float:
        return math.log(1 + self.documents / max(1, self.place_count[place]))

    def weigh_word(self, word: str) -> float:
        return math.log(1 + max(len(self.scenes), 2) / max(1, self.word_count[word]))

    def norm(self, number: int) -> float:
        if number not in self.norms:
            words = self.scenes[number].words
            self.norms[number] = math.sqrt(math.fsum(self.weigh_word(word) ** 2 for word in words))
        return self.norms[number]


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """``groups`` of indices into the scenes, each one happening; ``certain`` are the pairs of scenes that
    are surely one: figures of other pairs are not set against each other."""

    groups: list[list[int]]
    certain: frozenset[tuple[int, int]]


def cluster_scenes(scenes: Sequence[Scene], copied: Copies) -> Clusters:
    """Return which scenes tell of one happening, in a fixed order, and which pairs surely do.

    ``copied`` maps (document, scene number) to the sentences it shares with other documents.
    """
    corpus = _count_words(scenes, copied)
    edges = _Edges()
    for i, j in _find_candidates(corpus):
        score = score_scenes(corpus, i, j)
        if score is not None and score >= corpus.rules.weights["join"]:
            edges.add(score, i, j, _is_certain(corpus, i, j))
    groups = _merge(scenes, edges, lambda i, j: _is_one_story(corpus, scenes[i], scenes[j]))
    return Clusters(groups, edges.list_certain(groups))


def _count_words(scenes: Sequence[Scene], copied: Copies) -> _Corpus:
    """Return the corpus with how many scenes have each word, and how many documents name each place."""
    corpus = _Corpus(scenes, load_event_rules(), copied)
    named: set[str] = set()  # in the document that is gone through; scenes come document by document
    for scene in scenes:
        if not corpus.scene_documents or corpus.scene_documents[-1] != scene.document:
            named.clear()
        corpus.scene_documents.append(scene.document)
        corpus.word_count.update(scene.words)
        corpus.place_count.update(scene.places.keys() - named)
        named.update(scene.places)
    return corpus


def _is_certain(corpus: _Corpus, i: int, j: int) -> bool:
    """Tell whether two scenes are surely one: by a copied sentence, a name, or day and place with more.

    A place that many documents name says little: there the weapon or a number must agree too.
    """
    a, b = corpus.scenes[i], corpus.scenes[j]
    if a.names & b.names:
        return True
    if not corpus.copied.get((a.document, a.number), frozenset()).isdisjoint(
        corpus.copied.get((b.document, b.number), frozenset())
    ):
        return True
    if _sit_apart(a, b):
        return False
    shared = [place for place in _list_shared(a, b)]
    numbers = any(
        number >= _TELLING_NUMBER
        for _, number in {(unit, number) for unit, _, number in a.figures}
        & {(unit, number) for unit, _, number in b.figures}
    )
    rare = any(corpus.place_count[place] <= max(_FEW, corpus.documents * RARE_SHARE) for place in shared)
    same_cause = bool(a.causes & b.causes)
    agreed = rare + same_cause + numbers
    if a.told and b.told:
        return bool(shared) and agreed >= 1 + (not rare)
    if a.lead and b.lead:
        kinds = compare_kinds(a.kinds, b.kinds, corpus.rules)
        names = set(_list_rare(corpus, a, b))
        if kinds >= 0 and len(names) >= _RARE_NAMES or kinds == 1.0 and names & set(shared):
            return True
    return bool(shared) and agreed >= 2


def _list_shared(a: Scene, b: Scene) -> list[str]:
    """Return the places that both scenes name and one surely."""
    return sorted(
        place
        for place in a.places.keys() & b.places.keys()
        if max(a.places[place], b.places[place]) >= SURE and min(a.places[place], b.places[place]) >= 0.4
    )


def _list_rare(corpus: _Corpus, a: Scene, b: Scene) -> list[str]:
    """Return the names that both scenes hold and few documents do: of places or of people."""
    few = max(_FEW, corpus.documents * _VERY_RARE)
    return sorted(name for name in a.places.keys() & b.places.keys() if corpus.place_count[name] <= few)


def _find_candidates(corpus: _Corpus) -> Iterator[tuple[int, int]]:
    """Pairs of scenes of different documents that share a block: a place and a day, a figure and a day, a
    copied sentence.  Blocks are told by hashes: two of one hash cost a comparison and no more.
    """
    common = max(60, corpus.documents // 4)
    keys = ([_hash_key(key) for key in _block_keys(corpus, scene, common)] for scene in corpus.scenes)
    documents = corpus.scene_documents
    for i, near in pair_within_blocks(keys, most=_BUCKET):
        for j in near:
            if documents[j] != documents[i]:
                yield j, i


def _hash_key(key: tuple[object, ...]) -> int:
    data = repr(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


def _block_keys(corpus: _Corpus, scene: Scene, common: int) -> list[tuple[object, ...]]:
    keys: list[tuple[object, ...]] = []
    for origin in sorted(corpus.copied.get((scene.document, scene.number), ())):
        keys.append(("copy", origin))
    if scene.kind == "furniture":
        return []
    if scene.kind == "cumulative":
        return keys + [("sum", unit, number) for unit, _, number in sorted(scene.figures)]
    if scene.first is not None:
        months = {(scene.first - _NAMED_REACH).toordinal() // 30, scene.first.toordinal() // 30}
        keys += [("name", name, month) for name in sorted(scene.names) for month in sorted(months)]
    few = max(_FEW, corpus.documents * _VERY_RARE)
    keys += [
        ("rare", name) for name in sorted(scene.places) if scene.lead and corpus.place_count[name] <= few
    ]
    for day in _days_of(scene):
        for place in sorted(scene.places):
            if corpus.place_count[place] <= common or scene.places[place] >= SURE:
                keys.append(("place", place, day))
        for unit, _, number in sorted(scene.figures):
            if number >= 5:
                keys.append(("figure", unit, number, day))
    return keys


def _days_of(scene: Scene) -> Sequence[int]:
    if scene.first is None or scene.last is None:
        return [0]
    if scene.last - scene.first > PERIOD:
        return [scene.first.toordinal()]
    slack = 0 if scene.told else 1
    first = scene.earliest or scene.first
    return range(first.toordinal() - slack, scene.last.toordinal() + slack + 1)


def score_scenes(corpus: _Corpus, i: int, j: int) -> float | None:
    """Return how strongly two scenes look like one happening; None where they cannot be one."""
    a, b = corpus.scenes[i], corpus.scenes[j]
    if a.kind != b.kind or a.names and b.names and not a.names & b.names:
        return None
    weights = corpus.rules.weights
    shared_copy = not corpus.copied.get((a.document, a.number), frozenset()).isdisjoint(
        corpus.copied.get((b.document, b.number), frozenset())
    )
    score = weights["copy"] if shared_copy else 0.0
    numbers = {(unit, number) for unit, _, number in a.figures} & {
        (unit, number) for unit, _, number in b.figures
    }
    score += min(
        weights["numbers_most"],
        math.fsum(
            weights["number"] * (1.0 if number >= 10 else 0.7 if number > 3 else 0.3)
            for _, number in sorted(numbers)
        ),
    )
    if a.kind == "cumulative":
        return score + (weights["join"] if numbers and max(n for _, n in numbers) >= 1000 else 0.0)
    days = _score_days(a, b, weights)
    if days is None:
        if _is_one_story(corpus, a, b):
            days = weights["late_day"]
        elif not a.names & b.names or not _are_near(a, b):
            return None
        else:
            days = 0.0  # a storm goes on for days and its toll for weeks
    score += days + _score_places(corpus, a, b) + _score_words(corpus, i, j)
    kinds = compare_kinds(a.kinds, b.kinds, corpus.rules)
    if not a.kinds or not b.kinds:
        score += weights["kind_unknown"]
    score += weights["other_kind"] * kinds if kinds < 0 else weights["kind"] * kinds
    if a.names & b.names:
        score += weights["name"]
    if a.lead and b.lead:
        score += weights["leads"]
        rare = _list_rare(corpus, a, b)
        if len(rare) >= _RARE_NAMES or set(rare) & set(_list_shared(a, b)):
            score += weights["rare_leads"]
    return score


def _is_one_story(corpus: _Corpus, a: Scene, b: Scene) -> bool:
    """Tell whether two leads share so many rare names that they tell one happening whatever days they name:
    the later one may name the day of a visit, of a burial, of a toll."""
    if not (a.lead and b.lead) or a.first is None or b.first is None:
        return False
    near = abs(a.first - b.first) <= _STORY_REACH
    return near and bool(_list_shared(a, b)) and len(_list_rare(corpus, a, b)) >= _STORY_NAMES


def _are_near(a: Scene, b: Scene) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    return a.first <= b.last + _NAMED_REACH and b.first <= a.last + _NAMED_REACH


def _score_days(a: Scene, b: Scene, weights: Mapping[str, float]) -> float | None:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0.0
    long_a, long_b = a.last - a.first > PERIOD, b.last - b.first > PERIOD
    if long_a != long_b:
        longer, other = (a, b) if long_a else (b, a)
        inside = longer.first is not None and other.first is not None and longer.last is not None
        if not inside or other.first < longer.first or other.first > longer.last:  # type: ignore[operator]
            return None
        return 0.0
    sure_a, sure_b = a.told or a.inherited, b.told or b.inherited
    # a day that is told may be one off an article's date; two articles' dates must overlap
    slack = timedelta(days=1 if sure_a != sure_b else 0)
    if a.last + slack < b.first or b.last + slack < a.first:
        early_a, early_b = a.earliest or a.first, b.earliest or b.first
        apart = a.last + slack < early_b or b.last + slack < early_a
        if apart and _may_look_back(a, b):
            return weights["late_day"]
        return None if apart else weights["far_day"]
    if long_a or not sure_a or not sure_b:
        return weights["near_day"]
    return weights["same_day"] * (1.0 if a.told and b.told else 0.6)


def _may_look_back(a: Scene, b: Scene) -> bool:
    """Tell whether the later of two, the lead of a text that tells no day, may speak of the earlier."""
    assert a.first is not None and b.first is not None
    earlier, later = (a, b) if a.first <= b.first else (b, a)
    assert earlier.last is not None and later.first is not None
    return later.lead and not later.told and earlier.lead and later.first - earlier.last <= _LATE_REACH


def _score_places(corpus: _Corpus, a: Scene, b: Scene) -> float:
    """Shared names, the rarer the more; two scenes that each name places and share none are apart."""
    weights = corpus.rules.weights
    sure = _list_shared(a, b)
    if sure and _sit_apart(a, b):
        return 0.0
    if sure:
        best = max(corpus.weigh_place(place) for place in sure)
        rest = math.fsum(sorted(corpus.weigh_place(place) for place in sure)) - best
        most = math.log(1 + corpus.documents / 2)
        return weights["place"] * min(1.0, (best + 0.3 * rest) / max(most, 2.0))
    rare = _list_rare(corpus, a, b)
    if len(rare) >= _RARE_NAMES:
        weighed = math.fsum(sorted(corpus.weigh_place(name) for name in rare))
        most = math.log(1 + corpus.documents / 2)
        return weights["rare_names"] * min(1.0, weighed / (3 * max(most, 2.0)))
    told_a = any(weight >= 1.0 for weight in a.places.values())
    told_b = any(weight >= 1.0 for weight in b.places.values())
    return weights["other_place"] if told_a and told_b else 0.0


def _sit_apart(a: Scene, b: Scene) -> bool:
    """Tell whether two scenes each say where they took place, and in no common place: that the one also
    names where the other did ("as in Varn") shows little."""
    if not a.seats or not b.seats or not a.sure_places().isdisjoint(b.sure_places()):
        return False
    here = {key for seat in a.seats for place in seat for key in place.keys}
    there = {key for seat in b.seats for place in seat for key in place.keys}
    return here.isdisjoint(there)


def _score_words(corpus: _Corpus, i: int, j: int) -> float:
    here = set(corpus.scenes[i].words)
    words = [word for word in corpus.scenes[j].words if word in here]
    if not words or not corpus.norm(i) or not corpus.norm(j):
        return 0.0
    squares = math.fsum(corpus.weigh_word(word) ** 2 for word in words)
    return corpus.rules.weights["words"] * squares / (corpus.norm(i) * corpus.norm(j))


class _Neighbours:
    """Which scenes look like one happening with which, in arrays."""

    def __init__(self, edges: _Edges, scenes: int) -> None:
        ones, others = np.array(edges.ones, dtype=np.uint32), np.array(edges.others, dtype=np.uint32)
        sources, targets = np.concatenate((ones, others)), np.concatenate((others, ones))
        order = np.lexsort((targets, sources))
        self._targets = array("I", targets[order].tobytes())
        counts = np.bincount(sources, minlength=scenes)
        self._starts = array("Q", np.concatenate(([0], np.cumsum(counts))).astype(np.uint64).tobytes())

    def are(self, one: int, other: int) -> bool:
        """Tell whether two scenes do."""
        end = self._starts[one + 1]
        place = bisect_left(self._targets, other, self._starts[one], end)
        return place < end and self._targets[place] == other

    def list_tied(self) -> Iterator[int]:
        """Yield the scenes that do with any."""
        return (k for k, (start, end) in enumerate(pairwise(self._starts)) if start < end)


def _hang_together(first: list[int], second: list[int], linked: Callable[[int, int], bool]) -> bool:
    """Tell whether enough pairs across two groups agree, so that one middling pair chains no two events."""
    pairs = len(first) * len(second)
    if pairs == 1 or pairs > _MANY_PAIRS:
        return True
    needed, found, left = LINKED_SHARE * pairs, 0, pairs
    for i in first:
        found += sum(linked(i, j) for j in second)
        left -= len(second)
        if found >= needed or found + left < needed:
            break
    return found >= needed


def _merge(scenes: Sequence[Scene], edges: _Edges, one_story: Callable[[int, int], bool]) -> list[list[int]]:
    """Join the likeliest pairs first; never two scenes of one document, nor of different days unless
    ``one_story`` says that two scenes are."""
    near = _Neighbours(edges, len(scenes))
    group = {k: k for k in near.list_tied()}
    members = {i: [i] for i in group}
    span: dict[int, tuple[int, int]] = {}  # the days told, of groups that tell any
    document_of = array("I", bytes(4 * len(scenes)))
    for i in group:
        scene = scenes[i]
        document_of[i] = scene.document
        if scene.told and scene.first is not None and scene.last is not None and not scene.names:
            span[i] = (scene.first.toordinal(), scene.last.toordinal())
    documents: dict[int, set[int]] = {}  # of groups of several
    apart: dict[tuple[int, int], int] = {}  # groups that did not hang together, with how many they were

    def share_document(a: int, b: int) -> bool:
        if a in documents and b in documents:
            return not documents[a].isdisjoint(documents[b])
        a, b = (a, b) if a in documents else (b, a)
        return document_of[b] in documents[a] if a in documents else document_of[a] == document_of[b]

    for i, j in edges.list_likeliest():
        a, b = group[i], group[j]
        if a == b or share_document(a, b):
            continue
        pair, size = (min(a, b), max(a, b)), len(members[a]) + len(members[b])
        if apart.get(pair) == size:
            continue
        if not _hang_together(members[a], members[b], near.are):
            if len(apart) >= _MOST_APART:
                apart.clear()
            apart[pair] = size
            continue
        joint, possible = _join_days(span.get(a), span.get(b))
        if not possible:
            if not one_story(i, j):
                continue
            joint = span.get(max(a, b, key=lambda k: (len(members[k]), -k)))  # the days of most of them
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for k in members[b]:
            group[k] = a
        members[a] += members.pop(b)
        documents.setdefault(a, {document_of[a]}).update(documents.pop(b, (document_of[b],)))
        span.pop(a, None)
        span.pop(b, None)
        if joint is not None:
            span[a] = joint
    alone = [[i] for i in range(len(scenes)) if i not in group]
    return sorted([sorted(items) for items in members.values()] + alone)


def _join_days(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[tuple[int, int] | None, bool]:
    """Return the days two groups have in common, and whether they can be one."""
    if a is None or b is None:
        return a or b, True
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last), first <= last
