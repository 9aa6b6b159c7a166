"""Headlines that end in who said it: "Raid kills 14, rescuers say", "Bridge is safe, says court".

A headline has no full stop, so its reporting clause is looked for at its very end, behind a comma or a
closing quotation mark; what stands before it is what is said, and never the story below.
"""

from __future__ import annotations

from attrib.language.frames import DASHES
from attrib.language.lemmas import lemmatise
from attrib.model import Segmentation, Span, Turn
from attrib.rules.load import load_families, load_lexicon

LONGEST_SPEAKER = 7  # tokens
_CLOSERS = frozenset(("'", '"', "’", "”", "''", "»"))
_HEARD = ("speech", "think")  # families of verbs that end a headline: "..., police say", "..., inquiry finds"
_FINITE = ("VBZ", "VBP", "VBD", "VB", "NN", "NNS", "VBN", "JJ")


def find_headline_turn(segmentation: Segmentation) -> Turn | None:
    """Return who speaks at the end of a document's headline, or None."""
    seg = segmentation
    title = next((region.span for region in seg.regions if region.kind == "title"), None)
    if title is None:
        return None
    number = next((k for k, (start, _) in enumerate(seg.sentences) if start >= title[0]), None)
    if number is None:
        return None
    first, last = seg.sentence_tokens[number]
    if seg.ends[last - 1] != title[1]:
        return None
    joint = max((k for k in range(first + 2, last - 1) if seg.words[k] in (",", *_CLOSERS)), default=None)
    if joint is not None and seg.words[joint + 1] in DASHES:
        return None  # "‘It was starved’ – vet" is signed
    if joint is None or not 2 <= last - joint - 1 <= LONGEST_SPEAKER + 1:
        return None
    if _says(seg, last - 1) and not any(_says(seg, k, strict=True) for k in range(joint + 1, last - 1)):
        source, verb = (joint + 1, last - 1), last - 1
    elif _says(seg, joint + 1):
        source, verb = (joint + 2, last), joint + 1
    else:
        return None
    if any(seg.tags[k][:2] in ("VB", "MD", "PR") and not _is_inner(seg, k) for k in range(*source)):
        return None
    end = joint if seg.words[joint] == "," else joint + 1
    begin = max((k + 1 for k in range(first + 1, joint - 1) if seg.words[k] == ";"), default=first)
    return Turn(
        "headline", _span(seg, source), (seg.starts[verb], seg.ends[verb]), (_span(seg, (begin, end)),)
    )


def _says(seg: Segmentation, k: int, *, strict: bool = False) -> bool:
    """Whether a token is, or could be, a verb of saying in a finite form ("say", "warns", "admitted")."""
    if seg.tags[k] not in (_FINITE[:3] if strict else _FINITE):
        return False
    word = seg.lowers[k]
    lemmas = {seg.lemmas[k], lemmatise(word, "VBZ"), lemmatise(word, "VBD"), word}
    lexicon, families = load_lexicon(), load_families()
    return any(
        (entry := lexicon.verbs.get(lemma)) is not None and families.get(entry.classes[0]) in _HEARD
        for lemma in lemmas
    )


def _is_inner(seg: Segmentation, k: int) -> bool:
    """Participles inside the speaker's name are none of its verbs ("displaced families say")."""
    return seg.tags[k] in ("VBN", "VBG")


def _span(seg: Segmentation, tokens: Span) -> Span:
    return seg.starts[tokens[0]], seg.ends[tokens[1] - 1]
