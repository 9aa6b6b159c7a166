"""How far a source reaches (S): a verb's subject before or behind it, and where a clause begins with it."""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import CLOSERS, DASHES, FINITE, OPENERS
from attrib.model import Span

from .noun_phrases import MOST_LINKS, MOST_NICKNAME, MOST_SOURCE, extend_left, extend_right, is_whole
from .sayings import addressee_after, follows_addressee, skip_sayings, strip_sayings
from .sentence import before_comma, ends_gap, is_quoted, is_subordinate, kept, sentence_of, speaks
from .words import load_reach_words

# families of participles that are joined to one of saying: "saying it fell | and warning"
CHAINED = frozenset(("speech", "demand", "commit", "judge"))
HANGING = frozenset("on about of with to by for in at near".split())  # "briefed | on | it"
_PHRASAL = ("NN", "IN", "DT", "JJ", "CD", "RB", "PR")  # beginnings of tags of phrases without a verb
_OPENING_INNER = frozenset("who which that if when what where while because".split())  # clauses in clauses
MOST_BRACKET = 14  # tokens of what stands in brackets behind a source


@kept
def source_before(context: CueContext, head: int, edge: int) -> Span | None:
    """Return the subject of the verb at ``head``, which ends before ``edge``; None where unsure."""
    seg, frame, words = context.seg, context.frame, load_reach_words()
    first, _ = sentence_of(context, head)
    end = edge
    while end > first and seg.words[end - 1] in (",", "—", "–", "-"):
        end -= 1
    tail, end = end, _before_brackets(context, first, end)
    if end - 4 > first and seg.lowers[end - 1] == "part" and seg.lowers[end - 3] == "for":
        end = edge = tail = before_comma(context, end - 3)  # "villagers | , for their part, say"
    if end <= first or seg.tags[end - 1] in ("WP", "WDT", "CC"):
        return None  # "the mayor, | who said that", "stormed the base and | said that"
    named = _opening_of_name(context, first, end)
    if is_quoted(context, end - 1) != is_quoted(context, head) and named < 0:
        return None
    if end - 2 > first and seg.lowers[end - 1] in words.reflexive and frame.chunk_of[end - 2] >= 0:
        end, tail = end - 1, end  # "| the elders themselves | say"
    floor = _last_change(context, first, end if named < 0 else named)
    subject = _subject_of(context, head, floor, end)
    if subject is None or seg.lowers[subject] in words.relative or _is_day(context, subject):
        return None
    chunk = frame.chunk_of[subject]
    if chunk < 0:
        return None
    low = extend_left(context, max(frame.chunks[chunk][0], floor), floor)
    if seg.tags[subject] == "PRP" and low > first and seg.lowers[low - 1] in HANGING:
        return _inserted_before(context, low, end)
    closed = tail < edge and seg.words[tail] == ","
    if not (context.bare or closed):
        low = _after_commas(context, low, end)
    elif closed and "," not in seg.words[low:end]:
        low = _open_comma(context, low, floor)  # the comma closes what was opened before
    end = tail if tail > end else _without_aside(context, subject, end)
    if end < edge and seg.words[end] in DASHES and not context.bare:
        return None
    low = _behind_time(context, low, first, subject)
    low = _with_count(context, low, first)
    if low == first + 1 and seg.tags[first] == "VBG" and "," not in seg.words[low:edge]:
        low = first  # "| Striking doctors | announced"
    low = _with_name(context, low, first)
    if (
        low >= 0
        and is_whole(context, low, end)
        and (_may_begin(context, low, first) or is_reported(context, head, low))
    ):
        return low, end
    if _hangs_on_participle(context, low, first):
        return _inserted_before(context, subject, end)  # ", | documents seen by the paper | show,"
    opens = frame.chunk_of[floor] >= 0 and frame.chunks[frame.chunk_of[floor]][0] == floor
    closed = closed and end == tail and "," in seg.words[floor:end]
    return (floor, end) if opens and closed and is_whole(context, floor, end) else None


def _before_brackets(context: CueContext, first: int, end: int) -> int:
    """Return where a noun phrase ends before what stands in brackets: "Boone, U.S.A. | (Ret.)"."""
    words = context.seg.words
    while end > first and words[end - 1] == ")":
        low = max(first, end - MOST_BRACKET)
        end = next((k for k in range(end - 2, low, -1) if words[k] == "("), end - 1)
    return end


def _inserted_before(context: CueContext, pronoun: int, end: int) -> Span | None:
    """Return the subject that ends in a pronoun, between commas: "| officials briefed on it | said"."""
    seg = context.seg
    first, _ = sentence_of(context, pronoun)
    low = next((k + 1 for k in range(pronoun - 1, first, -1) if seg.words[k] == ","), first)
    opens = context.frame.chunk_of[low] >= 0
    return (low, end) if opens and is_whole(context, low, end) else None


def _hangs_on_participle(context: CueContext, low: int, first: int) -> bool:
    """Tell whether a noun phrase hangs on a participle of a plural: "documents seen by | the paper"."""
    seg = context.seg
    by = low - 3 >= first and seg.lowers[low - 1] == "by" and seg.tags[low - 2] == "VBN"
    return by and seg.tags[low - 3] in ("NN", "NNS")


def _behind_time(context: CueContext, low: int, first: int, subject: int) -> int:
    """Return where a subject begins behind words of time: "On Friday | PM Fisk | said"."""
    seg, words = context.seg, load_reach_words()
    while (
        first < low < subject
        and seg.lowers[low] in words.times
        and seg.lowers[low - 1] in words.time_openers | words.times
    ):
        low += 1
    return low


def _with_count(context: CueContext, low: int, first: int) -> int:
    """Return where the words begin that belong to the number a subject begins with: "| more than | ten"."""
    lowers = context.seg.lowers
    if low > first and lowers[low] in ("least", "most") and lowers[low - 1] == "at":
        low -= 1
    if low > first + 1 and lowers[low - 2 : low] in (["more", "than"], ["fewer", "than"], ["up", "to"]):
        low -= 2
    if low > first + 2 and lowers[low - 3 : low] in (["as", "many", "as"], ["no", "fewer", "than"]):
        low -= 3
    return low


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
    inside = range(low + 1, high - 1)
    named = name and seg.tags[high - 2][:3] == "NNP" and seg.words[low + 1][0].isupper()
    return low if named and all(seg.tags[k] in ("NNP", "NNPS", "DT", "IN") for k in inside) else -1


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
    return extend_left(context, frame.chunks[chunk][0], floor) if chunk >= 0 else -1


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
        if context.seg.lowers[end - 1] in load_reach_words().relative:
            return end - 1
        return _subject_of_relative(context, floor, end)
    return frame.chunk_heads[chunk]


def _subject_of_relative(context: CueContext, floor: int, end: int) -> int | None:
    """Return the noun that opens a sentence before a relative clause: "| Aides |, all of whom left, said"."""
    seg, frame = context.seg, context.frame
    comma = next((k for k in range(floor + 1, end - 1) if seg.words[k] == ","), -1)
    chunk = frame.chunk_of[comma - 1] if comma > 0 else -1
    if chunk < 0 or frame.chunks[chunk] != (floor, comma):
        return None
    relative = load_reach_words().relative
    opens = seg.lowers[comma + 1] in relative
    opens = opens or comma + 3 < end and seg.lowers[comma + 2] == "of" and seg.lowers[comma + 3] in relative
    return frame.chunk_heads[chunk] if opens else None


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
    if edge - 1 > floor and seg.lowers[edge] == "and":  # "medics | and rescuers | counted"
        joined = frame.chunk_of[edge - 1]
        if joined >= 0 and any(frame.chunk_of[c] == joined for c in named):
            return frame.chunk_heads[joined]
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
    if opening >= 0 and is_whole(context, floor, end):
        return frame.chunk_heads[opening]
    return None


def is_reported(context: CueContext, verb: int, low: int) -> bool:
    """Tell whether a clause from ``low`` on is what a verb of saying reports: "said | Oslo denies it".

    By the parse, and the verb of saying stands right before it, or before its "that".
    """
    seg, frame = context.seg, context.frame
    before = low - 1
    first, _ = sentence_of(context, low)
    if before > first and seg.lowers[before] == "that" and frame.heads[before] == verb:
        before -= 1
    saying = frame.heads[verb]
    told = before >= first and (
        before == saying or addressee_after(context, saying + 1, before + 1) == before + 1
    )
    return frame.relations[verb] == "ccomp" and first <= saying <= before and told and speaks(context, saying)


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
    if _follows_quotation(context, low) or ends_gap(context, low):
        return True
    if seg.tags[low - 1] == "RB" or before in words.times or follows_addressee(context, low, first):
        return True
    if _is_fronted_inside(context, low, first):
        return True
    told = context.bare and speaks(context, low - 1) and seg.tags[low] in ("DT", "PRP")
    if told and seg.lowers[low - 2] not in words.relative:
        return True  # "it said | the toll was expected to rise"
    if context.bare and (
        seg.tags[low] in ("DT", "PRP") or before in words.times or seg.tags[low - 1] == "CD"
    ):
        return seg.tags[low - 1][:2] in ("NN", "CD", "JJ", "PR")
    return (
        seg.tags[low - 1][:2] == "VB"
        and not context.bare
        and context.family(low - 1) in ("speech", "think", "show")
        and seg.lemmas[low - 1] not in words.bound_to_that  # "the bank that held | the loan | disputes"
    )


def _follows_quotation(context: CueContext, low: int) -> bool:
    """Tell whether a quotation ends at ``low``, with a plain mark too: "'It is dry,' | Mr Lund told"."""
    number = is_quoted(context, low - 1)
    return number >= 0 and context.frame.quotation_tokens[number][1] == low


def source_after(context: CueContext, head: int, start: int, stop: int) -> Span | None:
    """Return the noun phrase that begins at ``start``, with all that hangs on it; None where unsure."""
    frame = context.frame
    if context.seg.tags[head] in FINITE and any(
        child < head
        and frame.relations[child] == "nsubj"
        and is_quoted(context, child) == is_quoted(context, head)
        and not _is_predicate(context, child)
        and not _follows_clause(context, head)
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
        further = extend_right(context, start, end, stop)
        if further == end:
            further = _extend_cited(context, head, end, stop)
        if further == end:
            break
        end = further
    number = is_quoted(context, end - 1)
    opens, closed = frame.quotation_tokens[number] if number >= 0 else (-1, -1)
    if start < opens and closed == end + 1:
        end += 1  # "a boxer nicknamed | “The Wall” |."
    return (start, end) if end - start <= MOST_SOURCE else None


def _extend_cited(context: CueContext, head: int, end: int, stop: int) -> int:
    """Return where words of where he is end who is cited, or ``end``: "citing a chemist | at the plant"."""
    seg, frame = context.seg, context.frame
    citing = seg.tags[head] == "VBG" and seg.lemmas[head] in load_reach_words().quoting
    if not (citing or context.family(head) == "show") or end + 1 >= stop:
        return end
    chunk = frame.chunk_of[end + 1]
    place = seg.lowers[end] in ("in", "at", "on") and chunk >= 0 and skip_sayings(context, end, stop) == end
    return min(frame.chunks[chunk][1], stop) if place else end


def _follows_clause(context: CueContext, head: int) -> bool:
    """Tell whether a clause ends, with its verb, before a saying: "the deal | was | dead, confided"."""
    seg = context.seg
    first, _ = sentence_of(context, head)
    before = range(first, head - 1)
    return (
        seg.words[head - 1] == ","
        and any(seg.tags[k] in FINITE for k in before)
        and not any(seg.words[k] == "," or seg.lowers[k] in load_reach_words().relative for k in before)
    )


def _is_predicate(context: CueContext, child: int) -> bool:
    """Tell whether a noun is what something was: "the raid was | a disaster |, admitted an aide"."""
    frame = context.frame
    chunk = frame.chunk_of[child]
    low = frame.chunks[chunk][0] if chunk >= 0 else child
    return low > 0 and context.seg.lemmas[low - 1] == "be" and context.seg.words[child + 1] == ","


def doing_subject(context: CueContext, participle: int) -> Span | None:
    """Return the subject of a participle's verb that says nothing: "| The airline | stopped, citing"."""
    verb = _governor(context, participle)
    if verb is None or speaks(context, verb) or "according" in context.seg.lowers[verb:participle]:
        return None
    return governing_subject(context, participle)


def governing_subject(context: CueContext, participle: int) -> Span | None:
    """Return the subject of a participle's verb: "| The group withdrew, saying"; None where unsure."""
    seg, frame = context.seg, context.frame
    first, _ = sentence_of(context, participle)
    edge = before_comma(context, participle)
    beside = [c for c in frame.children[participle] if frame.relations[c] == "nsubj" and c < participle]
    if beside and frame.chunk_of[beside[0]] >= 0 and edge == participle:
        low = extend_left(context, frame.chunks[frame.chunk_of[beside[0]]][0], first)
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


def joined_subject(context: CueContext, verb: int) -> Span | None:
    """Return the subject of the main clause whose verb a verb of saying is joined to: "| The union | gave
    a count of 20 and said"; None where unsure."""
    seg, first = context.seg, sentence_of(context, verb)[0]
    joint = strip_sayings(context, first, context.group(verb).start) - 1
    if joint <= first or seg.lowers[joint] not in ("and", "but", "then"):
        return None
    leader = _first_of_joined(context, verb)
    if leader is None or is_quoted(context, leader) >= 0 or not _share_tense(context, leader, verb):
        return None
    span = source_before(context, leader, strip_sayings(context, first, context.group(leader).start))
    if span is None or not begins_clause(context, leader, span[0]) or is_subordinate(context, span[0]):
        return None
    finite = (k for k in range(leader + 1, joint) if seg.tags[k] in FINITE and is_quoted(context, k) < 0)
    return None if any(_is_main(context, k) for k in finite) else span


def _first_of_joined(context: CueContext, verb: int) -> int | None:
    """Return the verb, with a subject of its own, that a verb is joined to by the parse."""
    seg, frame = context.seg, context.frame
    first, leader = sentence_of(context, verb)[0], verb
    while leader == verb or not _has_subject(context, leader):
        if frame.relations[leader] != "conj" or not first <= frame.heads[leader] < leader:
            return None
        leader = frame.heads[leader]
    own = leader if seg.tags[leader][:2] == "VB" else _copula(context, leader)
    return own if own >= 0 and frame.relations[leader] in ("root", "parataxis", "conj") else None


def _has_subject(context: CueContext, verb: int) -> bool:
    frame = context.frame
    return any(frame.relations[c] in ("nsubj", "nsubjpass") for c in frame.children[verb])


def _share_tense(context: CueContext, one: int, other: int) -> bool:
    """Tell whether two verbs may have one subject: both of the past, or both of the present or perfect."""
    tags = [context.seg.tags[context.group(verb).start] for verb in (one, other)]
    return tags[0] == tags[1] or {tags[0], tags[1]} <= {"VBZ", "VBP", "VBN"}


def _is_main(context: CueContext, verb: int) -> bool:
    """Tell whether a finite verb stands in no clause that hangs on a noun or another verb."""
    relation = context.frame.relations[verb]
    return relation not in ("acl", "relcl", "advcl", "ccomp", "aux", "auxpass", "cop", "conj")


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


def relayed_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return who is quoted, up to ``end``, behind the verb that quotes him: "cited | Li, a guard, | as"."""
    seg = context.seg
    stop = end - (end > first and seg.words[end - 1] == ",")
    for verb in range(stop - 2, max(first, stop - MOST_SOURCE) - 1, -1):
        if seg.lemmas[verb] in load_reach_words().quoting and seg.tags[verb][:2] == "VB":
            return (verb + 1, stop) if is_whole(context, verb + 1, stop) else None
    return None


def voiced_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return who is quoted right before his saying: "quoted | two guards | saying", without a comma between.

    Behind one it is who quotes them that says more ("quoted two guards, saying"), but where it closes what
    another opened: "quoted | Li, a guard, | saying".
    """
    span = relayed_before(context, end, first)
    if span is None or context.frame.chunk_of[span[0]] < 0:
        return None  # "was quoted | as | saying"
    if context.bare or context.seg.words[end - 1] != ",":
        return span
    return span if "," in context.seg.words[span[0] : span[1]] else None


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
    if follows_addressee(context, low, first) or _is_fronted_inside(context, low, first):
        return True  # "an aide told us | the president had resigned"
    if skip_sayings(context, first, low) == low:
        return True  # "Late on Monday | the board admitted"
    if seg.lowers[low - 1] in ("and", "but", "that"):
        return not context.bare or seg.lowers[low - 1] == "but" or is_reported(context, head, low)
    if is_quoted(context, head) >= 0 and _begins_inside(context, low, first):
        return True
    clean = not any(seg.tags[k] in FINITE for k in range(first, low))
    if context.bare:
        return clean and seg.tags[low] in ("DT", "PRP") and seg.tags[first] in ("IN", "RB")
    return seg.lowers[low - 1] in (",", ":", "—", "–", "--") and (
        clean or seg.lowers[first] in load_reach_words().subordinating
    )


def _begins_inside(context: CueContext, low: int, first: int) -> bool:
    """Tell whether a clause of what is quoted begins at ``low``: behind a gap, a joint, or as a pronoun.

    "It fell [...] | He just said that", "With all that happened, | we feel that", "or else | I fear that".
    """
    seg, before = context.seg, low - 1
    if ends_gap(context, low):
        return True
    apart = before > 0 and is_quoted(context, before - 1) != is_quoted(context, before)
    opens = apart or before > 0 and seg.words[before - 1] in OPENERS
    if opens and seg.tags[before] in ("RB", "CC", "IN", "UH"):
        return True  # “So | we told him”
    if seg.lowers[low] not in load_reach_words().speakers:
        return False
    if seg.tags[before] == "RB" or seg.lowers[before] in load_reach_words().days:
        before -= 1
        return before >= first and seg.lowers[before] in (",", ";", "or", "and", "but", "—", "–", "--")
    return seg.lowers[before] == ","


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


def _follows_apposition(context: CueContext, k: int) -> bool:
    """Tell whether a sentence's subject, something beside it, and its only verb stand in a row.

    "The bishop, a critic of the war, | prayed | for peace".
    """
    seg, frame = context.seg, context.frame
    first, last = sentence_of(context, k)
    subject = next((c for c in frame.children[k] if frame.relations[c] == "nsubj" and c < k), -1)
    if subject < 0 or frame.relations[k] != "root" or frame.chunk_of[subject] < 0:
        return False
    low, high = frame.chunks[frame.chunk_of[subject]]
    beside = seg.words[high] == "," and seg.tags[high + 1] in ("DT", "PRP$")
    return low == first and beside and not any(seg.tags[j] in FINITE for j in range(first, last))


def is_main_past(context: CueContext, k: int) -> bool:
    """Tell whether a participle is a past tense that was tagged wrong: "the bishop | prayed for peace".

    It follows the noun phrase that its clause begins with, and no other verb of that clause is finite.
    """
    seg, frame = context.seg, context.frame
    first, last = sentence_of(context, k)
    if seg.tags[k] != "VBN" or k == first or context.group(k).start != k:
        return False
    if frame.chunk_of[k - 1] < 0:
        return seg.words[k - 1] == "," and _follows_apposition(context, k)
    low = extend_left(context, frame.chunks[frame.chunk_of[k - 1]][0], first)
    if low > first and seg.lowers[low - 1] not in load_reach_words().subordinating:
        return False
    inside = False
    for j in range(k + 1, last):
        inside = inside or seg.lowers[j] in _OPENING_INNER
        if seg.tags[j] in FINITE and not inside:
            return False
    return True
