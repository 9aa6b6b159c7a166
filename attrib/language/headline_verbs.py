"""Verbs of headlines that a tagger takes for nouns or names: "BANK | WARNS | OF SLOWDOWN".

In capitals or title case a verb looks like a part of the name before it, and where articles are left out
small ones look like nouns.  A clause of a headline has one main verb: where no other is found, the first word
that is nearly always a verb in headlines, behind a noun or behind the comma that opens the clause, is it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.language.frames import DASHES, FINITE
from attrib.language.verb_forms import read_verb_forms
from attrib.model import Span

LONGEST_SPEAKER = 7  # tokens
_JOINTS = frozenset((",", ";", "as", "while", "but", *DASHES))
_QUOTES = frozenset(("'", '"', "‘", "’", "“", "”", "«", "»"))
_IN_NAMES = ("NN", "JJ", "DT", "CD", "PO", "PR", "VBN", "FW")  # beginnings of tags of a speaker's words
_TELLING = frozenset(("tell", "tells", "warn", "warns"))
_NOT_BEFORE_AS = frozenset(("such", "same", "as", "known", "just", "even", "so", "well"))


def is_headline_verb(word: str) -> bool:
    """Tell whether a form is nearly always a verb in headlines.

    >>> is_headline_verb("warns"), is_headline_verb("raids")
    (True, False)
    """
    return word.lower() in read_verb_forms("headline_verbs")


def find_headline_verbs(words: Sequence[str], tags: Sequence[str], span: Span) -> Iterator[tuple[int, str]]:
    """Yield the verbs of the headline in ``span``, each with its tag, that were tagged as something else.

    >>> list(find_headline_verbs(["BANK", "WARNS", "OF", "LOSS"], ["NNP", "NNP", "IN", "NN"], (0, 4)))
    [(1, 'VBZ')]
    """
    first, last = span
    known = read_verb_forms("headline_verbs")
    start = first
    while start < last:
        stop = next((k for k in range(start + 1, last) if words[k].lower() in _JOINTS), last)
        begins = start + (words[start].lower() in _JOINTS)
        if not any(tag in FINITE for tag in tags[begins:stop]):
            for k in range(begins, min(stop, last - 1)):
                behind = tags[k - 1][:2] == "NN" if k > begins else words[k - 1] == "," and k > first
                if words[k].lower() in known and behind and words[k + 1][:1].isalnum():
                    yield k, known[words[k].lower()]
                    break
        start = stop


def find_headline_joints(words: Sequence[str], tags: Sequence[str], span: Span) -> Iterator[int]:
    """Yield where a new clause begins in a headline whose next speaker has the word.

    "EU urges calm | as | Serbia warns of war", "Ombudsman slams office, | minister vows overhaul".  What a
    headline's last words say of all before them ("Dam may burst, | engineers warn") is no new clause.

    >>> words = "EU urges calm as Serbia warns of war".split()
    >>> list(find_headline_joints(words, ["NNP", "VBZ", "NN", "IN", "NNP", "VBZ", "IN", "NN"], (0, 8)))
    [3, 4]
    """
    first, last = span
    start = first
    for k in range(first + 2, last - 2):
        word = words[k].lower()
        if word not in (",", "as") or sum(w in _QUOTES for w in words[first:k]) % 2:
            continue
        if word == "as" and words[k - 1].lower() in _NOT_BEFORE_AS:
            continue
        own = [j for j in range(start, k) if tags[j] in FINITE]
        if not own:
            continue
        any_verb = word == "as" and len(own) == 1 and _goes_before_as(words[own[0]])
        verb = _find_verb(words, tags, k + 1, last, any_verb=any_verb)
        if verb < 0:
            continue
        if word == "," and (_is_told(words, tags, verb, last) or _takes_clause(words[k - 2])):
            continue
        if word == "as":
            yield k
        yield k + 1
        start = k + 1


def _takes_clause(verb: str) -> bool:
    """Tell whether a form may have a clause behind it without "that": "PM | says | talks go on"."""
    return verb.lower() in read_verb_forms("clause_verbs")


def _goes_before_as(verb: str) -> bool:
    """Tell whether "as" behind a verb's object tells what goes on: "urges calm | as troops mass"."""
    return is_headline_verb(verb) and not _takes_clause(verb)


def _find_verb(
    words: Sequence[str], tags: Sequence[str], start: int, last: int, *, any_verb: bool = False
) -> int:
    """Return the verb right behind a subject that begins at ``start``; or -1.

    It is one of saying, with words behind it, or (``any_verb``) any.
    """
    for k in range(start, min(start + LONGEST_SPEAKER, last if any_verb else last - 1)):
        if tags[k] in FINITE:
            named = k > start and tags[k - 1][:2] in ("NN", "PR")
            return k if named and (any_verb or is_headline_verb(words[k])) else -1
        if not _is_in_name(tags[k]) and words[k].lower() not in ("of", "for"):
            return -1
    return -1


def _is_in_name(tag: str) -> bool:
    return tag[:2] in _IN_NAMES or tag in _IN_NAMES


def _is_told(words: Sequence[str], tags: Sequence[str], verb: int, last: int) -> bool:
    """Tell whether behind a verb only those stand who are told: "grieving father | tells | MPs"."""
    return words[verb].lower() in _TELLING and all(_is_in_name(tag) for tag in tags[verb + 1 : last])
