"""Sentence ends that an archive lost: "... in the city A source said ..." is two sentences.

Only texts without commas are looked at (archives that lose stops lose commas first).  A small logistic
model (``data/stops.json``, :mod:`attrib.train.stops`) looks at each word with a capital that nothing
explains but its place: the words and tags around it, and whether a finite verb stands on both sides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from attrib.language import casing
from attrib.language.frames import FINITE
from attrib.model import Span
from attrib.package_files import read_package_file

LEAST_WORDS = 40  # of a text that may be said to have lost its commas
MOST_COMMAS = 200  # words a comma in such a text, at least
LEAST_SENTENCE = 4  # words on each side of a lost stop
AHEAD = 14  # words behind a lost stop in which a finite verb is looked for
MOST_CLAUSE = 16  # words of "state media reported in the evening" behind what it reports
_ENDS = frozenset((".", "?", "!", "...", "…", ":", ";"))
_MARKS = frozenset(('"', "“", "”", "''", "``", "(", ")", "'", "-", "--"))


@dataclass(frozen=True, slots=True, eq=False)
class StopModel:
    """Weights by the name of the feature, and the log odds from which a stop is taken to be lost."""

    weights: Mapping[str, float]
    threshold: float


@lru_cache(maxsize=1)
def load_stop_model() -> StopModel:
    """Return the shipped model."""
    record = json.loads(read_package_file("stops.json"))
    return StopModel(record["weights"], record["threshold"])


def lacks_commas(words: Sequence[str]) -> bool:
    """True of the words of a text that has (nearly) no commas."""
    return len(words) > LEAST_WORDS and words.count(",") * MOST_COMMAS < len(words)


def may_begin(words: Sequence[str], i: int) -> bool:
    """True of a word at which a sentence may begin: a capital, behind a word or a number."""
    return (
        words[i][0].isupper()
        and words[i - 1] not in _ENDS
        and (words[i - 1][-1].isalnum() or words[i - 1] in _MARKS)
    )


def list_features(words: Sequence[str], tags: Sequence[str], i: int, first: int, last: int) -> Iterator[str]:
    """Yield the features of a boundary before word ``i`` of a sentence ``[first, last)``."""
    word, before = words[i], words[i - 1]
    low = word.lower()
    lower = casing.is_lower_word(word) and word[1:] == word[1:].lower()
    tag, tag1 = tags[i], tags[i - 1]
    tag_2 = tags[i - 2] if i - 2 >= first else "B"
    next_tag = tags[i + 1] if i + 1 < last else "E"
    next_cap = i + 1 < last and words[i + 1][0].isupper()
    shape = (
        "C" if before[0].isupper() else "d" if before[0].isdigit() else "l" if before[0].isalpha() else before
    )
    finite = min(sum(1 for k in range(first, i) if tags[k] in FINITE), 2)
    ahead = 0
    verb, behind = "-", "-"  # the first finite verb after the boundary, and what follows it
    for k in range(i, min(last, i + AHEAD)):
        if words[k] in _ENDS:
            break
        if tags[k] in FINITE:
            if not ahead:
                verb, behind = words[k].lower(), words[k + 1].lower() if k + 1 < last else "E"
            ahead += 1
    ahead = min(ahead, 2)
    stop = next((k for k in range(i + 1, min(last, i + MOST_CLAUSE)) if words[k] in _ENDS), -1)
    # "... were killed | state media reported .": a verb that ends the sentence has its source before it
    final = tags[stop - 1] if stop > 0 else "-"
    short = min((stop - i) // 2, 6) if stop > 0 else 9
    length = min((i - first) // 5, 6)
    yield "bias"
    yield f"lower={lower}"
    yield f"word={low}"
    yield f"before={before.lower()}"
    yield f"tag={tag}"
    yield f"tag-1={tag1}"
    yield f"tag-2={tag_2}"
    yield f"tag+1={next_tag}"
    yield f"tags={tag1}|{tag}"
    yield f"lower={lower}|tag-1={tag1}"
    yield f"lower={lower}|shape={shape}|cap={next_cap}"
    yield f"shape={shape}"
    yield f"finite={finite}|{ahead}"
    yield f"finite={finite}|{ahead}|lower={lower}"
    yield f"ahead={ahead}|tag={tag}"
    # what is said may stand before who says it: "an alleged gas attack | John Kerry told reporters"
    yield f"verb={verb}"
    yield f"verb={verb}|{behind}"
    yield f"verb={verb}|finite={min(finite, 1)}|lower={lower}"
    yield f"final={final}|{short}"
    yield f"final={final in FINITE}|{ahead}|{lower}"
    yield f"final={final}|tag={tag}"
    yield f"length={length}"
    yield f"length={length}|lower={lower}"
    yield f"word={low}|shape={shape}"
    yield f"tag={tag}|tag+1={next_tag}|lower={lower}"
    yield f"upper={word.isupper() and len(word) > 1}|{before.isupper()}"


def find_lost_stops(
    words: Sequence[str], tags: Sequence[str], sentences: Sequence[Span], model: StopModel | None = None
) -> list[int]:
    """Return the words, in order, before which a sentence end was lost; ``sentences`` are token ranges."""
    model = model or load_stop_model()
    weights = model.weights
    found = []
    for first, last in sentences:
        start = first
        for i in range(first + LEAST_SENTENCE, last - LEAST_SENTENCE):
            if i - start < LEAST_SENTENCE or not may_begin(words, i):
                continue
            score = sum(map(weights.get, list_features(words, tags, i, start, last), repeat(0.0)))
            if score >= model.threshold:
                found.append(i)
                start = i
    return found
