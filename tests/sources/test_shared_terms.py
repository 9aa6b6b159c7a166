"""What is said of people by the words around them: shared by several, twice of one, half a field, initials."""

from __future__ import annotations

import pytest

import attrib
from attrib.model import Document

PEOPLE = [
    ("NASA astronauts Odo Brink and Lars Renn flew. Renn said it was smooth.", "Lars Renn", "government"),
    ("Residents Odo Brink, Tova Brod and Lars Renn came. Renn said it was hot.", "Lars Renn", "civilian"),
    ("The mayor met Odo Brink and Lars Renn. Renn said it was hot.", "Lars Renn", "other"),
    ("Bangladeshi Road Transport and Bridges Minister Odo Karim said buses stop.", "Odo Karim", "government"),
    (
        "Interior Minister Tova Renn and Bridges Minister Odo Karim said buses stop.",
        "Tova Renn and Odo Karim",
        "government",
    ),
    (
        "Tova Renn, his wife and the current head of the Norvale Guild, said it was over.",
        "Tova Renn",
        "civilian",
    ),
    ("Tova Renn, a baker, and the mayor said it was over.", "Tova Renn and mayor", "civilian"),
    ('Lena A. I. Marwick, head of Norvale Airlines, wrote "We part."', "Lena A. I. Marwick", "other"),
    ("Odo Brink, who witnessed the crash, said it was loud.", "Odo Brink", "witness"),
    ("Odo Brink, who fled the town, said it was loud.", "Odo Brink", "civilian"),
    ("United States Attorney Odo Brink said she lied.", "Odo Brink", "government"),
    ("Senate Minority Leader Odo Brink said she lied.", "Odo Brink", "opposition"),
]


@pytest.mark.parametrize(("text", "speaker", "kind"), PEOPLE)
def test_people_are_what_the_words_around_them_tell(text, speaker, kind):
    item = attrib.process_document(Document("d", text)).attributions[-1]
    assert (item.speaker, item.speaker_type) == (speaker, kind)


def test_who_left_an_office_speaks_for_none():
    text = "Former prime minister Tony Abbott said no."
    kinds = [
        attrib.process_document(Document("d", text, date=date)).attributions[0].speaker_type
        for date in ("2014-05-02", "2019-05-02")
    ]
    assert kinds == ["government", "other"]


def test_what_a_body_makes_does_not_speak():
    text = "Al-Shabaab said it left Norvale. A man came in a Boeing at noon. The group denied the blast."
    assert attrib.process_document(Document("d", text)).attributions[-1].speaker == "Al-Shabaab"
