"""The values that flow between the stages: frozen dataclasses, no I/O.

Every span is a half-open pair ``(start, end)`` of code points of the *original* text of its
document.  Stages never fill in fields of values made earlier; they make new ones
(``dataclasses.replace``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]

KINDS = ("direct", "indirect", "mixed")
STANCES = (
    "asserts",
    "denies",
    "confirms",
    "accuses",
    "doubts",
    "demands",
    "promises",
    "believes",
    "asks",
)
SPEAKER_TYPES = (
    "government",
    "military",
    "state-media",
    "media",
    "rebel",
    "opposition",
    "monitor",
    "activist",
    "intergovernmental",
    "foreign-government",
    "medical-rescue",
    "jihadist",
    "witness",
    "expert",
    "civilian",
    "unnamed",
    "other",
)
FIGURE_UNITS = ("killed", "injured", "detained", "displaced", "missing")
FIGURE_ROLES = ("total", "part", "further")
RELATION_TYPES = ("unverified", "verified", "denies", "confirms", "contradicts", "repeats")
STATUSES = ("single-source", "corroborated", "contested", "denied", "unverified", "confirmed")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, found over the whole document: ``span`` includes its marks.

    ``parts`` are the paragraph-wise pieces of a quotation that runs over several paragraphs
    (one piece, the span itself, for an ordinary one).  ``closed`` is False where no closing
    mark was found and the quotation ends with its paragraph; ``depth`` is 0 for outermost.
    """

    span: Span
    parts: tuple[Span, ...]
    depth: int = 0
    closed: bool = True


REGION_KINDS = (
    "title",
    "dateline",
    "byline",
    "date",
    "tail",
    "link",
    "notice",
    "caption",
    "credit",
    "label",
    "post",
)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the page that is no running prose, or prose of a form of its own: one of REGION_KINDS.

    ``span`` are characters.  Of a dateline ``place`` is where its place name stands (None: it has none), a
    hint of where the event was and nothing else.
    """

    kind: str
    span: Span
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What the form of the page gives to a speaker, with no verb of saying: ``MARTIN: Did you see it?``

    ``source`` is who speaks (None: nobody is named), ``cue`` the mark or label that shows it, ``speech`` the
    words, one span a sentence; ``stands_for`` is where a mere letter ("A:") or label has its name, if the
    text gives one.  ``kind`` is transcript, headline, signed, post, label or statement.
    """

    kind: str
    source: Span | None
    cue: Span
    speech: tuple[Span, ...]
    asks: bool = False
    stands_for: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Segmentation:
    """A document's text as spans; nothing in it is altered, only pointed at.

    Tokens are parallel sequences: token ``i`` is ``text[starts[i]:ends[i]]`` with form
    ``words[i]`` and Penn Treebank tag ``tags[i]``.  ``sentences[k]`` is the character span of
    sentence ``k`` and ``sentence_tokens[k]`` its half-open range of token indices;
    ``sentence_of[i]`` is the sentence of token ``i``; ``paragraph_of[k]`` the paragraph of
    sentence ``k``.  ``headlines`` holds the indices of sentences set in title case or capitals,
    which were truecased for tagging (``words`` keeps the original form).  ``lemmas[i]`` is the
    lower-case lemma and ``lowers[i]`` the lower-case form of token ``i``.

    ``regions`` say what of the page is no running prose and ``turns`` who speaks by its form alone, both
    in text order; ``asides`` are the sentences in which nobody says anything (dateline, byline, agency's
    tail, link line): no word of theirs is source, cue or content.  A word that a line's end has parted
    ("govern-|ment") is one token, whose form lacks the break.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    sentence_tokens: tuple[Span, ...]
    paragraph_of: tuple[int, ...]
    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: list[str]
    sentence_of: list[int]
    quotations: tuple[Quotation, ...]
    headlines: frozenset[int] = frozenset()
    lemmas: list[str] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    regions: tuple[Region, ...] = ()
    turns: tuple[Turn, ...] = ()
    asides: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CueCandidate:
    """A place that may anchor an attribution, as some rule proposes it (weights decide later).

    ``tokens`` are the token indices of the cue in text order (a gap is allowed), ``head`` the one
    that carries it; ``rule`` is the id of the rule that proposed it, ``category`` its kind of word
    and ``classes`` the classes of its lexicon entries, strongest first (empty: a word no lexicon has).
    """

    head: int
    tokens: tuple[int, ...]
    rule: str
    category: str  # verb | noun | adjective | adverb | preposition | punctuation | phrase
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a source mention was tied to an entity: ``by`` names the means, ``reason`` says why."""

    by: str = "none"  # name | alias | pronoun | description | generic | none
    antecedent: Span | None = None
    candidates: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A casualty or displacement number in a text (see docs/format.md for low, high, qualifier)."""

    span: Span
    unit: str
    low: int | None
    high: int | None
    qualifier: str = "exact"
    who: str | None = None
    role: str = "total"  # total | part | further
    part_of: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where a text reports what a source says, with its spans and what is known of it."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str = "indirect"
    stance: str = "asserts"
    hedged: bool = False
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_type: str = "unnamed"
    resolution: Resolution = Resolution()
    parent: str | None = None
    figures: tuple[Figure, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation inside one document.

    ``unverified`` and ``verified`` are statements of the text: ``span`` is the phrase, ``to`` the
    attribution it speaks of (or None), ``to_spans`` what it speaks of, ``by`` who could not verify
    (None: the article itself).  ``denies``, ``confirms``, ``contradicts``, ``repeats`` go from one
    attribution to another (``source`` and ``to`` are attribution ids; ``source`` is written
    "from" in the interchange format).
    """

    type: str
    source: str | None = None
    to: str | None = None
    to_spans: tuple[Span, ...] = ()
    span: Span | None = None
    by: str | None = None
    part: str = "whole"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One source tied to another: ``kind`` "relays" (outlet to the source it passes on) or "member of"
    (person to organisation); ``span`` is the text that says so."""

    kind: str
    from_name: str
    to_name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article.  ``text`` is never altered; ``extra`` keeps the input's unknown fields.

    ``attributions`` and ``relations`` are None until a stage, or the input itself, gives them.
    Two surrogates that are one character are that character (``join_surrogates``).
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    location: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)
    attributions: tuple[Attribution, ...] | None = None
    relations: tuple[Relation, ...] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", join_surrogates(self.id))
        object.__setattr__(self, "text", join_surrogates(self.text))


_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def join_surrogates(text: str) -> str:
    """Return the text with a high surrogate and the low one after it joined to their one character.

    JSON cannot tell the two from the character, so offsets would differ between a text and what is
    read back of it.  A surrogate that stands alone stays as it is.

    >>> join_surrogates("\ud83d" + "\ude00") == "\U0001f600"
    True
    """
    if text.isascii():
        return text
    return _SURROGATE_PAIR.sub(
        lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16"), text
    )


def attribution_id(
    document_id: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]
) -> str:
    """Return the stable id of an attribution: document id, "#", ten hex digits of its spans' hash.

    >>> attribution_id("a.txt", [(0, 2)], [(3, 7)], [(8, 20)])
    'a.txt#92840533bf'
    """
    spans = repr([[list(map(int, span)) for span in role] for role in (source, cue, content)])
    digest = hashlib.sha256(f"{document_id}\x00{spans}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{document_id}#{digest[:10]}"
