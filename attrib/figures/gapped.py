"""Figures whose verb stands once for several: "five were killed in Sabqa and one in Harasta"."""

from __future__ import annotations

from .reading import BREAKS, Sentence
from .slots import assign_bare, find_last_figure

_LONGEST = 9  # words of a body that gives a number without a verb


def assign_gapped(sent: Sentence) -> None:
    """ "Five were killed in Sabqa and one in Harasta": the second verb is left out."""
    for number, slot in enumerate(sent.slots):
        quantity, phrase = slot.quantity, slot.phrase
        if slot.unit is None and phrase.known is None and number and _is_of_place(sent, number):
            assign_bare(sent, slot, sent.slots[find_last_figure(sent, number) or 0].unit or "killed")
            continue
        if slot.unit or quantity.article or phrase.known or phrase.end > quantity.end or number == 0:
            continue
        end = quantity.end
        if _is_placed(sent, number):
            before = find_last_figure(sent, number)
            slot.unit, slot.start, slot.end = sent.slots[before or 0].unit, quantity.start, end
            continue
        more = end + (sent.lower[end : end + 1] in (["more"], ["others"]))
        if sent.lower[more : more + 1] == ["on"] and sent.is_weekday(more + 1):
            end = more
        elif end + 1 >= sent.size or sent.lower[end] not in sent.lists["placing"]:
            continue
        if end + 1 in sent.starts and not sent.slots[sent.starts[end + 1]].quantity.article:
            continue
        if (
            sent.lower[end + 1] in sent.lists["months"]
            or sent.lower[end + 1] in ("total", "all", "night")
            or sent.lower[end + 1 : end + 2] == ["a"]
            and sent.lower[end + 2 : end + 3]
            and sent.lower[end + 2] in sent.lists["spans"]
        ):
            continue
        if (
            not quantity.further
            and sent.lower[quantity.start - 1] not in ("and", ",", "area", "-", "—", "–", ":")
            and quantity.core == quantity.start
            and sent.lower[quantity.core] == "one"
        ):
            continue
        before = find_last_figure(sent, number)
        if before is None:
            continue
        slot.unit, slot.start, slot.end = sent.slots[before].unit, quantity.start, quantity.end
    _sum_gapped(sent)


def _is_of_place(sent: Sentence, number: int) -> bool:
    """ "The eight martyrs of Orsk and the | nine of Varn"."""
    start, end = sent.slots[number].quantity.start, sent.slots[number].quantity.end
    listed = sent.lower[start - 2 : start] == ["and", "the"] and sent.lower[end : end + 1] == ["of"]
    place = end + 1 < sent.size and sent.is_capital(end + 1)
    return listed and place and find_last_figure(sent, number) is not None


def _is_placed(sent: Sentence, number: int) -> bool:
    """ "In Orsk 13 were killed, in Varn | eight": behind its place, the verb left out."""
    start, end = sent.slots[number].quantity.start, sent.slots[number].quantity.end
    follows = sent.word_at(end)
    place = start >= 3 and sent.is_capital(start - 1)
    beside = sent.lower[start - 2] in ("and", ",", ";") and not sent.is_weekday(start - 1)
    beside = beside and sent.lower[start - 1] not in sent.lists["months"]
    if start >= 3 and sent.lower[start - 2] == "the" and sent.lower[start - 3] in (",", ";"):
        beside = place = True  # "the army says 38, the governor 41"
    if _has_own_subject(sent, start):
        beside = place = True
    joined = sent.lower[start - 2] in sent.lists["placing"] and sent.lower[start - 3] in (
        "and",
        ",",
        ";",
    )
    joined = place and (joined or beside)
    return joined and follows in BREAKS and find_last_figure(sent, number) is not None


def _has_own_subject(sent: Sentence, start: int) -> bool:
    """ "Counted 90 dead; the rights commission | 91": a body stands between the last number and this one."""
    first = start - (sent.lower[start - 1] in ("at", "of"))
    while first > start - _LONGEST and first and sent.lower[first - 1][0].isalpha():
        first -= 1
        word = sent.lower[first]
        plain = (
            first not in sent.happenings and first not in sent.starts and word not in sent.lexicon.auxiliaries
        )
        if not plain or word in sent.lists["stops"] or word in sent.lists["months"]:
            return False
    opened = first and sent.lower[first - 1] == ";" or sent.lower[first - 2 : first] == [",", "and"]
    return bool(opened) and start - first > 1 and sent.lower[first] == "the"  # "; the mayor at 15"


def _sum_gapped(sent: Sentence) -> None:
    for number, slot in enumerate(sent.slots):
        if not slot.unit or slot.part_of is not None or slot.quantity.low is None:
            continue
        rest = [
            k
            for k in range(number + 1, len(sent.slots))
            if sent.slots[k].unit == slot.unit and sent.slots[k].part_of in (None, number)
        ]
        if len(rest) >= 2 and sum(sent.slots[k].quantity.low or 0 for k in rest) == slot.quantity.low:
            for k in rest:
                sent.slots[k].role, sent.slots[k].part_of = "part", number


def assign_causes(sent: Sentence) -> None:
    """ "Three died in custody, | two of snakebite and one of asthma": parts that make up the whole."""
    for number, whole in enumerate(sent.slots):
        if whole.unit is None or whole.part_of is not None or whole.quantity.low is None:
            continue
        parts = []
        for slot in sent.slots[number + 1 :]:
            end = slot.quantity.end
            led = sent.lower[slot.quantity.start - 1] in (",", "and", ":", "-", "–", "—")
            free = slot.unit is None and not slot.quantity.article and led
            if not free or sent.lower[end : end + 1] not in (["of"], ["from"], ["by"]):
                break
            parts.append(slot)
        if len(parts) > 1 and sum(slot.quantity.low or 0 for slot in parts) == whole.quantity.low:
            for slot in parts:
                assign_bare(sent, slot, whole.unit)
                slot.role, slot.part_of = "part", number
