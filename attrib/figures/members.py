"""Figures that are a part of another: "including four children", "of the 34 dead, 19 are women"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .counts import CountReader
from .reading import BREAKS, Slot
from .subjects import LISTED

_DESCRIBED = 4  # words behind those who are counted: "children | under the age of five"
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

    def _find_trailing(self) -> None:
        """Mark the parts of a list that says so at its end: "63 died, 17 women and ten boys among them"."""
        for j in range(2, self.size - 1):
            closes = j + 2 >= self.size or self.lower[j + 2] in (*BREAKS, "and", "-", "–", "—")
            if self.lower[j : j + 2] != ["among", "them"] or not closes:
                continue
            chain = [
                k
                for k, slot in enumerate(self.slots)
                if slot.phrase.known and 0 <= j - slot.phrase.end <= _DESCRIBED
            ][-1:]
            while chain and chain[0] and self._is_chained(chain[0]):
                chain.insert(0, chain[0] - 1)
            values = [self.slots[k].quantity.low or 0 for k in chain]
            if len(chain) > 1 and values[0] >= sum(values[1:]):
                del chain[0]  # the whole: "killed 63 people, | 17 women and 21 children among them"
            if chain and self.lower[self.slots[chain[0]].quantity.start - 1] in _LIST_MARKS:
                self.trailing.update(chain)

    def _is_chained(self, number: int) -> bool:
        before = self.slots[number - 1]
        return before.phrase.known is not None and self._joined(before, self.slots[number])

    def _assign_parts(self) -> None:
        """ "including four children", "six of them women": a part of the figure before."""
        for number, slot in enumerate(self.slots):
            if number == 0 or slot.phrase.thing or number in self.apposed:
                continue
            before = self._last_figure(number)
            if before is None:
                continue
            if self._is_fatal(slot):
                slot.unit, slot.start, slot.role, slot.part_of = "killed", slot.quantity.start, "part", before
                slot.end = max(slot.phrase.end, slot.quantity.end)
                slot.phrase = replace(slot.phrase, partitive=None)
                continue
            opened = self._opened_part(slot) or self._is_severe(slot, before) or number in self.trailing
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

    def _is_fatal(self, slot: Slot) -> bool:
        """ "Nine people were hit by bullets, | four of them fatally"."""
        end = slot.quantity.end
        after = end + 2 if self.lower[end : end + 1] == ["of"] and self._means_told(end + 1) else end
        return self.lower[after : after + 1] == ["fatally"] and after + 1 not in self.happenings

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
            for k in self._list_before(number, start - 2):
                before = self.slots[k]
                before.unit, before.start, before.end = whole.unit, before.quantity.start, before.phrase.end
                before.role, before.part_of = "part", number
            after = max(whole.end, whole.phrase.end, whole.quantity.end)
            if self.lower[after : after + 1] in (["are"], ["were"], ["is"], ["was"]):
                part = next((slot for slot in self.slots if slot.quantity.start == after + 1), None)
                if part is not None and part.unit is None and part.phrase.known:
                    part.unit, part.start, part.end = whole.unit, part.quantity.start, part.phrase.end
                    part.role, part.part_of = "part", number

    def _list_before(self, number: int, end: int) -> list[int]:
        """Return the slots of people that are said to be among others: "two nuns and a boy | are among"."""
        if not number or self.slots[number - 1].unit is not None or not self.slots[number - 1].phrase.known:
            return []
        between = self.lower[self.slots[number - 1].phrase.end : end]
        aside = between[:1] == [","] and "," in between[1:]
        if aside:
            between = between[between.index(",", 1) + 1 :]  # ", most of them nuns,"
        if not between or any(word not in self.lexicon.words["passive"] for word in between):
            return []
        found = [number - 1]
        while found[0] and self.slots[found[0] - 1].unit is None and self._is_chained(found[0]):
            found.insert(0, found[0] - 1)
        return found

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
