"""Cue candidates: every place that some rule or lexicon entry takes for the anchor of an attribution.

High recall by design: any full verb is proposed, nouns and adjectives where the lexicon has them, phrases,
prepositions and marks where a rule of ``data/rules`` says so.  Look-alikes ("according to plan") are taken
out by pseudo-rules; of rules that overlap the longest wins.  Which candidates hold is decided later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attrib.language.lemmas import verb_lemma
from attrib.model import CueCandidate, Segmentation
from attrib.rules.added import kept_per_additions
from attrib.rules.load import Entry, load_lexicon
from attrib.rules.match import CLAUSE_MARKS, RuleIndex, RuleMatch, load_index

AUXILIARIES = frozenset(("be", "have", "do", "get"))
REFLEXIVES = frozenset(
    ("himself", "herself", "themselves", "itself", "myself", "ourselves", "yourself", "oneself")
)
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight again".split()
)
# Adjectives that are cues before their noun too: "self-described", "alleged".
_ATTRIBUTIVE = frozenset(("report", "believe"))
_OBJECTS = frozenset(("DT", "PRP", "PRP$", "NNP", "NNPS", "JJ", "CD", "WP", "WRB", "``"))
_OPENING = frozenset((":", '"', "“", "``", "«"))
_MAX_GAP = 4


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """Phrases of phrases.csv by first and second word; those with a gap ("_") by the word after it."""

    contiguous: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]]
    gapped: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]]


@kept_per_additions
def load_phrases() -> PhraseIndex:
    """Return the index of phrases.csv, built on first use; longer phrases come first."""
    tables: tuple[dict, dict] = ({}, {})
    for entry in sorted(load_lexicon().phrases.values(), key=lambda e: (-len(e.lemma.split()), e.lemma)):
        first, second, *rest = entry.lemma.split()
        if second == "_":
            second, *rest = rest
            table = tables[1]
        else:
            table = tables[0]
        keys = sorted(REFLEXIVES) if second == "PRON" else [second]
        for key in keys:
            table.setdefault(first, {}).setdefault(key, []).append((tuple(rest), entry))
    return PhraseIndex(
        *({first: {k: tuple(v) for k, v in by.items()} for first, by in t.items()} for t in tables)
    )


def _match_rest(seg: Segmentation, rest: tuple[str, ...], i: int, last: int) -> list[int] | None:
    """Match the remaining words of a phrase from token ``i`` on; "_" is a gap of up to four tokens."""
    taken: list[int] = []
    gap = False
    for word in rest:
        if word == "_":
            gap = True
            continue
        stop = min(last, i + _MAX_GAP) if gap else min(last, i + 1)
        place = -1
        for j in range(i, stop):
            if _is_word(seg, j, word):
                place = j
                break
            if seg.words[j] in CLAUSE_MARKS:
                break
        if place < 0:
            return None
        taken.append(place)
        i = place + 1
        gap = False
    return taken


def _is_word(seg: Segmentation, j: int, word: str) -> bool:
    return seg.lemmas[j] == word or seg.lowers[j] == word or word == "PRON" and seg.lowers[j] in REFLEXIVES


def match_phrases(seg: Segmentation, i: int, last: int) -> tuple[Entry, tuple[int, ...]] | None:
    """Return the longest phrase of the lexicon that begins with the verb at token ``i``, with its tokens.

    Between the verb and its particle an adverb or a weekday may stand ("called on Monday for").
    """
    phrases = load_phrases()
    lemma = seg.lemmas[i]
    best: tuple[Entry, tuple[int, ...]] | None = None
    seconds = phrases.contiguous.get(lemma)
    if seconds:
        starts = [i + 1]
        if i + 2 < last:
            after = seg.lowers[i + 1]
            if seg.tags[i + 1][:2] == "RB" or after in _WEEKDAYS:
                starts.append(i + 2)
            elif after == "on" and i + 3 < last and seg.lowers[i + 2] in _WEEKDAYS:
                starts = [i + 3]
        for start in starts:
            if start >= last:
                break
            for key in {seg.lemmas[start]: 0, seg.lowers[start]: 0}:
                for rest, entry in seconds.get(key, ()):
                    taken = _match_rest(seg, rest, start + 1, last)
                    if taken is not None and (best is None or len(taken) + 2 > len(best[1])):
                        best = (entry, (i, start, *taken))
    gapped = phrases.gapped.get(lemma)
    if gapped:
        for start in range(i + 2, min(last, i + 2 + _MAX_GAP)):
            if seg.words[start - 1] in CLAUSE_MARKS:
                break
            for rest, entry in gapped.get(seg.lemmas[start], ()):
                taken = _match_rest(seg, rest, start + 1, last)
                if taken is not None and (best is None or len(taken) + 2 > len(best[1])):
                    best = (entry, (i, start, *taken))
    return best


def is_auxiliary(seg: Segmentation, i: int, last: int) -> bool:
    """Tell whether the form of be, have, do or get at token ``i`` only carries another verb."""
    j = i + 1
    while j < last and j < i + 4:
        tag = seg.tags[j]
        if tag[:2] == "VB" or seg.lowers[j] == "to":
            return True
        if tag[:2] != "RB" and tag not in ("PRP", "NNP", "EX"):
            return False
        j += 1
    return False


def _take_longest(matches: list[RuleMatch]) -> list[RuleMatch]:
    """Of overlapping matches keep the longest, then the earliest, then the first by id."""
    if len(matches) < 2:
        return matches
    kept: list[RuleMatch] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.rule.id)):
        tokens = match.tokens
        if not any(t in taken for t in tokens):
            kept.append(match)
            taken.update(tokens)
    return kept


def find_cues(segmentation: Segmentation, index: RuleIndex | None = None) -> list[CueCandidate]:
    """Return the cue candidates of a document in text order, at most one for each head token.

    ``index`` holds the TOML rules (default: the package's own).  Linear in the number of tokens.
    """
    seg = segmentation
    index = index or load_index()
    lexicon = index.lexicon
    verbs, nouns, adjectives, adverbs = lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs
    by_form, by_lemma = index.by_form, index.by_lemma
    lowers, lemmas, tags = seg.lowers, seg.lemmas, seg.tags
    phrases = load_phrases()
    first_words, gapped_words = phrases.contiguous, phrases.gapped
    cues: list[CueCandidate] = []
    for number, (first, last) in enumerate(seg.sentence_tokens):
        if number in seg.asides:
            continue
        matches: list[RuleMatch] = []
        for i in range(first, last):
            if lowers[i] in by_form or lemmas[i] in by_lemma:
                matches += index.match_at(seg, i, first, last)
        claimed: dict[int, RuleMatch | None] = {}
        if matches:
            for match in _take_longest([m for m in matches if m.rule.kind != "stop"]):
                for token in match.tokens:
                    claimed[token] = None
                if match.rule.kind == "cue":
                    claimed[match.head] = match
        headline = number in seg.headlines
        for i in range(first, last):
            if i in claimed:
                match = claimed[i]
                if match is not None:
                    rule = match.rule
                    cues.append(CueCandidate(i, match.tokens, rule.id, rule.category, rule.classes))
                continue
            tag = tags[i][:2]
            if tag == "VB":
                lemma = lemmas[i]
                if lemma in AUXILIARIES and (lemma == "be" or is_auxiliary(seg, i, last)):
                    continue
                if lemma in first_words or lemma in gapped_words:
                    found = match_phrases(seg, i, last)
                    if found:
                        entry, tokens = found
                        for token in tokens:
                            claimed.setdefault(token, None)
                        cues.append(
                            CueCandidate(
                                i, tokens, "phrase." + entry.lemma.replace(" ", "-"), "verb", entry.classes
                            )
                        )
                        continue
                entry = verbs.get(lemma)
                if entry is None and lowers[i][0] in "'’":
                    continue
                particle = (
                    i + 1 < last
                    and tags[i + 1] == "RP"
                    and not (lowers[i + 1] == "up" and i + 2 < last and lowers[i + 2] == "to")
                )
                tokens = (i, i + 1) if particle else (i,)
                if entry is None:
                    cues.append(CueCandidate(i, tokens, "verb.other", "verb"))
                else:
                    cues.append(CueCandidate(i, tokens, "verb." + entry.classes[0], "verb", entry.classes))
            elif tag == "NN":
                entry = nouns.get(lemmas[i]) or headline and nouns.get(lowers[i]) or None
                if entry is not None and (headline or _takes_something(seg, i, first, last, entry)):
                    cues.append(CueCandidate(i, (i,), "noun." + entry.classes[0], "noun", entry.classes))
                elif i > first and (headline or _may_be_verb(tags, i, last, entry is not None)):
                    _add_mistagged(cues, verbs, lowers[i], i)
            elif tag == "JJ":
                entry = adjectives.get(lowers[i])
                if entry is not None:
                    if i + 1 < last and tags[i + 1] in ("NN", "NNS") and entry.classes[0] not in _ATTRIBUTIVE:
                        continue
                    cues.append(
                        CueCandidate(i, (i,), "adjective." + entry.classes[0], "adjective", entry.classes)
                    )
                elif lowers[i].endswith("ed"):
                    _add_mistagged(cues, verbs, lowers[i], i)
            elif tag == "RB":
                entry = adverbs.get(lowers[i])
                if entry is not None:
                    cues.append(CueCandidate(i, (i,), "adverb." + entry.classes[0], "adverb", entry.classes))
    return cues


def _takes_something(seg: Segmentation, i: int, first: int, last: int, entry: Entry) -> bool:
    """Tell whether a noun stands with what it is about ("calls for") or with whose it is ("its plan").

    Of nouns that stand with neither, fewer than one in a hundred is a cue in the training articles.
    """
    if seg.tags[i] == "NNP" or seg.tags[i] == "NNPS":
        return False
    if i + 1 < last and (seg.lowers[i + 1] in entry.complements or seg.words[i + 1] in _OPENING):
        return True
    if i + 1 < last and seg.tags[i + 1] in ("NN", "NNS"):
        return False
    return any(tag == "PRP$" or tag == "POS" for tag in seg.tags[max(first, i - 3) : i])


def _may_be_verb(tags: list[str], i: int, last: int, known: bool) -> bool:
    """Tell whether a word tagged as a noun may be a verb that was missed ("polls show", "AFP reports.").

    ``known`` says that it is a noun of the lexicon: then a name must stand before it, or a noun where its
    sentence or clause ends after it, or something that a verb could take must follow.
    """
    before, following = tags[i - 1], tags[i + 1] if i + 1 < last else "."
    if tags[i] == "NNS":
        return (
            not known
            or following in _OBJECTS
            or before in ("NNP", "NNPS")
            or before in ("NN", "NNS")
            and following in (".", ",", ":")
        )
    return tags[i] == "NN" and (before in ("NNS", "NNPS") or following in _OBJECTS)


def _add_mistagged(cues: list[CueCandidate], verbs: Mapping[str, Entry], word: str, i: int) -> None:
    """Propose a word that was tagged as a noun or an adjective but may be a verb of the lexicon."""
    entry = verbs.get(verb_lemma(word))
    if entry is not None:
        cues.append(CueCandidate(i, (i,), "verb-as-noun." + entry.classes[0], "verb", entry.classes))
