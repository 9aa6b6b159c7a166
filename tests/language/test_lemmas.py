"""Lemmas by rule and by exception."""

import pytest

from attrib.language.lemmas import lemmatise


@pytest.mark.parametrize("word, tag, lemma", [
    ("said", "VBD", "say"), ("says", "VBZ", "say"), ("saying", "VBG", "say"),
    ("denied", "VBD", "deny"), ("accused", "VBN", "accuse"), ("accusing", "VBG", "accuse"),
    ("called", "VBD", "call"), ("planned", "VBD", "plan"), ("planning", "VBG", "plan"),
    ("told", "VBD", "tell"), ("wrote", "VBD", "write"), ("written", "VBN", "write"),
    ("announced", "VBD", "announce"), ("warned", "VBD", "warn"), ("urging", "VBG", "urge"),
    ("claiming", "VBG", "claim"), ("quoted", "VBN", "quote"), ("citing", "VBG", "cite"),
    ("admitted", "VBD", "admit"), ("reported", "VBN", "report"), ("confirmed", "VBD", "confirm"),
    ("believes", "VBZ", "believe"), ("believed", "VBN", "believe"), ("stated", "VBD", "state"),
    ("tweeted", "VBD", "tweet"), ("pledging", "VBG", "pledge"), ("agreed", "VBD", "agree"),
    ("argues", "VBZ", "argue"), ("argued", "VBD", "argue"), ("was", "VBD", "be"), ("has", "VBZ", "have"),
    ("insisted", "VBD", "insist"), ("seen", "VBN", "see"), ("fled", "VBD", "flee"),
    ("ministries", "NNS", "ministry"), ("officials", "NNS", "official"), ("children", "NNS", "child"),
    ("men", "NNS", "man"), ("spokeswomen", "NNS", "spokeswoman"), ("agencies", "NNS", "agency"),
    ("forces", "NNS", "force"), ("police", "NN", "police"), ("news", "NN", "news"),
    ("Rebels", "NNS", "rebel"), ("Rights", "NNPS", "right"), ("Assad", "NNP", "assad"),
    ("killing", "NN", "killing"), ("worse", "JJR", "bad"), ("higher", "JJR", "high"),
    ("n\u2019t", "RB", "not"), ("n't", "RB", "not"), ("wo", "MD", "will"), ("'s", "POS", "'s"),
    ("'s", "VBZ", "be"), ("'ve", "VBP", "have"), ("them", "PRP", "they"), ("her", "PRP$", "her"),
    ("", "NN", ""), ("S", "NNS", "s"),
])
def test_lemmatise(word, tag, lemma):
    assert lemmatise(word, tag) == lemma


@pytest.mark.parametrize("word, tag, lemma", [
    ("bombarded", "VBD", "bombard"), ("besieging", "VBG", "besiege"), ("shelling", "VBG", "shell"),
    ("evacuated", "VBN", "evacuate"), ("massacred", "VBN", "massacre"), ("torched", "VBD", "torch"),
    ("looting", "VBG", "loot"), ("strafed", "VBD", "strafe"), ("downplayed", "VBD", "downplay"),
    ("rebutted", "VBD", "rebut"), ("decried", "VBD", "decry"), ("opining", "VBG", "opine"),
    ("reiterated", "VBD", "reiterate"), ("posited", "VBD", "posit"), ("bemoaned", "VBD", "bemoan"),
    ("militias", "NNS", "militia"), ("convoys", "NNS", "convoy"), ("hostages", "NNS", "hostage"),
    ("churches", "NNS", "church"), ("buses", "NNS", "bus"), ("crises", "NNS", "crisis"),
])
def test_lemmatise_words_of_war(word, tag, lemma):
    assert lemmatise(word, tag) == lemma
