"""Figures that are a part of another: "including four children", "of the 34 dead, 19 are women"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .reading import BREAKS, Sentence, Slot
from .slots import are_joined, find_last_figure, is_safe, opens_part

_DESCRIBED = 4  # words behind those who are counted: "children | under the age of five"
_LIST_MARKS = frozenset((":", ",", "-", "–", "—"))


def assign_contained(sent: Sentence) -> None:
    """ "The dead included six children", "among the dead were two medics"."""
    if sent.lexicon.part_by_word.keys().isdisjoint(sent.lower):
        return
    for i, word in enumerate(sent.lower):
        for phrase in sent.lexicon.part_by_word.get(word, ()):
            if tuple(sent.lower[i : i + len(phrase)]) != phrase:
                continue
            k = i + len(phrase)
            if sent.lower[k : k + 1] == ["on"] and sent.is_weekday(k + 1):
                k += 2  # "among those killed on Saturday was a nurse"
            while k < sent.size and sent.lower[k] in ("was", "were", "are", "is", "also", "at"):
                if k in sent.starts:
                    break
                k += 1
            while k in sent.starts:
                slot = sent.slots[sent.starts[k]]
                if slot.phrase.known is None:
                    break
                if slot.unit is None:
                    slot.unit = sent.unit_of_words(phrase) or "killed"
                    slot.start, slot.end, slot.role = (
                        slot.quantity.start,
                        slot.noun_end,
                        "part",
                    )
                k = slot.noun_end
                while k < sent.size and k not in sent.starts and sent.lower[k] in sent.lists["listed"]:
                    k += 1
            break


def find_trailing(sent: Sentence) -> None:
    """Mark the parts of a list that says so at its end: "63 died, 17 women and ten boys among them"."""
    for j in range(2, sent.size - 1):
        if sent.lower[j] != "among" or sent.lower[j + 1] != "them":
            continue
        if j + 2 < sent.size and sent.lower[j + 2] not in (*BREAKS, "and", "-", "–", "—"):
            continue
        chain = [
            k
            for k, slot in enumerate(sent.slots)
            if slot.phrase.known and 0 <= j - slot.phrase.end <= _DESCRIBED
        ][-1:]
        while chain and chain[0] and _is_chained(sent, chain[0]):
            chain.insert(0, chain[0] - 1)
        values = [sent.slots[k].quantity.low or 0 for k in chain]
        if len(chain) > 1 and values[0] >= sum(values[1:]):
            del chain[0]  # the whole: "killed 63 people, | 17 women and 21 children among them"
        if chain and sent.lower[sent.slots[chain[0]].quantity.start - 1] in _LIST_MARKS:
            sent.trailing.update(chain)


def _is_chained(sent: Sentence, number: int) -> bool:
    before = sent.slots[number - 1]
    return before.phrase.known is not None and are_joined(sent, before, sent.slots[number])


def assign_parts(sent: Sentence) -> None:
    """ "including four children", "six of them women": a part of the figure before."""
    for number, slot in enumerate(sent.slots):
        if number == 0 or slot.phrase.thing or number in sent.apposed:
            continue
        before = find_last_figure(sent, number)
        if before is None:
            continue
        if _is_fatal(sent, slot):
            slot.unit, slot.start, slot.role, slot.part_of = "killed", slot.quantity.start, "part", before
            slot.end = slot.noun_end
            slot.phrase = replace(slot.phrase, partitive=None)
            continue
        opened = opens_part(sent, slot) or _is_severe(sent, slot, before) or number in sent.trailing
        if not opened and slot.phrase.partitive == "" and not _is_one_described(sent, slot):
            opened = True
            slot.phrase = replace(slot.phrase, partitive=None)
            _take_apposed(sent, number)
        previous = sent.slots[number - 1]
        if opened and number - 1 > before and previous.unit is None and _is_of(sent, slot, previous):
            continue  # "12 were hurt and 27 prisoners escaped, five of whom were caught"
        continued = (
            previous.part_of is not None
            and are_joined(sent, previous, slot)
            and slot.phrase.known is not None
            and (slot.unit is None or slot.unit == previous.unit)
        )
        if not (opened or continued):
            continue
        if slot.quantity.article and slot.phrase.known is None:
            continue
        container = before if opened else previous.part_of
        if container is None:
            continue
        own = slot.unit if before != number and _has_own_verb(sent, slot) else None
        if own is not None:
            slot.role, slot.part_of = "part", container
            continue
        if slot.unit is None or opened:
            if slot.unit != sent.slots[container].unit:
                slot.end = 0
            slot.unit = sent.slots[container].unit
            slot.start = slot.quantity.start
            slot.end = max(slot.end, slot.noun_end)
        slot.role, slot.part_of = "part", container


def _is_severe(sent: Sentence, slot: Slot, before: int) -> bool:
    """ "86 people were hurt, | 12 seriously"."""
    end = slot.quantity.end
    severe = end < sent.size and sent.lower[end] in sent.lists["severely"]
    return severe and end + 1 not in sent.happenings and sent.slots[before].unit == "injured"


def _is_fatal(sent: Sentence, slot: Slot) -> bool:
    """ "Nine people were hit by bullets, | four of them fatally"."""
    end = slot.quantity.end
    after = end + 2 if sent.lower[end : end + 1] == ["of"] and sent.means_told(end + 1) else end
    return sent.lower[after : after + 1] == ["fatally"] and after + 1 not in sent.happenings


def _is_one_described(sent: Sentence, slot: Slot) -> bool:
    """ "One of them the owner of a garage": said of somebody counted before, no number of its own."""
    end = slot.quantity.end + 2
    return slot.quantity.low == slot.quantity.high == 1 and sent.lower[end : end + 1] == ["the"]


def _take_apposed(sent: Sentence, number: int) -> None:
    """Read "one of them | a child" as one figure, of children."""
    slot, other = sent.slots[number], sent.slots[number + 1] if number + 1 < len(sent.slots) else None
    if other is None or not other.quantity.article or slot.quantity.low != 1:
        return
    if other.quantity.start == slot.phrase.end and other.phrase.known is not None:
        sent.apposed.add(number + 1)
        slot.phrase, other.unit = other.phrase, None


def _has_own_verb(sent: Sentence, slot: Slot) -> bool:
    """Tell whether another thing befell a part than the whole: "five were hurt, one of whom died"."""
    start, end = slot.quantity.start, slot.quantity.end
    of_whom = "whom" in sent.lower[end : end + 2] or sent.lower[start - 2 : start] == ["of", "whom"]
    return slot.unit is not None and of_whom and slot.end > max(end, slot.phrase.end)


def _is_of(sent: Sentence, slot: Slot, other: Slot) -> bool:
    """Tell whether "of whom", "of them" may mean the people of another number before."""
    said = set(sent.lower[slot.quantity.start : slot.quantity.end + 3])
    return other.phrase.known is not None and not other.quantity.article and bool(said & {"whom", "them"})


def assign_known(sent: Sentence, known: Mapping[int, str]) -> None:
    """ "Fifteen of the 46 were women and 19 were children": a number given before, and parts of it."""
    whole: int | None = None
    for number, slot in enumerate(sent.slots):
        quantity = slot.quantity
        before = sent.lower[max(0, quantity.start - 2) : quantity.start]
        among = before == ["among", "the"] and slot.phrase.end <= quantity.end
        if (before == ["of", "the"] or among) and not quantity.article and quantity.qualifier == "exact":
            unit = slot.unit or known.get(quantity.low or 0)
            plain = slot.phrase.known is not None or slot.phrase.end <= quantity.end + 1
            if unit is None or not plain:
                continue
            if slot.unit is None:
                slot.unit, slot.start, slot.end = unit, quantity.start - 2, quantity.end
                slot.phrase = replace(slot.phrase, thing=False)
            whole = number
            part = sent.slots[number - 1] if number else None
            near = part is not None and part.quantity.end == quantity.start - 2 and part.unit is None
            if part is not None and near and not is_safe(sent, slot.end):
                _make_part(sent, part, unit, number)
        elif whole is not None and slot.unit is None and not quantity.article and number > whole:
            if _tells_people(sent, slot):
                _make_part(sent, slot, sent.slots[whole].unit or "killed", whole)


def _tells_people(sent: Sentence, slot: Slot) -> bool:
    """Tell whether a number behind its whole says who they were: "19 were women", "and six children"."""
    start, end = slot.quantity.start, slot.quantity.end
    if sent.lower[end : end + 1] in (["were"], ["are"]):
        return sent.person_follows(end + 1)
    return slot.phrase.known is not None and sent.lower[start - 1] in ("and", ",")


def assign_among(sent: Sentence) -> None:
    """ "Nine children are among the 41 dead", "among the 41 dead are nine children"."""
    for number, whole in enumerate(sent.slots):
        start = whole.quantity.start
        if whole.unit is None or sent.lower[start - 2 : start] != ["among", "the"]:
            continue
        for k in _list_before(sent, number, start - 2):
            before = sent.slots[k]
            before.unit, before.start, before.end = whole.unit, before.quantity.start, before.phrase.end
            before.role, before.part_of = "part", number
        after = max(whole.end, whole.noun_end)
        if sent.lower[after : after + 1] in (["are"], ["were"], ["is"], ["was"]):
            part = sent.slot_at(after + 1)
            if part is not None and part.unit is None and part.phrase.known:
                part.unit, part.start, part.end = whole.unit, part.quantity.start, part.phrase.end
                part.role, part.part_of = "part", number


def _list_before(sent: Sentence, number: int, end: int) -> list[int]:
    """Return the slots of people that are said to be among others: "two nuns and a boy | are among"."""
    if not number or sent.slots[number - 1].unit is not None or not sent.slots[number - 1].phrase.known:
        return []
    between = sent.lower[sent.slots[number - 1].phrase.end : end]
    aside = between[:1] == [","] and "," in between[1:]
    if aside:
        between = between[between.index(",", 1) + 1 :]  # ", most of them nuns,"
    if not between or any(word not in sent.lists["passive"] for word in between):
        return []
    found = [number - 1]
    while found[0] and sent.slots[found[0] - 1].unit is None and _is_chained(sent, found[0]):
        found.insert(0, found[0] - 1)
    return found


def assign_summed(sent: Sentence) -> None:
    """ "91 killed on 16 March: 36 children, 29 women and 26 men": parts that make up the whole."""
    for colon, word in enumerate(sent.lower):
        if word not in _LIST_MARKS:
            continue
        behind = [k for k, slot in enumerate(sent.slots) if slot.quantity.start > colon]
        whole = find_last_figure(sent, behind[0]) if behind else None
        if whole is None or sent.slots[whole].quantity.start > colon:
            continue
        parts = _list_parts(sent, behind, whole)
        if len(parts) < 2:
            continue
        if sum(sent.slots[k].quantity.low or 0 for k in parts) == sent.slots[whole].quantity.low:
            for k in parts:
                slot = sent.slots[k]
                slot.unit, slot.start = sent.slots[whole].unit, slot.quantity.start
                slot.end, slot.role, slot.part_of = slot.phrase.end, "part", whole


def _list_parts(sent: Sentence, behind: list[int], whole: int) -> list[int]:
    """Return the slots of people that stand first behind a mark, one after the other."""
    parts: list[int] = []
    for k in behind:
        slot = sent.slots[k]
        free = slot.unit in (None, sent.slots[whole].unit) and k not in sent.apposed
        if (
            not free
            or slot.phrase.known is None
            or parts
            and not are_joined(sent, sent.slots[parts[-1]], slot)
        ):
            break
        parts.append(k)
    return parts


def _make_part(sent: Sentence, slot: Slot, unit: str, whole: int) -> None:
    """Make a slot a part of another; who it counts may stand after the verb ("were women")."""
    slot.unit, slot.start, slot.end, slot.role, slot.part_of = (
        unit,
        slot.quantity.start,
        slot.quantity.end,
        "part",
        whole,
    )
    for k in range(slot.quantity.end, min(sent.size, slot.quantity.end + 7)):
        kind = sent.lexicon.people.get(sent.lower[k])
        if kind:
            slot.phrase = replace(slot.phrase, start=k, end=k + 1, known=kind, thing=False)
            slot.end = k + 1
            break
