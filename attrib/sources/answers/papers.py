"""Who made a document that a text has told of before: "[The union] filed a lawsuit. … The complaint said"."""

from __future__ import annotations

from dataclasses import replace

from attrib.language.frames import FINITE
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.scene import Answer, Scene

_FAR_ABOVE = 600  # tokens from a document's first mention
_MOST_MENTIONS = 6  # of it that are looked at
_REACH = 9  # tokens from a verb to what is issued
_BY = 4  # tokens from a document to "by"
_IN_IT = 3  # tokens before a document: "in | its latest | statement"
_DETERMINERS = frozenset(("a", "an", "the", "its", "his", "her", "their", "another", "written"))
_AUXILIARIES = frozenset(("had", "has", "have", "having"))


def find_issuer(scene: Scene, reading: Reading) -> Answer | None:
    """Return who made a document, by an earlier mention of it or of its kind ("a lawsuit", "the complaint").

    The nearest mention that tells it decides: "X issued a warning", "a warning issued by X", "X's warning".
    """
    lemmas, tags = scene.segmentation.lemmas, scene.segmentation.tags
    kind, seen = _kind_of(reading.known_role.noun.split()[-1]), 0
    for k in range(reading.start - 1, max(-1, reading.start - _FAR_ABOVE), -1):
        if not tags[k].startswith("NN") or _kind_of(lemmas[k]) != kind:
            continue
        found = _find_maker(scene, k) or _find_subject(scene, k) or _find_owner(scene, k)
        found = found or _find_sayer(scene, k)
        if found is not None:
            return replace(found, by="description", reason=f"who made the {reading.known_role.noun}")
        seen += 1
        if seen == _MOST_MENTIONS:
            return None
    return None


def _kind_of(noun: str) -> str:
    """The kind of papers that a noun is for: a motion and a complaint are lawsuits."""
    return WORDS.kinds_of_papers.get(noun, noun)


def _find_maker(scene: Scene, paper: int) -> Answer | None:
    """ "Guidelines issued by [the ministry]", "a suit by [two firms]": who stands behind "by"; or None."""
    words, tags = scene.segmentation.lowers, scene.segmentation.tags
    last = scene.segmentation.sentence_tokens[scene.segmentation.sentence_of[paper]][1]
    by = next((k for k in range(paper + 1, min(last, paper + 1 + _BY)) if words[k] == "by"), None)
    if by is None or any(not _is_issuing(scene, k) for k in range(paper + 1, by) if tags[k] in FINITE):
        return None
    end = by + 1
    while (
        end < last and words[end] not in (",", ".", ";", ":", "in", "on", "that") and tags[end] not in FINITE
    ):
        end += 1
    return _answer_phrase(scene, by + 1, end)


def _find_subject(scene: Scene, paper: int) -> Answer | None:
    """ "[The union] filed a lawsuit": whose verb takes the document as its object; or None."""
    segmentation = scene.segmentation
    words, tags = segmentation.lowers, segmentation.tags
    first = segmentation.sentence_tokens[segmentation.sentence_of[paper]][0]
    verb = next(
        (k for k in range(paper - 1, max(first, paper - _REACH) - 1, -1) if tags[k][:2] == "VB"), None
    )
    if verb is None or not _is_issuing(scene, verb):
        return None
    end = verb
    while end > first and (tags[end - 1][:2] in ("RB", "MD") or words[end - 1] in _AUXILIARIES):
        end -= 1
    if end > first and words[end - 1] == ",":  # "The institute, [a body of the state], issued …"
        end = next((k for k in range(end - 2, first, -1) if words[k] == ","), first)
    begin = end
    while begin > first and words[begin - 1] not in (",", "that", ";", ":") and tags[begin - 1] not in FINITE:
        begin -= 1
    return _answer_phrase(scene, begin, end)


def _is_issuing(scene: Scene, token: int) -> bool:
    return scene.segmentation.lemmas[token] in WORDS.issuing


def _find_owner(scene: Scene, paper: int) -> Answer | None:
    """ "[The ministry]'s guidelines", "[WHO] guidelines": the name before the document; or None."""
    words = scene.segmentation.lowers
    end = paper - (words[paper - 1] in WORDS.genitives) if paper else 0
    for name in names_between(scene.talk.names, scene.talk.starts, max(0, end - 8), end):
        if name.end == end and name.actor is not None and name.actor.kind in ("organisation", "person"):
            return Answer(name.actor, "description", "", scene.span_of(name.start, name.end))
    return None


def _find_sayer(scene: Scene, paper: int) -> Answer | None:
    """ "[The ministry] said in its statement": who alone spoke in the document's sentence; or None."""
    words, tags = scene.segmentation.lowers, scene.segmentation.tags
    inside = next((k for k in range(paper - 1, max(0, paper - _IN_IT - 1), -1) if words[k] == "in"), 0)
    if not inside or words[inside + 1] not in _DETERMINERS or tags[inside - 1] not in FINITE:
        return None  # "had been threatened in a letter": somebody else's
    sentence = scene.segmentation.sentence_of[paper]
    spoke = [item for item in scene.talk.spoken if item.sentence == sentence and not item.reported]
    return Answer(spoke[0].actor, "description", "", None) if len(spoke) == 1 else None


def _answer_phrase(scene: Scene, begin: int, end: int) -> Answer | None:
    """Whom tokens name or describe as somebody who can make a document; or None."""
    if begin >= end:
        return None
    maker = read_phrase(begin, end, scene.segmentation, scene.talk.names, scene.talk.starts)
    if maker.form == "description":
        if maker.role is None or maker.role.kind not in ("org", "people", "person"):
            return None
    elif maker.form not in ("entity", "joint", "person"):
        return None
    found = scene.answer(maker)
    return None if found.actor is None else replace(found, antecedent=scene.span_of(begin, end))
