"""Casualty and displacement figures: "at least eight members of the intelligence service were killed".

Each figure is a quantity (:mod:`attrib.quantities`), the people it counts, and what happened to
them, found from words alone: a verb whose object it is ("killing 12"), a participle or verb that
follows it ("12 civilians in the town were killed", "12 dead"), a toll ("bringing the toll to 12"), a
list ("two women and a policeman were killed"), or a part of another figure ("including 3 children").
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from .figure_lexicon import FigureLexicon, Happening, load_figure_lexicon
from .model import Attribution, Document, Figure, Segmentation, Span
from .quantities import Quantity, Words, find_quantities, split_words

_LEADS = frozenset(("of", "the", "to", "at", "is", "was", "were", "are", "reached", "reaches", "reaching", "hit", "hits",
                    "hitting", "passed", "passes", "exceeded", "exceeds", "exceeding", "topped", "tops", "stands", "stood",
                    "now", "above", "past", "from", "toll", "be", "near", "nears", "as", "by", ":", "than", "rises", "-",
                    "dead", "killed", "deaths", "wounded", "injured", "climbs", "jumps", "surpassed", "surpasses"))
_OBJECT_STARTS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "those", "all", "several",
                            "many", "some", "any", "no", "every", "each", "dozens", "scores", "hundreds", "thousands",
                            "civilians", "people", "himself", "themselves", "them", "him", "at", "more"))
_LISTED = frozenset(("and", ",", "as", "well", "plus", "along", "with", "or", "&", "also", "another", "the", "both", "her", "his",
                     "their", "its", "other", "then"))
_POSSESSIVES = frozenset(("her", "his", "their", "its", "my", "our"))
_CLOSERS = frozenset(("\"", "”", "“", "''", "'", "’", "``", "(", ")"))
_NOT_COUNTED = frozenset(("family", "families", "lives", "relatives"))
_GAPPED = frozenset(("in", "at", "near", "outside", "around"))
_SPANS = frozenset(("row", "day", "week", "month", "year", "hour", "single", "bid", "night", "matter"))
_BODIES = frozenset(("bodies", "corpses", "body", "corpse"))
_MAX_GAP = 9
_MAX_SCAN = 24


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The noun phrase of a quantity: words ``[start, end)`` counted; ``known`` is its class of people."""

    start: int
    end: int
    known: str | None = None
    thing: bool = False
    partitive: str | None = None  # unit of "of the dead", or "" for "of them"
    inner: Happening | None = None  # "six wounded children"


@dataclass(slots=True)
class _Slot:
    """What is known so far of one quantity of a sentence."""

    quantity: Quantity
    phrase: _Phrase
    unit: str | None = None
    start: int = 0
    end: int = 0
    role: str = "total"
    part_of: int | None = None


class _Sentence:
    """The words of one sentence with happenings and quantities marked; private to this module."""

    def __init__(self, text: str, words: Words, lexicon: FigureLexicon):
        self.text, self.words, self.lexicon = text, words, lexicon
        self.lower = words.lower
        self.size = len(words.lower)
        self.happenings: dict[int, tuple[int, Happening]] = {}
        self.by_end: dict[int, tuple[int, Happening]] = {}
        i = 0
        while i < self.size:
            for item in lexicon.happenings.get(self.lower[i], ()):
                size = len(item.words)
                if tuple(self.lower[i:i + size]) == item.words:
                    self.happenings[i] = (i + size, item)
                    self.by_end[i + size] = (i, item)
                    i += size - 1
                    break
            i += 1
        self.quantities = find_quantities(words, lexicon)
        self.starts = {quantity.start: number for number, quantity in enumerate(self.quantities)}
        self.slots = [_Slot(quantity, self._read_phrase(quantity)) for quantity in self.quantities]

    # -- noun phrases -----------------------------------------------------------------------------

    def _read_phrase(self, quantity: Quantity) -> _Phrase:
        lower, lexicon = self.lower, self.lexicon
        i = quantity.end
        inner = None
        partitive = None
        if i < self.size and lower[i] == "of":
            for among in lexicon.part_among:
                if among[0] == "of" and tuple(lower[i:i + len(among)]) == among:
                    unit = self._unit_of_words(among)
                    return _Phrase(i, i + len(among), "people", partitive=unit)
            if lower[i + 1:i + 2] and lower[i + 1] in ("them", "whom"):
                partitive, i = "", i + 2
            else:
                i += 1
                while i < self.size and lower[i] in ("the", "its", "their", "his", "her", "those", "these", "our"):
                    i += 1
        if i + 1 < self.size and lower[i] in _CLOSERS and lower[i + 1] in lexicon.people:
            i += 1  # 50 "terrorists"
        start, limit = i, min(self.size, i + 7)
        known, end, last, thing = None, i, i, False
        while i < limit:
            word = lower[i]
            if word in lexicon.things:
                thing, known, last = True, None, i + 1
                i += 1
                continue
            kind = lexicon.people.get(word)
            if kind:
                if not (known and kind == "men" and word in ("dead",)):
                    known, end, thing = kind, i + 1, False
                last = i + 1
                i += 1
                if i < self.size and lower[i] in lexicon.things and not word.endswith(("s", "men", "ren")):
                    continue  # "a terrorist group"
                if i < self.size and lower[i] not in lexicon.people and lower[i] not in lexicon.words["others"]:
                    break
                if i < self.size and word.endswith("s") and not lower[i].endswith(("s", "men", "ren")):
                    break  # "killing 10 civilians activist group … said" (commas lost)
                continue
            if word in lexicon.words["others"] or word in lexicon.words["more"]:
                if word == "others":
                    known, end = known or "people", i + 1
                last = i + 1
                i += 1
                if word == "others":
                    break
                continue
            if i in self.starts or word in lexicon.words["passive"] or word in lexicon.words["perfect"]:
                break
            if i in self.happenings:
                item = self.happenings[i][1]
                after = self.happenings[i][0]
                if item.form in ("past", "predicate") and inner is None and last == start and after < self.size \
                        and self._person_follows(after):
                    inner, i = item, after
                    start = last = end = i
                    continue
                break
            if word in lexicon.words["between"] or word in lexicon.words["stops"] or not (word[0].isalnum() or word in "-"):
                break
            i += 1
            last = i
        if known and end + 1 < self.size and lower[end] in ("and", "or") and lower[end + 1] in lexicon.people:
            end += 2  # "women and children"
        if known is None and partitive == "":
            known, end = "people", start
        if known is None:
            end = last
        if known in ("families",) or (known and lower[end - 1] in ("families", "family")):
            return _Phrase(start, end, None, thing=True)
        return _Phrase(start, end, known, thing and known is None, partitive, inner)

    def _person_follows(self, i: int) -> bool:
        for k in range(i, min(i + 3, self.size)):
            if self.lower[k] in self.lexicon.people:
                return True
            if k in self.starts or not self.lower[k][0].isalnum() or self.lower[k] in self.lexicon.words["between"]:
                return False
        return False

    def _unit_of_words(self, words) -> str | None:
        toll = self.lexicon.toll
        for word in words:
            for key, unit in (("hurt", "injured"), ("held", "detained"), ("gone", "missing"), ("moved", "displaced")):
                if word in toll[key] or word == "detainees":
                    return unit if word != "detainees" else "detained"
            if word in toll["dead"] or word in ("slain",):
                return "killed"
        return None

    # -- verbs ------------------------------------------------------------------------------------

    def _is_passive(self, i: int) -> bool:
        words = self.lexicon.words
        for k in range(i - 1, max(-1, i - 6), -1):
            word = self.lower[k]
            if word in words["passive"]:
                return True
            if word in words["perfect"]:
                return False
            if word not in words["adverbs"] and not word.endswith("ly"):
                return False
        return False

    def _is_perfect(self, i: int) -> bool:
        words = self.lexicon.words
        for k in range(i - 1, max(-1, i - 4), -1):
            word = self.lower[k]
            if word in words["passive"]:
                return False
            if word in words["perfect"]:
                return True
            if word not in words["adverbs"] and not word.endswith("ly"):
                return False
        return False

    def _is_participle(self, i: int) -> bool:
        """Tell whether the past form at ``i`` stands after its figure ("12 killed in …") and has no object."""
        end, item = self.happenings[i]
        if item.form != "past" or self._is_perfect(i):
            return False
        if self._is_passive(i):
            return True
        if end >= self.size:
            return True
        if end in self.starts:
            slot = self.slots[self.starts[end]]
            if slot.quantity.article and slot.phrase.known is None:
                return self.lower[end + 1:end + 2] != [] and self.lower[end + 1] in _SPANS  # "10 killed a day after"
            follower = max(slot.phrase.end, slot.quantity.end)
            # "12 killed 30 wounded": the second number has its own participle
            return follower in self.happenings and self.happenings[follower][1].form in ("past", "predicate")
        if self.lower[end] in ("some", "many", "several") and self.lower[end + 1:end + 2] and self.lower[end + 1].endswith("ly"):
            return True  # "dozens wounded some seriously"
        if self.lower[end] in _OBJECT_STARTS:
            return self.lower[end:end + 2] in (["at", "the"], ["at", "a"]) or self.lower[end] == "at"
        return self.lower[end] not in self.lexicon.people

    def _is_unreal(self, i: int) -> bool:
        """"could kill 40", "did not kill": said not to have happened (yet)."""
        before = self.lower[max(0, i - 3):i]
        modal = self.lexicon.words["modal"]
        if any(word in ("not", "never", "without", "avoid", "avoided", "prevented", "didnt", "didn't", "no") for word in before):
            return True
        for word in reversed(before):
            if word in modal:
                return self.lower[i] not in ("killed", "wounded", "injured")
            if not word.endswith("ly"):
                return False
        return False

    # -- assignment -------------------------------------------------------------------------------

    def assign(self) -> list[_Slot]:
        for number in range(len(self.slots)):
            self._assign_after(number)
        for i in sorted(self.happenings):
            self._assign_objects(i)
        self._assign_tolls()
        self._assign_contained()
        self._assign_parts()
        self._assign_gapped()
        return [slot for slot in self.slots if slot.unit and self._counts(slot)]

    def _counts(self, slot: _Slot) -> bool:
        quantity, phrase = slot.quantity, slot.phrase
        if quantity.low == 0 and quantity.high in (0, None):
            return False
        if phrase.thing:
            return False
        if quantity.article:
            return phrase.known is not None and not self._is_plural_or_mass(phrase)
        if self.lower[quantity.core] == "one" and quantity.core and phrase.known is None and \
                self.lower[quantity.core - 1] in ("the", "this", "that", "no", "any", "every", "each", "which", "as"):
            return False
        return True

    def _is_plural_or_mass(self, phrase: _Phrase) -> bool:
        head = self.lower[phrase.end - 1]
        return head in ("people", "police", "crew", "troops", "staff", "forces", "personnel", "family", "leader", "general")

    def _assign_after(self, number: int) -> None:
        """The figure is the subject of what follows: "12 civilians … were killed", "12 dead"."""
        slot = self.slots[number]
        quantity, phrase = slot.quantity, slot.phrase
        if phrase.thing:
            return
        if phrase.inner is not None:
            slot.unit, slot.start, slot.end = phrase.inner.unit, quantity.start, phrase.end
            return
        if phrase.partitive:
            slot.unit, slot.start, slot.end, slot.role = phrase.partitive, quantity.start, phrase.end, "part"
            return
        found = self._scan(number, max(phrase.end, quantity.end))
        if found is None and phrase.known and self.lower[phrase.end - 1] in _BODIES and not quantity.article:
            found = "killed", phrase.end, False, False  # "at least 22 bodies were taken to hospitals"
        if found is None and self._takes_lives(slot):
            found = "killed", phrase.end, False, False
        if found is None:
            return
        unit, end, people, among = found
        if people and phrase.known is None:
            return
        before = self.by_end.get(quantity.start)
        if before is not None and not among and before[1].form in ("transitive", "past") \
                and not self._is_participle(before[0]) and not self._is_passive(before[0]):
            return  # "killed 12 people wounded …": the verb before has it
        slot.unit, slot.start, slot.end = unit, quantity.start, end
        if among:
            slot.role = "part"
        for other in range(number + 1, len(self.slots)):
            start = self.slots[other].quantity.start
            if start >= end or self.lower[start - 1] not in ("among", "amongst"):
                continue
            if self.slots[other].phrase.known is not None or not self.slots[other].quantity.article:
                slot.role, slot.part_of = "part", other  # "10 children were among 48 people executed"
                break

    def _scan(self, number: int, i: int) -> tuple[str, int, bool, bool] | None:
        lower, words = self.lower, self.lexicon.words
        slot = self.slots[number]
        gap, aux, listed = 0, False, False
        limit = min(self.size, i + _MAX_SCAN)
        most = 3 if slot.quantity.article else _MAX_GAP
        first = i
        while i < limit:
            word = lower[i]
            if word == "(" and ")" in lower[i + 1:i + 14]:
                i = lower.index(")", i) + 1
                continue
            if word in ("among", "amongst", "of"):
                for among in self.lexicon.part_among:
                    if among[0] == word and tuple(lower[i:i + len(among)]) == among and (aux or gap <= 2):
                        return self._unit_of_words(among) or "killed", i + len(among), False, True
            if i in self.happenings:
                end, item = self.happenings[i]
                if item.form == "past":
                    if self._is_unreal(i) and aux:
                        return None
                    if (aux and self._is_passive(i)) or self._is_participle(i):
                        return item.unit, end, item.people, False
                    return None
                if item.form in ("intransitive", "predicate"):
                    if self._is_unreal(i) or (item.form == "predicate" and word == "to" and gap > 4):
                        return None
                    if item.words == ("dead",) and i + 1 < self.size and lower[end:end + 1] in (["sea"], ["end"]):
                        return None
                    return item.unit, end, item.people, False
                if item.form == "noun" and i == first and slot.phrase.end == slot.quantity.end and word not in ("lives", "loss"):
                    return item.unit, end, False, False
                if item.form == "noun" and i == first:
                    counted = not slot.quantity.article and word.endswith("s") and word not in ("lives", "loss")
                    return (item.unit, end, False, False) if counted else None  # "1,204 civilian deaths"
                if item.form == "transitive":
                    return None
            if word in ("several", "many", "some", "few", "others") and i > first:
                return None
            if i in self.starts:
                other = self.slots[self.starts[i]]
                if i > first and lower[i - 1] == "with":
                    return None
                if not (listed or i == first or lower[i - 1] in words["between"] or lower[i - 1] in _LISTED or aux
                        or i == max(slot.phrase.end, slot.quantity.end)):
                    return None
                if other.phrase.thing and not other.quantity.article:
                    return None
                if i == slot.quantity.end and not slot.quantity.article:
                    return None  # "2440 Over 100 people": two numbers that merely stand side by side
                if other.phrase.known is None and not aux and other.quantity.article:
                    return None
                listed = True
                i = max(other.phrase.end, other.quantity.end, i + 1)
                continue
            if word in words["passive"]:
                aux = True
            elif word in words["modal"] and lower[i + 1:i + 2] == ["have"]:
                pass  # "may have been killed"
            elif word == "with" and i + 1 in self.starts:
                return None  # "rose to 63, with 80 missing"
            elif word == "and" and slot.phrase.known is None and not self._lists_on(i):
                return None
            elif word in words["perfect"]:
                pass
            elif aux and (word in words["adverbs"] or word.endswith("ly")):
                pass
            elif aux and word in ("in", "on", "at", "among", "by", "not"):
                if word == "not":
                    return None
                gap += 1
            elif word in words["adverbs"] and i and (lower[i - 1] in words["perfect"] or word in ("reportedly", "also")):
                pass
            elif word in words["stops"] or word in (".", ";", ":", "?", "!", "|"):
                return None
            elif word.endswith("ed") and "-" not in word and not aux and word not in ("armed", "united", "wanted", "unidentified") \
                    and lower[i - 1] not in words["between"]:
                return None
            elif aux:
                return None  # "12 people were evacuees …"
            elif word in _LISTED and listed or word in ("and", ",") and self._lists_on(i):
                listed = True
            else:
                gap += 1
                if gap > most:
                    return None
            i += 1
        return None

    def _takes_lives(self, slot: _Slot) -> bool:
        """"claimed 21 lives", "cost more than 40 lives"."""
        start, end = slot.quantity.start, slot.phrase.end
        return self.lower[end - 1] == "lives" and end > slot.quantity.end and \
            any(word in self.lexicon.words["take_lives"] for word in self.lower[max(0, start - 3):start])

    def _lists_on(self, i: int) -> bool:
        """Tell whether a quantity follows the conjunction at ``i`` ("a woman and her three children")."""
        for k in range(i + 1, min(i + 4, self.size)):
            if k in self.starts:
                return True
            if self.lower[k] not in _LISTED:
                return False
        return False

    def _assign_objects(self, i: int) -> None:
        """The figure is the object of a verb, or follows "of" after a noun: "killing 12", "the deaths of 12"."""
        end, item = self.happenings[i]
        if item.form in ("intransitive", "predicate"):
            return
        if item.form == "past" and (self._is_passive(i) or self._is_participle(i)):
            return
        if item.form == "noun" and self.lower[end:end + 1] != ["of"]:
            return
        if item.form != "noun" and self._is_unreal(i):
            return
        k = end + (1 if item.form == "noun" else 0)
        if k < self.size and self.lower[k] in ("and", "or") and k + 1 in self.happenings:
            return  # "killed or wounded 12": the second verb has it
        for _ in range(3):
            if k in self.starts or k >= self.size:
                break
            if self.lower[k] in ("the", "all", "another", "these", "those") or self.lower[k] in _POSSESSIVES \
                    or self.lower[k] in _CLOSERS or self.lower[k] in ("in", "total", "reportedly", "instantly", "also"):
                k += 1
            else:
                return
        first = True
        while k in self.starts:
            slot = self.slots[self.starts[k]]
            quantity, phrase = slot.quantity, slot.phrase
            if slot.unit is not None and slot.role != "part" and not first:
                return
            if slot.unit is not None and first and slot.end > max(phrase.end, quantity.end) and item.form == "noun":
                return
            if phrase.thing or (phrase.known is None and (item.people or not first and quantity.article or quantity.article)):
                return
            if not first and phrase.known is None and not quantity.article and k and self.lower[k - 1] not in ("and", ","):
                return
            slot.unit = item.unit
            slot.start = i if first else quantity.start
            slot.end = max(phrase.end, quantity.end)
            first = False
            k = slot.end
            while k < self.size and k not in self.starts and (self.lower[k] in _LISTED or self.lower[k] in _CLOSERS):
                k += 1

    def _assign_tolls(self) -> None:
        toll = self.lexicon.toll
        for i, word in enumerate(self.lower):
            if word in toll["nouns"]:
                unit = self._unit_of_words(self.lower[i + 1:i + 4]) if self.lower[i + 1:i + 2] == ["of"] else None
                self._assign_toll(i, i + 1, 18, unit or "killed")
            elif word in toll["counts"]:
                if i and self.lower[i - 1] in toll["earlier"] and self.lower[i + 1:i + 2] == ["of"]:
                    unit = next((slot.unit for slot in self.slots if slot.unit), "killed")
                    self._assign_toll(i - 1, i + 1, 3, unit)
                    continue
                for k in range(i + 1, min(i + 10, self.size)):
                    unit = self._unit_of_words([self.lower[k]])
                    if unit:
                        if not self._assign_toll_before(i, k + 1, unit):
                            self._assign_toll(i, k + 1, 10, unit)
                        break
                    if k in self.starts or self.lower[k] in self.lexicon.words["stops"]:
                        break

    def _assign_toll_before(self, i: int, end: int, unit: str) -> bool:
        """"brought to 49 the number killed"."""
        for slot in self.slots:
            tail = max(slot.phrase.end, slot.quantity.end)
            if slot.quantity.end <= i <= tail + 1 and slot.quantity.start >= i - 5 and slot.quantity.start \
                    and self.lower[slot.quantity.start - 1] in ("to", "at") and i - slot.quantity.end <= 1:
                slot.unit, slot.start, slot.end = unit, slot.quantity.start, end
                slot.phrase = replace(slot.phrase, start=slot.quantity.end, end=slot.quantity.end, thing=False)
                return True
        return False

    def _assign_toll(self, noun: int, start: int, reach: int, unit: str) -> None:
        i, toll = start, self.lexicon.toll
        while i < min(self.size, start + reach):
            if i in self.starts:
                slot = self.slots[self.starts[i]]
                if slot.quantity.article or slot.phrase.thing:
                    i += 1
                    continue
                if slot.unit is None and (self.lower[i - 1] in _LEADS or slot.quantity.core > i and self.lower[i] in _LEADS
                                          or slot.quantity.qualifier == "between"):
                    slot.unit, slot.start = unit, noun
                    slot.end = max(slot.phrase.end, slot.quantity.end) if slot.phrase.known else slot.quantity.end
                    while slot.start and (self.lower[slot.start - 1] in toll["earlier"] or self.lower[slot.start - 1] == "death"):
                        slot.start -= 1
                return
            if self.lower[i] in ("said", "says", "but", ".", ";", "where", "which", "could", "would", "may", "might", "who"):
                return
            i += 1

    def _assign_contained(self) -> None:
        """"The dead included six children", "among the dead were two medics"."""
        for i in range(self.size):
            for phrase in self.lexicon.part_contain + self.lexicon.part_among:
                if self.lower[i] != phrase[0] or tuple(self.lower[i:i + len(phrase)]) != phrase or phrase[0] == "of":
                    continue
                k = i + len(phrase)
                while k < self.size and self.lower[k] in ("was", "were", "are", "is", "also", "at"):
                    if k in self.starts:
                        break
                    k += 1
                while k in self.starts:
                    slot = self.slots[self.starts[k]]
                    if slot.phrase.known is None:
                        break
                    if slot.unit is None:
                        slot.unit = self._unit_of_words(phrase) or "killed"
                        slot.start, slot.end, slot.role = slot.quantity.start, max(slot.phrase.end, slot.quantity.end), "part"
                    k = max(slot.phrase.end, slot.quantity.end)
                    while k < self.size and k not in self.starts and self.lower[k] in _LISTED:
                        k += 1
                break

    def _assign_parts(self) -> None:
        """"including four children", "six of them women": a part of the figure before."""
        for number, slot in enumerate(self.slots):
            if number == 0 or slot.phrase.thing:
                continue
            before = self._last_figure(number)
            if before is None:
                continue
            opened = self._opened_part(slot)
            if not opened and slot.phrase.partitive == "":
                opened = True
                slot.phrase = replace(slot.phrase, partitive=None)
            previous = self.slots[number - 1]
            continued = previous.part_of is not None and self._joined(previous, slot) and slot.phrase.known is not None \
                and (slot.unit is None or slot.unit == previous.unit)
            if not (opened or continued):
                continue
            if slot.quantity.article and slot.phrase.known is None:
                continue
            container = before if opened else previous.part_of
            if slot.unit is None or opened:
                if slot.unit != self.slots[container].unit:
                    slot.end = 0
                slot.unit = self.slots[container].unit
                slot.start = slot.quantity.start
                slot.end = max(slot.end, slot.phrase.end, slot.quantity.end)
            slot.role, slot.part_of = "part", container

    def _opened_part(self, slot: _Slot) -> bool:
        i = slot.quantity.start
        for _ in range(2):
            for words in self.lexicon.part_openers:
                size = len(words)
                if i >= size and tuple(self.lower[i - size:i]) == words:
                    return True
            if i and self.lower[i - 1] == "(" and any(max(other.phrase.end, other.quantity.end) == i - 1 for other in self.slots):
                return True  # "two women (a nurse and a clerk)"
            if i and (self.lower[i - 1] in ("the", "also", "were", "was", ",") or self.lower[i - 1] in _POSSESSIVES):
                i -= 1
            else:
                break
        return False

    def _joined(self, previous: _Slot, slot: _Slot) -> bool:
        gap = self.lower[max(previous.phrase.end, previous.quantity.end):slot.quantity.start]
        return len(gap) <= 3 and all(word in _LISTED for word in gap)

    def _last_figure(self, number: int) -> int | None:
        for k in range(number - 1, -1, -1):
            slot = self.slots[k]
            if slot.unit and slot.part_of is None and self._counts(slot):
                return k
        return None

    def _assign_gapped(self) -> None:
        """"Five were killed in Sabqa and one in Harasta": the second verb is left out."""
        for number, slot in enumerate(self.slots):
            quantity, phrase = slot.quantity, slot.phrase
            if slot.unit or quantity.article or phrase.known or phrase.end > quantity.end or number == 0:
                continue
            end = quantity.end
            if end + 1 >= self.size or self.lower[end] not in _GAPPED:
                continue
            if end + 1 in self.starts and not self.slots[self.starts[end + 1]].quantity.article:
                continue
            if self.lower[end + 1] in self.lexicon.words["months"] or self.lower[end + 1] in ("total", "all", "night") \
                    or self.lower[end + 1:end + 2] == ["a"] and self.lower[end + 2:end + 3] and self.lower[end + 2] in _SPANS:
                continue
            if not quantity.further and self.lower[quantity.start - 1] not in ("and", ",", "area", "-", "—", "–", ":") \
                    and quantity.core == quantity.start and self.lower[quantity.core] == "one":
                continue
            before = self._last_figure(number)
            if before is None:
                continue
            slot.unit, slot.start, slot.end = self.slots[before].unit, quantity.start, quantity.end
        self._sum_gapped()

    def _sum_gapped(self) -> None:
        for number, slot in enumerate(self.slots):
            if not slot.unit or slot.part_of is not None or slot.quantity.low is None:
                continue
            rest = [k for k in range(number + 1, len(self.slots))
                    if self.slots[k].unit == slot.unit and self.slots[k].part_of is None]
            if len(rest) >= 2 and sum(self.slots[k].quantity.low or 0 for k in rest) == slot.quantity.low:
                for k in rest:
                    self.slots[k].role, self.slots[k].part_of = "part", number


def _build_figures(sentence: _Sentence, slots: list[_Slot], earlier: set[str]) -> list[Figure]:
    spans = sentence.words.spans
    figures, span_of = [], {}
    for number, slot in enumerate(sentence.slots):
        if slot in slots:
            end = max(slot.end, slot.quantity.end)
            span_of[number] = (spans[slot.start][0], spans[end - 1][1])
    for number, slot in enumerate(sentence.slots):
        if number not in span_of:
            continue
        quantity, phrase = slot.quantity, slot.phrase
        who = None
        if phrase.end > phrase.start and phrase.known and phrase.partitive is None:
            tail = _extend_who(sentence, phrase)
            who = sentence.text[spans[phrase.start][0]:spans[tail - 1][1]].lower()
        role = slot.role
        if role == "total" and slot.unit in earlier and _is_further(sentence, slot):
            role = "further"
        earlier.add(slot.unit)
        part_of = span_of.get(slot.part_of) if slot.part_of is not None else None
        figures.append(Figure(span_of[number], slot.unit, quantity.low, quantity.high, quantity.qualifier, who, role, part_of))
    return figures


def _is_further(sentence: _Sentence, slot: _Slot) -> bool:
    after = sentence.lower[slot.quantity.end:slot.quantity.end + 1]
    return slot.quantity.further or bool(after) and after[0] in sentence.lexicon.words["more"]


def _extend_who(sentence: _Sentence, phrase: _Phrase) -> int:
    """Take in "of …" after "members" and its like: "members of the Syrian military intelligence"."""
    lower, words = sentence.lower, sentence.lexicon.words
    end = phrase.end
    if phrase.known not in ("members", "fighters", "forces", "officials", "workers") or lower[end:end + 1] != ["of"]:
        return end
    k = end + 1
    while k < min(sentence.size, end + 9):
        word = lower[k]
        if k in sentence.starts or k in sentence.happenings or word in words["passive"] or word in words["perfect"] \
                or word in words["stops"] or (word in words["between"] and word not in ("and",)) or not word[0].isalnum():
            break
        k += 1
    return k if k > end + 1 else end


def find_sentence_figures(text: str, spans) -> tuple[Figure, ...]:
    """Return the figures of the sentences ``spans`` of ``text``, in order; no attribution is looked at.

    >>> text = "At least 12 people, including two children, were killed."
    >>> [(f.low, f.high, f.role) for f in find_sentence_figures(text, [(0, len(text))])]
    [(12, None, 'total'), (2, 2, 'part')]
    """
    lexicon = load_figure_lexicon()
    found: list[Figure] = []
    earlier: set[str] = set()
    for span in spans:
        words = split_words(text, span)
        if lexicon.signals.isdisjoint(words.lower):
            continue
        sentence = _Sentence(text, words, lexicon)
        if sentence.slots:
            found.extend(_build_figures(sentence, sentence.assign(), earlier))
    return tuple(found)


def find_figures(
    doc: Document, segmentation: Segmentation, attributions: tuple[Attribution, ...],
) -> tuple[tuple[Attribution, ...], tuple[Figure, ...]]:
    """Return the attributions with their figures, and the figures in the outlet's own voice.

    A figure belongs to the innermost attribution whose content holds it, or to the one whose cue it
    hangs on ("…, the group said, updating an earlier toll of 15").
    """
    return assign_figures(doc.text, find_sentence_figures(doc.text, segmentation.sentences),
                          segmentation.sentences, attributions)


def assign_figures(text: str, figures, sentences, attributions) -> tuple[tuple[Attribution, ...], tuple[Figure, ...]]:
    """Share out ``figures`` among ``attributions``; what no attribution holds is the outlet's own."""
    if not figures:
        return tuple(attributions), ()
    held: dict[int, list[Figure]] = {}
    own = []
    ordered = sorted(range(len(attributions)), key=lambda k: (_extent(attributions[k].content), k))
    by_sentence = _index_by_sentence(attributions, sentences)
    for figure in figures:
        place = bisect_right(sentences, (figure.span[0], float("inf"))) - 1
        near = by_sentence.get(place, ())
        holder = _find_holder(text, figure, attributions, [k for k in ordered if k in near] if near else ())
        if holder is None:
            own.append(figure)
        else:
            held.setdefault(holder, []).append(figure)
    return tuple(replace(item, figures=tuple(held[k])) if k in held else item
                 for k, item in enumerate(attributions)), tuple(own)


def _extent(spans) -> int:
    return sum(end - start for start, end in spans)


def _index_by_sentence(attributions, sentences) -> dict[int, set[int]]:
    """Sentence number to the attributions with any part in it."""
    found: dict[int, set[int]] = {}
    for k, item in enumerate(attributions):
        for start, end in (*item.source, *item.cue, *item.content):
            first = bisect_right(sentences, (start, float("inf"))) - 1
            last = bisect_right(sentences, (max(start, end - 1), float("inf"))) - 1
            for number in range(max(first, 0), last + 1):
                found.setdefault(number, set()).add(k)
    return found


def _find_holder(text: str, figure: Figure, attributions, candidates) -> int | None:
    start, end = figure.span
    for k in candidates:
        overlap = sum(max(0, min(end, b) - max(start, a)) for a, b in attributions[k].content)
        if 2 * overlap >= end - start:
            return k
    best = None
    words = load_figure_lexicon().words["revising"]
    for k in candidates:
        for _, cue_end in attributions[k].cue:
            if cue_end <= start <= cue_end + 80 and (best is None or cue_end > best[0]):
                between = text[cue_end:start].lower().replace(",", " ").split()
                if between and between[0] in words or not words.isdisjoint(between[:4]):
                    best = (cue_end, k)
    return best[1] if best else None
