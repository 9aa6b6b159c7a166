"""Numbers without a noun that count what the text counts: "police say 20", "its tally is now 29"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .reading import BREAKS, Slot
from .tolls import TollReader

_GIVEN = frozenset("announced given reported claimed cited stated counted".split())
_GIVEN_BY = frozenset(
    "found documented recorded listed named registered published admitted acknowledged".split()
)
_COUNT_NOUNS = frozenset("count toll figure number tally total list".split())
_CHANGED = frozenset("raised lowered cut revised brought reduced increased corrected".split())
_AFTER_BARE = frozenset(
    "that now then today yesterday includes included include is was were does did and as probably may "
    "which who had has it first initially originally earlier previously".split()
)
_HOLDS = frozenset("has have had holds contains lists of to with carries bears comprises includes".split())
_STANDS_AT = (["stood", "at"], ["stands", "at"])
_STOOD_AT = [[verb, "at"] for verb in "stood stands stopped remained remains stuck halted".split()]
_ITS = frozenset(("it", "which", "count", "figure", "toll", "tally"))
_ON_LIST = frozenset(
    (("on", "its", "list"), ("on", "their", "list"), ("on", "the", "list"), ("on", "his", "list"))
)
_KEPT = frozenset(
    (verb, word)
    for word, verbs in (
        ("by", "stands stood stand"),
        ("to", "admits admitted admit admitting"),
        ("on", "insists insisted insist insisting settled settles"),
        ("from", "budged moved strayed departed"),
    )
    for verb in verbs.split()
)
_HAVE = frozenset(("has", "have", "had"))
_TIMES = frozenset(("now", "then", "today", "yesterday"))
_DAY_PARTS = frozenset(("morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "first"))
_QUOTES = frozenset(('"', "“", "``"))


def _find_counted(known: Mapping[int, str]) -> str | None:
    """Return what a text counts: the dead, else what alone befell the people of its numbers."""
    units = set(known.values())
    return "killed" if "killed" in units else next(iter(units)) if len(units) == 1 else None


class CountReader(TollReader):
    """Assigns bare numbers by whose count they are."""

    def _assign_listed(self, known: Mapping[int, str]) -> None:
        """ "The directorate lists 49 victims": the victims of a count are dead."""
        for slot in self.slots:
            start, phrase = slot.quantity.start, slot.phrase
            end = slot.quantity.end
            names = self.lower[end : end + 1] == ["names"]
            lists = self.lexicon.words["lists"]
            if not lists.isdisjoint(self.lower) and self._assign_list(slot, known):
                continue
            holds = start > 1 and (
                self.lower[start - 1] in _HOLDS or self.lower[start - 2 : start] in _STANDS_AT
            )
            listed = holds and not lists.isdisjoint(self.lower)
            named = holds and names and self.lower[start - 1] in _HAVE and _find_counted(known) is not None
            if (
                slot.unit is None
                and (listed or named)
                and (names or tuple(self.lower[end : end + 3]) in _ON_LIST)
            ):
                unit = next(filter(None, (self._unit_of_words([word]) for word in self.lower)), None)
                befell = next((item.unit for _, item in self.happenings.values()), None)
                slot.unit = unit or befell or _find_counted(known)
                slot.start, slot.end = start, end + names
                if not names:
                    slot.phrase = replace(slot.phrase, end=slot.phrase.start, thing=False)
            victims = self.lower[phrase.end - 1] == "victims" and known.get(slot.quantity.low or 0)
            if self.lower[phrase.end - 1] == "victims" and self._is_figure_of(start):
                victims = "killed"  # "describes the figure of | 83 victims as a lie"
            elif self.lower[phrase.end - 1] == "victims" and self.lower[start - 1 : start] == ["the"]:
                victims = victims or _find_counted(known)  # "relatives of the | 14 victims"
            if slot.unit is None and victims:
                slot.unit, slot.start, slot.end = victims, start, phrase.end  # "the 41 victims", told before
            if (
                slot.unit is None
                and start
                and self.lower[start - 1] in self.lexicon.words["counting"]
                and phrase.known is not None
                and self.lower[phrase.end - 1] in ("victims", "victim")
            ):
                slot.unit, slot.start, slot.end = "killed", start, phrase.end

    def _assign_list(self, slot: Slot, known: Mapping[int, str]) -> bool:
        """ "The list, which a priest compiled, includes | 12 women and nine children": of those counted."""
        unit = _find_counted(known)
        start = slot.quantity.start
        if unit is None or slot.unit is not None or slot.phrase.known is None:
            return False
        if not self._is_lists(start - 1) and not self._is_on_list(slot):
            return False
        while start in self.starts:
            slot = self.slots[self.starts[start]]
            if slot.unit is not None or slot.phrase.known is None:
                break
            slot.unit, slot.start, slot.end, slot.role = unit, start, slot.phrase.end, "part"
            start = slot.phrase.end + 1
        return True

    def _is_lists(self, verb: int) -> bool:
        """Tell whether a list that opens the sentence is the subject of a verb."""
        words = self.lexicon.words
        noun = next((k for k in range(1, min(3, self.size)) if self.lower[k] in words["lists"]), None)
        if noun is None or not noun < verb or self.lower[verb] not in words["comprises"]:
            return False
        owner = self.lower[noun - 1]
        if owner not in words["lists_own"] and not owner.endswith(("'s", "’s", "s'", "s’")):
            return False  # "the guest | list"
        return self._is_list_of_them(noun + 1)

    def _is_list_of_them(self, i: int) -> bool:
        """Tell whether the words behind a list leave it theirs: "the list | of guests" is not."""
        if self.lower[i : i + 1] == ["of"]:
            others = self.lower[i + 1 : i + 2] != ["victims"] and i + 1 < self.size and self._is_people(i + 1)
            return not others or self._unit_of_words(self.lower[i + 1 : i + 4]) is not None
        return self.lower[i : i + 1] not in (["for"], ["to"])

    def _is_on_list(self, slot: Slot) -> bool:
        """ "Six nurses | are on the list", "there are two women and nine children | on its list"."""
        end = slot.phrase.end
        while self.lower[end : end + 1] == ["and"] and end + 1 in self.starts:
            end = self.slots[self.starts[end + 1]].phrase.end
        end += self.lower[end : end + 1] in (["are"], ["is"], ["were"])
        return tuple(self.lower[end : end + 3]) in _ON_LIST and self._is_list_of_them(end + 3)

    def _is_figure_of(self, start: int) -> bool:
        nouns = self.lexicon.words["speaking_of"] | {"figure", "toll", "count"}
        return self.lower[start - 1 : start] == ["of"] and self.lower[start - 2] in nouns

    def _assign_cited(self, known: Mapping[int, str]) -> None:
        """ "A count of 21", "the 31 announced by the group", "raised its count to 17": without a noun."""
        told = _find_counted(known)
        killed = told == "killed"
        for number, slot in enumerate(self.slots):
            quantity = slot.quantity
            if slot.unit is not None or quantity.article or slot.phrase.thing:
                continue
            start = quantity.start
            end = quantity.end
            if slot.phrase.known and self.lower[start - 1 : start] == ["at"]:
                end = slot.phrase.end  # "put it at 26 people"
            elif slot.phrase.known:
                continue
            before = self.lower[start - 1] if start else ""
            unit = known.get(quantity.low or 0) if (quantity.low or 0) >= 10 else None
            counted = not _COUNT_NOUNS.isdisjoint(self.lower[max(0, start - 9) : start])
            given = before == "the" and self._is_given(quantity.end)
            changed = (
                before == "to" and not _CHANGED.isdisjoint(self.lower[max(0, start - 12) : start]) and counted
            )
            if unit is not None and (given or before in ("of", "from", "to", "at") and counted):
                pass
            elif killed and (given or changed) or self._is_count(start, end):
                near = self._last_figure(number)
                unit = self.slots[near].unit if near is not None else told
                if unit is None:
                    continue
            else:
                continue
            self._assign_bare(slot, unit)
            earlier = self.slots[number - 1] if number else None
            if (
                changed
                and earlier is not None
                and earlier.unit is None
                and earlier.quantity.end == start - 1
                and self.lower[earlier.quantity.start - 1] == "from"
            ):
                self._assign_bare(earlier, unit)  # "from 17 to 23"

    def _assign_became(self) -> None:
        """ "17 dead became 22, then 26": the numbers that a count went through."""
        for i in (i for i, word in enumerate(self.lower) if word == "became"):
            before = next((slot for slot in self.slots if slot.unit and slot.end == i), None)
            if before is None or before.unit is None:
                continue
            for slot in self.slots:
                start = slot.quantity.start
                bare = slot.unit is None and not slot.quantity.article
                bare = bare and slot.phrase.end <= slot.quantity.end
                then = "then" in self.lower[max(i, start - 5) : start]
                if bare and (start == i + 1 or start > i and then):
                    self._assign_bare(slot, before.unit)

    def _assign_said(self, known: Mapping[int, str], told: str | None) -> None:
        """ "Police say 20", "the hospital's 27", "and not 16 as it had said": numbers of those counted."""
        for number, slot in enumerate(self.slots):
            quantity = slot.quantity
            if slot.unit is not None or quantity.article or quantity.start < 2 or number in self.apposed:
                continue
            unit = self._find_spoken_of(number, known, told)
            if unit is None:
                continue
            if self._is_stuck_to(slot):
                slot.unit, slot.start, slot.end = unit, quantity.start, max(slot.phrase.end, quantity.end)
                continue
            follows = self.lower[quantity.end] if quantity.end < self.size else "."
            if follows not in BREAKS and follows not in _AFTER_BARE and not self._tells_time(quantity.end):
                continue
            if self._is_somebodys(slot, follows):
                self._assign_bare(slot, unit)

    def _tells_time(self, i: int) -> bool:
        """ "It had stood at 26 | in the morning", "police said 40 | on Monday"."""
        last = i + 2 if self.lower[i + 1 : i + 2] == ["the"] else i + 1
        word = self.lower[last] if last < self.size else ""
        return self.lower[i] in ("in", "on", "at") and (word in _DAY_PARTS or self._is_weekday(last))

    def _is_stuck_to(self, slot: Slot) -> bool:
        """Tell whether a body keeps to a number: "had stuck to 22", "the army holds to its 32 gunmen"."""
        start = slot.quantity.start
        own = self.lower[start - 1] in ("its", "their", "his", "her")
        to = start - 1 - own
        kept = to >= 1 and self.lower[to] == "to" and self.lower[to - 1] in self.lexicon.words["stuck"]
        if not kept and tuple(self.lower[max(0, to - 1) : to + 1]) not in _KEPT:
            return False
        return slot.phrase.known is not None or slot.phrase.end <= slot.quantity.end

    def _is_somebodys(self, slot: Slot, follows: str) -> bool:
        """Tell whether a bare number is said to be a body's, or not to be the right one."""
        start, words = slot.quantity.start, self.lexicon.words
        before = self.lower[start - 1]
        if self._is_said_to_be(start):
            return follows in BREAKS or follows in _TIMES
        if before == "the" and self.lower[start - 2] in words["saying_number"]:
            return follows in BREAKS  # "the institute acknowledges the 71"
        if before == "not" or before == "the" and self.lower[start - 2] == "not":
            return self.lower[start - 2] in ("and", ",") or self.lower[start - 3 : start - 2] == [","]
        two = self.lower[start - 2 : start]
        if two in _STOOD_AT and not _ITS.isdisjoint(self.lower[max(0, start - 5) : start - 2]):
            return True  # "it had stood at 26", "the police, which had stopped at 54"
        if two in (["it", "was"], ["it", "is"]) and follows == "that":
            return True  # "it is 215 that were taken"
        if two in (["rather", "than"], ["insists", "on"], ["insisted", "on"], ["it", "was"], ["it", "is"]):
            return follows in BREAKS or follows in _TIMES
        if two == ["of", "the"] and self.lower[start - 3 : start - 2] == ["instead"]:
            return True
        if before in _HAVE and (follows in BREAKS or follows in _TIMES):
            return True  # "it had six yesterday", "her people now have 31"
        if two == ["names", "of"]:
            return self.lower[start - 3 : start - 2] == ["the"] and follows in BREAKS
        if before == ":" and self.lower[start - 2] in self.lexicon.toll["earlier"]:
            return True  # "(earlier: 38)"
        end = slot.quantity.end
        if before == "later" and self.lower[start - 2] in ("and", ",", "but"):
            return follows in BREAKS  # "gave 46 killed at first and later 49"
        if before == "and" and self.lower[end : end + 3] == [",", "according", "to"]:
            return True
        counted = not _COUNT_NOUNS.isdisjoint(self.lower[max(0, start - 4) : start])
        if before in ("is", "was", "been") and counted:
            return True
        if before == "to":
            changed = [k for k in range(max(0, start - 4), start) if self.lower[k] in _CHANGED]
            return any(self.lower[k + 1] in words["change_pronouns"] for k in changed)
        if before.endswith(("'s", "’s", "s'", "s’")) and len(before) > 3:
            return not before.startswith(("it", "that", "let", "he", "she", "what", "there"))
        return before in words["saying_number"] and (follows in BREAKS or self._is_number_word(slot))

    def _is_said_to_be(self, start: int) -> bool:
        """ "There were | 12", "it's | nine", "they are | fifteen", "there had been | 17"."""
        before = self.lower[max(0, start - 3) : start]
        if before[-2:-1] in (["there"], ["they"]) or before[-1:] in (["it's"], ["it’s"]):
            return before[-1] in ("are", "were", "was", "it's", "it’s")
        return before == ["there", "had", "been"] or before == ["there", "have", "been"]

    def _is_number_word(self, slot: Slot) -> bool:
        return self.lower[slot.quantity.end : slot.quantity.end + 1] in (["dead"], ["on"], ["so"])

    def _find_spoken_of(self, number: int, known: Mapping[int, str], told: str | None) -> str | None:
        """Return what befell the people that a bare number counts: what is counted here, in the sentence
        before (``told``), or in the text."""
        slot = self.slots[number]
        for k in range(slot.quantity.start - 1, -1, -1):
            if self.lower[k] in ("number", "count", "toll") and self.lower[k + 1 : k + 2] == ["of"]:
                unit = self._unit_of_words(self.lower[k + 2 : k + 4])
                if unit is not None:
                    return unit
        near = self._last_figure(number)
        if near is not None:
            return self.slots[near].unit
        return told or _find_counted(known)

    def _is_given(self, end: int) -> bool:
        """Tell whether who gave a number follows it: "52 | given by the ministry"."""
        by = self.lower[end + 1 : end + 2] == ["by"] and not _GIVEN_BY.isdisjoint(self.lower[end : end + 1])
        return by or not _GIVEN.isdisjoint(self.lower[end : end + 1])

    def _is_count(self, start: int, end: int) -> bool:
        """Tell whether a number is all that a count is said to be: "a count of 21", "its tally is now 29"."""
        words = self.lexicon.words
        follows = self.lower[end] if end < self.size else "."
        ends = follows in BREAKS or self._is_given(end) or follows in words["count_ends"]
        if start > 1 and self.lower[start - 1] == "of" and self.lower[start - 2] in _COUNT_NOUNS - {"number"}:
            verbs = words["passive"] | words["perfect"]
            ends = ends or follows in verbs or follows in _QUOTES or follows.endswith("ing")
        if start < 2 or not ends:
            return False
        before = self.lower[start - 1]
        if before == "of" and self.lower[start - 2] in words["speaking_of"]:
            return True  # "spoke of 17"
        if before in words["counting"]:
            return True
        if before in ("at", "as") and "it" in self.lower[max(0, start - 6) : start - 1]:
            return not words["putting"].isdisjoint(self.lower[max(0, start - 6) : start - 1])
        near = range(max(0, start - 9), start)
        noun = max((k for k in near if self.lower[k] in _COUNT_NOUNS - {"total"}), default=None)
        if noun is None or noun + 1 < start and self._counts_things(noun + 1):
            return False
        between = self.lower[noun + 1 : start]
        plain = all(word[0].isalnum() or word == "," for word in between[:-1])
        plain = plain and (not between or between[-1][0].isalnum() or between[-1] in (",", ":"))
        told = before in words["counting_verbs"] or between in ([","], [":"])
        return plain and (not between or told)

    def _counts_things(self, i: int) -> bool:
        """Tell whether a count is of no people: "the number | of houses"."""
        if self.lower[i] != "of" or i + 1 in self.starts:
            return False
        people = any(self._is_people(k) or k in self.happenings for k in range(i + 1, min(i + 5, self.size)))
        return not people and self._unit_of_words(self.lower[i + 1 : i + 5]) is None
