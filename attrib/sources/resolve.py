"""Resolve the source of each attribution to a speaker: names, pronouns, descriptions, generic sources.

``resolve_sources`` answers only where one candidate is clearly best; otherwise the mention keeps its own
words and the candidates are listed.  Every answer says how it was found (``Resolution``).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from attrib.model import Attribution, Document, Resolution, Segmentation
from attrib.sources.answers.context import ContextResolver
from attrib.sources.answers.organisations import OrganisationResolver
from attrib.sources.answers.people import PeopleResolver
from attrib.sources.answers.pronouns import PronounResolver
from attrib.sources.answers.roles import APPOSED, RoleResolver
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.registry import Registry, load_registry
from attrib.sources.names.words import PLURAL, RELATIVE, SINGULAR, SPEAKER, THINGS, WHOEVER
from attrib.sources.phrases.read import Reading, names_between, read_phrase
from attrib.sources.relays import find_relayers
from attrib.sources.scene import Answer
from attrib.sources.types import infer_country, type_by_modifiers

POINTING = SINGULAR.keys() | THINGS | PLURAL | SPEAKER | RELATIVE | WHOEVER | {"both", "you", "this", "that"}
LATE = 3  # sentences within which "a monitor said" may be named afterwards


def resolve_sources(
    doc: Document,
    segmentation: Segmentation,
    attributions,
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
    resolver = Resolver(doc, segmentation, registry, home)
    answers: dict[int, Answer] = {}
    for k in sorted(range(len(attributions)), key=lambda n: _order_key(attributions[n])):
        answers[k] = resolver.resolve(attributions[k], attributions)
    resolver.name_afterwards(attributions, answers)
    resolver.note_bystanders(attributions, answers)
    resolved = tuple(resolver.finish(attribution, answers[k]) for k, attribution in enumerate(attributions))
    relayed = find_relayers(segmentation, resolved, registry, resolver.talk.names)
    return tuple(
        replace(item, extra={**item.extra, "relayed_by": relayed[item.id]}) if item.id in relayed else item
        for item in resolved
    )


def _order_key(attribution: Attribution):
    place = attribution.source or attribution.cue or attribution.content or ((0, 0),)
    return (place[0][0], attribution.cue[0][0] if attribution.cue else 0)


class Resolver(PronounResolver, PeopleResolver, OrganisationResolver, RoleResolver, ContextResolver):
    """Resolves the sources of one document; made and used by ``resolve_sources`` alone."""

    def resolve(self, attribution: Attribution, attributions) -> Answer:
        if not attribution.source:
            return Answer(None, "none", "the text names nobody", type="unnamed")
        low, high = self.token_range(attribution.source[0][0], attribution.source[-1][1])
        corrected = self.registry.corrections.get(
            (self.doc.id, attribution.source[0][0], attribution.source[-1][1])
        )
        if low >= high:
            return Answer(None, "none", "the source holds no words", type="unnamed")
        low, high = self.find_whole(low, high)
        self.current = attribution
        self.talk.told = self.find_told(attribution)
        self.talk.inside = self.find_inside(attribution, attributions)
        reading = read_phrase(low, high, self.segmentation, self.talk.names, self.talk.starts)
        if corrected is not None:
            answer = self.apply_correction(corrected)
        else:
            answer = self.answer(reading, attribution, attributions)
            if answer.actor is None and reading.form == "pronoun" and reading.pronoun in POINTING:
                answer.text = None  # no name: "he" of this article is not "he" of the next
        if answer.actor is not None:
            holder = self.find_holder(attribution.source[0][0], attribution, attributions)
            reported = holder is not None and holder.source != attribution.source
            reported = reported or answer.reason == APPOSED
            self.talk.add_spoken(low, high, answer.actor, reported=reported)
        return answer

    def find_told(self, attribution: Attribution) -> frozenset[int]:
        """The actors that the content names: whoever speaks is rarely among them (binding, principle C)."""
        told = set()
        for span in attribution.content:
            low, high = self.token_range(*span)
            inside = names_between(self.talk.names, self.talk.starts, low, high)
            told.update(id(name.actor) for name in inside)
        return frozenset(told)

    def find_inside(self, attribution: Attribution, attributions) -> tuple[int, int]:
        """The tokens of what somebody else says, word for word, in which this source stands; (0, 0) for none.

        Word for word: in quotation marks, or where they are lost, in the first person.
        """
        place = attribution.source[0][0]
        holder = self.find_holder(place, attribution, attributions)
        if holder is None or holder.source == attribution.source:
            return (0, 0)
        span = next((span for span in holder.content if span[0] <= place < span[1]), None)
        if span is None:
            return (0, 0)
        low, high = self.token_range(*span)
        own = holder.kind == "direct" or SPEAKER.intersection(self.segmentation.lowers[low:high])
        return (low, high) if own else (0, 0)

    def apply_correction(self, correction) -> Answer:
        entity = self.registry.find_name(correction.name)
        actor = self.entity_actor(entity) if entity else self.actors.get(fold_name(correction.name))
        if actor is None:
            actor = Actor(correction.name, "organisation", key=fold_name(correction.name))
            self.actors[actor.key] = actor
        return Answer(
            actor,
            "name",
            "corrected in the sources file",
            type=correction.type,
            evidence="a correction" if correction.type else "",
            text=actor.name,
        )

    def answer(self, reading: Reading, attribution, attributions) -> Answer:
        if reading.form == "none":
            return Answer(None, "none", "the source holds no words", type="unnamed")
        if reading.form == "pronoun":
            return self.answer_pronoun(reading, attribution, attributions)
        if reading.form == "joint":
            return self.answer_joint(reading, attribution, attributions)
        if reading.form == "person":
            return self.answer_bare_person(reading) or self.answer_person(reading)
        if reading.form == "entity":
            actor = reading.name.actor
            if actor.entity is None and (bare := self.answer_bare_person(reading)) is not None:
                return bare
            if (
                actor.entity is not None
                and reading.country
                and actor.country not in ("", reading.country)
                and any(entry.ambiguous or entry.lower for entry in reading.name.targets)
            ):
                return self.other_country(reading)
            if self.is_unsaid(reading.name) and (country := self.find_foreign_speaker(reading.start)):
                reading.country = country
                answer = self.other_country(reading)
                reading.name.actor = answer.actor
                return answer
            if reading.country and not actor.country:
                actor.country = reading.country
            if not actor.type and actor.entity is None:
                found, evidence = type_by_modifiers("group", "", reading.modifiers)
                if found:
                    actor.type, actor.evidence = found, evidence
            if self.is_cut_short(reading):
                return self.answer_cut_role(reading)
            return Answer(actor, self.means(reading.name, actor), "named in the source")
        return self.answer_description(reading)

    def answer_joint(self, reading, attribution, attributions) -> Answer:
        actors = []
        for part in reading.parts:
            answer = self.answer(part, attribution, attributions)
            if answer.actor is None:
                answer.actor = Actor(part.text or answer.text or "", "group", plural=True, type=answer.type)
            actors.append(answer.actor)
        actor = self.join_actors(actors)
        return Answer(
            actor,
            "name",
            "several sources together",
            candidates=tuple(self.public_name(other) for other in actors),
        )

    def answer_description(self, reading: Reading) -> Answer:
        role = reading.role
        if role is None:
            bare = self.answer_bare_person(reading)
            if bare is not None:
                return bare
            for name in names_between(self.talk.names, self.talk.starts, reading.start, reading.end):
                if name.actor is None and name.kind in ("entity", "unknown", "person"):
                    return self.several_of_that_name(name)
            return self.generic(reading, "no head noun that is known")
        if role.kind == "document":
            return self.answer_document(reading)
        if role.kind in ("person", "title"):
            apposed = self.find_apposed(reading)
            if apposed is not None:
                return apposed
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
        surface = " ".join(self.segmentation.words[name.start : name.end])
        known = [
            self.registry.entities[entry.target].name for entry in name.targets if entry.kind == "entity"
        ]
        known += [actor.name for actor in self.people.of_surname(name.parts[-1])]
        return Answer(
            None, "none", "several sources of this name", None, tuple(dict.fromkeys(known)), surface, "other"
        )

    def name_afterwards(self, attributions, answers) -> None:
        """ "A monitor said" in the lead, the monitor's name in the next sentences."""
        segmentation = self.segmentation
        named: dict[int, Actor] = {}
        lone: list[Name] | None = None
        for k, answer in answers.items():
            actor = answer.actor
            if (
                actor is not None
                and answer.by == "generic"
                and actor.kind == "role"
                and attributions[k].source
            ):
                self.name_role_afterwards(k, actor, attributions[k], answers)
                continue
            if (
                actor is None
                or answer.by != "generic"
                or actor.kind != "group"
                or actor.plural
                or not actor.head
            ):
                continue
            role = self.lexicon.roles.get(tuple(actor.head.split()))
            if role is None or role.kind != "org" or not attributions[k].source:
                continue
            wanted = actor.type
            if actor.head in ("media", "press", "local media") or wanted in (
                "government",
                "military",
                "other",
                "opposition",
                "state-media",
            ):
                continue
            low, high = self.token_range(*attributions[k].source[0])
            here = segmentation.sentence_of[low]
            later = []
            for n in range(bisect_left(self.talk.starts, high), len(self.talk.names)):
                name = self.talk.names[n]
                if segmentation.sentence_of[name.start] - here > LATE:
                    break
                if (
                    name.actor is not None
                    and name.actor.kind == "organisation"
                    and actor.country in ("", name.actor.country)
                    and self.organisation_type(name.actor)[0] == wanted
                    and name.actor not in later
                ):
                    later.append(name.actor)
                    span = self.span_of(name.start, name.end)
            if not later and wanted == "monitor":
                lone = self.find_lone_monitor() if lone is None else lone
                if lone and lone[0].start > low:
                    later, span = [lone[0].actor], self.span_of(lone[0].start, lone[0].end)
            if len(later) == 1:
                answers[k] = Answer(
                    later[0], "description", "named in a later sentence", span, (self.public_name(later[0]),)
                )
                named[id(actor)] = later[0]
        for k, answer in answers.items():  # "A monitor said …. The organisation added …"
            if id(answer.actor) in named and answer.by in ("description", "pronoun"):
                answers[k] = replace(answer, actor=named[id(answer.actor)])

    def find_lone_monitor(self) -> list[Name]:
        """The last mention of the one monitor that the document names, if it names one alone."""
        found: list[Name] = []
        for name in self.talk.names:
            actor = name.actor
            if actor is None or actor.kind != "organisation" or self.organisation_type(actor)[0] != "monitor":
                continue
            if found and found[0].actor is not actor:
                return []
            found = [name]
        return found

    def finish(self, attribution: Attribution, answer: Answer) -> Attribution:
        if answer.actor is None:
            resolution = Resolution("none", answer.antecedent, answer.candidates, answer.reason)
            kind = answer.type or "unnamed"
            return replace(
                attribution, speaker=answer.text, speaker_id=None, speaker_type=kind, resolution=resolution
            )
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
        return replace(
            attribution,
            speaker=actor.name,
            speaker_id=actor.entity,
            speaker_type=kind,
            resolution=resolution,
            extra=extra,
        )
