"""Which happening a figure or statement speaks of within its document.

A scene is one happening as one document tells it.  Figures are placed one after another in the order
of the text by rules of which the first that fits holds; what only may belong to a scene is marked so.
``clusters`` brings the scenes of different documents together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from sys import intern

from attrib.figures.compare import anchor, classify_people
from attrib.language.story_heads import find_story_start
from attrib.model import Document, Figure, Span

from .cues import (
    EventRules,
    compare_kinds,
    count_kinds,
    cut_clause,
    find_cause,
    find_furniture,
    find_kinds,
    find_names,
    points_back,
    starts_elsewhere,
)
from .dates import DayPhrase, choose_day, counts_a_toll, find_days, find_entry_day, find_published
from .patterns import load_pattern, load_words
from .places import SURE, Place, find_places, load_country_names
from .scope import is_cumulative
from .seats import find_seats

PERIOD = timedelta(days=4)  # longer is a period, not the day of a happening
_LOOK_BACK = timedelta(days=12)  # a text that tells no day may speak of what happened so long before
_NEWS = timedelta(days=14)  # what a text tells without a year and is longer ago is background
_SINCE_WAR = load_pattern("sites", "since_war")
_SAME_PERIOD = load_pattern("scenes", "same_period")
_HOSTS = load_pattern("scenes", "hosts")
_OF_THE_WAR = load_pattern("scenes", "of_the_war")
_GOES_ON_COUNTING = load_pattern("scenes", "goes_on_counting")
_TAKES_UP, _OF_NAMES = load_pattern("scenes", "takes_up"), load_pattern("scenes", "of_names")
_OWN_COUNT = load_pattern("scenes", "own_count")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NAMED_PEOPLE = re.compile(r"\w\s[A-Z]")
_NEXT_TO = 24  # characters behind a number in which the place of what it counts may stand
_TAKEN_UP = 70  # characters before a number in which words for a count may stand
_NEAR = 2  # sentences over which a scene goes on without a word that points back
_OPEN = 10  # scenes that a further figure is compared with: the lead and the latest
_FIRST = 3  # sentences of a text that date its lead scene
_OPENING = 5  # sentences of a text that tell of its lead scene
_NAMED = 0.4  # how surely a name is a place that stands where nothing happens
_TOLD_PLACE = 0.5  # how surely a scene's place is one, for another happening there to be the same
_CONTEXT = 60  # sentences whose places are read though they hold no figure
_WORD = re.compile(r"[^\W\d_]{3,}")
_ROUND_UPS = frozenset(("arrest", "protest", "abduction"))  # kinds that are over when people are detained
# "31 martyrs were reported in Aleppo, 9 in Idlib": so many in one sentence are a list
_IN_PLACE = re.compile(
    r"\b(?:\d[\d,]{0,20}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s){0,4}in\s(?=[A-Z])"
)
_IN_NAME = re.compile(r"\bin\s(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)")
_MANY_LISTED, _LIST_REACH = 3, 6
_ENTRIES = 2  # paragraphs that begin with a day, of which so many make a timeline
_JOINT = re.compile(r"[,;]\s(?:and|while|but)\s|;\s")
_INDEFINITE = re.compile(r"\b(?:an?|another|one)\s+(?:[\w-]+\s+){0,2}$", re.I)


@dataclass(slots=True, eq=False)
class Scene:
    """A happening as one document tells it; ``first`` to ``last`` is when, ``told`` if a phrase says so.

    ``kind`` is "event", "cumulative" (a count over many happenings) or "furniture" (a link, a caption of
    the page).  ``places`` maps folded words of place names to how surely they are places.
    """

    document: int
    number: int
    lead: bool = False
    kind: str = "event"
    first: date | None = None
    last: date | None = None
    told: bool = False
    inherited: bool = False  # dated by the scene before it in the text
    earliest: date | None = None  # of a lead whose text tells no day: it may look back so far
    day_span: Span | None = None
    places: dict[str, float] = field(default_factory=dict)
    seats: list[tuple[Place, ...]] = field(default_factory=list)  # where it took place, and what that lies in
    kinds: Counter[str] = field(default_factory=Counter)
    kind_spans: dict[str, Span] = field(default_factory=dict)
    figures: set[tuple[str, str, int]] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    words: tuple[str, ...] = ()  # of its sentences, each once, sorted
    names: frozenset[str] = frozenset()  # of the happening itself: "dalisay"
    causes: frozenset[str] = frozenset()  # weapons named in its sentences
    sure: frozenset[str] | None = None

    def sure_places(self) -> frozenset[str]:
        """Return the folded words of its sure places, one value however many figures share it."""
        if self.sure is None:
            self.sure = frozenset(key for key, weight in self.places.items() if weight >= SURE)
        return self.sure


@dataclass(slots=True, eq=False)
class Spot:
    """A place that makes a claim: a figure or a statement, in its sentence; ``sure`` where its scene is."""

    span: Span
    sentence: int
    figure: Figure | None = None
    scene: int = -1
    sure: bool = True
    cumulative: Span | None = None
    answers: bool = False  # a denial or confirmation: it speaks of the news, unless it says of what else


@dataclass(frozen=True, slots=True, eq=False)
class _Clause:
    """What the clause round a figure tells by itself."""

    span: Span
    start: int  # of the whole clause
    places: tuple[Place, ...]
    kinds: dict[str, int]
    day: DayPhrase | None
    names: frozenset[str]
    elsewhere: bool
    back: bool
    introduced: bool
    parted: bool  # what stands after "after", "in response to": not what the sentence is about
    opens: bool  # "an aftershock", "a suicide bomber": a happening not told of before
    seat: tuple[Place, ...] = ()  # where it says that its happening took place, and what that lies in

    @property
    def sure_keys(self) -> frozenset[str]:
        """The folded words of its sure places, areas apart."""
        return frozenset(
            key for place in self.places if place.surety >= SURE and not place.area for key in place.keys
        )


@dataclass(slots=True, eq=False)
class _Reading:
    """The state of reading one document."""

    index: int
    doc: Document
    sentences: Sequence[Span]
    rules: EventRules
    published: date | None
    head_sentences: int
    furniture: int
    scenes: list[Scene] = field(default_factory=list)
    days: dict[int, list[DayPhrase]] = field(default_factory=dict)
    clauses: dict[Span, _Clause] = field(default_factory=dict)
    by_figure: dict[Span, int] = field(default_factory=dict)
    paragraphs: Sequence[int] = ()  # of each sentence
    passing: set[int] = field(
        default_factory=set
    )  # scenes that a paragraph tells and the next does not go on
    counts: list[_Count] = field(default_factory=list)  # over many happenings, as the text gives them
    current: Scene | None = None  # the scene that the text is telling
    told_at: int = -1  # the last sentence that surely tells it
    before: list[Place] = field(default_factory=list)  # named by opening sentences before the first scene
    entries: Mapping[int, DayPhrase] = field(default_factory=dict)  # of a timeline: paragraphs and their days
    told_in: dict[int, Scene] = field(default_factory=dict)  # the scene that each of them tells


def read_scenes(
    index: int, doc: Document, sentences: Sequence[Span], spots: Sequence[Spot], rules: EventRules
) -> list[Scene]:
    """Return the scenes of a document; set ``scene`` and ``sure`` of each of ``spots``, in text order."""
    story = find_story_start(doc.text, doc.title)
    reading = _Reading(
        index,
        doc,
        sentences,
        rules,
        find_published(doc.text, doc.date),
        sum(1 for _, end in sentences if end <= story),
        find_furniture(doc.text, rules),
        paragraphs=_number_paragraphs(doc.text, sentences),
    )
    reading.entries = _find_entries(reading)
    by_sentence: dict[int, list[Spot]] = {}
    for spot in spots:
        if spot.figure is not None:
            by_sentence.setdefault(spot.sentence, []).append(spot)
    previous: Spot | None = None
    for number in range(len(sentences)):
        if number not in by_sentence:
            _read_on(reading, number)
        for spot in by_sentence.get(number, ()):
            _place_figure(reading, spot, previous)
            previous = spot
        if number in by_sentence:
            _read_opening(reading, number)
    if not reading.scenes and spots:
        _new_scene(reading, spots[0], None)
    for spot in spots:
        if spot.figure is None:
            _place_statement(reading, spot, by_sentence.get(spot.sentence, []))
    _finish(reading)
    return reading.scenes


def figure_key(figure: Figure) -> tuple[str, str, int]:
    """Unit, class of people and number of a figure."""
    return figure.unit, classify_people(figure.who), anchor(figure)


_PART_OF_TOLD = load_pattern("scenes", "part_of_told")


def _head(spot: Spot) -> Span:
    """Return the figure's span with what stands close behind it."""
    return spot.span[0], spot.span[1] + 24


def _read_clause(reading: _Reading, spot: Spot) -> _Clause:
    text, rules = reading.doc.text, reading.rules
    sentence = reading.sentences[spot.sentence]
    start, end = cut_clause(text, spot.span, sentence, rules)
    span = max(start, spot.span[0] - 240), min(end, spot.span[1] + 240)
    if spot.span in reading.clauses:
        return reading.clauses[spot.span]
    kinds = count_kinds(find_kinds(text, span, rules))
    places = tuple(place for place in find_places(text, span, rules) if not _is_goal(text, place, span))
    figure = spot.figure.span if spot.figure is not None else None
    clause = _Clause(
        span,
        start,
        places,
        kinds,
        _find_behind(reading, spot) or choose_day(text, _own_phrases(reading, spot, start), spot.span),
        find_names(text, span, rules),
        starts_elsewhere(text, sentence, rules),
        # of "two days after a bomb killed 30" what stands before "after" speaks of the other happening
        points_back(text, (start, end) if start > sentence[0] else sentence, rules),
        rules.introduces.search(text, max(sentence[0], start - 30), span[1]) is not None,
        start > sentence[0],
        _opens_happening(text, span, rules),
        tuple(find_seats(text, span, places, rules, figure)),
    )
    reading.clauses[spot.span] = clause
    return clause


_GOAL, _WARD = load_pattern("scenes", "goal"), load_pattern("scenes", "ward")
_STAFF = load_pattern("scenes", "staff")
_WARD_SPEAKS = load_pattern("scenes", "ward_speaks")
_RECEIVED = load_pattern("scope", "received")


def _is_goal(text: str, place: Place, span: Span) -> bool:
    """Tell whether a place is only where the hurt were brought, or where people come from."""
    if _GOAL.search(text, max(span[0], place.span[0] - 80), place.span[0]):
        return True
    if _WARD_SPEAKS.match(text, place.span[1], min(len(text), place.span[1] + 60)):
        return True
    ward = _WARD.match(text, place.span[1], min(span[1], place.span[1] + 30))
    if ward is None:
        return False
    staff = _STAFF.search(text, max(span[0], place.span[0] - 40), place.span[0])
    return staff is not None or _RECEIVED.search(text, *span) is not None


def _opens_happening(text: str, span: Span, rules: EventRules) -> bool:
    """Tell whether a word for a happening stands after an indefinite article."""
    return any(
        _INDEFINITE.search(text, max(span[0], start - 40), start) is not None
        for _, (start, _) in find_kinds(text, span, rules)
    )


def _phrases(reading: _Reading, number: int) -> list[DayPhrase]:
    if number not in reading.days:
        sentence = reading.sentences[number]
        phrases = find_days(reading.doc.text, sentence, reading.published)
        reading.days[number] = [day for day in phrases if not _dates_the_war(reading, day, sentence)]
    return reading.days[number]


def _find_behind(reading: _Reading, spot: Spot) -> DayPhrase | None:
    """Return the day of what a sentence without figures tells behind "two days after" alone."""
    if spot.figure is not None:
        return None
    days = _phrases(reading, spot.sentence)
    return next(
        (day for day in days if day.behind and not _dates_a_deed_after(reading, spot.sentence, day)), None
    )


def _own_phrases(reading: _Reading, spot: Spot, start: int) -> list[DayPhrase]:
    """Return the days that may date a clause: in "on Monday, after a raid" Monday is not the raid's, but in
    "in 2020, a year after the fire, a blast killed 11" it is the blast's."""
    phrases = _phrases(reading, spot.sentence)
    if start == reading.sentences[spot.sentence][0]:
        return phrases
    text = reading.doc.text
    return [
        day
        for day in phrases
        if day.behind or day.span[0] >= start or _YEARS_AFTER.match(text, day.span[1], spot.span[0])
    ]


_YEARS_AFTER = load_pattern("scenes", "years_after")


# -- placing figures -------------------------------------------------------------------------------


def _place_figure(reading: _Reading, spot: Spot, previous: Spot | None) -> None:
    """Put a figure into a scene; the first rule that fits decides."""
    figure = spot.figure
    assert figure is not None
    clause = _read_clause(reading, spot)
    scene: Scene | None
    if figure.part_of is None and _PART_OF_TOLD.match(reading.doc.text, *_head(spot)):
        told = _find_near(reading, spot, reading.scenes) or next(iter(reading.scenes), None)
        if told is not None:
            told.figures.add(figure_key(figure))
            _settle(reading, spot, told)
            return
    if figure.part_of is not None and figure.part_of in reading.by_figure:
        scene = reading.scenes[reading.by_figure[figure.part_of]]
        scene.figures.add(figure_key(figure))
        for place in clause.places:
            if place.surety >= SURE and scene.lead:
                _add_place(scene, place, place.surety)
        _settle(reading, spot, scene)
        return
    if spot.span[0] >= reading.furniture:
        _settle(reading, spot, _new_scene(reading, spot, clause, kind="furniture"))
        spot.sure = False
        return
    count = _find_count(reading, spot, clause)
    if count is not None:
        _count_on(reading, spot, clause, count)
        return
    entry = _find_entry(reading, spot, clause)
    if entry is not None:
        _settle(reading, spot, entry)
        return
    scene, sure = _choose_scene(reading, spot, clause, previous)
    if scene is None:
        scene = _new_scene(reading, spot, clause)
    else:
        _extend(reading, scene, spot, clause)
        opening = not scene.lead or spot.sentence - reading.head_sentences < 2
        if (
            clause.day is not None
            and not scene.told
            and clause.day.kind == "day"
            and opening
            and not (scene.lead and _is_background(reading, clause.day))
        ):
            _date(scene, clause.day)
    _settle(reading, spot, scene)
    spot.sure = sure


@dataclass(frozen=True, slots=True, eq=False)
class _Count:
    """A count over more than one happening: over what, by which words, its scene and its sentence."""

    period: str
    words: Span
    scene: int
    sentence: int


def _find_count(reading: _Reading, spot: Spot, clause: _Clause) -> _Count | None:
    """Return what a figure counts over; a scene of -1 where no count over it stood before."""
    last = reading.counts[-1] if reading.counts else None
    words = _find_cumulative(reading, spot, clause)
    if words is None and (words := _find_listing(reading, spot, clause)) is not None:
        known = next((count.scene for count in reading.counts if count.period == "places"), -1)
        return _Count("places", words, known, spot.sentence)
    if words is None:
        return last if last is not None and _counts_on(reading, spot, clause, last) else None
    period = _name_period(reading.doc.text, words)
    if last is not None and period == "same":
        return _Count(last.period, words, last.scene, spot.sentence)
    scene = next((count.scene for count in reading.counts if count.period == period), -1)
    return _Count(period, words, scene, spot.sentence)


def _find_listing(reading: _Reading, spot: Spot, clause: _Clause) -> Span | None:
    """Return the words by which a number is of a country, of its places or of who lives there, or None.

    "47 martyrs in Syria", "31 were reported in Aleppo, 9 in Idlib, 4 in Homs": no happening is spoken of.
    """
    text, sentence = reading.doc.text, reading.sentences[spot.sentence]
    figure = spot.figure
    if figure is not None and figure.unit == "displaced":
        hosts = _HOSTS.search(text, max(sentence[0], spot.span[0] - 40), spot.span[0])
        if hosts is not None:
            return hosts.span()
    if clause.kinds or clause.back:
        return None
    listed = _IN_PLACE.findall(text[slice(*sentence)])
    if len(listed) >= _MANY_LISTED and any(count.period == "places" for count in reading.counts):
        return spot.span
    country = _IN_NAME.search(text, spot.span[0], min(sentence[1], spot.span[1] + 30))
    if country is not None and country["name"].lower() in load_country_names():
        return country.span("name") if _counted_by_day(reading, spot) else None
    return None


def _counted_by_day(reading: _Reading, spot: Spot) -> bool:
    """Tell whether a text gives the numbers of places one after another, so that its total is over them."""
    return any(
        len(_IN_PLACE.findall(reading.doc.text[slice(*sentence)])) >= _MANY_LISTED
        for sentence in reading.sentences[spot.sentence : spot.sentence + _LIST_REACH]
    )


def _count_on(reading: _Reading, spot: Spot, clause: _Clause, count: _Count) -> None:
    spot.cumulative = count.words
    if count.scene < 0:
        scene = _new_scene(reading, spot, clause, kind="cumulative")
    else:
        scene = reading.scenes[count.scene]
        _extend(reading, scene, spot, clause)
    reading.counts.append(_Count(count.period, count.words, scene.number, spot.sentence))
    _settle(reading, spot, scene)


def _name_period(text: str, words: Span) -> str:
    """Return what a count is over: "war", "same" (as the count before) or the words themselves."""
    if _SAME_PERIOD.search(text, *words):
        return "same"
    if _OF_THE_WAR.search(text, *words):
        return "war"
    return " ".join(text[slice(*words)].lower().split())


def _counts_on(reading: _Reading, spot: Spot, clause: _Clause, last: _Count) -> bool:
    """Tell whether a figure goes on with the count that the sentence before gave.

    "Since March the office has recorded 300 deaths. It also recorded 90 arrests."
    """
    near = spot.sentence - last.sentence <= 1
    if not near or reading.paragraphs[spot.sentence] != reading.paragraphs[last.sentence]:
        return False
    sentence = reading.sentences[spot.sentence]
    if spot.sentence == last.sentence:
        return clause.day is None and not clause.parted and not clause.opens
    return (
        not any(not day.saying for day in _phrases(reading, spot.sentence))
        and not clause.back
        and not clause.opens
        and not clause.introduced
        and _GOES_ON_COUNTING.match(reading.doc.text, *sentence) is not None
    )


def _find_cumulative(reading: _Reading, spot: Spot, clause: _Clause) -> Span | None:
    text, sentence = reading.doc.text, reading.sentences[spot.sentence]
    words = is_cumulative(text, spot.span, sentence, reading.rules)
    if words is None:
        return None
    if _counts_from_lead(reading, spot, words):
        return None
    day = clause.day
    figure = spot.figure
    assert figure is not None
    own_day = (
        day is not None
        and day.kind == "day"
        and anchor(figure) < 1000
        and not words[0] <= day.span[0] <= words[1] + 25
    )
    return None if own_day else words


def _counts_from_lead(reading: _Reading, spot: Spot, words: Span) -> bool:
    """Tell whether a count runs from the day of the news on: "21 wounded were admitted since Thursday"."""
    lead = next((scene for scene in reading.scenes if scene.lead), None)
    if lead is None or lead.first is None:
        return False
    start = next(
        (
            day.first
            for day in _phrases(reading, spot.sentence)
            if day.kind == "since" and words[0] <= day.span[0] <= words[1]
        ),
        None,
    )
    return start is not None and lead.first <= start


def _settle(reading: _Reading, spot: Spot, scene: Scene) -> None:
    spot.scene = scene.number
    if spot.figure is not None:
        reading.by_figure[spot.figure.span] = scene.number
    if scene.kind == "event":
        reading.current, reading.told_at = scene, spot.sentence
    else:
        reading.current = None


def _choose_scene(
    reading: _Reading, spot: Spot, clause: _Clause, previous: Spot | None
) -> tuple[Scene | None, bool]:
    """Return the scene a figure belongs to (None: a new one) and whether that is sure."""
    figure = spot.figure
    assert figure is not None
    if _goes_on(reading, spot, clause, previous):
        return reading.current, True
    candidates = [
        scene for scene in _open_scenes(reading) if scene.kind == "event" and not _contradicts(scene, clause)
    ]
    if not candidates:
        return None, True
    near = _find_near(reading, spot, candidates)
    lead = candidates[0] if candidates[0].lead else None
    told_of = near or lead
    if told_of is not None and _takes_up_count(reading, spot, clause, told_of):
        return told_of, True
    if clause.names:
        named = [scene for scene in candidates if scene.names & clause.names]
        return (named[0] if named else None), True
    dated = _find_dated(candidates, clause)
    key = figure_key(figure)
    same = [
        scene
        for scene in candidates
        if key[2] >= 8 and any((key[0], key[2]) == (unit, number) for unit, _, number in scene.figures)
    ]
    if clause.sure_keys:
        same = [
            scene for scene in same if _shares_place(scene, clause) or scene.lead and not _has_places(scene)
        ]
    if same and not clause.introduced:
        return (near if near in same else same[0]), True
    placed = [scene for scene in candidates if clause.sure_keys and _shares_place(scene, clause)]
    told = clause.day is not None and clause.day.kind == "day"
    late = spot.sentence - reading.head_sentences > 2
    if told and late and clause.opens and not dated and not clause.back:
        return None, True
    if clause.elsewhere or clause.introduced:
        held = [scene for scene in placed if scene is not near] or ([] if clause.sure_keys else dated)
        return (held[0], True) if held else (None, True)
    if dated and (placed or not clause.sure_keys):
        best = [scene for scene in dated if scene in placed] or dated
        return (near if near in best else best[0]), True
    if placed:
        return (near if near in placed else placed[0]), True
    if figure.unit == "detained" and not told and _is_hunt(near or lead):
        return near or lead, True
    if clause.sure_keys:
        return _choose_unknown_place(spot, clause, near, lead, reading)
    fitting = [scene for scene in (near, lead) if scene is not None and _kinds_agree(reading, scene, clause)]
    if clause.parted and not clause.back:
        if clause.opens and _stands_behind(reading, spot, clause, previous):
            return None, True
        return (fitting[0], False) if fitting else (None, True)
    if fitting:
        early = fitting[0].lead and spot.sentence - reading.head_sentences < _OPENING
        return fitting[0], bool(fitting[0] is near or clause.back or early)
    if near is not None and clause.back:
        return near, True
    return None, True


def _takes_up_count(reading: _Reading, spot: Spot, clause: _Clause, scene: Scene) -> bool:
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
    if at is not None and start <= at[0] < figure.span[1] + _NEXT_TO and not _shares_place(scene, clause):
        return False
    return _kinds_agree(reading, scene, clause)


def _is_hunt(scene: Scene | None) -> bool:
    """Tell whether people detained are suspects of a happening, wherever they are caught."""
    if scene is None or not scene.kinds:
        return False
    return min(scene.kinds, key=lambda kind: (-scene.kinds[kind], kind)) not in _ROUND_UPS


def _stands_behind(reading: _Reading, spot: Spot, clause: _Clause, previous: Spot | None) -> bool:
    """Tell whether what stands before "after a raid killed two" is a happening that was told already."""
    if spot.sentence - reading.head_sentences > 1:
        return True
    return previous is not None and previous.sentence == spot.sentence and previous.span[1] <= clause.start


def _goes_on(reading: _Reading, spot: Spot, clause: _Clause, previous: Spot | None) -> bool:
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


def _opens_beside(reading: _Reading, previous: Spot, spot: Spot, clause: _Clause) -> bool:
    """Tell whether a second main clause tells of another happening.

    "A raid on a bank left nine dead, and twelve people died in a blast on a bus."
    """
    text = reading.doc.text
    joint = _JOINT.search(text, previous.span[1], spot.span[0])
    if joint is None:
        return False
    here = joint.end(), clause.span[1]
    told = find_kinds(text, (clause.span[0], joint.start()), reading.rules)
    return bool(told) and _opens_happening(text, here, reading.rules)


def _open_scenes(reading: _Reading) -> list[Scene]:
    recent = reading.scenes[-_OPEN:]
    return recent if not reading.scenes or reading.scenes[0] in recent else [reading.scenes[0], *recent]


def _contradicts(scene: Scene, clause: _Clause) -> bool:
    """Tell whether a clause gives another day, or another name, than a scene."""
    if clause.names and scene.names and not clause.names & scene.names:
        return True
    day = clause.day
    if day is None or scene.first is None or scene.last is None:
        return False
    if day.kind == "day" or day.last < scene.first or day.first > scene.last:
        slack = timedelta(days=0 if scene.told else 1)
        return day.last < scene.first - slack or day.first > scene.last + slack
    return day.last - day.first > PERIOD


def _find_dated(candidates: list[Scene], clause: _Clause) -> list[Scene]:
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


def _shares_place(scene: Scene, clause: _Clause) -> bool:
    """Tell whether a clause is at a place of a scene; two villages of one province are not one place."""
    if clause.seat and scene.seats:
        inner, *around = clause.seat
        if any(scene.places.get(key, 0.0) >= _TOLD_PLACE for key in inner.keys):
            return True
        known = {key for seat in scene.seats for key in seat[0].keys}
        return any(key in known for place in around for key in place.keys)
    return any(scene.places.get(key, 0.0) >= 0.4 for key in clause.sure_keys)


def _has_places(scene: Scene) -> bool:
    return any(weight >= SURE for weight in scene.places.values())


def _kinds_agree(reading: _Reading, scene: Scene, clause: _Clause) -> bool:
    return compare_kinds(clause.kinds, scene.kinds, reading.rules) >= 0


def _choose_unknown_place(
    spot: Spot, clause: _Clause, near: Scene | None, lead: Scene | None, reading: _Reading
) -> tuple[Scene | None, bool]:
    """A figure at a place not heard of before: a part of the happening just told, or another one."""
    figure = spot.figure
    assert figure is not None
    scene = near or lead
    if scene is None:
        return None, True
    if figure.role == "further" or clause.back:
        return scene, True
    here = reading.paragraphs[spot.sentence] == reading.paragraphs[reading.told_at]
    if not _has_places(scene) and (scene.lead or here):
        return scene, True  # no place was told yet
    most = max((number for unit, _, number in scene.figures if unit == figure.unit), default=None)
    smaller = most is not None and anchor(figure) < most
    if smaller and not clause.kinds and not clause.parted:
        return scene, True  # "three more drowned in …": a part by place
    alike = not clause.kinds and smaller or compare_kinds(clause.kinds, scene.kinds, reading.rules) >= 1.0
    opens = clause.opens and spot.sentence - reading.head_sentences > 1
    early = spot.sentence - reading.head_sentences <= (2 if alike and not opens else 0)
    if scene.lead and early and not clause.parted and _kinds_agree(reading, scene, clause):
        return scene, True  # headline and first sentences tell one story
    if alike and clause.kinds and not opens and near is not None and most is None:
        return scene, False
    return None, True


# -- scenes ----------------------------------------------------------------------------------------


def _new_scene(reading: _Reading, spot: Spot, clause: _Clause | None, *, kind: str = "event") -> Scene:
    day = clause.day if clause is not None else None
    far = day is not None and _is_background(reading, day) and not _opens_text(reading, spot, clause, day)
    lead = kind == "event" and not far and not any(scene.lead for scene in reading.scenes)
    scene = Scene(reading.index, len(reading.scenes), lead=lead, kind=kind)
    reading.scenes.append(scene)
    if kind == "event":
        if clause is not None and clause.introduced and (day is None or clause.parted):
            _date_beside(reading, scene, spot, clause)
        elif day is not None and (not lead or day.last - day.first <= PERIOD):
            _date(scene, day)
        if lead and not scene.told:
            _date_lead(reading, scene)
        if lead:
            for place in reading.before:
                _add_place(scene, place, min(place.surety, _NAMED))
            _place_by_title(reading, scene)
            scene.names = _name_by_head(reading, spot)
    if clause is not None:
        _extend(reading, scene, spot, clause)
    return scene


def _find_entries(reading: _Reading) -> dict[int, DayPhrase]:
    """Return the paragraphs of a timeline with their days, if a text has one: "July 2014 - A launch ..."."""
    text, days = reading.doc.text, {}
    for sentence, paragraph in zip(reading.sentences, reading.paragraphs):
        if paragraph not in days:
            start = text.rfind("\n", 0, sentence[0]) + 1  # a date at its head may stand before the sentence
            day = find_entry_day(text, (start, sentence[1]))
            if day is not None:
                days[paragraph] = day
    return days if len(days) >= _ENTRIES else {}


def _find_entry(reading: _Reading, spot: Spot, clause: _Clause) -> Scene | None:
    """Return the happening of the timeline's entry that a spot stands in, with what its clause tells of it;
    None outside timelines."""
    paragraph = reading.paragraphs[spot.sentence]
    day = reading.entries.get(paragraph)
    if day is None:
        return None
    if paragraph not in reading.told_in:
        scene = reading.told_in[paragraph] = Scene(reading.index, len(reading.scenes))
        reading.scenes.append(scene)
        _date(scene, day)
    scene = reading.told_in[paragraph]
    _extend(reading, scene, spot, clause)
    return scene


def _opens_text(reading: _Reading, spot: Spot, clause: _Clause | None, day: DayPhrase) -> bool:
    """Tell whether a text begins with a happening of long ago: a report upon it, "two weeks after"."""
    if day.behind:
        return True
    first = spot.sentence <= reading.head_sentences
    return first and day.kind == "day" and clause is not None and not (clause.parted or clause.introduced)


def _name_by_head(reading: _Reading, spot: Spot) -> frozenset[str]:
    """Return the names of a happening in the headline and the first line: "SITUATION - CYCLONE IDA"."""
    title = reading.doc.title or ""
    head = reading.sentences[min(spot.sentence, reading.head_sentences)][1]
    return find_names(title, (0, len(title)), reading.rules) or find_names(
        reading.doc.text, (0, head), reading.rules
    )


_LOWER = re.compile(r"\b[a-z]{4,}\b")


def _place_by_title(reading: _Reading, scene: Scene) -> None:
    """Take the places that the headline surely names, where it is written like a sentence."""
    title = reading.doc.title or ""
    if load_words("common").issuperset(_LOWER.findall(title)):
        return
    for place in find_places(title, (0, len(title)), reading.rules):
        if place.surety >= SURE and not place.area:
            for key in place.keys:
                scene.places.setdefault(key, place.surety)


_DAY_BESIDE = re.compile(
    r"\b(?:the|a|one)\s+day\s+(?P<word>after|before|earlier|later)\b|"
    r"\bthe (?P<other>following|next|previous) (?:day|night)\b",
    re.I,
)


def _date_beside(reading: _Reading, scene: Scene, spot: Spot, clause: _Clause) -> None:
    """Date a happening told as a day before or after the one just told.

    "A bomb …, a day after soldiers died at X": they died the day before; "A day after the attack men came
    to Y": they came the day after.
    """
    beside = next(
        (other for other in reversed(reading.scenes[:-1]) if other.told and other.kind == "event"), None
    )
    sentence = reading.sentences[spot.sentence]
    match = _DAY_BESIDE.search(reading.doc.text, *sentence)
    if match is None or beside is None or beside.first is None or beside.last is None:
        return
    later = (match["word"] or match["other"]).lower() in ("after", "later", "following", "next")
    step = timedelta(days=1 if later != clause.parted else -1)
    scene.first, scene.last, scene.told, scene.day_span = (
        beside.first + step,
        beside.last + step,
        True,
        match.span(),
    )


def _is_background(reading: _Reading, day: DayPhrase) -> bool:
    """Tell whether a day lies too far back (or ahead) to be that of the news; one told with its year may."""
    if reading.published is None:
        return False
    if day.kind == "day" and _YEAR.search(reading.doc.text, *day.span):
        return False
    return day.last < reading.published - _NEWS or day.first > reading.published


def _dates_the_war(reading: _Reading, day: DayPhrase, sentence: Span) -> bool:
    """Tell whether a month or year long ago says when the war began, which dates nothing told here."""
    if day.kind == "day" or not _is_background(reading, day):
        return False
    start, end = max(sentence[0], day.span[0] - 60), min(sentence[1], day.span[1] + 60)
    return _SINCE_WAR.search(reading.doc.text, start, end) is not None


def _date(scene: Scene, day: DayPhrase) -> None:
    scene.first, scene.last, scene.told, scene.day_span = day.first, day.last, True, day.span


def _extend(reading: _Reading, scene: Scene, spot: Spot, clause: _Clause) -> None:
    for place in clause.places:
        _add_place(scene, place, place.surety)
    _seat(scene, spot, clause)
    for kind, span in find_kinds(reading.doc.text, clause.span, reading.rules):
        scene.kinds[kind] += 1
        scene.kind_spans.setdefault(kind, span)
    scene.names |= clause.names
    if spot.figure is not None:
        scene.figures.add(figure_key(spot.figure))
    if spot.sentence not in scene.sentences:
        scene.sentences.append(spot.sentence)


def _seat(scene: Scene, spot: Spot, clause: _Clause) -> None:
    """Note where a clause says that its happening took place; a part of it may be at a place of its own."""
    figure = spot.figure
    if figure is not None and (figure.role == "part" or figure.part_of is not None):
        return
    if clause.seat:
        scene.seats.append(clause.seat)


def _add_place(scene: Scene, place: Place, surety: float) -> None:
    for key in place.keys:
        scene.places[key] = max(scene.places.get(key, 0.0), surety)


def _date_lead(reading: _Reading, scene: Scene) -> None:
    """Date the lead by the opening sentences, else by publication."""
    text, rules = reading.doc.text, reading.rules
    for number in range(min(reading.head_sentences + _FIRST, len(reading.sentences))):
        sentence = reading.sentences[number]
        if number > reading.head_sentences and (
            _opens_happening(text, sentence, rules)
            or rules.introduces.search(text, *sentence)
            or starts_elsewhere(text, sentence, rules)
        ):
            continue
        for phrase in _phrases(reading, number):
            if (
                not phrase.saying
                and phrase.kind == "day"
                and not _dates_a_deed_after(reading, number, phrase)
                and not _dates_a_toll(reading, number, phrase)
                and reading.published
                and (phrase.behind or phrase.first >= reading.published - _LOOK_BACK)
                and (phrase.owned or number <= reading.head_sentences or find_kinds(text, sentence, rules))
            ):
                _date(scene, phrase)
                return
    if reading.published is not None:
        scene.first, scene.last = reading.published - timedelta(days=2), reading.published
        scene.earliest = reading.published - _LOOK_BACK


def _dates_a_deed_after(reading: _Reading, number: int, day: DayPhrase) -> bool:
    """Tell whether a day is that of what came after: "dug on Monday, two days after a quake"."""
    behind = next((other for other in _phrases(reading, number) if other.behind), None)
    if behind is None:
        return False
    text, (start, end) = reading.doc.text, reading.sentences[number]
    told_before = bool(find_kinds(text, (start, behind.span[0]), reading.rules))
    comma = text.find(",", behind.span[1], end)
    comma = comma if comma >= 0 else end
    if day.behind and (
        not find_kinds(text, (behind.span[1], comma), reading.rules)
        or _opens_happening(text, (comma, end), reading.rules)
    ):
        return True  # "three weeks after the vote a bomb …"
    return told_before == day.behind


def _dates_a_toll(reading: _Reading, number: int, day: DayPhrase) -> bool:
    """Tell whether a day is that on which bodies were found or a toll rose, which dates no happening."""
    if day.owned:
        return False
    text, start = reading.doc.text, reading.sentences[number][0]
    before = find_kinds(text, (max(start, day.span[0] - 60), day.span[0]), reading.rules)
    return not before and counts_a_toll(text, (start, day.span[0]))


def _number_paragraphs(text: str, sentences: Sequence[Span]) -> list[int]:
    """Return the number of the paragraph that each sentence stands in."""
    numbers, number, end = [], 0, 0
    for sentence in sentences:
        number += "\n" in text[end : sentence[0]]
        numbers.append(number)
        end = sentence[1]
    return numbers


def _find_near(reading: _Reading, spot: Spot, candidates: Sequence[Scene]) -> Scene | None:
    """Return the scene that the text is telling where a figure stands, if it may go on there.

    What is told in passing ends with its paragraph.
    """
    current = reading.current
    if current is None or current not in candidates or spot.sentence - reading.told_at > _NEAR:
        return None
    broken = reading.paragraphs[spot.sentence] != reading.paragraphs[reading.told_at]
    passing = current.number in reading.passing or _is_passing(reading, current)
    return None if broken and passing else current


def _is_passing(reading: _Reading, scene: Scene) -> bool:
    """Tell whether a scene lies before what the text is about: it is told in passing."""
    if scene.lead or not scene.told or scene.last is None:
        return False
    lead = reading.scenes[0]
    if lead.lead and lead.first is not None:
        before = lead.first if lead.told or reading.published is None else reading.published
        if scene.last < before:
            return True
    return reading.published is not None and scene.last < reading.published - _NEWS


def _read_on(reading: _Reading, number: int) -> None:
    """Read a sentence without figures: it tells more of the current scene, or turns to another."""
    sentence = reading.sentences[number]
    if number >= _CONTEXT or sentence[0] >= reading.furniture:
        return
    clause = _read_clause(reading, Spot(sentence, number))
    entry = _find_entry(reading, Spot(sentence, number), clause)
    if entry is not None:
        reading.current, reading.told_at = entry, number
        return
    opening = number - reading.head_sentences < _OPENING
    lead = next((scene for scene in reading.scenes if scene.lead), None)
    if lead is None:
        if opening and clause.kinds and not clause.introduced and not reading.scenes:
            lead = _new_scene(reading, Spot(sentence, number), clause)
            reading.current, reading.told_at = lead, number
        elif opening:
            reading.before += clause.places
        return
    scene = _find_turn(reading, number, clause, lead)
    if scene is not None:
        reading.current, reading.told_at = scene, number
        return
    current = reading.current
    if current is None or clause.elsewhere:
        return
    if clause.back or _shares_place(current, clause):
        reading.told_at = number
    _extend_by(reading, current, number, clause, opening=opening)


def _find_turn(reading: _Reading, number: int, clause: _Clause, lead: Scene) -> Scene | None:
    """Return the scene that a sentence without figures turns to; None where it goes on with the current.

    "On Tuesday a drone hit lorries at Wad Ashana. Three drivers were killed."
    """
    current = reading.current or lead
    day = next((phrase for phrase in _phrases(reading, number) if not phrase.saying), None)
    other_day = day is not None and _is_other_day(current, day)
    foreign = bool(clause.sure_keys) and _has_places(current) and not _shares_place(current, clause)
    if current is not lead and _shares_place(lead, clause) and foreign and not other_day:
        return lead
    if not clause.kinds:
        return None
    opens = foreign and clause.opens and not clause.back and number - reading.head_sentences > 1
    strong = other_day or clause.introduced or clause.elsewhere or opens
    if not strong and not (foreign and _heads_paragraph(reading, number, clause)):
        return None
    known = [
        scene
        for scene in _open_scenes(reading)
        if scene is not current
        and scene.kind == "event"
        and clause.sure_keys
        and _shares_place(scene, clause)
        and not (day is not None and _is_other_day(scene, day))
    ]
    if known:
        return known[0]
    if not clause.sure_keys and not other_day and not clause.introduced:
        return None
    scene = _new_scene(reading, Spot(reading.sentences[number], number), replace(clause, day=day))
    if not strong:
        reading.passing.add(scene.number)
    return scene


def _heads_paragraph(reading: _Reading, number: int, clause: _Clause) -> bool:
    """Tell whether a paragraph begins with a happening at its own place: "Jets bombed the edge of Varn"."""
    first = number > 0 and reading.paragraphs[number] != reading.paragraphs[number - 1]
    late = number - reading.head_sentences > 1
    return first and late and bool(clause.seat) and not clause.seat[0].area and not clause.back


def _is_other_day(scene: Scene, day: DayPhrase) -> bool:
    if scene.first is None or scene.last is None:
        return False
    first = scene.first if scene.told else scene.earliest or scene.first
    return day.last < first or day.first > scene.last


def _extend_by(reading: _Reading, scene: Scene, number: int, clause: _Clause, *, opening: bool) -> None:
    """Take what a sentence without figures tells into the scene that it goes on with."""
    for place in clause.places:
        passing = not opening and (place.surety < SURE or not (clause.kinds or clause.back))
        _add_place(scene, place, min(place.surety, SURE if opening else 0.3 if passing else 0.5))
    if opening and scene.lead:
        _seat(scene, Spot(reading.sentences[number], number), clause)
        scene.names = scene.names or clause.names
        _add_kinds(reading, scene, reading.sentences[number])
        day = clause.day
        if not scene.told and day is not None and day.kind == "day" and clause.kinds:
            caption = _YEAR.search(reading.doc.text, *day.span) and clause.span[1] - day.span[1] <= 2
            if not caption and not _is_background(reading, day):
                _date(scene, day)


def _read_opening(reading: _Reading, number: int) -> None:
    """Take the kinds and names that an opening sentence with figures tells besides their clauses."""
    scene = reading.current
    if scene is not None and scene.lead and number - reading.head_sentences < _OPENING:
        sentence = reading.sentences[number]
        _add_kinds(reading, scene, sentence)
        scene.names = scene.names or find_names(reading.doc.text, sentence, reading.rules)


def _add_kinds(reading: _Reading, scene: Scene, sentence: Span) -> None:
    for kind, span in find_kinds(reading.doc.text, sentence, reading.rules):
        scene.kinds[kind] += 1
        scene.kind_spans.setdefault(kind, span)


def _place_statement(reading: _Reading, spot: Spot, figures: list[Spot]) -> None:
    """A statement without a figure speaks of the scene of the figures near it, else of the lead."""
    near = [other for other in figures if reading.scenes[other.scene].kind == "event"]
    if near:
        best = min(near, key=lambda other: (abs(other.span[0] - spot.span[0]), other.span))
        spot.scene, spot.sure = best.scene, best.sure
        return
    if spot.span[0] >= reading.furniture:
        spot.scene, spot.sure = _new_scene(reading, spot, None, kind="furniture").number, False
        return
    clause = _read_clause(reading, spot)
    entry = _find_entry(reading, spot, clause)
    if entry is not None:
        spot.scene = entry.number
        return
    candidates = [
        scene for scene in _open_scenes(reading) if scene.kind == "event" and not _contradicts(scene, clause)
    ]
    if not candidates or clause.introduced:
        scene = _new_scene(reading, spot, clause)
        spot.scene = scene.number
        return
    earlier = _find_passing(reading, spot, candidates)
    if earlier is not None and clause.day is None:
        spot.scene, spot.sure = earlier.number, not clause.elsewhere
        return
    placed = [scene for scene in candidates if clause.sure_keys and _shares_place(scene, clause)]
    closest = min(
        placed or candidates,
        key=lambda scene: (
            min((abs(spot.sentence - number) for number in scene.sentences), default=99)
            - (4 if scene.lead else 0),
            scene.number,
        ),
    )
    spot.scene = closest.number
    unknown = bool(clause.sure_keys) and not placed and len(candidates) > 1
    stray = spot.answers and not closest.lead and clause.day is None and not placed
    spot.sure = not unknown and not clause.elsewhere and not stray


def _find_passing(reading: _Reading, spot: Spot, candidates: Sequence[Scene]) -> Scene | None:
    """Return the earlier happening that a paragraph tells in passing before a statement of it.

    "In April last year a missile struck the station. Russia denied responsibility."
    """
    paragraph = reading.paragraphs[spot.sentence]
    before = [
        (number, scene)
        for scene in reading.scenes
        for number in scene.sentences
        if 0 < spot.sentence - number <= _NEAR and reading.paragraphs[number] == paragraph
    ]
    if not before:
        return None
    _, last = max(before, key=lambda told: (told[0], told[1].number))
    return last if last in candidates and _is_passing(reading, last) else None


def _finish(reading: _Reading) -> None:
    """Date what has no day of its own, and keep each scene's words for comparing it."""
    current: tuple[date, date] | None = None
    title = reading.doc.title or ""
    for scene in reading.scenes:
        if scene.kind == "event":
            if scene.first is not None and scene.last is not None:
                current = (scene.first, scene.last) if scene.last - scene.first <= PERIOD else current
            elif current is not None:
                scene.first, scene.last, scene.inherited = *current, True
        words: set[str] = set()
        opening = range(min(len(reading.sentences), 4)) if scene.lead else ()
        for number in (*scene.sentences[:3], *opening):
            start, end = reading.sentences[number]
            cause = find_cause(reading.doc.text, (start, end), reading.rules)
            if cause is not None:
                scene.causes |= {cause[0]}
            words |= _content_words(reading.doc.text[start:end])
        if scene.lead and title:
            words |= _content_words(title)
            for place in find_places(title, (0, len(title)), reading.rules):
                for key in place.keys:
                    scene.places.setdefault(key, min(place.surety, 0.4))
        scene.words = tuple(sorted(words))


def _content_words(text: str) -> set[str]:
    """The words that carry the matter; interned, as many scenes share them."""
    return {intern(word) for word in _WORD.findall(text.lower()) if word not in load_words("common")}
