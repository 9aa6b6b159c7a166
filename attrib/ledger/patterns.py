"""The regular expressions of ``data/claims.toml``, compiled when they are first used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from attrib.errors import DataError
from attrib.model import Span
from attrib.package_files import read_package_toml

_FILE = "claims.toml"


@lru_cache(maxsize=1)
def _read_sections() -> dict[str, Any]:
    """Return the data file, which is read once for all its patterns."""
    return read_package_toml(_FILE)


def expand(pattern: str) -> str:
    """Return a pattern with what the section ``macros`` has in the place of each ``{NAME}``."""
    macros = _read_sections()["macros"]
    return _MACRO.sub(lambda match: macros[match[1]], pattern)


_MACRO = re.compile(r"\{([A-Z]+)\}")


@cache
def _compile(section: str, name: str) -> re.Pattern[str]:
    entries = _read_sections()[section]
    try:
        return re.compile(expand(entries[name]), 0 if name in entries["cased"] else re.I)
    except (KeyError, re.error) as error:
        raise DataError(f"{_FILE}: {section}.{name}: {error}; mend the entry") from error


@dataclass(frozen=True, slots=True)
class LazyPattern:
    """A pattern of the data file, read at its first use: importing a module reads no data."""

    section: str
    name: str

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Look for the pattern in ``text[start:end]``."""
        return _compile(self.section, self.name).search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Match the pattern at ``start``."""
        return _compile(self.section, self.name).match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Match the pattern to all of ``text[start:end]``."""
        return _compile(self.section, self.name).fullmatch(text, start, len(text) if end is None else end)

    def sub(self, new: str, text: str) -> str:
        """Put ``new`` in the place of every match."""
        return _compile(self.section, self.name).sub(new, text)

    def findall(self, text: str) -> list[Span]:
        """Return where the pattern matches."""
        return [match.span() for match in _compile(self.section, self.name).finditer(text)]


def load_pattern(section: str, name: str) -> LazyPattern:
    """Return the pattern ``name`` of a section, without reading it yet."""
    return LazyPattern(section, name)


def first_group(match: re.Match[str]) -> str:
    """Return what the first group that matched holds, "" where none did."""
    return next(filter(None, match.groups()), "")


@lru_cache(maxsize=64)
def load_words(name: str) -> frozenset[str]:
    """Return a list of words of the section ``words``."""
    return frozenset(_read_sections()["words"][name].split())


@lru_cache(maxsize=1)
def load_camps() -> dict[str, str]:
    """Return the camp of each type of speaker: whose word its word may be."""
    camps: dict[str, str] = _read_sections()["camps"]
    return camps


@lru_cache(maxsize=1)
def load_camp_words() -> dict[str, frozenset[str]]:
    """Return the words by which speakers of no known type are put into camps."""
    return {camp: frozenset(words.split()) for camp, words in _read_sections()["camp_words"].items()}
