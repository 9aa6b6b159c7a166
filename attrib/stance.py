"""What a source does toward a content, whether the article stands back from it, and how it is reported.

Pure functions over spans and a segmentation; word lists and tables are data (``data/lexicon/stance.toml``,
``classes.csv``, the ``hedge`` and ``stop`` fields of rules).  Stances follow the annotation guide of the
conflict-news gold; the factuality of a content stays relative to its source (FactBank: Saurí and
Pustejovsky 2009), so a hedge counts only where it is the article's own.
"""

from __future__ import annotations

import functools
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from .cues import verb_lemma
from .errors import DataError
from .model import STANCES, CueCandidate, Quotation, Segmentation, Span
from .rule_matching import RuleIndex, load_index
from .rules import Entry, load_lexicon

_GROUP_TAGS = ("VB", "MD", "RB", "TO")
_MARKS = frozenset(('"', "“", "”", "``", "''", "'", "‘", "’", "«", "»", "„"))
_WH = frozenset("what who whom whose which when where why how whether if".split())
_PREPOSITIONS = frozenset("of for on about against at with over from by into as in".split())
_MOST_NESTED = 100  # quotations inside one quotation that are looked back over
_BREAKS = frozenset((",", ";", ":", ".", "?", "!", "--", "—", "–", "(", ")"))


@dataclass(frozen=True, slots=True)
class ToldStance:
    """A stance that the content's own words tell, whatever neutral cue (of ``classes``) reports them.

    A phrase counts within ``reach`` tokens of the content's beginning; not with a word of ``own`` before it
    (the source speaks of itself) or of ``unless`` anywhere before it, not with anything but one of ``things``
    soon after it (empty: anything).
    """

    stance: str
    classes: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    reach: int
    own: frozenset[str]
    unless: frozenset[str]
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class StanceTables:
    """The tables of stance.toml."""

    negators: frozenset[str]
    negative_subjects: frozenset[str]
    negative_governors: frozenset[str]
    unfinished: frozenset[str]
    negated_class: dict[str, str]
    negated_stance: dict[str, str]
    shifts: tuple[tuple[frozenset[str], frozenset[str], frozenset[str], str], ...]
    carrying: frozenset[str]
    carried: frozenset[str]
    questioning: frozenset[str]
    naming: frozenset[str]
    wrongs: frozenset[str]
    told: tuple[ToldStance, ...]


def read_stance_tables(text: str, name: str = "stance.toml") -> StanceTables:
    """Read stance.toml; raises DataError naming file and field."""
    try:
        data = tomllib.loads(text)
        shifts = tuple(
            (
                frozenset(s["classes"]),
                frozenset(s.get("categories", ())),
                frozenset(s["complements"]),
                s["stance"],
            )
            for s in data["shift"]
        )
        tables = StanceTables(
            *(
                frozenset(data[key])
                for key in ("negators", "negative_subjects", "negative_governors", "unfinished")
            ),
            dict(data["negated"]["class"]),
            dict(data["negated"]["stance"]),
            shifts,
            frozenset(data["carry"]["classes"]),
            frozenset(data["carry"]["nouns"]),
            frozenset(data["question"]["classes"]),
            frozenset(data["wrong"]["classes"]),
            frozenset(data["wrong"]["words"]),
            tuple(
                ToldStance(
                    t["stance"],
                    frozenset(t["classes"]),
                    tuple(tuple(p) for p in t["phrases"]),
                    int(t["reach"]),
                    frozenset(t.get("own", ())),
                    frozenset(t.get("unless", ())),
                    frozenset(t.get("things", ())),
                )
                for t in data["told"]
            ),
        )
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: no valid TOML: {error}; mend the file") from None
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{name}: field {error} is missing or of the wrong kind; see README.md") from None
    stances = {*tables.negated_class.values(), *tables.negated_stance.values(), *(s[3] for s in shifts)}
    stances.update(t.stance for t in tables.told)
    for stance in sorted(stances - set(STANCES)):
        raise DataError(f"{name}: {stance!r} is no stance; the stances are {', '.join(STANCES)}")
    for stance in STANCES:
        if stance not in tables.negated_stance:
            raise DataError(f"{name}: negated.stance: {stance!r} is missing")
    classes = load_lexicon().classes
    used = {
        *tables.negated_class,
        *(c for s in shifts for c in s[0]),
        *tables.carrying,
        *tables.questioning,
        *tables.naming,
        *(c for t in tables.told for c in t.classes),
        *tables.carried,
    }
    for cue_class in sorted(used - set(classes)):
        raise DataError(f"{name}: {cue_class!r} is no class of classes.csv")
    return tables


@functools.lru_cache(maxsize=1)
def load_stance_tables() -> StanceTables:
    """Return the package's stance.toml, read on first use."""
    return read_stance_tables(
        resources.files("attrib").joinpath("data/lexicon/stance.toml").read_text("utf-8")
    )


def find_entry(segmentation: Segmentation, cue: CueCandidate, index: RuleIndex | None = None) -> Entry | None:
    """Return the lexicon entry behind a candidate, or None where a TOML rule or no list proposed it."""
    lexicon = load_lexicon()
    if cue.rule in (index or load_index()).rules:
        return None
    head = cue.head
    if cue.rule.startswith("phrase."):
        return load_phrase_ids().get(cue.rule)
    if cue.rule.startswith("verb-as-noun."):
        return lexicon.verbs.get(verb_lemma(segmentation.lowers[head]))
    entries = lexicon.of_category(cue.category)
    return entries.get(segmentation.lemmas[head]) or entries.get(segmentation.lowers[head])


@functools.lru_cache(maxsize=1)
def load_phrase_ids() -> dict[str, Entry]:
    """Return the phrases of the lexicon by the rule id of their candidates."""
    return {"phrase." + lemma.replace(" ", "-"): entry for lemma, entry in load_lexicon().phrases.items()}


def _first_token(seg: Segmentation, place: int) -> int:
    """Return the first token that ends after a place of the text."""
    return bisect_right(seg.ends, place)


def find_complement(segmentation: Segmentation, cue: CueCandidate, content: Sequence[Span]) -> str:
    """Name what the cue takes: that, to, quote, wh, np, "np to", ing, a preposition.

    "before" says that the content precedes the cue, "np to" that an infinitive follows a noun phrase.
    """
    seg = segmentation
    if not content:
        return ""
    i = _first_token(seg, content[0][0])
    if i >= len(seg.words):
        return ""
    if i <= cue.head:
        last = _first_token(seg, content[-1][1] - 1)
        return "before" if last < cue.head or len(content) == 1 else "np"
    before = seg.lowers[i - 1] if i - 1 > cue.head else ""
    first = seg.lowers[i]
    if first in _MARKS:
        return "quote"
    if first == "that" or before == "that":
        return "that"
    if first == "to" and seg.tags[min(i + 1, len(seg.tags) - 1)][:2] in ("VB", "RB"):
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
    stop = min(_first_token(seg, content[0][1] - 1) + 1, seg.sentence_tokens[seg.sentence_of[i]][1])
    for j in range(i, stop):
        if seg.tags[j] in ("VBD", "VBZ", "VBP", "MD"):
            return "that"
        if j > i and seg.lowers[j] == "to" and j + 1 < stop and seg.tags[j + 1] in ("VB", "RB"):
            return "np to"
        if seg.words[j] in _BREAKS or seg.tags[j] in ("WDT", "WP") or seg.lowers[j] == "to":
            break
    return "np"


def is_negated(segmentation: Segmentation, cue: CueCandidate) -> bool:
    """Tell whether the cue is turned round by a word of its verb group, its subject or its governor."""
    seg, tables = segmentation, load_stance_tables()
    first = seg.sentence_tokens[seg.sentence_of[cue.head]][0]
    inside = [seg.lowers[t] for t in cue.tokens if t < cue.head]
    if any(word in tables.negators for word in inside):
        return True
    start = min(cue.tokens[0], cue.head)
    if cue.category == "noun":
        i = start - 1
        while i >= first and seg.tags[i][:2] in ("JJ", "VB", "RB", "NN") and i > start - 4:
            i -= 1
        return (
            i >= first
            and seg.lowers[i] in ("no", "without", "any")
            and (
                seg.lowers[i] != "any"
                or any(seg.lowers[k] in tables.negators for k in range(max(first, i - 4), i))
            )
        )
    i = cue.head - 1
    steps = 0
    while i >= first and steps < 7:
        low, tag = seg.lowers[i], seg.tags[i]
        if (
            low in tables.negators
            or low in tables.unfinished
            and i + 1 < len(seg.lowers)
            and seg.lowers[i + 1] == "to"
        ):
            return True
        if tag[:2] == "VB" and seg.lemmas[i] not in ("be", "have", "do", "seem", "appear", "get"):
            follows = seg.lowers[i + 1] == "to" or seg.tags[cue.head] == "VBG" and i == cue.head - 1
            return follows and seg.lemmas[i] in tables.negative_governors
        if low == "of" and i - 1 >= first and seg.lowers[i - 1] == "short":
            return True
        if tag[:2] not in _GROUP_TAGS and tag != "JJ" and low not in ("to",):
            break
        i -= 1
        steps += 1
    low_bound = max(first, i - 4)
    while i >= low_bound:
        if seg.words[i] in _BREAKS or seg.tags[i][:2] == "VB":
            break
        if (
            seg.lowers[i] in tables.negative_subjects
            and cue.category == "verb"
            and seg.tags[cue.head] != "VBG"
        ):
            return i == first or seg.tags[i - 1] not in ("IN", "TO")
        i -= 1
    return False


def stance_of(
    segmentation: Segmentation, cue: CueCandidate, content: Sequence[Span], index: RuleIndex | None = None
) -> str:
    """Return what the source does toward the content, one of ``model.STANCES``.

    ``content`` holds character spans in text order.  The cue's class gives the stance; what the cue takes,
    a question or a denial as content, and negation shift it.
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
        cue_class, stance = entry.classes[0], entry.stances[0]
    else:
        cue_class, stance = (
            (cue.classes[0], lexicon.classes[cue.classes[0]].stance) if cue.classes else ("", "asserts")
        )
    complement = find_complement(seg, cue, content)
    for classes, categories, complements, shifted in tables.shifts:
        if (
            cue_class in classes
            and complement in complements
            and (not categories or cue.category in categories)
        ):
            if stance == lexicon.classes[cue_class].stance:
                stance = shifted
            break
    if content:
        stance = _read_content(seg, cue, cue_class, stance, content, complement)
    if is_negated(seg, cue):
        stance = tables.negated_class.get(cue_class) or tables.negated_stance[stance]
    return stance


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
    if stance != "asserts" and not (cue_class in tables.naming and stance == "believes"):
        return stance
    i = _first_token(seg, content[0][0])
    stop = bisect_left(seg.starts, content[0][1])
    if cue_class in tables.questioning and _is_question(seg, content):
        return "asks"
    if cue_class in tables.naming:
        wrong = any(
            seg.lemmas[j] in tables.wrongs or seg.lowers[j] in tables.wrongs
            for start, end in content
            for j in range(_first_token(seg, start), bisect_left(seg.starts, end))
        )
        return "accuses" if wrong else stance
    for told in tables.told:
        if cue_class in told.classes and _tells(seg, i, stop, told):
            return told.stance
    if cue_class in tables.carrying and (complement in ("np", "np to") or complement in _PREPOSITIONS):
        for j in range(i, min(stop, i + 5)):
            if seg.tags[j][:2] in ("VB", "MD") or seg.tags[j] in ("IN", "TO", "WDT"):
                break
            noun = load_lexicon().nouns.get(seg.lemmas[j]) if seg.tags[j][:2] == "NN" else None
            following = seg.tags[j + 1][:2] if j + 1 < stop else ""
            if noun is not None and j + 1 < stop and seg.lowers[j + 1] in ("from", "by"):
                break  # "aired a call from the army": passed on, the stance stays the army's
            if noun is not None and following != "NN" and noun.classes[0] in tables.carried:
                return noun.stances[0]
    return stance


def _tells(seg: Segmentation, start: int, stop: int, told: ToldStance) -> bool:
    """Tell whether a phrase of ``told`` stands near the beginning of the tokens ``[start, stop)``."""
    near = seg.lowers[start : min(stop, start + told.reach)]
    words = ["not" if word in ("n't", "n’t", "never") else word for word in near]
    for phrase in told.phrases:
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

    ``nested`` says that the attribution stands inside another's content: then the hedge is that source's.
    So is one inside a quotation.  A hedging cue ("reportedly", "is believed to") with nobody named, or a
    hedging adverb in the clause of the cue ("reportedly told"), is the article's.
    """
    seg = segmentation
    if nested or _is_quoted(seg, cue.head):
        return False
    rule = (index or load_index()).rules.get(cue.rule)
    if rule is not None and rule.hedge:
        return not source
    entry = find_entry(seg, cue, index)
    if entry is not None and entry.hedge:
        return True
    return find_hedge(seg, cue, content) is not None


def find_hedge(segmentation: Segmentation, cue: CueCandidate, content: Sequence[Span] = ()) -> int | None:
    """Return the token of a hedging adverb that speaks of the cue: in its clause, outside the content."""
    seg = segmentation
    adverbs = load_lexicon().adverbs
    first, last = seg.sentence_tokens[seg.sentence_of[cue.head]]
    for step in (-1, 1):
        i = cue.head + step
        reach = 5 if step < 0 else 2
        while first <= i < last and abs(i - cue.head) <= reach:
            if seg.words[i] in _BREAKS or seg.words[i] in _MARKS or _ends_hedge(seg, i, first, last):
                break
            if any(s <= seg.starts[i] < e for s, e in content):
                break
            entry = adverbs.get(seg.lowers[i])
            if entry is not None and entry.hedge:
                return i
            i += step
    return None


def _ends_hedge(seg: Segmentation, i: int, first: int, last: int) -> bool:
    """Tell whether a stop rule begins at a token: the reach of a hedge ends there."""
    index = load_index()
    if seg.lowers[i] not in index.by_form and seg.lemmas[i] not in index.by_lemma:
        return False
    return any(m.rule.kind == "stop" and m.tokens[0] == i for m in index.match_at(seg, i, first, last))


def _is_quoted(seg: Segmentation, i: int) -> bool:
    """Tell whether a token stands inside a quotation."""
    place = seg.starts[i]
    for k in range(_first_quotation(seg.quotations, place), len(seg.quotations)):
        start, end = seg.quotations[k].span
        if start > place:
            return False
        if place < end:
            return True
    return False


def kind_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> str:
    """Return "direct" where the content is wholly in quotation marks, "mixed" where partly, else "indirect".

    White space and marks of punctuation outside the quotation marks do not count.  ``quotations`` are the
    document's, in text order.
    """
    inside = outside = 0
    for start, end in content:
        place = start
        for k in range(_first_quotation(quotations, start), len(quotations)):
            left, right = quotations[k].span
            if left >= end:
                break
            left, right = max(place, left), min(end, right)
            if right > place:
                outside += _count_letters(text, place, left)
                inside += _count_letters(text, left, right)
                place = right
        outside += _count_letters(text, place, end)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _first_quotation(quotations: Sequence[Quotation], place: int) -> int:
    """Return the index of the outermost quotation that begins last before a place (0 where none does).

    Outermost ones do not overlap, so none before it reaches the place; the way back is bounded.
    """
    k = max(0, bisect_right(quotations, place, key=lambda q: q.span[0]) - 1)
    for _ in range(_MOST_NESTED):
        if k == 0 or quotations[k].depth == 0:
            break
        k -= 1
    return k


def _count_letters(text: str, start: int, end: int) -> int:
    """Count the letters and digits of a stretch of text."""
    return sum(char.isalnum() for char in text[start:end])


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
