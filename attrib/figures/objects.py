"""Figures that are the object of what happened: "killing 12", "lost nine soldiers"."""

from __future__ import annotations

from dataclasses import replace

from .reading import BREAKS, CLOSERS, Slot
from .subjects import LISTED, POSSESSIVES, SubjectReader

_SAYS = frozenset("said says told added reported wrote tweeted confirmed".split())
_ALONG = frozenset((("along", "with"), ("together", "with"), ("as", "did"), ("so", "did")))


class ObjectReader(SubjectReader):
    """Assigns quantities by the verb before them."""

    def _assign_objects(self, i: int) -> None:
        """The figure is the object of a verb, or follows a noun's "of": "killing 12", "the deaths of 12"."""
        item = self.happenings[i][1]
        k = self._find_object(i)
        if k is None:
            return
        for _ in range(3):
            if k in self.starts or k >= self.size:
                break
            if (
                self.lower[k] in ("the", "all", "another", "these", "those")
                or self.lower[k] in POSSESSIVES
                or self.lower[k] in CLOSERS
                or self.lower[k] in ("in", "total", "reportedly", "instantly", "also")
            ):
                k += 1
            else:
                return
        first = True
        while k in self.starts:
            slot = self.slots[self.starts[k]]
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
            if quantity.article and not first and self.lower[k - 2 : k] == [",", "with"]:
                return  # "killed eleven, with a child the sole survivor"
            if quantity.article and not first and not _SAYS.isdisjoint(self.lower[after : after + 3]):
                return  # "killing 21, a resident said": who says it, not who died
            of_people = item.people and not self._is_buried(i, slot)
            if item.unit == "missing" and not self._is_searched(item.words, phrase.known):
                return
            if item.words[-1] == "for" and quantity.article:
                return  # "families searching for a son"
            and_took = of_people and not quantity.article and self._takes_people_before(i)
            if phrase.thing or (phrase.known is None and (of_people and not and_took or quantity.article)):
                return
            if (
                not first
                and phrase.known is None
                and not quantity.article
                and k
                and self.lower[k - 1] not in ("and", ",")
            ):
                return
            slot.unit = item.unit
            slot.start = i if first else quantity.start
            slot.end = max(phrase.end, quantity.end)
            first = False
            k = self._skip_credit(self._skip_of(slot.end))
            if (
                self.lower[k : k + 2] == ["and", "of"]
                and k + 2 in self.starts
                and item.form != "intransitive"
            ):
                k += 2  # "the deaths of four civilians and | of one commander"
            while (
                k < self.size
                and k not in self.starts
                and (self.lower[k] in LISTED or self.lower[k] in CLOSERS)
            ):
                k += 1

    def _find_object(self, i: int) -> int | None:
        """Return where the object of the happening at ``i`` may begin; None where it takes none."""
        end, item = self.happenings[i]
        if item.form in ("intransitive", "predicate"):
            return None
        buried = self.lower[i] in self.lexicon.words["bury"]
        if buried and (self._is_passive(i) or not self.lexicon.words["slides"].isdisjoint(self.lower[:i])):
            return None
        if item.form == "past" and (self._is_passive(i) or self._is_participle(i)):
            return None
        if item.form == "noun" and self.lower[end : end + 1] != ["of"]:
            return None
        if item.form != "noun" and self._is_unreal(i):
            return None
        spared = item.form == "noun" and self.lower[i] == "lives" and i > 1
        if spared and not self.lexicon.words["saved"].isdisjoint(self.lower[i - 2 : i]):
            return None  # "saved the lives of 12"
        k = end + (1 if item.form == "noun" else 0)
        if i and self.lower[i - 1] in ("and", "or") and i - 1 in self.by_end and self._is_joined_verb(i - 1):
            return None  # "killing and wounding dozens": the first verb has it
        if k + 1 < self.size and self.lower[k] in self.lexicon.words["selves"] and self.lower[k + 1] == "and":
            k += 2  # "killed himself and five others"
        if k < self.size and self.lower[k] in ("and", "or") and k + 1 in self.happenings:
            if (
                self.happenings[k + 1][1].form not in ("transitive", "past")
                or self.happenings[k + 1][0] not in self.starts
            ):
                return None
            k = self.happenings[k + 1][0]  # "killed or wounded 12": the first verb has it
        return k

    def _is_buried(self, i: int, slot: Slot) -> bool:
        """ "We have buried 87": the dead, unless a landslide did it."""
        words, end = self.lexicon.words, slot.quantity.end
        return self.lower[i] in words["bury"] and (
            end >= self.size or self.lower[end] in BREAKS or self.lower[end] in words["between"]
        )

    def _is_searched(self, words: tuple[str, ...], known: str | None) -> bool:
        """Tell whether those searched for are lost and not wanted: rescuers search, not the police."""
        if words[-1] != "for":
            return True
        lost = "missing" in self.lower or "alive" in self.lower
        rescue = lost or not self.lexicon.words["searchers"].isdisjoint(self.lower)
        return rescue and known not in ("suspects", "attackers", "fighters", None)

    def _skip_of(self, k: int) -> int:
        """Return where a list goes on: "18 fighters | of the factions | and 13 soldiers"."""
        if self.lower[k : k + 1] != ["of"]:
            return k
        for i in range(k + 1, min(k + 7, self.size - 1)):
            if self.lower[i] == "and" and i + 1 in self.starts:
                return i if self.slots[self.starts[i + 1]].phrase.known else k
            if i in self.starts or i in self.happenings or not self.lower[i][0].isalnum():
                return k
            if self.lower[i] in self.lexicon.words["stops"]:
                return k
        return k

    def _takes_people_before(self, i: int) -> bool:
        """Tell whether a verb takes its people from the one before: "killed 23 militants and | captured
        four"."""
        bare = i + 1 in self.starts and self.slots[self.starts[i + 1]].phrase.end <= i + 2
        earlier = [slot for slot in self.slots if slot.unit and slot.quantity.start < i and slot.phrase.known]
        return bare and bool(earlier) and self.lower[i - 1] == "and"

    def _skip_credit(self, k: int) -> int:
        """Return where a list goes on behind whose number the first is: "killed five, according to the
        ministry, | and 11 fighters, according to the army"."""
        if self.lower[k : k + 3] != [",", "according", "to"]:
            return k
        for i in range(k + 3, min(k + 11, self.size - 2)):
            if self.lower[i] == ",":
                return i if self.lower[i + 1] == "and" and i + 2 in self.starts else k
            if i in self.starts or not self.lower[i][0].isalnum():
                return k
        return k

    def _is_joined_verb(self, end: int) -> bool:
        """Tell whether the happening that ends at ``end`` is an active verb."""
        i, item = self.by_end[end]
        active = item.form == "transitive" or item.form == "past" and not self._is_passive(i)
        return active and item.form != "noun" and end + 1 in self.happenings

    def _assign_driven(self) -> None:
        """ "Drove some 40,000 from their homes", "lost nine soldiers"."""
        words = self.lexicon.words
        for i, word in enumerate(self.lower):
            known = (words["drive"], words["lose"], words["take"], words["carry"])
            if not any(word in group for group in known) or self._is_unreal(i):
                continue
            slot = next((slot for slot in self.slots if slot.quantity.start == i + 1), None)
            if slot is None or slot.unit is not None or slot.phrase.thing:
                continue
            end = max(slot.phrase.end, slot.quantity.end)
            if word in words["lose"]:
                unit = "killed" if self._is_lost(slot) else None
            elif self.lower[end : end + 1] == ["to"] and not words["wards"].isdisjoint(
                self.lower[end : end + 7]
            ):
                counted = slot.phrase.known or end == slot.quantity.end
                unit = "injured" if word in words["carry"] and counted else None
            elif word in words["take"]:
                held = self.lower[end : end + 1] and self.lower[end] in words["captive"]
                unit = "detained" if held or self.lower[end : end + 2] == ["into", "custody"] else None
            else:
                off = self.lower[end : end + 3]
                away = ("from" in off or off[:2] == ["out", "of"]) and not words["home"].isdisjoint(
                    self.lower[end : end + 6]
                )
                leave = self.lower[end : end + 1] == ["to"] and self.lower[end + 1 : end + 2]
                unit = "displaced" if away or leave and self.lower[end + 1] in words["away"] else None
            if unit:
                slot.unit, slot.start, slot.end = unit, i, end

    def _assign_admitted(self) -> None:
        """ "Received 11 gunshot patients", "her wards had taken in more than 140 patients"."""
        words = self.lexicon.words
        for slot in self.slots:
            start, phrase = slot.quantity.start, slot.phrase
            taken = start and self.lower[start - 1] in words["admit"]
            taken = taken and (self.lower[start - 1] != "in" or self.lower[start - 2] in words["take"])
            patients = phrase.end > slot.quantity.end and self.lower[phrase.end - 1] in words["patients"]
            ill = self.lower[phrase.end : phrase.end + 1] == ["with"]  # "patients with symptoms"
            if taken and patients and slot.unit is None and not slot.quantity.article and not ill:
                slot.unit, slot.start, slot.end = "injured", start, phrase.end
                slot.phrase = replace(phrase, known="people", thing=False)

    def _is_lost(self, slot: Slot) -> bool:
        """ "The village lost 41 people", but not "lost two players"."""
        phrase = slot.phrase
        if phrase.known is None or self.lower[phrase.end - 1] in self.lexicon.words["leavers"] - {"members"}:
            return False
        return not slot.quantity.article

    def _assign_along(self) -> None:
        """ "Was killed together with two nurses", "three are among the dead, along with a Briton"."""
        for number, slot in enumerate(self.slots):
            start, phrase = slot.quantity.start, slot.phrase
            if slot.unit is not None or phrase.known is None or start < 2 or phrase.thing:
                continue
            along = (
                tuple(self.lower[max(0, start - 2) : start]) in _ALONG or self.lower[start - 1] == "alongside"
            )
            before_it = self.slots[number - 1] if number else slot
            joined = before_it.role == "along" and self._joined(before_it, slot)
            if not along and not joined:
                continue
            near = [k for k in self.happenings if k < start]
            unit = self.happenings[max(near)][1].unit if near else None
            before = self._last_figure(number)
            if unit is None or start - max(near) > 12 or before is None and not self._is_passive(max(near)):
                continue
            slot.unit, slot.start, slot.end, slot.role = (
                unit,
                start,
                max(phrase.end, slot.quantity.end),
                "along",
            )
        for slot in self.slots:
            if slot.role == "along":
                slot.role = "total"
