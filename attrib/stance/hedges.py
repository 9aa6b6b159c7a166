"""Whether the article itself stands back from what it reports ("reportedly", "is believed to").

The factuality of a content is relative to its source (FactBank: Saurí and Pustejovsky 2009), so a hedge
counts only where it is the article's own: not inside a quotation, not where a named source holds the belief.
Words and tables are data: the ``hedge`` column of adverbs.csv, the ``hedge`` and ``stop`` fields of rules,
``[hedge]`` of stance.toml.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrib.model import CueCandidate, Quotation, Segmentation, Span
from attrib.rules.load import load_lexicon
from attrib.rules.match import RuleIndex, load_index

from .tables import BREAKS, MARKS, HedgeTables, find_entry, find_token, load_stance_tables

_MOST_NESTED = 100  # quotations inside one quotation that are looked back over
_REACH_BEFORE, _REACH_AFTER = 5, 2  # tokens from the cue to an adverb that speaks of it


def hedge_of(
    segmentation: Segmentation,
    cue: CueCandidate,
    *,
    source: Sequence[Span] = (),
    content: Sequence[Span] = (),
    nested: bool = False,
    index: RuleIndex | None = None,
) -> bool:
    """Tell whether the article itself stands back from what the cue reports.

    ``nested`` says that the attribution stands inside another's content: then a belief or a rumour is that
    source's; an adverb that is itself the cue ("said the bus was reportedly carrying pilgrims") stays the
    article's.  What stands inside a quotation is never the article's.  A hedging cue with nobody named
    ("is believed to", "it is claimed"), a source that is itself unconfirmed, or a hedging adverb in the
    clause of the cue ("reportedly told", "falsely claimed") is.
    """
    seg, tables = segmentation, load_stance_tables().hedges
    if is_quoted(seg, cue.head):
        return False
    entry = find_entry(seg, cue, index)
    if entry is not None and entry.hedge:
        return True
    if nested:
        return False
    rule = (index or load_index()).rules.get(cue.rule)
    if rule is not None and rule.hedge:
        passed_on = cue.category == "verb" and seg.lemmas[cue.head] in tables.plain
        return not source and not (passed_on and not _takes_infinitive(seg, cue))
    hearsay = rule is None and not source and seg.lemmas[cue.head] in tables.passives
    if hearsay and is_passive(seg, cue) and _is_said_of_somebody(seg, cue):
        return True
    if any(
        seg.lowers[t] in tables.unsure
        for start, end in source
        for t in range(find_token(seg, start), bisect_left(seg.starts, end))
    ):
        return True
    return find_hedge(seg, cue, content) is not None


def find_hedge(segmentation: Segmentation, cue: CueCandidate, content: Sequence[Span] = ()) -> int | None:
    """Return the token of a hedge that speaks of the cue: in its clause, outside the content.

    An adverb ("reportedly", "falsely") or the "without" of "without evidence".
    """
    seg, tables = segmentation, load_stance_tables().hedges
    adverbs = load_lexicon().adverbs
    first, last = seg.sentence_tokens[seg.sentence_of[cue.head]]
    for step in (-1, 1):
        i = cue.head + step
        reach = _REACH_BEFORE if step < 0 else _REACH_AFTER
        while first <= i < last and abs(i - cue.head) <= reach:
            if _finds_no_proof(seg, i, last, tables):
                return i
            if seg.words[i] == "," and step > 0 and _finds_no_proof(seg, i + 1, last, tables):
                return i + 1
            if seg.words[i] in BREAKS or seg.words[i] in MARKS or _ends_hedge(seg, i, first, last):
                break
            if any(s <= seg.starts[i] < e for s, e in content):
                break
            entry = adverbs.get(seg.lowers[i])
            if entry is not None and entry.hedge or seg.lowers[i] in tables.adverbs:
                return i
            i += step
    return None


def _finds_no_proof(seg: Segmentation, i: int, last: int, tables: HedgeTables) -> bool:
    """Tell whether "without evidence", "without offering any proof" begins at a token."""
    if i >= last or seg.lowers[i] != "without":
        return False
    for j in range(i + 1, min(i + 5, last)):
        if seg.lowers[j] in tables.without:
            return True
        if seg.words[j] in BREAKS:
            return False
    return False


def _takes_infinitive(seg: Segmentation, cue: CueCandidate) -> bool:
    return cue.head + 1 < len(seg.lowers) and seg.lowers[cue.head + 1] == "to"


def _is_said_of_somebody(seg: Segmentation, cue: CueCandidate) -> bool:
    """Tell whether a passive says something of somebody: "it is claimed that", "is thought to have fled".

    A verb of ``clausal`` does so with a clause alone: "the blast was claimed" says who did it.
    """
    clausal = seg.lemmas[cue.head] in load_stance_tables().hedges.clausal
    first, last = seg.sentence_tokens[seg.sentence_of[cue.head]]
    if not clausal or cue.head + 1 < last and seg.lowers[cue.head + 1] in ("to", "that", "as"):
        return True
    return any(seg.lowers[t] == "it" for t in range(max(first, cue.head - 5), cue.head))


def is_passive(segmentation: Segmentation, cue: CueCandidate) -> bool:
    """Tell whether the cue's verb is a passive participle whose agent is not named right after it.

    It stands after a form of "be", or right after a noun and before "to" or "as" ("men described as guards").
    """
    seg, i = segmentation, cue.head
    first, last = seg.sentence_tokens[seg.sentence_of[i]]
    following = seg.lowers[i + 1] if i + 1 < last else ""
    if following == "by" or seg.tags[i] not in ("VBN", "VBD", "JJ"):
        return False
    k = i - 1
    while k >= first and k > i - 6 and (seg.tags[k][:2] == "RB" or seg.lemmas[k] in ("be", "have")):
        if seg.lemmas[k] == "be":
            return True
        k -= 1
    return k >= first and seg.tags[k][:2] == "NN" and following in ("to", "as") and seg.tags[i] != "JJ"


def _ends_hedge(seg: Segmentation, i: int, first: int, last: int) -> bool:
    """Tell whether a stop rule begins at a token: the reach of a hedge ends there."""
    index = load_index()
    if seg.lowers[i] not in index.by_form and seg.lemmas[i] not in index.by_lemma:
        return False
    return any(m.rule.kind == "stop" and m.tokens[0] == i for m in index.match_at(seg, i, first, last))


def is_quoted(segmentation: Segmentation, i: int) -> bool:
    """Tell whether a token stands inside a quotation."""
    seg = segmentation
    place = seg.starts[i]
    for k in range(first_quotation(seg.quotations, place), len(seg.quotations)):
        start, end = seg.quotations[k].span
        if start > place:
            return False
        if place < end:
            return True
    return False


def first_quotation(quotations: Sequence[Quotation], place: int) -> int:
    """Return the index of the outermost quotation that begins last before a place (0 where none does).

    Outermost ones do not overlap, so none before it reaches the place; the way back is bounded.
    """
    k = max(0, bisect_right(quotations, place, key=lambda q: q.span[0]) - 1)
    for _ in range(_MOST_NESTED):
        if k == 0 or quotations[k].depth == 0:
            break
        k -= 1
    return k
