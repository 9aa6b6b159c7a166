"""What a sentence says of those whom it or the one before counts: "Twelve of them are women"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .reading import Phrase, Sentence, Slot
from .slots import assign_bare, is_people, is_safe


@dataclass(frozen=True, slots=True)
class Count:
    """The one number of people that words before give: what befell them, and how many they are."""

    unit: str
    number: int | None


def find_count(slots: Iterable[Slot]) -> Count | None:
    """Return what "of them" takes up behind slots: their one number of people that is no part of another."""
    totals = [slot for slot in slots if slot.unit and slot.part_of is None and slot.role != "part"]
    if len(totals) != 1 or totals[0].unit is None:
        return None
    quantity = totals[0].quantity
    return Count(totals[0].unit, quantity.high if quantity.low is None else quantity.low)


_SEVERAL = 2  # the least that a number without a noun takes up


def assign_of_them(sent: Sentence, told: Count | None) -> None:
    """ "Twelve of them are women and five are children", "ten of the dead were guards and four were
    inmates": parts of what the sentence before counts, or of what is named here."""
    whole = _find_opening(sent)
    if told is not None:
        _assign_them(sent, told)
    for slot in sent.slots:
        value, end = slot.quantity.low, slot.quantity.end
        if slot.unit is not None and slot.phrase.partitive and slot.role == "part":
            whole = Count(slot.unit, None)
        if slot.unit is not None or slot.quantity.article or value is None:
            continue
        of_them = sent.lower[end : end + 1] == ["of"] and sent.means_told(end + 1)
        if told is not None and _opens_with_these(sent, slot):
            assign_bare(sent, slot, told.unit)
            slot.role, whole = "part", told
            continue
        if told is not None and (of_them or slot.quantity.start == 0):
            whole = told
        if told is not None and of_them and _is_told_on(sent, slot, told):
            assign_bare(sent, slot, told.unit)
            slot.role, whole = "part", told
            continue  # "three of them were buried on Sunday"
        near = _tell_beside(sent, slot) or told
        if near is not None and _is_taken_up(sent, slot, near):
            assign_bare(sent, slot, near.unit)
            slot.role, whole = "part", near
            continue
        if whole is not None and (_goes_on(sent, slot) or _is_elsewhere(sent, slot)):
            assign_bare(sent, slot, whole.unit)
            slot.role = "part"
            continue
        verb = end + 2 if of_them else end
        if whole is None or not sent.lower[verb : verb + 1] or sent.lower[verb] not in ("were", "are", "was"):
            continue
        people = next((k for k in range(verb + 1, min(verb + 4, sent.size)) if is_people(sent, k)), None)
        if people is None or not all(_is_plain(sent, k) for k in range(verb + 1, people)):
            continue
        if whole.number is not None and value > whole.number:
            continue
        slot.unit, slot.start, slot.end, slot.role = whole.unit, slot.quantity.start, people + 1, "part"
        slot.phrase = Phrase(people, people + 1, sent.lexicon.people[sent.lower[people]])


def _opens_with_these(sent: Sentence, slot: Slot) -> bool:
    """ "Of these, | nine were nurses", "of that number | six were women": what opens the sentence."""
    opening = sent.lower[: slot.quantity.start]
    if opening[-1:] == [","]:
        opening = opening[:-1]
    if opening[:1] != ["of"]:
        return False
    these = len(opening) == 2 and opening[1] in ("these", "them", "those")
    return these or len(opening) == 3 and opening[2] == "number"


def _is_told_on(sent: Sentence, slot: Slot, told: Count) -> bool:
    """ "Three of them were buried on Sunday", "31 of them had not been sentenced": still of the dead."""
    verb = slot.quantity.end + 2
    if _has_fate(sent, verb):
        return True
    verbs = sent.lexicon.auxiliaries
    undone = is_safe(sent, verb) or sent.has_any("undone", verb, sent.size)
    dead = told.unit == "killed" and sent.lower[verb : verb + 1] and sent.lower[verb] in verbs
    return bool(dead) and not undone and (told.number is None or (slot.quantity.low or 0) <= told.number)


def _tell_beside(sent: Sentence, slot: Slot) -> Count | None:
    """Return what the clause before a semicolon counts: "the raid killed 40; | six were nurses"."""
    start = slot.quantity.start
    if ";" not in sent.lower[max(0, start - 3) : start]:
        return None
    return find_count(other for other in sent.slots if other.quantity.start < start)


def _is_taken_up(sent: Sentence, slot: Slot, told: Count) -> bool:
    """ "Ten were under the age of 12", "he said six had worked as nurses": of those told before."""
    start, end, value = slot.quantity.start, slot.quantity.end, slot.quantity.low or 0
    if slot.phrase.end > end or value < _SEVERAL or told.number is not None and value > told.number:
        return False
    verbs = sent.lexicon.auxiliaries | sent.lists["telling"]
    said = sent.lower[max(0, start - 1) : start]
    opens = start == 0 or sent.lower[start - 1] in sent.lists["takes_up"] or said == ["only"] and start == 1
    follows = sent.word_at(end)
    undone = is_safe(sent, end) or sent.has_any("undone", end, end + 8)
    return opens and follows in verbs and not undone


def _is_elsewhere(sent: Sentence, slot: Slot) -> bool:
    """ "Twenty-two were in the market, | 18 in the school": the verb left out, of those told before."""
    start, end = slot.quantity.start, slot.quantity.end
    number = sent.slots.index(slot)
    before = sent.slots[number - 1] if number else None
    part = before is not None and before.unit is not None and before.role == "part"
    joined = start and sent.lower[start - 1] in ("and", ",")
    place = end + 1 < sent.size and sent.lower[end] in ("in", "at", "from", "on")
    return bool(part and joined and place) and slot.phrase.end <= end and not sent.is_weekday(end + 1)


def _goes_on(sent: Sentence, slot: Slot) -> bool:
    """ "13 of the dead were children and that | nine had belonged to one family"."""
    start, end = slot.quantity.start, slot.quantity.end
    verbs = sent.lexicon.auxiliaries
    bare = slot.phrase.end <= end and sent.lower[end : end + 1] and sent.lower[end] in verbs
    joined = sent.lower[start - 1] in ("and", "that") and "and" in sent.lower[start - 2 : start]
    return bool(bare) and joined and not is_safe(sent, end)


def _assign_them(sent: Sentence, told: Count) -> None:
    """ "They include nine children", "among them was a nurse", "only nine have been identified": of those
    whom the sentence before counts."""
    lower = sent.lower
    opened = lower[:1] == ["they"] and lower[1:2] and lower[1] in sent.lists["include"]
    opened = opened or lower[:2] == ["among", "them"] and lower[2:3] and lower[2] in sent.lists["passive"]
    next_at = (2 if lower[0] == "they" else 3) if opened else -1
    for slot in sent.slots:
        start, end = slot.quantity.start, slot.noun_end
        if slot.unit is not None or told.number is not None and (slot.quantity.low or 0) > told.number:
            continue
        among = lower[end + 1 : end + 3] == ["among", "them"] and lower[end] in sent.lists["passive"]
        if slot.phrase.known and (among or start == next_at):
            slot.unit, slot.start, slot.end, slot.role = told.unit, start, end, "part"
            next_at = end + 1 if lower[end : end + 1] in (["and"], [","]) else -1
        elif start <= 1 and not slot.quantity.article and _has_fate(sent, slot.quantity.end):
            assign_bare(sent, slot, told.unit)
            slot.role = "part"


def _has_fate(sent: Sentence, i: int) -> bool:
    """Tell whether a number is followed by what was done with those counted: "have been identified"."""
    verbs = sent.lexicon.auxiliaries
    k = i
    while k < sent.size and (
        sent.lower[k] in verbs or sent.lower[k] in ("could", "not", "already", "since", "yet")
    ):
        k += 1
    return i < k < sent.size and sent.lower[k] in sent.lists["fates"]


def _find_opening(sent: Sentence) -> Count | None:
    """ "Of the dead, 30 were men": what the sentence opens with."""
    if sent.lower[:1] != ["of"]:
        return None
    for among in sent.lexicon.part_among:
        if among[0] == "of" and tuple(sent.lower[: len(among)]) == among:
            unit = sent.unit_of_words(among)
            return Count(unit, None) if unit and sent.lower[len(among) : len(among) + 1] == [","] else None
    return None


def _is_plain(sent: Sentence, k: int) -> bool:
    """Tell whether a word may stand before a noun: no mark, verb of harm or preposition."""
    word = sent.lower[k]
    return word[0].isalnum() and k not in sent.happenings and word not in sent.lists["between"]
