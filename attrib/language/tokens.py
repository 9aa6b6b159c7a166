"""Words of a sentence as spans of the original text.

The tokens are those of ``nltk.tokenize.NLTKWordTokenizer`` (Penn Treebank habits: ``do|n't``,
``Assad|'s``, ``$|5``), found one run of non-space characters at a time.  A run means the same
wherever it stands in a sentence, but for the full stop that ends the sentence, so each distinct run
is tokenised once and remembered, and the work is linear in the text however odd its quotation marks
are.  Repaired for news: curly apostrophes split as straight ones do, an acronym keeps its last stop
("in the U.S."), a stop before a closing mark is a token inside a sentence too, ellipses and currency
signs stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from attrib.language.casing import is_lower_word
from attrib.language.form.words import load_page_words
from attrib.language.treebank import split_words

Piece = tuple[int, int, str]

MAX_RUN = 1000  # a longer run of non-space characters is cut: no word is that long
CACHED_RUN = 48
CACHE_SIZE = 200_000

# White space, the zero-width space and byte-order mark that some sites put between words, and inline markup
# that an archive left in.
_MARKUP = r"</?(?:a|b|i|u|em|br|p|span|strong|sub|sup|small|font|mark)(?: [^<>\n]{0,300})?/?>"
RUN = re.compile(rf"{_MARKUP}|(?:[^\s\u200b\ufeff<]|(?!{_MARKUP})<){{1,{MAX_RUN}}}")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6});")

_CURLY = str.maketrans({"\u2019": "'", "\u02bc": "'", "\uff07": "'", "\u201b": "'"})
_TAGGING = str.maketrans(
    {
        "\u2019": "'",
        "\u02bc": "'",
        "\uff07": "'",
        "\u201b": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "--",
        "\u2014": "--",
        "\u2015": "--",
        "\u2012": "--",
        "\u2026": "...",
        "\u2010": "-",
        "\u2011": "-",
    }
)
_INNER_OPENING = re.compile(r"(?<=[^\W\d_])\u2018(?=[^\W\d_])")
_ALONE = re.compile("[\u2026\u00a3\u20ac\u00a5]|[^\u2026\u00a3\u20ac\u00a5]+")
_FALLBACK = re.compile(r"\w+|[^\w\s]")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_CLOSERS = "\"'\u201d\u2019\u00bb)]}>"
# Most runs: a word or number, perhaps in marks, with a clitic and one stop.  NLTK's way with them is
# known beforehand (a test compares), and its thirty substitutions need not be run.
_SIMPLE = re.compile(
    '(["\u201c(]?)([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|[0-9]+(?:[.,][0-9]+)+)'
    "(['\u2019]s)?([.,;:?!]?)([\"\u201d)]?)"
)
_SPLIT_WORDS = frozenset({"cannot", "gimme", "gonna", "gotta", "lemme", "wanna"})


def normalise_for_tagging(word: str) -> str:
    """Return the form the tagger knows a word by: straight apostrophes, quotation marks and dashes."""
    return word if word.isascii() else word.translate(_TAGGING)


def _align(tokens: list[str], run: str) -> list[tuple[int, int]] | None:
    """Return where each token stands in ``run``; None where they do not tile it."""
    spans = []
    point = 0
    for token in tokens:
        if not run.startswith(token, point):
            if token not in ("``", "''"):
                return None
            if run.startswith('"', point):
                token = '"'
            elif run.startswith(("''", "``"), point):
                token = run[point : point + 2]
            else:
                return None
        spans.append((point, point + len(token)))
        point += len(token)
    return spans if point == len(run) else None


def _split_run(run: str, final: bool) -> list[tuple[int, int]]:
    plain = _INNER_OPENING.sub("'", run.translate(_CURLY))
    stem = plain.rstrip(_CLOSERS)
    acronym = stem.endswith(".") and _ACRONYM.fullmatch(stem.lstrip("\"'`(\u201c\u2018[")[:-1]) is not None
    ends = (final or len(stem) < len(plain)) and not acronym
    if ends:
        tokens = split_words(plain)
    else:  # a word after the run keeps its last full stop on
        tokens = split_words(plain + " x")
        if tokens.pop() != "x":
            tokens = []
    spans = _align(tokens, plain) if tokens else None
    if spans is None:
        spans = [match.span() for match in _FALLBACK.finditer(plain)]
    if plain.isascii():
        return spans
    return [
        (start + match.start(), start + match.end())
        for start, end in spans
        for match in _ALONE.finditer(plain[start:end])
    ]


def _make_pieces(run: str, final: bool) -> tuple[Piece, ...]:
    if run.isascii() and run.isalnum() and run.lower() not in _SPLIT_WORDS:
        return ((0, len(run), run),)
    if run[0] == "&" and _ENTITY.fullmatch(run):
        return ((0, len(run), run),)
    simple = _SIMPLE.fullmatch(run)
    if simple is not None and _SPLIT_WORDS.isdisjoint(simple.group(2).lower().split("-")):
        spans = [simple.span(group) for group in range(1, 6)]
        if simple.group(4) == "." and not (final or simple.group(5) or simple.group(3)):
            spans[1] = (spans[1][0], spans[1][1] + 1)  # the stop stays with its word
            spans[3] = (0, 0)
        return tuple((start, end, run[start:end]) for start, end in spans if start < end)
    return tuple((start, end, run[start:end]) for start, end in _split_run(run, final))


_IS_MARKUP = re.compile(_MARKUP).fullmatch


class Tokenizer:
    """Tokenises sentences; remembers the runs it has seen (the result does not depend on it)."""

    def __init__(self) -> None:
        self._inner: dict[str, tuple[Piece, ...]] = {}
        self._final: dict[str, tuple[Piece, ...]] = {}

    def _look_up(self, run: str, final: bool) -> tuple[Piece, ...]:
        cache = self._final if final else self._inner
        pieces = cache.get(run)
        if pieces is None:
            pieces = _make_pieces(run, final)
            if len(run) <= CACHED_RUN:
                if len(cache) >= CACHE_SIZE:
                    cache.clear()
                cache[run] = pieces
        return pieces

    def tokenise(
        self, text: str, start: int, end: int, starts: list[int], ends: list[int], words: list[str]
    ) -> None:
        """Append the tokens of the sentence ``text[start:end]`` to the three parallel lists."""
        # The last run that is more than closing marks ends the sentence, and what follows it too.
        tail = end
        while tail > start and (text[tail - 1].isspace() or text[tail - 1] in _CLOSERS):
            tail -= 1
        add_start, add_end, add_word = starts.append, ends.append, words.append
        get = self._inner.get
        for match in RUN.finditer(text, start, end):
            run = match[0]
            if run[0] == "<" and _IS_MARKUP(run):
                continue
            begin, stop = match.span()
            if stop >= tail:
                pieces = self._look_up(run, True)
            else:
                pieces = get(run) or self._look_up(run, False)
            for left, right, word in pieces:
                add_start(begin + left)
                add_end(begin + right)
                add_word(word)


def join_parted_words(
    text: str, parted: Container[int], first: int, starts: list[int], ends: list[int], words: list[str]
) -> None:
    """Make one token of each two, from token ``first`` on, that a line's end has parted.

    ``parted`` holds the offsets of the hyphens.  "govern-|ment" becomes "government", "anti-|war" keeps its
    hyphen, as does what goes on in a capital.
    """
    k = first
    while k + 1 < len(words):
        if ends[k] - 1 not in parted or not text[ends[k] : starts[k + 1]].isspace():
            k += 1
            continue
        words[k : k + 2] = [_join_halves(words[k][:-1], words[k + 1])]
        del starts[k + 1], ends[k]


def _join_halves(left: str, right: str) -> str:
    whole = left + right
    if right[:1].isupper():
        return f"{left}-{right}"
    if is_lower_word(whole) or left.lower() not in load_page_words().prefixes:
        return whole
    return f"{left}-{right}"


@lru_cache(maxsize=1)
def get_tokenizer() -> Tokenizer:
    """Return the process's tokenizer."""
    return Tokenizer()


def tokenise_sentence(text: str) -> list[tuple[int, int]]:
    """Return the spans of the tokens of one sentence.

    >>> [text[start:end] for text in ["It won\u2019t."] for start, end in tokenise_sentence(text)]
    ['It', 'wo', 'n\u2019t', '.']
    """
    starts: list[int] = []
    ends: list[int] = []
    get_tokenizer().tokenise(text, 0, len(text), starts, ends, [])
    return list(zip(starts, ends))
