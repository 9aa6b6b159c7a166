"""A token's sentence, quotation and verb: what all questions of reach begin with."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import CLOSERS, FINITE
from attrib.model import Span

from .words import load_reach_words

MOST_TITLE = 10  # tokens of a quotation that is a title, with its marks
P = ParamSpec("P")
T = TypeVar("T")
_UNASKED: Any = object()
PAST = ("VBD", "VBN", "VBZ", "VBP")


def kept(find: Callable[Concatenate[CueContext, P], T]) -> Callable[Concatenate[CueContext, P], T]:
    """Return ``find`` with its answers remembered for each document: many rules ask the same of one cue."""

    @functools.wraps(find)
    def look_up(context: CueContext, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (find, args, *kwargs.items()) if kwargs else (find, args)
        found: T = context.reached.get(key, _UNASKED)
        if found is _UNASKED:
            found = context.reached[key] = find(context, *args, **kwargs)
        return found

    return look_up


def sentence_of(context: CueContext, token: int) -> Span:
    """Return the token range of the sentence that holds a token."""
    return context.seg.sentence_tokens[context.seg.sentence_of[token]]


@kept
def body_end(context: CueContext, token: int) -> int:
    """Return where the words of a token's sentence end: before its last full stop and closing marks."""
    seg = context.seg
    first, stop = sentence_of(context, token)
    while stop > first and (seg.words[stop - 1] in (".", "?", "!", "…") or seg.words[stop - 1] in CLOSERS):
        stop -= 1
    return stop


def is_quoted(context: CueContext, token: int) -> int:
    """Return the number of the quotation that holds a token, or -1; a lone verb in marks is not quoted."""
    number = context.frame.quoted[token] if 0 <= token < len(context.frame.quoted) else -1
    return number if number < 0 or not _is_lone_verb(context, number) else -1


def is_title(context: CueContext, number: int) -> bool:
    """Tell whether a quotation is what something is called: "They Say It Rains"."""
    seg, (low, high) = context.seg, context.frame.quotation_tokens[number]
    if not 2 < high - low <= MOST_TITLE or seg.sentence_of[low] in seg.headlines:
        return False
    words = [word for word in seg.words[low + 1 : high - 1] if word[:1].isalpha()]
    long = [word for word in words if len(word) > 3]
    written = long and all(word[0].isupper() and not word.isupper() for word in (*long, words[0], words[-1]))
    return bool(written) and len(words) > 1 and seg.words[high - 2][-1:].isalnum()


def _is_lone_verb(context: CueContext, number: int) -> bool:
    """Tell whether quotation marks hold a verb of saying alone: "has | ‘promised’ | to", “called for”."""
    seg, (low, high) = context.seg, context.frame.quotation_tokens[number]
    if not 3 <= high - low <= 4 or seg.tags[low + 1] not in PAST or low + 1 not in context.classes:
        return False
    if high - low == 4 and seg.tags[low + 2] not in ("IN", "RP"):
        return False
    return high < len(seg.words) and seg.words[high][:1].isalnum()  # “laughed”. is a quotation


def is_marked(context: CueContext, token: int) -> bool:
    """Tell whether a token is a lone verb in quotation marks."""
    return context.frame.quoted[token] >= 0 and is_quoted(context, token) < 0


def marked_start(context: CueContext, token: int) -> int:
    """Return where the verb group of a lone verb in quotation marks begins: "the junta | has ‘promised’"."""
    first, _ = sentence_of(context, token)
    start = token - 1
    return start - (start > first and context.seg.lemmas[start - 1] in ("have", "be"))


def ends_gap(context: CueContext, k: int) -> bool:
    """Tell whether words were left out right before ``k``: "it fell [...] | He said so"."""
    words = context.seg.words
    before = k - 1 - (words[k - 1] == "]")
    return before >= 0 and words[before] in ("...", "…")


def speaks(context: CueContext, token: int) -> bool:
    """Tell whether a finite verb of saying stands at a token; "held" is one before "that" alone."""
    seg = context.seg
    if seg.tags[token] not in FINITE or context.family(token) != "speech":
        return False
    bound = seg.lemmas[token] in load_reach_words().bound_to_that
    return not bound or seg.lowers[token + 1 : token + 2] == ["that"]


def demands(context: CueContext, token: int) -> bool:
    return context.seg.tags[token] in FINITE and context.family(token) == "demand"


def main_verb(context: CueContext, verb: int) -> int:
    """Return the verb or predicate that a finite verb helps: "has | fallen", "is | unlawful"; else itself."""
    frame = context.frame
    return frame.heads[verb] if frame.relations[verb] in ("aux", "auxpass", "cop") else verb


def subjects_before(context: CueContext, verb: int, stop: int) -> list[int]:
    """Return the heads of the subjects of a verb, of a passive or a clause too, before ``stop``."""
    frame = context.frame
    return [c for c in frame.children[verb] if frame.relations[c][:5] == "nsubj" and c < stop]


def before_comma(context: CueContext, k: int) -> int:
    """Return the place of the comma right before token ``k``, else ``k``."""
    return k - (context.seg.words[k - 1] == ",")


def clause_end(context: CueContext, start: int, stop: int) -> int:
    """Return where a relative clause or participle phrase from ``start`` ends: at a comma or ``stop``."""
    seg, number = context.seg, is_quoted(context, start)
    for k in range(start + 1, stop):
        if seg.words[k] in (",", ";", ":", "—", "–", "--") and is_quoted(context, k) in (-1, number):
            return k
        if context.bare and seg.tags[k] == "VBG" and seg.lemmas[k] in load_reach_words().added:
            return k
    return stop


def relative_end(context: CueContext, start: int, stop: int) -> int:
    """Return where the rest of a relative clause ends: before the verb of the sentence around it.

    "a cleric whom police accuse | of inciting riots | was arrested": the first finite verb without a
    relative word of its own.
    """
    seg, relative = context.seg, load_reach_words().relative
    own = 0
    for k in range(start, stop):
        own += seg.lowers[k] in relative
        if seg.tags[k] in FINITE:
            if not own:
                return k
            own -= 1
    return stop


def is_subordinate(context: CueContext, low: int) -> bool:
    """Tell whether a subject from ``low`` opens a clause that hangs on another: "while | he said"."""
    first, _ = sentence_of(context, low)
    return low > first and context.seg.lowers[low - 1] in load_reach_words().subordinating
