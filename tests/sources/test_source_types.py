"""Types of sources: relative to a home country, told by words, and the home country itself."""

from __future__ import annotations

import csv
import io

import pytest

from attrib.model import SPEAKER_TYPES, Document
from attrib.package_files import read_package_file
from attrib.sources.names.registry import load_countries, load_registry
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import load_lexicon, match_role
from attrib.sources.types import infer_country, relative_type, type_by_modifiers


@pytest.mark.parametrize(
    ("role", "country", "home", "expected"),
    [
        ("government", "SY", "SY", "government"),
        ("government", "RU", "SY", "foreign-government"),
        ("military", "RU", "SY", "foreign-government"),
        ("military", "RU", "RU", "military"),
        ("state-media", "IR", "SY", "media"),
        ("state-media", "IR", "IR", "state-media"),
        ("rebel", "LB", "SY", "rebel"),
        ("monitor", "US", "SY", "monitor"),
        ("military", "", "SY", "military"),
    ],
)
def test_source_types_relative(role, country, home, expected):
    assert relative_type(role, country, home) == expected


@pytest.mark.parametrize(
    ("head", "role", "words", "expected"),
    [
        ("source", "unnamed", ("military",), "military"),
        ("source", "unnamed", ("media",), "unnamed"),
        ("source", "unnamed", ("opposition",), "opposition"),
        ("source", "unnamed", ("medical",), "medical-rescue"),
        ("official", "government", ("senior", "rebel"), "rebel"),
        ("official", "government", ("un",), "intergovernmental"),
        ("commander", "military", ("kurdish",), "rebel"),
        ("commander", "military", (), "military"),
        ("rebel", "rebel", ("jihadist",), "jihadist"),
        ("tv", "media", ("regime",), "state-media"),
        ("group", "", ("pro-opposition",), "opposition"),
        ("group", "", ("rebel-held",), ""),
        ("activist", "activist", ("opposition",), "activist"),
        ("spokesman", "", ("militia",), "rebel"),
    ],
)
def test_source_types_by_words(head, role, words, expected):
    found, evidence = type_by_modifiers(head, role, words)
    assert found == expected
    assert bool(evidence) == bool(role or words and expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit Kharkiv, Ukraine said. Ukrainian crews came. Russia denied it.", "UA"),
        ("KHARTOUM - Sudanese doctors counted 31 dead in Omdurman.", "SD"),
        ("Syrias army shelled Homs and Hama. Moscow backed Damascus.", "SY"),
        ("The U.S. Senate met. American voters in Ohio and Iowa wait.", "US"),
        ("Rafah was hit. The Palestinian ministry blamed Israel. Gaza City was dark.", "PS"),
        ("The FBI and the Pentagon spoke. The Justice Department agreed. A man from Benghazi left.", "LY"),
        ("The FBI and the Pentagon spoke. The Justice Department agreed.", "US"),
        ("The Front for the Liberation of Veldora took the port.", None),
        ("", None),
    ],
)
def test_source_types_home_country(text, expected):
    assert infer_country(Document("x", text)) == expected


def test_source_types_home_country_of_a_corpus():
    """Each document has one vote: a long article on another country does not outweigh several."""
    long = Document("a", "Iraq and Iraqi Baghdad. " * 200)
    short = [Document(str(n), "Libyan boats left Benghazi.") for n in range(3)]
    assert infer_country([long, *short]) == "LY"


def test_source_types_conflict_articles_are_about_syria(corpora):
    import json

    records = [
        json.loads(line) for line in (corpora / "gold" / "conflict-dev.jsonl").read_text("utf-8").splitlines()
    ]
    documents = [Document(record["id"], record["text"]) for record in records]
    assert infer_country(documents) == "SY"


def test_source_types_lexicon_rows_are_valid():
    rows = list(csv.DictReader(io.StringIO(read_package_file("roles.csv"))))
    assert {row["class"] for row in rows} == {"person", "people", "org", "source", "document", "title"}
    assert {row["type"] for row in rows} - {""} <= set(SPEAKER_TYPES)
    assert {row["gender"] for row in rows} <= {"", "m", "f"}
    assert all(row["noun"] == row["noun"].casefold() for row in rows)
    assert set(WORDS.modifier_types.values()) - {""} <= set(SPEAKER_TYPES)


@pytest.mark.parametrize(
    "row", list(csv.DictReader(io.StringIO(read_package_file("roles.csv")))), ids=lambda row: row["noun"]
)
def test_source_types_every_role_is_found(row):
    """Each row, singular and plural, is matched in text and gives its class (the last row of a noun wins)."""
    lexicon = load_lexicon()
    for form in [row["noun"], *filter(None, row["plural"].split("|"))]:
        length, role = match_role(["The", *form.split(), "spoke"], 1, 9, lexicon)
        assert length == len(form.split())
        assert role.noun == row["noun"] or role.kind == row["class"] or role.kind == "title"


def test_source_types_first_names_have_known_genders():
    lexicon = load_lexicon()
    assert len(lexicon.first_names) > 1500
    assert set(lexicon.first_names.values()) == {"", "m", "f"}
    assert (lexicon.first_names["rami"], lexicon.first_names["olena"], lexicon.first_names["chris"]) == (
        "m",
        "f",
        "",
    )


def test_source_types_countries_are_found_by_all_their_names():
    registry = load_registry()
    for code, country in load_countries().items():
        for text in (country.name, *country.adjectives[:1]):
            assert infer_country(Document("x", f"In {text} rain fell."), registry) == code, text
