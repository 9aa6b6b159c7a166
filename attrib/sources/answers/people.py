"""People named as sources, and what the text says of them: role, organisation, country."""

from __future__ import annotations

from attrib.sources.names.mentions import Actor
from attrib.sources.names.words import CLUB_OFFICES, GENITIVES, KIN, NAMED_AS, TITLES, match_role
from attrib.sources.phrases.read import Reading, names_between, read_person_context, read_phrase
from attrib.sources.scene import Answer, ResolverBase
from attrib.sources.types import type_by_modifiers

STAFF = frozenset("manager employee worker guard technician".split())  # of a hospital, of a bank
FATES = frozenset("survive flee escape lose shelter live lie witness".split())
HOME = frozenset(
    "house home neighbourhood neighborhood street village shop farm apartment flat building child".split()
)


class PeopleResolver(ResolverBase):
    """Resolves people named in a source and gathers what is said of them."""

    def answer_person(self, reading: Reading) -> Answer:
        name = reading.name
        actor = name.actor
        if actor is None:
            surface = " ".join(self.segmentation.words[name.start : name.end])
            if name.kind == "unknown" and len(name.parts) == 1:
                people = self.people.of_surname(name.parts[0])
                if len(people) > 1:
                    return Answer(
                        None,
                        "none",
                        "several people of that surname",
                        text=surface,
                        type="other",
                        candidates=tuple(sorted(a.name for a in people)),
                    )
            actor = Actor(surface, "person", key=name.parts, gender=name.gender)
            self.actors[name.parts] = name.actor = actor
        if actor.kind in ("unknown", "organisation") and actor.entity is None:
            actor.kind = "person"
        self.note_role(actor, reading)
        self.note_owner(actor, reading)
        return Answer(actor, self.means(name, actor), "named in the source")

    def note_bystanders(self, attributions, answers) -> None:
        """Somebody named of whom nothing else is told, but who speaks of house and kin, is a civilian."""
        for k, answer in answers.items():
            actor = answer.actor
            if actor is None or actor.kind != "person" or actor.entity is not None:
                continue
            self.describe(actor)
            if actor.type:
                continue
            if any(self.has_survived(name) for name in self.mentions_of.get(id(actor), ())[:4]):
                actor.type, actor.evidence = "civilian", "what befell the person"
            elif any(self.speaks_of_home(span) for span in attributions[k].content):
                actor.type, actor.evidence = "civilian", "house and kin in what the person says"

    def has_survived(self, name) -> bool:
        """ "Omar, who had fled the town"."""
        words, lemmas = self.segmentation.lowers, self.segmentation.lemmas
        k = name.end
        while k < min(name.end + 4, len(words)) and words[k] in (",", "who", "had", "has", "have", "also"):
            k += 1
        return k < len(words) and "who" in words[name.end : k] and lemmas[k] in FATES

    def speaks_of_home(self, span) -> bool:
        low, high = self.token_range(*span)
        words, lemmas = self.segmentation.lowers, self.segmentation.lemmas
        for k in range(low, high):
            if words[k] in ("my", "our"):
                nouns = HOME if words[k] == "our" else HOME | KIN
                if any(lemmas[m] in nouns or words[m] in nouns for m in range(k + 1, min(k + 3, high))):
                    return True
        return False

    def note_owner(self, actor: Actor, reading: Reading) -> None:
        """ "The group's Nadim Houry": the person belongs to what the description takes up."""
        words = self.segmentation.words
        opening = words[reading.start].casefold()
        if opening in ("its", "their") and not actor.member_of:
            reading.owner = opening
            owner = self.owner_of(reading)
            if owner is not None and owner.kind in ("organisation", "group"):
                actor.member_of = self.public_name(owner)
                actor.member_span = self.span_of(reading.start, reading.end)
                if not actor.type:
                    actor.type, actor.country = self.organisation_type(owner)
                    actor.evidence = f"of {owner.name}"
            return
        for k in range(reading.start + 1, reading.name.start):
            if words[k] not in GENITIVES:
                continue
            owner = read_phrase(reading.start, k, self.segmentation, self.talk.names, self.talk.starts)
            if owner.form == "entity" and owner.name.actor.kind == "organisation":
                actor.member_of = actor.member_of or self.public_name(owner.name.actor)
                actor.member_span = actor.member_span or self.span_of(reading.start, reading.end)
                owner_type, country = self.organisation_type(owner.name.actor)
                if actor.entity is None and owner_type and not actor.type:
                    actor.type, actor.country = owner_type, country
                    actor.evidence = f"of {owner.name.actor.name}"
            elif owner.form == "description" and owner.role is not None and owner.role.kind == "org":
                found = self.answer_organisation(owner)
                if found.actor is not None and found.by != "generic":
                    actor.member_of = actor.member_of or self.public_name(found.actor)
                    actor.member_span = actor.member_span or self.span_of(reading.start, reading.end)
                    owner_type, country = self.organisation_type(found.actor)
                    if (
                        actor.entity is None
                        and owner_type
                        and actor.type in ("", "military", "government", "other")
                    ):
                        actor.type, actor.country = owner_type, country
                        actor.evidence = f"of {found.actor.name}"
            return

    def note_role(self, actor: Actor, reading: Reading) -> None:
        """Take over what a phrase says of a person: role, organisation, country, and so the type."""
        if reading.role is not None:
            for noun in (reading.role.noun, reading.role_text.casefold(), TITLES.get(reading.role.noun, "")):
                if noun and noun not in actor.roles:
                    actor.roles.append(noun)
            actor.gender = actor.gender or reading.role.gender
        if (
            reading.organisation is None
            and reading.role is not None
            and not actor.member_of
            and not reading.country
            and reading.role.noun in ("spokesman", "spokeswoman", "spokesperson")
            and self.talk.spoken
            and actor.entity is None
        ):
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
        if (
            actor.entity is not None
            and actor.type == "opposition"
            and reading.role is not None
            and reading.role.noun.endswith("minister")
            and actor.country == self.home
            and (reading.country or reading.organisation and reading.organisation.actor.country) == self.home
            and not {"former", "ex", "interim", "shadow", "then"}.intersection(reading.modifiers)
        ):
            actor.type, actor.evidence = "government", "the office in the text"  # who changed sides later
        if actor.entity is not None or actor.type:
            return
        role_type, evidence = "", ""
        if reading.role is not None and not (
            reading.role.noun in KIN
            and actor.count > 0
            and reading.form == "person"
            and {"his", "her", "their"} & set(reading.modifiers)
        ):
            role_type, evidence = type_by_modifiers(reading.role.noun, reading.role.type, reading.modifiers)
        owner = reading.organisation.actor if reading.organisation is not None else None
        if owner is not None and owner.kind == "person":
            if not role_type:
                actor.type, actor.evidence = self.typed(owner)[0], f"of {owner.name}"
                return
        elif (
            owner is not None
            and role_type in ("", "government", "military", "other", "unnamed")
            and not (owner.kind == "country" and role_type == "other")  # a country's bishop is no official
        ):
            owner_type, owner_country = self.organisation_type(owner)
            if owner_type and not (role_type in ("government", "military") and owner_type in ("other", "")):
                actor.type, actor.country = owner_type, owner_country
                actor.evidence = f"of {owner.name}"
                return
        if owner is not None and role_type == "government" and reading.role.noun in CLUB_OFFICES:
            if owner.kind == "organisation" and not self.organisation_type(owner)[0]:
                role_type, evidence = "other", f"of {owner.name}"
        if role_type == "intergovernmental" and owner is not None and owner.kind == "organisation":
            if owner.type in ("government", "military") and owner.country:
                role_type, evidence = owner.type, f"of {owner.name}"  # "the regime's UN envoy"
        if not role_type or reading.role is not None and reading.role.noun in STAFF:
            place_type, place = self.type_by_place(reading)
            if place_type:
                role_type, evidence = place_type, place
        country = reading.country or (owner.country if owner is not None and owner.kind == "country" else "")
        if role_type == "intergovernmental" and country:
            role_type = "government"  # "Argentina's envoy"
        if role_type:
            actor.type, actor.country, actor.evidence = role_type, country, evidence
            if owner is not None and not actor.country:
                actor.country = owner.country

    def type_by_place(self, reading: Reading) -> tuple[str, str]:
        """ "Head of pediatrics at Nasser hospital": the kind of place a person works at."""
        words = self.segmentation.words
        for k in range(reading.name.end, min(reading.end, reading.name.end + 14)):
            found = match_role(words, k, reading.end, self.lexicon)
            if found and found[1].kind == "org" and found[1].type and not found[1].plural:
                return found[1].type, f"of a {found[1].noun}"
        for k in range(reading.start, reading.name.start):
            found = match_role(words, k, reading.name.start, self.lexicon)
            if found and found[1].kind == "org" and found[1].type and not found[1].plural:
                return found[1].type, f"of a {found[1].noun}"
        return "", ""

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
                if words[k].casefold() in NAMED_AS:
                    continue  # "a witness named Omar"
                if (
                    tags[k].startswith("V")
                    or words[k] in (",", ";", ":", "(", '"', "“")
                    or words[k].casefold() in ("and", "but", "that", "said", "with", "by")
                ):
                    low = k + 1
                    break
            after = name.end
            if after < high and words[after] in (",", "(", "-"):
                after += 1
            end = name.end
            for k in range(after, high):
                if (
                    tags[k].startswith("V")
                    and tags[k] not in ("VBG",)
                    or words[k] in (",", ";", ":", ")", '"', "”")
                ):
                    break
                end = k + 1
            if (
                after < end
                and not (
                    match_role(words, after, end, self.lexicon)
                    or words[after].casefold()
                    in ("a", "an", "the", "of", "former", "head", "senior", "another", "from", "with")
                )
                and not any(
                    match_role(words, k, end, self.lexicon) for k in range(after, min(after + 5, end))
                )
            ):
                end = name.end
            found = match_role(words, after, high, self.lexicon) if after == name.end else None
            if found and (
                after + found[0] >= end
                or words[after + found[0]].casefold() not in ("of", "for", "at", "with", "in")
            ):
                end = name.end  # "Clinton spokesman Rick Tyler": the role is another's
            reading = Reading("person", low, end, name=name)
            inside = names_between(self.talk.names, self.talk.starts, low, end)
            read_person_context(reading, low, end, segmentation, inside, self.lexicon, name)
            if reading.role is not None:
                self.note_role(actor, reading)
            elif (
                not actor.type
                and actor.entity is None
                and end - name.end > 2
                and words[name.end].casefold() in ("of", "from", "with")
            ):
                self.type_by_membership(
                    actor, read_phrase(name.end + 1, end, segmentation, self.talk.names, self.talk.starts)
                )

    def type_by_membership(self, actor: Actor, group: Reading) -> None:
        """ "Khaled Omar of the opposition local council": the group's type is the person's."""
        if group.form == "entity":
            actor.type, actor.country = self.organisation_type(group.name.actor)
            actor.evidence = f"of {group.name.actor.name}"
        elif group.role is not None and group.role.kind == "org":
            actor.type, _ = type_by_modifiers("group", group.role.type, group.modifiers)
            actor.evidence = f"of the {group.role.noun}"
