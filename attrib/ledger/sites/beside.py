"""What the other numbers of a text tell of one: whose it is, and whom it counts."""

from __future__ import annotations

import re

from attrib.figures.compare import anchor, classify_people
from attrib.model import Span

from ..patterns import load_pattern
from .credit import OUR
from .page import Draft, Page, number_key

_SITE_TAIL = re.compile(r"\s*\|[^|]*$")
_HEADLINE_SOURCE, _HEAD = load_pattern("sites", "headline_source"), 40  # characters of a headline
_TURNS = re.compile(
    r";|\s(?:while|whereas|but|although|though)\s"
)  # "84 are listed, | while the hospital says 101"
_OWN_KILL, _KILLED = load_pattern("scope", "own_kill"), 60  # characters before a number
_BY_CHANCE, _LEADING = 10, 2  # a number; the last of the sentences that a text leads with
_NO_TELLING = frozenset(("denies", "doubts", "demands", "promises"))
_QUOTED = re.compile(r"[\"“][^\"”]{0,2000}[\"”]?")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?)\b",
    re.I,
)


def credit_headlines(page: Page) -> None:
    """An own-voice figure whose number the text also gives with a source counts for that source; so does
    a headline's with its source at the end ("… kill 56 civilians: monitor")."""
    credited: dict[tuple[str, int | None], Draft] = {}
    for draft in page.drafts:
        if draft.figure is not None and draft.speaker and (draft.item is not None or draft.reason):
            credited.setdefault(number_key(draft.figure), draft)
    first: dict[str, Draft] = {}  # with a source, of each unit
    for draft in page.drafts:
        if draft.item is not None and draft.figure is not None:
            first.setdefault(draft.figure.unit, draft)
    start, end = _find_sourced_headline(page)
    for draft in page.drafts:
        if draft.item is not None or draft.figure is None or draft.reason:
            continue
        headline = start <= draft.span[0] < end
        source = credited.get(number_key(draft.figure))
        if source is not None and not headline and _is_chance(page, draft):
            source = None
        if source is None and headline:
            source = first.get(draft.figure.unit)
        if source is None:
            continue
        draft.origin = source.origin
        draft.reason = f"the text gives this number as {source.speaker}'s"
        if headline:
            draft.speaker = source.speaker


def _is_chance(page: Page, draft: Draft) -> bool:
    """Tell whether a number is too small to be the same by more than chance: "four people were hurt in May",
    below the text's first sentences."""
    assert draft.figure is not None
    return anchor(draft.figure) < _BY_CHANCE and draft.sentence > _LEADING


def _find_sourced_headline(page: Page) -> Span:
    """Return where the text has its headline, if that names its source at the end; else an empty stretch."""
    title = _SITE_TAIL.sub("", page.doc.title or "").strip()
    start = page.text.find(title[:_HEAD]) if title else -1
    return (start, start + len(title)) if start >= 0 and _HEADLINE_SOURCE.search(title) else (0, 0)


def credit_parts(page: Page) -> None:
    """An own-voice figure is that of whoever alone speaks in its sentence, and a part of a whole
    that of the one source which the text credits in its scene."""
    sources, beside = _map_sources(page), _map_credited(page)
    parts: dict[tuple[int, Span | None], Draft] = {
        (draft.sentence, draft.span): draft
        for draft in page.drafts
        if draft.item is None and draft.speaker != page.doc.outlet and _is_counted(draft)
    }
    uncredited = {draft.span for draft in page.drafts if draft.item is None and not draft.reason}
    for draft in page.drafts:
        if draft.figure is None or draft.item is not None or draft.reason:
            continue
        assert draft.spot is not None
        said = beside.get((draft.spot.scene, draft.sentence), ())
        near = _find_one([other for other in said if _goes_with(page.text, draft, other)])
        whole = _find_one(sources.get((draft.spot.scene, draft.figure.unit), []))
        part = parts.get((draft.sentence, draft.figure.part_of)) if draft.figure.role == "part" else None
        if part is not None:
            _follow(draft, part, "a part of the whole that {} gives")
        elif near is not None:
            _follow(draft, near, "it goes on with what {} says")
        elif whole is not None and draft.figure.role == "part" and draft.figure.part_of not in uncredited:
            _follow(draft, whole, "a part of the whole that {} gives")


def _is_counted(draft: Draft) -> bool:
    """Tell whether a number of the outlet's own voice is somebody's count."""
    return bool(draft.reason) and draft.figure is not None and draft.origin.kind in ("named", "described")


def _find_one(drafts: list[Draft]) -> Draft | None:
    """Return the last of drafts that are all of one origin; None where there are none, or of several."""
    return drafts[-1] if len({draft.origin.name for draft in drafts}) == 1 else None


def _map_sources(page: Page) -> dict[tuple[int, str], list[Draft]]:
    """Return what sources with a name or a description give, by scene and unit."""
    found: dict[tuple[int, str], list[Draft]] = {}
    for draft in page.drafts:
        if draft.figure is not None and draft.item is not None and draft.spot is not None:
            if draft.origin.kind in ("named", "described"):
                found.setdefault((draft.spot.scene, draft.figure.unit), []).append(draft)
    return found


def _map_credited(page: Page) -> dict[tuple[int, int], list[Draft]]:
    """Return the figures that are somebody's, by scene and sentence."""
    found: dict[tuple[int, int], list[Draft]] = {}
    for draft in page.drafts:
        credited = draft.item is not None or bool(draft.reason)
        if credited and draft.figure is not None and draft.spot is not None:
            found.setdefault((draft.spot.scene, draft.sentence), []).append(draft)
    return found


def _follow(draft: Draft, other: Draft, reason: str) -> None:
    """Give a number to whose another is; ``reason`` says it of "{}"."""
    draft.origin, draft.speaker = other.origin, other.speaker
    draft.reason = reason.format(other.speaker or "its source")


def _goes_with(text: str, draft: Draft, other: Draft) -> bool:
    """Tell whether a number may be of the source of another: "22 dead as per the mayor, | 71 hurt", but
    not of one in brackets or of another clause: "killed over 60 | (some say 68)"."""
    if other.item is None:
        assert draft.figure is not None and other.figure is not None
        return other.span[1] <= draft.span[0] and other.figure.unit != draft.figure.unit
    cue = other.item.cue[0][0] if other.item.cue else 0
    between = text[draft.span[1] : cue] if draft.span[1] <= cue else ""
    return between.rfind("(") <= between.rfind(")") and _TURNS.search(between) is None


def credit_continued(page: Page) -> None:
    """A sentence of the outlet's own that goes on, in one paragraph and scene, with what a source says.

    "The ministry said that 12 had died. Thirteen people were hurt".
    """
    last: Draft | None = None
    for draft in page.drafts:
        if _gives_anothers(draft):
            continue
        if draft.item is not None or draft.reason:
            goes_on = draft.origin.kind != "outlet" and not _turns_down(draft)
            last = draft if goes_on and not _speaks_aside(page.text, draft) else None
            continue
        assert draft.spot is not None
        if last is None or draft.figure is None or last.spot is None:
            continue
        between = page.text[last.span[1] : draft.span[0]]
        if last.spot.scene != draft.spot.scene or "\n" in between or draft.sentence != last.sentence + 1:
            continue
        if OUR.search(_QUOTED.sub(" ", page.text[page.sentence_of(draft)[0] : draft.span[1]])):
            last = None  # "We have seen two bodies", "Our list has 22": the outlet's own
            continue
        _follow(draft, last, "it goes on with what {} says")
        draft.implied = True


def _gives_anothers(draft: Draft) -> bool:
    """Tell whether who speaks gives another's number, with whom nothing goes on: "confirms the army's 12"."""
    return draft.item is not None and bool(draft.reason) and draft.speaker != draft.item.speaker


def _turns_down(draft: Draft) -> bool:
    """Tell whether a saying turns something down or asks for it, so that what follows is no more of it: "The
    government has dismissed that list. | At least 13 people were injured"."""
    stance = draft.stance or (draft.item.stance if draft.item is not None else "")
    return draft.relayed or draft.figure is None and stance in _NO_TELLING


def _speaks_aside(text: str, draft: Draft) -> bool:
    """Tell whether a number's source speaks in brackets, so that what follows is not its word."""
    if draft.item is None or not draft.item.cue:
        return False
    start = draft.item.cue[0][0]
    line = text.rfind("\n", 0, start) + 1
    return text.rfind("(", line, start) > text.rfind(")", line, start)


def share_people(page: Page) -> None:
    """A bare number ("18 killed") counts whom the text says that the same number counts ("18 terrorists").

    Whom a body says that it killed itself it counts as fighters ("the army says it killed ten").
    """
    told: dict[tuple[int, str, int | None], set[str]] = {}
    for draft in page.drafts:
        if draft.figure is not None and draft.figure.who is not None and draft.spot is not None:
            key = (draft.spot.scene, *number_key(draft.figure))
            told.setdefault(key, set()).add(draft.figure.who)
    for draft in page.drafts:
        if draft.figure is not None and draft.figure.who is None and draft.spot is not None:
            whos = told.get((draft.spot.scene, *number_key(draft.figure)), set())
            kinds = {classify_people(who) for who in whos}
            draft.who = min(whos) if len(kinds) == 1 else None
            number = _NUMBER.search(page.text[slice(*draft.span)])
            if draft.item is not None and number is not None and draft.figure.unit == "killed":
                start = draft.span[0] + number.start()
                if _OWN_KILL.search(page.text, max(0, start - _KILLED), start):
                    draft.who = "fighters"
