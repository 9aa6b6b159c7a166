"""Scenes of different documents that tell of one happening.

Scenes come together where day, place, kind, name, figures and wording (cosine of tf-idf; Salton and
Buckley 1988) agree.  Blocking by place and day, or figure and day, keeps the number of compared pairs
near linear; two scenes told to be on different days never come together.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from .blocks import pair_within_blocks
from .cues import load_event_rules
from .places import SURE
from .profiles import LATE_REACH, STORY_REACH, Profile, Profiles
from .rows import Pairs, Rows
from .scenes.scene import Scene

LINKED_SHARE = 0.25  # of the pairs across two groups of scenes that must agree for them to be one
_BUCKET = 40  # scenes compared of one block: the latest
_MANY_PAIRS = 4000
_MOST_APART = 100_000  # pairs of groups that are remembered
_VERY_RARE = 0.005  # ... or a name that so few name, which alone speaks for one happening
RARE_SHARE = 0.04  # a place that so few of the documents name tells happenings apart
_TELLING_NUMBER = 10
_RARE_NAMES = 2  # names that few documents hold, of which so many shared speak for one happening
_STORY_NAMES = 4  # ... and so many that they are one though the days they tell differ
_FEW = 6
_NAMED_REACH = 30  # days
_TOGETHER = 1 << 15  # pairs that are looked at together
_SORTED = 1 << 20  # pairs that are sorted together

# kinds of blocks; a block is one number: its kind, what it is of (39 bits), a day or month (22 bits)
_COPY, _SUM, _NAME, _RARE, _PLACE, _FIGURE = (kind << 61 for kind in range(6))
_DAY_BITS = 22


class _Edges:
    """Pairs of scenes that look like one happening, in arrays: a large archive has millions of them.

    They are added in order of their larger number, then of the smaller.
    """

    def __init__(self) -> None:
        self.pairs, self.scores, self.surely = Pairs(), array("d"), bytearray()

    def add(self, score: float, one: int, other: int, certain: bool) -> None:
        self.pairs.add(one, other)
        self.scores.append(score)
        self.surely.append(certain)

    def link(self, one: int, other: int) -> bool:
        """Tell whether two scenes look like one happening."""
        return ((one, other) if one < other else (other, one)) in self.pairs

    def list_likeliest(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs, the likeliest first, then in the order of their numbers."""
        if not self.scores:
            return
        scores = np.frombuffer(self.scores, np.float64)
        # a part at a time: sorting takes several times the room of what is sorted
        bounds = np.quantile(scores, np.linspace(0, 1, len(scores) // _SORTED + 2))
        above = math.inf
        for bound in [*np.unique(bounds[1:-1])[::-1].tolist(), -math.inf]:
            part = np.flatnonzero((scores >= bound) & (scores < above))
            above = bound
            ones, others = self.pairs.part(part)
            order = np.lexsort((others, ones, -scores[part]))
            for start in range(0, len(order), _TOGETHER):
                some = order[start : start + _TOGETHER]
                yield from zip(ones[some].tolist(), others[some].tolist())

    def list_certain(self, group_of: Sequence[int]) -> Pairs:
        """Return the pairs of one group that are surely one happening."""
        certain = Pairs()
        for (one, other), surely in zip(self.pairs, self.surely):
            if surely and group_of[one] == group_of[other]:
                certain.add(one, other)
        return certain


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """``groups`` of indices into the scenes, each one happening; ``certain`` are the pairs of scenes that
    are surely one: figures of other pairs are not set against each other."""

    groups: Sequence[Sequence[int]]
    certain: Pairs


def cluster_scenes(scenes: Iterable[Scene], copied: Sequence[Sequence[int]]) -> Clusters:
    """Return which scenes tell of one happening, in a fixed order, and which pairs surely do.

    ``copied`` has for each scene the numbers of the sentences that it shares with other documents.
    """
    profiles = Profiles(scenes, copied, load_event_rules())
    edges = _Edges()
    join = profiles.rules.weights["join"]
    for i, j in _find_candidates(profiles):
        a, b = profiles[i], profiles[j]
        score = score_scenes(profiles, a, b)
        if score is not None and score >= join:
            edges.add(score, i, j, _is_certain(profiles, a, b))
    group_of = _merge(profiles, edges)
    return Clusters(_list_groups(group_of), edges.list_certain(group_of))


def _is_certain(profiles: Profiles, a: Profile, b: Profile) -> bool:
    """Tell whether two scenes are surely one: by a copied sentence, a name, or day and place with more.

    A place that many documents name says little: there the weapon or a number must agree too.
    """
    if not a.names.isdisjoint(b.names) or not a.copied.isdisjoint(b.copied):
        return True
    if _sit_apart(a, b):
        return False
    shared = _list_shared(a, b)
    numbers = any(profiles.numbers[figure] >= _TELLING_NUMBER for figure in a.figures & b.figures)
    rare_share = max(_FEW, profiles.documents * RARE_SHARE)
    rare = any(profiles.place_count[place] <= rare_share for place in shared)
    same_cause = not a.causes.isdisjoint(b.causes)
    agreed = rare + same_cause + numbers
    if a.told and b.told:
        return bool(shared) and agreed >= 1 + (not rare)
    if a.lead and b.lead:
        kinds = profiles.compare_kinds(a.kinds, b.kinds)
        names = set(_list_rare(profiles, a, b))
        if kinds >= 0 and len(names) >= _RARE_NAMES or kinds == 1.0 and names.intersection(shared):
            return True
    return bool(shared) and agreed >= 2


def _list_shared(a: Profile, b: Profile) -> list[int]:
    """Return the places that both scenes name and one surely."""
    return [
        place
        for place in a.places.keys() & b.places.keys()
        if max(a.places[place], b.places[place]) >= SURE and min(a.places[place], b.places[place]) >= 0.4
    ]


def _list_rare(profiles: Profiles, a: Profile, b: Profile) -> list[int]:
    """Return the names that both scenes hold and few documents do: of places or of people."""
    few, counts = max(_FEW, profiles.documents * _VERY_RARE), profiles.place_count
    return [name for name in a.places.keys() & b.places.keys() if counts[name] <= few]


def _find_candidates(profiles: Profiles) -> Iterator[tuple[int, int]]:
    """Yield pairs of scenes of different documents that share a block, a place and a day, a figure and a day,
    a copied sentence, and that kind and days do not tell apart: in order of the larger, then of the smaller.
    """
    common = max(60, profiles.documents // 4)
    keys = (_block_keys(profiles, scene, common) for scene in range(len(profiles)))
    documents = np.frombuffer(profiles.document_of, np.uint32) if len(profiles) else None
    ones, others = array("q"), array("q")

    def sift() -> Iterator[tuple[int, int]]:
        one, other = np.frombuffer(ones, np.int64), np.frombuffer(others, np.int64)
        assert documents is not None
        kept = (documents[one] != documents[other]) & profiles.may_be_one(one, other)
        return zip(one[kept].tolist(), other[kept].tolist())

    for scene, near in pair_within_blocks(keys, most=_BUCKET):
        ones.extend(near)
        others.extend([scene] * len(near))
        if len(ones) >= _TOGETHER:
            yield from sift()
            ones, others = array("q"), array("q")
    if ones:
        yield from sift()


def _block_keys(profiles: Profiles, number: int, common: int) -> list[int]:
    """Return the blocks of a scene."""
    scene = profiles[number]
    if scene.kind == "furniture":
        return []
    keys = [_COPY | origin << _DAY_BITS for origin in profiles.copied[number]]
    figures = profiles.figures[number]  # one for each class of people
    if scene.kind == "cumulative":
        return keys + [_SUM | figure << _DAY_BITS for figure in figures]
    if scene.first is not None:
        months = {(scene.first - _NAMED_REACH) // 30, scene.first // 30}
        keys += [_NAME | name << _DAY_BITS | month for name in scene.names for month in months]
    if scene.lead:
        few = max(_FEW, profiles.documents * _VERY_RARE)
        keys += [_RARE | name << _DAY_BITS for name in scene.places if profiles.place_count[name] <= few]
    days = _days_of(scene)
    for place, surety in scene.places.items():
        if profiles.place_count[place] <= common or surety >= SURE:
            keys += [_PLACE | place << _DAY_BITS | day for day in days]
    for figure in figures:
        if profiles.numbers[figure] >= 5:
            keys += [_FIGURE | figure << _DAY_BITS | day for day in days]
    return keys


def _days_of(scene: Profile) -> Sequence[int]:
    if scene.first is None or scene.last is None:
        return [0]
    if scene.is_long:
        return [scene.first]
    slack = 0 if scene.told else 1
    return range((scene.earliest or scene.first) - slack, scene.last + slack + 1)


def score_scenes(profiles: Profiles, a: Profile, b: Profile) -> float | None:
    """Return how strongly two scenes look like one happening; None where they cannot be one."""
    same_name = not a.names.isdisjoint(b.names)
    if a.kind != b.kind or a.names and b.names and not same_name:
        return None
    weights = profiles.rules.weights
    score = 0.0 if a.copied.isdisjoint(b.copied) else weights["copy"]
    numbers = [profiles.numbers[figure] for figure in a.figures & b.figures]
    score += min(
        weights["numbers_most"],
        math.fsum(
            weights["number"] * (1.0 if number >= 10 else 0.7 if number > 3 else 0.3) for number in numbers
        ),
    )
    if a.kind == "cumulative":
        return score + (weights["join"] if numbers and max(numbers) >= 1000 else 0.0)
    days = _score_days(a, b, weights)
    if days is None:
        if _is_one_story(profiles, a, b):
            days = weights["late_day"]
        elif not same_name or not _are_near(a, b):
            return None
        else:
            days = 0.0  # a storm goes on for days and its toll for weeks
    score += days + _score_places(profiles, a, b) + _score_words(profiles, a, b)
    kinds = profiles.compare_kinds(a.kinds, b.kinds)
    if not profiles.tells_kind(a.kinds) or not profiles.tells_kind(b.kinds):
        score += weights["kind_unknown"]
    score += weights["other_kind"] * kinds if kinds < 0 else weights["kind"] * kinds
    if same_name:
        score += weights["name"]
    if a.lead and b.lead:
        score += weights["leads"]
        rare = _list_rare(profiles, a, b)
        if len(rare) >= _RARE_NAMES or not set(rare).isdisjoint(_list_shared(a, b)):
            score += weights["rare_leads"]
    return score


def _is_one_story(profiles: Profiles, a: Profile, b: Profile) -> bool:
    """Tell whether two leads share so many rare names that they tell one happening whatever days they name:
    the later one may name the day of a visit, of a burial, of a toll."""
    if not (a.lead and b.lead) or a.first is None or b.first is None:
        return False
    near = abs(a.first - b.first) <= STORY_REACH
    return near and bool(_list_shared(a, b)) and len(_list_rare(profiles, a, b)) >= _STORY_NAMES


def _are_near(a: Profile, b: Profile) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    return a.first <= b.last + _NAMED_REACH and b.first <= a.last + _NAMED_REACH


def _score_days(a: Profile, b: Profile, weights: Mapping[str, float]) -> float | None:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0.0
    if a.is_long != b.is_long:
        longer, other = (a, b) if a.is_long else (b, a)
        assert longer.first is not None and other.first is not None and longer.last is not None
        return 0.0 if longer.first <= other.first <= longer.last else None
    sure_a, sure_b = a.told or a.inherited, b.told or b.inherited
    # a day that is told may be one off an article's date; two articles' dates must overlap
    slack = int(sure_a != sure_b)
    if a.last + slack < b.first or b.last + slack < a.first:
        early_a, early_b = a.earliest or a.first, b.earliest or b.first
        apart = a.last + slack < early_b or b.last + slack < early_a
        if apart and _may_look_back(a, b):
            return weights["late_day"]
        return None if apart else weights["far_day"]
    if a.is_long or not sure_a or not sure_b:
        return weights["near_day"]
    return weights["same_day"] * (1.0 if a.told and b.told else 0.6)


def _may_look_back(a: Profile, b: Profile) -> bool:
    """Tell whether the later of two, the lead of a text that tells no day, may speak of the earlier."""
    assert a.first is not None and b.first is not None
    earlier, later = (a, b) if a.first <= b.first else (b, a)
    assert earlier.last is not None and later.first is not None
    return later.lead and not later.told and earlier.lead and later.first - earlier.last <= LATE_REACH


def _score_places(profiles: Profiles, a: Profile, b: Profile) -> float:
    """Shared names, the rarer the more; two scenes that each name places and share none are apart."""
    weights = profiles.rules.weights
    sure = _list_shared(a, b)
    if sure and _sit_apart(a, b):
        return 0.0
    most = math.log(1 + profiles.documents / 2)
    if sure:
        weighed = [profiles.place_weights[place] for place in sure]
        best = max(weighed)
        rest = math.fsum(weighed) - best
        return weights["place"] * min(1.0, (best + 0.3 * rest) / max(most, 2.0))
    rare = _list_rare(profiles, a, b)
    if len(rare) >= _RARE_NAMES:
        whole = math.fsum(profiles.place_weights[name] for name in rare)
        return weights["rare_names"] * min(1.0, whole / (3 * max(most, 2.0)))
    told_a = any(weight >= 1.0 for weight in a.places.values())
    told_b = any(weight >= 1.0 for weight in b.places.values())
    return weights["other_place"] if told_a and told_b else 0.0


def _sit_apart(a: Profile, b: Profile) -> bool:
    """Tell whether two scenes each say where they took place, and in no common place: that the one also
    names where the other did ("as in Varn") shows little."""
    if not a.seated or not b.seated or not a.sure_places.isdisjoint(b.sure_places):
        return False
    return a.seats.isdisjoint(b.seats)


def _score_words(profiles: Profiles, a: Profile, b: Profile) -> float:
    words = a.words.intersection(b.words)
    if not words or not a.norm or not b.norm:
        return 0.0
    squares = math.fsum(map(profiles.word_squares.__getitem__, words))
    return profiles.rules.weights["words"] * squares / (a.norm * b.norm)


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


def _merge(profiles: Profiles, edges: _Edges) -> array[int]:
    """Return the group of each scene: the likeliest pairs are joined first; never two scenes of one document,
    nor of different days unless they are one story.  A group goes by the number of one of its scenes."""
    document_of = profiles.document_of
    group = array("I", range(len(profiles)))
    members: dict[int, list[int]] = {}  # of groups of several
    documents: dict[int, set[int]] = {}  # ... and the documents of these
    span: dict[int, tuple[int, int] | None] = {}  # ... and the days they tell
    apart: dict[tuple[int, int], int] = {}  # groups that did not hang together, with how many they were

    def share_document(a: int, b: int) -> bool:
        if a in documents and b in documents:
            return not documents[a].isdisjoint(documents[b])
        a, b = (a, b) if a in documents else (b, a)
        return document_of[b] in documents[a] if a in documents else document_of[a] == document_of[b]

    def list_days(a: int) -> tuple[int, int] | None:
        return span[a] if a in span else _tell_days(profiles[a])

    for i, j in edges.list_likeliest():
        a, b = group[i], group[j]
        if a == b or share_document(a, b):
            continue
        first, second = members.get(a) or [a], members.get(b) or [b]
        pair, size = (min(a, b), max(a, b)), len(first) + len(second)
        if apart.get(pair) == size:
            continue
        if not _hang_together(first, second, edges.link):
            if len(apart) >= _MOST_APART:
                apart.clear()
            apart[pair] = size
            continue
        days_a, days_b = list_days(a), list_days(b)
        joint, possible = _join_days(days_a, days_b)
        if not possible:
            if not _is_one_story(profiles, profiles[i], profiles[j]):
                continue
            joint = days_a if (len(first), -a) > (len(second), -b) else days_b  # the days of most of them
        if len(first) < len(second):
            a, b, first, second = b, a, second, first
        for k in second:
            group[k] = a
        first += second
        members[a] = first
        members.pop(b, None)
        documents.setdefault(a, {document_of[a]}).update(documents.pop(b, (document_of[b],)))
        span.pop(b, None)
        span[a] = joint
    _join_by_numbers(profiles, group, members)
    return group


def _join_by_numbers(profiles: Profiles, group: array[int], members: Mapping[int, Sequence[int]]) -> None:
    """Put each scene that stands alone to the happening of another scene of its text in which its number is
    given: what nobody tells apart and counts alike is one."""
    told: dict[int, frozenset[int]] = {}  # the telling numbers of groups of several

    def list_numbers(scenes: Iterable[int]) -> frozenset[int]:
        return frozenset(
            figure
            for scene in scenes
            for figure in profiles.figures[scene]
            if profiles.numbers[figure] >= _TELLING_NUMBER
        )

    for scene, near in _list_alone(profiles, group, members):
        mine = list_numbers((scene,))
        if not mine:
            continue
        for other in near:
            if other not in told:
                told[other] = list_numbers(members[other])
            if not mine.isdisjoint(told[other]):
                group[scene] = other
                break


def _list_alone(
    profiles: Profiles, group: Sequence[int], members: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, list[int]]]:
    """Yield each scene of a happening that is alone in its group, with the groups of several that other
    scenes of its text are in, in order."""
    for _, scenes in groupby(range(len(profiles)), key=profiles.document_of.__getitem__):
        numbers = list(scenes)
        near = sorted({group[number] for number in numbers if group[number] in members})
        for number in numbers if near else ():
            if group[number] not in members and profiles[number].kind == "event":
                yield number, near


def _tell_days(scene: Profile) -> tuple[int, int] | None:
    """Return the days that a scene tells, if any: what has a name goes on for longer."""
    told = scene.told and not scene.names and scene.first is not None and scene.last is not None
    return (scene.first, scene.last) if told else None  # type: ignore[return-value]


def _list_groups(group_of: Sequence[int]) -> Rows:
    """Return the scenes of each group in order, the groups in the order of their first ones."""
    whole = np.array(group_of, np.uint32)
    order = np.argsort(whole, kind="stable").astype(np.uint32)  # the scenes of a group, in order
    starts = np.flatnonzero(np.diff(whole[order], prepend=len(whole) + 1))
    ends = np.append(starts[1:], len(whole))
    by_first = np.argsort(order[starts], kind="stable") if len(whole) else starts
    return Rows(order[starts[k] : ends[k]].tolist() for k in by_first)


def _join_days(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[tuple[int, int] | None, bool]:
    """Return the days two groups have in common, and whether they can be one."""
    if a is None or b is None:
        return a or b, True
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last), first <= last
