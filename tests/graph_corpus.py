"""A small corpus for the graph's tests: one article, six attributions, five claims, two events."""

from attrib.ledger.model import Claim, ClaimRelation, Event, Ledger, Member
from attrib.model import Attribution, Document, Figure, Relation, Resolution
from attrib.sources.names.registry import Entity, Registry

TEXT = (
    "The ministry said ten died. Rebels denied it. Radio One said a source said so. "
    "Clashes were reported. The ministry claimed that ten died."
)


def attribution(number, source, cue, content, **fields):
    def find(words):
        return () if words is None else ((TEXT.index(words), TEXT.index(words) + len(words)),)

    return Attribution(f"d#{number}", find(source), find(cue), find(content), **fields)


MINISTRY = {
    "speaker": "Ministry of Health",
    "speaker_id": "health-ministry",
    "speaker_type": "government",
    "resolution": Resolution("alias"),
}
ATTRIBUTIONS = (
    attribution(0, "The ministry", "said", "ten died", rule="verb", confidence=0.6, **MINISTRY),
    attribution(
        1,
        "Rebels",
        "denied",
        "it",
        speaker="rebels",
        speaker_type="rebel",
        stance="denies",
        resolution=Resolution("generic"),
        rule="verb",
        confidence=0.9,
    ),
    attribution(
        2,
        "Radio One",
        "said",
        "a source said so",
        speaker="Radio One",
        speaker_type="media",
        resolution=Resolution("name"),
    ),
    attribution(
        3,
        "a source",
        "said",
        "so",
        speaker="source",
        speaker_type="unnamed",
        resolution=Resolution("generic"),
        parent="d#2",
    ),
    attribution(4, None, "reported", "Clashes", hedged=True),
    attribution(
        5,
        "The ministry",
        "claimed",
        "that ten died",
        stance="accuses",
        rule="claim",
        confidence=0.8,
        **MINISTRY,
    ),
)
DOCUMENT = Document(
    "d",
    TEXT,
    title="INFANTRY in the field",
    outlet="The Post",
    date="2013-02-28",
    attributions=ATTRIBUTIONS,
    relations=(
        Relation("repeats", source="d#3", to="d#2"),
        Relation("unverified", to="d#4", span=(0, 3)),
    ),
)
TEN = Figure((18, 26), "killed", 10, 10)


def member(number, **fields):
    item = ATTRIBUTIONS[number]
    start = item.content[0][0]
    sentence = TEXT[TEXT.rfind(". ", 0, start) + 2 if start > 26 else 0 : TEXT.index(".", start) + 1]
    values = {
        "attribution": item.id,
        "speaker": item.speaker,
        "outlet": "The Post",
        "date": "2013-02-28",
        "stance": item.stance,
        "hedged": item.hedged,
    }
    return Member("d", span=item.content[0], sentence=sentence, sentence_span=(0, 27), **(values | fields))


CLAIMS = (
    Claim(
        "c0",
        "e0",
        "ten died",
        (member(0, figures=(TEN,)), member(5, figures=(TEN,))),
        unit="killed",
        low=10,
        high=10,
        sources=1,
        independent_sources=1,
        status=("single-source", "denied"),
        relations=(ClaimRelation("conflicts", "c1"),),
    ),
    Claim(
        "c1",
        "e0",
        "it",
        (member(1),),
        sources=1,
        independent_sources=1,
        relations=(ClaimRelation("conflicts", "c0"), ClaimRelation("denies", "c0")),
    ),
    Claim("c2", "e1", "a source said so", (member(2),)),
    Claim("c3", "e1", "so", (member(3),)),
    Claim("c4", "e1", "Clashes", (member(4),), status=("unverified",)),
)
EVENTS = (
    Event(
        "e0",
        "",
        ("c0", "c1"),
        "2013-02-27",
        "2013-02-27",
        ("Homs",),
        "shelling",
        (("killed", 10, 10),),
        sources=2,
        independent_sources=1,
    ),
    Event("e1", "", ("c2", "c3", "c4")),
)
LEDGER = Ledger(CLAIMS, EVENTS)

ENTITIES = {
    "health-ministry": Entity("health-ministry", "Ministry of Health", country="SY", parent="The State"),
    "state": Entity("state", "The State", country="SY", type="government"),
    "nobody": Entity("nobody", "Nobody", parent="The State"),
    "monitor": Entity(
        "monitor", "Syrian Observatory for Human Rights", ("SOHR", "the monitor"), "monitor", "GB"
    ),
    "head": Entity("head", "Rami Abdel Rahman", kind="person", parent="Syrian Observatory for Human Rights"),
}
REGISTRY = Registry(
    ENTITIES, {}, {}, {}, by_name={entity.name.casefold(): key for key, entity in ENTITIES.items()}
)
