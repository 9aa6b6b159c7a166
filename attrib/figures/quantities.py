"""Quantities in running text: "at least twelve", "between 229 and 425", "1.9 million", "dozens".

Works on words alone, without tags, so that a headline or a text that lost its commas reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from attrib.model import Span

from .words import Bound, FigureLexicon

_MONTH_BEFORE = "".join(
    rf"(?<!\b{month[:size]} )"
    for month in (
        "January February March April May June July August September October November December".split()
    )
    for size in sorted({3, len(month)})
)
_WORD = re.compile(
    # the digit first: where none stands no look behind is taken
    rf"(?=\d){_MONTH_BEFORE}(?<![\d.,])\d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+(?![\d,.]*\d)|"
    r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’‐-][^\W_]+)*\+?|[^\w\s]|_"
)
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})\+?\Z")
_GROUPED = re.compile(r"\d[ \u00a0\u2009\u202f]\d")  # only in numbers do words hold spaces
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
_ODD = re.compile(r"(\d+|[a-z]+)[-‐]odd\Z")
_FRACTION_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_SHORT_SCALES = {"mln": 1_000_000, "m": 1_000_000}  # behind a decimal alone: "1.2 m"
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


def cap_spans(text: str, spans: Iterable[Span], limit: int = LONGEST) -> list[Span]:
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
    spans = [match.span() for match in _WORD.finditer(text, span[0], span[1])]
    form = [text[start:end] for start, end in spans]
    if _GROUPED.search(text, span[0], span[1]):
        form = [_SPACES.sub("", word) for word in form]  # "1 500"
    return Words([word.lower() for word in form], form, spans)


def _read_integer(word: str) -> int | None:
    return int(word.rstrip("+").replace(",", "")) if _DIGITS.match(word) and word[0] in "0123456789" else None


def _read_number(lower: list[str], i: int, lexicon: FigureLexicon) -> tuple[int, int] | None:
    """Return (value, end) of the plain number at word ``i``, or None."""
    word, n = lower[i], len(lower)
    if not word[0].isdigit():
        return _read_number_words(lower, i, lexicon)
    if _DECIMAL.match(word):
        following = lower[i + 1] if i + 1 < n else ""
        scale = _SHORT_SCALES.get(following) or lexicon.multipliers.get(following, 0)
        return (round(float(word) * scale), i + 2) if scale >= 1000 else None
    value = _read_integer(word)
    if value is not None:
        end = i + 1
        while end < n and lower[end] in lexicon.multipliers:
            value *= lexicon.multipliers[lower[end]]
            end += 1
        return value, end
    return _read_number_words(lower, i, lexicon)


_LONGEST = 10  # words of a number


def _split_hyphens(word: str) -> list[str]:
    return word.replace("‐", "-").split("-")


def _read_number_words(lower: list[str], i: int, lexicon: FigureLexicon) -> tuple[int, int] | None:
    n, total, current, end, seen = len(lower), 0, 0, i, False
    k = i
    while k < n and k < i + _LONGEST:
        word = lower[k]
        plain = word in lexicon.numbers or "-" not in word and "‐" not in word
        parts = [word] if plain else _split_hyphens(word)
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
            and _split_hyphens(lower[k + 1])[0] in lexicon.numbers
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
    if (
        word == "half"
        and lower[i + 1 : i + 2] in (["a"], ["the"])
        and i + 2 < n
        and lower[i + 2] in lexicon.multipliers
    ):
        return lexicon.multipliers[lower[i + 2]] // 2, i + 3, "exact"
    if word in ("a", "one") and lower[i + 1 : i + 4] == ["quarter", "of", "a"] and i + 4 < n:
        if lower[i + 4] in lexicon.multipliers:
            return lexicon.multipliers[lower[i + 4]] // 4, i + 5, "exact"
    if word in ("a", "one") and i + 1 < n and lower[i + 1] in lexicon.multipliers:
        value, size = _read_number_words(["one", *lower[i + 1 : i + _LONGEST]], 0, lexicon) or (0, 0)
        return value, i + size, "exact"  # "a hundred", "one hundred thirty-five"
    if word in ("a", "one", "another") and lower[i + 1 : i + 2] == ["couple"]:
        end = i + (3 if lower[i + 2 : i + 3] == ["of"] else 2)
        if end < n and lower[end] in lexicon.multipliers:
            return 2 * lexicon.multipliers[lower[end]], end + 1, "exact"
        return (2, end, "exact") if end == i + 3 else None
    if word in ("several", "few", "many") and i + 1 < n and lower[i + 1] in lexicon.multipliers:
        plural = lower[i + 1] + "s"
        return lexicon.vague.get(plural, 2 * lexicon.multipliers[lower[i + 1]]), i + 2, plural
    if word in lexicon.vague:
        value, end, name = lexicon.vague[word], i + 1, word
        if end + 1 < n and lower[end] == "of" and lower[end + 1] in ("thousands", "millions", "hundreds"):
            scale = lexicon.multipliers[lower[end + 1].removesuffix("s")]
            least = {"tens": 20, "dozens": 24, "hundreds": 200, "scores": 40}.get(word, 2)
            value, end, name = least * scale, end + 2, lower[end + 1]
        return value, end, name
    return None


def find_quantities(words: Words, lexicon: FigureLexicon) -> list[Quantity]:
    """Return every quantity in the sentence, in order, none overlapping."""
    found: list[Quantity] = []
    openers = lexicon.openers
    behind = 0  # what has been read
    for i, word in enumerate(words.lower):
        if word not in openers and not word[0].isdigit() and "-" not in word and "‐" not in word:
            continue
        if i < behind:
            continue
        floor = found[-1].end if found else 0
        behind = _skip_other_number(words, i, lexicon)
        if behind > i:
            continue
        quantity = _read_quantity(words, i, lexicon, floor)
        if quantity is None:
            continue
        quantity = _take_digits(words.lower, _take_fraction(words.lower, quantity))
        quantity = _join_named(words.lower, _take_whole(words.lower, quantity, lexicon), lexicon)
        while found and found[-1].start >= quantity.start:
            found.pop()  # "[a] mother and her two children"
        found.append(quantity)
        behind = quantity.end
    return found


def _skip_other_number(words: Words, i: int, lexicon: FigureLexicon) -> int:
    """Return the word behind a number at ``i`` that counts nobody a thing happened to; ``i`` where it may.

    Such are ages (", 34,"), the children of "a father of three", shares ("one in five children") and what a
    toll rose by ("rose by 12 to 57").
    """
    lower, n = words.lower, len(words.lower)
    number = _read_number(lower, i, lexicon)
    if number is None:
        return i
    value, end = number
    before = lower[i - 1] if i else ""
    if _is_age_beside(words, i, end, value, lexicon):
        return end
    if before == "," and lower[end : end + 1] == [","] and words.form[i].isdigit() and 0 < value < 111:
        return end if i > 1 and lower[i - 2] not in lexicon.toll["dead"] else i
    if before == "of" and i > 1 and lower[i - 2] in lexicon.words["parents"]:
        return end
    if lower[end : end + 1] and lower[end] in lexicon.words["fractions"]:
        return end + 1  # "two thirds of the bodies"
    if _is_listed_age(lower, i, lexicon):
        return end
    if before == "of" and lower[max(0, i - 3) : i - 1] == ["the", "age"]:
        return end
    if before in ("under", "over") and i > 1 and lower[i - 2] in ("all", "aged", "children", "boys", "girls"):
        return end  # "eleven boys, all under ten"
    if before == "of" and i > 2 and lower[i - 3] in ("a", "an", "the") and value < 111:
        if lexicon.people.get(lower[i - 2]) in ("men", "women", "children"):
            return end  # "a woman of 80"
    if lower[end : end + 1] == ["in"] or lower[end : end + 2] == ["out", "of"]:
        next_number = end + (1 if lower[end] == "in" else 2)
        other = _read_number(lower, next_number, lexicon) if next_number < n else None
        if other is not None and value < other[0] <= 100 and value < 10:
            follows = lower[other[1]] if other[1] < n else ""
            exact = lower[end] == "out" and other[0] not in _SHARES
            if follows in lexicon.people and not exact:
                return other[1]
    at = i
    for bound in lexicon.bounds_before.get(before, ()):
        size = len(bound.words)
        if tuple(lower[max(0, i - size) : i]) == bound.words:
            at = i - size
            break
    if at > 1 and lower[at - 1] == "by" and _rises(lower, at - 1, lexicon) and lower[end : end + 1] == ["to"]:
        return end
    return i


def _is_age_beside(words: Words, i: int, end: int, value: int, lexicon: FigureLexicon) -> bool:
    """Tell whether a number is an age that stands beside people: "the driver (45)", "(24, 27, 31)",
    "two men, 24 and | 31, were killed"."""
    lower = words.lower
    if not (words.form[i].isdigit() and 0 < value < 111):
        return False
    first = i
    while first > 1 and lower[first - 1] in (",", "and") and words.form[first - 2].isdigit():
        first -= 2
    last = end
    while last + 1 < len(lower) and lower[last] in (",", "and") and words.form[last + 1].isdigit():
        last += 2
    opens, closes = lower[first - 1 : first], lower[last : last + 1]
    if opens == ["("] and closes == [")"]:
        lone = last == i + 1
        person = first > 1 and (lower[first - 2] in lexicon.people or words.form[first - 2][:1].isupper())
        return person if lone else True
    between = first > 1 and opens == closes == [","]
    return between and last > first + 1 and lower[first - 2] in lexicon.people


def _is_listed_age(lower: list[str], i: int, lexicon: FigureLexicon) -> bool:
    """Tell whether a number is one of several ages: "aged four, six | and nine"."""
    number = _read_number(lower, i, lexicon)
    if number is None or number[1] < len(lower) and lower[number[1]] in lexicon.people:
        return False
    k = i - 1
    while k >= 0 and (
        lower[k] in (",", "and", "or", "to", "between", "of") or _read_number(lower, k, lexicon) is not None
    ):
        k -= 1
    return k >= 0 and lower[k] in ("aged", "ages")


def _read_quantity(words: Words, i: int, lexicon: FigureLexicon, floor: int) -> Quantity | None:
    """Return the quantity whose first word, or whose number, stands at ``i``."""
    lower = words.lower
    for read in (_read_nobody, _read_both, _read_group):
        quantity = read(lower, i, lexicon, floor)
        if quantity is not None:
            return quantity
    word = lower[i]
    if word in ("a", "an") and _read_phrase(lower, i, lexicon) is None:
        return Quantity(i, i, i + 1, 1, 1, "exact", article=True)
    if word == "another" and lower[i + 1 : i + 2] and lower[i + 1] in lexicon.people:
        return Quantity(i, i, i + 1, 1, 1, "exact", article=True, further=True)
    if word == "another" and lower[i + 1 : i + 2] and lower[i + 1] in lexicon.words["alone"]:
        return Quantity(i, i, i + 1, 1, 1, "exact", further=True)  # "another was hurt"
    if word in ("between", "from"):
        return _read_between(lower, i, lexicon)
    match = _RANGE.match(word)
    if match and int(match[2]) > int(match[1]) and not _is_date(words, i, i + 1, int(match[2]), lexicon):
        return Quantity(i, i, i + 1, int(match[1]), int(match[2]), "between")
    odd = _ODD.match(word)
    if odd is not None:
        number = _read_number([odd[1]], 0, lexicon)
        if number is not None:
            return Quantity(i, i, i + 1, number[0], number[0], "about")
    return _read_counted(words, i, lexicon, floor)


def _read_nobody(lower: list[str], i: int, lexicon: FigureLexicon, floor: int) -> Quantity | None:
    """ "nobody", "no one", "none", "not a single", "no civilians", "no deaths"."""
    word = lower[i]
    if word in lexicon.words["nobody"]:
        return Quantity(i, i, i + 1, 0, 0, "exact")
    following = lower[i + 1 : i + 3]
    if word == "not" and (following[:2] == ["a", "single"] or following[:1] == ["one"]):
        return Quantity(i, i, i + (3 if following[0] == "a" else 2), 0, 0, "exact")
    if word != "no" or not following:
        return None
    if following[0] == "one" and following[1:] != ["of"]:
        return Quantity(i, i, i + 2, 0, 0, "exact")
    for k, other in enumerate(following):
        if other in lexicon.people and other not in lexicon.toll["dead"]:
            return Quantity(i, i, i + 1, 0, 0, "exact")
        if any(item.form == "noun" and len(item.words) == 1 for item in lexicon.happenings.get(other, ())):
            return Quantity(i, i, i + 1, 0, 0, "exact") if k == 0 or following[0].isalpha() else None
    return None


def _read_both(lower: list[str], i: int, lexicon: FigureLexicon, floor: int) -> Quantity | None:
    """ "both brothers", "both of the drivers"; never "both the army and ..."."""
    if lower[i] != "both":
        return None
    k = i + 1
    if lower[k : k + 1] == ["of"]:
        k += 2
    for word in lower[k : k + 2]:
        if word in lexicon.people and (word.endswith(("s", "men", "ren")) or word == "people"):
            return Quantity(i, i, i + 1, 2, 2, "exact")
    return Quantity(i, i, i + 1, 2, 2, "exact") if lower[i + 1 : i + 3] == ["of", "them"] else None


def _read_group(lower: list[str], i: int, lexicon: FigureLexicon, floor: int) -> Quantity | None:
    """ "twins", "the couple", "a pair of", "a trio of": a word that is its number."""
    word = lower[i]
    owners = ("a", "the", "another", "its", "their", "whole", "entire")
    if word in owners and lower[i + 2 : i + 3] == ["of"] and i + 3 < len(lower):
        number = _read_number(lower, i + 3, lexicon) if lower[i + 1] in lexicon.words["company"] else None
        if number is not None and number[0] > 1:  # "a family of five"
            return Quantity(i, i + 3, number[1], number[0], number[0], "exact")
    if word in ("a", "one") and lower[i + 2 : i + 3] == ["of"] and lower[i + 1] in lexicon.collectives:
        return Quantity(
            i, i, i + 3, lexicon.collectives[lower[i + 1]], lexicon.collectives[lower[i + 1]], "exact"
        )
    if word in ("a", "the", "another") and lower[i + 1 : i + 2] and lower[i + 1] in lexicon.groups:
        value = lexicon.groups[lower[i + 1]]
        return None if lower[i + 2 : i + 3] == ["of"] else Quantity(i, i, i + 1, value, value, "exact")
    if word in lexicon.groups and (i == 0 or i > floor or not floor) and lower[i + 1 : i + 2] != ["of"]:
        if i and lower[i - 1] in ("a", "the", "another", "married"):
            return None
        return Quantity(i, i, i, lexicon.groups[word], lexicon.groups[word], "exact")
    return None


def _read_between(lower: list[str], i: int, lexicon: FigureLexicon) -> Quantity | None:
    """ "between 20 and 30", "from 500 to well over 1,000"; not "from 52 to 46", of a toll that changed."""
    n, word = len(lower), lower[i]
    first = _read_number(lower, i + 1, lexicon) if i + 1 < n else None
    joint = ("and", "to", "-", "–") if word == "between" else ("to", "-", "–")
    if first is None or word == "from" and _rises(lower, i, lexicon):
        return None
    if first[1] + 1 >= n or lower[first[1]] not in joint:
        return None
    second = _read_number(lower, first[1] + 1, lexicon)
    for skip in (2, 3):
        if (
            second is None
            and first[1] + skip < n
            and lower[first[1] + skip - 1] in ("over", "than", "about", "around")
        ):
            second = _read_number(lower, first[1] + skip, lexicon)
    if second and second[0] > first[0]:
        return Quantity(i, i + 1, second[1], first[0], second[0], "between")
    return None


def _read_counted(words: Words, i: int, lexicon: FigureLexicon, floor: int) -> Quantity | None:
    """A number, or a phrase that stands for one, with what bounds it before or after."""
    lower, n = words.lower, len(words.lower)
    start = i
    phrase = _read_phrase(lower, i, lexicon)
    low: int | None
    high: int | None
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
        if lower[i].endswith("+"):
            qualifier, high = "more than", None
        if _is_date(words, i, end, value, lexicon):
            return None
        span = _read_span(words, i, value, end, lexicon)
        if span is not None:
            return span
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


def _read_span(words: Words, i: int, value: int, end: int, lexicon: FigureLexicon) -> Quantity | None:
    """ "20 to 30", "two or three"."""
    lower, n = words.lower, len(words.lower)
    risen = i > 0 and lower[i - 1] == "from" and _rises(lower, i - 1, lexicon)
    if end + 1 >= n or lower[end] not in ("to", "or", "–", "-") or risen:
        return None
    second = _read_number(lower, end + 1, lexicon)
    if (
        second is None
        or second[0] <= value
        or lower[end] == "or"
        and second[0] > value + 2
        or _is_date(words, end + 1, second[1], second[0], lexicon)
    ):
        return None
    return Quantity(i, i, second[1], value, second[0], "between")


def _take_digits(lower: list[str], quantity: Quantity) -> Quantity:
    """ "fifty-six | (56) | dead": the same number again, in digits."""
    end = quantity.end
    if lower[end : end + 1] != ["("] or lower[end + 2 : end + 3] != [")"] or quantity.low is None:
        return quantity
    same = not lower[quantity.core][0].isdigit() and _read_integer(lower[end + 1]) == quantity.low
    return replace(quantity, end=end + 3) if same else quantity


def _take_fraction(lower: list[str], quantity: Quantity) -> Quantity:
    """ "one | and a half million", "two and a half thousand"."""
    end = quantity.end
    scale = (
        _FRACTION_SCALES.get(lower[end + 3])
        if lower[end : end + 3] == ["and", "a", "half"] and end + 3 < len(lower)
        else None
    )
    if scale is None or quantity.low is None or quantity.low != quantity.high or quantity.low > 999:
        return quantity
    value = quantity.low * scale + scale // 2
    return replace(quantity, end=end + 4, low=value, high=value)


def _take_whole(lower: list[str], quantity: Quantity, lexicon: FigureLexicon) -> Quantity:
    """ "three | of the five men shot had died": what befell the whole is not what befell the part."""
    end = quantity.end + (lower[quantity.end : quantity.end + 1] == ["out"])
    plain = end > quantity.end and end + 1 < len(lower) and lower[end + 1][0].isdigit()
    if plain:
        end -= 1  # "seven out of 12 crew": no article
    elif lower[end : end + 1] != ["of"] or lower[end + 1 : end + 2] not in (
        ["the"],
        ["those"],
        ["its"],
        ["their"],
    ):
        return quantity
    whole = _read_number(lower, end + 2, lexicon) if end + 2 < len(lower) else None
    if whole is None:
        return quantity
    k = whole[1]
    while k < len(lower) and k < whole[1] + 2 and lower[k] in lexicon.people:
        k += 1
    if k >= len(lower):
        return quantity
    if k > whole[1] and lower[k] in lexicon.auxiliaries | lexicon.words["died"]:
        return replace(quantity, end=whole[1])  # "12 of the 30 passengers were killed"
    if lower[k] not in lexicon.words["struck"] | lexicon.toll["hurt"]:
        return quantity
    for i in range(k + 1, min(len(lower), k + 6)):
        if lower[i] in lexicon.words["died"]:
            return replace(quantity, end=k + 1)
        if lower[i] not in lexicon.words["perfect"] | lexicon.words["adverbs"]:
            break
    return quantity


def _join_named(lower: list[str], quantity: Quantity, lexicon: FigureLexicon) -> Quantity:
    """Add the people named before a number to it: "the driver and two passengers".

    They must be single people with "the" or, before a possessive, "a" ("a mother and her two children").
    """
    if (
        quantity.low is None
        or quantity.low != quantity.high
        or quantity.article
        or quantity.qualifier != "exact"
    ):
        return quantity
    k = quantity.start - 1
    kin = k >= 0 and lower[k] in lexicon.words["kin"]
    k -= kin
    if quantity.low == 0 or k < 1 or lower[k] != "and":
        return quantity
    named, k = 0, k - 1
    while k > 0 and lower[k] in lexicon.people and not lower[k].endswith(("s", "men", "ren", "people")):
        named += lexicon.groups.get(lower[k], 1)
        first = k - 1
        while (
            first >= 0
            and first > k - 3
            and lower[first][0].isalnum()
            and lower[first] not in ("the", "a", "an")
        ):
            first -= 1
        if first < 0 or lower[first] not in ("the", "a", "an") or lower[first] != "the" and not kin:
            return quantity
        k = first
        if k > 1 and lower[k - 1] == ",":
            k -= 2
            continue
        break
    if not named or k < 0:
        return quantity
    if k and lower[k - 1] in lexicon.words["between"] | frozenset(("told", "with", "by", "to")):
        return quantity
    return replace(quantity, start=k, low=quantity.low + named, high=quantity.low + named)


def _bind(bound: Bound, value: int, qualifier: str, vague: bool) -> tuple[int | None, int | None, str]:
    if vague:
        return value, None, qualifier  # "up to dozens", "nearly hundreds": the vague word decides
    if bound.bound == "low":
        return value, None, bound.qualifier
    if bound.bound == "high":
        return None, value, bound.qualifier
    return value, value, bound.qualifier


_SHARES = frozenset((2, 3, 4, 5, 6, 8, 10, 20, 100))  # "nine out of ten people"


def _rises(lower: list[str], i: int, lexicon: FigureLexicon) -> bool:
    """Tell whether the "from" at ``i`` goes with a count that changed: "its toll from 52 to 46"."""
    return not lexicon.words["risen"].isdisjoint(lower[max(0, i - 8) : i])


def _is_rank(word: str, lexicon: FigureLexicon) -> bool:
    """Tell whether "number 27" is a rank ("ranking number 27") and no count ("the injured number 27")."""
    groups = (lexicon.toll[key] for key in ("dead", "hurt", "held", "gone", "moved"))
    return word not in ("now", "the", "a", "total") and not any(word in group for group in groups)


def _is_date(words: Words, i: int, end: int, value: int, lexicon: FigureLexicon) -> bool:
    """Tell a day, a year, a time, a price or a share from a count of people."""
    lower, n = words.lower, len(words.lower)
    before = lower[i - 1] if i else ""
    after = lower[end] if end < n else ""
    months = lexicon.words["months"]
    if (
        before in _CURRENCY
        or before in lexicon.words["currencies"]
        or before == "."
        and lower[i - 2 : i - 1] == ["rs"]
        or (before == "number" and i > 1 and _is_rank(lower[i - 2], lexicon))
        or after in ("%", "percent", "pc", "°")
        or (after == "per" and lower[end + 1 : end + 2] == ["cent"])
    ):
        return True
    if before == "by" and lower[end : end + 3] == ["in", "the", "morning"]:
        return True
    digits = words.form[i][:1].isdigit()
    if not digits:
        return False
    if words.form[i][0] == "0" and len(words.form[i]) > 1 or before == "." and lower[i - 2 : i - 1] == ["no"]:
        return True  # "No. 0071"
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
        if before in lexicon.words["before_year"]:
            return True
        if i >= 2 and before.isdigit() and lower[i - 2] in months:
            return True
        if before in ("summer", "winter", "autumn", "spring", "fall", "august") or before in months:
            return True
        if i == 0 and (after in ("-", "–", "—", ":") or after in months):
            return True  # "1984 - The president dies"
    if after == "," and value <= 31 and before in months:
        return True
    return before in lexicon.words["numbered"]
