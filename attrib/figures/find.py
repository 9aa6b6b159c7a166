"""Casualty and displacement figures: "at least eight members of the intelligence service were killed".

Each figure is a quantity (:mod:`attrib.figures.quantities`), the people it counts, and what happened to
them, found from words alone: a verb whose object it is ("killing 12"), a participle or verb that
follows it ("12 civilians in the town were killed", "12 dead"), a toll ("bringing the toll to 12"), a
list ("two women and a policeman were killed"), or a part of another figure ("including 3 children").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from attrib.language.spans import find_sentence, measure, overlaps_any
from attrib.model import Attribution, Document, Figure, Segmentation, Span

from .assign import assign_units
from .compare import classify_people
from .quantities import cap_spans, find_quantities, split_words
from .reading import Phrase, Sentence, Slot
from .tables import find_table_figures
from .taken_up import Count, find_count
from .words import load_figure_lexicon

# classes of people
_FIGHTING = frozenset(("fighters", "forces", "attackers"))
_OF_A_BODY = frozenset(("members", "fighters", "forces", "officials", "workers"))
_REVISED_WITHIN, _ADDED_WITHIN = 80, 12  # characters between a figure and the cue that it hangs on


def _build_figures(sent: Sentence, slots: Mapping[int, Slot], earlier: set[str]) -> list[Figure]:
    """Return the figures of the slots; ``earlier`` holds the units counted before, and takes in theirs."""
    span_of = {
        number: sent.span_of(slot.start, max(slot.end, slot.quantity.end)) for number, slot in slots.items()
    }
    figures = []
    for number, slot in slots.items():
        if slot.unit is None:
            continue
        quantity, role = slot.quantity, slot.role
        if role == "total" and slot.unit in earlier and _is_further(sent, slot):
            role = "further"
        earlier.add(slot.unit)
        part_of = span_of.get(slot.part_of) if slot.part_of is not None else None
        figures.append(
            Figure(
                span_of[number],
                slot.unit,
                quantity.low,
                quantity.high,
                quantity.qualifier,
                _find_meant(sent, number) or _read_who(sent, slot.phrase),
                role,
                part_of,
            )
        )
    return figures


def _read_who(sent: Sentence, phrase: Phrase) -> str | None:
    """Return the words for those who are counted, in lower case."""
    if phrase.end <= phrase.start or not phrase.known or phrase.partitive is not None:
        return None
    start, end = sent.span_of(phrase.start, _extend_who(sent, phrase))
    return sent.text[start:end].lower()


def _find_meant(sent: Sentence, number: int) -> str | None:
    """Return whom "of them" and "others" mean: "the gunmen opened fire and nine of them were killed",
    "killing 12 gunmen and injuring 20 others"."""
    slot = sent.slots[number]
    phrase, lower, people = slot.phrase, sent.lower, sent.lexicon.people
    start, end = slot.quantity.start, slot.quantity.end
    if phrase.partitive == "" and lower[end : end + 2] == ["of", "them"]:
        return next((lower[k] for k in range(start - 1, -1, -1) if lower[k] in people), None)
    others = lower[end : end + 1] == ["others"] or lower[end : end + 2] == ["other", "people"]
    if not others:
        return None
    wholes = [other for other in sent.slots[:number] if other.role != "part" and not other.quantity.article]
    before = wholes[-1].phrase if wholes else None  # "15 gunmen, one of them a Dane, died and ten others …"
    if before is None or before.known is None or before.thing:
        return None
    head = lower[before.end - 1]
    return head if classify_people(head) in _FIGHTING else None  # beside three children "others" are anybody


def _is_further(sent: Sentence, slot: Slot) -> bool:
    after = sent.lower[slot.quantity.end : slot.quantity.end + 1]
    return slot.quantity.further or bool(after) and after[0] in sent.lists["more"]


def _extend_who(sent: Sentence, phrase: Phrase) -> int:
    """Take in "of …" after "members" and its like: "members of the Syrian military intelligence"."""
    lower = sent.lower
    end = phrase.end
    if phrase.known not in _OF_A_BODY or lower[end : end + 1] != ["of"]:
        return end
    k = end + 1
    while k < min(sent.size, end + 9):
        word = lower[k]
        if k in sent.starts or k in sent.happenings or not word[0].isalnum() or word in sent.lists["stops"]:
            break
        if word in sent.lexicon.auxiliaries or word in sent.lists["between"] and word != "and":
            break
        k += 1
    while k > end + 1 and lower[k - 1] in ("and", "or"):
        k -= 1  # "soldiers of the brigade and | 14 tanks"
    return k if k > end + 1 else end


def find_sentence_figures(text: str, spans: Iterable[Span]) -> tuple[Figure, ...]:
    """Return the figures of the sentences ``spans`` of ``text``, in order; no attribution is looked at.

    >>> text = "At least 12 people, including two children, were killed."
    >>> [(f.low, f.high, f.role) for f in find_sentence_figures(text, [(0, len(text))])]
    [(12, None, 'total'), (2, 2, 'part')]
    """
    lexicon = load_figure_lexicon()
    found: list[Figure] = []
    earlier: set[str] = set()
    known: dict[int, str] = {}  # numbers given before, with their unit: "fifteen of the 46"; -1 for no number
    told: Count | None = None  # what the sentence before counted: "twelve of them are women"
    capped = cap_spans(text, spans)
    for span in capped:
        words = split_words(text, span)
        last, told = told, None
        if -1 not in known and not lexicon.deadly.isdisjoint(words.lower):
            known[-1] = "killed"
        if lexicon.signals.isdisjoint(words.lower) and not known:
            continue
        quantities = find_quantities(words, lexicon)
        if not quantities:
            continue
        sent = Sentence(text, words, quantities, lexicon)
        slots = assign_units(sent, known, last)
        told = find_count(slots.values())
        found.extend(_build_figures(sent, slots, earlier))
        for slot in slots.values():
            value = slot.quantity.low if slot.quantity.low is not None else slot.quantity.high
            if slot.unit and value and value > 2 and slot.part_of is None:
                known[value] = slot.unit
    cells = [
        figure
        for figure in find_table_figures(text, lexicon)
        if capped and capped[0][0] <= figure.span[0] < capped[-1][1]
    ]
    if cells:
        rows = [figure.span for figure in cells]
        found = [figure for figure in found if not overlaps_any(figure.span, rows)] + cells
        found.sort(key=lambda figure: figure.span)
    return tuple(found)


def find_figures(
    doc: Document,
    segmentation: Segmentation,
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[Attribution, ...], tuple[Figure, ...]]:
    """Return the attributions with their figures, and the figures in the outlet's own voice.

    A figure belongs to the innermost attribution whose content holds it, or to the one whose cue it
    hangs on ("…, the group said, updating an earlier toll of 15").
    """
    return assign_figures(
        doc.text,
        find_sentence_figures(doc.text, segmentation.sentences),
        segmentation.sentences,
        attributions,
    )


def assign_figures(
    text: str,
    figures: Sequence[Figure],
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
) -> tuple[tuple[Attribution, ...], tuple[Figure, ...]]:
    """Share out ``figures`` among ``attributions``; what no attribution holds is the outlet's own."""
    if not figures:
        return tuple(attributions), ()
    held: dict[int, list[Figure]] = {}
    own = []
    sizes = [measure(item.content) for item in attributions]
    by_sentence = _index_by_sentence(attributions, sentences)
    for figure in figures:
        near = by_sentence.get(find_sentence(sentences, figure.span[0]), ())
        innermost = sorted(near, key=lambda k: (sizes[k], k))
        innermost = [k for k in innermost if not _has_its_own(text, figure, figures, attributions[k])]
        holder = _find_holder(text, figure, attributions, innermost)
        if holder is None:
            own.append(figure)
        else:
            held.setdefault(holder, []).append(figure)
    return tuple(
        replace(item, figures=tuple(held[k])) if k in held else item for k, item in enumerate(attributions)
    ), tuple(own)


def _index_by_sentence(attributions: Sequence[Attribution], sentences: Sequence[Span]) -> dict[int, set[int]]:
    """Sentence number to the attributions with any part in it."""
    found: dict[int, set[int]] = {}
    for k, item in enumerate(attributions):
        for start, end in (*item.source, *item.cue, *item.content):
            first = find_sentence(sentences, start)
            last = find_sentence(sentences, max(start, end - 1))
            for number in range(first, last + 1):
                found.setdefault(number, set()).add(k)
    return found


def _find_holder(
    text: str, figure: Figure, attributions: Sequence[Attribution], candidates: Sequence[int]
) -> int | None:
    """Return the first candidate in whose content a figure stands, else the one whose cue it hangs on."""
    start, end = figure.span
    # "the council said that five were believed to be buried": the council's, not that of who believes
    for k in sorted(candidates, key=lambda k: _is_weak(attributions[k], end)):
        overlap = sum(max(0, min(end, b) - max(start, a)) for a, b in attributions[k].content)
        if 2 * overlap >= end - start:
            return k
    reviser = _find_reviser(text, start, attributions, candidates)
    return _find_adder(text, end, attributions, candidates) if reviser is None else reviser


def _find_reviser(
    text: str, start: int, attributions: Sequence[Attribution], candidates: Sequence[int]
) -> int | None:
    """ "…, the group said, updating an earlier toll of | 15": whose cue stands last before such a word."""
    revising = load_figure_lexicon().words["revising"]
    best: tuple[int, int] | None = None
    for k in candidates:
        for _, cue_end in attributions[k].cue or attributions[k].source:
            if cue_end <= start <= cue_end + _REVISED_WITHIN and (best is None or cue_end > best[0]):
                between = text[cue_end:start].lower().replace(",", " ").split()
                if not revising.isdisjoint(between[:4]):
                    best = (cue_end, k)
    return best[1] if best else None


def _find_adder(
    text: str, end: int, attributions: Sequence[Attribution], candidates: Sequence[int]
) -> int | None:
    """ "The agency put the toll at 85, adding that …": one subject, and the cue right behind the number."""
    adding = load_figure_lexicon().words["adding"]
    for k in candidates:
        for cue_start, cue_end in attributions[k].cue:
            if 0 <= cue_start - end <= _ADDED_WITHIN and text[cue_start:cue_end].lower() in adding:
                return k
    return None


def _has_its_own(text: str, figure: Figure, figures: Sequence[Figure], item: Attribution) -> bool:
    """Tell whether a source behind a number gives another one, in brackets or in a clause: "kills over 60
    (some say 68)", "80 died, while the hospital says 101"."""
    end = figure.span[1]
    cue = min((start for start, _ in item.cue), default=end)
    if not end < cue <= end + _ASIDE:
        return False
    source = min((start for start, _ in item.source), default=cue)
    said = max((end for _, end in item.cue), default=cue)
    if _WHILE.search(text, end, source) and any(0 <= other.span[0] - said <= _BESIDE for other in figures):
        return True
    opened = text.find("(", end, cue)
    closed = text.find(")", cue, cue + _ASIDE) if opened >= 0 else -1
    return closed >= 0 and any(opened < other.span[0] < closed for other in figures)


_ASIDE = 80  # characters before and behind the verb of an aside
_BESIDE = 14  # characters between a verb and its number: "says | that at least | 101"
_WHILE = re.compile(r"[,;]\s(?:while|whereas|but)\s(?:the\s)?$")


def _is_weak(item: Attribution, end: int) -> bool:
    """Tell whether an attribution takes no number from another that holds it: it denies what stands before
    it ("…, which the ministry denied"), or tells what nobody named believes."""
    behind = item.stance == "denies" and all(start >= end for start, _ in item.cue)
    return behind or item.stance == "believes" and not item.source
