"""What the tests of the extraction share: sentences in bracket notation as tokens, and texts of all sorts."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

import attrib
from attrib.extraction.cues import find_cues
from attrib.extraction.decide import decide_cues
from attrib.extraction.features.cue import CueContext
from attrib.extraction.settle import build_context, decided_spans
from attrib.extraction.source_spans import NO_SOURCE
from attrib.language.frames import build_frame
from attrib.language.segment import segment_document
from attrib.model import Document, Span
from attrib.rules.load import parse_example


def make_context(text: str) -> CueContext:
    """Return all cue candidates of a text with the structure around them; no learnt weight has a say."""
    seg = segment_document(Document("d", text))
    return CueContext(seg, build_frame(seg), find_cues(seg))


def read_marked(marked: str) -> tuple[CueContext, dict[str, list[Span]]]:
    """Return the context of a sentence in bracket notation and its marks by role, as token ranges."""
    text, marks = parse_example(marked)
    context = make_context(text)
    seg = context.seg
    roles: dict[str, list[Span]] = {"S": [], "C": [], "T": []}
    for role, _, start, end in marks:
        tokens = [k for k in range(len(seg.words)) if start <= seg.starts[k] and seg.ends[k] <= end]
        assert seg.starts[tokens[0]] == start and seg.ends[tokens[-1]] == end, "a mark cuts a token"
        roles[role].append((tokens[0], tokens[-1] + 1))
    return context, roles


def read_wanted_spans(marked: str) -> tuple[str, tuple[tuple[Span, ...], ...]]:
    """Return the text of a sentence in bracket notation and the spans of its source, cue and content."""
    text, marks = parse_example(marked)
    return text, tuple(tuple((s, e) for letter, _, s, e in marks if letter == mark) for mark in "SCT")


def read_wanted(marked: str) -> tuple[str, dict[str, list[str]]]:
    """Return the text of a sentence in bracket notation and the words of its marks, by role."""
    text, marks = parse_example(marked)
    return text, {
        role: [text[start:end] for letter, _, start, end in marks if letter == wanted]
        for wanted, role in (("S", "source"), ("C", "cue"), ("T", "content"))
    }


def read_parts(text: str) -> list[dict[str, list[str]]]:
    """Return the words of each attribution that the whole pipeline finds in a text, by role."""
    found = attrib.process_document(Document("d", text)).attributions
    return [
        {role: [text[s:e] for s, e in getattr(item, role)] for role in ("source", "cue", "content")}
        for item in found
    ]


def assert_found(marked: str, find: Callable[[str], list[dict[str, list[str]]]]) -> None:
    """Assert that what ``find`` reads in a text holds an attribution of just the parts that a sentence marks."""
    text, wanted = read_wanted(marked)
    got = find(text)
    assert wanted in got, got


def assert_read(marked: str) -> None:
    """Assert that an attribution has the parts that a sentence marks; what it does not mark may be any."""
    text, wanted = read_wanted(marked)
    got = read_parts(text)
    assert any(all(not parts or parts == item[role] for role, parts in wanted.items()) for item in got), got


def decided_parts(text: str) -> list[dict[str, list[str]]]:
    """Return the words of what the package's rules hold in a text, by role."""
    context = build_context(segment_document(Document("d", text)), gated=False)
    return [
        {role: [text[s:e] for s, e in spans] for role, spans in decided_spans(context, found).items()}
        for found in decide_cues(context).values()
    ]


def read_cue(marked: str) -> tuple[CueContext, int, Span, dict[str, list[Span]]]:
    """Return the context of a marked sentence, the number of its cue, its source and all marks, as tokens."""
    context, roles = read_marked(marked)
    return context, find_number(context, roles["C"][0]), roles["S"][0] if roles["S"] else NO_SOURCE, roles


def find_number(context: CueContext, cue: Span) -> int:
    """Return the number of the one candidate whose head lies in a token range."""
    (number,) = [k for k, head in enumerate(context.heads) if cue[0] <= head < cue[1]]
    return number


def words_of(context: CueContext, span: Span) -> str:
    """Return the words of a token range, joined by spaces."""
    return " ".join(context.seg.words[span[0] : span[1]])


SOUP = st.lists(
    st.sampled_from(
        "said told that The army She he rebels Syria 's Monday reporters according to by quoting adding who "
        "was has not been dismissed denied accused of claim killed at least eight and but from their vote "
        'reportedly REPORTER : , , . ? ! " " “ ” ‘ ’ « » ( ) — ; \'s \n \n\n \ud800 \u200b \x00'.split(" ")
    ),
    max_size=60,
).map(" ".join)
HOSTILE = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="ab .,:;?!\"'“”‘’«»()—\n\r\t\ud800\x00\u2028", max_size=120),
)
TEXTS = st.one_of(SOUP, SOUP, HOSTILE)

# what no reader of news should choke on, by name
HOSTILE_TEXTS = {
    "nothing": "",
    "space": " \n\t ",
    "control characters": "\x00\x01\x02 said \x1f",
    "lone surrogates": "\ud800 said \udfff.",
    "one cue": "said",
    "a colon": ":",
    "colons": ": " * 500,
    "quotation marks": '"' * 3_000,
    "curly openers": "“" * 2_000,
    "cues": "said " * 1_500,
    "names": "Homs " * 1_500,
    "possessors": "Syria's " * 800,
    "commas": "he said, " * 600,
    "an apposition at the end": "The union called it a move, a step",
    "according": "according to " * 600,
    "brackets": "(" * 2_000 + ")" * 2_000,
    "paragraphs": "“He said no.\n\n" * 200,
}
