"""Named features of a cue candidate: the frame it stands in, before any span is built.

The features see what the verb takes (that-clause, infinitive, object, quotation, question word), what
kind of subject it has, auxiliaries, modality, negation, the words around it, its place in sentence and
quotation, and the classes of the lexicon, so that rare cues borrow from common ones.
"""

from __future__ import annotations

from attrib.language.frames import CLOSERS, OPENERS, Frame, RunningCounts, VerbGroup, verb_group
from attrib.model import CueCandidate, Segmentation
from attrib.rules.load import load_families

_FIRST = frozenset(("i", "we", "my", "our", "me", "us"))
_SECOND = frozenset(("you", "your"))
_THIRD = frozenset(("he", "she", "his", "her"))
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow "
    "earlier later recently".split()
)
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_COMPLEMENTS = frozenset(
    "that to as of for on in about with by against at from how why what whether if "
    "like not and but or when because into over it there".split()
)
_WAR = frozenset(
    "killed troops rebels rebel army fighters airstrike airstrikes shelling militants civilians "
    "regime syria syrian syrias opposition "
    "bombing forces ceasefire soldiers wounded bombardment militant insurgents clashes".split()
)
WAR_SHARE = 2.0


def is_bare(seg: Segmentation) -> bool:
    """Return whether the text has lost its commas, as some archives have: hardly one in 200 tokens."""
    return len(seg.words) > 40 and 200 * seg.words.count(",") < len(seg.words)


def war_density(seg: Segmentation) -> float:
    """Return how many of a hundred words belong to the vocabulary of armed conflict."""
    return 100.0 * sum(map(_WAR.__contains__, seg.lowers)) / max(len(seg.lowers), 1)


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
        "war",
        "open",
        "running",
        "spans",
        "barred",
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
        self.war = war_density(seg) > WAR_SHARE
        self.running = RunningCounts(seg, frame)
        self.spans: dict = {}  # what source features say of a span, whatever the cue
        self.barred = {(-1, -1): False}  # spans that hold what no source does; no source at all is none

    def group(self, i: int) -> VerbGroup:
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


def cue_features(context: CueContext, number: int) -> list[str]:
    """Return the names of the features of candidate ``number`` (all binary)."""
    seg, frame = context.seg, context.frame
    cand = context.candidates[number]
    words, lowers, lemmas, tags = seg.words, seg.lowers, seg.lemmas, seg.tags
    i = cand.head
    sentence = seg.sentence_of[i]
    first, last = seg.sentence_tokens[sentence]
    lemma, tag, low = lemmas[i], tags[i], lowers[i]
    end = cand.tokens[-1] + 1
    start = cand.tokens[0]
    verb = tag[:2] == "VB"
    classes = cand.classes or ("-",)
    main = classes[0]
    family = load_families().get(main, "-")
    features = ["b", "l=" + lemma, "t=" + tag, "w=" + low, "c=" + cand.category, "r=" + cand.rule]
    add = features.append
    for name in classes[:3]:
        add("k=" + name)
    if len(cand.tokens) > 1:
        add("ml=" + " ".join(lemmas[k] for k in cand.tokens))
    if verb:
        group = context.group(i)
        left = group.start - 1
        form = (
            tag
            + ("P" if group.passive else "")
            + ("H" if group.perfect else "")
            + ("I" if group.infinitive else "")
        )
        add("g=" + form)
        add("gk=" + form + main)
        if group.modal:
            add("m=" + group.modal)
            add("mk=" + main)
            add("ml1=" + lemma + group.modal)
        if group.negated:
            add("neg")
            add("negk=" + main)
        if group.passive:
            add("pl=" + lemma)
        add("gl=" + lemma + form)
    else:
        left = start - 1
        form = tag
    # what comes after
    after = complement_type(seg, end, last)
    after2 = complement_type(seg, end + 1, last)
    add("a=" + after)
    add("aa=" + after + after2)
    add("al=" + lemma + after)
    add("ak=" + main + after)
    add("alt=" + lemma + after + form)
    add("akt=" + main + after + form)
    for k in (1, 2, 3):
        p = end + k - 1
        if p < last:
            add(f"+{k}w=" + lowers[p])
            add(f"+{k}t=" + tags[p])
        else:
            add(f"+{k}=E")
        p = start - k
        if p >= first:
            add(f"-{k}w=" + lowers[p])
            add(f"-{k}t=" + tags[p])
        else:
            add(f"-{k}=B")
    if end < last:
        add("l+w=" + lemma + lowers[end])
        if end + 1 < last:
            add("t+2=" + tags[end] + tags[end + 1])
            if after == "PRP-acc" or tags[end][0] == "N" or tags[end] in ("DT", "PRP$", "JJ"):
                # what follows the object: "told reporters that", "asked him to"
                chunk = frame.chunk_of[end]
                if chunk >= 0:
                    p = frame.chunks[chunk][1]
                    beyond = complement_type(seg, p, last)
                    add("ob=" + beyond)
                    add("obk=" + main + beyond)
                    add("obl=" + lemma + beyond)
                    head = frame.chunk_heads[chunk]
                    add("oh=" + lemmas[head])
                    add("ohk=" + main + head_type(seg, head))
                    add("lo=" + lemma + lemmas[head])
                    add("lot=" + lemma + head_type(seg, head))
            elif tags[end] in ("IN", "TO") and end + 1 < last and frame.chunk_of[end + 1] >= 0:
                head = frame.chunk_heads[frame.chunk_of[end + 1]]
                add("pp=" + lowers[end] + head_type(seg, head))
                add("lp=" + lemma + lowers[end])
                add("ph=" + lemmas[head])
    # what comes before: the subject
    if left >= first:
        add("-t=" + tags[left])
        add("-w=" + lowers[left])
        add("-tg=" + tags[left] + form)
        add("-wl=" + lowers[left] + "_" + lemma)
    subject = ""
    chunk = frame.chunk_of[left] if left >= first else -1
    gap = 0
    while chunk < 0 and left - gap > first and gap < 6:
        gap += 1
        chunk = frame.chunk_of[left - gap]
    if chunk >= 0 and left >= first:
        head = frame.chunk_heads[chunk]
        subject = head_type(seg, head)
        add("s=" + subject)
        add("sk=" + subject + main)
        add("sl=" + subject + lemma)
        add("sh=" + lemmas[head])
        add("shk=" + lemmas[head] + main)
        add(f"sg={min(gap, 4)}")
        add(f"sg={min(gap, 4)}" + subject)
        if gap == 0:
            add("s0=" + subject + after)
            add("s0l=" + lemma + subject + after)
            before = frame.chunks[chunk][0] - 1
            add("sb=" + (lowers[before] if before >= first else "B"))
            add("sbt=" + (tags[before] if before >= first else "B"))
        if gap and gap < 4:
            between = left - gap + 1
            add("gapw=" + " ".join(lowers[between : left + 1]))
            if lowers[between] in _RELATIVE or tags[left] in ("WP", "WDT"):
                add("rel")
                add("relk=" + main)
    else:
        add("s=0")
        add("s0k=" + main)
    if verb and (tag in ("VB", "VBG", "VBN")):
        # the word that governs an infinitive or participle: "wants to | say", "continued | saying"
        govern = left
        while (
            govern >= first and govern > left - 5 and not (tags[govern][0] == "V" or tags[govern][0] in "NJ")
        ):
            govern -= 1
        if govern >= first and govern > left - 5:
            add("gov=" + lemmas[govern])
            add("govk=" + lemmas[govern] + main)
            add("govt=" + tags[govern] + form)
            if govern in context.classes:
                add("govc=" + context.classes[govern])
                add("govck=" + context.classes[govern] + main + form)
    if left >= first and words[left] == ",":
        add("comma" + form)
        add("commak=" + form + main)
        add("commal=" + form + lemma)
    if left >= first and tags[left] == "CC":
        add("cc")
        # coordination: the class of the verb before
        at = _index_before(context, number)
        if at is not None:
            add("ccc=" + context.classes[at])
            add("cck=" + context.classes[at] + main)
    # neighbours among the candidates of the sentence
    if number > 0 and context.heads[number - 1] >= first:
        previous = context.heads[number - 1]
        add("prev=" + lemmas[previous])
        add("pc=" + context.classes[previous])
        add("pck=" + context.classes[previous] + main)
        add(f"pd={min(i - previous, 8)}")
        add(f"pdc={min(i - previous, 4)}" + context.classes[previous])
    else:
        add("first")
        add("firstk=" + main)
    if number + 1 < len(context.heads) and context.heads[number + 1] < last:
        following = context.heads[number + 1]
        add("nl=" + lemmas[following])
        add("nc=" + context.classes[following])
        add("nck=" + context.classes[following] + main)
        add(f"ndc={min(following - i, 4)}" + context.classes[following])
    else:
        add("lastc")
        add("lastk=" + main)
    saying = None
    k = number - 1
    while k >= 0 and context.heads[k] >= first:
        if context.classes[context.heads[k]] in ("say", "tell", "add"):
            saying = True
            break
        k -= 1
    if saying:
        add("aftersay")
        add("aftersayk=" + main)
    relation, governor = frame.relations[i], frame.heads[i]
    add("dr=" + relation)
    add("drk=" + relation + main)
    if governor >= 0:
        add("dg=" + relation + lemmas[governor])
        add("dgt=" + relation + tags[governor])
    kids = frame.children[i]
    names = [frame.relations[k] + ("<" if k < i else ">") for k in kids]
    for name in names:
        add("dc=" + name)
        add("dck=" + name + main)
        add("dcl=" + name + lemma)
    for k, name in zip(kids, names):
        if frame.relations[k] in ("nsubj", "nsubjpass", "dobj", "nmod", "xcomp", "ccomp", "advcl"):
            add("dcc=" + name + lemmas[k])
            add("dccl=" + name + head_type(seg, k) + lemma)
            add("dcck=" + name + head_type(seg, k) + main)
    add("dcs=" + "".join(n for n in names if n[:2] in ("ns", "do", "cc", "xc", "pa", "nm", "ad"))[:24])
    # quotations
    inside = frame.quoted[i]
    if inside >= 0:
        low_q, high_q = frame.quotation_tokens[inside]
        size = high_q - low_q
        add("q")
        add(f"q{min(size // 4, 5)}")
        add("qk=" + main)
        add("qs=" + subject)
        if low_q >= first and high_q <= last and size < 8:
            add("qshort")
    else:
        # a quotation right before or after
        if end < last and (frame.quoted[end] >= 0 or (end + 1 < last and frame.quoted[end + 1] >= 0)):
            add("q>")
            add("q>k=" + main)
        pos = left
        steps = 0
        while pos >= first and steps < 8 and frame.quoted[pos] < 0:
            pos -= 1
            steps += 1
        if pos >= first and frame.quoted[pos] >= 0:
            add(f"<q{min(steps, 4)}")
            add("<qk=" + main)
            add("<qs=" + subject)
        elif pos < first and first > 0 and frame.quoted[first - 1] >= 0:
            add("<Q")
            add("<Qk=" + main)
        pos = end
        while pos < last and frame.quoted[pos] < 0 and pos - end < 30:
            pos += 1
        if pos < last and frame.quoted[pos] >= 0:
            add("q>>")
            add("q>>k=" + main)
    # place in the sentence
    add(f"p={min((i - first) // 3, 6)}")
    add(f"e={min((last - i) // 3, 6)}")
    if last - end <= 1:
        add("final")
        add("finalk=" + main)
    if words[last - 1] == "?":
        add("?")
        add("?k=" + main)
    if sentence in seg.headlines:
        add("head")
        add("headk=" + main)
    if sentence == 0:
        add("s#0")
    add("K=" + family)
    add("Kf=" + family + form)
    add("Ka=" + family + after)
    add("Kaf=" + family + after + form)
    add("Ks=" + family + subject)
    add("Ksa=" + family + subject + after)
    add(f"Kg={family}{min(gap, 2)}{subject}{form}")
    add("Kd=" + family + frame.relations[i])
    add("Kdc=" + family + "".join(n for n in names if n[:2] in ("ns", "do", "cc", "xc"))[:20])
    if number > 0 and context.heads[number - 1] >= first:
        add("Kp=" + load_families().get(context.classes[context.heads[number - 1]], "-") + family)
    add(f"Kq={family}{inside >= 0}")
    if context.war:
        features += [
            "W",
            "Wk=" + main,
            "Wl=" + lemma,
            "Wak=" + main + after,
            "Wf=" + form + main,
            "Ws=" + subject + main,
            "Wc=" + cand.category,
            "WK=" + family,
            "WKf=" + family + form,
            "WKa=" + family + after,
            "WKs=" + family + subject,
            "Wdr=" + relation + main,
        ]
        if saying:
            features += ["Wsaid", "Wsaidk=" + main]
    if context.bare:
        features += ["Z", "Zk=" + main, "Zf=" + form + main]
    return features


def _index_before(context: CueContext, number: int) -> int | None:
    if number == 0:
        return None
    previous = context.heads[number - 1]
    return (
        previous
        if context.seg.sentence_of[previous] == context.seg.sentence_of[context.heads[number]]
        else None
    )
