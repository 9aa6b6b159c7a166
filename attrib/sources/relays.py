"""Who passes on whom: the outlet that carries a statement, and the source that made it.

"State TV quoted a military source", "Reuters, citing SANA", "told AFP", "in a statement carried by
the agency", "according to Yonhap, quoting KCNA": the original source and the outlet are different
things, and the outlet's saying so makes no second source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrib.model import Attribution, Document, Segmentation, SourceLink, Span
from attrib.sources.names.linking import link_names
from attrib.sources.names.mentions import Name, scan_names
from attrib.sources.names.registry import Registry, load_registry
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import MEDIA_TYPES
from attrib.sources.types import infer_country

SPEAKING_TO = frozenset("to with".split())
REACH = 9  # tokens between a cue and the outlet it names


def find_relays(
    doc: Document,
    segmentation: Segmentation,
    attributions: Sequence[Attribution],
    registry: Registry | None = None,
    names: Sequence[Name] | None = None,
) -> tuple[SourceLink, ...]:
    """Return the links outlet → source ("relays") and person → organisation ("member of") of a document.

    ``attributions`` must be resolved; spans index the document's text.  ``names`` spares a second look
    at the text where the caller has it.
    """
    registry = registry or load_registry()
    if names is None:
        names = scan_names(segmentation, registry)
        link_names(names, segmentation, registry, infer_country(doc, registry) or "", doc.date or "")
    links: dict[tuple[str, str, str], SourceLink] = {}
    for link, _ in _find_links(attributions, segmentation, registry, names):
        links.setdefault((link.kind, link.from_name, link.to_name), link)
    return tuple(links.values())


def find_relayers(
    segmentation: Segmentation, attributions: Sequence[Attribution], registry: Registry, names: Sequence[Name]
) -> dict[str, list[str]]:
    """Return, by attribution id, the outlets that pass that very attribution on.

    Where an outlet is said to cite a source ("Reuters, citing SANA, said"), it is the nearest attribution
    of that source.
    """
    by_speaker: dict[str, list[Attribution]] = {}
    for item in sorted(attributions, key=_place):
        by_speaker.setdefault(item.speaker or "", []).append(item)
    relayed: dict[str, list[str]] = {}
    for link, item in _find_links(attributions, segmentation, registry, names):
        if link.kind != "relays":
            continue
        if link.to_name != item.speaker:
            near = by_speaker.get(link.to_name)
            if not near:
                continue
            k = bisect_left(near, link.span[0], key=_place)
            item = min(near[max(0, k - 1) : k + 1], key=lambda other: abs(_place(other) - link.span[0]))
        outlets = relayed.setdefault(item.id, [])
        if link.from_name not in outlets:
            outlets.append(link.from_name)
    return relayed


def _place(item: Attribution) -> int:
    return (item.source or item.cue or item.content or ((0, 0),))[0][0]


def _find_links(
    attributions: Sequence[Attribution], segmentation: Segmentation, registry: Registry, names: Sequence[Name]
) -> Iterator[tuple[SourceLink, Attribution]]:
    """Yield every link with the attribution that shows it."""
    by_id = {item.id: item for item in attributions}
    contents: dict[tuple[Span, ...], list[Attribution]] = {}
    for item in attributions:
        contents.setdefault(item.content, []).append(item)
    for item in attributions:
        if not item.speaker or not item.cue:
            continue
        outer = by_id.get(item.parent) if item.parent else None
        if outer is not None and outer.speaker and outer.speaker_type in MEDIA_TYPES:
            yield from _link("relays", outer.speaker, item.speaker, outer.cue[0], item)
        for other in contents[item.content] if item.content else ():  # "Reuters reported X as saying"
            if (
                other is not item
                and other.speaker_type in MEDIA_TYPES
                and other.speaker
                and item.speaker_type not in MEDIA_TYPES
            ):
                yield from _link("relays", other.speaker, item.speaker, other.cue[0], item)
        for outlet, span in _find_carriers(item, segmentation, names):
            yield from _link("relays", outlet, item.speaker, span, item)
        for origin, span in _find_origins(item, segmentation, names):
            yield from _link("relays", item.speaker, origin, span, item)
        entity = registry.entities.get(item.speaker_id or "")
        place = item.source[0] if item.source else item.cue[0]
        if entity is not None and entity.parent:
            parent = entity.parent if entity.kind == "person" else ""
            yield from _link("member of", item.speaker, parent, place, item)
        elif item.extra.get("member_of"):
            yield from _link("member of", item.speaker, item.extra["member_of"], place, item)


def _link(
    kind: str, start: str, end: str, span: Span, item: Attribution
) -> Iterator[tuple[SourceLink, Attribution]]:
    """Yield one link and its attribution, where the link has two different ends."""
    if start and end and start != end:
        yield SourceLink(kind, start, end, span), item


def _is_outlet(name: Name, segmentation: Segmentation) -> bool:
    actor = name.actor
    return (
        actor is not None
        and actor.kind != "person"
        and (
            actor.type in MEDIA_TYPES
            or not actor.type
            and any(part in WORDS.relays_media_words for part in name.parts)
        )
    )


def _name_from(names: Sequence[Name], segmentation: Segmentation, token: int, last: int) -> Name | None:
    """The name that begins at ``token`` or after words such as "the state news agency"."""
    words = segmentation.words
    while token < last and words[token].casefold() in WORDS.skipped | {",", '"'}:
        if any(name.start == token for name in _near(names, token)):
            break
        token += 1
    while token < last:
        for name in _near(names, token):
            if name.start == token and name.kind == "adjective":
                token = name.end
                break
            if name.start == token and name.actor is not None:
                return name
        else:
            return None
        while token < last and words[token].casefold() in WORDS.skipped:
            token += 1
    return None


def _near(names: Sequence[Name], token: int) -> Sequence[Name]:
    k = bisect_left(names, token, key=lambda name: name.start)
    return names[k : k + 1]


def _find_carriers(
    item: Attribution, segmentation: Segmentation, names: Sequence[Name]
) -> Iterator[tuple[str, Span]]:
    """Outlets to whom, or through whom, the source of an attribution spoke."""
    words = segmentation.words
    cue_low = bisect_right(segmentation.ends, item.cue[0][0])
    cue_high = bisect_left(segmentation.starts, item.cue[-1][1])
    if cue_low >= cue_high:
        return
    first, last = segmentation.sentence_tokens[segmentation.sentence_of[cue_low]]
    cue_words = {words[k].casefold() for k in range(cue_low, cue_high)}
    if cue_words & WORDS.telling:
        name = _name_from(names, segmentation, cue_high, min(last, cue_high + REACH))
        if name is not None and _is_outlet(name, segmentation):
            yield name.known_actor.name, _span(name, segmentation)
    start = cue_low if cue_words & WORDS.carrying else cue_high
    for k in range(start, min(last - 1, cue_high + REACH)):
        word, following = words[k].casefold(), words[k + 1].casefold()
        if (
            word in WORDS.carrying
            and following in WORDS.carriers
            or following in SPEAKING_TO
            and word in ("statement", "interview", "speaking", "talking", "said", "spoke", "remarks")
        ):
            name = _name_from(names, segmentation, k + 2, min(last, k + 2 + REACH))
            if name is not None and _is_outlet(name, segmentation):
                yield name.known_actor.name, _span(name, segmentation)


def _find_origins(
    item: Attribution, segmentation: Segmentation, names: Sequence[Name]
) -> Iterator[tuple[str, Span]]:
    """Sources that the source of an attribution cites: "Reuters, citing SANA, said"."""
    if item.speaker_type not in MEDIA_TYPES:
        return
    words = segmentation.words
    ends = [span[1] for span in (*item.source, *item.cue)]
    low = bisect_left(segmentation.starts, min(ends))
    if low >= len(words):
        return
    last = segmentation.sentence_tokens[segmentation.sentence_of[low]][1]
    for k in range(low, min(last, low + 14)):
        if words[k].casefold() in WORDS.quoting and (
            k + 1 >= last or words[k + 1].casefold() not in ("by", "as")
        ):
            name = _name_from(names, segmentation, k + 1, min(last, k + 1 + REACH))
            if (
                name is not None
                and name.known_actor.kind in ("organisation", "person", "country")
                and name.known_actor.name != item.speaker
            ):
                yield name.known_actor.name, _span(name, segmentation)


def _span(name: Name, segmentation: Segmentation) -> Span:
    return (segmentation.starts[name.start], segmentation.ends[name.end - 1])
