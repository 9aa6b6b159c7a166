"""Pronouns as sources: he, she, it, they, who, I, both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from attrib.language.frames import FINITE
from attrib.model import Attribution, Segmentation, Span
from attrib.sources.actors import organisation_type, pick, public_name
from attrib.sources.answers.context import find_accused, find_holder
from attrib.sources.answers.pairs import find_pair
from attrib.sources.answers.scholars import find_scholars
from attrib.sources.describe import describe, join_actors
from attrib.sources.discourse import MARGIN, WEIGHTS, Candidate, Fits, Spoken, collect_candidates
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import MEDIA_TYPES, match_role
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading
from attrib.sources.publishers import find_publisher
from attrib.sources.scene import Answer, Scene


def _is_apposed(word: str) -> bool:
    """Whether a word after a comma goes on with the noun before it ("Tova Renn, [a] lawyer who")."""
    return word.casefold() in WORDS.definite | WORDS.indefinite or word[:1].isdigit()


def answer_pronoun(scene: Scene, reading: Reading, attribution: Attribution | None) -> Answer:
    """Return who is meant by a pronoun; ``attribution`` is the one whose source it is."""
    word = reading.pronoun
    if word in WORDS.speaker and attribution is not None:
        return answer_first_person(scene, reading, attribution)
    if word in WORDS.singular or word in WORDS.things or word in WORDS.plural:
        return find_accused(scene, reading, attribution) or _answer_third_person(scene, reading, attribution)
    if word in WORDS.relative:
        return answer_relative(scene, reading)
    if word in ("former", "latter"):
        return answer_of_two(scene, reading)
    if word == "both":
        return answer_both(scene, reading)
    return Answer(None, "none", f"{word!r} points at nobody in particular", text=reading.text, type="unnamed")


def _answer_third_person(scene: Scene, reading: Reading, attribution: Attribution | None) -> Answer:
    """Return who is meant by "he", "it", "they": the candidate that is clearly best."""
    word, token, owning = reading.pronoun, reading.start, attribution is None

    def accept(actor: Actor) -> bool:
        if reading.text == "one of them" and not actor.plural:
            return False
        return _agrees(scene, word, actor)

    candidates = collect_candidates(scene.talk, token, accept, place_names=word in WORDS.things)
    if word in WORDS.things:
        add_affiliate(scene, candidates, token)
    for candidate in candidates:
        if word not in WORDS.singular and candidate.why.startswith("spoke"):
            candidate.score += 0.6
        if candidate.actor.kind == "unknown" and not candidate.spoke:
            candidate.score -= 1.5
    if word not in WORDS.plural:
        candidates = [c for c in candidates if c.spoke or not _may_be_place(c)]
    for found in role_subjects(scene, token, word, owning=owning):
        if accept(found.actor) and all(found.actor is not candidate.actor for candidate in candidates):
            inner = range(found.start, found.end)  # "the African Union Mission" is not the union
            candidates = [other for other in candidates if other.spoke or other.start not in inner]
            candidates.append(found)
    if reading.text == "one of them":  # "…, two elders said, and one of them added"
        candidates = [candidate for candidate in candidates if candidate.spoke] or candidates
    if word in WORDS.singular:
        for candidate in candidates:
            if candidate.actor.gender:
                candidate.score += WEIGHTS["gender known"]
    elif word in WORDS.plural:
        _weigh_several(scene, candidates, token, attribution)
    candidates.sort(key=lambda candidate: (-candidate.score, -candidate.start))
    answer = pick(scene, candidates, "pronoun", reading.text, "unnamed", _margin(scene, candidates))
    if answer.actor is None and word in WORDS.singular:
        answer = _answer_floor(scene, token) or answer
    if word in WORDS.singular and answer.actor is not None and answer.actor.kind == "unknown":
        answer.actor.kind = "person"
    return answer


def _weigh_several(
    scene: Scene, candidates: list[Candidate], token: int, attribution: Attribution | None
) -> None:
    """Weigh and add the candidates for "they": several people first, what is no body last."""
    for candidate in candidates:
        if candidate.actor.plural:
            candidate.score += 1.0
        if _is_no_body(scene, candidate.actor):
            candidate.score -= _NO_BODY  # "several museums sent bones. They found": not the museums
    if attribution is not None and WORDS.discovering.intersection(scene.cue_lemmas(attribution)):
        _prefer_scholars(scene, candidates, token)
    pair = pair_before(scene, token)
    if pair is not None:
        candidates.append(pair)


def _prefer_scholars(scene: Scene, candidates: list[Candidate], token: int) -> None:
    """ "They [found] that the moths were old": the researchers who spoke last, however far above."""
    found = find_scholars(scene, token)
    if found is None:
        return
    for candidate in candidates:
        if candidate.actor is found.actor:
            candidate.score += WEIGHTS["spoke last"]
            return
    candidates.append(
        Candidate(found.actor, WEIGHTS["spoke last"], found.start, found.end, "the researchers", spoke=True)
    )


_NO_BODY = 2.5  # what a group of which no noun says that it speaks is worth less


def _is_no_body(scene: Scene, actor: Actor) -> bool:
    """Whether a group is called by a noun that is no people's and no body's ("museums", "tests")."""
    if actor.kind != "group" or actor.members or not actor.head:
        return False
    return tuple(actor.head.split()) not in scene.lexicon.roles


def _agrees(scene: Scene, word: str, actor: Actor) -> bool:
    """Whether an actor can be "he", "it" or "they": by kind, number and gender."""
    if word in WORDS.singular:
        one = (
            actor.kind in ("person", "unknown")
            and not actor.place
            or actor.kind == "role"
            and not actor.plural
        )
        return one and actor.gender in ("", WORDS.singular[word])
    if word in WORDS.things:
        described = actor.kind == "group" and tuple(actor.head.split()) in scene.lexicon.roles
        return not actor.plural and (actor.kind in ("organisation", "country", "unknown") or described)
    return actor.plural or actor.kind in ("organisation", "country", "group")


def _may_be_place(candidate: Candidate) -> bool:
    """One unknown word that is the subject of nothing ("brought to Biak"): a town as likely as a person."""
    actor = candidate.actor
    one = len(actor.key) < 2 or candidate.end - candidate.start < 2
    return actor.kind == "unknown" and one and not candidate.why.startswith("subject")


def _margin(scene: Scene, candidates: Sequence[Candidate]) -> float:
    """How much better the best candidate must be: not at all where it is the subject of a later sentence."""
    sentence_of = scene.segmentation.sentence_of
    if len(candidates) > 1 and candidates[0].why.startswith("subject"):
        if sentence_of[candidates[0].start] > sentence_of[candidates[1].start]:
            return 0.0
    return MARGIN


def _answer_floor(scene: Scene, token: int) -> Answer | None:
    """Who spoke last, where nobody else fits: "Karen", a name of both sexes, may be he."""
    last = scene.talk.spoken[-1] if scene.talk.spoken else None
    if last is None or last.reported or last.actor.kind != "person" or last.end > token:
        return None
    if scene.segmentation.sentence_of[token] - last.sentence > 1:
        return None
    known = (public_name(scene, last.actor),)
    return Answer(last.actor, "pronoun", "spoke last", scene.span_of(last.start, last.end), known)


def role_subjects(scene: Scene, token: int, word: str, *, owning: bool) -> list[Candidate]:
    """ "A doctor at the clinic wept. [She] said": who opens this sentence or the one before, unnamed.

    "Residents of the town held a sit-in. [They] said", "The coast guard held 40, by [its] figures".
    Whom the content tells of does not say it, but may well be whose leader says it (``owning``).
    """
    segmentation = scene.segmentation
    here = segmentation.sentence_of[token]
    found = []
    for sentence in (here, here - 1):
        if sentence < 0:
            continue
        first, last = segmentation.sentence_tokens[sentence]
        last = min(last, token)
        if word not in WORDS.singular:
            first = _skip_opening(first, last, segmentation)
        if first >= last or not _may_open_subject(word, segmentation.lowers[first]):
            continue
        if not owning and _is_told(scene, first):
            continue  # "[One person] is missing, he said": whom he tells of
        end = first
        while end < min(last, first + 14) and segmentation.tags[end] not in ("VBD", "VBZ", "VBP", "MD"):
            end += 1
        if scene.talk.in_quotation(first) != scene.talk.in_quotation(token):
            continue
        if end >= min(last, first + 14) or any(spoken.start == first for spoken in scene.talk.spoken):
            continue
        if owning and word in WORDS.things:  # "[The youth club]'s list is down to 16, its secretary said"
            end = next((k for k in range(first, end) if segmentation.words[k] in WORDS.genitives), end)
        reading = read_phrase(first, end, segmentation, scene.talk.names, scene.talk.starts)
        if reading.form != "description" or reading.role is None:
            continue
        several = reading.role.plural or word in WORDS.plural and reading.role.noun in WORDS.teams
        if reading.role.kind not in _kinds_of(word) or several != (word in WORDS.plural):
            continue
        answer = scene.answer(reading)
        known = answer.by == "generic" and reading.determiner == "definite" and reading.role.plural
        if known and word in WORDS.plural:
            continue  # "the researchers" are somebody of whom the text has spoken in other words
        actor = answer.actor
        if actor is not None and (actor.plural or several) == (word in WORDS.plural):
            score = WEIGHTS["named"] + WEIGHTS["subject"] + WEIGHTS["near"]
            score -= WEIGHTS["decay"] * (here - sentence)
            score += 1.0 if word in WORDS.plural else 0.0
            found.append(Candidate(actor, score, first, end, "opens the sentence before"))
    return found


def _skip_opening(first: int, last: int, segmentation: Segmentation) -> int:
    """The token after "Meanwhile," or "In the first five months of the year,", else ``first``."""
    if segmentation.tags[first] not in ("RB", "IN"):
        return first
    for k in range(first, min(last, first + 12)):
        if segmentation.words[k] == ",":
            return k + 1
        if segmentation.tags[k] in FINITE:
            break
    return first


def _may_open_subject(word: str, opening: str) -> bool:
    """Whether a phrase that opens so can be taken up by the pronoun."""
    return word in WORDS.plural or opening in ("a", "an", "one", "another", "the")


def _kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of nouns that a pronoun can take up."""
    return (
        ("person",)
        if word in WORDS.singular
        else ("org",)
        if word in WORDS.things
        else ("person", "people", "org")
    )


def _is_told(scene: Scene, token: int) -> bool:
    """Whether a token stands in what is said: "[One man] is missing, he said" is about somebody else."""
    place = scene.segmentation.starts[token]
    content = scene.current.content if scene.current is not None else ()
    return any(start <= place < end for start, end in content)


def add_affiliate(scene: Scene, candidates: list[Candidate], token: int, fits: Fits | None = None) -> None:
    """The organisation of the person who spoke last can be meant by "it", "the group", "its"."""
    if not scene.talk.spoken:
        return
    last = scene.talk.spoken[-1]
    distance = scene.segmentation.sentence_of[token] - last.sentence
    if last.actor.kind not in ("person", "role") or distance > 2:
        return
    describe(scene, last.actor)
    owner_name = last.actor.member_of
    if not owner_name and last.actor.entity is not None:
        owner_name = scene.registry.entities[last.actor.entity].at(scene.date).parent
    owner = scene.find_actor(owner_name) if owner_name else None
    if not owner or owner.kind not in ("organisation", "group") or fits is not None and not fits(owner):
        return
    score = WEIGHTS["spoke last"] - 0.8 - WEIGHTS["decay"] * distance
    for candidate in candidates:
        if candidate.actor is owner:
            candidate.score = max(candidate.score, score)
            return
    candidates.append(Candidate(owner, score, last.start, last.end, "whose member spoke last"))


def pair_before(scene: Scene, token: int, within: int = 1) -> Candidate | None:
    """ "Mr. Rubio and Mr. Cruz", named together in this sentence or the one before."""
    words, sentence_of = scene.segmentation.words, scene.segmentation.sentence_of
    here = sentence_of[token]
    k = bisect_left(scene.talk.starts, token) - 1
    while k > 0 and here - sentence_of[scene.talk.names[k].start] <= within:
        right, left = scene.talk.names[k], scene.talk.names[k - 1]
        k -= 1
        if (
            right.actor is None
            or left.actor is None
            or right.actor is left.actor
            or right.end > token
            or right.start - left.end > 3
            or words[left.end].casefold() != "and"
            or right.possessive
        ):
            continue
        if _are_alike(left.actor, right.actor):
            score = WEIGHTS["named"] + WEIGHTS["near"] - WEIGHTS["decay"] * (here - sentence_of[right.start])
            score += 1.5 if scene.talk.is_subject(left) else 0.0
            return Candidate(
                join_actors(scene, [left.actor, right.actor]),
                score,
                left.start,
                right.end,
                "the two named together before",
            )
    return None


def _are_alike(left: Actor, right: Actor) -> bool:
    """Whether two named together are two people, two countries or two bodies."""
    kinds = {left.kind, right.kind}
    if kinds == {"person", "unknown"}:  # "Ada Cole and Ben Frost", of whom one is surely a person
        return len(left.key) > 1 and len(right.key) > 1 and not left.place and not right.place
    return kinds in ({"person"}, {"country"}, {"organisation"})


def answer_first_person(scene: Scene, reading: Reading, attribution: Attribution) -> Answer:
    place = attribution.source[0][0]
    best = find_holder(scene, place, attribution)
    if best is not None:
        low, high = scene.token_range(best.source[0][0], best.source[-1][1])
        for spoken in scene.talk.spoken:
            if spoken.start == low:
                return Answer(
                    spoken.actor,
                    "pronoun",
                    "speaks in this quotation",
                    scene.span_of(low, high),
                    (public_name(scene, spoken.actor),),
                )
        reading = read_phrase(low, high, scene.segmentation, scene.talk.names, scene.talk.starts)
        if not (reading.form == "pronoun" and reading.pronoun in WORDS.speaker):
            found = scene.answer(reading, best)
            if found.actor is not None:
                return Answer(
                    found.actor,
                    "pronoun",
                    "speaks in this quotation",
                    scene.span_of(low, high),
                    (public_name(scene, found.actor),),
                )
    if scene.talk.in_quotation(reading.start):
        candidates = collect_candidates(
            scene.talk,
            reading.start,
            lambda actor: actor.kind in ("person", "role", "organisation", "group"),
            3,
            subject_weight=0.3,
        )
        candidates = [c for c in candidates if c.spoke]
        if candidates:
            return pick(scene, candidates, "pronoun", reading.text, "unnamed")
    if reading.pronoun in WORDS.author and not scene.talk.in_quotation(reading.start):
        author = find_author(scene, reading.start)
        if author is not None:
            return Answer(
                author.actor,
                "pronoun",
                "who wrote the article",
                scene.span_of(author.start, author.end),
                (public_name(scene, author.known_actor),),
            )
    if reading.pronoun in WORDS.issuers and not scene.talk.in_quotation(reading.start):
        opener = find_issuer(scene)
        if opener is not None:
            return Answer(
                opener.actor,
                "pronoun",
                "whose statement the text is",
                scene.span_of(opener.start, opener.end),
                (public_name(scene, opener.actor),),
            )
        publisher = find_publisher(scene)
        if publisher is not None:
            return Answer(publisher, "pronoun", PUBLISHED)
    return Answer(None, "none", "the speaker of this passage is not named", text=reading.text, type="unnamed")


PUBLISHED = "whose statement the document is"


def find_issuer(scene: Scene) -> Spoken | None:
    """Whose press release the text is: the organisation, no outlet, that speaks first in it."""
    for spoken in scene.talk.spoken[:1]:
        if spoken.sentence <= 2 and spoken.actor.kind == "organisation":
            if organisation_type(scene, spoken.actor)[0] not in MEDIA_TYPES:
                return spoken
    return None


def find_author(scene: Scene, token: int) -> Name | None:
    """Whose opinion piece it is: "Tova Renn: Why I left" as its title, or "By Tova Renn" in its head."""
    segmentation = scene.segmentation
    for name in scene.talk.names[:12]:
        if name.end > token or segmentation.sentence_of[name.start] > 3:
            return None
        if name.actor is None or name.actor.kind not in ("person", "unknown"):
            continue
        first, last = segmentation.sentence_tokens[segmentation.sentence_of[name.start]]
        before = segmentation.words[first : name.start]
        if (
            not before
            and name.end < last
            and segmentation.words[name.end] == ":"
            and segmentation.sentence_of[name.start] == 0
            and name.actor.kind == "person"
            or [word.casefold() for word in before] == ["by"]
            and last - name.end <= 2
        ):
            name.actor.kind = "person"
            return name
    return None


def answer_relative(scene: Scene, reading: Reading) -> Answer:
    """The noun phrase directly before "who" or "which"."""
    token = reading.start
    segmentation = scene.segmentation
    first = segmentation.sentence_tokens[segmentation.sentence_of[token]][0]
    end = token
    while end > first and segmentation.words[end - 1] in (",", "-", "–", "—", "--", "("):
        end -= 1
    start = end
    tags, words = segmentation.tags, segmentation.words
    kinds = ("person",) if reading.pronoun in ("who", "whom", "whose") else ("organisation",)
    named = name_ending(scene, end, first, kinds)
    if named is not None and kinds == ("person",) and _is_owners(scene, named, first):
        named = None
    if named is not None and (end < token or kinds != ("person",) or not scene.talk.is_oblique(named)):
        return Answer(
            named.actor,
            "pronoun",
            "the name before the relative word",
            scene.span_of(named.start, named.end),
            (public_name(scene, named.known_actor),),
        )
    while start > first and end - start < 14:
        tag, word = tags[start - 1], words[start - 1].casefold()
        if tag.startswith(("V", "MD", "RB", "CC", "WP", "WDT")) or not (
            word[:1].isalnum() or word in ("'s", "’s", ",")
        ):
            break
        if tag == "IN" and word not in ("of", "for", "at", "from"):
            break
        if word in ("of", "from") and start < end and is_people_after(scene, start, end, first):
            break
        if word == "," and (end - start > 4 or not _is_apposed(words[start])):
            break
        start -= 1
    if start < end:
        found = read_phrase(start, end, segmentation, scene.talk.names, scene.talk.starts)
        if kinds == ("person",) and found.form == "description" and found.role is None:
            people = people_before_phrase(scene, start, first)
            if people is not None:
                start, found = people
        if found.form != "pronoun":
            answer = scene.answer(found)
            if answer.actor is not None:
                return Answer(
                    answer.actor,
                    "pronoun",
                    "the noun before the relative word",
                    scene.span_of(start, end),
                    (public_name(scene, answer.actor),),
                )
    return Answer(None, "none", "no noun before the relative word", text=reading.text, type="unnamed")


def _is_owners(scene: Scene, name: Name, first: int) -> bool:
    """ "The harbour master of [Tarow], who denied it": a person's role before "of" and one word of a name."""
    words = scene.segmentation.words
    if name.end - name.start > 1 or name.start - 2 < first or words[name.start - 1] not in ("of", "in", "at"):
        return False
    for start in range(max(first, name.start - 4), name.start - 1):
        found = match_role(words, start, name.start - 1, scene.lexicon)
        if found is not None and start + found[0] == name.start - 1:
            return found[1].kind == "person"
    return False


def people_before_phrase(scene: Scene, start: int, first: int) -> tuple[int, Reading] | None:
    """ "Two [men] in orange overalls who": people before the preposition, (token, reading) or None."""
    words, tags = scene.segmentation.words, scene.segmentation.tags
    end = start - 1
    if end <= first or tags[end] != "IN":
        return None
    found = match_role(words, end - 1, end, scene.lexicon)
    if found is None or found[1].kind not in ("person", "people"):
        return None
    low = end - 1
    while low > first and tags[low - 1][:2] in ("JJ", "NN", "DT", "CD"):
        low -= 1
    return low, read_phrase(low, end, scene.segmentation, scene.talk.names, scene.talk.starts)


def is_people_after(scene: Scene, start: int, end: int, first: int) -> bool:
    """ "The ire of [lawmakers] who": people after the preposition, no person before it."""
    words = scene.segmentation.words
    after = match_role(words, end - 1, end, scene.lexicon)
    before = start - 2 >= first and match_role(words, start - 2, start - 1, scene.lexicon)
    return bool(
        after
        and after[1].kind in ("person", "people")
        and not (before and before[1].kind in ("person", "people", "source", "org"))
    )


def name_ending(scene: Scene, end: int, first: int, kinds: tuple[str, ...] = ("person",)) -> Name | None:
    """The name of such an actor that ends at token ``end``, in the sentence that begins at ``first``."""
    k = bisect_left(scene.talk.starts, end) - 1
    if k < 0:
        return None
    name = scene.talk.names[k]
    if name.end != end or name.start < first or name.possessive:
        return None
    return name if name.actor is not None and name.actor.kind in kinds else None


def _pair_opening(scene: Scene, token: int) -> list[tuple[Actor, Span]] | None:
    """ "The army and the rebels traded blame. [The latter] said": the two subjects before."""
    segmentation = scene.segmentation
    here = segmentation.sentence_of[token]
    for sentence in range(here, max(-1, here - 3), -1):
        first, last = segmentation.sentence_tokens[sentence]
        end = first
        while end < min(last, token) and segmentation.tags[end] not in FINITE:
            end += 1
        reading = read_phrase(first, end, segmentation, scene.talk.names, scene.talk.starts)
        if reading.form != "joint" or len(reading.parts) != 2:
            continue
        found = [(scene.answer(part).actor, scene.span_of(part.start, part.end)) for part in reading.parts]
        return [(actor, place) for actor, place in found if actor is not None] or None
    return None


def answer_of_two(scene: Scene, reading: Reading) -> Answer:
    """ "The former", "the latter": of two named together, or of the two who spoke last."""
    last = reading.pronoun == "latter"
    opening = _pair_opening(scene, reading.start)
    pair = pair_before(scene, reading.start, 2)
    if opening is not None:
        chosen, place = opening[-1 if last else 0]
    elif pair is not None:
        chosen = pair.actor.members[-1 if last else 0]
        place = scene.span_of(pair.start, pair.end)
    elif (found_two := find_pair(scene, reading.start)) is not None:
        part = found_two[-1 if last else 0]
        answer, place = scene.answer(part), scene.span_of(part.start, part.end)
        if answer.actor is None:
            text = answer.text or part.text or None
            return replace(answer, reason=f"the {reading.pronoun} of two", antecedent=place, text=text)
        chosen = answer.actor
    else:
        here = scene.segmentation.sentence_of[reading.start]
        spoken: list[Spoken] = []
        for item in reversed(scene.talk.spoken):
            if here - item.sentence > 2 or len(spoken) == 2:
                break
            if item.end <= reading.start and all(item.actor is not other.actor for other in spoken):
                spoken.append(item)
        if len(spoken) < 2:
            return Answer(None, "none", "not two before", text=reading.text, type="unnamed")
        found = spoken[0 if last else 1]
        chosen, place = found.actor, scene.span_of(found.start, found.end)
    return Answer(chosen, "pronoun", f"the {reading.pronoun} of two", place, (public_name(scene, chosen),))


def answer_numbered(scene: Scene, reading: Reading) -> Answer | None:
    """ "Two men, Ali Noor and Ben Ray, were held. [The first] said": of two who are named together."""
    words = scene.segmentation.lowers[reading.start : reading.end]
    place = {"first": 0, "second": 1, "other": 1}.get(words[-1]) if words else None
    if place is None or len(words) != 2 or words[0] != "the":
        return None
    pair = find_pair(scene, reading.start)
    if pair is None or any(part.form not in ("person", "entity") for part in pair):
        return None
    chosen = scene.answer(pair[place]).actor
    if chosen is None:
        return None
    found = scene.span_of(pair[place].start, pair[place].end)
    return Answer(chosen, "pronoun", f"the {words[-1]} of two", found, (public_name(scene, chosen),))


def answer_both(scene: Scene, reading: Reading) -> Answer:
    here = scene.segmentation.sentence_of[reading.start]
    for spoken in reversed(scene.talk.spoken[-4:]):  # two who spoke as one, a moment ago
        if len(spoken.actor.members) == 2 and 0 <= here - spoken.sentence <= 3:
            return Answer(
                spoken.actor,
                "pronoun",
                "the two who spoke together",
                scene.span_of(spoken.start, spoken.end),
                (public_name(scene, spoken.actor),),
            )
    people = []
    if not reading.text.endswith(WORDS.both_bodies):
        people = collect_candidates(scene.talk, reading.start, lambda actor: actor.kind == "person", 3)
    if len(people) < 2:
        people = collect_candidates(
            scene.talk,
            reading.start,
            lambda actor: actor.kind in ("organisation", "country"),
            3,
            place_names=True,
        )
    names = tuple(public_name(scene, candidate.actor) for candidate in people[:5])
    if len(people) == 2 or len(people) > 2 and people[1].score - people[2].score >= MARGIN:
        pair = sorted(people[:2], key=lambda candidate: candidate.start)
        actor = join_actors(scene, [candidate.actor for candidate in pair])
        return Answer(
            actor, "pronoun", "the two mentioned before", scene.span_of(pair[0].start, pair[0].end), names
        )
    return Answer(None, "none", "not exactly two candidates", None, names, reading.text, "unnamed")


def owner_of(scene: Scene, reading: Reading) -> Actor | None:
    pronoun = {"its": "it", "his": "he", "her": "she", "their": "they"}[reading.owner]
    answer = answer_pronoun(
        scene, Reading("pronoun", reading.start, reading.start + 1, pronoun=pronoun, text=pronoun), None
    )
    return answer.actor
