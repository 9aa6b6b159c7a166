"""Who relays whom, and who belongs to whom."""

from __future__ import annotations

import re

import pytest

from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.sources.relays import find_relays
from attrib.sources.resolve import resolve_sources

CASES = {
    "told": (
        "[S: Islam Alloush] [C: told] Reuters that nine died.",
        {("relays", "Reuters", "Islam Alloush")},
    ),
    "told the agency": (
        "[S: Tova Renn] [C: told] the Russian news agency TASS that nine died.",
        {("relays", "TASS", "Tova Renn")},
    ),
    "told reporters": ("[S: Tova Renn] [C: told] reporters that nine died.", set()),
    "told a person": ("[S: Tova Renn] [C: told] Alan Brisk that nine died.", set()),
    "statement carried by": (
        "[S: Tova Renn] [C: said] in a statement carried by SANA that nine died.",
        {("relays", "SANA", "Tova Renn")},
    ),
    "interview with": (
        "[S: Tova Renn] [C: said] in an interview with Al Jazeera that nine died.",
        {("relays", "Al-Jazeera", "Tova Renn")},
    ),
    "was quoted by": (
        "[S: Tova Renn] [C: was quoted] by AFP as saying nine died.",
        {("relays", "AFP", "Tova Renn")},
    ),
    "citing": (
        "[S: Reuters] [C: said], citing the Syrian Observatory for Human Rights, that nine died.",
        {("relays", "Reuters", "Syrian Observatory for Human Rights")},
    ),
    "according to, quoting": (
        "Nine died, [C: according to] [S: Yonhap], quoting KCNA.",
        {("relays", "Yonhap", "Korean Central News Agency")},
    ),
    "told an outlet nobody knows": (
        "[S: Tova Renn] [C: told] Veldora News that nine died.",
        {("relays", "Veldora News", "Tova Renn")},
    ),
}
PEOPLE_OF_THE_REGISTRY = {("member of", "Islam Alloush", "Jaish al-Islam")}


def read(marked):
    text, spans, last = "", {"S": [], "C": []}, 0
    for mark in re.finditer(r"\[([SC]): (.*?)\]", marked):
        text += marked[last : mark.start()]
        spans[mark[1]].append((len(text), len(text) + len(mark[2])))
        text += mark[2]
        last = mark.end()
    return text + marked[last:], spans


def resolve(text, attributions, country="SY"):
    doc = Document("x", text)
    segmentation = segment_document(doc)
    return doc, segmentation, resolve_sources(doc, segmentation, attributions, country=country)


@pytest.mark.parametrize("name", CASES)
def test_chains_relays(name):
    marked, expected = CASES[name]
    text, spans = read(marked)
    doc, segmentation, found = resolve(text, [Attribution("x#1", tuple(spans["S"]), tuple(spans["C"]), ())])
    links = find_relays(doc, segmentation, found)
    assert {(link.kind, link.from_name, link.to_name) for link in links} - PEOPLE_OF_THE_REGISTRY == expected
    for link in links:
        assert text[slice(*link.span)]


def test_chains_nested_attributions():
    text = "State TV quoted a military source as saying nine died."
    outer = Attribution("x#1", ((0, 8),), ((9, 15),), ((16, 53),))
    inner = Attribution("x#2", ((16, 33),), ((37, 43),), ((44, 53),), parent="x#1")
    doc, segmentation, found = resolve(text, [outer, inner])
    links = find_relays(doc, segmentation, found)
    assert [(link.kind, link.from_name, link.to_name, text[slice(*link.span)]) for link in links] == [
        ("relays", "state television", "military source", "quoted")
    ]
    assert found[1].extra == {"relayed_by": ["state television"]}


def test_chains_two_attributions_of_one_content():
    text = "Talks failed Reuters reported the White House as saying."
    outer = Attribution("x#1", ((13, 20),), ((21, 29),), ((0, 12),))
    inner = Attribution("x#2", ((30, 45),), ((49, 55),), ((0, 12),))
    doc, segmentation, found = resolve(text, [outer, inner])
    links = {(link.kind, link.from_name, link.to_name) for link in find_relays(doc, segmentation, found)}
    assert ("relays", "Reuters", "White House") in links


def test_chains_members():
    text = "Hamza Bayraq, a spokesman for Jaish al-Islam, said so. Rami Abdel Rahman said so."
    doc, segmentation, found = resolve(
        text,
        [Attribution("x#1", ((0, 44),), ((46, 50),), ()), Attribution("x#2", ((55, 72),), ((73, 77),), ())],
    )
    assert {(link.kind, link.from_name, link.to_name) for link in find_relays(doc, segmentation, found)} == {
        ("member of", "Hamza Bayraq", "Jaish al-Islam"),
        ("member of", "Rami Abdel Rahman", "Syrian Observatory for Human Rights"),
    }


def test_chains_relays_reach_the_graph():
    from dataclasses import replace

    from attrib.graphs.build import build_graph
    from attrib.sources.names.registry import load_registry

    text = "Hamza Bayraq, a spokesman for Jaish al-Islam, told AFP that nine died."
    cue = text.index("told")
    doc, _, found = resolve(text, [Attribution("x#1", ((0, 44),), ((cue, cue + 4),), ())])
    graph = build_graph([replace(doc, attributions=found)], [], registry=load_registry(), people=True)
    edges = {
        (graph.nodes[a]["name"], relation, graph.nodes[b]["name"])
        for a, b, relation in graph.edges(keys=True)
        if relation in ("relays", "member of")
    }
    assert edges == {("AFP", "relays", "Hamza Bayraq"), ("Hamza Bayraq", "member of", "Jaish al-Islam")}


def test_chains_relayed_by_belongs_to_one_attribution():
    text = "Tova Renn told AFP that nine died. Later Tova Renn said in Omak that rain fell."
    first, second = text.index("told"), text.index("said")
    found = resolve(
        text,
        [
            Attribution("x#1", ((0, 9),), ((first, first + 4),), ((24, 33),)),
            Attribution("x#2", ((41, 50),), ((second, second + 4),), ((68, 77),)),
        ],
    )[2]
    assert [item.extra.get("relayed_by") for item in found] == [["AFP"], None]


def test_chains_cited_source_is_the_nearest_attribution():
    text = "SANA said rain fell. Reuters, citing SANA, said nine died. Nobody else was there. SANA said more."
    cues = [match.start() for match in re.finditer("said", text)]
    spans = [(0, 4), (21, 28), (text.rindex("SANA"), text.rindex("SANA") + 4)]
    found = resolve(
        text,
        [
            Attribution(f"x#{n}", (span,), ((cue, cue + 4),), ())
            for n, (span, cue) in enumerate(zip(spans, cues, strict=True))
        ],
    )[2]
    assert [item.extra.get("relayed_by") for item in found] == [["Reuters"], None, None]
