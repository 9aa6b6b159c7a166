"""Base noun phrases, verb groups and which quotation a token stands in."""

from __future__ import annotations

import pytest
from extraction_texts import HOSTILE_TEXTS, TEXTS
from hypothesis import given, settings

from attrib.language.frames import build_frame, verb_group
from attrib.language.segment import segment_document
from attrib.model import Document


def frame_of(text):
    seg = segment_document(Document("d", text))
    return seg, build_frame(seg)


@pytest.mark.parametrize(
    "text, chunks",
    [
        ("The army said two villages fell.", ["The *army", "two *villages"]),
        ("Syria's foreign ministry denied it.", ["*Syria", "foreign *ministry", "*it"]),
        ("The minister's old friend met a son of hers.", ["The *minister", "old *friend", "a *son", "*hers"]),
        ("He gave five million to the city.", ["*He", "five *million", "the *city"]),
        ("More than 1,500 people and some 40 soldiers fled.", ["1,500 *people", "some 40 *soldiers"]),
        ("They were troops loyal to the president.", ["*They", "*troops", "the *president"]),
        ("The killed fighters were foreign.", ["The killed *fighters"]),
        ("The old and new ministers met.", ["The old and new *ministers"]),
        ("This is what they said.", ["*This", "*what", "*they"]),
        ("They carried the dead to the square.", ["*They", "the *dead", "the *square"]),
        # a day closes the phrase before it and opens none with what follows, where the comma was lost
        ("Government forces yesterday said rain fell.", ["Government *forces", "*yesterday", "*rain"]),
        ("On Thursday activists said rain fell.", ["*Thursday", "*activists", "*rain"]),
        # that ends a paper's name
        ("Rain fell, USA Today reported.", ["*Rain", "USA *Today"]),
        ("Clashes continued Wednesday morning.", ["*Clashes", "Wednesday *morning"]),
        ("On 6 April 2017 Turkey says rain fell.", ["6 April *2017", "*Turkey", "*rain"]),
    ],
)
def test_build_frame_finds_noun_phrases(text, chunks):
    seg, frame = frame_of(text)
    found = [
        " ".join(("*" if k == head else "") + seg.words[k] for k in range(*chunk))
        for chunk, head in zip(frame.chunks, frame.chunk_heads)
    ]
    assert [words.replace(" 's", "") for words in found] == chunks


def test_at_least_leaves_the_number_in_the_noun_phrase():
    seg, frame = frame_of("At least eight civilians were killed.")
    (chunk,), (head,) = frame.chunks, frame.chunk_heads
    assert seg.words[head] == "civilians"
    assert seg.words[chunk[0] : chunk[1]][-2:] == ["eight", "civilians"]


@pytest.mark.parametrize(
    "text, verb, group, properties",
    [
        ("He said no.", "said", "", set()),
        ("The army has not been told.", "told", "has not been", {"negated", "passive", "perfect"}),
        ("He refused to say more.", "say", "to", {"infinitive"}),
        ("She would never have said that.", "said", "would never have", {"would", "negated", "perfect"}),
        ("She could not confirm it.", "confirm", "could not", {"could", "negated"}),
        ("They did not confirm it.", "confirm", "did not", {"negated"}),
        ("He is saying no.", "saying", "is", set()),
        ("The claim was dismissed by the court.", "dismissed", "was", {"passive"}),
        ("The plan has been widely criticised.", "criticised", "has been widely", {"passive", "perfect"}),
        ("He was later quoted on it.", "quoted", "was later", {"passive"}),
        ("They may soon deny it.", "deny", "may soon", {"may"}),
        ("He has repeatedly denied it.", "denied", "has repeatedly", {"perfect"}),
        ("The town was not attacked, he said.", "said", "", set()),
        ("The men who had been arrested denied it.", "denied", "", set()),
    ],
)
def test_verb_group(text, verb, group, properties):
    seg, _ = frame_of(text)
    i = seg.words.index(verb)
    found = verb_group(seg, i)
    assert " ".join(seg.words[found.start : i]) == group
    flags = {name for name in ("negated", "passive", "perfect", "infinitive") if getattr(found, name)}
    assert flags | ({found.modal} if found.modal else set()) == properties


def test_quoted_tokens_are_those_of_the_outermost_quotation():
    seg, frame = frame_of("“He told me ‘run’ and left,” she said. Then: “No.”")
    by_quotation = {}
    for word, number in zip(seg.words, frame.quoted):
        by_quotation.setdefault(number, []).append(word)
    outside = by_quotation.pop(-1)
    assert outside == ["she", "said", ".", "Then", ":"]
    assert [" ".join(words) for words in by_quotation.values()] == [
        "“ He told me ‘ run ’ and left , ”",
        "“ No . ”",
    ]
    assert all(seg.quotations[number].depth == 0 for number in by_quotation)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_frames_hold_their_promises(text):
    seg, frame = frame_of(text)
    count = len(seg.words)
    assert len(frame.chunk_of) == len(frame.quoted) == len(frame.heads) == len(frame.relations) == count
    point = 0
    for number, ((low, high), head) in enumerate(zip(frame.chunks, frame.chunk_heads)):
        assert point <= low <= head < high <= count
        assert frame.chunk_of[low:high] == [number] * (high - low)
        assert seg.sentence_of[low] == seg.sentence_of[high - 1]
        point = high
    assert sum(k >= 0 for k in frame.chunk_of) == sum(high - low for low, high in frame.chunks)
    for k, number in enumerate(frame.quoted):
        if number >= 0:
            low, high = frame.quotation_tokens[number]
            assert low <= k < high and seg.quotations[number].depth == 0
    assert len(frame.quotation_tokens) == len(seg.quotations)
    for k, children in enumerate(frame.children):
        assert [frame.heads[child] for child in children] == [k] * len(children)
        assert frame.rightmost[k] == (children[-1] if children else -1)
    for i in range(count):
        first, _ = seg.sentence_tokens[seg.sentence_of[i]]
        assert first <= verb_group(seg, i).start <= i
    again = build_frame(seg)
    assert (again.chunks, again.chunk_heads, again.quoted) == (frame.chunks, frame.chunk_heads, frame.quoted)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_build_frame_on_hostile_text(name):
    seg, frame = frame_of(HOSTILE_TEXTS[name])
    assert len(frame.chunk_of) == len(seg.words)
