"""What one says ends where somebody else has the word: "said it was shut | , but a driver with a pass says".

Looked for among the attributions that hold: whose own clause, its subject with titles and appositions, begins
inside another's content right behind a joint is a second speaker, and the first one's words end at the
joint.  A subordinate joint ("while", "though") turns always; "and", "but" and a semicolon do where both verbs
of saying stand in one tense, for "she said it had burned and the owner had said it could not" is all hers.
Where the second one stands behind his words ("five died, the ministry said, while nine were hurt, the mayor
said") these begin at the joint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attrib.extraction.features.cue import CueContext
from attrib.extraction.proposals import Proposal
from attrib.extraction.reach.sentence import before_comma, is_quoted
from attrib.extraction.reach.words import load_reach_words
from attrib.language.frames import FINITE
from attrib.model import Span

_COORDINATING = frozenset(("and", "but", "yet", ";"))
_APART = frozenset(("while", "whereas"))
_TURNING = _APART | {"but", "although", "though", "and"}
_UNDER = frozenset("that not only if after as when because before which who until since to".split())
_MOST_DOUBT = 14  # tokens from where a clause begins to its verb
_PRONOUNS = ("PRP", "WP", "WDT", "WP$")
_SPEAKING = frozenset(("speech", "demand", "judge", "think"))  # families whose subject has the word


def end_before_second(context: CueContext, held: Sequence[Proposal]) -> list[Proposal]:
    """Return the attributions in their order, contents ended where another's clause begins."""
    parted = list(held)
    by_sentence: dict[int, list[int]] = {}
    for place, proposal in enumerate(held):
        by_sentence.setdefault(context.seg.sentence_of[context.heads[proposal.number]], []).append(place)
    for places in by_sentence.values():
        beside = _hand_over(context, [held[place] for place in places])
        for place, proposal in zip(places, beside):
            parted[place] = _end_before_doubt(context, _end_before_others(context, proposal, beside))
    return parted


def _hand_over(context: CueContext, beside: list[Proposal]) -> list[Proposal]:
    """Return the attributions of one sentence, parted where the second speaker stands behind his words: the
    last first, each from the nearest before him."""
    parted = list(beside)
    order = sorted(range(len(beside)), key=lambda k: context.heads[beside[k].number])
    for place in range(len(order) - 1, 0, -1):
        two = order[place]
        for one in reversed(order[:place]):
            joint = _find_handover(context, parted[one], parted[two])
            if joint is not None:
                mine = tuple(
                    (max(low, joint + 1), high) for low, high in parted[two].content if high > joint + 1
                )
                before = _cut(parted[one].content, before_comma(context, joint))
                parted[one] = replace(parted[one], content=before)
                parted[two] = replace(parted[two], content=mine)
                break
    return parted


def _find_handover(context: CueContext, first: Proposal, second: Proposal) -> int | None:
    """Return the joint at which the words of the second speaker begin, if he stands behind them: "five died,
    the ministry said, | while | nine were hurt, according to the mayor"."""
    seg = context.seg
    own, head = context.heads[first.number], context.heads[second.number]
    if not first.content or not second.content or second.content[-1][1] > min(head, second.source[0]):
        return None  # not behind his words, or nobody is named
    if not second.content[0][0] <= own < second.content[-1][1]:
        return None
    if is_quoted(context, own) >= 0 or is_quoted(context, head) >= 0:
        return None
    end = max(own + 1, first.source[1])
    put_in = first.content[0][0] < own
    if not put_in and first.source[0] != second.content[0][0]:
        return None  # "the mayor, who said that five had died, …": the second one tells it all
    stop = second.content[-1][1]  # the text may end there
    joints = range(end + 1, min(end + 2, stop)) if put_in else range(end + 2, stop - 1)
    for k in joints:
        turns = seg.lowers[k] in (_TURNING if put_in else _APART)
        if turns and seg.words[k - 1] == "," and is_quoted(context, k) < 0:
            return k if _opens_clause(context, k + 1, stop) else None
    return None


def _opens_clause(context: CueContext, start: int, stop: int) -> bool:
    """Tell whether a clause of its own begins at ``start``: its verb comes before a comma and before what
    opens another ("not the road, was …", "only after it had flooded")."""
    words = context.seg.lowers
    if words[start] in _UNDER:
        return False
    end = next((k for k in range(start, stop) if words[k] == "," or words[k] in _UNDER), stop)
    return any(context.seg.tags[k] in FINITE for k in range(start + 1, end))


def _end_before_others(context: CueContext, proposal: Proposal, others: Sequence[Proposal]) -> Proposal:
    """Return an attribution ended where the clause of another of its sentence begins, if it hands over."""
    head = context.heads[proposal.number]
    for other in others:
        start = _begin_clause(context, other)
        if context.heads[other.number] <= head or start is None or start <= head:
            continue
        if any(low <= start < high for low, high in proposal.content):
            joint = _find_joint(context, start)
            if joint is not None and _stands_beside(context, proposal, other, joint):
                content = _cut(proposal.content, before_comma(context, joint))
                if content:
                    proposal = replace(proposal, content=content)
    return proposal


def _cut(content: tuple[Span, ...], stop: int) -> tuple[Span, ...]:
    """Return what of a content stands before ``stop``."""
    return tuple((low, min(high, stop)) for low, high in content if low < stop)


def _end_before_doubt(context: CueContext, proposal: Proposal) -> Proposal:
    """Return an attribution ended before the article's own doubt: "nine died |; that was not verified"."""
    seg, words = context.seg, load_reach_words()
    head = context.heads[proposal.number]
    for low, high in proposal.content:
        for k in range(max(low + 2, head + 2), high - 3):
            resumed = seg.words[k] == "," and seg.lowers[k + 1] in ("a", "an", "which")
            if resumed or seg.words[k] == ";" or seg.lowers[k] in words.turns and seg.words[k - 1] == ",":
                if is_quoted(context, k) < 0 and _is_doubt(context, k + 1, high):
                    return replace(proposal, content=_cut(proposal.content, before_comma(context, k)))
    return proposal


def _is_doubt(context: CueContext, start: int, stop: int) -> bool:
    """Tell whether a clause from ``start`` says that what was said is not borne out."""
    seg, words = context.seg, load_reach_words()
    verb = next((k for k in range(start + 2, min(stop, start + _MOST_DOUBT)) if _bears_out(context, k)), -1)
    if verb < 0:
        return False
    if seg.lowers[start:verb][:4] == ["there", "was", "no", "way"]:
        return True
    if seg.tags[verb] != "VBN":
        return False
    group = context.group(verb)
    told = any(
        seg.lemmas[k] in words.sayings | words.tolls
        or seg.lowers[k] in ("it", "this", "that", "neither", "none")
        for k in range(start, group.start)
    )
    return told and group.passive and (group.negated or seg.lowers[start] in ("neither", "none"))


def _bears_out(context: CueContext, verb: int) -> bool:
    return context.classes.get(verb) == "confirm" or context.seg.lemmas[verb] == "check"


def _begin_clause(context: CueContext, proposal: Proposal) -> int | None:
    """Return where a second speaker's clause begins: his subject, "according", or what is so said."""
    head = context.heads[proposal.number]
    if _is_put_in(context, proposal):
        return proposal.content[0][0]
    if 0 <= proposal.source[0] < head:
        return proposal.source[0]
    if context.seg.lowers[head] == "according":
        return head
    if proposal.source[0] < 0 and context.classes.get(head) == "hearsay":
        return min((low for low, _ in proposal.content), default=None)
    return None


def _is_put_in(context: CueContext, proposal: Proposal) -> bool:
    """Tell whether a saying stands inside the clause it says: ", but | the dam |, she said, | held"."""
    seg, head = context.seg, context.heads[proposal.number]
    if len(proposal.content) != 2 or is_quoted(context, proposal.content[0][0]) >= 0:
        return False
    (low, high), (after, _) = proposal.content
    first, last = seg.sentence_tokens[seg.sentence_of[head]]
    within = first < low and high < proposal.source[0] < head < after - 1 < last
    return within and seg.words[high] == "," == seg.words[after - 1] and seg.tags[after] in (*FINITE, "RB")


def _find_joint(context: CueContext, start: int) -> int | None:
    """Return the conjunction or mark that a clause from ``start`` follows; an adverb may stand between."""
    seg, words = context.seg, load_reach_words()
    k = start - 1
    if k > 2 and seg.lowers[k] == "as" and seg.words[k - 1] == "," and seg.lowers[k - 2] in _COORDINATING:
        return k - 2  # "it held, | yet, as | its own list notes"
    while k > 0 and seg.tags[k] == "RB" and seg.lowers[k] not in words.turns:
        k -= 1
    if k > 0 and seg.lowers[k - 1] == "even" and seg.lowers[k] in ("as", "though"):
        return k - 1
    return k if k > 0 and (seg.lowers[k] in words.turns or seg.lowers[k] in _COORDINATING) else None


def _stands_beside(context: CueContext, proposal: Proposal, other: Proposal, joint: int) -> bool:
    """Tell whether the clause behind a joint is beside the first one's and not part of what he says."""
    seg = context.seg
    own, head = context.heads[proposal.number], context.heads[other.number]
    if is_quoted(context, own) >= 0 or is_quoted(context, joint) >= 0 or is_quoted(context, head) >= 0:
        return False
    if _is_put_in(context, other):
        return _is_said(context, proposal, joint)
    if any(seg.tags[k] in _PRONOUNS for k in range(*other.source)) and other.source[1] - other.source[0] == 1:
        return False  # "said he was ill and | he | hoped", "and | who | said"
    if not _is_said(context, proposal, joint):
        return False
    low = seg.lowers[joint]
    if low == "as":
        return seg.words[joint - 1] == ","
    if low not in _COORDINATING:
        return True
    if seg.lowers[head] == "according" or context.classes.get(head) == "hearsay":
        return low != "and" or context.classes.get(own) == "hearsay"
    family = context.family(head)
    if family not in _SPEAKING and context.classes.get(head) not in ("promise", "refuse"):
        return False
    if proposal.content[0][0] > own and seg.lowers[proposal.content[0][0] - 1] == "that" and low == "and":
        return False  # "said that it burned and the owner claims": it may be all his
    return _tense(context, own) == _tense(context, head) != ""


def _is_said(context: CueContext, proposal: Proposal, joint: int) -> bool:
    """Tell whether something is left that is said before the joint, with a verb or behind the cue."""
    seg = context.seg
    left = _cut(proposal.content, joint)
    whole = sum(high - low for low, high in left)
    return whole > 1 or any(seg.tags[k] in FINITE for low, high in left for k in range(low, high))


def _tense(context: CueContext, head: int) -> str:
    """Return "past", "present" or, where a verb is neither plainly ("had said", "will say"), ""."""
    seg = context.seg
    if seg.tags[head] == "JJ":  # "is | confident | that"
        copula = next((k for k in (head - 1, head - 2) if seg.lemmas[k] == "be"), head - 1)
        return "past" if seg.tags[copula] == "VBD" else "present" if seg.tags[copula] in FINITE else ""
    if seg.tags[head] == "VBG":
        return ""
    group = context.group(head)
    if group.modal or group.infinitive:
        return ""
    first = seg.lowers[group.start] if group.start < head else ""
    if first == "had":
        return ""
    if first in ("has", "have", "does", "do") or first == "" and seg.tags[head] in ("VBZ", "VBP"):
        return "present"
    return "past"
