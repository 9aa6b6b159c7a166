"""Paragraphs, sentences, tokens, tags, lemmas and quotations of a document: spans only.

First the form of the page is read (:mod:`attrib.language.form`): its lines become paragraphs, and what is
no running prose becomes a paragraph of its own.
Sentences are Punkt's with this package's parameters (``data/abbreviations.csv`` and
``data/casing.json.gz``), never across paragraphs; a sentence goes on after a quotation that ends in
"?" or "!" where the next word is small (``"Really?" she asked.``), and never ends after a title
("Gov. Black").  Text without full stops is cut at :data:`MAX_TOKENS`, so that all work stays linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from attrib.language import casing, tagger
from attrib.language.form.furniture import ASIDE_KINDS
from attrib.language.form.lines import trim
from attrib.language.form.read import Form, read_form
from attrib.language.glued import find_glued
from attrib.language.headline_verbs import find_headline_joints, find_headline_verbs
from attrib.language.inserted import find_inserted_verbs
from attrib.language.lemmas import lemmatise
from attrib.language.lost_stops import find_lost_stops, lacks_commas
from attrib.language.misread import find_misread
from attrib.language.names import find_name_verbs
from attrib.language.punkt import Parameters, find_sentence_spans
from attrib.language.quotations import find_quotations
from attrib.language.tokens import get_tokenizer, join_parted_words
from attrib.language.whom import find_verbs_behind_whom
from attrib.model import Document, Segmentation, Span, Turn
from attrib.package_files import read_package_rows

MAX_TOKENS = 400  # of one sentence
_MOST_HEADLINES = 12  # sentences at the head of a page among which its headline is
MAX_PIECE = 50_000  # characters given to Punkt at once

_STOP = re.compile(r"[.?!]")
_SMALL_END = re.compile(r"\d ?[a-z]{1,3}\.\s+([a-z]+)\b")
_NO_SUBJECTS = frozenset(
    ("in", "as", "after", "during", "since", "when", "while", "if", "and", "one", "full")
)
_QUESTION_QUOTED = re.compile(r"[?!\u2026][\"'\u201d\u2019\u00bb)]+\Z")
_ZONE = re.compile(
    r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC|IST|MSK|CEST|AEST|Eastern|Central|Pacific|Mountain|Greenwich|Moscow|Local)\b"
)
_LAST_WORD = re.compile(r"([^\s(\[\"'\u201c\u2018]+)\.\Z")
_RETIRED_FOLLOWS = re.compile(r"\((?:ret|retd|rtd|retired)\b", re.IGNORECASE)
_RETIRED_ENDS = re.compile(r"\((?:ret|retd|rtd)\.?(?:\),?)?\Z", re.IGNORECASE)
_JOINED_INITIAL = re.compile(r"& [A-Z]\.\Z")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}\Z")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])?")
_WORD = re.compile(r"[^\W\d_]+")
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_ARTICLES = frozenset({"al-", "Al-", "el-", "El-", "ul-", "AL-", "an-", "as-", "ar-", "ad-", "at-"})
_CLOSERS = "\"'\u201d\u2019\u00bb)]}"


@lru_cache(maxsize=1)
def _read_abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["kind"] for row in read_package_rows("abbreviations.csv")}


@lru_cache(maxsize=1)
def _read_starters() -> frozenset[str]:
    """Return the words that begin sentences."""
    return frozenset(casing.read_casing()["starters"])


_NUMBERED_NAME = re.compile(r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)\s[A-Z]")
# with a capital behind "the U.N." they begin a sentence: "met at the U.N. | Six men"
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy "
    "eighty ninety dozens scores hundreds thousands several many".split()
)


@lru_cache(maxsize=1)
def _load_parameters() -> Parameters:
    record = casing.read_casing()
    return Parameters(
        frozenset(word for word, kind in _read_abbreviations().items() if kind != "before"),
        _read_starters() | _COUNTS,
        record["context"],
    )


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
    if (next_letter.isalpha() or next_letter == ")") and _RETIRED_ENDS.search(tail):
        return True  # "Brig. (retd.) | Ana Moss", "Ana Moss, R.N. (retd.), | said"
    if next_letter.islower():
        if _DOTTED.search(tail) is not None:
            return True  # "the C.G.T. | union"
        return _QUESTION_QUOTED.search(tail) is not None or tail.rstrip(_CLOSERS).endswith(("...", ". ."))
    if next_letter == "." and tail[-1] == "." or next_letter == "&" or _JOINED_INITIAL.search(tail):
        return True  # ". . .", "E. | & J. Moss", "E. & J. | Moss"
    match = _LAST_WORD.search(tail)
    if match is None:
        return False
    if _NUMBERED_NAME.match(text, following):
        return _is_abbreviation(match.group(1))  # "the U.S. | Three Mile Island plant"
    word = match.group(1)
    kind = _read_abbreviations().get(word.lower())
    if _RETIRED_FOLLOWS.match(text, following):
        return True  # "Brig. | (retd.) Ana Moss"
    if kind == "name" and next_letter.isupper() or kind == "before" and next_letter.isdigit():
        return True
    if kind == "time" and _ZONE.match(text, following):
        return True  # "4:50 p.m. | ET"
    if _INITIALS.fullmatch(word) and next_letter.isupper() and kind is None:  # "Donald J. | Trump"
        following_word = _WORD.match(text, following)
        if (
            following_word is not None
            and len(following_word.group()) == 1
            and text[following + 1 : following + 2] == "."
        ):
            return True  # "K. | M. Rahman"
        return following_word is not None and not casing.is_lower_word(following_word.group())
    return False


def _find_small_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where, in text without capitals, a sentence ends behind a measure: "it is 9 km. | the road is".

    A capital tells elsewhere whether the stop ends the sentence; here the word behind it has to.
    """
    if not text[start:end].islower():
        return
    starters = _read_starters()
    for match in _SMALL_END.finditer(text, start, end):
        if match.group(1) in starters - _NO_SUBJECTS:
            yield match.start(1)


def _is_abbreviation(word: str) -> bool:
    return word.lower() in _read_abbreviations()


def _split_paragraph(text: str, start: int, end: int) -> list[Span]:
    first_stop = _STOP.search(text, start, end)
    if first_stop is None or first_stop.end() == end:
        return [(start, end)]
    cuts = {*find_glued(text, start, end, _is_abbreviation), *_find_small_ends(text, start, end)}
    bounds = [start, *sorted(cuts), end]
    pieces = [piece for low, high in zip(bounds, bounds[1:]) for piece in _cut_pieces(text, low, high)]
    sentences: list[Span] = []
    for left, right in pieces:
        for begin, stop in find_sentence_spans(text[left:right], _load_parameters()):
            begin, stop = trim(text, left + begin, left + stop)
            if begin == stop:
                continue
            if sentences and _goes_on(text, *sentences[-1], begin):
                sentences[-1] = (sentences[-1][0], stop)
            else:
                sentences.append((begin, stop))
    return sentences


def find_paragraphs(text: str, title: str | None = None) -> tuple[Span, ...]:
    """Return the spans of the paragraphs; ``title`` is the record's."""
    return read_form(text, title).paragraphs


def find_sentences(text: str, title: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of a text as spans, without tokens or tags: for stages that need no more.

    Sentences of datelines, bylines, agencies' tails and link lines are left out.
    """
    form = read_form(text, title)
    apart = _aside_starts(form)
    return tuple(
        sentence
        for paragraph in form.paragraphs
        if paragraph[0] not in apart
        for sentence in _split_paragraph(text, *paragraph)
    )


def _aside_starts(form: Form) -> frozenset[int]:
    """Return the offsets at which paragraphs begin in which nobody says anything."""
    return frozenset(region.span[0] for region in form.regions if region.kind in ASIDE_KINDS)


def _cut_speech(form: Form, sentences: Sequence[Span]) -> tuple[Turn, ...]:
    """Return the turns with their speech cut into one span a sentence."""
    starts = [start for start, _ in sentences]
    turns = []
    for turn in form.turns:
        speech = tuple(
            sentences[number]
            for low, high in turn.speech
            for number in range(bisect_left(starts, low), bisect_left(starts, high))
        )
        turns.append(replace(turn, speech=speech))
    return tuple(turn for turn in turns if turn.speech)


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Tokens of a text in parallel lists, and its sentences as ranges of them with their paragraphs."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    sentence_tokens: list[Span]
    paragraph_of: list[int]


def _tokenise(text: str, form: Form) -> _Tokens:
    parted = frozenset(form.parted)
    tokenizer = get_tokenizer()
    found = _Tokens([], [], [], [], [])
    starts, ends, words = found.starts, found.ends, found.words
    for number, paragraph in enumerate(form.paragraphs):
        for begin, stop in _split_paragraph(text, *paragraph):
            first = len(words)
            tokenizer.tokenise(text, begin, stop, starts, ends, words)
            if parted:
                join_parted_words(text, parted, first, starts, ends, words)
            last = len(words)
            while first < last:
                cut = min(first + MAX_TOKENS, last)
                while cut < last and starts[cut] == ends[cut - 1] and cut > first + 1:
                    cut -= 1
                if cut == first + 1 and last > first + MAX_TOKENS:
                    cut = first + MAX_TOKENS
                found.sentence_tokens.append((first, cut))
                found.paragraph_of.append(number)
                first = cut
    return found


def _cut_sentences(tokens: _Tokens, cuts: Sequence[int]) -> _Tokens:
    """Return the tokens with further sentences beginning at the tokens ``cuts``, which are in order."""
    sentence_tokens: list[Span] = []
    paragraph_of: list[int] = []
    at = 0
    for (first, last), number in zip(tokens.sentence_tokens, tokens.paragraph_of):
        while at < len(cuts) and cuts[at] < last:
            sentence_tokens.append((first, cuts[at]))
            paragraph_of.append(number)
            first = cuts[at]
            at += 1
        sentence_tokens.append((first, last))
        paragraph_of.append(number)
    return replace(tokens, sentence_tokens=sentence_tokens, paragraph_of=paragraph_of)


def _tag(words: list[str], sentence_tokens: Sequence[Span]) -> tuple[list[str], frozenset[int]]:
    """Return the tags of words and the numbers of the headlines, which are truecased for it."""
    headlines = []
    cased = words.copy()
    for number, (first, last) in enumerate(sentence_tokens):
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
    for index in find_name_verbs(words, tags, sentence_tokens):
        tags[index] = "NNP"
    for index, tag in find_verbs_behind_whom(words, tags, sentence_tokens):
        tags[index] = tag
    for index, tag in find_inserted_verbs(words, tags, sentence_tokens):
        tags[index] = tag
    for index, tag in list(find_misread(words, tags, sentence_tokens)):
        tags[index] = tag
    for number in headlines:
        for index, tag in find_headline_verbs(words, tags, sentence_tokens[number]):
            tags[index] = tag
    for index, tag in enumerate(tags):
        if tag == "VBD" and index and words[index - 1].lower() in _BEING:  # "is said to", never a past tense
            tags[index] = "VBN"
        elif tag == "RB" and words[index] == "First" and tags[index + 1 : index + 2] == ["NNP"]:
            tags[index] = "NNP"  # "First Minister Sturgeon"
        elif words[index] == "whereas":
            tags[index] = "IN"
    return tags, frozenset(headlines)


def _tag_again(
    tokens: _Tokens, tags: list[str], headlines: Container[Span], whole: Container[Span]
) -> tuple[list[str], frozenset[int]]:
    """Return tags and headlines after some sentences were cut; those in ``whole`` keep what they had."""
    parts = [k for k, span in enumerate(tokens.sentence_tokens) if span not in whole]
    words: list[str] = []
    ranges: list[Span] = []
    for k in parts:
        first, last = tokens.sentence_tokens[k]
        ranges.append((len(words), len(words) + last - first))
        words += tokens.words[first:last]
    new, found = _tag(words, ranges)
    tags = tags.copy()
    for k, (low, high) in zip(parts, ranges):
        first, last = tokens.sentence_tokens[k]
        tags[first:last] = new[low:high]
    kept = {k for k, span in enumerate(tokens.sentence_tokens) if span in headlines}
    return tags, frozenset(kept | {parts[number] for number in found})


def _title_sentences(form: Form, tokens: _Tokens) -> list[Span]:
    """Return the sentences of the headline, as ranges of tokens."""
    title = next((region.span for region in form.regions if region.kind == "title"), (0, 0))
    return [
        (first, last)
        for first, last in tokens.sentence_tokens[:_MOST_HEADLINES]
        if title[0] <= tokens.starts[first] and tokens.ends[last - 1] <= title[1]
    ]


def _tag_headline_verbs(tokens: _Tokens, tags: list[str], titles: Sequence[Span]) -> None:
    for span in titles:
        for index, tag in list(find_headline_verbs(tokens.words, tags, span)):
            tags[index] = tag


def segment_document(doc: Document) -> Segmentation:
    """Return the form of a document's page, its paragraphs, sentences, tokens, tags, lemmas and quotations.

    All spans are offsets of ``doc.text``; every character that is no white space is in a token.
    Never raises, whatever the text.
    """
    text = doc.text
    form = read_form(text, doc.title)
    tokens = _tokenise(text, form)
    tags, headlines = _tag(tokens.words, tokens.sentence_tokens)
    titles = _title_sentences(form, tokens)
    _tag_headline_verbs(tokens, tags, titles)
    titles += [
        tokens.sentence_tokens[n] for n in sorted(headlines) if tokens.sentence_tokens[n] not in titles
    ]
    bare = lacks_commas(tokens.words)
    if titles or bare:
        cuts = find_lost_stops(tokens.words, tags, tokens.sentence_tokens) if bare else []
        joints = (k for span in titles for k in find_headline_joints(tokens.words, tags, span))
        cuts = sorted({*cuts, *joints})
        if cuts:
            whole = dict(zip(tokens.sentence_tokens, range(len(tokens.sentence_tokens))))
            tokens = _cut_sentences(tokens, cuts)
            tags, headlines = _tag_again(tokens, tags, {s for s, k in whole.items() if k in headlines}, whole)
            _tag_headline_verbs(tokens, tags, _title_sentences(form, tokens))
    starts, ends, words = tokens.starts, tokens.ends, tokens.words
    sentences = [(starts[first], ends[last - 1]) for first, last in tokens.sentence_tokens]
    sentence_of = [0] * len(words)
    for number, (first, last) in enumerate(tokens.sentence_tokens):
        if number:
            sentence_of[first:last] = [number] * (last - first)
    apart = _aside_starts(form)
    return Segmentation(
        text=text,
        paragraphs=form.paragraphs,
        sentences=tuple(sentences),
        sentence_tokens=tuple(tokens.sentence_tokens),
        paragraph_of=tuple(tokens.paragraph_of),
        starts=starts,
        ends=ends,
        words=words,
        tags=tags,
        sentence_of=sentence_of,
        quotations=find_quotations(text, form.paragraphs, sentences),
        headlines=headlines,
        lemmas=list(map(lemmatise, words, tags)),
        lowers=list(map(str.lower, words)),
        regions=form.regions,
        turns=_cut_speech(form, sentences),
        asides=frozenset(
            number
            for number, paragraph in enumerate(tokens.paragraph_of)
            if form.paragraphs[paragraph][0] in apart
        ),
    )
