"""Figures that are the object of what happened: "killing 12", "lost nine soldiers"."""

from __future__ import annotations

from dataclasses import replace

from .reading import BREAKS, CLOSERS, Sentence, Slot
from .slots import are_joined, find_last_figure

_ALONG = frozenset((("along", "with"), ("together", "with"), ("as", "did"), ("so", "did")))


def assign_objects(sent: Sentence, i: int) -> None:
    """The figure is the object of a verb, or follows a noun's "of": "killing 12", "the deaths of 12"."""
    item = sent.happenings[i][1]
    k = _find_object(sent, i)
    if k is None:
        return
    for _ in range(3):
        if k in sent.starts or k >= sent.size:
            break
        if (
            sent.lower[k] in ("the", "all", "another", "these", "those")
            or sent.lower[k] in sent.lists["possessives"]
            or sent.lower[k] in CLOSERS
            or sent.lower[k] in ("in", "total", "reportedly", "instantly", "also")
        ):
            k += 1
        else:
            return
    first = True
    while k in sent.starts:
        slot = sent.slots[sent.starts[k]]
        quantity, phrase = slot.quantity, slot.phrase
        if slot.unit is not None and slot.role != "part" and not first:
            return
        if (
            slot.unit is not None
            and first
            and slot.end > max(phrase.end, quantity.end)
            and item.form == "noun"
        ):
            return
        after = max(phrase.end, quantity.end)
        if quantity.article and not first and sent.lower[k - 2 : k] == [",", "with"]:
            return  # "killed eleven, with a child the sole survivor"
        if quantity.article and not first and sent.has_any("says", after, after + 3):
            return  # "killing 21, a resident said": who says it, not who died
        of_people = item.people and not _is_buried(sent, i, slot)
        if item.unit == "missing" and not _is_searched(sent, item.words, phrase.known):
            return
        if item.words[-1] == "for" and quantity.article:
            return  # "families searching for a son"
        and_took = of_people and not quantity.article and _takes_people_before(sent, i)
        if phrase.thing or (phrase.known is None and (of_people and not and_took or quantity.article)):
            return
        if (
            not first
            and phrase.known is None
            and not quantity.article
            and k
            and sent.lower[k - 1] not in ("and", ",")
        ):
            return
        corpses = phrase.known is not None and sent.lower[phrase.end - 1] in sent.lists["corpses"]
        slot.unit = "killed" if corpses else item.unit  # "evacuated 16 bodies"
        slot.start = i if first else quantity.start
        slot.end = max(phrase.end, quantity.end)
        first = False
        k = _skip_credit(sent, _skip_of(sent, slot.end))
        if sent.lower[k : k + 2] == ["and", "of"] and k + 2 in sent.starts and item.form != "intransitive":
            k += 2  # "the deaths of four civilians and | of one commander"
        while (
            k < sent.size
            and k not in sent.starts
            and (sent.lower[k] in sent.lists["listed"] or sent.lower[k] in CLOSERS)
        ):
            k += 1


def _find_object(sent: Sentence, i: int) -> int | None:
    """Return where the object of the happening at ``i`` may begin; None where it takes none."""
    end, item = sent.happenings[i]
    if item.form in ("intransitive", "predicate"):
        return None
    buried = sent.lower[i] in sent.lists["bury"]
    if buried and (sent.is_passive(i) or sent.has_any("slides", 0, i)):
        return None
    if item.form == "past" and (sent.is_passive(i) or sent.is_participle(i)):
        return None
    if item.form == "noun" and sent.lower[end : end + 1] != ["of"]:
        return None
    if item.form != "noun" and sent.is_unreal(i):
        return None
    spared = item.form == "noun" and sent.lower[i] == "lives" and i > 1
    if spared and sent.has_any("saved", i - 2, i):
        return None  # "saved the lives of 12"
    k = end + (1 if item.form == "noun" else 0)
    if i and sent.lower[i - 1] in ("and", "or") and i - 1 in sent.by_end and _is_joined_verb(sent, i - 1):
        return None  # "killing and wounding dozens": the first verb has it
    if k + 1 < sent.size and sent.lower[k] in sent.lists["selves"] and sent.lower[k + 1] == "and":
        k += 2  # "killed himself and five others"
    if k < sent.size and sent.lower[k] in ("and", "or") and k + 1 in sent.happenings:
        if (
            sent.happenings[k + 1][1].form not in ("transitive", "past")
            or sent.happenings[k + 1][0] not in sent.starts
        ):
            return None
        k = sent.happenings[k + 1][0]  # "killed or wounded 12": the first verb has it
    return k


def _is_buried(sent: Sentence, i: int, slot: Slot) -> bool:
    """ "We have buried 87": the dead, unless a landslide did it."""
    end = slot.quantity.end
    return sent.lower[i] in sent.lists["bury"] and (
        end >= sent.size or sent.lower[end] in BREAKS or sent.lower[end] in sent.lists["between"]
    )


def _is_searched(sent: Sentence, words: tuple[str, ...], known: str | None) -> bool:
    """Tell whether those searched for are lost and not wanted: rescuers search, not the police."""
    if words[-1] != "for":
        return True
    lost = "missing" in sent.lower or "alive" in sent.lower
    rescue = lost or sent.has_any("searchers")
    return rescue and known not in ("suspects", "attackers", "fighters", None)


def _skip_of(sent: Sentence, k: int) -> int:
    """Return where a list goes on: "18 fighters | of the factions | and 13 soldiers"."""
    if sent.lower[k : k + 1] != ["of"]:
        return k
    for i in range(k + 1, min(k + 7, sent.size - 1)):
        if sent.lower[i] == "and" and i + 1 in sent.starts:
            return i if sent.slots[sent.starts[i + 1]].phrase.known else k
        if i in sent.starts or i in sent.happenings or not sent.lower[i][0].isalnum():
            return k
        if sent.lower[i] in sent.lists["stops"]:
            return k
    return k


def _takes_people_before(sent: Sentence, i: int) -> bool:
    """Tell whether a verb takes its people from the one before: "killed 23 militants and | captured
    four"."""
    bare = i + 1 in sent.starts and sent.slots[sent.starts[i + 1]].phrase.end <= i + 2
    earlier = [slot for slot in sent.slots if slot.unit and slot.quantity.start < i and slot.phrase.known]
    return bare and bool(earlier) and sent.lower[i - 1] == "and"


def _skip_credit(sent: Sentence, k: int) -> int:
    """Return where a list goes on behind whose number the first is: "killed five, according to the
    ministry, | and 11 fighters, according to the army"."""
    if sent.lower[k : k + 3] != [",", "according", "to"]:
        return k
    for i in range(k + 3, min(k + 11, sent.size - 2)):
        if sent.lower[i] == ",":
            return i if sent.lower[i + 1] == "and" and i + 2 in sent.starts else k
        if i in sent.starts or not sent.lower[i][0].isalnum():
            return k
    return k


def _is_joined_verb(sent: Sentence, end: int) -> bool:
    """Tell whether the happening that ends at ``end`` is an active verb."""
    i, item = sent.by_end[end]
    active = item.form == "transitive" or item.form == "past" and not sent.is_passive(i)
    return active and item.form != "noun" and end + 1 in sent.happenings


def assign_driven(sent: Sentence) -> None:
    """ "Drove some 40,000 from their homes", "lost nine soldiers"."""
    driving = sent.lists["drive"] | sent.lists["lose"] | sent.lists["take"] | sent.lists["carry"]
    for i, word in enumerate(sent.lower):
        if word not in driving or sent.is_unreal(i):
            continue
        slot = sent.slot_at(i + 1)
        if slot is None or slot.unit is not None or slot.phrase.thing:
            continue
        end = slot.noun_end
        if word in sent.lists["lose"]:
            unit = "killed" if _is_lost(sent, slot) else None
        elif sent.lower[end : end + 1] == ["to"] and sent.has_any("wards", end, end + 7):
            counted = slot.phrase.known or end == slot.quantity.end
            unit = "injured" if word in sent.lists["carry"] and counted else None
        elif word in sent.lists["take"]:
            held = sent.lower[end : end + 1] and sent.lower[end] in sent.lists["captive"]
            unit = "detained" if held or sent.lower[end : end + 2] == ["into", "custody"] else None
        else:
            off = sent.lower[end : end + 3]
            away = ("from" in off or off[:2] == ["out", "of"]) and sent.has_any("home", end, end + 6)
            leave = sent.lower[end : end + 1] == ["to"] and sent.lower[end + 1 : end + 2]
            unit = "displaced" if away or leave and sent.lower[end + 1] in sent.lists["away"] else None
        if unit:
            slot.unit, slot.start, slot.end = unit, i, end


def assign_admitted(sent: Sentence) -> None:
    """ "Received 11 gunshot patients", "her wards had taken in more than 140 patients"."""
    for slot in sent.slots:
        start, phrase = slot.quantity.start, slot.phrase
        taken = start and sent.lower[start - 1] in sent.lists["admit"]
        taken = taken and (sent.lower[start - 1] != "in" or sent.lower[start - 2] in sent.lists["take"])
        patients = phrase.end > slot.quantity.end and sent.lower[phrase.end - 1] in sent.lists["patients"]
        ill = sent.lower[phrase.end : phrase.end + 1] == ["with"]  # "patients with symptoms"
        if taken and patients and slot.unit is None and not slot.quantity.article and not ill:
            slot.unit, slot.start, slot.end = "injured", start, phrase.end
            slot.phrase = replace(phrase, known="people", thing=False)


def _is_lost(sent: Sentence, slot: Slot) -> bool:
    """ "The village lost 41 people", but not "lost two players"."""
    phrase = slot.phrase
    if phrase.known is None or sent.lower[phrase.end - 1] in sent.lists["leavers"] - {"members"}:
        return False
    return not slot.quantity.article


def assign_along(sent: Sentence) -> None:
    """ "Was killed together with two nurses", "three are among the dead, along with a Briton"."""
    for number, slot in enumerate(sent.slots):
        start, phrase = slot.quantity.start, slot.phrase
        if slot.unit is not None or phrase.known is None or start < 2 or phrase.thing:
            continue
        along = tuple(sent.lower[max(0, start - 2) : start]) in _ALONG or sent.lower[start - 1] == "alongside"
        before_it = sent.slots[number - 1] if number else slot
        joined = before_it.role == "along" and are_joined(sent, before_it, slot)
        if not along and not joined:
            continue
        near = [k for k in sent.happenings if k < start]
        unit = sent.happenings[max(near)][1].unit if near else None
        before = find_last_figure(sent, number)
        if unit is None or start - max(near) > 12 or before is None and not sent.is_passive(max(near)):
            continue
        slot.unit, slot.start, slot.end, slot.role = (
            unit,
            start,
            max(phrase.end, slot.quantity.end),
            "along",
        )
    for slot in sent.slots:
        if slot.role == "along":
            slot.role = "total"
