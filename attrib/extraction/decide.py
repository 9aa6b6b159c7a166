"""Rules that decide: before the weights see a cue, a rule may hold it with its spans or reject it.

A rule with ``decides = "hold"`` says where source (S) and content (T) stand around its cue, as its
examples do: ``match = ["T", ",", "S", "#speech>VBD", "$"]``.  How far they reach is
:mod:`attrib.extraction.reach`.  Who wins where several rules match one cue, first to last: the user's
rule over the package's, one that rejects over one that holds, the longer match over the shorter, the
smaller id; and any of them over the weights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from attrib.extraction import gapping, hearsay, relatives
from attrib.extraction.features.cue import CueContext
from attrib.extraction.reach import contents, ends, noun_phrases, resumed, sayings, sources
from attrib.extraction.reach.sentence import (
    body_end,
    is_marked,
    is_quoted,
    is_subordinate,
    is_title,
    kept,
    marked_start,
    sentence_of,
    speaks,
)
from attrib.extraction.source_spans import NO_SOURCE
from attrib.language.frames import BE
from attrib.model import CueCandidate, Segmentation, Span
from attrib.rules.added import kept_per_additions
from attrib.rules.load import Element, Rule, is_anchor, load_rules, parse_element
from attrib.rules.match import may_fill

NAMING = frozenset(
    ("np", "paper", "owner", "subject", "granted", "conceded", "assured", "voiced")
)  # sorts of places that stand right beside the cue
BEHIND_NOUN = {
    "predicate": relatives.predicate_after,
    "stranded": relatives.stranded_after,
    "reduced": relatives.reduced_after,
}
SOURCES_OF_CUE = {  # asked of the cue, wherever the match stands
    "governor": sources.governing_subject,
    "doer": sources.doing_subject,
    "joined": sources.joined_subject,
    "owner": noun_phrases.owner_before,
}
SOURCES_BEFORE = {
    "relative": relatives.relative_source,
    "relayed": sources.relayed_before,
    "voiced": sources.voiced_before,
    "resuming": resumed.resuming_source,
    "np": noun_phrases.noun_phrase_before,
    "paper": noun_phrases.paper_before,
}
CONTENTS_BEFORE = {
    "accompanying": noun_phrases.accompanying_before,
    "np": noun_phrases.noun_phrase_before,
    "deed": noun_phrases.deed_before,
    "resumed": resumed.resumed_before,
}
_COMMA = frozenset((",",))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a rule decides of cue candidate ``number``: ``source`` and ``content`` are token ranges.

    ``head`` is the cue's head, ``tokens`` are all its own, ``length`` is how many tokens the rule names.
    """

    number: int
    head: int
    rule: Rule
    tokens: tuple[int, ...]
    source: Span
    content: tuple[Span, ...]
    length: int

    @property
    def rank(self) -> tuple[bool, bool, int, str]:
        """Return what the decisions on one cue are sorted by."""
        return rank_of(self.rule, self.length)


class Step(NamedTuple):
    """How far a match has come: where it stands, and what S, T and the words took so far."""

    place: int
    source: Span = NO_SOURCE
    content: tuple[Span, ...] = ()
    tokens: tuple[tuple[int, int], ...] = ()  # element, token


_WORDS = ("form", "lemma", "tag", "class")  # kinds of elements that take a token
_MARKS = {"form": "", "lemma": "<", "class": "#"}  # tell lemmas and classes from forms where they are keys


class Form(NamedTuple):
    """What of a cue's own form rules ask for; ``traits`` are None where any will do: it is no verb."""

    tag: str
    quoted: bool
    titled: bool
    past: bool
    marked: bool
    traits: frozenset[str] | None


class Pattern:
    """A rule that decides with what can be said of it before any text is seen.

    ``named`` is how many of its places stand right beside the cue, ``best`` the first rank that a match may
    have.  ``before`` and ``after`` are the elements beside the anchor, if they are words that must be there;
    of each set of ``needed`` forms and lemmas the sentence must hold one (:func:`words_of`).
    """

    __slots__ = ("rule", "elements", "anchor", "group", "named", "best", "before", "after", "needed")

    def __init__(self, rule: Rule):
        self.rule = rule
        self.elements = tuple(parse_element(text) for text in rule.match)
        self.anchor = self.elements[rule.head]
        self.group = frozenset(rule.group)
        self.named = sum(element.sort in NAMING for element in self.elements)
        longest = sum(element.kind in _WORDS and not element.negative for element in self.elements)
        self.best = rank_of(rule, longest + self.named)
        self.before, self.after = self._word_at(rule.head - 1), self._word_at(rule.head + 1)
        words = [element for k, element in enumerate(self.elements) if k != rule.head and is_anchor(element)]
        self.needed = tuple(keys_of(word) for word in words)

    def _word_at(self, k: int) -> Element | None:
        if not 0 <= k < len(self.elements):
            return None
        element = self.elements[k]
        sure = element.kind in _WORDS and not (element.optional or element.negative)
        return element if sure and element.values != _COMMA else None  # some texts have lost their commas

    def fits(self, form: Form) -> bool:
        """Tell whether a cue's own form is what the rule asks for."""
        tags = self.anchor.tags
        if form.quoted != self.rule.quoted or form.titled:
            return False
        if tags and not form.tag.startswith(tags) and not (form.past and "VBD" in tags):
            return False
        if "marked" in self.group and not form.marked:
            return False
        return form.traits is None or form.traits == self.group - {"marked"} or "any" in self.group


def keys_of(element: Element) -> frozenset[str]:
    """Return the words or classes of an element with the mark of their kind: "said", "<say", "#speech"."""
    mark = _MARKS[element.kind]
    return frozenset(mark + value for value in element.values)


def rank_of(rule: Rule, length: int) -> tuple[bool, bool, int, str]:
    """Return what the decisions on one cue are sorted by: the first one wins."""
    return not rule.user, rule.decides != "reject", -length, rule.id


class DecidingRules:
    """The rules that decide, by the form, lemma or class that anchors them."""

    def __init__(self, rules: Iterable[Rule]):
        self.by_key: dict[str, list[Pattern]] = {}
        self._looked_up: dict[tuple[tuple[str, ...], Form], tuple[Pattern, ...]] = {}
        self.holding: dict[str, tuple[str, ...] | None] = {}  # lemmas or forms -> tags (None: any)
        for rule in rules:
            if rule.decides == "propose":
                continue
            pattern = Pattern(rule)
            anchor = pattern.anchor
            for key in sorted(keys_of(anchor)):
                self.by_key.setdefault(key, []).append(pattern)
                if rule.decides == "hold" and anchor.kind != "class":
                    known = self.holding.get(key, ())
                    self.holding[key] = None if known is None or not anchor.tags else (*known, *anchor.tags)

    def may_hold(self, seg: Segmentation, candidate: CueCandidate) -> bool:
        """Tell whether a rule that holds is looked up by the word and tag of a candidate's head."""
        for key in (seg.lowers[candidate.head], "<" + seg.lemmas[candidate.head]):
            if key in self.holding:
                tags = self.holding[key]
                return tags is None or seg.tags[candidate.head].startswith(tags)
        return False

    def look_up(self, cue: Cue) -> tuple[Pattern, ...]:
        """Return the rules that ask for a cue candidate's word or class and its form, by their best rank."""
        seg, head, classes = cue.context.seg, cue.head, cue.candidate.classes
        own = classes[0] if classes else "-"
        family = cue.context.families.get(own, "-")
        keys = (seg.lowers[head], "<" + seg.lemmas[head], "<" + cue.phrase, "#" + own, "#" + family)
        wanted = tuple(key for key in dict.fromkeys(keys) if key in self.by_key)
        found = self._looked_up.get((wanted, cue.form))
        if found is None:
            patterns = dict.fromkeys(pattern for key in wanted for pattern in self.by_key[key])
            fitting = (pattern for pattern in patterns if pattern.fits(cue.form))
            found = tuple(sorted(fitting, key=lambda pattern: pattern.best))
            self._looked_up[wanted, cue.form] = found
        return found


def phrase_of(context: CueContext, number: int) -> str:
    """Return the lemmas of a candidate of several words ("point out"), or ""."""
    tokens = context.candidates[number].tokens
    return " ".join(context.seg.lemmas[t] for t in tokens) if len(tokens) > 1 else ""


@kept_per_additions
def load_deciding_rules() -> DecidingRules:
    """Return the package's rules that decide, built on first use."""
    return DecidingRules(load_rules())


def decide_cues(context: CueContext, rules: DecidingRules | None = None) -> dict[int, Decision]:
    """Return the decision on each cue candidate that some rule decides, by the candidate's number."""
    rules = rules or load_deciding_rules()
    decided = {}
    for number in context.open:
        decision = decide_cue(context, number, rules)
        if decision is not None:
            decided[number] = decision
    return decided


def decide_cue(context: CueContext, number: int, rules: DecidingRules) -> Decision | None:
    """Return the decision on a cue candidate: the first by rank, behind which no rule is tried."""
    cue, first = Cue(context, number), None
    for pattern in rules.look_up(cue):
        if first is not None and first.rank <= pattern.best:
            break
        decision = match_rule(cue, pattern, rules)
        if decision is not None and (first is None or decision.rank < first.rank):
            first = decision
    return first


def match_rules(context: CueContext, number: int, rules: DecidingRules) -> Iterator[Decision]:
    """Yield what each rule that matches a cue candidate decides."""
    cue = Cue(context, number)
    for pattern in rules.look_up(cue):
        decision = match_rule(cue, pattern, rules)
        if decision is not None:
            yield decision


def traits_of(context: CueContext, head: int) -> frozenset[str]:
    """Return the traits of the verb group that ends at ``head``: passive, negated, modal and so on."""
    seg = context.seg
    tag = seg.tags[head]
    if tag[:2] != "VB":
        return frozenset()
    if is_marked(context, head):
        return frozenset(["passive"] if seg.lowers[head - 2] in BE else [])
    group = context.group(head)
    traits = {
        name
        for name, holds in (
            ("passive", group.passive and not _takes_object(context, head)),
            ("negated", group.negated),
            ("modal", bool(group.modal)),
            ("infinitive", group.infinitive),
        )
        if holds
    }
    bare = group.start == head or not any(seg.lowers[k] in BE for k in range(group.start, head))
    if tag == "VBG" and bare or tag == "VBN" and not group.passive and not group.perfect:
        traits.add("participle")
    return frozenset(traits)


def _takes_object(context: CueContext, head: int) -> bool:
    """Tell whether a verb behind "'s" is a perfect, as an object shows: "he 's | told | me he left"."""
    seg = context.seg
    short = seg.lowers[head - 1] in ("'s", "’s")
    return short and head + 1 < len(seg.tags) and seg.lowers[head + 1] in ("me", "us", "him", "them")


@kept
def words_of(context: CueContext, sentence: int) -> frozenset[str]:
    """Return the forms and lemmas of a sentence, with their marks, and the comma that it may have lost."""
    seg = context.seg
    first, last = seg.sentence_tokens[sentence]
    mark = _MARKS["lemma"]
    lemmas = [mark + lemma for lemma in seg.lemmas[first:last]]
    return frozenset((*seg.lowers[first:last], *lemmas, *(_COMMA if context.bare else ())))


class Cue:
    """What all rules ask of one cue candidate."""

    __slots__ = ("context", "number", "candidate", "head", "form", "start", "phrase", "sentence", "words")

    def __init__(self, context: CueContext, number: int):
        self.context, self.number = context, number
        self.candidate = candidate = context.candidates[number]
        self.head = head = candidate.head
        tag, quotation, past = (
            context.seg.tags[head],
            is_quoted(context, head),
            sources.is_main_past(context, head),
        )
        titled = quotation >= 0 and is_title(context, quotation)
        self.start = candidate.tokens[0]
        traits = None
        if candidate.category == "verb":
            traits = traits_of(context, head) - ({"participle"} if past else set())
            if tag[:2] == "VB":
                self.start = min(self.start, context.group(head).start)
        self.form = Form(tag, quotation >= 0, titled, past, is_marked(context, head), traits)
        self.phrase = phrase_of(context, number)
        self.sentence = sentence_of(context, head)
        self.words = words_of(context, context.seg.sentence_of[head])

    def finds(self, element: Element | None, i: int) -> bool:
        """Tell whether the token at ``i`` of the cue's sentence is what an element wants (None: anything)."""
        first, last = self.sentence
        return element is None or first <= i < last and accepts(self.context, element, i)


def match_rule(cue: Cue, pattern: Pattern, rules: DecidingRules) -> Decision | None:
    """Return what a rule that fits a cue candidate's form decides of it, or None where it does not match."""
    if any(map(cue.words.isdisjoint, pattern.needed)):
        return None
    context, number, head, candidate = cue.context, cue.number, cue.head, cue.candidate
    rule, anchor, start = pattern.rule, pattern.anchor, cue.start
    whole = anchor.kind == "class" or anchor.kind == "lemma" and cue.phrase in anchor.values
    after = candidate.tokens[-1] + 1 if whole else head + 1
    if cue.form.marked:
        start, after = marked_start(context, head), after + 1  # | has ‘promised’ | to
    if not (cue.finds(pattern.before, start - 1) and cue.finds(pattern.after, after)):
        return None
    walker = Walker(context, head, pattern.elements, rules)
    for right in walker.walk(rule.head + 1, Step(after, tokens=((rule.head, head),)), 1):
        for left in walker.walk(rule.head - 1, Step(start, right.source, right.content, right.tokens), -1):
            places = dict(left.tokens)
            named = [places[k] for k in rule.cue if k in places]
            tokens = tuple(sorted(named)) or (candidate.tokens if whole else (head,))
            content = extend_content(context, head, left) if rule.decides == "hold" else ()
            if content and is_quoted(context, content[0][0]) >= 0 and content[0][0] < head:
                if contents.leaves_quotation(context, head, content):
                    continue
            return Decision(number, head, rule, tokens, left.source, content, len(places) + pattern.named)
    return None


def extend_content(context: CueContext, head: int, found: Step) -> tuple[Span, ...]:
    """Return the content in order, with the quotations behind the sentence that go on with it.

    They do not where another verb of saying stands in between; one within the source ("the man who said
    it") does not count.
    """
    content = tuple(sorted(found.content))
    last = content[-1][1] - 1
    own = sentence_of(context, head)
    if is_quoted(context, last) < 0 or last >= own[1]:
        return content
    low, high = found.source
    between = (k for k in range(head + 1, own[1]) if not low <= k < high)
    if any(speaks(context, k) for k in between if is_quoted(context, k) < 0):
        return content
    return content + contents.quotations_after(context, max(last, head))


def accepts(context: CueContext, element: Element, i: int) -> bool:
    """Tell whether the token at ``i`` is what a word's element wants."""
    seg = context.seg
    if element.kind == "form":
        return seg.lowers[i] in element.values
    if element.kind == "tag":
        return seg.tags[i].startswith(element.tags)
    if element.tags and not seg.tags[i].startswith(element.tags):
        return False
    if element.kind == "lemma":
        return seg.lemmas[i] in element.values
    own = context.classes.get(i, "-")
    return own in element.values or (context.family(i) or "-") in element.values


@kept
def skip(context: CueContext, head: int, place: str, at: int, step: int) -> int:
    """Return where what belongs to the saying (A) or those addressed (R) end."""
    stop = body_end(context, head)
    if place == "R":
        return sayings.addressee_after(context, at, stop) if step > 0 else at
    if step > 0:
        end = sayings.skip_sayings(context, at, stop)
        return end if belongs(context, at, end, stop) else at
    return sayings.strip_sayings(context, sentence_of(context, head)[0], at)


def belongs(context: CueContext, start: int, end: int, stop: int) -> bool:
    """Tell whether adverbs behind a cue are of the saying ("said again | that"), not of what is said."""
    seg = context.seg
    if any(seg.tags[k] != "RB" for k in range(start, end)):
        return True
    return end >= stop or seg.lowers[end] == "that" or not (seg.words[end][:1].isalnum())


@kept
def find_source(context: CueContext, head: int, sort: str, at: int, step: int) -> Span | None:
    """Return the noun phrase that an S or N stands for at a place."""
    first, last = sentence_of(context, head)
    if sort in SOURCES_OF_CUE:
        return SOURCES_OF_CUE[sort](context, head)
    if step > 0 and sort == "np":
        chunk = context.frame.chunk_of[at] if at < last else -1
        return context.frame.chunks[chunk] if chunk >= 0 and context.frame.chunks[chunk][0] == at else None
    if step > 0:
        span = sources.source_after(context, head, at, body_end(context, head))
        if span is not None and sort == "agent":
            return noun_phrases.without_reason(context, span)
        if span is not None and sort == "paper":
            paper = noun_phrases.is_paper(context, context.frame.chunks[context.frame.chunk_of[span[0]]])
            return span if paper else None
        if span is not None and sort == "voice" and noun_phrases.is_reason(context, span):
            return None
        return span if span is None or sort != "plain" or noun_phrases.is_plain(context, span) else None
    if sort in SOURCES_BEFORE:
        return SOURCES_BEFORE[sort](context, at, first)
    span = sources.source_before(context, head, at)
    if span is not None and sort == "teller" and not noun_phrases.is_teller(context, span):
        return None
    return span


def _alone(span: Span | None) -> tuple[Span, ...] | None:
    return None if span is None else (span,)


class Walker:
    """Walks over a rule's elements from its cue outward; ``step`` is 1 to the right, -1 to the left."""

    def __init__(self, context: CueContext, head: int, elements: Sequence[Element], rules: DecidingRules):
        self.context, self.head, self.elements, self.rules = context, head, elements, rules
        self.first, self.last = sentence_of(context, head)

    def walk(self, k: int, at: Step, step: int) -> Iterator[Step]:
        """Yield the ways in which the elements from ``k`` on match from a place on."""
        if not 0 <= k < len(self.elements):
            yield at
            return
        element = self.elements[k]
        if element.negative:
            if not any(True for _ in self.take(k, at, step)):
                yield from self.walk(k + step, at, step)
            return
        for taken in self.take(k, at, step):
            yield from self.walk(k + step, taken, step)
        if element.optional:
            yield from self.walk(k + step, at, step)

    def take(self, k: int, at: Step, step: int) -> Iterator[Step]:
        """Yield where the match stands when element ``k`` has taken what it wants at a place."""
        element = self.elements[k]
        if element.kind == "start":
            if sources.begins_clause(self.context, self.head, at.place):
                yield at
        elif element.kind == "end":
            if at.place >= body_end(self.context, self.head) or self.ends_before_inserted(at.place):
                yield at
        elif element.kind == "gap":
            yield from self.take_gap(element, at, step)
        elif element.kind == "place":
            yield from self.take_place(k, at, step)
        else:
            if self.context.bare and element.values == {","}:
                yield at  # a comma that the text has lost
            i = at.place if step > 0 else at.place - 1
            if self.first <= i < self.last and accepts(self.context, element, i):
                yield Step(i + 1 if step > 0 else i, at.source, at.content, (*at.tokens, (k, i)))

    def ends_before_inserted(self, k: int) -> bool:
        """Tell whether a saying ends before one put into the next clause: "| ; the dam, he adds, held"."""
        if k <= self.head or is_quoted(self.context, k) >= 0:
            return False
        return ends.is_interrupted(self.context, k + (self.context.seg.words[k] == ","), self.last)

    def take_gap(self, element: Element, at: Step, step: int) -> Iterator[Step]:
        """Yield where the match stands when a gap has taken no token, one, and so on."""
        seg, i = self.context.seg, at.place
        yield at
        for _ in range(element.width):
            j = i if step > 0 else i - 1
            if not self.first <= j < self.last or not may_fill(element, seg, j):
                return
            i += step
            yield Step(i, at.source, at.content, at.tokens)

    def take_place(self, k: int, at: Step, step: int) -> Iterator[Step]:
        """Yield where the match stands when the place that element ``k`` names has taken its words."""
        element = self.elements[k]
        if element.place in ("A", "R"):
            end = skip(self.context, self.head, element.place, at.place, step)
            if end != at.place:
                yield at._replace(place=end)
        elif element.place in ("S", "N"):
            span = find_source(self.context, self.head, element.sort, at.place, step)
            if span is not None and not (step < 0 and self.hangs(k, span)):
                edge = span[1] if step > 0 else span[0]
                moved = at.place if element.sort in SOURCES_OF_CUE else edge
                yield at._replace(place=moved, source=span if element.place == "S" else at.source)
        else:
            spans = self.find_content(element.sort, at.place, step)
            if spans is not None:
                edge = max(e for _, e in spans) if step > 0 else min(s for s, _ in spans)
                moved = at.place if element.sort == "governor" else edge
                yield at._replace(place=moved, content=(*at.content, *spans))

    def hangs(self, k: int, span: Span) -> bool:
        """Tell whether a source opens a clause that hangs on another, unnamed by the rule: "as | he said"."""
        named = k > 0 and self.elements[k - 1].kind in ("form", "start")
        return not named and not self.elements[k].sort and is_subordinate(self.context, span[0])

    def find_content(self, sort: str, at: int, step: int) -> tuple[Span, ...] | None:
        """Return what a T stands for at a place."""
        context = self.context
        if sort == "governor":
            return self.find_governing_content()
        if step > 0 and sort == "gapped":
            shared = gapping.find_gapped(context, at - 1, at)
            return ((at, shared[-1][1][1]),) if shared else None
        if step > 0 and sort == "object":
            span = noun_phrases.object_after(context, at, body_end(context, self.head))
            return _alone(span)
        if sort in ("rumour", "rumoured"):
            return self.find_rumour(sort, at, step)
        if step > 0 and sort in BEHIND_NOUN:
            stop = body_end(context, self.head)
            end = BEHIND_NOUN[sort](context, at, stop) if at < stop else None
            return None if end is None else ((at, end),)
        if step > 0:
            return contents.content_after(context, self.head, at, sort)
        if sort == "subject":
            noun = context.seg.tags[self.head][:2] == "NN"  # "the law drew | criticism | from": the verb's
            span = sources.source_before(context, at if noun else self.head, at)
            noun = noun or noun_phrases.is_claim(context, self.first)
            span = span or (noun_phrases.whole_before(context, self.first, at) if noun else None)
            if span is not None and self.is_dummy(span):
                return None
            return None if span is None or context.seg.lowers[span[0]] == "what" else (span,)
        if sort == "antecedent":
            span = relatives.antecedent_before(context, self.head, at, self.first)
            if span is not None and context.seg.words[at] == ",":
                span = (span[0], at + 2)  # "| The ice, which |, she says, is thin": its word is the subject
            return _alone(span)
        if sort in CONTENTS_BEFORE:
            span = CONTENTS_BEFORE[sort](context, at, self.first)
            return _alone(span)
        return contents.content_before(context, self.head, at, sort)

    def find_rumour(self, sort: str, at: int, step: int) -> tuple[Span, ...] | None:
        """Return what an adverb says of: its clause on one side, or ("rumoured") the phrase behind it."""
        if step < 0:
            span = hearsay.clause_before(self.context, self.head)
        else:
            behind = hearsay.clause_after if sort == "rumour" else hearsay.phrase_after
            span = behind(self.context, self.head, at)
        return _alone(span)

    def is_dummy(self, span: Span) -> bool:
        """Tell whether a subject stands for a clause behind the verb: "| It | is feared that it fell"."""
        lowers = self.context.seg.lowers
        alone = span[1] - span[0] == 1 and lowers[span[0]] == "it"
        return alone and lowers[self.head + 1 : self.head + 2] == ["that"]

    def find_governing_content(self) -> tuple[Span, ...] | None:
        """Return the content of the nearest saying that a rule holds: "it fell, the paper said, citing"."""
        context, heads = self.context, self.context.heads
        low, high = bisect_left(heads, self.first), bisect_left(heads, self.last)
        near = context.open[bisect_left(context.open, low) : bisect_left(context.open, high)]
        for number in sorted(near, key=lambda n: abs(heads[n] - self.head)):
            according = context.seg.lowers[heads[number]] == "according"
            if heads[number] == self.head or not (according or speaks(context, heads[number])):
                continue
            held = [d for d in match_rules(context, number, self.rules) if d.rule.decides == "hold"]
            if held:
                return min(held, key=lambda decision: decision.rank).content
        return None
