"""Quotations whose speaker only the sentence before them shows."""

from __future__ import annotations

import pytest

import attrib


def read(text: str) -> list[tuple[str, str]]:
    return [
        tuple(" … ".join(text[s:e] for s, e in spans) for spans in (a.source, a.content))
        for a in attrib.extract(text).attributions
        if a.rule == "form.narrated"
    ]


@pytest.mark.parametrize(
    "text, source, content",
    [
        ("The ferryman stood on the quay. “It sank at noon.”", "The ferryman", "“It sank at noon.”"),
        ("Lena Moss folded the letter. “He never came home.”", "Lena Moss", "“He never came home.”"),
        ("He wiped the table. “We open at six. Come then.”", "He", "“We open at six. … Come then.”"),
        ("Tomas Reyl, 61, has sold his boat. “There is no fish.”", "Tomas Reyl, 61", "“There is no fish.”"),
        ("The abbot shook his head. “Never in my life.”", "The abbot", "“Never in my life.”"),
        ("The captain addressed the press. “We lost.”", "The captain", "“We lost.”"),
        (
            "6.40 pm: Fire chief Lena Moss meets reporters. “It is out.”",
            "Fire chief Lena Moss",
            "“It is out.”",
        ),
    ],
)
def test_the_sentence_before_shows_who_speaks(text, source, content):
    (found,) = read(text)
    assert found == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The tower fell on Monday. “It will be built again.”",
        "The play is a success. “Fog at Noon” is the next one.",
        "The abbot shook his head.\n\n“It will be built again.”",
        "The abbot said it was lost. “It will be built again.”",
        "Behind the gate stood a crowd. “It will be built again.”",
    ],
)
def test_nobody_is_made_to_speak(text):
    assert read(text) == []
