"""Resolve the source of each attribution to a speaker: names, pronouns, descriptions, generic sources.

``resolve_sources`` answers only where one candidate is clearly best; otherwise the mention keeps its own
words and the candidates are listed.  Every answer says how it was found (``Resolution``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace

from attrib.model import Attribution, Document, Resolution, Segmentation
from attrib.sources.actors import public_actor, roles_of, typed
from attrib.sources.answers.afterwards import name_afterwards
from attrib.sources.answers.context import find_holder, find_whole
from attrib.sources.answers.dispatch import answer as answer_reading
from attrib.sources.answers.people import note_bystanders
from attrib.sources.answers.roles import APPOSED
from attrib.sources.describe import describe
from attrib.sources.houses import ORDINARY, is_ordinary
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor
from attrib.sources.names.registry import MentionCorrection, Registry, load_registry
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.origins import REGISTRY_NAME
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.relays import find_relayers
from attrib.sources.scene import Answer, Scene, set_scene
from attrib.sources.spelling import spell_speakers
from attrib.sources.types import infer_country


def resolve_sources(
    doc: Document,
    segmentation: Segmentation,
    attributions: Iterable[Attribution],
    registry: Registry | None = None,
    *,
    country: str | None = None,
) -> tuple[Attribution, ...]:
    """Return the attributions with speaker, speaker_id, speaker_type and resolution filled in.

    ``country`` is the home country's ISO code that types are relative to; without it the country the
    document is about is taken.  Spans refer to the document's text, which is left alone.
    """
    attributions = tuple(attributions)
    if not attributions:
        return ()
    registry = registry or load_registry()
    home = country or infer_country(doc, registry) or ""
    scene = set_scene(doc, segmentation, registry, home, attributions, answer_reading)
    answers: dict[int, Answer] = {}
    for k in sorted(range(len(attributions)), key=lambda n: _order_key(attributions[n])):
        answers[k] = resolve(scene, attributions[k])
    name_afterwards(scene, answers)
    note_bystanders(scene, answers)
    resolved = tuple(finish(scene, attribution, answers[k]) for k, attribution in enumerate(attributions))
    relayed = find_relayers(segmentation, resolved, registry, scene.talk.names)
    spelt = spell_speakers(scene, resolved)
    return tuple(_add_found(item, relayed.get(item.id), spelt) for item in resolved)


def _add_found(item: Attribution, relayed: list[str] | None, spelt: Mapping[str, str]) -> Attribution:
    """Return an attribution with who passes it on, and its speaker as the text spells him."""
    extra = dict(item.extra)
    if relayed is not None:
        extra["relayed_by"] = relayed
    written = spelt.get(item.speaker_id or "")
    if written is None:
        return replace(item, extra=extra) if relayed is not None else item
    return replace(item, speaker=written, extra={**extra, REGISTRY_NAME: item.speaker})


def _order_key(attribution: Attribution) -> tuple[int, int]:
    place = attribution.source or attribution.cue or attribution.content or ((0, 0),)
    return (place[0][0], attribution.cue[0][0] if attribution.cue else 0)


def resolve(scene: Scene, attribution: Attribution) -> Answer:
    """Return who the source of one attribution is, and record that it spoke; call in text order."""
    if not attribution.source:
        return Answer(None, "none", "the text names nobody", type="unnamed")
    low, high = scene.token_range(attribution.source[0][0], attribution.source[-1][1])
    corrected = scene.registry.corrections.get(
        (scene.doc.id, attribution.source[0][0], attribution.source[-1][1])
    )
    if low >= high:
        return Answer(None, "none", "the source holds no words", type="unnamed")
    if attribution.resolution.antecedent is not None:  # "A:" of an interview stands for a name
        low, high = scene.token_range(*attribution.resolution.antecedent)
    if _is_adverb(scene, low, high) and scene.segmentation.lowers[low - 1] in ("who", "which"):
        low -= 1  # "the service, which [at first] spoke of 20"
    if scene.segmentation.lowers[low] in ("who", "which"):
        high = low + 1  # "Dr. Renn, [who on that morning] had said"
    elif high - low > 1 and scene.segmentation.words[high - 1] in ("who", "which"):  # "the WHO" is a name
        high -= 1  # "[those who] did agree to talk"
    low, high = find_whole(scene, _find_antecedent(scene, low, high), high)
    high = _find_apposed_end(scene, attribution, low, high)
    low, high = _find_quoted(scene, attribution, low, high)
    scene.current = attribution
    scene.talk.told = find_told(scene, attribution)
    scene.talk.inside = find_inside(scene, attribution)
    reading = read_phrase(low, high, scene.segmentation, scene.talk.names, scene.talk.starts)
    if attribution.rule == "form.signed" and (end := _find_signer(scene, reading)) < high:
        reading = read_phrase(low, end, scene.segmentation, scene.talk.names, scene.talk.starts)
    if corrected is not None:
        answer = apply_correction(scene, corrected)
    else:
        answer = scene.answer(reading, attribution)
        if answer.actor is None and reading.form == "pronoun" and reading.pronoun in WORDS.pointing:
            answer.text = None  # no name: "he" of this article is not "he" of the next
    if answer.actor is not None:
        holder = find_holder(scene, attribution.source[0][0], attribution)
        reported = holder is not None and holder.source != attribution.source
        reported = reported or answer.reason == APPOSED
        scene.talk.add_spoken(low, high, answer.actor, reported=reported)
    return answer


def _find_signer(scene: Scene, reading: Reading) -> int:
    """Where the name ends that a signature begins with: "— [Ana Alba], director, Grupo Sol"."""
    names = names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end)
    first = names[0] if names else None
    if first is None or first.start != reading.start or reading.name is None or reading.name is first:
        return reading.end
    alone = first.end - first.start > 1 and scene.segmentation.words[first.end : first.end + 1] == [","]
    return first.end if alone else reading.end


def _is_adverb(scene: Scene, low: int, high: int) -> bool:
    """Whether tokens are no noun phrase but tell when or how: "at first", "initially"."""
    return low > 0 and all(tag[:2] in ("IN", "JJ", "RB") for tag in scene.segmentation.tags[low:high])


def _find_apposed_end(scene: Scene, attribution: Attribution, low: int, high: int) -> int:
    """ "…, according to its president[, Tova Renn]." : where a phrase ends that its comma cut short."""
    words, names = scene.segmentation.lowers, scene.talk.names
    cue = attribution.cue[0] if attribution.cue else None
    if words[high : high + 1] != [","] or cue is None or cue[0] >= scene.segmentation.starts[low]:
        return high
    opens = scene.segmentation.sentence_tokens[scene.segmentation.sentence_of[low]][0]
    k = bisect_left(scene.talk.starts, high + 1)
    name = names[k] if k < len(names) and names[k].start == high + 1 else None
    if name is None or name.actor is None or scene.segmentation.starts[opens] >= cue[0]:
        return high
    if name.actor.kind not in ("person", "unknown") or name.actor.place or name.end - name.start < 2:
        return high
    reading = read_phrase(low, high, scene.segmentation, names, scene.talk.starts)
    one = reading.form == "description" and reading.role is not None and reading.role.kind == "person"
    return name.end if one and words[name.end : name.end + 1] in ([","], ["."], [";"]) else high


def _find_quoted(scene: Scene, attribution: Attribution, low: int, high: int) -> tuple[int, int]:
    """ "Nine died, state radio quoted [the governor] as saying": whose saying it is."""
    words = scene.segmentation.lowers
    if not attribution.cue or not words[high : high + 1] or words[high] not in ("cited", "quoted"):
        return low, high
    saying = scene.token_range(*attribution.cue[-1])[0]
    if (
        words[saying - 1 : saying + 1] != ["as", "saying"]
        or not high + 1 < saying - 1 <= high + _LONGEST_PHRASE
    ):
        return low, high
    return high + 1, saying - 1


_PLACING = frozenset(("at", "from", "in", "near", "of", "on", "outside"))
_LONGEST_PHRASE = 14  # tokens from a determiner to the place that ends its phrase


def _find_antecedent(scene: Scene, low: int, high: int) -> int:
    """ "A nurse at the clinic in [Lund], who had spoken": where the phrase begins that "who" is about.

    Nobody says "who" of a place that stands after a preposition.
    """
    words, tags = scene.segmentation.lowers, scene.segmentation.tags
    after = high + (words[high : high + 1] == [","])
    if words[after : after + 1] != ["who"] or low < 2 or words[low - 1] not in _PLACING - {"of"}:
        return low
    first = scene.segmentation.sentence_tokens[scene.segmentation.sentence_of[low]][0]
    for k in range(low - 2, max(first, low - _LONGEST_PHRASE) - 1, -1):
        if not words[k][:1].isalnum() and words[k] not in WORDS.genitives or tags[k].startswith("V"):
            break
        if words[k] in ("a", "an", "the", "one") and (k == first or words[k - 1] not in _PLACING):
            return k
    return low


def find_told(scene: Scene, attribution: Attribution) -> frozenset[int]:
    """The actors that the content names: whoever speaks is rarely among them (binding, principle C)."""
    told: set[int] = set()
    for span in attribution.content:
        low, high = scene.token_range(*span)
        inside = names_between(scene.talk.names, scene.talk.starts, low, high)
        told.update(id(name.actor) for name in inside)
    return frozenset(told)


def find_inside(scene: Scene, attribution: Attribution) -> tuple[int, int]:
    """The tokens of what somebody else says, word for word, in which this source stands; (0, 0) for none.

    Word for word: in quotation marks, or where they are lost, in the first person.
    """
    place = attribution.source[0][0]
    holder = find_holder(scene, place, attribution)
    if holder is None or holder.source == attribution.source:
        return (0, 0)
    span = next((span for span in holder.content if span[0] <= place < span[1]), None)
    if span is None:
        return (0, 0)
    low, high = scene.token_range(*span)
    own = holder.kind == "direct" or WORDS.speaker.intersection(scene.segmentation.lowers[low:high])
    return (low, high) if own else (0, 0)


def apply_correction(scene: Scene, correction: MentionCorrection) -> Answer:
    """Return the source that a user's file names for a mention."""
    entity = scene.registry.find_name(correction.name)
    actor = scene.entity_actor(entity) if entity else scene.actors.get(fold_name(correction.name))
    if actor is None:
        actor = Actor(correction.name, "organisation", key=fold_name(correction.name))
        scene.actors[actor.key] = actor
    return Answer(
        actor,
        "name",
        "corrected in the sources file",
        type=correction.type,
        evidence="a correction" if correction.type else "",
        text=actor.name,
    )


def finish(scene: Scene, attribution: Attribution, answer: Answer) -> Attribution:
    """Return the attribution with speaker, id, type and resolution as the answer has them."""
    if answer.actor is None:
        resolution = Resolution("none", answer.antecedent, answer.candidates, answer.reason)
        kind = answer.type or "unnamed"
        return replace(
            attribution, speaker=answer.text, speaker_id=None, speaker_type=kind, resolution=resolution
        )
    if answer.actor.kind == "person":
        describe(scene, answer.actor)
    actor = public_actor(scene, answer.actor)
    if answer.type:
        kind, evidence = answer.type, answer.evidence
    else:
        kind, evidence = typed(scene, actor)
    extra = attribution.extra
    if actor.member_of and "member_of" not in extra:
        extra = {**extra, "member_of": actor.member_of}
    if actor.kind in ("person", "role", "group") and is_ordinary(actor, roles_of(scene, actor)):
        extra = {**extra, ORDINARY: True}
    reason = f"{answer.reason}; type from {evidence}" if evidence else answer.reason
    resolution = Resolution(answer.by, answer.antecedent, answer.candidates, reason)
    return replace(
        attribution,
        speaker=actor.name,
        speaker_id=actor.entity,
        speaker_type=kind,
        resolution=resolution,
        extra=extra,
    )
