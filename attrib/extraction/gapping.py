"""The second speaker of a sentence who has no verb of his own: "put the toll at 12 and the rebels at 30".

What the first one says ends where the second is named; his words are the remnant that stands against a
part of the first's: the same preposition, a number against a number, a noun phrase against a noun phrase.
A clause (", the hospital three") has a second speaker only where its own subject holds the number: in
"said the army lost six men, the rebels nine" the rebels have lost nine and say nothing.  Where two noun
phrases stand side by side ("wants a tram, | the governor | a motorway"), where a comma parts them ("; the
governor, a motorway") or "that" or the cue's own preposition stands between, the first one speaks.
"""

from __future__ import annotations

from dataclasses import replace

from attrib.extraction.features.cue import CueContext
from attrib.extraction.proposals import Proposal
from attrib.extraction.reach.noun_phrases import is_teller
from attrib.extraction.reach.sentence import body_end, is_quoted, speaks
from attrib.extraction.reach.words import load_reach_words
from attrib.language.frames import FINITE
from attrib.model import Span

_NAMED = ("NN", "NNS", "NNP", "NNPS")
MOST_REMNANT = 9  # tokens of what a speaker without a verb says
_MOST_VERBLESS = 14  # tokens of a noun phrase that he says
_MOST_JOINTS = 8  # places of a content where he may begin
_JOINTS = frozenset((",", ";", "and", "but", "while", "whereas"))


def split_gapped(context: CueContext, proposal: Proposal) -> tuple[Proposal, ...]:
    """Return a proposal, or the two that it is where a second speaker shares its cue."""
    seg, head = context.seg, context.heads[proposal.number]
    if len(proposal.content) != 1 or not 0 <= proposal.source[0] < head < proposal.content[0][0]:
        return (proposal,)
    low, high = proposal.content[0]
    stop = body_end(context, head)
    gapped = find_gapped(context, context.candidates[proposal.number].tokens[-1], low)
    if gapped:
        first = replace(proposal, content=((low, gapped[0][2]),))
        return first, *(replace(proposal, source=source, content=(content,)) for source, content, _ in gapped)
    joints = load_reach_words().joints
    if high < stop and seg.lowers[high] not in joints:
        return (proposal,)
    if any(is_quoted(context, k) >= 0 for k in range(low, stop)):
        return (proposal,)
    listed = _find_listed(context, low, stop)
    if listed:
        ends = [source[0] - 1 - (seg.words[source[0] - 2] == ",") for source, _ in listed] + [stop]
        first = replace(proposal, content=((low, ends[0]),))
        return first, *(
            replace(proposal, source=source, content=((start, end),))
            for (source, start), end in zip(listed, ends[1:])
        )
    for k in range(low + 1, min(high + 1, stop - 1)):
        if seg.lowers[k] not in joints:
            continue
        found = _find_second(context, head, (low, stop), k) or _find_other(context, (low, stop), k)
        if found is not None:
            source, start = found
            first = replace(proposal, content=((low, k),))
            return first, replace(proposal, source=source, content=((start, stop),))
    return (proposal,)


def find_gapped(context: CueContext, cue: int, low: int) -> list[tuple[Span, Span, int]]:
    """Return those who speak without a verb behind the cue that ends at ``cue``, with what they say; or [].

    The last of each is where the words before him end.  All words up to the end of the sentence must be of
    such speakers: "wants | a tram, | the governor | a motorway | and the villagers | none at all".  ``low``
    is where the first one's words begin.
    """
    seg = context.seg
    if context.bare:
        return []
    stop = _gap_end(context, cue, low)
    joints = [k for k in range(low + 1, stop - 1) if seg.lowers[k] in _JOINTS and is_quoted(context, k) < 0]
    joints = [k for k in joints if k - 1 not in joints][:_MOST_JOINTS]
    for number, k in enumerate(joints):
        if any(speaks(context, j) and is_quoted(context, j) < 0 for j in range(low, k)):
            break  # another has the word by then
        found = _chain(context, cue, (low, k), joints[number:], stop)
        if found:
            return found
        if seg.words[k] == ";":
            break
    return []


def _gap_end(context: CueContext, cue: int, low: int) -> int:
    """Return where the words may end that speakers share: at a comma in "In what A termed B and C D, it"."""
    seg, stop = context.seg, body_end(context, cue)
    k = cue - 1
    while k > 0 and seg.tags[k] not in FINITE and seg.words[k] not in (",", ";") and seg.lowers[k] != "what":
        k -= 1
    if seg.lowers[k] != "what":
        return stop
    return next(
        (j for j in range(low, stop) if seg.words[j] in (",", ";") and is_quoted(context, j) < 0), stop
    )


def _chain(
    context: CueContext, cue: int, said: Span, joints: list[int], stop: int
) -> list[tuple[Span, Span, int]]:
    """Return the speakers from the first of ``joints`` on if all words up to ``stop`` are theirs, else []."""
    for number, end in enumerate((*joints[1:], stop), 1):
        one = _read_gapped(context, cue, said, joints[0], end)
        if one is None:
            continue
        rest = _chain(context, cue, said, joints[number:], stop) if end < stop else []
        if end == stop or rest:
            return [(*one, joints[0]), *rest]
    return []


def _read_gapped(
    context: CueContext, cue: int, said: Span, joint: int, stop: int
) -> tuple[Span, Span] | None:
    """Return who speaks between a joint and ``stop`` without a verb, and what; None where nobody does.

    Where the first one said a clause, his is one behind "that", or the number of its subject.
    """
    seg, frame = context.seg, context.frame
    clause = _has_verb(context, *said)
    low = joint
    while low < stop and seg.lowers[low] in _JOINTS:
        low += 1
    chunk = frame.chunk_of[low] if low < stop else -1
    if chunk < 0 or frame.chunks[chunk][0] != low or seg.tags[low] == "PRP":
        return None
    end = min(frame.chunks[chunk][1], stop)
    own = seg.lowers[cue] if seg.tags[cue] == "IN" and seg.lowers[cue] != "that" else ""
    while end + 1 < stop and seg.lowers[end] in ("of", "for", "'s", "’s") and seg.lowers[end] != own:
        further = frame.chunk_of[end + 1]
        if further < 0:
            break
        end = min(frame.chunks[further][1], stop)
    counted = end - 1 > low and (
        seg.tags[end - 1] == "CD" or seg.lowers[end - 1] in load_reach_words().amounts
    )
    end -= counted
    if not _may_hold_word(context, (low, end)) or end >= stop:
        return None
    start = end + (seg.words[end] == ",")
    if start >= stop:
        return None
    if start + 2 < stop and seg.lowers[start] == "that":
        whole = clause and _is_complete(context, start + 1, stop)
        return ((low, end), (start + 1, stop)) if whole else None
    if start > end and clause and seg.words[joint] == ";" and seg.tags[said[0]] == "CD" == seg.tags[start]:
        return (low, end), (start, stop)  # "says 14 people were held; Oslo, | 20"
    if (
        clause
        or seg.tags[said[0]] == "PRP"
        or _has_verb(context, start, stop)
        or stop - start > _MOST_VERBLESS
    ):
        return None
    if own and seg.lowers[start] == own and start + 1 < stop:
        return (low, end), (start + 1, stop)
    parted = start > end and seg.words[joint] == ";" and "," not in seg.words[start:stop]
    beside = parted or counted or start == end and _opens_phrase(context, start, stop)
    return ((low, end), (start, stop)) if beside and not own else None


def _may_hold_word(context: CueContext, span: Span) -> bool:
    """Tell whether a noun phrase may be who speaks without a verb: a body, a person, "the younger"."""
    seg, words = context.seg, load_reach_words()
    if seg.lowers[span[1] - 1] in words.times:
        return False  # "on Monday, | July | 31"
    if any(seg.lowers[k] in words.others | words.of_two for k in range(*span)):
        return True
    opens = seg.tags[span[0]] in ("DT", "PRP$", "NNP", "NNS") or "NNS" in seg.tags[span[0] + 1 : span[0] + 2]
    chunk = context.frame.chunk_of[span[0]]
    owned = seg.tags[span[0]] == "PRP$" and _may_speak(context, chunk)
    return opens and (owned or is_teller(context, span, min(context.frame.chunk_heads[chunk], span[1] - 1)))


def _is_complete(context: CueContext, low: int, stop: int) -> bool:
    """Tell whether a clause behind "that" lacks nothing: "that | it leaked", not "that | the police held"."""
    seg, last = context.seg, stop - 1
    verb = next((k for k in range(low + 1, stop) if seg.tags[k] in FINITE or seg.tags[k] == "MD"), -1)
    if verb < 0 or seg.tags[low] in FINITE:
        return False
    if any(
        seg.tags[k] == "VBN" and seg.tags[k - 1] in FINITE and seg.lemmas[k - 1] == "be"
        for k in range(low, stop)
    ):
        return True
    if seg.tags[low - 1] == "IN" and context.frame.relations[low - 1] == "mark":
        return context.frame.relations[context.frame.heads[low - 1]] != "relcl"
    bare = seg.tags[last] in (*FINITE, "VBN") and verb < last or verb == last
    return (
        not bare or seg.lemmas[last] in load_reach_words().stand_ins or seg.tags[low] in ("PRP", "EX", "NN")
    )


def _opens_phrase(context: CueContext, start: int, stop: int) -> bool:
    """Tell whether a noun phrase begins at ``start`` that is another than the one before it."""
    seg = context.seg
    words = load_reach_words()
    while start < stop - 1 and seg.tags[start] == "RB" and seg.lowers[start] not in words.amounts:
        start += 1  # "the latter | merely | an apology"
    return (
        seg.tags[start] in ("DT", "PRP$", "CD", "PDT") or seg.lowers[start] in words.amounts | words.numbers
    )


def _find_listed(context: CueContext, low: int, stop: int) -> list[tuple[Span, int]]:
    """Return who else says what in a list of speakers, each with where his words begin; [] in doubt.

    "put | the toll at 12 |, the rebels | at 30 | and families in the port | at 40": three or more, parted by
    commas and a last "and", each with the same preposition and a number behind it.
    """
    seg, words = context.seg, load_reach_words()
    marks = [k for k in range(low + 1, stop - 1) if seg.words[k] == "," or seg.lowers[k] == "and"]
    bounds = [low]
    for k in marks:
        if seg.tags[k - 1] == "CD" or seg.lowers[k - 1] in words.numbers | words.scales:
            bounds.append(k)
        elif seg.words[k - 1] == ",":
            bounds[-1] = k  # ", and the rebels"
    if len(bounds) < 3 or seg.lowers[bounds[-1]] != "and":
        return []
    found: list[tuple[Span, int]] = []
    for number, k in enumerate(bounds):
        end = bounds[number + 1] if number + 1 < len(bounds) else stop
        at = next((j for j in range(end - 1, k, -1) if seg.lowers[j] == "at"), -1)
        counted = any(seg.tags[j] == "CD" or seg.lowers[j] in words.numbers for j in range(at + 1, end))
        if at < 0 or _has_verb(context, k, end) or not counted:
            return []
        if not number:
            continue
        chunk = context.frame.chunk_of[k + 1]
        if chunk < 0 or context.frame.chunks[chunk][0] != k + 1 or at - k > MOST_REMNANT + 2:
            return []
        if not _may_speak(context, chunk):
            return []
        found.append(((k + 1, at), at))
    return found


def _may_speak(context: CueContext, chunk: int) -> bool:
    """Tell whether a noun phrase may be who speaks and not what is counted: "a paper", not "barley"."""
    seg, words = context.seg, load_reach_words()
    head = context.frame.chunk_heads[chunk]
    while head > context.frame.chunks[chunk][0] and seg.lowers[head] in words.numbers:
        head -= 1  # "| Tarn | eleven"
    named = seg.tags[context.frame.chunks[chunk][0]] in ("DT", "PRP$", "CD") or seg.tags[head] != "NN"
    named = named or seg.words[head][0].isupper()
    return named and seg.lemmas[head] not in (words.counted - words.of_two) | words.times


def _find_second(context: CueContext, head: int, content: Span, joint: int) -> tuple[Span, int] | None:
    """Return the second speaker named behind the joint at ``joint`` and where his words begin."""
    seg, words = context.seg, load_reach_words()
    low, high = content
    phrase = _find_phrase_behind(context, joint, high)
    if phrase is None or _has_verb(context, phrase[0], high):
        return None
    k = phrase[0]
    start = _find_remnant(context, head, (low, joint), k, high)
    if start is None or not k < start or high - start > MOST_REMNANT:
        return None
    if seg.lowers[start] == "of" and "of" not in seg.lowers[low - 1 : low + 1]:
        return None  # "denounced the call-up of boys and the use | of girls": no preposition of the cue's
    named = seg.lemmas[start - 1]
    if named in words.counted - words.of_two or named in words.times:
        return None
    if seg.tags[start - 1] not in _NAMED and named not in words.of_two:
        return None
    if not _may_speak(context, context.frame.chunk_of[k]):
        return None
    return (k, start), start


def _find_other(context: CueContext, content: Span, joint: int) -> tuple[Span, int] | None:
    """Return who else says something and where it begins: "one said it held, | the other | that it leaked".

    A word such as "another" or "a third" names him; or, where "that" opens the first's words too, any noun
    phrase behind the joint: a comma, a semicolon, "and" or "while".
    """
    seg, words = context.seg, load_reach_words()
    low, high = content
    phrase = _find_phrase_behind(context, joint, high)
    if phrase is None:
        return None
    k, end = phrase
    if not end + 2 < high or seg.lowers[end] != "that" or seg.lowers[joint] not in (",", "and", "while", ";"):
        return None
    other = any(seg.lowers[j] in words.others for j in range(k, end))
    joined = seg.lowers[low - 1] == "that" or seg.tags[end + 1] in ("PRP", "EX")
    joined = (
        joined
        and (seg.tags[end] == "IN" or seg.words[k][0].isupper())
        and _may_speak(context, context.frame.chunk_of[k])
    )
    if not (other or joined) or not _has_verb(context, end + 1, high) or not _has_verb(context, low, joint):
        return None
    return (k, end), end + 1


def _find_phrase_behind(context: CueContext, joint: int, high: int) -> Span | None:
    """Return the noun phrase that begins right behind the joint at ``joint`` and before ``high``."""
    seg, frame, joints = context.seg, context.frame, load_reach_words().joints
    k = joint
    while k < high and seg.lowers[k] in joints:
        k += 1
    chunk = frame.chunk_of[k] if joint < k < high - 1 else -1
    return frame.chunks[chunk] if chunk >= 0 and frame.chunks[chunk][0] == k else None


def _has_verb(context: CueContext, low: int, high: int) -> bool:
    """Tell whether a finite verb stands in ``[low, high)``; the noun of "five times that | sum" is none."""
    seg = context.seg
    return any(
        seg.tags[k] in FINITE and not (k == high - 1 and seg.lowers[k - 1] == "that")
        for k in range(low, high)
    )


def _find_remnant(context: CueContext, head: int, first: Span, start: int, high: int) -> int | None:
    """Return where words begin behind the noun phrase at ``start`` that stand against some in ``first``."""
    seg, frame = context.seg, context.frame
    end = min(frame.chunks[frame.chunk_of[start]][1], high)
    number = _number_from(context, start, min(end + 4, high))
    counts = [k for k in range(*first) if seg.tags[k] == "CD" or seg.lowers[k] in load_reach_words().numbers]
    verb = next((k for k in range(*first) if seg.tags[k] in FINITE and seg.tags[k - 1] != "CD"), None)
    parted = seg.words[first[1]] in (",", ";") or seg.lowers[first[1]] == "and"
    if verb is not None:
        subject_counts = any(k < verb for k in counts) or seg.lowers[first[0]] == "there"
        return number if parted and counts and subject_counts and number is not None else None
    if end < high and seg.tags[end] == "IN" and seg.lowers[end] in seg.lowers[head + 1 : first[1]]:
        return end
    if counts and number is not None and frame.chunk_of[head + 1] >= 0:
        return number
    following = frame.chunk_of[end] if end < high else -1
    whole = following >= 0 and frame.chunks[following] == (end, high)
    return end if whole and _takes_people(context, head, first, end) else None


def _number_from(context: CueContext, start: int, stop: int) -> int | None:
    """Return where the number begins that ends or follows a noun phrase: "the hospital | at least nine"."""
    seg = context.seg
    numbers = load_reach_words().numbers
    k = next((k for k in range(start, stop) if seg.tags[k] == "CD" or seg.lowers[k] in numbers), None)
    if k is None:
        return None
    while k - 1 > start and seg.lowers[k - 1] in load_reach_words().leading_counts:
        k -= 1
    plain = all(
        seg.tags[j] not in ("IN", "CC") and (seg.words[j] != "," or j == k - 1) for j in range(start, k)
    )
    return k if k > start and plain else None


def _takes_people(context: CueContext, head: int, first: Span, end: int) -> bool:
    """Tell whether two noun phrases may be who speaks and of whom: "and the army | the rebels"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[first[0]]
    alone = first[0] == head + 1 and chunk >= 0 and frame.chunks[chunk] == first
    return alone and seg.lemmas[head] in load_reach_words().gapping and seg.tags[end] in ("DT", "PRP$", "NNP")
