"""Sayings in relative clauses: what they say is said of the noun before them.

"Three men who police say | robbed a bank | were caught", "a gang that auditors accuse | of theft", "a house
she says | was hers".  The clause's own subject or object is the noun before it, so what is said is that
noun and the rest of the clause; no clause of its own begins behind the verb.  A function that cannot tell
returns None.  All spans are half-open token ranges.
"""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.extraction.reach.sentence import body_end, clause_end, is_quoted, sentence_of, speaks
from attrib.extraction.reach.words import load_reach_words
from attrib.language.frames import BE, FINITE, HAVE, OPENERS
from attrib.model import Span

MOST_JOINED = 4  # noun phrases that prepositions join to one
MOST_SUBJECT = 12  # tokens of who speaks in a relative clause
_RELATIVE = frozenset(("who", "whom", "which", "that"))
_SUBORDINATE = _RELATIVE | {
    "whose",
    "what",
    "if",
    "when",
    "where",
    "while",
    "because",
    "after",
    "before",
    "as",
    "than",
}
_ASKING = frozenset(("whether", "if", "why", "how", "what", "when", "where", "who"))
_STRANDED = frozenset(("of", "for", "as"))
_OWN = ("DT", "PRP$", "PRP")  # tags with which another noun phrase begins


def relative_source(context: CueContext, end: int, first: int) -> Span | None:
    """Return who speaks, up to ``end``, in a relative clause: "men who | police | say robbed a bank"."""
    seg = context.seg
    for k in range(end - 1, max(first, end - MOST_SUBJECT) - 1, -1):
        if seg.lowers[k] in _RELATIVE and seg.tags[k] in ("WP", "WDT", "IN", "DT") and k + 1 < end:
            opens = context.frame.chunk_of[k + 1] >= 0 or seg.tags[k + 1] in ("JJ", "NNS", "DT")
            return (k + 1, end) if opens else None
        if seg.tags[k] in FINITE or not seg.words[k][-1].isalnum() or seg.tags[k] in ("VBG", "WRB", "CC"):
            break
    return None if context.bare else _contact_source(context, end, first)


def _contact_source(context: CueContext, end: int, first: int) -> Span | None:
    """Return who speaks in a relative clause that no word opens: "a house | she | says was hers"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[end - 1] if end > first else -1
    if chunk < 0 or frame.chunks[chunk][1] != end:
        return None
    low = frame.chunks[chunk][0]
    behind = frame.chunk_of[low - 1] if low > first else -1
    if behind >= 0 and frame.chunks[behind][1] == low and seg.tags[low - 1][:2] == "NN":
        return (low, end) if seg.tags[low] in _OWN or seg.tags[low][:3] == "NNP" else None
    split = _split_chunk(context, low, end)
    return (split, end) if split > low else None


def _split_chunk(context: CueContext, low: int, end: int) -> int:
    """Return where the second of two noun phrases begins that look like one, or -1.

    "a car | police", "two drivers | prosecutors", "the man | Ana Silva": a plural behind "a" and a singular,
    a plural behind a plural, a name behind a common noun.
    """
    seg = context.seg
    k = end - 1
    if seg.tags[k][:3] == "NNP":
        while k > low and seg.tags[k - 1][:3] == "NNP":
            k -= 1
        return k if k > low + 1 and seg.tags[k - 1] in ("NN", "NNS") else -1
    before = seg.tags[k - 1] if k > low else ""
    if seg.tags[k] != "NNS":
        return -1
    one = seg.lowers[low] in ("a", "an", "one")
    return k if before == "NNS" or before == "NN" and one and k > low + 1 else -1


def antecedent_before(context: CueContext, verb: int, end: int, first: int) -> Span | None:
    """Return the noun phrase that a relative clause behind ``end`` is about: "| a cleric | police accuse".

    Where the parse hangs the clause's ``verb`` on a noun farther back, it begins there: "| a man in black |
    who police say shot"; else "of" alone joins two noun phrases.
    """
    seg, frame = context.seg, context.frame
    if end > first and seg.words[end - 1] in _CLOSING:
        return _quoted_before(context, verb, end, first)
    chunk = frame.chunk_of[end - 1] if end > first else -1
    if chunk < 0 or seg.tags[end - 1][:2] not in ("NN", "PR", "CD", "JJ"):
        return None
    low = frame.chunks[chunk][0]
    if frame.chunks[chunk][1] < end or seg.lowers[low] in _RELATIVE:
        return None
    meant = frame.heads[verb] if frame.relations[verb] == "relcl" else -1
    known = frame.chunk_of[meant] if first <= meant < end else -1
    doubtful = known < 0 or seg.lowers[end - 1] in load_reach_words().times
    if seg.words[end] == "," and doubtful and any(seg.tags[k] in FINITE for k in range(first, low)):
        return None  # ", which critics say was unfair" may be about all that is told before
    found = low if known < 0 or known == chunk else -1
    for _ in range(MOST_JOINED):
        if known == frame.chunk_of[low]:
            found = low
        owned = seg.tags[low - 1] == "POS"
        if low - 2 < first or frame.chunk_of[low - 2] < 0 or not (owned or seg.tags[low - 1] == "IN"):
            break
        before = frame.chunks[frame.chunk_of[low - 2]][0]
        if owned or known < 0 and seg.lowers[low - 1] == "of":
            found = before if found == low else found
        low = before
    rest = verb + 1 + (seg.tags[verb + 1] == "RB")
    if found < 0 or seg.tags[rest] in FINITE and not _agrees(context, (found, end), rest):
        return None
    return found, end


_OPENING, _CLOSING = frozenset('“‘«„"') | {"``"}, frozenset('”’»“"') | {"''"}
_MOST_QUOTED = 8  # tokens of a noun phrase in quotation marks


def _quoted_before(context: CueContext, verb: int, end: int, first: int) -> Span | None:
    """Return the noun in quotation marks that end at ``end``, with its article: "a “cure” | that he says"."""
    seg = context.seg
    for k in range(end - 2, max(first, end - _MOST_QUOTED) - 1, -1):
        if seg.tags[k] in FINITE:
            return None
        if seg.words[k] in OPENERS:
            low = k - 1 if k > first and seg.tags[k - 1] in ("DT", "PRP$") else k
            rest = verb + 1 + (seg.tags[verb + 1] == "RB")
            noun = seg.tags[end - 2][:2] == "NN" and _agrees(context, (k + 1, end - 1), rest)
            return (low, end) if noun else None
    return None


def _agrees(context: CueContext, span: Span, verb: int) -> bool:
    """Tell whether the head of a noun phrase may be the subject of a verb by its number: "a man | was"."""
    seg, frame = context.seg, context.frame
    chunk = next((frame.chunk_of[k] for k in range(*span) if frame.chunk_of[k] >= 0), -1)
    head = min(frame.chunk_heads[chunk], span[1] - 1) if chunk >= 0 else span[1] - 1
    either = seg.lowers[head] in load_reach_words().either_number
    many = seg.tags[head] in ("NNS", "NNPS") or "and" in seg.lowers[span[0] : span[1]]
    if seg.lowers[verb].endswith("ed"):
        return True  # a past tense, whatever its tag
    if seg.tags[verb] == "VBZ" or seg.lowers[verb] == "was":
        return not many or either
    if seg.tags[verb] == "VBP" or seg.lowers[verb] == "were":
        return many or seg.tags[head] != "NN" or either
    return True


def predicate_after(context: CueContext, start: int, stop: int) -> int | None:
    """Return where a clause without its subject ends that begins at ``start``; None where there is none.

    "who police say | robbed a bank | were caught": before the verb of the sentence around it, or a comma.
    """
    seg = context.seg
    verb = start
    while verb < stop and seg.tags[verb] == "RB":
        verb += 1
    past = (
        verb < stop
        and seg.tags[verb] == "VBN"
        and verb + 1 < stop
        and seg.lowers[verb + 1] not in ("by", "in")
    )
    if verb >= stop or not (seg.tags[verb] in FINITE or past) or is_quoted(context, verb) >= 0:
        return None
    return _end_before_next(context, verb, clause_end(context, start, stop))


def _end_before_next(context: CueContext, verb: int, stop: int) -> int | None:
    """Return where the clause of a finite ``verb`` ends: before the next without a clause of its own."""
    seg = context.seg
    own = 0
    for k in range(verb + 1, stop):
        own += seg.lowers[k] in _SUBORDINATE
        if seg.tags[k] not in FINITE:
            continue
        if speaks(context, k):
            return None  # what is said then is not plain
        before = k - 1 - (seg.tags[k - 1] == "RB")
        if (
            before > verb
            and seg.lowers[before] in HAVE | BE
            or seg.lowers[before - 1] in HAVE
            and before - 1 > verb
        ):
            continue  # "have not yet | seen", of one group of verbs
        if seg.lowers[before] in ("and", "or", "but"):
            continue
        if not own:
            return k
        own -= 1
    return stop


def stranded_after(context: CueContext, start: int, stop: int) -> int | None:
    """Return where what is said of a noun before it ends: "whom police accuse | of fraud | was held"."""
    seg = context.seg
    infinitive = seg.lowers[start] == "to" and start + 1 < stop and seg.lowers[start + 1] in ("be", "have")
    if start + 1 >= stop or not (seg.lowers[start] in _STRANDED or infinitive):
        return None
    return _end_before_next(context, start, clause_end(context, start, stop))


def reduced_after(context: CueContext, start: int, stop: int) -> int | None:
    """Return where an infinitive of hearsay ends: "Footage said | to show the strike | has circulated".

    None where the word before it is no participle of a noun: "The doctor said to rest", "He said to go".
    """
    seg = context.seg
    if start + 1 >= stop or seg.tags[start] != "TO" or seg.tags[start + 1] not in ("VB", "RB"):
        return None
    noun = start - 2
    if noun < 0 or seg.tags[noun][:2] != "NN" or seg.lowers[noun] in load_reach_words().times:
        return None
    end = _end_before_next(context, start, clause_end(context, start, stop))
    if end is None or seg.tags[start - 1] != "VBN" and (end >= stop or seg.tags[end] not in FINITE):
        return None
    return end


def end_before_main_verb(context: CueContext, head: int, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what a cue within its sentence's subject says, ended before the verb of the sentence.

    "A man who says he is a prince | was held", "A note warning that the dam might burst | was found": no
    finite verb stands before the cue but its own, so that the sentence's verb must follow.  Where the content
    runs to the sentence's end, it has taken that verb in.
    """
    seg = context.seg
    first, _ = sentence_of(context, head)
    if is_quoted(context, head) >= 0 or context.bare or len(content) != 1:
        return content
    low, high = content[0]
    stop = body_end(context, head)
    if low <= head or high < stop or not _is_in_subject(context, head, first):
        return content
    if any(seg.words[k] in (",", ";", ":") or is_quoted(context, k) >= 0 for k in range(low, stop)):
        return content
    beside = low == head + 1 or seg.lowers[low - 1] in ("that", "of")
    if not beside or seg.tags[head][:2] == "NN" and low == head + 1:
        return content
    main = _find_main_verb(context, low, stop)
    return ((low, main),) if main is not None and main > low else content


def _is_in_subject(context: CueContext, head: int, first: int) -> bool:
    """Tell whether a cue hangs on the noun phrase that its sentence begins with."""
    seg = context.seg
    if context.frame.chunk_of[first] < 0:
        return False
    start = context.group(head).start if seg.tags[head][:2] == "VB" else head
    if any(seg.tags[k] in FINITE or seg.words[k] in (",", ";", ":") for k in range(first, start)):
        return False
    before = start - 1 - (seg.tags[start - 1] == "RB")
    if seg.tags[head] in FINITE or start < head:
        return before > first and seg.lowers[before] in _RELATIVE
    return seg.tags[head] == "VBG" and seg.tags[before][:2] == "NN" or seg.tags[head][:2] == "NN"


def _find_main_verb(context: CueContext, low: int, stop: int) -> int | None:
    """Return the finite verb in ``[low, stop)`` that is the sentence's, not that of what is said there."""
    seg = context.seg
    that = seg.lowers[low - 1] == "that"
    opened = int(that or seg.lowers[low] in _ASKING)
    open_verbs = []
    for k in range(low, stop):
        opened += seg.lowers[k] in _SUBORDINATE
        if seg.tags[k] not in FINITE or seg.lowers[k - 1] in ("and", "or", "but"):
            continue
        if opened:
            opened -= 1
        else:
            open_verbs.append(k)
    if that or seg.lowers[low] == "to" or seg.lowers[low] in _ASKING or len(open_verbs) == 1:
        return open_verbs[0] if len(open_verbs) == 1 else None
    return open_verbs[1] if len(open_verbs) == 2 else None
