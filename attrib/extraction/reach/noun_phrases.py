"""How far a noun phrase reaches, and what it is of: "| the head of the group |", "| Tom “Slim” Hale |"."""

from __future__ import annotations

from functools import lru_cache

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import CLOSERS, FINITE, OPENERS
from attrib.model import Span
from attrib.package_files import read_package_rows

from .counts import is_number, skip_counting
from .sayings import skip_sayings
from .sentence import clause_end, is_quoted, sentence_of, speaks
from .words import load_reach_words

MOST_SOURCE = 45  # tokens of a source
MOST_CALLED = 8  # tokens from who somebody is to his name: "a man who identified himself only as"
MOST_NICKNAME = 5  # tokens of a nickname with its marks
MOST_LINKS = 8  # phrases that hang on a source
_REPORTING = frozenset(("that", "but", "while", "although", "though", "whereas"))
_PARTING = frozenset(("where", "when", "while", "because", "although", "if"))  # in no noun phrase


def extend_left(context: CueContext, low: int, first: int) -> int:
    """Return where the noun phrase begins whose last part begins at ``low``: "| the head of" the group."""
    seg, frame = context.seg, context.frame
    for _ in range(4):
        whole = before_called(context, before_nickname(context, low, first), first)
        if whole < low:
            low = whole
            continue
        owned = seg.tags[low - 1] == "POS" or seg.words[low - 1] == "&"
        owned = owned or seg.lowers[low - 1] == "turned" and seg.tags[low - 1] == "VBN"
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
    if low <= first or frame.quoted[low - 1] < 0:
        return low
    nickname = is_quoted(context, low - 1)
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


def is_whole(context: CueContext, low: int, end: int) -> bool:
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


def is_reason(context: CueContext, span: Span) -> bool:
    """Tell whether a noun phrase is of something that nobody could have said: "citing | the lack of rain"."""
    chunk = next((context.frame.chunk_of[k] for k in range(*span) if context.frame.chunk_of[k] >= 0), -1)
    head = context.frame.chunk_heads[chunk] if chunk >= 0 else span[0]
    word, tag = context.seg.lemmas[head], context.seg.tags[head]
    words = load_reach_words()
    if tag not in ("NN", "NNS") or word in words.bodies:
        return False
    return word in words.causes or word.endswith(tuple(sorted(words.cause_endings)))


@lru_cache(maxsize=1)
def _read_nouns() -> frozenset[str]:
    """Return the words of ``roles.csv`` that people and bodies are called by."""
    rows = read_package_rows("roles.csv")
    told = [row for row in rows if row["class"] in ("org", "people", "person", "source")]
    forms = [form for row in told for form in (row["noun"], row["plural"]) if form]
    return frozenset(form.split()[-1] for form in forms)


def is_teller(context: CueContext, span: Span, head: int = -1) -> bool:
    """Tell whether a noun phrase is of people or a body: "| the guard | raised the toll", not "the blast".

    Its ``head`` is that of its first part where none is given.
    """
    frame, seg, words = context.frame, context.seg, load_reach_words()
    chunk = next((frame.chunk_of[k] for k in range(*span) if frame.chunk_of[k] >= 0), -1)
    if chunk < 0:
        return False
    head = frame.chunk_heads[chunk] if head < 0 else head
    if any(
        seg.lemmas[k] in words.causes or seg.lemmas[k] in words.deeds for k in range(*frame.chunks[chunk])
    ):
        return False
    named = seg.tags[head] in ("NNP", "NNPS") or seg.lowers[head] in ("he", "she", "they")
    nouns = _read_nouns()
    return named or seg.lowers[head] in nouns or seg.lemmas[head] in nouns or seg.lemmas[head] in words.bodies


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


_MOST_ACCOMPANYING = 14  # tokens


def accompanying_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return what stands between "with" and ``end``: "with | clashes between two groups | reported"."""
    seg, frame = context.seg, context.frame
    for k in range(end - 1, max(first, end - _MOST_ACCOMPANYING) - 1, -1):
        if seg.lowers[k] == "with":
            opens = k + 1 < end and frame.chunk_of[k + 1] >= 0
            return (k + 1, end) if opens and seg.tags[end - 1][:2] in ("NN", "CD") else None
        if seg.tags[k] in FINITE or seg.words[k] in (",", ";", ":") or is_quoted(context, k) >= 0:
            break
    return None


def deed_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return the noun phrase of something done that ends at ``end``: "| a wave of attacks | claimed by"."""
    span = noun_phrase_before(context, end, first)
    deeds = load_reach_words().deeds
    done = span is not None and any(context.seg.lemmas[k] in deeds for k in range(*span))
    return span if done else None


def whole_before(context: CueContext, first: int, end: int) -> Span | None:
    """Return all that stands before ``end`` in its sentence where that is one noun phrase, else None."""
    opens = end > first and context.frame.chunk_of[first] >= 0
    return (first, end) if opens and is_whole(context, first, end) else None


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
    if seg.lemmas[low - 2] == "blame":
        reasons = reasons | {"on"}  # "was blamed by | police | on two boys"
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


def extend_right(context: CueContext, start: int, end: int, stop: int) -> int:
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
    if low in ("itself", "himself", "herself", "themselves"):
        return end + 1  # "the club | itself"
    if low in words.links and following >= 0:
        if low in ("of", "for") and seg.tags[end + 1] == "VBG":
            return end
        if low in ("in", "at", "on") and not _hangs_on(context, end, start):
            return _before_who(context, start, end, stop)
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


def _before_who(context: CueContext, start: int, end: int, stop: int) -> int:
    """Return where words of where one is end before "who", else ``end``: "a guard | at a jail |, who"."""
    seg, frame = context.seg, context.frame
    after = end
    while after + 1 < stop and seg.tags[after] == "IN" and frame.chunk_of[after + 1] >= 0:
        after = frame.chunks[frame.chunk_of[after + 1]][1]
    whose = after + 1 < stop and seg.words[after] == "," and seg.lowers[after + 1] in ("who", "whose")
    return after if whose and seg.tags[start] != "PRP" else end


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
    k = skip_counting(context, k, stop)
    return k < stop and is_number(context, k)


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
    if (named := _extend_codename(context, k, stop)) > k:
        return named
    past = seg.tags[k] == "VBD" and seg.lowers[k].endswith("ed") and seg.tags[k + 1 : k + 2] == ["IN"]
    if (past or seg.tags[k] == "VBN") and seg.lemmas[k] not in load_reach_words().added:
        after = clause_end(context, k, stop)  # ", led by a former judge, urged"
        verb = after + 1
        return after if verb < stop and seg.words[after] == "," and seg.tags[verb] in FINITE else comma
    chunk = frame.chunk_of[k]
    if chunk < 0 or frame.chunks[chunk][0] != k or seg.tags[k] == "PRP":
        return comma
    end = min(frame.chunks[chunk][1], stop)
    for _ in range(MOST_LINKS):
        further = end if end < stop and seg.words[end] == "," else extend_right(context, k, end, stop)
        if further == end:
            break
        end = further
    return end if end >= stop or seg.words[end] in (",", ";") else comma


def _extend_codename(context: CueContext, k: int, stop: int) -> int:
    """Return where a name ends that ``k`` opens behind a comma, or ``k``: "a spy, | codename “Moth” |"."""
    seg = context.seg
    if seg.lowers[k] not in load_reach_words().codenames or k + 1 >= len(seg.words):
        return k
    number = is_quoted(context, k + 1)
    if number >= 0:
        return context.frame.quotation_tokens[number][1]
    chunk = context.frame.chunk_of[k + 1]
    return min(context.frame.chunks[chunk][1], stop) if chunk >= 0 and seg.tags[k + 1][:3] == "NNP" else k


def _hangs_on(context: CueContext, preposition: int, start: int) -> bool:
    """Tell whether the phrase behind a preposition hangs, by the parse, on a word from ``start`` on."""
    frame, seg = context.frame, context.seg
    if seg.tags[start - 1] == "VBG" and seg.lemmas[start - 1] in load_reach_words().quoting:
        return True  # "citing a guard | at the mine |": the saying is another's
    chunk = frame.chunk_of[preposition + 1]
    return start <= frame.heads[frame.chunk_heads[chunk]] < preposition


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
        further = extend_right(context, start, end, stop)
        if further == end:
            break
        end = further
    while end > start + 1 and seg.tags[end - 1] == "JJ":
        end -= 1
    return start, end
