"""Which line ends are the writer's, and which only the width of a page; words parted at a line's end."""

import pytest

from attrib.language.form.lines import join_lines
from attrib.language.segment import segment_document
from attrib.model import Document


def paragraphs(text):
    return [" ".join(text[start:end].split()) for start, end in join_lines(text)]


@pytest.mark.parametrize(
    "text, joined",
    [
        ("The mayor said\nthe road was shut.", ["The mayor said the road was shut."]),
        (
            "The mayor said that the road to the north of the\ncity was shut. Two hundred people had left their\nhomes by then, and more were on their way to the\nborder.",
            [
                "The mayor said that the road to the north of the city was shut. Two hundred people had left their homes by then, and more were on their way to the border."
            ],
        ),
        (
            "   The mayor said that the road to the north\nwas shut.\n   Two hundred people had left their homes by\nthen.",
            [
                "The mayor said that the road to the north was shut.",
                "Two hundred people had left their homes by then.",
            ],
        ),
        (
            "The mayor of the\ntown said that\nGeneral Aslan had\nleft with his men\nbefore dawn.",
            ["The mayor of the town said that General Aslan had left with his men before dawn."],
        ),
        (
            "The mayor said that the road was shut,\nAli Reza of the relief committee said.",
            ["The mayor said that the road was shut, Ali Reza of the relief committee said."],
        ),
        (
            "The mayor said the road to the village and the\n\nbridge behind it were shut.",
            ["The mayor said the road to the village and the bridge behind it were shut."],
        ),
        # the writer's own lines
        (
            "Dam breaks in the north\nThe mayor said nine had died.",
            ["Dam breaks in the north", "The mayor said nine had died."],
        ),
        ("First line of all.\nSecond line of all.", ["First line of all.", "Second line of all."]),
        ("- bread and salt\n- water for two days", ["- bread and salt", "- water for two days"]),
        ("bread\nsalt\nwater", ["bread", "salt", "water"]),
        (
            "Nine die in market raid\nal-Shabaab says it did it.",
            ["Nine die in market raid", "al-Shabaab says it did it."],
        ),
        (
            "The bishop said: \u201cWe buried nine.\n\u201cFour were from one house.\u201d",
            ["The bishop said: \u201cWe buried nine.", "\u201cFour were from one house.\u201d"],
        ),
        ("Who ruled?\nthe army did", ["Who ruled?", "the army did"]),
        ("MARTIN: Did you see it?\nREZA: No.", ["MARTIN: Did you see it?", "REZA: No."]),
    ],
)
def test_join_lines(text, joined):
    assert paragraphs(text) == joined


@pytest.mark.parametrize(
    "text, word",
    [
        ("The govern-\nment said so.", "government"),
        ("The anti-\ngovernment fighters left.", "anti-government"),
        ("The hos-\r\n  pital was hit.", "hospital"),
        ("He met Bashar al-\nAssad there.", "al-Assad"),
        ("A spokes-\nwoman denied it.", "spokeswoman"),
        ("The Kal-\nashnikov jammed.", "Kalashnikov"),
    ],
)
def test_a_parted_word_is_one_token(text, word):
    found = segment_document(Document("d", text))
    assert word in found.words
    k = found.words.index(word)
    assert "".join(text[found.starts[k] : found.ends[k]].split()).replace("-", "") == word.replace("-", "")


def test_a_dash_at_a_line_end_parts_no_word():
    found = segment_document(Document("d", "The mayor - a teacher -\nsaid so."))
    assert "said" in found.words
