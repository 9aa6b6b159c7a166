"""The form of a whole page: paragraphs, regions that are no prose, turns of those who speak by form alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attrib.language.story_heads import find_head_breaks
from attrib.model import Region, Span, Turn

from .datelines import find_dateline, find_inner_dateline
from .furniture import ASIDE_KINDS, find_inner_regions, read_line
from .headlines import cut_headline, read_flashes, read_headline
from .lines import find_parted_words, join_lines, trim
from .speakers import is_role, is_source_label
from .turns import (
    is_signed,
    read_label,
    read_signed,
    read_statements,
    read_transcript,
    split_inner_turns,
)
from .words import load_page_words

HEAD_PARAGRAPHS = 5  # in which a dateline may show weaker signs
LONGEST_TITLE = 200
_LONE_WORDS = 16  # of a headline that is the whole page
_TALLY = re.compile(r"[A-Z][^:;.\n]{1,40}: \d[\d,]{0,12} [a-z]")  # "Orsk: 12 dead", in a list of such
_COUNTS = re.compile(
    r"(?:[\w ]{2,40}: \d[\d,]{0,12}(?: \w{2,20})?[;,]? ?){1,8}"
)  # "Deaths: 41; injuries: 86"


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a page before its sentences are read; spans are characters, all in text order.

    ``paragraphs`` tile all that is no white space; each region of an aside kind and each label is a
    paragraph of its own.  ``parted`` are the offsets of hyphens that part a word at a line's end.
    """

    paragraphs: tuple[Span, ...]
    regions: tuple[Region, ...]
    turns: tuple[Turn, ...]
    parted: tuple[int, ...]


def read_form(text: str, title: str | None = None) -> Form:
    """Return the form of a text; ``title`` is the record's.  Linear in the text; never raises."""
    lines = join_lines(text)
    parted = tuple(find_parted_words(text, lines))
    regions: list[Region] = []
    headline = _find_title(text, lines, title)
    if headline is not None:
        regions.append(Region("title", headline))
    halves = cut_headline(text, headline) if headline is not None else []
    paragraphs = _cut_heads(text, lines, title, headline)
    prose: list[Span] = []
    for number, span in enumerate(paragraphs):
        if span == headline:
            prose += halves
            continue
        kind = read_line(text, span)
        if kind is not None:
            regions.append(Region(kind, span))
            continue
        start = span[0]
        dateline = find_dateline(text, *span, near_head=number < HEAD_PARAGRAPHS)
        if dateline is not None:
            regions.append(Region("dateline", dateline.span, dateline.place))
            start = trim(text, dateline.span[1], span[1])[0]
        elif number < HEAD_PARAGRAPHS and (dateline := find_inner_dateline(text, *span)) is not None:
            regions.append(Region("dateline", dateline.span, dateline.place))
            prose.append(trim(text, start, dateline.span[0]))
            start = trim(text, dateline.span[1], span[1])[0]
        for piece in _without_inner(text, start, span[1], regions):
            prose += split_inner_turns(text, piece)
    spoken, topics = read_headline(text, halves)
    regions += [Region("label", topic) for topic in topics]
    turns = _read_turns(text, prose, halves, spoken)
    # Nobody is named in "Q:", and what the page itself asks is no statement.
    regions += [
        Region("label", (turn.source[0], turn.cue[1]))
        for turn in turns
        if turn.kind == "question" and turn.source
    ]
    turns = tuple(turn for turn in turns if turn.kind != "question")
    regions += _read_frame_labels(text, prose, turns)
    regions += _read_source_labels(text, prose, turns)
    regions += _read_tally_labels(text, prose, turns)
    regions.sort(key=lambda region: region.span)
    return Form(_tile(text, prose, regions, turns), tuple(regions), turns, parted)


def _find_title(text: str, lines: Sequence[Span], title: str | None) -> Span | None:
    """Return the headline: a first line without a full stop, with a story under it or nothing."""
    if not lines:
        return None
    start, end = lines[0]
    if len(lines) < 2 and (text[end - 1] in "!?\"'”’)" or not 4 <= text.count(" ", start, end) < _LONE_WORDS):
        return None
    if end - start > LONGEST_TITLE or "\n" in text[start:end]:
        return None
    line = text[start:end]
    if title and line.rstrip(".").casefold() == title.strip().rstrip(".").casefold():
        return lines[0]
    if (
        line[-1] in ".:,;\u2026"
        or len(line.split()) < 3
        or line[0] in "-\u2013\u2014*\u2022@"
        or _COUNTS.fullmatch(line)
        or read_line(text, lines[0])
    ):
        return None
    if find_dateline(text, start, end) is not None:
        return None
    label = read_label(text, lines[0])
    if label is not None and any(read_label(text, span) for span in lines[1:3]):
        return None  # a transcript from its first line on
    label_text = line.split(":")[0].strip()
    head = label_text.lower()
    words = load_page_words()
    if (
        is_source_label(label_text)
        or head in words.quote_labels
        or head in words.frame_labels
        or words.statement.match(line)
    ):
        return None
    if is_signed(text, start, end):
        return None
    if line[-2:-1] in (".", ",") and line[-1] in "\"\u201d\u2019'":
        return None
    if line[0] in '"\u201c' and line[-1] in '"\u201d':
        return None
    return (
        lines[0]
        if "! " not in line
        and "? " not in line
        and ". " not in line.replace("U.S. ", "").replace("U.N. ", "")
        else None
    )


def _cut_heads(text: str, lines: Sequence[Span], title: str | None, headline: Span | None) -> list[Span]:
    """Return the lines, the first of them cut where it runs title, date line and story together."""
    paragraphs = list(lines)
    if paragraphs and headline is None:
        start, end = paragraphs[0]
        bounds = [start, *find_head_breaks(text, start, end, title), end]
        paragraphs[:1] = [trim(text, *piece) for piece in zip(bounds, bounds[1:])]
    return paragraphs


def _without_inner(text: str, start: int, end: int, regions: list[Region]) -> list[Span]:
    """Return a paragraph's pieces between the tails and credits inside it, which go to ``regions``."""
    pieces = []
    for region in find_inner_regions(text, start, end):
        following = trim(text, region.span[1], end)[0]
        if following < end and not (
            text[following].isupper() or text[following] in "\"\u201c\u2018'([-\u2013\u2014"
        ):
            continue  # in the middle of a sentence
        if start < region.span[0]:
            pieces.append(trim(text, start, region.span[0]))
        regions.append(region)
        start = following
    if start < end:
        pieces.append((start, end))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _read_turns(
    text: str, prose: Sequence[Span], halves: Sequence[Span], spoken: Sequence[Turn]
) -> tuple[Turn, ...]:
    """Return the turns of a page; where two readers see the same words the first has them.

    ``spoken`` are those of the headline, which has ``halves``.
    """
    story = [span for span in prose if span not in halves]
    readers = (
        spoken,
        read_flashes(text, story),
        read_transcript(text, story),
        read_statements(text, story),
        read_signed(text, story),
    )
    taken: set[int] = set()
    found: list[Turn] = []
    for turns in readers:
        free = [turn for turn in turns if taken.isdisjoint(span[0] for span in turn.speech)]
        taken.update(span[0] for turn in free for span in turn.speech)
        found += free
    return tuple(sorted(found, key=lambda turn: turn.cue))


def _read_frame_labels(text: str, prose: Sequence[Span], turns: Sequence[Turn]) -> list[Region]:
    """Return the labels that head a paragraph and say nothing: "Details:", "Background:", "Quote:"."""
    held = {turn.cue[0] for turn in turns} | {turn.source[0] for turn in turns if turn.source is not None}
    found = []
    for start, end in prose:
        colon = text.find(":", start, min(end, start + 40))
        if colon < 0 or start in held or colon + 1 < end and not text[colon + 1].isspace():
            continue
        words = load_page_words()
        folded = text[start:colon].strip().lower()
        if folded in words.frame_labels or folded in words.quote_labels:
            found.append(Region("label", (start, colon + 1)))
    return found


def _read_tally_labels(text: str, prose: Sequence[Span], turns: Sequence[Turn]) -> list[Region]:
    """Return the places or kinds of a list of counts, with their colons: "Orsk: 12 dead", "Velm: 3 dead"."""
    held = {turn.cue[0] for turn in turns}
    lines = [_TALLY.match(text, *span) is not None for span in prose]
    found = []
    for number, (start, end) in enumerate(prose):
        listed = lines[number] and any(lines[max(0, number - 1) : number] + lines[number + 1 : number + 2])
        colon = text.find(":", start, end)
        if listed and colon not in held and not is_role(text[start:colon]):
            found.append(Region("label", (start, colon + 1)))
    return found


def _read_source_labels(text: str, prose: Sequence[Span], turns: Sequence[Turn]) -> list[Region]:
    """Return "Source:" before the name of who speaks below, or the whole line where nobody does."""
    held = {turn.source for turn in turns}
    found = []
    for start, end in prose:
        colon = text.find(":", start, min(end, start + 20))
        if colon < 0 or not is_source_label(text[start:colon]):
            continue
        name = trim(text, colon + 1, end)
        used = any(span is not None and span[0] == name[0] for span in held)
        if used or end - start < 200:
            found.append(Region("label", (start, colon + 1) if used else (start, end)))
    return found


def _tile(
    text: str, prose: Sequence[Span], regions: Sequence[Region], turns: Sequence[Turn]
) -> tuple[Span, ...]:
    """Return all paragraphs, cut at the bounds of regions that stand apart and of turns' speech."""
    bounds = {span[0] for span in prose} | {span[1] for span in prose}
    for region in regions:
        if region.kind in ASIDE_KINDS:
            bounds.update(region.span)
    for turn in turns:
        for start, end in turn.speech:
            bounds.update((start, end))
    ordered = sorted(bounds)
    pieces = (trim(text, *piece) for piece in zip(ordered, ordered[1:]))
    return tuple(piece for piece in pieces if piece[0] < piece[1])
