"""How much of a happening a figure covers: all of it, a part, one place, an addition, or more than it.

Figures may only be compared where their scope is known and the same.  What a figure's own words say is
read first; then the numbers that one source gives in one text are looked at side by side: of several
the largest is its total, and a smaller one is a detail, of a place where one is named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attrib.figures.compare import VAGUE, anchor, classify_people, is_part_class
from attrib.figures.words import load_figure_lexicon
from attrib.model import Figure, Span

from .cues import EventRules, find_kinds
from .model import Facet
from .patterns import load_pattern, load_words
from .places import SURE, Place

TOTAL, UNKNOWN, ADDITION = "total", "unknown", "addition"
_WINDOW_BEFORE, _WINDOW_AFTER = 110, 130
_NEXT = 16  # characters between a number and the place it is of: "nine in Llacuas"
_MANY_PLACES = 3  # names after a figure: it counts over all of them
_BODY = load_pattern("counters", "body")
_WHOLE_CLASSES = frozenset(("detainees", "workers"))  # whom a happening in a prison or a mine strikes alone
_OWN_SIDE = frozenset(("forces", "fighters", "attackers", "suspects"))
# bodies are a toll only where somebody counted or buried them
_BODIES = re.compile(r"\b(?:bodies|corpses)\b", re.I)
_COUNTED = load_pattern("scope", "counted")
_PLACE_HAS = load_pattern("scope", "place_has")
_DEAD_OF = load_pattern("scope", "dead_of")
_PLACE_LIST = load_pattern("scope", "place_list")
_TREATED = load_pattern("scope", "treated")
_SHELTERED = load_pattern("scope", "sheltered")
_IN_HOSPITAL = load_pattern("scope", "in_hospital")
_TAKEN_IN = load_pattern("scope", "taken_in")
_GROUP = load_pattern("scope", "group")
_HOSPITAL = load_pattern("scope", "hospital")
_SEVERELY = re.compile(
    r"\b(?:seriously|critically|gravely|severely|badly)\s(?:injured|wounded|hurt|burned)\b", re.I
)
_AT_HOSPITAL = load_pattern("scope", "at_hospital")
_RECEIVED_HERE, _THERE = load_pattern("scope", "received_here"), load_pattern("scope", "there")
_RECEIVED = load_pattern("scope", "received")
_TOLL = load_pattern("scope", "toll")
_SO_FAR = re.compile(r"\bso far\b", re.I)
_OTHERS = re.compile(r"\b(?:others|more)\b", re.I)
_BESIDES = load_pattern("scope", "besides")
_AND = load_pattern("scope", "and")
_SEVERAL = load_pattern("scope", "several")
_SITE_BESIDE, _BESIDE_SITE = load_pattern("scope", "site_beside"), load_pattern("scope", "beside_site")
_AT_SITE = load_pattern("scope", "at_site")
_STATE = load_pattern("scope", "state")


_SOME_OF, _PARTITIVE = load_pattern("scope", "some_of"), load_pattern("scope", "partitive")
_PREDICATE = load_pattern("scope", "predicate")
_ONE_PLACE = load_pattern("scope", "one_place")
_ON_SIDE, _RESTRICTED = load_pattern("scope", "on_side"), load_pattern("scope", "restricted")
_TOLD_IN_PASSING, _IN_YEAR = load_pattern("scope", "told_in_passing"), load_pattern("scope", "in_year")
_CARRIED = load_pattern("scope", "carried")
_IN_SUCH_PLACE = load_pattern("scope", "in_such_place")
_BROUGHT_OUT = load_pattern("scope", "brought_out")
_OWN_HANDS = load_pattern("scope", "own_hands")
_FORECAST, _TO_HOSPITAL = load_pattern("scope", "forecast"), load_pattern("scope", "to_hospital")
_COUNTED_MYSELF, _TOOK_IN = load_pattern("scope", "counted_myself"), load_pattern("scope", "took_in")
_LYING, _EXAMINED = load_pattern("scope", "lying"), load_pattern("scope", "examined")
_FOUND, _OF_OTHERS = load_pattern("scope", "found"), load_pattern("scope", "of_others")


@dataclass(frozen=True, slots=True)
class ScopeSite:
    """What the scope of one figure is read from; ``source`` is whose number it is, ``own`` whether that
    is the outlet's voice."""

    figure: Figure
    sentence: Span
    scene: int
    source: str
    places: tuple[Place, ...] = ()
    earlier: bool = False
    own: bool = False
    year: int | None = None  # in which the text came out


def is_cumulative(text: str, span: Span, sentence: Span, rules: EventRules) -> Span | None:
    """Return the words by which a figure counts more than one happening ("since 2011"), or None."""
    opening = rules.cumulative.match(text, sentence[0], sentence[1])
    if opening is not None:
        return opening.span()
    start = max(sentence[0], span[0] - _WINDOW_BEFORE)
    end = min(sentence[1], span[1] + _WINDOW_AFTER)
    best: tuple[int, Span] | None = None
    for match in rules.cumulative.finditer(text, start, end):
        lead = max(sentence[0], match.start() - _WINDOW_BEFORE)
        if any(
            "." not in text[found.end() : match.start()] and not lead <= span[0] < found.start()
            for found in rules.superlative.finditer(text, lead, match.start())
        ):
            continue
        distance = max(match.start() - span[1], span[0] - match.end(), 0)
        if best is None or distance < best[0]:  # "230 this year, against 510 in the whole of 2023"
            best = distance, match.span()
    return best[1] if best is not None else None


def is_mixed(text: str, span: Span, rules: EventRules) -> bool:
    """Tell whether a number counts two things at once: "killing and injuring dozens"."""
    start, end = max(0, span[0] - 24), min(len(text), span[1] + 24)
    return any(
        match.start() < span[1] + 4 and span[0] - 4 < match.end()
        for match in rules.mixed.finditer(text, start, end)
    )


def read_scopes(
    text: str,
    sites: Sequence[ScopeSite],
    cumulative: Mapping[int, Span],
    rules: EventRules,
) -> list[Facet]:
    """Return the scope of each site: by its own words, else beside the same source's other numbers.

    ``cumulative`` maps the sites that count more than one happening to the words that say so.
    """
    found: list[Facet | None] = []
    for number, site in enumerate(sites):
        if number in cumulative:
            start, end = cumulative[number]
            words = " ".join(text[start:end].lower().split())
            found.append(Facet(f"cumulative:{words}", (start, end)))
        else:
            found.append(_read_own_words(text, site, sites, rules))
    _lift_single_places(sites, found)
    _lift_whole_classes(sites, found)
    _mark_coordinated(text, sites, found)
    _mark_places_beside(text, sites, found)
    _mark_details(text, sites, found)
    _mark_parts_of_details(sites, found)
    for number, site in enumerate(sites):
        if found[number] is None and (site.figure.part_of is not None or site.figure.role == "part"):
            found[number] = Facet(UNKNOWN, site.figure.span)  # a detail is no whole toll
    return [facet or Facet(TOTAL) for facet in found]


def _lift_single_places(sites: Sequence[ScopeSite], found: list[Facet | None]) -> None:
    """ "The toll in Orsk is at 22", where no other number goes beyond it and no other place is counted."""
    for number, site in enumerate(sites):
        facet = found[number]
        if facet is None or not facet.value.startswith("place:") or site.figure.part_of is not None:
            continue
        if site.figure.role == "part" or facet.value == "place:hospital":
            continue
        others = [
            k
            for k, other in enumerate(sites)
            if k != number and other.scene == site.scene and other.figure.unit == site.figure.unit
        ]
        values = [other.value for k in others if (other := found[k]) is not None]
        places = {value for value in values if value.startswith("place:")}
        larger = any(anchor(sites[k].figure) > anchor(site.figure) for k in others)
        if not larger and places <= {facet.value}:
            found[number] = None


def _lift_whole_classes(sites: Sequence[ScopeSite], found: list[Facet | None]) -> None:
    """ "A riot killed 28 inmates", "two suspects were held": all, where no number goes beyond them."""
    for number, site in enumerate(sites):
        facet, figure = found[number], site.figure
        people = classify_people(figure.who)
        if facet is None or facet.value != f"part:{people}" or figure.role == "part" or figure.part_of:
            continue
        if people == "suspects" and figure.unit == "detained":
            found[number] = None
        elif people in _WHOLE_CLASSES and not any(
            other.scene == site.scene
            and other.figure.unit == figure.unit
            and classify_people(other.figure.who) != people
            and anchor(other.figure) >= anchor(figure)
            for other in sites
        ):
            found[number] = None


def _mark_parts_of_details(sites: Sequence[ScopeSite], found: list[Facet | None]) -> None:
    """A part of an addition, of one place or of who knows what is a part of no whole toll."""
    whole = {site.figure.span: facet for site, facet in zip(sites, found)}
    for number, site in enumerate(sites):
        facet = found[number]
        container = site.figure.part_of
        if facet is None or container is None or not facet.value.startswith("part:"):
            continue
        if whole.get(container) is not None:
            found[number] = Facet(UNKNOWN, facet.span)


def _is_repeated_unit(site: ScopeSite, sites: Sequence[ScopeSite]) -> bool:
    """Tell whether a figure of its unit stands before it: "killed 36 … killed nine others"."""
    return any(
        other.figure.unit == site.figure.unit
        and other.sentence == site.sentence
        and other.figure.span[0] < site.figure.span[0]
        for other in sites
    )


def _mark_coordinated(text: str, sites: Sequence[ScopeSite], found: list[Facet | None]) -> None:
    """ "19 fighters and four civilians": each is the part of its own people."""
    for number in range(1, len(sites)):
        one, two = sites[number - 1], sites[number]
        if (
            one.figure.unit != two.figure.unit
            or one.sentence != two.sentence
            or one.figure.part_of is not None
            or two.figure.part_of is not None
            or not _AND.fullmatch(text[one.figure.span[1] : two.figure.span[0]])
        ):
            continue
        kinds = classify_people(one.figure.who), classify_people(two.figure.who)
        if kinds[0] != kinds[1]:
            for k, kind in ((number - 1, kinds[0]), (number, kinds[1])):
                found[k] = found[k] or Facet(f"part:{kind}", sites[k].figure.span)


def _mark_places_beside(text: str, sites: Sequence[ScopeSite], found: list[Facet | None]) -> None:
    """ "Six people died in Orsk and three in Varn": each is the count of its place."""
    for number in range(1, len(sites)):
        one, two = sites[number - 1], sites[number]
        if one.figure.unit != two.figure.unit or one.sentence != two.sentence or found[number]:
            continue
        first, second = _find_own_place(text, one), _find_own_place(text, two)
        beside = _ALSO_IN.search(text, one.figure.span[1], two.figure.span[0] + 1) is not None
        if first is None or second is None or first.key == second.key or not beside:
            continue
        found[number - 1] = found[number - 1] or Facet(f"place:{first.name}", first.span)
        found[number] = Facet(f"place:{second.name}", second.span)


_FIRST_WORD = re.compile(r"\S{1,40}")
_ALSO_IN = re.compile(r"(?:,|\band|;|\bwhile)\s[^\s]{0,12}$")


def _find_own_place(text: str, site: ScopeSite) -> Place | None:
    """Return the place that stands right behind a figure: "three | in Varn"."""
    for place in site.places:
        if place.surety >= SURE and 0 <= place.span[0] - site.figure.span[1] <= _OWN_PLACE:
            return place
    return None


_OWN_PLACE = 24  # characters between a figure and the place that it is of


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """One figure while its own words are read."""

    text: str
    site: ScopeSite
    sites: Sequence[ScopeSite]
    rules: EventRules

    def before(self, reach: int) -> Span:
        """The stretch of the sentence up to the figure."""
        return max(self.site.sentence[0], self.site.figure.span[0] - reach), self.site.figure.span[0]

    def around(self, left: int, right: int) -> Span:
        """The figure with what stands beside it in its sentence."""
        start, end = self.site.figure.span
        return max(self.site.sentence[0], start - left), min(self.site.sentence[1], end + right)


def _read_own_words(
    text: str, site: ScopeSite, sites: Sequence[ScopeSite], rules: EventRules
) -> Facet | None:
    """Return the scope that the figure's own words tell, or None: the first rule that fits decides."""
    look = _Look(text, site, sites, rules)
    for rule in _RULES:
        facet = rule(look)
        if facet is not None:
            return facet
    return None


def _is_two_things(look: _Look) -> Facet | None:
    mixed = is_mixed(look.text, look.site.figure.span, look.rules)
    return Facet(UNKNOWN, look.site.figure.span) if mixed else None


def _is_addition(look: _Look) -> Facet | None:
    figure = look.site.figure
    more = _OTHERS.search(look.text, figure.span[0], min(len(look.text), figure.span[1] + 8)) is not None
    added = figure.role == "further" or more and _is_repeated_unit(look.site, look.sites)
    beside = _BESIDES.search(look.text, *look.before(24)) is not None
    return Facet(ADDITION, figure.span) if added or beside else None


def _is_of_other_year(look: _Look) -> Facet | None:
    """Of a happening of another year, told in passing: "wanted for a bombing which killed 40 in 2019"."""
    if look.site.year is None or _TOLD_IN_PASSING.search(look.text, *look.before(30)) is None:
        return None
    match = _IN_YEAR.match(look.text, look.site.figure.span[1], look.site.sentence[1])
    return Facet(UNKNOWN, match.span()) if match is not None and int(match["year"]) < look.site.year else None


def _is_of_listed_place(look: _Look) -> Facet | None:
    figure, site = look.site.figure, look.site
    listed = _PLACE_LIST.fullmatch(look.text, *figure.span)
    if listed is not None and _ends_in_number(listed.group()):
        return Facet(f"place:{listed['place']}", listed.span("place"))
    counted = _starts_with_number(look.text[slice(*figure.span)])
    has = _PLACE_HAS.search(look.text, *look.before(60)) if counted else None
    of = _DEAD_OF.search(look.text, *look.around(40, 0))
    for match in (has, of):
        if match is not None and _BODY.search(match["place"]) is None and match["place"] != "It":
            return Facet(f"place:{match['place']}", match.span("place"))
    placed = next((place for place in site.places if place.surety >= SURE and not place.area), None)
    if is_part_class(classify_people(figure.who)):
        return None
    if figure.role == "part" and placed is not None and placed.span[0] - figure.span[1] <= _NEXT:
        return Facet(f"place:{placed.name}", placed.span)
    return None


def _is_of_one_site(look: _Look) -> Facet | None:
    """Of two sites counted one after the other: "12 died in the bus and one in a passing car"."""
    start, end = look.site.figure.span[0], look.site.sentence[1]
    number = _FIRST_WORD.match(look.text, start, end)
    behind = number.end() if number is not None else start
    site = _SITE_BESIDE.match(look.text, behind, end)
    if site is None and _BESIDE_SITE.search(look.text, *look.before(60)) is not None:
        site = _AT_SITE.match(look.text, behind, end)
    if site is None or find_kinds(look.text, site.span("site"), look.rules):
        return None  # "17 were killed in the attack and two in a second blast"
    return Facet(f"place:{site['site'].lower()}", site.span("site"))


def _is_bare_of_several(look: _Look) -> Facet | None:
    """Of a number without a noun, behind numbers of two things, it is not known of which it is: "74 died and
    53 were hurt, the office says; the families' list says 79"."""
    figure = look.site.figure
    if _BARE.fullmatch(look.text, *figure.span) is None:
        return None
    before = {
        other.figure.unit
        for other in look.sites
        if other.sentence == look.site.sentence
        and other.figure.span[1] <= figure.span[0]
        and other.source != look.site.source
    }
    return Facet(UNKNOWN, figure.span) if len(before) > 1 else None


_BARE = re.compile(r"(?:(?:at\sleast|more\sthan|some|about|up\sto|over)\s)?\d[\d,]{0,12}", re.I)


def _is_of_there(look: _Look) -> Facet | None:
    there = _THERE.search(look.text, *look.around(40, 30))
    return Facet(UNKNOWN, there.span()) if there is not None else None


def _is_of_several(look: _Look) -> Facet | None:
    several = _SEVERAL.search(look.text, *look.around(100, 100))
    if several:
        return Facet("several places", several.span())
    names = _list_named_together(look.text, look.site.places)
    if len(names) >= _MANY_PLACES and look.site.figure.role != "part":
        return Facet("several places", look.site.figure.span)
    return None


_LISTED = re.compile(r"\s*(?:,|and|,\s*and|as well as)\s*(?:in\s)?")


def _list_named_together(text: str, places: Sequence[Place]) -> frozenset[str]:
    """Return the keys of the sure places and of what is listed with them: "in Orsk, Varn and Sela"."""
    kept: list[Place] = []
    for place in places:
        listed = kept and place.surety >= 0.4 and _LISTED.fullmatch(text, kept[-1].span[1], place.span[0])
        if place.surety >= SURE or listed:
            kept.append(place)
    return frozenset(place.key for place in kept)


def _is_of_hospital(look: _Look) -> Facet | None:
    around = look.around(60, 60)
    works_there = _HOSPITAL.search(look.site.source) is not None and not _GROUP.search(look.site.source)
    inside = works_there or _AT_HOSPITAL.match(look.text, *look.site.sentence) is not None
    taken_in = _TAKEN_IN.search(look.text, *look.before(40))
    doer = taken_in and _HOSPITAL.search(
        look.text, max(look.site.sentence[0], taken_in.start() - 40), taken_in.start()
    )
    if taken_in and (doer or _IN_HOSPITAL.search(look.text, *look.site.sentence)):
        return Facet("place:hospital", look.site.figure.span)
    if inside and _RECEIVED_HERE.search(look.text, *look.around(0, 40)):
        return Facet("place:hospital", look.site.figure.span)
    counted = inside and _RECEIVED.search(look.text, *around)
    if counted and not _TOLL.search(look.text, *around):
        return Facet("place:hospital", look.site.figure.span)
    return None


def _is_part(look: _Look) -> Facet | None:
    figure = look.site.figure
    people = classify_people(figure.who)
    if is_part_class(people):
        return Facet(f"part:{people}", figure.span)
    side = _ON_SIDE.match(look.text, figure.span[1], look.around(0, 60)[1])
    if side is not None:
        return Facet("part:one side", side.span())
    some = _SOME_OF.search(figure.who or "")
    if some is not None:
        return Facet(f"part:{some.group()}", figure.span)  # "its 40 youngest victims"
    partitive = _PARTITIVE.match(look.text, figure.span[0], min(len(look.text), figure.span[1] + 24))
    if figure.role != "part" and partitive is None:
        return None
    after = max(figure.span[1], partitive.end() if partitive else 0)
    return _read_part(look.text, people, figure.span, after)


def _is_state(look: _Look) -> Facet | None:
    figure = look.site.figure
    if figure.unit == "displaced":
        state = _SHELTERED.search(look.text, *look.around(30, 60))
        return Facet("part:sheltered", state.span()) if state else None
    if figure.unit == "injured":
        if _SEVERELY.search(look.text, figure.span[0], figure.span[1]) is not None:
            return Facet("part:seriously hurt", figure.span)
        state = _TREATED.search(look.text, figure.span[0], look.around(0, 60)[1])
        return Facet(f"part:{' '.join(state.group().lower().split())}", state.span()) if state else None
    return None


def _is_brought_out(text: str, around: Span) -> bool:
    """Tell whether bodies are those that were found somewhere, and not all "so far"."""
    return _BROUGHT_OUT.search(text, *around) is not None and _SO_FAR.search(text, *around) is None


def _is_of_some(look: _Look) -> bool:
    """Tell whether those are counted whom one took in, counted himself or brought to a hospital, or who may
    die yet."""
    figure, text = look.site.figure, look.text
    return (
        _TOOK_IN.search(text, *look.before(40)) is not None
        or _FORECAST.search(text, *look.before(60)) is not None
        or _CARRIED.search(text, *look.before(90)) is not None
        or _COUNTED_MYSELF.match(text, figure.span[1], look.around(0, 60)[1]) is not None
        or figure.unit == "injured"
        and _TO_HOSPITAL.search(text, *look.around(0, 30)) is not None
    )


def _is_detail(look: _Look) -> Facet | None:
    figure, text = look.site.figure, look.text
    around = look.around(40, 60)
    bodies = _BODIES.search(text, *figure.span) is not None
    others = _OF_OTHERS.search(text, figure.span[0], around[1])
    end = others.start() if others is not None else around[1]
    unclear = (
        _OWN_HANDS.search(text, *look.before(80)) is not None
        or _is_of_some(look)
        or _IN_SUCH_PLACE.search(text, *look.before(110)) is not None
        or _ONE_PLACE.search(text, figure.span[0], end) is not None
        or _RESTRICTED.search(text, figure.span[0], figure.span[1] + 30) is not None
        or figure.unit == "killed"
        and _FOUND.search(text, look.before(30)[0], figure.span[1]) is not None
        or bodies
        and (
            _is_brought_out(text, around)
            or _COUNTED.search(text, *around) is None
            or _LYING.match(text, figure.span[1], around[1]) is not None
            or _EXAMINED.search(text, *around) is not None
        )
    )
    return Facet(UNKNOWN, figure.span) if unclear else None


_RULES = (
    _is_two_things,
    _is_addition,
    _is_of_other_year,
    _is_of_listed_place,
    _is_of_one_site,
    _is_bare_of_several,
    _is_of_there,
    _is_of_several,
    _is_of_hospital,
    _is_part,
    _is_state,
    _is_detail,
)


def _starts_with_number(words: str) -> bool:
    first = words.split()[0].lower() if words.split() else ""
    return first[:1].isdigit() or first in load_figure_lexicon().numbers


def _ends_in_number(words: str) -> bool:
    last = words.split()[-1].lower()
    return last[:1].isdigit() or last in load_figure_lexicon().numbers


def _read_part(text: str, people: str, span: Span, after: int) -> Facet:
    """Return which part a figure counts: by its noun, by its state, or by what the verb says they are."""
    if people in ("forces", "fighters", "civilians"):
        return Facet(f"part:{people}", span)
    state = _STATE.match(text, span[1], min(len(text), span[1] + 60))
    if state:
        return Facet(f"part:{state['state']}", state.span("state"))
    predicate = _PREDICATE.match(text, after, min(len(text), after + 90))
    if predicate:
        noun = predicate["noun"].lower()
        if noun in load_figure_lexicon().people:
            return Facet(f"part:{classify_people(noun)}", predicate.span("noun"))
        if noun in load_words("states"):
            return Facet(f"part:{noun}", predicate.span("noun"))
    return Facet(UNKNOWN, span)


_STILL = load_pattern("scope", "still")


def _is_called_toll(text: str, site: ScopeSite) -> bool:
    """Tell whether a number is called a toll: it may be lower than another, as one that was corrected."""
    start, end = site.figure.span
    called = _CALLED_TOLL.search(text, max(site.sentence[0], start - _BEFORE_TOLL), end)
    return called is not None and _OF_A_PART.search(text, called.end(), end) is None


_OF_A_PART = load_pattern("scope", "of_a_part")
_CALLED_TOLL, _BEFORE_TOLL = load_pattern("scope", "called_toll"), 30  # characters before a figure


def _mark_details(text: str, sites: Sequence[ScopeSite], found: list[Facet | None]) -> None:
    """Of the numbers that one source gives for one unit, mark all but the largest as details."""
    groups: dict[tuple[int, str, str, str], list[int]] = defaultdict(list)
    for number, site in enumerate(sites):
        if found[number] is None and not site.earlier and not _is_called_toll(text, site):
            people = classify_people(site.figure.who)
            side = people if people in _OWN_SIDE else "all"
            groups[site.scene, site.source, site.figure.unit, side].append(number)
    credited: dict[tuple[int, str], int] = {}  # where the text first credits a source with a toll
    for number, site in enumerate(sites):
        if found[number] is None and not site.own and site.figure.qualifier not in VAGUE:
            credited.setdefault((site.scene, site.figure.unit), number)
    for (scene, source, unit, _), group in groups.items():
        if source.startswith("outlet:"):
            late = [k for k in group if k > credited.get((scene, unit), len(sites))]
            for k in late:
                found[k] = Facet(UNKNOWN, sites[k].figure.span)  # a source has the toll; this is a detail
            group = [k for k in group if k not in late]
            if not group:
                continue
        exact = [k for k in group if sites[k].figure.qualifier not in VAGUE]
        top = max(anchor(sites[k].figure) for k in exact or group)
        for k in group:
            figure = sites[k].figure
            if anchor(figure) == top or figure.qualifier in VAGUE and exact:
                continue
            if figure.unit == "missing" and _STILL.search(text, figure.span[0], figure.span[1] + _NEXT):
                continue  # fewer are missing when some were found
            if figure.qualifier in ("about", "nearly", "more than") and abs(anchor(figure) - top) * 10 <= top:
                continue  # a rounding of the same number
            place = next((place for place in sites[k].places if place.surety >= SURE), None)
            found[k] = (
                Facet(f"place:{place.name}", place.span) if place is not None else Facet(UNKNOWN, figure.span)
            )
