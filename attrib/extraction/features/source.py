"""Named features that choose the source of a cue among the proposals of :mod:`attrib.extraction.source_spans`.

:class:`SourceGroups` names them, group by group; :class:`SourceChoice` says of one cue's proposals what
values the groups take.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import NamedTuple

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
    def nothing(form, main, lemma, category, left):
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
    def nothing_around(form, starts, quoted, subject):
        names = ["none^", "none^" + form] if starts else []
        if quoted:
            names.append("noneq")
        return [*names, "none-s=" + subject + form]

    @staticmethod
    def nothing_in_war(form, main, lemma):
        return ["Wnone" + form + main, "Wnonel" + lemma]

    @staticmethod
    def nothing_before(following, form):
        return ["none+w=" + following + form]

    @staticmethod
    def kind(side, form, main, category, kind):
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
    def head(lemma):
        return ["h=" + lemma]

    @staticmethod
    def gap(size, gap, side, form, kind):
        return [
            f"n={size}{side}",
            f"gap={gap}{side}",
            f"gap={gap}{side}{form}",
            f"gapk={min(gap, 3)}{side}{form}{kind}",
        ]

    @staticmethod
    def words_between(side, form, words):
        between = "_".join(words)
        return ["bw=" + side + between, "bwf=" + side + form + between]

    @staticmethod
    def much_between(commas, verbs, side, form):
        return [
            f"bc={commas}{side}",
            f"bv={verbs}{side}{form}",
            f"bcv={min(commas, 2)}{min(verbs, 2)}{side}{form}",
        ]

    @staticmethod
    def edge(side, form, word, cues):
        return ["eg=" + side + form + word, f"cues={cues}{side}{form}"]

    @staticmethod
    def word_before(word, side):
        return ["pw=" + word + side]

    @staticmethod
    def tag_before(tag, side, form, kind):
        return ["pt=" + tag + side + kind, "ptf=" + tag + side + form]

    @staticmethod
    def word_after(word, side):
        return ["nw=" + word + side]

    @staticmethod
    def ends(after, final, last, side):
        return ["nt=" + after + side, "fk=" + final + side, "lt=" + last + side]

    @staticmethod
    def inside(verbs, commas, side, comma_follows):
        both = f"{verbs}{min(commas, 2)}"
        return [f"iv={verbs}{side}", f"ic={commas}{side}", f"ivc={both}{side}{comma_follows}"]

    @staticmethod
    def relative(opener, mark):
        return ["ivr=" + opener + mark]

    @staticmethod
    def comma_inside(before, after, closed):
        return ["icn=" + after, "icp=" + before + after, f"icclosed={closed}"]

    @staticmethod
    def chunks(chunks, side):
        return [f"ci={chunks}{side}"]

    @staticmethod
    def cut_left(word, side, noun):
        return ["cut=" + word + side] + (["cutn=" + word + noun] if noun else [])

    @staticmethod
    def goes_on(word, tag, side):
        return ["cont=" + word + tag + side]

    @staticmethod
    def opens_sentence(side, kind):
        return ["sent^" + side, "sent^k" + kind]

    @staticmethod
    def governor(where, relation, side, main, form):
        name = where + relation
        return ["dh=" + name + side, "dhk=" + name + main, "dhf=" + name + side + form]

    @staticmethod
    def governor_chain(relation, side, form, own):
        return ["dhchain=" + relation + side + form + own]

    @staticmethod
    def cut_off(outside, left, right):
        return [f"droots={outside}", f"dcut={left}{right}"]

    @staticmethod
    def holds_cue(side, form):
        return ["dacl" + side + form]

    @staticmethod
    def quoted(quoted, cue_quoted, kind):
        names = [f"q={quoted}{cue_quoted}"]
        return [*names, "qbad" + kind] if quoted and not cue_quoted else names

    @staticmethod
    def same_again(form, gap):
        return ["same", "same" + form, f"same{form}{gap}"]

    @staticmethod
    def over_previous():
        return ["overprev"]

    @staticmethod
    def bare_form(side, form, before):
        return ["Z" + side + form + before]

    @staticmethod
    def bare_size(size, side, kind):
        return [f"Zn={size}{side}{kind}"]

    @staticmethod
    def bare_inside(after, chunks, verbs):
        return ["Zcont=" + after, f"Zci={chunks}{verbs}"]

    @staticmethod
    def bare_before(word):
        return ["Zpw=" + word]

    @staticmethod
    def bare_cut(before, tag, end, side):
        return ["Zmid=" + before + tag + side, f"Zmide={end}{side}"]

    @staticmethod
    def bare_word_cut(word, side):
        return ["Zmidw=" + word + side]

    @staticmethod
    def in_war(kind, side, form):
        return ["Wk=" + kind + side, "Wkf=" + kind + side + form]

    @staticmethod
    def chunk_edges(name_size, mid_chunk, cut_tag, side):
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

    def describe(self, tables: SimpleNamespace, span: Span) -> list:
        """Return the entries of the tables for one proposal."""
        if span[0] < 0:
            return self._describe_nothing(tables)
        context, cand, form, main, i = self.context, self.cand, self.form, self.main, self.cue
        first, last, start, end = self.first, self.last, self.start, self.end
        seg, frame, running = context.seg, context.frame, context.running
        words, lowers, tags = seg.words, seg.lowers, seg.tags
        facts = context.spans.get(span)
        if facts is None:
            facts = context.spans[span] = _find_facts(context, span, last)
        head, kind, final_head, verbs, commas, relative, comma_tags, chunks, links, outside, mid = facts
        low, high = span
        size = min(high - low, 8)
        between: tuple[int, int] = (0, 0)
        if low >= end:
            side, between = ">", (end, low)
        elif high <= start:
            side, between = "<", (high, start)
        else:
            side = "="
        gap = between[1] - between[0]
        entries = [
            tables.kind[side, form, main, cand.category, kind],
            tables.head[(seg.lemmas[head],)],
            tables.gap[size, min(gap, 6), side, form, kind],
        ]
        add = entries.append
        if gap <= 3:
            add(tables.words_between[side, form, tuple(lowers[between[0] : between[1]])])
        else:
            commas_between = running.commas[between[1]] - running.commas[between[0]]
            verbs_between = running.verbs[between[1]] - running.verbs[between[0]]
            add(tables.much_between[min(commas_between, 3), min(verbs_between, 3), side, form])
        if gap:
            if side == "<":
                cues = sum(1 for k in range(high, start) if k in context.classes)
                add(tables.edge[side, form, lowers[high], min(cues, 3)])
            else:
                add(tables.edge[side, form, lowers[low - 1], 0])
        before_word, before_tag = (lowers[low - 1], tags[low - 1]) if low > first else ("B", "B")
        after_word, after_tag = (lowers[high], tags[high]) if high < last else ("E", "E")
        comma_follows = words[high] == "," if high < last else ""
        entries += (
            tables.word_before[before_word, side],
            tables.tag_before[before_tag, side, form, kind],
            tables.word_after[after_word, side],
            tables.ends[after_tag, tags[final_head], tags[high - 1], side],
            tables.inside[min(verbs, 2), min(commas, 3), side, comma_follows],
        )
        if verbs:
            add(tables.relative[relative])
        if commas:
            add(tables.comma_inside[comma_tags[0], comma_tags[1], comma_follows or False])
        add(tables.chunks[chunks, side])
        add(tables.alone("lk=" + links))
        # could the phrase have gone on?  what stands left of it inside the noun phrase chain
        if low > first and before_word in _LEFT_JOINS:
            p = low - 2
            add(tables.cut_left[before_word, side, tags[p] if p >= first and frame.chunk_of[p] >= 0 else ""])
        if high < last and after_word in _RIGHT_JOINS:
            add(tables.goes_on[after_word, tags[high + 1] if high + 1 < last else "E", side])
        if low == first:
            add(tables.opens_sentence[side, kind])
        governor, relation = frame.heads[head], frame.relations[head]
        where = (
            "cue"
            if governor == i
            else "none"
            if governor < 0
            else "in"
            if low <= governor < high
            else "of"
            if frame.heads[i] == governor
            else "x"
        )
        add(tables.governor[where, relation, side, main, form])
        if where == "x" and governor in context.classes:
            chain = i
            for _ in range(4):
                chain = frame.heads[chain]
                if chain < 0:
                    break
                if chain == governor:
                    add(tables.governor_chain[relation, side, form, frame.relations[i]])
                    break
        children = frame.children[head]
        left = bool(children) and children[0] < low
        right = "0"
        if high < last and frame.rightmost[head] >= high:
            right = frame.relations[next(k for k in children if k >= high)] + words[high]
        add(tables.cut_off[outside, left, right])
        if self.is_relative and frame.heads[i] == head:
            add(tables.holds_cue[side, form])
        add(tables.quoted[frame.quoted[low] >= 0, self.cue_quoted, kind])
        previous = self.previous
        if previous is not None and previous[0] >= 0:
            if span == previous:
                add(tables.same_again[form, min(gap, 4)])
            elif low < previous[1] and previous[0] < high:
                add(tables.over_previous[()])
        if context.bare:
            entries += (
                tables.bare_form[side, form, before_tag],
                tables.bare_size[size, side, kind],
                tables.alone("Zlk=" + links),
                tables.bare_inside[after_tag, chunks, verbs],
                tables.bare_before[(before_word,)],
            )
            if mid:
                add(tables.bare_cut[before_tag, tags[low], min(last - end, 3), side])
                add(tables.bare_word_cut[before_word, side])
        if context.war:
            add(tables.in_war[kind, side, form])
        cut = high < last and frame.chunk_of[high] == frame.chunk_of[high - 1] >= 0
        name_size = min(size, 4) if kind == "NAME" else 0
        if cut or mid or name_size:
            add(tables.chunk_edges[name_size, mid, tags[high] if cut else "", side])
        return entries

    def _describe_nothing(self, tables: SimpleNamespace) -> list:
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
