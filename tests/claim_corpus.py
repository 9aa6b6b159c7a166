"""Small articles written for the tests of claims: wars and disasters that no lexicon knows.

``make_document`` takes the attributions as (speaker, type, source, content) with the words as they
stand in the text, so that these tests do not hang on extraction.
"""

from attrib.model import Attribution, Document, Relation, attribution_id


def find(text, words, after=0):
    start = text.index(words, after)
    return start, start + len(words)


def make_document(name, outlet, date, text, said=(), relations=(), title=None):
    """Build a document; ``said``: (speaker, type, source words, content words[, stance])."""
    attributions = []
    for speaker, kind, source, content, *stance in said:
        source_span = (find(text, source),) if source else ()
        content_span = (find(text, content),)
        attributions.append(
            Attribution(
                attribution_id(name, source_span, (), content_span),
                source_span,
                (),
                content_span,
                stance=stance[0] if stance else "asserts",
                speaker=speaker,
                speaker_type=kind,
            )
        )
    made = tuple(
        Relation(kind, source=attributions[source].id if source is not None else None, to=attributions[to].id)
        for kind, source, to in relations
    )
    return Document(
        name, text, title=title, outlet=outlet, date=date, attributions=tuple(attributions), relations=made
    )


QUAKE_1 = make_document(
    "quake-1",
    "Andes Wire",
    "2017-09-09",
    "A strong earthquake shook the hill town of Quispa on Saturday, toppling the church. At least 120 people"
    " were killed and 300 injured in Quispa, the interior ministry said. The Red Cross said 150 people died"
    " in the quake. Dozens were killed when the church collapsed during mass, a priest said.",
    [
        (
            "interior ministry",
            "government",
            "the interior ministry",
            "At least 120 people were killed and 300 injured in Quispa",
        ),
        ("Red Cross", "medical-rescue", "The Red Cross", "150 people died in the quake"),
        ("priest", "witness", "a priest", "Dozens were killed when the church collapsed during mass"),
    ],
)
QUAKE_2 = make_document(
    "quake-2",
    "Harrow Gazette",
    "2017-09-10",
    "The death toll from Saturday's earthquake in Quispa has risen to 190, the interior ministry said on"
    " Sunday. Rescuers dug through the rubble of the church. About 2,000 people were made homeless, the"
    " ministry said.",
    [
        (
            "interior ministry",
            "government",
            "the interior ministry",
            "The death toll from Saturday's earthquake in Quispa has risen to 190",
        ),
        ("interior ministry", "government", "the ministry", "About 2,000 people were made homeless"),
    ],
)
QUAKE_3 = make_document(
    "quake-3",
    "Radio Lumen",
    "2017-09-10",
    "Our correspondents report from Quispa. The Red Cross said 150 people died in the quake. Roads to the"
    " town are blocked.",
    [("Red Cross", "medical-rescue", "The Red Cross", "150 people died in the quake")],
)
AFTERSHOCK = make_document(
    "aftershock",
    "Andes Wire",
    "2017-09-17",
    "An aftershock killed 12 people in the hill town of Quispa on Sunday, the interior ministry said. The"
    " earthquake brought down houses that were damaged before.",
    [
        (
            "interior ministry",
            "government",
            "the interior ministry",
            "An aftershock killed 12 people in the hill town of Quispa on Sunday",
        )
    ],
)

FERRY_1 = make_document(
    "ferry-1",
    "Coastal Times",
    "2023-09-18",
    "A ferry sank off Hesper harbour on Monday and 43 passengers are missing, the coast guard said. Survivors"
    " said that at least 60 people were missing. The ferry company said 43 of its passengers were unaccounted"
    " for.",
    [
        (
            "coast guard",
            "government",
            "the coast guard",
            "A ferry sank off Hesper harbour on Monday and 43 passengers are missing",
        ),
        ("survivors", "witness", "Survivors", "at least 60 people were missing"),
        ("ferry company", "other", "The ferry company", "43 of its passengers were unaccounted for"),
    ],
)
FERRY_2 = make_document(
    "ferry-2",
    "Delta News",
    "2023-09-19",
    "A ferry went down off Hesper on Monday. The coast guard's spokesman said on Tuesday that 43 passengers"
    " are missing and 17 bodies were recovered.",
    [
        (
            "coast guard spokesman",
            "government",
            "The coast guard's spokesman",
            "43 passengers are missing and 17 bodies were recovered",
        )
    ],
)
OTHER_FERRY = make_document(
    "other-ferry",
    "Delta News",
    "2023-09-18",
    "Nine fishermen were missing after their boat capsized off Port Sela on Monday, police said.",
    [
        (
            "police",
            "government",
            "police",
            "Nine fishermen were missing after their boat capsized off Port Sela on Monday",
        )
    ],
)

FIRE_1 = make_document(
    "fire-1",
    "The Sable Review",
    "2022-04-27",
    "A fire at a garment factory in Tembe killed 112 workers on Tuesday, police said. The garment workers'"
    " union said more than 130 workers died. The union said the exits of the factory had been locked. The"
    " owner denied that the exits of the factory had been locked.",
    [
        (
            "police",
            "government",
            "police",
            "A fire at a garment factory in Tembe killed 112 workers on Tuesday",
        ),
        ("garment workers' union", "other", "The garment workers' union", "more than 130 workers died"),
        ("garment workers' union", "other", "The union", "the exits of the factory had been locked"),
        ("owner", "other", "The owner", "that the exits of the factory had been locked", "denies"),
    ],
    [("denies", 3, 2)],
)
FIRE_2 = make_document(
    "fire-2",
    "Northern Courier",
    "2022-04-28",
    "TEMBE - The factory fire on Tuesday killed 112 workers, a police source said. Hospitals treated scores"
    " of injured people.",
    [("police source", "unnamed", "a police source", "The factory fire on Tuesday killed 112 workers")],
)

SHELLS = make_document(
    "shells",
    "Harrow Gazette",
    "2021-03-14",
    "At least 31 people were killed when shells struck the covered market in Dornava on Sunday morning, the"
    " town's hospital director said. The army said five gunmen were killed in Dornava. The rebels said 31"
    " civilians were killed in the market. More than 8,000 people have been killed since the war began in"
    " 2019.",
    [
        (
            "hospital director",
            "medical-rescue",
            "the town's hospital director",
            (
                "At least 31 people were killed when shells struck the covered market in Dornava on Sunday"
                " morning"
            ),
        ),
        ("army", "military", "The army", "five gunmen were killed in Dornava"),
        ("rebels", "rebel", "The rebels", "31 civilians were killed in the market"),
    ],
    [("unverified", None, 0)],
)
SHELLS_NEXT_DAY = make_document(
    "shells-2",
    "The Meridian Post",
    "2021-03-16",
    "Shells hit Dornava again on Monday, killing four people, the town's mayor said. More than 8,000 people"
    " have been killed since the war began in 2019.",
    [("mayor", "government", "the town's mayor", "Shells hit Dornava again on Monday, killing four people")],
)

ALL = (
    QUAKE_1,
    QUAKE_2,
    QUAKE_3,
    AFTERSHOCK,
    FERRY_1,
    FERRY_2,
    OTHER_FERRY,
    FIRE_1,
    FIRE_2,
    SHELLS,
    SHELLS_NEXT_DAY,
)
