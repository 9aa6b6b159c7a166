"""Documents to sites: every figure and statement with its sentence, speaker, origin and what it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from attrib.figures.compare import anchor, classify_people
from attrib.figures.find import assign_figures, find_sentence_figures
from attrib.figures.quantities import cap_spans
from attrib.language.segment import find_sentences
from attrib.language.spans import find_sentence, overlaps_any
from attrib.model import Attribution, Document, Figure, Span
from attrib.sources.origins import fold_words, name_in_registry

from .counters import Counter, find_counter, find_teller
from .credited import find_credit, find_full_name, find_sayer, strip_paper
from .cues import EventRules, cut_clause, find_cause, find_kinds, load_event_rules
from .dates import find_published
from .model import About, CopyOrigin, Facet
from .origins import (
    UNNAMED,
    Origin,
    OriginReader,
    is_name,
    read_body,
    read_name,
    read_origin,
    read_origins,
)
from .patterns import load_pattern, load_words
from .places import SURE, Place, find_places
from .relayed import Relayed, find_refuted, find_relayed, names_claim
from .scenes import Scene, Spot, read_scenes
from .scope import TOTAL, ScopeSite, read_scopes
from .sides import Deed, read_deed
from .told import Told, extent, find_told, is_told_beside

_EARLIER = load_pattern("sites", "earlier")
_SAID_EARLIER = load_pattern("sites", "said_earlier")
_COUNT_WORD = load_pattern("sites", "count_word")
_FROM_TO = re.compile(r"\bfrom\s+$", re.I)
_TO_NUMBER = re.compile(r"\s+to\s+(?:\d|\w+\b)", re.I)
_HEADLINE_SOURCE = load_pattern("sites", "headline_source")
_BODY = load_pattern("sites", "body")
_NIGHT = timedelta(days=1)
_SITE_TAIL = re.compile(r"\s*\|[^|]*$")
_TOLD_OF = load_pattern("sites", "told_of")
_CLAIMS_DEED, _OWNS_DEED = load_pattern("sites", "claims_deed"), load_pattern("sites", "owns_deed")
_BESIDE_IN_TIME = load_pattern("sites", "beside_in_time")
_GOES_ON_TELLING = load_pattern("sites", "goes_on_telling")
_TOLD_EARLIER, _TOLD = load_pattern("sites", "told_earlier"), 80  # characters before a number
_REPLACED = load_pattern("sites", "replaced")
_EARLIER_COUNT = load_pattern("sites", "earlier_count")


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A place that makes a claim, with all that later steps need, so that no document has to be kept.

    ``scene`` is the number of its happening within the document, ``sure`` whether that is sure;
    ``identity`` is who says it and ``origin`` whose word it is in the end; ``earlier`` marks a number
    that the text itself calls superseded; ``deed`` is what a statement says of who did it.
    """

    index: int
    order: tuple[str, str, Span]  # (date, document id, span): the order of claims
    document: str
    outlet: str | None
    date: str | None
    published: str | None
    span: Span
    sentence: str
    sentence_span: Span
    attribution: str | None
    stance: str
    hedged: bool
    speaker: str | None
    speaker_id: str | None
    speaker_type: str
    origin: Origin
    scene: int
    sure: bool
    about: About
    figure: Figure | None = None
    earlier: bool = False
    text: str = ""
    who: str | None = None
    spots: frozenset[str] = frozenset()  # folded names of the places its own clause names, areas apart
    alone: bool = False  # its document tells of one happening alone
    lead: bool = False  # its happening is what its document is about
    uncredited: bool = False  # its document credits nobody with anything
    pinned: frozenset[str] = frozenset()  # folded names of its place, where that is no area
    when: tuple[str, str] | None = None  # ISO days, where the text tells one day or night of its happening
    cue: str = ""  # the words of its attribution's cue
    around: frozenset[str] = frozenset()  # folded names of the sure places of its scene
    kinds: frozenset[str] = frozenset()  # of happening, that its own clause has words for
    whole: Span | None = None  # the figure it is a part of
    deed: Deed | None = None
    meant: tuple[Figure, ...] = ()  # the figures that it turns down or confirms
    relayed: bool = False  # a denial names it: "rejects | the governor's claim that …"
    copied_from: CopyOrigin | None = None
    reason: str = ""

    @property
    def scope(self) -> str:
        """The scope of its figure."""
        return self.about.scope.value if self.about.scope is not None else "unknown"


@dataclass(slots=True, eq=False)
class _Draft:
    """A site while its document is read."""

    span: Span
    sentence: int
    figure: Figure | None
    item: Attribution | None
    speaker: str | None
    origin: Origin
    earlier: bool = False
    reason: str = ""
    spot: Spot | None = None
    scope: Facet | None = None
    places: tuple[Place, ...] = ()
    who: str | None = None  # whom a bare number counts, as the text says elsewhere
    told: Told | None = None  # what a saying with figures says beside them
    relayed: bool = False  # a denial in the same sentence names it
    stance: str = ""  # where it is not its attribution's


@dataclass(slots=True, eq=False)
class _Texts:
    """Sentences' texts, one string however many claims each makes."""

    text: str
    known: dict[Span, str] = field(default_factory=dict)

    def get(self, span: Span) -> str:
        if span not in self.known:
            self.known[span] = self.text[span[0] : span[1]]
        return self.known[span]


def read_sites(index: int, doc: Document) -> tuple[list[Site], list[Scene]]:
    """Return the sites of one document in text order, and its scenes."""
    rules = load_event_rules()
    sentences = tuple(cap_spans(doc.text, find_sentences(doc.text, doc.title)))
    if not sentences:
        return [], []
    attributions, own = _share_figures(doc, sentences)
    reader = read_origins(doc, attributions)
    drafts = _draft_sites(doc, sentences, attributions, own, reader)
    _name_owners(doc, drafts, reader)
    _name_bodies(doc, drafts)
    if doc.attributions is not None:
        _credit_counters(doc, sentences, drafts, reader)
        _credit_pronouns(doc, sentences, drafts, reader)
        _credit_lists(doc.text, drafts, reader)
    _credit_headlines(doc, drafts)
    _mark_past(doc, sentences, drafts)
    _mark_told_earlier(doc.text, sentences, drafts)
    _mark_series(doc.text, sentences, drafts)
    spots = [
        Spot(
            draft.span,
            draft.sentence,
            draft.figure,
            answers=draft.relayed
            or bool(draft.stance)
            or draft.item is not None
            and draft.item.stance in ("denies", "confirms"),
        )
        for draft in drafts
    ]
    scenes = read_scenes(index, doc, sentences, spots, rules)
    for draft, spot in zip(drafts, spots):
        draft.spot = spot
    for draft in drafts:
        if draft.relayed:
            draft.spot = _find_denial(drafts, draft).spot
    _credit_parts(doc.text, drafts)
    _credit_headlines(doc, drafts)
    _credit_continued(doc, drafts)
    _share_people(doc.text, drafts)
    _mark_overtaken(doc.text, drafts)
    _read_scopes(doc, sentences, drafts, rules)
    published = find_published(doc.text, doc.date)
    texts = _Texts(doc.text)
    credited = any(draft.origin.kind != "outlet" for draft in drafts)
    return [
        _make_site(
            index,
            doc,
            sentences,
            draft,
            scenes,
            published.isoformat() if published else None,
            texts,
            rules,
            credited,
            reader,
        )
        for draft in drafts
    ], scenes


def _share_figures(doc: Document, sentences: Sequence[Span]) -> tuple[tuple[Attribution, ...], list[Figure]]:
    """Return the attributions with their figures and the figures in the outlet's own voice."""
    attributions = tuple(
        replace(
            item,
            speaker=name_in_registry(item),
            figures=tuple(figure for figure in item.figures if figure.high != 0),
        )
        for item in doc.attributions or ()
    )  # "nobody died" is a statement: it has no people to compare
    figures = tuple(figure for figure in find_sentence_figures(doc.text, sentences) if figure.high != 0)
    if not any(item.figures for item in attributions):
        shared, own = assign_figures(doc.text, figures, sentences, attributions)
    else:
        held = [figure for item in attributions for figure in item.figures]
        shared, own = attributions, tuple(figure for figure in figures if not _is_held(figure, held))
    denied = [piece for item in shared if item.stance == "denies" for piece in item.content]
    kept, told = [], list(own)
    for item in shared:
        mine = _list_own(doc.text, item)
        told += [figure for figure in item.figures if figure not in mine]
        if item.stance == "denies":
            mine = tuple(figure for figure in mine if not _is_not_one(doc.text, denied, figure))
        kept.append(replace(item, figures=mine) if len(mine) < len(item.figures) else item)
    return tuple(kept), [figure for figure in told if not _is_not_one(doc.text, denied, figure)]


def _is_not_one(text: str, denied: Sequence[Span], figure: Figure) -> bool:
    """Tell whether a figure is the one of "denied that a single civilian had died": no count at all.

    ``denied`` is where denials stand.
    """
    single = figure.low == 1 and _SINGLE.search(text, *figure.span) is not None
    return single and overlaps_any(figure.span, denied)


_SINGLE = re.compile(r"\b(?:single|any)\b", re.I)


def _is_held(figure: Figure, held: Sequence[Figure]) -> bool:
    """Tell whether a figure is one of those that attributions hold: the same number at the same place."""
    near = [other for other in held if overlaps_any(figure.span, [other.span])]
    return any(_number_key(figure) == _number_key(other) for other in near)


def _list_own(text: str, item: Attribution) -> tuple[Figure, ...]:
    """Return the figures that are the source's word: none that only tell which deed it claims or condemns."""
    own: list[Figure] = []
    if _labels_nobody(text, item):
        return ()
    last: Figure | None = None  # one that is told of a deed
    for figure in item.figures:
        goes_on = last is not None and _GOES_ON_TELLING.fullmatch(text, last.span[1], figure.span[0])
        if goes_on or _is_told_of(text, item, figure):
            last = figure
        else:
            own.append(figure)
    return tuple(own)


def _labels_nobody(text: str, item: Attribution) -> bool:
    """Tell whether what stands before a colon is a time or the place of a dateline: "8.05 pm IST: 22 dead",
    "ORSK: Nine people died"."""
    if item.rule != "speaker-colon" or not item.source:
        return False
    start, end = item.source[0]
    if _CLOCK.match(text, start, end + 1):
        return True
    paragraph = text.find("\n", end) % (len(text) + 1)
    opens = not text[:start].strip() or _AFTER_TITLE.fullmatch(text, 0, start) is not None
    lone = text[start:end].replace(" ", "").isalpha() and len(text[start:end].split()) <= _PLACE_WORDS
    return opens and lone and paragraph - end > _LEAD and _A_BODY.search(text, start, end) is None


_CLOCK = load_pattern("counters", "clock")
_AFTER_TITLE = re.compile(r"[^\n]{1,200}\n\s*")
_PLACE_WORDS = 3  # words of a dateline's place
_LEAD = 60  # characters of a lead behind its dateline


def _is_told_of(text: str, item: Attribution, figure: Figure) -> bool:
    """Tell whether a figure only tells which deed is claimed, condemned or denied: not the source's word."""
    cue = " ".join(text[start:end] for start, end in item.cue)
    start = min((start for start, _ in item.content), default=figure.span[0])
    owns = _OWNS_DEED.search(text, start, figure.span[0])
    judges = item.stance in ("accuses", "denies", "demands", "promises")
    if not (judges or owns or _CLAIMS_DEED.search(cue)):
        return False
    before = text[max(start, figure.span[0] - 60) : figure.span[0] + 12]
    return _TOLD_OF.search(before[: figure.span[0] - max(start, figure.span[0] - 60)]) is not None or bool(
        re.match(r"(?:killing|wounding|injuring|leaving)\b", text[figure.span[0] : figure.span[0] + 10], re.I)
    )


def _says(item: Attribution, span: Span) -> bool:
    """Tell whether an attribution's content reaches to a figure."""
    return overlaps_any(span, item.content) or any(0 <= span[0] - end <= 1 for _, end in item.content)


def _draft_sites(
    doc: Document,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    own: Sequence[Figure],
    reader: OriginReader,
) -> list[_Draft]:
    inner = {item.parent: item for item in attributions if item.parent}
    by_id = {item.id: item for item in attributions}
    drafts = []
    for item in attributions:
        origin = read_origin(reader, item)
        relayed = inner.get(item.id)
        if relayed is not None and not item.figures:
            relayed = None if relayed.stance in ("denies", "doubts") else relayed
        if relayed is not None and (_answers(doc.text, item, relayed) or not _fills(relayed, item)):
            relayed = None
        whose = read_origin(reader, relayed) if relayed is not None else origin
        spans: list[tuple[Span, Figure | None]] = [(figure.span, figure) for figure in item.figures]
        within = inner[item.id].figures if item.id in inner else ()
        held = _find_denied_figures(doc, item, (*own, *within))
        named = _find_named_claim(doc.text, item, by_id.get(item.parent or ""))
        spans = spans or [(named or extent(doc.text, item), None)]
        speaker = item.speaker
        for span, figure in spans:
            place = find_sentence(sentences, span[0])
            # a relay counts for the one it relays, with what that one says
            told_by = whose if figure is None or relayed is None or _says(relayed, span) else origin
            drafts.append(_Draft(span, place, figure, item, speaker, told_by, relayed=named is not None))
        if held:
            words = " ".join(doc.text[start:end] for start, end in item.content)
            drafts[-1].told = Told(spans[0][0], words, read_deed(doc, item, read_body(reader, item)), held)
        for told in find_told(doc, item, read_body(reader, item)) if item.figures else ():
            place = find_sentence(sentences, told.span[0])
            drafts.append(_Draft(told.span, place, None, item, speaker, whose, told=told))
        relayed_claim = _draft_relayed(doc, sentences, item, item.id not in inner and not held, reader)
        drafts += [relayed_claim] if relayed_claim is not None else []
    for figure in own:
        number = find_sentence(sentences, figure.span[0])
        drafts.append(_Draft(figure.span, number, figure, None, doc.outlet, reader.outlet))
    drafts += _draft_refuted(doc, sentences, drafts, reader)
    for draft in drafts:
        draft.earlier = draft.figure is not None and _is_earlier(
            doc.text, draft.span, sentences[draft.sentence]
        )
    drafts.sort(key=lambda draft: (draft.span, draft.item.id if draft.item else ""))
    return drafts


def _find_denied_figures(doc: Document, item: Attribution, own: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures that a denial without figures of its own turns down: of what it says was not so."""
    if item.stance != "denies" or item.figures or not item.cue:
        return ()
    return tuple(
        figure
        for figure in own
        if item.cue[0][1] <= figure.span[0]
        and overlaps_any(figure.span, item.content)
        and _BESIDE_IN_TIME.search(doc.text, item.content[0][0], figure.span[0]) is None
        and not is_told_beside(doc.text, item, figure)
        and (names_claim(doc.text, item.content, figure.span) or not _is_told_of(doc.text, item, figure))
    )


def _fills(relayed: Attribution, item: Attribution) -> bool:
    """Tell whether what a saying relays is most of it: no aside such as "which the union says killed 22"."""
    inner = [*relayed.source, *relayed.cue, *relayed.content]
    held = sum(max(0, min(b, end) - max(a, start)) for a, b in item.content for start, end in inner)
    return 2 * held >= sum(b - a for a, b in item.content)


def _answers(text: str, item: Attribution, relayed: Attribution) -> bool:
    """Tell whether a saying answers what it relays: "rejects", "confirms X's claim"."""
    if item.stance == "denies":
        return True
    start = min((start for start, _ in relayed.content), default=0)
    return item.stance == "confirms" and names_claim(text, item.content, (start, start))


def _find_named_claim(text: str, item: Attribution, denial: Attribution | None) -> Span | None:
    """Return the stretch of a denial that names an attribution inside it: "the governor's claim that …"."""
    if denial is None or denial.stance != "denies" or not item.speaker or item.figures or not item.content:
        return None
    claim = find_relayed(text, denial.content[0]) if denial.content else None
    return claim.span if claim is not None and overlaps_any(claim.words, item.content) else None


def _draft_relayed(
    doc: Document, sentences: Sequence[Span], item: Attribution, alone: bool, reader: OriginReader
) -> _Draft | None:
    """Return the claim that a denial turns down in its own sentence, as a statement of who made it.

    ``alone`` says that no attribution inside the denial holds that claim.
    """
    if item.stance != "denies" or not item.content or not alone:
        return None
    piece = item.content[0]
    start = min([piece[0], *(start for start, _ in item.cue)])
    claim = find_relayed(doc.text, (start, piece[1]))
    if claim is None or any(overlaps_any(figure.span, [claim.span]) for figure in item.figures):
        return None
    origin = read_name(reader, claim.owner)
    said = replace(
        item,
        stance="asserts",
        content=(claim.words,),
        source=(claim.span,),
        speaker=claim.owner,
        speaker_id=None,
        speaker_type=origin.type,
    )
    words = doc.text[slice(*claim.words)]
    told = Told(claim.span, words, read_deed(doc, said))
    place = find_sentence(sentences, claim.span[0])
    return _Draft(claim.span, place, None, said, claim.owner, origin, told=told, relayed=True)


def _draft_refuted(
    doc: Document, sentences: Sequence[Span], drafts: Sequence[_Draft], reader: OriginReader
) -> list[_Draft]:
    """Return the claims that a text calls untrue, each with its denial: "X's claim that … is false"."""
    found = []
    held: dict[int, list[_Draft]] = {}
    for draft in drafts:
        held.setdefault(draft.sentence, []).append(draft)
    for number, sentence in enumerate(sentences):
        refuted = find_refuted(doc.text, sentence)
        if refuted is None:
            continue
        claim, end = refuted
        inside = [draft for draft in held.get(number, ()) if _holds(draft, claim)]
        if any(draft.item is None or not _is_cue_of(draft.item, claim) for draft in inside):
            continue  # another says so, or it is a number
        origin = read_name(reader, claim.owner)
        said = Attribution(
            "", (claim.span,), (), (claim.words,), speaker=claim.owner, speaker_type=origin.type
        )
        deed = read_deed(doc, said)
        for draft in inside:
            draft.span, draft.stance, draft.relayed = claim.span, "asserts", True
        if not inside:
            told = Told(claim.span, doc.text[slice(*claim.words)], deed)
            found.append(_Draft(claim.span, number, None, None, claim.owner, origin, told=told, relayed=True))
        span = claim.span[0], end
        blames = deed is not None and deed.stand == "blames"
        denied = replace(deed, stand="denies") if deed is not None and blames else None
        told = Told(span, doc.text[slice(*span)], denied)
        found.append(_Draft(span, number, None, None, doc.outlet, reader.outlet, told=told, stance="denies"))
    return found


def _holds(draft: _Draft, claim: Relayed) -> bool:
    """Tell whether a draft is of words that hold a claim, or of a figure in it."""
    spans = draft.item.content if draft.item is not None else ()
    return overlaps_any(claim.span, [draft.span, *spans])


def _is_cue_of(item: Attribution, claim: Relayed) -> bool:
    """Tell whether an attribution is the noun that names a claim: "the army's | statement | that"."""
    return bool(item.cue) and claim.span[0] <= item.cue[0][0] < claim.words[0]


def _find_denial(drafts: Sequence[_Draft], claim: _Draft) -> _Draft:
    """Return the denial in whose words a claim is named."""
    ids = (claim.item.id, claim.item.parent) if claim.item is not None else ()
    denials = [
        draft
        for draft in drafts
        if draft.sentence == claim.sentence and draft.figure is None and not draft.relayed
        if draft.stance == "denies" or draft.item is not None and draft.item.id in ids
    ]
    return denials[0] if denials else claim


_COUNT_REACH = 110  # characters before a number in which "an earlier count ... had been" may stand


def _is_earlier(text: str, span: Span, sentence: Span) -> bool:
    """Tell whether the text calls a number superseded: "up from 12", "an earlier toll of 12"."""
    before = text[max(sentence[0], span[0] - 40) : span[0]]
    head = text[span[0] : span[0] + 14].split(" of ")[0]
    if _FROM_TO.search(before) and _TO_NUMBER.match(text, span[1], min(len(text), span[1] + 14)):
        return True
    if _SAID_EARLIER.search(before):
        return False  # "said earlier today": that dates the saying
    if _EARLIER_COUNT.search(text, max(sentence[0], span[0] - _COUNT_REACH), span[0]):
        return True
    if _REPLACED.match(text, span[1], sentence[1]):
        return True  # "had been put at 288 before the government cut it to 275"
    return bool(
        _EARLIER.search(before + head) and _COUNT_WORD.search(text, max(sentence[0], span[0] - 60), span[1])
    )


def _mark_past(doc: Document, sentences: Sequence[Span], drafts: Sequence[_Draft]) -> None:
    """A number that somebody "had given" is superseded where he gives another in the text."""
    counts: dict[tuple[str, str], set[int]] = {}
    for draft in drafts:
        if draft.figure is not None:
            counts.setdefault((draft.origin.name, draft.figure.unit), set()).add(anchor(draft.figure))
    for draft in drafts:
        if draft.figure is None or len(counts[draft.origin.name, draft.figure.unit]) < _TWO:
            continue
        start = sentences[draft.sentence][0]
        end = min(draft.span[0] + _HEAD_OF_NUMBER, draft.span[1])
        head = doc.text[draft.span[0] : end].split(" of ")[0]
        before = doc.text[max(start, draft.span[0] - _HAD) : draft.span[0]]
        counted = _COUNT_WORD.search(doc.text, max(start, draft.span[0] - _COUNTED), draft.span[1])
        if counted and not _SAID_EARLIER.search(before) and _HAD_GIVEN.search(before + head):
            draft.earlier = True


def _mark_series(text: str, sentences: Sequence[Span], drafts: Sequence[_Draft]) -> None:
    """Of the numbers that a toll went through all but the last are superseded: "from 9 to 12 and then 17"."""
    for sentence in sorted({sentences[draft.sentence] for draft in drafts if draft.figure is not None}):
        series = _SERIES.search(text, *sentence)
        if series is None:
            continue
        for draft in drafts:
            if draft.figure is not None and series.start() < draft.span[1] and draft.span[0] < series.end():
                draft.earlier = draft.span[1] <= series.start("last")


_SERIES = load_pattern("sites", "series")


def _mark_told_earlier(text: str, sentences: Sequence[Span], drafts: Sequence[_Draft]) -> None:
    """What somebody "said earlier" is superseded where another number of the kind stands further down."""
    last = {draft.figure.unit: draft.span[0] for draft in drafts if draft.figure is not None}
    for draft in drafts:
        start = max(sentences[draft.sentence][0], draft.span[0] - _TOLD)
        if draft.figure is None or last[draft.figure.unit] < sentences[draft.sentence][1]:
            continue
        if _TOLD_EARLIER.search(text, start, draft.span[0]):
            draft.earlier = True


_TWO = 2  # numbers of one source and unit
_HAD, _COUNTED = 40, 60  # characters before a number
_HAD_GIVEN = load_pattern("sites", "had_given")


def _number_key(figure: Figure) -> tuple[str, int | None]:
    return figure.unit, figure.low if figure.low is not None else figure.high


def _name_bodies(doc: Document, drafts: list[_Draft]) -> None:
    """ "A monitoring group" in the lead is the named body that gives the same figure further down."""
    named: dict[tuple[str, int | None], list[_Draft]] = {}
    for draft in drafts:
        if draft.figure is None or draft.item is None or draft.item.stance == "confirms":
            continue  # who confirms another's number is not that other
        if draft.origin.kind == "named":
            named.setdefault(_number_key(draft.figure), []).append(draft)
    for draft in drafts:
        if draft.figure is None or draft.item is None:
            continue
        body_word = any(_BODY.match(doc.text, start, end) for start, end in draft.item.source)
        if draft.origin.kind != "described" and not (draft.origin.kind == "unnamed" and body_word):
            continue
        others = {other.origin.name: other for other in named.get(_number_key(draft.figure), ())}
        if len(others) != 1:
            continue
        (body,) = others.values()
        for other in drafts:
            if other.item is draft.item:
                other.speaker, other.origin = body.speaker, body.origin
                other.reason = f"the body that gives this figure is named in the text: {body.speaker}"


def _name_owners(doc: Document, drafts: Sequence[_Draft], reader: OriginReader) -> None:
    """A count or a paper is the word of whose it is: "the council's count", "a bulletin of the firefighters";
    where nobody is told, of who spoke last ("a statement said"), or of the outlet ("our records")."""
    said = [draft for draft in drafts if draft.item is not None and draft.speaker]
    known = _map_speakers(said)
    for number, draft in enumerate(said):
        assert draft.item is not None and draft.speaker is not None
        owner = strip_paper(draft.speaker) if draft.item.speaker_id is None else draft.speaker
        if owner == draft.speaker:
            continue
        words = " ".join(doc.text[start:end] for start, end in draft.item.source)
        if owner is not None:
            _credit_named(draft, owner, known, reader)
            draft.reason = ""
        elif _OUR.search(words):
            draft.speaker, draft.origin = doc.outlet, reader.outlet
        elif number and said[number - 1].origin.kind == "named":
            draft.speaker, draft.origin = said[number - 1].speaker, said[number - 1].origin


def _credit_headlines(doc: Document, drafts: list[_Draft]) -> None:
    """An own-voice figure whose number the text also gives with a source counts for that source; so does
    a headline's with its source at the end ("… kill 56 civilians: monitor")."""
    credited: dict[tuple[str, int | None], _Draft] = {}
    for draft in drafts:
        if draft.figure is not None and draft.speaker and (draft.item is not None or draft.reason):
            credited.setdefault(_number_key(draft.figure), draft)
    title = _SITE_TAIL.sub("", doc.title or "").strip()
    match = _HEADLINE_SOURCE.search(title)
    start = doc.text.find(title[:40]) if title else -1
    for draft in drafts:
        if draft.item is not None or draft.figure is None or draft.reason:
            continue
        source = credited.get(_number_key(draft.figure))
        headline = match is not None and 0 <= start <= draft.span[0] < start + len(title)
        if source is None and headline:
            source = next(
                (
                    other
                    for other in drafts
                    if other.item is not None
                    and other.figure is not None
                    and other.figure.unit == draft.figure.unit
                ),
                None,
            )
        if source is None:
            continue
        draft.origin = source.origin
        draft.reason = f"the text gives this number as {source.speaker}'s"
        if headline:
            draft.speaker = source.speaker


_COUNTER = load_pattern("sites", "counter")
_SOURCE_LINE = load_pattern("counters", "source_line")
_IN_BRACKETS = load_pattern("sites", "in_brackets")
_TURNED_DOWN = load_pattern("sites", "turned_down")
_TOLL_GIVEN, _CLAIM_OF = load_pattern("sites", "toll_given"), load_pattern("sites", "claim_of")
_OUR = re.compile(r"\b(?:our|we|own)\b", re.I)


def _credit_counters(
    doc: Document, sentences: Sequence[Span], drafts: list[_Draft], reader: OriginReader
) -> None:
    """A number that the text gives in its own voice but by a body's count is that body's."""
    known = _map_speakers(drafts)
    denied = _list_denied(drafts)
    for draft in drafts:
        if draft.relayed and draft.told is not None:
            _credit_named(draft, draft.speaker or "", known, reader)
        if draft.figure is None or draft.reason:
            continue
        start, end = sentences[draft.sentence]
        if draft.span in denied or draft.item is not None:
            if not _turn_down(doc, (start, end), draft, drafts, reader, denied):
                if not _credit_other(doc, (start, end), draft, drafts, reader):
                    _credit_beside(doc, (start, end), draft, drafts, reader)
            continue
        label = (
            _IN_BRACKETS.match(doc.text, draft.span[1], end) if ":" in doc.text[slice(*draft.span)] else None
        )
        if label is not None and not _OUR.search(label["who"]):
            draft.speaker = label["who"]
            draft.origin = read_name(reader, label["who"])
            draft.reason = "the text names in brackets whose number it is"
            continue
        line = _SOURCE_LINE.match(doc.text, draft.span[1]) if ":" in doc.text[slice(*draft.span)] else None
        if line is not None and "\n\n" not in doc.text[draft.span[1] : line.start("who")]:
            _credit_named(draft, line["who"], known, reader)
            continue
        given = _find_claimant(doc.text, (start, end), draft, drafts)
        if given is not None:
            _credit_words(doc, given, draft, drafts, reader)
            continue
        counter = _COUNTER.match(doc.text, start, min(draft.span[1], start + 120))
        if counter is not None:
            _credit_counter(draft, counter["who"].strip(" ,"), known, reader)
        if not draft.reason:
            _credit_subject(doc, (start, end), draft, drafts, reader)
        if not draft.reason:
            _credit_sayer(doc, (start, end), draft, drafts, reader)
        if not draft.reason:
            _credit_next(doc, sentences, draft, known, reader)


def _credit_lists(text: str, drafts: Sequence[_Draft], reader: OriginReader) -> None:
    """The numbers of a list are the word of whoever gives it: "The office issued the following data:"."""
    own = [draft for draft in drafts if draft.figure is not None and draft.item is None and not draft.reason]
    if not own:
        return
    known, who, gaps, start = _map_speakers(drafts), "", 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        opens = _LIST_OPENS.match(line) if line.rstrip().endswith(":") else None
        if opens is not None:
            found = (opens["by"] or opens["who"]).strip()
            who, gaps = (found, 0) if _A_BODY.search(found) else ("", 0)
        elif who and not line.strip():
            gaps += 1
        elif who and (gaps > 1 or "|" not in line and _LIST_LINE.match(line.lstrip()) is None):
            who = ""
        elif who:
            for draft in own:
                if start <= draft.span[0] < end:
                    _credit_named(draft, who, known, reader)
            gaps = 1
        start = end + 1


_LIST_OPENS, _LIST_LINE = load_pattern("counters", "list_opens"), load_pattern("counters", "list_line")


def _credit_pronouns(
    doc: Document, sentences: Sequence[Span], drafts: list[_Draft], reader: OriginReader
) -> None:
    """ "It said" behind a sentence that a body opens, and in which nobody speaks, is that body's word: "The
    military gave a lower count. One man died, it said"."""
    voiced = {draft.sentence for draft in drafts if draft.item is not None}
    for number in sorted(voiced):
        if not number or number - 1 in voiced:
            continue
        mine = [draft for draft in drafts if draft.sentence == number and _is_pronoun(doc.text, draft.item)]
        start, end = sentences[number - 1]
        if not mine or "\n" in doc.text[end : sentences[number][0]]:
            continue
        match = _OPENS.match(doc.text, start, end)
        if match is None or _A_BODY.search(match["who"]) is None:
            continue
        counter = Counter(match["who"], match.span("who"))
        for draft in mine:
            _credit_counted(doc, counter, draft, drafts, reader)


_OPENS = load_pattern("counters", "opens")


def _is_pronoun(text: str, item: Attribution | None) -> bool:
    """Tell whether who speaks is called "it" or "they"."""
    if item is None or not item.source or item.resolution.by != "pronoun":
        return False
    return text[slice(*item.source[0])].lower() in ("it", "they")


def _credit_subject(
    doc: Document, sentence: Span, draft: _Draft, drafts: Sequence[_Draft], reader: OriginReader
) -> None:
    """A number that a clause's subject counts is that one's: "The hospital's director lists 40 dead"."""
    counter = find_counter(doc.text, sentence, draft.span)
    if counter is None or counter.pronoun and _OUR.search(counter.who):
        return
    _credit_counted(doc, counter, draft, drafts, reader)


def _list_denied(drafts: Sequence[_Draft]) -> frozenset[Span]:
    """Return where figures stand that a saying turns down: "reports of 24 deaths were untrue"."""
    return frozenset(
        figure.span
        for draft in drafts
        if draft.told is not None and draft.item is not None and draft.item.stance != "confirms"
        for figure in draft.told.meant
    )


def _credit_other(
    doc: Document, sentence: Span, draft: _Draft, drafts: Sequence[_Draft], reader: OriginReader
) -> bool:
    """A number within what a source says is another's where its own words say so: "confirms the eleven deaths
    announced by the office"."""
    assert draft.item is not None
    credit = find_credit(doc.text, sentence, draft.span, _list_spans(drafts))
    if credit is None and _BUT_NOT.search(doc.text, max(sentence[0], draft.span[0] - 24), draft.span[0]):
        counter = find_teller(doc.text, sentence, draft.span)
        credit = counter.span if counter is not None else None
    if credit is None or overlaps_any(credit, draft.item.source):
        return False
    cue = min((start for start, _ in draft.item.cue), default=sentence[0])
    if credit[0] < draft.span[0] and credit[0] < cue:
        return False
    return _credit_words(doc, credit, draft, drafts, reader)


_BUT_NOT = re.compile(
    r"(?:\b(?:not|than|instead\sof)\s(?:the\s)?)$", re.I
)  # "13, | not | 15, as the mayor said"


def _credit_sayer(
    doc: Document, sentence: Span, draft: _Draft, drafts: Sequence[_Draft], reader: OriginReader
) -> None:
    """A number of the outlet's own that somebody says at its end: "12 people died, the mayor said"."""
    sayer = find_sayer(doc.text, sentence, draft.span)
    if sayer is None:
        return
    words = doc.text[slice(*sayer)]
    if words.split()[0].lower() in _POSSESSIVES:
        return  # "its spokesman": of whom is not known here
    if is_name(words) or _A_BODY.search(words):
        _credit_words(doc, sayer, draft, drafts, reader)


_POSSESSIVES = frozenset(("its", "his", "her", "their"))
_A_BODY = load_pattern("counters", "body")


def _list_spans(drafts: Sequence[_Draft]) -> list[Span]:
    return [draft.span for draft in drafts if draft.figure is not None]


def _find_claimant(text: str, sentence: Span, draft: _Draft, drafts: Sequence[_Draft]) -> Span | None:
    """Return who gives a number by the words beside it: "the claim of X that 100 died", "X's count of 17"."""
    found = find_credit(text, sentence, draft.span, _list_spans(drafts))
    if found is not None:
        return found
    match = _CLAIM_OF.search(text, max(sentence[0], draft.span[0] - 90), draft.span[0])
    return match.span("who") if match is not None else None


def _credit_words(
    doc: Document, credit: Span, draft: _Draft, drafts: Sequence[_Draft], reader: OriginReader
) -> bool:
    """Give a number to whom the words at ``credit`` name: a speaker of the text, else as they stand."""
    if _OUR.search(doc.text[slice(*credit)]):
        return False
    said = (other for other in drafts if other.item is not None and other.speaker and not other.relayed)
    named = next((other for other in said if other.item and overlaps_any(credit, other.item.source)), None)
    if named is not None:
        draft.speaker, draft.origin = named.speaker, named.origin
        draft.reason = f"the text says that {named.speaker} gave this number"
        return True
    who = strip_paper(doc.text[slice(*credit)])
    if who is None:
        return False
    _credit_named(draft, who, _map_speakers(drafts), reader)
    return True


def _map_speakers(drafts: Sequence[_Draft]) -> dict[str, _Draft]:
    """Return a site of each speaker of the text, but of those who are papers ("the council's count")."""
    return {
        draft.speaker: draft
        for draft in drafts
        if draft.item is not None
        and draft.speaker
        and not draft.relayed
        and (draft.item.speaker_id is not None or strip_paper(draft.speaker) == draft.speaker)
    }


def _turn_down(
    doc: Document,
    sentence: Span,
    draft: _Draft,
    drafts: Sequence[_Draft],
    reader: OriginReader,
    denied: frozenset[Span],
) -> bool:
    """A number that who speaks turns down is no claim of his: "described as exaggerated the figure of 14"."""
    head = doc.text[draft.span[0] : draft.span[0] + _HEAD_OF_NUMBER].split(" of ")[0]
    before = doc.text[max(sentence[0], draft.span[0] - _TURNING) : draft.span[0]]
    if draft.span not in denied and not _TURNED_DOWN.search(before + head):
        return False
    claimant = _find_claimant(doc.text, sentence, draft, drafts)
    if claimant is None or not _credit_words(doc, claimant, draft, drafts, reader):
        draft.speaker, draft.origin = None, Origin(f"{UNNAMED}:{doc.id}", "unnamed", "unnamed")
        draft.reason = "who speaks turns it down; the text does not say whose number it is"
    return True


_TURNING = 140  # characters before a number in which it may be turned down
_HEAD_OF_NUMBER = 24  # characters of a figure before its number: "the figure of"


def _credit_next(
    doc: Document,
    sentences: Sequence[Span],
    draft: _Draft,
    known: Mapping[str, _Draft],
    reader: OriginReader,
) -> None:
    """ "Fourteen people died. The toll was given to our station by the head of the village"."""
    if draft.sentence + 1 < len(sentences):
        start, end = sentences[draft.sentence + 1]
        given = _TOLL_GIVEN.match(doc.text, start, end)
        if given is not None:
            _credit_named(draft, given["who"].rpartition(", ")[2].rstrip("."), known, reader)


def _credit_beside(
    doc: Document, sentence: Span, draft: _Draft, drafts: Sequence[_Draft], reader: OriginReader
) -> None:
    """ "The ministry says 21, | police say 20": a clause beside what a source says has its own subject."""
    assert draft.item is not None
    counter = find_counter(doc.text, sentence, draft.span)
    if draft.speaker is None and counter is not None and not (counter.pronoun or _OUR.search(counter.who)):
        _credit_counted(doc, counter, draft, drafts, reader)
        return
    cue = max((end for _, end in draft.item.cue), default=sentence[0])
    if counter is None or counter.pronoun or counter.span[0] < cue:
        return
    if re.match(r"['’]s?\s", doc.text[counter.span[1] : counter.span[1] + 3]):
        _credit_counted(doc, counter, draft, drafts, reader)  # "does not believe | the state's 17"
        return
    joint = doc.text[cue : counter.span[0]].rstrip().removesuffix(" the").rstrip()
    told = any(cue <= start and end <= counter.span[0] for start, end in _list_spans(drafts))
    if joint.endswith(";") or told and joint.endswith((",", " and", " while", " but")):
        _credit_counted(doc, counter, draft, drafts, reader)


def _credit_counted(
    doc: Document, counter: Counter, draft: _Draft, drafts: Sequence[_Draft], reader: OriginReader
) -> None:
    earlier = [other for other in drafts if other.item is not None and other.speaker]
    earlier.sort(key=lambda other: (other.span[0] > draft.span[0], abs(draft.span[0] - other.span[0])))
    if counter.pronoun:
        before = [other for other in drafts if other.reason and other.speaker and other.figure is not None]
        before = [other for other in (*earlier, *before) if other.span[0] < draft.span[0]]
        near = max(before, key=lambda other: other.span[0], default=None)
        if near is None or "\n" in doc.text[near.span[1] : draft.span[0]].strip():
            return
        draft.speaker, draft.origin = near.speaker, near.origin
    else:
        who = strip_paper(counter.who) or counter.who
        crew = _CREW.fullmatch(who)
        who = crew["body"] if crew is not None else who
        words = fold_words(who)
        words = words - load_words("titles") or words
        same = [other for other in earlier if _shares_words(words, other.speaker or "")]
        if counter.bare and not same:
            return
        if same:
            draft.speaker, draft.origin = same[0].speaker, same[0].origin
        else:
            who = find_full_name(doc.text, who)
            draft.speaker, draft.origin = who, read_name(reader, who)
    draft.reason = f"it is the count of {draft.speaker}"


# "the | Red Cross | delegation", "Civil Defence | teams": those who work for a body with a name
_CREW = re.compile(
    r"(?P<body>[A-Z][\w.-]{0,40}(?:\s[A-Z][\w.-]{0,40}){1,4})\s"
    r"(?:delegation|teams?|crews?|branch|chapter|volunteers|rescuers|paramedics|medics|workers|staff)"
)


def _shares_words(words: frozenset[str], speaker: str) -> bool:
    """Tell whether one of two names holds all words of the other."""
    others = fold_words(speaker)
    if not words or not others:
        return False
    return words <= others or others <= words and 2 * len(others) >= len(words)


def _credit_counter(draft: _Draft, who: str, known: Mapping[str, _Draft], reader: OriginReader) -> None:
    """A number that a body brings its count to is that body's: "The governor, Ana Brin, raised it to 23"."""
    names = [who, *(part.strip() for part in who.split(","))] if "," in who else [who]
    for name in names:
        words = frozenset(name.casefold().split())
        for speaker, other in known.items():
            if words <= frozenset(speaker.casefold().split()) or name.casefold() in speaker.casefold():
                draft.speaker, draft.origin = speaker, other.origin
                draft.reason = f"it is the count of {speaker}"
                return
    capital = next((name for name in reversed(names) if is_name(name)), None)
    if capital is not None:
        draft.speaker, draft.origin = capital, read_name(reader, capital)
        draft.reason = f"it is the count of {capital}"


_AN_ARTICLE = re.compile(r"(?<!\bof\s)\b(?:the|an?)\s")


def _credit_named(draft: _Draft, who: str, known: Mapping[str, _Draft], reader: OriginReader) -> None:
    """A number that another gave ("the 31 announced by the group") is that one's."""
    who = _AN_ARTICLE.split(who)[-1]  # "as propaganda the opposition's claim"
    words = fold_words(who)
    words = words - load_words("titles") or words
    for speaker, other in known.items():
        if words <= fold_words(speaker):
            draft.speaker, draft.origin = speaker, other.origin
            break
    else:
        who = find_full_name(reader.doc.text, who)
        draft.speaker, draft.origin = who, read_name(reader, who)
    draft.reason = f"the text says that {who} gave this number"


def _goes_with(text: str, draft: _Draft, other: _Draft) -> bool:
    """Tell whether a number may be of the source of another: "22 dead as per the mayor, | 71 hurt", but
    not of one in brackets or of another clause: "killed over 60 | (some say 68)"."""
    if other.item is None:
        assert draft.figure is not None and other.figure is not None
        return other.span[1] <= draft.span[0] and other.figure.unit != draft.figure.unit
    cue = other.item.cue[0][0] if other.item.cue else 0
    between = text[draft.span[1] : cue] if draft.span[1] <= cue else ""
    return between.rfind("(") <= between.rfind(")") and _TURNS.search(between) is None


_TURNS = re.compile(
    r";|\s(?:while|whereas|but|although|though)\s"
)  # "84 are listed, | while the hospital says 101"


def _credit_parts(doc_text: str, drafts: list[_Draft]) -> None:
    """A figure in the outlet's own voice is that of the one source which the text credits in its scene."""
    sources: dict[tuple[int, str], dict[str, _Draft]] = {}
    for draft in drafts:
        if draft.figure is not None and draft.item is not None and draft.spot is not None:
            if draft.origin.kind in ("named", "described"):
                sources.setdefault((draft.spot.scene, draft.figure.unit), {})[draft.origin.name] = draft
    beside: dict[tuple[int, int], list[_Draft]] = {}
    for draft in drafts:
        credited = draft.item is not None or bool(draft.reason)
        if credited and draft.figure is not None and draft.spot is not None:
            beside.setdefault((draft.spot.scene, draft.sentence), []).append(draft)
    uncredited = {draft.span for draft in drafts if draft.item is None and not draft.reason}
    for draft in drafts:
        if draft.figure is None or draft.item is not None or draft.reason:
            continue
        assert draft.spot is not None
        said = beside.get((draft.spot.scene, draft.sentence), ())
        near = {other.origin.name: other for other in said if _goes_with(doc_text, draft, other)}
        if len(near) == 1:
            (whole,) = near.values()
            draft.origin, draft.speaker = whole.origin, whole.speaker
            draft.reason = f"it goes on with what {whole.speaker or 'its source'} says"
            continue
        if draft.figure.role != "part" or draft.figure.part_of in uncredited:
            continue
        known = sources.get((draft.spot.scene, draft.figure.unit), {})
        if len(known) == 1:
            (whole,) = known.values()
            draft.origin, draft.speaker = whole.origin, whole.speaker
            draft.reason = f"a part of the whole that {whole.speaker or 'its source'} gives"


def _credit_continued(doc: Document, drafts: list[_Draft]) -> None:
    """A sentence of the outlet's own that goes on, in one paragraph and scene, with what a source says.

    "The ministry said that 12 had died. Thirteen people were hurt".
    """
    last: _Draft | None = None
    for draft in drafts:
        if draft.item is not None or draft.reason:
            last = draft if draft.origin.kind != "outlet" and not _speaks_aside(doc.text, draft) else None
            continue
        assert draft.spot is not None
        if last is None or draft.figure is None or last.spot is None:
            continue
        between = doc.text[last.span[1] : draft.span[0]]
        if last.spot.scene != draft.spot.scene or "\n" in between or draft.sentence != last.sentence + 1:
            continue
        draft.origin, draft.speaker = last.origin, last.speaker
        draft.reason = f"it goes on with what {last.speaker or 'its source'} says"


def _speaks_aside(text: str, draft: _Draft) -> bool:
    """Tell whether a number's source speaks in brackets, so that what follows is not its word."""
    if draft.item is None or not draft.item.cue:
        return False
    start = draft.item.cue[0][0]
    line = text.rfind("\n", 0, start) + 1
    return text.rfind("(", line, start) > text.rfind(")", line, start)


_CLOCK_LINE = re.compile(r"\W{0,3}\d{1,2}[:.]\d{2}\b")
_LIVE = 3  # lines with a time by which a page is a live one


def _mark_overtaken(text: str, drafts: Sequence[_Draft]) -> None:
    """On a live page a source's smaller number of another line is an earlier one: "14:00 21 dead"."""
    lines: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        start = text.rfind("\n", 0, draft.span[0]) + 1
        whole = draft.figure is not None and draft.figure.role == "total"
        if whole and draft.origin.kind in ("named", "described") and _CLOCK_LINE.match(text, start):
            lines[number] = start
    if len(set(lines.values())) < _LIVE:
        return
    counts: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for number in lines:
        figure = drafts[number].figure
        if figure is not None:
            key = drafts[number].origin.name, figure.unit
            counts.setdefault(key, []).append((anchor(figure), number))
    for group in counts.values():
        most, latest = max(group)
        for value, number in group:
            if lines[number] != lines[latest] and value < most <= _GROWN * value:
                drafts[number].earlier = True


_GROWN = 4  # times as many as a count may grow on a live page
_OWN_KILL = load_pattern("scope", "own_kill")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?)\b",
    re.I,
)


def _share_people(text: str, drafts: list[_Draft]) -> None:
    """A bare number ("18 killed") counts whom the text says that the same number counts ("18 terrorists").

    Whom a body says that it killed itself it counts as fighters ("the army says it killed ten").
    """
    told: dict[tuple[int, str, int | None], set[str]] = {}
    for draft in drafts:
        if draft.figure is not None and draft.figure.who is not None and draft.spot is not None:
            key = (draft.spot.scene, *_number_key(draft.figure))
            told.setdefault(key, set()).add(draft.figure.who)
    for draft in drafts:
        if draft.figure is not None and draft.figure.who is None and draft.spot is not None:
            whos = told.get((draft.spot.scene, *_number_key(draft.figure)), set())
            kinds = {classify_people(who) for who in whos}
            draft.who = min(whos) if len(kinds) == 1 else None
            number = _NUMBER.search(text[slice(*draft.span)])
            if draft.item is not None and number is not None and draft.figure.unit == "killed":
                start = draft.span[0] + number.start()
                if _OWN_KILL.search(text, max(0, start - 60), start):
                    draft.who = "fighters"


def _read_scopes(doc: Document, sentences: Sequence[Span], drafts: list[_Draft], rules: EventRules) -> None:
    figures = [draft for draft in drafts if draft.figure is not None]
    sites, cumulative = [], {}
    for number, draft in enumerate(figures):
        assert draft.figure is not None and draft.spot is not None
        sentence = sentences[draft.sentence]
        end = doc.text.find(" ", min(draft.span[1] + 50, len(doc.text)))
        window = draft.span[0], min(sentence[1], end if end >= 0 else len(doc.text))
        draft.places = tuple(find_places(doc.text, window, rules))
        sites.append(
            ScopeSite(
                draft.figure,
                sentence,
                draft.spot.scene,
                draft.origin.name,
                draft.places,
                draft.earlier,
                draft.origin.kind == "outlet",
            )
        )
        if draft.spot.cumulative is not None:
            cumulative[number] = draft.spot.cumulative
    for draft, scope in zip(figures, read_scopes(doc.text, sites, cumulative, rules)):
        draft.scope = scope
    _mark_elsewhere(doc, sentences, figures, rules)


def _mark_elsewhere(
    doc: Document, sentences: Sequence[Span], figures: Sequence[_Draft], rules: EventRules
) -> None:
    """A smaller number whose clause names another place than the larger one's is that place's: no toll."""
    totals = [draft for draft in figures if draft.scope is not None and draft.scope.value == TOTAL]
    spots = [_find_spots(doc.text, draft, sentences[draft.sentence], rules) for draft in totals]
    names = [frozenset(key for place in places for key in place.keys) for places in spots]
    for number, draft in enumerate(totals):
        for other, larger in enumerate(totals):
            assert draft.figure is not None and larger.figure is not None
            assert draft.spot is not None and larger.spot is not None
            if (
                draft.spot.scene == larger.spot.scene
                and draft.figure.unit == larger.figure.unit
                and anchor(draft.figure) < anchor(larger.figure)
                and names[number]
                and names[other]
                and names[number].isdisjoint(names[other])
            ):
                place = spots[number][0]
                draft.scope = Facet(f"place:{place.name}", place.span)
                break


def _make_site(
    index: int,
    doc: Document,
    sentences: Sequence[Span],
    draft: _Draft,
    scenes: Sequence[Scene],
    published: str | None,
    texts: _Texts,
    rules: EventRules,
    credited: bool,
    reader: OriginReader,
) -> Site:
    item, spot = draft.item, draft.spot
    assert spot is not None
    sentence = sentences[draft.sentence]
    text = ""
    if item is not None and draft.figure is None:
        text = " ".join(doc.text[start:end] for start, end in item.content)
    deed = read_deed(doc, item, read_body(reader, item)) if item is not None else None
    if draft.told is not None:
        text, deed = draft.told.words, draft.told.deed
    return Site(
        index=index,
        order=(doc.date or "9999", doc.id, draft.span),
        document=doc.id,
        outlet=doc.outlet,
        date=doc.date,
        published=published,
        span=draft.span,
        sentence=texts.get(sentence),
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
        about=_read_about(doc, draft, scenes[spot.scene], deed, rules),
        figure=draft.figure,
        earlier=draft.earlier,
        text=text,
        who=draft.who or (draft.figure.who if draft.figure else None),
        uncredited=not credited,
        pinned=_pin_place(draft, scenes[spot.scene]),
        when=_tell_day(scenes[spot.scene]),
        alone=sum(scene.kind == "event" for scene in scenes) == 1,
        lead=scenes[spot.scene].lead,
        cue=" ".join(doc.text[start:end] for start, end in item.cue) if item is not None else "",
        spots=_own_spots(doc.text, draft, sentence, rules),
        around=scenes[spot.scene].sure_places(),
        kinds=_own_kinds(doc.text, draft, sentence, rules),
        whole=draft.figure.part_of if draft.figure else None,
        deed=deed,
        meant=draft.told.meant if draft.told is not None else (),
        relayed=draft.relayed,
        reason=draft.reason,
    )


def _pin_place(draft: _Draft, scene: Scene) -> frozenset[str]:
    """Return the names of the place that a site is told to be at, its own before its scene's."""
    own = [place for place in draft.places if place.surety >= SURE]
    seats = [place for seat in scene.seats for place in seat]
    place = next((place for place in (*own, *seats) if not place.area), None)
    return frozenset(place.keys) if place is not None else frozenset()


def _tell_day(scene: Scene) -> tuple[str, str] | None:
    if not scene.told or scene.first is None or scene.last is None or scene.last - scene.first > _NIGHT:
        return None
    return scene.first.isoformat(), scene.last.isoformat()


def _own_kinds(text: str, draft: _Draft, sentence: Span, rules: EventRules) -> frozenset[str]:
    if draft.figure is None:
        return frozenset()
    clause = cut_clause(text, draft.span, sentence, rules)
    return frozenset(kind for kind, _ in find_kinds(text, clause, rules))


def _find_spots(text: str, draft: _Draft, sentence: Span, rules: EventRules) -> list[Place]:
    # of a statement what it says: "activists in Idlib blamed …" tells nothing of Idlib
    clause = cut_clause(text, draft.span, sentence, rules) if draft.figure is not None else draft.span
    return [place for place in find_places(text, clause, rules) if place.surety >= SURE and not place.area]


def _own_spots(text: str, draft: _Draft, sentence: Span, rules: EventRules) -> frozenset[str]:
    return frozenset(key for place in _find_spots(text, draft, sentence, rules) for key in place.keys)


def _read_about(doc: Document, draft: _Draft, scene: Scene, deed: Deed | None, rules: EventRules) -> About:
    """Return what a site is about: its own words first, then those of its scene."""
    own = [place for place in draft.places if place.surety >= SURE]
    seats = [place for seat in scene.seats for place in seat]
    areas = [place for place in seats if place.area]
    spots = [place for place in (*own, *seats) if not place.area]
    place = spots[0] if spots else (areas[0] if areas else None)
    within = tuple(dict.fromkeys(other.name for other in areas if place is None or other.key != place.key))[
        :3
    ]
    day = None
    if scene.first is not None and scene.last is not None and (scene.told or scene.inherited):
        first, last = scene.first.isoformat(), scene.last.isoformat()
        day = Facet(first if first == last else f"{first}/{last}", scene.day_span)
    kind = min(scene.kinds, key=lambda name: (-scene.kinds[name], name)) if scene.kinds else None
    cause = None
    if scene.sentences:
        window = max(0, draft.span[0] - 200), min(len(doc.text), draft.span[1] + 200)
        cause = find_cause(doc.text, window, rules)
    who = draft.who or (draft.figure.who if draft.figure is not None else None)
    return About(
        place=Facet(place.name, place.span) if place is not None else None,
        within=within,
        day=day,
        kind=Facet(kind, scene.kind_spans.get(kind)) if kind else None,
        cause=Facet(*cause) if cause is not None else None,
        side=Facet(deed.name, deed.span) if deed is not None and deed.name else None,
        people=Facet(classify_people(who), draft.figure.span) if draft.figure is not None and who else None,
        scope=draft.scope,
    )
