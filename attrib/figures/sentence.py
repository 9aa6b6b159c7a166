"""Which quantity of a sentence counts whom, and what happened to them.

A figure is the object of a verb ("killing 12"), the subject of one ("12 civilians in the town were
killed", "12 dead"), a toll ("bringing the toll to 12"), a member of a list, or a part of another
figure ("including 3 children").  Each rule fills a quantity's slot unless an earlier one has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from .reading import BREAKS, SPANS, Slot
from .told import Told, ToldReader

_GAPPED = frozenset(("in", "at", "near", "outside", "around", "by", "under"))


class FigureSentence(ToldReader):
    """A sentence whose quantities are being assigned; ``assign`` returns the slots that are figures."""

    # -- assignment -------------------------------------------------------------------------------

    def assign(self, known: Mapping[int, str] = MappingProxyType({}), told: Told | None = None) -> list[Slot]:
        """Return the slots that are figures; ``known`` maps numbers given before to their unit, ``told`` is
        what "of them" may take up."""
        self._find_trailing()
        for number in range(len(self.slots)):
            self._assign_after(number)
        for i in sorted(self.happenings):
            self._assign_objects(i)
        self._assign_driven()
        self._assign_admitted()
        self._assign_labels()
        self._assign_columns()
        self._assign_reached()
        self._assign_numbered()
        self._assign_tolls()
        self._assign_contained()
        self._assign_parts()
        self._assign_causes()
        self._assign_gapped()
        self._assign_listed(known)
        self._assign_parts()  # of what is listed, too: "76 names, 70 of them policemen"
        self._assign_along()
        self._assign_summed()
        self._assign_of_them(told)
        self._assign_known(known)
        self._assign_among()
        self._assign_became()
        self._assign_said(known, told.unit if told is not None else None)
        self._assign_earlier()
        self._assign_named_for_it()
        self._bound_afterwards()
        return [slot for slot in self.slots if slot.unit and self._counts(slot)]

    def _bound_afterwards(self) -> None:
        """ "20 civilians at least": the bound stands after the people."""
        for slot in self.slots:
            end = slot.phrase.end
            if slot.unit is None or not slot.phrase.known or slot.quantity.qualifier != "exact":
                continue
            for bound in self.lexicon.bounds_after.get(self.lower[end], ()) if end < self.size else ():
                if tuple(self.lower[end : end + len(bound.words)]) == bound.words and bound.bound == "low":
                    slot.quantity = replace(slot.quantity, high=None, qualifier=bound.qualifier)
                    slot.end = max(slot.end, end + len(bound.words))
                    break

    def _assign_named_for_it(self) -> None:
        """ "Counted 140 detainees", "12,000 IDPs": people whose name tells what befell them."""
        words = self.lexicon.words
        for slot in self.slots:
            phrase, start = slot.phrase, slot.quantity.start
            if slot.unit is not None or phrase.known is None or slot.quantity.article:
                continue
            head = self.lower[phrase.end - 1]
            unit = (
                "detained"
                if head in words["interned"]
                else "displaced"
                if head in words["uprooted"]
                else None
            )
            around = self.lower[max(0, start - 4) : start] + self.lower[phrase.end : phrase.end + 6]
            if unit is not None and words["undone"].isdisjoint(around):
                slot.unit, slot.start, slot.end = unit, start, phrase.end

    def _assign_gapped(self) -> None:
        """ "Five were killed in Sabqa and one in Harasta": the second verb is left out."""
        for number, slot in enumerate(self.slots):
            quantity, phrase = slot.quantity, slot.phrase
            if slot.unit is None and phrase.known is None and number and self._is_of_place(number):
                self._assign_bare(slot, self.slots[self._last_figure(number) or 0].unit or "killed")
                continue
            if slot.unit or quantity.article or phrase.known or phrase.end > quantity.end or number == 0:
                continue
            end = quantity.end
            if self._is_placed(number):
                before = self._last_figure(number)
                slot.unit, slot.start, slot.end = self.slots[before or 0].unit, quantity.start, end
                continue
            more = end + (self.lower[end : end + 1] in (["more"], ["others"]))
            if self.lower[more : more + 1] == ["on"] and self._is_weekday(more + 1):
                end = more
            elif end + 1 >= self.size or self.lower[end] not in _GAPPED:
                continue
            if end + 1 in self.starts and not self.slots[self.starts[end + 1]].quantity.article:
                continue
            if (
                self.lower[end + 1] in self.lexicon.words["months"]
                or self.lower[end + 1] in ("total", "all", "night")
                or self.lower[end + 1 : end + 2] == ["a"]
                and self.lower[end + 2 : end + 3]
                and self.lower[end + 2] in SPANS
            ):
                continue
            if (
                not quantity.further
                and self.lower[quantity.start - 1] not in ("and", ",", "area", "-", "—", "–", ":")
                and quantity.core == quantity.start
                and self.lower[quantity.core] == "one"
            ):
                continue
            before = self._last_figure(number)
            if before is None:
                continue
            slot.unit, slot.start, slot.end = self.slots[before].unit, quantity.start, quantity.end
        self._sum_gapped()

    def _assign_causes(self) -> None:
        """ "Three died in custody, | two of snakebite and one of asthma": parts that make up the whole."""
        for number, whole in enumerate(self.slots):
            if whole.unit is None or whole.part_of is not None or whole.quantity.low is None:
                continue
            parts = []
            for slot in self.slots[number + 1 :]:
                end = slot.quantity.end
                led = self.lower[slot.quantity.start - 1] in (",", "and", ":", "-", "–", "—")
                free = slot.unit is None and not slot.quantity.article and led
                if not free or self.lower[end : end + 1] not in (["of"], ["from"], ["by"]):
                    break
                parts.append(slot)
            if len(parts) > 1 and sum(slot.quantity.low or 0 for slot in parts) == whole.quantity.low:
                for slot in parts:
                    self._assign_bare(slot, whole.unit)
                    slot.role, slot.part_of = "part", number

    def _is_of_place(self, number: int) -> bool:
        """ "The eight martyrs of Orsk and the | nine of Varn"."""
        start, end = self.slots[number].quantity.start, self.slots[number].quantity.end
        listed = self.lower[start - 2 : start] == ["and", "the"] and self.lower[end : end + 1] == ["of"]
        place = end + 1 < self.size and self.words.form[end + 1][:1].isupper()
        return listed and place and self._last_figure(number) is not None

    def _is_placed(self, number: int) -> bool:
        """ "In Orsk 13 were killed, in Varn | eight": behind its place, the verb left out."""
        start, end = self.slots[number].quantity.start, self.slots[number].quantity.end
        follows = self.lower[end] if end < self.size else "."
        place = start >= 3 and self.words.form[start - 1][:1].isupper()
        beside = self.lower[start - 2] in ("and", ",", ";") and not self._is_weekday(start - 1)
        beside = beside and self.lower[start - 1] not in self.lexicon.words["months"]
        if start >= 3 and self.lower[start - 2] == "the" and self.lower[start - 3] in (",", ";"):
            beside = place = True  # "the army says 38, the governor 41"
        joined = self.lower[start - 2] in _GAPPED and self.lower[start - 3] in ("and", ",", ";")
        joined = place and (joined or beside)
        return joined and follows in BREAKS and self._last_figure(number) is not None

    def _sum_gapped(self) -> None:
        for number, slot in enumerate(self.slots):
            if not slot.unit or slot.part_of is not None or slot.quantity.low is None:
                continue
            rest = [
                k
                for k in range(number + 1, len(self.slots))
                if self.slots[k].unit == slot.unit and self.slots[k].part_of in (None, number)
            ]
            if len(rest) >= 2 and sum(self.slots[k].quantity.low or 0 for k in rest) == slot.quantity.low:
                for k in rest:
                    self.slots[k].role, self.slots[k].part_of = "part", number
