"""Words that a tagger misreads where only one reading fits.

"Herders in the hills | maintain | that": a form that is hardly ever a noun, behind one and before a clause.
"| The accused | had claimed": a participle behind an article is a noun where a finite verb follows.
"Answer forty | calls | a night": a plural, for a number stands before it.
"A | flat | she says is hers", ", | warning | of", "the charity Aid | Now |": a noun, a participle, a name.
"The fund | cut | its forecast": a verb, for no noun stands before a pronoun or an article.
"Told | her | the brakes failed": a pronoun, for an article follows; "told | her | boss in Bern": none.
"Colonel Lind | shrugs |.": a verb, for nobody else does anything.
"EU | chief | urges calm": a noun, for the verb stands behind it.
", | captain | Rohit Menon said": what somebody is stands before his name, where a clause begins.
"The | trapped | teenager called": a participle, between an article and a noun.
"Critics of the ban | point | out that": a verb; "men who | police | say": a noun.
"Medics | linked | to the opposition said": a participle, for the verb stands behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrib.language.frames import FINITE
from attrib.language.verb_forms import read_verb_forms
from attrib.model import Span
from attrib.package_files import read_package_rows

_HAVING = frozenset(("has", "have", "had"))
# tags of what opens a clause
_OPENING = ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "EX", "JJ")
_BEHIND = ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "RB")  # tags of what such a verb stands behind
_OBJECT_ENDS = ("DT", "PRP", "PRP$", "IN", "TO", "EX", "WP", "WRB", "MD", ",", ".")  # what no noun opens with
_OPENERS = frozenset(("‘", "“", '"', "``", "'", "«"))
_CLOSERS = frozenset(("’", "”", '"', "''", "'", "»"))
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen several
    many few""".split()
)  # no singular verb stands behind one of these
_UNCHANGED = frozenset(("cut", "hit", "set", "put", "shut", "let", "spread", "cost", "beat", "quit", "split"))
_DOUBTFUL = frozenset(("JJ", "NN", "PRP", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))  # may be wrong
_JOINTS = frozenset(
    (",", "and", "but", "while", "as", "though", "although", "whereas", ";", "said", "”", '"')
)


_BOUND = frozenset(("affiliated", "aligned", "allied", "linked", "opposed", "tied"))
_BOUND_REACH = 8  # words from such a participle's preposition to the verb


@lru_cache(maxsize=1)
def read_person_nouns() -> frozenset[str]:
    """Return the words of ``roles.csv`` that say what one person is."""
    rows = read_package_rows("roles.csv")
    return frozenset(row["noun"] for row in rows if row["class"] == "person" and " " not in row["noun"])


def find_misread(
    words: Sequence[str], tags: Sequence[str], sentences: Sequence[Span]
) -> Iterator[tuple[int, str]]:
    """Yield the words of ``sentences`` (ranges of words) whose tag is wrong, each with its right tag.

    >>> words = "The accused had left .".split()
    >>> list(find_misread(words, ["DT", "VBN", "VBD", "VBN", "."], [(0, 5)]))
    [(1, 'NN')]
    """
    verbs, roles, gestures = (
        read_verb_forms("hardly_nouns"),
        read_person_nouns(),
        read_verb_forms("gesture_verbs"),
    )
    for first, last in sentences:
        for k in range(first, last - 1):
            tag = tags[k]
            if k > first and tags[k - 1] == "DT" and _is_noun_behind_article(words, tags, k):
                yield k, "NN"
            if words[k] in verbs and tag not in FINITE and k > first + 1:
                yield from _read_as_verb(words, tags, k, last, verbs[words[k]])
            elif first + 1 < k < last - 2 and words[k - 1] in _OPENERS and words[k + 1] in _CLOSERS:
                if _is_marked_past(words, tags, k):
                    yield k, "VBN" if words[k - 2] in _HAVING else "VBD"
                elif _is_marked_present(words, tags, k, (first, last)):
                    yield k, "VBZ"
            elif words[k] in gestures and k > first and _is_gesture(words, tags, k, first):
                yield k, gestures[words[k]]
            elif k > first and tag in _DOUBTFUL and (own := _tag_beside(words, tags, k, first)):
                yield k, own
            elif words[k] == "her" and tag == "PRP$":
                if words[k + 1] == "that" or tags[k + 1] in _OBJECT_ENDS:
                    yield k, "PRP"
            elif tag[:2] == "VB" and tags[k + 1] == "NNP" and words[k].lower() in roles:
                if k == first or words[k - 1] in _JOINTS:
                    yield k, "NN"
            elif tag == "JJ" and words[k] in roles and k > first and tags[k + 1] in FINITE:
                if tags[k - 1][:2] == "NN":
                    yield k, "NN"  # "EU | chief | urges"


def _is_noun_behind_article(words: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Tell whether what follows an article is a participle that is a noun: "the | accused | had"."""
    return tags[k] in ("VBN", "VBD", "JJ") and words[k].endswith("ed") and tags[k + 1] in FINITE


def _tag_beside(words: Sequence[str], tags: Sequence[str], k: int, first: int) -> str:
    """Return the tag of a word that what stands right beside it leaves no other, or ""."""
    word, tag, before, after = words[k], tags[k], tags[k - 1], tags[k + 1]
    if tag == "VBZ" and words[k - 1] in _NUMBERS:
        return "NNS"
    if tag == "JJ" and before == "DT" and after == "PRP":
        return "NN"
    if tag == "RB" and word[0].isupper() and before == "NNP":
        return "NNP"
    if tag == "NN" and word == "warning" and words[k - 1] == "," and words[k + 1] in ("of", "that"):
        return "VBG"
    if tag == "NN" and word in _UNCHANGED and after in ("PRP$", "DT") and before[:2] == "NN":
        return "" if any(earlier in FINITE for earlier in tags[first:k]) else "VBD"
    if tag == "VBD" and words[k - 1] in ("the", "a", "an") and after in ("NN", "NNS") and word.endswith("ed"):
        return "VBN"
    if tag == "VBD" and word in _BOUND and _is_bound(words, tags, k):
        return "VBN"
    if word == "briefed" and tag == "VBD" and words[k + 1] in ("on", "about"):
        return "VBN"
    if word == "point" and words[k + 1] == "out" and tag == "NN" and before[:2] == "NN":
        return "VBP"
    if word == "police" and tag[:2] == "VB" and words[k - 1] in ("who", "which", "that", "whom", "the"):
        return "NNS"
    if word == "her" and tag == "PRP" and after == "NN" and tags[k + 2 : k + 3] in (["IN"], ["TO"], [","]):
        return "PRP$"
    return ""


def _is_bound(words: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Tell whether a participle binds a phrase to the noun before it, for the verb stands behind: "medics |
    linked | to the opposition said"."""
    if tags[k - 1][:2] != "NN" or words[k + 1] not in ("to", "with"):
        return False
    for tag in tags[k + 2 : k + 2 + _BOUND_REACH]:
        if tag in FINITE:
            return True
        if tag[:2] not in ("NN", "JJ", "DT", "CD", "PR", "PO") and tag != "IN":
            return False
    return False


def _is_gesture(words: Sequence[str], tags: Sequence[str], k: int, first: int) -> bool:
    """Tell whether what somebody does is told: "Colonel Lind | shrugs | .", "the captain | smiles | at"."""
    person = tags[k - 1] == "NNP" and not words[k - 1].isupper() or words[k - 1] in read_person_nouns()
    if tags[k] not in ("NN", "NNS") or not person or any(tag in FINITE for tag in tags[first:k]):
        return False
    return tags[k + 1] in ("IN", "WRB", "CC", ",", ".", "RB", "RP", "DT", "PRP$", "TO")


def _is_marked_past(words: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Tell whether a lone word in quotation marks is a verb: "the president | ‘guaranteed’ | that"."""
    before = tags[k - 2][:2] in ("NN", "PR") or words[k - 2] in _HAVING
    return before and words[k].endswith("ed") and tags[k][:2] != "VB" and words[k + 2] in ("that", "to")


def _is_marked_present(words: Sequence[str], tags: Sequence[str], k: int, sentence: Span) -> bool:
    """Tell whether a lone word in quotation marks is the verb: "the king | “regrets” | the loss"."""
    behind = tags[k - 2][:2] == "NN" and (words[k + 2] in ("that", "to") or tags[k + 2] in ("DT", "PRP$"))
    return behind and tags[k] == "NNS" and not any(tag in FINITE for tag in tags[slice(*sentence)])


def _read_as_verb(
    words: Sequence[str], tags: Sequence[str], k: int, last: int, tag: str
) -> Iterator[tuple[int, str]]:
    """Yield a form that is hardly a noun as a verb, and the noun before it where it looks like none."""
    before = tags[k - 1]
    if before not in _BEHIND or tags[k] == "VB" or words[k - 1] in ("to", "not", "never"):
        return
    clause = words[k + 1] == "that" or tags[k + 1] in _OPENING
    if not clause or not any(t in FINITE or t in ("VB", "VBN") for t in tags[k + 2 : last]):
        return
    if before == "JJ" and (k < 3 or tags[k - 2] != "DT" or tags[k - 3] != "IN"):
        return  # "in the | square | say", not "the final say"
    yield k, tag
    if before == "JJ":
        yield k - 1, "NN"
