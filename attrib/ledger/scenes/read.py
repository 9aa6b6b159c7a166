"""Which happening a figure or statement speaks of within its document.

A scene is one happening as one document tells it.  Figures are placed one after another in the order
of the text by rules of which the first that fits holds; what only may belong to a scene is marked so.
``clusters`` brings the scenes of different documents together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from sys import intern

from attrib.language.story_heads import find_story_start
from attrib.model import Document, Span

from ..cues import EventRules, find_cause, find_furniture
from ..dates import find_published
from ..patterns import load_words
from .figures import place_figure
from .reading import Reading
from .scene import PERIOD, Scene, Spot
from .seating import place_by_headline
from .statements import place_statement
from .telling import new_scene
from .timeline import find_entries
from .turns import read_on, read_opening

_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST = 3  # sentences of a scene whose words are kept
_HEAD = 4  # sentences of a text whose words its lead has


def read_scenes(
    index: int, doc: Document, sentences: Sequence[Span], spots: Sequence[Spot], rules: EventRules
) -> list[Scene]:
    """Return the scenes of a document; set ``scene`` and ``sure`` of each of ``spots``, in text order."""
    reading = _begin(index, doc, sentences, rules)
    by_sentence: dict[int, list[Spot]] = {}
    for spot in spots:
        if spot.figure is not None:
            by_sentence.setdefault(spot.sentence, []).append(spot)
    previous: Spot | None = None
    for number in range(len(sentences)):
        if number not in by_sentence:
            read_on(reading, number)
        for spot in by_sentence.get(number, ()):
            place_figure(reading, spot, previous)
            previous = spot
        if number in by_sentence:
            read_opening(reading, number)
    if not reading.scenes and spots:
        new_scene(reading, spots[0], None)
    for spot in spots:
        if spot.figure is None:
            place_statement(reading, spot, by_sentence.get(spot.sentence, []))
    _inherit_days(reading)
    for scene in reading.scenes:
        _keep_words(reading, scene)
    return reading.scenes


def _begin(index: int, doc: Document, sentences: Sequence[Span], rules: EventRules) -> Reading:
    """Return the state before the first sentence is read."""
    story = find_story_start(doc.text, doc.title)
    reading = Reading(
        index,
        doc,
        sentences,
        rules,
        find_published(doc.text, doc.date),
        sum(1 for _, end in sentences if end <= story),
        find_furniture(doc.text, rules),
        paragraphs=_number_paragraphs(doc.text, sentences),
    )
    reading.entries = find_entries(reading)
    return reading


def _number_paragraphs(text: str, sentences: Sequence[Span]) -> list[int]:
    """Return the number of the paragraph that each sentence stands in."""
    numbers, number, end = [], 0, 0
    for sentence in sentences:
        number += "\n" in text[end : sentence[0]]
        numbers.append(number)
        end = sentence[1]
    return numbers


def _inherit_days(reading: Reading) -> None:
    """Date what has no day of its own by the scene before it."""
    current: tuple[date, date] | None = None
    for scene in reading.scenes:
        if scene.kind != "event":
            continue
        if scene.first is not None and scene.last is not None:
            current = (scene.first, scene.last) if scene.last - scene.first <= PERIOD else current
        elif current is not None:
            scene.first, scene.last, scene.inherited = *current, True


def _keep_words(reading: Reading, scene: Scene) -> None:
    """Keep a scene's words and weapons for comparing it, of the lead those of opening and headline too."""
    words: set[str] = set()
    opening = range(min(len(reading.sentences), _HEAD)) if scene.lead else ()
    for number in (*scene.sentences[:_FIRST], *opening):
        start, end = reading.sentences[number]
        cause = find_cause(reading.doc.text, (start, end), reading.rules)
        if cause is not None:
            scene.causes |= {cause[0]}
        words |= _content_words(reading.doc.text[start:end])
    if scene.lead:
        words |= _content_words(reading.doc.title or "")
        place_by_headline(reading, scene)
    scene.words = tuple(sorted(words))


def _content_words(text: str) -> set[str]:
    """The words that carry the matter; interned, as many scenes share them."""
    return {intern(word) for word in _WORD.findall(text.lower()) if word not in load_words("common")}
