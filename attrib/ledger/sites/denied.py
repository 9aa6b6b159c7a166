"""The claims and figures that a denial turns down, as statements of those who made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attrib.language.spans import find_sentence, overlaps_any
from attrib.model import Attribution, Document, Figure, Span

from ..origins import OriginReader, read_name
from ..patterns import load_pattern
from ..relayed import Relayed, find_refuted, find_relayed, names_claim
from ..sides import read_deed
from ..told import Told, is_told_beside
from .page import Draft
from .voices import is_told_of

_BESIDE_IN_TIME = load_pattern("sites", "beside_in_time")


def find_denied_figures(doc: Document, item: Attribution, own: Sequence[Figure]) -> tuple[Figure, ...]:
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
        and (names_claim(doc.text, item.content, figure.span) or not is_told_of(doc.text, item, figure))
    )


def find_named_claim(text: str, item: Attribution, denial: Attribution | None) -> Span | None:
    """Return the stretch of a denial that names an attribution inside it: "the governor's claim that …"."""
    if denial is None or denial.stance != "denies" or not item.speaker or item.figures or not item.content:
        return None
    claim = find_relayed(text, denial.content[0]) if denial.content else None
    return claim.span if claim is not None and overlaps_any(claim.words, item.content) else None


def draft_relayed(
    doc: Document, sentences: Sequence[Span], item: Attribution, reader: OriginReader
) -> Draft | None:
    """Return the claim that a denial turns down in its own sentence, as a statement of who made it."""
    if item.stance != "denies" or not item.content:
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
    return Draft(claim.span, place, None, said, claim.owner, origin, told=told, relayed=True)


def draft_refuted(
    doc: Document, sentences: Sequence[Span], drafts: Sequence[Draft], reader: OriginReader
) -> list[Draft]:
    """Return the claims that a text calls untrue, each with its denial: "X's claim that … is false".

    A draft that holds such a claim already becomes the claim.
    """
    found: list[Draft] = []
    held: dict[int, list[Draft]] = {}
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
        for draft in inside:
            draft.span, draft.stance, draft.relayed = claim.span, "asserts", True
        claimed, denial = _draft_pair(doc, number, claim, end, reader)
        found += [denial] if inside else [claimed, denial]
    return found


def _draft_pair(
    doc: Document, sentence: int, claim: Relayed, end: int, reader: OriginReader
) -> tuple[Draft, Draft]:
    """Return a claim as its owner's statement, and the outlet's denial of it, which goes to ``end``."""
    origin = read_name(reader, claim.owner)
    said = Attribution("", (claim.span,), (), (claim.words,), speaker=claim.owner, speaker_type=origin.type)
    deed = read_deed(doc, said)
    told = Told(claim.span, doc.text[slice(*claim.words)], deed)
    claimed = Draft(claim.span, sentence, None, None, claim.owner, origin, told=told, relayed=True)
    span = claim.span[0], end
    blames = deed is not None and deed.stand == "blames"
    denied = replace(deed, stand="denies") if deed is not None and blames else None
    told = Told(span, doc.text[slice(*span)], denied)
    return claimed, Draft(span, sentence, None, None, doc.outlet, reader.outlet, told=told, stance="denies")


def _holds(draft: Draft, claim: Relayed) -> bool:
    """Tell whether a draft is of words that hold a claim, or of a figure in it."""
    spans = draft.item.content if draft.item is not None else ()
    return overlaps_any(claim.span, [draft.span, *spans])


def _is_cue_of(item: Attribution, claim: Relayed) -> bool:
    """Tell whether an attribution is the noun that names a claim: "the army's | statement | that"."""
    return bool(item.cue) and claim.span[0] <= item.cue[0][0] < claim.words[0]


def find_denial(drafts: Sequence[Draft], claim: Draft) -> Draft:
    """Return the denial in whose words a claim is named."""
    ids = (claim.item.id, claim.item.parent) if claim.item is not None else ()
    denials = [
        draft
        for draft in drafts
        if draft.sentence == claim.sentence and draft.figure is None and not draft.relayed
        if draft.stance == "denies" or draft.item is not None and draft.item.id in ids
    ]
    return denials[0] if denials else claim
