"""How far the parts of an attribution reach: what a deciding rule means by its S, T, A and R.

Plain functions over a document's tokens.  A function that cannot tell returns None, and the rule that
asked does not decide: asserting nothing is better than asserting a wrong span.  All spans are half-open
token ranges.  The words are ``data/reach.toml``.
"""

from __future__ import annotations

import functools
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Concatenate, ParamSpec, TypeVar

from attrib.errors import DataError
from attrib.extraction.features.cue import CueContext
from attrib.language.frames import CLOSERS, DASHES, FINITE, LONG_DASHES, OPENERS, PAUSES, names_paper
from attrib.language.misread import read_person_nouns
from attrib.model import Span

MOST_SOURCE = 45  # tokens of a source
MOST_TITLE = 10  # tokens of a quotation that is a title, with its marks
MOST_NAMED = 6  # tokens of a name in quotation marks
MOST_QUOTED = 12  # quotations that go on behind a sentence
MOST_CALLED = 8  # tokens from who somebody is to his name: "a man who identified himself only as"
MOST_NICKNAME = 5  # tokens of a nickname with its marks
LEAST_CLAUSE = 4  # tokens of a clause before words that were left out
LEAST_QUOTED = 4  # tokens of a quotation that is a statement by itself
MOST_TAG = 14  # tokens of a sentence that only says who spoke
MOST_RESUMED = 5  # tokens of a noun phrase that takes up what was said
MOST_RESUMING = 12  # tokens from there to the verb of who speaks of it
MOST_LINKS = 8  # phrases that hang on a source
P = ParamSpec("P")
T = TypeVar("T")
PAST = ("VBD", "VBN", "VBZ", "VBP")
OWN_WORDS = frozenset(("speech", "demand"))  # families of verbs whose subject has the word
CHAINED = frozenset(
    ("speech", "demand", "commit", "judge")
)  # of participles that are joined to one of saying
HANGING = frozenset(
    ("on", "about", "of", "with", "to", "by", "for", "in", "at", "near")
)  # "briefed | on | it"
PLEDGING = frozenset(("promise", "refuse"))  # and classes of others
ENDING = frozenset(("speech", "demand", "negated"))  # families of verbs that end what was said before


_BEGINNING = ("DT", "PRP$", "PRP", "NNP", "NNPS", "NNS")  # tags with which a noun phrase begins
_PHRASAL = ("NN", "IN", "DT", "JJ", "CD", "RB", "PR")  # beginnings of tags of phrases without a verb
_REPORTING = frozenset(("that", "but", "while", "although", "though", "whereas"))
_OPENING = frozenset(("according", ";", ":"))
_PARTING = frozenset(("where", "when", "while", "because", "although", "if"))  # in no noun phrase
_OPENING_INNER = frozenset("who which that if when what where while because".split())  # clauses in clauses
_JOINTS = _OPENING | {"and", "but", "yet", "without"}


@dataclass(frozen=True, slots=True)
class ReachWords:
    """The lists of ``data/reach.toml``."""

    prepositions: frozenset[str]
    owned: frozenset[str]
    media: frozenset[str]
    networks: frozenset[str]
    means: frozenset[str]
    papers: frozenset[str]
    posted: frozenset[str]
    times: frozenset[str]
    days: frozenset[str]
    time_openers: frozenset[str]
    adverbs: frozenset[str]
    before: frozenset[str]
    relative: frozenset[str]
    links: frozenset[str]
    bearing: frozenset[str]
    unnamed: frozenset[str]
    bound: frozenset[str]
    added: frozenset[str]
    taken: frozenset[str]
    turns: frozenset[str]
    subordinating: frozenset[str]
    leading: frozenset[str]
    resuming: frozenset[str]
    openers: frozenset[str]
    joints: frozenset[str]
    others: frozenset[str]
    counted: frozenset[str]
    leading_counts: frozenset[str]
    numbers: frozenset[str]
    gapping: frozenset[str]
    reasons: frozenset[str]
    withheld: frozenset[str]
    anonymous: frozenset[str]
    telling: frozenset[str]
    quoting: frozenset[str]
    calling: frozenset[str]
    concrete: frozenset[str]
    label_openers: frozenset[str]
    deeds: frozenset[str]
    sayings: frozenset[str]
    gestures: frozenset[str]
    moods: frozenset[str]
    victims: frozenset[str]
    harms: frozenset[str]
    tolls: frozenset[str]
    vague_counts: frozenset[str]
    carrying: frozenset[str]
    either_number: frozenset[str]
    causes: frozenset[str]
    cause_endings: frozenset[str]
    bodies: frozenset[str]
    pronouns: frozenset[str]
    surnames: frozenset[str]
    clock: frozenset[str]
    scales: frozenset[str]
    idle: frozenset[str]
    rumour_turns: frozenset[str]
    rumour_joints: frozenset[str]


def read_reach_words(record: Mapping[str, Any], name: str) -> ReachWords:
    """Return the lists of a parsed ``reach.toml``; raises DataError where one is missing or unknown."""
    lists = {key: words for table in record.values() for key, words in table.items()}
    wanted = set(ReachWords.__dataclass_fields__)
    for key in sorted(wanted ^ set(lists)):
        raise DataError(f"{name}: list {key!r} {'is missing' if key in wanted else 'is not known'}")
    return ReachWords(**{key: frozenset(words) for key, words in lists.items()})


@functools.lru_cache(maxsize=1)
def load_reach_words() -> ReachWords:
    """Return the package's lists, read on first use."""
    try:
        text = resources.files("attrib").joinpath("data", "reach.toml").read_text("utf-8")
        return read_reach_words(tomllib.loads(text), "data/reach.toml")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"data/reach.toml: cannot be read ({error}); reinstall the package") from None


def kept(find: Callable[Concatenate[CueContext, P], T]) -> Callable[Concatenate[CueContext, P], T]:
    """Return ``find`` with its answers remembered for each document: many rules ask the same of one cue."""

    @functools.wraps(find)
    def look_up(context: CueContext, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (find, args, *kwargs.items())
        if key not in context.reached:
            context.reached[key] = find(context, *args, **kwargs)
        found: T = context.reached[key]
        return found

    return look_up


# --- sentences and quotations -------------------------------------------------------------------------


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
    """Tell whether quotation marks hold a verb of saying alone: "the junta has | ‘promised’ | to"."""
    seg, (low, high) = context.seg, context.frame.quotation_tokens[number]
    if high - low != 3 or seg.tags[low + 1] not in PAST or low + 1 not in context.classes:
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


def speaks(context: CueContext, token: int) -> bool:
    """Tell whether a finite verb of saying stands at a token."""
    return context.seg.tags[token] in FINITE and context.family(token) == "speech"


def _demands(context: CueContext, token: int) -> bool:
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


# --- the adverbials of a saying ("on Monday", "in a statement") ---------------------------------------


def skip_sayings(context: CueContext, start: int, stop: int) -> int:
    """Return the token after the adverbials of saying at ``start`` (``start`` where there are none)."""
    k = start
    while k < stop:
        following = _skip_one(context, k, stop)
        if following == k:
            return k
        k = following
    return k


def _skip_one(context: CueContext, k: int, stop: int) -> int:
    seg, words = context.seg, load_reach_words()
    low = seg.lowers[k]
    if names_paper(seg.words, k):
        return k
    if low == "," and k + 1 < stop and seg.tags[k + 1] == "VBG" and seg.lemmas[k + 1] in words.bearing:
        return clause_end(context, k + 1, stop)  # ", speaking on condition of anonymity"
    if low in words.adverbs or seg.tags[k] == "RB" and low.endswith("ly"):
        return k + 1
    if low in words.times:
        return k if seg.tags[k] == "NNP" and seg.tags[k - 1] == "NNP" and low in words.surnames else k + 1
    chunk_of, chunks = context.frame.chunk_of, context.frame.chunks
    if low == "for" and k + 2 < stop and seg.tags[k + 1] == "PRP$" and seg.lowers[k + 2] == "part":
        return k + 3
    after = k
    while after < min(stop, k + 3) and (seg.lowers[after] in words.time_openers):
        if seg.lowers[after] == "that" and after + 1 < stop and seg.tags[after + 1] in ("IN", "TO"):
            break  # "revealed | that in December he"
        after += 1
    if after > k and after < stop and (seg.lowers[after] in words.times or _is_date(context, after)):
        end = after
        while end < stop and (
            seg.lowers[end] in words.times or seg.tags[end] == "CD" or seg.lowers[end] in ("may", "’s", "'s")
        ):
            end += 1
        return end if seg.tags[end - 1] != "POS" else k
    if low == "by" and k + 1 < stop and seg.lowers[k + 1] in words.means:
        end = k + 2
        while end < stop and seg.lemmas[end] in words.means:
            end += 1
        named = end < stop and (seg.lowers[end] == "from" or seg.tags[end][:2] == "NN")
        return k if named else end  # "told | by text message | that", not "by | Mail Online"
    if low in ("at", "by", "around", "about", "before", "after") and k + 1 < stop:
        clock = _clock_end(context, k + 1, stop)
        if clock > k + 1:
            return clock
    if low in words.prepositions and k + 1 < stop and chunk_of[k + 1] >= 0:
        chunk = chunk_of[k + 1]
        low_end = chunks[chunk][1]
        head = context.frame.chunk_heads[chunk]
        place = seg.lemmas[head] == "site" and low not in ("on", "via")  # "rescuers | at the site"
        if seg.lemmas[head] in words.media and not place and low_end <= stop:
            return _skip_hanging(context, low_end, stop)
    return k


def _clock_end(context: CueContext, k: int, stop: int) -> int:
    """Return where a time of the day ends that begins at ``k``, or ``k``: "6 a.m. local time", "noon"."""
    seg, clock = context.seg, load_reach_words().clock
    end = k + (seg.tags[k] == "CD")
    while end < stop and seg.lowers[end] in clock:
        end += 1
    return end if end > k + (seg.tags[k] == "CD") else k


def _is_date(context: CueContext, k: int) -> bool:
    seg = context.seg
    return seg.lowers[k] == "may" and k + 1 < len(seg.tags) and seg.tags[k + 1] == "CD"


def _skip_hanging(context: CueContext, k: int, stop: int) -> int:
    """Return where what hangs on "in an interview" ends: "| with the BBC", "| on state television"."""
    seg, chunk_of, chunks = context.seg, context.frame.chunk_of, context.frame.chunks
    if k < stop and seg.lemmas[k] in load_reach_words().posted and seg.tags[k] in ("VBN", "VBD"):
        k += 1
        while k < stop and (seg.tags[k] in ("RB", "JJ") or seg.lowers[k] == "online"):
            k += 1
    for _ in range(3):
        if not (
            k + 1 < stop and seg.lowers[k] in ("with", "on", "to", "by", "of", "from", "in", "for", "at")
        ):
            return k
        if chunk_of[k + 1] < 0:
            return k
        k = chunks[chunk_of[k + 1]][1]
    return k


def strip_sayings(context: CueContext, start: int, stop: int) -> int:
    """Return the end of ``[start, stop)`` without adverbials of saying at its end: "the army | on Monday"."""
    for _ in range(4):
        if stop - 1 > start and context.seg.tags[stop - 1] == "RB":
            stop -= 1
            continue
        for width in range(5, 0, -1):  # the longest: "on Monday", not "Monday" alone
            low = stop - width
            if low > start and context.seg.lowers[low] in load_reach_words().owned:
                continue  # "a letter seen | by the newspaper"
            if low > start and skip_sayings(context, low, stop) == stop:
                stop = low
                break
        else:
            return stop
    return stop


# --- sources ------------------------------------------------------------------------------------------


@kept
def source_before(context: CueContext, head: int, edge: int) -> Span | None:
    """Return the subject of the verb at ``head``, which ends before ``edge``; None where unsure."""
    seg, frame, words = context.seg, context.frame, load_reach_words()
    first, _ = sentence_of(context, head)
    end = edge
    while end > first and seg.words[end - 1] in (",", "—", "–", "-", ")"):
        end -= 1
    if end - 4 > first and seg.lowers[end - 1] == "part" and seg.lowers[end - 3] == "for":
        end -= 3  # "villagers | , for their part, say"
        end -= seg.words[end - 1] == ","
        edge = end
    if end <= first or seg.tags[end - 1] in ("WP", "WDT"):
        return None  # "the mayor, | who said that"
    named = _opening_of_name(context, first, end)
    if is_quoted(context, end - 1) != is_quoted(context, head) and named < 0:
        return None
    floor = _last_change(context, first, end if named < 0 else named)
    subject = _subject_of(context, head, floor, end)
    if subject is None or seg.lowers[subject] in words.relative or _is_day(context, subject):
        return None
    chunk = frame.chunk_of[subject]
    if chunk < 0:
        return None
    low = _extend_left(context, max(frame.chunks[chunk][0], floor), floor)
    if seg.tags[subject] == "PRP" and low > first and seg.lowers[low - 1] in HANGING:
        return _inserted_before(context, low, end)
    if seg.words[edge - 1] == ")" and edge - 1 > subject:
        end = edge
    if not context.bare and not (end < edge and seg.words[end] == ","):
        low = _after_commas(context, low, end)
    elif end < edge and seg.words[end] == "," and not any(seg.words[k] == "," for k in range(low, end)):
        low = _open_comma(context, low, floor)  # the comma closes what was opened before
    end = _without_aside(context, subject, end)
    if end < edge and seg.words[end] in DASHES and not context.bare:
        return None
    while (
        first < low < subject
        and seg.lowers[low] in words.times
        and seg.lowers[low - 1] in words.time_openers | words.times
    ):
        low += 1  # "On Friday | PM Fisk said"
    if low > first and seg.lowers[low] in ("least", "most") and seg.lowers[low - 1] == "at":
        low -= 1
    if low > first + 1 and seg.lowers[low - 2 : low] in (["more", "than"], ["fewer", "than"], ["up", "to"]):
        low -= 2
    if low > first + 2 and seg.lowers[low - 3 : low] in (["as", "many", "as"], ["no", "fewer", "than"]):
        low -= 3
    if (
        low == first + 1
        and seg.tags[first] == "VBG"
        and not any(seg.words[k] == "," for k in range(low, edge))
    ):
        low = first  # "| Striking doctors | announced"
    low = _with_name(context, low, first)
    if low >= 0 and _may_begin(context, low, first) and _is_whole(context, low, end):
        return low, end
    opens = frame.chunk_of[floor] >= 0 and frame.chunks[frame.chunk_of[floor]][0] == floor
    closed = end < edge and seg.words[end] == "," and "," in seg.words[floor:end]
    return (floor, end) if opens and closed and _is_whole(context, floor, end) else None


def _inserted_before(context: CueContext, pronoun: int, end: int) -> Span | None:
    """Return the subject that ends in a pronoun, between commas: "| officials briefed on it | said"."""
    seg = context.seg
    first, _ = sentence_of(context, pronoun)
    low = next((k + 1 for k in range(pronoun - 1, first, -1) if seg.words[k] == ","), first)
    opens = context.frame.chunk_of[low] >= 0
    return (low, end) if opens and _is_whole(context, low, end) else None


def _with_name(context: CueContext, low: int, first: int) -> int:
    """Return where the name begins whose age a subject seems to begin with: "| Ali Nur, | 40, a cook"."""
    seg, frame = context.seg, context.frame
    if low - 2 < first or seg.tags[low] != "CD" or seg.words[low - 1] != "," or frame.chunk_of[low - 2] < 0:
        return low
    named = seg.tags[low - 2][:3] == "NNP" and low + 1 < len(seg.words) and seg.words[low + 1] == ","
    return frame.chunks[frame.chunk_of[low - 2]][0] if named else low


def _is_day(context: CueContext, k: int) -> bool:
    """Tell whether a word says when and stands alone: "the club, of Orm, | today | announced"."""
    seg, chunk = context.seg, context.frame.chunk_of[k]
    alone = chunk >= 0 and context.frame.chunks[chunk] == (k, k + 1)
    return alone and seg.lowers[k] in load_reach_words().days


def _opening_of_name(context: CueContext, first: int, end: int) -> int:
    """Return where a name in quotation marks begins that ends at ``end``: a man called | "Noor" |; or -1."""
    seg, number = context.seg, is_quoted(context, end - 1)
    if number < 0:
        return -1
    low, high = context.frame.quotation_tokens[number]
    name = high == end and high - low <= MOST_NICKNAME and low > first
    return low if name and all(seg.tags[k][:3] == "NNP" for k in range(low + 1, high - 1)) else -1


def _without_aside(context: CueContext, subject: int, end: int) -> int:
    """Return where a subject ends without an aside behind it: "the mayor | , in a statement,"."""
    seg, words = context.seg, load_reach_words()
    comma = next((k for k in range(subject + 1, end - 1) if seg.words[k] == ","), -1)
    if comma < 0:
        return end
    word, tag = seg.lowers[comma + 1], seg.tags[comma + 1]
    said = tag == "VBG" and seg.lemmas[comma + 1] in words.added | words.bearing
    return comma if said or tag in ("IN", "RB", "TO") and word not in ("of", "then", "now") else end


def _after_commas(context: CueContext, low: int, end: int) -> int:
    """Return where the subject begins if no comma closes what is before it: "On Monday, | the mayor".

    In a list it is -1.
    """
    seg = context.seg
    comma = next((k for k in range(end - 1, low, -1) if seg.words[k] == ","), -1)
    if comma < 0:
        return low
    return -1 if any(seg.tags[k] == "CC" for k in range(comma, end)) else comma + 1


def _open_comma(context: CueContext, low: int, floor: int) -> int:
    """Return where the noun phrase begins that a comma before the verb closes, or -1.

    "| Marsh, who leads X and Y," said.
    """
    seg, frame = context.seg, context.frame
    comma = next((k for k in range(low - 1, floor, -1) if seg.words[k] == ","), -1)
    chunk = frame.chunk_of[comma - 1] if comma > floor else -1
    return _extend_left(context, frame.chunks[chunk][0], floor) if chunk >= 0 else -1


def _last_change(context: CueContext, first: int, end: int) -> int:
    """Return the first token from which on all before ``end`` are in or out of quotation marks alike."""
    quoted, spans = context.frame.quoted, context.frame.quotation_tokens
    k = end - 1
    while k > first:
        if quoted[k - 1] == quoted[end - 1]:
            k -= 1
            continue
        low, high = spans[quoted[k - 1]] if quoted[k - 1] >= 0 else (0, len(quoted))
        if high != k or high - low > MOST_NICKNAME or low <= first:
            break
        k = low  # Anthony "Tony" Mills
    return k


def _subject_of(context: CueContext, head: int, floor: int, end: int) -> int | None:
    frame = context.frame
    if context.bare:
        return _subject_in_chain(context, head, floor, end)
    for child in frame.children[head]:
        if floor <= child < end and frame.relations[child] in ("nsubj", "nsubjpass"):
            if ";" in context.seg.words[child:end]:
                continue  # a parse may give a verb two
            if _is_beside_subject(context, head, child, end):
                continue
            if not _is_when(context, child, floor, end):
                return child
    chunk = frame.chunk_of[end - 1]
    if chunk < 0:
        return end - 1 if context.seg.lowers[end - 1] in load_reach_words().relative else None
    return frame.chunk_heads[chunk]


def _is_beside_subject(context: CueContext, head: int, child: int, end: int) -> bool:
    """Tell whether a subject ends where another begins: "a week before | the flood | her son had told"."""
    frame = context.frame
    chunk = frame.chunk_of[child]
    after = frame.chunks[chunk][1] if chunk >= 0 else end
    following = frame.chunk_of[after] if after < end else -1
    return following >= 0 and any(
        other > child and frame.relations[other] == "nsubj" and frame.chunk_of[other] == following
        for other in frame.children[head]
    )


def _is_when(context: CueContext, token: int, floor: int, end: int) -> bool:
    """Tell whether a word is of the time and the subject follows it: "on | Friday | the ministry said"."""
    words = load_reach_words()
    seg, chunk_of = context.seg, context.frame.chunk_of
    return (
        floor < token < end - 1
        and seg.lowers[token] in words.times
        and seg.lowers[token - 1] in words.time_openers
        and chunk_of[end - 1] not in (-1, chunk_of[token])
    )


def _subject_in_chain(context: CueContext, head: int, floor: int, end: int) -> int | None:
    """Return the head of a subject without commas: of the noun phrases joined by prepositions before a verb.

    The one that the parse names; else the only one there is.
    """
    seg, frame = context.seg, context.frame
    chain: list[int] = []
    edge = end
    while edge > floor and frame.chunk_of[edge - 1] >= 0 and len(chain) < 5:
        chunk = frame.chunk_of[edge - 1]
        chain.append(chunk)
        edge = frame.chunks[chunk][0] - 1
        if edge <= floor or seg.tags[edge] != "IN":
            break
    named = {c for c in frame.children[head] if frame.relations[c] == "nsubj" and c < end}
    for chunk in chain:
        if any(frame.chunk_of[c] == chunk for c in named):
            return frame.chunk_heads[chunk]
    for chunk in chain:
        low = frame.chunks[chunk][0]
        if (
            low > floor
            and seg.tags[low - 1] not in ("IN", "TO", "CC")
            and seg.tags[low - 1][:2] not in ("VB", "MD", "WP")
        ):
            return frame.chunk_heads[chunk]
    opening = frame.chunk_of[floor]
    if opening >= 0 and _is_whole(context, floor, end):
        return frame.chunk_heads[opening]
    return None


def _extend_left(context: CueContext, low: int, first: int) -> int:
    """Return where the noun phrase begins whose last part begins at ``low``: "| the head of" the group."""
    seg, frame = context.seg, context.frame
    for _ in range(4):
        whole = before_called(context, before_nickname(context, low, first), first)
        if whole < low:
            low = whole
            continue
        owned = seg.tags[low - 1] == "POS" or seg.lowers[low - 1] == "turned" and seg.tags[low - 1] == "VBN"
        if low - 2 >= first and owned and frame.chunk_of[low - 2] >= 0:
            low = frame.chunks[frame.chunk_of[low - 2]][0]
            continue
        if (
            context.bare
            or low - 2 < first
            or seg.lowers[low - 1] not in ("of", "for", "from", "with", "to", "and", "in", "at", "on", "near")
        ):
            return low
        chunk = frame.chunk_of[low - 2]
        if chunk < 0:
            return low
        start = frame.chunks[chunk][0]
        if seg.lowers[low - 1] not in ("of", "for") and not _opens_clause(context, start, first):
            reported = start > first and (speaks(context, start - 1) or seg.lowers[start - 1] in _REPORTING)
            if seg.lowers[low - 1] not in ("in", "at", "near", "from") or not reported:
                return low  # "said | a source in the club had told it", "but | herders in the hills say"
        head = frame.chunk_heads[chunk]
        if seg.lowers[head] in load_reach_words().times:
            return low
        low = start
    return low


def before_nickname(context: CueContext, low: int, first: int) -> int:
    """Return where a name begins whose part behind a nickname begins at ``low``: "| Tom “Slim” | Hale"."""
    seg, frame = context.seg, context.frame
    nickname = is_quoted(context, low - 1) if low > first else -1
    if nickname < 0 or nickname == is_quoted(context, low):
        return low
    opens = frame.quotation_tokens[nickname][0]
    if low - opens > MOST_NICKNAME or opens <= first or seg.tags[opens - 1][:3] != "NNP":
        return low
    chunk = frame.chunk_of[opens - 1]
    return frame.chunks[chunk][0] if chunk >= 0 else opens - 1


def before_called(context: CueContext, low: int, first: int) -> int:
    """Return where the noun phrase begins whose name begins at ``low``: "| a trader known as | Abu Ali".

    "| A man who gave his name as | Ali", "| a guard who called himself | Ali".
    """
    seg, frame, words = context.seg, context.frame, load_reach_words()
    named = False
    if context.bare or seg.tags[low][:3] != "NNP" and seg.words[low] not in OPENERS:
        return low
    for k in range(low - 1, max(first, low - MOST_CALLED) - 1, -1):
        if not seg.words[k][-1].isalnum() and k != low - 1:
            return low
        named = named or seg.lowers[k] in words.calling
        opens = seg.lowers[k] == "who" or seg.tags[k] in ("VBN", "VBD") and seg.lowers[k] in words.calling
        chunk = frame.chunk_of[k - 1] if k > first else -1
        if named and opens and chunk >= 0 and seg.tags[k - 1][:2] == "NN":
            return frame.chunks[chunk][0]
    return low


def _opens_clause(context: CueContext, low: int, first: int) -> bool:
    seg = context.seg
    if low - 1 > first and seg.lowers[low - 1] in ("and", "but") and seg.words[low - 2] == ",":
        return True
    return low == first or seg.words[low - 1] in (",", ";", ":", "—", "–") or seg.words[low - 1] in CLOSERS


def _may_begin(context: CueContext, low: int, first: int) -> bool:
    """Tell whether a subject may begin at ``low``: a clause begins there."""
    seg, words = context.seg, load_reach_words()
    if low == first:
        return True
    before = seg.lowers[low - 1]
    if before in (",", ";", ":", "—", "–", "-", "--", ".", "?", "!", "…", "..."):
        return True
    if before in words.before:
        return not (context.bare and before in ("and", "or"))
    if seg.words[low - 1] in OPENERS or seg.words[low - 1] in CLOSERS:
        return True
    if seg.tags[low - 1] == "RB" or before in words.times or _follows_addressee(context, low, first):
        return True
    if _is_fronted_inside(context, low, first):
        return True
    if context.bare and (
        seg.tags[low] in ("DT", "PRP") or before in words.times or seg.tags[low - 1] == "CD"
    ):
        return seg.tags[low - 1][:2] in ("NN", "CD", "JJ", "PR")
    return (
        seg.tags[low - 1][:2] == "VB"
        and not context.bare
        and context.family(low - 1) in ("speech", "think", "show")
    )


def _is_whole(context: CueContext, low: int, end: int) -> bool:
    """Tell whether ``[low, end)`` may be one noun phrase: finite verbs in it follow a relative word."""
    seg, words = context.seg, load_reach_words()
    if not 0 < end - low <= MOST_SOURCE:
        return False
    open_clause, inside, withheld = False, 0, False
    for k in range(low, end):
        inside += (seg.words[k] == "(") - (seg.words[k] == ")")
        if inside > 0:
            continue
        withheld = withheld or seg.lowers[k] in words.anonymous
        if seg.lowers[k] == "because" and withheld:
            continue  # "who asked not to be named | because the talks are private"
        if seg.lowers[k] in _PARTING:
            return False
        if seg.lowers[k] in words.relative:
            open_clause = True
        elif seg.tags[k] in FINITE and not (open_clause or _is_reduced(context, k, end)):
            return False
        elif seg.words[k] in (";", ":", "?", "!"):
            return False
    return True


def _is_reduced(context: CueContext, k: int, end: int) -> bool:
    """Tell whether a verb tagged as past may be a participle: "two officials | briefed on the plan"."""
    seg = context.seg
    reduced = (
        seg.tags[k] == "VBD" and seg.lowers[k].endswith("ed") and k + 1 < end and seg.tags[k + 1] == "IN"
    )
    later = seg.tags[k - 1] == "RB" and seg.words[k - 2] == ","  # ", later | identified as Li,"
    return reduced and (seg.tags[k - 1][:2] == "NN" or later)


def source_after(context: CueContext, head: int, start: int, stop: int) -> Span | None:
    """Return the noun phrase that begins at ``start``, with all that hangs on it; None where unsure."""
    frame = context.frame
    if context.seg.tags[head] in FINITE and any(
        child < head
        and frame.relations[child] == "nsubj"
        and is_quoted(context, child) == is_quoted(context, head)
        and not _is_predicate(context, child)
        for child in frame.children[head]
    ):
        return None  # it has a subject before it
    if start >= stop or frame.chunk_of[start] < 0 or skip_sayings(context, start, stop) > start:
        return None
    low, end = frame.chunks[frame.chunk_of[start]]
    if low != start:
        return None
    end = min(end, stop)
    for _ in range(MOST_LINKS):
        further = _extend_right(context, start, end, stop)
        if further == end:
            break
        end = further
    return (start, end) if end - start <= MOST_SOURCE else None


def _is_predicate(context: CueContext, child: int) -> bool:
    """Tell whether a noun is what something was: "the raid was | a disaster |, admitted an aide"."""
    frame = context.frame
    chunk = frame.chunk_of[child]
    low = frame.chunks[chunk][0] if chunk >= 0 else child
    return low > 0 and context.seg.lemmas[low - 1] == "be" and context.seg.words[child + 1] == ","


def is_reason(context: CueContext, span: Span) -> bool:
    """Tell whether a noun phrase is of something that nobody could have said: "citing | the lack of rain"."""
    chunk = next((context.frame.chunk_of[k] for k in range(*span) if context.frame.chunk_of[k] >= 0), -1)
    head = context.frame.chunk_heads[chunk] if chunk >= 0 else span[0]
    word, tag = context.seg.lemmas[head], context.seg.tags[head]
    words = load_reach_words()
    if tag not in ("NN", "NNS") or word in words.bodies:
        return False
    return word in words.causes or word.endswith(tuple(sorted(words.cause_endings)))


def doing_subject(context: CueContext, participle: int) -> Span | None:
    """Return the subject of a participle's verb that says nothing: "| The airline | stopped, citing"."""
    verb = _governor(context, participle)
    return governing_subject(context, participle) if verb is not None and not speaks(context, verb) else None


def governing_subject(context: CueContext, participle: int) -> Span | None:
    """Return the subject of a participle's verb: "| The group withdrew, saying"; None where unsure."""
    seg, frame = context.seg, context.frame
    first, _ = sentence_of(context, participle)
    edge = before_comma(context, participle)
    beside = [c for c in frame.children[participle] if frame.relations[c] == "nsubj" and c < participle]
    if beside and frame.chunk_of[beside[0]] >= 0 and edge == participle:
        low = _extend_left(context, frame.chunks[frame.chunk_of[beside[0]]][0], first)
        return (low, participle) if seg.lowers[low - 1] == "with" else None
    verb = _governor(context, _leader(context, participle))
    if verb is None:
        return None
    group = context.group(verb)
    before = source_before(context, verb, strip_sayings(context, first, group.start))
    if before is not None and before[1] <= verb:
        return before if not is_subordinate(context, before[0]) else None
    if speaks(context, verb) and verb + 1 < participle:
        return source_after(context, verb, verb + 1, participle)
    return None


def _leader(context: CueContext, participle: int) -> int:
    """Return the first of the participles that one is joined to: "| saying | it fell and warning"."""
    seg = context.seg
    if seg.lowers[participle - 1] not in ("and", "or", "but"):
        return participle
    first, _ = sentence_of(context, participle)
    for k in range(participle - 2, first, -1):
        if seg.tags[k] == "VBG" and is_quoted(context, k) < 0 and seg.words[k - 1] in (",", "—", "–"):
            return k if context.family(k) in CHAINED else participle
    return participle


def noun_phrase_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return the noun phrase that ends at ``end``: "rejected | a Tribune report | claiming"."""
    frame = context.frame
    chunk = frame.chunk_of[end - 1] if end > first else -1
    if chunk < 0 or frame.chunks[chunk][1] != end or context.seg.tags[end - 1] in ("WP", "WDT"):
        return None
    low = before_nickname(context, frame.chunks[chunk][0], first)
    for _ in range(3):
        if low - 2 < first or context.seg.lowers[low - 1] not in ("of", "for") or frame.chunk_of[low - 2] < 0:
            break
        low = frame.chunks[frame.chunk_of[low - 2]][0]
    return low, end


def deed_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return the noun phrase of something done that ends at ``end``: "| a wave of attacks | claimed by"."""
    span = noun_phrase_before(context, end, first)
    deeds = load_reach_words().deeds
    done = span is not None and any(context.seg.lemmas[k] in deeds for k in range(*span))
    return span if done else None


def resumed_at(context: CueContext, comma: int, stop: int) -> Span | None:
    """Return the noun phrase behind a mark that takes up what was said: ", | a move | the unions".

    Its noun is one of the words that do so, or the next noun phrase follows at once.
    """
    seg, words = context.seg, load_reach_words()
    if comma < 0 or seg.words[comma] not in PAUSES:
        return None
    for k in range(comma + 1, min(stop, comma + 1 + MOST_RESUMED)):
        if k == comma + 1 and seg.lowers[k] not in words.openers or seg.tags[k][:2] in ("VB", "MD", "IN"):
            return None
        following = seg.tags[k + 1] if k + 1 < stop else ""
        if seg.lemmas[k] in words.resuming:
            titled = seg.lowers[k + 1] in read_person_nouns() and seg.tags[k + 2 : k + 3] == ["NNP"]
            if titled or following not in ("NN", "NNS") or not _is_compound(context, k + 1, stop):
                return comma + 1, k + 1
        elif seg.tags[k] == "NN" and (following in _BEGINNING or seg.lowers[k + 1 : k + 2] == ["which"]):
            return comma + 1, k + 1
    return None


def _is_compound(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether the noun at ``k`` belongs to the one before it: "a peace deal | proposal | he called"."""
    seg = context.seg
    return seg.tags[k] == "NN" and k + 1 < stop and seg.tags[k + 1] in ("DT", "PRP", "PRP$", "NNP", "WDT")


def resuming_source(context: CueContext, end: int, first: int) -> Span | None:
    """Return who speaks, up to ``end``, of what a noun phrase takes up: ", a move | the unions | called"."""
    seg, relative = context.seg, ("that", "which")
    for comma in range(end - 2, max(first, end - MOST_SOURCE) - 1, -1):
        span = resumed_at(context, comma, end)
        if span is None:
            continue
        start = span[1] + (span[1] < end and seg.lowers[span[1]] in relative)
        while end > start and seg.words[end - 1] == ",":
            end -= 1
        if start < end and not any(seg.tags[k] in FINITE or seg.tags[k] == "TO" for k in range(start, end)):
            if seg.tags[start] not in ("IN", "VBG", "VBN", "CC", ",", "WRB"):
                return start, end
    return None


def resumed_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return the noun phrase up to ``end`` that takes up what was said: ", | a move |, called by"."""
    for comma in range(end - 2, max(first, end - MOST_RESUMED - 1) - 1, -1):
        span = resumed_at(context, comma, min(end + 2, sentence_of(context, first)[1]))
        if span is not None and span[1] == end:
            return span
    return None


def _is_resumed(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether at ``k`` a noun phrase takes up what was said, and somebody speaks of it."""
    seg = context.seg
    span = resumed_at(context, k - 1, stop)
    if span is None:
        return False
    verb = span[1]
    for verb in range(span[1], min(stop, span[1] + MOST_RESUMING)):
        if seg.tags[verb] in FINITE or seg.tags[verb] == "VBN" and verb == span[1]:
            break
    else:
        return False
    if seg.lowers[verb] in ("has", "have", "had") and verb + 1 < stop:
        verb += 1
    judged = context.family(verb) in ("speech", "judge", "commit")
    if not judged:
        return False
    if verb == span[1]:
        return verb + 1 < stop and seg.lowers[verb + 1] == "by"
    return resuming_source(context, context.group(verb).start, sentence_of(context, verb)[0]) is not None


def whole_before(context: CueContext, first: int, end: int) -> Span | None:
    """Return all that stands before ``end`` in its sentence where that is one noun phrase, else None."""
    opens = end > first and context.frame.chunk_of[first] >= 0
    return (first, end) if opens and _is_whole(context, first, end) else None


def relayed_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return who is quoted, up to ``end``, behind the verb that quotes him: "cited | Li, a guard, | as"."""
    seg = context.seg
    stop = end - (end > first and seg.words[end - 1] == ",")
    for verb in range(stop - 2, max(first, stop - MOST_SOURCE) - 1, -1):
        if seg.lemmas[verb] in load_reach_words().quoting and seg.tags[verb][:2] == "VB":
            return (verb + 1, stop) if _is_whole(context, verb + 1, stop) else None
    return None


def is_claim(context: CueContext, first: int) -> bool:
    """Tell whether a claim's noun and "that" begin a sentence: "Reports that the mine had been sold"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[first]
    if chunk < 0 or seg.lemmas[frame.chunk_heads[chunk]] not in load_reach_words().sayings:
        return False
    end = frame.chunks[chunk][1]
    return end < len(seg.lowers) and seg.lowers[end] == "that"


def owner_before(context: CueContext, noun: int) -> Span | None:
    """Return whose a noun is: "| The minister's | assurance", "| its | claim"."""
    seg, frame = context.seg, context.frame
    first, _ = sentence_of(context, noun)
    for k in range(noun - 1, max(first, noun - 4) - 1, -1):
        if seg.tags[k] == "PRP$":
            return k, k + 1
        if seg.tags[k] == "POS":
            chunk = frame.chunk_of[k - 1]
            return (frame.chunks[chunk][0], k + 1) if chunk >= 0 else None
    return None


def is_plain(context: CueContext, span: Span) -> bool:
    """Tell whether a noun phrase has no relative clause but of how it spoke: ", who asked not to be named".

    Any other behind a comma may be the article's own.
    """
    seg, words = context.seg, load_reach_words()
    return not any(
        seg.lowers[k] in words.relative
        and seg.words[k - 1] == ","
        and not any(seg.lemmas[j] in words.unnamed for j in range(k + 1, min(k + 4, span[1])))
        for k in range(*span)
    )


def without_reason(context: CueContext, span: Span) -> Span:
    """Return a noun phrase up to what it blames somebody for: "criticised by | doctors | for its delay"."""
    low, high = span
    seg, reasons = context.seg, load_reach_words().reasons
    return low, next(
        (k for k in range(low + 1, high) if seg.lowers[k] in reasons and not _is_of_name(context, k)), high
    )


def _is_of_name(context: CueContext, k: int) -> bool:
    """Tell whether a preposition stands in a name: "the Campaign | for | Peace"."""
    tags = context.seg.tags
    return tags[k - 1][:3] == "NNP" == tags[k + 1][:3]


def paper_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return the noun phrase of something written that ends at ``end``: "| a story in the Echo | saying"."""
    seg, frame = context.seg, context.frame
    span = noun_phrase_before(context, end, first)
    for _ in range(2):
        if span is None or is_paper(context, (span[0], frame.chunks[frame.chunk_of[span[0]]][1])):
            return span
        low = span[0]
        if (
            low - 2 < first
            or seg.lowers[low - 1] not in ("in", "by", "from", "on", "to")
            or frame.chunk_of[low - 2] < 0
        ):
            return None
        before = noun_phrase_before(context, low - 1, first)
        span = None if before is None else (before[0], end)
    return None


def is_paper(context: CueContext, span: Span) -> bool:
    """Tell whether a noun phrase is of something written or shown: "a Tribune report"."""
    chunk = context.frame.chunk_of[span[1] - 1]
    head = context.frame.chunk_heads[chunk] if chunk >= 0 else span[1] - 1
    return context.seg.lemmas[head] in load_reach_words().papers


def _governor(context: CueContext, participle: int) -> int | None:
    """Return the finite verb a participle hangs on by the parse; in an inverted saying the nearest before."""
    seg, frame = context.seg, context.frame
    first, _ = sentence_of(context, participle)
    apart = seg.words[participle - 1] in (",", "—", "–")
    verb = frame.heads[participle]
    for _ in range(4):
        if not first <= verb < participle:
            break
        own = verb if seg.tags[verb][:2] == "VB" else _copula(context, verb)
        if own < 0:
            if not apart:
                break
            verb = frame.heads[verb]  # "left the talks |, blaming the army": no clause of the talks
            continue
        if any(frame.relations[c] in ("nsubj", "nsubjpass") for c in frame.children[verb]):
            above = frame.heads[verb]
            if not (frame.relations[verb] == "ccomp" and first <= above < verb and speaks(context, above)):
                return own
        verb = frame.heads[verb]
    nearest = [k for k in range(first, participle) if seg.tags[k] in FINITE and is_quoted(context, k) < 0]
    if not nearest:
        return None
    last = nearest[-1]
    main = frame.heads[last] if frame.relations[last] in ("aux", "auxpass") else last
    family = context.family(main)
    return main if last <= main < participle and family == "speech" else None


def _copula(context: CueContext, token: int) -> int:
    """Return the verb that makes a word a predicate: "the bill | was | unlawful"; -1 where none does."""
    frame = context.frame
    return next((c for c in frame.children[token] if frame.relations[c] == "cop"), -1)


def _extend_right(context: CueContext, start: int, end: int, stop: int) -> int:
    """Return where the noun phrase ``[start, end)`` ends with the one thing more that hangs on it."""
    seg, frame, words = context.seg, context.frame, load_reach_words()
    if end >= stop:
        return end
    low = seg.lowers[end]
    if skip_sayings(context, end, stop) > end:
        return end
    following = frame.chunk_of[end + 1] if end + 1 < stop else -1
    if (name := _behind_nickname(context, end, stop)) > end:
        return name
    if low == "turned" and following >= 0 and seg.tags[end + 1] in ("NN", "NNP"):
        return min(frame.chunks[following][1], stop)  # "the singer | turned councillor"
    if seg.tags[end] == "POS" and following >= 0:
        return min(frame.chunks[following][1], stop)
    if low in words.links and following >= 0:
        if low in ("of", "for") and seg.tags[end + 1] == "VBG":
            return end
        if low in ("in", "at", "on") and not _hangs_on(context, end, start):
            return end
        return min(frame.chunks[following][1], stop)
    if low == "(":
        close = next((k for k in range(end, min(stop, end + 12)) if seg.words[k] == ")"), -1)
        return close + 1 if close > 0 else end
    if low in words.bound and end + 1 < stop and seg.tags[end + 1] in ("TO", "IN"):
        return clause_end(context, end, stop)  # "a person | close to the family"
    if low == "that" and (seg.tags[end] != "WDT" or _opens_count(context, end + 1, stop)):
        return end
    if low in words.relative or seg.tags[end] in ("WP", "WDT", "WP$"):
        return clause_end(context, end, stop)
    if seg.tags[end] in ("VBN", "JJ", "VBG") and seg.lemmas[end] not in words.bearing | words.added:
        return clause_end(context, end, stop)
    if low == ",":
        return _extend_apposition(context, end, stop)
    return end


def _behind_nickname(context: CueContext, end: int, stop: int) -> int:
    """Return where a name ends that a nickname at ``end`` interrupts: "Tom | “Slim” Hale"; else ``end``."""
    number = is_quoted(context, end)
    if number < 0 or context.seg.tags[end - 1][:3] != "NNP":
        return end
    low, high = context.frame.quotation_tokens[number]
    chunk = context.frame.chunk_of[high] if high < stop else -1
    named = low == end and high - low <= MOST_NICKNAME and chunk >= 0 and context.seg.tags[high][:3] == "NNP"
    return min(context.frame.chunks[chunk][1], stop) if named else end


def _opens_count(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether a number stands at ``k``: "the claim of the mayor that | 100 people died"."""
    k = _skip_counting(context, k, stop)
    return k < stop and _is_number(context, k)


def _extend_apposition(context: CueContext, comma: int, stop: int) -> int:
    """Return where an apposition behind a comma ends, or the comma: ", a spokesman for the group", ", 34"."""
    seg, frame = context.seg, context.frame
    k = comma + 1
    if k >= stop:
        return comma
    if seg.lowers[k] in ("who", "whose", "which", "whom"):
        return clause_end(context, k, stop)
    if k + 2 < stop and seg.lowers[k + 1] == "of" and seg.lowers[k + 2] in ("whom", "which"):
        return clause_end(context, k + 2, stop)  # ", none of whom wished to be named"
    if seg.tags[k] == "CD" and (k + 1 >= stop or seg.words[k + 1] == ","):
        return k + 1
    chunk = frame.chunk_of[k]
    if chunk < 0 or frame.chunks[chunk][0] != k or seg.tags[k] == "PRP":
        return comma
    end = min(frame.chunks[chunk][1], stop)
    for _ in range(MOST_LINKS):
        further = end if end < stop and seg.words[end] == "," else _extend_right(context, k, end, stop)
        if further == end:
            break
        end = further
    return end if end >= stop or seg.words[end] in (",", ";") else comma


def _hangs_on(context: CueContext, preposition: int, start: int) -> bool:
    """Tell whether the phrase behind a preposition hangs, by the parse, on a word from ``start`` on."""
    frame = context.frame
    chunk = frame.chunk_of[preposition + 1]
    return start <= frame.heads[frame.chunk_heads[chunk]] < preposition


def begins_clause(context: CueContext, head: int, low: int) -> bool:
    """Tell whether a main clause begins at ``low``.

    The sentence begins there, or only a fronted phrase or a conjunction stands before it.
    """
    seg = context.seg
    first, _ = sentence_of(context, low)
    if (
        low == first
        or is_quoted(context, low - 1) != is_quoted(context, head)
        or seg.words[low - 1] in OPENERS
    ):
        return True
    if speaks(context, low - 1) or seg.words[low - 1] == ";":
        return True  # "an aide said | the president had told him"
    if _follows_addressee(context, low, first) or _is_fronted_inside(context, low, first):
        return True  # "an aide told us | the president had resigned"
    if skip_sayings(context, first, low) == low:
        return True  # "Late on Monday | the board admitted"
    if seg.lowers[low - 1] in ("and", "but", "that"):
        return not context.bare or seg.lowers[low - 1] == "but"
    clean = not any(seg.tags[k] in FINITE for k in range(first, low))
    if context.bare:
        return clean and seg.tags[low] in ("DT", "PRP") and seg.tags[first] in ("IN", "RB")
    return seg.lowers[low - 1] in (",", ":", "—", "–", "--") and (
        clean or seg.lowers[first] in load_reach_words().subordinating
    )


def _is_fronted_inside(context: CueContext, low: int, first: int) -> bool:
    """Tell whether only words of when or where stand before ``low`` in what is said.

    "said that a week before the flood | her husband had told her".
    """
    seg, words = context.seg, load_reach_words()
    k = low - 1
    while k > first and seg.tags[k][:2] in _PHRASAL and seg.lowers[k] != "that":
        k -= 1
    if context.bare or k <= first or k == low - 1 or not (seg.lowers[k] == "that" or speaks(context, k)):
        return False
    timed = any(seg.lowers[j] in words.times for j in range(k + 1, min(low, k + 4)))
    apart = context.frame.chunk_of[low] != context.frame.chunk_of[low - 1]
    return apart and (timed or seg.tags[k + 1] == "IN")


def _follows_addressee(context: CueContext, low: int, first: int) -> bool:
    """Tell whether those addressed end at ``low``: "told the paper | he believed"."""
    seg = context.seg
    if context.bare or context.frame.chunk_of[low - 1] < 0:
        return False
    for verb in range(low - 2, max(first, low - 8) - 1, -1):
        if seg.lemmas[verb] in load_reach_words().telling and seg.tags[verb][:2] == "VB":
            return addressee_after(context, verb + 1, low + 1) == low
    return False


def is_main_past(context: CueContext, k: int) -> bool:
    """Tell whether a participle is a past tense that was tagged wrong: "the bishop | prayed for peace".

    It follows the noun phrase that its clause begins with, and no other verb of that clause is finite.
    """
    seg, frame = context.seg, context.frame
    first, last = sentence_of(context, k)
    if seg.tags[k] != "VBN" or k == first or frame.chunk_of[k - 1] < 0 or context.group(k).start != k:
        return False
    low = _extend_left(context, frame.chunks[frame.chunk_of[k - 1]][0], first)
    if low > first and seg.lowers[low - 1] not in load_reach_words().subordinating:
        return False
    inside = False
    for j in range(k + 1, last):
        inside = inside or seg.lowers[j] in _OPENING_INNER
        if seg.tags[j] in FINITE and not inside:
            return False
    return True


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


def addressee_after(context: CueContext, start: int, stop: int) -> int:
    """Return the token behind the noun phrase of those who are told; ``start`` where there is none."""
    seg, frame = context.seg, context.frame
    k = start + 1 if start < stop and seg.lowers[start] in ("to", "with") else start
    if k >= stop or frame.chunk_of[k] < 0:
        return start
    end = _end_of_name(context, *frame.chunks[frame.chunk_of[k]], stop)
    for _ in range(4):
        if _is_owned_noun(context, end, stop):
            end = frame.chunks[frame.chunk_of[end]][1]
        elif end + 1 < stop and seg.tags[end] == "POS" and frame.chunk_of[end + 1] >= 0:
            end = frame.chunks[frame.chunk_of[end + 1]][1]
        elif (
            end + 1 < stop
            and seg.lowers[end] in ("of", "for", "at", "in", "and", "from")
            and frame.chunk_of[end + 1] >= 0
        ):
            end = frame.chunks[frame.chunk_of[end + 1]][1]
        elif end + 1 < stop and seg.words[end] == "," and frame.chunk_of[end + 1] >= 0:
            closing = frame.chunks[frame.chunk_of[end + 1]][1]
            if closing < stop and seg.words[closing] == ",":
                end = closing + 1
            else:
                break
        else:
            break
    return min(end, stop)


def _end_of_name(context: CueContext, low: int, high: int, stop: int) -> int:
    """Return where those addressed end whose name runs into a subject: "told Agence Presse | arson is"."""
    seg = context.seg
    verb = high + (high < stop and seg.tags[high] == "RB")
    if context.bare or verb >= stop or seg.tags[verb] not in FINITE:
        return high
    name = next((j for j in range(low, high) if seg.tags[j][:3] != "NNP" and seg.tags[j] != "DT"), high)
    named = name > low + (seg.tags[low] == "DT")
    return name if named and seg.tags[name : name + 1] != ["POS"] else high


def _is_owned_noun(context: CueContext, end: int, stop: int) -> bool:
    """Tell whether a noun at ``end`` closes a name: "told Radio 4's Today | programme | the deal"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[end] if end < stop else -1
    alone = chunk >= 0 and frame.chunks[chunk] == (end, end + 1) and seg.tags[end] == "NN"
    if alone and seg.lemmas[end] in load_reach_words().media and seg.tags[end - 1] in ("NNP", "CD"):
        return True
    if chunk < 0 or frame.chunks[chunk] != (end, end + 1) or seg.tags[end] != "NN":
        return False
    low = frame.chunks[frame.chunk_of[end - 1]][0] if frame.chunk_of[end - 1] >= 0 else end
    return (
        "POS" in seg.tags[low:end]
        and end + 1 < stop
        and (frame.chunk_of[end + 1] >= 0 or seg.lowers[end + 1] == "that")
    )


# --- contents -----------------------------------------------------------------------------------------


@kept
def content_after(context: CueContext, head: int, start: int, sort: str) -> tuple[Span, ...] | None:
    """Return what is said behind the cue at ``head``, from ``start`` on; None where its end is in doubt."""
    seg = context.seg
    _, last = sentence_of(context, head)
    if start >= last or seg.words[start] in (",", ".", ";", ":", ")") or seg.tags[start] == "POS":
        return None
    if sort == "called":
        return _called_after(context, head, start, last)
    if sort == "concrete":
        return _concrete_after(context, start)
    if sort == "relayed":
        return _relayed_after(context, head, start)
    if sort == "label":
        return _label_after(context, start, body_end(context, head))
    opener = is_quoted(context, start)
    if opener >= 0 and opener != is_quoted(context, head):
        if sort in ("plain", "rest"):
            return None
        if sort == "marks":
            low, high = context.frame.quotation_tokens[opener]
            return ((low, high),) if low == start and high > low + 3 and high <= last else None
        return _quotation_after(context, head, start, sort)
    if sort in ("quote", "marks"):
        return None
    stop = body_end(context, head)
    if is_quoted(context, head) >= 0:
        stop = min(stop, context.frame.quotation_tokens[is_quoted(context, head)][1] - 1)
        while stop > start + 1 and (
            seg.words[stop - 1] in (",", ".", "?", "!") or seg.words[stop - 1] in CLOSERS
        ):
            stop -= 1
        left_out = next((k for k in range(start + 1, stop) if _is_left_out(context, k)), stop)
        if left_out < min(stop, start + LEAST_CLAUSE):
            return None
        stop = left_out
    fronted = sort == "cause" and head == sentence_of(context, head)[0]  # "Citing the heat, the club"
    if fronted or sort in ("comma", "phrase", "relative", "number"):
        stop = clause_end(context, start, stop)
    if sort == "relative":
        stop = relative_end(context, start, stop)
    if seg.tags[head][:2] == "NN" and _is_fronted(context, head):
        stop = clause_end(context, start, stop)
    if sort == "thing":
        stop = _count_end(context, start, clause_end(context, start, stop))
        stop = next((k for k in range(start + 1, stop) if _turns(context, k, True, stop)), stop)
    if sort in ("said", "thing"):
        stop = next((k for k in range(start + 1, stop) if _tells_how(context, k)), stop)
    end = _find_end(context, head, start, stop)
    if sort in COUNTS:
        end = _count_end(context, start, clause_end(context, start, stop) if end is None else end)
    if end is None or end <= start or not _is_sort(context, head, start, end, sort):
        return None
    return ((_behind_that(context, start, end), _close_quotation(context, head, end)),)


def _called_after(context: CueContext, head: int, start: int, last: int) -> tuple[Span, ...] | None:
    """Return a pronoun and the quotation that tells what it is called: "called | that “alarmist” |"."""
    number = is_quoted(context, start + 1) if start + 1 < last else -1
    if number < 0 or number == is_quoted(context, head):
        return None
    low, high = context.frame.quotation_tokens[number]
    pronoun = context.seg.lowers[start] in load_reach_words().pronouns
    return ((start, high),) if pronoun and low == start + 1 and high <= last else None


def _relayed_after(context: CueContext, head: int, start: int) -> tuple[Span, ...] | None:
    """Return who is quoted with what he is quoted as saying: "quoted | Li, a guard, as saying it fell |"."""
    seg, stop = context.seg, body_end(context, head)
    for k in range(start + 1, min(stop - 2, start + MOST_SOURCE)):
        if seg.lowers[k] == "as" and seg.tags[k + 1] == "VBG":
            end = _find_end(context, head, k + 2, stop) if _is_whole(context, start, k) else None
            return None if end is None else ((start, _close_quotation(context, head, end)),)
    return None


def _label_after(context: CueContext, start: int, stop: int) -> tuple[Span, ...] | None:
    """Return what somebody is called before who calls him so: "described | as reckless | by two generals"."""
    seg = context.seg
    if seg.tags[start] in ("IN", "TO", "RP") and seg.lowers[start] not in load_reach_words().label_openers:
        return None  # "called | to the scene | by neighbours"
    for k in range(start + 1, stop - 1):
        if seg.lowers[k] == "by" and seg.tags[k + 1] != "VBG":
            return ((start, k),)
        if seg.tags[k] in (*FINITE, "VBG") or not seg.words[k][-1].isalnum() and is_quoted(context, k) < 0:
            return None
    return None


def _is_fronted(context: CueContext, noun: int) -> bool:
    """Tell whether a noun stands in a phrase before its clause: "Despite | claims | that it is safe, we"."""
    seg = context.seg
    first, _ = sentence_of(context, noun)
    return seg.tags[first] in ("IN", "VBG") and not any(seg.tags[k] in FINITE for k in range(first, noun))


def _tells_how(context: CueContext, k: int) -> bool:
    """Tell whether at ``k`` begins how somebody answers: "denied the charge | through his lawyer"."""
    seg = context.seg
    by = seg.lowers[k] == "by" and k + 1 < len(seg.tags) and seg.tags[k + 1] == "VBG"
    return by or seg.lowers[k] == "through"


def _is_left_out(context: CueContext, k: int) -> bool:
    """Tell whether at ``k`` stands that words of a quotation were left out: "it fell | [...] It was old"."""
    words = context.seg.words
    dots = k + (words[k] == "[")
    return dots < len(words) and words[dots] in ("...", "…")


def _behind_that(context: CueContext, start: int, end: int) -> int:
    """Return where ``[start, end)`` begins without what is of the saying: "said in | 2012 that | it fell"."""
    seg, words = context.seg, load_reach_words()
    hangs = seg.lowers[start] in words.prepositions
    for k in range(start, min(start + 8, end - 1)):
        low = seg.lowers[k]
        if low == "that" and seg.tags[k] == "IN" and k > start:
            owned = k - 1 in context.classes or seg.lowers[k - 1] in words.carrying
            named = k - 2 > start and seg.lowers[k - 2] == "the" and seg.lowers[k - 1] in words.times
            return start if owned or named else k + 1  # "in the hope that", "on the day that"
        if seg.tags[k] in FINITE or not seg.words[k][-1].isalnum():
            return start
        if not hangs and low not in words.times and (low not in words.time_openers or low == "that"):
            return start
    return start


def _close_quotation(context: CueContext, head: int, end: int) -> int:
    """Return the end of a content, or of the quotation it breaks off in, if its sentence ends there too."""
    number = is_quoted(context, end - 1)
    if number < 0 or number == is_quoted(context, head) or end < body_end(context, head):
        return end
    return max(end, context.frame.quotation_tokens[number][1])


def object_after(context: CueContext, start: int, stop: int) -> Span | None:
    """Return the noun phrase at ``start`` with what hangs on it, but for an adjective behind it.

    "held | the owner of the mine | responsible".
    """
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[start] if start < stop else -1
    if chunk < 0 or frame.chunks[chunk][0] != start:
        return None
    end = min(frame.chunks[chunk][1], stop)
    for _ in range(MOST_LINKS):
        if end >= stop or seg.lowers[end] not in ("of", "in", "from", "at", "'s", "’s", "and"):
            break
        further = _extend_right(context, start, end, stop)
        if further == end:
            break
        end = further
    while end > start + 1 and seg.tags[end - 1] == "JJ":
        end -= 1
    return start, end


def _quotation_after(context: CueContext, head: int, start: int, sort: str) -> tuple[Span, ...] | None:
    """Return a quotation behind the cue, and the words of its clause behind it."""
    low, high = context.frame.quotation_tokens[is_quoted(context, start)]
    if low != start or high - low < 3:
        return None
    _, last = sentence_of(context, head)
    if high >= last - 1:
        return ((low, high),)
    if sort == "np":
        return None
    end = _find_end(context, head, high - 1, body_end(context, head))
    if end is None or sort != "quote" and not _is_clause(context, head, start, end):
        return None
    return ((low, max(high, end)),)


def _is_sort(context: CueContext, head: int, start: int, end: int, sort: str) -> bool:
    """Tell whether ``[start, end)`` is what a T of a sort wants: a clause, an infinitive, a noun phrase."""
    seg = context.seg
    if sort in ("", "clause", "comma"):
        return _is_clause(context, head, start, end)
    if sort == "to":
        at = start + (seg.lowers[start] == "not")
        return seg.lowers[at] == "to" and end > at + 1 and seg.tags[at + 1][:2] in ("VB", "RB")
    if sort == "said":
        chunk = context.frame.chunk_of[start]
        named = chunk >= 0 and context.frame.chunks[chunk][0] == start
        return named and seg.lemmas[context.frame.chunk_heads[chunk]] in load_reach_words().sayings
    if sort == "cause":
        return is_reason(context, (start, end)) and not _is_clause(context, head, start, end)
    if sort == "question":
        asks = seg.tags[start] in ("WRB", "WP", "WDT", "WP$") or seg.lowers[start] in ("whether", "if")
        return asks and any(seg.tags[k] in FINITE for k in range(start + 1, end))
    if sort == "doing":
        at = start + (seg.lowers[start] in ("not", "ever"))
        return at + 1 < end and seg.tags[at] == "VBG"
    if sort == "reason":
        return seg.lowers[start] in load_reach_words().reasons
    if sort == "urged":
        return (context.frame.chunk_of[start] >= 0 or seg.tags[start] in ("VBN", "JJ")) and any(
            seg.lowers[k] == "to" and seg.tags[k + 1] in ("VB", "RB") for k in range(start + 1, end - 1)
        )
    if sort in ("phrase", "relative"):
        chunk = context.frame.chunk_of[start]
        after = -1 if chunk < 0 else context.frame.chunks[chunk][1]
        return not 0 <= after < len(seg.tags) or seg.tags[after] not in FINITE
    if sort in ("np", "thing"):
        return context.frame.chunk_of[start] >= 0 and not _is_clause(context, head, start, end)
    if sort in ("with", "at"):
        if context.bare:
            return False  # commas tell where it ends
        return context.frame.chunk_of[start] >= 0 and sort in seg.lowers[start + 1 : end - 1]
    if sort == "rest":
        verb = next((k for k in range(start, end) if seg.tags[k] != "RB"), start)
        return seg.tags[verb] in FINITE or _is_clause(context, head, start, end)
    if sort in ("victims", "number"):
        return _counts_victims(context, start, end)
    if sort == "own":
        return seg.tags[start] == "PRP$" and _gives_toll(context, start, end)
    if sort == "toll":
        return _gives_toll(context, start, end)
    if sort == "sum":
        return _gives_sum(context, start, end)
    return True


def _concrete_after(context: CueContext, start: int) -> tuple[Span, ...] | None:
    """Return the noun phrase of a thing or a person of which nothing is said: "a shoe", not "him guilty"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[start]
    if chunk < 0 or frame.chunks[chunk][0] != start:
        return None
    end = frame.chunks[chunk][1]
    told = end < len(seg.tags) and seg.tags[end][:2] in ("JJ", "VB", "MD", "TO", "RB", "WD", "WP")
    concrete = seg.lemmas[frame.chunk_heads[chunk]] in load_reach_words().concrete
    told = told or _may_be_clause(context, start, end) or _is_told_of(context, end)
    return ((start, end),) if concrete and not told else None


def _may_be_clause(context: CueContext, start: int, end: int) -> bool:
    """Tell whether a verb may be hidden among a noun phrase's nouns: "found | sugar harms children"."""
    tags = context.seg.tags
    return any(tags[k] == "NNS" and tags[k - 1][:2] == "NN" for k in range(start + 1, end - 1))


def _is_told_of(context: CueContext, end: int) -> bool:
    """Tell whether a verb follows a noun phrase and what is joined to it: "found | a coat in mud | is"."""
    seg, frame = context.seg, context.frame
    stop = len(seg.tags)
    while end + 1 < stop and seg.tags[end] in ("CC", "IN") and frame.chunk_of[end + 1] >= 0:
        end = frame.chunks[frame.chunk_of[end + 1]][1]
    return end < stop and seg.tags[end] in (*FINITE, "MD")


def _count_end(context: CueContext, start: int, stop: int) -> int:
    """Return where a count ends, by ``stop``: where another clause begins, "at five | while nine fled"."""
    turns = load_reach_words().turns - {"as"}
    return next((k for k in range(start + 1, stop) if context.seg.lowers[k] in turns), stop)


def _counts_victims(context: CueContext, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` begins with a number of victims: "44 deaths", "the killing of 12 men"."""
    seg, words = context.seg, load_reach_words()
    k = _skip_counting(context, start, end)
    if k + 2 < end and seg.lemmas[k] in words.harms and seg.lowers[k + 1] == "of":
        k = _skip_counting(context, k + 2, end)
        return k < end and _is_number(context, k)
    if k >= end or not _is_number(context, k):
        return False
    for j in range(k + 1, min(end, k + _NEAR_COUNT)):
        if seg.lowers[j] in words.victims:
            return True
        if seg.words[j] in _MARKS or seg.tags[j][:2] in ("IN", "MD", "WD", "WP") and seg.lowers[j] != "of":
            return False
    return False


def _gives_toll(context: CueContext, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is a count and what it is put at: "its count to 36", "the dead at 24"."""
    seg, words = context.seg, load_reach_words()
    k = start
    while k < min(end, start + _NEAR_COUNT) and seg.lowers[k] not in words.tolls:
        k += 1
    if k >= min(end, start + _NEAR_COUNT):
        return False
    return any(
        seg.lowers[j] in ("at", "to", "from")
        and _skip_counting(context, j + 1, end) < end
        and _is_number(context, _skip_counting(context, j + 1, end))
        for j in range(k + 1, end - 1)
    )


def _gives_sum(context: CueContext, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is a count of so many: "a death toll of 12"."""
    seg, words = context.seg, load_reach_words()
    of = next((k for k in range(start + 1, min(end, start + _NEAR_COUNT)) if seg.lowers[k] == "of"), -1)
    if of < 0 or seg.lowers[of - 1] not in words.tolls or of + 1 >= end:
        return False
    k = _skip_counting(context, of + 1, end)
    return k < end and _is_number(context, k) and not any(speaks(context, j) for j in range(k, end))


def _skip_counting(context: CueContext, k: int, end: int) -> int:
    """Return where a number begins behind words that belong to it: "| at least | 44"."""
    seg, words = context.seg, load_reach_words()
    while k < end and (seg.lowers[k] in words.leading_counts or seg.tags[k] in ("DT", "PRP$")):
        k += 1
    return k


def _is_number(context: CueContext, k: int) -> bool:
    return context.seg.tags[k] == "CD" or context.seg.lowers[k] in load_reach_words().vague_counts


COUNTS = frozenset(("victims", "number", "toll", "own", "sum"))  # sorts of T that are counts
_NEAR_COUNT = 8
_MARKS = frozenset((",", ".", ";", ":", "(", ")"))


def _is_clause(context: CueContext, head: int, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is a clause.

    Its first noun phrase is a subject, or the parse hangs its verb on the cue.
    """
    seg, frame = context.seg, context.frame
    counted = _skip_counting(context, start, end)
    if start < counted < end and _is_number(context, counted) and seg.tags[start] != "DT":
        start = counted  # "at least | 100 people died"
    chunk = frame.chunk_of[start]
    if (
        seg.tags[start] in ("VBG", "VB")
        or seg.lowers[start] == "as"
        or chunk < 0
        and _lacks_subject(context, start)
    ):
        return False
    fronted = seg.tags[start] == "IN" and seg.lowers[start] not in load_reach_words().leading
    if fronted and "," not in seg.words[start:end]:
        return False
    if chunk >= 0 and _is_past(context, frame.chunks[chunk][1], end):
        return True
    if chunk >= 0 and not context.bare and _has_verb_behind(context, chunk, end):
        return True
    for k in range(start + 1, end):
        if seg.tags[k] not in FINITE:
            continue
        if frame.heads[k] == head and frame.relations[k] == "ccomp":
            return True
        if chunk < 0:
            continue
        verb = main_verb(context, k)
        if any(
            frame.chunk_of[child] == chunk and frame.relations[child] in ("nsubj", "nsubjpass")
            for child in frame.children[verb]
        ):
            return True
    return any(
        frame.relations[k] in ("ccomp",)
        and frame.heads[k] == head
        and any(seg.tags[c] in FINITE for c in frame.children[k])
        for k in range(start, end)
    )


def _has_verb_behind(context: CueContext, chunk: int, end: int) -> bool:
    """Tell whether a verb follows a noun phrase, or one that hangs on it: "| talks on pay | were"."""
    seg, frame = context.seg, context.frame
    at = frame.chunks[chunk][1]
    if at + 1 < end and seg.lowers[at] in ("of", "in", "on", "from") and frame.chunk_of[at + 1] >= 0:
        at = frame.chunks[frame.chunk_of[at + 1]][1]
    while at < end and seg.tags[at] in ("RB", "RBR"):
        at += 1
    return at < end and seg.tags[at] in FINITE


def _lacks_subject(context: CueContext, start: int) -> bool:
    """Tell whether a finite verb begins what is said: "a house she says | was hers"."""
    return context.seg.tags[start] in FINITE and not context.bare


def _is_past(context: CueContext, k: int, end: int) -> bool:
    """Tell whether the participle at ``k`` may be a past tense tagged wrong: "the raid | killed nine"."""
    seg = context.seg
    return (
        k + 1 < end
        and seg.tags[k] == "VBN"
        and seg.lowers[k + 1] not in ("by", "in", "on", "at", "from", "with", "as", "to")
    )


def _find_end(context: CueContext, head: int, start: int, stop: int) -> int | None:
    """Return where the words a cue governs end, from ``start``, at most ``stop``; None where in doubt."""
    seg = context.seg
    noun = seg.tags[head][:2] == "NN"
    points = _joints(context, noun)
    for place in range(bisect_left(points, start + 1), bisect_left(points, stop)):
        k = points[place]
        if is_quoted(context, k) >= 0 and is_quoted(context, k) != is_quoted(context, head):
            continue
        if (
            _is_interrupted(context, k, stop)
            or _is_resumed(context, k, stop)
            or _hands_over(context, head, k, stop)
        ):
            return _mark_before(context, k)
        if seg.tags[k] in FINITE and seg.words[k - 1] == "," and _is_of_whose(context, head):
            return k - 1  # "whose owner says it never closed |, is for sale"
        if seg.lowers[k] in _OPENING:
            return None
        if (
            noun
            and seg.tags[k] in FINITE
            and (_is_subject_of(context, head, k) or _is_outside(context, start, k))
        ):
            return k
        mark = _mark_before(context, k)
        if _chains(context, head, k):
            return mark
        if _adds(context, k, mark < k) or _turns(context, k, mark < k, stop):
            return mark
        if seg.lowers[k] == "but" and k + 1 < stop and _withholds(context, k + 1, stop):
            return mark
        if mark < k and seg.lowers[k] == "so" and is_quoted(context, head) >= 0:
            return (
                mark if _draws(context, k + 1, stop) else None
            )  # "say it is holy, | so we take our shoes off"
        if mark < k and _leaves(context, k, stop):
            return None
        participle = seg.tags[head] == "VBG" and seg.lowers[head] != "according"
        if seg.lowers[k] == "and" and participle and _goes_on(context, k, stop):
            return mark
        if seg.lowers[k] in ("and", "but"):
            joined = _joins(context, head, k, stop)
            if joined:
                return mark if joined in ENDING else None
        if seg.words[k] in LONG_DASHES:
            return None
        if (speaks(context, k) or _demands(context, k)) and not _belongs(context, k, start):
            return _closing_tag(context, head, k, stop)
    return stop


def _is_of_whose(context: CueContext, head: int) -> bool:
    """Tell whether "whose" opens the clause of a verb: "the mill, | whose | owner says"."""
    lowers = context.seg.lowers
    start = context.group(head).start
    return "whose" in lowers[max(start - 4, 0) : start]


def _draws(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether a question, or what somebody then does, stands behind "so": not a modal, "so it will"."""
    seg = context.seg
    if k >= stop or seg.tags[k] == "WRB":
        return k < stop
    verb = next((j for j in range(k, stop) if seg.tags[j] in FINITE), -1)
    return verb > k and context.frame.chunk_of[k] >= 0 and seg.tags[verb] != "MD"


def _hands_over(context: CueContext, head: int, k: int, stop: int) -> bool:
    """Tell whether at a joint somebody else has the word, as main clause beside main clause.

    "The club says he is fit | and the team says he is not", "Kyiv said three fell | ; Moscow said none did".
    A saying in the perfect ("and villagers had said"), or behind "that", is part of what is said.
    """
    seg, frame = context.seg, context.frame
    if context.bare or seg.words[k] not in (";", ",") and seg.lowers[k] not in ("and", "but", "yet"):
        return False
    if is_quoted(context, head) >= 0 or k + 1 >= stop:
        return False
    if seg.words[k] == ",":
        return _is_listed_saying(context, head, k, stop)
    if seg.words[k] == ";" and seg.lowers[k + 1] == "according":
        return True
    if seg.tags[head] not in FINITE:
        return False
    start = k + 1 + (seg.tags[k + 1] == "RB" and seg.lowers[k + 1] not in ("not", "never"))
    verb = next((j for j in range(start + 1, stop) if seg.tags[j] in FINITE), -1)
    if verb < 0 or frame.chunk_of[start] < 0 or frame.chunks[frame.chunk_of[start]][0] != start:
        return False
    own = context.classes.get(verb, "-")
    if seg.tags[verb] == "MD" or _without_number(seg.tags[verb]) != _without_number(seg.tags[head]):
        return False
    family = context.family(verb)
    judges = family == "judge" == context.family(head)
    if family not in OWN_WORDS and own not in PLEDGING and not judges:
        return False
    subject = source_before(context, verb, strip_sayings(context, start, verb))
    return subject is not None and subject[0] == start and seg.words[start - 1] != ","


def _without_number(tag: str) -> str:
    """Return a finite verb's tag, the same for one and for many."""
    return "VBZ" if tag == "VBP" else tag


def _is_listed_saying(context: CueContext, head: int, comma: int, stop: int) -> bool:
    """Tell whether behind a comma the next of several speakers has the word, without a conjunction.

    "Kyiv says three fell |, Moscow insists none did, and villagers say they saw one": a subject right behind
    the comma, a verb of saying in the cue's tense, and its clause right behind that.
    """
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[comma + 1]
    if seg.tags[head] not in FINITE or chunk < 0 or frame.chunks[chunk][0] != comma + 1:
        return False
    verb = next((j for j in range(comma + 2, stop) if seg.tags[j] in FINITE), -1)
    if (
        verb < 0
        or verb + 2 >= stop
        or not speaks(context, verb)
        or _without_number(seg.tags[verb]) != _without_number(seg.tags[head])
    ):
        return False
    said = range(head + 1, comma)
    if not any(seg.tags[j] in FINITE for j in said):
        return False
    if any(seg.lowers[j] in load_reach_words().subordinating for j in said[:2]):
        return False  # "said that when it rained, farmers said so"
    if any(not seg.words[j][-1].isalnum() for j in range(comma + 1, verb)):
        return False
    following = verb + 1 + (seg.lowers[verb + 1] == "that")
    return frame.chunk_of[following] >= 0 and any(seg.tags[j] in FINITE for j in range(following + 1, stop))


def _is_interrupted(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether what somebody said more begins at a joint: "| , and the dates, he added, were"."""
    seg, frame = context.seg, context.frame
    if seg.words[k] != ";" and not (seg.lowers[k] in ("and", "but") and seg.words[k - 1] == ","):
        return False
    comma = next((j for j in range(k + 1, stop) if seg.words[j] == ","), stop)
    verb = next((j for j in range(comma + 1, stop) if seg.tags[j] in FINITE), stop)
    after = skip_sayings(context, verb + 1, stop) if verb < stop else stop
    return (
        after < stop
        and seg.words[after] == ","
        and speaks(context, verb)
        and frame.chunk_of[comma + 1] >= 0
        and _is_whole(context, k + 1, comma)
    )


@kept
def _joints(context: CueContext, finite: bool) -> list[int]:
    """Return the tokens at which what a cue governs may end, all that :func:`_find_end` has to look at.

    ``finite``: the finite verbs are among them, and not only those of saying and demanding.
    """
    seg, turns = context.seg, load_reach_words().turns
    return [
        k
        for k, (low, word, tag) in enumerate(zip(seg.lowers, seg.words, seg.tags))
        if low in _JOINTS
        or word == ","
        or low in turns
        or word in LONG_DASHES
        or tag == "VBG"
        or k
        and seg.words[k - 1] in PAUSES
        or tag in FINITE
        and (finite or speaks(context, k) or _demands(context, k))
    ]


def _closing_tag(context: CueContext, head: int, verb: int, stop: int) -> int | None:
    """Return the comma before who says the whole sentence: "was told it was safe |, the surgeons say"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[verb - 1]
    comma = frame.chunks[chunk][0] - 1 if chunk >= 0 else -1
    if comma <= head or seg.words[comma] != ",":
        return None
    if skip_sayings(context, verb + 1, stop) == stop:
        return comma
    subject = frame.chunk_of[comma - 1]
    joint = frame.chunks[subject][0] - 1 if subject >= 0 else -1
    if seg.words[verb + 1] == "," and joint > head and seg.lowers[joint] in ("and", "but"):
        return before_comma(context, joint)  # "never came |, and the wreckage, it adds, proves it"
    return None


def _is_subject_of(context: CueContext, noun: int, verb: int) -> bool:
    """Tell whether a noun is the subject of a verb: "the assurance that nobody would come | did not calm"."""
    frame = context.frame
    main = main_verb(context, verb)
    named = subjects_before(context, main, verb) if main >= 0 else []
    return bool(named) and frame.chunk_of[named[0]] >= 0 and frame.chunk_of[named[0]] == frame.chunk_of[noun]


def _is_outside(context: CueContext, start: int, verb: int) -> bool:
    """Tell whether a finite verb cannot be the content's from ``start``, which has its verb already.

    No subject stands before it: the noun phrase there is an object ("that it had hit the town | did not").
    """
    seg, frame = context.seg, context.frame
    k = verb
    while k > start and seg.tags[k - 1] == "RB":
        k -= 1
    chunk = frame.chunk_of[k - 1]
    low = frame.chunks[chunk][0] if chunk >= 0 else k
    if not any(seg.tags[j] in FINITE for j in range(start, low)) or seg.tags[k - 1] in FINITE:
        return False
    before = low - 1
    if chunk < 0:
        return seg.tags[before][:2] == "VB" and seg.lowers[before] not in load_reach_words().relative
    return (
        seg.tags[before] == "IN"
        and seg.lowers[before] not in load_reach_words().before
        or (
            seg.tags[before][:2] == "VB"
            and seg.tags[verb] == "VBD"
            and seg.lowers[verb] in ("was", "were", "did", "had")
        )
    )


def _mark_before(context: CueContext, k: int) -> int:
    """Return the place of the comma before a token, else the token's; it may stand inside a closing mark."""
    seg = context.seg
    at = k
    while at > 1 and seg.words[at - 1] in CLOSERS:
        at -= 1
    if seg.words[at - 1] in PAUSES:
        return at - 1 if at == k else k
    return k


def _adds(context: CueContext, k: int, marked: bool) -> bool:
    """Tell whether a participle of saying at ``k`` begins what the same source says more."""
    seg = context.seg
    words = load_reach_words()
    if seg.lowers[k] == "without" and k + 1 < len(seg.tags) and seg.tags[k + 1] == "VBG":
        if seg.lowers[k + 1] in words.idle and not _has_object(context, k + 2):
            return False  # "the frost came | without warning"
        return context.family(k + 1) == "speech"
    if seg.tags[k] != "VBG" or seg.lemmas[k] not in words.added or seg.lowers[k - 1] == "as":
        return False
    if any(seg.lemmas[j] in words.taken for j in range(k + 1, min(k + 6, len(seg.words)))):
        return False  # "claiming the lives of nine"
    return marked or context.bare or seg.words[k - 1] in CLOSERS


def _has_object(context: CueContext, k: int) -> bool:
    """Tell whether words that a verb of saying may take stand at ``k``: "without warning | the crew"."""
    seg = context.seg
    if k >= len(seg.tags) or k >= sentence_of(context, k - 1)[1]:
        return False
    return seg.lowers[k] in ("that", "of", "about", "against") or context.frame.chunk_of[k] >= 0


def _chains(context: CueContext, head: int, k: int) -> bool:
    """Tell whether a participle is joined to the cue's own: "arguing that it leaked | and vowing to sue"."""
    seg = context.seg
    if seg.tags[head] != "VBG" or seg.lowers[k] not in ("and", "or") or k + 1 >= len(seg.tags):
        return False
    return seg.tags[k + 1] == "VBG" and context.family(k + 1) in CHAINED


def _turns(context: CueContext, k: int, marked: bool, stop: int) -> bool:
    """Tell whether at ``k`` the article turns to what somebody else says: ", while the army said"."""
    seg = context.seg
    low = seg.lowers[k]
    if low not in load_reach_words().turns or low == "as" and not marked:
        return False
    if low == "but" and seg.lowers[min(k + 1, stop - 1)] == "that":
        return False
    if low == "however" and marked and k + 1 < stop and seg.words[k + 1] == ",":
        return True
    return any(speaks(context, j) for j in range(k, stop))


def _leaves(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether behind a comma may stand the article's own: ", but", ", which", ", and the mayor is"."""
    seg, frame = context.seg, context.frame
    if seg.lowers[k] in ("which", "where", "when", "whom", "who") and _is_inserted(context, k, stop):
        return False  # "the road, which is straight, will be repaired"
    if seg.lowers[k] in ("but", "which", "where", "when", "whom"):
        return True
    if seg.tags[k] == "IN" and k + 1 < stop and seg.lowers[k + 1] in ("which", "whom"):
        return True
    if seg.lowers[k] != "and":
        return False
    at = k + 1
    while at < stop and (frame.chunk_of[at] >= 0 or seg.lowers[at] == "and" or seg.tags[at] == "RB"):
        at += 1
    return k + 1 < at < stop and seg.tags[at] in FINITE


def _goes_on(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether at a conjunction somebody else does something, as the source of a participle does.

    "with Lee calling it a sham | and Ann Cole of the guild leaving the room".
    """
    seg, chunk_of = context.seg, context.frame.chunk_of
    verb = k + 1
    while verb < stop and (chunk_of[verb] >= 0 or seg.tags[verb] in ("IN", "POS")):
        verb += 1
    return k + 1 < verb < stop and seg.tags[verb] == "VBG"


def _is_inserted(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether a relative clause at ``k`` stands between commas, and the verb around it follows."""
    seg = context.seg
    comma = next((j for j in range(k + 1, stop) if seg.words[j] in (",", ";")), stop)
    verb = comma + 1
    while verb < stop and seg.tags[verb] == "RB":
        verb += 1
    return verb < stop and seg.words[comma] == "," and seg.tags[verb] in FINITE and not context.bare


def _joins(context: CueContext, head: int, k: int, stop: int) -> str:
    """Return the family of the verb that the conjunction at ``k`` joins to the cue's, or "".

    "said it was shut | and called for" (speech); "negated" where what is joined is not done: "but gave no".
    """
    seg, frame = context.seg, context.frame
    verb = k + 1
    while verb < stop and seg.tags[verb] == "RB":
        verb += 1
    if verb >= stop or seg.tags[verb] not in FINITE or seg.tags[verb] == "MD" and seg.lowers[k] == "and":
        return ""
    main = main_verb(context, verb)
    if frame.heads[main] != head and not (seg.lowers[k] == "but" and context.bare):
        return ""
    if seg.lowers[k] == "but" or context.classes.get(main) == "refuse":
        return "negated"
    return context.family(main) or "other"


def _withholds(context: CueContext, verb: int, stop: int) -> bool:
    """Tell whether a verb group says that no more is told: "but | would not say how many"."""
    seg = context.seg
    if seg.tags[verb] == "MD" or seg.lemmas[verb] == "do":
        after = verb + 1
        if after >= stop or seg.lowers[after] not in ("not", "n't", "n’t"):
            return False
        while after < stop and seg.tags[after] == "RB":
            after += 1
        return after < stop and seg.lemmas[after] in load_reach_words().withheld
    return seg.lemmas[verb] in ("decline", "refuse") and verb + 1 < stop and seg.lowers[verb + 1] == "to"


def _belongs(context: CueContext, verb: int, start: int) -> bool:
    """Tell whether a verb of saying inside a content is part of it.

    It has a subject of its own that follows "that" or a relative word, or it begins the content.
    """
    seg, frame = context.seg, context.frame
    subjects = subjects_before(context, verb, verb)
    if not subjects:
        return False
    subject = subjects[0]
    if seg.lowers[subject] in load_reach_words().relative:
        return True
    chunk = frame.chunk_of[subject]
    low = frame.chunks[chunk][0] if chunk >= 0 else subject
    return low <= start + 1 or seg.lowers[low - 1] in ("that", "what", "as", "if", "when", "where")


@kept
def content_before(context: CueContext, head: int, end: int, sort: str) -> tuple[Span, ...] | None:
    """Return what is said before the cue at ``head``, up to ``end``; None where its start is in doubt."""
    seg, frame = context.seg, context.frame
    first, _ = sentence_of(context, head)
    marked = (
        end < len(seg.words)
        and seg.words[end] in PAUSES
        or is_quoted(context, end - 1) != is_quoted(context, head)
    )
    if not (marked or context.bare or seg.words[end - 1] in PAUSES):
        return None
    if sort == "opening":
        return _opening_before(context, head, end)
    while end > first and seg.words[end - 1] in PAUSES:
        if is_quoted(context, end - 1) >= 0:
            break
        end -= 1
    if end <= first:
        return _sentence_before(context, first)
    number = is_quoted(context, end - 1)
    if number >= 0 and number != is_quoted(context, head):
        low, high = frame.quotation_tokens[number]
        if high > end + 1:
            return None
        if low <= first:
            return ((low, end),)
        if seg.words[low - 1] == ":":
            return ((low, end),)
        broken = _before_dash(context, first, low)
        if broken is not None:
            return (broken, (low, end))
        if any(speaks(context, k) for k in range(first, low) if is_quoted(context, k) < 0):
            return ((low, end),) if end - low > LEAST_QUOTED else None
        return ((first, end),) if sort != "quote" else None
    if sort == "quote" or any(
        speaks(context, k) for k in range(first, end) if is_quoted(context, k) == is_quoted(context, head)
    ):
        return None
    low = first + _is_clock(context, first)
    if is_quoted(context, head) >= 0:
        low = max(low, frame.quotation_tokens[is_quoted(context, head)][0] + 1)
    if (
        not any(seg.tags[k] in FINITE or _is_past(context, k, end) for k in range(low, end))
        and context.seg.sentence_of[head] not in seg.headlines
    ):
        return None
    return ((low, end),)


def _is_clock(context: CueContext, k: int) -> bool:
    """Tell whether a sentence begins with the hour of a live page's entry: "| 09:12 | Trains are late"."""
    word = context.seg.words[k]
    hours, colon, minutes = word.partition(":")
    return bool(colon) and hours.isdigit() and minutes[:2].isdigit() and len(word) <= 7


def _opening_before(context: CueContext, head: int, end: int) -> tuple[Span, ...] | None:
    """Return the words of a clause before its verb: "| The deal |, the envoy said, had collapsed".

    The clause begins with the sentence, behind a semicolon, or behind a comma and "and" or "but".
    """
    seg = context.seg
    if context.bare:
        return None  # commas tell an insertion from an apposition
    first, _ = sentence_of(context, head)
    end -= seg.words[end - 1] == ","
    low = first
    for k in range(end - 1, first, -1):
        if seg.words[k] == ";" or seg.lowers[k] in ("and", "but") and seg.words[k - 1] == ",":
            low = k + 1
            break
    low += seg.lowers[low] in ("and", "but")
    if low >= end or any(is_quoted(context, k) != is_quoted(context, head) for k in range(low, end)):
        return None
    said = _skip_one(context, low, end) == end and seg.tags[low] == "IN"  # "In a statement, ..."
    whole = seg.lowers[low] == "what" or _is_whole(context, low, end)
    return ((low, end),) if whole and not said else None


def _before_dash(context: CueContext, first: int, low: int) -> Span | None:
    """Return the quotation that an aside between dashes breaks off.

    "“We stop them” — he tapped the map — | “here”".
    """
    seg, frame = context.seg, context.frame
    if low - 1 <= first or seg.words[low - 1] not in DASHES:
        return None
    opening = next((k for k in range(low - 2, first, -1) if seg.words[k] in DASHES), -1)
    number = is_quoted(context, opening - 1) if opening > first else -1
    if number < 0 or is_quoted(context, opening) >= 0:
        return None
    start, end = frame.quotation_tokens[number]
    return (start, end) if end == opening and start <= first else None


def _sentence_before(context: CueContext, first: int) -> tuple[Span, ...] | None:
    """Return the quotation that ends right before a short sentence: "Really?" | she asked."""
    if sentence_of(context, first)[1] - first > MOST_TAG:
        return None
    number = is_quoted(context, first - 1) if first else -1
    if number < 0:
        return None
    low, high = context.frame.quotation_tokens[number]
    asked = any(context.seg.words[k] in ("?", "!") for k in range(max(low, high - 3), high))
    return ((low, high),) if high == first and high - low > 2 and asked else None


def leaves_quotation(context: CueContext, head: int, content: tuple[Span, ...]) -> bool:
    """Tell whether a content that begins with a quotation is doubtful behind the cue.

    A quotation of some words is left out there, or words without a verb are taken in.
    """
    _, last = sentence_of(context, head)
    other = (k for k in range(head + 1, last) if is_quoted(context, k) < 0 and speaks(context, k))
    last = next(other, last)
    taken = {k for low, high in content for k in range(low, high)}
    if sum(is_quoted(context, k) >= 0 and k not in taken for k in range(head + 1, last)) > MOST_NAMED:
        return True
    later = [span for span in content if span[0] > head and is_quoted(context, span[0]) < 0]
    return any(not any(context.seg.tags[k] in FINITE for k in range(*span)) for span in later)


def is_subordinate(context: CueContext, low: int) -> bool:
    """Tell whether a subject from ``low`` opens a clause that hangs on another: "while | he said"."""
    first, _ = sentence_of(context, low)
    return low > first and context.seg.lowers[low - 1] in load_reach_words().subordinating


def quotations_after(context: CueContext, token: int) -> tuple[Span, ...]:
    """Return the quotations that make up the sentences after a token's: "...," he said. "..."

    In its paragraph and those that follow; they stop before a sentence that holds words outside quotation
    marks, so that what another says ("...," she said) is left to her.
    """
    seg, frame = context.seg, context.frame
    number = seg.sentence_of[token] + 1
    found: list[Span] = []
    while number < len(seg.sentence_tokens) and len(found) < MOST_QUOTED:
        first, last = seg.sentence_tokens[number]
        quotation = is_quoted(context, first) if first < last else -1
        if quotation < 0 or first and is_quoted(context, first - 1) == quotation:
            break
        high = frame.quotation_tokens[quotation][1]
        end = seg.sentence_of[high - 1]
        if high < seg.sentence_tokens[end][1] - 1:
            break
        found.append((first, high))
        number = end + 1
    return tuple(found)
