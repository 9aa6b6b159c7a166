"""Sentences that stand together without a space."""

import pytest
from language_texts import sentences_of


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("The army left the town.Rebels came.", ["The army left the town.", "Rebels came."]),
        ("Was it the army?The mayor did not know.", ["Was it the army?", "The mayor did not know."]),
        ("He shouted at them!They ran.", ["He shouted at them!", "They ran."]),
        ("The raid was on Monday.UN staff left.", ["The raid was on Monday.", "UN staff left."]),
        ("It fell in 2014.The army left.", ["It fell in 2014.", "The army left."]),
        ('"We are safe."The well is dry.', ['"We are safe."', "The well is dry."]),
        ('The well is dry."We are safe," he said.', ["The well is dry.", '"We are safe," he said.']),
        ("\u201cWe are safe.\u201dThe well is dry.", ["\u201cWe are safe.\u201d", "The well is dry."]),
        (
            "The well is dry.\u201cWe are safe,\u201d he said.",
            ["The well is dry.", "\u201cWe are safe,\u201d he said."],
        ),
        (
            "Nine died (five of them children).The army left.",
            ["Nine died (five of them children).", "The army left."],
        ),
        ("It was over.A child cried.", ["It was over.", "A child cried."]),
        # left whole
        ("See www.Example.com for more.", ["See www.Example.com for more."]),
        ("The U.S.Army left.", ["The U.S.Army left."]),
        ("Mr.Smith left.", ["Mr.Smith left."]),
        ("J.K.Rowling left.", ["J.K.Rowling left."]),
        ("St.Petersburg is cold.", ["St.Petersburg is cold."]),
        ("He wrote to jane.Doe@example.com then.", ["He wrote to jane.Doe@example.com then."]),
        ("Amazon.Com fell.", ["Amazon.Com fell."]),
        ("The file is readme.Txt here.", ["The file is readme.Txt here."]),
    ],
)
def test_glued_sentences(text, sentences):
    assert sentences_of(text) == sentences
