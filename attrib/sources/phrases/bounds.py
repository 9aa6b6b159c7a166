"""Where the core of a source phrase begins and ends, with or without its commas."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.language.frames import FINITE
from attrib.sources.names.mentions import Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import load_lexicon, match_role


def _is_person_role(begin: int, high: int, words: Sequence[str]) -> bool:
    """Whether the noun phrase after an article is a person's role ("a [doctor] working")."""
    for k in range(begin, min(begin + 4, high)):
        if words[k].casefold() in WORDS.tails:
            return False
        found = match_role(words, k, high, load_lexicon())
        if found and found[1].kind == "person" and not found[1].plural:
            return True
    return False


def _find_clause(low: int, high: int, words: Sequence[str], inside: Sequence[Name]) -> int:
    """Where a relative clause begins after a known head or name ("Tova Renn, [who] fled"), or -1."""
    lexicon = load_lexicon()
    for k in range(low + 1, high):
        if words[k].casefold() in ("who", "which", "that", "whose"):
            end = k - (words[k - 1] == ",")
            named = end < k and any(name.end == end and name.start == low for name in inside)
            named = named or end < k and words[end - 1] == ")"  # "the Relief Office (RLO), which has"
            return k if named or match_role(words, end - 1, end, lexicon) else -1
    return -1


def _find_clause_apart(low: int, high: int, words: Sequence[str], tags: Sequence[str]) -> int:
    """Where a clause begins behind a comma ("the coast guard, [which] put the toll at 14"), or -1.

    Its commas are there: whatever the clause holds, nobody speaks in it.
    """
    for k in range(low + 2, high):
        if words[k - 1] != ",":
            continue
        if words[k].casefold() in ("who", "whom", "which", "whose"):
            return k
        told = any(match_role(words, start, k - 1, load_lexicon()) for start in range(max(low, k - 3), k - 1))
        if told and (
            tags[k] in ("VBG", "VBN") or words[k].casefold() in ("formerly", "once", "now", "then", "with")
        ):
            return k  # "the minister, [visiting] the wounded officers"
    return -1


def skip_stray(low: int, high: int, words: Sequence[str], tags: Sequence[str], inside: Sequence[Name]) -> int:
    """Skip what a lost comma leaves before the phrase ("dead [a monitor]", "Ghouta [the activists]")."""
    apart = _find_clause_apart(low, high, words, tags)
    clause = _find_clause(low, high, words, inside)
    for k in range((apart if apart >= 0 else high) - 2, low, -1):
        word = words[k].casefold()
        if word not in ("the", "a", "an", "another", "one") or any(
            name.start < k < name.end for name in inside
        ):
            continue
        if low < clause < k and sum(tag in FINITE for tag in tags[clause:k]) < 2:
            continue  # "doctors who treated [the] victims": still in the relative clause
        before = words[k - 1].casefold()
        if (
            before in ("formerly", "never", "not")
            or before in WORDS.tails
            or before in WORDS.connectors
            or not before[:1].isalnum()
        ):
            continue
        apposed = any(
            name.end <= k
            and name.actor is not None
            and (
                name.actor.kind in ("person", "country")
                or name.actor.type
                or name.actor.entity
                or name.start == low
                and name.end == k
                and k - low > 1
                and not name.actor.place
                and _is_person_role(k + 1, high, words)
            )
            for name in inside
        )
        last = high - 1
        found = any(
            (role := match_role(words, start, high, load_lexicon())) and start + role[0] > last - 6
            for start in range(k + 1, min(high, k + 6))
        )
        named = any(name.start > k and name.actor is not None and name.actor.type for name in inside)
        alone = word == "one" and tags[k - 1] in ("NN", "NNS", "NNP")  # "to the hospital [one witness] said"
        if not apposed and (found or named) and (alone or not match_role(words, k - 1, k, load_lexicon())):
            return k
    return low


def skip_leader(
    begin: int, high: int, words: Sequence[str], tags: Sequence[str], inside: Sequence[Name]
) -> int:
    """Where an adverbial without its comma opens the phrase ("In a statement the Observatory"), skip it."""
    if words[begin].casefold() not in WORDS.leaders or high - begin < 2:
        return begin
    for k in range(high - 1, begin, -1):
        if (
            words[k].casefold() in WORDS.definite | WORDS.indefinite
            and k + 1 < high
            and not any(name.start < k < name.end for name in inside)
        ):
            return k + 1
    last = next((name for name in reversed(inside) if name.end >= high - 2 and name.actor is not None), None)
    if last is not None and words[last.start - 1].casefold() not in WORDS.tails:
        return last.start
    return (
        begin + 1
        if words[begin].casefold()
        in ("among", "however", "meanwhile", "earlier", "later", "then", "separately")
        else begin
    )


def find_limit(
    begin: int, high: int, words: Sequence[str], tags: Sequence[str], inside: Sequence[Name]
) -> int:
    """The first relative word or finite verb of the phrase: nothing beyond names the speaker."""
    covered = {k for name in inside for k in range(name.start, name.end)}
    for k in range(begin + 1, high):
        if k in covered:
            continue
        word = words[k].casefold()
        if (
            word == "based"
            and k + 1 < high
            and words[k + 1].casefold() not in WORDS.tails
            and k - 1 in covered
        ):
            continue  # "the London based Observatory"
        if word in WORDS.cut and not (word == "as" and words[k - 1].casefold() == "such"):
            return k
        if tags[k] in FINITE and k > begin + 1:
            return k
        if word in ("such",) and k + 1 < high and words[k + 1].casefold() == "as":
            return k
    return high


def find_core_end(
    begin: int, limit: int, words: Sequence[str], tags: Sequence[str], inside: Sequence[Name]
) -> int:
    covered = {k for name in inside for k in range(name.start, name.end)}
    for k in range(begin + 1, limit - 1):
        if words[k].casefold() in ("of", "and") and (role := match_role(words, k - 1, limit, load_lexicon())):
            covered.update(range(k, k - 1 + role[0]))  # "the former secretary of state"
    for k in range(begin, limit):
        if k in covered or k == begin:
            continue
        word = words[k].casefold()
        if (
            word in ("and", "or")
            and k + 1 < limit
            and tags[k - 1] in ("JJ", "NN", "VBN")
            and words[limit - 1].casefold() in load_lexicon().last_words
            and tags[limit - 1] == "NNS"
            and not any(words[m].casefold() in WORDS.tails for m in range(begin, limit))
        ):
            continue  # "local and media sources"
        if (
            word in WORDS.tails
            or word in WORDS.joints
            or k + 1 < limit
            and (_is_busy(k, words, tags) or _is_named(k, words) or _is_part(k, words))
        ):
            return k
        if word in WORDS.definite | WORDS.indefinite | WORDS.possessives:
            return k
        if tags[k] == "RB" and any(name.end == k and name.actor is not None for name in inside):
            return k  # "their neighbour Israel still at war"
        if tags[k] == "VBG" and k + 1 < limit and _ends_role(k, words):
            if not _holds(k - 1, k, words) and not _holds(k, k, words):
                return k  # "the group fighting government forces", not "the monitoring group"
    return limit


def _is_busy(k: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether the participle at token k tells what those before it do: "residents [living] in the town"."""
    participle = tags[k] in ("VBG", "VBN")
    if words[k].casefold().endswith("ing"):
        begins = participle or _ends_role(k, words)  # whatever the tagger says
    else:
        begins = participle and tags[k - 1].startswith("N")
    return begins and words[k + 1].casefold() in WORDS.after_participle


def _is_named(k: int, words: Sequence[str]) -> bool:
    """Whether a name is given at token k: "a resident [called] Omar"."""
    if words[k].casefold() not in WORDS.named_as or not words[k + 1][:1].isupper():
        return False
    found = match_role(words, k - 1, k, load_lexicon())
    return bool(found and found[1].kind == "person")


def _is_part(k: int, words: Sequence[str]) -> bool:
    """Whether "part of" stands at token k behind a role: "a group [part] of the coalition"."""
    if words[k].casefold() != "part" or words[k + 1].casefold() != "of":
        return False
    return match_role(words, k - 1, k, load_lexicon()) is not None


def _ends_role(k: int, words: Sequence[str]) -> bool:
    """Whether a role that is an organisation's or people's ends before token k."""
    found = match_role(words, k - 1, k, load_lexicon())
    return bool(found and found[1].kind in ("org", "people", "person") and found[1].noun != "opposition")


def _holds(m: int, k: int, words: Sequence[str]) -> bool:
    """Whether a role that begins at token m holds token k."""
    found = match_role(words, m, len(words), load_lexicon())
    return bool(found and m + found[0] > k)
