"""How a statement is worded as an answer: a denial, a confirmation, of whose number or words.

Each function looks at one statement alone; whom it answers is told by ``answering``.
"""

from __future__ import annotations

import re

from attrib.figures.compare import anchor
from attrib.sources.origins import fold_words

from .patterns import first_group, load_pattern
from .relayed import find_relayed
from .sides import load_deed_rules
from .sites.site import Site

ASSERTIVE = ("accuses", "asserts", "believes", "confirms")  # stances of who says that something is so
NOT = re.compile(r"\b(?:not|never|no|nobody|none|neither|denied|denies|without)\b", re.I)
LONG_WORD = re.compile(r"[^\W\d_]{3,}")
DIGITS = re.compile(r"\b\d{1,9}\b")
COUNT_OF = load_pattern("deeds", "count_of")
OF_NUMBERS = load_pattern("deeds", "of_numbers")
POINTED_CLAIM = load_pattern("deeds", "pointed_claim")
POINTS_ONLY = load_pattern("deeds", "points_only")
_POINTS_BARE = load_pattern("deeds", "points_bare")
_DISMISSED = load_pattern("deeds", "dismissed")
_DISMISSED_BESIDE = load_pattern("deeds", "dismissed_beside")
_SAID_BEFORE = load_pattern("relayed", "said_before")
_RIGHT_COUNT = load_pattern("deeds", "right_count")
_TOLD_NUMBER = load_pattern("deeds", "told_number")


def name_confirmed(text: str) -> str:
    """Return whose words a confirmation takes up: "what | the doctor | had said", or ""."""
    match = _SAID_BEFORE.search(text)
    if match is not None:
        return first_group(match)
    claim = find_relayed(text, (0, len(text)))
    return claim.owner if claim is not None else ""


def calls_right(text: str) -> bool:
    """Tell whether a statement calls a count right, and not whether it is."""
    match = _RIGHT_COUNT.search(text)
    return match is not None and _ASKED.search(text, 0, match.end()) is None


_ASKED = re.compile(r"\b(?:whether|if|not|doubt\w*|unclear)\b", re.I)


def confirms(site: Site) -> bool:
    """Tell whether a statement is worded as a confirmation, and gives no number."""
    return site.figure is None and site.stance == "confirms" and is_answer("confirms", site)


def read_owners(text: str) -> list[frozenset[str]]:
    """Return the words for those whose counts are meant: "given by the mayor and by rights groups"."""
    match = COUNT_OF.search(text)
    if match is None:
        return []
    return [words for words in (_read_owner(match), fold_words(match["and"] or "")) if words]


def points_bare(site: Site) -> bool:
    """Tell whether an answer points at what was told last and says nothing of it: "denies this"."""
    return _POINTS_BARE.search(site.text) is not None or POINTS_ONLY.fullmatch(site.text) is not None


_UNITS = (
    ("killed", re.compile(r"\b(?:dead|deaths?|killed|fatalit\w+)\b", re.I)),
    ("injured", re.compile(r"\b(?:injur\w+|wounded)\b", re.I)),
    ("missing", re.compile(r"\bmissing\b", re.I)),
    ("detained", re.compile(r"\b(?:detain\w+|arrest\w+)\b", re.I)),
    ("displaced", re.compile(r"\bdisplaced\b", re.I)),
)


def name_unit(text: str) -> str | None:
    """Return what a count that is spoken of counts: "the number of dead"; None where any may be meant."""
    return next((unit for unit, pattern in _UNITS if pattern.search(text)), None)


def turns_count_down(site: Site) -> bool:
    """Tell whether a statement turns a number down: "rejected the figure of 40", "called it inflated"."""
    if site.figure is not None or site.stance in ("doubts", "asks", "promises", "confirms"):
        return False
    if site.meant:
        return site.stance == "denies" or _DISMISSED_BESIDE.search(site.text) is not None
    if site.stance == "denies" and is_answer("denies", site) and OF_NUMBERS.search(site.text[:80]):
        return True
    return _DISMISSED.search(site.text) is not None


def read_numbers(site: Site) -> set[int]:
    """Return the numbers of people that a statement turns down or confirms."""
    found = [site.text[start:end] for start, end in _TOLD_NUMBER.findall(site.text)]
    told = {int(digits) for words in found for digits in DIGITS.findall(words.replace(",", ""))}
    return told | {anchor(figure) for figure in site.meant}


def _read_owner(match: re.Match[str]) -> frozenset[str]:
    """Return the words for whose count is meant."""
    return fold_words(match["of"] or match["whose"] or match["rank"])


def is_answer(kind: str, site: Site) -> bool:
    """Tell whether a statement is worded as a denial, or as a confirmation."""
    rules = load_deed_rules()
    words = f"{site.cue} {site.text[:60]}"
    if rules.neither.search(site.cue) or rules.always.search(site.sentence):
        return False
    if kind == "denies":
        return site.stance == "denies" and (not site.cue or rules.denials.search(words) is not None)
    return site.stance == "confirms" and (not site.cue or rules.admits.search(words) is not None)


def means_count(answer: Site) -> bool:
    """Tell whether an answer is to a number that somebody gave: "the toll", "the governor's figure"."""
    pointed = pointed_at(answer) and OF_NUMBERS.search(answer.text) is not None
    return pointed or COUNT_OF.search(answer.text) is not None


def pointed_at(answer: Site) -> bool:
    """Tell whether an answer points at what was said: "the allegation", "that figure"."""
    return load_deed_rules().pointing.match(answer.text.strip()) is not None
