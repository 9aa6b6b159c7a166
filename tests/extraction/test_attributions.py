"""Attributions of plain sentences, their spans, parents and ids; and texts no reader should choke on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from extraction_texts import HOSTILE_TEXTS, TEXTS, make_context
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extraction.judged import Judged
from attrib.extraction.proposals import Proposal, Proposer
from attrib.extraction.settle import (
    _set_parents,
    content_spans,
    extract_attributions,
    settle_overlaps,
    token_runs,
)
from attrib.extraction.weights import (
    LINEAR,
    ExtractorModels,
    Forest,
    LinearModel,
    LinearModels,
    Names,
    RegionModel,
)
from attrib.language.segment import segment_document
from attrib.language.spans import merge
from attrib.model import KINDS, STANCES, Attribution, Document, attribution_id
from attrib.notation import list_marks, write_marks
from attrib.rules.load import parse_example


def extract(text, name="d"):
    doc = Document(name, text)
    return extract_attributions(doc, segment_document(doc))


def mark(text):
    """Return the text with what is found in it in bracket notation."""
    return write_marks(text, list_marks(extract(text)))


@pytest.mark.parametrize(
    "marked",
    [
        # the word that opens a clause belongs to it
        "[S: The union] [C: agreed] [T: to help the miners].",
        "[S: The museum] [C: offered] [T: to send two samples to the laboratory].",
        "[S: The mayor] [C: wondered] [T: whether the dam would hold].",
        # cue, then what was said
        "[S: The mayor] [C: said] that [T: the bridge would reopen next week].",
        "[S: The mayor] [C: said] [T: the bridge would reopen next week].",
        "[S: Her lawyer] [C: said] [T: she would appeal].",
        "[S: The court] [C: ruled] that [T: the law was unconstitutional].",
        "[S: The prosecutor] [C: argued] that [T: the defendant had lied under oath].",
        "[S: The witness] [C: testified] that [T: the car had been stolen].",
        "[S: The coach] [C: said] [T: his team deserved to win].",
        "[S: The referee] [C: said] [T: he had seen no foul].",
        "[S: Scientists] [C: estimate] that [T: a third of the forest has burned].",
        "[S: The study] [C: found] that [T: smokers die younger].",
        "[S: He] also [C: said] [T: the airport would open].",
        "[S: Geologists] have [C: warned] that [T: the volcano may erupt].",
        "[S: The minister] [C: pointed out] that [T: the harvest was good].",
        # what belongs to the saying stays outside
        "[S: The general] [C: told] reporters that [T: the offensive had ended].",
        "[S: The general] [C: told] reporters on Tuesday that [T: his men had taken the airport].",
        "[S: The pilot] [C: told] the BBC that [T: he had seen a flash].",
        "[S: Police] [C: said] on Thursday that [T: three men were in custody].",
        "[S: The defence ministry] [C: said] in a statement [T: its forces had destroyed a bridge].",
        "In a statement, [S: the company] [C: said] [T: it would close two plants].",
        "On Monday, [S: the army] [C: said] [T: it had captured the town].",
        # what was said, then cue
        "[T: The river rose two metres overnight], [C: according to] [S: the water board].",
        "[C: According to] [S: the water board], [T: the river rose two metres overnight].",
        "[T: The plane was shot down], [S: the army] [C: says].",
        "[T: The fire was set on purpose], [C: said] [S: police chief Karl Brandt].",
        "[T: At least eight people were killed], [S: the hospital] [C: said].",
        "[T: The ceasefire], [S: monitors] [C: say], [T: is holding].",
        # quotations
        '[T: "The bridge is safe,"] [C: said] [S: the mayor].',
        '[T: "The bridge is safe,"] [S: the mayor] [C: said].',
        '[T: "The talks,"] [S: the minister] [C: said], [T: "have not failed."]',
        '[T: "We have lost everything,"] [S: he] [C: said]. [T: "Nobody has come to help us."]',
        "[T: “The front is quiet,”] [C: said] [S: the colonel].\n\n[T: “We expect that to change.”]",
        "[T: “The front is quiet,”] [S: he] [C: said].\n[T: “The sea is quiet,”] [S: she] [C: said].",
        "[T: “The front is quiet,”] [S: he] [C: said].\n\nSnow fell all night.",
        "[T: ‘I did not do it,’] [S: she] [C: said].",
        '[T: "Where is my son?"] [S: she] [C: asked].',
        '[T: "Really?"] [S: she] [C: asked].',
        '[S: He] [C: added]: [T: "We will not surrender."]',
        '[T: "It was dark,"] [C: recalled] [S: Ahmed, a fisherman from Tyre].',
        '[T: "No comment,"] [S: she] [C: said], before leaving the court.',
        "[S: The colonel] [C: described] [T: the attack as “a war crime”].",
        # accusing, denying, promising, demanding, asking
        "[S: Kyiv] [C: accused] [T: Moscow of shelling a power station].",
        "[S: The union] [C: blamed] [T: the company for the fire].",
        "[S: The ministry] [C: denied] that [T: its troops had crossed the border].",
        "[S: The spokesman] [C: confirmed] that [T: the hostages had been freed].",
        "[S: The president] [C: promised] [T: to rebuild the city].",
        "[S: The envoy] [C: called for] [T: an immediate ceasefire].",
        "[S: The secretary general] [C: called on] [T: both sides to stop fighting].",
        "[S: She] [C: asked] [T: whether the vote would be delayed].",
        "[S: Farmers] [C: fear] [T: the drought will ruin the harvest].",
        "[S: Analysts] [C: doubt] that [T: the truce will last].",
        # long sources
        "[S: Sergei Petrov, a spokesman for the ministry], [C: said] [T: the missile had been intercepted].",
        "[S: A letter seen by the newspaper] [C: says] [T: the plant leaked oil].",
        "[S: Ukraine's air force] [C: said] [T: it shot down 12 drones overnight].",
        "[S: Houthi rebels] [C: said] [T: they fired two missiles at a tanker].",
        # several in one sentence
        "[S: The minister] [C: said] [T: the budget would pass], [C: adding] that [T: taxes would not rise].",
        # nobody says anything
        "The ship left the harbour at noon.",
        "It was not clear who fired the rockets.",
    ],
)
def test_spans_of_plain_sentences(marked):
    text, _ = parse_example(marked)
    assert mark(text) == marked


@pytest.mark.parametrize(
    "text, source, content",
    [
        ("The Port Workers' Union (PWU) announced a strike.", "The Port Workers' Union (PWU)", "a strike"),
        ("“We believe that the ship is safe,” the owner wrote.", "We", "the ship is safe"),
        ("According to the Post, a clerk burnt the books.", "the Post", "a clerk burnt the books"),
    ],
)
def test_where_marks_and_brackets_belong(text, source, content):
    found = [
        tuple(" ".join(text[s:e] for s, e in spans) for spans in (a.source, a.content)) for a in extract(text)
    ]
    assert (source, content) in found


def test_a_text_bare_of_commas():
    """Some archives lost commas, apostrophes and line breaks."""
    marked = (
        "The army shelled the northern suburbs on Friday killing four people and wounding dozens more. "
        "[S: The Observatory] [C: said] on Saturday [T: at least twelve people had died in two days]. "
        "[S: State television] [C: said] [T: terrorists had fired rockets at a school]. "
        "[S: Activists] [C: reported] [T: heavy clashes near the airport]. "
        "Tens of thousands have fled since the spring."
    )
    text, _ = parse_example(marked)
    assert mark(text) == marked


def test_what_is_added_is_an_attribution_of_its_own():
    text = "The minister said the budget would pass, adding that taxes would not rise."
    said, added = extract(text)
    assert [text[s:e] for s, e in said.cue + added.cue] == ["said", "adding"]
    assert said.source == added.source == ((0, 12),)
    assert said.content[0][1] <= added.cue[0][0] < added.content[0][0]
    assert said.parent is added.parent is None


@pytest.mark.parametrize(
    "text, content",
    [
        ("Police said the road was shut, adding that nobody was hurt.", "the road was shut"),
        (
            "The minister said the budget would pass and warned that taxes would rise.",
            "the budget would pass",
        ),
        (
            "The spokesman said the army had withdrawn, but denied that it had lost the town.",
            "the army had withdrawn",
        ),
        # somebody else adds, or nothing is said in what follows
        (
            "Police said the road was shut, leaving drivers stranded.",
            "the road was shut, leaving drivers stranded",
        ),
    ],
)
def test_what_is_said_ends_where_its_source_adds(text, content):
    said = extract(text)[0]
    assert [text[s:e] for s, e in said.content] == [content]


def test_a_quotation_over_sentences_is_one_attribution_with_a_span_each():
    text = '"We have lost everything," he said. "Nobody has come to help us."'
    (found,) = extract(text)
    assert [text[s:e] for s, e in found.content] == [
        '"We have lost everything,"',
        '"Nobody has come to help us."',
    ]
    assert (found.kind, found.stance) == ("direct", "asserts")


@pytest.mark.parametrize(
    "text, kind, stance",
    [
        ("The mayor said that the bridge would reopen next week.", "indirect", "asserts"),
        ("The ministry denied that its troops had crossed the border.", "indirect", "denies"),
        ("Kyiv accused Moscow of shelling a power station.", "indirect", "accuses"),
        ("The spokesman confirmed that the hostages had been freed.", "indirect", "confirms"),
        ("“The front is quiet,” he said.", "direct", "asserts"),
        ("The colonel said the front was “quiet”.", "mixed", "asserts"),
    ],
)
def test_kind_and_stance_are_filled(text, kind, stance):
    (found,) = extract(text)
    assert (found.kind, found.stance, found.hedged) == (kind, stance, False)
    assert (found.speaker, found.speaker_type, found.resolution.by) == (None, "unnamed", "none")


# how drafts become attributions, without the weights


def propose(context, number, source, *content, score=2.0):
    return Proposal(number, score, source, 0.9, 0, 0, "A", 0.9, tuple(content), 0.9, 0.9, 0)


def test_settle_overlaps_keeps_the_more_probable_of_two_that_say_the_same():
    context = make_context("He continued to say that rain fell on the town and more rain came.")
    words, heads = context.seg.words, context.heads
    continued, said = (heads.index(words.index(word)) for word in ("continued", "say"))
    low, high = words.index("rain"), words.index("town") + 1
    weak = Judged(propose(context, continued, (0, 1), (low - 1, high)), 0.6)
    strong = Judged(propose(context, said, (0, 1), (low, high)), 0.7)
    assert settle_overlaps(context, [weak, strong]) == [strong]
    other_source = Judged(propose(context, continued, (-1, -1), (low, high)), 0.6)
    assert settle_overlaps(context, [other_source, strong]) == [other_source, strong]
    other_content = Judged(propose(context, continued, (0, 1), (high, high + 4)), 0.6)
    assert settle_overlaps(context, [other_content, strong]) == [other_content, strong]


@pytest.mark.parametrize(
    "text, content, spans",
    [
        ("He said “rain fell” here.", ("rain", "fell"), ["“rain fell”"]),
        ("He said: “Rain fell.” It froze.", ("Rain", "fell"), ["“Rain fell.”"]),
        ("He said rain fell, too.", ("rain", ","), ["rain fell"]),
        ("He wrote: “Rain fell. It froze.” We left.", ("“", "froze"), ["“Rain fell.", "It froze.”"]),
    ],
)
def test_content_spans_take_marks_in_and_cut_at_sentences(text, content, spans):
    context = make_context(text)
    words = context.seg.words
    span = (words.index(content[0]), words.index(content[1]) + 1)
    found = content_spans(context, propose(context, 0, (0, 1), span))
    assert [text[start:end] for start, end in found] == spans


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(tuple), max_size=8))
def test_merge_leaves_nothing_out_and_nothing_twice(pieces):
    merged = merge(pieces)
    covered = [k for low, high in merged for k in range(low, high)]
    assert covered == sorted(set(covered)) == sorted({k for low, high in pieces for k in range(low, high)})


def test_runs_of_a_gapped_cue():
    assert token_runs((3, 4, 7)) == [(3, 5), (7, 8)]


def draft(name, cue, *content):
    return Attribution(name, (), (cue,), content)


def test_set_parents_takes_the_smallest_content_that_holds_cue_and_content():
    outer = draft("outer", (0, 4), (5, 90))
    middle = draft("middle", (10, 14), (15, 80))
    inner = draft("inner", (20, 24), (25, 40))
    half = draft("half", (81, 84), (85, 120))  # its content runs out of the outer one's
    apart = draft("apart", (200, 204), (205, 220))
    found = {a.id: a.parent for a in _set_parents([outer, middle, inner, half, apart])}
    assert found == {"outer": None, "middle": "outer", "inner": "middle", "half": None, "apart": None}


def test_set_parents_of_two_that_hold_each_other():
    first = draft("first", (10, 14), (0, 40))
    second = draft("second", (20, 24), (0, 40))
    assert [a.parent for a in _set_parents([first, second])] == [None, None]


# what holds of every text


def inside(span, spans):
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def check(text):
    doc = Document("d\ud800", text)
    segmentation = segment_document(doc)
    found = extract_attributions(doc, segmentation)
    assert doc.text == segmentation.text == text
    ids = {a.id: a for a in found}
    assert len(ids) == len(found)
    assert [a.cue[0] for a in found] == sorted(a.cue[0] for a in found)
    for a in found:
        assert a.id == attribution_id(doc.id, a.source, a.cue, a.content)
        assert a.kind in KINDS and a.stance in STANCES and 0 <= a.confidence <= 1 and a.rule
        assert a.cue and a.content and len(a.source) <= 1
        for role in (a.source, a.cue, a.content):
            point = 0
            for start, end in role:
                assert point <= start < end <= len(text)
                assert not text[start].isspace() and not text[end - 1].isspace()
                point = end
        marks = sorted([*a.source, *a.cue, *a.content])
        assert all(end <= start for (_, end), (start, _) in zip(marks, marks[1:])), "roles overlap"
        for start, end in a.content:
            assert sum(s < end and start < e for s, e in segmentation.sentences) == 1
        for sentence in segmentation.sentences:
            pieces = [span for span in a.content if inside(span, [sentence])]
            # two pieces of one sentence only where the cue stands between
            assert len(pieces) < 2 or len(pieces) == 2 and pieces[0][1] <= a.cue[0][0] < pieces[1][0]
        if a.parent is not None:
            parent = ids[a.parent]
            assert parent is not a
            assert inside(a.cue[0], parent.content) and inside(a.content[0], parent.content)
    for a in found:
        seen = set()
        while a.parent is not None:
            assert a.id not in seen
            seen.add(a.id)
            a = ids[a.parent]
    return found


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_attributions_of_any_text(text):
    assert check(text) == check(text)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_attributions_of_hostile_text(name):
    found = check(HOSTILE_TEXTS[name])
    if name in ("nothing", "space", "one cue", "a colon", "quotation marks", "brackets"):
        assert found == ()


def test_a_great_many_quotation_marks():
    assert extract('"' * 200_000) == ()


def test_a_long_document_reads_as_its_parts_do():
    """5,000 sentences: an attribution in each, and none runs over its neighbours."""
    one = "He said the road was shut. "
    text = one * 5_000
    found = extract(text)
    assert len(found) == 5_000
    for number in (0, 2_500, 4_999):
        start = number * len(one)
        a = found[number]
        assert [text[s:e] for s, e in a.source + a.cue + a.content] == ["He", "said", "the road was shut"]
        assert a.source[0][0] == start


def test_ids_hang_on_the_document_and_the_spans_alone():
    text = "The mayor said that the bridge would reopen next week."
    (one,), (same,), (other,) = extract(text), extract(text), extract(text, "e")
    assert one.id == same.id and one.id.startswith("d#") and len(one.id) == 12
    assert other.id.startswith("e#") and other.id[2:] != one.id[2:]


_SCRIPT = """
import sys
from attrib.extraction.settle import extract_attributions
from attrib.model import Document
from attrib.language.segment import segment_document
doc = Document("d", sys.stdin.read())
sys.stdout.write(ascii(extract_attributions(doc, segment_document(doc))))
"""


def test_attributions_are_the_same_on_any_hash_seed():
    text = (
        "State media said the army denied that it had used gas. “We have seen the film,” a doctor said. "
        "Rebels blamed the government, according to the paper, and vowed to take revenge."
    )
    here = extract(text)
    assert len(here) >= 3
    path = os.pathsep.join(filter(None, sys.path))
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        input=text.encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONUTF8": "1"},
    )
    assert run.stdout.decode() == ascii(here)


def test_a_proposal_of_nothing_is_no_attribution():
    """A cue that opens the text has nothing before it, however sure the weights are of content there."""
    by_name = {name: LinearModel({"b": 9.0} if name in ("gate", "cue") else {}) for name in LINEAR}
    linear = LinearModels(by_name, RegionModel({"B|side=0": 9.0}))
    forest = Forest({"base": 9.0, "depth": 1, "trees": []})
    doc = Document("d", "said")
    segmentation = segment_document(doc)
    models = ExtractorModels(linear, forest, 0.1, Names((), (), ()))
    groups = Proposer(linear).propose(make_context("said"))
    assert groups and groups[0][0].content == ((0, 0),)
    assert extract_attributions(doc, segmentation, models) == ()
