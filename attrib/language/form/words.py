"""The words that the form of a page is told by: ``data/page.toml``, places and roles, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from attrib.package_files import read_package_rows, read_package_toml

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015"


@dataclass(frozen=True, slots=True, eq=False)
class PageWords:
    """Lists of ``page.toml`` as sets or patterns; patterns match at the place where a line or phrase begins.

    ``places`` are capitals, cities, metonyms and countries, ``regions`` what may stand after a place, all
    in small letters; ``roles`` the nouns of people and bodies that can speak, singular and plural.
    """

    agencies: frozenset[str]
    places: frozenset[str]
    regions: frozenset[str]
    place_words: frozenset[str]
    roles: frozenset[str]
    topics: frozenset[str]
    question: frozenset[str]
    answer: frozenset[str]
    speakers: frozenset[str]
    things: frozenset[str]
    auxiliaries: frozenset[str]
    slug: re.Pattern[str]
    open_ends: frozenset[str]
    domains: frozenset[str]
    prefixes: frozenset[str]
    jobs: frozenset[str]
    credits: frozenset[str]
    marked_links: frozenset[str]
    source_labels: frozenset[str]
    quote_labels: frozenset[str]
    frame_labels: frozenset[str]
    byline: re.Pattern[str]
    tail: re.Pattern[str]
    contributed: re.Pattern[str]
    link: re.Pattern[str]
    notice: re.Pattern[str]
    credit: re.Pattern[str]
    credit_agency: re.Pattern[str]
    statement: re.Pattern[str]
    interview: re.Pattern[str]
    explained: re.Pattern[str]  # "how to ...", "five things ...": behind a topic's colon
    medium: re.Pattern[str]  # ", speaking in ...", "on Telegram": what follows who signs, to the end


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of the phrases, the longest first; none of them ends inside a word."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(p) + (r"\b" if p[-1].isalnum() else "") for p in ordered) + ")"


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words if word)


def _compile_explained(table: dict[str, list[str]]) -> re.Pattern[str]:
    number = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?"
    return re.compile(f"{any_of(table['explained'])}|{number}{any_of(table['counted'])}", re.IGNORECASE)


def _compile_medium(table: dict[str, list[str]]) -> re.Pattern[str]:
    where = r"(?:on|via|in|at|to|through|during) (?:(?:a|an|the|his|her|its|their|an? \w+) )?(?:[\w-]+ )?"
    return re.compile(rf",? (?:{where}{any_of(table['media'])}.*|{any_of(table['acts'])}.*)\Z")


@lru_cache(maxsize=1)
def load_page_words() -> PageWords:
    """Return the words of the page; raises :class:`attrib.errors.DataError` where the file is no TOML."""
    data = read_package_toml("page.toml")
    countries = read_package_rows("countries.csv")
    names = {name for row in countries for name in (row["name"], *row["aliases"].split("|"))}
    cities = {
        name for row in countries for key in ("capital", "metonyms", "cities") for name in row[key].split("|")
    }
    regions = _small(names) | _small(data["dateline"]["regions"])
    roles = {
        word
        for row in read_package_rows("roles.csv")
        for word in (row["noun"], *row["plural"].split("|"), row["noun"] + "s")
    }

    def phrases(*keys: str) -> re.Pattern[str]:
        table, key = keys
        return re.compile(any_of(data[table][key]), re.IGNORECASE)

    places = _small(cities) | regions
    return PageWords(
        agencies=frozenset(data["dateline"]["agencies"]),
        places=places,
        regions=regions,
        place_words=frozenset(data["dateline"]["inner"]),
        roles=_small(roles),
        topics=_small(data["transcript"]["topics"]),
        question=_small(data["transcript"]["question"]),
        answer=_small(data["transcript"]["answer"]),
        speakers=_small(data["headline"]["speakers"]),
        slug=re.compile(any_of(data["headline"]["slugs"]) + r"(?: \d)? ?-(?=\S)"),
        things=_small(data["headline"]["things"]),
        auxiliaries=frozenset(data["headline"]["auxiliaries"]),
        open_ends=frozenset(data["lines"]["open_ends"]),
        domains=frozenset(data["lines"]["domains"]),
        prefixes=frozenset(data["lines"]["prefixes"]),
        jobs=_small(data["byline"]["jobs"]),
        credits=frozenset(data["tail"]["small"]),
        marked_links=_small(data["link"]["marked"]),
        source_labels=_small(data["labels"]["source"]),
        quote_labels=_small(data["labels"]["quote"]),
        frame_labels=_small(data["labels"]["frame"]),
        byline=phrases("byline", "openers"),
        tail=phrases("tail", "openers"),
        contributed=phrases("tail", "contributed"),
        link=phrases("link", "openers"),
        notice=phrases("notice", "openers"),
        credit=phrases("credit", "openers"),
        credit_agency=re.compile(any_of(data["credit"]["agencies"])),
        statement=phrases("labels", "statement"),
        interview=phrases("transcript", "interview"),
        explained=_compile_explained(data["headline"]),
        medium=_compile_medium(data["signature"]),
    )
