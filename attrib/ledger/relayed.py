"""Whose words a denial turns down in its own sentence: "rejects | the governor's claim that they fought".

The claim is a statement of the one who made it, and the denial answers it.  Without a name for him there is
nothing to answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attrib.model import Span

from .patterns import first_group, load_pattern

_CLAIM_THAT = load_pattern("relayed", "claim_that")
_WHOSE = load_pattern("relayed", "whose")
_BY = load_pattern("relayed", "by")
_ENDS = load_pattern("relayed", "ends")
_ARTICLE = load_pattern("relayed", "article")
_IS_FALSE = load_pattern("relayed", "is_false")
_OWN = load_pattern("relayed", "own")
_REACH = 60  # characters before a noun such as "claim" in which its owner may stand
_LEAST = 12  # characters of what is claimed


@dataclass(frozen=True, slots=True)
class Relayed:
    """A claim that a sentence names with its ``owner``: ``span`` holds both, ``words`` what is claimed."""

    owner: str
    span: Span
    words: Span


def find_relayed(text: str, span: Span) -> Relayed | None:
    """Return the claim that a stretch of text names, with whose it is; None where it names no one's."""
    match = _CLAIM_THAT.search(text, *span)
    if match is None:
        return None
    end = _ENDS.search(text, match.end(), span[1])
    words = match.end(), end.start() if end is not None else span[1]
    while words[1] > words[0] and text[words[1] - 1] in ' .,;:"”':
        words = words[0], words[1] - 1
    before = _WHOSE.search(text, max(span[0], match.start() - _REACH), match.start())
    owner = before or _BY.search(text, match.start(), match.end())
    who = first_group(owner) if owner is not None else ""
    if owner is None or _OWN.fullmatch(who) or words[1] - words[0] < _LEAST:
        return None
    start = owner.start() if before is not None else _include_article(text, span[0], match.start())
    return Relayed(who, (start, words[1]), words)


def find_refuted(text: str, sentence: Span) -> tuple[Relayed, int] | None:
    """Return the claim that a sentence calls untrue, and its end: "the army's claim that … is false"."""
    claim = find_relayed(text, sentence)
    untrue = _IS_FALSE.match(text, claim.words[1], sentence[1]) if claim is not None else None
    return (claim, untrue.end()) if claim is not None and untrue is not None else None


def names_claim(text: str, content: Sequence[Span], place: Span) -> bool:
    """Tell whether a content names a claim before a place in it: "the claim that | twelve had died"."""
    return any(
        _CLAIM_THAT.search(text, start, min(end, place[0])) is not None
        for start, end in content
        if start < place[0]
    )


def _include_article(text: str, first: int, start: int) -> int:
    """Return where a noun phrase begins: at the article before its noun, if there is one."""
    article = _ARTICLE.search(text, max(first, start - _REACH), start)
    return article.start() if article is not None else start
