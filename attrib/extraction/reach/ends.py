"""Where what a cue governs ends: where somebody else speaks, the source says more, or doubt begins."""

from __future__ import annotations

from bisect import bisect_left

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import CLOSERS, FINITE, LONG_DASHES, PAUSES

from .noun_phrases import is_whole
from .resumed import is_resumed
from .sayings import addressee_after, skip_sayings, strip_sayings
from .sentence import before_comma, demands, is_quoted, kept, main_verb, sentence_of, speaks, subjects_before
from .sources import CHAINED, source_before
from .words import load_reach_words

OWN_WORDS = frozenset(("speech", "demand"))  # families of verbs whose subject has the word
PLEDGING = frozenset(("promise", "refuse"))  # and classes of others
ENDING = frozenset(("speech", "demand", "negated"))  # families of verbs that end what was said before
INTERRUPTING = frozenset(("and", "but", "yet"))  # joints behind which a saying may be put into a clause
_SAYING = frozenset(("speech", "think", "wish", "show"))  # families of verbs that are put there
_HANGING = frozenset(("of", "in", "at", "on", "from", "for"))  # what hangs on a subject before its verb
MOST_HANGING = 3  # phrases there
_OPENING = frozenset(("according", ";", ":"))
_JOINTS = _OPENING | {"and", "but", "yet", "without"}
_MARKS = LONG_DASHES | {","}


def find_end(context: CueContext, head: int, start: int, stop: int) -> int | None:
    """Return where the words a cue governs end, from ``start``, at most ``stop``; None where in doubt."""
    seg = context.seg
    noun = seg.tags[head][:2] == "NN"
    points = _joints(context, noun)
    for place in range(bisect_left(points, start + 1), bisect_left(points, stop)):
        k = points[place]
        if is_quoted(context, k) >= 0 and is_quoted(context, k) != is_quoted(context, head):
            continue
        if (
            is_interrupted(context, k, stop)
            or is_resumed(context, k, stop)
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
            and not (seg.lowers[start - 1] == "that" and _is_first_verb(context, start, k))
            and (_is_subject_of(context, head, k) or _is_outside(context, start, k))
        ):
            return k
        mark = _mark_before(context, k)
        if _chains(context, head, k):
            return mark
        if _adds(context, k, mark < k) or turns_away(context, k, mark < k, stop):
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
        if (speaks(context, k) or demands(context, k)) and not _belongs(context, k, start):
            return _closing_tag(context, head, k, stop)
    return stop


def _is_first_verb(context: CueContext, start: int, verb: int) -> bool:
    """Tell whether no finite verb stands from ``start`` up to one: "the claim that | the dam leaked |"."""
    return not any(context.seg.tags[k] in FINITE for k in range(start, verb))


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


def is_interrupted(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether what somebody said more begins at a joint: "| , and the dates, he added, were".

    "| ; the seals, they expect, will follow", "| , yet, as its own list notes, it was shown".
    """
    seg, frame = context.seg, context.frame
    if k + 1 >= stop:
        return False
    if seg.words[k] != ";" and not (seg.lowers[k] in INTERRUPTING and seg.words[k - 1] == ","):
        return False
    start = k + 1 + (seg.lowers[k + 1] in INTERRUPTING)  # "; but"
    comma = next((j for j in range(start, stop) if seg.words[j] == ","), stop)
    subject = comma + 1 + (comma + 1 < stop and seg.lowers[comma + 1] in ("as", "so"))
    verb = next((j for j in range(subject, stop) if seg.tags[j] in FINITE), stop)
    if verb >= stop or frame.chunk_of[subject] < 0 or context.family(verb) not in _SAYING:
        return False
    after = skip_sayings(context, verb + 1, stop)
    if context.classes.get(verb) == "tell":
        after = skip_sayings(context, addressee_after(context, after, stop), stop)
    opened = comma == start and subject > comma + 1 or is_whole(context, start, comma)
    return after < stop and seg.words[after] == "," and opened


def opens_clause(context: CueContext, start: int, stop: int) -> bool:
    """Tell whether a clause begins at ``start`` with its subject, and its verb right behind that.

    "; | the owner of the mill was | abroad", "and | Varn still kept | silent".
    """
    seg, frame = context.seg, context.frame
    k = start + (start < stop and seg.tags[start] == "RB")
    chunk = frame.chunk_of[k] if k < stop else -1
    if chunk < 0 or frame.chunks[chunk][0] != k:
        return False
    end = frame.chunks[chunk][1]
    for _ in range(MOST_HANGING):
        if end + 1 >= stop or seg.lowers[end] not in _HANGING or frame.chunk_of[end + 1] < 0:
            break
        end = frame.chunks[frame.chunk_of[end + 1]][1]
    while end < stop and seg.tags[end] == "RB":
        end += 1
    return end < stop and seg.tags[end] in FINITE and seg.words[end][0].islower()


@kept
def _joints(context: CueContext, finite: bool) -> list[int]:
    """Return the tokens at which what a cue governs may end, all that :func:`find_end` has to look at.

    ``finite``: the finite verbs are among them, and not only those of saying and demanding.
    """
    seg, joints = context.seg, _JOINTS | load_reach_words().turns
    return [
        k
        for k, (before, low, word, tag) in enumerate(zip(("", *seg.words), seg.lowers, seg.words, seg.tags))
        if low in joints
        or word in _MARKS
        or before in PAUSES
        or tag == "VBG"
        or tag in FINITE
        and (finite or speaks(context, k) or demands(context, k))
    ]


def _closing_tag(context: CueContext, head: int, verb: int, stop: int) -> int | None:
    """Return the comma before who says the whole sentence: "was told it was safe |, the surgeons say"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[verb - 1]
    comma = frame.chunks[chunk][0] - 1 if chunk >= 0 else -1
    if comma <= head or seg.words[comma] != ",":
        speaker = source_before(context, verb, verb)
        comma = speaker[0] - 1 if speaker is not None else -1
    if comma <= head or seg.words[comma] != ",":
        return None
    told = verb + 1
    if seg.lemmas[verb] in load_reach_words().telling:
        told = addressee_after(context, told, stop)
    if skip_sayings(context, told, stop) == stop:
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
    at = k = k - (seg.lowers[k] in ("as", "though") and seg.lowers[k - 1] == "even")
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


def turns_away(context: CueContext, k: int, marked: bool, stop: int) -> bool:
    """Tell whether at ``k`` the article turns to what somebody else says: ", while the army said"."""
    seg = context.seg
    low = seg.lowers[k]
    if low == "even" and marked and k + 1 < stop:
        low = seg.lowers[k + 1]  # ", | even as | the army said"
    if low not in load_reach_words().turns or low == "as" and not marked and seg.lowers[k - 1] != "even":
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
