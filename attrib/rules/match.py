"""Matching of rules over tokens: each rule is looked up by its first word, never by scanning the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from attrib.model import Segmentation

from .added import kept_per_additions
from .load import Element, Lexicon, Rule, is_anchor, load_lexicon, load_rules, parse_element

CLAUSE_MARKS = frozenset((",", ";", ":", ".", "?", "!", "--", "—", "–", "(", ")", '"', "“", "”", "``", "''"))
_VERBAL = ("VB", "MD", "WP", "WD", "WR")


def may_fill(element: Element, seg: Segmentation, token: int) -> bool:
    """Tell whether a gap may take a token: no mark, no word that it bars, no verb where it is nominal."""
    if seg.words[token] in CLAUSE_MARKS or seg.lowers[token] in element.values:
        return False
    return not (element.nominal and seg.tags[token][:2] in _VERBAL)


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A rule at a place: ``places`` holds, for each element of the match, its token or -1."""

    rule: Rule
    start: int
    end: int
    places: tuple[int, ...]

    @property
    def head(self) -> int:
        return self.places[self.rule.head]

    @property
    def tokens(self) -> tuple[int, ...]:
        """The cue's own tokens: those the rule names, else all that its elements took."""
        chosen = self.rule.cue or range(len(self.places))
        return tuple(sorted({self.places[k] for k in chosen if self.places[k] >= 0}))


class Anchored(NamedTuple):
    """A rule with the place of the element that it is looked up by.

    ``after`` are the forms of which one has to stand right behind; none where anything may.
    """

    rule: Rule
    elements: tuple[Element, ...]
    anchor: int
    after: frozenset[str]


class RuleIndex:
    """Rules by the form or lemma that must be there."""

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon):
        self.rules = {rule.id: rule for rule in rules}
        self.lexicon = lexicon
        self.by_form: dict[str, list[Anchored]] = {}
        self.by_lemma: dict[str, list[Anchored]] = {}
        for rule in self.rules.values():
            if rule.decides != "propose":
                continue  # attrib.extraction.decide applies these
            elements = tuple(parse_element(text) for text in rule.match)
            # The rarest kind of anchor first: a rule starts wherever its first sure word stands.
            anchor = next(k for k, element in enumerate(elements) if is_anchor(element))
            sure = [element for element in elements[anchor + 1 : anchor + 2] if is_anchor(element)]
            after = sure[0].values if sure and sure[0].kind == "form" else frozenset()
            table = self.by_form if elements[anchor].kind == "form" else self.by_lemma
            for value in sorted(elements[anchor].values):
                table.setdefault(value, []).append(Anchored(rule, elements, anchor, after))

    def match_at(self, seg: Segmentation, i: int, first: int, last: int) -> list[RuleMatch]:
        """Return the matches of all rules whose anchor is token ``i`` of the sentence [first, last)."""
        found = []
        following = seg.lowers[i + 1] if i + 1 < last else ""
        for table, key in ((self.by_form, seg.lowers[i]), (self.by_lemma, seg.lemmas[i])):
            for rule, elements, anchor, after in table.get(key, ()):
                if after and following not in after:
                    continue
                match = self._match_rule(rule, elements, anchor, seg, i, first, last)
                if match:
                    found.append(match)
        return found

    def _match_rule(
        self,
        rule: Rule,
        elements: tuple[Element, ...],
        anchor: int,
        seg: Segmentation,
        i: int,
        first: int,
        last: int,
    ) -> RuleMatch | None:
        if not self._accepts(elements[anchor], seg, i):
            return None
        after = self._walk(elements, anchor + 1, seg, i + 1, first, last, 1)
        if after is None:
            return None
        before = self._walk(elements, anchor - 1, seg, i - 1, first, last, -1)
        if before is None:
            return None
        places = tuple(reversed(before)) + (i,) + tuple(after)
        if rule.kind == "cue" and places[rule.head] < 0:
            return None
        taken = [p for p in places if p >= 0]
        return RuleMatch(rule, min(taken), max(taken) + 1, places)

    def _walk(
        self,
        elements: tuple[Element, ...],
        k: int,
        seg: Segmentation,
        i: int,
        first: int,
        last: int,
        step: int,
    ) -> list[int] | None:
        """Match elements from ``k`` on in direction ``step`` from token ``i``; gaps try the shortest."""
        if k < 0 or k >= len(elements):
            return []
        element = elements[k]
        inside = first <= i < last
        if element.kind in ("start", "end"):
            at_edge = i == (first - 1 if element.kind == "start" else last)
            if at_edge == element.negative:
                return None
            rest = self._walk(elements, k + step, seg, i, first, last, step)
            return None if rest is None else [-1] + rest
        if element.kind == "gap":
            for width in range(element.width + 1):
                if width:
                    j = i + (width - 1) * step
                    if not first <= j < last or not may_fill(element, seg, j):
                        return None
                rest = self._walk(elements, k + step, seg, i + width * step, first, last, step)
                if rest is not None:
                    return [-1] + rest
            return None
        if element.negative:
            if inside and self._accepts(element, seg, i):
                return None
            rest = self._walk(elements, k + step, seg, i, first, last, step)
            return None if rest is None else [-1] + rest
        if inside and self._accepts(element, seg, i):
            rest = self._walk(elements, k + step, seg, i + step, first, last, step)
            if rest is not None:
                return [i] + rest
        if element.optional:
            rest = self._walk(elements, k + step, seg, i, first, last, step)
            return None if rest is None else [-1] + rest
        return None

    def _accepts(self, element: Element, seg: Segmentation, i: int) -> bool:
        kind = element.kind
        if kind == "form":
            return seg.lowers[i] in element.values
        if kind == "lemma":
            return seg.lemmas[i] in element.values and (
                not element.tags or seg.tags[i].startswith(element.tags)
            )
        if kind == "tag":
            return seg.tags[i].startswith(element.tags)
        tag = seg.tags[i][:2]
        category = {"VB": "verb", "NN": "noun", "JJ": "adjective", "RB": "adverb"}.get(tag, "")
        entry = self.lexicon.of_category(category).get(seg.lemmas[i])
        return entry is not None and not element.values.isdisjoint(entry.classes)


@kept_per_additions
def load_index() -> RuleIndex:
    """Return the index of the package's rules, built on first use."""
    return RuleIndex(load_rules(), load_lexicon())
