"""The named features of cues, and what is measured of a whole text."""

from __future__ import annotations

import pytest
from extraction_texts import TEXTS, find_number, make_context, read_marked
from hypothesis import given, settings

from attrib.extraction.features.cue import complement_type, cue_features, head_type, is_bare, war_density
from attrib.language.segment import segment_document
from attrib.model import Document

PLAIN = "The mayor said that the old bridge over the river would be closed to lorries for the whole winter. "


def segment(text):
    return segment_document(Document("d", text))


@pytest.mark.parametrize(
    "text, bare",
    [
        (PLAIN * 5, True),
        (PLAIN * 5 + "But, he said, cars may pass.", False),
        ("He said no.", False),  # too short to tell
        ("", False),
        ((PLAIN * 25) + "Yes, he said.", True),  # a comma in 400 words
    ],
)
def test_is_bare(text, bare):
    assert is_bare(segment(text)) is bare


def test_war_density_counts_in_a_hundred_words():
    seg = segment("Rebels said troops killed ten men.")  # rebels, troops, killed of seven tokens
    assert len(seg.words) == 7
    assert war_density(seg) == pytest.approx(300 / 7)
    assert war_density(segment("The mayor opened the fair.")) == 0
    assert war_density(segment("")) == 0


@pytest.mark.parametrize(
    "text, word, kind",
    [
        ("I said no.", "I", "I"),
        ("You said no.", "You", "you"),
        ("She said no.", "She", "he"),
        ("They said no.", "They", "they"),
        ("Ann said no.", "Ann", "NAME"),
        ("The mayor said no.", "mayor", "NN"),
        ("Two mayors said no.", "mayors", "NNS"),
    ],
)
def test_head_type(text, word, kind):
    seg = segment(text)
    assert head_type(seg, seg.words.index(word)) == kind


@pytest.mark.parametrize(
    "text, kind",
    [
        ("He said that rain fell.", "that"),
        ("He said to go.", "to"),
        ("He said “rain fell”.", "QUOTE"),
        ("He said he knew.", "PRP-nom"),
        ("He said them wrong.", "PRP-acc"),
        ("He said who fell.", "wh"),
        ("He said whether rain fell.", "whether"),
        ("He said", "END"),
    ],
)
def test_complement_type(text, kind):
    seg = segment(text)
    assert complement_type(seg, 2, len(seg.words)) == kind


@pytest.mark.parametrize(
    "marked, present, absent",
    [
        (
            "The mayor [C: said] that rain fell.",
            {"l=say", "k=say", "a=that", "s=NN", "sh=mayor"},
            {"q", "neg"},
        ),
        ("The mayor could not [C: confirm] it.", {"l=confirm", "neg", "m=could", "a=it"}, {"m=would"}),
        ("Rain was [C: denied] by the mayor.", {"l=deny", "pl=deny", "a=by"}, {"neg"}),
        ("The mayor [C: told] reporters that rain fell.", {"l=tell", "oh=reporter", "ob=that"}, {"ob=END"}),
        ("“Rain fell,” he [C: said].", {"final", "s=he", "<qs=he"}, {"q"}),
        ("“He [C: said] rain fell for days on end here.”", {"q", "s=he"}, {"<qs=he"}),
        ("Has he [C: said] that rain fell?", {"?"}, {"final"}),
        ("Rain fell, [C: according to] Ann.", {"ml=accord to", "c=preposition"}, {"neg"}),
    ],
)
def test_cue_features_see(marked, present, absent):
    context, roles = read_marked(marked)
    names = set(cue_features(context, find_number(context, roles["C"][0])))
    assert present <= names
    assert not absent & names


def test_a_text_bare_of_commas_is_seen_by_every_cue():
    context = make_context(PLAIN * 5)
    assert len(context.candidates) >= 5
    assert all("Z" in cue_features(context, k) for k in range(len(context.candidates)))
    context = make_context(PLAIN)
    assert not any("Z" in cue_features(context, k) for k in range(len(context.candidates)))


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_cue_features_of_any_text(text):
    context = make_context(text)
    again = make_context(text)
    for number in range(len(context.candidates)):
        names = cue_features(context, number)
        assert names[0] == "b" and all(isinstance(name, str) for name in names)
        assert names == cue_features(again, number)
