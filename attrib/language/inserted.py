"""Verbs of a saying that is inserted into a clause or takes one up, which a tagger takes for something else.

Between commas such a verb looks like a noun or a participle of an apposition: "The rebels, the army |
claims, lost 30 men"; what follows the second comma tells: the clause goes on with its own finite verb.
Behind a noun phrase that takes up what was said it does too: ", an account his family | rejects".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrib.language.frames import FINITE, PAUSES
from attrib.language.verb_forms import read_verb_forms
from attrib.model import Span

MOST_SUBJECT = 10  # words between the first comma and the verb
MOST_WHEN = 6  # words behind the verb that say when or where: "confirmed on Tuesday"
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "JJ", "CD", "POS", "IN", "VBG")
_SUBJECT = ("DT", "PRP", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS", "POS")
_TELLING = frozenset(("told", "tell", "tells", "telling"))
_TALES = frozenset(
    ("story", "stories", "tale", "tales", "joke", "jokes", "lie", "lies", "truth", "things", "thing")
)
_OF_TWO = frozenset(("former", "latter", "first", "second", "third", "other", "others", "elder", "younger"))
_CLOSED = frozenset(('"', "”", "’", "'", "''", "»", "“"))
_AFTER = frozenset((".", ",", "as", "at", '"', "“", "``", "‘", "'", "?", "!"))
_TIMED = ("IN", "NN", "NNP", "NNS", "CD", "DT", "RB", "JJ", "PRP$")


def find_inserted_verbs(
    words: Sequence[str], tags: Sequence[str], sentences: Sequence[Span]
) -> list[tuple[int, str]]:
    """Return the words that are verbs of an inserted saying and tagged otherwise, with their tags.

    >>> words = "The rebels , the army claims , lost".split()
    >>> find_inserted_verbs(words, ["DT", "NNS", ",", "DT", "NN", "NNS", ",", "VBD"], [(0, 8)])
    [(5, 'VBZ')]
    """
    # with the list of which a sentence must hold a form ("": none has to); of one word the last has its way
    finders = (
        (_find_between_commas, "inserted_verbs"),
        (_find_behind_as, "inserted_verbs"),
        (_find_resuming, "inserted_verbs"),
        (_find_before_that, "inserted_verbs"),
        (_find_bare, ""),
        (_find_bare_behind_clause, "inserted_verbs"),
        (_find_main, "inserted_verbs"),
        (_find_behind_age, ""),
        (_find_behind_that, ""),
        (_find_nominal, ""),
        (_find_closing, ""),
        (_find_last, ""),
        (_find_behind_plural, ""),
        (_find_behind_relative, "hardly_nouns"),
        (_find_only, ""),
    )
    found: list[tuple[int, str]] = []
    for first, last in sentences:
        held = frozenset(words[first:last])
        missing = [name for name in ("inserted_verbs", "hardly_nouns") if held.isdisjoint(_list_forms(name))]
        for find, needed in finders:
            if needed not in missing:
                found += find(words, tags, first, last)
    return found


@cache
def _list_forms(name: str) -> frozenset[str]:
    """Return the forms of a list's verbs, and what they are without an s: of many, "shows" is "show"."""
    forms = read_verb_forms(name)
    return frozenset((*forms, *(form.removesuffix("s") for form in forms)))


def _find_between_commas(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield the verbs between two commas, behind their subjects: "The rebels, the army | claims |, lost"."""
    known = read_verb_forms("inserted_verbs")
    comma = -1
    for k in range(first + 1, last):
        if words[k] == ",":
            comma = k
        elif 0 < comma < k - 1 and tags[k] not in FINITE and k - comma <= MOST_SUBJECT + 1:
            subject, tag = tags[comma + 1 : k], known.get(words[k], "")
            many = subject[-1] == "NNS" or "VBN" in subject and _first_noun(subject) == "NNS"
            if not tag and many and words[k] + "s" in known:
                tag = "VBP"  # "documents obtained by the paper | show |"
            past = tag == "VBD"
            if not tag or past and words[comma + 1] in ("a", "an"):
                continue  # an apposition: "a plan announced on Monday, was"
            behind = words[k + 1] if k + 1 < last else ""
            placed = past or tag == "VBP" and tags[k - 1] in ("NNS", "NNPS") and behind in ("in", "on")
            if _closing_comma(words, tags, k + 1, last, placed) and _is_nominal(subject):
                yield k, tag


def _find_behind_as(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield the verb of who is named behind "as", before a clause: "As its own list | notes |, it was"."""
    known = read_verb_forms("inserted_verbs")
    for opener in range(first, last - 5):
        if words[opener].lower() != "as" or opener > first and words[opener - 1] != ",":
            continue
        k = opener + 1
        while k < last - 3 and tags[k] in _SUBJECT:
            k += 1
        verb = k if words[k] in known else k - 1
        closed = words[verb + 1] == "," and opener + 1 < verb and tags[verb] not in FINITE
        if closed and words[verb] in known and tags[verb + 2] in ("DT", "PRP", "PRP$", "NNP", "NNS", "EX"):
            if any(tag in FINITE for tag in tags[verb + 3 : verb + 3 + MOST_SUBJECT]):
                yield verb, known[words[verb]]


def _is_nominal(tags: Sequence[str]) -> bool:
    """Tell whether words may be a subject: a noun phrase, with a participle and what hangs on it at most."""
    closed = ("", *tags, "")
    return all(
        tag in _NOMINAL or tag == "VBN" and before in ("NN", "NNS") and after == "IN"
        for before, tag, after in zip(closed, tags, closed[2:])
    )


def _first_noun(tags: Sequence[str]) -> str:
    """Return the tag of the noun that ends the first run of nouns, or ""."""
    run = ""
    for tag in tags:
        if tag[:2] == "NN":
            run = tag
        elif run:
            break
    return run


def _find_resuming(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield the verbs of those who speak of a noun phrase behind a comma: ", a move the unions | called"."""
    known = read_verb_forms("inserted_verbs")
    for comma in range(first + 1, last - 4):
        if words[comma] in PAUSES and words[comma + 1] in ("claims", "charges", "reports"):
            yield from _find_resuming_many(words, tags, comma + 1, last)
        if words[comma] not in PAUSES or words[comma + 1] not in ("a", "an", "another", "something"):
            continue
        k = comma + 2
        if words[comma + 1] != "something":
            while k < last and tags[k] in ("JJ", "RB"):
                k += 1
            k += 1  # the noun
        k += k < last and words[k] in ("that", "which")
        if k + 1 < last and tags[k] == "VBZ" and words[k].endswith("s") and words[k + 1] in known:
            yield k, "NNS"  # "a concession | nationalists | call"
            if tags[k + 1] not in FINITE:
                yield k + 1, known[words[k + 1]]
            continue
        if k >= last or tags[k - 1] not in ("NN", "IN", "WDT", "DT") or tags[k] not in _SUBJECT:
            continue
        for verb in range(k + 1, min(last - 1, k + MOST_SUBJECT)):
            if words[verb] in known and tags[verb] not in FINITE and _takes(words, tags, verb + 1):
                yield verb, known[words[verb]]
                break
            if tags[verb] not in _SUBJECT:
                break


def _find_resuming_many(
    words: Sequence[str], tags: Sequence[str], noun: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield a plural that looks like a verb, and who speaks of it: ", | charges | both | deny |"."""
    known = read_verb_forms("inserted_verbs")
    k = noun + 1 + (words[noun + 1] == "that")
    while k < last and tags[k] in _SUBJECT and words[k] not in known:
        k += 1
    k += k < last and words[k] in ("has", "have")
    if noun + 1 < k < last - 1 and words[k] in known and words[k + 1] in (".", "as"):
        if tags[noun] == "VBZ":
            yield noun, "NNS"
        if tags[k] not in (*FINITE, "VBN"):
            yield k, known[words[k]]


def _find_bare(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield a verb that looks bare behind the plural its sentence begins with: "The guards | consider"."""
    k = first
    while k < last and tags[k] in _SUBJECT:
        k += 1
    if first < k < last - 1 and tags[k] == "VB" and tags[k - 1] in ("NNS", "NNPS"):
        yield k, "VBP"


def _find_bare_behind_clause(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield a verb that looks bare or a noun behind a relative clause.

    "Aides, who spoke in secret, | believe | it"; "Omar Noor, who sells figs, | reckons | the".
    """
    known = read_verb_forms("inserted_verbs")
    comma = next((k for k in range(first + 1, last) if words[k] == ","), last)
    if comma + 2 >= last or words[comma + 1] not in ("who", "whose"):
        return
    many = tags[comma - 1] in ("NNS", "NNPS")
    for k in range(comma + 3, last - 1):
        if words[k - 1] == "," and known.get(words[k]) in ("VBP", "VBZ"):
            if many and tags[k] == "VB" or not many and tags[k] == "NNS":
                yield k, known[words[k]]
            return


def _find_behind_age(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield a verb that looks like a plural behind a name and an age: "Omar Noor, 30, | points | to"."""
    known = read_verb_forms("inserted_verbs")
    for k in range(first + 4, last - 1):
        aged = words[k - 1] == "," == words[k - 3] and words[k - 2].isdigit() and tags[k - 4][:2] == "NN"
        if not aged or tags[k] != "NNS":
            continue
        if known.get(words[k]) == "VBZ":
            yield k, "VBZ"  # "; the boss, 52, | denies | this"
        elif tags[k - 4][:3] == "NNP":
            if tags[k + 1] in ("TO", "IN", "DT", "PRP$", "PRP") and not any(
                t in FINITE for t in tags[k:last]
            ):
                yield k, "VBZ"
            return


def _find_main(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield a clause's main verb that looks like a noun.

    Behind a noun, before any other finite verb: no noun is followed by an article, a number or a pronoun
    ("The agency | estimates | 3 million need food"), and some are never nouns ("files | allege | that").
    """
    for start in range(first, last - 3):
        if start == first or words[start - 1] in ("and", "but", "while") and words[start - 2] == ",":
            yield from _find_main_from(words, tags, start, last)


def _find_main_from(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield the verb of the clause that begins at ``first``, where it looks like its subject's last noun."""
    known, hardly_nouns = read_verb_forms("inserted_verbs"), read_verb_forms("hardly_nouns")
    for k in range(first + 1, last - 2):
        if tags[k] in FINITE or words[k] in (",", ";", ":", "“", '"', "—"):
            return
        if tags[k] not in ("NN", "NNS") or tags[k - 1] not in ("NN", "NNS", "NNP", "NNPS"):
            continue
        tag = known.get(words[k], "")
        if tag not in ("VBZ", "VBP"):
            continue
        if words[k] in hardly_nouns and words[k + 1] == "that":
            yield k, tag
            return
        if tags[k + 1] in ("DT", "CD", "PRP", "PRP$") and words[k + 1] != "that":
            verb = next((j for j in range(k + 2, last) if tags[j] in FINITE or words[j] == ","), last)
            related = tags[verb - 1] == "VBN" or tags[verb + 1 : verb + 2] and tags[verb + 1] in FINITE
            if verb < last - 1 and tags[verb] in FINITE and not related:
                yield k, tag  # not in "claims the mayor | rejected | were"
            return


def _find_before_that(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield a verb that looks like the head of a sentence's first noun phrase: "The writ | states | that".

    A singular noun stands before it, and the clause behind "that" has the only finite verb there is.
    """
    known = read_verb_forms("inserted_verbs")
    for k in range(first + 1, last - 2):
        if tags[k - 1] not in ("NN", "NNP") and (k > first + 1 or tags[k - 1] not in _SUBJECT):
            return
        if known.get(words[k]) == "VBZ" and tags[k] == "NNS" and words[k + 1] == "that":
            if sum(tag in FINITE for tag in tags[k + 2 : last]) == 1:
                yield k, "VBZ"
            return


def _find_behind_that(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield what is misread around the "that" of a clause: "told the court | that | parishioners | said".

    Who is told something is told a clause.  Two finite verbs do not stand side by side: the first is the
    subject of the second.
    """
    for k in range(first + 1, last - 2):
        if words[k] in _TELLING and tags[k][:2] == "VB":
            end = k + 1
            while end < last - 2 and tags[end] in _SUBJECT:
                end += 1
            if words[end] == "show" and tags[end] == "VB" and words[end - 1][:1].isupper():
                yield end, "NN"  # "told Radio 4's Farming | show | the price"
            named = end > k + 1 and tags[end] == "WDT" and words[end - 1] not in _TALES
            if named and tags[end + 1] in ("NNS", "NNP", "NN", "DT", "PRP", "PRP$", "JJ", "CD"):
                yield end, "IN"
    if (
        last - first > 3
        and tags[first + 1] == "VBZ"
        and tags[first + 2] == "VBD"
        and tags[first] in ("NNP", "NN", "JJ")
    ):
        if words[first + 1].endswith("s") and words[first + 1] not in ("is", "was", "has", "does", "says"):
            yield first + 1, "NNS"  # "Leeds | magistrates | heard"
    for k in range(first + 2, last - 1):
        if words[k - 1] == "that" and tags[k] == "VBZ" and words[k].endswith("s"):
            if tags[k + 1] in ("VBD", "VBP", "MD"):
                yield k, "NNS"
                if tags[k - 1] == "WDT":
                    yield k - 1, "IN"


def _find_nominal(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield what looks like a verb and belongs to a noun phrase.

    "A former miner | turned | senator, Otto Lang, said"; "| Mining | company spokesman Otto Lang said".
    """
    for k in range(first + 1, last - 3):
        if words[k] == "turned" and tags[k] in ("VBD", "VBN") and tags[k - 1] in ("NN", "NNP"):
            end = k + 3
            while end < last and tags[end] == "NNP":
                end += 1
            named = words[k + 2] == "," and end > k + 3 and end < last and words[end] == ","
            if named or tags[k + 1] == "NN" and tags[k + 2] in ("NNP", "VBD"):
                yield k, "VBN"
                if tags[k + 1] != "NN":
                    yield k + 1, "NN"
    known = read_verb_forms("inserted_verbs")
    for k in range(first + 1, last - 2):
        if (
            tags[k] == "JJS"
            and tags[k - 1] == "DT"
            and tags[k + 1] in FINITE
            and words[k] not in ("most", "least")
        ):
            yield k, "NN"  # "The | priest | told"
        tag = known.get(words[k])
        if tag == "VBD" and tags[k] in ("NN", "JJ") and not words[k].endswith("ed"):
            yield k, "VBD"  # "The inquest | heard": never a noun
            if tags[k - 1] in ("JJ", "JJS"):
                yield k - 1, "NN"
        if tag == "VBG" and tags[k] in ("JJ", "NN"):
            if words[k - 1] in ("and", ",") and (
                words[k + 1] == "that" or tags[k + 1] in ("DT", "NNS", "NNP", "PRP", "PRP$", "TO")
            ):
                yield k, "VBG"  # "saying it was cruel and | urging | members to leave"
        own = words[k] == "part" and words[k + 1] == "," and k + 3 < last
        if own and tags[k - 1] == "PRP$" and words[k - 2] == "for" and tags[k + 2] in ("NN", "NNS"):
            if words[k + 2] in known:
                yield k + 2, known[words[k + 2]]  # "villagers, for their part, | report | losses"
    if last - first > 3 and tags[first] == "VBG" and tags[first + 1] in ("NN", "NNP"):
        k = first + 2
        while k < last and tags[k] in ("NN", "NNS", "NNP", "NNPS", "POS"):
            k += 1
        if k > first + 2 and k < last and tags[k] in ("VBD", "VBZ") and tags[k - 1] != "POS":
            yield first, "NN"


def _find_closing(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield a verb behind a quotation that looks like a participle.

    "‘It stops here,’ | grumbled | the driver"; "“We shall win,” the premier, Inga Dal, | pledged |."
    """
    for k in range(first + 2, last - 1):
        if words[k - 1] == "," and k > first + 3:
            yield from _find_closing_plain(words, tags, k, (first, last))
        if words[k - 1] == "," and tags[k] == "NNS" and tags[k + 1] in ("DT", "JJ", "CD"):
            shows = any(tag in FINITE for tag in tags[first:k]) and words[k] in read_verb_forms(
                "showing_verbs"
            )
            if shows and not any(tag in FINITE for tag in tags[k:last]):
                yield k, "VBZ"  # "Bees can count, | shows | a study"
        if words[k - 1] not in _CLOSED or words[k - 2] not in (",", "?", "!"):
            continue
        if tags[k] == "VBN" and tags[k + 1] in ("NNP", "DT", "PRP", "NN", "PRP$", "JJ"):
            yield k, "VBD"
            continue
        if tags[k] == "JJ" and read_verb_forms("inserted_verbs").get(words[k]) == "VBD":
            if not any(tag in FINITE for tag in tags[k:last]):
                yield k, "VBD"  # "‘What a match,’ | enthused | manager Tom Reed"
            continue
        verb = k
        while verb < last - 1 and (
            tags[verb] in _SUBJECT or verb > k and (words[verb] == "," or _is_attribute(words, tags, verb))
        ):
            verb += 1
            if (
                tags[verb] == "VBN"
                and words[verb - 1] == ","
                and verb > k + 1
                and "," in words[verb + 1 : last]
            ):
                verb = words.index(",", verb + 1)  # "Ana Lopez, | freed on Monday |, recounted"
        whole = verb > k and words[k:verb].count(",") in (0, 2)
        if whole and tags[verb] == "VBN" and not any(tag in FINITE for tag in tags[verb + 1 : last]):
            yield verb, "VBD"


def _is_attribute(words: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Tell whether a participle stands between an article and a noun: "the | trapped | teenager"."""
    participle = tags[k] in ("VBN", "VBD", "VBG") and tags[k - 1] == "DT"
    return participle and tags[k + 1] in ("NN", "NNS") and words[k][-2:] in ("ed", "st", "en", "ng", "wn")


def _find_last(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield the last word of a sentence as the verb of who says it: "Rents rose, tenants | grumble |"."""
    verb = last - 2
    tag = read_verb_forms("verbs_behind_nouns").get(words[verb], "") if verb > first + 3 else ""
    if not tag or tags[verb] in FINITE or words[last - 1] != ".":
        return
    low = _subject_start(tags, verb - 1, first)
    if words[verb - 1] == ",":  # "“It groaned”, Omar Aziz, a cook, | recalls |."
        aside = _subject_start(tags, verb - 2, first)
        low = _subject_start(tags, aside - 2, first) if words[aside - 1] == "," else verb
    many = tags[verb - 1] in ("NNS", "NNPS")
    if tags[verb - 1] in ("DT", "PRP$", "CD", "POS"):
        return
    said = low < verb and words[low - 1] == "," and any(t in FINITE for t in tags[first : low - 1])
    if said and (tag == "VBP") == (many or words[verb - 1].endswith("s") and tags[verb - 1] == "JJ"):
        yield verb, tag


def _subject_start(tags: Sequence[str], k: int, first: int) -> int:
    """Return where the words that may be a subject begin which end at ``k``."""
    while k >= first and tags[k] in _SUBJECT:
        k -= 1
    return k + 1


def _find_behind_relative(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield a verb of saying inside a relative clause: "which the owner | insists | was stolen"."""
    known = read_verb_forms("hardly_nouns")
    for k in range(first + 3, last - 1):
        if tags[k] in ("NN", "NNS", "VB") and words[k] in known and tags[k + 1] in FINITE:
            low = _subject_start(tags, k - 1 - (words[k - 1] == "police"), first)
            if low < k and words[low - 1] in ("which", "who", "that") and tags[low - 1] != "IN":
                yield k, known[words[k]]
        elif tags[k] == "VB" and known.get(words[k]) == "VBP" and words[k - 2 : k] == ["part", ","]:
            yield k, "VBP"  # "insurers, for their part, | contend | that"


def _find_behind_plural(
    words: Sequence[str], tags: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Yield a verb behind the plural that a sentence begins with, before "that": "Aides | whisper | that"."""
    known = read_verb_forms("verbs_behind_nouns")
    for k in range(first + 1, min(last - 2, first + MOST_SUBJECT)):
        if tags[k - 1] not in _SUBJECT:
            return
        point = words[k] == "point" and words[k + 1] == "out" and words[k + 2] == "that"
        if words[k - 1].endswith("s") and (point or known.get(words[k]) == "VBP" and words[k + 1] == "that"):
            if tags[k] not in FINITE and tags[k - 1] in ("NNS", "NNPS", "NNP"):
                yield k, "VBP"
            return


def _find_closing_plain(
    words: Sequence[str], tags: Sequence[str], k: int, sentence: Span
) -> Iterator[tuple[int, str]]:
    """Yield the verb of who says a clause, behind its comma: "It had rusted, the firm | disclosed |"."""
    first, last = sentence
    verb, known = k, read_verb_forms("inserted_verbs")
    while verb < last - 1 and tags[verb] in _SUBJECT and not _looks_past(words[verb], tags[verb]):
        verb += 1
    closes = (
        verb > k and words[verb] in known and (tags[verb] == "VBN" or _looks_past(words[verb], tags[verb]))
    )
    if not closes or verb == last - 1:
        return
    comma = tags[verb] != "VBN" and words[verb + 1] == ","
    if comma or verb == last - 2 or tags[verb + 1] in ("NNS", "NNP", "PRP", "DT", "IN"):
        if any(tag in FINITE or tag == "MD" for tag in tags[first:k]) and not any(
            t in FINITE for t in tags[verb:last]
        ):
            yield verb, "VBD"


def _find_only(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield the verb of a clause that has no other: "The owner, 52, | denies | this", "one | swore | he".

    An article, a pronoun or a number follows, which no noun takes, or "that" and a clause.
    """
    start = first
    for stop in range(first + 3, last + 1):
        if stop == last or words[stop] in (";", ":"):
            yield from _find_only_from(words, tags, start, stop)
            start = stop + 1


@cache
def _read_only_verbs() -> dict[str, str]:
    """Return the tags of the verbs that look like nouns, by their forms: the surest list's first."""
    lists = ("inserted_verbs", "verbs_behind_nouns", "hardly_nouns")
    return {form: tag for name in lists for form, tag in read_verb_forms(name).items()}


def _find_only_from(
    words: Sequence[str], tags: Sequence[str], start: int, stop: int
) -> Iterator[tuple[int, str]]:
    """Yield the only verb between two marks, a semicolon, a colon or the sentence's ends."""
    hardly_nouns = read_verb_forms("hardly_nouns")
    for k in range(start + 1, stop - 1):
        if tags[k] in FINITE or tags[k] == "MD":
            return
        tag = _read_only_verbs().get(words[k]) if tags[k] in ("NN", "NNS") else None
        if tag not in ("VBZ", "VBP", "VBD"):
            continue
        behind = tags[k - 1] in ("NN", "NNS", "NNP", "NNPS") or words[k - 1] in _OF_TWO
        if not behind and not (words[k - 1] == "," and "," in words[start : k - 1]):
            continue
        subject = next((t for t in tags[start:k] if t in ("NN", "NNS", "NNP", "NNPS")), "")
        if tag == "VBP" and subject != "NNS" and words[k - 1] not in _OF_TWO:
            continue
        finite = sum(t in FINITE for t in tags[k + 1 : stop])
        clause = words[k + 1] == "that" or tag == "VBD" and tags[k + 1] == "PRP"
        takes = tags[k + 1] in ("DT", "PRP", "PRP$", "CD")
        if clause and finite == 1 or not finite and (takes or words[k] in hardly_nouns):
            yield k, tag
            return


def _looks_past(word: str, tag: str) -> bool:
    """Tell whether what is tagged as a noun is a verb's past: "the junta | decreed |"."""
    return tag == "NN" and word.endswith("ed") and read_verb_forms("inserted_verbs").get(word) == "VBD"


def _takes(words: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Tell whether what stands at ``k`` may follow a verb: a stop, a comma, "as", an object."""
    return words[k] in _AFTER or tags[k] in ("DT", "JJ", "RB", "PRP$", "PRP", "NN")


def _closing_comma(words: Sequence[str], tags: Sequence[str], k: int, last: int, timed: bool) -> bool:
    """Tell whether the second comma follows, behind words of time at most, and a finite verb behind it."""
    timed = timed and k < last and tags[k] in ("IN", "RB") and words[k] != "by"
    stop = min(last - 1, k + (MOST_WHEN if timed else 0))
    while k < stop and words[k] != "," and tags[k] in _TIMED:
        k += 1
    if k >= last - 1 or words[k] != ",":
        return False
    k += 1
    while k < last - 1 and tags[k] == "RB":
        k += 1
    return tags[k] in FINITE
