"""Resolve the source of each attribution to a speaker: names, pronouns, descriptions, generic sources.

``resolve_sources`` answers only where one candidate is clearly best; otherwise the mention keeps its own
words and the candidates are listed.  Every answer says how it was found (``Resolution``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from attrib import discourse as talk
from attrib.chains import find_relays
from attrib.discourse import Discourse
from attrib.mentions import (
    ORG_WORDS, Actor, Name, Role, find_title, judge_unknown, link_names, load_lexicon, match_role, scan_names,
)
from attrib.model import Attribution, Document, Resolution, Segmentation, Span
from attrib.readings import (
    GENITIVES, PLURAL, RELATIVE, SINGULAR, SPEAKER, THINGS, Reading, names_between, read_person_context, read_phrase,
)
from attrib.registry import Registry, fold_name, load_registry
from attrib.source_types import MODIFIER_TYPES, infer_country, relative_type, type_by_modifiers

LATE = 3  # sentences within which "a monitor said" may be named afterwards
COLLECTIVES = frozenset("government regime authority army military police troop forces state-media".split())


@dataclass(slots=True)
class Answer:
    """What a source mention resolves to, before the attribution is rewritten."""

    actor: Actor | None
    by: str
    reason: str
    antecedent: Span | None = None
    candidates: tuple[str, ...] = ()
    text: str | None = None
    type: str = ""
    evidence: str = ""


def resolve_sources(doc: Document, segmentation: Segmentation, attributions, registry: Registry | None = None,
                    *, country: str | None = None) -> tuple[Attribution, ...]:
    """Return the attributions with speaker, speaker_id, speaker_type and resolution filled in.

    ``country`` is the home country's ISO code that types are relative to; without it the country the
    document is about is taken.  Spans refer to the document's text, which is left alone.
    """
    attributions = tuple(attributions)
    if not attributions:
        return ()
    registry = registry or load_registry()
    home = country or infer_country(doc, registry) or ""
    resolver = Resolver(doc, segmentation, registry, home)
    answers: dict[int, Answer] = {}
    for k in sorted(range(len(attributions)), key=lambda n: _order_key(attributions[n])):
        answers[k] = resolver.resolve(attributions[k], attributions)
    resolver.name_afterwards(attributions, answers)
    resolved = tuple(resolver.finish(attribution, answers[k]) for k, attribution in enumerate(attributions))
    relayed: dict[str, list[str]] = {}
    for link in find_relays(doc, segmentation, resolved, registry, resolver.talk.names):
        if link.kind == "relays":
            relayed.setdefault(link.to_name, []).append(link.from_name)
    return tuple(
        replace(item, extra={**item.extra, "relayed_by": relayed[item.speaker]}) if item.speaker in relayed else item
        for item in resolved)


def _order_key(attribution: Attribution):
    place = attribution.source or attribution.cue or attribution.content or ((0, 0),)
    return (place[0][0], attribution.cue[0][0] if attribution.cue else 0)


class Resolver:
    """The state of one document's resolution; made and used by ``resolve_sources`` alone."""

    def __init__(self, doc, segmentation, registry, home):
        self.doc, self.segmentation, self.registry, self.home = doc, segmentation, registry, home
        self.lexicon = load_lexicon()
        names = scan_names(segmentation, registry)
        for name in names:
            if name.kind in ("person", "unknown", "entity"):
                title, _ = find_title(segmentation.words, name.start, segmentation, self.lexicon)
                if title is not None:
                    name.title = title.noun
                    name.gender = name.gender or title.gender
        self.actors = link_names(names, segmentation, registry, home, (doc.date or "")[:4])
        self.talk = Discourse(segmentation, registry, names, [name.start for name in names], home)
        self.talk.quote_spans = sorted(q.span for q in segmentation.quotations if q.depth == 0)
        self.mentions_of: dict[int, list[Name]] = {}
        for name in names:
            if name.actor is not None:
                self.mentions_of.setdefault(id(name.actor), []).append(name)
        judge_unknown(self.mentions_of, segmentation)
        self.described: set[int] = set()
        self.by_content: list = []

    # --- one mention -------------------------------------------------------------------------------

    def resolve(self, attribution: Attribution, attributions) -> Answer:
        if not attribution.source:
            return Answer(None, "none", "the text names nobody", type="unnamed")
        low, high = self.token_range(attribution.source[0][0], attribution.source[-1][1])
        corrected = self.registry.corrections.get(
            (self.doc.id, attribution.source[0][0], attribution.source[-1][1]))
        if low >= high:
            return Answer(None, "none", "the source holds no words", type="unnamed")
        reading = read_phrase(low, high, self.segmentation, self.talk.names, self.talk.starts)
        if corrected is not None:
            answer = self.apply_correction(corrected)
        else:
            answer = self.answer(reading, attribution, attributions)
        if answer.actor is not None:
            self.talk.add_spoken(low, high, answer.actor)
        return answer

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        from bisect import bisect_left, bisect_right

        low = bisect_right(self.segmentation.ends, start)
        high = bisect_left(self.segmentation.starts, end)
        return low, high

    def span_of(self, start: int, end: int) -> Span:
        return (self.segmentation.starts[start], self.segmentation.ends[end - 1])

    def apply_correction(self, correction) -> Answer:
        entity = self.registry.find_name(correction.name)
        actor = self.entity_actor(entity) if entity else self.actors.get(fold_name(correction.name))
        if actor is None:
            actor = Actor(correction.name, "organisation", key=fold_name(correction.name))
            self.actors[actor.key] = actor
        return Answer(actor, "name", "corrected in the sources file", type=correction.type,
                      evidence="a correction" if correction.type else "", text=actor.name)

    def answer(self, reading: Reading, attribution, attributions) -> Answer:
        if reading.form == "none":
            return Answer(None, "none", "the source holds no words", type="unnamed")
        if reading.form == "pronoun":
            return self.answer_pronoun(reading, attribution, attributions)
        if reading.form == "joint":
            return self.answer_joint(reading, attribution, attributions)
        if reading.form == "person":
            return self.answer_person(reading)
        if reading.form == "entity":
            actor = reading.name.actor
            if actor.entity is not None and reading.country and actor.country not in ("", reading.country) \
                    and any(entry.ambiguous or entry.lower for entry in reading.name.targets):
                return self.other_country(reading)
            if reading.country and not actor.country:
                actor.country = reading.country
            if not actor.type and actor.entity is None:
                found, evidence = type_by_modifiers("group", "", reading.modifiers)
                if found:
                    actor.type, actor.evidence = found, evidence
            return Answer(actor, self.means(reading.name, actor), "named in the source")
        return self.answer_description(reading)

    def other_country(self, reading: Reading) -> Answer:
        """"Iranian state TV": a generic name that the registry knows for one country, of another here."""
        words = self.segmentation.words
        rest = " ".join(words[reading.name.start:reading.name.end])
        country = self.registry.countries[reading.country]
        name = f"{(country.adjectives or (country.name,))[0]} {rest}"
        known = self.registry.find_name(name)
        if known is not None:
            return Answer(self.entity_actor(known), "alias", "in the registry under this name")
        key = fold_name(name)
        actor = self.actors.get(key)
        if actor is None:
            actor = self.actors[key] = Actor(name, "organisation", key=key, type=reading.name.actor.type,
                                             country=reading.country, evidence="its kind and country")
        return Answer(actor, "name", "a state's organ by its name")

    def means(self, name: Name, actor: Actor) -> str:
        return "name" if fold_name(actor.name) == name.parts else "alias"

    def answer_person(self, reading: Reading) -> Answer:
        name = reading.name
        actor = name.actor
        if actor is None:
            surface = " ".join(self.segmentation.words[name.start:name.end])
            if name.kind == "unknown" and len(name.parts) == 1:
                people = [a for a in self.actors.values() if a.kind == "person" and a.key[-1:] == name.parts]
                people = list({id(a): a for a in people}.values())
                if len(people) > 1:
                    return Answer(None, "none", "several people of that surname", text=surface, type="other",
                                  candidates=tuple(sorted(a.name for a in people)))
            actor = Actor(surface, "person", key=name.parts, gender=name.gender)
            self.actors[name.parts] = name.actor = actor
        if actor.kind in ("unknown", "organisation") and actor.entity is None:
            actor.kind = "person"
        self.note_role(actor, reading)
        self.note_owner(actor, reading)
        return Answer(actor, self.means(name, actor), "named in the source")

    def note_owner(self, actor: Actor, reading: Reading) -> None:
        """"The group's Nadim Houry": the person belongs to what the description takes up."""
        words = self.segmentation.words
        for k in range(reading.start + 1, reading.name.start):
            if words[k] not in GENITIVES:
                continue
            owner = read_phrase(reading.start, k, self.segmentation, self.talk.names, self.talk.starts)
            if owner.form == "description" and owner.role is not None and owner.role.kind == "org":
                found = self.answer_organisation(owner)
                if found.actor is not None and found.by != "generic":
                    actor.member_of = actor.member_of or self.public_name(found.actor)
                    actor.member_span = actor.member_span or self.span_of(reading.start, reading.end)
                    if not actor.type:
                        actor.type, actor.country = self.organisation_type(found.actor)
                        actor.evidence = f"of {found.actor.name}"
            return

    def note_role(self, actor: Actor, reading: Reading) -> None:
        """Take over what a phrase says of a person: role, organisation, country, and so the type."""
        if reading.role is not None:
            for noun in (reading.role.noun, reading.role_text.casefold(), TITLES.get(reading.role.noun, "")):
                if noun and noun not in actor.roles:
                    actor.roles.append(noun)
            actor.gender = actor.gender or reading.role.gender
        if reading.organisation is None and reading.role is not None and not actor.member_of and not reading.country \
                and reading.role.noun in ("spokesman", "spokeswoman", "spokesperson") and self.talk.spoken \
                and actor.entity is None:
            last = self.talk.spoken[-1]  # "spokesman Tom Ryder said", after the organisation spoke
            near = self.segmentation.sentence_of[reading.start] - last.sentence
            if last.actor.kind == "organisation" and 0 <= near <= 2 and reading.role.noun != "spokesman for":
                actor.member_of = self.public_name(last.actor)
                actor.member_span = self.span_of(reading.start, reading.end)
                actor.type, actor.country = self.organisation_type(last.actor)
                actor.evidence = f"of {last.actor.name}, which spoke before"
        if reading.organisation is not None and not actor.member_of:
            owner = reading.organisation.actor
            if owner is not None and owner is not actor and owner.kind != "country":
                actor.member_of = self.public_name(owner)
                actor.member_span = self.span_of(reading.start, reading.end)
        if actor.entity is not None or actor.type:
            return
        role_type, evidence = "", ""
        if reading.role is not None and not (reading.role.noun in _KIN and actor.count > 0 and reading.form == "person"
                                             and {"his", "her", "their"} & set(reading.modifiers)):
            role_type, evidence = type_by_modifiers(reading.role.noun, reading.role.type, reading.modifiers)
        owner = reading.organisation.actor if reading.organisation is not None else None
        if owner is not None and owner.kind == "person":
            if not role_type:
                actor.type, actor.evidence = self.typed(owner)[0], f"of {owner.name}"
                return
        elif owner is not None and role_type in ("", "government", "military", "other", "unnamed"):
            owner_type, owner_country = self.organisation_type(owner)
            if owner_type and not (role_type in ("government", "military") and owner_type in ("other", "")):
                actor.type, actor.country = owner_type, owner_country
                actor.evidence = f"of {owner.name}"
                return
        country = reading.country or (owner.country if owner is not None and owner.kind == "country" else "")
        if role_type == "intergovernmental" and country:
            role_type = "government"  # "Argentina's envoy"
        if role_type:
            actor.type, actor.country, actor.evidence = role_type, country, evidence
            if owner is not None and not actor.country:
                actor.country = owner.country

    def organisation_type(self, actor: Actor) -> tuple[str, str]:
        if actor.type:
            return actor.type, actor.country
        for part in reversed(actor.key):
            role = self.lexicon.roles.get((part,))
            if role is not None and role.kind == "org" and role.type:
                return role.type, actor.country
        if any(part in ("news", "times", "post", "herald", "tribune", "journal", "gazette", "tv", "radio")
               for part in actor.key):
            return "media", actor.country
        if any(part in ("liwa", "jaish", "katibat", "firqat", "legion", "corps", "battalion", "squadron")
               for part in actor.key):
            return "rebel", actor.country
        return "", actor.country

    def describe(self, actor: Actor) -> None:
        """Read the words around a person's mentions in the document once, for role and organisation."""
        if id(actor) in self.described or actor.kind != "person":
            return
        self.described.add(id(actor))
        segmentation = self.segmentation
        for name in self.mentions_of.get(id(actor), ())[:4]:
            first, last = segmentation.sentence_tokens[segmentation.sentence_of[name.start]]
            low, high = max(first, name.start - 8), min(last, name.end + 10)
            words, tags = segmentation.words, segmentation.tags
            for k in range(name.start - 1, low - 1, -1):
                if tags[k].startswith("V") or words[k] in (",", ";", ":", "(", '"', "“") or words[k].casefold() in (
                        "and", "but", "that", "said", "with", "by"):
                    low = k + 1
                    break
            after = name.end
            if after < high and words[after] in (",", "(", "-"):
                after += 1
            end = name.end
            for k in range(after, high):
                if tags[k].startswith("V") and tags[k] not in ("VBG",) or words[k] in (",", ";", ":", ")", '"', "”"):
                    break
                end = k + 1
            if after < end and not (match_role(words, after, end, self.lexicon) or words[after].casefold() in (
                    "a", "an", "the", "of", "former", "head", "senior", "another", "from", "with")) \
                    and not any(match_role(words, k, end, self.lexicon) for k in range(after, min(after + 5, end))):
                end = name.end
            reading = Reading("person", low, end, name=name)
            inside = names_between(self.talk.names, self.talk.starts, low, end)
            read_person_context(reading, low, end, segmentation, inside, self.lexicon, name)
            if reading.role is not None:
                self.note_role(actor, reading)
            elif not actor.type and actor.entity is None and end - name.end > 2 \
                    and words[name.end].casefold() in ("of", "from", "with"):
                self.type_by_membership(actor, read_phrase(name.end + 1, end, segmentation, self.talk.names,
                                                           self.talk.starts))

    def type_by_membership(self, actor: Actor, group: Reading) -> None:
        """"Khaled Omar of the opposition local council": the group's type is the person's."""
        if group.form == "entity":
            actor.type, actor.country = self.organisation_type(group.name.actor)
            actor.evidence = f"of {group.name.actor.name}"
        elif group.role is not None and group.role.kind == "org":
            actor.type, _ = type_by_modifiers("group", group.role.type, group.modifiers)
            actor.evidence = f"of the {group.role.noun}"

    # --- pronouns ----------------------------------------------------------------------------------

    def answer_pronoun(self, reading, attribution, attributions) -> Answer:
        word, token = reading.pronoun, reading.start
        if word in SPEAKER:
            return self.answer_first_person(reading, attribution, attributions)
        if word in RELATIVE:
            return self.answer_relative(reading)
        if word == "both":
            return self.answer_both(reading)
        if word in SINGULAR:
            gender = SINGULAR[word]

            def accept(actor):
                return (actor.kind in ("person", "unknown") or actor.kind == "role" and not actor.plural) \
                    and (not actor.gender or actor.gender == gender)
        elif word in THINGS:
            def accept(actor):
                return not actor.plural and (actor.kind in ("organisation", "country", "unknown") or actor.kind == "group"
                                             and (tuple(actor.head.split()) in self.lexicon.roles))
        elif word in PLURAL:
            def accept(actor):
                return actor.plural or actor.kind in ("organisation", "country", "group")
        else:
            return Answer(None, "none", f"{word!r} points at nobody in particular", text=reading.text, type="unnamed")
        candidates = talk.collect_candidates(self.talk, token, accept, place_names=word in THINGS)
        if word in THINGS:
            self.add_affiliate(candidates, token)
        for candidate in candidates:
            if word not in SINGULAR and candidate.why.startswith("spoke"):
                candidate.score += 0.6
            if candidate.actor.kind == "unknown" and not candidate.why.startswith("spoke"):
                candidate.score -= 1.5
        if word in SINGULAR:
            for candidate in candidates:
                if candidate.actor.gender:
                    candidate.score += talk.WEIGHTS["gender known"]
        elif word in PLURAL:
            for candidate in candidates:
                if candidate.actor.plural:
                    candidate.score += 1.0
            pair = self.pair_before(token)
            if pair is not None:
                candidates.append(pair)
        candidates.sort(key=lambda candidate: (-candidate.score, -candidate.start))
        return self.pick(candidates, "pronoun", reading.text, "unnamed")

    def add_affiliate(self, candidates: list, token: int, fits=None) -> None:
        """The organisation of the person who spoke last can be meant by "it", "the group", "its"."""
        if not self.talk.spoken:
            return
        last = self.talk.spoken[-1]
        distance = self.segmentation.sentence_of[token] - last.sentence
        if last.actor.kind not in ("person", "role") or distance > 2:
            return
        self.describe(last.actor)
        owner_name = last.actor.member_of
        if not owner_name and last.actor.entity is not None:
            owner_name = self.registry.entities[last.actor.entity].parent
        owner = owner_name and next((actor for actor in self.actors.values() if actor.name == owner_name), None)
        if not owner or owner.kind not in ("organisation", "group") or fits is not None and not fits(owner):
            return
        score = talk.WEIGHTS["spoke last"] - 0.8 - talk.WEIGHTS["decay"] * distance
        for candidate in candidates:
            if candidate.actor is owner:
                candidate.score = max(candidate.score, score)
                return
        candidates.append(talk.Candidate(owner, score, last.start, last.end, "whose member spoke last"))

    def pair_before(self, token: int):
        """"Mr. Rubio and Mr. Cruz", named together in this sentence or the one before."""
        from bisect import bisect_left

        words, sentence_of = self.segmentation.words, self.segmentation.sentence_of
        here = sentence_of[token]
        k = bisect_left(self.talk.starts, token) - 1
        while k > 0 and here - sentence_of[self.talk.names[k].start] <= 1:
            right, left = self.talk.names[k], self.talk.names[k - 1]
            k -= 1
            if right.actor is None or left.actor is None or right.actor is left.actor or right.end > token \
                    or right.start - left.end > 3 or words[left.end].casefold() != "and" or right.possessive:
                continue
            if right.actor.kind == left.actor.kind and right.actor.kind in ("person", "country", "organisation"):
                score = talk.WEIGHTS["named"] + talk.WEIGHTS["near"] - talk.WEIGHTS["decay"] * (
                    here - sentence_of[right.start])
                score += 1.5 if self.talk.is_subject(left) else 0.0
                return talk.Candidate(self.join_actors([left.actor, right.actor]), score, left.start, right.end,
                                      "the two named together before")
        return None

    def pick(self, candidates, by: str, text: str, fallback_type: str, margin: float = talk.MARGIN) -> Answer:
        names = tuple(dict.fromkeys(self.public_name(candidate.actor) for candidate in candidates[:5]))
        best = talk.choose(candidates, margin)
        if best is None:
            why = "no candidate before it" if not candidates else "no candidate clearly best"
            return Answer(None, "none", why, None, names, text or None, fallback_type)
        return Answer(best.actor, by, best.why, self.span_of(best.start, best.end), names)

    def answer_first_person(self, reading, attribution, attributions) -> Answer:
        place = attribution.source[0][0]
        best = None
        for other in attributions:
            if other is attribution or not other.source:
                continue
            if any(start <= place < end for start, end in other.content):
                if best is None or other.content[0][0] > best.content[0][0]:
                    best = other
        if best is not None:
            low, high = self.token_range(best.source[0][0], best.source[-1][1])
            for spoken in self.talk.spoken:
                if spoken.start == low:
                    return Answer(spoken.actor, "pronoun", "speaks in this quotation", self.span_of(low, high),
                                  (self.public_name(spoken.actor),))
            reading = read_phrase(low, high, self.segmentation, self.talk.names, self.talk.starts)
            if not (reading.form == "pronoun" and reading.pronoun in SPEAKER):
                found = self.answer(reading, best, attributions)
                if found.actor is not None:
                    return Answer(found.actor, "pronoun", "speaks in this quotation", self.span_of(low, high),
                                  (self.public_name(found.actor),))
        if self.talk.in_quotation(reading.start):
            candidates = talk.collect_candidates(
                self.talk, reading.start, lambda actor: actor.kind in ("person", "role", "organisation", "group"),
                3, subject_weight=0.3)
            candidates = [c for c in candidates if c.why.startswith("spoke")]
            if candidates:
                return self.pick(candidates, "pronoun", reading.text, "unnamed")
        return Answer(None, "none", "the speaker of this passage is not named", text=reading.text, type="unnamed")

    def answer_relative(self, reading) -> Answer:
        """The noun phrase directly before "who" or "which"."""
        token = reading.start
        segmentation = self.segmentation
        first = segmentation.sentence_tokens[segmentation.sentence_of[token]][0]
        end = token
        while end > first and segmentation.words[end - 1] in (",", "-", "–", "("):
            end -= 1
        start = end
        tags, words = segmentation.tags, segmentation.words
        while start > first and end - start < 14:
            tag, word = tags[start - 1], words[start - 1].casefold()
            if tag.startswith(("V", "MD", "RB", "CC", "WP", "WDT")) or not (word[:1].isalnum() or word in ("'s", "’s", ",")):
                break
            if tag == "IN" and word not in ("of", "for", "at", "from"):
                break
            if word == "," and end - start > 4:
                break
            start -= 1
        if start < end:
            found = read_phrase(start, end, segmentation, self.talk.names, self.talk.starts)
            if found.form != "pronoun":
                answer = self.answer(found, None, ())
                if answer.actor is not None:
                    return Answer(answer.actor, "pronoun", "the noun before the relative word",
                                  self.span_of(start, end), (self.public_name(answer.actor),))
        return Answer(None, "none", "no noun before the relative word", text=reading.text, type="unnamed")

    def answer_both(self, reading) -> Answer:
        people = talk.collect_candidates(self.talk, reading.start, lambda actor: actor.kind == "person", 3)
        if len(people) < 2:
            people = talk.collect_candidates(
                self.talk, reading.start, lambda actor: actor.kind in ("organisation", "country"), 3,
                place_names=True)
        names = tuple(self.public_name(candidate.actor) for candidate in people[:5])
        if len(people) == 2 or len(people) > 2 and people[1].score - people[2].score >= talk.MARGIN:
            pair = sorted(people[:2], key=lambda candidate: candidate.start)
            actor = self.join_actors([candidate.actor for candidate in pair])
            return Answer(actor, "pronoun", "the two mentioned before", self.span_of(pair[0].start, pair[0].end), names)
        return Answer(None, "none", "not exactly two candidates", None, names, reading.text, "unnamed")

    # --- joint sources -----------------------------------------------------------------------------

    def answer_joint(self, reading, attribution, attributions) -> Answer:
        actors = []
        for part in reading.parts:
            answer = self.answer(part, attribution, attributions)
            if answer.actor is None:
                answer.actor = Actor(part.text or answer.text or "", "group", plural=True, type=answer.type)
            actors.append(answer.actor)
        actor = self.join_actors(actors)
        return Answer(actor, "name", "several sources together",
                      candidates=tuple(self.public_name(other) for other in actors))

    def join_actors(self, actors) -> Actor:
        actors = list({id(actor): actor for actor in actors}.values())
        if len(actors) == 1:
            return actors[0]
        names = [self.public_name(actor) for actor in actors]
        key = ("joint", *names)
        joint = self.actors.get(key)
        if joint is None:
            text = " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
            for actor in actors:
                self.describe(actor)
            first = actors[0]
            joint = Actor(text, "group", key=key, plural=True, type=self.typed(first)[0], evidence="its first member")
            joint.country = self.home
            self.actors[key] = joint
        return joint

    # --- descriptions ------------------------------------------------------------------------------

    def answer_description(self, reading: Reading) -> Answer:
        role = reading.role
        if role is None:
            for name in names_between(self.talk.names, self.talk.starts, reading.start, reading.end):
                if name.actor is None and name.kind in ("entity", "unknown", "person"):
                    return self.several_of_that_name(name)
            return self.generic(reading, "no head noun that is known")
        if role.kind == "document":
            return self.answer_document(reading)
        if reading.organisation is not None and role.kind == "org":
            return self.answer_owned_organisation(reading)
        if role.kind == "org":
            return self.answer_organisation(reading)
        if reading.organisation is not None:
            return self.answer_role_of(reading)
        if role.kind in ("person", "source", "people", "title"):
            return self.answer_role(reading)
        return self.generic(reading, "a class of people")

    def several_of_that_name(self, name: Name) -> Answer:
        surface = " ".join(self.segmentation.words[name.start:name.end])
        known = [self.registry.entities[entry.target].name for entry in name.targets if entry.kind == "entity"]
        known += [actor.name for actor in self.actors.values() if actor.kind == "person"
                  and actor.key[-1:] == name.parts[-1:]]
        return Answer(None, "none", "several sources of this name", None, tuple(dict.fromkeys(known)), surface, "other")

    def answer_document(self, reading: Reading) -> Answer:
        if reading.organisation is not None and reading.organisation.actor.kind in ("organisation", "person"):
            return Answer(reading.organisation.actor, "description", f"whose {reading.role.noun} it is",
                          self.span_of(reading.organisation.start, reading.organisation.end))
        if reading.organisation is not None and reading.organisation.actor.kind == "country" \
                and reading.role.noun in ("statement", "communique", "bulletin"):
            return Answer(reading.organisation.actor, "description", f"whose {reading.role.noun} it is")
        if reading.determiner in ("definite", "possessive") and not reading.role.plural and reading.role.noun in (
                "statement", "report", "bulletin", "communique", "letter", "document", "study", "survey", "tweet",
                "post", "message", "memo", "press release", "declaration", "dispatch", "complaint", "filing",
                "email", "e-mail", "speech", "article", "editorial"):
            personal = reading.role.noun not in ("study", "survey", "report", "bulletin", "article", "editorial")
            candidates = talk.collect_candidates(
                self.talk, reading.start, lambda actor: actor.kind in ("organisation", "country") or
                personal and actor.kind in ("person", "role") and not actor.plural, 3, place_names=True)
            candidates = [c for c in candidates if c.why.startswith("spoke")]
            if candidates:
                return self.pick(candidates[:1], "description", reading.text, "unnamed")
        return self.generic(reading, "a document that nobody signs", "unnamed"
                            if reading.role.type in ("", None) else reading.role.type)

    def country_of(self, reading: Reading) -> str:
        return reading.country

    def answer_owned_organisation(self, reading: Reading) -> Answer:
        """"Turkey's health ministry", "Assads government", "the Hamas-run ministry"."""
        owner = reading.organisation.actor
        noun = reading.role.noun
        if owner.country and (owner.kind == "country" or owner.kind == "person"
                              and noun in ("government", "regime", "administration", "army", "military", "forces")):
            return self.answer_national(reading, owner.country)
        name = f"{self.public_name(owner)} {reading.role_text.casefold()}"
        if noun in ("group", "organisation", "organization", "agency", "movement") and owner.kind == "organisation" \
                and not reading.role.plural:
            return Answer(owner, "description", "its own kind of organisation named beside it")
        known = self.registry.find_name(reading.text) or self.registry.find_name(name)
        if known is not None:
            return Answer(self.entity_actor(known), "alias", "known as such")
        key = fold_name(reading.text) or fold_name(name)
        actor = self.actors.get(key)
        if actor is None:
            actor = Actor(reading.text or name, "organisation", key=key, head=noun,
                          type=reading.role.type or self.organisation_type(owner)[0], country=owner.country,
                          evidence=f"the noun {noun!r}", member_of=self.public_name(owner),
                          member_span=self.span_of(reading.start, reading.end))
            if noun in ("campaign", "office", "team", "company", "firm"):
                actor.type = actor.type or "other"
            self.actors[key] = actor
        return Answer(actor, "name", "an organisation named by its owner")

    def answer_national(self, reading: Reading, country: str) -> Answer:
        """An organ of a state, with the country's adjective in its canonical name."""
        adjectives = self.registry.countries[country].adjectives if country in self.registry.countries else ()
        adjective = adjectives[0] if adjectives else self.registry.countries[country].name
        rest = self.without_country(reading)
        names = (*adjectives, self.registry.countries[country].name, *self.registry.countries[country].aliases[:1])
        for form in [f"{name} {words}" for words in (rest, reading.role_text) for name in names]:
            known = self.registry.find_name(form)
            if known is not None and known.country == country:
                return Answer(self.entity_actor(known), "alias", f"{form}: in the registry")
        name = f"{adjective} {rest}"
        key = fold_name(name)
        actor = self.actors.get(key)
        if actor is None:
            kind_type, evidence = type_by_modifiers(reading.role.noun, reading.role.type, reading.modifiers)
            actor = Actor(name, "organisation", key=key, head=reading.role.noun, type=kind_type or "government",
                          country=country, plural=reading.role.plural, evidence=evidence)
            self.actors[key] = actor
        return Answer(actor, "name", "a state's organ by its name")

    def without_country(self, reading: Reading) -> str:
        """The wording of an organ without the country: "health ministry" of "Turkeys health ministry"."""
        words = self.segmentation.words
        drop = set()
        for name in names_between(self.talk.names, self.talk.starts, reading.start, reading.end):
            if name.kind in ("adjective", "capital") or name.actor is not None \
                    and (name.actor.kind == "country" or name is reading.organisation):
                drop.update(range(name.start, name.end))
        kept = []
        text = reading.text
        low = reading.start
        for k in range(low, reading.end):
            word = words[k]
            if k in drop or word.casefold() in ("the", "a", "an", "'s", "’s", "'", "’"):
                continue
            if word not in text and word.casefold() not in text.casefold():
                break
            kept.append(word)
        while kept and kept[-1].casefold() in ("of", "in", "for", "at"):
            kept.pop()
        return " ".join(kept) or reading.role_text

    def answer_organisation(self, reading: Reading) -> Answer:
        """"the group", "the ministry", "the army", "a monitor", "state media"."""
        role, token = reading.role, reading.start
        text = reading.text
        bare_text = fold_name(text)
        if reading.country and (role.noun in _NATIONAL or "ministry" in role.noun or role.type in (
                "government", "military", "state-media")):
            return self.answer_national(reading, reading.country)
        same = self.actors.get(bare_text)
        if same is not None and same.kind in ("organisation", "group") and len(bare_text) > 1:
            return Answer(same, "name", "named like this before")
        plural = role.plural and role.noun not in COLLECTIVES and role.noun != "media"
        if reading.determiner in ("definite", "possessive") and not plural:
            candidates = self.find_organisations(reading)
            if candidates:
                answer = self.pick(candidates, "description", text, role.type or "other", margin=0.1)
                if answer.actor is not None:
                    return answer
        if plural:
            return self.generic(reading, "a class of organisations")
        country_free = not [word for word in reading.modifiers if word not in ("the", "state", "state-run",
                                                                               "national", "central")]
        if (reading.determiner != "indefinite") and (role.noun in _NATIONAL or "ministry" in role.noun) \
                and (country_free or "ministry" in role.noun):
            entity = self.home_entity(text)
            if entity is not None:
                return Answer(self.entity_actor(entity), "alias", "the home country's")
            if self.home and (role.noun in _NATIONAL) and reading.determiner == "definite" and country_free:
                return self.answer_national(reading, self.home)
        if role.noun in ("opposition",) and country_free:
            entity = self.home_entity(text)
            if entity is not None:
                return Answer(self.entity_actor(entity), "name", "the home country's")
        entity = self.registry.find_name(text) if len(bare_text) > 1 else None
        if entity is not None:
            return Answer(self.entity_actor(entity), "alias", "in the registry under this name")
        return self.generic(reading, "an organisation that is not named")

    def home_entity(self, text: str):
        """The registry's entry of this name, ambiguous ones too, if it is the home country's."""
        for entry in self.registry.index.get(fold_name(text), ()):
            if entry.kind == "entity" and self.registry.entities[entry.target].country == self.home:
                return self.registry.entities[entry.target]
        return None

    def find_organisations(self, reading: Reading) -> list:
        role = reading.role
        head = reading.head.split()[-1]
        folded_head = fold_name(head)

        def fits(actor):
            if reading.country and actor.country != reading.country:
                return False
            return self.organisation_fit(actor, role, folded_head, reading) > 0

        candidates = talk.collect_candidates(self.talk, reading.start, fits, 12, place_names=True)
        self.add_affiliate(candidates, reading.start, fits)
        for candidate in candidates:
            candidate.score += self.organisation_fit(candidate.actor, role, folded_head, reading)
        candidates.sort(key=lambda candidate: (-candidate.score, -candidate.start))
        return candidates

    def organisation_fit(self, actor: Actor, role: Role, head, reading: Reading) -> float:
        """How well an organisation answers to a head noun: 0 not at all."""
        if actor.kind not in ("organisation", "group", "unknown") or actor.plural:
            return 0.0
        if role.noun == "white house":
            return 0.0
        parts = set(actor.key)
        if actor.entity is not None:
            entity = self.registry.entities[actor.entity]
            parts = parts.union(*(fold_name(alias.rstrip("?")) for alias in entity.aliases[:14]))
        named = bool(head) and head[-1] in parts
        if role.noun in ("office", "bureau", "secretariat", "campaign") and not named:
            return 0.0
        if role.noun in _STATE_HEADS:
            return 1.5 if actor.country and self.ends_so(actor, head) else 0.0
        portfolio = [part for word in reading.modifiers for part in fold_name(word)
                     if word not in ("the", "state", "own", "same", "main")]
        actor_type, country = self.organisation_type(actor)
        wanted, _ = type_by_modifiers(role.noun, role.type, reading.modifiers)
        if "ministry" in role.noun or role.noun == "department":
            extra = set(fold_name(role.noun)) - {"ministry", "department"} | set(portfolio)
            return 2.5 if named and extra <= parts else 0.0
        if named:
            if portfolio and not set(portfolio) & parts and wanted and actor_type and wanted != actor_type:
                return 0.0
            return 2.0
        if wanted and role.noun not in _COMPANIES:
            relative = relative_type(actor_type, country, self.home)
            if wanted == actor_type or wanted == relative:
                return 1.0
            if wanted == "media" and actor_type in ("media", "state-media"):
                return 1.0
            if {wanted, actor_type} <= {"rebel", "jihadist"} or {wanted, actor_type} <= {"monitor", "activist"}:
                return 0.6
            if role.noun in ("agency",) and actor_type in ("intergovernmental", "media", "state-media"):
                return 0.5
            return 0.0
        if role.noun in _COMPANIES:
            return 0.8 if actor_type == "other" and actor.entity else 0.6 if not actor_type else 0.0
        if role.noun == "agency":
            return 0.8 if actor_type in ("media", "state-media", "intergovernmental") or named else 0.0
        if role.noun in ("group", "organisation", "organization", "body", "network", "ngo", "movement", "faction",
                         "party", "alliance", "bloc", "union", "committee", "council", "commission", "center",
                         "centre", "panel", "coalition", "service", "office", "mission", "inquiry"):
            if role.noun in ("group", "organisation", "organization", "body", "network", "movement"):
                if role.noun == "network" and actor_type == "media":
                    return 0.6
                if actor_type in ("media", "state-media", "government", "military"):
                    return 0.0
                if role.noun in ("group", "movement", "network") and actor_type == "intergovernmental":
                    return 0.1
                return 0.8 if actor_type or actor.entity else 0.4
        return 0.0

    def ends_so(self, actor: Actor, head) -> bool:
        """Is the head noun the last word of a two-word name of the actor ("Syrian army")?"""
        keys = [actor.key]
        if actor.entity is not None:
            keys += [fold_name(alias.rstrip("?")) for alias in self.registry.entities[actor.entity].aliases]
        return any(len(key) == 2 and key[-1:] == head for key in keys)

    def answer_role_of(self, reading: Reading) -> Answer:
        """"a spokesman for X", "the X director": a person known as such, else the role itself."""
        owner = reading.organisation.actor
        owner_name = self.public_name(owner)
        if not reading.role.plural:
            known = self.find_role_holder(reading, owner_name)
            if known is not None:
                return Answer(known[0], "description", "holds this role", self.span_of(*known[1]), (self.public_name(known[0]),))
        owner_type, country = self.organisation_type(owner)
        if owner.kind == "country":
            owner_type, country = "", owner.country
        role_type, evidence = type_by_modifiers(reading.role.noun, reading.role.type, reading.modifiers)
        if owner_type and reading.role.noun != "opponent" and (role_type in ("", "government", "military", "unnamed", "other", "rebel", "intergovernmental")
                           or reading.role.noun in ("source",)):
            role_type, evidence = owner_type, f"of {owner_name}"
        if reading.role.noun == "opponent" and owner_type == "government":
            role_type, evidence = "opposition", f"against {owner_name}"
        elif owner.kind == "person" and role_type in ("", "unnamed", "other"):
            self.describe(owner)
            role_type, evidence = self.typed(owner)[0], f"of {owner_name}"
        return self.role_actor(reading, role_type or "other", country, evidence, owner_name)

    def role_actor(self, reading, role_type, country, evidence, owner_name="") -> Answer:
        text = reading.text
        key = ("role", text.casefold())
        actor = self.actors.get(key)
        if actor is None:
            kind = "group" if reading.role.plural or reading.role.kind == "people" else "role"
            actor = Actor(text, kind, key=key, type=role_type, country=country, gender=reading.role.gender,
                          plural=kind == "group", head=reading.role.noun, roles=[reading.role.noun],
                          evidence=evidence, member_of=owner_name)
            if owner_name:
                actor.member_span = self.span_of(reading.start, reading.end)
            self.actors[key] = actor
        return Answer(actor, "generic", "not named in the text", text=text)

    def find_role_holder(self, reading: Reading, owner_name: str):
        """The person of whom the document says this role, in this organisation."""
        wanted = reading.role.noun
        for actor, name in self.people_before(reading.start):
            self.describe(actor)
            roles = self.roles_of(actor)
            if wanted not in roles and not any(role.split()[-1] == wanted for role in roles) \
                    and not (owner_name and wanted in _HEADS and _HEADS.intersection(roles)):
                continue
            parent = self.registry.entities[actor.entity].parent if actor.entity else ""
            if not owner_name or owner_name in (actor.member_of, parent):
                return actor, (name.start, name.end)
        return None

    def people_before(self, token: int):
        from bisect import bisect_left

        seen = set()
        k = bisect_left(self.talk.starts, token) - 1
        floor = max(-1, k - 150)
        while k > floor:
            name = self.talk.names[k]
            k -= 1
            if name.actor is not None and name.actor.kind == "person" and id(name.actor) not in seen:
                seen.add(id(name.actor))
                yield name.actor, name

    def roles_of(self, actor: Actor) -> list[str]:
        if actor.entity is None:
            return actor.roles
        note = self.registry.entities[actor.entity].note
        extra = [part.strip() for part in note.split(";")[1:]] if ";" in note else []
        return actor.roles + extra

    def answer_role(self, reading: Reading) -> Answer:
        """"the official", "the spokesman", "a resident", "activists", "sources"."""
        role = reading.role
        text = reading.text
        if reading.determiner in ("definite", "possessive") and not reading.country:
            found = self.find_described(reading)
            if found is not None:
                return found
        if reading.owner in ("its", "his", "her", "their") and not role.plural:
            owner = self.owner_of(reading)
            if owner is not None:
                owner_name = self.public_name(owner)
                known = self.find_role_holder(reading, owner_name)
                if known is not None:
                    return Answer(known[0], "description", "holds this role there", self.span_of(*known[1]))
                owner_type = self.typed(owner)[0]
                reading.text = f"{owner_name}'s {text}"
                kind = role.type if role.type not in ("", "unnamed") else owner_type
                return self.role_actor(reading, kind, owner.country if kind == owner_type else self.home,
                                       "its owner", owner_name if owner.kind == "organisation" else "")
        role_type, evidence = type_by_modifiers(role.noun, role.type, reading.tail + reading.modifiers)
        country = reading.country
        if role_type == "government" and not country and reading.determiner == "definite" and self.talk.spoken:
            last = self.public_actor(self.talk.spoken[-1].actor)  # "the official" of whoever spoke last
            if last.type in ("government", "military"):
                country = last.country
        return self.role_actor(reading, role_type or "other", country, evidence)

    def owner_of(self, reading: Reading) -> Actor | None:
        pronoun = {"its": "it", "his": "he", "her": "she", "their": "they"}[reading.owner]
        answer = self.answer_pronoun(Reading("pronoun", reading.start, reading.start + 1, pronoun=pronoun,
                                             text=pronoun), None, ())
        return answer.actor

    def find_described(self, reading: Reading) -> Answer | None:
        """The person or group that a definite description takes up: same head, then same kind."""
        role = reading.role
        wanted = role.noun
        modifiers = {word for word in reading.modifiers if word not in ("the", "same")}
        plural = role.plural or role.kind == "people"

        def fits(actor):
            if plural != actor.plural or actor.kind not in ("person", "role", "group"):
                return False
            if role.gender and actor.gender and role.gender != actor.gender:
                return False
            if actor.kind == "person":
                self.describe(actor)
            roles = self.roles_of(actor)
            if wanted in roles or any(item.split()[-1] == wanted.split()[-1] for item in roles):
                return not modifiers or actor.kind == "person" or \
                    all(word in actor.name.casefold() or word == wanted or MODIFIER_TYPES.get(word, "?") == actor.type
                        for word in modifiers)
            if actor.kind not in ("person", "role") or wanted == "official" and actor.entity:
                return False
            if role.type in _CALLINGS and actor.type == role.type and not modifiers:
                return True  # "the health worker" after a doctor spoke
            if any(MODIFIER_TYPES.get(word) for word in modifiers) or modifiers and wanted not in _ANYONE:
                return False
            return wanted in _ANYONE or wanted in _OFFICIALS and self.typed(actor)[0] in _OFFICIAL_TYPES

        candidates = talk.collect_candidates(self.talk, reading.start, fits, 14)
        if plural:
            candidates = [c for c in candidates if c.why.startswith("spoke")]
        if not candidates:
            return None
        exact = [c for c in candidates if wanted in self.roles_of(c.actor)]
        if not exact and role.type in _CALLINGS and not plural:
            here = self.segmentation.sentence_of[reading.start]
            candidates = [c for c in candidates if here - self.segmentation.sentence_of[c.start] <= 4]
        answer = self.pick(exact or candidates, "description", reading.text, "other", margin=0.1)
        return answer if answer.actor is not None else None

    def generic(self, reading: Reading, reason: str, fallback: str = "") -> Answer:
        role = reading.role
        if role is not None:
            role_type, evidence = type_by_modifiers(role.noun, role.type, reading.modifiers)
            kind = "group"
        else:
            role_type, evidence = type_by_modifiers("group", "", reading.modifiers)
            kind = "group"
        text = reading.text or self.segmentation.text[slice(*self.span_of(reading.start, reading.end))]
        key = ("generic", text.casefold())
        actor = self.actors.get(key)
        if actor is None:
            actor = Actor(text, kind, key=key, type=role_type or fallback or "other",
                          country=reading.country, head=reading.head, plural=bool(role and role.plural),
                          roles=[reading.head] if reading.head else [], evidence=evidence or reason)
            self.actors[key] = actor
        return Answer(actor, "generic", reason, text=text)

    # --- after the last mention --------------------------------------------------------------------

    def name_afterwards(self, attributions, answers) -> None:
        """"A monitor said" in the lead, the monitor's name in the next sentences."""
        segmentation = self.segmentation
        for k, answer in answers.items():
            actor = answer.actor
            if actor is not None and answer.by == "generic" and actor.kind == "role" and attributions[k].source:
                self.name_role_afterwards(k, actor, attributions[k], answers)
                continue
            if actor is None or answer.by != "generic" or actor.kind != "group" or actor.plural or not actor.head:
                continue
            role = self.lexicon.roles.get(tuple(actor.head.split()))
            if role is None or role.kind != "org" or not attributions[k].source:
                continue
            wanted = actor.type
            if actor.head in ("media", "press", "local media") or wanted in ("government", "military", "other", "opposition", "state-media"):
                continue
            low, high = self.token_range(*attributions[k].source[0])
            here = segmentation.sentence_of[low]
            later = []
            for name in self.talk.names:
                if name.start < high or name.actor is None:
                    continue
                if segmentation.sentence_of[name.start] - here > LATE:
                    break
                if name.actor.kind == "organisation" and self.organisation_type(name.actor)[0] == wanted \
                        and name.actor not in later:
                    later.append(name.actor)
                    span = self.span_of(name.start, name.end)
            if len(later) == 1:
                answers[k] = Answer(later[0], "description", "named in a later sentence", span,
                                    (self.public_name(later[0]),))

    def name_role_afterwards(self, k: int, actor: Actor, attribution: Attribution, answers) -> None:
        """"The provincial governor said …. Governor Talal al-Barazi …": named within two sentences."""
        low, high = self.token_range(*attribution.source[0])
        if self.segmentation.words[low].casefold() != "the" or actor.head in ("man", "woman", "official", "source"):
            return
        here = self.segmentation.sentence_of[low]
        from bisect import bisect_left

        later = []
        for name in self.talk.names[bisect_left(self.talk.starts, high):]:
            if self.segmentation.sentence_of[name.start] - here > 2:
                break
            if name.actor is not None and name.actor.kind == "person" and name.title.split()[-1:] == actor.head.split()[-1:] \
                    and name.actor not in later:
                later.append(name.actor)
                span = self.span_of(name.start, name.end)
        if len(later) == 1:
            answers[k] = Answer(later[0], "description", "named in a later sentence", span, (later[0].name,))

    # --- results -----------------------------------------------------------------------------------

    def entity_actor(self, entity) -> Actor:
        actor = self.actors.get(entity.id)
        if actor is None:
            actor = Actor(entity.name, entity.kind, entity.id, fold_name(entity.name), entity.type,
                          entity.country, entity.gender, evidence="registry")
            self.actors[entity.id] = actor
        return actor

    def home_government(self) -> Actor | None:
        """Who speaks where the text says "Syria said" in an article about Syria."""
        country = self.registry.countries.get(self.home)
        if country is None:
            return None
        for adjective in country.adjectives or (country.name,):
            known = self.registry.find_name(f"{adjective} government")
            if known is not None:
                return self.entity_actor(known)
        name = f"{country.adjectives[0] if country.adjectives else country.name} government"
        key = fold_name(name)
        actor = self.actors.get(key)
        if actor is None:
            actor = self.actors[key] = Actor(name, "organisation", key=key, type="government", country=self.home)
        return actor

    def public_actor(self, actor: Actor) -> Actor:
        if actor.kind == "country" and actor.country == self.home:
            return self.home_government() or actor
        return actor

    def public_name(self, actor: Actor) -> str:
        return self.public_actor(actor).name

    def typed(self, actor: Actor) -> tuple[str, str]:
        actor = self.public_actor(actor)
        role, evidence = actor.type, actor.evidence
        if not role:
            role, _ = self.organisation_type(actor) if actor.kind != "person" else ("", "")
            evidence = "its name" if role else evidence
        if not role:
            role, evidence = "other", "no evidence"
        return relative_type(role, actor.country, self.home), evidence

    def finish(self, attribution: Attribution, answer: Answer) -> Attribution:
        if answer.actor is None:
            resolution = Resolution("none", answer.antecedent, answer.candidates, answer.reason)
            kind = answer.type or "unnamed"
            return replace(attribution, speaker=answer.text, speaker_id=None, speaker_type=kind,
                           resolution=resolution)
        if answer.actor.kind == "person":
            self.describe(answer.actor)
        actor = self.public_actor(answer.actor)
        if answer.type:
            kind, evidence = answer.type, answer.evidence
        else:
            kind, evidence = self.typed(actor)
        extra = attribution.extra
        if actor.member_of and "member_of" not in extra:
            extra = {**extra, "member_of": actor.member_of}
        reason = f"{answer.reason}; type from {evidence}" if evidence else answer.reason
        resolution = Resolution(answer.by, answer.antecedent, answer.candidates, reason)
        return replace(attribution, speaker=actor.name, speaker_id=actor.entity, speaker_type=kind,
                       resolution=resolution, extra=extra)


_NATIONAL = frozenset("""government regime authority army military police parliament cabinet presidency judiciary
navy junta troop forces""".split()) | {"air force", "armed forces", "security forces", "government forces",
                                       "regime forces", "state media", "state television", "state tv", "state radio",
                                       "state news agency", "official news agency", "central bank", "supreme court",
                                       "official media", "civil defence", "civil defense", "coast guard"}
TITLES = {"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "lt": "lieutenant",
          "col": "colonel", "dr": "doctor", "prof": "professor", "sgt": "sergeant", "capt": "captain",
          "adm": "admiral", "maj gen": "general", "lt gen": "general", "brig gen": "general", "lt col": "colonel"}
_HEADS = frozenset(("head", "director", "chief", "leader", "boss", "chairman", "chairwoman", "executive director",
                    "founder"))
_KIN = frozenset("""father mother brother sister son daughter husband wife widow uncle aunt cousin grandfather
grandmother relative""".split())
_COMPANIES = frozenset("""company firm corporation bank airline carmaker automaker manufacturer maker retailer lender
operator startup club team association federation league foundation charity university hospital school church
institute""".split())
_STATE_HEADS = frozenset(("government", "regime", "administration", "authority", "army", "military", "police",
                          "court", "parliament", "opposition", "country", "state", "kingdom", "nation"))
_ANYONE = frozenset(("man", "woman", "person", "boy", "girl"))
_CALLINGS = frozenset(("medical-rescue", "expert", "activist", "witness"))
_OFFICIALS = frozenset(("official", "leader", "politician", "chief", "lawmaker", "candidate", "diplomat", "nominee",
                        "boss", "minister"))
_OFFICIAL_TYPES = frozenset(("government", "foreign-government", "intergovernmental", "opposition", "other"))
