"""Paragraphs, sentences, tokens, tags, lemmas and quotations of a document: spans only.

Sentences are NLTK's Punkt with this package's parameters (``data/abbreviations.csv`` and
``data/casing.json.gz``), never across paragraphs; a sentence goes on after a quotation that ends in
"?" or "!" where the next word is small (``"Really?" she asked.``), and never ends after a title
("Gov. Black").  Text without full stops is cut at :data:`MAX_TOKENS`, so that all work stays linear.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from attrib.language import casing, tagger
from attrib.language.lemmas import lemmatise
from attrib.language.quotations import find_quotations
from attrib.language.story_heads import find_head_breaks
from attrib.language.tokens import get_tokenizer
from attrib.model import Document, Segmentation, Span

MAX_TOKENS = 400  # of one sentence
MAX_PIECE = 50_000  # characters given to Punkt at once

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANKS = re.compile(r"\S")
_STOP = re.compile(r"[.?!]")
_QUESTION_QUOTED = re.compile(r"[?!\u2026][\"'\u201d\u2019\u00bb)]+\Z")
_LAST_WORD = re.compile(r"([^\s(\[\"'\u201c\u2018]+)\.\Z")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])?")
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLES = frozenset({"al-", "Al-", "el-", "El-", "ul-", "AL-", "an-", "as-", "ar-", "ad-", "at-"})
_CLOSERS = "\"'\u201d\u2019\u00bb)]}"


@lru_cache(maxsize=1)
def _read_abbreviations() -> dict[str, str]:
    source = resources.files("attrib").joinpath("data/abbreviations.csv")
    with source.open(encoding="utf-8", newline="") as file:
        return {row["abbreviation"]: row["kind"] for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def _load_splitter():
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    record = casing.read_casing()
    parameters = PunktParameters()
    parameters.abbrev_types = {word for word, kind in _read_abbreviations().items() if kind != "before"}
    parameters.sent_starters = set(record["starters"])
    parameters.ortho_context.update(record["context"])
    return PunktSentenceTokenizer(parameters)


def _trim(text: str, start: int, end: int) -> Span:
    first = _BLANKS.search(text, start, end)
    if first is None:
        return (start, start)
    while text[end - 1].isspace():
        end -= 1
    return (first.start(), end)


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """True of lines that are one paragraph broken at a fixed width, as e-mail and old wires are."""
    if any(not 40 <= end - start <= 100 for start, end in lines[:-1]):
        return False
    if lines[-1][1] - lines[-1][0] > 100:
        return False
    small = sum(1 for start, _ in lines[1:] if text[start].islower())
    return small * 2 >= len(lines) - 1


def find_paragraphs(text: str, title: str | None = None) -> tuple[Span, ...]:
    """Return the spans of the paragraphs: lines, unless a block of lines is one wrapped paragraph.

    Where the first line runs title, date line and story together, each is a paragraph
    (:mod:`attrib.language.story_heads`); ``title`` is the record's.
    """
    paragraphs: list[Span] = []
    block: list[Span] = []
    last = 0

    def flush() -> None:
        if len(block) > 1 and _is_wrapped(text, block):
            paragraphs.append((block[0][0], block[-1][1]))
        else:
            paragraphs.extend(block)
        block.clear()

    for match in _LINE.finditer(text):
        start, end = _trim(text, *match.span())
        if start == end:
            continue
        if block and text.count("\n", last, start) != 1:
            flush()
        block.append((start, end))
        last = end
    flush()
    if paragraphs:
        start, end = paragraphs[0]
        bounds = [start, *find_head_breaks(text, start, end, title), end]
        paragraphs[:1] = [_trim(text, *piece) for piece in zip(bounds, bounds[1:])]
    return tuple(paragraphs)


def _cut_pieces(text: str, start: int, end: int) -> list[Span]:
    """Return pieces of a paragraph that Punkt can take, cut at white space where there is any."""
    pieces = []
    while end - start > MAX_PIECE:
        cut = max(text.rfind(" ", start + MAX_PIECE // 2, start + MAX_PIECE), start)
        if cut == start:
            cut = start + MAX_PIECE
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    """True where Punkt's break between ``text[start:end]`` and the text from ``following`` is none."""
    next_letter = text[following]
    tail = text[max(start, end - 40) : end]
    if next_letter.islower():
        return _QUESTION_QUOTED.search(tail) is not None or tail.rstrip(_CLOSERS).endswith(("...", ". ."))
    if next_letter == "." and tail[-1] == ".":
        return True  # ". . ."
    match = _LAST_WORD.search(tail)
    if match is None:
        return False
    word = match.group(1)
    kind = _read_abbreviations().get(word.lower())
    if kind == "name" and next_letter.isupper() or kind == "before" and next_letter.isdigit():
        return True
    if _INITIALS.fullmatch(word) and next_letter.isupper() and kind is None:  # "Donald J. | Trump"
        following_word = _WORD.match(text, following)
        return following_word is not None and not casing.is_lower_word(following_word.group())
    return False


def _split_paragraph(text: str, start: int, end: int) -> list[Span]:
    first_stop = _STOP.search(text, start, end)
    if first_stop is None or first_stop.end() == end:
        return [(start, end)]
    sentences: list[Span] = []
    for left, right in _cut_pieces(text, start, end):
        piece = text[left:right]
        try:
            spans = list(_load_splitter().span_tokenize(piece))
        except Exception:
            spans = [(0, len(piece))]
        for begin, stop in spans:
            begin, stop = _trim(text, left + begin, left + stop)
            if begin == stop:
                continue
            if sentences and _goes_on(text, *sentences[-1], begin):
                sentences[-1] = (sentences[-1][0], stop)
            else:
                sentences.append((begin, stop))
    return sentences


def find_sentences(text: str, title: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of a text as spans, without tokens or tags: for stages that need no more."""
    return tuple(
        sentence
        for paragraph in find_paragraphs(text, title)
        for sentence in _split_paragraph(text, *paragraph)
    )


def segment_document(doc: Document) -> Segmentation:
    """Return the paragraphs, sentences, tokens, tags, lemmas and quotations of a document.

    All spans are offsets of ``doc.text``; every character that is no white space is in a token.
    Never raises, whatever the text.
    """
    text = doc.text
    paragraphs = find_paragraphs(text, doc.title)
    tokenizer = get_tokenizer()
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    sentences: list[Span] = []
    sentence_tokens: list[Span] = []
    paragraph_of: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        for begin, stop in _split_paragraph(text, *paragraph):
            first = len(words)
            tokenizer.tokenise(text, begin, stop, starts, ends, words)
            last = len(words)
            while first < last:
                cut = min(first + MAX_TOKENS, last)
                while cut < last and starts[cut] == ends[cut - 1] and cut > first + 1:
                    cut -= 1
                if cut == first + 1 and last > first + MAX_TOKENS:
                    cut = first + MAX_TOKENS
                sentences.append((starts[first], ends[cut - 1]))
                sentence_tokens.append((first, cut))
                paragraph_of.append(number)
                first = cut
    sentence_of = [0] * len(words)
    headlines = []
    cased = words.copy()
    for number, (first, last) in enumerate(sentence_tokens):
        if number:
            sentence_of[first:last] = [number] * (last - first)
        if casing.is_headline(words[first:last]):
            headlines.append(number)
            cased[first:last] = casing.truecase(words[first:last])
        else:
            head = min(first + 4, last)
            cased[first:head] = casing.lower_first(words[first:head])
    tags = tagger.tag_sentences(cased, sentence_tokens)
    for index, word in enumerate(words):
        # To the tagger all hyphenated words look alike; an Arabic name is none of "anti-war", "US-led".
        if word[2:3] == "-" and word[:3] in _ARTICLES and word[3:4].isupper():
            tags[index] = "NNP"
    return Segmentation(
        text=text,
        paragraphs=paragraphs,
        sentences=tuple(sentences),
        sentence_tokens=tuple(sentence_tokens),
        paragraph_of=tuple(paragraph_of),
        starts=starts,
        ends=ends,
        words=words,
        tags=tags,
        sentence_of=sentence_of,
        quotations=find_quotations(text, paragraphs, sentences),
        headlines=frozenset(headlines),
        lemmas=list(map(lemmatise, words, tags)),
        lowers=list(map(str.lower, words)),
    )
