"""Scenes as they are compared, in arrays: some three hundred bytes for each.

Scenes of one happening may lie far apart in an archive, so that all must be at hand.  Words, places, names
and figures are numbers here; the same word has the same number in all scenes.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .cues import EventRules, compare_kinds
from .places import SURE
from .rows import Rows
from .scenes.scene import PERIOD, Scene

STORY_REACH = 10  # days that the leads of one story may be apart
LATE_REACH = 100  # days after which a report may come back to what happened
_KINDS = ("event", "cumulative", "furniture")  # of scenes
_LEAD, _TOLD, _INHERITED, _NAMED, _SEATED = (1 << bit for bit in range(5))
_OPEN = 4096  # profiles held as values
_ALIKE = 1 << 16  # pairs of kinds of which it is remembered how alike they are

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A scene as it is compared: days are ordinals, words and the like are numbers.

    ``earliest`` is the day to which the lead of a text that tells none may look back, else ``first``;
    ``seats`` are the words of where it took place, ``figures`` are of unit and number.
    """

    document: int
    kind: str
    lead: bool
    told: bool
    inherited: bool
    first: int | None
    last: int | None
    earliest: int | None
    places: Mapping[int, float]
    seated: bool
    seats: frozenset[int]
    names: frozenset[int]
    figures: frozenset[int]
    kinds: int
    causes: frozenset[int]
    copied: frozenset[int]
    words: frozenset[int]
    norm: float  # of the words

    @property
    def is_long(self) -> bool:
        """Whether it is a period, not the day of a happening."""
        return self.first is not None and self.last is not None and self.last - self.first > PERIOD.days

    @property
    def sure_places(self) -> frozenset[int]:
        """The words of its sure places."""
        return frozenset(place for place, surety in self.places.items() if surety >= SURE)


class _Vocabulary(dict[object, int]):
    """Words and the like by number, in the order in which they came."""

    def turn(self, words: Iterable[object]) -> list[int]:
        """Return the numbers of words; a new one gets the next number."""
        return [self.setdefault(word, len(self)) for word in words]


class Profiles:
    """The profiles of all scenes by number, and how rare words and places are among them.

    ``place_count`` is how many documents name each place; ``place_weights`` and ``word_squares`` weigh what
    is rare more, the latter squared; ``numbers`` are of figures.
    """

    def __init__(self, scenes: Iterable[Scene], copied: Sequence[Sequence[int]], rules: EventRules) -> None:
        """``copied[k]`` are the numbers of the sentences that scene ``k`` shares with other documents."""
        self.rules, self.copied = rules, copied
        self.document_of = array("I")
        self._flags, self._kinds = bytearray(), bytearray()
        self._first, self._last, self._earliest = array("i"), array("i"), array("i")  # 0: not told
        self._words, self._places, self._names, self.figures = Rows(), Rows(), Rows(), Rows()
        self._sureties, self._seats, self._causes = Rows(), Rows(), Rows()
        self._happenings = array("I")  # the kinds of what happened, counted
        word_count, self.place_count = array("I"), array("I")
        words, places, names, figures, causes = (_Vocabulary() for _ in range(5))
        sureties, happenings = _Vocabulary(), _Vocabulary()
        named: set[int] = set()  # in the document that is gone through; scenes come document by document
        for scene in scenes:
            if not self.document_of or self.document_of[-1] != scene.document:
                named.clear()
            self._add_days(scene)
            self._words.append(_count(words.turn(scene.words), word_count))
            here = places.turn(scene.places)
            self._places.append(here)
            _count([place for place in here if place not in named], self.place_count)
            named.update(here)
            self._sureties.append(sureties.turn(scene.places.values()))
            seats = {key for seat in scene.seats for place in seat for key in place.keys}
            self._seats.append(places.turn(sorted(seats)))
            self._names.append(names.turn(sorted(scene.names)))
            self.figures.append(figures.turn((unit, number) for unit, _, number in sorted(scene.figures)))
            self._causes.append(causes.turn(sorted(scene.causes)))
            self._happenings.extend(happenings.turn((tuple(sorted(scene.kinds.items())),)))
        self._all_sureties: list[float] = list(sureties)  # type: ignore[arg-type]
        self._all_happenings = [dict(counts) for counts in happenings]  # type: ignore[call-overload]
        self.numbers: list[int] = [figure[1] for figure in figures]  # type: ignore[index]
        self.documents = self.document_of[-1] + 1 if self.document_of else 1
        whole = max(len(self.document_of), 2)
        self.word_squares = array("d", (math.log(1 + whole / max(1, count)) ** 2 for count in word_count))
        self.place_weights = array(
            "d", (math.log(1 + self.documents / max(1, count)) for count in self.place_count)
        )
        self._norms = array(
            "d", (math.sqrt(math.fsum(self.word_squares[word] for word in row)) for row in self._words)
        )
        # what was asked for last; when there is much of it, it goes
        self._opened: dict[int, Profile] = {}
        self._alike: dict[tuple[int, int], float] = {}

    def _add_days(self, scene: Scene) -> None:
        """Add what is one number for each scene."""
        self.document_of.append(scene.document)
        self._kinds.append(_KINDS.index(scene.kind))
        self._flags.append(
            _LEAD * scene.lead
            + _TOLD * scene.told
            + _INHERITED * scene.inherited
            + _NAMED * bool(scene.names)
            + _SEATED * bool(scene.seats)
        )
        first = scene.first.toordinal() if scene.first else 0
        self._first.append(first)
        self._last.append(scene.last.toordinal() if scene.last else 0)
        self._earliest.append(scene.earliest.toordinal() if scene.earliest else first)

    def __len__(self) -> int:
        return len(self.document_of)

    def __getitem__(self, scene: int) -> Profile:
        if scene in self._opened:
            return self._opened[scene]
        if len(self._opened) >= _OPEN:
            self._opened.clear()
        flags = self._flags[scene]
        profile = self._opened[scene] = Profile(
            self.document_of[scene],
            _KINDS[self._kinds[scene]],
            bool(flags & _LEAD),
            bool(flags & _TOLD),
            bool(flags & _INHERITED),
            self._first[scene] or None,
            self._last[scene] or None,
            self._earliest[scene] or None,
            dict(zip(self._places[scene], map(self._all_sureties.__getitem__, self._sureties[scene]))),
            bool(flags & _SEATED),
            frozenset(self._seats[scene]),
            frozenset(self._names[scene]),
            frozenset(self.figures[scene]),
            self._happenings[scene],
            frozenset(self._causes[scene]),
            frozenset(self.copied[scene]),
            frozenset(self._words[scene]),
            self._norms[scene],
        )
        return profile

    def compare_kinds(self, one: int, other: int) -> float:
        """Return how alike two counts of kinds are (``cues.compare_kinds``)."""
        if (one, other) not in self._alike:
            if len(self._alike) >= _ALIKE:
                self._alike.clear()
            counts = self._all_happenings
            self._alike[one, other] = compare_kinds(counts[one], counts[other], self.rules)
        return self._alike[one, other]

    def tells_kind(self, kinds: int) -> bool:
        """Tell whether any kind is counted."""
        return bool(self._all_happenings[kinds])

    def may_be_one(self, ones: Numbers, others: Numbers) -> Truths:
        """Tell of pairs of scenes which may be one by kind and days, which tell most pairs apart.

        What is told apart here is told apart by ``clusters.score_scenes`` as well.
        """
        flags = np.frombuffer(self._flags, np.uint8)
        kinds = np.frombuffer(self._kinds, np.uint8)
        first, last = np.frombuffer(self._first, np.int32), np.frombuffer(self._last, np.int32)
        earliest = np.frombuffer(self._earliest, np.int32)
        a_first, b_first, a_last, b_last = first[ones], first[others], last[ones], last[others]
        both = flags[ones] & flags[others]
        undated = (a_first == 0) | (b_first == 0) | (a_last == 0) | (b_last == 0)
        a_long, b_long = a_last - a_first > PERIOD.days, b_last - b_first > PERIOD.days
        inside = np.where(
            a_long, (a_first <= b_first) & (b_first <= a_last), (b_first <= a_first) & (a_first <= b_last)
        )
        a_sure, b_sure = ((flags[scenes] & (_TOLD | _INHERITED)) > 0 for scenes in (ones, others))
        slack = (a_sure != b_sure).astype(np.int32)
        near = (a_last + slack >= np.minimum(b_first, earliest[others])) & (
            b_last + slack >= np.minimum(a_first, earliest[ones])
        )
        leads = (both & _LEAD) > 0
        late = np.where(a_first <= b_first, b_first - a_last, a_first - b_last) <= LATE_REACH
        untold = (np.where(a_first <= b_first, flags[others], flags[ones]) & _TOLD) == 0  # the later one
        by_days = np.where(a_long != b_long, inside, near | (leads & late & untold))
        story = leads & (np.abs(a_first - b_first) <= STORY_REACH)
        named = (both & _NAMED) > 0
        cumulative = kinds[ones] == _KINDS.index("cumulative")
        possible: Truths = cumulative | undated | by_days | story | named
        possible &= kinds[ones] == kinds[others]
        return possible


def _count(values: list[int], counts: array[int]) -> list[int]:
    """Count values and return them."""
    for value in values:
        if value >= len(counts):
            counts.extend([0] * (value + 1 - len(counts)))
        counts[value] += 1
    return values
