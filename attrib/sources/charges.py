"""Whom somebody heads, runs or speaks for, where a clause says so: "Tova Renn, who heads the clinic"."""

from __future__ import annotations

from attrib.sources.actors import organisation_type, public_name
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.read import read_phrase
from attrib.sources.scene import Scene

_LONGEST = 12  # tokens of the body
_WEAK = ("", "military", "other", "unnamed")  # what a rank tells, or nothing


def note_charge(scene: Scene, actor: Actor, name: Name) -> None:
    """Give a person the type of the body that a clause behind the name puts in his charge.

    It says more than a rank: "Colonel Renn, who runs the prison service".
    """
    of_a_body = actor.evidence.startswith("of ") and actor.type != "other"
    if actor.entity is not None or actor.type not in _WEAK or of_a_body:
        return
    span = _find_charge(scene, name)
    if span is None:
        return
    body = read_phrase(*span, scene.segmentation, scene.talk.names, scene.talk.starts)
    one = body.form == "entity" or body.form == "description" and body.role is not None
    if not one or body.role is not None and (body.role.kind != "org" or body.role.plural):
        return
    found = scene.answer(body)
    if found.actor is None or found.actor.kind == "person":
        return
    kind, country = organisation_type(scene, found.actor)
    if kind in ("", "other"):
        return
    actor.type, actor.country, actor.evidence = kind, country, f"of {public_name(scene, found.actor)}"
    if found.by != "generic" and not actor.member_of:
        actor.member_of, actor.member_span = public_name(scene, found.actor), scene.span_of(*span)


def _find_charge(scene: Scene, name: Name) -> tuple[int, int] | None:
    """The tokens of the body in "[name], who heads the body"; or None."""
    words, lemmas, tags = scene.segmentation.lowers, scene.segmentation.lemmas, scene.segmentation.tags
    end = scene.segmentation.sentence_tokens[scene.segmentation.sentence_of[name.start]][1]
    k = name.end
    age = words[k : k + 1] == [","] and words[k + 1 : k + 2] and words[k + 1].isdigit()
    k += 2 if age else 0
    k += words[k : k + 1] == [","]
    if words[k : k + 1] != ["who"]:
        return None
    k += 1
    while k < end and words[k] in WORDS.heading_adverbs:
        k += 1
    if k + 1 >= end:
        return None
    if lemmas[k] in WORDS.heading and tags[k].startswith("V"):
        low = k + 1
    elif (lemmas[k], *words[k + 1 : k + 2]) in WORDS.speaking_for:
        low = k + 2
    else:
        return None
    high = low
    while high < min(end, low + _LONGEST) and tags[high] not in WORDS.finite:
        if not words[high][:1].isalnum() and words[high] not in WORDS.genitives:
            break
        high += 1
    return (low, high) if high > low else None
