"""Named features of the boundary of content that lies away from the cue: where content before it starts.

:class:`StartGroups` names them, group by group; :class:`BeforeStarts` says of the starts of one end what
values the groups take.
"""

from __future__ import annotations

from bisect import bisect_left
from types import SimpleNamespace
from typing import Any

from attrib.language.frames import MARK_TAGS

from .cue import CueContext, head_type
from .tables import join_names, name_tables


class StartGroups:
    """Features of a start before the cue.

    ``tag`` and ``word`` are those at the start, ``previous`` the word before it (B: it opens the
    sentence, Q: it lies before the sentence), ``main`` the cue's first class.  ``half`` is a distance by two.
    """

    @staticmethod
    def edge(tag: str, previous: str) -> list[str]:
        return ["at=" + tag, "pv=" + previous, "pvat=" + previous + tag]

    @staticmethod
    def length(length: int, opens_sentence: bool, main: str) -> list[str]:
        return [
            f"n={min(length, 10)}",
            f"n={length // 6}",
            f"sent={opens_sentence}",
            f"sentk={opens_sentence}{main}",
        ]

    @staticmethod
    def quotes(ends_quoted: bool, same: bool, opens: bool, at_first: bool, before_first: bool) -> list[str]:
        return [f"q={ends_quoted}{same}{opens}", f"qs={ends_quoted}{opens}{at_first}{before_first}"]

    @staticmethod
    def finite(inside: int, left: int, previous: str) -> list[str]:
        return [f"v={inside}", f"vl={left}{previous}"]

    @staticmethod
    def bare_tags(before: str, tag: str) -> list[str]:
        return ["Zt" + before + tag]

    @staticmethod
    def bare_place(opens_sentence: bool, half: int) -> list[str]:
        return [f"Zs{opens_sentence}{half}"]

    @staticmethod
    def tag_before(tag: str) -> list[str]:
        return ["pt=" + tag]

    @staticmethod
    def left(distance: int, previous: str) -> list[str]:
        return [f"left={distance}{previous}"]

    @staticmethod
    def cue_left(name: str) -> list[str]:
        return ["cl=" + name]

    @staticmethod
    def cue_gap(gap: int, previous: str) -> list[str]:
        return [f"cld={gap}{previous}"]

    @staticmethod
    def tops(count: int, relations: str, spills: bool, crosses: bool) -> list[str]:
        return [f"dtops={count}", "dtopr=" + relations, f"dspill={spills}", f"dcross={crosses}"]

    @staticmethod
    def noun(kind: str, whole: str) -> list[str]:
        return ["h=" + kind, "onechunk" + whole] if whole else ["h=" + kind]


class BeforeStarts:
    """Features of the starts of content that ends (exclusively) at ``near`` before the cue."""

    def __init__(self, context: CueContext, number: int, near: int):
        seg = context.seg
        cand = context.candidates[number]
        self.context, self.number, self.near = context, number, near
        self.head = cand.head
        self.main = cand.classes[0] if cand.classes else "-"
        self.first = seg.sentence_tokens[seg.sentence_of[max(near - 1, 0)]][0]
        self.quotation = context.frame.quoted[near - 1]

    def features(self, far: int) -> list[str]:
        """Return the named features of the start ``far``."""
        return join_names(self.describe(name_tables(StartGroups), far))

    def describe(self, tables: SimpleNamespace, far: int) -> list[Any]:
        """Return the entries of the tables for the start ``far``."""
        context, near, first, main = self.context, self.near, self.first, self.main
        seg, frame, finite = context.seg, context.frame, context.running.finite
        lowers, tags, quoted = seg.lowers, seg.tags, frame.quoted
        alone, none = tables.alone, tables.none
        opens_sentence = far == first
        previous = lowers[far - 1] if far > first else "B" if opens_sentence else "Q"
        at_tag = tags[far]
        ends_quoted = self.quotation >= 0
        entries = [
            tables.edge[at_tag, previous],
            tables.length[near - far, opens_sentence, main],
            alone("w=" + lowers[far], none),
            alone("pvk=" + previous + main, none),
            alone("form=" + tags[self.head] + previous, none),
            tables.quotes[
                ends_quoted,
                ends_quoted and quoted[far] == self.quotation,
                quoted[far] >= 0 and (far == 0 or quoted[far - 1] != quoted[far]),
                opens_sentence,
                far < first,
            ],
            tables.finite[
                min(finite[near] - finite[far], 2), max(0, min(finite[far] - finite[first], 2)), previous
            ],
        ]
        if context.bare:
            entries += (
                alone("Z" + previous, none),
                tables.bare_tags[tags[far - 1] if far > 0 else "B", at_tag],
                tables.bare_place[opens_sentence, min((far - first) // 2, 6)],
                alone("Zw" + lowers[far], none),
            )
        if far > first:
            entries += (tables.tag_before[(tags[far - 1],)], tables.left[min(far - first, 8), previous])
            at = bisect_left(context.heads, far, 0, self.number) - 1
            if at >= 0 and context.heads[at] >= first:
                cue = context.heads[at]
                entries += (
                    tables.cue_left[(context.classes[cue],)],
                    tables.cue_gap[min(far - cue, 3), previous],
                )
        entries.append(self._describe_tops(tables, far))
        if far <= first:
            entries.append(alone("initial=" + lowers[far], none))
        chunk = frame.chunk_of[far]
        if chunk >= 0:
            whole = tags[self.head] if near == frame.chunks[chunk][1] else ""
            entries.append(tables.noun[head_type(seg, frame.chunk_heads[chunk]), whole])
        return entries

    def _describe_tops(self, tables: SimpleNamespace, far: int) -> Any:
        frame, near, cue, tags = self.context.frame, self.near, self.head, self.context.seg.tags
        heads, children = frame.heads, frame.children
        tops = [
            k
            for k, governor in enumerate(heads[far:near], far)
            if not far <= governor < near and tags[k] not in MARK_TAGS
        ]
        names = [("cue" if heads[k] == cue else "x") + frame.relations[k] for k in tops[:3]]
        spills = any([heads[k] == cue and children[k] and children[k][0] < far for k in tops])
        crosses = any([far <= governor < near for governor in heads[self.first : far]])
        return tables.tops[min(len(tops), 4), "_".join(names), spills, crosses]
