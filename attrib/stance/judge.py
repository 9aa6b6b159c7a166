"""What a source does toward a content, and how it is reported.

Pure functions over spans and a segmentation; word lists and tables are data (``data/lexicon/stance.toml``,
``classes.csv``, the ``stance`` field of rules).  Stances follow the annotation guide of the conflict-news
gold.  Whether the article stands back is in :mod:`attrib.stance.hedges`, what turns a cue round in
:mod:`attrib.stance.negation`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrib.language.frames import FINITE
from attrib.model import CueCandidate, Quotation, Segmentation, Span
from attrib.rules.load import load_lexicon
from attrib.rules.match import RuleIndex, load_index

from .falsehood import calls_false
from .hedges import find_hedge, first_quotation, hedge_of, is_passive
from .negation import is_negated
from .tables import (
    BREAKS,
    MARKS,
    DeedStance,
    NamedStance,
    StanceTables,
    ToldStance,
    find_entry,
    find_token,
    load_phrase_ids,
    load_stance_tables,
    read_stance_tables,
)

__all__ = [
    "find_complement",
    "find_entry",
    "find_hedge",
    "hedge_of",
    "is_claim",
    "is_negated",
    "kind_of",
    "load_phrase_ids",
    "load_stance_tables",
    "read_stance_tables",
    "stance_of",
]

_WH = frozenset("what who whom whose which when where why how whether if".split())
_PREPOSITIONS = frozenset("of for on about against at with over from by into as in".split())
_RELATIVE_TAGS = ("WDT", "WP", "WP$", "WRB")
_LONGEST_NAME = 14  # tokens of what a thing is called that are read
_LONGEST_CONTENT = 400  # tokens of a content in which what a thing is called is looked for
_LONGEST_GROUP = 7  # tokens of the content's first verb group that are read


def find_complement(segmentation: Segmentation, cue: CueCandidate, content: Sequence[Span]) -> str:
    """Name what the cue takes: that, to, quote, wh, np, "np to", ing, a preposition.

    "before" says that the content is a clause or a quotation that precedes the cue, "np to" that an
    infinitive follows a noun phrase.
    """
    seg = segmentation
    if not content:
        return ""
    i = find_token(seg, content[0][0])
    if i >= len(seg.words):
        return ""
    if i <= cue.head:
        tokens = range(i, min(cue.head, find_token(seg, content[0][1] - 1) + 1))
        later = find_token(seg, content[-1][0])
        if later > cue.head and seg.lowers[later] == "to":
            return "np to"  # "Residents were told | to leave"
        clause = seg.words[i] in MARKS or any(seg.tags[t] in FINITE for t in tokens)
        return "before" if clause else "np"
    before = seg.lowers[i - 1] if i - 1 > cue.head else ""
    first = seg.lowers[i]
    if first in MARKS:
        return "quote"
    if first == "that" or before == "that":
        return "that"
    if first == "to":
        following = i + 1
        while following < len(seg.tags) - 1 and seg.words[following] in MARKS:
            following += 1
        if seg.tags[min(following, len(seg.tags) - 1)][:2] in ("VB", "RB"):
            return "to"
    if before == "to" and seg.tags[i][:2] == "VB":
        return "to"
    if first in _WH or before in ("whether", "if"):
        return "wh"
    for word in (first, before, seg.lowers[cue.tokens[-1]] if len(cue.tokens) > 1 else ""):
        if word in _PREPOSITIONS:
            return word
    if seg.tags[i] == "VBG":
        return "ing"
    stop = min(find_token(seg, content[0][1] - 1) + 1, seg.sentence_tokens[seg.sentence_of[i]][1])
    for j in range(i, stop):
        if seg.tags[j] in FINITE:
            return "that"
        if j > i and seg.lowers[j] == "to" and j + 1 < stop and seg.tags[j + 1] in ("VB", "RB"):
            return "np to"
        if seg.words[j] in BREAKS or seg.tags[j] in ("WDT", "WP") or seg.lowers[j] == "to":
            break
    return "np"


def stance_of(
    segmentation: Segmentation, cue: CueCandidate, content: Sequence[Span], index: RuleIndex | None = None
) -> str:
    """Return what the source does toward the content, one of ``model.STANCES``.

    ``content`` holds character spans in text order.  The cue's class gives the stance; what the cue takes,
    what the content itself says, and negation shift it.
    """
    seg, tables = segmentation, load_stance_tables()
    lexicon = load_lexicon()
    rule = (index or load_index()).rules.get(cue.rule)
    entry = find_entry(seg, cue, index)
    if rule is not None:
        cue_class = rule.classes[0] if rule.classes else ""
        stance = rule.stance or (lexicon.classes[cue_class].stance if cue_class else "asserts")
        if rule.stance:
            return stance
    elif entry is not None:
        if _is_other_than_phrase(seg, cue, entry.lemma):
            entry = lexicon.verbs.get(seg.lemmas[cue.head], entry)
        cue_class, stance = entry.classes[0], entry.stances[0]
    else:
        cue_class, stance = (
            (cue.classes[0], lexicon.classes[cue.classes[0]].stance) if cue.classes else ("", "asserts")
        )
    complement = find_complement(seg, cue, content)
    for shift in tables.shifts:
        if (
            cue_class in shift.classes
            and complement in shift.complements
            and (not shift.categories or cue.category in shift.categories)
            and (not shift.lemmas or seg.lemmas[cue.head] in shift.lemmas)
            and (not shift.passive or is_passive(seg, cue))
        ):
            if stance == lexicon.classes[cue_class].stance:
                stance = shift.stance
            break
    if content:
        stance = _read_content(seg, cue, cue_class, stance, content, complement)
    if is_negated(seg, cue, content):
        lemma = entry.lemma if entry is not None else ""
        turned = tables.negated_lemma.get(lemma) or tables.negated_class.get(cue_class)
        stance = turned or tables.negated_stance[stance]
    return stance


def _is_other_than_phrase(seg: Segmentation, cue: CueCandidate, phrase: str) -> bool:
    """Tell whether the "to" of a phrase with a gap begins no infinitive: "called it a response to crimes"."""
    if not ("_" in phrase and phrase.endswith(" to")) or cue.tokens[-1] + 1 >= len(seg.tags):
        return False
    return seg.tags[cue.tokens[-1] + 1][:2] not in ("VB", "RB")


def _read_content(
    seg: Segmentation,
    cue: CueCandidate,
    cue_class: str,
    stance: str,
    content: Sequence[Span],
    complement: str,
) -> str:
    """Return the stance that the content itself speaks for, else the one given."""
    tables = load_stance_tables()
    start = find_token(seg, content[0][0])
    stop = bisect_left(seg.starts, content[0][1])
    if cue_class in tables.refuting and _is_about_claims(seg, start, stop, tables):
        return "denies"
    for named in tables.named:
        if (
            cue_class in named.classes
            and stance in ("asserts", "believes")
            and seg.lemmas[cue.head] not in named.unless
            and _is_called(seg, content, named)
        ):
            return named.stance
    if stance != "asserts":
        return stance
    if cue_class in tables.questioning and _is_question(seg, content):
        return "asks"
    if cue_class in tables.ordering and _is_order(seg, start, stop, tables):
        return "demands"
    if cue_class in tables.false.classes and calls_false(seg, start, stop, tables.false):
        return "denies"
    for told in tables.told:
        if cue_class in told.classes and _tells(seg, start, stop, told):
            return told.stance
    for deed in tables.deeds:
        if cue_class in deed.classes and _tells_deed(seg, start, stop, deed):
            return deed.stance
    nominal = complement in ("np", "np to") or complement in _PREPOSITIONS
    if nominal and cue_class in tables.carrying and start > cue.head:
        return _carry_stance(seg, start, stop, tables) or stance
    return stance


def _carry_stance(seg: Segmentation, start: int, stop: int, tables: StanceTables) -> str:
    """Return the stance of the noun that the tokens ``[start, stop)`` begin with ("its denial"), or ""."""
    for j in range(start, min(stop, start + 5)):
        if seg.tags[j][:2] in ("VB", "MD") or seg.tags[j] in ("IN", "TO", "WDT"):
            break
        noun = load_lexicon().nouns.get(seg.lemmas[j]) if seg.tags[j][:2] == "NN" else None
        following = seg.tags[j + 1][:2] if j + 1 < stop else ""
        if noun is not None and j + 1 < stop and seg.lowers[j + 1] in ("from", "by"):
            break  # "aired a call from the army": passed on, the stance stays the army's
        if noun is not None and following != "NN" and noun.classes[0] in tables.carried:
            return noun.stances[0]
    return ""


def _is_about_claims(seg: Segmentation, start: int, stop: int, tables: StanceTables) -> bool:
    """Tell whether the noun phrase at the head of ``[start, stop)`` is a claim ("condemned the charges")."""
    head = -1
    for j in range(start, min(stop, start + _LONGEST_NAME)):
        if seg.tags[j][:2] == "NN":
            head = j
        elif seg.tags[j] in ("IN", "TO") or seg.tags[j] in _RELATIVE_TAGS or seg.tags[j][:2] in ("VB", "MD"):
            if seg.tags[j] not in ("VBN", "VBG") or head >= 0:
                break
        elif seg.words[j] in BREAKS:
            break
    return head >= 0 and seg.lemmas[head] in tables.refuted


def _is_called(seg: Segmentation, content: Sequence[Span], named: NamedStance) -> bool:
    """Tell whether what the content's thing is called holds one of the words of ``named``.

    What it is called stands after "as" ("described the raid as a crime"), in a span of its own ("The raid was
    called | a crime"), or at the end ("called the raid a crime").  Words of what the thing is, of who else
    has to do with it ("a response to the crimes of"), and of relative clauses do not count.
    """
    tokens: list[int] = []
    for start, end in content:
        first = find_token(seg, start)
        tokens += range(first, min(bisect_left(seg.starts, end), first + _LONGEST_CONTENT - len(tokens)))
    matches = named.words
    links = (
        ("against",) if named.stance == "denies" else ("of", "against")
    )  # "a haul of fake wine" denies nothing
    for place, j in enumerate(tokens):
        if seg.lowers[j] == "as":
            return any(_bears(seg, t, matches) for t in _read_name(seg, tokens[place + 1 :], links))
    if len(content) > 1:
        later = find_token(seg, content[-1][0])
        return any(_bears(seg, t, matches) for t in _read_name(seg, [t for t in tokens if t >= later], links))
    if any(_bears(seg, t, matches) for t in _read_name(seg, tokens, links)):
        return True
    for place in range(1, len(tokens)):
        j, before = tokens[place], tokens[place - 1]
        article = seg.lowers[j] in ("a", "an") and seg.tags[before] != "IN" or seg.words[j] in MARKS
        if article and any(_bears(seg, t, matches) for t in _read_name(seg, tokens[place + 1 :], links)):
            return True
        if article or seg.tags[j] in _RELATIVE_TAGS:
            break
    return bool(tokens) and seg.tags[tokens[-1]][:2] == "JJ" and _bears(seg, tokens[-1], matches)


def _bears(seg: Segmentation, i: int, words: frozenset[str]) -> bool:
    return seg.lemmas[i] in words or seg.lowers[i] in words


def _read_name(
    seg: Segmentation, tokens: Sequence[int], links: tuple[str, ...] = ("of", "against")
) -> Iterator[int]:
    """Yield the tokens of a name up to a relative clause or a preposition other than ``links`` and to."""
    for place, j in enumerate(tokens[:_LONGEST_NAME]):
        if seg.tags[j] in _RELATIVE_TAGS or seg.words[j] in BREAKS or seg.lowers[j] == "that":
            return
        if seg.tags[j] == "IN" and seg.lowers[j] not in links:
            return
        if seg.tags[j] == "TO" and not (place and seg.tags[tokens[place - 1]] == "VBG"):
            if place + 1 >= len(tokens) or seg.lemmas[tokens[place + 1]] not in ("be", "amount"):
                return
        yield j


def _tells(seg: Segmentation, start: int, stop: int, told: ToldStance) -> bool:
    """Tell whether a phrase of ``told`` stands near the beginning of the tokens ``[start, stop)``."""
    near = seg.lowers[start : min(stop, start + told.reach)]
    words = ["not" if word in ("n't", "n’t", "never") else word for word in near]
    present = set(words)
    for phrase in told.phrases:
        if phrase[0] not in present:
            continue
        size = len(phrase)
        for k in range(len(words) - size + 1):
            if words[k] != phrase[0] or tuple(words[k : k + size]) != phrase:
                continue
            if k and (words[k - 1] in told.own or told.unless.intersection(words[:k])):
                continue
            after = range(start + k + size, min(stop, start + k + size + 8))
            if not told.things or not after or any(seg.lemmas[j] in told.things for j in after):
                return True
    return False


def _tells_deed(seg: Segmentation, start: int, stop: int, deed: DeedStance) -> bool:
    """Tell whether the first clause of the tokens ``[start, stop)`` says what ``deed`` describes."""
    i = start
    while i < stop and (seg.words[i] in MARKS or seg.lowers[i] == "that"):
        i += 1
    if deed.subjects:
        own = deed.quoted if i > start and seg.words[start] in MARKS else deed.subjects
        if i >= stop or seg.lowers[i] not in own:
            return False
        possessive = seg.tags[i] == "PRP$"
        i += 1
        while possessive and i < min(stop, start + _LONGEST_NAME) and seg.tags[i][:2] in ("NN", "JJ"):
            i += 1
    else:
        while i < stop and seg.tags[i] not in FINITE and seg.lowers[i] not in deed.modals:
            if seg.words[i] in BREAKS or seg.tags[i] in ("TO", *_RELATIVE_TAGS) or i - start > _LONGEST_NAME:
                return False
            i += 1
    negators = load_stance_tables().negation.negators
    obliged = _obliged_end(seg, start, i, stop, deed)
    modal, negated, copula, perfect = not deed.modals or obliged > i, not deed.negated, False, False
    i = obliged
    words = seg.lowers[i : min(stop, i + _LONGEST_GROUP)]
    for j in range(i, min(stop, i + _LONGEST_GROUP)):
        low, tag, lemma = seg.lowers[j], seg.tags[j], seg.lemmas[j]
        if low in deed.modals:
            modal = True
        elif low in negators:
            negated = True
        elif tag == "MD" and deed.negated and "never" not in words:
            return False  # "it could not fire", "it would not fire": no word of what was done
        elif lemma in ("be", "have", "do"):
            copula |= lemma == "be"
            perfect |= lemma == "have" and modal and bool(deed.modals)
        elif tag[:2] == "VB":
            if perfect or not (modal and negated):
                return False
            if not deed.verbs:
                return lemma not in deed.unless
            return lemma in deed.verbs and not (copula and tag == "VBN")
        elif tag[:2] not in ("MD", "RB") and low not in ("'ll", "’ll"):
            break
    return not deed.verbs and modal and negated and copula and not perfect


def _obliged_end(seg: Segmentation, start: int, i: int, stop: int, deed: DeedStance) -> int:
    """Return where "has to" or "need to" of somebody else ends that begins at ``i``, else ``i``.

    What the source has to do itself ("we have to leave") it does not press for.
    """
    i += i + 2 < stop and seg.lemmas[i] == "have" and seg.lowers[i + 1] == "got"
    if i + 2 >= stop or seg.tags[i] not in ("VBZ", "VBP", "VBN", "VBD") or seg.lowers[i + 1] != "to":
        return i
    present = seg.tags[i] in ("VBZ", "VBP") or seg.lowers[i] == "got"
    verb = "have" if seg.lowers[i] == "got" else seg.lemmas[i]
    own = any(seg.lowers[j] in ("i", "we", "you", "one") for j in range(max(start, i - 2), i))
    return i + 2 if present and verb in deed.obliging and not own and seg.tags[i + 2] == "VB" else i


def _is_order(seg: Segmentation, start: int, stop: int, tables: StanceTables) -> bool:
    """Tell whether a quotation begins with an imperative: "Leave the town," "Do not fire," "Please wait"."""
    if start < stop and seg.words[start] in MARKS:
        start += 1
    elif not start or seg.words[start - 1] not in MARKS:
        return False
    i = start
    if i < stop and seg.lowers[i] == "please":
        i += 1
    if i + 1 < stop and seg.lowers[i] in ("do", "don") and seg.lowers[i + 1] in ("not", "n't", "n’t", "nt"):
        i += 2
    elif i < stop and seg.lowers[i] in ("dont", "never"):
        i += 1
    if i + 1 < stop and (seg.tags[i + 1] in FINITE or seg.lowers[i + 1] == "to"):
        return False  # "Resolve means", "Note to the reader": a noun
    return i < stop and seg.tags[i] == "VB" and seg.lowers[i] not in tables.polite


def _is_question(seg: Segmentation, content: Sequence[Span]) -> bool:
    """Tell whether half of the content's sentences or more end in a question mark."""
    text = seg.text
    ends = sum(text[s:e].count("?") for s, e in content)
    if not ends:
        return False
    stops = 0
    for start, end in content:
        last = text[start:end].rstrip("\"'”’» ")
        stops += sum(last.count(mark) for mark in ".!")
        stops += last[-1:] not in (".", "!", "?")
    return ends > stops


def kind_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> str:
    """Return "direct" where the content is wholly in quotation marks, "mixed" where partly, else "indirect".

    White space and marks of punctuation outside the quotation marks do not count.  ``quotations`` are the
    document's, in text order.
    """
    inside = outside = False
    for start, end in content:
        place = start
        for k in range(first_quotation(quotations, start), len(quotations)):
            left, right = quotations[k].span
            if left >= end:
                break
            left, right = max(place, left), min(end, right)
            if right > place:
                outside = outside or _has_letters(text, place, left)
                inside = inside or _has_letters(text, left, right)
                place = right
        outside = outside or _has_letters(text, place, end)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _has_letters(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text holds a letter or a digit."""
    return any(map(str.isalnum, text[start:end]))


def is_claim(stance: str, classes: Sequence[str]) -> bool:
    """Tell whether an attribution asserts something about the world (``--claims-only`` keeps it).

    Plans, promises, demands and questions do not; nor do wishes and attitudes (classes whose ``claim`` is
    "no" in classes.csv).  What is denied, doubted or believed does.
    """
    if stance in ("demands", "promises", "asks"):
        return False
    if not classes:
        return stance != "believes"
    known = load_lexicon().classes
    return all(known[name].claim for name in classes[:1] if name in known) or stance in (
        "accuses",
        "confirms",
    )
