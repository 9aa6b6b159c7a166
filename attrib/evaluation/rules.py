"""Checks that keep the rules honest: examples hold, and nothing in a rule can change unseen.

Three checks (``attrib rules check``): every example and reject holds; **ablation**: without a TOML rule
one of its examples fails; **mutation**: flipping a field of a rule makes one fail.  Entries of the flat
lists are exercised by a generated sentence each, classes by their own example.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrib.extraction.cues import find_cues
from attrib.extraction.decide import DecidingRules, decide_cues
from attrib.extraction.features.cue import CueContext
from attrib.extraction.settle import build_context, decided_spans
from attrib.model import STANCES, CueCandidate, Document, Segmentation, Span
from attrib.rules.load import (
    CATEGORIES,
    Entry,
    Lexicon,
    Rule,
    is_anchor,
    load_lexicon,
    load_rules,
    parse_element,
    parse_example,
)
from attrib.rules.match import RuleIndex, RuleMatch
from attrib.stance.judge import hedge_of, stance_of

Segmenter = Callable[[str], Segmentation]


def segment_text(text: str) -> Segmentation:
    """Segment a sentence with the package's own segmenter."""
    from attrib.language.segment import segment_document

    return segment_document(Document("example", text))


class RuleChecker:
    """Holds the rules, the lexicon and the segmented examples while they are checked."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, segment: Segmenter = segment_text):
        self.rules = tuple(rules)
        self.lexicon = lexicon
        self.segment = segment
        self._segmented: dict[str, Segmentation] = {}
        self._contexts: dict[str, CueContext] = {}

    def segmented(self, text: str) -> Segmentation:
        if text not in self._segmented:
            self._segmented[text] = self.segment(text)
        return self._segmented[text]

    def index_with(self, rule_id: str, replacement: Rule | None) -> RuleIndex:
        """Return the index of all rules with one replaced, or left out."""
        kept = [replacement if r.id == rule_id else r for r in self.rules]
        return RuleIndex([r for r in kept if r is not None], self.lexicon)

    def find_failures(self, rule: Rule, index: RuleIndex, *, by_any: bool = False) -> list[str]:
        """Return what is wrong with the examples and rejects of a rule under an index.

        ``by_any``: another rule or the lexicon may do what the rule does (is the rule needed at all?).
        """
        failures = []
        if rule.decides != "propose":
            return list(self._check_deciding(rule, index, by_any))
        for example in rule.examples:
            problem = self._check_example(rule, example, index, by_any)
            if problem:
                failures.append(f"example {example!r}: {problem}")
        for reject in rule.rejects:
            text, _ = parse_example(reject)
            if not by_any and self._fires(rule, self.segmented(text), index):
                failures.append(f"reject {reject!r}: the rule fires")
        return failures

    def _check_deciding(self, rule: Rule, index: RuleIndex, by_any: bool) -> Iterator[str]:
        """Yield what is wrong with the examples of a rule that decides: they say what comes out."""
        deciding = DecidingRules(index.rules.values())
        role_of = {"S": "source", "T": "content", "C": "cue"}
        for example in rule.examples:
            text, marks = parse_example(example)
            context = self.context_of(text)
            found = [d for d in decide_cues(context, deciding).values() if by_any or d.rule.id == rule.id]
            wanted = {letter: [(s, e) for r, _, s, e in marks if r == letter] for letter in role_of}
            if rule.decides == "reject":
                heads = {context.seg.starts[d.head] for d in found if d.rule.decides == "reject"}
                if not any(s <= head < e for s, e in wanted["C"] for head in heads):
                    yield f"example {example!r}: the rule does not reject what is marked"
                continue
            spans = [
                {letter: list(decided_spans(context, d)[role]) for letter, role in role_of.items()}
                for d in found
                if d.rule.decides == "hold"
            ]
            if wanted not in spans:
                got = "; ".join(_write_spans(text, one) for one in spans) or "nothing"
                yield f"example {example!r}: what comes out is {got}"
        for reject in rule.rejects if not by_any else ():
            text, _ = parse_example(reject)
            if any(d.rule.id == rule.id for d in decide_cues(self.context_of(text), deciding).values()):
                yield f"reject {reject!r}: the rule fires"

    def context_of(self, text: str) -> CueContext:
        if text not in self._contexts:
            self._contexts[text] = build_context(self.segmented(text), gated=False)
        return self._contexts[text]

    def _matches(
        self, rule: Rule, seg: Segmentation, index: RuleIndex, by_any: bool = False
    ) -> Iterator[RuleMatch]:
        for first, last in seg.sentence_tokens:
            for i in range(first, last):
                for match in index.match_at(seg, i, first, last):
                    if match.rule.id == rule.id or by_any and match.rule.kind == rule.kind:
                        yield match

    def _fires(self, rule: Rule, seg: Segmentation, index: RuleIndex) -> bool:
        if rule.kind == "cue":
            return any(cue.rule == rule.id for cue in find_cues(seg, index))
        return next(self._matches(rule, seg, index), None) is not None

    def _check_example(self, rule: Rule, example: str, index: RuleIndex, by_any: bool) -> str:
        text, marks = parse_example(example)
        seg = self.segmented(text)
        role = {"cue": "C", "pseudo": "P", "stop": "X"}[rule.kind]
        spans = [(s, e) for r, _, s, e in marks if r == role]
        if not spans:
            return f"has no [{role}: ...]"
        wanted = tuple(t for t in range(len(seg.words)) if any(s <= seg.starts[t] < e for s, e in spans))
        if rule.kind != "cue":
            found = [m for m in self._matches(rule, seg, index, by_any) if m.rule.kind == rule.kind]
            if not any(m.tokens == wanted for m in found) and not (by_any and rule.kind == "pseudo"):
                return "the rule does not match what is marked"
            if rule.kind == "pseudo" and any(cue.head in wanted for cue in find_cues(seg, index)):
                return "a cue is proposed inside the look-alike"
            return ""
        cue = next(
            (c for c in find_cues(seg, index) if (c.tokens == wanted if by_any else c.rule == rule.id)), None
        )
        if cue is None:
            return "nothing is proposed"
        if cue.tokens != wanted:
            return f"the cue is {' '.join(seg.words[t] for t in cue.tokens)!r}"
        carets = [s for r, _, s, _ in marks if r == "H"]
        head = next((t for t in wanted if seg.starts[t] >= carets[0]), -1) if carets else wanted[0]
        if cue.head != head:
            return f"the head is {seg.words[cue.head]!r}"
        properties = {p for r, values, _, _ in marks if r == "C" for p in values}
        actual = self._describe(seg, cue, marks, index)
        if properties != actual:
            return f"has {'/'.join(sorted(actual))}, not {'/'.join(sorted(properties))}"
        return ""

    def _describe(
        self,
        seg: Segmentation,
        cue: CueCandidate,
        marks: Sequence[tuple[str, tuple[str, ...], int, int]],
        index: RuleIndex,
    ) -> set[str]:
        content = [(s, e) for r, _, s, e in marks if r == "T"]
        described = {cue.category, *cue.classes, stance_of(seg, cue, content, index)}
        if hedge_of(seg, cue, content=content, index=index):
            described.add("hedged")
        return described

    def check_rule(self, rule: Rule, whole: RuleIndex) -> list[str]:
        """Return the problems of one rule: examples, ablation, mutation."""
        failures = self.find_failures(rule, whole)
        if failures:
            return [f"rule {rule.id!r}: {f}" for f in failures]
        problems = []
        if not self.find_failures(rule, self.index_with(rule.id, None), by_any=True):
            problems.append(f"rule {rule.id!r}: without it all its examples hold")
        mutants = mutate_rule(rule, self.lexicon) if rule.decides == "propose" else mutate_deciding(rule)
        for what, mutant in mutants:
            if not self.find_failures(rule, self.index_with(rule.id, mutant)):
                problems.append(f"rule {rule.id!r}: all its examples hold {what}; add an example or a reject")
        return problems


def mutate_rule(rule: Rule, lexicon: Lexicon) -> Iterator[tuple[str, Rule]]:
    """Yield copies of a rule with one field flipped, and words for what was done."""
    elements = [parse_element(text) for text in rule.match]
    for k, element in enumerate(elements):
        rest = elements[:k] + elements[k + 1 :]
        if element.optional or element.kind == "gap" or not any(is_anchor(e) for e in rest):
            continue
        if rule.kind == "cue" and k == rule.head:
            continue
        cue = tuple(place - (place > k) for place in rule.cue if place != k)
        yield (
            f"without element {rule.match[k]!r}",
            dataclasses.replace(
                rule, match=rule.match[:k] + rule.match[k + 1 :], head=rule.head - (rule.head > k), cue=cue
            ),
        )
    for k, element in enumerate(elements):
        if is_anchor(element):
            broken = dataclasses.replace(rule, match=rule.match[:k] + ("no-such-word",) + rule.match[k + 1 :])
            yield f"with {rule.match[k]!r} replaced", broken
    yield "of another kind", dataclasses.replace(rule, kind="cue" if rule.kind != "cue" else "pseudo")
    tokens = [k for k, e in enumerate(elements) if e.kind not in ("gap", "start", "end") and not e.negative]
    for place in rule.cue:
        if len(rule.cue) > 1:
            yield (
                f"with {place} left out of its cue",
                dataclasses.replace(rule, cue=tuple(c for c in rule.cue if c != place)),
            )
    if rule.cue and not set(rule.cue) >= {k for k in tokens if not elements[k].optional}:
        yield "with all of it as cue", dataclasses.replace(rule, cue=())
    if rule.kind != "cue":
        return
    for place in tokens:
        if place != rule.head and not elements[place].optional:
            yield f"with the head at {place}", dataclasses.replace(rule, head=place)
    yield (
        "in another category",
        dataclasses.replace(rule, category=next(c for c in CATEGORIES if c != rule.category)),
    )
    other = next(c for c in lexicon.classes if c not in rule.classes)
    yield "with another class", dataclasses.replace(rule, classes=(other,) + rule.classes[1:])
    yield "with no class", dataclasses.replace(rule, classes=())
    default = lexicon.classes[rule.classes[0]].stance if rule.classes else "asserts"
    yield (
        "with another stance",
        dataclasses.replace(rule, stance=next(s for s in STANCES if s not in (rule.stance, default))),
    )
    yield "with its hedge flipped", dataclasses.replace(rule, hedge=not rule.hedge)


def mutate_deciding(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield copies of a rule that decides with one element left out, or another field flipped."""
    elements = [parse_element(text) for text in rule.match]
    for k, element in enumerate(elements):
        if element.kind == "place" or element.optional or k == rule.head or element.kind in ("start", "end"):
            continue
        cue = tuple(place - (place > k) for place in rule.cue if place != k)
        match = rule.match[:k] + rule.match[k + 1 :]
        yield (
            f"without element {rule.match[k]!r}",
            dataclasses.replace(rule, match=match, head=rule.head - (rule.head > k), cue=cue),
        )
    other = "reject" if rule.decides == "hold" else "propose"
    yield "deciding otherwise", dataclasses.replace(rule, decides=other)
    if any(tag[:2] == "VB" for tag in elements[rule.head].tags) and "any" not in rule.group:
        trait = "modal" if "modal" not in rule.group else "passive"
        yield "with another verb group", dataclasses.replace(rule, group=(*rule.group, trait))
    yield "inside quotation marks", dataclasses.replace(rule, quoted=not rule.quoted)


def _write_spans(text: str, spans: Mapping[str, Sequence[Span]]) -> str:
    return " ".join(f"[{letter}: {text[s:e]}]" for letter, found in spans.items() for s, e in found)


def make_segmentation(tagged: Sequence[tuple[str, str]]) -> Segmentation:
    """Lay out one tagged sentence as a segmentation, words as their own lemmas."""
    words = [word for word, _ in tagged]
    starts, ends, place = [], [], 0
    for word in words:
        starts.append(place)
        ends.append(place + len(word))
        place += len(word) + 1
    text = " ".join(words)
    lowers = [word.lower() for word in words]
    return Segmentation(
        text=text,
        paragraphs=((0, len(text)),),
        sentences=((0, len(text)),),
        sentence_tokens=((0, len(words)),),
        paragraph_of=(0,),
        starts=starts,
        ends=ends,
        words=words,
        tags=[tag for _, tag in tagged],
        sentence_of=[0] * len(words),
        quotations=(),
        headlines=frozenset(),
        lemmas=list(lowers),
        lowers=lowers,
    )


_SUBJECT = (("The", "DT"), ("minister", "NN"))
_CLAUSE = (("that", "IN"), ("rain", "NN"), ("fell", "VBD"), (".", "."))


def generate_sentence(entry: Entry) -> tuple[list[tuple[str, str]], int]:
    """Return a tagged sentence that holds an entry of a flat list, and the place of its head."""
    if entry.category == "verb":
        return [*_SUBJECT, (entry.lemma, "VBP"), *_CLAUSE], 2
    if entry.category == "noun":
        return [("The", "DT"), (entry.lemma, "NN"), (min(entry.complements), "IN"), *_CLAUSE[1:]], 1
    if entry.category == "adjective":
        return [*_SUBJECT, ("was", "VBD"), (entry.lemma, "JJ"), *_CLAUSE], 3
    if entry.category == "adverb":
        return [("Rain", "NN"), (entry.lemma, "RB"), ("fell", "VBD"), (".", ".")], 1
    first, *rest = entry.lemma.split()
    fill = {"_": ("them", "PRP"), "PRON": ("itself", "PRP")}
    return [*_SUBJECT, (first, "VBP"), *(fill.get(word, (word, "XX")) for word in rest), *_CLAUSE], 2


def check_lexicon(lexicon: Lexicon, segment: Segmenter = segment_text) -> list[str]:
    """Return the entries that their generated sentence does not propose, and classes whose example fails."""
    problems = []
    empty = RuleIndex((), lexicon)
    for entries in (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs, lexicon.phrases):
        for entry in entries.values():
            tagged, head = generate_sentence(entry)
            seg = make_segmentation(tagged)
            found = [c for c in find_cues(seg, empty) if c.head == head]
            if not found or found[0].classes != entry.classes:
                got = found[0].rule if found else "nothing"
                problems.append(f"{entry.category} {entry.lemma!r}: {seg.text!r} proposes {got}")
    for cue_class in lexicon.classes.values():
        seg = segment(cue_class.example)
        if not any(c.classes[:1] == (cue_class.name,) for c in find_cues(seg)):
            problems.append(
                f"class {cue_class.name!r}: its example {cue_class.example!r} proposes no cue of it"
            )
    return problems


def check_rules(
    rules: Sequence[Rule] | None = None,
    lexicon: Lexicon | None = None,
    segment: Segmenter = segment_text,
    *,
    only: Sequence[Rule] | None = None,
) -> list[str]:
    """Check rules and lists (default: those in force); return the problems, one line each.

    ``only``: check these of the rules, and no list.
    """
    lexicon = lexicon or load_lexicon()
    checker = RuleChecker(load_rules() if rules is None else rules, lexicon, segment)
    whole = RuleIndex(checker.rules, lexicon)
    problems = []
    for rule in checker.rules if only is None else only:
        problems += checker.check_rule(rule, whole)
    return problems if only is not None else problems + check_lexicon(lexicon, segment)
