"""Within an event: which places make the same claim, which conflict, which revise another.

Numbers of one unit and one kind of people: equal or agreeing ones are one claim, different ones of
different sources conflict, a later one of the same source revises.  Only a speaker's whole toll of
the event in a document (``main``) can conflict; a part of it, or the toll of one village, cannot.
"""

from __future__ import annotations

import re
from collections import defaultdict

from attrib.figures.compare import (
    VAGUE,
    anchor,
    classify_people,
    compare_figures,
    is_part_class,
    share_people,
)

from .model import ClaimRelation
from .sites import Place

_WORD = re.compile(r"[^\W_]{3,}")
SAME_WORDING = 0.55
_COMPARED = 40


def mark_main(places: list[Place]) -> None:
    """Set ``main`` on each speaker's whole toll of an event in a document: the largest of its like."""
    _credit_parts(places)
    groups: dict[tuple, list[Place]] = defaultdict(list)
    for place in places:
        figure = place.figure
        if figure is None or place.earlier or figure.role == "further":
            continue
        kind = classify_people(figure.who)
        if figure.role == "part" and not is_part_class(kind):
            continue
        like = kind if is_part_class(kind) or kind in ("forces", "fighters") else "all"
        groups[place.event, place.document, place.identity, figure.unit, like].append(place)
    credited = set()
    for (event, document, identity, unit, like), group in groups.items():
        numbers = [place for place in group if place.figure.qualifier not in VAGUE]
        top = max(anchor(place.figure) for place in numbers or group)
        for place in group:
            place.site.main = anchor(place.figure) == top and (
                place.figure.qualifier not in VAGUE or not numbers
            )
            if place.site.main and place.attribution is not None and place in numbers:
                credited.add((event, document, unit, like))
    wholes = {
        (place.document, place.figure.span): place.site.main
        for group in groups.values()
        for place in group
        if place.figure.role != "part"
    }
    for (event, document, identity, unit, like), group in groups.items():
        for place in group:
            if (
                place.attribution is None
                and identity.startswith("outlet:")
                and (event, document, unit, like) in credited
            ):
                place.site.main = (
                    False  # the text credits a source with the toll; its own other numbers are details
                )
            if place.figure.part_of is not None and not wholes.get((document, place.figure.part_of), False):
                place.site.main = False  # a part of a detail


def _credit_parts(places: list[Place]) -> None:
    """A part in the outlet's own voice ("six children were among the dead") is that of the one source
    which the document credits with the whole."""
    sources: dict[tuple, dict[str, Place]] = defaultdict(dict)
    for place in places:
        if place.figure is not None and place.attribution is not None and place.figure.role == "total":
            sources[place.event, place.document, place.figure.unit][place.identity] = place
    for place in places:
        if place.figure is not None and place.attribution is None and place.figure.role == "part":
            known = sources.get((place.event, place.document, place.figure.unit), {})
            if len(known) == 1:
                (whole,) = known.values()
                place.identity, place.origin, place.speaker = whole.identity, whole.origin, whole.speaker
                place.reason = f"a part of the whole that {whole.speaker or 'its source'} gives"


class ClaimBuilder:
    """Numbers claims while it shares out places among them; ``claims[k]`` holds the places of claim ``k``."""

    def __init__(self) -> None:
        self.claims: list[list[Place]] = []

    def new_claim(self, place: Place, reason: str) -> None:
        place.claim = len(self.claims)
        place.reason = place.reason or reason
        self.claims.append([place])

    def join(self, place: Place, number: int, reason: str) -> None:
        place.claim = number
        place.reason = place.reason or reason
        self.claims[number].append(place)

    def add_event(self, places: list[Place], *, running: bool) -> None:
        """Share out the places of one event, which come in order."""
        units: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            if place.figure is not None:
                units[place.figure.unit].append(place)
        for unit in sorted(units):
            self._add_figures(units[unit], running=running)
        self._add_plain([place for place in places if place.figure is None])

    def _add_figures(self, places: list[Place], *, running: bool) -> None:
        by_number: dict[int, list[int]] = defaultdict(list)
        firm = [
            place
            for place in places
            if place.figure.qualifier not in VAGUE and place.figure.qualifier != "between"
        ]
        loose = [place for place in places if place.figure.qualifier == "between"]
        for place in firm:
            number = anchor(place.figure)
            found = next((k for k in by_number[number] if self._fits(place, k)), None)
            if found is None:
                by_number[number].append(len(self.claims))
                self.new_claim(place, f"first to give {number} {place.figure.unit}")
            else:
                self.join(place, found, f"same event and people, equal figure {number}")
        if not running:
            self._join_agreeing(by_number)
        for place in loose:
            found = next(
                (
                    k
                    for numbers in by_number.values()
                    for k in numbers
                    if compare_figures(place.figure, self.claims[k][0].figure) == "equal"
                    and self._fits(place, k)
                ),
                None,
            )
            if found is not None:
                self.join(place, found, "same event and people, the same range")
            else:
                by_number[anchor(place.figure)].append(len(self.claims))
                self.new_claim(
                    place, f"first to give {place.figure.low} to {place.figure.high} {place.figure.unit}"
                )
        for place in places:
            if place.figure.qualifier in VAGUE:
                self._add_vague(place, by_number)

    def _fits(self, place: Place, claim: int) -> bool:
        other = self.claims[claim][0]
        kinds = classify_people(place.figure.who), classify_people(other.figure.who)
        if is_part_class(kinds[0]) or is_part_class(kinds[1]):
            if kinds[0] == kinds[1]:
                return True
            # "two women killed" and "two women (a nurse and a clerk)": numbers of one list
            return (
                "people" in kinds
                and place.document == other.document
                and place.figure.part_of is not None
                and place.figure.part_of == other.figure.part_of
            )
        return share_people(place.figure.who, other.figure.who)

    def _join_agreeing(self, by_number: dict[int, list[int]]) -> None:
        """ "more than 30" with 32: a claim of round bounds alone is put to the nearest claim that agrees."""
        for number in sorted(by_number):
            for claim in list(by_number[number]):
                places = self.claims[claim]
                if not places or any(
                    place.figure.qualifier in ("exact", "at least", "up to", "fewer than") for place in places
                ):
                    continue
                best = None
                for other in sorted(by_number):
                    for k in by_number[other]:
                        if k == claim or not self.claims[k] or not self._fits(places[0], k):
                            continue
                        # one source's rounded and exact figure in one text, or figures that agree
                        if compare_figures(places[0].figure, self.claims[k][0].figure) == "agree":
                            distance = abs(other - number)
                            if best is None or distance < best[0]:
                                best = (distance, k)
                if best is not None:
                    for place in places:
                        place.claim = best[1]
                        place.reason = f"its bound agrees with {anchor(self.claims[best[1]][0].figure)}"
                    self.claims[best[1]].extend(places)
                    self.claims[claim] = []
                    by_number[number].remove(claim)

    def _add_vague(self, place: Place, by_number: dict[int, list[int]]) -> None:
        least = place.figure.low or 0
        fitting = [
            k
            for number in sorted(by_number)
            for k in by_number[number]
            if self.claims[k]
            and self._fits(place, k)
            and compare_figures(place.figure, self.claims[k][0].figure) in ("vague", "equal")
        ]
        own = [
            k
            for k in fitting
            if any(other.identity == place.identity for other in self.claims[k])
            and not any(
                other.document == place.document
                and other.identity == place.identity
                and abs(other.site.sentence - place.site.sentence) == 0
                for other in self.claims[k]
            )
        ]
        word = place.figure.qualifier
        if own:
            self.join(place, own[0], f"the same source's {word!r} and its number do not differ")
            return
        same = next((k for k in fitting if self.claims[k][0].figure.qualifier == word), None)
        if same is not None:
            self.join(place, same, f"same event and people, {word!r} both")
            return
        main = [
            k
            for k in fitting
            if any(other.site.main for other in self.claims[k])
            and self.claims[k][0].figure.qualifier not in VAGUE
        ]
        if len(main) == 1 and len(fitting) == 1:
            self.join(place, main[0], f"{word!r} does not differ from the one number of the event")
            return
        by_number[least].append(len(self.claims))
        self.new_claim(place, f"first to speak of {word} {place.figure.unit}")

    def _add_plain(self, places: list[Place]) -> None:
        """Claims without figures: the same source in the same words, or different ones in nearly the same."""
        kept: list[tuple[frozenset[str], Place]] = []
        copied: dict[tuple, Place] = {}
        for place in places:
            words = frozenset(_WORD.findall(place.text.lower()))
            key = (
                (place.copied_from.document, place.copied_from.span)
                if place.copied_from
                else (place.document, place.sentence_span)
            )
            match = copied.get((*key, place.identity))
            if (
                match is not None
                and match.document != place.document
                and _overlap(words, frozenset(_WORD.findall(match.text.lower()))) >= 0.5
            ):
                self.join(place, match.claim, "a copied sentence with the same source")
                continue
            best = None
            for others, other in kept[-_COMPARED:]:
                score = _overlap(words, others)
                if (
                    len(words) >= 4
                    and len(others) >= 4
                    and score >= (SAME_WORDING if other.identity == place.identity else 0.75)
                    and (
                        other.attribution is None or place.attribution is None or other.stance == place.stance
                    )
                ):
                    if best is None or score > best[0] + 1e-9:
                        best = (score, other)
            if best is not None and not _is_denial(place):
                self.join(place, best[1].claim, f"same event, {round(best[0] * 100)}% of the words shared")
            else:
                self.new_claim(place, "its own wording")
            copied.setdefault((*key, place.identity), place)
            kept.append((words, place))


def _is_denial(place: Place) -> bool:
    return place.attribution is not None and place.stance in ("denies", "doubts")


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def relate_figures(claims: list[list[Place]], numbers: list[int]) -> dict[int, dict[tuple[str, int], str]]:
    """Return for each claim of one event its (type, other claim) relations with the reason.

    ``numbers`` are indices of the event's claims with figures; running totals are not passed in.
    """
    found: dict[int, dict[tuple[str, int], str]] = defaultdict(dict)
    told: dict[tuple, set[int]] = defaultdict(set)  # (document, identity, unit) -> numbers given
    for k in numbers:
        for place in claims[k]:
            told[place.document, place.identity, place.figure.unit].add(anchor(place.figure))
    for position, a in enumerate(numbers):
        for b in numbers[position + 1 :]:
            if claims[a][0].figure.unit != claims[b][0].figure.unit:
                continue
            conflict = _find_conflict(claims[a], claims[b], told)
            if conflict:
                found[a][("conflicts", b)] = conflict
                found[b][("conflicts", a)] = conflict
                continue
            revision = _find_revision(claims[a], claims[b])
            if revision:
                later, earlier, reason = revision
                newer, older = (a, b) if later in claims[a] else (b, a)
                found[newer][("revises", older)] = reason
    return found


def _find_conflict(first: list[Place], second: list[Place], told) -> str | None:
    for one in first:
        if not one.site.main:
            continue
        for two in second:
            if (
                not two.site.main
                or one.identity == two.identity
                or not share_people(one.figure.who, two.figure.who)
            ):
                continue
            if one.document == two.document and (one.attribution is None or two.attribution is None):
                continue  # an outlet does not conflict with the source it quotes
            if compare_figures(one.figure, two.figure) != "differ":
                continue
            unit = one.figure.unit
            if (
                anchor(one.figure) in told[two.document, two.identity, unit]
                or anchor(two.figure) in told[one.document, one.identity, unit]
            ):
                continue  # one gives the other's number too, for a part
            return f"{one.speaker or 'unnamed'}: {_say(one)}; {two.speaker or 'unnamed'}: {_say(two)}"
    return None


def _find_revision(first: list[Place], second: list[Place]) -> tuple[Place, Place, str] | None:
    best = None
    for one in first:
        for two in second:
            if one.identity != two.identity or not share_people(one.figure.who, two.figure.who):
                continue
            if compare_figures(one.figure, two.figure) != "differ":
                continue
            if one.document == two.document:
                if one.earlier == two.earlier or not (one.site.main or two.site.main):
                    continue
                later, earlier = (two, one) if one.earlier else (one, two)
            else:
                if not (one.site.main and two.site.main):
                    continue
                day_one, day_two = one.published or "", two.published or ""
                if day_one != day_two:
                    later, earlier = (one, two) if day_one > day_two else (two, one)
                else:  # tolls rise: of one day's texts the higher is the later
                    later, earlier = (one, two) if anchor(one.figure) > anchor(two.figure) else (two, one)
            reason = f"{later.speaker or 'unnamed'}: {_say(later)}, before {_say(earlier)}"
            if best is None or reason < best[2]:
                best = (later, earlier, reason)
    return best


def _say(place: Place) -> str:
    figure = place.figure
    number = f"{figure.low} to {figure.high}" if figure.qualifier == "between" else str(anchor(figure))
    if figure.qualifier in VAGUE:
        return f"{figure.qualifier} {figure.unit}"
    return (
        f"{'' if figure.qualifier in ('exact', 'between') else figure.qualifier + ' '}{number} {figure.unit}"
    )


def to_relations(items: dict[tuple[str, int], str], ids: dict[int, str]) -> tuple[ClaimRelation, ...]:
    """Return the relations in a fixed order with claim ids for numbers."""
    return tuple(
        sorted(
            (
                ClaimRelation(kind, ids[other], reason)
                for (kind, other), reason in items.items()
                if other in ids
            ),
            key=lambda relation: (relation.type, relation.claim),
        )
    )
