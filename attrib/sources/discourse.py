"""The running record of who has been mentioned in a document, and the choice of antecedents.

Candidates for a pronoun or a definite description are scored by distance in sentences, whether they
spoke last, whether they stand as a subject, and whether they stand inside someone's quotation.  The
scores follow the classic salience factors (Lappin and Leass, Computational Linguistics 1994), with
"who spoke last" added because the text is news.  No candidate clearly best: no answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from attrib.language.frames import FINITE
from attrib.model import Segmentation, Span
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.registry import Registry
from attrib.sources.names.vocabulary import WORDS

WINDOW = 8  # sentences
MARGIN = 0.2
WEIGHTS = {
    "spoke last": 3.6,
    "spoke before": 2.4,
    "named": 2.0,
    "decay": 0.8,
    "subject": 1.0,
    "oblique": 0.6,
    "other quotation": 0.4,
    "repeated": 0.15,
    "gender known": 0.6,
    "near": 0.6,
    "told of": 1.2,
    "same quotation": 3.0,
}


@dataclass(slots=True)
class Spoken:
    """A source mention already resolved: tokens, actor, and sentence."""

    start: int
    end: int
    actor: Actor
    sentence: int
    reported: bool = False  # in the content of somebody else's attribution


@dataclass(slots=True)
class Discourse:
    """One document's names and the sources resolved so far."""

    segmentation: Segmentation
    registry: Registry
    names: list[Name]
    starts: list[int]
    home: str
    spoken: list[Spoken] = field(default_factory=list)
    spoken_starts: list[int] = field(default_factory=list)
    titles: frozenset[int] = frozenset()  # sentences of the page's title
    generic: dict[str, Actor] = field(default_factory=dict)
    quote_spans: list[Span] = field(default_factory=list)
    inside: tuple[int, int] = (0, 0)  # the tokens of the quotation in which the source stands
    told: frozenset[int] = frozenset()  # the actors that are named in what is said here

    def add_spoken(self, start: int, end: int, actor: Actor, *, reported: bool = False) -> None:
        """Record a resolved source; sources come in text order."""
        size = len(self.segmentation.sentence_of)
        sentence = self.segmentation.sentence_of[min(start, size - 1)]
        self.spoken.append(Spoken(start, end, actor, sentence, reported))
        self.spoken_starts.append(start)

    def in_quotation(self, token: int) -> bool:
        """Is the token inside quotation marks?"""
        place = self.segmentation.starts[token]
        k = bisect_right(self.quote_spans, (place, 1 << 60)) - 1
        return k >= 0 and self.quote_spans[k][0] <= place < self.quote_spans[k][1]

    def is_oblique(self, name: Name) -> bool:
        """A name after a preposition, or a possessor: rarely who the next pronoun means."""
        words = self.segmentation.words
        k = name.start - 1
        while k >= 0 and words[k].casefold() in (
            "the",
            "president",
            "mr.",
            "mr",
            "mrs.",
            "ms.",
            "dr.",
            "minister",
        ):
            k -= 1
        return name.possessive or k >= 0 and words[k].casefold() in WORDS.oblique or self.is_modifier(name)

    def is_modifier(self, name: Name) -> bool:
        """A person's name before a plain noun, as in "a Renn supporter": about somebody else."""
        words, end = self.segmentation.words, name.end
        return (
            end < len(words)
            and name.actor is not None
            and name.actor.kind == "person"
            and words[end][:1].islower()
            and self.segmentation.tags[end] in ("NN", "NNS")
            and self.segmentation.sentence_of[end] == self.segmentation.sentence_of[name.start]
        )

    def is_made(self, name: Name) -> bool:
        """ "In a Boeing": a thing that a body makes, not the body ("a Boeing spokesman")."""
        words, tags, end = self.segmentation.lowers, self.segmentation.tags, name.end
        one = name.start > 0 and words[name.start - 1] in ("a", "an")
        body = name.actor is not None and name.actor.kind == "organisation"
        return (
            body
            and one
            and not name.possessive
            and (end >= len(tags) or not tags[end].startswith(("NN", "JJ")))
        )

    def is_subject(self, name: Name) -> bool:
        """No verb stands before the name in its sentence (and no preposition directly)."""
        segmentation = self.segmentation
        first = segmentation.sentence_tokens[segmentation.sentence_of[name.start]][0]
        if name.start - first > 12 or self.is_oblique(name):
            return False
        before = segmentation.words[name.start - 1].casefold() if name.start > first else ""
        if before in WORDS.content or before == "(":
            return False
        return not any(tag in FINITE for tag in segmentation.tags[first : name.start])


Fits = Callable[[Actor], bool]  # whether an actor may be meant


@dataclass(slots=True)
class Candidate:
    """An actor that may be meant, with its score and the mention that speaks for it."""

    actor: Actor
    score: float
    start: int
    end: int
    why: str
    spoke: bool = False  # a source before, whatever mention speaks for it


class _Board:
    """The candidates so far, by actor, each with its best score; more mentions of one add a little."""

    def __init__(self) -> None:
        self.best: dict[int, Candidate] = {}

    def propose(
        self, actor: Actor, score: float, start: int, end: int, why: str, spoke: bool = False
    ) -> None:
        """Add a mention that speaks for an actor."""
        known = self.best.get(id(actor))
        if known is None:
            self.best[id(actor)] = Candidate(actor, score, start, end, why, spoke)
            return
        bonus = WEIGHTS["repeated"] if known.score > 0 else 0.0
        if score > known.score:
            self.best[id(actor)] = Candidate(actor, score + bonus, start, end, why, known.spoke)
        else:
            known.score += bonus


def collect_candidates(
    discourse: Discourse,
    token: int,
    accept: Fits,
    window: int = WINDOW,
    *,
    subject_weight: float = 1.0,
    place_names: bool = False,
) -> list[Candidate]:
    """Return the actors mentioned before ``token`` that ``accept`` lets through, best first.

    ``window`` is in sentences; ``subject_weight`` says how much a subject counts; with ``place_names``
    countries after a preposition are left out.
    """
    board = _Board()
    _propose_speakers(board, discourse, token, accept, window)
    _propose_names(board, discourse, token, accept, window, subject_weight, place_names)
    found = list(board.best.values())
    for candidate in found:
        if id(candidate.actor) in discourse.told:
            candidate.score -= WEIGHTS["told of"]
    found.sort(key=lambda candidate: (-candidate.score, -candidate.start))
    return found


def _sentence_at(discourse: Discourse, token: int) -> int:
    sentence_of = discourse.segmentation.sentence_of
    return sentence_of[min(token, len(sentence_of) - 1)]


def _propose_speakers(board: _Board, discourse: Discourse, token: int, accept: Fits, window: int) -> None:
    """Propose the last sources that spoke."""
    here, last_spoken = _sentence_at(discourse, token), True
    k = bisect_left(discourse.spoken_starts, token) - 1
    for spoken in reversed(discourse.spoken[max(0, k - 11) : k + 1]):
        distance = here - spoken.sentence
        if spoken.end > token:
            continue
        if distance > window:
            break
        if accept(spoken.actor):
            why = "spoke last" if last_spoken and not spoken.reported else "spoke before"
            score = WEIGHTS[why] - WEIGHTS["decay"] * distance
            board.propose(spoken.actor, score, spoken.start, spoken.end, why, True)
            last_spoken = last_spoken and spoken.reported  # who is quoted does not take the floor


def _propose_names(
    board: _Board,
    discourse: Discourse,
    token: int,
    accept: Fits,
    window: int,
    subject_weight: float,
    place_names: bool,
) -> None:
    """Propose the last names of the text, by where and how they stand."""
    here, sentence_of = _sentence_at(discourse, token), discourse.segmentation.sentence_of
    k = bisect_left(discourse.starts, token) - 1
    for name in reversed(discourse.names[max(0, k - 59) : k + 1]):
        distance = here - sentence_of[name.start]
        if name.end > token or name.byline:
            continue
        if distance > window:
            break
        if name.actor is None or discourse.is_made(name) or not accept(name.actor):
            continue
        if (
            name.actor.kind == "unknown"
            and name.actor.count == 1
            and sentence_of[name.start] in discourse.titles
        ):
            continue  # "Harbour town counts the cost": no name but of the title
        oblique = discourse.is_oblique(name)
        if oblique and place_names and name.actor.kind == "country":
            continue
        quoted = discourse.in_quotation(name.start)
        if quoted and distance == 0 and not discourse.in_quotation(token):
            continue  # whom a quotation names is not the one who says it: "Help [Mr Assad]," he said
        score, why = _score_name(discourse, name, distance, oblique, subject_weight)
        if quoted != discourse.in_quotation(token):
            score -= WEIGHTS["other quotation"]
        board.propose(name.actor, score, name.start, name.end, why)


def _score_name(
    discourse: Discourse, name: Name, distance: int, oblique: bool, subject_weight: float
) -> tuple[float, str]:
    """How much a mention speaks for its actor, and why; ``distance`` is in sentences."""
    score, why = WEIGHTS["named"] - WEIGHTS["decay"] * distance, "mentioned before"
    if discourse.inside[0] <= name.start < discourse.inside[1]:
        score += WEIGHTS["same quotation"]
    if discourse.is_subject(name):
        score += subject_weight * WEIGHTS["subject"]
        if distance <= 1:
            score += WEIGHTS["near"]
        why = "subject before"
    elif oblique:
        score -= WEIGHTS["oblique"]
    return score, why


def choose(candidates: list[Candidate], margin: float = MARGIN) -> Candidate | None:
    """Return the best candidate if it is clearly best."""
    if not candidates:
        return None
    if len(candidates) > 1 and candidates[0].score - candidates[1].score < margin:
        return None
    return candidates[0]
