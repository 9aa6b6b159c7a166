"""What stands between people and what befell them: "A guard, Ana Brin, 34, who had been hit, | died"."""

from __future__ import annotations

from .reading import Sentence, Slot

_REACH = 34  # words that asides may take
_ENDS = frozenset((";", ":", "?", "!", "|", "(", ")"))
_MAX_CLAUSE = 24  # words of a relative clause


def skip_asides(sent: Sentence, i: int) -> int | None:
    """Return where the verb stands behind asides between commas that open at token ``i``."""
    if sent.word_at(i + 1) in sent.lists["says"]:
        return None  # ", says the attack …,"
    start = i
    for k in range(i + 1, min(i + _REACH, sent.size - 1)):
        word = sent.lower[k]
        if word in _ENDS or word == "." and len(sent.lower[k - 1]) > 1:
            return None
        if word != ",":
            continue
        if _is_verb(sent, k + 1):
            return k + 1
        if not _opens_aside(sent, start + 1) or not _opens_aside(sent, k + 1):
            return None
        start = k
    return None


def _is_verb(sent: Sentence, i: int) -> bool:
    """Tell whether a verb follows: "were found", "also lost their lives"."""
    while i < sent.size - 1 and sent.lower[i] in sent.lists["passed"]:
        i += 1
    verbs = sent.lexicon.auxiliaries
    return sent.lower[i] in verbs or i in sent.happenings


def _opens_aside(sent: Sentence, i: int) -> bool:
    """Tell whether an aside on the people before it begins: a relative clause, a name, an age."""
    name = sent.is_capital(i)
    age = sent.lower[i].isdigit()
    return sent.lower[i] in sent.lists["asides"] or name or age or i in sent.starts


def _is_auxiliary(sent: Sentence, k: int) -> bool:
    return sent.lower[k] in ("was", "were", "are", "is", "have", "has", "had", "been")


def find_clause_end(sent: Sentence, slot: Slot) -> int | None:
    """Return the happening in the passive behind a relative clause: "12 people who had protested
    over the lack of tents were | arrested"."""
    i = slot.phrase.end
    for k in range(i + 2, min(i + _MAX_CLAUSE, sent.size)):
        word = sent.lower[k]
        if word in _ENDS or word in (".", ",") or word in sent.lists["clauses"]:
            return None
        if word in sent.lists["kin"] or word in sent.lists["stops"] - {"has"}:
            return None  # whose homes were hit
        if _is_auxiliary(sent, k) and k > i + 2 and k + 1 in sent.happenings:
            return k + 1 if sent.happenings[k + 1][1].form in ("past", "predicate") else None
    return None
