"""What a site is about: its own words first, then those of its scene."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from attrib.figures.compare import anchor, classify_people
from attrib.model import Document, Span

from ..cues import EventRules, cut_clause, find_cause, find_kinds
from ..dates import find_published
from ..model import About, Facet
from ..places import SURE, Place, find_places
from ..scenes.scene import Scene
from ..scope import TOTAL, ScopeSite, read_scopes
from ..sides import Deed
from .page import Draft, Page

_NIGHT = timedelta(days=1)
_BEHIND = 50  # characters behind a figure in which its place may stand
_AROUND = 200  # characters on both sides of a site in which its weapon may stand
_MOST_AREAS = 3


def mark_scopes(page: Page, rules: EventRules) -> None:
    """Tell each figure's places and scope."""
    figures = [draft for draft in page.drafts if draft.figure is not None]
    sites, cumulative = [], {}
    published = find_published(page.text, page.doc.date)
    year = published.year if published is not None else None
    for number, draft in enumerate(figures):
        assert draft.figure is not None and draft.spot is not None
        draft.places = tuple(find_places(page.text, _reach(page, draft), rules))
        sites.append(
            ScopeSite(
                draft.figure,
                page.sentence_of(draft),
                draft.spot.scene,
                draft.origin.name,
                draft.places,
                draft.earlier,
                draft.origin.kind == "outlet",
                year,
            )
        )
        if draft.spot.cumulative is not None:
            cumulative[number] = draft.spot.cumulative
    for draft, scope in zip(figures, read_scopes(page.text, sites, cumulative, rules)):
        draft.scope = scope
    _mark_elsewhere(page, figures, rules)


def _reach(page: Page, draft: Draft) -> Span:
    """Return a figure with the words close behind it in its sentence."""
    end = page.text.find(" ", min(draft.span[1] + _BEHIND, len(page.text)))
    return draft.span[0], min(page.sentence_of(draft)[1], end if end >= 0 else len(page.text))


def _mark_elsewhere(page: Page, figures: Sequence[Draft], rules: EventRules) -> None:
    """A smaller number whose clause names another place than the larger one's is that place's: no toll."""
    totals = [draft for draft in figures if draft.scope is not None and draft.scope.value == TOTAL]
    spots = [find_spots(page.text, draft, page.sentence_of(draft), rules) for draft in totals]
    names = [name_places(places) for places in spots]
    for draft, places, mine in zip(totals, spots, names):
        if mine and any(
            theirs and mine.isdisjoint(theirs) and _is_smaller(draft, larger)
            for larger, theirs in zip(totals, names)
        ):
            draft.scope = Facet(f"place:{places[0].name}", places[0].span)


def _is_smaller(draft: Draft, larger: Draft) -> bool:
    """Tell whether of two numbers of one unit and scene the first is the smaller."""
    assert draft.figure is not None and larger.figure is not None
    assert draft.spot is not None and larger.spot is not None
    same = draft.spot.scene == larger.spot.scene and draft.figure.unit == larger.figure.unit
    return same and anchor(draft.figure) < anchor(larger.figure)


def name_places(places: Sequence[Place]) -> frozenset[str]:
    """Return the folded names of places."""
    return frozenset(key for place in places for key in place.keys)


def find_spots(text: str, draft: Draft, sentence: Span, rules: EventRules) -> list[Place]:
    """Return the sure places that a figure's clause names, areas apart; of a statement those of what it says:
    "activists in Idlib blamed …" tells nothing of Idlib."""
    clause = cut_clause(text, draft.span, sentence, rules) if draft.figure is not None else draft.span
    return [place for place in find_places(text, clause, rules) if place.surety >= SURE and not place.area]


def find_own_kinds(text: str, draft: Draft, sentence: Span, rules: EventRules) -> frozenset[str]:
    """Return the kinds of happening that a figure's clause has words for."""
    if draft.figure is None:
        return frozenset()
    clause = cut_clause(text, draft.span, sentence, rules)
    return frozenset(kind for kind, _ in find_kinds(text, clause, rules))


def pin_place(draft: Draft, scene: Scene) -> frozenset[str]:
    """Return the names of the place that a site is told to be at, its own before its scene's."""
    place = next((place for place in _list_places(draft, scene) if not place.area), None)
    return frozenset(place.keys) if place is not None else frozenset()


def tell_day(scene: Scene) -> tuple[str, str] | None:
    """Return the first and last day of a scene that its text tells to be of one day or night."""
    if not scene.told or scene.first is None or scene.last is None or scene.last - scene.first > _NIGHT:
        return None
    return scene.first.isoformat(), scene.last.isoformat()


def count_whom(draft: Draft) -> str | None:
    """Return whom a site's number counts."""
    return draft.who or (draft.figure.who if draft.figure is not None else None)


def read_about(doc: Document, draft: Draft, scene: Scene, deed: Deed | None, rules: EventRules) -> About:
    """Return what a site is about: its own words first, then those of its scene."""
    place, within = _choose_place(draft, scene)
    kind = min(scene.kinds, key=lambda name: (-scene.kinds[name], name)) if scene.kinds else None
    cause = None
    if scene.sentences:
        window = max(0, draft.span[0] - _AROUND), min(len(doc.text), draft.span[1] + _AROUND)
        cause = find_cause(doc.text, window, rules)
    who = count_whom(draft)
    return About(
        place=Facet(place.name, place.span) if place is not None else None,
        within=within,
        day=_read_day(scene),
        kind=Facet(kind, scene.kind_spans.get(kind)) if kind else None,
        cause=Facet(*cause) if cause is not None else None,
        side=Facet(deed.name, deed.span) if deed is not None and deed.name else None,
        people=Facet(classify_people(who), draft.figure.span) if draft.figure is not None and who else None,
        scope=draft.scope,
    )


def _choose_place(draft: Draft, scene: Scene) -> tuple[Place | None, tuple[str, ...]]:
    """Return a site's place, an area only where none is narrower, and the names of the areas it lies in."""
    areas = [place for seat in scene.seats for place in seat if place.area]
    place = next((place for place in _list_places(draft, scene) if not place.area), None)
    place = place or next(iter(areas), None)
    around = (area.name for area in areas if place is None or area.key != place.key)
    return place, tuple(dict.fromkeys(around))[:_MOST_AREAS]


def _list_places(draft: Draft, scene: Scene) -> list[Place]:
    """Return a site's own sure places and then those of its scene."""
    own = [place for place in draft.places if place.surety >= SURE]
    return own + [place for seat in scene.seats for place in seat]


def _read_day(scene: Scene) -> Facet | None:
    """Return the day or days of a scene, if its text tells them."""
    if scene.first is None or scene.last is None or not (scene.told or scene.inherited):
        return None
    first, last = scene.first.isoformat(), scene.last.isoformat()
    return Facet(first if first == last else f"{first}/{last}", scene.day_span)
