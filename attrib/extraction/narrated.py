"""Quotations that no verb gives to anybody, behind a sentence on who speaks.

``Lena Moss stood at the gate. "Nobody warned us."`` has no saying at all: the sentence before the quotation
shows a person, and the quotation is hers.  Asserted only in one paragraph, of a sentence without a saying of
its own, whose subject opens it and is a pronoun, a full name, or does what people do who are about to speak
(``gestures`` of ``data/reach.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence

from attrib.extraction.features.cue import CueContext
from attrib.extraction.floating import find_whole_quotations
from attrib.extraction.reach.sayings import strip_sayings
from attrib.extraction.reach.sentence import is_quoted
from attrib.extraction.reach.sources import source_before
from attrib.extraction.reach.words import load_reach_words
from attrib.language.frames import FINITE
from attrib.model import Attribution, Document, Span, attribution_id

CONFIDENCE = 0.7
LEAST_NAME = 2  # words of a name that is a person's
PRONOUNS = ("he", "she")


def find_narrated(
    doc: Document, context: CueContext, found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return an attribution for each run of quotations that only the sentence before tells the speaker of.

    Its cue is the mark that opens the quotation.
    """
    seg = context.seg
    taken = sorted(span for item in found for span in (*item.content, *item.cue))
    runs: list[list[Span]] = []
    last = -2
    for sentence, span in find_whole_quotations(context):
        if _is_taken(seg.sentences[sentence], taken):
            continue
        if sentence == last + 1 and seg.paragraph_of[sentence] == seg.paragraph_of[last]:
            runs[-1].append(span)
        else:
            runs.append([span])
        last = sentence
    made = []
    for run in runs:
        source = _find_subject(context, run[0][0], taken)
        if source is None:
            continue
        content = tuple((seg.starts[low], seg.ends[high - 1]) for low, high in run)
        spans = ((seg.starts[source[0]], seg.ends[source[1] - 1]),)
        mark = (seg.starts[run[0][0]], seg.ends[run[0][0]])
        made.append(
            Attribution(
                id=attribution_id(doc.id, spans, (mark,), content),
                source=spans,
                cue=(mark,),
                content=content,
                kind="direct",
                stance="asserts",
                rule="form.narrated",
                confidence=CONFIDENCE,
            )
        )
    return tuple(made)


def _is_taken(sentence: Span, taken: Sequence[Span]) -> bool:
    return any(low < sentence[1] and sentence[0] < high for low, high in taken)


def _skip_time(lowers: Sequence[str], first: int, last: int) -> int:
    """Return where a line of a live page begins behind its time: "6.40 pm: | The mayor"."""
    if not lowers[first][:1].isdigit():
        return first
    mark = next((k for k in range(first + 1, min(first + 5, last - 1)) if lowers[k] in _TIME_ENDS), first - 1)
    return mark + 1


_TIME_ENDS = (":", "-", "–", "—")


def _find_subject(context: CueContext, quotation: int, taken: Sequence[Span]) -> Span | None:
    """Return who the sentence before a quotation shows, in its paragraph; None in doubt."""
    seg, frame, words = context.seg, context.frame, load_reach_words()
    number = seg.sentence_of[quotation] - 1
    if number < 0 or seg.paragraph_of[number] != seg.paragraph_of[number + 1]:
        return None
    first, last = seg.sentence_tokens[number]
    if _is_taken(seg.sentences[number], taken) or any(is_quoted(context, k) >= 0 for k in range(first, last)):
        return None
    first = _skip_time(seg.lowers, first, last)
    verb = next((k for k in range(first, last) if seg.tags[k] in FINITE), -1)
    if verb < 0 or frame.chunk_of[first] < 0:
        return None
    source = source_before(context, verb, strip_sayings(context, first, context.group(verb).start))
    if source is None or source[0] != first:
        return None
    head = frame.chunk_heads[frame.chunk_of[first]]
    proper = sum(seg.tags[k] == "NNP" for k in range(first, head + 1))
    named = seg.tags[head] == "NNP" and proper >= LEAST_NAME and seg.tags[first] in ("NNP", "JJ", "NN")
    mood = verb + 1 + (seg.tags[verb + 1] == "RB")
    moved = seg.lemmas[verb] == "be" and seg.lowers[mood] in words.moods and mood + 2 >= last
    shown = seg.lowers[first] in PRONOUNS or named or moved or seg.lemmas[verb] in words.gestures
    return source if shown else None
