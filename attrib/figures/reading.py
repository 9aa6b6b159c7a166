"""One sentence as figures need it: its quantities, the people they count, and the verbs of harm.

Works on words alone.  :mod:`attrib.figures.assign` decides on this which quantity counts whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attrib.model import Span

from .quantities import Quantity, Words
from .words import FigureLexicon, Frame, Happening

BREAKS = frozenset((".", ",", ";", "!", ")"))  # what ends a clause, or the words beside a number
CLOSERS = frozenset(('"', "”", "“", "''", "'", "’", "``", "(", ")"))
_JOINTS = frozenset(("and", "or", "by"))
# how far a word may stand that a happening needs: "contact with … was | lost"
_BESIDE_BEFORE, _BESIDE_BEHIND = 4, 12
_PASSIVE_REACH, _PERFECT_REACH = 5, 3  # words before a participle among which its auxiliary is looked for


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun phrase of a quantity: words ``[start, end)`` counted; ``known`` is its class of people."""

    start: int
    end: int
    known: str | None = None
    thing: bool = False
    partitive: str | None = None  # unit of "of the dead", or "" for "of them"
    inner: Happening | None = None  # "six wounded children"


@dataclass(slots=True, eq=False)
class Slot:
    """What is known so far of one quantity of a sentence."""

    quantity: Quantity
    phrase: Phrase
    unit: str | None = None
    start: int = 0
    end: int = 0
    role: str = "total"
    part_of: int | None = None

    @property
    def noun_end(self) -> int:
        """Where the number and the noun it counts end."""
        return max(self.phrase.end, self.quantity.end)


class Sentence:
    """The words of one sentence with happenings and quantities marked, and a slot for each quantity."""

    def __init__(self, text: str, words: Words, quantities: Sequence[Quantity], lexicon: FigureLexicon):
        self.text, self.words, self.lexicon, self.lists = text, words, lexicon, lexicon.words
        self.lower = words.lower
        self.size = len(words.lower)
        self.happenings: dict[int, tuple[int, Happening]] = {}
        self.by_end: dict[int, tuple[int, Happening]] = {}
        i = 0
        while i < self.size:
            for item in lexicon.happenings.get(self.lower[i], ()):
                size = len(item.words)
                if tuple(self.lower[i : i + size]) != item.words:
                    continue
                near = self.lower[max(0, i - _BESIDE_BEFORE) : i + _BESIDE_BEHIND] if item.beside else ()
                if item.beside and item.beside.isdisjoint(near):
                    continue
                self.happenings[i] = (i + size, item)
                self.by_end[i + size] = (i, item)
                i += size - 1
                break
            i += 1
        self._find_framed()
        self.starts = {quantity.start: number for number, quantity in enumerate(quantities)}
        self.slots = [Slot(quantity, self._read_phrase(quantity)) for quantity in quantities]
        self.apposed: set[int] = set()  # slots that say who another is: "one of them | a child"
        self.trailing: set[int] = set()  # parts that say so at their end: "ten children | among them"

    def word_at(self, i: int) -> str:
        """Return the word at token ``i``; behind the last, a full stop."""
        return self.lower[i] if i < self.size else "."

    def has_any(self, key: str, start: int = 0, end: int | None = None) -> bool:
        """Tell whether a word of the list ``key`` stands among tokens ``[start, end)``, by default all."""
        return not self.lists[key].isdisjoint(self.lower[max(0, start) : end])

    def span_of(self, start: int, end: int) -> Span:
        """Return where tokens ``[start, end)`` stand in the text."""
        return self.words.spans[start][0], self.words.spans[end - 1][1]

    def is_capital(self, i: int) -> bool:
        """Tell whether token ``i`` begins with a capital."""
        return self.words.form[i][:1].isupper()

    def slot_at(self, i: int) -> Slot | None:
        """Return the slot whose quantity begins at token ``i``."""
        number = self.starts.get(i)
        return None if number is None else self.slots[number]

    def _find_framed(self) -> None:
        """Mark happenings whose words others may part: "taken to | a nearby | hospital"."""
        if self.lexicon.frames.keys().isdisjoint(self.lower):
            return
        for i, word in enumerate(self.lower):
            for frame in self.lexicon.frames.get(word, ()):
                size = len(frame.first)
                if tuple(self.lower[i : i + size]) != frame.first:
                    continue
                alive = i and frame.item.unit == "missing" and self.lower[i - 1] in ("alive", "from")
                end = None if alive else self._find_frame_end(i + size, frame)
                if end is not None:
                    for k in range(i, end):
                        self.happenings.pop(k, None)
                    self.happenings[i], self.by_end[end] = (end, frame.item), (i, frame.item)
                    break

    def _find_frame_end(self, i: int, frame: Frame) -> int | None:
        for k in range(i, min(i + frame.gap + 1, self.size)):
            word = self.lower[k]
            if word in frame.last:
                return k + 1
            if k in self.happenings and self.happenings[k][1].form == "intransitive":
                return None  # "flown to the capital | died at a hospital"
            stops = self.lists["stops"]
            if (
                not word[0].isalpha()
                and not word.isdigit()
                or word in stops
                or word in self.lexicon.numbers
                or word in _JOINTS
            ):
                return None
        return None

    # -- noun phrases -----------------------------------------------------------------------------

    def _read_phrase(self, quantity: Quantity) -> Phrase:
        """Return the noun phrase that a quantity counts."""
        i = quantity.end
        if quantity.high == 0 and self.lower[i : i + 1] != ["of"] and self._names_nobody(quantity):
            return Phrase(i, i)
        partitive = None
        if i + 1 < self.size and self.lower[i] in self.lists["more"] and self.lower[i + 1] == "of":
            i += 1  # "two more of the wounded"
        if i < self.size and self.lower[i] == "of":
            for among in self.lexicon.part_among:
                if among[0] == "of" and tuple(self.lower[i : i + len(among)]) == among:
                    unit = self.unit_of_words(among)
                    return Phrase(i, i + len(among), "people", partitive=unit)
            if self.means_told(i + 1):
                partitive, i = "", i + 2
            else:
                i += 1
                while i < self.size and self.lower[i] in self.lists["owners"]:
                    i += 1
        return self._read_nouns(self._skip_marks(i), partitive)

    def means_told(self, i: int) -> bool:
        """Tell whether token ``i`` stands for people told before: "them", "whom", "these | were"."""
        if i >= self.size or self.lower[i] not in ("them", "whom", "these", "those"):
            return False
        if self.lower[i] in ("them", "whom"):
            return True
        verbs = self.lexicon.auxiliaries
        return i + 1 >= self.size or self.lower[i + 1] in verbs or self.lower[i + 1] in BREAKS

    def _skip_marks(self, i: int) -> int:
        """Return where the nouns begin: past a quotation mark and adverbs before a participle."""
        if i + 1 < self.size and self.lower[i] in CLOSERS and self.lower[i + 1] in self.lexicon.people:
            i += 1  # 50 "terrorists"
        while (
            i + 1 < self.size
            and self.lower[i].endswith("ly")
            and i + 1 in self.happenings
            and self.happenings[i + 1][1].form in ("past", "predicate")
        ):
            i += 1  # "11 badly injured people"
        return i

    def _read_nouns(self, start: int, partitive: str | None) -> Phrase:
        """Return the phrase of the nouns from ``start`` on: the people or things they name, and its end."""
        lower, lexicon = self.lower, self.lexicon
        inner, known, thing = None, None, False
        end = last = i = start
        limit = min(self.size, i + 7)
        while i < limit:
            word = lower[i]
            kind = lexicon.people.get(word) or self._read_demonym(i)
            if word in lexicon.things and kind is None:
                thing, known, last = True, None, i + 1
                i += 1
            elif kind:
                if not (known and kind == "men" and word in ("dead",)):
                    known, end, thing = kind, i + 1, False
                last = i + 1
                i += 1
                if self._ends_people(word, i):
                    break
            elif word == "others":
                known, end, last = known or "people", i + 1, i + 1
                break
            elif word in self.lists["others"] or word in self.lists["more"]:
                last = i + 1
                i += 1
            elif i in self.starts or word in self.lexicon.auxiliaries:
                break
            elif i in self.happenings:
                after, item = self.happenings[i]
                if inner is not None or last != start or not self._stands_inside(item, after):
                    break
                inner, i = item, after
                start = last = end = i
            elif word == "and" and known is None and not thing and i > start and self._joins_nouns(i):
                i += 1  # "seven ward | and village administrators"
            elif (
                word in self.lists["between"]
                or word in self.lists["stops"]
                or not (word[0].isalnum() or word in "-")
            ):
                break
            else:
                i += 1
                last = i
        return self._close_phrase(start, end, last, known, thing, partitive, inner)

    def _joins_nouns(self, i: int) -> bool:
        """Tell whether "and" joins what people are of: "ward | and village administrators"."""
        return (
            i + 2 < self.size
            and i + 1 not in self.starts
            and self.lower[i + 1] not in self.lexicon.people
            and self.lower[i + 1][0].isalpha()
            and self.lower[i + 2] in self.lexicon.people
            and i + 1 not in self.happenings
        )

    def _read_demonym(self, i: int) -> str | None:
        """Return the class of "Kenyans", or of "a Kenyan", "a 19-year-old" where no noun follows."""
        word, lexicon = self.lower[i], self.lexicon
        capital = self.is_capital(i)
        if capital and word in lexicon.peoples:
            return "people"
        aged = word.endswith(("-year-old", "-year-olds"))
        if not aged and not (capital and word in lexicon.demonyms):
            return None
        follows = self.word_at(i + 1)
        closed = not follows[0].isalnum() or i + 1 in self.happenings
        grammar = ("between", "stops", "passive", "perfect")
        return "people" if closed or any(follows in self.lists[key] for key in grammar) else None

    def _ends_people(self, word: str, i: int) -> bool:
        """Tell whether the phrase ends behind a noun of people that ends before token ``i``."""
        if i >= self.size:
            return False
        following, plural = self.lower[i], self.lower[i].endswith(("s", "men", "ren"))
        if following in self.lexicon.things and not word.endswith(("s", "men", "ren")):
            return False  # "a terrorist group"
        if following not in self.lexicon.people and following not in self.lists["others"]:
            return True
        return word.endswith("s") and not plural  # "killing 10 civilians activist group … said" (commas lost)

    def _stands_inside(self, item: Happening, after: int) -> bool:
        """Tell whether a participle belongs to the phrase: "12 | wounded | soldiers"."""
        return item.form in ("past", "predicate") and after < self.size and self.person_follows(after)

    def _close_phrase(
        self,
        start: int,
        end: int,
        last: int,
        known: str | None,
        thing: bool,
        partitive: str | None,
        inner: Happening | None,
    ) -> Phrase:
        lower = self.lower
        if (
            known
            and end + 1 < self.size
            and lower[end] in ("and", "or")
            and lower[end + 1] in self.lexicon.people
        ):
            end += 2  # "women and children"
        if known is None and partitive == "":
            known, end = "people", start
        if known is None:
            end = last
        if known in ("families",) or (known and lower[end - 1] in ("families", "family")):
            return Phrase(start, end, None, thing=True)
        return Phrase(start, end, known, thing and known is None, partitive, inner)

    def _names_nobody(self, quantity: Quantity) -> bool:
        """ "nobody", "no one" take no noun."""
        words = self.lower[quantity.start : quantity.end]
        return words == ["no", "one"] or words[-1] in self.lists["nobody"]

    def person_follows(self, i: int) -> bool:
        for k in range(i, min(i + 3, self.size)):
            if self.lower[k] in self.lexicon.people:
                return True
            if k in self.starts or not self.lower[k][0].isalnum() or self.lower[k] in self.lists["between"]:
                return False
        return False

    def unit_of_words(self, words: Iterable[str]) -> str | None:
        """Return the unit of the first word that tells what befell people, or None."""
        units = self.lexicon.units
        return next((units[word] for word in words if word in units), None)

    def is_weekday(self, i: int) -> bool:
        return i < self.size and self.lower[i] in self.lists["weekdays"]

    # -- verbs ------------------------------------------------------------------------------------

    def is_passive(self, i: int) -> bool:
        """Tell whether the participle at ``i`` is in the passive: "were also | killed"."""
        return self._find_auxiliary(i, _PASSIVE_REACH) in self.lists["passive"]

    def is_perfect(self, i: int) -> bool:
        """Tell whether the participle at ``i`` stands behind a form of "have": "has | killed"."""
        return self._find_auxiliary(i, _PERFECT_REACH) in self.lists["perfect"]

    def _find_auxiliary(self, i: int, reach: int) -> str | None:
        """Return the auxiliary that adverbs alone part from the verb at ``i``."""
        for k in range(i - 1, max(-1, i - 1 - reach), -1):
            word = self.lower[k]
            if word in self.lexicon.auxiliaries:
                return word
            if word not in self.lists["adverbs"] and not word.endswith("ly") and word not in CLOSERS:
                return None
        return None

    def is_participle(self, i: int) -> bool:
        """Tell whether the past form at ``i`` stands after its figure ("12 killed in …"), without object."""
        end, item = self.happenings[i]
        if item.form != "past" or self.is_perfect(i):
            return False
        if self.is_passive(i):
            return True
        if i and self.lower[i - 1] in CLOSERS and self.word_at(end) in CLOSERS:
            end += 1  # 'had "neutralised" 24 fighters'
        if end >= self.size:
            return True
        if self.lower[end] in ("and", "or") and end + 1 in self.happenings:
            after, other = self.happenings[end + 1]
            if other.form in ("past", "transitive") and after in self.starts:
                return False  # "the blast | killed or injured 30 people"
        if end in self.starts:
            slot = self.slots[self.starts[end]]
            if slot.quantity.article and slot.phrase.known is None:
                return self.word_at(end + 1) in self.lists["spans"]  # "10 killed a day after"
            follower = slot.noun_end
            # "12 killed 30 wounded": the second number has its own participle
            return follower in self.happenings and self.happenings[follower][1].form in ("past", "predicate")
        if self.lower[end] in ("some", "many", "several") and self.word_at(end + 1).endswith("ly"):
            return True  # "dozens wounded some seriously"
        return (
            self.lower[end] not in self.lists["object_starts"] and self.lower[end] not in self.lexicon.people
        )

    def is_unreal(self, i: int) -> bool:
        """ "could kill 40", "did not kill": said not to have happened (yet)."""
        before = self.lower[max(0, i - 3) : i]
        if not self.lists["averting"].isdisjoint(before) or before[-1:] == ["without"]:
            return True
        if before[-2:] in (["helped", "to"], ["had", "to"]):
            return False
        for word in reversed(before):
            if word in ("may", "might", "could") and self.lower[i] in self.lists["perhaps_so"]:
                return False  # "may | dead be counted" tells of people who are
            if word in self.lists["modal"]:
                return self.lower[i] not in ("killed", "wounded", "injured")
            if not word.endswith("ly"):
                return False
        return False
