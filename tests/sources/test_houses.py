"""Members of a council, a parliament, a party speak for themselves; its heads and spokesmen for it."""

from __future__ import annotations

import pytest

from attrib.graphs.build import build_graph
from attrib.ledger.build import build_claims
from attrib.ledger.origins import read_origin, read_origins
from attrib.model import Document
from attrib.pipeline import process_document
from attrib.sources.houses import is_ordinary_entity
from attrib.sources.names.registry import load_registry
from attrib.sources.origins import find_organisation

MEMBERS = [
    ("The city council met. Council member Greg Olsen said it was reckless.", "Greg Olsen"),
    ("Labour MP Jo Cox criticised Labour's plan. Labour said it would stay.", "Jo Cox"),
    ("A council member, Ana Ruiz, said the city council had lied. It is so.", "Ana Ruiz"),
    ("Councillor Ana Ruiz of Lund City Council said the plan was reckless.", "Ana Ruiz"),
    ("Conservative backbencher David Holt accused the Conservative Party of cowardice.", "David Holt"),
    ("A Labour MP said the party had lied.", "Labour MP"),
    ("Ana Ruiz, a member of the Norvale parliament, said it had been misled.", "Ana Ruiz"),
    ("Deputy Omar Said of the Norvale Parliament said the law was a mistake.", "Omar Said"),
    ("Lawmaker Li Wen of the Democratic Party said the party had lied.", "Li Wen"),
    ("Senator Ann Lowe of the Republican Party said the party had lied.", "Ann Lowe"),
    ("Cllr Joe Moody of the Labour Party said the party had lied.", "Joe Moody"),
    ("Green Party politician Karl Beck called the Green Party's list a farce.", "Karl Beck"),
    ("Texas state representative Joe Moody said the House had failed.", "Joe Moody"),
    ("MEP Guy Rand of the Liberal Party said it was blind.", "Guy Rand"),
]
VOICES = [
    "Labour's leader, Jo Cox, said the party would win. Labour spoke.",
    "Jo Cox, Labour's health spokeswoman and MP for Batley, said beds were short.",
    "Council spokesman Greg Olsen said it was safe. The City Council said it was safe.",
    "City council president Greg Olsen said it was safe. The City Council said it was safe.",
    "Hamas member Ali Said said it had won. Hamas said it had won.",
]


def read(text):
    return process_document(Document("d", text, outlet="Orsk Post"))


@pytest.mark.parametrize(("text", "speaker"), MEMBERS, ids=[text[:40] for text, _ in MEMBERS])
def test_members_speak_for_themselves(text, speaker):
    doc = read(text)
    item = next(item for item in doc.attributions if item.speaker == speaker)
    assert item.extra["ordinary_member"] is True
    assert read_origin(read_origins(doc, doc.attributions), item).name == speaker.casefold()
    graph = build_graph([doc], build_claims([doc]), registry=load_registry())
    sources = {data["name"]: node for node, data in graph.nodes(data=True) if node.startswith("source:")}
    assert graph.out_degree(sources[speaker]) >= 1


@pytest.mark.parametrize("text", VOICES, ids=[text[:40] for text in VOICES])
def test_voices_speak_for_the_house(text):
    doc = read(text)
    assert doc.attributions
    assert not any("ordinary_member" in item.extra for item in doc.attributions)
    graph = build_graph([doc], build_claims([doc]), registry=load_registry())
    bodies = {data["name"] for node, data in graph.nodes(data=True) if node.startswith("source:")}
    assert bodies & {"Labour Party", "city council", "Hamas"}


def test_a_house_without_a_name_is_one_node():
    text = (
        "The City Council approved the plan on Tuesday. Council clerk Greg Olsen, who sat by it, said it was sound. "
        "The city council said it would publish the plan."
    )
    doc = read(text)
    graph = build_graph([doc], build_claims([doc]), registry=load_registry())
    names = [data["name"] for node, data in graph.nodes(data=True) if node.startswith("source:")]
    assert names.count("city council") == 1


@pytest.mark.parametrize(
    ("name", "ordinary", "organisation"),
    [
        ("Ted Cruz", True, "Ted Cruz"),
        ("Mitch McConnell", False, "US Senate"),
        ("Rami Abdel Rahman", False, "Syrian Observatory for Human Rights"),
    ],
)
def test_people_of_the_registry(name, ordinary, organisation):
    assert is_ordinary_entity(load_registry().find_name(name)) is ordinary
    assert find_organisation(name) == organisation


def test_find_organisation_of_members():
    assert find_organisation("member of the city council") == "member of the city council"
    assert find_organisation("member of the Relief Office") == "Relief Office"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Odo Brink, a cleric widely disdained by the opposition, prayed for peace. “It is late,” he said.",
            None,
        ),
        ("Odo Brink, a farmer wanted by the Syrian army, said he had fled.", None),
        (
            "Odo Brink, a doctor employed by the Syrian Observatory for Human Rights, said four had died.",
            True,
        ),
        ("Odo Brink, a spokesman for the Syrian army, said four had died.", True),
    ],
)
def test_who_acts_on_somebody_is_not_whose_he_is(text, body):
    said = [item for item in read(text).attributions if item.speaker == "Odo Brink"]
    assert said
    assert [bool(item.extra.get("member_of")) or None for item in said] == [body] * len(said)
