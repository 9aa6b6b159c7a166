"""Figures that are a part of another: "including four children", "of the 34 dead, 19 are women"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .counts import CountReader
from .reading import Phrase, Slot
from .subjects import LISTED


@dataclass(frozen=True, slots=True)
class Told:
    """The one number of people that the sentence before gives: what befell them, and how many they are."""

    unit: str
    count: int | None


_INCLUDE = frozenset(("include", "included", "comprise", "comprised", "are", "were"))
_LIST_MARKS = frozenset((":", ",", "-", "–", "—"))


class PartReader(CountReader):
    """Assigns the parts of figures of the sentence or of the one before."""

    def _assign_contained(self) -> None:
        """ "The dead included six children", "among the dead were two medics"."""
        for i, word in enumerate(self.lower):
            for phrase in self.lexicon.part_by_word.get(word, ()):
                if tuple(self.lower[i : i + len(phrase)]) != phrase:
                    continue
                k = i + len(phrase)
                if self.lower[k : k + 1] == ["on"] and self._is_weekday(k + 1):
                    k += 2  # "among those killed on Saturday was a nurse"
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
                        slot.start, slot.end, slot.role = (
                            slot.quantity.start,
                            max(slot.phrase.end, slot.quantity.end),
                            "part",
                        )
                    k = max(slot.phrase.end, slot.quantity.end)
                    while k < self.size and k not in self.starts and self.lower[k] in LISTED:
                        k += 1
                break

    def _assign_parts(self) -> None:
        """ "including four children", "six of them women": a part of the figure before."""
        for number, slot in enumerate(self.slots):
            if number == 0 or slot.phrase.thing or number in self.apposed:
                continue
            before = self._last_figure(number)
            if before is None:
                continue
            opened = self._opened_part(slot) or self._is_severe(slot, before)
            if not opened and slot.phrase.partitive == "" and not self._is_one_described(slot):
                opened = True
                slot.phrase = replace(slot.phrase, partitive=None)
                self._take_apposed(number)
            previous = self.slots[number - 1]
            if opened and number - 1 > before and previous.unit is None and self._is_of(slot, previous):
                continue  # "12 were hurt and 27 prisoners escaped, five of whom were caught"
            continued = (
                previous.part_of is not None
                and self._joined(previous, slot)
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
            own = slot.unit if before != number and self._has_own_verb(slot) else None
            if own is not None:
                slot.role, slot.part_of = "part", container
                continue
            if slot.unit is None or opened:
                if slot.unit != self.slots[container].unit:
                    slot.end = 0
                slot.unit = self.slots[container].unit
                slot.start = slot.quantity.start
                slot.end = max(slot.end, slot.phrase.end, slot.quantity.end)
            slot.role, slot.part_of = "part", container

    def _is_severe(self, slot: Slot, before: int) -> bool:
        """ "86 people were hurt, | 12 seriously"."""
        end = slot.quantity.end
        severe = end < self.size and self.lower[end] in self.lexicon.words["severely"]
        return severe and end + 1 not in self.happenings and self.slots[before].unit == "injured"

    def _is_one_described(self, slot: Slot) -> bool:
        """ "One of them the owner of a garage": said of somebody counted before, no number of its own."""
        end = slot.quantity.end + 2
        return slot.quantity.low == slot.quantity.high == 1 and self.lower[end : end + 1] == ["the"]

    def _take_apposed(self, number: int) -> None:
        """Read "one of them | a child" as one figure, of children."""
        slot, other = self.slots[number], self.slots[number + 1] if number + 1 < len(self.slots) else None
        if other is None or not other.quantity.article or slot.quantity.low != 1:
            return
        if other.quantity.start == slot.phrase.end and other.phrase.known is not None:
            self.apposed.add(number + 1)
            slot.phrase, other.unit = other.phrase, None

    def _has_own_verb(self, slot: Slot) -> bool:
        """Tell whether another thing befell a part than the whole: "five were hurt, one of whom died"."""
        start, end = slot.quantity.start, slot.quantity.end
        of_whom = "whom" in self.lower[end : end + 2] or self.lower[start - 2 : start] == ["of", "whom"]
        return slot.unit is not None and of_whom and slot.end > max(end, slot.phrase.end)

    def _is_of(self, slot: Slot, other: Slot) -> bool:
        """Tell whether "of whom", "of them" may mean the people of another number before."""
        said = set(self.lower[slot.quantity.start : slot.quantity.end + 3])
        return other.phrase.known is not None and not other.quantity.article and bool(said & {"whom", "them"})

    def _assign_known(self, known: Mapping[int, str]) -> None:
        """ "Fifteen of the 46 were women and 19 were children": a number given before, and parts of it."""
        whole: int | None = None
        self._assign_cited(known)
        for number, slot in enumerate(self.slots):
            quantity = slot.quantity
            before = self.lower[max(0, quantity.start - 2) : quantity.start]
            if before == ["of", "the"] and not quantity.article and quantity.qualifier == "exact":
                unit = slot.unit or known.get(quantity.low or 0)
                plain = slot.phrase.known is not None or slot.phrase.end <= quantity.end + 1
                if unit is None or not plain:
                    continue
                if slot.unit is None:
                    slot.unit, slot.start, slot.end = unit, quantity.start - 2, quantity.end
                    slot.phrase = replace(slot.phrase, thing=False)
                whole = number
                part = self.slots[number - 1] if number else None
                near = part is not None and part.quantity.end == quantity.start - 2 and part.unit is None
                if part is not None and near and not self._is_safe(slot.end):
                    self._make_part(part, unit, number)
            elif whole is not None and slot.unit is None and not quantity.article and number > whole:
                if self._tells_people(slot):
                    self._make_part(slot, self.slots[whole].unit or "killed", whole)

    def _tells_people(self, slot: Slot) -> bool:
        """Tell whether a number behind its whole says who they were: "19 were women", "and six children"."""
        start, end = slot.quantity.start, slot.quantity.end
        if self.lower[end : end + 1] in (["were"], ["are"]):
            return self._person_follows(end + 1)
        return slot.phrase.known is not None and self.lower[start - 1] in ("and", ",")

    def _assign_among(self) -> None:
        """ "Nine children are among the 41 dead", "among the 41 dead are nine children"."""
        for number, whole in enumerate(self.slots):
            start = whole.quantity.start
            if whole.unit is None or self.lower[start - 2 : start] != ["among", "the"]:
                continue
            before = self.slots[number - 1] if number else None
            if before is not None and before.unit is None and before.phrase.known:
                between = self.lower[before.phrase.end : start - 2]
                if between and all(word in self.lexicon.words["passive"] for word in between):
                    before.unit, before.start, before.end = (
                        whole.unit,
                        before.quantity.start,
                        before.phrase.end,
                    )
                    before.role, before.part_of = "part", number
            after = max(whole.end, whole.phrase.end, whole.quantity.end)
            if self.lower[after : after + 1] in (["are"], ["were"], ["is"], ["was"]):
                part = next((slot for slot in self.slots if slot.quantity.start == after + 1), None)
                if part is not None and part.unit is None and part.phrase.known:
                    part.unit, part.start, part.end = whole.unit, part.quantity.start, part.phrase.end
                    part.role, part.part_of = "part", number

    def _assign_summed(self) -> None:
        """ "91 killed on 16 March: 36 children, 29 women and 26 men": parts that make up the whole."""
        for colon, word in enumerate(self.lower):
            if word not in _LIST_MARKS:
                continue
            behind = [k for k, slot in enumerate(self.slots) if slot.quantity.start > colon]
            whole = self._last_figure(behind[0]) if behind else None
            if whole is None or self.slots[whole].quantity.start > colon:
                continue
            parts = self._list_parts(behind, whole)
            if len(parts) < 2:
                continue
            if sum(self.slots[k].quantity.low or 0 for k in parts) == self.slots[whole].quantity.low:
                for k in parts:
                    slot = self.slots[k]
                    slot.unit, slot.start = self.slots[whole].unit, slot.quantity.start
                    slot.end, slot.role, slot.part_of = slot.phrase.end, "part", whole

    def _list_parts(self, behind: list[int], whole: int) -> list[int]:
        """Return the slots of people that stand first behind a mark, one after the other."""
        parts: list[int] = []
        for k in behind:
            slot = self.slots[k]
            free = slot.unit in (None, self.slots[whole].unit) and k not in self.apposed
            if (
                not free
                or slot.phrase.known is None
                or parts
                and not self._joined(self.slots[parts[-1]], slot)
            ):
                break
            parts.append(k)
        return parts

    def _assign_of_them(self, told: Told | None) -> None:
        """ "Twelve of them are women and five are children", "ten of the dead were guards and four were
        inmates": parts of what the sentence before counts, or of what is named here."""
        whole = self._find_opening()
        if told is not None:
            self._assign_them(told)
        for slot in self.slots:
            value, end = slot.quantity.low, slot.quantity.end
            if slot.unit is not None and slot.phrase.partitive and slot.role == "part":
                whole = Told(slot.unit, None)
            if slot.unit is not None or slot.quantity.article or value is None:
                continue
            of_them = self.lower[end : end + 2] == ["of", "them"]
            start = slot.quantity.start
            these = start == 3 and self.lower[0] == "of" and self.lower[1] in ("these", "them", "those")
            if told is not None and these:
                self._assign_bare(slot, told.unit)
                slot.role, whole = "part", told
                continue
            if told is not None and (of_them or slot.quantity.start == 0):
                whole = told
            if told is not None and of_them and self._has_fate(end + 2):
                self._assign_bare(slot, told.unit)
                slot.role, whole = "part", told
                continue  # "three of them were buried on Sunday"
            verb = end + 2 if of_them else end
            if (
                whole is None
                or not self.lower[verb : verb + 1]
                or self.lower[verb] not in ("were", "are", "was")
            ):
                continue
            people = next((k for k in range(verb + 1, min(verb + 4, self.size)) if self._is_people(k)), None)
            if people is None or not all(self._is_plain(k) for k in range(verb + 1, people)):
                continue
            if whole.count is not None and value > whole.count:
                continue
            slot.unit, slot.start, slot.end, slot.role = whole.unit, slot.quantity.start, people + 1, "part"
            slot.phrase = Phrase(people, people + 1, self.lexicon.people[self.lower[people]])

    def _assign_them(self, told: Told) -> None:
        """ "They include nine children", "among them was a nurse", "only nine have been identified": of those
        whom the sentence before counts."""
        lower, words = self.lower, self.lexicon.words
        opened = lower[:1] == ["they"] and lower[1:2] and lower[1] in _INCLUDE
        opened = opened or lower[:2] == ["among", "them"] and lower[2:3] and lower[2] in words["passive"]
        next_at = (2 if lower[0] == "they" else 3) if opened else -1
        for slot in self.slots:
            start, end = slot.quantity.start, max(slot.phrase.end, slot.quantity.end)
            if slot.unit is not None or told.count is not None and (slot.quantity.low or 0) > told.count:
                continue
            among = lower[end + 1 : end + 3] == ["among", "them"] and lower[end] in words["passive"]
            if slot.phrase.known and (among or start == next_at):
                slot.unit, slot.start, slot.end, slot.role = told.unit, start, end, "part"
                next_at = end + 1 if lower[end : end + 1] in (["and"], [","]) else -1
            elif start <= 1 and not slot.quantity.article and self._has_fate(slot.quantity.end):
                self._assign_bare(slot, told.unit)
                slot.role = "part"

    def _has_fate(self, i: int) -> bool:
        """Tell whether a number is followed by what was done with those counted: "have been identified"."""
        verbs = self.lexicon.words["passive"] | self.lexicon.words["perfect"]
        k = i
        while k < self.size and (
            self.lower[k] in verbs or self.lower[k] in ("not", "already", "since", "yet")
        ):
            k += 1
        return i < k < self.size and self.lower[k] in self.lexicon.words["fates"]

    def _find_opening(self) -> Told | None:
        """ "Of the dead, 30 were men": what the sentence opens with."""
        for among in self.lexicon.part_among:
            if among[0] == "of" and tuple(self.lower[: len(among)]) == among:
                unit = self._unit_of_words(among)
                return Told(unit, None) if unit and self.lower[len(among) : len(among) + 1] == [","] else None
        return None

    def _is_plain(self, k: int) -> bool:
        """Tell whether a word may stand before a noun: no mark, verb of harm or preposition."""
        word = self.lower[k]
        return word[0].isalnum() and k not in self.happenings and word not in self.lexicon.words["between"]

    def _make_part(self, slot: Slot, unit: str, whole: int) -> None:
        """Make a slot a part of another; who it counts may stand after the verb ("were women")."""
        slot.unit, slot.start, slot.end, slot.role, slot.part_of = (
            unit,
            slot.quantity.start,
            slot.quantity.end,
            "part",
            whole,
        )
        for k in range(slot.quantity.end, min(self.size, slot.quantity.end + 7)):
            kind = self.lexicon.people.get(self.lower[k])
            if kind:
                slot.phrase = replace(slot.phrase, start=k, end=k + 1, known=kind, thing=False)
                slot.end = k + 1
                break
