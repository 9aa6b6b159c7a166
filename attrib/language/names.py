"""Names that look like verbs: "Edward Said", "Will Frost said": told before a tagger's guess counts."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.language.first_names import read_first_names
from attrib.language.frames import FINITE
from attrib.language.spans import find_sentence
from attrib.model import Span

REACH = 5  # words behind a name at a sentence's beginning in which its verb stands
_VERBAL = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_OPENERS = frozenset(
    ('"', "“", "``", "‘", "«", "„", "'", "(", "[", ":", "--", "—", "–", "-", ".", "?", "!", "...")
)
_TITLES = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."))


def find_name_verbs(words: Sequence[str], tags: Sequence[str], sentences: Sequence[Span]) -> list[int]:
    """Return the words that are tagged as verbs and are names; ``sentences`` are ranges of words.

    A name has a capital that its place does not explain; at the sentence's beginning it needs a name or
    an age behind it and a finite verb soon after.

    >>> tags = ["DT", "NN", "NNP", "VBD", "VBD", "."]
    >>> find_name_verbs("The writer Edward Said left .".split(), tags, [(0, 6)])
    [3]
    """
    names = read_first_names()
    found = [k for k, tag in enumerate(tags) if tag == "VBG" and _is_capital_between(words, k)]
    for i in [k for k, tag in enumerate(tags) if tag in _VERBAL and words[k][0].isupper()]:
        word = words[i]
        if word.lower() not in names or word.isupper():
            continue
        first, last = sentences[find_sentence(sentences, i)]
        if i > first:
            if words[i - 1] not in _OPENERS:
                found.append(i)
            continue
        following = words[i + 1] if i + 1 < last else ""
        age = following == "," and i + 2 < last and words[i + 2].isdigit()
        surname = following[:1].isupper() and following.lower() not in _TITLES
        verb = any(tags[k] in FINITE for k in range(i + 2, min(last, i + 2 + REACH)))
        if (age or surname and (verb or _is_introduced(words, i + 2, last))) and words[last - 1] != "?":
            found.append(i)
    return found


def _is_capital_between(words: Sequence[str], k: int) -> bool:
    """Tell whether a word has a capital and those beside it have none: "and | Boeing | forecasts"."""
    if not 0 < k < len(words) - 1 or not words[k][0].isupper() or words[k].isupper():
        return False
    before, after = words[k - 1], words[k + 1]
    return (before == "," or before[0].islower()) and not after[0].isupper()


def _is_introduced(words: Sequence[str], k: int, last: int) -> bool:
    """Tell whether what stands behind a full name says who it is: "Hope Claims |, a teacher in", ", 34,"."""
    if k + 2 >= last or words[k] != ",":
        return False
    return words[k + 1] in ("a", "an", "the", "who", "whose") or words[k + 1].isdigit()
