"""Sentence ends by Punkt (Kiss and Strunk 2006), with parameters that were learnt before.

It decides as NLTK's ``PunktSentenceTokenizer`` does (Apache License 2.0; a test compares the two), whose
package would take half a second and a third of the memory to load, and whose patterns give up by the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from attrib.model import Span

# what is known of a word's case: flags as ``data/casing.json.gz`` has them
_MID_UPPER, _BEGIN_LOWER = 1 << 2, 1 << 4
_UPPER = 1 << 1 | _MID_UPPER | 1 << 3
_LOWER = _BEGIN_LOWER | 1 << 5 | 1 << 6

_ENDS = (".", "?", "!")
_PUNCTUATION = frozenset(";:,.!?")
_NON_WORD = "(?:[)\";}\\]*:@'({\\[\u2018\u2019\u201c\u201d\u00ab\u00bb?!])"
_MANY = r"(?:-{2,}|\.{2,}|(?:\.\s){2,}\.)"
_WORD = re.compile(
    rf"({_MANY}|(?=[^(\"`{{\[:;&#*@)}}\]\-,])\S+?(?=\s|$|{_NON_WORD}|{_MANY}|,(?=$|\s|{_NON_WORD}|{_MANY}))|\S)"
)
_POSSIBLE_END = re.compile(rf"[.?!](?=(?P<after>{_NON_WORD}|\s+(?P<next>\S+)))")
_CLOSING = re.compile("[\"')\\]}\u2018\u2019\u201c\u201d\u00ab\u00bb]+?(?:\\s+|(?=--)|$)", re.M)
_ELLIPSIS = re.compile(r"\.\.+$")
_NUMBER = re.compile(r"^-?[.,]?\d[\d,.-]*\.?$")
_INITIAL = re.compile(r"[^\W\d]\.$")
_SPACES = " \t\n\r\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was learnt: abbreviations without their stop, words that begin sentences, flags of words' case."""

    abbreviations: Set[str]
    starters: Set[str]
    context: Mapping[str, int]


@dataclass(slots=True)
class _Token:
    text: str
    type: str  # in lower case, any number the same
    ends: bool = False
    short: bool = False  # an abbreviation
    ellipsis: bool = False

    @property
    def bare_type(self) -> str:
        """The type without a last stop."""
        return self.type[:-1] if len(self.type) > 1 and self.type[-1] == "." else self.type

    @property
    def following_type(self) -> str:
        """The type as that of a word that comes after a stop."""
        return self.bare_type if self.ends else self.type


def find_sentence_spans(text: str, known: Parameters) -> Iterator[Span]:
    """Yield the spans of the sentences of a text; what closes a sentence belongs to it."""
    shift = 0
    sentences = list(_cut(text, known))
    for number, (start, end) in enumerate(sentences):
        start += shift
        if number + 1 == len(sentences):
            if start < end:
                yield start, end
            return
        next_start, next_end = sentences[number + 1]
        closing = _CLOSING.match(text[next_start:next_end])
        if closing is not None:
            yield start, next_start + len(closing.group().rstrip())
            shift = closing.end()
        else:
            shift = 0
            if start < end:
                yield start, end


def _cut(text: str, known: Parameters) -> Iterator[Span]:
    last = 0
    for match, context in _find_possible_ends(text):
        if _holds_end(context, known):
            yield last, match.end()
            last = match.start("next") if match["next"] else match.end()
    yield last, len(text.rstrip())


def _find_possible_ends(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the marks that may end a sentence, each with the word before, itself and what comes after; of
    several after one word the last."""
    start = stop = 0
    previous: re.Match[str] | None = None
    for match in _POSSIBLE_END.finditer(text):
        before = text[stop : match.start()]
        space = max(before.rfind(mark) for mark in _SPACES)
        begin = stop + space + 1 if space > 0 else start
        if previous is not None and stop <= begin:
            yield previous, text[start:stop] + previous.group() + previous["after"]
        previous, start, stop = match, begin, match.start()
    if previous is not None:
        yield previous, text[start:stop] + previous.group() + previous["after"]


def _holds_end(text: str, known: Parameters) -> bool:
    """Tell whether a sentence ends before the last token of a few."""
    tokens = [_read_token(word, known) for line in text.split("\n") for word in _WORD.findall(line)]
    for token, following in zip(tokens, tokens[1:]):
        if token.text.endswith("."):
            _look_at_both(token, following, known)
        if token.ends:
            return True
    return False


def _read_token(word: str, known: Parameters) -> _Token:
    token = _Token(word, _NUMBER.sub("##number##", word.lower()))
    if word in _ENDS:
        token.ends = True
    elif _ELLIPSIS.match(word):
        token.ellipsis = True
    elif word.endswith(".") and not word.endswith(".."):
        stem = word[:-1].lower()
        token.short = stem in known.abbreviations or stem.split("-")[-1] in known.abbreviations
        token.ends = not token.short
    return token


def _look_at_both(token: _Token, following: _Token, known: Parameters) -> None:
    """Decide again on a token with a stop by the word that comes after it."""
    initial = _INITIAL.match(token.text) is not None
    upper = following.text[0].isupper()
    next_type = following.following_type
    starts = _starts_sentence(following, known)
    if (token.short or token.ellipsis) and not initial:
        if starts or upper and next_type in known.starters:
            token.ends = True
            return
    if initial or token.bare_type == "##number##":
        always_upper = upper and not known.context.get(next_type, 0) & _LOWER
        if starts is False or starts is None and initial and always_upper:
            token.ends, token.short = False, True


def _starts_sentence(token: _Token, known: Parameters) -> bool | None:
    """Tell whether a word's case shows that it begins a sentence; None where it shows nothing."""
    if token.text in _PUNCTUATION:
        return False
    context = known.context.get(token.following_type, 0)
    if token.text[0].isupper() and context & _LOWER and not context & _MID_UPPER:
        return True
    if token.text[0].islower() and (context & _UPPER or not context & _BEGIN_LOWER):
        return False
    return None
