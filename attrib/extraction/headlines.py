"""Headlines that end in who said it: "Raid kills 14, rescuers say", "Bridge is safe, says court".

A headline has no full stop, so its reporting clause is looked for at its very end, behind a comma or a
closing quotation mark; what stands before it is what is said, and never the story below.
"""

from __future__ import annotations

from attrib.language.form.speakers import is_name, is_role, sounds_like_people
from attrib.language.frames import DASHES
from attrib.language.headline_verbs import is_headline_verb
from attrib.language.lemmas import lemmatise
from attrib.model import Segmentation, Span, Turn
from attrib.rules.load import load_families, load_lexicon

LONGEST_SPEAKER = 7  # tokens
MOST_TOLD = 4  # tokens of those who are told: "father | tells | MPs"
_CLOSERS = frozenset(("'", '"', "’", "”", "''", "»"))
_HEARD = ("speech", "think")  # families of verbs that end a headline: "..., police say", "..., inquiry finds"
_OBJECTING = ("deny", "accuse")  # which have an object behind them: "..., blames software"
_RULING = ("order", "promise")  # and classes of others: "..., rules court", "..., vows mayor"
_ASIDE = ("as", "amid", "after", "while", "during", "over", "in", "on", "at", "before", "ahead")
_TELLING = ("tell", "assure", "remind")
_FINITE = ("VBZ", "VBP", "VBD", "VB", "NN", "NNS", "VBN", "JJ")


def find_headline_turns(segmentation: Segmentation) -> list[Turn]:
    """Return who speaks at the end of the halves of a document's headline."""
    seg = segmentation
    title = next((region.span for region in seg.regions if region.kind == "title"), None)
    if title is None:
        return []
    numbers = [k for k, (start, end) in enumerate(seg.sentences) if title[0] <= start and end <= title[1]]
    turns = (_read_sentence(seg, number) for number in numbers if number not in seg.asides)
    return [turn for turn in turns if turn is not None]


def _read_sentence(seg: Segmentation, number: int) -> Turn | None:
    """Return who speaks at the end of a headline or of a half of it."""
    first, last = seg.sentence_tokens[number]
    joint = max((k for k in range(first + 2, last - 1) if seg.words[k] in (",", *_CLOSERS)), default=None)
    if joint is not None and seg.words[joint + 1] in DASHES:
        return None  # "‘It was starved’ – vet" is signed
    if joint is not None and _says(seg, joint + 1, ruling=True):  # ", says Qatar | as strikes go on"
        last = next((k for k in range(joint + 3, last) if seg.lowers[k] in _ASIDE), last)
    if joint is None or not 2 <= last - joint - 1 <= LONGEST_SPEAKER + 1:
        return None
    found = _find_speaker(seg, joint, last)
    if found is None:
        return None
    source, verb = found
    if seg.tags[source[1] - 1][:2] not in ("NN", "PR", "CD"):
        return None  # "..., reasons unclear"
    if any(seg.tags[k][:2] in ("VB", "MD", "PR") and not _is_inner(seg, k) for k in range(*source)):
        return None
    end = joint if seg.words[joint] == "," else joint + 1
    begin = max((k + 1 for k in range(first + 1, joint - 1) if seg.words[k] == ";"), default=first)
    return Turn(
        "headline", _span(seg, source), (seg.starts[verb], seg.ends[verb]), (_span(seg, (begin, end)),)
    )


def _find_speaker(seg: Segmentation, joint: int, last: int) -> tuple[Span, int] | None:
    """Return who speaks behind the mark that ends what is said, and the verb that says so.

    Behind a verb it has to be somebody: ", says court", not ", denies wrongdoing".
    """
    if _says(seg, last - 1) and not any(_says(seg, k, strict=True) for k in range(joint + 1, last - 1)):
        return (joint + 1, last - 1), last - 1
    quoted = seg.words[joint] in _CLOSERS or seg.words[joint - 1] in _CLOSERS
    loose = quoted or seg.lowers[joint + 1].endswith("s")  # ", rules court" looks like a plural
    if _says(seg, joint + 1, strict=not loose, ruling=True):
        who = seg.text[seg.starts[joint + 2] : seg.ends[last - 1]]
        said = seg.lowers[joint + 1] in ("say", "says", "said")
        return ((joint + 2, last), joint + 1) if said or _is_somebody(who) else None
    for verb in range(joint + 2, last - 1):
        if _lemmas(seg, verb).isdisjoint(_TELLING) or last - verb - 1 > MOST_TOLD:
            continue
        if all(seg.tags[k][:2] in ("NN", "JJ", "CD", "DT", "PR") for k in range(verb + 1, last)):
            return (joint + 1, verb), verb
    return None


def _is_somebody(who: str) -> bool:
    return is_role(who) or is_name(who) or sounds_like_people(who.split()[-1])


def _lemmas(seg: Segmentation, k: int) -> frozenset[str]:
    word = seg.lowers[k]
    return frozenset((seg.lemmas[k], lemmatise(word, "VBZ"), lemmatise(word, "VBD"), word))


def _says(seg: Segmentation, k: int, *, strict: bool = False, ruling: bool = False) -> bool:
    """Whether a token is, or could be, a verb of saying in a finite form ("say", "warns", "admitted").

    ``ruling``: a verb of ordering or promising too.
    """
    if seg.tags[k] not in (_FINITE[:3] if strict else _FINITE) and not is_headline_verb(seg.words[k]):
        return False
    lexicon, families = load_lexicon(), load_families()
    for lemma in _lemmas(seg, k):
        entry = lexicon.verbs.get(lemma)
        if entry is None:
            continue
        if ruling and entry.classes[0] in _OBJECTING:
            continue
        heard = families.get(entry.classes[0]) in _HEARD or "manner" in entry.classes
        if heard or ruling and entry.classes[0] in _RULING:
            return True
    return False


def _is_inner(seg: Segmentation, k: int) -> bool:
    """Participles inside the speaker's name are none of its verbs ("displaced families say")."""
    return seg.tags[k] in ("VBN", "VBG")


def _span(seg: Segmentation, tokens: Span) -> Span:
    return seg.starts[tokens[0]], seg.ends[tokens[1] - 1]
