"""What can speak: a matter of the head noun and the registry.

People, bodies, names and documents can ("the study said"); days, places, weapons, events and qualities
cannot.  Where a source's head is one of these the attribution has lost its way: it keeps its words, and
no speaker is made of them.
"""

from __future__ import annotations

import re

from attrib.model import Segmentation
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.reading import Reading

_NO_HEADS = frozenset(
    ("CC", "DT", "IN", "JJR", "RBR", "RP", "TO", "WRB")
)  # tags of what no phrase is headed by
_NUMBER = re.compile(r"\d[\d.,:]*(?:s|th|st|nd|rd)?|[12]\d{3}s?")


def can_speak(reading: Reading, segmentation: Segmentation) -> bool:
    """Tell whether the head of a source phrase can say anything.

    ``reading`` is ``read_phrase``'s; what nothing is known of can speak.
    """
    if reading.form != "description" or reading.role is not None:
        return True
    head = reading.head
    if head in WORDS.bodies_like_qualities or _single(head) in WORDS.bodies_like_qualities:
        return True
    tag = segmentation.tags[reading.core_end - 1] if reading.core_end else ""
    if (
        head in WORDS.calendar
        or tag in _NO_HEADS
        or _NUMBER.fullmatch(head)
        or head in WORDS.mute_nouns
        or _single(head) in WORDS.mute_nouns
    ):
        return False
    if tag.startswith("NNP") and not segmentation.words[reading.core_end - 1].islower():
        return True  # a name, unknown
    return not _single(head).endswith(WORDS.quality_endings)


def _single(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
