"""Denials, confirmations, contradictions and repeats inside one document."""

import pytest

from attrib.figures.find import assign_figures, find_sentence_figures
from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.relations.find import relate_attributions
from attrib.sources.origins import find_organisation, speak_for_same


def relate(text, *said):
    """``said``: (speaker, type, source, cue, content, stance); returns (type, from, to) by number."""
    attributions, after = [], 0
    for speaker, kind, source, cue, content, stance in said:
        start = text.index(content)
        place = text.index(source, after if text.find(source, after) >= 0 else 0)
        cue_at = text.index(cue, place) if cue in text[place:] else text.rindex(cue)
        after = min(place + 1, start)
        attributions.append(
            Attribution(
                str(len(attributions)),
                ((place, place + len(source)),),
                ((cue_at, cue_at + len(cue)),),
                ((start, start + len(content)),),
                stance=stance,
                speaker=speaker,
                speaker_type=kind,
            )
        )
    doc = Document("d", text)
    segmentation = segment_document(doc)
    found, _ = assign_figures(
        text, find_sentence_figures(text, segmentation.sentences), segmentation.sentences, attributions
    )
    return [
        (item.type, int(item.source), int(item.to))
        for item in relate_attributions(doc, segmentation, found)
        if item.source
    ]


def test_a_denial_points_at_the_accusation():
    text = (
        "Villagers accused the army of burning their barns. The weather was dry. "
        "The army denied those allegations on Friday."
    )
    assert relate(
        text,
        ("villagers", "civilian", "Villagers", "accused", "the army of burning their barns", "accuses"),
        ("army", "military", "The army", "denied", "those allegations", "denies"),
    ) == [("denies", 1, 0)]


def test_a_denial_of_another_matter_points_at_nothing():
    text = "Farmers said the harvest had failed. The bank denied that its books were forged."
    assert (
        relate(
            text,
            ("farmers", "civilian", "Farmers", "said", "the harvest had failed", "asserts"),
            ("bank", "other", "The bank", "denied", "that its books were forged", "denies"),
        )
        == []
    )


def test_a_denial_skips_claims_that_do_not_concern_the_denier():
    text = (
        "Residents said troops from Valdia shelled the school. The mayor said the water was clean. "
        "Valdia denied responsibility."
    )
    assert relate(
        text,
        ("residents", "civilian", "Residents", "said", "troops from Valdia shelled the school", "accuses"),
        ("mayor", "government", "The mayor", "said", "the water was clean", "asserts"),
        ("Valdia", "foreign-government", "Valdia", "denied", "responsibility", "denies"),
    ) == [("denies", 2, 0)]


def test_a_doctor_confirms_the_toll():
    text = "Police said the fire killed nine people. A doctor confirmed the toll."
    assert relate(
        text,
        ("police", "government", "Police", "said", "the fire killed nine people", "asserts"),
        ("doctor", "medical-rescue", "A doctor", "confirmed", "the toll", "confirms"),
    ) == [("confirms", 1, 0)]


def test_tolls_of_two_sources_contradict():
    text = "The coast guard said 38 people drowned off Hesper. Survivors said 50 people drowned off Hesper."
    assert relate(
        text,
        ("coast guard", "government", "The coast guard", "said", "38 people drowned off Hesper", "asserts"),
        ("survivors", "witness", "Survivors", "said", "50 people drowned off Hesper", "asserts"),
    ) == [("contradicts", 1, 0)]


@pytest.mark.parametrize(
    "first,second",
    [
        ("38 people drowned off Hesper", "at least 38 people drowned off Hesper"),
        ("dozens of people drowned off Hesper", "50 people drowned off Hesper"),
        ("38 people drowned off Hesper", "nine children drowned off Hesper"),
        ("38 people drowned off Hesper", "50 people were injured off Hesper"),
        ("38 people drowned off Hesper", "400 people drowned off Hesper since 2011"),
    ],
)
def test_agreeing_or_other_figures_do_not_contradict(first, second):
    text = f"The coast guard said {first}. Survivors said {second}."
    found = relate(
        text,
        ("coast guard", "government", "The coast guard", "said", first, "asserts"),
        ("survivors", "witness", "Survivors", "said", second, "asserts"),
    )
    assert "contradicts" not in [kind for kind, _, _ in found]


def test_two_versions_of_who_did_it_contradict():
    text = (
        "The government says he was kidnapped by rebels. His party says he was arrested by government forces."
    )
    assert relate(
        text,
        ("government", "government", "The government", "says", "he was kidnapped by rebels", "asserts"),
        ("party", "opposition", "His party", "says", "he was arrested by government forces", "asserts"),
    ) == [("contradicts", 1, 0)]


def test_the_same_source_repeats_itself():
    text = (
        "The union said the boiler at the mill had not been inspected for years. Nobody was hurt. "
        "The boiler at the mill was not inspected for many years, the union said."
    )
    assert relate(
        text,
        (
            "union",
            "other",
            "The union",
            "said",
            "the boiler at the mill had not been inspected for years",
            "asserts",
        ),
        (
            "union",
            "other",
            "the union",
            "said",
            "The boiler at the mill was not inspected for many years",
            "asserts",
        ),
    ) == [("repeats", 1, 0)]


def test_different_sources_in_nearly_the_same_words_confirm():
    text = (
        "The mayor said two buses collided on the bridge at Kelmet. "
        "A driver said two buses had collided on the bridge at Kelmet."
    )
    assert relate(
        text,
        ("mayor", "government", "The mayor", "said", "two buses collided on the bridge at Kelmet", "asserts"),
        (
            "driver",
            "witness",
            "A driver",
            "said",
            "two buses had collided on the bridge at Kelmet",
            "asserts",
        ),
    ) == [("confirms", 1, 0)]


def test_a_relay_and_what_it_relays_are_one_saying():
    text = "The radio reported the mayor said two buses collided on the bridge at Kelmet."
    assert (
        relate(
            text,
            (
                "radio",
                "media",
                "The radio",
                "reported",
                "the mayor said two buses collided on the bridge at Kelmet",
                "asserts",
            ),
            (
                "mayor",
                "government",
                "the mayor",
                "said",
                "two buses collided on the bridge at Kelmet",
                "asserts",
            ),
        )
        == []
    )


@pytest.mark.parametrize(
    "speaker,organisation",
    [
        ("Rami Abdel Rahman", "Syrian Observatory for Human Rights"),
        ("Orsk harbour spokeswoman", "Orsk harbour"),
        ("spokesman for the Kelmet Rescue Corps", "Kelmet Rescue Corps"),
        ("Kelmet Rescue Corps", "Kelmet Rescue Corps"),
        ("Petra Kolm", "Petra Kolm"),
    ],
)
def test_spokesmen_stand_for_their_organisation(speaker, organisation):
    assert find_organisation(speaker) == organisation


def test_a_mention_that_names_the_organisation_joins_them():
    text = "Kelmet Rescue head Ana Brin said so. Kelmet Rescue said so. Brin Mills said so."
    head = Attribution("0", ((0, 26),), (), (), speaker="Ana Brin")
    body = Attribution("1", ((36, 49),), (), (), speaker="Kelmet Rescue")
    mill = Attribution("2", ((59, 69),), (), (), speaker="Brin Mills")
    assert speak_for_same(text, head, body)
    assert not speak_for_same(text, body, mill)


def test_relations_come_in_the_same_order_every_time():
    text = (
        "Police said the fire killed nine people. A doctor confirmed the toll. Police said the fire killed"
        " nine people there."
    )
    said = (
        ("police", "government", "Police", "said", "the fire killed nine people", "asserts"),
        ("doctor", "medical-rescue", "A doctor", "confirmed", "the toll", "confirms"),
    )
    assert relate(text, *said) == relate(text, *said)


def test_his_plan_is_that_of_the_one_just_spoken_of():
    text = (
        "The envoy said the road was shut. The president says talks are the only way out. "
        "His plan has been dismissed by the opposition."
    )
    assert relate(
        text,
        ("envoy", "intergovernmental", "The envoy", "said", "the road was shut", "asserts"),
        ("president", "government", "The president", "says", "talks are the only way out", "asserts"),
        ("opposition", "opposition", "opposition", "dismissed", "His plan", "denies"),
    ) == [("denies", 2, 1)]


def test_his_plan_is_not_that_of_several():
    text = (
        "The president says talks are the only way out; government forces claimed to have beaten the rebels. "
        "His plan, which asks rebels to surrender, has been dismissed by the opposition."
    )
    assert relate(
        text,
        ("president", "government", "The president", "says", "talks are the only way out", "asserts"),
        ("army", "military", "government forces", "claimed", "to have beaten the rebels", "asserts"),
        (
            "opposition",
            "opposition",
            "opposition",
            "dismissed",
            "His plan, which asks rebels to surrender",
            "denies",
        ),
    ) == [("denies", 2, 0)]


BLAST = (
    "At least nine people were killed and 30 wounded when a blast tore through a ferry in Port Orla,"
    " the Harbour Watch said. State media also reported the explosion, saying at least six people"
    " had been killed."
)
HARBOUR_WATCH = (
    "Harbour Watch",
    "monitor",
    "the Harbour Watch",
    "said",
    "At least nine people were killed and 30 wounded when a blast tore through a ferry in Port Orla",
    "asserts",
)
STATE_MEDIA = ("state media", "state-media", "State media")


def test_another_source_that_reports_the_event_confirms_it_and_its_lower_toll_contradicts():
    assert relate(
        BLAST,
        HARBOUR_WATCH,
        (*STATE_MEDIA, "reported", "the explosion", "asserts"),
        (*STATE_MEDIA, "saying", "at least six people had been killed", "asserts"),
    ) == [("contradicts", 2, 0), ("confirms", 1, 0)]


@pytest.mark.parametrize(
    "kind, stance", [("expert", "asserts"), ("state-media", "demands"), ("expert", "demands")]
)
def test_who_only_comments_on_the_event_confirms_nothing(kind, stance):
    comment = ("the commentator", kind, "State media", "reported", "the explosion", stance)
    assert relate(BLAST, HARBOUR_WATCH, comment) == []


def test_a_toll_of_separate_events_contradicts_no_other():
    text = (
        "Police said 24 gunmen were killed in separate raids across the south. The Daily Call said 12 gunmen"
        " were killed in the hills."
    )
    assert (
        relate(
            text,
            (
                "police",
                "government",
                "Police",
                "said",
                "24 gunmen were killed in separate raids across the south",
                "asserts",
            ),
            (
                "Daily Call",
                "media",
                "The Daily Call",
                "said",
                "12 gunmen were killed in the hills",
                "asserts",
            ),
        )
        == []
    )


@pytest.mark.parametrize(
    "kind, expected", [("monitor", [("repeats", 1, 0)]), ("medical-rescue", [("confirms", 1, 0)])]
)
def test_a_monitor_that_is_named_later_says_it_again_but_another_kind_of_source_confirms(kind, expected):
    text = (
        "Air strikes killed 41 villagers near the dam, a monitor said. The Lowland Ledger said warplanes"
        " killed 41 villagers near the dam at dawn."
    )
    assert (
        relate(
            text,
            (
                "monitor",
                "monitor",
                "a monitor",
                "said",
                "Air strikes killed 41 villagers near the dam",
                "asserts",
            ),
            (
                "Lowland Ledger",
                kind,
                "The Lowland Ledger",
                "said",
                "warplanes killed 41 villagers near the dam at dawn",
                "asserts",
            ),
        )
        == expected
    )


@pytest.mark.parametrize(
    "later, expected",
    [
        ("Eleven soldiers and 17 gunmen were killed in the assault", [("repeats", 1, 0)]),
        ("Eleven soldiers and 5 gunmen were killed in the assault", []),
    ],
)
def test_figures_that_add_up_to_the_toll_repeat_it(later, expected):
    text = f"The Lowland Ledger said an assault on the mill left 28 fighters dead. The Ledger added: {later}."
    ledger = ("Lowland Ledger", "monitor")
    assert (
        relate(
            text,
            (
                *ledger,
                "The Lowland Ledger",
                "said",
                "an assault on the mill left 28 fighters dead",
                "asserts",
            ),
            (*ledger, "The Ledger", "added", later, "asserts"),
        )
        == expected
    )


def test_a_repetition_points_at_the_first_saying_alone():
    said = "the dam broke in the night and drowned the lower valley"
    text = (
        f"The mayor said {said}. The mayor added that {said} quickly. The mayor repeated that {said} again."
    )
    mayor = ("mayor", "government", "The mayor")
    attributions = [
        (*mayor, "said", said + ".", "asserts"),
        (*mayor, "added", said + " quickly", "asserts"),
        (*mayor, "repeated", said + " again", "asserts"),
    ]
    assert relate(text, *attributions) == [("repeats", 1, 0), ("repeats", 2, 0)]


def test_a_denial_of_claims_points_at_the_claims_it_names():
    text = (
        "Fishermen said the navy shelled their boats. "
        "The government denied claims by the opposition of vote rigging."
    )
    assert relate(
        text,
        ("fishermen", "civilian", "Fishermen", "said", "the navy shelled their boats", "asserts"),
        (
            "government",
            "government",
            "The government",
            "denied",
            "claims by the opposition of vote rigging",
            "denies",
        ),
        ("opposition", "opposition", "the opposition", "claims", "of vote rigging", "accuses"),
    ) == [("denies", 1, 2)]


def test_what_is_said_over_and_over_repeats_the_first_sayings():
    from collections import Counter

    from attrib.pipeline import process_document

    text = "The ministry said that farmers had said that " * 60 + "the mill burnt."
    relations = process_document(Document("d", text)).relations
    counts = Counter(relation.source for relation in relations if relation.type == "repeats")
    assert len(counts) > 20 and max(counts.values()) <= 8


def test_a_text_that_says_the_same_all_along_points_back_once_each(monkeypatch):
    from collections import Counter

    from attrib.pipeline import process_document

    monkeypatch.setattr("attrib.relations.find._MANY_REPEATS", 100)
    text = "The ministry said that farmers had said that " * 60 + "the mill burnt."
    relations = process_document(Document("d", text)).relations
    counts = Counter(relation.source for relation in relations if relation.type == "repeats")
    assert len(counts) > 20 and set(counts.values()) == {1}
