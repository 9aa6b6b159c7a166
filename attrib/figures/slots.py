"""What the rules ask of the slots of a sentence and of the words beside them."""

from __future__ import annotations

from dataclasses import replace

from .reading import Phrase, Sentence, Slot


def counts_people(sent: Sentence, slot: Slot) -> bool:
    quantity, phrase = slot.quantity, slot.phrase
    if quantity.low == 0 and quantity.high is None:
        return False
    if phrase.thing or sent.lower[max(0, quantity.start - 2) : quantity.start] == ["all", "but"]:
        return False
    if is_not_meant(sent, slot):
        return False
    if sent.lower[slot.end : slot.end + 1] == ["per"]:
        return False  # a rate: "four deaths per 100,000"
    if sent.lower[quantity.end : quantity.end + 2] in (
        ["more", "than"],
        ["fewer", "than"],
        ["less", "than"],
    ):
        return False  # "three more than first thought"
    if quantity.article:
        return phrase.known is not None and not _is_plural_or_mass(sent, phrase)
    if (
        sent.lower[quantity.core] == "one"
        and quantity.core
        and phrase.known is None
        and sent.lower[quantity.core - 1]
        in ("the", "this", "that", "no", "any", "every", "each", "which", "as")
    ):
        return False
    return True


def is_not_meant(sent: Sentence, slot: Slot) -> bool:
    """Tell whether a number is one that the words do not assert: "that doesn't mean | 47 dead", "if there are
    | 57", "no longer say | 20"."""
    start = slot.quantity.start
    before = sent.lower[max(0, start - 4) : start]
    if before[-1:] in (["mean"], ["means"], ["meant"]) or before[-2:-1] in (["mean"], ["means"]):
        return not sent.lists["negators"].isdisjoint(before)
    if before[-3:-1] == ["no", "longer"]:
        return before[-1] in sent.lists["saying_number"]
    there = before[-2:-1] == ["there"] and before[-3:-2] in (["if"], ["unless"], ["whether"])
    return there and before[-1] in ("are", "were", "be", "is")


def _is_plural_or_mass(sent: Sentence, phrase: Phrase) -> bool:
    head = sent.lower[phrase.end - 1]
    return head in sent.lists["no_one_person"] or head.endswith("s") and not head.endswith(("ss", "us"))


def are_joined(sent: Sentence, previous: Slot, slot: Slot) -> bool:
    gap = sent.lower[previous.noun_end : slot.quantity.start]
    if gap[-1:] == ["of"] and gap[:-1]:
        gap = gap[:-1]  # "those of eight women | and of three children"
    return len(gap) <= 3 and (gap == [";"] or all(word in sent.lists["listed"] for word in gap))


def find_last_figure(sent: Sentence, number: int) -> int | None:
    for k in range(number - 1, -1, -1):
        slot = sent.slots[k]
        if slot.unit and slot.part_of is None and counts_people(sent, slot):
            return k
    return None


def assign_bare(sent: Sentence, slot: Slot, unit: str) -> None:
    """Make a number without a noun a figure."""
    slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.quantity.end
    slot.phrase = replace(slot.phrase, end=slot.phrase.start, thing=False)


def is_people(sent: Sentence, k: int) -> bool:
    return sent.lower[k] in sent.lexicon.people


def is_safe(sent: Sentence, end: int) -> bool:
    """ "13 of the 19 missing | had been picked up alive"."""
    return sent.has_any("safe", end, end + 8)


def opens_part(sent: Sentence, slot: Slot) -> bool:
    i = slot.quantity.start
    if sent.lower[max(0, i - 2) : i] in (["those", "of"], ["that", "of"]):
        i -= 2  # "among them those of | eight women"
    for _ in range(2):
        for words in sent.lexicon.part_openers:
            size = len(words)
            if i >= size and tuple(sent.lower[i - size : i]) == words:
                return True
        if (
            i
            and sent.lower[i - 1] in ("(", ":")
            and any(i - 1 in (other.noun_end, other.end if other.unit else 0) for other in sent.slots)
        ):
            return True  # "two women (a nurse and a clerk)"
        if i and sent.lower[i - 1] == "(" and _lists_people(sent, i):
            return True  # "25 were killed in the attack (13 women and 12 men)"
        if i and (
            sent.lower[i - 1] in ("the", "also", "were", "was", ",")
            or sent.lower[i - 1] in sent.lists["possessives"]
        ):
            i -= 1
        else:
            break
    return False


def _lists_people(sent: Sentence, i: int) -> bool:
    """Tell whether numbers of people are all that stands from ``i`` to a closing bracket."""
    while i < sent.size and sent.lower[i] != ")":
        if i in sent.starts:
            slot = sent.slots[sent.starts[i]]
            if slot.phrase.known is None:
                return False
            i = max(slot.noun_end, i + 1)
        elif sent.lower[i] in sent.lists["listed"]:
            i += 1
        else:
            return False
    return i < sent.size
