"""Named features of the boundary of content that lies next to the cue: where content starts, or ends, there.

:class:`AfterGroups` and :class:`BeforeGroups` name them, group by group; :class:`NearChoice` says of the
boundaries on one side of a cue what values the groups take.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from attrib.extraction.content_spans import BREAKS
from attrib.extraction.source_spans import cue_start
from attrib.language.frames import CLOSERS, SAYING_TIMES
from attrib.model import Span

from .cue import CueContext, complement_type, head_type
from .tables import join_names, name_tables

_EDGES = BREAKS | CLOSERS


class _BetweenGroups:
    """What lies between the cue and the boundary, on both sides."""

    @staticmethod
    def much_between(opener: bool, verb_on: str, that: str | None) -> list[str]:
        names = ["skipsq"] if opener else []
        if verb_on:
            names.append("skipsv" + verb_on)
        return [*names, "skipsthat" + that] if that is not None else names

    @staticmethod
    def time() -> list[str]:
        return ["time"]


class AfterGroups(_BetweenGroups):
    """Features of a start behind the cue.

    ``at`` is what it opens, ``previous`` the word before it, ``gap`` its distance (8 at most), ``main``
    the cue's first class.
    """

    @staticmethod
    def place(order: int, gap: int, main: str) -> list[str]:
        return [f"o={order}", f"d={gap}", f"d={min(gap, 3)}{main}"]

    @staticmethod
    def place_of_lemma(gap: int, lemma: str) -> list[str]:
        return [f"d={gap}{lemma}"]

    @staticmethod
    def opener(at: str, gap: int, main: str) -> list[str]:
        return ["at=" + at, f"at={at}d{gap}", f"atk={at}{main}d{min(gap, 2)}"]

    @staticmethod
    def previous(previous: str, at: str) -> list[str]:
        return ["pv=" + previous, "pvat=" + previous + at]

    @staticmethod
    def word(word: str) -> list[str]:
        return ["w=" + word]

    @staticmethod
    def tags(inverted: bool, gap: int, tag: str, before: str) -> list[str]:
        return [f"inv={inverted}{gap}", "t=" + tag, "tt=" + before + tag]

    @staticmethod
    def category(category: str, gap: int, at: str) -> list[str]:
        return [f"cat={category}{gap}{at}"]

    @staticmethod
    def quotes(starts: bool, inside: bool, cue_inside: bool, mid_chunk: bool) -> list[str]:
        names = [f"qs={starts}{inside}{cue_inside}"]
        return [*names, "midchunk"] if mid_chunk else names

    @staticmethod
    def top(governor: str, relation: str, gap: int, main: str) -> list[str]:
        return [f"dn={governor}{relation}{gap}", "dnk=" + governor + relation + main]

    @staticmethod
    def noun(kind: str, gap: int, main: str) -> list[str]:
        return [f"ht={kind}{gap}", f"hk={kind}{main}{gap}"]

    @staticmethod
    def bare_place(gap: int, main: str) -> list[str]:
        return [f"Zd={gap}", f"Zd={min(gap, 3)}{main}"]

    @staticmethod
    def bare_opener(at: str, gap: int, main: str) -> list[str]:
        return ["Zat=" + at, f"Zat={at}d{gap}", f"Zatk={at}{main}d{min(gap, 2)}"]


class BeforeGroups(_BetweenGroups):
    """Features of an end before the cue.

    ``at`` is the mark or tag behind it, ``previous`` the tag before it, ``gap`` its distance (8 at most),
    ``main`` the cue's first class.
    """

    @staticmethod
    def place(order: int, gap: int, main: str) -> list[str]:
        return [f"o={order}", f"d={gap}", f"d={min(gap, 3)}{main}"]

    @staticmethod
    def edge(at: str, previous: str, gap: int, main: str) -> list[str]:
        return ["at=" + at, "pv=" + previous, f"atd={at}{gap}", "pvat=" + previous + at, f"atk={at}{main}"]

    @staticmethod
    def sentence(is_previous: bool, no_source: bool, gap: int, tag: str, at: str) -> list[str]:
        return [f"prev={is_previous}", f"src={no_source}{gap}", f"form={tag}{gap}{at}"]

    @staticmethod
    def quotes(closes: bool, cue_inside: bool) -> list[str]:
        return [f"qc={closes}{cue_inside}"]

    @staticmethod
    def previous_sentence(closes: bool, at_edge: bool, word: str) -> list[str]:
        return [f"prevq={closes}{at_edge}{word}"]

    @staticmethod
    def bare(gap: int, main: str, at: str, previous: str) -> list[str]:
        short = min(gap, 3)
        return [
            f"Zd={gap}",
            f"Zd={short}{main}",
            "Zat=" + at,
            "Zpv=" + previous,
            f"Zatd={at}{short}",
            "Zpvat=" + previous + at,
            f"Zatk={at}{main}",
        ]


NEAR_GROUPS = {"A": AfterGroups, "B": BeforeGroups}


class NearChoice:
    """Features of the boundaries next to one cue on side "A" or "B"."""

    def __init__(self, context: CueContext, number: int, source: Span, side: str):
        seg = context.seg
        cand = context.candidates[number]
        self.context, self.cand, self.side = context, cand, side
        self.cue = i = cand.head
        self.main = cand.classes[0] if cand.classes else "-"
        self.lemma = seg.lemmas[i]
        self.first, self.last = seg.sentence_tokens[seg.sentence_of[i]]
        self.cue_quoted = context.frame.quoted[i] >= 0
        self.no_source = source[0] < 0
        self.inverted = source[0] > i
        if side == "A":
            self.edge = max(cand.tokens[-1] + 1, source[1] if self.inverted else 0)
        else:
            start = cue_start(context, number)
            self.edge = source[0] if 0 <= source[0] < start else start

    def describe(self, tables: SimpleNamespace, p: int, order: int) -> list[Any]:
        """Return the entries of the tables for ``p``, the ``order``-th start or exclusive end proposed."""
        if self.side == "A":
            entries = self._describe_start(tables, p, min(order, 8))
            self._add_between(tables, entries, self.edge, p, p)
        else:
            entries = self._describe_end(tables, p, min(order, 8))
            self._add_between(tables, entries, p, self.edge, p)
        return entries

    def _describe_start(self, tables: SimpleNamespace, p: int, order: int) -> list[Any]:
        context, main, lemma, i = self.context, self.main, self.lemma, self.cue
        seg, frame = context.seg, context.frame
        tags, quoted, heads = seg.tags, frame.quoted, frame.heads
        alone, none = tables.alone, tables.none
        gap = min(p - self.edge, 8)
        short, shortest = min(gap, 3), min(gap, 2)
        at = complement_type(seg, p, self.last)
        previous = seg.lowers[p - 1] if p > self.first else "B"
        chunk = frame.chunk_of[p]
        inside = quoted[p] >= 0
        top = p
        for _ in range(30):
            if heads[top] < p:
                break
            top = heads[top]
        entries = [
            tables.place[order, gap, main],
            tables.place_of_lemma[short, lemma],
            tables.opener[at, short, main],
            alone(f"atl={at}{lemma}d{shortest}", none),
            tables.previous[previous, at],
            alone("pvk=" + previous + main, none),
            tables.word[(seg.lowers[p],)],
            tables.tags[self.inverted, short, tags[p], tags[p - 1]],
            alone(f"lw={lemma}_{previous}_{shortest}", none),
            tables.category[self.cand.category, short, at],
            tables.quotes[
                inside and (p == 0 or quoted[p - 1] != quoted[p]),
                inside,
                self.cue_quoted,
                chunk >= 0 and frame.chunks[chunk][0] < p,
            ],
            tables.top["cue" if heads[top] == i else "x", frame.relations[top], shortest, main],
        ]
        if chunk >= 0:
            entries.append(tables.noun[head_type(seg, frame.chunk_heads[chunk]), shortest, main])
        if context.bare:
            entries += (
                tables.bare_place[gap, main],
                alone(f"Zd={short}{lemma}", none),
                tables.bare_opener[at, short, main],
                alone(f"Zatl={at}{lemma}d{shortest}", none),
            )
        return entries

    def _describe_end(self, tables: SimpleNamespace, p: int, order: int) -> list[Any]:
        context, main, first, last = self.context, self.main, self.first, self.last
        seg, quoted = context.seg, context.frame.quoted
        words, tags = seg.words, seg.tags
        gap = min(self.edge - p, 8)
        short = min(gap, 3)
        at = "E" if p >= last else words[p] if words[p] in _EDGES else tags[p]
        previous = tags[p - 1] if p > 0 else "B"
        closes = p > 0 and quoted[p - 1] >= 0 and (p >= len(quoted) or quoted[p] != quoted[p - 1])
        entries = [
            tables.place[order, gap, main],
            tables.edge[at, previous, short, main],
            tables.sentence[p <= first, self.no_source, short, tags[self.cue], at],
            tables.quotes[closes, self.cue_quoted],
        ]
        if p <= first:
            at_edge = self.edge == first
            entries.append(tables.previous_sentence[closes, at_edge, words[p - 1] if p else ""])
        if context.bare:
            entries.append(tables.bare[gap, main, at, previous])
        return entries

    def _add_between(self, tables: SimpleNamespace, entries: list[Any], low: int, high: int, p: int) -> None:
        if high <= low:
            return
        seg, running = self.context.seg, self.context.running
        lowers = seg.lowers
        if high - low <= 3:
            entries.append(tables.alone("btw=" + "_".join(lowers[low:high]), tables.none))
        else:
            inner = min(high, self.last)
            opener = running.openers[high] > running.openers[low]
            verb_on = self.side if running.finite[high] > running.finite[low] else ""
            that = None
            if inner > low and running.that[inner] > running.that[low]:
                that = str(lowers[p - 1] == "that") if p else ""
            entries.append(tables.alone("btt=" + "_".join(seg.tags[low : low + 4]), tables.none))
            entries.append(tables.much_between[opener, verb_on, that])
        if not SAYING_TIMES.isdisjoint(lowers[low : min(high, low + 6)]):
            entries.append(tables.time[()])


def near_features(context: CueContext, number: int, source: Span, side: str, p: int, order: int) -> list[str]:
    """Return features of one boundary next to the cue: ``p`` is a start ("A") or an exclusive end ("B")."""
    choice = NearChoice(context, number, source, side)
    return join_names(choice.describe(name_tables(NEAR_GROUPS[side]), p, order))
