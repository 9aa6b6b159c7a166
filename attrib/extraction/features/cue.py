"""Named features of a cue candidate: the frame it stands in, before any span is built.

The features see what the verb takes (that-clause, infinitive, object, quotation, question word), what
kind of subject it has, auxiliaries, modality, negation, the words around it, its place in sentence and
quotation, and the classes of the lexicon, so that rare cues borrow from common ones.
"""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from attrib.language.frames import CLOSERS, OPENERS, Frame, RunningCounts, VerbGroup, verb_group
from attrib.model import CueCandidate, Segmentation, Span
from attrib.package_files import read_package_file
from attrib.rules.load import load_families

from .tables import join_names, name_tables

_FIRST = frozenset(("i", "we", "my", "our", "me", "us"))
_SECOND = frozenset(("you", "your"))
_THIRD = frozenset(("he", "she", "his", "her"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_COMPLEMENTS = frozenset(
    "that to as of for on in about with by against at from how why what whether if "
    "like not and but or when because into over it there".split()
)
WAR_SHARE = (
    1.25  # of a hundred words: above it a text is war news; nine in ten annotated articles on a war are
)
_SAYING = frozenset(("say", "tell", "add"))
_PLACES = (("+1", "-1"), ("+2", "-2"), ("+3", "-3"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "nmod", "xcomp", "ccomp", "advcl"))
# the beginnings of the relations that are told in one feature: subjects, objects, clauses, modifiers
_TOLD_CHILDREN = frozenset(("ns", "do", "cc", "xc", "pa", "nm", "ad"))
_FAMILY_CHILDREN = frozenset(("ns", "do", "cc", "xc"))


def is_bare(seg: Segmentation) -> bool:
    """Return whether the text has lost its commas, as some archives have: hardly one in 200 tokens."""
    return len(seg.words) > 40 and 200 * seg.words.count(",") < len(seg.words)


def war_density(seg: Segmentation) -> float:
    """Return how many of a hundred words belong to the vocabulary of armed conflict."""
    return 100.0 * sum(map(load_war_words().__contains__, seg.lowers)) / max(len(seg.lowers), 1)


@lru_cache(maxsize=1)
def load_war_words() -> frozenset[str]:
    """Return the words of armed conflict (``data/war_words.csv``): of any war, no country among them."""
    return frozenset(read_package_file("war_words.csv").split()[1:])


def gate_features(seg: Segmentation, cand: CueCandidate) -> list[str]:
    """Return the few features by which hopeless candidates are left out before anything is parsed."""
    i, end = cand.head, cand.tokens[-1] + 1
    first, last = seg.sentence_tokens[seg.sentence_of[i]]
    lemma, tag = seg.lemmas[i], seg.tags[i]
    main = cand.classes[0] if cand.classes else "-"
    before = cand.tokens[0] - 1
    word, left = (seg.lowers[before], seg.tags[before]) if before >= first else ("^", "^")
    following, right = (seg.lowers[end], seg.tags[end]) if end < last else ("$", "$")
    return [
        "b",
        "l=" + lemma,
        "lt=" + lemma + tag,
        "k=" + main,
        "kt=" + main + tag,
        "r=" + cand.rule,
        "p=" + word,
        "pt=" + left + tag,
        "pk=" + left + main,
        "n=" + following,
        "nt=" + right + tag,
        "nk=" + right + main,
        "nl=" + right + lemma,
        "pl=" + left + lemma,
    ]


class CueContext:
    """What several cue features share about one document: computed once.

    ``open`` are the numbers of the candidates worth scoring; the others only stand by as neighbours.
    """

    __slots__ = (
        "seg",
        "frame",
        "candidates",
        "heads",
        "classes",
        "groups",
        "bare",
        "density",
        "war",
        "families",
        "open",
        "running",
        "spans",
        "barred",
        "reached",
    )

    def __init__(
        self,
        seg: Segmentation,
        frame: Frame,
        candidates: list[CueCandidate],
        open_numbers: list[int] | None = None,
    ):
        self.seg = seg
        self.frame = frame
        self.candidates = candidates
        self.heads = [c.head for c in candidates]
        self.open = list(range(len(candidates))) if open_numbers is None else open_numbers
        self.classes = {c.head: (c.classes[0] if c.classes else "-") for c in candidates}
        self.groups: dict[int, VerbGroup] = {}
        self.bare = is_bare(seg)
        self.density = war_density(seg)
        self.war = self.density > WAR_SHARE
        self.families = load_families()
        self.running = RunningCounts(seg, frame)
        self.spans: dict[Span, Any] = {}  # what source features say of a span, whatever the cue
        # spans that hold what no source does; no source at all is none
        self.barred: dict[Span, bool] = {(-1, -1): False}
        self.reached: dict[Any, Any] = {}  # answers of attrib.extraction.reach (@kept), by question

    def family(self, token: int) -> str:
        """Return the family of the class of the cue whose head a token is, "" where it is none."""
        return self.families.get(self.classes.get(token, "-"), "")

    def group(self, i: int) -> VerbGroup:
        """Return the verb group that ends at token ``i``."""
        found = self.groups.get(i)
        if found is None:
            found = self.groups[i] = verb_group(self.seg, i)
        return found


def head_type(seg: Segmentation, chunk_head: int) -> str:
    """Return a coarse type of the noun phrase headed by a token: pronoun class, name, or noun."""
    low, tag = seg.lowers[chunk_head], seg.tags[chunk_head]
    if tag in ("PRP", "PRP$"):
        if low in _FIRST:
            return "I"
        if low in _SECOND:
            return "you"
        if low in _THIRD:
            return "he"
        return low
    if tag in ("NNP", "NNPS"):
        return "NAME"
    if tag in ("NN", "NNS"):
        return tag
    return tag


def complement_type(seg: Segmentation, i: int, last: int) -> str:
    """Return what token ``i`` opens after a cue: that, to, wh, a quotation, a noun phrase, a clause..."""
    if i >= last:
        return "END"
    word, low, tag = seg.words[i], seg.lowers[i], seg.tags[i]
    if word in OPENERS or word in CLOSERS:
        return "QUOTE"
    if low in _COMPLEMENTS:
        return low
    if tag in ("WP", "WRB", "WDT", "WP$"):
        return "wh"
    if tag == "PRP":
        return "PRP-" + ("nom" if low in ("he", "she", "they", "we", "i") else "acc")
    if tag[:2] == "VB" or tag == "MD":
        return tag
    return tag


class CueGroups:
    """The features of a cue candidate.

    ``lemma`` and ``form`` are the candidate's (the form: its tag, and P, H, I where it is passive, perfect,
    an infinitive), ``main`` is its first class of the lexicon and ``family`` that class's family, ``after``
    what it opens on (:func:`complement_type`), ``subject`` the type of the noun phrase before it
    (:func:`head_type`).  The groups of ``family``, ``war`` and ``bare`` say the same as others in wider
    terms, or of such texts alone.
    """

    @staticmethod
    def itself(lemma: str, tag: str, word: str, category: str, rule: str) -> list[str]:
        return ["b", "l=" + lemma, "t=" + tag, "w=" + word, "c=" + category, "r=" + rule]

    @staticmethod
    def classes(*classes: str) -> list[str]:
        return ["k=" + name for name in classes]

    @staticmethod
    def phrase(lemmas: str) -> list[str]:
        return ["ml=" + lemmas]

    @staticmethod
    def form(form: str, main: str) -> list[str]:
        return ["g=" + form, "gk=" + form + main]

    @staticmethod
    def form_of_lemma(form: str, lemma: str) -> list[str]:
        return ["gl=" + lemma + form]

    @staticmethod
    def modal(modal: str, main: str, lemma: str) -> list[str]:
        return ["m=" + modal, "mk=" + main, "ml1=" + lemma + modal]

    @staticmethod
    def negated(main: str) -> list[str]:
        return ["neg", "negk=" + main]

    @staticmethod
    def passive(lemma: str) -> list[str]:
        return ["pl=" + lemma]

    @staticmethod
    def takes(after: str, next_after: str) -> list[str]:
        return ["a=" + after, "aa=" + after + next_after]

    @staticmethod
    def lemma_takes(lemma: str, after: str, form: str) -> list[str]:
        return ["al=" + lemma + after, "alt=" + lemma + after + form]

    @staticmethod
    def class_takes(main: str, after: str, form: str) -> list[str]:
        return ["ak=" + main + after, "akt=" + main + after + form]

    @staticmethod
    def tag_around(place: str, tag: str) -> list[str]:
        return [f"{place}t={tag}"]

    @staticmethod
    def edge_around(place: str, edge: str) -> list[str]:
        return [f"{place}={edge}"]

    @staticmethod
    def next_tags(tag: str, following: str) -> list[str]:
        return ["t+2=" + tag + following]

    @staticmethod
    def beyond_object(beyond: str, main: str, lemma: str) -> list[str]:
        return ["ob=" + beyond, "obk=" + main + beyond, "obl=" + lemma + beyond]

    @staticmethod
    def object(head: str, kind: str, main: str, lemma: str) -> list[str]:
        return ["oh=" + head, "ohk=" + main + kind, "lot=" + lemma + kind]

    @staticmethod
    def preposition(word: str, kind: str, lemma: str) -> list[str]:
        return ["pp=" + word + kind, "lp=" + lemma + word]

    @staticmethod
    def prepositional_object(head: str) -> list[str]:
        return ["ph=" + head]

    @staticmethod
    def before(tag: str, word: str, form: str) -> list[str]:
        return ["-t=" + tag, "-w=" + word, "-tg=" + tag + form]

    @staticmethod
    def subject(subject: str, gap: int, main: str, lemma: str) -> list[str]:
        return [
            "s=" + subject,
            "sk=" + subject + main,
            "sl=" + subject + lemma,
            f"sg={gap}",
            f"sg={gap}{subject}",
        ]

    @staticmethod
    def subject_head(head: str, main: str) -> list[str]:
        return ["sh=" + head, "shk=" + head + main]

    @staticmethod
    def subject_beside(subject: str, after: str, lemma: str) -> list[str]:
        return ["s0=" + subject + after, "s0l=" + lemma + subject + after]

    @staticmethod
    def before_subject(word: str, tag: str) -> list[str]:
        return ["sb=" + word, "sbt=" + tag]

    @staticmethod
    def relative(main: str) -> list[str]:
        return ["rel", "relk=" + main]

    @staticmethod
    def no_subject(main: str) -> list[str]:
        return ["s=0", "s0k=" + main]

    @staticmethod
    def governor(lemma: str, tag: str, main: str, form: str) -> list[str]:
        return ["gov=" + lemma, "govk=" + lemma + main, "govt=" + tag + form]

    @staticmethod
    def governing_cue(name: str, main: str, form: str) -> list[str]:
        return ["govc=" + name, "govck=" + name + main + form]

    @staticmethod
    def behind_comma(form: str, main: str, lemma: str) -> list[str]:
        return ["comma" + form, "commak=" + form + main, "commal=" + form + lemma]

    @staticmethod
    def joined() -> list[str]:
        return ["cc"]

    @staticmethod
    def joined_to(name: str, main: str) -> list[str]:
        return ["ccc=" + name, "cck=" + name + main]

    @staticmethod
    def cue_before(lemma: str, name: str, distance: int, main: str) -> list[str]:
        return [
            "prev=" + lemma,
            "pc=" + name,
            "pck=" + name + main,
            f"pd={min(distance, 8)}",
            f"pdc={min(distance, 4)}{name}",
        ]

    @staticmethod
    def first_cue(main: str) -> list[str]:
        return ["first", "firstk=" + main]

    @staticmethod
    def cue_behind(lemma: str, name: str, distance: int, main: str) -> list[str]:
        return ["nl=" + lemma, "nc=" + name, "nck=" + name + main, f"ndc={distance}{name}"]

    @staticmethod
    def last_cue(main: str) -> list[str]:
        return ["lastc", "lastk=" + main]

    @staticmethod
    def behind_saying(main: str, war: bool) -> list[str]:
        names = ["aftersay", "aftersayk=" + main]
        return [*names, "Wsaid", "Wsaidk=" + main] if war else names

    @staticmethod
    def relation(relation: str, main: str) -> list[str]:
        return ["dr=" + relation, "drk=" + relation + main]

    @staticmethod
    def hangs_on(relation: str, lemma: str, tag: str) -> list[str]:
        return ["dg=" + relation + lemma, "dgt=" + relation + tag]

    @staticmethod
    def child(name: str, main: str) -> list[str]:
        return ["dc=" + name, "dck=" + name + main]

    @staticmethod
    def child_of_lemma(name: str, lemma: str) -> list[str]:
        return ["dcl=" + name + lemma]

    @staticmethod
    def argument(name: str, kind: str, main: str, lemma: str) -> list[str]:
        return ["dccl=" + name + kind + lemma, "dcck=" + name + kind + main]

    @staticmethod
    def children(names: str) -> list[str]:
        return ["dcs=" + names[:24]]

    @staticmethod
    def inside_quotation(size: int, main: str, subject: str, short: bool) -> list[str]:
        names = ["q", f"q{size}", "qk=" + main, "qs=" + subject]
        return [*names, "qshort"] if short else names

    @staticmethod
    def before_quotation(main: str) -> list[str]:
        return ["q>", "q>k=" + main]

    @staticmethod
    def behind_quotation(steps: int, main: str, subject: str) -> list[str]:
        return [f"<q{steps}", "<qk=" + main, "<qs=" + subject]

    @staticmethod
    def behind_quoted_sentence(main: str) -> list[str]:
        return ["<Q", "<Qk=" + main]

    @staticmethod
    def quotation_ahead(main: str) -> list[str]:
        return ["q>>", "q>>k=" + main]

    @staticmethod
    def place(from_start: int, from_end: int) -> list[str]:
        return [f"p={from_start}", f"e={from_end}"]

    @staticmethod
    def final(main: str) -> list[str]:
        return ["final", "finalk=" + main]

    @staticmethod
    def question(main: str) -> list[str]:
        return ["?", "?k=" + main]

    @staticmethod
    def headline(main: str) -> list[str]:
        return ["head", "headk=" + main]

    @staticmethod
    def first_sentence() -> list[str]:
        return ["s#0"]

    @staticmethod
    def family(family: str, form: str, after: str) -> list[str]:
        return ["K=" + family, "Kf=" + family + form, "Ka=" + family + after, "Kaf=" + family + after + form]

    @staticmethod
    def family_subject(family: str, subject: str, after: str) -> list[str]:
        return ["Ks=" + family + subject, "Ksa=" + family + subject + after]

    @staticmethod
    def family_gap(family: str, gap: int, subject: str, form: str) -> list[str]:
        return [f"Kg={family}{gap}{subject}{form}"]

    @staticmethod
    def family_relation(family: str, relation: str, quoted: bool) -> list[str]:
        return ["Kd=" + family + relation, f"Kq={family}{quoted}"]

    @staticmethod
    def family_children(family: str, names: str) -> list[str]:
        return ["Kdc=" + family + names[:20]]

    @staticmethod
    def families(before: str, family: str) -> list[str]:
        return ["Kp=" + before + family]

    @staticmethod
    def war(main: str, lemma: str, category: str, relation: str) -> list[str]:
        return ["W", "Wk=" + main, "Wl=" + lemma, "Wc=" + category, "Wdr=" + relation + main]

    @staticmethod
    def war_frame(main: str, after: str, form: str, subject: str) -> list[str]:
        return ["Wak=" + main + after, "Wf=" + form + main, "Ws=" + subject + main]

    @staticmethod
    def war_family(family: str, after: str, form: str, subject: str) -> list[str]:
        return ["WK=" + family, "WKf=" + family + form, "WKa=" + family + after, "WKs=" + family + subject]

    @staticmethod
    def bare(main: str, form: str) -> list[str]:
        return ["Z", "Zk=" + main, "Zf=" + form + main]


class CueView:
    """What the groups ask of one candidate: its words, what stands around it and what it takes."""

    __slots__ = (
        "context",
        "number",
        "cand",
        "head",
        "sentence",
        "first",
        "last",
        "start",
        "end",
        "left",
        "lemma",
        "tag",
        "form",
        "main",
        "group",
        "after",
        "chunk",
        "gap",
        "subject",
        "children",
    )

    def __init__(self, context: CueContext, number: int):
        seg, frame = context.seg, context.frame
        self.context, self.number = context, number
        self.cand = cand = context.candidates[number]
        self.head = i = cand.head
        self.sentence = seg.sentence_of[i]
        self.first, self.last = first, last = seg.sentence_tokens[self.sentence]
        self.start, self.end = cand.tokens[0], cand.tokens[-1] + 1
        self.lemma, self.tag = seg.lemmas[i], seg.tags[i]
        self.main = cand.classes[0] if cand.classes else "-"
        self.group = group = context.group(i) if self.tag[:2] == "VB" else None
        self.form, self.left = self.tag, self.start - 1
        if group is not None:
            self.left = group.start - 1
            self.form += ("P" if group.passive else "") + ("H" if group.perfect else "")
            self.form += "I" if group.infinitive else ""
        self.after = complement_type(seg, self.end, last)
        # the noun phrase before the verb, at most six words away
        left, chunk, gap = self.left, -1, 0
        if left >= first:
            chunk = frame.chunk_of[left]
            while chunk < 0 and left - gap > first and gap < 6:
                gap += 1
                chunk = frame.chunk_of[left - gap]
        self.chunk, self.gap = chunk, gap
        self.subject = head_type(seg, frame.chunk_heads[chunk]) if chunk >= 0 else ""
        self.children = [frame.relations[k] + ("<" if k < i else ">") for k in frame.children[i]]

    def describe(self, tables: SimpleNamespace) -> list[Any]:
        """Return the entries of the tables of :class:`CueGroups`, group after group."""
        entries: list[Any] = []
        self._add_itself(tables, entries)
        self._add_takes(tables, entries)
        self._add_around(tables, entries)
        self._add_object(tables, entries)
        self._add_subject(tables, entries)
        self._add_governor(tables, entries)
        self._add_neighbours(tables, entries)
        self._add_parse(tables, entries)
        self._add_quotations(tables, entries)
        self._add_place(tables, entries)
        self._add_family(tables, entries)
        self._add_kinds_of_text(tables, entries)
        return entries

    def _add_itself(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add the word, its classes, its voice, mood and negation."""
        seg, cand, lemma, main, group = self.context.seg, self.cand, self.lemma, self.main, self.group
        entries += (
            tables.itself[lemma, self.tag, seg.lowers[self.head], cand.category, cand.rule],
            tables.classes[cand.classes[:3] or ("-",)],
        )
        if len(cand.tokens) > 1:
            entries.append(tables.phrase[(" ".join([seg.lemmas[k] for k in cand.tokens]),)])
        if group is None:
            return
        entries += (tables.form[self.form, main], tables.form_of_lemma[self.form, lemma])
        if group.modal:
            entries.append(tables.modal[group.modal, main, lemma])
        if group.negated:
            entries.append(tables.negated[(main,)])
        if group.passive:
            entries.append(tables.passive[(lemma,)])

    def _add_takes(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add what the candidate opens on."""
        after = self.after
        entries += (
            tables.takes[after, complement_type(self.context.seg, self.end + 1, self.last)],
            tables.lemma_takes[self.lemma, after, self.form],
            tables.class_takes[self.main, after, self.form],
        )

    def _add_around(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add words and tags of three tokens on both sides."""
        lowers, tags = self.context.seg.lowers, self.context.seg.tags
        alone, none = tables.alone, tables.none
        for k, (behind, before) in enumerate(_PLACES, 1):
            p = self.end + k - 1
            if p < self.last:
                entries += (alone(behind + "w=" + lowers[p], none), tables.tag_around[behind, tags[p]])
            else:
                entries.append(tables.edge_around[behind, "E"])
            p = self.start - k
            if p >= self.first:
                entries += (alone(before + "w=" + lowers[p], none), tables.tag_around[before, tags[p]])
            else:
                entries.append(tables.edge_around[before, "B"])

    def _add_object(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add what follows and, behind an object ("told reporters | that"), what follows that."""
        seg, frame, end, last = self.context.seg, self.context.frame, self.end, self.last
        lowers, lemmas, tags, lemma, main = seg.lowers, seg.lemmas, seg.tags, self.lemma, self.main
        if end >= last:
            return
        entries.append(tables.alone("l+w=" + lemma + lowers[end], tables.none))
        if end + 1 >= last:
            return
        tag = tags[end]
        entries.append(tables.next_tags[tag, tags[end + 1]])
        if self.after == "PRP-acc" or tag[0] == "N" or tag in ("DT", "PRP$", "JJ"):
            chunk = frame.chunk_of[end]
            if chunk >= 0:
                head = frame.chunk_heads[chunk]
                beyond = complement_type(seg, frame.chunks[chunk][1], last)
                entries += (
                    tables.beyond_object[beyond, main, lemma],
                    tables.object[lemmas[head], head_type(seg, head), main, lemma],
                    tables.alone("lo=" + lemma + lemmas[head], tables.none),
                )
        elif tag in ("IN", "TO") and frame.chunk_of[end + 1] >= 0:
            head = frame.chunk_heads[frame.chunk_of[end + 1]]
            entries += (
                tables.preposition[lowers[end], head_type(seg, head), lemma],
                tables.prepositional_object[(lemmas[head],)],
            )

    def _add_subject(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add the noun phrase before the verb and what stands between."""
        seg, frame, left, gap, main = self.context.seg, self.context.frame, self.left, self.gap, self.main
        lowers, tags, first, lemma, subject = seg.lowers, seg.tags, self.first, self.lemma, self.subject
        if left >= first:
            entries += (
                tables.before[tags[left], lowers[left], self.form],
                tables.alone(f"-wl={lowers[left]}_{lemma}", tables.none),
            )
        if self.chunk < 0:
            entries.append(tables.no_subject[(main,)])
            return
        head = frame.chunk_heads[self.chunk]
        entries += (
            tables.subject[subject, min(gap, 4), main, lemma],
            tables.subject_head[seg.lemmas[head], main],
        )
        if gap == 0:
            entries.append(tables.subject_beside[subject, self.after, lemma])
            before = frame.chunks[self.chunk][0] - 1
            inside = before >= first
            entries.append(
                tables.before_subject[lowers[before] if inside else "B", tags[before] if inside else "B"]
            )
        elif gap < 4:
            between = left - gap + 1
            entries.append(tables.alone("gapw=" + " ".join(lowers[between : left + 1]), tables.none))
            if lowers[between] in _RELATIVE or tags[left] in ("WP", "WDT"):
                entries.append(tables.relative[(main,)])

    def _add_governor(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add what an infinitive or participle hangs on ("wants to | say"), a comma or "and" before."""
        context, first, left, form, main = self.context, self.first, self.left, self.form, self.main
        seg = context.seg
        if left < first:
            return
        if self.tag in ("VB", "VBG", "VBN"):
            stop = max(first, left - 4)
            k = next((k for k in range(left, stop - 1, -1) if seg.tags[k][0] in "VNJ"), -1)
            if k >= 0:
                entries.append(tables.governor[seg.lemmas[k], seg.tags[k], main, form])
                if k in context.classes:
                    entries.append(tables.governing_cue[context.classes[k], main, form])
        if seg.words[left] == ",":
            entries.append(tables.behind_comma[form, main, self.lemma])
        if seg.tags[left] == "CC":
            entries.append(tables.joined[()])
            previous = self._cue_before()
            if previous is not None:
                entries.append(tables.joined_to[context.classes[previous], main])

    def _cue_before(self) -> int | None:
        """Return the head of the candidate before this one in the sentence."""
        if self.number == 0 or self.context.heads[self.number - 1] < self.first:
            return None
        return self.context.heads[self.number - 1]

    def _add_neighbours(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add the candidates before and behind this one in the sentence."""
        context, i, main = self.context, self.head, self.main
        heads, classes, lemmas = context.heads, context.classes, context.seg.lemmas
        previous = self._cue_before()
        if previous is not None:
            name = classes[previous]
            entries.append(tables.cue_before[lemmas[previous], name, min(i - previous, 8), main])
        else:
            entries.append(tables.first_cue[(main,)])
        if self.number + 1 < len(heads) and heads[self.number + 1] < self.last:
            following = heads[self.number + 1]
            name = classes[following]
            entries.append(tables.cue_behind[lemmas[following], name, min(following - i, 4), main])
        else:
            entries.append(tables.last_cue[(main,)])
        k = self.number - 1
        while k >= 0 and heads[k] >= self.first:
            if classes[heads[k]] in _SAYING:
                entries.append(tables.behind_saying[main, context.war])
                break
            k -= 1

    def _add_parse(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add what the candidate hangs on and what hangs on it."""
        seg, frame, main, lemma = self.context.seg, self.context.frame, self.main, self.lemma
        i, names = self.head, self.children
        relation, governor = frame.relations[i], frame.heads[i]
        entries.append(tables.relation[relation, main])
        if governor >= 0:
            entries.append(tables.hangs_on[relation, seg.lemmas[governor], seg.tags[governor]])
        for k, name in zip(frame.children[i], names):
            entries += (tables.child[name, main], tables.child_of_lemma[name, lemma])
            if frame.relations[k] in _ARGUMENTS:
                entries += (
                    tables.alone("dcc=" + name + seg.lemmas[k], tables.none),
                    tables.argument[name, head_type(seg, k), main, lemma],
                )
        kept = "".join([name for name in names if name[:2] in _TOLD_CHILDREN])
        entries.append(tables.children[(kept,)])

    def _add_quotations(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add whether the candidate stands in a quotation, and where else the nearest one is."""
        frame, first, last, end, main = self.context.frame, self.first, self.last, self.end, self.main
        quoted = frame.quoted
        inside = quoted[self.head]
        if inside >= 0:
            low, high = frame.quotation_tokens[inside]
            size = high - low
            short = low >= first and high <= last and size < 8
            entries.append(tables.inside_quotation[min(size // 4, 5), main, self.subject, short])
            return
        if end < last and (quoted[end] >= 0 or (end + 1 < last and quoted[end + 1] >= 0)):
            entries.append(tables.before_quotation[(main,)])
        pos, steps = self.left, 0
        while pos >= first and steps < 8 and quoted[pos] < 0:
            pos -= 1
            steps += 1
        if pos >= first and quoted[pos] >= 0:
            entries.append(tables.behind_quotation[min(steps, 4), main, self.subject])
        elif pos < first and first > 0 and quoted[first - 1] >= 0:
            entries.append(tables.behind_quoted_sentence[(main,)])
        stop = min(last, end + 31)
        if any([mark >= 0 for mark in quoted[end:stop]]):
            entries.append(tables.quotation_ahead[(main,)])

    def _add_place(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add where in the sentence the candidate stands, and in what sentence."""
        seg, i, last, main = self.context.seg, self.head, self.last, self.main
        entries.append(tables.place[min((i - self.first) // 3, 6), min((last - i) // 3, 6)])
        if last - self.end <= 1:
            entries.append(tables.final[(main,)])
        if seg.words[last - 1] == "?":
            entries.append(tables.question[(main,)])
        if self.sentence in seg.headlines:
            entries.append(tables.headline[(main,)])
        if self.sentence == 0:
            entries.append(tables.first_sentence[()])

    def _add_family(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add the family of the candidate's class with all that a class is told with."""
        context, form, after, subject = self.context, self.form, self.after, self.subject
        families = context.families
        family = families.get(self.main, "-")
        names = "".join([name for name in self.children if name[:2] in _FAMILY_CHILDREN])
        entries += (
            tables.family[family, form, after],
            tables.family_subject[family, subject, after],
            tables.family_gap[family, min(self.gap, 2), subject, form],
            tables.family_relation[
                family, context.frame.relations[self.head], context.frame.quoted[self.head] >= 0
            ],
            tables.family_children[family, names],
        )
        previous = self._cue_before()
        if previous is not None:
            entries.append(tables.families[families.get(context.classes[previous], "-"), family])

    def _add_kinds_of_text(self, tables: SimpleNamespace, entries: list[Any]) -> None:
        """Add what is told of war news and of text that lost its commas."""
        context, main, form, after, subject = self.context, self.main, self.form, self.after, self.subject
        if context.war:
            relation = context.frame.relations[self.head]
            entries += (
                tables.war[main, self.lemma, self.cand.category, relation],
                tables.war_frame[main, after, form, subject],
                tables.war_family[context.families.get(main, "-"), after, form, subject],
            )
        if context.bare:
            entries.append(tables.bare[main, form])


def cue_features(context: CueContext, number: int) -> list[str]:
    """Return the names of the features of candidate ``number`` (all binary)."""
    return join_names(CueView(context, number).describe(name_tables(CueGroups)))
