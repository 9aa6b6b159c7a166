"""What stands between people and what befell them: "A guard, Ana Brin, 34, who had been hit, | died"."""

from __future__ import annotations

from .reading import SentenceReader, Slot

_REACH = 34  # words that asides may take
_ENDS = frozenset((";", ":", "?", "!", "|", "(", ")"))
_MAX_CLAUSE = 24  # words of a relative clause
_PASSED = frozenset(("also", "later", "then", "both", "all", "since", "now"))


class AsideReader(SentenceReader):
    """Finds where a sentence goes on behind what is said beside it."""

    def _skip_asides(self, i: int) -> int | None:
        """Return where the verb stands behind asides between commas that open at token ``i``."""
        start = i
        for k in range(i + 1, min(i + _REACH, self.size - 1)):
            word = self.lower[k]
            if word in _ENDS or word == "." and len(self.lower[k - 1]) > 1:
                return None
            if word != ",":
                continue
            if self._is_verb(k + 1):
                return k + 1
            if not self._opens_aside(start + 1) or not self._opens_aside(k + 1):
                return None
            start = k
        return None

    def _is_verb(self, i: int) -> bool:
        """Tell whether a verb follows: "were found", "also lost their lives"."""
        while i < self.size - 1 and self.lower[i] in _PASSED:
            i += 1
        verbs = self.lexicon.words["passive"] | self.lexicon.words["perfect"]
        return self.lower[i] in verbs or i in self.happenings

    def _opens_aside(self, i: int) -> bool:
        """Tell whether an aside on the people before it begins: a relative clause, a name, an age."""
        name = self.words.form[i][:1].isupper()
        age = self.lower[i].isdigit()
        return self.lower[i] in self.lexicon.words["asides"] or name or age or i in self.starts

    def _is_auxiliary(self, k: int) -> bool:
        return self.lower[k] in ("was", "were", "are", "is", "have", "has", "had", "been")

    def _find_clause_end(self, slot: Slot) -> int | None:
        """Return the happening in the passive behind a relative clause: "12 people who had protested
        over the lack of tents were | arrested"."""
        i = slot.phrase.end
        for k in range(i + 2, min(i + _MAX_CLAUSE, self.size)):
            word = self.lower[k]
            if word in _ENDS or word in (".", ",") or word in self.lexicon.words["clauses"]:
                return None
            if word in self.lexicon.words["kin"] or word in self.lexicon.words["stops"] - {"has"}:
                return None  # whose homes were hit
            if self._is_auxiliary(k) and k > i + 2 and k + 1 in self.happenings:
                return k + 1 if self.happenings[k + 1][1].form in ("past", "predicate") else None
        return None
