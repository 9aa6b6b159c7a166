"""Quantities in running text: "at least twelve", "between 229 and 425", "1.9 million", "dozens".

Works on words alone, without tags, so that a headline or a text that lost its commas reads the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from attrib.model import Span

from .words import FigureLexicon

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’‐-][^\W_]+)*\+?|[^\w\s]|_")
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})\+?\Z")
_RANGE = re.compile(r"(\d{1,7})[‐-](\d{1,7})\Z")
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}\Z")
_CURRENCY = frozenset("$€£¥₹#№")
LONGEST = 3000  # characters of a sentence that are read as one


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one sentence: forms in lower case, as they stand, and their document offsets."""

    lower: list[str]
    form: list[str]
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or vague plural at words ``[start, end)``; ``core`` is where the number itself begins.

    ``article`` marks "a", "an" and possessives-with-one ("a woman"), ``vague`` words like "dozens".
    """

    start: int
    core: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    article: bool = False
    vague: bool = False
    further: bool = False


def cap_spans(text: str, spans, limit: int = LONGEST) -> list[Span]:
    """Return the spans with those longer than ``limit`` cut at white space: no rule looks further, and
    a text without full stops stays linear."""
    found: list[Span] = []
    for start, end in spans:
        while end - start > limit:
            cut = text.rfind(" ", start + limit // 2, start + limit)
            cut = cut if cut > start else start + limit
            found.append((start, cut))
            start = cut
        found.append((start, end))
    return found


def split_words(text: str, span: Span) -> Words:
    """Return the words of ``text[span]``; linear in the length of the span."""
    lower, form, spans = [], [], []
    for match in _WORD.finditer(text, span[0], span[1]):
        word = match.group()
        form.append(word)
        lower.append(word.lower())
        spans.append(match.span())
    return Words(lower, form, spans)


def _read_integer(word: str) -> int | None:
    return int(word.rstrip("+").replace(",", "")) if _DIGITS.match(word) and word[0] in "0123456789" else None


def _read_number(lower: list[str], i: int, lexicon: FigureLexicon) -> tuple[int, int] | None:
    """Return (value, end) of the plain number at word ``i``, or None."""
    word, n = lower[i], len(lower)
    if _DECIMAL.match(word):
        if i + 1 < n and lower[i + 1] in ("million", "billion", "thousand", "mln", "m"):
            scale = {"mln": 1_000_000, "m": 1_000_000}.get(lower[i + 1]) or lexicon.multipliers[lower[i + 1]]
            return round(float(word) * scale), i + 2
        return None
    value = _read_integer(word)
    if value is not None:
        end = i + 1
        while end < n and lower[end] in lexicon.multipliers:
            value *= lexicon.multipliers[lower[end]]
            end += 1
        return value, end
    return _read_number_words(lower, i, lexicon)


def _read_number_words(lower: list[str], i: int, lexicon: FigureLexicon) -> tuple[int, int] | None:
    n, total, current, end, seen = len(lower), 0, 0, i, False
    k = i
    while k < n and k < i + 10:
        word = lower[k]
        parts = re.split("[-‐]", word) if word not in lexicon.numbers else [word]
        if all(part in lexicon.numbers or part in lexicon.multipliers for part in parts) and parts[0]:
            if (
                seen
                and parts[0] in lexicon.numbers
                and current % 100
                and lexicon.numbers[parts[0]] >= 1
                and not (current % 10 == 0 and lexicon.numbers[parts[0]] < 10)
            ):
                break  # "one two": two numbers
            for part in parts:
                if part in lexicon.numbers:
                    current += lexicon.numbers[part]
                else:
                    scale = lexicon.multipliers[part]
                    if not seen and current == 0 and part != "dozen":
                        return None
                    current = (current or 1) * scale
                    if scale >= 1000:
                        total, current = total + current, 0
                seen = True
            end = k + 1
        elif (
            word == "and"
            and seen
            and current % 100 == 0
            and current
            and k + 1 < n
            and re.split("[-‐]", lower[k + 1])[0] in lexicon.numbers
            and lower[k - 1] == "hundred"
        ):
            pass
        else:
            break
        k += 1
    return (total + current, end) if seen else None


def _read_phrase(lower: list[str], i: int, lexicon: FigureLexicon) -> tuple[int, int, str] | None:
    """Return (value, end, qualifier) for "half a dozen", "several dozen", "tens of thousands"."""
    n, word = len(lower), lower[i]
    if word == "half" and lower[i + 1 : i + 3] in (["a", "dozen"], ["the", "dozen"]):
        return 6, i + 3, "exact"
    if word in ("a", "one") and i + 1 < n and lower[i + 1] in lexicon.multipliers:
        return lexicon.multipliers[lower[i + 1]], i + 2, "exact"
    if word in ("a", "one") and lower[i + 1 : i + 3] == ["couple", "of"]:
        return 2, i + 3, "exact"
    if word in ("several", "few", "many") and i + 1 < n and lower[i + 1] in lexicon.multipliers:
        plural = lower[i + 1] + "s"
        return lexicon.vague.get(plural, 2 * lexicon.multipliers[lower[i + 1]]), i + 2, plural
    if word in lexicon.vague:
        value, end, name = lexicon.vague[word], i + 1, word
        if end + 1 < n and lower[end] == "of" and lower[end + 1] in ("thousands", "millions", "hundreds"):
            scale = {"thousands": 1000, "millions": 1_000_000, "hundreds": 100}[lower[end + 1]]
            least = {"tens": 20, "dozens": 24, "hundreds": 200, "scores": 40}.get(word, 2)
            value, end, name = least * scale, end + 2, lower[end + 1]
        return value, end, name
    return None


def find_quantities(words: Words, lexicon: FigureLexicon) -> list[Quantity]:
    """Return every quantity in the sentence, in order, none overlapping."""
    n = len(words.lower)
    found: list[Quantity] = []
    openers = lexicon.openers
    i = 0
    while i < n:
        word = words.lower[i]
        if word not in openers and not word[0].isdigit() and "-" not in word and "‐" not in word:
            i += 1
            continue
        quantity = _read_quantity(words, i, lexicon, found[-1].end if found else 0)
        if quantity is None:
            i += 1
        else:
            found.append(quantity)
            i = quantity.end
    return found


def _read_quantity(words: Words, i: int, lexicon: FigureLexicon, floor: int) -> Quantity | None:
    lower, n = words.lower, len(words.lower)
    start = i
    word = lower[i]
    if word in ("a", "an"):
        phrase = _read_phrase(lower, i, lexicon)
        if phrase is None:
            return Quantity(i, i, i + 1, 1, 1, "exact", article=True)
    if word == "another" and i + 1 < n and lower[i + 1] in lexicon.people:
        return Quantity(i, i, i + 1, 1, 1, "exact", article=True, further=True)
    between = word == "between" or word == "from"
    if between:
        first = _read_number(lower, i + 1, lexicon) if i + 1 < n else None
        joint = ("and", "to", "-", "–") if word == "between" else ("to", "-", "–")
        if first and word == "from" and _rises(lower, i):
            return None
        if first and first[1] + 1 < n and lower[first[1]] in joint:
            second = _read_number(lower, first[1] + 1, lexicon)
            for skip in (2, 3):  # "from 500 to well over 1,000"
                if (
                    second is None
                    and first[1] + skip < n
                    and lower[first[1] + skip - 1] in ("over", "than", "about", "around")
                ):
                    second = _read_number(lower, first[1] + skip, lexicon)
            if second and second[0] > first[0]:
                if word == "from" and _rises(lower, i):
                    return None  # two counts, one after the other: each is read by itself
                return Quantity(i, i + 1, second[1], first[0], second[0], "between")
        return None
    match = _RANGE.match(word)
    if match and int(match[2]) > int(match[1]) and not _is_date(words, i, i + 1, int(match[2]), lexicon):
        return Quantity(i, i, i + 1, int(match[1]), int(match[2]), "between")
    phrase = _read_phrase(lower, i, lexicon)
    if phrase:
        value, end, qualifier = phrase
        low, high = (value, value) if qualifier == "exact" else (value, None)
    else:
        number = _read_number(lower, i, lexicon)
        if number is None:
            return None
        value, end = number
        low = high = value
        qualifier = "exact"
        if word.endswith("+"):
            qualifier, high = "more than", None
        if _is_date(words, i, end, value, lexicon):
            return None
        risen = start > 0 and lower[start - 1] == "from" and _rises(lower, start - 1)
        if end + 1 < n and lower[end] in ("to", "or", "–", "-") and not risen:
            second = _read_number(lower, end + 1, lexicon)
            if (
                second
                and second[0] > value
                and (lower[end] != "or" or second[0] <= value + 2)
                and not _is_date(words, end + 1, second[1], second[0], lexicon)
            ):
                return Quantity(start, i, second[1], value, second[0], "between")
    vague = qualifier not in ("exact", "more than")
    for bound in lexicon.bounds_before.get(lower[i - 1], ()) if i > floor else ():
        size = len(bound.words)
        if i - size >= floor and tuple(lower[i - size : i]) == bound.words:
            start = i - size
            low, high, qualifier = _bind(bound, value, qualifier, vague)
            break
    else:
        for bound in lexicon.bounds_after.get(lower[end], ()) if end < n else ():
            if tuple(lower[end : end + len(bound.words)]) == bound.words:
                follows = lower[end + len(bound.words)] if end + len(bound.words) < n else ""
                if follows not in lexicon.numbers and not follows[:1].isdigit():
                    end += len(bound.words)
                    low, high, qualifier = _bind(bound, value, qualifier, vague)
                    break
    further = start > 0 and lower[start - 1] in lexicon.words["further"]
    if further:
        start -= 2 if start > 1 and lower[start - 2] in ("a", "an") else 1
    return Quantity(start, i, end, low, high, qualifier, vague=vague, further=further)


def _bind(bound, value: int, qualifier: str, vague: bool) -> tuple[int | None, int | None, str]:
    if vague:
        return value, None, qualifier  # "up to dozens", "nearly hundreds": the vague word decides
    if bound.bound == "low":
        return value, None, bound.qualifier
    if bound.bound == "high":
        return None, value, bound.qualifier
    return value, value, bound.qualifier


_RISEN = frozenset(
    "rose risen rises rising increased climbed jumped up raised grew went fell down revised brought cut lowered reduced "
    "corrected updated toll tally dropped".split()
)


def _rises(lower: list[str], i: int) -> bool:
    """Tell whether the "from" at ``i`` goes with a count that changed: "the toll of the raid from 52 to 46"."""
    return not _RISEN.isdisjoint(lower[max(0, i - 8) : i])


def _is_date(words: Words, i: int, end: int, value: int, lexicon: FigureLexicon) -> bool:
    """Tell a day, a year, a time, a price or a share from a count of people."""
    lower, n = words.lower, len(words.lower)
    before = lower[i - 1] if i else ""
    after = lower[end] if end < n else ""
    months = lexicon.words["months"]
    if (
        before in _CURRENCY
        or after in ("%", "percent", "pc", "°")
        or (after == "per" and lower[end + 1 : end + 2] == ["cent"])
    ):
        return True
    digits = words.form[i][:1].isdigit()
    if not digits:
        return False
    if (
        before in months
        and (value <= 31 or 1900 <= value <= 2099)
        and not (before in ("may", "march") and i >= 2 and lower[i - 2] in ("they", "who"))
    ):
        return True
    if before in months and 11900 <= value <= 312099 and 1900 <= value % 10000 <= 2099:
        return True  # "Jul 262016": the comma and blank are lost
    if after in months and value <= 31 and words.form[end][:1].isupper():
        return True
    clock = before == ":" and i > 1 and lower[i - 2].isdigit() and words.spans[i - 1][1] == words.spans[i][0]
    if clock or after == ":" and end + 1 < n and lower[end + 1].isdigit():
        return True
    if after in ("am", "pm", "gmt", "p.m", "a.m", "o'clock", "th", "st", "nd", "rd"):
        return True
    if 1900 <= value <= 2099 and "," not in words.form[i]:
        if before in (
            "in",
            "since",
            "of",
            "by",
            "until",
            "during",
            "mid",
            "late",
            "early",
            "from",
            "before",
            "after",
            "year",
        ):
            return True
        if i >= 1 and before.isdigit() and i >= 2 and lower[i - 2] in months:
            return True
        if before in ("summer", "winter", "autumn", "spring", "fall", "august") or before in months:
            return True
    if after == "," and value <= 31 and before in months:
        return True
    return before in (
        "resolution",
        "highway",
        "article",
        "page",
        "no",
        "aged",
        "age",
        "chapter",
        "battalion",
        "km",
        "flight",
    )
