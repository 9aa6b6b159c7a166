"""Source phrases: head, role, organisation, determiner and wording, with commas and without."""

from __future__ import annotations

import pytest

from attrib.language.segment import segment_document
from attrib.model import Document
from attrib.sources.answers.dispatch import answer
from attrib.sources.names.registry import load_registry
from attrib.sources.phrases.read import read_phrase
from attrib.sources.scene import set_scene


def read(phrase, home="SY"):
    text = f"{phrase} said rain fell."
    doc = Document("x", text)
    segmentation = segment_document(doc)
    scene = set_scene(doc, segmentation, load_registry(), home, (), answer)
    low, high = scene.token_range(0, len(phrase))
    reading = read_phrase(low, high, segmentation, scene.talk.names, scene.talk.starts)
    named = reading.name and " ".join(segmentation.words[reading.name.start : reading.name.end])
    owner = reading.organisation and " ".join(
        segmentation.words[reading.organisation.start : reading.organisation.end]
    )
    return reading, named, owner


@pytest.mark.parametrize(
    ("phrase", "form", "named"),
    [
        ("He", "pronoun", None),
        ("The two", "pronoun", None),
        ("WHO", "entity", "WHO"),
        ("who", "pronoun", None),
        ("Tova Renn, a nurse from Ohio,", "person", "Tova Renn"),
        ("Peter Salama Executive Director of the WHO Health Emergencies Programme", "person", "Peter Salama"),
        ("Rami Abdel-Rahman the organizations head", "person", "Rami Abdel-Rahman"),
        ("a spokesman for Tova Renn", "description", None),
        ("Tova Renn aides", "description", None),
        ("supporters of President Tova Renn", "description", None),
        ("the opposition Syrian National Coalition", "entity", "Syrian National Coalition"),
        ("the SANA news agency", "entity", "SANA news agency"),
        ("SANAs reporter", "description", None),
        ("dead a monitor", "description", None),
        ("Kerry and Lavrov", "joint", None),
        ("the monitor and a civil defence official", "joint", None),
        ("...", "none", None),
    ],
)
def test_readings_form(phrase, form, named):
    reading, found, _ = read(phrase)
    assert (reading.form, found) == (form, named)


@pytest.mark.parametrize(
    ("phrase", "head", "determiner", "owner", "text"),
    [
        (
            "A Russian Defence Ministry spokesman",
            "spokesman",
            "indefinite",
            "Russian Defence Ministry",
            "Russian Defence Ministry spokesman",
        ),
        (
            "A source at Aleppo Police Command",
            "source",
            "indefinite",
            "Aleppo Police Command",
            "source at Aleppo Police Command",
        ),
        ("Local sources in al-Fouaa", "source", "bare", None, "local sources in al-Fouaa"),
        ("A police source in the city", "source", "indefinite", None, "police source"),
        (
            "Opposition-linked groups inside Syria",
            "group",
            "bare",
            None,
            "opposition-linked groups inside Syria",
        ),
        ("The military representative", "representative", "definite", None, "military representative"),
        ("its director", "director", "possessive", None, "director"),
        ("the activists who fled", "activist", "definite", None, "activists"),
        (
            "a person familiar with the matter",
            "source",
            "indefinite",
            None,
            "person familiar with the matter",
        ),
        ("State media yesterday", "state media", "bare", None, None),
        ("Local and media sources", "source", "bare", None, "local and media sources"),
        (
            "Free Syrian Army commanders",
            "commander",
            "bare",
            "Free Syrian Army",
            "Free Syrian Army commanders",
        ),
    ],
)
def test_readings_description(phrase, head, determiner, owner, text):
    reading, _, found = read(phrase, "SY" if text else "")
    assert (reading.head, reading.determiner, found) == (head, determiner, owner)
    if text:
        assert reading.text == text


def test_readings_joint_parts():
    reading, _, _ = read("Donald Trump, Paul Ryan and RNC Chairman Reince Priebus")
    assert [part.name.actor.name for part in reading.parts] == ["Donald Trump", "Paul Ryan", "Reince Priebus"]
