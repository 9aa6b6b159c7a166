"""To which scene a figure belongs that is no part of another, no count and no entry of a timeline.

Rules are asked in turn, and the first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attrib.figures.compare import anchor

from ..cues import compare_kinds, find_kinds, opens_happening
from ..patterns import load_pattern
from .near import find_near, list_candidates
from .reading import Clause, Reading
from .scene import Scene, Spot, figure_key
from .seating import has_places, shares_place

_Choice = tuple[Scene | None, bool]  # the scene (None: a new one), and whether that is sure
_TAKES_UP, _OF_NAMES = load_pattern("scenes", "takes_up"), load_pattern("scenes", "of_names")
_TAKEN_UP = 70  # characters before a number in which words for a count may stand
_OWN_COUNT = load_pattern("scenes", "own_count")
_NAMED_PEOPLE = re.compile(r"\w\s[A-Z]")
_NEXT_TO = 24  # characters behind a number in which the place of what it counts may stand
_JOINT = re.compile(r"[,;]\s(?:and|while|but)\s|;\s")
_ROUND_UPS = frozenset(("arrest", "protest", "abduction"))  # kinds that are over when people are detained
_TELLING = 8  # people: fewer may be another happening's as well
_OPENING = 5  # sentences of a text that tell of its lead scene


@dataclass(frozen=True, slots=True, eq=False)
class _Options:
    """The scenes that a figure may belong to: all, those of its day, those at its place."""

    candidates: Sequence[Scene]
    near: Scene | None  # the one that the text is telling
    lead: Scene | None
    dated: Sequence[Scene]
    placed: Sequence[Scene]
    previous: Spot | None  # the figure before

    @property
    def told_of(self) -> Scene | None:
        """The scene that the text is telling, else the lead."""
        return self.near or self.lead

    def prefer_near(self, scenes: Sequence[Scene]) -> Scene:
        """Return the scene that the text is telling if it is one of these, else the first of them."""
        return self.near if self.near is not None and self.near in scenes else scenes[0]


def choose_scene(reading: Reading, spot: Spot, clause: Clause, previous: Spot | None) -> _Choice:
    """Return the scene a figure belongs to (None: a new one) and whether that is sure."""
    if _goes_on(reading, spot, clause, previous):
        return reading.current, True
    candidates = list_candidates(reading, clause)
    if not candidates:
        return None, True
    options = _Options(
        candidates,
        find_near(reading, spot, candidates),
        candidates[0] if candidates[0].lead else None,
        _find_dated(candidates, clause),
        [scene for scene in candidates if clause.sure_keys and shares_place(scene, clause)],
        previous,
    )
    choices = (rule(reading, spot, clause, options) for rule in _RULES)
    return next((choice for choice in choices if choice is not None), (None, True))


def _goes_on(reading: Reading, spot: Spot, clause: Clause, previous: Spot | None) -> bool:
    """Tell whether a figure stands in one clause with the figure before it: "killed 24 and wounded 50"."""
    return (
        previous is not None
        and reading.current is not None
        and previous.sentence == spot.sentence
        and previous.scene == reading.current.number
        and previous.span in reading.clauses
        and (
            reading.clauses[previous.span].start == clause.start
            and not _opens_beside(reading, previous, spot, clause)
            or not (clause.kinds or clause.sure_keys or clause.day)
        )
    )


def _opens_beside(reading: Reading, previous: Spot, spot: Spot, clause: Clause) -> bool:
    """Tell whether a second main clause tells of another happening.

    "A raid on a bank left nine dead, and twelve people died in a blast on a bus."
    """
    text = reading.doc.text
    joint = _JOINT.search(text, previous.span[1], spot.span[0])
    if joint is None:
        return False
    here = joint.end(), clause.span[1]
    told = find_kinds(text, (clause.span[0], joint.start()), reading.rules)
    return bool(told) and opens_happening(text, here, reading.rules)


def _find_dated(candidates: Sequence[Scene], clause: Clause) -> list[Scene]:
    """Return the scenes that are told to have been on the day a clause tells."""
    day = clause.day
    if day is None or day.kind != "day":
        return []
    return [
        scene
        for scene in candidates
        if scene.told
        and scene.first is not None
        and scene.last is not None
        and scene.first <= day.last
        and day.first <= scene.last
    ]


def _go_counting(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """Somebody's number for what was just told: "The council put the toll at nine"."""
    scene = options.told_of
    return (scene, True) if scene is not None and _takes_up_count(reading, spot, clause, scene) else None


def _takes_up_count(reading: Reading, spot: Spot, clause: Clause, scene: Scene) -> bool:
    """Tell whether a clause gives somebody's number for what was just told, and tells no happening itself.

    "The council put the toll at nine", "its list now holds 24 names": what places it names are the counter's.
    """
    text, figure = reading.doc.text, spot.figure
    assert figure is not None
    start, end = max(clause.span[0], figure.span[0] - _TAKEN_UP), figure.span[0]
    if _TAKES_UP.search(text, start, end) is None and _OF_NAMES.match(text, figure.span[1]) is None:
        return False
    if _NAMED_PEOPLE.search(text, *figure.span):
        return False  # "spoke of 50 Taliban dead": of one side's alone
    if clause.opens or clause.elsewhere or clause.names - scene.names:
        return False
    if (clause.introduced or clause.parted) and _OWN_COUNT.search(text, start, end) is None:
        return False
    at = clause.seat[0].span if clause.seat else None
    if at is not None and start <= at[0] < figure.span[1] + _NEXT_TO and not shares_place(scene, clause):
        return False
    return _kinds_agree(reading, scene, clause)


def _go_by_name(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """A happening with a name: "Cyclone Ida killed 12"."""
    if not clause.names:
        return None
    return next((scene for scene in options.candidates if scene.names & clause.names), None), True


def _go_by_number(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """An equal number, not a small one, of a scene at no other place."""
    assert spot.figure is not None
    unit, _, count = figure_key(spot.figure)
    if count < _TELLING or clause.introduced:
        return None
    same = [
        scene
        for scene in options.candidates
        if any((unit, count) == (other, number) for other, _, number in scene.figures)
        and (not clause.sure_keys or shares_place(scene, clause) or scene.lead and not has_places(scene))
    ]
    return (options.prefer_near(same), True) if same else None


def _go_late(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """A happening that is opened further down and has a day that no other has is a new one."""
    told = clause.day is not None and clause.day.kind == "day"
    late = reading.number_in_story(spot.sentence) > 2
    return (None, True) if told and late and clause.opens and not options.dated and not clause.back else None


def _go_elsewhere(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """What "elsewhere" or "in a separate attack" opens: not what was just told, if it was told at all."""
    if not clause.elsewhere and not clause.introduced:
        return None
    held = [scene for scene in options.placed if scene is not options.near]
    if not held and not clause.sure_keys:
        held = list(options.dated)
    return (held[0] if held else None), True


def _go_by_day(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """The scene of the day that a clause tells, unless the clause is at none of its places."""
    if not options.dated or clause.sure_keys and not options.placed:
        return None
    return options.prefer_near(
        [scene for scene in options.dated if scene in options.placed] or options.dated
    ), True


def _go_by_place(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """The scene at the place that a clause names."""
    return (options.prefer_near(options.placed), True) if options.placed else None


def _go_hunting(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """Suspects who are caught, wherever that is."""
    assert spot.figure is not None
    told = clause.day is not None and clause.day.kind == "day"
    caught = spot.figure.unit == "detained" and not told and _is_hunt(options.told_of)
    return (options.told_of, True) if caught else None


def _is_hunt(scene: Scene | None) -> bool:
    """Tell whether people detained are suspects of a happening, wherever they are caught."""
    if scene is None or not scene.kinds:
        return False
    return min(scene.kinds, key=lambda kind: (-scene.kinds[kind], kind)) not in _ROUND_UPS


def _go_unknown_place(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """A figure at a place not heard of before: a part of the happening just told, or another one."""
    figure, near, scene = spot.figure, options.near, options.told_of
    assert figure is not None
    if not clause.sure_keys:
        return None
    if scene is None:
        return None, True
    if figure.role == "further" or clause.back:
        return scene, True
    here = reading.paragraphs[spot.sentence] == reading.paragraphs[reading.told_at]
    if not has_places(scene) and (scene.lead or here):
        return scene, True  # no place was told yet
    most = max((number for unit, _, number in scene.figures if unit == figure.unit), default=None)
    smaller = most is not None and anchor(figure) < most
    if smaller and not clause.kinds and not clause.parted:
        return scene, True  # "three more drowned in …": a part by place
    alike = not clause.kinds and smaller or compare_kinds(clause.kinds, scene.kinds, reading.rules) >= 1.0
    opens = clause.opens and reading.number_in_story(spot.sentence) > 1
    early = reading.number_in_story(spot.sentence) <= (2 if alike and not opens else 0)
    if scene.lead and early and not clause.parted and _kinds_agree(reading, scene, clause):
        return scene, True  # headline and first sentences tell one story
    if alike and clause.kinds and not opens and near is not None and most is None:
        return scene, False
    return None, True


def _go_after(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """What stands after "after": perhaps what was told, and a new happening where it is opened as one."""
    if not clause.parted or clause.back:
        return None
    if clause.opens and _stands_behind(reading, spot, clause, options.previous):
        return None, True
    scene = _find_fitting(reading, clause, options)
    return scene, scene is None


def _stands_behind(reading: Reading, spot: Spot, clause: Clause, previous: Spot | None) -> bool:
    """Tell whether what stands before "after a raid killed two" is a happening that was told already."""
    if reading.number_in_story(spot.sentence) > 1:
        return True
    return previous is not None and previous.sentence == spot.sentence and previous.span[1] <= clause.start


def _go_on_telling(reading: Reading, spot: Spot, clause: Clause, options: _Options) -> _Choice | None:
    """What was just told, or the lead, if the clause has no words for another kind of happening."""
    scene, near = _find_fitting(reading, clause, options), options.near
    if scene is not None:
        early = scene.lead and reading.number_in_story(spot.sentence) < _OPENING
        return scene, scene is near or clause.back or early
    return (near, True) if near is not None and clause.back else None


def _find_fitting(reading: Reading, clause: Clause, options: _Options) -> Scene | None:
    """Return the scene just told, or else the lead, whose kind of happening a clause may go on with."""
    scenes = (scene for scene in (options.near, options.lead) if scene is not None)
    return next((scene for scene in scenes if _kinds_agree(reading, scene, clause)), None)


def _kinds_agree(reading: Reading, scene: Scene, clause: Clause) -> bool:
    return compare_kinds(clause.kinds, scene.kinds, reading.rules) >= 0


_RULES: tuple[Callable[[Reading, Spot, Clause, _Options], _Choice | None], ...] = (
    _go_counting,
    _go_by_name,
    _go_by_number,
    _go_late,
    _go_elsewhere,
    _go_by_day,
    _go_by_place,
    _go_hunting,
    _go_unknown_place,
    _go_after,
    _go_on_telling,
)
