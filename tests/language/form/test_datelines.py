"""Datelines in all their shapes, and what only looks like one."""

import pytest

from attrib.language.form.datelines import find_dateline, find_inner_dateline
from attrib.language.form.read import read_form
from attrib.language.segment import segment_document
from attrib.model import Document

STORY = "Fighting broke out near the bridge."


def read(text, near_head=True):
    found = find_dateline(text, 0, len(text), near_head=near_head)
    if found is None:
        return None
    place = None if found.place is None else text[found.place[0] : found.place[1]]
    return text[: found.span[1]], place


@pytest.mark.parametrize(
    "dateline, place",
    [
        ("NAIROBI (Reuters) -", "NAIROBI"),
        ("NAIROBI, Kenya (AP) \u2014", "NAIROBI"),
        ("NAIROBI, May 3 (Reuters) -", "NAIROBI"),
        ("NAIROBI, 3 May (IRIN) -", "NAIROBI"),
        ("NAIROBI, Kenya, May 3, 2019 (AFP) \u2013", "NAIROBI"),
        ("NAIROBI (AFP), May 3 --", "NAIROBI"),
        ("NAIROBI/MOGADISHU, Sept. 12 (Reuters) -", "NAIROBI/MOGADISHU"),
        ("PORT-AU-PRINCE, Haiti (AP) --", "PORT-AU-PRINCE"),
        ("ST. PETERSBURG, Russia \u2014", "ST. PETERSBURG"),
        ("SANA'A //", "SANA'A"),
        ("COX'S BAZAR, Bangladesh |", "COX'S BAZAR"),
        ("RIO DE JANEIRO \u2014", "RIO DE JANEIRO"),
        ("KHARTOUM:", "KHARTOUM"),
        ("Khartoum (AFP) -", "Khartoum"),
        ("Khartoum, March 14 (SUNA) -", "Khartoum"),
        ("Khartoum \u2013", "Khartoum"),
        ("Damascus, SANA -", "Damascus"),
        ("Geneva/Damascus, 12 May 2017 \u2013", "Geneva/Damascus"),
        ("(Nairobi, May 3, 2019) \u2013", "Nairobi"),
        ("(Reuters) -", None),
        ("May 3 (Reuters) -", None),
        ("May 3, NAIROBI (Reuters) -", "NAIROBI"),
        ("3 May 2019, Nairobi -", "Nairobi"),
        ("AFP, Khartoum -", "Khartoum"),
        ("By Mary Otieno NAIROBI (Reuters) -", "NAIROBI"),
        ("WASHINGTON\u2014", "WASHINGTON"),
        ("MOSCOW (Sputnik)", "MOSCOW"),
        ("MOSCOW. March 3 (Interfax) -", "MOSCOW"),
        ("BEIJING, April 6 (Xinhua) --", "BEIJING"),
        ("UNITED NATIONS, Feb. 2 (UPI) --", "UNITED NATIONS"),
        ("TEHRAN (FNA)-", "TEHRAN"),
        ("BUNDU (Northern Wire) -", "BUNDU"),
        ("BUNDU, Oct 27 (Voice of the Lakes) \u2014", "BUNDU"),
    ],
)
def test_dateline(dateline, place):
    found = read(f"{dateline} {STORY}")
    assert found is not None
    assert found[0] == dateline
    assert (found[1] or "").rstrip(".") == (place or "")


@pytest.mark.parametrize(
    "text",
    [
        "The army - which denies it - left on Friday.",
        "Mary Otieno, 34 - A teacher at the school.",
        "Rebels \u2014 The city fell.",
        "UN: 40 killed in raid.",
        "MARTIN: Did you see the order?",
        "Anti-War protesters met on Friday.",
        "May 3 was a quiet day.",
        "On Tuesday - The day of the vote.",
        "NATO and the EU - Both said no.",
        "Smith: We will appeal.",
        "NAIROBI is a city of 4 million people.",
        "Nairobi (population 4 million) is large.",
        "Khartoum residents said the shelling had stopped.",
        "",
    ],
)
def test_no_dateline(text):
    assert read(text) is None


def test_far_from_the_head_only_sure_ones_count():
    assert read(f"BUNDU \u2014 {STORY}") is not None
    assert read(f"BUNDU \u2014 {STORY}", near_head=False) is None
    assert read(f"BUNDU, May 4 (AP) \u2014 {STORY}", near_head=False) is not None


def test_dateline_inside_a_paragraph_without_line_breaks():
    text = "Raid kills nine - Reports KIRKUK (Sputnik) Nine people were killed."
    found = find_inner_dateline(text, 0, len(text))
    assert found is not None and text[slice(*found.span)] == "KIRKUK (Sputnik)"
    assert text[slice(*found.place)] == "KIRKUK"
    other = "The union ISNA (Islamic Society) met there."
    assert find_inner_dateline(other, 0, len(other)) is None


def test_words_of_a_dateline_are_in_no_sentence_of_the_story():
    text = f"Raid in the east\n\nKISANGANI, Congo, May 3 (Reuters) - {STORY} The hospital said six people were hurt."
    found = segment_document(Document("d", text))
    assert [text[slice(*found.sentences[k])] for k in sorted(found.asides)] == [
        "KISANGANI, Congo, May 3 (Reuters) -"
    ]
    assert text[slice(*found.sentences[2])] == STORY
    region = next(region for region in found.regions if region.kind == "dateline")
    assert text[slice(*region.place)] == "KISANGANI"
    assert read_form(text).regions == found.regions
