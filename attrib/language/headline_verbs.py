"""Verbs of headlines that a tagger takes for nouns or names: "BANK | WARNS | OF SLOWDOWN".

In capitals or title case a verb looks like a part of the name before it.  A headline has one main verb: where
no other is found, the first word that is nearly always a verb in headlines, behind a noun, is it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.language.frames import FINITE
from attrib.language.verb_forms import read_verb_forms
from attrib.model import Span


def find_headline_verbs(words: Sequence[str], tags: Sequence[str], span: Span) -> Iterator[tuple[int, str]]:
    """Yield the verb of the headline in ``span``, with its tag, where it was tagged as something else.

    >>> list(find_headline_verbs(["BANK", "WARNS", "OF", "LOSS"], ["NNP", "NNP", "IN", "NN"], (0, 4)))
    [(1, 'VBZ')]
    """
    first, last = span
    known = read_verb_forms("headline_verbs")
    if any(tag in FINITE for tag in tags[first:last]):
        return
    for k in range(first + 1, last - 1):
        if words[k].lower() in known and tags[k - 1][:2] == "NN" and words[k + 1][:1].isalnum():
            yield k, known[words[k].lower()]
            return
