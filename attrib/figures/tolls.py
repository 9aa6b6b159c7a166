"""Figures that are a toll: "the death toll rose to 12", "Dead: 12", "the injured number 157"."""

from __future__ import annotations

from dataclasses import replace

from .objects import ObjectReader
from .reading import BREAKS, CLOSERS, Slot

_LEADS = frozenset(
    (
        "of",
        "the",
        "to",
        "at",
        "is",
        "was",
        "were",
        "are",
        "reached",
        "reaches",
        "reaching",
        "hit",
        "hits",
        "hitting",
        "passed",
        "passes",
        "exceeded",
        "exceeds",
        "exceeding",
        "topped",
        "tops",
        "stands",
        "stood",
        "now",
        "above",
        "past",
        "from",
        "toll",
        "be",
        "near",
        "nears",
        "as",
        "by",
        ":",
        "than",
        "thus",
        "therefore",
        "already",
        "now",
        "rises",
        "-",
        "dead",
        "killed",
        "deaths",
        "wounded",
        "injured",
        "climbs",
        "jumps",
        "surpassed",
        "surpasses",
        "crossed",
        "crosses",
        "remains",
        "remained",
        "inched",
        "crept",
        "shot",
        "edged",
    )
)
_COUNTED_NOUNS = frozenset(("deaths", "fatalities", "dead"))
_REACHES = frozenset(
    "reach reaches reached hit hits top tops topped pass passes passed exceed exceeds exceeded".split()
)
_THEN = frozenset(("in", "on", "the", "a", "last", "earlier", "before", "yesterday"))
_ANNOUNCED = frozenset("announced given reported claimed".split())
_CHANGES = frozenset(
    "brings brought bringing takes taking raises raised raising climbed climbs risen rose rises grown grew "
    "jumped fallen fell dropped increased reached put stands stood".split()
)
_APPOSED_REACH = 6  # words between a toll and its number behind a comma: "the toll of that date, 22, …"
_EQUAL_REACH = 7  # words between those counted and "are"
_THE_COUNTED = frozenset(("the", "those", "still"))
_CREPT = frozenset(("inched", "crept", "shot", "edged", "gone", "went", "moved"))
_COLUMN_STARTS = frozenset((":", ";", "–", "-", "—", ",", "|", ")"))
_AGES = {"fewer than": 19}  # below how many a number may be an age
_HELD_OR_MOVED = frozenset("prisoners detainees hostages captives refugees evacuees displaced".split())
_HEADLINE = 12  # words of a line that may be a headline
_LABEL_STARTS = frozenset((".", ";", "•", "|", ")", ":", "*"))


class TollReader(ObjectReader):
    """Assigns the numbers that a word for a count or for the dead stands with."""

    def _assign_labels(self) -> None:
        """ "Dead: 23", "Deaths documented by name: 28", "Dead by district: Llacuas 10, Tambo Viejo 3"."""
        for colon, word in enumerate(self.lower):
            if word != ":" or colon == 0:
                continue
            head = max((k for k in range(colon) if self.lower[k] in _LABEL_STARTS), default=-1) + 1
            places = "by" in self.lower[head:colon]
            if colon - head > (14 if places else 8) or not head < colon:
                continue
            unit = self._unit_of_words(self.lower[head : min(head + 3, colon)])
            inside = (self.happenings[k] for k in range(head, colon) if k in self.happenings)
            unit = unit or next((item.unit for end, item in inside if end <= colon and not item.people), None)
            if unit is None or any(k in self.starts for k in range(head, colon)):
                continue
            if colon + 1 in self.starts or self._is_bounded(colon + 1):
                self._assign_label(unit, head, colon)
            elif places:
                self._assign_places(unit, colon)

    def _assign_label(self, unit: str, head: int, colon: int) -> None:
        for slot in self.slots:
            if slot.quantity.start <= colon + 1 < slot.quantity.end:
                slot.unit, slot.start = unit, head
                slot.end = max(slot.quantity.end, slot.phrase.end if slot.phrase.known else 0)
                slot.phrase = replace(slot.phrase, thing=False)
                self._assign_label_rest(unit, slot)

    def _assign_label_rest(self, unit: str, slot: Slot) -> None:
        """ "The dead: 22 women, | nine children, | nine men."."""
        while slot.phrase.known is not None:
            end = slot.phrase.end + 1 + (self.lower[slot.phrase.end : slot.phrase.end + 2] == [",", "and"])
            joined = self.lower[end - 1 : end] in ([","], ["and"]) and end in self.starts
            slot = self.slots[self.starts[end]] if joined else slot
            if not joined or slot.unit is not None or slot.phrase.known is None:
                return
            slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.phrase.end

    def _assign_places(self, unit: str, colon: int) -> None:
        """A list of names with a number each, up to the sentence's end."""
        for slot in self.slots:
            start = slot.quantity.start
            if start <= colon + 1 or slot.unit is not None or slot.quantity.article:
                continue
            if self.words.form[start - 1][:1].isupper():
                first = start - 1
                while first > colon + 1 and self.words.form[first - 1][:1].isalpha():
                    first -= 1
                slot.unit, slot.start, slot.end = unit, first, slot.quantity.end
                slot.phrase = replace(slot.phrase, end=slot.phrase.start, known=None, thing=False)

    def _assign_columns(self) -> None:
        """ "Orsk Hospital – dead 15, injured 35", "Bulletin 3: dead 11; missing about 74"."""
        toll = self.lexicon.toll
        columns = (("dead", "killed"), ("hurt", "injured"), ("gone", "missing"))
        for i, word in enumerate(self.lower[:-1]):
            unit = next((unit for key, unit in columns if word in toll[key]), None)
            headline = self.lower[i + 1] == "now" and self.size <= _HEADLINE
            if unit is None or i and self.lower[i - 1] not in _COLUMN_STARTS and not headline:
                continue
            now = self.lower[i + 1] == "now"
            slot = next((slot for slot in self.slots if slot.quantity.start == i + 1 + now), None)
            if (
                slot is None
                or slot.unit is not None
                or slot.quantity.article
                or slot.phrase.known is not None
            ):
                continue
            follows = self.lower[slot.quantity.end] if slot.quantity.end < self.size else "."
            if follows in BREAKS or follows in ("(", "–", "-", "—", "|"):
                self._assign_bare(slot, unit)
                slot.start = i

    def _assign_reached(self) -> None:
        """ "Quake deaths reach 21", "the dead of the province rise to eight"."""
        for i, word in enumerate(self.lower):
            if word not in _COUNTED_NOUNS or word == "dead" and (not i or self.lower[i - 1] != "the"):
                continue
            for k in range(i + 1, min(i + 8, self.size - 1)):
                after = k + 2 if self.lower[k + 1] == "to" else k + 1
                if self.lower[k] in _REACHES or self.lower[k + 1] == "to" and self._is_bounded(after):
                    slot = next((slot for slot in self.slots if slot.quantity.start == after), None)
                    if slot is not None and slot.unit is None and slot.phrase.known is None:
                        slot.unit, slot.start, slot.end = "killed", i, slot.quantity.end
                        slot.phrase = replace(slot.phrase, end=slot.phrase.start, thing=False)
                    break
                if k in self.starts or self.lower[k] in self.lexicon.words["stops"]:
                    break

    def _assign_numbered(self) -> None:
        """ "The injured number 157", "put the dead at 31", "of wounded as 57"."""
        words = self.lexicon.words
        for i in range(self.size - 2):
            unit = self._unit_of_words([self.lower[i]])
            if unit is None or i and self.lower[i - 1] in words["passive"]:
                continue
            self._assign_equal(unit, i)
            k = i + 2 if self.lower[i + 1] in ("now", "alone", "have") else i + 1
            if self.lower[i + 1] == "of" and self.lower[i + 3 : i + 4] == ["at"]:
                k = i + 3  # "puts the dead of July at more than 400"
            if k + 1 >= self.size:
                continue
            numbered = self.lower[k] in words["numbering"]
            put = self.lower[k] in ("at", "as") and not words["putting"].isdisjoint(self.lower[:i])
            put = put or self.lower[k] == "to" and not _CHANGES.isdisjoint(self.lower[:i])
            if self.lower[k] in ("is", "are", "was", "were") and self.lower[k + 1] in words["putting"]:
                k, put = k + 2, self.lower[k + 2 : k + 3] in (["at"], ["as"])
            elif self.lower[k] == ",":
                self._assign_apposed(unit, k + 1)
            slot = next((slot for slot in self.slots if slot.quantity.start == k + 1), None)
            if slot is None or slot.unit is not None or slot.quantity.article or not (numbered or put):
                continue
            self._assign_bare(slot, unit)
            slot.start = i

    def _assign_equal(self, unit: str, i: int) -> None:
        """ "Those still missing are | five", "the dead of Varn are now | 44"."""
        if not i or self.lower[i - 1] not in _THE_COUNTED:
            return
        for k in range(i + 1, min(i + _EQUAL_REACH, self.size - 1)):
            if self.lower[k] in ("are", "were"):
                first = k + 1 + (self.lower[k + 1] in ("now", "only", "already"))
                slot = next((slot for slot in self.slots if slot.quantity.start == first), None)
                end = slot.quantity.end if slot is not None else 0
                if slot is not None and _AGES.get(slot.quantity.qualifier, 0) > (slot.quantity.high or 0):
                    return  # "the victims were under 12"
                follows = self.lower[end] if end < self.size else "."
                if slot is not None and slot.unit is None and follows in (*BREAKS, ":"):
                    self._assign_bare(slot, unit)
                    slot.start = i
                return
            if k in self.starts or k in self.happenings or not self.lower[k][0].isalpha():
                return

    def _assign_apposed(self, unit: str, i: int) -> None:
        """ "The injured, | 200 in all,", "the victims, | 30 men and 11 women,"."""
        while i in self.starts:
            slot = self.slots[self.starts[i]]
            end = max(slot.quantity.end, slot.phrase.end)
            whole = self.lower[slot.quantity.end : slot.quantity.end + 2] in (["in", "all"], ["in", "total"])
            listed = slot.phrase.known is not None and self.lower[end : end + 1] in (["and"], [","])
            if slot.unit is not None or slot.quantity.article or not (whole or listed):
                return
            slot.unit, slot.start, slot.end = unit, i, slot.quantity.end if whole else end
            slot.role = "total" if whole else "part"
            i = end + 1

    def _is_bounded(self, i: int) -> bool:
        return any(slot.quantity.start <= i < slot.quantity.end for slot in self.slots)

    def _assign_tolls(self) -> None:
        toll = self.lexicon.toll
        for i, word in enumerate(self.lower):
            if word in toll["nouns"]:
                if self._assign_toll_before(i, i + 1, "killed"):
                    continue  # "revised to 31 the toll of the attack"
                unit = (
                    self._unit_of_words(self.lower[i + 1 : i + 4])
                    if self.lower[i + 1 : i + 2] == ["of"]
                    else None
                )
                self._assign_toll(i, i + 1, 18, unit or "killed")
            elif word in toll["counts"]:
                if i and self.lower[i - 1] in toll["earlier"] and self.lower[i + 1 : i + 2] == ["of"]:
                    unit = next((slot.unit for slot in self.slots if slot.unit), "killed")
                    self._assign_toll(i - 1, i + 1, 3, unit)
                    continue
                for k in range(i + 1, min(i + 10, self.size)):
                    unit = self._unit_of_words([self.lower[k]])
                    if unit:
                        unit = self._find_end_of(k) or unit
                        if not self._assign_toll_before(i, k + 1, unit) and not self._assign_changed(
                            unit, k + 1
                        ):
                            self._assign_toll(i, k + 1, 14, unit)
                        break
                    stops = self.lexicon.words["stops"] - self.lexicon.words["reported"]
                    if k in self.starts or self.lower[k] in stops:
                        break
                if word == "total" and self.lower[i + 1 : i + 2] in (["to"], ["at"], ["is"]):
                    self._assign_total(i)

    def _find_end_of(self, k: int) -> str | None:
        """Return what befell people that are named for an earlier lot: "the number of prisoners | who have
        died"."""
        if self.lower[k] not in _HELD_OR_MOVED or self.lower[k + 1 : k + 2] != ["who"]:
            return None
        near = range(k + 2, min(k + 6, self.size))
        return next((self.happenings[j][1].unit for j in near if j in self.happenings), None)

    def _assign_total(self, i: int) -> None:
        """ "One more body was found, taking the total to 41": of what is counted before it."""
        slot = next((slot for slot in self.slots if slot.quantity.start == i + 2), None)
        before = [other for other in self.slots if other.unit and other.quantity.end < i]
        if slot is not None and before and slot.unit is None and slot.phrase.known is None:
            self._assign_bare(slot, before[-1].unit or "killed")
            slot.start = i

    def _assign_toll_before(self, i: int, end: int, unit: str) -> bool:
        """ "brought to 49 the number killed"."""
        for slot in self.slots:
            tail = max(slot.phrase.end, slot.quantity.end)
            if (
                slot.quantity.end <= i <= tail + 1
                and slot.quantity.start >= i - 5
                and slot.quantity.start
                and self.lower[slot.quantity.start - 1] in ("to", "at")
                and i - slot.quantity.end <= 1
            ):
                slot.unit, slot.start, slot.end = unit, slot.quantity.start, end
                slot.phrase = replace(
                    slot.phrase, start=slot.quantity.end, end=slot.quantity.end, thing=False
                )
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
                aside = self.lower[i - 1] == "," and self.lower[
                    slot.quantity.end : slot.quantity.end + 1
                ] == [","]
                lead = self.lower[i - 2 if self.lower[i - 1] in CLOSERS else i - 1]
                if slot.unit is None and (
                    lead in _LEADS
                    or aside
                    and i - start <= _APPOSED_REACH
                    or slot.quantity.core > i
                    and (self.lower[i] in _LEADS or self.lower[i - 1] in _CREPT)
                    or slot.quantity.qualifier == "between"
                ):
                    slot.unit, slot.start = unit, noun
                    rose = slot.quantity.start == start or self.lower[i - 1] in _CREPT
                    if rose and self.lower[i : i + 2] == ["up", "to"]:
                        value = slot.quantity.high  # "Toll up to 19": it rose
                        slot.quantity = replace(slot.quantity, low=value, qualifier="exact")
                    slot.end = (
                        max(slot.phrase.end, slot.quantity.end) if slot.phrase.known else slot.quantity.end
                    )
                    while slot.start and (
                        self.lower[slot.start - 1] in toll["earlier"] or self.lower[slot.start - 1] == "death"
                    ):
                        slot.start -= 1
                    self._assign_other_end(slot.end, unit)
                return
            if self.lower[i] in (
                "said",
                "says",
                "but",
                ".",
                ";",
                "where",
                "which",
                "could",
                "would",
                "may",
                "might",
                "who",
            ):
                return
            i += 1

    def _assign_other_end(self, i: int, unit: str) -> None:
        """The other number of a count that changed: "from 52 to 46", "to 21 from 23"."""
        if i + 1 >= self.size or self.lower[i] not in ("from", "to"):
            return
        number = self.starts.get(i + 1)
        if number is not None and self.slots[number].unit is None and not self.slots[number].quantity.article:
            slot = self.slots[number]
            slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.quantity.end
            slot.phrase = replace(slot.phrase, end=slot.phrase.start, known=None, thing=False)

    def _assign_changed(self, unit: str, i: int) -> bool:
        """ "The number of people killed when … has climbed to 31": the verb of change may stand far off."""
        for k in range(i, self.size - 2):
            if self.lower[k] in _CHANGES and self.lower[k + 1] in ("to", "from", "at"):
                slot = next((slot for slot in self.slots if slot.quantity.start == k + 2), None)
                if slot is not None and slot.unit is None and not slot.quantity.article:
                    slot.unit, slot.start, slot.end = unit, k, slot.quantity.end
                    slot.phrase = replace(slot.phrase, end=slot.phrase.start, known=None, thing=False)
                    self._assign_other_end(slot.end, unit)
                    return True
        return False

    def _assign_earlier(self) -> None:
        """ "Has risen to 37, up from 18 a day earlier": the number before, of the same."""
        for number, slot in enumerate(self.slots):
            start = slot.quantity.start
            if slot.unit is not None or slot.quantity.article or slot.phrase.known or start < 2:
                continue
            lead = start - (self.lower[start - 1] == "the")
            up = self.lower[lead - 1] == "from" and self.lower[lead - 2] in ("up", "down")
            compared = self.lower[start - 1] == "against" or self.lower[start - 2 : start] == [
                "compared",
                "with",
            ]
            end = slot.quantity.end
            after = self.slots[number + 1] if number + 1 < len(self.slots) else None
            if self.lower[start - 1] == "from" and self.lower[end : end + 1] == ["to"] and after is not None:
                if after.unit is not None and after.quantity.start == end + 1:
                    self._assign_bare(slot, after.unit)  # "from 460 to 634 deaths"
                continue
            if (
                up
                or compared
                and end < self.size
                and (self.lower[end] in BREAKS or self.lower[end] in _THEN or self.lower[end] in _ANNOUNCED)
            ):
                before = self._last_figure(number)
                if before is not None:
                    self._assign_bare(slot, self.slots[before].unit or "killed")
