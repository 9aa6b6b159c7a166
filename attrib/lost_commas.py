"""Where a comma was lost: in text that some archive has stripped, how likely one stood before each word.

Commas tell where a clause or a phrase ends ("fifteen people died, adding that ..."); without them both
ends of a source and of its content are open.  A linear model over words and tags, learnt from articles
whose commas were taken out, gives each word a level from 0 (no comma) to 5 (surely one).
"""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

from .feature_tables import join_names, name_tables
from .model import Segmentation
from .models import LinearModel

NO_LEVEL = 0
# log odds from which on a word has level 1, 2, ... (probabilities .03, .1, .25, .5, .75)
BOUNDS = (-3.5, -2.2, -1.1, 0.0, 1.1)


class CommaGroups:
    """Features of a comma before a word: the words and tags around it (``p`` before, ``n`` after)."""

    @staticmethod
    def tags(second, first, tag, following):
        return [
            "b",
            "t=" + first + tag,
            "tp=" + second + first + tag,
            "tn=" + first + tag + following,
            "tt=" + second + first + tag + following,
        ]

    @staticmethod
    def word(word, before):
        return ["w=" + word, "wt=" + before + word]

    @staticmethod
    def word_before(word, tag):
        return ["p=" + word, "pt=" + word + tag]

    @staticmethod
    def place(left, right, tag):
        return [f"l={left}", f"l={left}{tag}", f"r={right}"]


def describe_commas(tables: SimpleNamespace, seg: Segmentation, i: int, first: int, last: int) -> list:
    """Return the entries of the tables for a comma before token ``i`` of the sentence ``[first, last)``."""
    lowers, tags = seg.lowers, seg.tags
    tag, before = tags[i], tags[i - 1]
    following, word_after = (tags[i + 1], lowers[i + 1]) if i + 1 < last else ("E", "E")
    return [
        tables.tags[tags[i - 2] if i - 2 >= first else "B", before, tag, following],
        tables.word[lowers[i], before],
        tables.word_before[lowers[i - 1], tag],
        tables.place[min(i - first, 5), min(last - i, 3), tag],
        tables.alone("pw=" + lowers[i - 1] + "_" + lowers[i]),
        tables.alone("wn=" + lowers[i] + "_" + word_after),
    ]


def comma_features(seg: Segmentation, i: int, first: int, last: int) -> list[str]:
    """Return the named features of a comma before token ``i``."""
    return join_names(describe_commas(name_tables(CommaGroups), seg, i, first, last))


def find_lost_commas(seg: Segmentation, model: LinearModel, sentences: Iterable[int] | None = None) -> list[int]:
    """Return the level of every token; tokens of other sentences than the given ones (None: all) have none."""
    levels = [NO_LEVEL] * len(seg.words)
    tables = model.tables(CommaGroups)
    for number in range(len(seg.sentence_tokens)) if sentences is None else sentences:
        first, last = seg.sentence_tokens[number]
        for i in range(first + 1, last):
            score = sum(describe_commas(tables, seg, i, first, last))
            level = 0
            for bound in BOUNDS:
                level += score >= bound
            levels[i] = level
    return levels
