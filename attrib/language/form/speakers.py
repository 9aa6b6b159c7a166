"""Whether words that stand before a colon or behind a dash can be somebody who speaks."""

from __future__ import annotations

import re

from attrib.language.first_names import read_first_names

from .words import load_page_words

_INNER = frozenset(
    "al el bin ibn abu de del della der den di da do dos du la le van von zu of the and for in".split()
)
_NAME_WORD = re.compile(r"(?:[^\W\d_a-z]|al-|el-|@|[a-z]{1,2}[A-Z])[\w.'\u2019-]*")
_ROLE_TAIL = re.compile(r" (?:of|for|in|at|from|with|on|near|who|whose|that|which) ")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_FORMER = re.compile(r"\A(?:ex|co|vice|sub)-")
_LETTERS = re.compile(r"[A-Z]{3,6}")
VERBAL = re.compile(
    r"\b(?:said|says|say|told|is|are|was|were|has|have|had|will|would|could|wrote|warned|added|asked)\b"
)
LONGEST_LABEL = 90
_LIKE_PEOPLE = re.compile(r"(?:er|or|ist|ian|eer)s?\Z|m[ae]n\Z")


def is_place(label: str) -> bool:
    """True of a place that is known ("Kabul", "North Korea")."""
    return label.strip(" .").lower() in load_page_words().places


def is_role(label: str) -> bool:
    """True of a noun phrase whose head can speak: "Police", "health ministry", "head of the agency"."""
    words = load_page_words()
    if label.strip() in ("US", "UK"):
        return True
    folded = label.strip().lower()
    if folded in words.speakers:
        return True
    head = _ROLE_TAIL.split(folded.split(",")[0])[0].split()
    if head:
        head[-1] = _FORMER.sub("", head[-1])
    nouns = {head[-1], " ".join(head[-2:])} if head else set()
    return not nouns.isdisjoint(words.roles) or not nouns.isdisjoint(words.speakers)


def may_sign(who: str, *, quoted: bool) -> bool:
    """True of who may stand behind a headline's dash: a role, a body's letters, behind a quotation anyone."""
    if is_place(who):
        return False
    if is_role(who):
        return True
    if is_topic(who) or VERBAL.search(who.lower()):
        return False
    return _LETTERS.fullmatch(who) is not None or quoted and len(who.split()) <= 5


def is_name(label: str) -> bool:
    """True of one to seven words with capitals, as names, titles and the labels of transcripts are."""
    pieces = label.split()
    if not 1 <= len(pieces) <= 7:
        return False
    for piece in pieces:
        bare = piece.strip(",()\"'\u2018\u2019\u201c\u201d")
        if not (_NAME_WORD.fullmatch(bare) or bare in _INNER or bare.isdigit() or bare == "&"):
            return False
    return bool(_NAME_WORD.match(pieces[0]))


def is_full_name(label: str) -> bool:
    """True of a first name that is known, with a surname."""
    pieces = label.split()
    return (
        len(pieces) >= 2
        and is_name(label)
        and any(p.lower().strip(".") in read_first_names() for p in pieces[:-1])
    )


def sounds_like_people(word: str) -> bool:
    """True of a noun made as those of people are ("builder", "florists"), unless it is a known thing."""
    return _LIKE_PEOPLE.search(word) is not None and word not in load_page_words().things


def is_office(label: str) -> bool:
    """True of a phrase whose head is made as those of people are: "keeper of the lighthouse"."""
    head = _ROLE_TAIL.split(label.strip().split(",")[0])[0].split()
    return bool(head) and head[-1].islower() and sounds_like_people(head[-1])


def is_topic(label: str) -> bool:
    """True of a word that heads lines and never speaks ("Factbox", "Background", "Watch")."""
    words = load_page_words()
    folded = label.strip(" .").lower()
    return (
        folded in words.topics
        or folded in words.frame_labels
        or is_source_label(label)
        or folded in words.quote_labels
    )


def is_source_label(label: str) -> bool:
    """True of a word that heads the name of who speaks ("Source", "Who"); the WHO speaks itself."""
    return label.strip(" .").lower() in load_page_words().source_labels and label.strip() != "WHO"


def can_speak(label: str) -> bool:
    """True of a role, or a name that is no place and no topic."""
    first = label.split(",")[0].strip()
    if is_topic(first) or len(label) > LONGEST_LABEL or VERBAL.search(label.lower()):
        return False
    if is_role(label):
        return True
    return is_name(first) and not is_place(first)


def speaks_itself(text: str) -> bool:
    """True of words in the first person."""
    return _FIRST_PERSON.search(text) is not None
