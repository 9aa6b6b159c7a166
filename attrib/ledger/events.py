"""Which event a claim speaks of within its document.

Figures are grouped by day, place, kind of event and by standing together; each group is an event
mention, which ``event_clusters`` brings together with those of other documents.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from sys import intern

from attrib.figures.compare import anchor, classify_people, is_running_total
from attrib.language.story_heads import find_story_start
from attrib.model import Document, Figure, Span

from .dates import DayPhrase, choose_day, find_days, find_published
from .event_cues import (
    EventRules,
    compare_kinds,
    cut_clause,
    find_kinds,
    find_places,
    is_span_total,
    load_event_rules,
    points_back,
    starts_elsewhere,
)

_WORD = re.compile(r"[^\W\d_]{3,}")
_RECENT = 10  # event mentions of a document that a further claim is compared with
_CONTEXT = 60  # sentences of a document whose places are read though they hold no figure
PERIOD = timedelta(days=4)  # longer is a period, not the day of an event
_COMMON = frozenset(
    "the and for that with from were was are has have had said says been their they its his "
    "her who which this after "
    "when into not but all also more than least over about other others there these those people killed "
    "wounded injured dead died death according told reported including among".split()
)


@dataclass(slots=True, eq=False)
class Site:
    """A place that makes a claim: a figure, or an attribution without one, in its sentence."""

    document: int
    span: Span
    sentence: int
    figure: Figure | None = None
    attribution: int | None = None
    mention: int = -1
    main: bool = False  # the speaker's own whole toll of the event in this document


@dataclass(slots=True, eq=False)
class Mention:
    """An event as one document speaks of it; ``first`` to ``last`` is when, ``told`` if a phrase says so."""

    document: int
    number: int
    lead: bool = False
    running: bool = False
    total: bool = False
    first: date | None = None
    last: date | None = None
    told: bool = False
    inherited: bool = False  # dated by the event before it in the text
    places: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    figures: set[tuple[str, str, int]] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    words: tuple[str, ...] = ()  # of its sentences, each once, sorted
    names: set[str] = field(default_factory=set)  # places as written
    event: int = -1


def _content_words(text: str) -> set[str]:
    """The words that carry the matter; interned, as many mentions share them."""
    return {intern(word) for word in _WORD.findall(text.lower()) if word not in _COMMON}


def figure_key(figure: Figure) -> tuple[str, str, int]:
    """Unit, class of people and number of a figure."""
    return figure.unit, classify_people(figure.who), anchor(figure)


class _DocumentReader:
    """Groups the sites of one document into mentions."""

    def __init__(self, index: int, doc: Document, sentences, sites: list[Site], rules: EventRules):
        self.index, self.doc, self.text, self.sentences, self.sites, self.rules = (
            index,
            doc,
            doc.text,
            sentences,
            sites,
            rules,
        )
        self.published = find_published(doc.text, doc.date)
        self.title = _find_title(doc)
        story = find_story_start(doc.text, doc.title)
        self.head_sentences = sum(1 for _, end in sentences if end <= story)  # title, date line
        self.mentions: list[Mention] = []
        self.days: dict[int, list[DayPhrase]] = {}
        self.has_lead = False
        self.names: dict[str, str] = {}
        self.placed: dict[Span, Mention] = {}
        self.cues: dict[Span, dict[str, float]] = {}

    def read(self) -> list[Mention]:
        figures = [site for site in self.sites if site.figure is not None]
        plain = set(range(min(len(self.sentences), _CONTEXT))) - {site.sentence for site in figures}
        previous = None
        by_sentence: dict[int, list[Site]] = {}
        for site in figures:
            for number in sorted(plain):
                if previous is None or number >= site.sentence:
                    break
                plain.discard(number)
                if number > previous.sentence:
                    self._add_context(self.mentions[previous.mention], number)
            mention = self._place_figure(site, previous)
            site.mention = mention.number
            self.placed[site.figure.span] = mention
            previous = site
            by_sentence.setdefault(site.sentence, []).append(site)
        if not self.has_lead and self.sites:
            self.mentions.append(self._make_mention(self.sites[0], None, lead=True))
            self.has_lead = True
        for site in self.sites:
            if site.figure is None:
                site.mention = self._place_plain(site, by_sentence.get(site.sentence, []))
        self._date_mentions()
        return self.mentions

    def _phrases(self, number: int) -> list[DayPhrase]:
        if number not in self.days:
            self.days[number] = find_days(self.text, self.sentences[number], self.published)
        return self.days[number]

    def _places(self, site: Site) -> dict[str, float]:
        """The places of the site's clause; where it has none, those of the sentence, less surely."""
        clause = self._clause(site)
        if clause not in self.cues:
            found = find_places(self.text, clause, self.rules, self.names)
            if not any(weight >= 0.7 for weight in found.values()):
                for place, weight in find_places(
                    self.text, self.sentences[site.sentence], self.rules, self.names
                ).items():
                    found.setdefault(place, min(weight, 0.6))
            self.cues[clause] = found
        return self.cues[clause]

    def _kinds(self, site: Site, previous: Site | None) -> dict[str, int]:
        """The kinds of the site's clause; where it has none, those of the sentence before it."""
        found = find_kinds(self.text, self._window(site), self.rules)
        if not found and site.sentence and (previous is None or previous.sentence < site.sentence - 1):
            found = find_kinds(self.text, self.sentences[site.sentence - 1], self.rules)
        return found

    def _clause(self, site: Site) -> Span:
        return cut_clause(self.text, site.span, self.sentences[site.sentence], self.rules)

    def _day_of(self, site: Site) -> DayPhrase | None:
        return choose_day(self.text, self._phrases(site.sentence), site.span)

    def _window(self, site: Site) -> Span:
        start, end = self._clause(site)
        return max(start, site.span[0] - 160), min(end, site.span[1] + 140)

    def _make_mention(self, site: Site, day: DayPhrase | None, *, lead: bool = False) -> Mention:
        mention = Mention(self.index, len(self.mentions), lead=lead)
        if day is not None:
            mention.first, mention.last, mention.told = day.first, day.last, True
        self._extend(mention, site)
        return mention

    def _extend(self, mention: Mention, site: Site) -> None:
        for place, weight in self._places(site).items():
            mention.places[place] = max(mention.places.get(place, 0.0), weight)
            if place in self.names:
                mention.names.add(self.names[place])
        for kind, count in find_kinds(self.text, self._window(site), self.rules).items():
            mention.kinds[kind] = mention.kinds.get(kind, 0) + count
        if site.figure is not None:
            mention.figures.add(figure_key(site.figure))
        if site.sentence not in mention.sentences:
            mention.sentences.append(site.sentence)

    def _place_figure(self, site: Site, previous: Site | None) -> Mention:
        sentence = self.sentences[site.sentence]
        day = self._day_of(site)
        running = is_running_total(self.text, site.figure, sentence) and not (
            day is not None and day.kind == "day" and anchor(site.figure) < 1000
        )
        container = self.placed.get(site.figure.part_of) if site.figure.part_of is not None else None
        if container is not None:
            container.figures.add(figure_key(site.figure))
            return container
        if running:
            return self._place_running(site)
        period = day is not None and (day.kind != "day" and day.last - day.first > timedelta(days=1))
        total = (
            is_span_total(self.text, site.figure.span, sentence, self.rules) or period and day.kind == "since"
        )
        best = None
        for mention in self._open_mentions():
            score = self._score(site, day, period, total, mention, previous)
            if (
                score is not None
                and score >= self.rules.weights["join"]
                and (best is None or score > best[0] + 1e-9)
            ):
                best = (score, mention)
        if best:
            mention = best[1]
            self._extend(mention, site)
            if day is not None and not mention.told:
                mention.first, mention.last, mention.told = day.first, day.last, True
            return mention
        mention = self._make_mention(site, day, lead=not self.has_lead)
        if mention.lead and not mention.told:
            self._date_lead(mention)
        self.has_lead = True
        mention.total = bool(total)
        self.mentions.append(mention)
        return mention

    def _place_running(self, site: Site) -> Mention:
        for mention in self.mentions:
            if mention.running:
                self._extend(mention, site)
                return mention
        mention = self._make_mention(site, None)
        mention.running = True
        self.mentions.append(mention)
        return mention

    def _score(
        self, site: Site, day, period: bool, total: bool, mention: Mention, previous: Site | None
    ) -> float | None:
        weights = self.rules.weights
        if mention.running or bool(total) != mention.total:
            return None
        score = 0.0
        key = figure_key(site.figure)
        same_number = key in mention.figures or any(
            (key[0], key[2]) == (unit, number) and number > 2 for unit, _, number in mention.figures
        )
        if day is not None and mention.told:
            if day.last < mention.first or day.first > mention.last:
                return None
            if period != (mention.last - mention.first > timedelta(days=1)):
                return None
            score += weights["same_day"]
        elif (
            day is not None
            and mention.first is not None
            and (period or day.last < mention.first or day.first > mention.last)
        ):
            return None
        if same_number:
            score += weights["same_number"]
        clause = self._clause(site)
        # what stands after "after", "a response to" is not the event its main clause speaks of
        parted = (
            previous is not None
            and previous.sentence < site.sentence
            and (clause[0] > self.sentences[site.sentence][0])
        )
        kinds = compare_kinds(self._kinds(site, previous), mention.kinds, self.rules)
        score += weights["same_kind"] * kinds if kinds >= 0 else -weights["other_kind"] * kinds
        score += self._score_places(site, mention)
        if previous is not None and self.mentions[previous.mention] is mention:
            gap = site.sentence - previous.sentence
            if gap == 0:
                score += weights["same_sentence"]
            elif gap <= 2 and not parted:
                score += weights["next_sentence"] * (1.0 if mention.lead else 0.5)
        if (
            starts_elsewhere(self.text, self.sentences[site.sentence], self.rules)
            and mention.sentences[-1] != site.sentence
        ):
            score += weights["elsewhere"]
        if mention.lead and site.sentence - self.head_sentences <= 3:
            score += weights["headline"]
        current = previous is not None and self.mentions[previous.mention] is mention
        if parted:
            return score + weights["parted"] if current or mention.lead else score
        if (current or mention.lead) and points_back(self.text, self.sentences[site.sentence], self.rules):
            score += weights["anaphora"]
        if (
            mention.lead
            and day is None
            and not starts_elsewhere(self.text, self.sentences[site.sentence], self.rules)
        ):
            score += weights["default"]
        return score

    def _score_places(self, site: Site, mention: Mention) -> float:
        here = {place for place, weight in self._places(site).items() if weight >= 0.7}
        there = {place for place, weight in mention.places.items() if weight >= 0.7}
        names = set(self._places(site))
        if not here or not there:
            return 0.0
        if here & set(mention.places) or there & names:
            return self.rules.weights["same_place"]
        return self.rules.weights["other_place"]

    def _open_mentions(self) -> list[Mention]:
        """The mentions a new claim may belong to: the lead and the latest, so that time stays linear."""
        recent = self.mentions[-_RECENT:]
        return recent if not self.mentions or self.mentions[0] in recent else [self.mentions[0], *recent]

    def _place_plain(self, site: Site, figures: list[Site]) -> int:
        """An attribution without figures speaks of the event of the figures near it, else of the lead."""
        near = [other for other in figures if not self.mentions[other.mention].running]
        if near:
            return min(near, key=lambda other: abs(other.span[0] - site.span[0])).mention
        day = self._day_of(site)
        here = {place for place, weight in self._places(site).items() if weight >= 0.7}
        best = None
        for mention in self._open_mentions():
            if mention.running or mention.total:
                continue
            if (
                day is not None
                and day.kind == "day"
                and mention.told
                and (day.last < mention.first or day.first > mention.last)
            ):
                continue
            score = 0.6 if mention.lead else 0.0
            distance = min(abs(site.sentence - number) for number in mention.sentences[-6:])
            score -= 0.12 * min(distance, 8)
            score += 0.8 if here & set(mention.places) else 0.0
            if best is None or score > best[0] + 1e-9:
                best = (score, mention.number)
        if best is not None:
            return best[1]
        mention = self._make_mention(site, day if day is not None and day.kind == "day" else None)
        self.mentions.append(mention)
        return mention.number

    def _date_lead(self, mention: Mention) -> None:
        """Date a mention by the opening sentences, else by publication."""
        day = self._lead_day() if mention.lead else None
        if day is not None:
            mention.first, mention.last, mention.told = day.first, day.last, True
        elif self.published is not None:
            mention.first, mention.last = self.published - timedelta(days=1), self.published

    def _add_context(self, mention: Mention, number: int) -> None:
        """A sentence without figures tells more places of the event before it, unless it goes elsewhere."""
        sentence = self.sentences[number]
        if mention.running or starts_elsewhere(self.text, sentence, self.rules):
            return
        for phrase in self._phrases(number):
            if (
                not phrase.saying
                and mention.told
                and (phrase.last < mention.first or phrase.first > mention.last)
            ):
                return
        for place, weight in find_places(self.text, sentence, self.rules, self.names).items():
            mention.places[place] = max(mention.places.get(place, 0.0), min(weight, 0.7))

    def _lead_day(self) -> DayPhrase | None:
        """The first day told in the opening sentences, where the figures' own sentences tell none."""
        for number in range(min(4, len(self.sentences))):
            for phrase in self._phrases(number):
                if (
                    not phrase.saying
                    and phrase.kind == "day"
                    and self.published
                    and phrase.first >= self.published - timedelta(days=4)
                ):
                    return phrase
        return None

    def _date_mentions(self) -> None:
        """A mention without a day of its own is of the day before it in the text, or of publication."""
        current = None
        for mention in self.mentions:
            if mention.running:
                continue
            if mention.told:
                current = (mention.first, mention.last) if mention.last - mention.first <= PERIOD else current
            elif mention.lead or current is None:
                self._date_lead(mention)
                if mention.told:
                    current = (mention.first, mention.last)
            else:
                mention.first, mention.last, mention.inherited = *current, True
        held = {number for mention in self.mentions for number in mention.sentences}
        for mention in self.mentions:
            words: set[str] = set()
            for number in mention.sentences[:3]:
                start, end = self.sentences[number]
                words |= _content_words(self.text[start:end])
            if mention.lead:
                for number in range(min(len(self.sentences), 4)):
                    if number not in held and not starts_elsewhere(
                        self.text, self.sentences[number], self.rules
                    ):
                        start, end = self.sentences[number]
                        words |= _content_words(self.text[start:end])
                        for kind, count in find_kinds(self.text, (start, end), self.rules).items():
                            mention.kinds[kind] = mention.kinds.get(kind, 0) + count
                        for place, weight in find_places(
                            self.text, (start, end), self.rules, self.names
                        ).items():
                            mention.places.setdefault(place, min(weight, 0.7))
            if mention.lead and self.title:
                words |= _content_words(self.title)
                for place, weight in find_places(self.title, (0, len(self.title)), self.rules).items():
                    mention.places.setdefault(place, min(weight, 0.4))
            mention.words = tuple(sorted(words))


def _find_title(doc: Document) -> str:
    return doc.title or ""


def read_mentions(index: int, doc: Document, sentences, sites: list[Site]) -> list[Mention]:
    """Group the claims of one document by event; set ``mention`` of each of ``sites``, in text order."""
    return _DocumentReader(index, doc, sentences, sites, load_event_rules()).read()


def sentence_number(sentences, offset: int) -> int:
    """Return the index of the sentence that holds ``offset``, or the last before it."""
    return max(0, bisect_right(sentences, (offset, float("inf"))) - 1)
