"""Named features that choose the source of a cue among the proposals of ``extraction/source_spans``.

:class:`SourceGroups` names them, group by group; :class:`SourceChoice` says of one cue's proposals what
values the groups take.
"""

from __future__ import annotations

from bisect import bisect_left
from types import SimpleNamespace
from typing import Any, NamedTuple

from attrib.extraction.source_spans import cue_start
from attrib.model import Span

from .cue import CueContext, head_type
from .tables import join_names, name_tables

_OPENERS = ("who", "which", "that", "whose", "where")
_LEFT_JOINS = frozenset("of for in at and from to 's ’s on with".split())
_RIGHT_JOINS = frozenset("of for in at and from who which , with".split())


class SourceGroups:
    """The features of a source.

    ``side`` is where it stands from the cue (< > =), ``form`` the cue's, ``main`` its first class,
    ``kind`` the type of the source's head; what is cut off at the sentence's edges is B or E.  The groups
    of ``nothing`` speak for no source at all, those of ``bare`` of text that lost its commas.
    """

    @staticmethod
    def nothing(form: str, main: str, lemma: str, category: str, left: str) -> list[str]:
        return [
            "none",
            "none" + form,
            "nonek=" + main,
            "nonel=" + lemma,
            "nonec=" + category,
            "none-t=" + left,
            "nonef=" + form + main,
        ]

    @staticmethod
    def nothing_around(form: str, starts: bool, quoted: bool, subject: str) -> list[str]:
        names = ["none^", "none^" + form] if starts else []
        if quoted:
            names.append("noneq")
        return [*names, "none-s=" + subject + form]

    @staticmethod
    def nothing_in_war(form: str, main: str, lemma: str) -> list[str]:
        return ["Wnone" + form + main, "Wnonel" + lemma]

    @staticmethod
    def nothing_before(following: str, form: str) -> list[str]:
        return ["none+w=" + following + form]

    @staticmethod
    def kind(side: str, form: str, main: str, category: str, kind: str) -> list[str]:
        return [
            side,
            side + form,
            side + main,
            side + category,
            "k=" + kind,
            side + form + kind,
            side + main + kind,
        ]

    @staticmethod
    def head(lemma: str) -> list[str]:
        return ["h=" + lemma]

    @staticmethod
    def gap(size: int, gap: int, side: str, form: str, kind: str) -> list[str]:
        return [
            f"n={size}{side}",
            f"gap={gap}{side}",
            f"gap={gap}{side}{form}",
            f"gapk={min(gap, 3)}{side}{form}{kind}",
        ]

    @staticmethod
    def words_between(side: str, form: str, words: tuple[str, ...]) -> list[str]:
        between = "_".join(words)
        return ["bw=" + side + between, "bwf=" + side + form + between]

    @staticmethod
    def much_between(commas: int, verbs: int, side: str, form: str) -> list[str]:
        return [
            f"bc={commas}{side}",
            f"bv={verbs}{side}{form}",
            f"bcv={min(commas, 2)}{min(verbs, 2)}{side}{form}",
        ]

    @staticmethod
    def edge(side: str, form: str, word: str, cues: int) -> list[str]:
        return ["eg=" + side + form + word, f"cues={cues}{side}{form}"]

    @staticmethod
    def word_before(word: str, side: str) -> list[str]:
        return ["pw=" + word + side]

    @staticmethod
    def tag_before(tag: str, side: str, form: str, kind: str) -> list[str]:
        return ["pt=" + tag + side + kind, "ptf=" + tag + side + form]

    @staticmethod
    def word_after(word: str, side: str) -> list[str]:
        return ["nw=" + word + side]

    @staticmethod
    def ends(after: str, final: str, last: str, side: str) -> list[str]:
        return ["nt=" + after + side, "fk=" + final + side, "lt=" + last + side]

    @staticmethod
    def inside(verbs: int, commas: int, side: str, comma_follows: bool | str) -> list[str]:
        both = f"{verbs}{min(commas, 2)}"
        return [f"iv={verbs}{side}", f"ic={commas}{side}", f"ivc={both}{side}{comma_follows}"]

    @staticmethod
    def relative(opener: str, mark: str) -> list[str]:
        return ["ivr=" + opener + mark]

    @staticmethod
    def comma_inside(before: str, after: str, closed: bool | str) -> list[str]:
        return ["icn=" + after, "icp=" + before + after, f"icclosed={closed}"]

    @staticmethod
    def chunks(chunks: int, side: str) -> list[str]:
        return [f"ci={chunks}{side}"]

    @staticmethod
    def cut_left(word: str, side: str, noun: str) -> list[str]:
        return ["cut=" + word + side] + (["cutn=" + word + noun] if noun else [])

    @staticmethod
    def goes_on(word: str, tag: str, side: str) -> list[str]:
        return ["cont=" + word + tag + side]

    @staticmethod
    def opens_sentence(side: str, kind: str) -> list[str]:
        return ["sent^" + side, "sent^k" + kind]

    @staticmethod
    def governor(where: str, relation: str, side: str, main: str, form: str) -> list[str]:
        name = where + relation
        return ["dh=" + name + side, "dhk=" + name + main, "dhf=" + name + side + form]

    @staticmethod
    def governor_chain(relation: str, side: str, form: str, own: str) -> list[str]:
        return ["dhchain=" + relation + side + form + own]

    @staticmethod
    def cut_off(outside: int, left: bool, right: str) -> list[str]:
        return [f"droots={outside}", f"dcut={left}{right}"]

    @staticmethod
    def holds_cue(side: str, form: str) -> list[str]:
        return ["dacl" + side + form]

    @staticmethod
    def quoted(quoted: bool, cue_quoted: bool, kind: str) -> list[str]:
        names = [f"q={quoted}{cue_quoted}"]
        return [*names, "qbad" + kind] if quoted and not cue_quoted else names

    @staticmethod
    def same_again(form: str, gap: int) -> list[str]:
        return ["same", "same" + form, f"same{form}{gap}"]

    @staticmethod
    def over_previous() -> list[str]:
        return ["overprev"]

    @staticmethod
    def bare_form(side: str, form: str, before: str) -> list[str]:
        return ["Z" + side + form + before]

    @staticmethod
    def bare_size(size: int, side: str, kind: str) -> list[str]:
        return [f"Zn={size}{side}{kind}"]

    @staticmethod
    def bare_inside(after: str, chunks: int, verbs: int) -> list[str]:
        return ["Zcont=" + after, f"Zci={chunks}{verbs}"]

    @staticmethod
    def bare_before(word: str) -> list[str]:
        return ["Zpw=" + word]

    @staticmethod
    def bare_cut(before: str, tag: str, end: int, side: str) -> list[str]:
        return ["Zmid=" + before + tag + side, f"Zmide={end}{side}"]

    @staticmethod
    def bare_word_cut(word: str, side: str) -> list[str]:
        return ["Zmidw=" + word + side]

    @staticmethod
    def in_war(kind: str, side: str, form: str) -> list[str]:
        return ["Wk=" + kind + side, "Wkf=" + kind + side + form]

    @staticmethod
    def chunk_edges(name_size: int, mid_chunk: bool, cut_tag: str, side: str) -> list[str]:
        names = [f"name{name_size}{side}"] if name_size else []
        if mid_chunk:
            names.append("midchunk" + side)
        return [*names, "cutchunk" + side + cut_tag] if cut_tag else names


class SpanFacts(NamedTuple):
    """What is true of a source proposal whatever the cue."""

    head: int
    kind: str
    final_head: int
    verbs: int
    commas: int
    relative: tuple[str, str]  # the first relative word and whether a comma stands before it
    comma_tags: tuple[str, str]  # around the first comma
    chunks: int
    links: str
    outside: int  # tokens whose head lies outside
    mid_chunk: bool


def _find_facts(context: CueContext, span: Span, last: int) -> SpanFacts:
    seg, frame, running = context.seg, context.frame, context.running
    words, lowers, tags = seg.words, seg.lowers, seg.tags
    low, high = span
    chunk = frame.chunk_of[low]
    head = min(frame.chunk_heads[chunk], high - 1) if chunk >= 0 else high - 1
    final = frame.chunk_of[high - 1]
    verbs = running.finite[high] - running.finite[low]
    commas = running.commas[high] - running.commas[low]
    relative = comma_tags = ("", "")
    if verbs:
        opener = next((k for k in range(low, high) if lowers[k] in _OPENERS), -1)
        mark = "," if opener > 0 and words[opener - 1] == "," else ""
        relative = (lowers[opener] if opener >= 0 else "0", mark)
    if commas:
        comma = words.index(",", low, high)
        comma_tags = (tags[comma - 1], tags[comma + 1] if comma + 1 < last else "E")
    chunks = 0
    links: list[str] = []
    k = low
    while k < high:
        inner = frame.chunk_of[k]
        if inner >= 0:
            chunks += 1
            k = frame.chunks[inner][1]
        else:
            if len(links) < 3:
                links.append(lowers[k] if tags[k] in ("IN", "TO", "CC", ",", "POS") else tags[k])
            k += 1
    outside = 0
    for governor in frame.heads[low:high]:
        if not low <= governor < high:
            outside += 1
    return SpanFacts(
        head,
        "PRP$" if high - low == 1 and tags[low] == "PRP$" else head_type(seg, head),
        frame.chunk_heads[final] if final >= 0 else high - 1,
        verbs,
        commas,
        relative,
        comma_tags,
        min(chunks, 5),
        "_".join(links),
        min(outside, 3),
        chunk >= 0 and low > frame.chunks[chunk][0],
    )


class SourceChoice:
    """Features of the source proposals of one cue; ``previous`` is the source of the cue before."""

    def __init__(self, context: CueContext, number: int, previous: Span | None):
        seg = context.seg
        cand = context.candidates[number]
        self.context, self.previous, self.cand = context, previous, cand
        self.cue = i = cand.head
        self.main = cand.classes[0] if cand.classes else "-"
        self.form = cand.category[0]
        tag = seg.tags[i]
        if tag[:2] == "VB":
            group = context.group(i)
            self.form = tag + ("P" if group.passive else "") + ("I" if group.infinitive else "")
        self.start, self.end = cue_start(context, number), cand.tokens[-1] + 1
        self.first, self.last = seg.sentence_tokens[seg.sentence_of[i]]
        self.cue_quoted = context.frame.quoted[i] >= 0
        self.is_relative = context.frame.relations[i] in ("acl", "acl:relcl", "relcl")

    def describe(self, tables: SimpleNamespace, span: Span) -> list[Any]:
        """Return the entries of the tables for one proposal: what it is, where it stands, what holds it."""
        if span[0] < 0:
            return self._describe_nothing(tables)
        context = self.context
        facts = context.spans.get(span)
        if facts is None:
            facts = context.spans[span] = _find_facts(context, span, self.last)
        low, high = span
        if low >= self.end:
            side, between = ">", (self.end, low)
        elif high <= self.start:
            side, between = "<", (high, self.start)
        else:
            side, between = "=", (0, 0)
        entries: list[Any] = []
        self._add_phrase(tables, entries, span, side, facts)
        self._add_between(tables, entries, span, side, facts.kind, between)
        self._add_edges(tables, entries, span, side, facts)
        self._add_attachment(tables, entries, span, side, facts)
        self._add_previous(tables, entries, span, between[1] - between[0])
        if context.bare:
            self._add_bare(tables, entries, span, side, facts)
        if context.war:
            entries.append(tables.in_war[facts.kind, side, self.form])
        return entries

    def _add_phrase(
        self, tables: SimpleNamespace, entries: list[Any], span: Span, side: str, facts: SpanFacts
    ) -> None:
        """Add what the phrase is and holds, whatever stands around it."""
        frame, kind = self.context.frame, facts.kind
        low, high = span
        entries += (
            tables.kind[side, self.form, self.main, self.cand.category, kind],
            tables.head[(self.context.seg.lemmas[facts.head],)],
            tables.chunks[facts.chunks, side],
            tables.alone("lk=" + facts.links, tables.none),
            tables.quoted[frame.quoted[low] >= 0, self.cue_quoted, kind],
        )
        if facts.verbs:
            entries.append(tables.relative[facts.relative])
        cut = high < self.last and frame.chunk_of[high] == frame.chunk_of[high - 1] >= 0
        name_size = min(high - low, 4) if kind == "NAME" else 0
        if cut or facts.mid_chunk or name_size:
            tag = self.context.seg.tags[high] if cut else ""
            entries.append(tables.chunk_edges[name_size, facts.mid_chunk, tag, side])

    def _add_between(
        self, tables: SimpleNamespace, entries: list[Any], span: Span, side: str, kind: str, between: Span
    ) -> None:
        """Add how far the phrase is from the cue and what stands between."""
        running, lowers, form = self.context.running, self.context.seg.lowers, self.form
        low, high = span
        start, end = between
        gap = end - start
        entries.append(tables.gap[min(high - low, 8), min(gap, 6), side, form, kind])
        if gap <= 3:
            entries.append(tables.words_between[side, form, tuple(lowers[start:end])])
        else:
            commas, verbs = (
                running.commas[end] - running.commas[start],
                running.verbs[end] - running.verbs[start],
            )
            entries.append(tables.much_between[min(commas, 3), min(verbs, 3), side, form])
        if gap and side == "<":
            classes = self.context.classes
            cues = sum([1 for k in range(start, end) if k in classes])
            entries.append(tables.edge[side, form, lowers[high], min(cues, 3)])
        elif gap:
            entries.append(tables.edge[side, form, lowers[low - 1], 0])

    def _add_edges(
        self, tables: SimpleNamespace, entries: list[Any], span: Span, side: str, facts: SpanFacts
    ) -> None:
        """Add the words on both sides of the phrase and whether it could have gone on there."""
        frame, first, last = self.context.frame, self.first, self.last
        words, lowers, tags = self.context.seg.words, self.context.seg.lowers, self.context.seg.tags
        low, high = span
        before_word, before_tag = (lowers[low - 1], tags[low - 1]) if low > first else ("B", "B")
        after_word, after_tag = (lowers[high], tags[high]) if high < last else ("E", "E")
        comma_follows = words[high] == "," if high < last else ""
        entries += (
            tables.word_before[before_word, side],
            tables.tag_before[before_tag, side, self.form, facts.kind],
            tables.word_after[after_word, side],
            tables.ends[after_tag, tags[facts.final_head], tags[high - 1], side],
            tables.inside[min(facts.verbs, 2), min(facts.commas, 3), side, comma_follows],
        )
        if facts.commas:
            entries.append(tables.comma_inside[(*facts.comma_tags, comma_follows or False)])
        if low > first and before_word in _LEFT_JOINS:
            p = low - 2
            noun = tags[p] if p >= first and frame.chunk_of[p] >= 0 else ""
            entries.append(tables.cut_left[before_word, side, noun])
        if high < last and after_word in _RIGHT_JOINS:
            entries.append(tables.goes_on[after_word, tags[high + 1] if high + 1 < last else "E", side])
        if low == first:
            entries.append(tables.opens_sentence[side, facts.kind])

    def _add_attachment(
        self, tables: SimpleNamespace, entries: list[Any], span: Span, side: str, facts: SpanFacts
    ) -> None:
        """Add what the phrase hangs on in the parse, and what hangs on it but lies outside."""
        context, form, i, head = self.context, self.form, self.cue, facts.head
        frame = context.frame
        low, high = span
        governor, relation = frame.heads[head], frame.relations[head]
        if governor == i:
            where = "cue"
        elif governor < 0:
            where = "none"
        elif low <= governor < high:
            where = "in"
        else:
            where = "of" if frame.heads[i] == governor else "x"
        entries.append(tables.governor[where, relation, side, self.main, form])
        if where == "x" and governor in context.classes and self._hangs_below(governor):
            entries.append(tables.governor_chain[relation, side, form, frame.relations[i]])
        children = frame.children[head]
        left = bool(children) and children[0] < low
        right = "0"
        if high < self.last and frame.rightmost[head] >= high:
            right = frame.relations[children[bisect_left(children, high)]] + context.seg.words[high]
        entries.append(tables.cut_off[facts.outside, left, right])
        if self.is_relative and frame.heads[i] == head:
            entries.append(tables.holds_cue[side, form])

    def _hangs_below(self, governor: int) -> bool:
        """Tell whether the cue hangs on ``governor``, over three words between at most."""
        above = self.cue
        for _ in range(4):
            above = self.context.frame.heads[above]
            if above < 0 or above == governor:
                return above >= 0
        return False

    def _add_previous(self, tables: SimpleNamespace, entries: list[Any], span: Span, gap: int) -> None:
        """Add whether the cue before has this source too, or one that overlaps it."""
        previous = self.previous
        if previous is None or previous[0] < 0:
            return
        if span == previous:
            entries.append(tables.same_again[self.form, min(gap, 4)])
        elif span[0] < previous[1] and previous[0] < span[1]:
            entries.append(tables.over_previous[()])

    def _add_bare(
        self, tables: SimpleNamespace, entries: list[Any], span: Span, side: str, facts: SpanFacts
    ) -> None:
        """Add what is true of sources in text that lost its commas."""
        lowers, tags = self.context.seg.lowers, self.context.seg.tags
        low, high = span
        before_word, before_tag = (lowers[low - 1], tags[low - 1]) if low > self.first else ("B", "B")
        after_tag = tags[high] if high < self.last else "E"
        entries += (
            tables.bare_form[side, self.form, before_tag],
            tables.bare_size[min(high - low, 8), side, facts.kind],
            tables.alone("Zlk=" + facts.links, tables.none),
            tables.bare_inside[after_tag, facts.chunks, facts.verbs],
            tables.bare_before[(before_word,)],
        )
        if facts.mid_chunk:
            entries.append(tables.bare_cut[before_tag, tags[low], min(self.last - self.end, 3), side])
            entries.append(tables.bare_word_cut[before_word, side])

    def _describe_nothing(self, tables: SimpleNamespace) -> list[Any]:
        context, cand, form, main = self.context, self.cand, self.form, self.main
        seg, frame = context.seg, context.frame
        lemma = seg.lemmas[self.cue]
        left = self.start - 1
        inside = left >= self.first
        before = frame.chunk_of[left] if inside else -1
        subject = head_type(seg, frame.chunk_heads[before]) if before >= 0 else "0"
        following = seg.lowers[self.end] if self.end < self.last else "E"
        return [
            tables.nothing[form, main, lemma, cand.category, seg.tags[left] if inside else "B"],
            tables.nothing_around[form, self.start == self.first, self.cue_quoted, subject],
            *([tables.nothing_in_war[form, main, lemma]] if context.war else []),
            tables.nothing_before[following, form],
        ]


def source_features(context: CueContext, number: int, span: Span, previous: Span | None) -> list[str]:
    """Return the named features of one source proposal; ``previous`` is the source of the cue before."""
    return join_names(SourceChoice(context, number, previous).describe(name_tables(SourceGroups), span))
