"""How far what is said reaches (T), behind the cue or before it."""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import CLOSERS, DASHES, FINITE, PAUSES
from attrib.model import Span

from .counts import COUNTS, count_end, counts_victims, gives_sum, gives_toll, is_number, skip_counting
from .ends import find_end, opens_clause, turns_away
from .granted import second_object, what_is_assured
from .noun_phrases import MOST_SOURCE, is_reason, is_whole
from .sayings import skip_saying
from .sentence import body_end, clause_end, is_quoted, kept, main_verb, relative_end, sentence_of, speaks
from .words import load_reach_words

SINGLE = ("'", "‘", "’", "`")  # marks of a quotation inside another's
MOST_NAMED = 6  # tokens of a name in quotation marks
MOST_QUOTED = 12  # quotations that go on behind a sentence
LEAST_CLAUSE = 4  # tokens of a clause before words that were left out
LEAST_QUOTED = 4  # tokens of a quotation that is a statement by itself
MOST_WHEN = 5  # tokens before the "after" of a clause that tells when: "less than two hours after"
MOST_TOLD = 10  # tokens from a verb of saying to the comma behind those who are told
MOST_TAG = 14  # tokens of a sentence that only says who spoke


_OBJECTS = frozenset(("concrete", "granted", "conceded", "assured"))  # objects of nouns of some kind
_POINTING = frozenset(("that", "this", "these", "those"))  # what was said before
_MARKS = "\"'“‘-"  # with which more of what is said begins: "that “fog”", "this half-truth"


@kept
def content_after(context: CueContext, head: int, start: int, sort: str) -> tuple[Span, ...] | None:
    """Return what is said behind the cue at ``head``, from ``start`` on; None where its end is in doubt."""
    seg = context.seg
    _, last = sentence_of(context, head)
    if start >= last or seg.words[start] in (",", ".", ";", ":", ")") or _is_genitive(context, start):
        return None
    if sort == "called":
        return _called_after(context, head, start, last)
    if sort in _OBJECTS:
        return (
            _concrete_after(context, start)
            if sort == "concrete"
            else _granted_after(context, head, start, sort)
        )
    if sort == "pronoun":
        return ((start, start + 1),) if _stands_alone(context, start, last) else None
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
        return _inner_quotation(context, head, start)
    stop = _find_last_stop(context, head, start)
    if stop is None or sort == "plain" and _tells_when(context, head, start):
        return None
    fronted = sort == "cause" and head == sentence_of(context, head)[0]  # "Citing the heat, the club"
    if fronted or sort in ("comma", "phrase", "relative", "number", "judged"):
        stop = clause_end(context, start, stop)
    if sort == "relative":
        stop = relative_end(context, start, stop)
    if seg.tags[head][:2] == "NN":
        stop = _end_of_noun(context, head, start, stop, sort)
    if sort == "thing":
        stop = count_end(context, start, clause_end(context, start, stop))
        stop = next((k for k in range(start + 1, stop) if turns_away(context, k, True, stop)), stop)
    if sort in ("said", "thing"):
        stop = next((k for k in range(start + 1, stop) if _tells_how(context, k)), stop)
    end = find_end(context, head, start, stop)
    if sort == "to":
        end = _before_clause(context, start, stop, end)
    if sort in COUNTS:
        end = count_end(context, start, clause_end(context, start, stop) if end is None else end)
    if end is None or end <= start or not _is_sort(context, head, start, end, sort):
        return None
    return ((_behind_that(context, start, end), _close_quotation(context, head, end)),)


def _granted_after(context: CueContext, head: int, start: int, sort: str) -> tuple[Span, ...] | None:
    """Return what somebody is granted, the second of two objects: "promised rebels | safe passage |".

    Where it is "conceded", what one can promise: "offered rebels | an amnesty |", not "offered the guests
    tea".  What somebody is "assured" of: "assured rebels of | safe passage |".
    """
    frame = context.frame
    begin = what_is_assured if sort == "assured" else second_object
    low = begin(context, start, body_end(context, head))
    if low is None:
        return None
    granted = context.seg.lemmas[frame.chunk_heads[frame.chunk_of[low]]]
    if sort == "conceded" and granted not in load_reach_words().concessions:
        return None
    return content_after(context, head, low, "np")


def _end_of_noun(context: CueContext, noun: int, start: int, stop: int, sort: str) -> int:
    """Return where what a noun governs ends, at ``stop`` the latest."""
    if _is_fronted(context, noun):
        return clause_end(context, start, stop)
    if sort == "to" or context.seg.lowers[start - 1] == "that":
        return _end_in_subject(context, noun, start, stop)
    return stop


def _end_in_subject(context: CueContext, noun: int, start: int, stop: int) -> int:
    """Return where the words of a noun end that begins its sentence: before the sentence's own verb.

    "Calls | to shut the pit | were ignored", "the claim that | it was safe | drew laughter".
    """
    seg, words = context.seg, load_reach_words()
    first, _ = sentence_of(context, noun)
    if seg.tags[first] in ("IN", "VBG", "VBN") or any(seg.tags[k] in FINITE for k in range(first, noun)):
        return stop
    own = int(seg.lowers[start - 1] == "that")
    for k in range(start, stop):
        own += seg.lowers[k] in words.relative or seg.lowers[k] in words.subordinating
        if seg.tags[k] in FINITE and seg.lowers[k - 1] not in ("and", "or", "but"):
            if own <= 0:
                return k
            own -= 1
    return stop


def _tells_when(context: CueContext, head: int, start: int) -> bool:
    """Tell whether the article says when behind a quotation: "“It fell,” he said, | hours after it shut"."""
    seg, (first, stop) = context.seg, sentence_of(context, head)
    if is_quoted(context, head) >= 0 or all(is_quoted(context, k) < 0 for k in range(first, head)):
        return False
    k = start
    while k < min(stop, start + MOST_WHEN) and seg.tags[k] in ("DT", "CD", "JJ", "NN", "NNS", "RB"):
        k += 1
    return k < stop and seg.lowers[k] in ("after", "before", "since") and seg.tags[k] == "IN"


def _is_genitive(context: CueContext, k: int) -> bool:
    """Tell whether the end of a genitive stands at ``k``: a single mark that opens a quotation is none."""
    number = is_quoted(context, k)
    opens = number >= 0 and context.frame.quotation_tokens[number][0] == k
    return context.seg.tags[k] == "POS" and not opens


def _find_last_stop(context: CueContext, head: int, start: int) -> int | None:
    """Return how far what is said behind a cue may reach at most; None where too little of it is left."""
    stop = body_end(context, head)
    if is_quoted(context, head) < 0:
        return stop
    stop = _end_in_quotation(context, head, start, stop)
    left_out = next((k for k in range(start + 1, stop) if _is_left_out(context, k)), stop)
    return None if left_out < min(stop, start + LEAST_CLAUSE) else left_out


def _end_in_quotation(context: CueContext, head: int, start: int, stop: int) -> int:
    """Return where the words end that a cue inside a quotation may govern: before its last marks."""
    words = context.seg.words
    stop = min(stop, context.frame.quotation_tokens[is_quoted(context, head)][1] - 1)
    while stop > start + 1 and (words[stop - 1] in (",", ".", "?", "!") or words[stop - 1] in CLOSERS):
        stop -= 1
    return stop


def _before_clause(context: CueContext, start: int, stop: int, end: int | None) -> int | None:
    """Return where an infinitive ends before a clause of its own: "said to have fled |, and two were held".

    ``end`` where none follows.
    """
    seg = context.seg
    for k in range(start + 2, stop if end is None else end):
        if seg.tags[k] in FINITE or seg.tags[k][:1] == "W" or is_quoted(context, k) >= 0:
            break
        if (
            seg.words[k - 1] == ","
            and seg.lowers[k] in load_reach_words().clause_openers
            and opens_clause(context, k + 1, stop)
        ):
            return k - 1
    return end


def _inner_quotation(context: CueContext, head: int, start: int) -> tuple[Span, ...] | None:
    """Return a quotation inside another's, from its single mark on: “They said, | ‘It is time’ |”."""
    seg, number = context.seg, is_quoted(context, head)
    if number < 0 or is_quoted(context, start) != number or seg.words[start] not in SINGLE:
        return None
    stop = min(context.frame.quotation_tokens[number][1], sentence_of(context, head)[1])
    close = next((k for k in range(start + 2, stop) if seg.words[k] in SINGLE and seg.tags[k] == "''"), -1)
    if close < 0:
        close = stop - 1 if seg.words[stop - 1][-1:].isalnum() else stop - 2
    return ((start, close + 1),) if close > start + 1 else None


def _stands_alone(context: CueContext, start: int, last: int) -> bool:
    """Tell whether "this" or "that" is all that is said: a mark or the sentence's end stands behind it."""
    seg = context.seg
    if seg.lowers[start] not in _POINTING:
        return False
    after = seg.words[start + 1][0] if start + 1 < last else "."
    return not after.isalnum() and after not in _MARKS


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
            end = find_end(context, head, k + 2, stop) if is_whole(context, start, k) else None
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
    if seg.lowers[start] == "to" and any(tag[:2] == "VB" for tag in seg.tags[start + 1 : start + 2]):
        return start  # "to build things that last"
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
    end = find_end(context, head, high - 1, body_end(context, head))
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
        asks = asks and (seg.words[start - 1] != "," or seg.lowers[start] not in load_reach_words().relative)
        return asks and any(seg.tags[k] in FINITE for k in range(start + 1, end))
    if sort == "doing":
        at = start + (seg.lowers[start] in ("not", "ever"))
        return at + 1 < end and seg.tags[at] == "VBG"
    if sort == "reason":
        return seg.lowers[start] in load_reach_words().reasons
    if sort == "blame":
        return seg.lowers[start] == "on"
    if sort == "urged":
        return (context.frame.chunk_of[start] >= 0 or seg.tags[start] in ("VBN", "JJ")) and any(
            seg.lowers[k] == "to" and seg.tags[k + 1] in ("VB", "RB") for k in range(start + 1, end - 1)
        )
    if sort == "judged":
        return _is_judged(context, start, end)
    if sort in ("phrase", "relative"):
        chunk = context.frame.chunk_of[start]
        after = -1 if chunk < 0 else context.frame.chunks[chunk][1]
        return not 0 <= after < len(seg.tags) or seg.tags[after] not in FINITE
    if sort in ("np", "thing"):
        chunk, counted = context.frame.chunk_of[start], skip_counting(context, start, end)
        if chunk < 0 and counted < end and is_number(context, counted):
            chunk = context.frame.chunk_of[counted]  # "spoke of | up to 90 buses"
        return chunk >= 0 and not _is_clause(context, head, start, end)
    if sort in ("with", "at"):
        if context.bare:
            return False  # commas tell where it ends
        return context.frame.chunk_of[start] >= 0 and sort in seg.lowers[start + 1 : end - 1]
    if sort == "rest":
        verb = next((k for k in range(start, end) if seg.tags[k] != "RB"), start)
        return seg.tags[verb] in FINITE or _is_clause(context, head, start, end)
    if sort == "own" and seg.tags[start] != "PRP$":
        return False
    counts = _COUNTED.get(sort)
    return counts is None or counts(context, start, end)


_COUNTED = {
    "victims": counts_victims,
    "number": counts_victims,
    "own": gives_toll,
    "toll": gives_toll,
    "sum": gives_sum,
}  # what a T that gives a count has to be, by its sort


def _is_judged(context: CueContext, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is something and what it is held to be: "the deal | acceptable"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[start]
    if chunk < 0 or frame.chunks[chunk][0] != start or frame.chunks[chunk][1] >= end:
        return False
    at = frame.chunks[chunk][1]
    return seg.tags[at] in ("JJ", "JJR", "DT") or seg.lowers[at] == "as" or is_quoted(context, at) >= 0


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


def _is_clause(context: CueContext, head: int, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is a clause.

    Its first noun phrase is a subject, or the parse hangs its verb on the cue.
    """
    seg, frame = context.seg, context.frame
    counted = skip_counting(context, start, end)
    if start < counted < end and is_number(context, counted) and seg.tags[start] != "DT":
        start = counted  # "at least | 100 people died"
    if seg.tags[start] in ("JJR", "JJ", "DT", "JJS") and start + 1 < end and seg.tags[start + 1] in FINITE:
        return True  # "| more would | come"
    chunk = frame.chunk_of[start]
    if (
        seg.tags[start] in ("VBG", "VB")
        and seg.lowers[start - 1] != "that"
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
    if chunk >= 0 and _has_verb_behind(context, chunk, end):
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
        if seg.words[low - 1] in (":", ";"):
            return ((low, end),)
        broken = _before_dash(context, first, low)
        if broken is not None:
            return (broken, (low, end))
        if seg.words[low - 1] in DASHES:
            return ((low, end),)  # "He railed against the ban - | “I love figs,” | he said"
        if any(speaks(context, k) for k in range(first, low) if is_quoted(context, k) < 0):
            return ((low, end),) if end - low > LEAST_QUOTED else None
        return ((first, end),) if sort != "quote" else None
    if sort == "quote" or any(
        speaks(context, k) for k in range(first, end) if is_quoted(context, k) == is_quoted(context, head)
    ):
        return None
    if _interrupts(context, head, end):
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

    The clause begins with the sentence, or as :func:`_last_clause` says.
    """
    seg = context.seg
    if context.bare:
        return None  # commas tell an insertion from an apposition
    first, _ = sentence_of(context, head)
    end -= seg.words[end - 1] == ","
    low = _last_clause(context, first, end)
    if low >= end or any(is_quoted(context, k) != is_quoted(context, head) for k in range(low, end)):
        return None
    said = skip_saying(context, low, end) == end and seg.tags[low] == "IN"  # "In a statement, ..."
    whole = seg.lowers[low] == "what" or is_whole(context, low, end)
    return ((low, end),) if whole and not said else None


def _last_clause(context: CueContext, first: int, end: int) -> int:
    """Return where the last clause of ``[first, end)`` begins.

    Behind a semicolon, or behind a comma and "and", "but" or the like, if the clause before has its verb;
    else where the sentence does.
    """
    seg, low = context.seg, first
    for k in range(end - 1, first, -1):
        joined = seg.lowers[k] in load_reach_words().clause_openers and seg.words[k - 1] == ","
        if seg.words[k] == ";" or joined and any(seg.tags[j] in FINITE for j in range(first, k)):
            low = k + 1
            break
    return low + (seg.lowers[low] in load_reach_words().clause_openers)


def _interrupts(context: CueContext, head: int, end: int) -> bool:
    """Tell whether a saying stands behind the subject of a later clause: "It fell; the dam, she said, held".

    The words before it then are no whole clause, and the verb follows the comma behind it.
    """
    seg = context.seg
    first, _ = sentence_of(context, head)
    stop = body_end(context, head)
    low = _last_clause(context, first, end)
    if context.bare or low == first or low >= end or any(seg.tags[k] in FINITE for k in range(low, end)):
        return False
    comma = next((k for k in range(head + 1, min(stop, head + MOST_TOLD)) if seg.words[k] == ","), stop)
    verb = comma + 1
    while verb < stop and seg.tags[verb] == "RB":
        verb += 1
    return verb < stop and seg.tags[verb] in FINITE


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
