"""Verbs of relative clauses tagged as something else: "the men, whom the army | accuses | of treason".

"Whom" is an object: a subject and its verb follow.  Where the noun phrase behind it is followed by a
preposition and no verb, its last word is the verb.  "Accuse" is a verb wherever a tagger takes it for a
preposition ("a group that villagers | accuse | of theft"), and "accuses" wherever it takes that for a noun; a
plural before such a verb is a noun ("who villagers believe was killed").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.model import Span

_NOMINAL = ("NN", "JJ", "DT", "PR", "CD", "PO")
_RELATIVE = frozenset(("who", "whom", "which", "that"))
_NO_PREPOSITION = frozenset(("accuse", "Accuse"))


def find_verbs_behind_whom(
    words: Sequence[str], tags: Sequence[str], sentence_tokens: Sequence[Span]
) -> Iterator[tuple[int, str]]:
    """Yield the tokens behind "whom" whose tag is wrong, with the tag of the verb they are."""
    for first, last in sentence_tokens:
        for i in range(first, last - 3):
            accuses = words[i + 1] in _NO_PREPOSITION and (
                tags[i + 1] == "IN"
                or tags[i + 1] in ("NN", "JJ")
                and words[i - 1].lower() in _RELATIVE  # "that police | accuse"
            )
            if accuses:
                yield i + 1, "VBP"
            if tags[i] == "VBZ" and words[i].endswith("s") and (accuses or tags[i + 1] == "VBP"):
                if i > first and words[i - 1].lower() in _RELATIVE:
                    yield i, "NNS"
            if words[i] == "accuses" and tags[i] == "NNS":
                yield i, "VBZ"
            if words[i].lower() != "whom" or i > first and tags[i - 1] == "IN":
                continue
            end = i + 1
            while end < last and tags[end][:2] in _NOMINAL:
                end += 1
            if end + 1 >= last or end == i + 1 or tags[end] != "IN":
                continue
            if tags[end + 1] != "IN" and end > i + 2 and tags[end - 1] in ("NN", "NNS"):
                yield end - 1, "VBZ" if tags[end - 1] == "NNS" else "VBP"
