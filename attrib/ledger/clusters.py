"""Event mentions of different documents that speak of one event.

Mentions come together where day, place, kind, figures and wording (cosine of tf-idf) agree.  Blocking
by place and day, or figure and day, keeps the number of compared pairs near linear; two mentions
told to be on different days never come together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import date, timedelta

from .event_cues import compare_kinds, load_event_rules
from .events import PERIOD, Mention

LINKED_SHARE = 0.34  # of the pairs across two groups of mentions that must agree for them to be one event
_BUCKET = 40  # mentions compared of one block: the latest


def cluster_mentions(mentions: list[Mention], copied: dict[tuple[int, int], set[int]]) -> list[list[int]]:
    """Return groups of indices into ``mentions`` that speak of one event, in a fixed order.

    ``copied`` maps (document, sentence) to the documents that hold a copy of that sentence.
    """
    rules = load_event_rules()
    documents = max((mention.document for mention in mentions), default=0) + 1
    place_count: Counter[str] = Counter()
    word_count: Counter[str] = Counter()
    for mention in mentions:
        place_count.update(mention.places.keys())
        word_count.update(mention.words)
    scorer = _Scorer(mentions, rules, place_count, word_count, documents, copied)
    edges = []
    for i, j in _find_candidates(mentions, place_count, documents, copied):
        score = scorer.score(mentions[i], mentions[j])
        if score is not None and score >= rules.weights["x_join"]:
            edges.append((-score, i, j))
    edges.sort()
    return _merge(mentions, edges)


def _find_candidates(mentions: list[Mention], place_count, documents: int, copied):
    """Pairs that share a block: a place and a day, a figure and a day, a copied sentence."""
    blocks: dict[tuple, list[int]] = defaultdict(list)
    common = max(60, documents // 4)
    for i, mention in enumerate(mentions):
        near: set[int] = set()
        for key in _block_keys(mention, place_count, common, copied):
            bucket = blocks[key]
            near.update(bucket[-_BUCKET:])
            bucket.append(i)
        for j in sorted(near):
            if mentions[j].document != mention.document:
                yield j, i


def _block_keys(mention: Mention, place_count, common: int, copied) -> list[tuple]:
    keys: list[tuple] = []
    if mention.running:
        top = sorted(mention.places, key=lambda place: (-mention.places[place], place))[:2]
        keys = [("running", place) for place in top]
        keys += [("running", unit, number) for unit, _, number in sorted(mention.figures)]
        for number in mention.sentences:
            keys += [("copy", origin) for origin in sorted(copied.get((mention.document, number), ()))]
        return keys
    if mention.first is None:
        days = [0]
    elif mention.last - mention.first > PERIOD:
        days = [mention.first.toordinal()]
    else:
        days = range(
            mention.first.toordinal() - (0 if mention.told else 1),
            mention.last.toordinal() + (1 if mention.told else 2),
        )
    for day in days:
        for place in sorted(mention.places):
            if place_count[place] <= common or mention.places[place] >= 0.7:
                keys.append(("place", place, day))
        for unit, _, number in sorted(mention.figures):
            if number >= 5:
                keys.append(("figure", unit, number, day))
    for number in mention.sentences:
        for origin in sorted(copied.get((mention.document, number), ())):
            keys.append(("copy", origin))
    return keys


class _Scorer:
    def __init__(self, mentions, rules, place_count, word_count, documents, copied):
        self.rules, self.place_count, self.word_count, self.copied = rules, place_count, word_count, copied
        self.total = max(len(mentions), 2)
        self.norms: dict[int, float] = {}

    def weigh_place(self, place: str) -> float:
        return math.log(1 + self.total / max(1, self.place_count[place]))

    def weigh_word(self, word: str) -> float:
        return math.log(1 + self.total / max(1, self.word_count[word]))

    def norm(self, mention: Mention) -> float:
        key = id(mention)
        if key not in self.norms:
            self.norms[key] = math.sqrt(math.fsum(self.weigh_word(word) ** 2 for word in mention.words))
        return self.norms[key]

    def score(self, a: Mention, b: Mention) -> float | None:
        weights = self.rules.weights
        if a.running != b.running or a.total != b.total:
            return None
        score = 0.0
        if not a.running:
            when = self._score_days(a, b)
            if when is None:
                return None
            score += when
        shared = set(a.places) & set(b.places)
        if shared:
            top = math.fsum(
                self.weigh_place(place) * min(a.places[place], b.places[place]) for place in sorted(shared)
            )
            least = min(
                math.fsum(self.weigh_place(place) * weight for place, weight in sorted(m.places.items()))
                for m in (a, b)
            )
            score += weights["x_place"] * min(1.0, top / max(least, 3.0))
        kinds = compare_kinds(a.kinds, b.kinds, self.rules)
        if kinds < 0:
            score -= weights["x_other_kind"] * kinds
        elif kinds:
            score += weights["x_kind"] * kinds + (weights["x_akin"] if kinds < 1 else 0.0)
        numbers = {(unit, number) for unit, _, number in a.figures} & {
            (unit, number) for unit, _, number in b.figures
        }
        score += min(
            weights["x_numbers_most"],
            math.fsum(
                weights["x_number"] * (1.0 if number >= 10 else 0.7 if number > 3 else 0.4)
                for _, number in sorted(numbers)
            ),
        )
        here = set(a.words)
        words = [word for word in b.words if word in here]
        if words and self.norm(a) and self.norm(b):
            score += (
                weights["x_words"]
                * math.fsum(self.weigh_word(word) ** 2 for word in words)
                / (self.norm(a) * self.norm(b))
            )
        if self._share_copy(a, b):
            score += weights["x_copy"]
        return score

    def _score_days(self, a: Mention, b: Mention) -> float | None:
        weights = self.rules.weights
        if a.first is None or b.first is None:
            return 0.0
        long_a, long_b = a.last - a.first > PERIOD, b.last - b.first > PERIOD
        if long_a != long_b:
            return None
        # a day that is told may be one off an article's date, two articles' dates must overlap
        slack = timedelta(days=1 if (a.told or a.inherited) != (b.told or b.inherited) else 0)
        if a.last + slack < b.first or b.last + slack < a.first:
            return None
        if long_a or not (a.told or a.inherited) or not (b.told or b.inherited):
            return weights["x_near_day"]
        return weights["x_same_day"] * (1.0 if a.told and b.told else 0.7)

    def _share_copy(self, a: Mention, b: Mention) -> bool:
        keys_a = {origin for number in a.sentences for origin in self.copied.get((a.document, number), ())}
        return bool(keys_a) and any(
            origin in keys_a for number in b.sentences for origin in self.copied.get((b.document, number), ())
        )


def _hang_together(first: list[int], second: list[int], linked: set[tuple[int, int]]) -> bool:
    """Tell whether enough pairs across two groups agree, so that one middling pair chains no two events."""
    pairs = len(first) * len(second)
    if pairs == 1 or pairs > 4000:
        return True
    return sum((min(i, j), max(i, j)) in linked for i in first for j in second) >= LINKED_SHARE * pairs


def _merge(mentions: list[Mention], edges) -> list[list[int]]:
    """Join the likeliest pairs first; never two mentions of one document, nor of different days."""
    group = list(range(len(mentions)))
    members: dict[int, list[int]] = {i: [i] for i in group}
    span: dict[int, tuple[date, date] | None] = {
        i: (m.first, m.last) if m.told and m.first is not None else None for i, m in enumerate(mentions)
    }
    documents = {i: {m.document} for i, m in enumerate(mentions)}
    linked = {(min(i, j), max(i, j)) for _, i, j in edges}
    for _, i, j in edges:
        a, b = group[i], group[j]
        if a == b or documents[a] & documents[b] or not _hang_together(members[a], members[b], linked):
            continue
        if span[a] and span[b]:
            first, last = max(span[a][0], span[b][0]), min(span[a][1], span[b][1])
            if first > last:
                continue
            joint = (first, last)
        else:
            joint = span[a] or span[b]
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for k in members[b]:
            group[k] = a
        members[a] += members.pop(b)
        documents[a] |= documents.pop(b)
        span[a] = joint
        span.pop(b)
    groups = [sorted(items) for items in members.values()]
    groups.sort()
    for number, items in enumerate(groups):
        for k in items:
            mentions[k].event = number
    return groups
