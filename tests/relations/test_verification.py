"""Statements that something could (not) be verified: the phrase, by whom, of what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.relations.verification import (
    find_verifications,
    load_verification_rules,
    mark_hedged,
    match_phrases,
)

RULES = load_verification_rules()
EXAMPLES = [(rule.id, example) for rule in RULES.patterns for example in rule.examples]
REJECTS = [(rule.id, reject) for rule in RULES.patterns for reject in rule.rejects]


@pytest.mark.parametrize(
    "rule,example", EXAMPLES, ids=[f"{rule}-{k}" for k, (rule, _) in enumerate(EXAMPLES)]
)
def test_every_example_matches_its_rule(rule, example):
    text = example.replace("[", "").replace("]", "")
    expected = example[example.index("[") + 1 : example.index("]")]
    assert [(found.id, text[slice(*span)]) for found, span in match_phrases(text, (0, len(text)), RULES)] == [
        (rule, expected)
    ]


@pytest.mark.parametrize("rule,reject", REJECTS, ids=[f"{rule}-{k}" for k, (rule, _) in enumerate(REJECTS)])
def test_no_reject_matches_its_rule(rule, reject):
    assert rule not in [found.id for found, _ in match_phrases(reject, (0, len(reject)), RULES)]


@pytest.mark.parametrize("rule", RULES.patterns, ids=[rule.id for rule in RULES.patterns])
def test_without_a_rule_an_example_of_it_fails(rule):
    rest = type(RULES)(
        tuple(item for item in RULES.patterns if item is not rule), RULES.before, RULES.window, RULES.targets
    )
    for example in rule.examples:
        text = example.replace("[", "").replace("]", "")
        expected = example[example.index("[") + 1 : example.index("]")]
        if [text[slice(*span)] for _, span in match_phrases(text, (0, len(text)), rest)] != [expected]:
            return
    pytest.fail(f"every example of {rule.id} is matched without it")


def read(text, *said):
    """Run the stage on a text whose attributions are (speaker, source words, cue words, content words)."""
    attributions = []
    for speaker, source, cue, content in said:
        place = text.index(content)
        begin = text.index(source) if source else 0
        spans = ((begin, begin + len(source)),) if source else ()
        # the cue next to its content
        cue_at = text.rfind(cue, 0, place) if text.rfind(cue, 0, place) >= 0 else text.index(cue, place)
        attributions.append(
            Attribution(
                content[:12],
                spans,
                ((cue_at, cue_at + len(cue)),),
                ((place, place + len(content)),),
                speaker=speaker,
                speaker_type="other",
            )
        )
    doc = Document("d", text)
    return find_verifications(doc, segment_document(doc), tuple(attributions)), tuple(attributions)


CASES = [
    # the toll points at the figures before it
    (
        (
            "At least 40 miners died when the shaft at Kelmet collapsed, the union said. The toll could not"
            " be independently verified."
        ),
        [("union", "the union", "said", "At least 40 miners died when the shaft at Kelmet collapsed")],
        "unverified",
        None,
        "the toll",
        "At least 40 miners died when the shaft at Kelmet collapsed",
    ),
    # pictures are looked for by their own word
    (
        (
            "A clip posted on Friday shows a burning tanker. The navy said it had sunk two boats. "
            "The agency could not verify the footage."
        ),
        [("navy", "The navy", "said", "it had sunk two boats")],
        "unverified",
        "agency",
        "the footage",
        "A clip posted on Friday shows a burning tanker.",
    ),
    # who could not verify is the speaker, not the article
    (
        (
            "A guard said the bridge at Orsk had fallen. The rescue service said it could not confirm the"
            " report."
        ),
        [
            ("guard", "A guard", "said", "the bridge at Orsk had fallen"),
            ("rescue service", "The rescue service", "said", "it could not confirm the report"),
        ],
        "unverified",
        "rescue service",
        "whole",
        "the bridge at Orsk had fallen",
    ),
    # a claim in the same sentence
    (
        "Valdia said it had shot down six aircraft, a claim that could not be verified.",
        [("Valdia", "Valdia", "said", "it had shot down six aircraft")],
        "unverified",
        None,
        "whole",
        "it had shot down six aircraft",
    ),
    # what follows the noun
    (
        "There were unconfirmed reports of shooting near the presidential palace.",
        [],
        "unverified",
        None,
        "whole",
        "shooting near the presidential palace",
    ),
    (
        "The rebels said the dam had burst. There was no independent confirmation.",
        [("rebels", "The rebels", "said", "the dam had burst")],
        "unverified",
        None,
        "whole",
        "the dam had burst",
    ),
    (
        "Officials spoke of a gas leak. The ministry has yet to confirm the cause of the leak.",
        [("officials", "Officials", "spoke of", "a gas leak")],
        "unverified",
        "ministry",
        "the cause of the leak",
        "a gas leak",
    ),
    (
        "Two villages were burnt, elders said. The clip of the fires was verified by the mission.",
        [("elders", "elders", "said", "Two villages were burnt")],
        "verified",
        "mission",
        "the clip of the fires",
        None,
    ),
]


@pytest.mark.parametrize("text,said,polarity,by,part,target", CASES, ids=[case[0][:32] for case in CASES])
def test_statement_names_who_and_what(text, said, polarity, by, part, target):
    relations, _ = read(text, *said)
    assert len(relations) == 1
    relation = relations[0]
    assert (relation.type, relation.by, relation.part) == (polarity, by, part)
    if target is not None:
        assert [text[slice(*span)] for span in relation.to_spans] == [target]


def test_either_claim_means_both():
    text = (
        "Orsk said its troops held the hill. Valdia said the hill was firmly in its hands. "
        "It was not possible to verify either claim."
    )
    relations, _ = read(
        text,
        ("Orsk", "Orsk", "said", "its troops held the hill"),
        ("Valdia", "Valdia", "said", "the hill was firmly in its hands"),
    )
    assert {text[slice(*relation.to_spans[0])] for relation in relations} == {
        "its troops held the hill",
        "the hill was firmly in its hands",
    }
    assert len({relation.span for relation in relations}) == 1


def test_reason_is_kept():
    text = "The mayor gave a toll of 12. The figure could not be verified because of a curfew."
    (relation,), _ = read(text, ("mayor", "The mayor", "gave", "a toll of 12"))
    assert relation.reason == "a curfew"


def test_what_could_not_be_verified_is_hedged():
    text = (
        "The rebels said the dam had burst. The claim could not be verified. Police said the road was open."
    )
    relations, attributions = read(
        text,
        ("rebels", "The rebels", "said", "the dam had burst"),
        ("police", "Police", "said", "the road was open"),
    )
    assert [item.hedged for item in mark_hedged(attributions, relations)] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "A UN verification team arrived in Tembe on Monday.",
        "He confirmed that the driver was among the dead.",
        "If confirmed, it would be the worst attack of the year.",
        "If the use of gas is verified, the council will meet.",
        "Police could not determine the cause of the fire.",
        "A doctor at the hospital also confirmed the toll.",
        "Inspectors were sent to verify the stocks.",
        "The senate will not be confirming the judge.",
        "The reports must be verified by experts.",
    ],
)
def test_look_alikes_are_left_alone(text):
    assert read(text)[0] == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "could not be",
                "verified",
                "The",
                "toll",
                "which",
                "it",
                ".",
                '"',
                "confirm",
                "12",
                "said",
                "no confirmation of",
                "\ud800",
                "a claim that",
                "unable to",
                ", ",
                "\n\n",
            ]
        ),
        max_size=30,
    )
)
def test_spans_stay_inside_the_text(words):
    text = " ".join(words)
    doc = Document("d", text)
    for relation in find_verifications(doc, segment_document(doc), ()):
        assert 0 <= relation.span[0] < relation.span[1] <= len(text)
        assert all(0 <= start < end <= len(text) for start, end in relation.to_spans)


@pytest.mark.parametrize(
    "sentence,by",
    [
        ("We have not been able to establish whether the toll is right.", None),
        ("The union has not been able to verify the toll.", "union"),
        ("A higher number (26), which the mission was unable to confirm, was given by villagers.", "mission"),
        ("The Lund Centre had been unable to verify the toll.", "Lund Centre"),
    ],
)
def test_who_could_not_verify_goes_without_auxiliaries_and_relatives(sentence, by):
    text = f"The army said nine rebels had died in Tolm. {sentence}"
    doc = Document("d", text, outlet="Orsk Post")
    found = find_verifications(doc, segment_document(doc), ())
    assert {relation.by for relation in found} == {by}
