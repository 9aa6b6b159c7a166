"""Whose count a number in the outlet's own voice is: "The committee had counted 29", "the hospital's 27".

A clause is read from its verb of counting back to its subject.  Verbs that state a number count for
whoever is their subject, verbs of what is done with people ("had recovered nine bodies") only for a
body with a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from attrib.figures.words import load_figure_lexicon
from attrib.model import Span

from .credited import find_last_phrase, place_words, strip_paper
from .cues import load_event_rules
from .patterns import load_pattern, load_words

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*['’]?|[^\w\s]")
_REACH = 14  # words from a verb of counting to its number
_LONGEST = 9  # words of a subject
_BODY = load_pattern("counters", "body")
_OWNED = load_pattern("counters", "owned")
_BY = load_pattern("counters", "by")
_TAIL = load_pattern("counters", "tail")
_PUT_AT = load_pattern("counters", "put_at")
_AS = load_pattern("counters", "as_told")
_LABEL = load_pattern("counters", "label")
_LINE = load_pattern("counters", "line")
_WHOSE = load_pattern("counters", "whose")
_DASHED = load_pattern("counters", "dashed")
_CLOCK = load_pattern("counters", "clock")
_OFFICIAL = load_pattern("counters", "official")
_GAPPED = load_pattern("counters", "gapped")
_BY_COUNT = load_pattern("counters", "by_count")
_DESCRIBED = load_pattern("counters", "described")
_IT_GAVE = load_pattern("counters", "it_gave")
_OPENS_BARE = load_pattern("counters", "opens_bare")
_PUTS_OUT = load_pattern("counters", "puts_out")
_BODY_FIRST, _BODY_ASKED = load_pattern("counters", "body_first"), load_pattern("counters", "body_asked")
_STAYS = load_pattern("counters", "stays")
_NO_SOURCE = load_pattern("counters", "no_source")
_DATE, _KEPT_FROM = re.compile(r"\d+(?!\d|st\b|nd\b|rd\b|th\b)"), re.compile(r"\sfrom\s\w+ing\b")
_OPENERS = frozenset(("For", "To", "By", "With"))
_AUXILIARIES = frozenset(("is", "are", "was", "were", "been", "be", "has", "have", "had"))
_IS = frozenset(("is", "are", "was", "were"))
_HAVE = frozenset(("has", "have", "had"))
_RELATIVE = frozenset(("which", "who"))
_MARKS = frozenset((";", ":", ".", "!", "?", "(", ")", '"', "“", "”", "|", "–", "—"))


@dataclass(frozen=True, slots=True)
class Counter:
    """Who counts, as the text words it; ``pronoun`` where that is "it" or "she", ``bare`` where it is one
    word with a capital, which is a source only if the text has it as one."""

    who: str
    span: Span
    pronoun: bool = False
    bare: bool = False


def find_counter(text: str, sentence: Span, figure: Span) -> Counter | None:
    """Return who gives the number at ``figure`` of a sentence, where a verb or a label says so."""
    label = _find_label(text, sentence, figure)
    if label is not None:
        return label
    owner = _OWNED.search(text, max(sentence[0], figure[0] - 60), figure[0])
    owned = _accept(text, _cut_subject(text, owner.span("who"))) if owner is not None else None
    if owner is not None and not load_words("pronouns").isdisjoint(owner["who"].lower().split()):
        return None  # "repeats | his movement's | figure of 60": of whom is not known here
    if owned is not None:
        return owned
    again = _IT_GAVE.match(text, figure[1], sentence[1])
    if again is not None:
        return Counter(again["who"], again.span("who"), pronoun=True)
    official = _OFFICIAL.search(text, max(sentence[0], figure[0] - 90), find_number(text, figure))
    if official is not None:
        return Counter("officials", official.span("who"))
    by_count = _BY_COUNT.search(text, max(sentence[0], figure[0] - 90), find_number(text, figure))
    if by_count is not None:
        return _accept(text, by_count.span("who"))
    for pattern in (_WHOSE, _STAYS):
        whose = pattern.search(text, sentence[0], find_number(text, figure))
        if whose is not None:
            who = whose.span(whose.lastgroup or "who")
            return _accept(text, _cut_opening(text, _cut_subject(text, who)))
    return (
        _find_by_verb(text, sentence, figure)
        or _find_agent(text, sentence, figure)
        or _find_gapped(text, sentence, figure)
    )


def _find_by_verb(text: str, sentence: Span, figure: Span) -> Counter | None:
    """ "The committee had counted | 29": the subject of a verb by which it gives the number."""
    words = [(match.group(), match.span()) for match in _WORD.finditer(text, sentence[0], figure[1])]
    verb = _find_verb(words, figure[0])
    if verb is None or _is_passive(words, verb) or words[verb - 1][0].lower() in ("not", "never"):
        return None
    subject = _find_subject(words, verb)
    if subject is not None and subject[1] <= figure[0]:
        subject = _cut_subject(text, subject)
        found = _accept(text, subject)
        word = words[verb][0].lower()
        states = word in load_words("counting_verbs") or word in load_words("saying_verbs") or word in _HAVE
        arrests = word in load_words("arrest_verbs")
        if found is not None and word in _HAVE and _is_mere_paper(found.who):
            return None  # "the list of employees | has 38"
        if found is not None:
            return found if states or arrests or _is_named(found.who) else None
        if states and text[subject[0]].isupper() and text[slice(*subject)].isalpha():
            return Counter(text[slice(*subject)], subject, bare=True)
    return None


def find_first_body(text: str, sentence: Span) -> Span | None:
    """Return the body that opens a sentence: "But | Tripoli | has had to eat its words"."""
    match = _BODY_FIRST.match(text, *sentence)
    return match.span("who") if match is not None and _accept(text, match.span("who")) is not None else None


def find_asked_body(text: str, span: Span) -> Span | None:
    """Return the body that a stretch of a sentence asks: "We asked | the rebels | for the names behind"."""
    match = _BODY_ASKED.search(text, *span)
    return match.span("who") if match is not None and _accept(text, match.span("who")) is not None else None


def _find_gapped(text: str, sentence: Span, figure: Span) -> Counter | None:
    """ "The mission counted 90 dead; the rights commission | 91": a body whose verb is left out."""
    match = _GAPPED.search(text, max(sentence[0], figure[0] - 100), figure[0])
    if match is None and text[figure[1] : figure[1] + 1] in (".", ";"):
        match = _OPENS_BARE.fullmatch(text, sentence[0], find_number(text, figure))
    if match is None or _BODY.search(match["who"]) is None:
        return None
    verbs = load_words("counting_verbs") | load_words("saying_verbs") | load_words("no_subject")
    words = match["who"].lower().split()
    if not verbs.isdisjoint(words) or not load_words("clause_breaks").isdisjoint(words):
        return None
    return _accept(text, match.span("who"))


def find_number(text: str, figure: Span) -> int:
    """Return where the number of a figure begins behind words for a count: "count was | 44"."""
    match = re.search(r"\d|\b(?:killed|was|is|at|of|been|to)\s", text[slice(*figure)])
    if match is None:
        return figure[0]
    return figure[0] + (match.start() if match.group().isdigit() else match.end())


def _cut_subject(text: str, span: Span) -> Span:
    """Return the last noun phrase of a subject: "The finding contradicts the | army", "On 18 May | it"."""
    words = place_words(text, span)
    said = not load_words("saying_verbs").isdisjoint(word.lower() for word, _ in words)
    if words[-1][0].lower() in ("it", "he", "she", "they") and not said:
        return words[-1][1], span[1]
    first = find_last_phrase([word for word, _ in words])
    agent = next((k for k in range(len(words) - 1, 0, -1) if words[k][0] == "by"), 0)
    if 0 < agent < len(words) - 1 and not _IS.isdisjoint(word for word, _ in words[:agent]):
        article = agent + 2 < len(words) and words[agent + 1][0].lower() in _DETERMINERS
        return words[agent + 1 + article][1], span[1]  # "is disputed by the | union"
    behind = {word.lower() for word, _ in words[max(0, first - 2) : first]} & load_words("before_place")
    return (words[first][1], span[1]) if first < len(words) and not behind else span


def _cut_opening(text: str, span: Span) -> Span:
    """Return a name behind the preposition that opens its sentence: "For | Mama Lind |, the cook whose"."""
    first, _, rest = text[slice(*span)].partition(" ")
    opens = first in _OPENERS and rest[:1].isupper()
    return (span[0] + len(first) + 1, span[1]) if opens else span


def _find_verb(words: list[tuple[str, Span]], start: int) -> int | None:
    """Return the word that is the verb of counting of the number that begins at ``start``."""
    first = next((k for k, (_, span) in enumerate(words) if span[1] > start), len(words))
    goes_on = any(
        words[k][0] == "and" and words[k + 1][0] == "that" for k in range(max(0, first - _REACH), first)
    )
    number = next((k for k in range(first, len(words)) if _is_number(words[k])), len(words))
    for k in range(len(words) - 1, max(0, first - _REACH * (1 + goes_on)), -1):
        word = words[k][0].lower()
        if k < first and word == "that" and words[k - 1][0].lower() in ("and", "but"):
            continue  # "the ministry said that …, and that | the number had risen"
        if k < first and word == "that":
            near = range(k - 1, max(0, k - _REACH // 2), -1)
            return next((j for j in near if _says(words, j)), None)
        if k < first and (word in _MARKS or word in load_words("clause_breaks")):
            return None
        before = words[k - 1][0].lower()
        if k > number and before not in _AUXILIARIES:
            continue  # "counted 124 people | detained"
        if (
            k == first - 1
            and word in _HAVE
            and before not in load_words("no_start")
            and _is_number(words[first])
        ):
            return k  # "NEMA | had | eight"
        noun = (
            before in load_words("before_noun") or before.isdigit() or before in load_figure_lexicon().numbers
        )
        if word in ("has", "have", "had") and k + 1 < len(words) and words[k + 1][0].endswith(("ed", "en")):
            continue  # "the army has killed 60"
        if word in load_words("putting_out") and not _puts_out_count(words, k):
            continue  # "the regime has used gas", "published a video": it counts nobody
        if not noun and (word in load_words("counting_verbs") or word in load_words("deed_verbs")):
            return k
    return None


def _puts_out_count(words: list[tuple[str, Span]], verb: int) -> bool:
    """Tell whether what is put out is a count: "published a list of | 12", "used the figure of | 40"."""
    return _PUTS_OUT.search(" ".join(word for word, _ in words[verb + 1 : verb + 6])) is not None


def _is_number(word: tuple[str, Span]) -> bool:
    lower = word[0].lower()
    return lower[0].isdigit() or lower in load_figure_lexicon().numbers or lower in _BOUNDS


_NOUNS = frozenset(("state", "states"))  # "state television" says nothing yet
_BOUNDS = frozenset(
    "at more over about some around up nearly almost only dozens hundreds scores thousands".split()
)


def _is_mere_paper(who: str) -> bool:
    """Tell whether words name a paper of nobody's: "list", "list of employees", "her morgue register"."""
    owner = strip_paper(who)
    of = _PAPER_NOUN.match(who)
    return owner is None or owner == who and of is not None


_PAPER_NOUN = re.compile(
    r"(?:\w+\s){0,2}(?:list|register|registry|table|tally|count|toll|bulletin|manifest)s?\b", re.I
)


def _is_passive(words: list[tuple[str, Span]], verb: int) -> bool:
    """Tell whether the subject of a verb does not count: "deaths are | put at 47"."""
    before = words[verb - 1][0].lower() if verb else ""
    word = words[verb][0].lower()
    return (
        before in ("is", "are", "was", "were", "been", "be") and not word.endswith("ing") and word != "stuck"
    )


def _says(words: list[tuple[str, Span]], k: int) -> bool:
    """Tell whether a word is a verb of saying, and no noun such as "in a note"."""
    noun = k and words[k - 1][0].lower() in load_words("before_noun")
    return words[k][0].lower() in load_words("saying_verbs") and not noun


def _find_label(text: str, sentence: Span, figure: Span) -> Counter | None:
    """ "14:35 - Lady Reading Hospital spokesperson Mohammad Asim: 17 dead, more than 80 injured."."""
    start = sentence[0]
    clock = _CLOCK.match(text, start, figure[0])
    match = _LABEL.match(text, clock.end() if clock is not None else start, figure[0])
    if match is None or match.end() < figure[0] - 1:
        return _find_line(text, clock.end() if clock is not None else start, figure, dated=clock is not None)
    if match["who"].split()[-1].lower() in load_event_rules().area_noun:
        return None  # "Varn Province: 11 killed": where it was
    if not text[:start].strip() and _BODY.search(match["who"]) is None:
        return None  # "New Delhi: Three more people died": a dateline
    return _accept(text, match.span("who"))


def _find_line(text: str, start: int, figure: Span, *, dated: bool) -> Counter | None:
    """ "17:10 The health directorate of Varn: four dead", "Minister Ana Brin, evening statement: …"."""
    match = _LINE.match(text, start, figure[0])
    if match is None or match["who"].split()[-1].lower() in load_event_rules().area_noun:
        return None
    if match["name"] is not None:
        return _accept(text, match.span("name"))
    told = dated and _is_named(match["who"])
    return _accept(text, match.span("who")) if told or _BODY.search(match["who"]) else None


def find_teller(text: str, sentence: Span, figure: Span) -> Counter | None:
    """Return who told a number by a clause with "as" behind it: "not 101, | as officials had said"."""
    match = _AS.match(text, figure[1], sentence[1])
    found = _accept(text, match.span("who")) if match is not None else None
    return None if found is None or found.pronoun else found


def _find_agent(text: str, sentence: Span, figure: Span) -> Counter | None:
    """ "The number of injured was put at 940 | by the ministry"."""
    match = _AS.match(text, figure[1], sentence[1])
    if match is not None:
        return _accept(text, match.span("who"))
    match = _DASHED.match(text, figure[1], sentence[1])
    if match is not None and (_BODY.search(match["who"]) or _is_named(match["who"])):
        return _accept(text, match.span("who"))
    match = _BY.match(text, figure[1], sentence[1])
    if match is None:
        match = _TAIL.match(text, figure[1], sentence[1])
        return _accept(text, match.span("who")) if match is not None else None
    between = [word.lower() for word in re.findall(r"[^\W\d_]+", text[figure[1] : match.start("who")])][:-1]
    between = [word for word in between if word not in ("by", "the")]
    given = load_words("counting_verbs") - load_words("claiming")
    if (
        between
        and between[-1] not in given
        or not between
        and not _PUT_AT.search(text, sentence[0], figure[1])
    ):
        return None
    return _accept(text, match.span("who"))


def _find_subject(words: list[tuple[str, Span]], verb: int) -> Span | None:
    """Return the noun phrase before a verb: without auxiliaries, times and a relative clause."""
    k: int | None = verb - 1
    while k is not None and k >= 0:
        if words[k][0] == ")" and k > 2 and words[k - 2][0] == "(":
            k -= 3  # "the Institute of Civil Defence (Indeco)"
        elif words[k][0] == ",":
            aside = _skip_aside(words, k)
            if aside is not None and _is_person(words[aside + 2 : k]):
                return words[aside + 2][1][0], words[k - 1][1][1]  # "the governor, | Ana Brin,"
            k = aside
        elif words[k][0].lower() in load_words("before_verb"):
            k -= 1
        elif words[k][0].lower() in _RELATIVE:
            k -= 2 if k and words[k - 1][0] == "," else 1
            break
        else:
            break
    if k is None:
        return None
    if k >= 0 and words[k][0].lower() in ("and", "but"):
        return _find_opening(words, k)
    end = k + 1
    while k >= 0 and end - k <= _LONGEST:
        word = words[k][0].lower()
        if (
            word == "who"
            and k
            and words[k - 1][0] != ","
            and words[k + 1][0].lower() in load_words("before_verb")
        ):
            end = k  # "one officer | who had survived"
        elif word == "that" and not _may_open(words[k + 1][0]):
            return None  # "the toll of the raid | that struck a school in Orsk stands at 30"
        elif word in _MARKS or word == "," or word in load_words("clause_breaks") or word in _RELATIVE:
            break
        elif word == "and" and _has_verb(words, k):
            break  # "the hospital gave 30 and | one statement"
        k -= 1
    if k >= 0 and end - k > _LONGEST:
        return None  # no subject begins there
    start = k + 1
    while start < end and words[start][0].lower() in load_words("before_subject"):
        start += 1
    return (words[start][1][0], words[end - 1][1][1]) if start < end else None


def _may_open(word: str) -> bool:
    """Tell whether a word may open a subject: "that | the army", "that | police"."""
    lower = word.lower()
    opens = lower in _DETERMINERS or lower in load_words("before_subject") or word[:1].isupper()
    return opens or _BODY.search(word) is not None or word.endswith("s")


_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "it"))


def _has_verb(words: list[tuple[str, Span]], end: int) -> bool:
    """Tell whether a verb that gives a number stands in the clause before word ``end``."""
    for k in range(end - 1, max(-1, end - _REACH), -1):
        if words[k][0] in _MARKS or words[k][0] == "," or words[k][0].lower() in load_words("clause_breaks"):
            return False
        noun = k and words[k - 1][0].lower() in load_words("before_noun")
        if words[k][0].lower() in load_words("counting_verbs") and not noun:
            return True
    return False


def _find_opening(words: list[tuple[str, Span]], joint: int) -> Span | None:
    """Return the name that opens a clause whose second verb stands behind ``joint``: "The State Council |
    admits the strike but | speaks of 18 dead"."""
    first = max((k for k in range(joint) if words[k][0] in _MARKS), default=-1) + 1
    while first < joint and words[first][0].lower() in load_words("before_subject"):
        first += 1
    verbs = load_words("counting_verbs") | load_words("saying_verbs")
    ends = (k for k in range(first, joint) if words[k][0] == "," or words[k][0].lower() in verbs)
    end = min(next(ends, joint), first + _LONGEST)
    lower = " ".join(word for word, _ in words[first:end])
    if first < end < joint and _BODY.search(lower) and load_words("clause_breaks").isdisjoint(lower.split()):
        return words[first][1][0], words[end - 1][1][1]  # "The council put the dead at nine and | said …"
    k = first
    while k < joint and (words[k][0][:1].isupper() or words[k][0] in ("of", "for", "the")):
        k += 1
    return (words[first][1][0], words[k - 1][1][1]) if k - first >= 2 else None


def _skip_aside(words: list[tuple[str, Span]], comma: int) -> int | None:
    """Return the last word before ", which had spoken of 23 dead on Tuesday," or ", Ana Brin,"."""
    for k in range(comma - 1, max(-1, comma - 25), -1):
        if words[k][0] == ",":
            return k - 1 if k else None
        titled = words[k][0] == "." and words[k - 1][0].lower() in load_words("titles")
        if words[k][0] in _MARKS and not titled:
            return None
    return None


def _is_person(words: list[tuple[str, Span]]) -> bool:
    """Tell whether an aside is a name: "Ana Brin", "Dr. Anis Al-Subaihi"."""
    names = [word for word, _ in words if word != "."]
    if len(names) == 1 and len(names[0]) > 2 and names[0].isupper():
        return True  # a body by its initials: "a rights network, | RPI,"
    return 2 <= len(names) <= 5 and all(word[:1].isupper() for word in names)


def _accept(text: str, span: Span) -> Counter | None:
    """Return the words of a subject if they can be a source: a body, people of a kind, a name, a pronoun."""
    cut = _DESCRIBED.search(text, span[0] + 1, span[1])
    if cut is not None:
        span = span[0], cut.start()  # "a resident | reached by telephone"
    who = text[span[0] : span[1]].strip(" ,")
    who = re.sub(r"^(?:the|an?)\s", "", who, flags=re.I)
    if who.lower() in load_words("pronouns"):
        return Counter(who, span, pronoun=True)
    if any(word.islower() and word.endswith("ed") and len(word) > 6 for word in who.split()):
        return None  # a clause: "the Coalition condemned the massacre"
    if re.search(r"\san?\s", who) is not None:
        return None  # "militants overran a base"
    if re.match(r"(?:his|her|its|their|our)\s", who, re.I):
        return None  # "his office": of whom is not known here
    if _DATE.match(who) is not None or _KEPT_FROM.search(who) is not None:
        return None  # "24 February", "a team from entering"
    words = who.lower().split()
    if not (load_words("saying_verbs") - _NOUNS).isdisjoint(words[:-1]) and strip_paper(who) == who:
        return None  # "the group said it"
    if who.split()[-1:] and who.split()[-1] in load_words("no_teller"):
        return None  # "Breaking news", not "Varn News"
    if not load_words("no_subject").isdisjoint(words) or words[:1] and words[0] in load_words("no_start"):
        return None  # "after checking the ministry", "he made no mention of the institute"
    event = _NO_SOURCE.search(who)
    if not who or event is not None and (event.group()[:1].islower() or event.end() == len(who)):
        return None
    if strip_paper(who) is None:
        return None  # "last figures": nobody's that is named
    if _BODY.search(who) or _is_named(who):
        return Counter(who, span)
    return None


def _is_named(who: str) -> bool:
    """Tell whether words hold a name: a capital behind the first word, or two words with one."""
    parts = who.split()
    capitals = [
        k for k, part in enumerate(parts) if part[:1].isupper() and part.lower() not in ("the", "a", "an")
    ]
    body = len(parts) > 1 and _BODY.search(who) is not None
    return len(capitals) >= 2 or bool(capitals) and (body or capitals[0] > 0 or parts[0].isupper())
