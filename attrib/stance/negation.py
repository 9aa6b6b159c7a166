"""Whether a cue is turned round: "did not say", "no group claimed", "is in no position to confirm".

What turns it is data (``[negation]`` of ``data/lexicon/stance.toml``).  Two of them undo each other ("did
not hesitate to accuse").  The scope is the cue's own verb group, the infinitives and nouns that govern it,
and the first words of its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrib.model import CueCandidate, Segmentation, Span

from .tables import BREAKS, MARKS, Negation, load_stance_tables

_GROUP_TAGS = ("VB", "MD", "RB", "TO")
_FARTHEST = 14  # tokens before the cue that are looked back over
_AUXILIARIES = frozenset("be have do get".split())
_SEEMING = frozenset("seem appear".split())


def is_negated(segmentation: Segmentation, cue: CueCandidate, content: Sequence[Span] = ()) -> bool:
    """Tell whether the cue is turned round by a word of its verb group, its subject or its governor.

    What stands in ``content`` (character spans) turns what is said round, not the saying of it.
    """
    seg, rules = segmentation, load_stance_tables().negation
    first = seg.sentence_tokens[seg.sentence_of[cue.head]][0]
    if any(_negates(seg, t, rules) for t in cue.tokens if t < cue.head):
        return True
    first = max(first, cue.head - _FARTHEST)
    for start, end in content:
        if start < seg.starts[cue.head]:
            first = max([first, *(t + 1 for t in range(first, cue.head) if start <= seg.starts[t] < end)])
    if cue.category == "noun":
        return _is_noun_negated(seg, cue, first, rules)
    turned, i, finite = _read_group(seg, cue, first, rules)
    if i >= first and _has_negative_subject(seg, i, first, rules):
        turned ^= cue.category in ("verb", "phrase") and (finite or seg.tags[cue.head] != "VBG")
    return turned


def _negates(seg: Segmentation, i: int, rules: Negation) -> bool:
    """Tell whether a word of a verb group is a negator ("not", but not the one of "not only")."""
    following = seg.lowers[i + 1] if i + 1 < len(seg.lowers) else ""
    if seg.lowers[i] == "no":
        return following == "longer"
    return seg.lowers[i] in rules.negators and following not in rules.halves


def _read_group(seg: Segmentation, cue: CueCandidate, first: int, rules: Negation) -> tuple[bool, int, bool]:
    """Walk back over the cue's verb group and what governs it.

    Returns whether an odd number of words turn it round, the first token before the group (before ``first``:
    there is none), and whether the group holds an auxiliary.
    """
    turned = finite = False
    nominal = False  # in "a position", "no intention": the noun's determiners and the verb before it
    i = cue.head - 1
    while i >= first:
        low, tag, lemma = seg.lowers[i], seg.tags[i], seg.lemmas[i]
        following = seg.lowers[i + 1]
        if seg.words[i] in BREAKS or seg.words[i] in MARKS:
            break
        if _negates(seg, i, rules) or nominal and low == "no":
            turned = not turned
        elif low == "or" and i > first and seg.tags[i - 1] == seg.tags[cue.head] == "VB":
            i -= 1  # "did not confirm or deny"
        elif low in rules.unfinished and following == "to":
            turned = not turned
        elif low == "of" and i > first and seg.lowers[i - 1] in ("short", "instead"):
            turned, i = not turned, i - 1
        elif low == "than" and i > first and seg.lowers[i - 1] == "rather":
            turned, i = not turned, i - 1
        elif low in rules.adjectives and following == "to":
            turned = not turned
        elif low in rules.degrees and i > first and seg.lowers[i - 1] == "too" and following == "to":
            turned = not turned
        elif lemma in rules.nouns and following in ("to", "of"):
            nominal = True
        elif tag[:2] == "VB" and lemma not in _AUXILIARIES and (lemma not in _SEEMING or following != "to"):
            governs = following == "to" or seg.tags[cue.head] == "VBG" and i == cue.head - 1
            if not governs and not nominal:
                break
            participle = governs and following != "to"
            turned ^= governs and (lemma in rules.governors or participle and lemma in rules.enders)
            nominal = False
        elif tag[:2] == "VB" or tag == "MD":
            finite = True
            nominal = False
        elif low == "of" and i > first and seg.lemmas[i - 1] in rules.nouns:
            pass
        elif low in rules.subjects or not (tag[:2] in _GROUP_TAGS or tag[:2] == "JJ" or low == "to"):
            if not (nominal and tag in ("DT", "IN", "PRP$")):
                break
        i -= 1
    return turned, i, finite


def _has_negative_subject(seg: Segmentation, i: int, first: int, rules: Negation) -> bool:
    """Tell whether the noun phrase that ends at a token begins with "no", "nobody", "neither", "few"."""
    while i >= first:
        low, tag = seg.lowers[i], seg.tags[i]
        before = seg.lowers[i - 1] if i > first else ""
        if tag[:2] in ("VB", "MD") and before in ("nor", "neither", "never"):
            return seg.lemmas[i] in _AUXILIARIES or tag == "MD"  # "Nor did the club confirm"
        if seg.words[i] in BREAKS or seg.words[i] in MARKS or tag[:2] in ("VB", "MD", "WD", "WP"):
            return False
        if low in rules.subjects:
            earlier = seg.tags[i - 1] if i > first else ""
            if low in ("few", "little"):  # "a few", "the last few days"
                return earlier not in ("DT", "JJ", "PRP$", "IN", "CD")
            return earlier not in ("IN", "TO") or low in ("nor", "neither")
        if tag in ("DT", "PRP$", "PRP", "EX") and before not in ("of", "nor", "neither", "and", "or", "in"):
            inverted = i > first and (seg.lemmas[i - 1] in _AUXILIARIES or seg.tags[i - 1] == "MD")
            if not inverted:  # "Nor did the club"
                return False
        i -= 1
    return False


def _is_noun_negated(seg: Segmentation, cue: CueCandidate, first: int, rules: Negation) -> bool:
    """Tell whether "no", "without", "not any" or "lack of" stands before a noun and its adjectives."""
    start = min(cue.tokens[0], cue.head)
    i = start - 1
    while i >= first and seg.tags[i][:2] in ("JJ", "VB", "RB", "NN") and i > start - 4:
        if seg.lowers[i] in ("no", "without") or seg.lowers[i] in rules.negators:
            break
        i -= 1
    if i < first:
        return False
    if seg.lowers[i] == "any":
        return any(seg.lowers[k] in rules.negators for k in range(max(first, i - 4), i))
    if seg.lowers[i] == "of" and i > first:
        return seg.lowers[i - 1] in ("lack", "absence")
    return seg.lowers[i] in ("no", "without")
