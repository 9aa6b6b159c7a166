"""What a run of capitalised words is by its shape: a person, an organisation, or no name at all."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.language.casing import is_lower_word
from attrib.model import Segmentation
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import Lexicon, find_title


def is_story_id(words: Sequence[str], i: int) -> bool:
    """Whether token i is the mark of an agency's story number: "[ID:nL6N0PP2YH]"."""
    return words[i] == "ID" and i > 0 and words[i - 1] == "[" and words[i + 1 : i + 2] == [":"]


def is_compound(word: str) -> bool:
    """Whether a hyphenated word is a description, no name: "Oscar-winner", "Paris-based"."""
    if "-" not in word:
        return False
    if word.casefold().endswith("-year-old"):
        return True  # "[Fifteen-year-old] Odo"
    last = word.rsplit("-", 1)[1]
    return (
        word.casefold().endswith(WORDS.hyphenated) or len(last) > 4 and last.islower() and is_lower_word(last)
    )


def is_surname_here(i: int, segmentation: Segmentation) -> bool:
    """Whether a capitalised function word ("Will") that is a surname in this text stands for it here."""
    words, tags, size = segmentation.words, segmentation.tags, len(segmentation.words)
    first = segmentation.sentence_tokens[segmentation.sentence_of[i]][0]
    if segmentation.sentence_of[i] in segmentation.headlines:
        return False
    if i > first and words[i - 1] not in ("“", '"', "``", "‘", ":"):
        return True
    return i + 1 < size and tags[i + 1] in ("VBD", "VBZ", "MD")


def is_party(words: Sequence[str], i: int) -> bool:
    """Whether token i is a party with its state in brackets: "Tova Renn (D-Ohio)"."""
    return i > 0 and words[i - 1] == "(" and words[i][1:2] in ("-", "–") and words[i][:1].isupper()


def classify_run(
    i: int, j: int, parts: tuple[str, ...], segmentation: Segmentation, lexicon: Lexicon
) -> tuple[str, str]:
    """Return (kind, gender) of the capitals i .. j by their shape; ``parts`` are their folded words."""
    words = segmentation.words
    first = words[i].casefold()
    gender = lexicon.first_names.get(first)
    if gender is None and "-" in first:
        gender = lexicon.first_names.get(first.split("-")[0])
    if WORDS.inner_words.intersection(parts):
        return "organisation", ""
    if any(part in WORDS.org_words for part in parts) and not (
        gender is not None
        and j - i == 2
        and parts[-1] not in ("college", "group", "news", "party", "university")
    ):
        return "organisation", ""
    title, _ = find_title(words, i, segmentation, lexicon)
    if title is not None:
        return "person", title.gender or gender or ""
    if gender is not None and j - i >= 2:
        return "person", gender
    if j - i == 1 and words[i].isupper() and 2 <= len(words[i]) <= 6:
        return "organisation", ""
    if (
        2 <= j - i <= 5
        and any(
            word[:3].casefold() in ("al-", "el-")
            or word.casefold() in ("bin", "abu", "ibn")
            or (len(word) == 2 and word[1] == ".")
            for word in words[i:j]
        )
        and first[:3] not in ("al-", "el-")
    ):
        return "person", ""
    return "unknown", gender or ""
