"""Cue candidates on marked sentences: what is proposed, with its tokens, rule and classes."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extraction.cues import find_cues, load_phrases, match_phrases
from attrib.language.segment import segment_document
from attrib.model import Document
from attrib.rules.load import parse_example


def propose(text):
    seg = segment_document(Document("d", text))
    return seg, find_cues(seg)


@pytest.mark.parametrize(
    "marked, rule, first_class",
    [
        ("The mayor [C: said] rain fell.", "verb.say", "say"),
        ("The mayor [C: pointed out] that rain fell.", "phrase.point-out", "emphasise"),
        ("The mayor [C: called for] rain.", "phrase.call-for", "demand"),
        ("The mayor [C: called] on Monday [C: for] rain.", "phrase.call-for", "demand"),
        ("The mayor [C: called on] the rain to stop.", "phrase.call-on", "demand"),
        ("The mayor [C: made clear] that rain fell.", "phrase.make-clear", "show"),
        ("The mayor [C: lashed out] at the rain.", "phrase.lash-out", "criticise"),
        ("The mayor [C: distanced himself from] the plan.", "phrase.distance-PRON-from", "deny"),
        ("The mayor [C: put] the figure at 12.", "verb.estimate", "estimate"),
        ("The court [C: called] the vote [C: into question].", "phrase.call-_-into-question", "doubt"),
        ("Rain fell, [C: according to] the mayor.", "according-to", "say"),
        ("[C: Reportedly], rain fell.", "adverb.hearsay", "hearsay"),
        ("There were [C: calls] for a truce.", "noun.demand", "demand"),
        ("The [C: claim] that rain fell is old.", "noun.claim", "claim"),
        ("His [C: plan] failed.", "noun.plan", "plan"),
        ("The mayor was [C: aware] of the rain.", "adjective.know", "know"),
        ("MAYOR[C: :] Rain fell.", "speaker-colon", "say"),
        ("The mayor [C: was quoted as saying] rain fell.", "quoted-as-saying", "say"),
        ("Rain is [C: believed] to have fallen.", "believed-to", "believe"),
        ("She zorbed and [C: zorbled] that rain fell.", "verb.other", None),
        ("Old polls [C: show] rain.", "verb.show", "show"),
    ],
)
def test_find_cues_proposes(marked, rule, first_class):
    text, marks = parse_example(marked)
    seg, cues = propose(text)
    spans = [(s, e) for r, _, s, e in marks if r == "C"]
    tokens = tuple(t for t in range(len(seg.words)) if any(s <= seg.starts[t] < e for s, e in spans))
    found = [c for c in cues if c.tokens == tokens]
    assert [(c.rule.replace("verb-as-noun", "verb"), c.classes[0] if c.classes else None) for c in found] == [
        (rule, first_class)
    ]


@pytest.mark.parametrize(
    "text, word",
    [
        ("Nothing went according to plan.", "according"),
        ("The reporting line is long.", "reporting"),
        ("That is to say rain fell.", "say"),
        ("It is raining.", "is"),
        ("They have gone.", "have"),
        ("They were going to leave.", "going"),
        ("Read more.", "Read"),
        ("The call centre is shut.", "call"),
        ("An angry crowd left.", "angry"),
        ("Rain fell on the report.", "report"),
    ],
)
def test_find_cues_leaves_out(text, word):
    seg, cues = propose(text)
    assert word in seg.words
    assert [c.rule for c in cues if seg.words[c.head] == word] == []


def test_find_cues_prefers_the_longest_phrase():
    seg, cues = propose("The mayor came out against the dam.")
    (cue,) = [c for c in cues if seg.words[c.head] == "came"]
    assert [seg.words[t] for t in cue.tokens] == ["came", "out", "against"]
    assert cue.classes[0] == "oppose"


def test_match_phrases_does_not_cross_a_clause_mark():
    seg, _ = propose("They put it down, he said, at noon.")
    found = match_phrases(seg, 1, len(seg.words))
    assert found is None or all(t < seg.words.index(",") for t in found[1])


def test_two_cues_of_an_active_quotation_chain():
    seg, cues = propose("The paper quoted the mayor as saying rain fell.")
    assert [seg.words[c.head] for c in cues if c.classes and c.classes[0] in ("quote", "say")] == [
        "quoted",
        "saying",
    ]


def test_phrases_are_indexed_longest_first():
    for table in (load_phrases().contiguous, load_phrases().gapped):
        for seconds in table.values():
            for entries in seconds.values():
                lengths = [len(rest) for rest, _ in entries]
                assert lengths == sorted(lengths, reverse=True)


WORDS = st.sampled_from(
    'The mayor said called for on to put it at according plan : , . ? " “ ” — reportedly not no claims '
    "that in view of "
    "poll be is was believed quoted as saying by Monday himself from and but ; ( ) Q \u200b \ud800 x".split(
        " "
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_find_cues_holds_its_promises(words):
    seg, cues = propose(" ".join(words))
    heads = [c.head for c in cues]
    assert heads == sorted(set(heads))
    sentence_of = seg.sentence_of
    for cue in cues:
        assert cue.head in cue.tokens and list(cue.tokens) == sorted(set(cue.tokens))
        assert {sentence_of[t] for t in cue.tokens} == {sentence_of[cue.head]}
    assert find_cues(seg) == cues


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x01", "\ud800", '"' * 5000, "said " * 3000, "in " * 3000, "put _ " * 2000]
)
def test_find_cues_on_hostile_text(text):
    seg, cues = propose(text)
    assert all(0 <= c.head < len(seg.words) for c in cues)


def test_cues_of_the_gold_are_proposed(corpora):
    """Of the cues of training articles (never held-out ones) 96.5 % hold the head of a candidate."""
    total = hit = 0
    with open(corpora / "gold" / "polnear-train.jsonl", encoding="utf-8") as file:
        for number, line in enumerate(file):
            record = json.loads(line) if number % 25 == 0 else None
            if record is None or int(hashlib.sha256(record["id"].encode()).hexdigest(), 16) % 8 == 0:
                continue
            seg, cues = propose(record["text"])
            places = [seg.starts[c.head] for c in cues]
            for gold in record["attributions"]:
                if gold["cue"]:
                    total += 1
                    hit += any(s <= place < e for s, e in gold["cue"] for place in places)
    assert total > 500
    assert hit / total >= 0.965
