"""Part-of-speech tags: NLTK's averaged perceptron, computed for a whole document at once.

:func:`tag_sentences` gives exactly the tags of ``nltk.tag.PerceptronTagger`` with the same weights
(:func:`load_parameters`), ties included, some ten times as fast.  A word's own features, and those
it lends to its neighbours, add up to one vector of whole numbers a slot, remembered by word; the
vectors of a document are gathered and added in one go.  Only the features of the two tags before
must wait: words are taken in waves, each holding those whose two predecessors are already tagged (a
word with a single possible tag waits for nobody, so waves are few).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from attrib.language.tokens import normalise_for_tagging
from attrib.package_files import pack_numbers, unpack_numbers

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

TEMPLATES = (
    "bias",
    "i suffix",
    "i pref1",
    "i-1 tag",
    "i-2 tag",
    "i tag+i-2 tag",
    "i word",
    "i-1 tag+i word",
    "i-1 word",
    "i-1 suffix",
    "i-2 word",
    "i+1 word",
    "i+1 suffix",
    "i+2 word",
)
_SLOTS = 5  # the word itself; as next but one, next, previous, previous but one of another
_MAX_WORDS = 150_000  # words remembered before the memory is emptied
_BLOCK = 200_000  # tokens computed at once: bounds memory on huge texts


class Table(NamedTuple):
    """The weights of one template: by value (a row each) what some classes get for it."""

    values: list[str]
    sizes: Array  # of each row: how many classes
    classes: Array  # row after row
    weights: Array

    @classmethod
    def unpack(cls, packed: Mapping[str, str]) -> Table:
        """Return a table that :func:`pack_table` packed."""
        sizes = unpack_numbers(packed["sizes"])
        values = packed["values"].split("\n") if len(sizes) else []
        return cls(values, sizes, unpack_numbers(packed["classes"]), unpack_numbers(packed["weights"]))


def pack_table(rows: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Return a table for JSON; of each value it holds class, weight, class, weight and so on."""
    return {
        "values": "\n".join(rows),
        "sizes": pack_numbers(len(row) // 2 for row in rows.values()),
        "classes": pack_numbers(chain.from_iterable(row[::2] for row in rows.values())),
        "weights": pack_numbers(chain.from_iterable(row[1::2] for row in rows.values())),
    }


def _read_weights() -> dict[str, Any]:
    """Return the shipped weights as they stand in the file, its tables packed."""
    packed = resources.files("attrib").joinpath("data/tagger.json.gz").read_bytes()
    record: dict[str, Any] = json.loads(gzip.decompress(packed))
    return record


def load_parameters() -> tuple[dict[str, dict[str, int]], dict[str, str], list[str]]:
    """Return weights, tag dictionary and classes as ``PerceptronTagger.decode_json_params`` takes them."""
    record = _read_weights()
    classes = record["classes"]
    weights = {}
    for template, table in record["weights"].items():
        values, sizes, *cells = Table.unpack(table)
        rest = zip(*(column.tolist() for column in cells))
        for value, size in zip(values, sizes.tolist()):
            feature = f"{template} {value}" if value else template
            if not value and template != "bias":
                feature = template + " "
            weights[feature] = {classes[c]: w for c, w in islice(rest, size)}
    return weights, record["tagdict"], classes


def normalise_context(word: str) -> str:
    """Return the form under which a word is a feature (as NLTK's tagger normalises it)."""
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    if word and word[0].isdigit():
        return "!DIGITS"
    return word.lower()


class FastTagger:
    """The weights as dense tables, and the vectors of the words seen so far."""

    def __init__(self, record: dict[str, Any]) -> None:
        import numpy as np

        # NLTK settles ties for the greatest tag; argmax for the first: so classes run backwards.
        old_classes = record["classes"]
        self.classes = sorted(old_classes, reverse=True)
        place = {tag: index for index, tag in enumerate(self.classes)}
        column = np.array([place[tag] for tag in old_classes])
        size = len(self.classes)
        self.size = size
        history = {tag: index for index, tag in enumerate([*self.classes, "-START-", "-START2-"])}
        width = len(history)
        self.width = width
        tables = {template: Table.unpack(packed) for template, packed in record["weights"].items()}

        def fill(rows: Array, at: Sequence[int], table: Table) -> None:
            """Set the rows ``at`` to the weights of a table's values."""
            places = np.repeat(np.asarray(at, dtype=np.intp), table.sizes)
            rows[places, column[table.classes]] = table.weights

        self._ids: dict[str, dict[str, int]] = {}
        static = [t for t in TEMPLATES if " tag" not in t]
        self._rows = np.zeros((1 + sum(len(tables[t].values) for t in static), size), dtype=np.int32)
        first = 1
        for template in static:
            values = tables[template].values
            places = range(first, first + len(values))
            self._ids[template] = dict(zip(values, places))
            fill(self._rows, places, tables[template])
            first += len(values)

        before = np.zeros((width, size), dtype=np.int32)
        before2 = np.zeros((width, size), dtype=np.int32)
        both = np.zeros((width * width, size), dtype=np.int32)
        fill(before, [history[tag] for tag in tables["i-1 tag"].values], tables["i-1 tag"])
        fill(before2, [history[tag] for tag in tables["i-2 tag"].values], tables["i-2 tag"])
        pairs = [value.split(" ") for value in tables["i tag+i-2 tag"].values]
        fill(both, [history[one] * width + history[two] for one, two in pairs], tables["i tag+i-2 tag"])
        both += (before[:, None, :] + before2[None, :, :]).reshape(width * width, size)
        self._both = both

        # Rows of "tag before + word": pair_rows[pair_of_word * width + tag]; row 0 is empty.
        values = tables["i-1 tag+i word"].values
        self._pair_weights = np.zeros((len(values) + 1, size), dtype=np.int32)
        fill(self._pair_weights, range(1, len(values) + 1), tables["i-1 tag+i word"])
        self._pair_of: dict[str, int] = {}
        entries = []
        for value in values:
            tag, word = value.split(" ", 1)
            entries.append(self._pair_of.setdefault(word, len(self._pair_of) + 1) * width + history[tag])
        self._pair_rows = np.zeros((len(self._pair_of) + 1) * width, dtype=np.int32)
        self._pair_rows[np.array(entries, dtype=np.intp)] = np.arange(1, len(entries) + 1)

        self._fixed_tags = {word: place[tag] for word, tag in record["tagdict"].items()}
        self._start, self._start2 = history["-START-"], history["-START2-"]
        self._forget()

    def _forget(self) -> None:
        import numpy as np

        self._number: dict[str, int] = {}
        self._vectors = np.zeros((_SLOTS, 4096, self.size), dtype=np.int32)
        self._fixed = np.full(4096, -1, dtype=np.int32)
        self._pair = np.zeros(4096, dtype=np.int32)
        self._learn(["-START-", "-START2-", "-END-", "-END2-"], pads=True)

    def _learn(self, words: list[str], *, pads: bool = False) -> None:
        import numpy as np

        ids = self._ids
        none: dict[str, int] = {}
        suffix, prefix, own = (ids.get(name, none) for name in ("i suffix", "i pref1", "i word"))
        previous, previous_suffix = ids.get("i-1 word", none), ids.get("i-1 suffix", none)
        previous2, next2 = ids.get("i-2 word", none), ids.get("i+2 word", none)
        following, following_suffix = ids.get("i+1 word", none), ids.get("i+1 suffix", none)
        bias = ids.get("bias", none).get("", 0)
        first = len(self._number)
        last = first + len(words)
        while last > self._fixed.shape[0]:
            more = self._fixed.shape[0]
            self._vectors = np.concatenate(
                [self._vectors, np.zeros((_SLOTS, more, self.size), dtype=np.int32)], axis=1
            )
            self._fixed = np.concatenate([self._fixed, np.full(more, -1, dtype=np.int32)])
            self._pair = np.concatenate([self._pair, np.zeros(more, dtype=np.int32)])
        rows = []
        for at, word in enumerate(words, first):
            self._number[word] = at
            form = word if pads else normalise_for_tagging(word)
            context = word if pads else normalise_context(form)
            tail = context[-3:]
            rows.append(
                (
                    bias,
                    suffix.get(form[-3:], 0),
                    prefix.get(form[:1], 0),
                    own.get(context, 0),
                    previous.get(context, 0),
                    previous_suffix.get(tail, 0),
                    previous2.get(context, 0),
                    following.get(context, 0),
                    following_suffix.get(tail, 0),
                    next2.get(context, 0),
                )
            )
            if not pads:
                self._fixed[at] = self._fixed_tags.get(form, -1)
                self._pair[at] = self._pair_of.get(context, 0)
        table = np.array(rows, dtype=np.intp).T
        get = self._rows
        self._vectors[0, first:last] = get[table[0]] + get[table[1]] + get[table[2]] + get[table[3]]
        self._vectors[1, first:last] = get[table[4]] + get[table[5]]
        self._vectors[2, first:last] = get[table[6]]
        self._vectors[3, first:last] = get[table[7]] + get[table[8]]
        self._vectors[4, first:last] = get[table[9]]

    def tag(self, words: Sequence[str], sentences: Sequence[tuple[int, int]]) -> list[str]:
        """Return the tag of every word; ``sentences`` are consecutive index ranges that cover them."""
        tags: list[str] = []
        block: list[tuple[int, int]] = []
        size = 0
        for sentence in sentences:
            if block and size + sentence[1] - sentence[0] > _BLOCK:
                tags += self._tag_block(words, block)
                block, size = [], 0
            block.append(sentence)
            size += sentence[1] - sentence[0]
        if block:
            tags += self._tag_block(words, block)
        return tags

    def _number_words(self, words: Sequence[str]) -> list[int]:
        number = self._number
        new = [word for word in dict.fromkeys(words) if word not in number]
        if new:
            if len(number) + len(new) > _MAX_WORDS:
                self._forget()
                number = self._number
                new = list(dict.fromkeys(words))
            self._learn(new)
        return [number[word] for word in words]

    def _tag_block(self, words: Sequence[str], sentences: list[tuple[int, int]]) -> list[str]:
        import numpy as np

        origin = sentences[0][0]
        numbers = np.array(self._number_words(words[origin : sentences[-1][1]]), dtype=np.intp)
        start, start2, end, end2 = range(4)  # numbers of the pads, learnt first
        total = len(numbers)
        lengths = np.array([right - left for left, right in sentences], dtype=np.intp)
        lefts = np.array([left - origin for left, _ in sentences], dtype=np.intp)
        # Every sentence gets two pads before and two behind.
        shift = np.repeat(np.arange(len(sentences), dtype=np.intp) * 4 + 2, lengths)
        at = np.arange(total, dtype=np.intp) + shift
        padded = np.empty(total + 4 * len(sentences), dtype=np.intp)
        padded[at] = numbers
        begin = lefts + np.arange(len(sentences), dtype=np.intp) * 4
        padded[begin], padded[begin + 1] = start, start2
        padded[begin + 2 + lengths], padded[begin + 3 + lengths] = end, end2

        # NLTK's history starts with prev="-START-", prev2="-START2-".
        tag = np.full(len(padded), 0, dtype=np.intp)
        tag[begin + 1], tag[begin] = self._start, self._start2
        fixed = self._fixed[numbers]
        tag[at] = fixed
        waves = _number_waves(fixed.tolist(), lengths.tolist())
        open_words = np.flatnonzero(fixed < 0)
        if len(open_words):
            wave = np.array(waves, dtype=np.int32)
            order = open_words[np.argsort(wave[open_words], kind="stable")]
            where = at[order]
            vectors = self._vectors
            scores = vectors[0].take(padded[where], axis=0)
            scores += vectors[1].take(padded[where - 1], axis=0)
            scores += vectors[2].take(padded[where - 2], axis=0)
            scores += vectors[3].take(padded[where + 1], axis=0)
            scores += vectors[4].take(padded[where + 2], axis=0)
            pairs = self._pair[padded[where]].astype(np.intp) * self.width
            bounds = np.cumsum(np.bincount(wave[order]))[1:].tolist()
            left = 0
            both, pair_rows, pair_weights, width = (
                self._both,
                self._pair_rows,
                self._pair_weights,
                self.width,
            )
            for right in [*bounds]:
                here = where[left:right]
                before = tag[here - 1]
                total_scores = scores[left:right]
                total_scores += both.take(before * width + tag[here - 2], axis=0)
                total_scores += pair_weights.take(pair_rows[pairs[left:right] + before], axis=0)
                tag[here] = total_scores.argmax(axis=1)
                left = right
        classes = self.classes
        return [classes[index] for index in tag[at].tolist()]


def _number_waves(fixed: list[int], lengths: list[int]) -> list[int]:
    """Return for each word the wave it is tagged in: 0 for fixed ones, else one after its history's."""
    waves: list[int] = []
    add = waves.append
    point = 0
    for length in lengths:
        one = two = 0
        for known in fixed[point : point + length]:
            if known >= 0:
                wave = 0
            else:
                wave = (one if one > two else two) + 1
            two = one
            one = wave
            add(wave)
        point += length
    return waves


@lru_cache(maxsize=1)
def get_tagger() -> FastTagger:
    """Return the process's tagger; the first call reads the weights."""
    return FastTagger(_read_weights())


def tag_sentences(words: Sequence[str], sentences: Sequence[tuple[int, int]]) -> list[str]:
    """Return the Penn Treebank tag of each word.

    ``sentences`` are half-open ranges of word indices that follow one another and cover ``words``.
    "to" is TO before an infinitive and IN before a noun phrase.

    >>> tag_sentences(["He", "said", "so", "."], [(0, 4)])
    ['PRP', 'VBD', 'RB', '.']
    """
    if not words:
        return []
    return get_tagger().tag(words, sentences)
