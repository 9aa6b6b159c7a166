"""The named features of the side on which content lies, and of sentences that go on with it."""

from __future__ import annotations

from extraction_texts import TEXTS, make_context, read_cue
from hypothesis import given, settings

from attrib.extraction.features.cue import cue_features
from attrib.extraction.features.region import (
    continuation_features,
    keep_region_names,
    read_sentence,
    region_features,
    region_source_features,
)
from attrib.extraction.source_spans import NO_SOURCE


def test_region_features_keep_the_cues_own_and_name_the_sources_side():
    context, number, source, _ = read_cue("[S: The mayor] [C: said] that rain fell.")
    own = cue_features(context, number)
    names = region_features(context, number, source, own)
    assert {"l=say", "a=that", "side=<", "qb=FalseFalse<"} <= set(names)
    assert "sh=mayor" in own and "sh=mayor" not in names  # who speaks says nothing of where content lies
    context, number, source, _ = read_cue("“Rain fell,” [C: said] [S: the mayor].")
    names = region_features(context, number, source, cue_features(context, number))
    assert {"side=>", "qb=TrueFalse>"} <= set(names)


def test_a_sentence_is_read_for_quotations_and_paragraphs():
    context, *_ = read_cue("“Rain fell,” [C: said] [S: the mayor]. “It froze.”\n\nAnn left.")
    quoted, plain = read_sentence(context, 1), read_sentence(context, 2)
    assert quoted.opens and not quoted.continues and quoted.share == "all" and not quoted.new_paragraph
    assert not plain.opens and plain.share == "no" and plain.new_paragraph and plain.behind_quotation


def test_a_quotation_that_runs_on_continues_and_a_cue_outside_it_is_seen():
    context, *_ = read_cue("[S: She] [C: said]: “Rain fell. It froze,” and Ann denied it.")
    facts = read_sentence(context, 1)
    assert facts.continues and not facts.opens and facts.share in ("some", "most") and facts.other == "deny"


def test_continuation_features_tell_sentences_apart_by_what_was_read():
    context, number, _, _ = read_cue(
        "“Rain fell,” [C: said] [S: the mayor]. “It froze.” “It froze.”\n\n“It froze.”"
    )
    same, other, apart = (continuation_features(context, number, k, 1, "q", "B") for k in (1, 2, 3))
    assert {name for name in same if not name.startswith("own=")} >= {
        name for name in other if not name.startswith(("own=", "pq="))
    }
    assert set(apart) != set(other)  # it stands in a paragraph of its own


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_region_features_of_any_cue(text):
    context = make_context(text)
    for number in range(min(len(context.candidates), 12)):
        own = cue_features(context, number)
        names = region_features(context, number, NO_SOURCE, own)
        assert names == keep_region_names(own) + region_source_features(context, number, NO_SOURCE)
        assert "side=0" in names
