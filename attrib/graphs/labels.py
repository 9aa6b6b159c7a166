"""Labels that an editor understands alone: "27 killed · Hass, 26 Oct · SOHR", at most 40 characters.

A figure's label says the number, where and when, and who says it; another claim's says who, and what in
the article's own words.  The whole sentence is in a column of its own, so a label may leave words
out; it never changes one.  The words it knows are in ``data/graph.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrib.figures.compare import word_of
from attrib.language.tagger import tag_sentences
from attrib.language.tokens import tokenise_sentence
from attrib.package_files import read_package_toml

from .facts import DocumentFact, Saying, SourceFact, get_day, get_place, get_scope, get_title, name_file

if TYPE_CHECKING:
    from attrib.ledger.model import Claim, Event
    from attrib.sources.names.registry import Registry

SEPARATOR = " · "
_SPACES = re.compile(r"\s+")
_EDGES = " \t\n\r\"'“”‘’«»,;:.-–—"
_MARKS = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“", "'": "'"}  # what opens a quotation, and closes it
_PAIRS = (('"', '"'), ("“", "”"), ("«", "»"))
_SENTENCE_ENDS = ",.;:!?…–—-"
_WORD_END = re.compile(r"[\s,;:.–—-]+$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}\??")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CONTENT = ("NN", "VB", "JJ", "CD", "RB")
_SHORT_NAME = 22
_SHORT_PART = 12
_PLURALS = ("s", "men", "children", "people", "police")
# stances that the words alone do not show: "using gas" is no claim of one who denies it
_SAID_OTHERWISE = frozenset(("denies", "doubts", "demands", "asks", "promises"))
_BEFORE = 2  # words that a relative clause takes from before it
_READ = 300  # characters of a text that a label can be made of


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The words of ``data/graph.toml``: see the comments there."""

    length: int
    months: tuple[str, ...]
    infinitives: tuple[str, ...]
    openers: frozenset[str]
    subjects: frozenset[str]
    auxiliaries: frozenset[str]
    relatives: frozenset[str]
    proper: dict[str, str]  # a name of day or month in lower case -> as it is written
    vague: dict[str, str]


@lru_cache(maxsize=1)
def load_words() -> LabelWords:
    """Return the words that labels are made of."""
    table: dict[str, Any] = read_package_toml("graph.toml")["labels"]
    return LabelWords(
        table["length"],
        tuple(table["months"]),
        tuple(table["infinitives"]),
        frozenset(table["openers"]),
        frozenset(table["subjects"]),
        frozenset(table["auxiliaries"]),
        frozenset(table["relatives"]),
        {name.lower(): name for name in table["proper"]},
        dict(table["vague"]),
    )


def shorten(text: str, length: int | None = None) -> str:
    """Return the text on one line, cut between words to ``length`` characters.

    >>> shorten("a guarantee of safe passage", 20)
    'a guarantee of safe…'
    """
    length = load_words().length if length is None else length
    line = _SPACES.sub(" ", text[: 4 * _READ]).strip()
    if len(line) <= length:
        return line
    cut = line[:length]
    if " " in cut.rstrip() and not line[length - 1].isspace():
        words = cut.rsplit(" ", 1)[0]
        cut = words if len(words) >= length // 2 else cut[: length - 1]
    return _WORD_END.sub("", cut[: length - 1 if len(cut) == length else length]) + "…"


def write_day(day: str | None, *, year: bool = False) -> str:
    """Return a day for people.

    >>> write_day("2016-10-26"), write_day("2016-10-26", year=True), write_day(None)
    ('26 Oct', '26 Oct 2016', '')
    """
    if not day:
        return ""
    first = day.split("/")[0]
    try:
        number, month, when = int(first[8:10]), int(first[5:7]), first[:4]
        name = load_words().months[month - 1]
    except (ValueError, IndexError):
        return ""
    return f"{number} {name} {when}" if year else f"{number} {name}"


def write_number(low: int | None, high: int | None) -> str:
    """Return a range of people as a label says it.

    >>> write_number(8, 8), write_number(8, None), write_number(None, 30), write_number(1200, 1500)
    ('8', '8+', 'up to 30', '1,200–1,500')
    """
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


class Names:
    """Short names of sources: an acronym where the registry has one, else the name itself."""

    def __init__(
        self, registry: Registry | None, documents: dict[str, DocumentFact], country: str | None = None
    ) -> None:
        self.registry = registry
        self.documents = documents
        self.country = country
        self.known: dict[str, str] = {}

    def short(self, source: SourceFact, length: int = _SHORT_NAME) -> str:
        """Return the name by which a label calls a source.

        A name that is all the source has ("activists") stays as it is: the label's other words
        say where.
        """
        if source.type == "unnamed" and not source.named and source.key.startswith("unnamed in "):
            return "unnamed"
        name = self.known.get(source.key)
        if name is None:
            name = self.known[source.key] = self.find_acronym(source) or self.drop_country(source)
        return shorten(name, length)

    def find_acronym(self, source: SourceFact) -> str | None:
        entity = self.registry.entities.get(source.key) if self.registry is not None else None
        if entity is None or len(entity.name) <= 12:
            return None
        aliases = [alias.rstrip("?") for alias in entity.aliases if _ACRONYM.fullmatch(alias)]
        initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", entity.name) if word[0].isupper())
        fitting = [alias for alias in aliases if alias == initials]
        return next(iter(fitting or aliases), None)

    def drop_country(self, source: SourceFact) -> str:
        """Return the name without the home country's adjective: "interior ministry" is the one at home."""
        country = self.registry.countries.get(self.country or "") if self.registry is not None else None
        if country is None or source.country != country.code:
            return source.name
        for adjective in country.adjectives:
            rest = source.name.removeprefix(f"{adjective} ")
            if rest != source.name and rest[:1].islower():
                return rest
        return source.name

    def full(self, source: SourceFact) -> str:
        """Return the label of a source's node; a generic one ("activists") is told apart by its article."""
        length = load_words().length
        if source.named or source.documents != 1:
            return shorten(source.name)
        doc = self.documents.get(source.document or "")
        if doc is None or source.key.startswith(("unnamed in ", "article ")):
            return shorten(source.name)
        outlet, day = doc.outlet or shorten(doc.title or name_file(doc.id), 18), write_day(read_date(doc))
        for where in (", ".join(part for part in (outlet, day) if part), outlet, day):
            label = f"{source.name} ({where})"
            if where and len(label) <= length:
                return label
        return shorten(source.name)


def read_date(doc: DocumentFact) -> str | None:
    return (doc.date or "")[:10] or None


def label_claim(
    claim: Claim, event: Event | None, sayings: Sequence[Saying], sources: dict[str, SourceFact], names: Names
) -> str:
    """Return a claim's label; ``sayings`` are its members, the first of which it is made of."""
    speakers = list(dict.fromkeys(saying.source for saying in sayings))
    more = f" +{len(speakers) - 1}" if len(speakers) > 1 else ""
    first = sources[speakers[0]] if speakers else None
    if claim.unit:
        reported = sayings[0].day if sayings else None
        return label_figure(claim, event, first, more, names, reported)
    saying = sayings[0] if sayings else None
    return label_statement(claim, event, saying, first, more, names)


def label_figure(
    claim: Claim,
    event: Event | None,
    first: SourceFact | None,
    more: str,
    names: Names,
    reported: str | None,
) -> str:
    """Return "number, place and day, source"; the day of the report where neither is known."""
    length = load_words().length
    kind, _, inner = (get_scope(claim) or "").partition(":")
    head = count_head(count_people(claim), str(claim.unit), kind, inner)
    place, day = get_place(claim, event) or "", write_day(get_day(claim, event))
    if kind == "cumulative":
        place, day = capitalise(inner) or "in all", ""
    elif kind == "place":
        place = inner
    who = names.short(first) + more if first else ""
    both = ", ".join(part for part in (place, day) if part)
    if not both and reported:
        both = f"reported {write_day(reported)}"
    for where in (both, place, day, ""):
        label = SEPARATOR.join(part for part in (head, where, who) if part)
        if len(label) <= length:
            return label
    return shorten(SEPARATOR.join(part for part in (head, who) if part))


def count_head(number: str, unit: str, kind: str, inner: str) -> str:
    """Return how many of whom: a part of a toll says which, an addition that it is one.

    >>> count_head("10", "killed", "part", "children"), count_head("1", "killed", "part", "children")
    ('10 children killed', '1 killed (children)')
    >>> count_head("9", "injured", "addition", "")
    '9 more injured'
    """
    if kind == "addition":
        return f"{number} more {unit}"
    if kind != "part" or not inner or len(inner) > _SHORT_PART:
        return f"{number} {unit}".strip()
    plural = inner.endswith(_PLURALS) and number != "1"
    return f"{number} {inner} {unit}" if plural else f"{number} {unit} ({inner})"


def capitalise(words: str) -> str:
    """Return the words with the names of days and months as they are written."""
    proper = load_words().proper
    return " ".join(proper.get(word, word) for word in words.split(" "))


def count_people(claim: Claim) -> str:
    """Return the number as the article has it: "dozens" stays "dozens"."""
    qualifiers = {
        (figure.qualifier, word_of(figure))
        for member in claim.members
        for figure in member.figures
        if figure.unit == claim.unit and figure.low == claim.low and figure.high == claim.high
    }
    vague = load_words().vague
    if len(qualifiers) == 1 and claim.high is None:
        qualifier, word = next(iter(qualifiers))
        if vague.get(qualifier):
            return word if word != qualifier else vague[qualifier]
    return write_number(claim.low, claim.high)


def label_statement(
    claim: Claim,
    event: Event | None,
    saying: Saying | None,
    first: SourceFact | None,
    more: str,
    names: Names,
) -> str:
    """Return "who: what"; where what is said is no clause, the cue or the sentence says what was done.

    A quotation is given as it stands: to drop its first words would misquote.
    """
    length = load_words().length
    who = names.short(first) + more if first else ""
    spoken = find_quotation(claim.text)
    if spoken:
        return shorten(begin(f"{who}: {spoken}" if who else spoken))
    what = condense(claim.text)
    kind = weigh(what)
    if kind == "headless":
        what = f"{find_subject(saying.sentence, claim.text) if saying else ''} {what}".strip()
    if kind == "empty":
        what = condense(saying.sentence) if saying else what
        when = write_day(get_day(claim, event))
        label = f"{who}: {what}" if who and who.casefold() not in what.casefold() else what
        dated = f"{label}{SEPARATOR}{when}"
        return shorten(begin(dated if when and len(dated) <= length else label))
    if saying is not None and (kind == "phrase" or saying.stance in _SAID_OTHERWISE):
        what = what if holds(claim.text, saying.cue) else f"{saying.cue} {what}"
    return shorten(begin(f"{who}: {what}" if who else what))


def begin(label: str) -> str:
    """Return the label with a capital at its beginning."""
    return label[:1].upper() + label[1:]


def holds(text: str, cue: str) -> bool:
    return cue.casefold() in text.casefold()


def find_quotation(text: str) -> str:
    """Return what a text quotes from its beginning on, as somebody says it; "" where it does not.

    >>> find_quotation('"That is a lie," he said'), find_quotation('"Heavy losses" in Homs')
    ('That is a lie', '')
    """
    text = text[:_READ].strip()
    end = find_close(text)
    inner = _SPACES.sub(" ", text[1:end]).strip(_EDGES)
    if end == 0 or not inner[:1].isupper():
        return ""
    if text[end - 1] in _SENTENCE_ENDS:
        return inner
    return inner if end >= len(text.rstrip(_EDGES + _SENTENCE_ENDS)) and weigh(inner) != "empty" else ""


def find_close(text: str) -> int:
    """Return where the quotation that a text begins with is closed: its length where it is left open,
    0 where it begins with none.

    >>> find_close("'We can't,' he said"), find_close("“We can"), find_close("We can")
    (10, 7, 0)
    """
    mark = _MARKS.get(text[:1])
    if mark is None:
        return 0
    for place in range(2, len(text)):
        apostrophe = mark in "'’" and (text[place + 1 : place + 2].isalnum() or text[place - 1].isalnum())
        if text[place] == mark and not (apostrophe and place + 1 < len(text)):
            return place
    return len(text)


def strip_edges(line: str) -> str:
    """Return the line without marks at its edges, but for a quotation mark whose other one stays.

    >>> strip_edges('"heavy losses" in Homs.'), strip_edges("“them”,")
    ('"heavy losses" in Homs', 'them')
    """
    bare = line.strip(_EDGES)
    front, _, back = line.partition(bare) if bare else ("", "", "")
    for opening, closing in _PAIRS:
        more = bare.count(opening) - bare.count(closing)
        alone = opening == closing and bare.count(opening) % 2 == 1
        if (more < 0 or alone) and opening in front:
            bare = opening + bare
        elif (more > 0 or alone) and closing in back:
            bare += closing
    return bare


def condense(text: str) -> str:
    """Return the text without what a headline leaves out: quotation marks, "that", "he was".

    >>> condense("that he was kidnapped by rebels on the airport road")
    'kidnapped by rebels on the airport road'
    """
    words = load_words()
    line = strip_edges(_SPACES.sub(" ", text[:_READ]))
    for opening in words.infinitives:
        if line.casefold().startswith(opening + " "):
            line = line[len(opening) + 1 :]
            break
    parts = line.split(" ")
    while len(parts) > 3 and parts[0].strip(_EDGES).casefold() in words.openers:
        parts.pop(0)
    if len(parts) > 3 and parts[0].casefold() in words.subjects and parts[1].casefold() in words.auxiliaries:
        rest = 2
        while rest < len(parts) - 2 and parts[rest].casefold() in words.auxiliaries:
            rest += 1
        left = parts[rest:]
        if not {parts[0].casefold(), left[0].casefold()} & {"there", "not"} and begins_with_participle(left):
            parts = left
    return strip_edges(" ".join(parts))


def begins_with_participle(words: Sequence[str]) -> bool:
    """Tell whether words go on as after "was" or "had" ("badly beaten", "counted 20"), not "a crew"."""
    tags = tag_sentences(words, [(0, len(words))])
    return next((tag for tag in tags if not tag.startswith("RB")), "").startswith("VB")


def weigh(text: str) -> str:
    """Tell what words are alone: "clause" (they have a finite verb), "headless" (they begin with it, as after
    "the way that he says"), "phrase", or "empty" (nobody understands them: "the attack")."""
    spans = tokenise_sentence(text)
    if not spans:
        return "empty"
    forms = [text[start:end] for start, end in spans]
    tags = tag_sentences(forms, [(0, len(forms))])
    if tags[0] in _FINITE and len(forms) > 2:
        return "headless"
    if has_verb(tags) or tags[0] in ("VBN", "VBG", "VB"):
        return "clause" if len(forms) > 2 else "empty"
    content = [tag for tag in tags if tag.startswith(_CONTENT)]
    return "phrase" if len(content) > 1 or any(tag.startswith("NNP") for tag in tags) else "empty"


def find_subject(sentence: str, text: str) -> str:
    """Return the words that a relative clause speaks of: the last before its "that", "which" or "who".

    >>> find_subject("He offered a plan that the group says is void.", "is void")
    'a plan'
    """
    place = sentence.find(text.strip())
    words = _SPACES.sub(" ", sentence[: max(place, 0)]).strip().split(" ")
    if place >= 0 and text.split(" ")[0].casefold() not in load_words().relatives:
        while words and words[-1].casefold() not in load_words().relatives:
            words.pop()
        words = words[:-1]
    return " ".join(words[-_BEFORE:]).strip(_EDGES)


def has_verb(tags: Sequence[str]) -> bool:
    """Tell whether a finite verb stands before any "who" or "which" (else it is a noun with a clause)."""
    for tag in tags:
        if tag in _FINITE:
            return True
        if tag in ("WP", "WDT", "WRB", "WP$"):
            return False
    return False


def title_event(event: Event, outlet: str | None) -> str:
    """Return an event's title: what the ledger calls it, else what kind, where and when as far as known."""
    title = get_title(event)
    if title:
        return title
    day = write_day(event.first_day, year=True)
    kind = (event.kind or "").capitalize()
    place = event.places[0] if event.places else ""
    if not kind and event.ranges:
        unit, low, high = event.ranges[0]
        kind = f"{write_number(low, high)} {unit}"
    parts = [part for part in (kind, place, day) if part]
    if len(parts) < 2 and outlet:
        parts.append(f"in {outlet}")
    return ", ".join(parts) or "Reports without place or day"
