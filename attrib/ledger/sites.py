"""Documents to claim sites: every figure and attribution with its sentence, speaker and origin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from attrib.figures.find import assign_figures, find_sentence_figures
from attrib.figures.quantities import cap_spans
from attrib.language.segment import find_sentences
from attrib.model import Attribution, Document, Figure, Relation, Span
from attrib.sources.origins import find_organisation, map_spokesmen

from .copies import Sentence, find_copies
from .dates import find_published
from .events import Site, sentence_number
from .model import CopyOrigin

_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|provisional|preliminary|first|prior|up from|"
    r"down from|from an?)\b"
    r"[^.;]{0,60}$",
    re.I,
)
_HEADLINE_SOURCE = re.compile(
    r"\b(?P<source>monitor|monitors|ngo|activists?|opposition|observatory|sohr|state (?:tv|media|television|"
    r"news agency)|police|officials?|army|ministry|governor|government|medics|rescuers|witnesses|residents|"
    r"un|unicef|media|report|reports|source|sources)\s*(?:say|says|said)?\W*$",
    re.I,
)
_SITE_TAIL = re.compile(r"\s*\|[^|]*$")
_PASSING = ("media", "report", "reports", "source", "sources")
UNNAMED = "unnamed"
# people whom nobody could tell from others of their kind: "residents", "a military source"
_ANONYMOUS = re.compile(
    r"^(?!.*[A-Z]).*\b(?:sources?|officials?|witness(?:es)?|residents?|activists?|reports?|media|people|locals?|villagers?|"
    r"survivors?|neighbou?rs?|analysts?|observers?|diplomats?|refugees?|accounts?|sites?|posts?|insiders?)\b"
)
# a body spoken of before it is named: "a Britain-based monitoring group", "an opposition group and residents"
_BODY = re.compile(
    r"an?\s(?:[\w-]+\s){0,3}(?:group|monitor|watchdog|network|organi[sz]ation|body|charity)\b", re.I
)
_BODIES = frozenset(("monitor", "activist", "medical-rescue", "intergovernmental", "opposition", "expert"))


@dataclass(slots=True, eq=False)
class Place:
    """A claim site with all that later steps need of it, so that no document has to be kept."""

    site: Site
    order: tuple  # (date, document id, span): the order of claims
    document: str
    outlet: str | None
    date: str | None
    published: str | None
    sentence: str
    sentence_span: Span
    attribution: str | None  # its id; None for the outlet's own voice
    stance: str
    hedged: bool
    speaker_id: str | None
    speaker_type: str
    speaker: str | None
    identity: str  # who says it, for conflicts and revisions: an organisation, "outlet:…", "unnamed:document"
    origin: str  # whom it counts for among independent sources
    earlier: bool = False
    unnamed_body: bool = False  # "a monitoring group": a body that the text may name elsewhere
    text: str = ""
    copied_from: CopyOrigin | None = None
    event: int = -1
    claim: int = -1
    reason: str = ""

    @property
    def figure(self) -> Figure | None:
        return self.site.figure


@dataclass(slots=True, eq=False)
class Corpus:
    """What was read: places in document order, sentences per document, relations between attributions."""

    places: list[list[Place]] = field(default_factory=list)
    sites: list[list[Site]] = field(default_factory=list)
    relations: list[tuple[int, Relation]] = field(default_factory=list)
    by_attribution: dict[tuple[int, str], list[Place]] = field(default_factory=dict)


def read_sites(index: int, doc: Document) -> tuple[list[Place], tuple[Span, ...]]:
    """Return the claim places of one document, in text order, and its sentences."""
    sentences = tuple(cap_spans(doc.text, find_sentences(doc.text, doc.title)))
    attributions = tuple(doc.attributions or ())
    figures = find_sentence_figures(doc.text, sentences)
    if any(item.figures for item in attributions):
        held = [figure.span for item in attributions for figure in item.figures]
        own = [figure for figure in figures if not _overlaps(figure.span, held)]
    else:
        attributions, own = assign_figures(doc.text, figures, sentences, attributions)
    published = find_published(doc.text, doc.date)
    reader = _Reader(index, doc, sentences, published.isoformat() if published else None)
    inner = {item.parent: item for item in attributions if item.parent}
    places = []
    for item in attributions:
        spans = [(figure.span, figure) for figure in item.figures] or [(_extent(item), None)]
        places += [
            reader.make_place(span, figure, item, inner.get(item.id)) for span, figure in spans if sentences
        ]
    places += [reader.make_place(figure.span, figure, None, None) for figure in own]
    places.sort(key=lambda place: (place.site.span, place.attribution or ""))
    _credit_headlines(doc, places)
    return places, sentences


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _extent(item: Attribution) -> Span:
    spans = item.content or item.cue or item.source
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


class _Reader:
    def __init__(self, index: int, doc: Document, sentences, published: str | None):
        self.index, self.doc, self.sentences, self.published = index, doc, sentences, published
        self.texts: dict[Span, str] = {}
        self.spokesmen = map_spokesmen(doc.text, tuple(doc.attributions or ()))
        self.outlet = f"outlet:{doc.outlet or doc.id}"

    def make_place(self, span: Span, figure, item: Attribution | None, inner: Attribution | None) -> Place:
        doc = self.doc
        number = sentence_number(self.sentences, span[0])
        sentence = self.sentences[number] if self.sentences else (0, len(doc.text))
        site = Site(self.index, span, number, figure=figure)
        if item is None:
            speaker, identity, origin = doc.outlet, self.outlet, self.outlet
        else:
            speaker = self.spokesmen.get(item.speaker, item.speaker)
            identity, origin = find_identity(item, doc.id, self.spokesmen)
            if inner is not None:
                origin = find_identity(inner, doc.id, self.spokesmen)[
                    1
                ]  # a relay counts for the one it relays
        earlier = figure is not None and bool(
            _EARLIER.search(
                doc.text[max(sentence[0], span[0] - 40) : span[0]]
                + doc.text[span[0] : span[0] + 14].split(" of ")[0]
            )
            and re.search(
                r"\b(?:toll|figure|tally|count|estimate|number|said|put|reported|gave)\b",
                doc.text[max(sentence[0], span[0] - 60) : span[1]],
                re.I,
            )
        )
        return Place(
            site,
            (doc.date or "9999", doc.id, span),
            doc.id,
            doc.outlet,
            doc.date,
            self.published,
            self.sentence_text(sentence),
            sentence,
            item.id if item else None,
            item.stance if item else "asserts",
            item.hedged if item else False,
            item.speaker_id if item else None,
            item.speaker_type if item else "media",
            speaker,
            identity,
            origin,
            earlier,
            item is not None and any(_BODY.match(doc.text, start, end) for start, end in item.source),
            "" if item is None or figure else " ".join(doc.text[start:end] for start, end in item.content),
        )

    def sentence_text(self, span: Span) -> str:
        """The text of a sentence, one string however many claims it makes."""
        if span not in self.texts:
            self.texts[span] = self.doc.text[span[0] : span[1]]
        return self.texts[span]


def find_identity(item: Attribution, document: str, spokesmen: dict[str, str]) -> tuple[str, str]:
    """Return (identity, origin) of an attribution's speaker: an organisation counts with its spokesmen."""
    if not item.speaker:
        return f"{UNNAMED}:{document}", UNNAMED
    name = find_organisation(spokesmen.get(item.speaker, item.speaker)).casefold()
    generic = item.speaker_type == "unnamed" or bool(_ANONYMOUS.search(item.speaker))
    return name, UNNAMED if generic else name


def _credit_headlines(doc: Document, places: list[Place]) -> None:
    """A headline's figure with its source at the end ("… kill 56 civilians: monitor") is that source's.

    An own-voice figure whose number the same text also gives with a source counts for that source.
    """
    credited: dict[tuple, Place] = {}
    named_bodies: dict[tuple, list[Place]] = {}
    for place in places:
        if place.attribution is not None and place.figure is not None and place.speaker:
            key = (place.figure.unit, place.figure.low if place.figure.low is not None else place.figure.high)
            credited.setdefault(key, place)
            if not place.unnamed_body and place.speaker_type in _BODIES and place.origin != UNNAMED:
                named_bodies.setdefault(key, []).append(place)
    for place in places:
        if place.unnamed_body and place.figure is not None:
            key = (place.figure.unit, place.figure.low if place.figure.low is not None else place.figure.high)
            named = next(
                (other for other in named_bodies.get(key, ()) if other.identity != place.identity), None
            )
            for other in places if named is not None else ():
                if other.attribution == place.attribution:
                    other.speaker, other.identity, other.origin = named.speaker, named.identity, named.origin
                    other.reason = f"the body that gives this figure is named in the text: {named.speaker}"
    title = _SITE_TAIL.sub("", doc.title or "").strip()
    match = _HEADLINE_SOURCE.search(title)
    named = match["source"].casefold() if match else ""
    start = doc.text.find(title) if title else -1
    if start < 0 and title:
        start = doc.text.find(_SITE_TAIL.sub("", title)[:40])
    for place in places:
        if place.attribution is not None or place.figure is None:
            continue
        key = (place.figure.unit, place.figure.low if place.figure.low is not None else place.figure.high)
        source = credited.get(key)
        if (
            source is None
            and named
            and named not in _PASSING
            and 0 <= start <= place.site.span[0] < start + len(title)
        ):
            source = next(
                (
                    other
                    for other in places
                    if other.attribution is not None
                    and other.figure is not None
                    and other.figure.unit == place.figure.unit
                ),
                None,
            )
        if source is None:
            continue
        place.identity, place.origin = source.identity, source.origin
        if named and named not in _PASSING and 0 <= start <= place.site.span[0] < start + len(title):
            place.speaker = source.speaker
            place.reason = f"headline credited to {match['source']!r}, here {source.speaker}"


def mark_copies(places: list[list[Place]]) -> dict[tuple[int, int], set[int]]:
    """Set ``copied_from`` on copies; return which (document, sentence number) share which sentence."""
    ordered: dict[tuple, Place] = {}
    for group in places:
        for place in group:
            ordered.setdefault((place.published or "9999", place.site.document, place.sentence_span), place)
    keys = sorted(ordered)
    copies = find_copies(
        Sentence(ordered[key].document, ordered[key].sentence_span, ordered[key].sentence) for key in keys
    )
    numbers: dict[tuple[str, Span], int] = {}
    for origin in copies.values():
        numbers.setdefault((origin.document, origin.span), len(numbers))
    shared: dict[tuple[int, int], set[int]] = {}
    for group in places:
        for place in group:
            here = (place.document, place.sentence_span)
            origin = copies.get(here)
            place.copied_from = origin
            number = numbers.get((origin.document, origin.span)) if origin else numbers.get(here)
            if number is not None:
                shared.setdefault((place.site.document, place.site.sentence), set()).add(number)
    return shared
