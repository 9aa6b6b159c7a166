"""Which quantity of a sentence counts whom, and what happened to them.

A figure is the object of a verb ("killing 12"), the subject of one ("12 civilians in the town were
killed", "12 dead"), a toll ("bringing the toll to 12"), a member of a list, or a part of another
figure ("including 3 children").  Each rule fills a quantity's slot unless an earlier one has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from .reading import CLOSERS, SPANS, Phrase, Slot
from .subjects import LISTED, POSSESSIVES, SubjectReader

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
    )
)
_OWN_PEOPLE = frozenset(("fighters", "forces", "members", "crew", "peacekeepers"))
_COUNTED_NOUNS = frozenset(("deaths", "fatalities", "dead"))
_REACHES = frozenset(
    "reach reaches reached hit hits top tops topped pass passes passed exceed exceeds exceeded".split()
)
_GIVEN = frozenset("announced given reported claimed cited stated counted".split())
_COUNT_NOUNS = frozenset("count toll figure number tally total".split())
_CHANGED = frozenset("raised lowered cut revised brought reduced increased corrected".split())
_BREAKS = frozenset((".", ",", ";", "!", ")"))
_THEN = frozenset(("in", "on", "the", "a", "last", "earlier", "before", "yesterday"))
_SAYS = frozenset("said says told added reported wrote tweeted confirmed".split())
_CHANGES = frozenset(
    "climbed climbs risen rose rises grown grew jumped fallen fell dropped increased reached put stands "
    "stood".split()
)
_AFTER_BARE = frozenset(
    "includes included include is was were does did and as probably may which who had has it".split()
)
_ALONG = frozenset((("along", "with"), ("together", "with")))
_SAFE = frozenset(("alive", "rescued", "returned", "survived", "freed", "released", "safe"))
_LABEL_STARTS = frozenset((".", ";", "•", "|", ")", ":", "*"))
_GAPPED = frozenset(("in", "at", "near", "outside", "around", "by", "under"))


@dataclass(frozen=True, slots=True)
class Told:
    """The one number of people that the sentence before gives: what befell them, and how many they are."""

    unit: str
    count: int | None


class FigureSentence(SubjectReader):
    """A sentence whose quantities are being assigned; ``assign`` returns the slots that are figures."""

    # -- assignment -------------------------------------------------------------------------------

    def assign(self, known: Mapping[int, str] = MappingProxyType({}), told: Told | None = None) -> list[Slot]:
        """Return the slots that are figures; ``known`` maps numbers given before to their unit, ``told`` is
        what "of them" may take up."""
        for number in range(len(self.slots)):
            self._assign_after(number)
        for i in sorted(self.happenings):
            self._assign_objects(i)
        self._assign_driven()
        self._assign_labels()
        self._assign_reached()
        self._assign_numbered()
        self._assign_tolls()
        self._assign_contained()
        self._assign_parts()
        self._assign_gapped()
        self._assign_listed()
        self._assign_along()
        self._assign_summed()
        self._assign_of_them(told)
        self._assign_known(known)
        self._assign_said(known)
        self._assign_earlier()
        self._bound_afterwards()
        return [slot for slot in self.slots if slot.unit and self._counts(slot)]

    def _counts(self, slot: Slot) -> bool:
        quantity, phrase = slot.quantity, slot.phrase
        if quantity.low == 0 and quantity.high is None:
            return False
        if phrase.thing or self.lower[max(0, quantity.start - 2) : quantity.start] == ["all", "but"]:
            return False
        if quantity.article:
            return phrase.known is not None and not self._is_plural_or_mass(phrase)
        if (
            self.lower[quantity.core] == "one"
            and quantity.core
            and phrase.known is None
            and self.lower[quantity.core - 1]
            in ("the", "this", "that", "no", "any", "every", "each", "which", "as")
        ):
            return False
        return True

    def _is_plural_or_mass(self, phrase: Phrase) -> bool:
        head = self.lower[phrase.end - 1]
        return (
            head.endswith("s")
            and not head.endswith(("ss", "us"))
            or head
            in (
                "people",
                "police",
                "crew",
                "troops",
                "staff",
                "forces",
                "personnel",
                "family",
                "leader",
                "general",
            )
        )

    def _assign_objects(self, i: int) -> None:
        """The figure is the object of a verb, or follows a noun's "of": "killing 12", "the deaths of 12"."""
        end, item = self.happenings[i]
        if item.form in ("intransitive", "predicate"):
            return
        buried = self.lower[i] in self.lexicon.words["bury"]
        if buried and (self._is_passive(i) or not self.lexicon.words["slides"].isdisjoint(self.lower[:i])):
            return
        if item.form == "past" and (self._is_passive(i) or self._is_participle(i)):
            return
        if item.form == "noun" and self.lower[end : end + 1] != ["of"]:
            return
        if item.form != "noun" and self._is_unreal(i):
            return
        k = end + (1 if item.form == "noun" else 0)
        if i and self.lower[i - 1] in ("and", "or") and i - 1 in self.by_end and self._is_joined_verb(i - 1):
            return  # "killing and wounding dozens": the first verb has it
        if k + 1 < self.size and self.lower[k] in self.lexicon.words["selves"] and self.lower[k + 1] == "and":
            k += 2  # "killed himself and five others"
        if k < self.size and self.lower[k] in ("and", "or") and k + 1 in self.happenings:
            if (
                self.happenings[k + 1][1].form not in ("transitive", "past")
                or self.happenings[k + 1][0] not in self.starts
            ):
                return
            k = self.happenings[k + 1][0]  # "killed or wounded 12": the first verb has it
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
            if quantity.article and not first and not _SAYS.isdisjoint(self.lower[after : after + 3]):
                return  # "killing 21, a resident said": who says it, not who died
            of_people = item.people and not self._is_buried(i, slot)
            if phrase.thing or (phrase.known is None and (of_people or quantity.article)):
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
            k = self._skip_of(slot.end)
            while (
                k < self.size
                and k not in self.starts
                and (self.lower[k] in LISTED or self.lower[k] in CLOSERS)
            ):
                k += 1

    def _is_buried(self, i: int, slot: Slot) -> bool:
        """ "We have buried 87": the dead, unless a landslide did it."""
        words, end = self.lexicon.words, slot.quantity.end
        return self.lower[i] in words["bury"] and (
            end >= self.size or self.lower[end] in _BREAKS or self.lower[end] in words["between"]
        )

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

    def _is_joined_verb(self, end: int) -> bool:
        """Tell whether the happening that ends at ``end`` is an active verb."""
        i, item = self.by_end[end]
        active = item.form == "transitive" or item.form == "past" and not self._is_passive(i)
        return active and item.form != "noun" and end + 1 in self.happenings

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
            if unit is None or any(k in self.starts for k in range(head, colon)):
                continue
            if colon + 1 in self.starts or self._is_bounded(colon + 1):
                self._assign_label(unit, head, colon)
            elif places:
                self._assign_places(unit, colon)

    def _assign_driven(self) -> None:
        """ "Drove some 40,000 from their homes", "lost nine soldiers"."""
        words = self.lexicon.words
        for i, word in enumerate(self.lower):
            if word not in words["drive"] and word not in words["lose"] and word not in words["take"]:
                continue
            slot = next((slot for slot in self.slots if slot.quantity.start == i + 1), None)
            if slot is None or slot.unit is not None or slot.phrase.thing:
                continue
            end = max(slot.phrase.end, slot.quantity.end)
            if word in words["lose"]:
                unit = "killed" if slot.phrase.known in _OWN_PEOPLE and not slot.quantity.article else None
            elif word in words["take"]:
                held = self.lower[end : end + 1] and self.lower[end] in words["captive"]
                unit = "detained" if held or self.lower[end : end + 2] == ["into", "custody"] else None
            else:
                away = "from" in self.lower[end : end + 3] and not words["home"].isdisjoint(
                    self.lower[end : end + 6]
                )
                leave = self.lower[end : end + 1] == ["to"] and self.lower[end + 1 : end + 2]
                unit = "displaced" if away or leave and self.lower[end + 1] in words["away"] else None
            if unit:
                slot.unit, slot.start, slot.end = unit, i, end

    def _assign_listed(self) -> None:
        """ "The directorate lists 49 victims": the victims of a count are dead."""
        for slot in self.slots:
            start, phrase = slot.quantity.start, slot.phrase
            if (
                slot.unit is None
                and start
                and self.lower[start - 1] in self.lexicon.words["counting"]
                and phrase.known is not None
                and self.lower[phrase.end - 1] in ("victims", "victim")
            ):
                slot.unit, slot.start, slot.end = "killed", start, phrase.end

    def _assign_earlier(self) -> None:
        """ "Has risen to 37, up from 18 a day earlier": the number before, of the same."""
        for number, slot in enumerate(self.slots):
            start = slot.quantity.start
            if slot.unit is not None or slot.quantity.article or slot.phrase.known or start < 2:
                continue
            up = self.lower[start - 1] == "from" and self.lower[start - 2] in ("up", "down")
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
                and (self.lower[end] in _BREAKS or self.lower[end] in _THEN)
            ):
                before = self._last_figure(number)
                if before is not None:
                    self._assign_bare(slot, self.slots[before].unit or "killed")

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
            k = i + 2 if self.lower[i + 1] in ("now", "alone", "have") else i + 1
            if k + 1 >= self.size:
                continue
            numbered = self.lower[k] in words["numbering"]
            put = self.lower[k] in ("at", "as") and not words["putting"].isdisjoint(self.lower[:i])
            slot = next((slot for slot in self.slots if slot.quantity.start == k + 1), None)
            if slot is None or slot.unit is not None or slot.quantity.article or not (numbered or put):
                continue
            self._assign_bare(slot, unit)
            slot.start = i

    def _is_bounded(self, i: int) -> bool:
        return any(slot.quantity.start <= i < slot.quantity.end for slot in self.slots)

    def _assign_label(self, unit: str, head: int, colon: int) -> None:
        for slot in self.slots:
            if slot.quantity.start <= colon + 1 < slot.quantity.end:
                slot.unit, slot.start = unit, head
                slot.end = max(slot.quantity.end, slot.phrase.end if slot.phrase.known else 0)
                slot.phrase = replace(slot.phrase, thing=False)

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

    def _assign_tolls(self) -> None:
        toll = self.lexicon.toll
        for i, word in enumerate(self.lower):
            if word in toll["nouns"]:
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
                        if not self._assign_toll_before(i, k + 1, unit) and not self._assign_changed(
                            unit, k + 1
                        ):
                            self._assign_toll(i, k + 1, 14, unit)
                        break
                    if k in self.starts or self.lower[k] in self.lexicon.words["stops"]:
                        break

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
                if slot.unit is None and (
                    self.lower[i - 1] in _LEADS
                    or slot.quantity.core > i
                    and self.lower[i] in _LEADS
                    or slot.quantity.qualifier == "between"
                ):
                    slot.unit, slot.start = unit, noun
                    if slot.quantity.start == start and self.lower[i : i + 2] == ["up", "to"]:
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

    def _assign_contained(self) -> None:
        """ "The dead included six children", "among the dead were two medics"."""
        for i, word in enumerate(self.lower):
            for phrase in self.lexicon.part_by_word.get(word, ()):
                if tuple(self.lower[i : i + len(phrase)]) != phrase:
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
            opened = self._opened_part(slot)
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

    def _is_one_described(self, slot: Slot) -> bool:
        """ "One of them the owner of a garage": said of somebody counted before, no number of its own."""
        end = slot.phrase.end
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

    def _joined(self, previous: Slot, slot: Slot) -> bool:
        gap = self.lower[max(previous.phrase.end, previous.quantity.end) : slot.quantity.start]
        return len(gap) <= 3 and all(word in LISTED for word in gap)

    def _last_figure(self, number: int) -> int | None:
        for k in range(number - 1, -1, -1):
            slot = self.slots[k]
            if slot.unit and slot.part_of is None and self._counts(slot):
                return k
        return None

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

    def _is_safe(self, end: int) -> bool:
        """ "13 of the 19 missing | had been picked up alive"."""
        return not _SAFE.isdisjoint(self.lower[end : end + 8])

    def _tells_people(self, slot: Slot) -> bool:
        """Tell whether a number behind its whole says who they were: "19 were women", "and six children"."""
        start, end = slot.quantity.start, slot.quantity.end
        if self.lower[end : end + 1] in (["were"], ["are"]):
            return self._person_follows(end + 1)
        return slot.phrase.known is not None and self.lower[start - 1] in ("and", ",")

    def _assign_along(self) -> None:
        """ "Was killed together with two nurses", "three are among the dead, along with a Briton"."""
        for number, slot in enumerate(self.slots):
            start, phrase = slot.quantity.start, slot.phrase
            if slot.unit is not None or phrase.known is None or start < 2 or phrase.thing:
                continue
            along = tuple(self.lower[start - 2 : start]) in _ALONG or self.lower[start - 1] == "alongside"
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

    def _assign_summed(self) -> None:
        """ "91 killed on 16 March: 36 children, 29 women and 26 men": parts that make up the whole."""
        for colon, word in enumerate(self.lower):
            if word != ":":
                continue
            behind = [k for k, slot in enumerate(self.slots) if slot.quantity.start > colon]
            whole = self._last_figure(behind[0]) if behind else None
            if whole is None or self.slots[whole].quantity.start > colon:
                continue
            parts = [k for k in behind if self.slots[k].phrase.known and self.slots[k].unit is None]
            if len(parts) < 2 or parts != behind[: len(parts)]:
                continue
            if sum(self.slots[k].quantity.low or 0 for k in parts) == self.slots[whole].quantity.low:
                for k in parts:
                    slot = self.slots[k]
                    slot.unit, slot.start = self.slots[whole].unit, slot.quantity.start
                    slot.end, slot.role, slot.part_of = slot.phrase.end, "part", whole

    def _assign_of_them(self, told: Told | None) -> None:
        """ "Twelve of them are women and five are children", "ten of the dead were guards and four were
        inmates": parts of what the sentence before counts, or of what is named here."""
        whole = None
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
            verb = end + 2 if of_them else end
            if whole is None or not self.lower[verb : verb + 1] or self.lower[verb] not in ("were", "are"):
                continue
            people = next((k for k in range(verb + 1, min(verb + 4, self.size)) if self._is_people(k)), None)
            if people is None or not all(self._is_plain(k) for k in range(verb + 1, people)):
                continue
            if whole.count is not None and value > whole.count:
                continue
            slot.unit, slot.start, slot.end, slot.role = whole.unit, slot.quantity.start, people + 1, "part"
            slot.phrase = Phrase(people, people + 1, self.lexicon.people[self.lower[people]])

    def _is_people(self, k: int) -> bool:
        return self.lower[k] in self.lexicon.people

    def _is_plain(self, k: int) -> bool:
        """Tell whether a word may stand before a noun: no mark, verb of harm or preposition."""
        word = self.lower[k]
        return word[0].isalnum() and k not in self.happenings and word not in self.lexicon.words["between"]

    def _assign_cited(self, known: Mapping[int, str]) -> None:
        """ "A count of 21", "the 31 announced by the group", "raised its count to 17": without a noun."""
        killed = "killed" in known.values()
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
                if near is None and not killed:
                    continue
                unit = self.slots[near].unit or "killed" if near is not None else "killed"
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

    def _assign_said(self, known: Mapping[int, str]) -> None:
        """ "Police say 20", "the hospital's 27", "and not 16 as it had said": numbers of those counted."""
        for number, slot in enumerate(self.slots):
            quantity = slot.quantity
            if slot.unit is not None or quantity.article or quantity.start < 2 or number in self.apposed:
                continue
            follows = self.lower[quantity.end] if quantity.end < self.size else "."
            if follows not in _BREAKS and follows not in _AFTER_BARE:
                continue
            unit = self._find_spoken_of(number, known)
            if unit is not None and self._is_somebodys(slot, follows):
                self._assign_bare(slot, unit)

    def _is_somebodys(self, slot: Slot, follows: str) -> bool:
        """Tell whether a bare number is said to be a body's, or not to be the right one."""
        start, words = slot.quantity.start, self.lexicon.words
        before = self.lower[start - 1]
        if before == "not" or before == "the" and self.lower[start - 2] == "not":
            return self.lower[start - 2] in ("and", ",") or self.lower[start - 3 : start - 2] == [","]
        if before in ("is", "was") and not _COUNT_NOUNS.isdisjoint(self.lower[max(0, start - 4) : start]):
            return True
        if before == "to":
            changed = [k for k in range(max(0, start - 4), start) if self.lower[k] in _CHANGED]
            return any(self.lower[k + 1] in words["change_pronouns"] for k in changed)
        if before.endswith(("'s", "’s", "s'", "s’")) and len(before) > 3:
            return not before.startswith(("it", "that", "let", "he", "she", "what", "there"))
        return before in words["saying_number"] and (follows in _BREAKS or self._is_number_word(slot))

    def _is_number_word(self, slot: Slot) -> bool:
        return self.lower[slot.quantity.end : slot.quantity.end + 1] in (["dead"], ["on"], ["so"])

    def _find_spoken_of(self, number: int, known: Mapping[int, str]) -> str | None:
        """Return what befell the people that a bare number counts: what is counted here, or before."""
        slot = self.slots[number]
        for k in range(slot.quantity.start - 1, -1, -1):
            if self.lower[k] in ("number", "count", "toll") and self.lower[k + 1 : k + 2] == ["of"]:
                unit = self._unit_of_words(self.lower[k + 2 : k + 4])
                if unit is not None:
                    return unit
        near = self._last_figure(number)
        if near is not None:
            return self.slots[near].unit
        return "killed" if "killed" in known.values() else None

    def _assign_bare(self, slot: Slot, unit: str) -> None:
        """Make a number without a noun a figure."""
        slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.quantity.end
        slot.phrase = replace(slot.phrase, end=slot.phrase.start, thing=False)

    def _is_given(self, end: int) -> bool:
        """Tell whether who gave a number follows it: "52 | given by the ministry"."""
        return not _GIVEN.isdisjoint(self.lower[end : end + 1])

    def _is_count(self, start: int, end: int) -> bool:
        """Tell whether a number is all that a count is said to be: "a count of 21", "its tally is now 29"."""
        words = self.lexicon.words
        follows = self.lower[end] if end < self.size else "."
        ends = follows in _BREAKS or self._is_given(end) or follows in words["count_ends"]
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
        plain = all(word[0].isalpha() or word == "," for word in between)
        return plain and (not between or before in words["counting_verbs"] or between == [","])

    def _counts_things(self, i: int) -> bool:
        """Tell whether a count is of no people: "the number | of houses"."""
        if self.lower[i] != "of" or i + 1 in self.starts:
            return False
        people = any(self._is_people(k) or k in self.happenings for k in range(i + 1, min(i + 5, self.size)))
        return not people and self._unit_of_words(self.lower[i + 1 : i + 5]) is None

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

    def _assign_gapped(self) -> None:
        """ "Five were killed in Sabqa and one in Harasta": the second verb is left out."""
        for number, slot in enumerate(self.slots):
            quantity, phrase = slot.quantity, slot.phrase
            if slot.unit or quantity.article or phrase.known or phrase.end > quantity.end or number == 0:
                continue
            end = quantity.end
            if self._is_placed(number):
                before = self._last_figure(number)
                slot.unit, slot.start, slot.end = self.slots[before or 0].unit, quantity.start, end
                continue
            if end + 1 >= self.size or self.lower[end] not in _GAPPED:
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

    def _is_placed(self, number: int) -> bool:
        """ "In Orsk 13 were killed, in Varn | eight": behind its place, the verb left out."""
        start, end = self.slots[number].quantity.start, self.slots[number].quantity.end
        follows = self.lower[end] if end < self.size else "."
        place = start >= 3 and self.words.form[start - 1][:1].isupper()
        joined = place and self.lower[start - 2] in _GAPPED and self.lower[start - 3] in ("and", ",", ";")
        return joined and follows in _BREAKS and self._last_figure(number) is not None

    def _sum_gapped(self) -> None:
        for number, slot in enumerate(self.slots):
            if not slot.unit or slot.part_of is not None or slot.quantity.low is None:
                continue
            rest = [
                k
                for k in range(number + 1, len(self.slots))
                if self.slots[k].unit == slot.unit and self.slots[k].part_of is None
            ]
            if len(rest) >= 2 and sum(self.slots[k].quantity.low or 0 for k in rest) == slot.quantity.low:
                for k in rest:
                    self.slots[k].role, self.slots[k].part_of = "part", number
