"""Whether a clause calls something false: "the report is completely made up", "those photos are doctored"."""

from __future__ import annotations

from attrib.model import Segmentation

from .tables import BREAKS, MARKS, FalseTables

_REACH = 24  # tokens of a content in which its first clause has its verb
_LONGEST = 7  # tokens of what something is called
_ENDING = ("IN", "TO", "WDT", "WP", "WRB")  # tags of words at which what something is called ends


def calls_false(seg: Segmentation, start: int, stop: int, false: FalseTables) -> bool:
    """Tell whether the first clause of the tokens ``[start, stop)`` says that its subject is false."""
    for k in range(start, min(stop, start + _REACH)):
        if seg.lowers[k] in false.open:
            return False  # "it would be a lie to", "whether it was false"
        if seg.lemmas[k] == "be" and seg.tags[k][:2] == "VB" and k > start:
            return _is_false(seg, start, k, stop, false)
    return False


def _is_false(seg: Segmentation, start: int, verb: int, stop: int, false: FalseTables) -> bool:
    """Tell whether what stands behind the ``verb`` "be" calls the subject, ``[start, verb)``, false."""
    subject = {*seg.lemmas[start:verb], *seg.lowers[start:verb]}
    of_claim = not subject.isdisjoint(false.things)
    doubted = not subject.isdisjoint(false.doubted)
    for k in range(verb + 1, min(stop, verb + 1 + _LONGEST)):
        low = seg.lowers[k]
        if low in false.negators:
            return False
        if doubted and low in false.tales:
            return True
        if low in false.strong or of_claim and low in false.weak:
            return not _qualifies(seg, k, stop)
        if any(tuple(seg.lowers[k : k + len(phrase)]) == phrase for phrase in false.phrases):
            return True
        if seg.tags[k] in _ENDING or seg.words[k] in BREAKS and seg.words[k] not in MARKS:
            return False
    return False


def _qualifies(seg: Segmentation, k: int, stop: int) -> bool:
    """Tell whether a word describes a noun of its own behind it: "was a fake | passport", "wrong | to"."""
    following = seg.tags[k + 1] if k + 1 < stop else ""
    return following[:2] == "NN" and seg.tags[k][:2] == "JJ" or following == "TO"
