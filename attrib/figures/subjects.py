"""Figures that are the subject of what happened: "12 civilians in the town were killed", "12 dead"."""

from __future__ import annotations

from .reading import SentenceReader, Slot

LISTED = frozenset(
    (
        "and",
        ",",
        "as",
        "well",
        "plus",
        "along",
        "with",
        "or",
        "&",
        "also",
        "another",
        "the",
        "both",
        "her",
        "his",
        "their",
        "its",
        "other",
        "then",
    )
)
_BODIES = frozenset(("bodies", "corpses", "body", "corpse", "martyrs"))
_MAX_GAP = 9
_MAX_SCAN = 24


class SubjectReader(SentenceReader):
    """Assigns quantities by the verb, participle or predicate that follows them."""

    def _assign_after(self, number: int) -> None:
        """The figure is the subject of what follows: "12 civilians … were killed", "12 dead"."""
        slot = self.slots[number]
        quantity, phrase = slot.quantity, slot.phrase
        if phrase.thing:
            return
        if phrase.inner is not None:
            slot.unit, slot.start, slot.end = phrase.inner.unit, quantity.start, phrase.end
            return
        if phrase.partitive and self._died_of_it(phrase.end):
            slot.unit, slot.start, slot.end, slot.role = "killed", quantity.start, phrase.end + 1, "part"
            return
        if phrase.partitive:
            slot.unit, slot.start, slot.end, slot.role = phrase.partitive, quantity.start, phrase.end, "part"
            return
        if phrase.known and self.lower[phrase.end - 1] in _BODIES and not quantity.article:
            # "at least 22 bodies were taken to hospitals"
            found: tuple[str, int, bool, bool] | None = "killed", phrase.end, False, False
        else:
            found = self._scan(number, max(phrase.end, quantity.end))
        if found is None and self._takes_lives(slot):
            found = "killed", phrase.end, False, False
        if found is None:
            return
        unit, end, people, among = found
        if people and phrase.known is None:
            return
        before = self.by_end.get(quantity.start)
        if (
            before is not None
            and not among
            and before[1].form in ("transitive", "past")
            and not self._is_participle(before[0])
            and not self._is_passive(before[0])
        ):
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
        nobody = slot.quantity.high == 0  # "no civilians were killed" is real
        most = 3 if slot.quantity.article or nobody else _MAX_GAP
        first = i
        while i < limit:
            word = lower[i]
            if word == "(" and ")" in lower[i + 1 : i + 14]:
                i = lower.index(")", i) + 1
                continue
            aside = self._skip_aside(i) if word == "," and not aux and i == first else None
            if aside is not None:
                i = aside
                continue
            if word in ("among", "amongst", "of"):
                for among in self.lexicon.part_among:
                    if among[0] == word and tuple(lower[i : i + len(among)]) == among and (aux or gap <= 2):
                        return self._unit_of_words(among) or "killed", i + len(among), False, True
            if i in self.happenings:
                end, item = self.happenings[i]
                if item.form == "past":
                    if self._is_unreal(i) and aux and not nobody:
                        return None
                    if (aux and self._is_passive(i)) or self._is_participle(i):
                        return item.unit, end, item.people, False
                    return None
                if item.form in ("intransitive", "predicate"):
                    if (
                        self._is_unreal(i)
                        and not nobody
                        or (item.form == "predicate" and word == "to" and gap > 4)
                    ):
                        return None
                    if (
                        item.words == ("dead",)
                        and i + 1 < self.size
                        and lower[end : end + 1] in (["sea"], ["end"])
                    ):
                        return None
                    return item.unit, end, item.people, False
                if (
                    item.form == "noun"
                    and i == first
                    and slot.phrase.end == slot.quantity.end
                    and word not in ("lives", "loss")
                ):
                    return item.unit, end, False, False
                if item.form == "noun" and i == first:
                    counted = (
                        not slot.quantity.article and word.endswith("s") and word not in ("lives", "loss")
                    )
                    return (item.unit, end, False, False) if counted else None  # "1,204 civilian deaths"
                if item.form == "transitive":
                    return None
            if word in ("several", "many", "some", "few", "others") and i > first:
                return None
            if i in self.starts:
                other = self.slots[self.starts[i]]
                if i > first and lower[i - 1] == "with":
                    return None
                if not (
                    listed
                    or i == first
                    or lower[i - 1] in words["between"]
                    or lower[i - 1] in LISTED
                    or aux
                    or i == max(slot.phrase.end, slot.quantity.end)
                ):
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
            elif word in words["modal"] and lower[i + 1 : i + 2] == ["have"]:
                pass  # "may have been killed"
            elif word == "with" and i + 1 in self.starts:
                return None  # "rose to 63, with 80 missing"
            elif word == "and" and slot.phrase.known is None and not self._lists_on(i):
                return None
            elif word in words["perfect"]:
                pass
            elif aux and (word in words["adverbs"] or word.endswith("ly")):
                pass
            elif aux and word.endswith("ed") and lower[i + 1 : i + 2] in (["among"], ["amongst"]):
                pass  # "31 were identified among those killed"
            elif aux and word in ("in", "on", "at", "among", "by", "not"):
                if word == "not":
                    return None
                gap += 1
            elif (
                word in words["adverbs"]
                and i
                and (lower[i - 1] in words["perfect"] or word in ("reportedly", "also"))
            ):
                pass
            elif word in words["stops"] or word in (".", ";", ":", "?", "!", "|"):
                return None
            elif (
                word.endswith("ed")
                and "-" not in word
                and not aux
                and word not in ("armed", "united", "wanted", "unidentified")
                and lower[i - 1] not in words["between"]
            ):
                return None
            elif aux:
                return None  # "12 people were evacuees …"
            elif word in LISTED and listed or word in ("and", ",") and self._lists_on(i):
                listed = True
            elif nobody and i == first and word not in words["between"]:
                return None  # "nobody knows how many were killed"
            else:
                gap += 1
                if gap > most:
                    return None
            i += 1
        return None

    def _died_of_it(self, end: int) -> bool:
        """ "Seven of the wounded died", "two of the injured have since died in hospital"."""
        for i in range(end, min(self.size, end + 8)):
            if self.lower[i] in ("died", "succumbed"):
                return True
            if self.lower[i] in self.lexicon.words["stops"] or self.lower[i] in (",", ".", ";"):
                return False
        return False

    def _skip_aside(self, i: int) -> int | None:
        """Return where an aside between commas ends that begins at ``i``: ", the youngest three years old,"."""
        for k in range(i + 1, min(i + 14, self.size - 1)):
            if self.lower[k] in (".", ";", ":"):
                return None
            if self.lower[k] == ",":
                follows = self.lower[k + 1]
                verbs = self.lexicon.words["passive"] | self.lexicon.words["perfect"]
                return k + 1 if follows in verbs or k + 1 in self.happenings else None
        return None

    def _takes_lives(self, slot: Slot) -> bool:
        """ "claimed 21 lives", "cost more than 40 lives"."""
        start, end = slot.quantity.start, slot.phrase.end
        return (
            self.lower[end - 1] == "lives"
            and end > slot.quantity.end
            and any(
                word in self.lexicon.words["take_lives"] for word in self.lower[max(0, start - 3) : start]
            )
        )

    def _lists_on(self, i: int) -> bool:
        """Tell whether a quantity follows the conjunction at ``i`` ("a woman and her three children")."""
        for k in range(i + 1, min(i + 4, self.size)):
            if k in self.starts:
                return True
            if self.lower[k] not in LISTED:
                return False
        return False
