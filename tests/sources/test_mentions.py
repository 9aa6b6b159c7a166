"""Names in a text: which runs of words are names, of what kind, and whose."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrib.language.segment import segment_document
from attrib.model import Document
from attrib.sources.names.linking import judge_unknown, link_names
from attrib.sources.names.mentions import scan_names
from attrib.sources.names.registry import load_registry
from attrib.sources.names.words import find_title, load_lexicon


def read_names(text, home=""):
    """Return (words as they stand, kind, the actor's name or None) of each name of a text."""
    registry = load_registry()
    segmentation = segment_document(Document("x", text))
    names = scan_names(segmentation, registry)
    for name in names:
        title, _ = find_title(segmentation.words, name.start, segmentation, load_lexicon())
        if title is not None:
            name.title, name.gender = title.noun, name.gender or title.gender
    link_names(names, segmentation, registry, home)
    mentions = {}
    for name in names:
        if name.actor is not None:
            mentions.setdefault(id(name.actor), []).append(name)
    judge_unknown(mentions, segmentation)
    return [
        (
            text[segmentation.starts[name.start] : segmentation.ends[name.end - 1]],
            name.actor.kind if name.actor else name.kind,
            name.actor.name if name.actor else None,
        )
        for name in names
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell on Tuesday.", []),
        (
            "The Veldora Relief Committee met.",
            [("Veldora Relief Committee", "organisation", "Veldora Relief Committee")],
        ),
        (
            "The American Bar Association met.",
            [("American Bar Association", "organisation", "American Bar Association")],
        ),
        ("Fadi al-Shami spoke.", [("Fadi al-Shami", "person", "Fadi al-Shami")]),
        (
            "US Secretary of State John Kerry spoke.",
            [("US", "country", "United States"), ("John Kerry", "person", "John Kerry")],
        ),
        ("She saw Aleppo University.", [("Aleppo University", "organisation", "Aleppo University")]),
        ("It rained in Aleppo.", [("Aleppo", "city", None)]),
        ("They told us that who is who.", []),
        ("Britain-based doctors met.", []),
        ("Mr. Singer spoke.", [("Singer", "person", "Singer")]),
        ("SANAs reporter met Assads aides.", [("SANAs", "organisation", "SANA"), ("Assads", "entity", None)]),
        ("Marwick Thossel spoke.", [("Marwick Thossel", "unknown", "Marwick Thossel")]),
    ],
)
def test_mentions_names(text, expected):
    assert read_names(text) == expected


@pytest.mark.parametrize(
    ("text", "mention", "home", "expected"),
    [
        ("The Syrian National Council met. The SNC spoke.", "SNC", "SY", "Syrian National Council"),
        ("The Syrian National Coalition met. The SNC spoke.", "SNC", "SY", "Syrian National Coalition"),
        ("The SNC spoke.", "SNC", "SY", None),
        ("The LCC spoke.", "LCC", "SY", "Local Coordination Committees"),
        ("The LCC spoke.", "LCC", "UA", None),
        ("Ahmed Assad left. Assad spoke.", "Assad", "", "Ahmed Assad"),
        ("Bashar al-Assad left. Assad spoke.", "Assad", "", "Bashar al-Assad"),
        ("Mr Hague spoke.", "Hague", "GB", "William Hague"),
        ("The Interior Ministry met.", "Interior Ministry", "SY", "Syrian interior ministry"),
        ("The Interior Ministry met.", "Interior Ministry", "FR", None),
    ],
)
def test_mentions_ambiguous_aliases_need_context(text, mention, home, expected):
    found = {words: actor for words, _, actor in read_names(text, home)}
    assert found.get(mention) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Florent Groberg, who served, spoke.", "person"),
        ("Residents of Karsk Veld fled. In Karsk Veld it rained.", "unknown"),
        ("Eilpe Sonn, 41, spoke.", "person"),
        ("Eilpe Sonn said so.", "person"),
    ],
)
def test_mentions_unknown_names_are_judged_by_their_surroundings(text, kind):
    assert read_names(text)[0][1] == kind


@settings(max_examples=50, deadline=None)
@example("ABé")
@given(st.text(alphabet=st.sampled_from("AaBb .,'’-\n\x00\ud800éSŞ"), max_size=120))
def test_mentions_names_lie_in_the_text_and_do_not_overlap(text):
    segmentation = segment_document(Document("x", text))
    names = scan_names(segmentation, load_registry())
    assert all(0 <= name.start < name.end <= len(segmentation.words) for name in names)
    assert all(one.end <= other.start for one, other in zip(names, names[1:]))
