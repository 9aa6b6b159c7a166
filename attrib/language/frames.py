"""What stands around a word: base noun phrases, verb groups, and which quotation a token is in.

A :class:`Frame` is computed once a document from its :class:`~attrib.model.Segmentation`; the
proposals and features of cues, sources and contents all read it.  Chunks are base noun phrases
found from part-of-speech tags alone (Ramshaw and Marcus 1995's notion, by a small automaton).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from attrib.model import Segmentation, Span

from .parser import parse_heads

_DETERMINERS = frozenset(("DT", "PRP$", "PDT", "WP$"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
_INSIDE = frozenset(("JJ", "JJR", "JJS", "CD", "$", "#", "VBN", "VBG", "HYPH", "AFX", "ADD", "RB"))
_ALONE = frozenset(("PRP", "WP", "EX"))
_INDEFINITE = frozenset(
    ("nobody", "nothing", "everybody", "everyone", "everything", "anybody", "anyone", "someone", "somebody")
)
_PRONOUN_DETERMINERS = frozenset(
    ("this", "that", "these", "those", "both", "all", "some", "many", "one", "another")
)
BE = frozenset(
    (
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "'s",
        "'re",
        "'m",
        "’s",
        "’re",
        "’m",
        "get",
        "got",
    )
)
HAVE = frozenset(("have", "has", "had", "having", "'ve", "’ve", "'d", "’d"))
DO = frozenset(("do", "does", "did"))
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "cannot", "without"))
TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow".split()
)
DAY_PARTS = frozenset(("morning", "afternoon", "evening", "night", "nights", "mornings"))
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
SAYING_TIMES = frozenset(  # words of when something was said, at a boundary of what was said
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow earlier later "
    "recently late early last this week month year night morning afternoon evening".split()
)
OPENERS = frozenset(('"', "“", "``", "‘", "«", "„", "‹"))
CLOSERS = frozenset(('"', "”", "''", "’", "»", "‟", "›"))
_QUOTE_MARKS = frozenset(('"', "“", "”", "''", "``"))
LONG_DASHES = frozenset(("—", "–", "--"))
DASHES = LONG_DASHES | {"-"}  # a hyphen that is a token by itself stands for one
PAUSES = DASHES | {","}
MARK_TAGS = frozenset((",", ".", ":", "``", "''"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Token-level structure of one document; all indices are token indices unless said otherwise.

    ``chunks`` are base noun phrases as half-open token ranges with ``chunk_heads[k]`` the head token of
    chunk ``k``; ``chunk_of[i]`` is the chunk of token ``i`` or -1.  ``quoted[i]`` is the index of the
    outermost quotation holding token ``i`` or -1; ``quotation_tokens[q]`` the token range of quotation ``q``.
    ``heads[i]`` is the syntactic head of token ``i`` (-1: a root), ``relations[i]`` their relation and
    ``children[i]`` the tokens that hang on it, ``rightmost[i]`` the last of them (-1: none).
    """

    chunks: list[Span]
    chunk_heads: list[int]
    chunk_of: list[int]
    quoted: list[int]
    quotation_tokens: list[Span]
    heads: list[int]
    relations: list[str]
    children: list[Sequence[int]]
    rightmost: list[int]


def build_frame(seg: Segmentation, parsed: list[int] | None = None) -> Frame:
    """Return noun chunks, quotation membership and heads.

    ``parsed`` are the sentences to parse (None: all).
    """
    chunks: list[Span] = []
    heads: list[int] = []
    chunk_of = [-1] * len(seg.words)
    tags, lowers = seg.tags, seg.lowers
    for first, last in seg.sentence_tokens:
        i = first
        while i < last:
            end, head = _chunk_at(seg.words, tags, lowers, i, last)
            if end == i:
                i += 1
                continue
            for k in range(i, end):
                chunk_of[k] = len(chunks)
            chunks.append((i, end))
            heads.append(head)
            i = end
    quoted = [-1] * len(seg.words)
    quotation_tokens: list[Span] = []
    for number, quotation in enumerate(seg.quotations):
        low = bisect_left(seg.starts, quotation.span[0])
        high = bisect_left(seg.starts, quotation.span[1])
        quotation_tokens.append((low, high))
        if quotation.depth == 0:
            for part in quotation.parts:
                for k in range(bisect_left(seg.starts, part[0]), bisect_left(seg.starts, part[1])):
                    quoted[k] = number
    governors, relations = parse_heads(seg, parsed)
    below: dict[int, list[int]] = {}
    for k, governor in enumerate(governors):
        if governor >= 0:
            below.setdefault(governor, []).append(k)
    children: list[Sequence[int]] = [below.get(k, ()) for k in range(len(governors))]
    return Frame(
        chunks,
        heads,
        chunk_of,
        quoted,
        quotation_tokens,
        governors,
        relations,
        children,
        [c[-1] if c else -1 for c in children],
    )


def names_paper(words: Sequence[str], i: int) -> bool:
    """Tell whether a word of time ends the name of a paper: "USA | Today"."""
    return words[i] in ("Today", "TODAY") and i > 0 and words[i - 1][:1].isupper()


def _chunk_at(words: list[str], tags: list[str], lowers: list[str], i: int, last: int) -> tuple[int, int]:
    """Return (end, head) of the base noun phrase that starts at token ``i``; end == i where none does."""
    tag = tags[i]
    if tag in _ALONE:
        return i + 1, i
    start = i
    if tag in _DETERMINERS:
        i += 1
        if i < last and tags[i] in _DETERMINERS:
            i += 1
    head = -1
    while i < last:
        tag = tags[i]
        if tag in _NOUNS:
            timed = lowers[i] in TIME_NOUNS and tags[i - 1] in _NOUNS and not names_paper(words, i)
            if head >= 0 and (timed or lowers[i] in _INDEFINITE):
                break  # "government forces | yesterday said", "told the BBC | nobody was paid"
            if (
                i > start
                and tags[i - 1] == "CD"
                and i - start > 1
                and any(lowers[k] in MONTHS for k in range(start, i - 1))
            ):
                break  # "6 April 2017 | Turkey says"
            if (
                i > start
                and lowers[i - 1] in TIME_NOUNS
                and tag in ("NN", "NNS")
                and lowers[i] not in DAY_PARTS
            ):
                break  # "Thursday | activists said", where the comma was lost
            head = i
            i += 1
        elif tag == "POS" and head >= 0:
            if i + 1 < last and (tags[i + 1] in _NOUNS or tags[i + 1] in _INSIDE):
                i += 1
            else:
                break
        elif tag in _INSIDE:
            if head >= 0 and tag not in ("CD", "HYPH") and not _counts(tags, lowers, i, last):
                # an adjective or participle after the noun opens something else ("troops loyal to")
                break
            if tag == "RB" and not (i + 1 < last and tags[i + 1] in ("JJ", "VBN", "CD")):
                break
            if tag in ("VBG", "VBN") and (i == start or not _noun_follows(tags, i, last)):
                break
            if tag == "CD":
                head = i
            i += 1
        elif (
            tag == "CC"
            and head < 0
            and i > start
            and lowers[i] in ("and", "or")
            and _noun_follows(tags, i, last)
        ):
            i += 1
        else:
            break
    if head < 0:
        if i > start and tags[start] in ("DT", "PDT") and lowers[start] in _PRONOUN_DETERMINERS:
            return start + 1, start
        if i > start and tags[start] in _DETERMINERS and tags[i - 1] in ("JJ", "VBN", "JJS", "JJR"):
            return i, i - 1  # "the wounded"
        return start, -1
    return head + 1, head


def _counts(tags: list[str], lowers: list[str], i: int, last: int) -> bool:
    """Tell whether a number before an adjective, no year, is of what follows: "two | former traders"."""
    word = lowers[i - 1]
    year = len(word) == 4 and word.isdigit()
    return (
        tags[i - 1] == "CD" and not year and tags[i] in ("JJ", "JJR", "JJS") and _noun_follows(tags, i, last)
    )


def _noun_follows(tags: list[str], i: int, last: int) -> bool:
    for k in range(i + 1, min(i + 4, last)):
        if tags[k] in _NOUNS:
            return True
        if tags[k] not in _INSIDE:
            return False
    return False


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The auxiliaries and adverbs before a verb: ``start`` is the group's first token."""

    start: int
    modal: str
    negated: bool
    passive: bool
    perfect: bool
    infinitive: bool


def verb_group(seg: Segmentation, i: int) -> VerbGroup:
    """Return the verb group that ends in token ``i`` ("has not been | told", "refused to | say")."""
    first = seg.sentence_tokens[seg.sentence_of[i]][0]
    lowers, tags = seg.lowers, seg.tags
    start, modal, negated, passive, perfect, infinitive = i, "", False, False, False, False
    k = i - 1
    while k >= first and i - k < 9:
        low, tag = lowers[k], tags[k]
        if tag == "MD":
            modal, start = low, k
        elif low in BE and tag[0] == "V":
            if k == start - 1 or not passive:
                passive = passive or tags[i] == "VBN"
            start = k
        elif low in HAVE and tag[0] == "V":
            perfect, start = True, k
        elif low in DO and tag[0] == "V":
            start = k
        elif low in NEGATIONS:
            negated, start = True, k
        elif low == "to" and k == i - 1:
            infinitive, start = True, k
            break
        elif low == "to":
            break
        elif tag == "RB" or tag == "RBR":
            if (
                k > first
                and (
                    tags[k - 1] == "MD"
                    or lowers[k - 1] in BE
                    or lowers[k - 1] in HAVE
                    or lowers[k - 1] in DO
                    or tags[k - 1] in ("RB", "TO")
                )
                or k == i - 1
            ):
                pass
            else:
                break
        else:
            break
        k -= 1
    return VerbGroup(start, modal, negated, passive, perfect, infinitive)


class RunningCounts:
    """How many tokens of a kind stand before each token.

    Those in low .. high (exclusive) are ``kind[high] - kind[low]``.
    """

    __slots__ = ("commas", "verbs", "finite", "openers", "that", "names", "quoted", "quote_marks")

    def __init__(self, seg: Segmentation, frame: Frame):
        words, tags = seg.words, seg.tags
        kinds = frozenset(tags)
        verbs = frozenset(tag for tag in kinds if tag[:2] == "VB" or tag == "MD")
        names = frozenset(tag for tag in kinds if tag[:3] == "NNP")
        self.commas = _count_before(map(",".__eq__, words))
        self.verbs = _count_before(map(verbs.__contains__, tags))
        self.finite = _count_before(map(FINITE.__contains__, tags))
        self.openers = _count_before(map(OPENERS.__contains__, words))
        self.names = _count_before(map(names.__contains__, tags))
        self.quoted = _count_before(map((0).__le__, frame.quoted))
        self.quote_marks = _count_before(map(_QUOTE_MARKS.__contains__, words))
        self.that = _count_before(map("that".__eq__, seg.lowers))


def _count_before(flags: Iterable[bool]) -> list[int]:
    return list(accumulate(flags, initial=0))
