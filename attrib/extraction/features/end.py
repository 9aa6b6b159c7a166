"""Named features of the boundary of content that lies away from the cue: where content behind it ends.

:class:`EndGroups` names them, group by group; :class:`AfterEnds` says of the ends of one start what
values the groups take.  What all ends of one start share is computed once.
"""

from __future__ import annotations

from bisect import bisect_left
from types import SimpleNamespace
from typing import Any

from attrib.language.frames import CLOSERS, MARK_TAGS, SAYING_TIMES

from .cue import CueContext, complement_type
from .tables import join_names, name_tables

_DASHES = frozenset((";", "—", "–", "--"))


class EndGroups:
    """Features of an end behind the cue.

    ``word`` and ``tag`` are those at the end (the first outside), ``final`` is whether the sentence
    ends there too, ``kind`` what the content opens with, ``main`` the cue's first class.  Lengths and
    counts come in coarse steps: ``half`` and ``third`` are tokens by two and by three.
    """

    @staticmethod
    def edge(word: str, tag: str) -> list[str]:
        return ["at=" + tag, "aw=" + word]

    @staticmethod
    def length(final: bool, length: int, kind: str) -> list[str]:
        return [
            "fin" if final else "mid",
            f"n={min(length, 10)}",
            f"n={length // 6}{final}",
            f"kn={kind}{min(length, 4)}",
            f"kf={kind}{final}",
        ]

    @staticmethod
    def kind(kind: str, tag: str) -> list[str]:
        return ["ka=" + kind + tag]

    @staticmethod
    def main(main: str, final: bool, tag: str) -> list[str]:
        return [f"k={main}{final}", "ka2=" + main + tag]

    @staticmethod
    def one_phrase(main: str, lemma: str, final: bool, bare: bool) -> list[str]:
        names = [f"one{final}", f"onek={main}{final}", f"onel={lemma}{final}"]
        return [*names, f"Zone={main}{final}"] if bare else names

    @staticmethod
    def tags(before: str, tag: str) -> list[str]:
        return ["pt=" + before + tag]

    @staticmethod
    def word_before(word: str) -> list[str]:
        return ["pw=" + word]

    @staticmethod
    def quotes(starts: bool, same: bool, closes: bool, final: bool, reaches: bool) -> list[str]:
        return [f"q={starts}{same}{closes}", f"qf={starts}{closes}{final}", f"dright={reaches}"]

    @staticmethod
    def tops(count: int, relations: str, spill: str, final: bool) -> list[str]:
        return [f"dtops={count}", "dtopr=" + relations, f"dspill={spill}{final}"]

    @staticmethod
    def finite(finite: int, kind: str, final: bool) -> list[str]:
        return [f"v={finite}{kind}", f"vf={finite}{final}{kind}"]

    @staticmethod
    def finite_main(finite: int, main: str, tag: str) -> list[str]:
        return [f"vk={finite}{main}{tag}"]

    @staticmethod
    def next_tags(tag: str, following: str, next_but_one: str) -> list[str]:
        return ["at2=" + tag + following, "at3=" + tag + following + next_but_one]

    @staticmethod
    def rest(half: int) -> list[str]:
        return [f"rest={half}"]

    @staticmethod
    def cue_ahead(gap: int, word: str) -> list[str]:
        return [f"nc={gap}{word}"]

    @staticmethod
    def cue_near(name: str, tag: str, cue_tag: str, lemma: str) -> list[str]:
        return ["ncc=" + name + tag, "nct=" + cue_tag + tag + name, "ncl=" + lemma + tag]

    @staticmethod
    def no_cue_ahead(tag: str) -> list[str]:
        return ["nonc" + tag]

    @staticmethod
    def comma(finite: int, kind: str, commas: int, more: int) -> list[str]:
        return [f"cv={finite}{kind}", f"cc={commas}", f"cm={min(commas, 2)}{more}"]

    @staticmethod
    def beyond_comma(word: str, tag: str, kind: str, finite: int, quoted: bool) -> list[str]:
        names = ["c+" + word, "c+t" + tag + kind, f"c+v{tag}{finite}"]
        return [*names, "c+q"] if quoted else names

    @staticmethod
    def time(word: str, main: str, rest: int) -> list[str]:
        return ["time" + word + main, f"time{rest}"]

    @staticmethod
    def chunk_starts(tag: str) -> list[str]:
        return ["chunkstart" + tag]

    @staticmethod
    def attached(where: str, relation: str) -> list[str]:
        return ["da=" + where + relation]

    @staticmethod
    def attached_kind(where: str, relation: str, kind: str) -> list[str]:
        return ["dak=" + where + relation + kind]

    @staticmethod
    def attached_tags(where: str, tag: str, governor: str, reaches: bool) -> list[str]:
        return ["dat=" + where + tag + governor, f"dx={reaches}{where}"]

    @staticmethod
    def lemma(lemma: str) -> list[str]:
        return ["fl=" + lemma]

    @staticmethod
    def tail(word: str, time: bool) -> list[str]:
        return ["tail=" + word, "tailtime"] if time else ["tail=" + word]

    @staticmethod
    def marks(commas: int, kind: str, dashes: bool) -> list[str]:
        return [f"fc={commas}{kind}", f"fsemi={dashes}"]

    @staticmethod
    def swallows() -> list[str]:
        return ["swallow"]

    @staticmethod
    def swallows_participle(name: str) -> list[str]:
        return ["swg=" + name]

    @staticmethod
    def bare_kind(final: bool, kind: str, tag: str) -> list[str]:
        return [f"Z{final}{kind}", "Z" + kind + tag]

    @staticmethod
    def bare_word(word: str) -> list[str]:
        return ["Zw" + word]

    @staticmethod
    def bare_finite(finite: int, tag: str, kind: str) -> list[str]:
        return [f"Zv{finite}{tag}{kind}"]

    @staticmethod
    def bare_tags(before: str, tag: str, following: str) -> list[str]:
        return ["Z2" + tag + following, "Zp" + before + tag + following]

    @staticmethod
    def bare_length(third: int, final: bool, kind: str) -> list[str]:
        return [f"Zn{third}{final}{kind}"]

    @staticmethod
    def bare_main(main: str, tag: str) -> list[str]:
        return ["Zk" + main + tag]


class AfterEnds:
    """Features of the ends of content that starts at token ``near`` behind the cue."""

    def __init__(self, context: CueContext, number: int, near: int):
        seg, frame = context.seg, context.frame
        self.context, self.number, self.near = context, number, near
        cand = context.candidates[number]
        self.head = cand.head
        self.main = cand.classes[0] if cand.classes else "-"
        self.lemma = seg.lemmas[cand.head]
        self.last = last = seg.sentence_tokens[seg.sentence_of[near]][1]
        words, tags = seg.words, seg.tags
        stop = last
        while stop > near + 1 and (words[stop - 1] in (".", "?", "!") or words[stop - 1] in CLOSERS):
            stop -= 1
        self.stop = stop
        self.kind = complement_type(seg, near, last)
        self.starts_quoted = frame.quoted[near] >= 0
        chunk = frame.chunk_of[near]
        # "claimed | the attack | in a statement"
        self.phrase_end = frame.chunks[chunk][1] if chunk >= 0 else -1
        # counts and reaches from ``near`` on: entry k is for the tokens near .. near + k (exclusive)
        heads, right = frame.heads, frame.rightmost
        self.tops = [0]
        self.furthest_head, self.furthest_child = [-1], [-1]
        self.top_tokens: list[int] = []
        head_reach = child_reach = -1
        for k in range(near, last):
            governor = heads[k]
            if governor < near and tags[k] not in MARK_TAGS:
                self.top_tokens.append(k)
            self.tops.append(len(self.top_tokens))
            if governor > head_reach:
                head_reach = governor
            if right[k] > child_reach:
                child_reach = right[k]
            self.furthest_head.append(head_reach)
            self.furthest_child.append(child_reach)
        names = [("cue" if heads[k] == self.head else "x") + frame.relations[k] for k in self.top_tokens[:3]]
        self.top_names = ["_".join(names[:k]) for k in range(4)]
        # the tops whose children may lie outside: those that hang on the cue
        self.reaching = [frame.rightmost[k] if heads[k] == self.head else -1 for k in self.top_tokens[:3]]

    def features(self, far: int) -> list[str]:
        """Return the named features of the exclusive end ``far``."""
        return join_names(self.describe(name_tables(EndGroups), far))

    def describe(self, tables: SimpleNamespace, far: int) -> list[Any]:
        """Return the entries of the tables for the exclusive end ``far``."""
        context, near, last, kind, main = self.context, self.near, self.last, self.kind, self.main
        seg, frame = context.seg, context.frame
        lowers, tags, quoted, finite_before = seg.lowers, seg.tags, frame.quoted, context.running.finite
        inside = far < last
        at_word, at_tag = (lowers[far], tags[far]) if inside else ("E", "E")
        final = far >= self.stop
        length = far - near
        finite = finite_before[far] - finite_before[near]
        if finite > 2:
            finite = 2
        before = tags[far - 1]
        quotation = quoted[far - 1]
        top_count = self.tops[length]
        count = min(top_count, 3)
        spill = ""
        for t, reach in zip(self.top_tokens[:count], self.reaching):
            if reach >= far:
                spill = frame.relations[frame.children[t][bisect_left(frame.children[t], far)]]
                break
        entries = [
            tables.edge[at_word, at_tag],
            tables.length[final, length, kind],
            tables.kind[kind, at_tag],
            tables.main[main, final, at_tag],
            tables.tags[before, at_tag],
            tables.word_before[(lowers[far - 1],)],
            tables.quotes[
                self.starts_quoted,
                self.starts_quoted and quotation == quoted[near],
                quotation >= 0 and (far >= len(quoted) or quoted[far] != quotation),
                final,
                self.furthest_head[length] >= far,
            ],
            tables.tops[min(top_count, 4), self.top_names[count], spill, final],
            tables.finite[finite, kind, final],
            tables.finite_main[finite, main, at_tag],
        ]
        if far == self.phrase_end:
            entries.append(tables.one_phrase[main, self.lemma, final, context.bare])
        if final:
            self._add_final(tables, entries, far)
        else:
            self._add_inner(tables, entries, far, at_word, at_tag)
        if context.bare:
            entries += (
                tables.bare_kind[final, kind, at_tag],
                tables.bare_word[(at_word,)],
                tables.bare_finite[finite, at_tag, kind],
                tables.bare_tags[before, at_tag, tags[far + 1] if far + 1 < last else "E"],
                tables.bare_length[min(length // 3, 8), final, kind],
                tables.bare_main[main, at_tag],
            )
        return entries

    def _add_inner(
        self, tables: SimpleNamespace, entries: list[Any], far: int, at_word: str, at_tag: str
    ) -> None:
        context, near, last, kind, main = self.context, self.near, self.last, self.kind, self.main
        seg, frame, running = context.seg, context.frame, context.running
        lowers, tags, heads = seg.lowers, seg.tags, frame.heads
        add, alone, none = entries.append, tables.alone, tables.none
        next_word, next_tag = (lowers[far + 1], tags[far + 1]) if far + 1 < last else ("E", "E")
        third_word, third_tag = (lowers[far + 2], tags[far + 2]) if far + 2 < last else ("", "E")
        rest = last - far
        entries += (
            alone("aw2=" + at_word + next_word, none),
            tables.next_tags[at_tag, next_tag, third_tag],
            alone("lk=" + self.lemma + at_word, none),
            alone("kaw=" + main + at_word, none),
            alone("kindw=" + kind + at_word, none),
            tables.rest[(min(rest // 2, 10),)],
            alone(f"restt={min(rest // 4, 5)}{at_word}", none),
        )
        at = bisect_left(context.heads, far)
        if at < len(context.heads) and context.heads[at] < last:
            cue = context.heads[at]
            gap = cue - far
            add(tables.cue_ahead[min(gap, 5), at_word if len(at_word) < 5 else "w"])
            if gap <= 3:
                add(tables.cue_near[context.classes[cue], at_tag, tags[cue], seg.lemmas[cue]])
        else:
            add(tables.no_cue_ahead[(at_tag,)])
        if at_word == ",":
            commas = running.commas[far] - running.commas[near]
            more = running.commas[last] - running.commas[far] - 1
            finite = running.finite[far] - running.finite[near]
            add(tables.comma[finite, kind, min(commas, 3), min(more, 2)])
            if far + 1 < last:
                later = min(running.finite[last] - running.finite[far + 1], 2)
                quoted = frame.quoted[far + 1] >= 0 and not self.starts_quoted
                add(tables.beyond_comma[next_word, next_tag, kind, later, quoted])
        if at_word in SAYING_TIMES or next_word in SAYING_TIMES or third_word in SAYING_TIMES:
            add(tables.time[at_word, main, min(rest, 6)])
        chunk = frame.chunk_of[far]
        if chunk >= 0 and frame.chunks[chunk][0] == far:
            add(tables.chunk_starts[(tags[far - 1],)])
        attach = far
        while attach < last and (heads[attach] >= far or tags[attach] in MARK_TAGS):
            attach += 1
        if attach < last:
            governor = heads[attach]
            where = (
                "root"
                if governor < 0
                else "in"
                if governor >= near
                else "cue"
                if governor == self.head
                else "left"
            )
            relation = frame.relations[attach]
            entries += (
                tables.attached[where, relation],
                tables.alone("daw=" + where + at_word, tables.none),
                tables.attached_kind[where, relation, kind],
                tables.attached_tags[
                    where,
                    at_tag,
                    tags[governor] if governor >= 0 else "",
                    self.furthest_child[far - near] >= far,
                ],
            )

    def _add_final(self, tables: SimpleNamespace, entries: list[Any], far: int) -> None:
        context, near, stop = self.context, self.near, self.stop
        lowers, tags, words = context.seg.lowers, context.seg.tags, context.seg.words
        commas = context.running.commas
        entries.append(tables.lemma[(self.lemma,)])
        tail = next((k for k in range(stop - 1, max(near, stop - 6), -1) if tags[k] == "IN"), -1)
        if tail > 0:
            entries.append(tables.tail[lowers[tail], not SAYING_TIMES.isdisjoint(lowers[tail:stop])])
        dashes = not _DASHES.isdisjoint(words[near:far])
        entries.append(tables.marks[min(commas[far] - commas[near], 4), self.kind, dashes])
        at = max(bisect_left(context.heads, near), self.number + 1)
        if at < len(context.heads) and context.heads[at] < far:
            entries.append(tables.swallows[()])
            for cue in context.heads[at : at + 7]:
                if near < cue < far and tags[cue] == "VBG" and words[cue - 1] == ",":
                    entries.append(tables.swallows_participle[(context.classes[cue],)])
