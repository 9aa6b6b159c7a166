"""Sentence ends that an archive lost, in texts without commas."""

import pytest

from attrib.language.lost_stops import lacks_commas, load_stop_model
from attrib.language.segment import segment_document
from attrib.model import Document

# what makes a text one without commas: fifty words of it
BARE = (
    "Troops entered the town on Friday after a week of fighting. Most shops were shut and the streets were empty. "
    "The mayor had left the day before with his family. Relief workers said that bread was short in all parts of the town. "
    "A convoy was due on Sunday. "
)


def split(text):
    found = segment_document(Document("d", BARE + text))
    return [found.text[a:b] for a, b in found.sentences if a >= len(BARE)]


@pytest.mark.parametrize(
    "text, sentences",
    [
        (
            "Six people were hurt in the market in Tarin The police said that a car had blown up near the gate.",
            [
                "Six people were hurt in the market in Tarin",
                "The police said that a car had blown up near the gate.",
            ],
        ),
        (
            "Two houses were hit on the western side of the town At least nine people were killed and others were hurt.",
            [
                "Two houses were hit on the western side of the town",
                "At least nine people were killed and others were hurt.",
            ],
        ),
        # no end: names, bodies, a source that follows what it says
        ("The head of the Relief Committee for the North said that bread was short in the town.", None),
        ("The road to the north was cut by shelling on Friday the Defence Ministry of Korun said.", None),
        ("He met the Governor of Tarin Province and the Chief of the Northern Command in Korun.", None),
    ],
)
def test_lost_stops(text, sentences):
    assert split(text) == (sentences or [text])


def test_texts_with_commas_are_left_alone():
    text = "Six people, two of them children, were hurt in the market in Tarin The police, who came, said so."
    assert not lacks_commas(text.split())
    found = segment_document(Document("d", text * 4))
    assert all("Tarin The police" in text[a % len(text) :] or b for a, b in found.sentences)
    assert len(found.sentences) <= 5


def test_the_model_is_small_and_finite():
    model = load_stop_model()
    assert 100 < len(model.weights) < 10_000
    assert all(abs(weight) < 20 for weight in model.weights.values())
