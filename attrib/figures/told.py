"""What a sentence says of those whom it or the one before counts: "Twelve of them are women"."""

from __future__ import annotations

from dataclasses import dataclass

from .members import PartReader
from .reading import Phrase, Slot


@dataclass(frozen=True, slots=True)
class Told:
    """The one number of people that the sentence before gives: what befell them, and how many they are."""

    unit: str
    count: int | None


_SEVERAL = 2  # the least that a number without a noun takes up
_INCLUDE = frozenset(("include", "included", "comprise", "comprised", "are", "were"))


class ToldReader(PartReader):
    """Assigns numbers that take up people told before."""

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
            of_them = self.lower[end : end + 1] == ["of"] and self._means_told(end + 1)
            if told is not None and self._opens_with_these(slot):
                self._assign_bare(slot, told.unit)
                slot.role, whole = "part", told
                continue
            if told is not None and (of_them or slot.quantity.start == 0):
                whole = told
            if told is not None and of_them and self._is_told_on(slot, told):
                self._assign_bare(slot, told.unit)
                slot.role, whole = "part", told
                continue  # "three of them were buried on Sunday"
            near = self._tell_beside(slot) or told
            if near is not None and self._is_taken_up(slot, near):
                self._assign_bare(slot, near.unit)
                slot.role, whole = "part", near
                continue
            if whole is not None and (self._goes_on(slot) or self._is_elsewhere(slot)):
                self._assign_bare(slot, whole.unit)
                slot.role = "part"
                continue
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

    def _opens_with_these(self, slot: Slot) -> bool:
        """ "Of these, | nine were nurses", "of that number | six were women": what opens the sentence."""
        opening = self.lower[: slot.quantity.start]
        if opening[-1:] == [","]:
            opening = opening[:-1]
        if opening[:1] != ["of"]:
            return False
        these = len(opening) == 2 and opening[1] in ("these", "them", "those")
        return these or len(opening) == 3 and opening[2] == "number"

    def _is_told_on(self, slot: Slot, told: Told) -> bool:
        """ "Three of them were buried on Sunday", "31 of them had not been sentenced": still of the dead."""
        verb = slot.quantity.end + 2
        if self._has_fate(verb):
            return True
        verbs = self.lexicon.words["passive"] | self.lexicon.words["perfect"]
        undone = self._is_safe(verb) or not self.lexicon.words["undone"].isdisjoint(self.lower[verb:])
        dead = told.unit == "killed" and self.lower[verb : verb + 1] and self.lower[verb] in verbs
        return bool(dead) and not undone and (told.count is None or (slot.quantity.low or 0) <= told.count)

    def _tell_beside(self, slot: Slot) -> Told | None:
        """Return what the clause before a semicolon counts: "the raid killed 40; | six were nurses"."""
        start = slot.quantity.start
        if ";" not in self.lower[max(0, start - 3) : start]:
            return None
        before = [other for other in self.slots if other.unit and other.quantity.start < start]
        totals = [other for other in before if other.part_of is None and other.role != "part"]
        if len(totals) != 1 or totals[0].unit is None:
            return None
        quantity = totals[0].quantity
        return Told(totals[0].unit, quantity.high if quantity.low is None else quantity.low)

    def _is_taken_up(self, slot: Slot, told: Told) -> bool:
        """ "Ten were under the age of 12", "he said six had worked as nurses": of those told before."""
        start, end, value = slot.quantity.start, slot.quantity.end, slot.quantity.low or 0
        if slot.phrase.end > end or value < _SEVERAL or told.count is not None and value > told.count:
            return False
        words = self.lexicon.words
        verbs = words["passive"] | words["perfect"] | words["telling"]
        said = self.lower[max(0, start - 1) : start]
        opens = start == 0 or self.lower[start - 1] in words["takes_up"] or said == ["only"] and start == 1
        follows = self.lower[end] if end < self.size else "."
        undone = self._is_safe(end) or not words["undone"].isdisjoint(self.lower[end : end + 8])
        return opens and follows in verbs and not undone

    def _is_elsewhere(self, slot: Slot) -> bool:
        """ "Twenty-two were in the market, | 18 in the school": the verb left out, of those told before."""
        start, end = slot.quantity.start, slot.quantity.end
        number = self.slots.index(slot)
        before = self.slots[number - 1] if number else None
        part = before is not None and before.unit is not None and before.role == "part"
        joined = start and self.lower[start - 1] in ("and", ",")
        place = end + 1 < self.size and self.lower[end] in ("in", "at", "from", "on")
        return bool(part and joined and place) and slot.phrase.end <= end and not self._is_weekday(end + 1)

    def _goes_on(self, slot: Slot) -> bool:
        """ "13 of the dead were children and that | nine had belonged to one family"."""
        start, end = slot.quantity.start, slot.quantity.end
        verbs = self.lexicon.words["passive"] | self.lexicon.words["perfect"]
        bare = slot.phrase.end <= end and self.lower[end : end + 1] and self.lower[end] in verbs
        joined = self.lower[start - 1] in ("and", "that") and "and" in self.lower[start - 2 : start]
        return bool(bare) and joined and not self._is_safe(end)

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
            self.lower[k] in verbs or self.lower[k] in ("could", "not", "already", "since", "yet")
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
