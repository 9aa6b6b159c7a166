"""Cue candidates: every place that some rule or lexicon entry takes for the anchor of an attribution.

High recall by design: any full verb is proposed, nouns and adjectives where the lexicon has them, phrases,
prepositions and marks where a rule of ``data/rules`` says so.  Look-alikes ("according to plan") are taken
out by pseudo-rules; of rules that overlap the longest wins.  Which candidates hold is decided later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from attrib.language.lemmas import verb_lemma
from attrib.model import CueCandidate, Segmentation
from attrib.rules.added import kept_per_additions
from attrib.rules.load import Entry, Lexicon, load_lexicon
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
_Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]]


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """Phrases of phrases.csv by first and second word; those with a gap ("_") by the word after it."""

    contiguous: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]]
    gapped: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]]


@kept_per_additions
def load_phrases() -> PhraseIndex:
    """Return the index of phrases.csv, built on first use; longer phrases come first."""
    contiguous: _Phrases = {}
    gapped: _Phrases = {}
    for entry in sorted(load_lexicon().phrases.values(), key=lambda e: (-len(e.lemma.split()), e.lemma)):
        first, second, *rest = entry.lemma.split()
        table = contiguous
        if second == "_":
            table = gapped
            second, *rest = rest
        keys = sorted(REFLEXIVES) if second == "PRON" else [second]
        for key in keys:
            table.setdefault(first, {}).setdefault(key, []).append((tuple(rest), entry))
    return PhraseIndex(_freeze(contiguous), _freeze(gapped))


def _freeze(table: _Phrases) -> Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]]:
    return {first: {key: tuple(value) for key, value in by.items()} for first, by in table.items()}


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
    index = index or load_index()
    cues: list[CueCandidate] = []
    for number, (first, last) in enumerate(segmentation.sentence_tokens):
        if number not in segmentation.asides:
            headline = number in segmentation.headlines
            cues += _find_in_sentence(_Sentence(segmentation, index.lexicon, first, last, headline), index)
    return cues


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence's tokens ``[first, last)`` and the words that may be cues in it."""

    seg: Segmentation
    lexicon: Lexicon
    first: int
    last: int
    headline: bool


def _find_in_sentence(sentence: _Sentence, index: RuleIndex) -> list[CueCandidate]:
    """Return the candidates of a sentence: of the TOML rules, and of the lexicon where no rule matched."""
    claimed = _claim_by_rules(sentence, index)
    cues: list[CueCandidate] = []
    for i in range(sentence.first, sentence.last):
        if i in claimed:
            match = claimed[i]
            cue = _from_rule(match, i) if match is not None else None
        else:
            propose = _PROPOSE_BY_TAG.get(sentence.seg.tags[i][:2])
            cue = propose(sentence, i) if propose else None
        if cue is not None:
            cues.append(cue)
            for token in cue.tokens:
                claimed.setdefault(token, None)
    return cues


def _claim_by_rules(sentence: _Sentence, index: RuleIndex) -> dict[int, RuleMatch | None]:
    """Return the tokens that the TOML rules take: of a cue's head the match, of any other token None."""
    seg, first, last = sentence.seg, sentence.first, sentence.last
    matches: list[RuleMatch] = []
    for i in range(first, last):
        if seg.lowers[i] in index.by_form or seg.lemmas[i] in index.by_lemma:
            matches += index.match_at(seg, i, first, last)
    claimed: dict[int, RuleMatch | None] = {}
    for match in _take_longest([m for m in matches if m.rule.kind != "stop"]):
        claimed.update(dict.fromkeys(match.tokens))
        if match.rule.kind == "cue":
            claimed[match.head] = match
    return claimed


def _from_rule(match: RuleMatch, i: int) -> CueCandidate:
    return CueCandidate(i, match.tokens, match.rule.id, match.rule.category, match.rule.classes)


def _from_entry(name: str, category: str, i: int, entry: Entry) -> CueCandidate:
    """Return the candidate of one token by a word of the lexicon; ``name`` begins its rule's id."""
    return CueCandidate(i, (i,), f"{name}.{entry.classes[0]}", category, entry.classes)


def _propose_verb(sentence: _Sentence, i: int) -> CueCandidate | None:
    """Return the candidate of a verb: the phrase it begins, else itself with its particle; no auxiliary."""
    seg, last = sentence.seg, sentence.last
    lemma = seg.lemmas[i]
    if lemma in AUXILIARIES and (lemma == "be" or is_auxiliary(seg, i, last)):
        return None
    found = match_phrases(seg, i, last)
    if found:
        phrase, tokens = found
        return CueCandidate(i, tokens, "phrase." + phrase.lemma.replace(" ", "-"), "verb", phrase.classes)
    entry = sentence.lexicon.verbs.get(lemma)
    if entry is None and seg.lowers[i][0] in "'’":
        return None
    tokens = (i, i + 1) if _has_particle(seg, i, last) else (i,)
    if entry is None:
        return CueCandidate(i, tokens, "verb.other", "verb")
    return CueCandidate(i, tokens, "verb." + entry.classes[0], "verb", entry.classes)


def _has_particle(seg: Segmentation, i: int, last: int) -> bool:
    """Tell whether a particle follows the verb at ``i``: "pointed out", not the "up" of "up to"."""
    if i + 1 >= last or seg.tags[i + 1] != "RP":
        return False
    return not (seg.lowers[i + 1] == "up" and i + 2 < last and seg.lowers[i + 2] == "to")


def _propose_noun(sentence: _Sentence, i: int) -> CueCandidate | None:
    """Return the candidate of a noun of the lexicon, or of a verb that was tagged as a noun."""
    seg, nouns, headline = sentence.seg, sentence.lexicon.nouns, sentence.headline
    entry = nouns.get(seg.lemmas[i]) or (nouns.get(seg.lowers[i]) if headline else None)
    if entry is not None and (headline or _takes_something(seg, i, sentence.first, sentence.last, entry)):
        return _from_entry("noun", "noun", i, entry)
    if i > sentence.first and (headline or _may_be_verb(seg.tags, i, sentence.last, entry is not None)):
        return _propose_mistagged(sentence, i)
    return None


def _propose_adjective(sentence: _Sentence, i: int) -> CueCandidate | None:
    """Return the candidate of an adjective of the lexicon, or of a verb that was tagged as an adjective."""
    seg = sentence.seg
    entry = sentence.lexicon.adjectives.get(seg.lowers[i])
    if entry is None:
        return _propose_mistagged(sentence, i) if seg.lowers[i].endswith("ed") else None
    before_noun = i + 1 < sentence.last and seg.tags[i + 1] in ("NN", "NNS")
    if before_noun and entry.classes[0] not in _ATTRIBUTIVE:
        return None
    return _from_entry("adjective", "adjective", i, entry)


def _propose_adverb(sentence: _Sentence, i: int) -> CueCandidate | None:
    entry = sentence.lexicon.adverbs.get(sentence.seg.lowers[i])
    return _from_entry("adverb", "adverb", i, entry) if entry is not None else None


def _propose_mistagged(sentence: _Sentence, i: int) -> CueCandidate | None:
    """Return the candidate of a word tagged as a noun or an adjective that may be a verb of the lexicon."""
    entry = sentence.lexicon.verbs.get(verb_lemma(sentence.seg.lowers[i]))
    return _from_entry("verb-as-noun", "verb", i, entry) if entry is not None else None


_PROPOSE_BY_TAG: Mapping[str, Callable[[_Sentence, int], CueCandidate | None]] = {
    "VB": _propose_verb,
    "NN": _propose_noun,
    "JJ": _propose_adjective,
    "RB": _propose_adverb,
}


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
