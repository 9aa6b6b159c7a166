"""Documents to sites: every figure and statement with its sentence, speaker, origin and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from attrib.figures.quantities import cap_spans
from attrib.language.segment import find_sentences
from attrib.model import Document, Span

from ..cues import EventRules, load_event_rules
from ..dates import find_published
from ..origins import read_body, read_origins
from ..scenes.read import read_scenes
from ..scenes.scene import Scene, Spot
from ..sides import Deed, read_deed
from ..wording import POINTED_CLAIM
from .about import (
    count_whom,
    find_own_kinds,
    find_spots,
    mark_scopes,
    name_places,
    pin_place,
    read_about,
    tell_day,
)
from .beside import credit_continued, credit_headlines, credit_parts, share_people
from .counted import credit_counters, credit_pronouns
from .denied import find_denial
from .drafting import draft_sites
from .earlier import mark_earlier, mark_overtaken
from .listed import credit_lists
from .names import name_bodies, name_owners
from .page import Draft, Page
from .site import Site
from .voices import share_figures


def read_sites(index: int, doc: Document) -> tuple[list[Site], list[Scene]]:
    """Return the sites of one document in text order, and its scenes."""
    rules = load_event_rules()
    sentences = tuple(cap_spans(doc.text, find_sentences(doc.text, doc.title)))
    if not sentences:
        return [], []
    page = _draft(doc, sentences)
    name_owners(page)
    name_bodies(page)
    if doc.attributions is not None:
        credit_counters(page)
        credit_pronouns(page)
        credit_lists(page)
    credit_headlines(page)
    mark_earlier(page)
    scenes = _place(index, page, rules)
    credit_parts(page)
    credit_headlines(page)
    credit_continued(page)
    share_people(page)
    mark_overtaken(page)
    mark_scopes(page, rules)
    return _make_sites(index, page, scenes, rules), scenes


def _draft(doc: Document, sentences: Sequence[Span]) -> Page:
    """Return a document with a draft for each figure and statement."""
    attributions, own = share_figures(doc, sentences)
    reader = read_origins(doc, attributions)
    return Page(doc, sentences, reader, draft_sites(doc, sentences, attributions, own, reader))


def _place(index: int, page: Page, rules: EventRules) -> list[Scene]:
    """Put each draft into a scene, a claim that is turned down into that of its denial; return the scenes."""
    spots = [Spot(draft.span, draft.sentence, draft.figure, answers=_answers(draft)) for draft in page.drafts]
    scenes = read_scenes(index, page.doc, page.sentences, spots, rules)
    for draft, spot in zip(page.drafts, spots):
        draft.spot = spot
    for before, draft in pairwise(page.drafts):
        if _points(page, draft) and draft.sentence - before.sentence <= 1:
            draft.spot = before.spot
    for draft in page.drafts:
        if draft.relayed:
            draft.spot = find_denial(page.drafts, draft).spot
    return scenes


def _points(page: Page, draft: Draft) -> bool:
    """Tell whether a draft denies what was said just before and names nothing: "rejected the claim"."""
    if draft.figure is not None or draft.item is None or draft.item.stance != "denies":
        return False
    words, _ = _read_statement(page, draft)
    return POINTED_CLAIM.fullmatch(words) is not None


def _answers(draft: Draft) -> bool:
    """Tell whether a draft denies or confirms something, or is what a denial turns down."""
    answer = draft.item is not None and draft.item.stance in ("denies", "confirms")
    return draft.relayed or bool(draft.stance) or answer


@dataclass(slots=True, eq=False)
class _Texts:
    """Sentences' texts, one string however many claims each makes."""

    text: str
    known: dict[Span, str] = field(default_factory=dict)

    def get(self, span: Span) -> str:
        if span not in self.known:
            self.known[span] = self.text[span[0] : span[1]]
        return self.known[span]


@dataclass(frozen=True, slots=True, eq=False)
class _Whole:
    """What the sites of one document share."""

    index: int
    published: str | None
    credited: bool  # the document credits somebody with something
    alone: bool  # it tells of one happening alone
    texts: _Texts


def _make_sites(index: int, page: Page, scenes: Sequence[Scene], rules: EventRules) -> list[Site]:
    """Return the sites of all drafts of a document."""
    published = find_published(page.text, page.doc.date)
    whole = _Whole(
        index,
        published.isoformat() if published else None,
        any(draft.origin.kind != "outlet" for draft in page.drafts),
        sum(scene.kind == "event" for scene in scenes) == 1,
        _Texts(page.text),
    )
    return [_make_site(page, draft, scenes, whole, rules) for draft in page.drafts]


def _make_site(page: Page, draft: Draft, scenes: Sequence[Scene], whole: _Whole, rules: EventRules) -> Site:
    doc, item, spot = page.doc, draft.item, draft.spot
    assert spot is not None
    scene, sentence = scenes[spot.scene], page.sentence_of(draft)
    text, deed = _read_statement(page, draft)
    return Site(
        index=whole.index,
        order=(doc.date or "9999", doc.id, draft.span),
        document=doc.id,
        outlet=doc.outlet,
        date=doc.date,
        published=whole.published,
        span=draft.span,
        sentence=whole.texts.get(sentence),
        sentence_span=sentence,
        attribution=item.id if item else None,
        stance=draft.stance or (item.stance if item else "asserts"),
        hedged=item.hedged if item else False,
        speaker=draft.speaker,
        speaker_id=item.speaker_id if item else None,
        speaker_type=item.speaker_type if item else "media",
        origin=draft.origin,
        scene=spot.scene,
        sure=spot.sure,
        about=read_about(doc, draft, scene, deed, rules),
        figure=draft.figure,
        earlier=draft.earlier,
        text=text,
        who=count_whom(draft),
        uncredited=not whole.credited,
        pinned=pin_place(draft, scene),
        when=tell_day(scene),
        alone=whole.alone,
        lead=scene.lead,
        cue=" ".join(doc.text[start:end] for start, end in item.cue) if item is not None else "",
        spots=name_places(find_spots(doc.text, draft, sentence, rules)),
        around=scene.sure_places(),
        kinds=find_own_kinds(doc.text, draft, sentence, rules),
        whole=draft.figure.part_of if draft.figure else None,
        deed=deed,
        meant=draft.told.meant if draft.told is not None else (),
        relayed=draft.relayed,
        implied=draft.implied,
        reason=draft.reason,
    )


def _read_statement(page: Page, draft: Draft) -> tuple[str, Deed | None]:
    """Return the words of a statement ("" of a figure) and what it says of who did it."""
    if draft.told is not None:
        return draft.told.words, draft.told.deed
    item = draft.item
    if item is None:
        return "", None
    pieces = item.content if draft.figure is None else ()
    text = " ".join(page.text[start:end] for start, end in pieces)
    return text, read_deed(page.doc, item, read_body(page.reader, item))
