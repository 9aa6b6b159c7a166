"""Verbs behind "whom" that were tagged as something else: "the men, whom the army | accuses | of treason".

"Whom" is an object: a subject and its verb follow.  Where the noun phrase behind it is followed by a
preposition and no verb, its last word is the verb; where a word tagged as a preposition stands before
another one ("whom police | accuse | of fraud"), it is that word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.model import Span

_NOMINAL = ("NN", "JJ", "DT", "PR", "CD", "PO")


def find_verbs_behind_whom(
    words: Sequence[str], tags: Sequence[str], sentence_tokens: Sequence[Span]
) -> Iterator[tuple[int, str]]:
    """Yield the tokens behind "whom" whose tag is wrong, with the tag of the verb they are."""
    for first, last in sentence_tokens:
        for i in range(first, last - 3):
            if words[i].lower() != "whom" or i > first and tags[i - 1] == "IN":
                continue
            end = i + 1
            while end < last and tags[end][:2] in _NOMINAL:
                end += 1
            if end + 1 >= last or end == i + 1 or tags[end] != "IN":
                continue
            if tags[end + 1] == "IN":
                yield end, "VBP"
            elif end > i + 2 and tags[end - 1] in ("NN", "NNS"):
                yield end - 1, "VBZ" if tags[end - 1] == "NNS" else "VBP"
