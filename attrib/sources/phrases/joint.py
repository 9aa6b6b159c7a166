"""Sources that speak together: where "and" parts a source phrase into several."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.model import Segmentation
from attrib.sources.names.mentions import Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import load_lexicon, match_role


def split_joint(
    low: int, high: int, segmentation: Segmentation, inside: Sequence[Name]
) -> list[tuple[int, int]]:
    """Where "and"/"as well as" coordinates whole noun phrases of the source, their token ranges."""
    words, tags = segmentation.words, segmentation.tags
    taken = {k for name in inside for k in range(name.start, name.end)}
    paired = words[low].casefold() in ("neither", "either")
    low += paired
    cuts = []
    for k in range(low + 1, high - 1):
        word = words[k].casefold()
        if word in WORDS.cut and word not in ("as",) or tags[k] in ("VBD", "VBZ", "VBP", "MD"):
            break
        if k in taken or word not in ("and", "&") and not (word in ("nor", "or") and paired):
            continue
        left = words[k - 1]
        following = words[k + 1]
        left_end = _before_bracket(k - (words[k - 1] == ","), low, words)
        left_named = any(name.end == left_end for name in inside)
        right_named = any(name.start == k + 1 for name in inside)
        right_role = match_role(words, k + 1, high, load_lexicon())
        left_noun = tags[k - 1] in ("NNS", "NNPS", "NN") and left == left.lower()
        preposition = any(
            words[m].casefold() in ("of", "for", "from", "at", "in", "to")
            for m in range(low, k)
            if m not in taken
        )
        if left_named and _is_field(left_end, inside) and _is_titled(k + 1, high, words, inside):
            continue
        if following.casefold() in WORDS.definite | WORDS.indefinite | WORDS.possessives and not preposition:
            if not _is_apposed_twice(low, k, high, words, inside):
                cuts.append(k)
        elif left_named and right_named and not preposition:
            tail = words[high - 1]
            right = next(name for name in inside if name.start == k + 1)
            apposed = right.end < high and words[right.end] in (",", "(")
            if any(name.end == high for name in inside) or tail[:1].isupper() or apposed:
                cuts.append(k)
        elif (
            left_named
            and right_role
            and right_role[1].kind in ("person", "title")
            and not preposition
            and any(name.start >= k for name in inside)
        ):
            cuts.append(k)
        elif (
            right_role
            and right_role[1].plural
            and right_role[1].kind in ("people", "person")
            and k + 1 + right_role[0] == high
            and words[low].casefold() in ("a", "an", "the")
            and (left_role := match_role(words, k - 1, k, load_lexicon()))
            and left_role[1].kind == "org"
            and not left_role[1].plural
        ):
            cuts.append(k)  # "an opposition group and residents"
        elif _ends_list(low, k, words, inside):
            cuts.append(k)  # "Tova Renn of Ohio, Mike Brod of Utah, and Ann Dorn of Iowa"
        elif left_named and not preposition and _is_titled(k + 1, high, words, inside):
            cuts.append(k)
        elif (
            left_noun
            and not preposition
            and not (tags[k - 1] == "NN" and _is_bare_role(low, k, high, words, inside))
            and (right_named or tags[high - 1] in ("NNS", "NNPS"))
            and (tags[k - 1] == "NNS" or right_named)
        ):
            cuts.append(k)
    if not cuts:
        return []
    ranges, begin = [], low
    for k in (*cuts, high):
        ranges.append((begin, k))
        begin = k + 1
    first_cut = cuts[0]
    listed = _list_countries(low, first_cut, words, inside)
    if listed:
        ranges[0:1] = listed
        return ranges
    low = _skip_class(low, first_cut, words, inside)
    ranges[0] = (low, ranges[0][1])
    starts = {name.start for name in inside}
    ends = {name.end for name in inside}
    commas = [m for m in range(low, first_cut - 1) if words[m] == "," and m not in taken and m + 1 in starts]
    whole = all(m in ends for m in commas) or _ends_list(low, first_cut, words, inside)
    if commas and len(cuts) == 1 and whole:
        bounds = [low - 1, *commas, first_cut]
        ranges[0:1] = [(first + 1, last) for first, last in zip(bounds, bounds[1:], strict=False)]
    return ranges


def _skip_class(low: int, cut: int, words: Sequence[str], inside: Sequence[Name]) -> int:
    """ "Two senators, [Ann Lowe and Mike Brod]": where the names begin after what they are."""
    for name in inside:
        comma = name.start - 1
        if low < comma < cut and words[comma] == ",":
            role = match_role(words, comma - 1, comma, load_lexicon())
            first = words[low].casefold()
            plural = role is not None and role[1].plural and role[1].kind in ("person", "people")
            return (
                name.start
                if plural and (first in WORDS.indefinite | WORDS.definite or words[low][:1].isupper())
                else low
            )
    return low


def _ends_list(low: int, cut: int, words: Sequence[str], inside: Sequence[Name]) -> bool:
    """Whether "and" closes a list of people with commas: a name after each comma and after the "and"."""
    people = {name.start for name in inside if name.actor is not None and name.actor.kind == "person"}
    if words[cut - 1] != "," or cut + 1 not in people:
        return False
    commas = [m for m in range(low, cut - 1) if words[m] == ","]
    return (
        bool(commas) and all(m + 1 in people for m in commas) and any(start < commas[0] for start in people)
    )


def _before_bracket(end: int, low: int, words: Sequence[str]) -> int:
    """Where the words before token ``end`` end without a bracket ("Tova Renn (D-Ohio)")."""
    if words[end - 1] == ")":
        for k in range(end - 2, max(low, end - 8), -1):
            if words[k] == "(":
                return k
    return end


def _list_countries(
    low: int, cut: int, words: Sequence[str], inside: Sequence[Name]
) -> list[tuple[int, int]]:
    """ "Britain France [and Russia]", with commas or without: the ranges of countries before the "and"."""
    run: list[Name] = []
    for name in reversed([name for name in inside if name.end <= cut]):
        end = run[-1].start if run else cut
        between = {word.casefold() for word in words[name.end : end]}
        if name.actor is None or name.actor.kind != "country" or name.possessive:
            break
        if not between <= {",", "the"}:
            break
        run.append(name)
    return [(name.start, name.end) for name in reversed(run)] if len(run) > 1 else []


def _is_titled(begin: int, high: int, words: Sequence[str], inside: Sequence[Name]) -> bool:
    """ "House Committee Chairwoman Tova Renn": capitalised words, a person's role, the name at once after."""
    begin += words[begin].casefold() == "fellow"
    for k in range(begin, min(begin + 6, high)):
        if not words[k][:1].isupper():
            return False
        role = match_role(words, k, high, load_lexicon())
        if role is not None and role[1].kind in ("person", "title"):
            after = k + role[0]  # but "Interior and [Local] Government Secretary Tova Renn"
            if any(name.start == after and name.kind == "person" for name in inside):
                return True
    return False


def _is_field(end: int, inside: Sequence[Name]) -> bool:
    """ "[Road Transport] and Bridges Minister Odo Karim": half of what he is minister of, and nobody."""
    name = next(name for name in inside if name.end == end)
    return name.kind == "unknown" and (name.actor is None or name.actor.kind == "unknown")


def _is_apposed_twice(low: int, k: int, high: int, words: Sequence[str], inside: Sequence[Name]) -> bool:
    """ "Tova Renn, [his wife and the current chairwoman] of the party": two things that one person is."""
    comma = next((m for m in range(k - 1, low, -1) if words[m] == ","), low)
    person = next((name for name in inside if name.end == comma), None)
    if person is None or person.actor is None or person.actor.kind not in ("person", "unknown"):
        return False
    return _opens_with_role(comma + 1, k, words) and _opens_with_role(k + 1, high, words, inside)


def _opens_with_role(begin: int, end: int, words: Sequence[str], inside: Sequence[Name] = ()) -> bool:
    """Whether a determiner and one person's role open tokens, and no name of a person follows the role."""
    determiners = WORDS.definite | WORDS.indefinite | WORDS.possessives
    if begin >= end or words[begin].casefold() not in determiners:
        return False
    for k in range(begin + 1, min(begin + 4, end)):
        role = match_role(words, k, end, load_lexicon())
        if role is not None:
            after = k + role[0]
            named = any(name.start == after and name.kind != "adjective" for name in inside)
            return role[1].kind == "person" and not role[1].plural and not named
    return False


def _is_bare_role(low: int, cut: int, high: int, words: Sequence[str], inside: Sequence[Name]) -> bool:
    """ "Columnist and Daily Post contributor Tova Renn": two roles of one person, named at the end."""
    role = match_role(words, cut - 1, cut, load_lexicon())
    return (
        role is not None
        and role[1].kind == "person"
        and words[low].casefold() not in WORDS.definite | WORDS.indefinite | WORDS.possessives
        and not any(name.start < cut and name.actor is not None and name.kind == "person" for name in inside)
        and any(
            name.start > cut and name.actor is not None and name.actor.kind == "person" for name in inside
        )
    )
