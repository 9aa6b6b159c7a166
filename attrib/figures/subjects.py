"""Figures that are the subject of what happened: "12 civilians in the town were killed", "12 dead"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .asides import AsideReader
from .reading import BREAKS, CLOSERS, Phrase, Slot

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
_BODIES = frozenset(("bodies", "corpses", "body", "corpse", "martyrs", "martyr"))
_REACHED = frozenset(("now", "reached", "reaches", "reaching", "to", "at", "is", "was", "hit", "passed"))
POSSESSIVES = frozenset(("her", "his", "their", "its", "my", "our"))
_SAFE = frozenset(("alive", "rescued", "returned", "survived", "freed", "released", "safe"))
_ACCOUNTS = frozenset(("report", "reports", "statement", "statements", "video", "videos"))
_MAX_GAP = 9
_MAX_CLAUSE = 12  # words of a relative clause
# participles that say who people are, and not what they did
_DESCRIBES = frozenset(
    "armed united wanted unidentified deprived suspected accused believed involved employed linked aged "
    "named called based stationed trapped stranded".split()
)
_FAR = 3  # words behind a number after which ", and" begins a clause of its own
_OWN_DEATH = frozenset(("drowned", "suffocated", "asphyxiated", "burned", "burnt"))
_ENDS = frozenset((".", ";", ":", "?", "!", "|"))
_MAX_SCAN = 24
_FALLING = frozenset(("fighters", "forces", "attackers"))
_WHOSE_OWN = frozenset(("who", "that", "whom", "still", "reported", "feared"))
_SAYERS = frozenset(("it", "he", "she", "they"))
_LEAVING = frozenset(("people", "civilians", "residents"))
_MANY = 100  # people who leave a place together


Found = tuple[
    str, int, bool, bool
]  # unit, end of the words that say so, only of known people, a part of others


@dataclass(slots=True)
class Scan:
    """How far the reading of what follows a quantity has come."""

    slot: Slot
    first: int
    nobody: bool
    gap: int = 0
    aux: bool = False
    listed: bool = False


class SubjectReader(AsideReader):
    """Assigns quantities by the verb, participle or predicate that follows them."""

    def _assign_after(self, number: int) -> None:
        """The figure is the subject of what follows: "12 civilians … were killed", "12 dead"."""
        slot = self.slots[number]
        quantity, phrase = slot.quantity, slot.phrase
        if phrase.thing or number in self.apposed or number in self.trailing:
            return
        if phrase.inner is not None:
            self._assign_inner(number, phrase.inner.unit)
            return
        if self._is_counted_before(slot):
            return
        if phrase.partitive:
            self._assign_partitive(number, phrase.partitive)
            return
        organ = not self.lexicon.words["organs"].isdisjoint(self.lower[phrase.start : phrase.end])
        if organ and self.lower[phrase.end - 1] in _BODIES:
            return  # "both legislative bodies"
        body = phrase.known is not None and self.lower[phrase.end - 1] in _BODIES
        found_body = not self.lexicon.words["recovered"].isdisjoint(self.lower[phrase.end : phrase.end + 4])
        if body and (not quantity.article or found_body):
            # "at least 22 bodies were taken to hospitals"
            found: Found | None = "killed", phrase.end, False, False
        else:
            found = self._find_what_befell(number)
        if found is None and self._takes_lives(slot):
            found = "killed", phrase.end, False, False
        if found is None:
            return
        unit, end, people, among = found
        if self._is_befallen_part(number, end) and not among:
            return
        if people and phrase.known is None and not (self._is_bare(slot) or self._is_captured_too(slot)):
            return
        before = self.by_end.get(quantity.start)
        if (
            before is not None
            and not (before[1].people and phrase.known is None)
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

    def _is_befallen_part(self, number: int, end: int) -> bool:
        """Tell whether a verb is said of a part and not of the whole: "23 of the 30 on board | drowned",
        "of the 30 on board, 23 | drowned"."""
        start, phrase_end = self.slots[number].quantity.start, self.slots[number].phrase.end
        if self.lower[max(0, start - 2) : start] != ["of", "the"] or end not in self.by_end:
            return False
        verb = self.by_end[end][0]
        between = self.lower[phrase_end:verb]
        if start == 2:
            return any(word == "," and phrase_end + k + 1 in self.starts for k, word in enumerate(between))
        part = number and self.slots[number - 1].quantity.end == start - 2
        return bool(part and between) and between[0] not in _WHOSE_OWN

    def _assign_partitive(self, number: int, unit: str) -> None:
        """ "Six of the wounded", "one of the injured, a nurse, | has died"."""
        slot = self.slots[number]
        quantity = slot.quantity
        if self.lower[quantity.start - 1] in ("freed", "released", "rescued"):
            return
        died = self._died_of_it(slot.phrase.end)
        if died is not None:
            self.apposed |= {k for k in range(number + 1, len(self.slots)) if self._begins(k) < died}
        slot.unit, slot.end = ("killed", died) if died is not None else (unit, slot.phrase.end)
        slot.start, slot.role = quantity.start, "part"

    def _find_what_befell(self, number: int) -> Found | None:
        """Return what the words behind a slot say of its people, a later death before an injury."""
        slot = self.slots[number]
        fallen = self._find_fallen(slot)
        if fallen is not None:
            return fallen
        found = self._scan(number, self._skip_reported(max(slot.phrase.end, slot.quantity.end)))
        death = self._find_death(slot) if found is None or found[0] != "killed" else None
        if found is None and death is None:
            found = self._find_behind_clause(slot) or self._find_leavers(slot)
        if found is not None and found[0] == "injured" and slot.quantity.low == 1:
            death = death or self._find_later_death(found[1])
        found = death or found
        if found is not None and self._is_behind_part(number, found[1]):
            return None
        whole = self.lower[slot.quantity.start - 2 : slot.quantity.start] == ["of", "the"]
        if found is not None and found[0] == "missing" and not whole and self._is_safe(found[1]):
            return None
        return found

    def _find_fallen(self, slot: Slot) -> Found | None:
        """ "Four soldiers | fell and seven were wounded"."""
        end = slot.phrase.end
        if slot.phrase.known not in _FALLING or self.lower[end : end + 1] != ["fell"]:
            return None
        follows = self.lower[end + 1] if end + 1 < self.size else "."
        ends = follows in BREAKS or follows in self.lexicon.words["falls"]
        return ("killed", end + 1, False, False) if ends else None

    def _find_leavers(self, slot: Slot) -> Found | None:
        """ "About 3,000 people | have left Um Sidra": so many leave no place of their own will."""
        end = slot.phrase.end
        k = end + (self.lower[end : end + 1] == ["who"])
        k += self.lower[k : k + 1] in (["have"], ["had"])
        many = (slot.quantity.low or 0) >= _MANY and slot.phrase.known in _LEAVING
        left = many and k > end and self.lower[k : k + 1] == ["left"] and k + 1 < self.size
        named = left and self.words.form[k + 1][:1].isupper() and not self._is_weekday(k + 1)
        return ("displaced", k + 1, False, False) if named and self._is_place(k + 1) else None

    def _is_place(self, i: int) -> bool:
        """Tell whether the name at token ``i`` is a place: one in which things are elsewhere in the text, or
        that people leave for another ("left Varn | for the hills")."""
        end = i + 1
        while end < self.size and self.words.form[end][:1].isupper():
            end += 1
        goal = self.lower[end + 1 : end + 5] if self.lower[end : end + 1] in (["for"], ["to"]) else []
        if not self.lexicon.words["whither"].isdisjoint(goal):
            return True
        start, stop = self.words.spans[i][0], self.words.spans[end - 1][1]
        name = self.text[start:stop]
        return any(f" {inside} {name}" in self.text for inside in ("in", "near", "outside", "around"))

    def _assign_inner(self, number: int, unit: str) -> None:
        """ "Six wounded children", and "a wounded man | had died"."""
        slot = self.slots[number]
        slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.phrase.end
        later = self._scan(number, slot.phrase.end)
        if later is not None and later[0] == "killed" and unit == "injured":
            slot.unit, slot.end = "killed", later[1]

    def _is_counted_before(self, slot: Slot) -> bool:
        """Tell whether a number is that of a count: "the number of martyrs has reached | 22, …"."""
        start, toll = slot.quantity.start, self.lexicon.toll
        if slot.phrase.known is not None or slot.quantity.article or start < 3:
            return False
        counted = not (toll["counts"] | toll["nouns"]).isdisjoint(self.lower[max(0, start - 14) : start])
        ends = self.lower[slot.quantity.end : slot.quantity.end + 1]
        another = (
            ends == ["and"] and slot.quantity.end + 1 in self.starts
        )  # "has reached four and nine men …"
        return counted and self.lower[start - 1] in _REACHED and (ends == [","] or another)

    def _is_captured_too(self, slot: Slot) -> bool:
        """Tell whether a number takes its people from the one before: "four were killed, 17 | captured"."""
        start, end = slot.quantity.start, slot.quantity.end
        joined = start > 1 and self.lower[start - 1] == "and" and end in self.happenings
        past = joined and self.happenings[end][1].form == "past"
        return past and any(slot.unit is not None and slot.phrase.known for slot in self.slots)

    def _is_bare(self, slot: Slot) -> bool:
        """Tell whether a number stands for people by itself: "forty | were taken to hospital"."""
        quantity = slot.quantity
        follows = self.lower[quantity.end] if quantity.end < self.size else ""
        verbs = self.lexicon.words["passive"] | self.lexicon.words["perfect"]
        others = self.lexicon.words["others"] | self.lexicon.words["more"]
        headline = quantity.start == 0 and quantity.end in self.happenings
        return not quantity.article and (follows in verbs or follows in others or headline)

    def _skip_reported(self, i: int) -> int:
        """Return where a noun of harm stands behind a participle: "two | reported | deaths"."""
        reported = i + 1 < self.size and self.lower[i] in self.lexicon.words["reported"]
        if reported and i + 1 in self.happenings and self.happenings[i + 1][1].form == "noun":
            return i + 1
        return i

    def _find_death(self, slot: Slot) -> Found | None:
        """ "Two men who had been taken to the clinic | died": the verb behind a relative clause."""
        i = slot.phrase.end
        if slot.phrase.known is None or self.lower[i : i + 1] not in (["who"], ["whom"]):
            return None
        for k in range(i + 1, min(i + _MAX_CLAUSE, self.size)):
            if k in self.starts or self.lower[k] in self.lexicon.words["stops"] or self.lower[k] in _ENDS:
                return None
            if k in self.happenings:
                end, item = self.happenings[k]
                still = item.form == "predicate" and self.lower[k - 1] in self.lexicon.words["adverbs"]
                if item.form == "intransitive" or still:
                    return item.unit, end, False, False
                if item.unit == "killed":
                    return None  # "two women who had been badly burned | died"
        return None

    def _find_behind_clause(self, slot: Slot) -> Found | None:
        """ "12 people who had protested in Orsk were | arrested"."""
        if slot.phrase.known is None or self.lower[slot.phrase.end : slot.phrase.end + 1] != ["who"]:
            return None
        k = self._find_clause_end(slot)
        if k is None:
            return None
        end, item = self.happenings[k]
        return item.unit, end, item.people, False

    def _find_later_death(self, i: int) -> Found | None:
        """ "A woman wounded on Saturday | has died"."""
        for k in range(i, min(i + _MAX_CLAUSE, self.size)):
            if k in self.happenings:
                end, item = self.happenings[k]
                return (item.unit, end, False, False) if item.form == "intransitive" else None
            if k in self.starts or self.lower[k] in self.lexicon.words["stops"] - {"has"}:
                return None
            if not self.lower[k][0].isalnum():
                return None
        return None

    def _is_behind_part(self, number: int, end: int) -> bool:
        """Tell whether a verb belongs to a number behind a part: "with 2 women, and 20 were injured"."""
        if number + 1 >= len(self.slots) or self.slots[number + 1].quantity.start >= end:
            return False
        return self._is_in_part(number) and not self._is_in_part(number + 1)

    def _is_in_part(self, number: int) -> bool:
        """Tell whether a number is listed as a part of another: "including 3 children | and 2 women"."""
        slot = self.slots[number]
        if self._opened_part(slot):
            return True
        before = self.slots[number - 1] if number else None
        gap = self.lower[max(before.phrase.end, before.quantity.end) : slot.quantity.start] if before else []
        listed = gap in (["and"], [","]) or gap[:1] == ["of"] and gap[-1] == "and" and len(gap) <= 6
        listed = listed and slot.phrase.known is not None
        further = self.lower[slot.phrase.end - 1] in self.lexicon.words["others"]
        return listed and not further and self._is_in_part(number - 1)

    def _scan(self, number: int, i: int) -> Found | None:
        """Return what befell the people of a slot, read word by word from token ``i`` on; None where a
        word says that the sentence goes on to something else."""
        slot = self.slots[number]
        scan = Scan(slot, i, nobody=slot.quantity.high == 0)  # "no civilians were killed" is real
        limit = min(self.size, i + _MAX_SCAN)
        while i < limit:
            skipped = self._skip_bracket(scan, i)
            if skipped is not None:
                i = skipped
                continue
            among = self._find_among(scan, i)
            if among is not None:
                return among
            if i in self.happenings:
                decided, found = self._judge_happening(scan, i)
                if decided:
                    return found
            if self.lower[i] in ("several", "many", "some", "few", "others") and i > scan.first:
                return None
            if i in self.starts:
                if self._is_whole(i) and (i - 1 == scan.first or not scan.aux):
                    i = max(self.slots[self.starts[i]].phrase.end, i + 1)
                    continue
                if not self._lists_another(scan, i):
                    return None
                other = self.slots[self.starts[i]]
                scan.listed = True
                i = max(other.phrase.end, other.quantity.end, i + 1)
                continue
            if not (self._passes_auxiliary(scan, i) if scan.aux else self._passes_word(scan, i)):
                return None
            i += 1
        return None

    def _is_whole(self, i: int) -> bool:
        """Tell whether "a group" behind a preposition only says who is counted: "five members | of a group",
        "nine suspects wanted | for a spate of robberies"."""
        slot = self.slots[self.starts[i]]
        noun = slot.quantity.article and slot.phrase.end > slot.quantity.end
        if self.lower[i - 1] == "of":
            return noun
        return noun and self.lower[i - 1] in ("for", "in", "with", "at", "from") and slot.phrase.known is None

    def _skip_bracket(self, scan: Scan, i: int) -> int | None:
        """Return where the sentence goes on behind a bracket or an aside that opens at token ``i``."""
        if self.lower[i] == "(" and ")" in self.lower[i + 1 : i + 14]:
            return self.lower.index(")", i) + 1
        people = scan.slot.phrase.known is not None or not scan.slot.quantity.article
        if self.lower[i] == "," and not scan.aux and people:
            relative = self.lower[i + 1 : i + 2] and self.lower[i + 1] in self.lexicon.words["relative"]
            return self._skip_asides(i) if i == scan.first or relative else None
        return None

    def _find_among(self, scan: Scan, i: int) -> Found | None:
        """Return the people among whom the slot's are: "were among those killed"."""
        word = self.lower[i]
        each = word == "of" and self.lower[i - 1] in ("each", "all", "most", "some", "none", "many")
        if word in ("among", "amongst", "of") and (scan.aux or scan.gap <= 2) and not each:
            for among in self.lexicon.part_among:
                if among[0] == word and tuple(self.lower[i : i + len(among)]) == among:
                    return self._unit_of_words(among) or "killed", i + len(among), False, True
        return None

    def _judge_happening(self, scan: Scan, i: int) -> tuple[bool, Found | None]:
        """Return whether the happening at token ``i`` decides, and what it says of the slot."""
        end, item = self.happenings[i]
        word, slot = self.lower[i], scan.slot
        thing = self.lower[end] if end < self.size else ""
        adjective = i == scan.first and item.form in ("past", "predicate") and end == i + 1
        if adjective and thing in self.lexicon.things and thing not in _ACCOUNTS:
            return True, None  # "two missing pieces"
        if item.form == "past":
            if self._is_unreal(i) and scan.aux and not scan.nobody:
                return True, None
            own = word in _OWN_DEATH and self._is_perfect(i) and end not in self.starts
            if own or (scan.aux and self._is_passive(i)) or self._is_participle(i):
                return True, (item.unit, end, item.people, False)
            return True, None
        if item.form in ("intransitive", "predicate"):
            if item.form == "predicate" and word == "in" and scan.gap > 1 and not scan.aux:
                return True, None  # "a judge kept him in jail"
            if (
                self._is_unreal(i)
                and not scan.nobody
                or item.form == "predicate"
                and word == "to"
                and scan.gap > 4
            ):
                return True, None
            if item.words == ("dead",) and i and self.lower[i - 1] in ("the", "its", "their", "our"):
                return True, None  # "the imam who washed the dead"
            if (
                item.words == ("dead",)
                and i + 1 < self.size
                and self.lower[end : end + 1] in (["sea"], ["end"])
            ):
                return True, None
            return True, (item.unit, end, item.people, False)
        if item.form == "noun" and i == scan.first:
            of_lives = word in ("lives", "loss")
            if slot.phrase.end == slot.quantity.end and not of_lives:
                return True, (item.unit, end, False, False)
            plain = slot.phrase.known is not None and self.lower[slot.quantity.end] != "of"
            one = slot.quantity.low == slot.quantity.high == 1 and plain and word in ("death", "fatality")
            counted = not slot.quantity.article and (word.endswith("s") or one) and not of_lives
            return True, (item.unit, end, False, False) if counted else None  # "1,204 civilian deaths"
        if (
            item.form == "transitive"
            and i == scan.first == slot.quantity.end
            and word in ("arrests", "murders")
            and end not in self.starts
            and slot.quantity.low != 1
        ):
            return True, (item.unit, end, False, False)  # "made 62 | arrests"
        counted = item.form == "transitive" and item.words[-1] == "of" and word.endswith("s")
        if counted and i == scan.first == slot.quantity.end and end not in self.starts:
            return True, (item.unit, end - 1, False, False)  # "the 100 | deaths of last year"
        return item.form == "transitive", None

    def _lists_another(self, scan: Scan, i: int) -> bool:
        """Tell whether the quantity at ``i`` is listed with the slot's: "12 soldiers and 4 officers"."""
        other, slot = self.slots[self.starts[i]], scan.slot
        before = self.lower[i - 1]
        if i > scan.first and before == "with":
            return False
        if before == "and" and self.lower[i - 2] == "," and scan.gap >= _FAR and not scan.aux:
            return False  # "received 40 patients in the capital, and 35 people have died"
        joined = before in self.lexicon.words["between"] or before in LISTED
        beside = i in (scan.first, max(slot.phrase.end, slot.quantity.end))
        if not (scan.listed or scan.aux or joined or beside):
            return False
        if other.phrase.thing and not other.quantity.article and not (joined and slot.phrase.known):
            return False  # but "180 soldiers and 14 tanks were destroyed"
        if i == slot.quantity.end and not slot.quantity.article:
            return False  # "2440 Over 100 people": two numbers that merely stand side by side
        return not (other.phrase.known is None and not scan.aux and other.quantity.article)

    def _passes_auxiliary(self, scan: Scan, i: int) -> bool:
        """Tell whether the scan goes on past a word behind a form of "be": "were | later found | dead"."""
        word, words = self.lower[i], self.lexicon.words
        if word == "with" and i + 1 in self.starts:
            return False  # "rose to 63, with 80 missing"
        if word == "and" and scan.slot.phrase.known is None and not self._lists_on(i):
            return i + 1 in self.happenings and self.happenings[i + 1][1].form == "past"
        if word in words["passive"] or word in words["perfect"] or self._is_modal(i):
            return True
        if word in words["adverbs"] or word.endswith("ly"):
            return True
        if word in CLOSERS and word not in ("(", ")") or word == "left" and i + 1 in self.happenings:
            return True  # 'were "liquidated"', "were left | injured"
        if word == "and" and i + 1 in self.happenings and self.happenings[i + 1][1].form == "past":
            return True  # "were shot | and killed"
        joined = self.lower[i + 1 : i + 2] == ["and"] and i + 2 in self.happenings
        if joined and (word.endswith("ed") or word in words["struck"]):
            return True
        if word.endswith("ed") and self.lower[i + 1 : i + 2] in (["among"], ["amongst"]):
            return True  # "31 were identified among those killed"
        if word in ("in", "on", "at", "among", "by"):
            scan.gap += 1
            return True
        return False  # "12 people were evacuees …"

    def _passes_word(self, scan: Scan, i: int) -> bool:
        """Tell whether the scan goes on past a word before any form of "be"; counts what lies between."""
        word, words, before = self.lower[i], self.lexicon.words, self.lower[i - 1]
        if word == ")" and self.lower[i + 1 : i + 2] in (["and"], [","], [";"]):
            return False  # "(12 children; 8 women) and 73 wounded"
        if before == "the" and word in self.lexicon.toll["counts"]:
            return False  # "of modules 7 and 9, the number of persons who died"
        if word in words["passive"]:
            scan.aux = True
            return True
        if self._is_modal(i):
            return True
        if word == "with" and i + 1 in self.starts:
            return False  # "rose to 63, with 80 missing"
        if word == "and" and scan.slot.phrase.known is None and not self._lists_on(i):
            return False
        if word in words["perfect"]:
            return True
        if word in words["adverbs"] and i and (before in words["perfect"] or word in ("reportedly", "also")):
            return True
        if word in words["saying_number"] and self.lower[i - 2] in ("who", "whom") and before in _SAYERS:
            return True  # "37 men who it | said had died"
        if word in words["stops"] or word in (".", ";", ":", "?", "!", "|") or self._is_other_deed(i):
            return False
        if word in LISTED and scan.listed or word in ("and", ",") and self._lists_on(i):
            scan.listed = True
            return True
        if scan.nobody and i == scan.first and word not in words["between"]:
            return False  # "nobody knows how many were killed"
        scan.gap += 1
        if scan.slot.quantity.article or scan.nobody:
            belongs = self.lower[scan.first] in ("of", "for", "at", "from") and scan.slot.phrase.known
            return scan.gap <= (6 if belongs else 3)  # "a member of the coast guard drowned"
        return scan.gap <= _MAX_GAP

    def _is_modal(self, i: int) -> bool:
        """ "may | have been killed", "may | be dead"."""
        follows = self.lower[i + 1 : i + 2]
        maybe = self.lower[i] in ("may", "might", "could") and follows == ["be"]
        return maybe or self.lower[i] in self.lexicon.words["modal"] and follows == ["have"]

    def _is_other_deed(self, i: int) -> bool:
        """ "12 rebels attacked …": the people are who did something else."""
        word = self.lower[i]
        return (
            word.endswith("ed")
            and "-" not in word
            and word not in _DESCRIBES
            and self.lower[i - 1] not in self.lexicon.words["between"]
        )

    def _begins(self, number: int) -> int:
        return self.slots[number].quantity.start

    def _died_of_it(self, end: int) -> int | None:
        """Return where "seven of the wounded | died", "one of the injured, a nurse, | has died" ends."""
        i = end
        if self.lower[i : i + 1] == [","]:
            i = next((k + 1 for k in range(i + 1, min(i + 12, self.size)) if self.lower[k] == ","), i)
        for k in range(i, min(self.size, i + 8)):
            if self.lower[k] in ("died", "succumbed", "expired", "perished", "passed"):
                return k + 1 if k < end + 8 else end
            if self.lower[k] in self.lexicon.words["stops"] or self.lower[k] in (",", ".", ";"):
                return None
        return None

    def _takes_lives(self, slot: Slot) -> bool:
        """ "claimed 21 lives", "cost more than 40 lives"."""
        start, end = slot.quantity.start, slot.phrase.end
        return (
            (
                self.lower[end - 1] == "lives"
                and end > slot.quantity.end
                and any(
                    word in self.lexicon.words["take_lives"] for word in self.lower[max(0, start - 3) : start]
                )
            )
            or self.lower[end - 1] == "lives"
            and "lost" in self.lower[end : end + 3]
            or self.lower[start - 1] == "cost"
            and self.lower[end : end + 2] == ["their", "lives"]
        )

    def _lists_on(self, i: int) -> bool:
        """Tell whether a quantity follows the conjunction at ``i`` ("a woman and her three children")."""
        for k in range(i + 1, min(i + 4, self.size)):
            if k in self.starts:
                return True
            if self.lower[k] not in LISTED:
                return False
        return False

    def _opened_part(self, slot: Slot) -> bool:
        i = slot.quantity.start
        if self.lower[max(0, i - 2) : i] in (["those", "of"], ["that", "of"]):
            i -= 2  # "among them those of | eight women"
        for _ in range(2):
            for words in self.lexicon.part_openers:
                size = len(words)
                if i >= size and tuple(self.lower[i - size : i]) == words:
                    return True
            if (
                i
                and self.lower[i - 1] in ("(", ":")
                and any(
                    i - 1 in (max(other.phrase.end, other.quantity.end), other.end if other.unit else 0)
                    for other in self.slots
                )
            ):
                return True  # "two women (a nurse and a clerk)"
            if i and self.lower[i - 1] == "(" and self._lists_people(i):
                return True  # "25 were killed in the attack (13 women and 12 men)"
            if i and (
                self.lower[i - 1] in ("the", "also", "were", "was", ",") or self.lower[i - 1] in POSSESSIVES
            ):
                i -= 1
            else:
                break
        return False

    def _lists_people(self, i: int) -> bool:
        """Tell whether numbers of people are all that stands from ``i`` to a closing bracket."""
        while i < self.size and self.lower[i] != ")":
            if i in self.starts:
                slot = self.slots[self.starts[i]]
                if slot.phrase.known is None:
                    return False
                i = max(slot.phrase.end, slot.quantity.end, i + 1)
            elif self.lower[i] in LISTED:
                i += 1
            else:
                return False
        return i < self.size

    def _counts(self, slot: Slot) -> bool:
        quantity, phrase = slot.quantity, slot.phrase
        if quantity.low == 0 and quantity.high is None:
            return False
        if phrase.thing or self.lower[max(0, quantity.start - 2) : quantity.start] == ["all", "but"]:
            return False
        if self.lower[slot.end : slot.end + 1] == ["per"]:
            return False  # a rate: "four deaths per 100,000"
        if self.lower[quantity.end : quantity.end + 2] in (
            ["more", "than"],
            ["fewer", "than"],
            ["less", "than"],
        ):
            return False  # "three more than first thought"
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

    def _joined(self, previous: Slot, slot: Slot) -> bool:
        gap = self.lower[max(previous.phrase.end, previous.quantity.end) : slot.quantity.start]
        if gap[-1:] == ["of"] and gap[:-1]:
            gap = gap[:-1]  # "those of eight women | and of three children"
        return len(gap) <= 3 and (gap == [";"] or all(word in LISTED for word in gap))

    def _last_figure(self, number: int) -> int | None:
        for k in range(number - 1, -1, -1):
            slot = self.slots[k]
            if slot.unit and slot.part_of is None and self._counts(slot):
                return k
        return None

    def _assign_bare(self, slot: Slot, unit: str) -> None:
        """Make a number without a noun a figure."""
        slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.quantity.end
        slot.phrase = replace(slot.phrase, end=slot.phrase.start, thing=False)

    def _is_people(self, k: int) -> bool:
        return self.lower[k] in self.lexicon.people

    def _is_safe(self, end: int) -> bool:
        """ "13 of the 19 missing | had been picked up alive"."""
        return not _SAFE.isdisjoint(self.lower[end : end + 8])
