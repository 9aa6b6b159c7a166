"""Figures that are the subject of what happened: "12 civilians in the town were killed", "12 dead"."""

from __future__ import annotations

from dataclasses import dataclass

from .asides import find_clause_end, skip_asides
from .reading import BREAKS, CLOSERS, Sentence, Slot
from .slots import is_safe, opens_part

_MAX_GAP = 9
_MAX_CLAUSE = 12  # words of a relative clause
# participles that say who people are, and not what they did
_FAR = 3  # words behind a number after which ", and" begins a clause of its own
_ENDS = frozenset((".", ";", ":", "?", "!", "|"))
_MAX_SCAN = 24
_FALLING = frozenset(("fighters", "forces", "attackers"))
_SAYERS = frozenset(("it", "he", "she", "they"))
_LEAVING = frozenset(("people", "civilians", "residents"))
_MANY = 100  # people who leave a place together


Found = tuple[
    str, int, bool, bool
]  # unit, end of the words that say so, only of known people, a part of others


@dataclass(slots=True)
class Scan:
    """How far the reading of what follows a quantity has come."""

    slot: Slot
    first: int
    nobody: bool
    gap: int = 0
    aux: bool = False
    listed: bool = False


def assign_after(sent: Sentence, number: int) -> None:
    """The figure is the subject of what follows: "12 civilians … were killed", "12 dead"."""
    slot = sent.slots[number]
    quantity, phrase = slot.quantity, slot.phrase
    if phrase.thing or number in sent.apposed or number in sent.trailing:
        return
    if quantity.high == 0 and phrase.partitive == "killed":
        return  # "none of the dead was a soldier"
    if phrase.inner is not None:
        _assign_inner(sent, number, phrase.inner.unit)
        return
    if _is_counted_before(sent, slot) or _is_of_rites(sent, slot) or _is_undone(sent, slot):
        return
    if phrase.partitive:
        _assign_partitive(sent, number, phrase.partitive)
        return
    organ = sent.has_any("organs", phrase.start, phrase.end)
    if organ and sent.lower[phrase.end - 1] in sent.lists["bodies"]:
        return  # "both legislative bodies"
    body = phrase.known is not None and sent.lower[phrase.end - 1] in sent.lists["bodies"]
    found_body = sent.has_any("recovered", phrase.end, phrase.end + 4)
    if body and (not quantity.article or found_body):
        # "at least 22 bodies were taken to hospitals"
        found: Found | None = "killed", phrase.end, False, False
    else:
        found = _find_what_befell(sent, number)
    if found is None and _takes_lives(sent, slot):
        found = "killed", phrase.end, False, False
    if found is None:
        return
    unit, end, people, among = found
    if _is_befallen_part(sent, number, end) and not among:
        return
    if people and phrase.known is None and not (_is_bare(sent, slot) or _is_captured_too(sent, slot)):
        return
    before = sent.by_end.get(quantity.start)
    if (
        before is not None
        and not (before[1].people and phrase.known is None)
        and not among
        and before[1].form in ("transitive", "past")
        and not sent.is_participle(before[0])
        and not sent.is_passive(before[0])
    ):
        return  # "killed 12 people wounded …": the verb before has it
    slot.unit, slot.start, slot.end = unit, quantity.start, end
    if among:
        slot.role = "part"
    for other in range(number + 1, len(sent.slots)):
        start = sent.slots[other].quantity.start
        if start >= end or sent.lower[start - 1] not in ("among", "amongst"):
            continue
        if sent.slots[other].phrase.known is not None or not sent.slots[other].quantity.article:
            slot.role, slot.part_of = "part", other  # "10 children were among 48 people executed"
            break


def _is_of_rites(sent: Sentence, slot: Slot) -> bool:
    """Tell whether what follows is said of a rite: "the funerals | of six | were held"."""
    start = slot.quantity.start
    return start > 1 and sent.lower[start - 1] == "of" and sent.lower[start - 2] in sent.lists["rites"]


def _is_undone(sent: Sentence, slot: Slot) -> bool:
    """ "61 | rescued, seven missing": the harm is that of the next number."""
    end = slot.quantity.end
    bare = slot.phrase.known is None and not slot.quantity.article and end + 1 < sent.size
    return bare and sent.lower[end] in sent.lists["safe"] and sent.lower[end + 1] in (",", ";", "and")


def _is_befallen_part(sent: Sentence, number: int, end: int) -> bool:
    """Tell whether a verb is said of a part and not of the whole: "23 of the 30 on board | drowned",
    "of the 30 on board, 23 | drowned"."""
    start, phrase_end = sent.slots[number].quantity.start, sent.slots[number].phrase.end
    if sent.lower[max(0, start - 2) : start] != ["of", "the"] or end not in sent.by_end:
        return False
    verb = sent.by_end[end][0]
    between = sent.lower[phrase_end:verb]
    if start == 2:
        return any(word == "," and phrase_end + k + 1 in sent.starts for k, word in enumerate(between))
    part = number and sent.slots[number - 1].quantity.end == start - 2
    return bool(part and between) and between[0] not in sent.lists["of_all"]


def _assign_partitive(sent: Sentence, number: int, unit: str) -> None:
    """ "Six of the wounded", "one of the injured, a nurse, | has died"."""
    slot = sent.slots[number]
    quantity = slot.quantity
    if sent.lower[quantity.start - 1] in ("freed", "released", "rescued"):
        return
    died = _died_of_it(sent, slot.phrase.end)
    if died is not None:
        sent.apposed |= {k for k in range(number + 1, len(sent.slots)) if _begins(sent, k) < died}
    slot.unit, slot.end = ("killed", died) if died is not None else (unit, slot.phrase.end)
    slot.start, slot.role = quantity.start, "part"


def _find_what_befell(sent: Sentence, number: int) -> Found | None:
    """Return what the words behind a slot say of its people, a later death before an injury."""
    slot = sent.slots[number]
    fallen = _find_fallen(sent, slot)
    if fallen is not None:
        return fallen
    found = _scan(sent, number, _skip_reported(sent, slot.noun_end))
    death = _find_death(sent, slot) if found is None or found[0] != "killed" else None
    if found is None and death is None:
        found = _find_behind_clause(sent, slot) or _find_leavers(sent, slot)
    if found is not None and found[0] == "injured" and slot.quantity.low == 1:
        death = death or _find_later_death(sent, found[1])
    found = death or found
    if found is not None and _is_behind_part(sent, number, found[1]):
        return None
    whole = sent.lower[slot.quantity.start - 2 : slot.quantity.start] == ["of", "the"]
    if found is not None and found[0] == "missing" and not whole and is_safe(sent, found[1]):
        return None
    return found


def _find_fallen(sent: Sentence, slot: Slot) -> Found | None:
    """ "Four soldiers | fell and seven were wounded"."""
    end = slot.phrase.end
    if slot.phrase.known not in _FALLING or sent.lower[end : end + 1] != ["fell"]:
        return None
    follows = sent.word_at(end + 1)
    ends = follows in BREAKS or follows in sent.lists["falls"]
    return ("killed", end + 1, False, False) if ends else None


def _find_leavers(sent: Sentence, slot: Slot) -> Found | None:
    """ "About 3,000 people | have left Um Sidra": so many leave no place of their own will."""
    end = slot.phrase.end
    k = end + (sent.lower[end : end + 1] == ["who"])
    k += sent.lower[k : k + 1] in (["have"], ["had"])
    many = (slot.quantity.low or 0) >= _MANY and slot.phrase.known in _LEAVING
    left = many and k > end and sent.lower[k : k + 1] == ["left"] and k + 1 < sent.size
    named = left and sent.is_capital(k + 1) and not sent.is_weekday(k + 1)
    return ("displaced", k + 1, False, False) if named and _is_place(sent, k + 1) else None


def _is_place(sent: Sentence, i: int) -> bool:
    """Tell whether the name at token ``i`` is a place: one in which things are elsewhere in the text, or
    that people leave for another ("left Varn | for the hills")."""
    end = i + 1
    while end < sent.size and sent.is_capital(end):
        end += 1
    goal = sent.lower[end + 1 : end + 5] if sent.lower[end : end + 1] in (["for"], ["to"]) else []
    if not sent.lists["whither"].isdisjoint(goal):
        return True
    start, stop = sent.span_of(i, end)
    name = sent.text[start:stop]
    return any(f" {inside} {name}" in sent.text for inside in ("in", "near", "outside", "around"))


def _assign_inner(sent: Sentence, number: int, unit: str) -> None:
    """ "Six wounded children", and "a wounded man | had died"."""
    slot = sent.slots[number]
    slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.phrase.end
    later = _scan(sent, number, slot.phrase.end)
    if later is not None and later[0] == "killed" and unit == "injured":
        slot.unit, slot.end = "killed", later[1]


def _is_counted_before(sent: Sentence, slot: Slot) -> bool:
    """Tell whether a number is that of a count: "the number of martyrs has reached | 22, …", "the dead
    number | 22, …"."""
    start, toll = slot.quantity.start, sent.lexicon.toll
    if slot.phrase.known is not None or slot.quantity.article or start < 2:
        return False
    if sent.lower[start - 1] in sent.lists["numbering"] and sent.unit_of_words([sent.lower[start - 2]]):
        return True
    counted = not (toll["counts"] | toll["nouns"]).isdisjoint(sent.lower[max(0, start - 14) : start])
    ends = sent.lower[slot.quantity.end : slot.quantity.end + 1]
    another = ends == ["and"] and slot.quantity.end + 1 in sent.starts  # "has reached four and nine men …"
    return counted and sent.lower[start - 1] in sent.lists["reached"] and (ends == [","] or another)


def _is_captured_too(sent: Sentence, slot: Slot) -> bool:
    """Tell whether a number takes its people from the one before: "four were killed, 17 | captured"."""
    start, end = slot.quantity.start, slot.quantity.end
    joined = start > 1 and sent.lower[start - 1] == "and" and end in sent.happenings
    past = joined and sent.happenings[end][1].form == "past"
    return past and any(slot.unit is not None and slot.phrase.known for slot in sent.slots)


def _is_bare(sent: Sentence, slot: Slot) -> bool:
    """Tell whether a number stands for people by itself: "forty | were taken to hospital"."""
    quantity = slot.quantity
    follows = sent.word_at(quantity.end)
    verbs = sent.lexicon.auxiliaries
    others = sent.lists["others"] | sent.lists["more"]
    headline = quantity.start == 0 and quantity.end in sent.happenings
    return not quantity.article and (follows in verbs or follows in others or headline)


def _skip_reported(sent: Sentence, i: int) -> int:
    """Return where a noun of harm stands behind a participle: "two | reported | deaths"."""
    reported = i + 1 < sent.size and sent.lower[i] in sent.lists["reported"]
    if reported and i + 1 in sent.happenings and sent.happenings[i + 1][1].form == "noun":
        return i + 1
    return i


def _find_death(sent: Sentence, slot: Slot) -> Found | None:
    """ "Two men who had been taken to the clinic | died": the verb behind a relative clause."""
    i = slot.phrase.end
    if slot.phrase.known is None or sent.lower[i : i + 1] not in (["who"], ["whom"]):
        return None
    for k in range(i + 1, min(i + _MAX_CLAUSE, sent.size)):
        if k in sent.starts or sent.lower[k] in sent.lists["stops"] or sent.lower[k] in _ENDS:
            return None
        if k in sent.happenings:
            end, item = sent.happenings[k]
            still = item.form == "predicate" and sent.lower[k - 1] in sent.lists["adverbs"]
            if item.form == "intransitive" or still:
                return item.unit, end, False, False
            if item.unit == "killed":
                return None  # "two women who had been badly burned | died"
    return None


def _find_behind_clause(sent: Sentence, slot: Slot) -> Found | None:
    """ "12 people who had protested in Orsk were | arrested"."""
    if slot.phrase.known is None or sent.lower[slot.phrase.end : slot.phrase.end + 1] != ["who"]:
        return None
    k = find_clause_end(sent, slot)
    if k is None:
        return None
    end, item = sent.happenings[k]
    return item.unit, end, item.people, False


def _find_later_death(sent: Sentence, i: int) -> Found | None:
    """ "A woman wounded on Saturday | has died"."""
    for k in range(i, min(i + _MAX_CLAUSE, sent.size)):
        if k in sent.happenings:
            end, item = sent.happenings[k]
            return (item.unit, end, False, False) if item.form == "intransitive" else None
        if k in sent.starts or sent.lower[k] in sent.lists["stops"] - {"has"}:
            return None
        if not sent.lower[k][0].isalnum():
            return None
    return None


def _is_behind_part(sent: Sentence, number: int, end: int) -> bool:
    """Tell whether a verb belongs to a number behind a part: "with 2 women, and 20 were injured"."""
    if number + 1 >= len(sent.slots) or sent.slots[number + 1].quantity.start >= end:
        return False
    return _is_in_part(sent, number) and not _is_in_part(sent, number + 1)


def _is_in_part(sent: Sentence, number: int) -> bool:
    """Tell whether a number is listed as a part of another: "including 3 children | and 2 women"."""
    slot = sent.slots[number]
    if opens_part(sent, slot):
        return True
    before = sent.slots[number - 1] if number else None
    gap = sent.lower[before.noun_end : slot.quantity.start] if before else []
    listed = gap in (["and"], [","]) or gap[:1] == ["of"] and gap[-1] == "and" and len(gap) <= 6
    listed = listed and slot.phrase.known is not None
    further = sent.lower[slot.phrase.end - 1] in sent.lists["others"]
    return listed and not further and _is_in_part(sent, number - 1)


def _scan(sent: Sentence, number: int, i: int) -> Found | None:
    """Return what befell the people of a slot, read word by word from token ``i`` on; None where a
    word says that the sentence goes on to something else."""
    slot = sent.slots[number]
    scan = Scan(slot, i, nobody=slot.quantity.high == 0)  # "no civilians were killed" is real
    limit = min(sent.size, i + _MAX_SCAN)
    while i < limit:
        skipped = _skip_bracket(sent, scan, i)
        if skipped is not None:
            i = skipped
            continue
        among = _find_among(sent, scan, i)
        if among is not None:
            return among
        if i in sent.happenings:
            decided, found = _judge_happening(sent, scan, i)
            if decided:
                return found
        if sent.lower[i] in ("several", "many", "some", "few", "others") and i > scan.first:
            return None
        if i in sent.starts:
            if _is_whole(sent, i) and (i - 1 == scan.first or not scan.aux):
                i = max(sent.slots[sent.starts[i]].phrase.end, i + 1)
                continue
            if not _lists_another(sent, scan, i):
                return None
            other = sent.slots[sent.starts[i]]
            scan.listed = True
            i = max(other.noun_end, i + 1)
            continue
        if not (_passes_auxiliary(sent, scan, i) if scan.aux else _passes_word(sent, scan, i)):
            return None
        i += 1
    return None


def _is_whole(sent: Sentence, i: int) -> bool:
    """Tell whether "a group" behind a preposition only says who is counted: "five members | of a group",
    "nine suspects wanted | for a spate of robberies"."""
    slot = sent.slots[sent.starts[i]]
    noun = slot.quantity.article and slot.phrase.end > slot.quantity.end
    if sent.lower[i - 1] == "of":
        return noun
    return noun and sent.lower[i - 1] in ("for", "in", "with", "at", "from") and slot.phrase.known is None


def _skip_bracket(sent: Sentence, scan: Scan, i: int) -> int | None:
    """Return where the sentence goes on behind a bracket or an aside that opens at token ``i``."""
    if sent.lower[i] == "(" and ")" in sent.lower[i + 1 : i + 14]:
        return sent.lower.index(")", i) + 1
    people = scan.slot.phrase.known is not None or not scan.slot.quantity.article
    if sent.lower[i] == "," and not scan.aux and people:
        relative = sent.lower[i + 1 : i + 2] and sent.lower[i + 1] in sent.lists["relative"]
        return skip_asides(sent, i) if i == scan.first or relative else None
    return None


def _find_among(sent: Sentence, scan: Scan, i: int) -> Found | None:
    """Return the people among whom the slot's are: "were among those killed"."""
    word = sent.lower[i]
    each = word == "of" and sent.lower[i - 1] in ("each", "all", "most", "some", "none", "many")
    if word in ("among", "amongst", "of") and (scan.aux or scan.gap <= 2) and not each:
        for among in sent.lexicon.part_among:
            if among[0] == word and tuple(sent.lower[i : i + len(among)]) == among:
                return sent.unit_of_words(among) or "killed", i + len(among), False, True
    return None


def _judge_happening(sent: Sentence, scan: Scan, i: int) -> tuple[bool, Found | None]:
    """Return whether the happening at token ``i`` decides, and what it says of the slot."""
    end, item = sent.happenings[i]
    word, slot = sent.lower[i], scan.slot
    thing = sent.word_at(end)
    adjective = i == scan.first and item.form in ("past", "predicate") and end == i + 1
    if adjective and thing in sent.lexicon.things and thing not in sent.lists["accounts"]:
        return True, None  # "two missing pieces"
    if item.form == "past":
        if sent.is_unreal(i) and scan.aux and not scan.nobody:
            return True, None
        own = word in sent.lists["own_deaths"] and sent.is_perfect(i) and end not in sent.starts
        if own or (scan.aux and sent.is_passive(i)) or sent.is_participle(i):
            return True, (item.unit, end, item.people, False)
        return True, None
    if item.form in ("intransitive", "predicate"):
        if item.form == "predicate" and word == "in" and scan.gap > 1 and not scan.aux:
            return True, None  # "a judge kept him in jail"
        if (
            sent.is_unreal(i)
            and not scan.nobody
            or item.form == "predicate"
            and word == "to"
            and scan.gap > 4
        ):
            return True, None
        if item.words == ("dead",) and i and sent.lower[i - 1] in ("the", "its", "their", "our"):
            return True, None  # "the imam who washed the dead"
        if item.words == ("dead",) and i + 1 < sent.size and sent.lower[end : end + 1] in (["sea"], ["end"]):
            return True, None
        return True, (item.unit, end, item.people, False)
    if item.form == "noun" and i == scan.first:
        of_lives = word in ("lives", "loss")
        if slot.phrase.end == slot.quantity.end and not of_lives:
            return True, (item.unit, end, False, False)
        plain = slot.phrase.known is not None and sent.lower[slot.quantity.end] != "of"
        one = slot.quantity.low == slot.quantity.high == 1 and plain and word in ("death", "fatality")
        counted = not slot.quantity.article and (word.endswith("s") or one) and not of_lives
        return True, (item.unit, end, False, False) if counted else None  # "1,204 civilian deaths"
    if (
        item.form == "transitive"
        and i == scan.first == slot.quantity.end
        and word in ("arrests", "murders")
        and end not in sent.starts
        and slot.quantity.low != 1
    ):
        return True, (item.unit, end, False, False)  # "made 62 | arrests"
    counted = item.form == "transitive" and item.words[-1] == "of" and word.endswith("s")
    if counted and i == scan.first == slot.quantity.end and end not in sent.starts:
        return True, (item.unit, end - 1, False, False)  # "the 100 | deaths of last year"
    return item.form == "transitive", None


def _lists_another(sent: Sentence, scan: Scan, i: int) -> bool:
    """Tell whether the quantity at ``i`` is listed with the slot's: "12 soldiers and 4 officers"."""
    other, slot = sent.slots[sent.starts[i]], scan.slot
    before = sent.lower[i - 1]
    if i > scan.first and before == "with":
        return False
    if before == "and" and sent.lower[i - 2] == "," and scan.gap >= _FAR and not scan.aux:
        return False  # "received 40 patients in the capital, and 35 people have died"
    if _is_of_its_own(sent, slot, other):
        return False
    joined = before in sent.lists["between"] or before in sent.lists["listed"]
    beside = i in (scan.first, slot.noun_end)
    if not (scan.listed or scan.aux or joined or beside):
        return False
    if other.phrase.thing and not other.quantity.article and not (joined and slot.phrase.known):
        return False  # but "180 soldiers and 14 tanks were destroyed"
    if i == slot.quantity.end and not slot.quantity.article:
        return False  # "2440 Over 100 people": two numbers that merely stand side by side
    return not (other.phrase.known is None and not scan.aux and other.quantity.article)


def _is_of_its_own(sent: Sentence, slot: Slot, other: Slot) -> bool:
    """Tell whether a number begins a clause behind a bare one: "remains at 18, | and 36 people are missing",
    "70, not 57, | and seven of these are missing", "43, | then more than 70"."""
    end = slot.quantity.end
    if slot.phrase.end > end or slot.quantity.article or end != slot.noun_end:
        return False
    gap = sent.lower[end : other.quantity.start]
    noun = other.phrase.known is not None or other.phrase.partitive is not None
    return gap[:1] == [","] and (gap == [",", "and"] and noun or gap[-1] in ("then", "later"))


def _passes_auxiliary(sent: Sentence, scan: Scan, i: int) -> bool:
    """Tell whether the scan goes on past a word behind a form of "be": "were | later found | dead"."""
    word = sent.lower[i]
    if word == "with" and i + 1 in sent.starts:
        return False  # "rose to 63, with 80 missing"
    if word == "and" and scan.slot.phrase.known is None and not _lists_on(sent, i):
        return i + 1 in sent.happenings and sent.happenings[i + 1][1].form == "past"
    if word in sent.lexicon.auxiliaries or _is_modal(sent, i):
        return True
    if word in sent.lists["adverbs"] or word.endswith("ly"):
        return True
    if word in CLOSERS and word not in ("(", ")") or word == "left" and i + 1 in sent.happenings:
        return True  # 'were "liquidated"', "were left | injured"
    if word == "and" and i + 1 in sent.happenings and sent.happenings[i + 1][1].form == "past":
        return True  # "were shot | and killed"
    joined = sent.lower[i + 1 : i + 2] == ["and"] and i + 2 in sent.happenings
    if joined and (word.endswith("ed") or word in sent.lists["struck"]):
        return True
    if word.endswith("ed") and sent.lower[i + 1 : i + 2] in (["among"], ["amongst"]):
        return True  # "31 were identified among those killed"
    if word in ("in", "on", "at", "among", "by"):
        scan.gap += 1
        return True
    return False  # "12 people were evacuees …"


def _passes_word(sent: Sentence, scan: Scan, i: int) -> bool:
    """Tell whether the scan goes on past a word before any form of "be"; counts what lies between."""
    word, before = sent.lower[i], sent.lower[i - 1]
    if word == ")" and sent.lower[i + 1 : i + 2] in (["and"], [","], [";"]):
        return False  # "(12 children; 8 women) and 73 wounded"
    if before == "the" and word in sent.lexicon.toll["counts"]:
        return False  # "of modules 7 and 9, the number of persons who died"
    if word in sent.lists["passive"]:
        scan.aux = True
        return True
    if _is_modal(sent, i):
        return True
    if word == "with" and i + 1 in sent.starts:
        return False  # "rose to 63, with 80 missing"
    if word == "and" and scan.slot.phrase.known is None and not _lists_on(sent, i):
        return False
    if word in sent.lists["perfect"]:
        return True
    if (
        word in sent.lists["adverbs"]
        and i
        and (before in sent.lists["perfect"] or word in ("reportedly", "also"))
    ):
        return True
    if word in sent.lists["saying_number"] and sent.lower[i - 2] in ("who", "whom") and before in _SAYERS:
        return True  # "37 men who it | said had died"
    if word in sent.lists["stops"] or word in (".", ";", ":", "?", "!", "|") or _is_other_deed(sent, i):
        return False
    if word in sent.lists["listed"] and scan.listed or word in ("and", ",") and _lists_on(sent, i):
        scan.listed = True
        return True
    if scan.nobody and i == scan.first and word not in sent.lists["between"]:
        return False  # "nobody knows how many were killed"
    scan.gap += 1
    if scan.slot.quantity.article or scan.nobody:
        belongs = sent.lower[scan.first] in ("of", "for", "at", "from") and scan.slot.phrase.known
        return scan.gap <= (6 if belongs else 3)  # "a member of the coast guard drowned"
    return scan.gap <= _MAX_GAP


def _is_modal(sent: Sentence, i: int) -> bool:
    """ "may | have been killed", "may | be dead"."""
    follows = sent.lower[i + 1 : i + 2]
    maybe = sent.lower[i] in ("may", "might", "could") and follows == ["be"]
    return maybe or sent.lower[i] in sent.lists["modal"] and follows == ["have"]


def _is_other_deed(sent: Sentence, i: int) -> bool:
    """ "12 rebels attacked …": the people are who did something else."""
    word = sent.lower[i]
    return (
        word.endswith("ed")
        and "-" not in word
        and word not in sent.lists["describes"]
        and sent.lower[i - 1] not in sent.lists["between"]
    )


def _begins(sent: Sentence, number: int) -> int:
    return sent.slots[number].quantity.start


def _died_of_it(sent: Sentence, end: int) -> int | None:
    """Return where "seven of the wounded | died", "one of the injured, a nurse, | has died" ends."""
    i = end
    if sent.lower[i : i + 1] == [","]:
        i = next((k + 1 for k in range(i + 1, min(i + 12, sent.size)) if sent.lower[k] == ","), i)
    for k in range(i, min(sent.size, i + 8)):
        if sent.lower[k] in ("died", "succumbed", "expired", "perished", "passed"):
            return k + 1 if k < end + 8 else end
        if sent.lower[k] in sent.lists["stops"] or sent.lower[k] in (",", ".", ";"):
            return None
    return None


def _takes_lives(sent: Sentence, slot: Slot) -> bool:
    """ "claimed 21 lives", "cost more than 40 lives"."""
    start, end = slot.quantity.start, slot.phrase.end
    return (
        (
            sent.lower[end - 1] == "lives"
            and end > slot.quantity.end
            and any(word in sent.lists["take_lives"] for word in sent.lower[max(0, start - 3) : start])
        )
        or sent.lower[end - 1] == "lives"
        and "lost" in sent.lower[end : end + 3]
        or sent.lower[start - 1] == "cost"
        and sent.lower[end : end + 2] == ["their", "lives"]
    )


def _lists_on(sent: Sentence, i: int) -> bool:
    """Tell whether a quantity follows the conjunction at ``i`` ("a woman and her three children")."""
    for k in range(i + 1, min(i + 4, sent.size)):
        if k in sent.starts:
            return True
        if sent.lower[k] not in sent.lists["listed"]:
            return False
    return False
