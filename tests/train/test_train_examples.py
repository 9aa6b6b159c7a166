"""Gold attributions tied to proposals; texts that lose their marks; held-out documents left out."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from extraction_texts import find_number, read_marked
from hypothesis import given
from hypothesis import strategies as st

from attrib.evaluation.held_out import is_held_out
from attrib.extraction.source_spans import NO_SOURCE
from attrib.rules.load import parse_example
from attrib.train.examples import (
    align,
    characters,
    iou_tokens,
    read_cases,
    read_gold,
    read_records,
    side_targets,
    source_targets,
    strip_marks,
    tokens_in,
)

LOST = str.maketrans({",": None, "'": None, "’": None, "‘": None, "\n": " ", "\r": " "})


def test_read_gold_never_yields_a_held_out_document(tmp_path):
    path = tmp_path / "gold.jsonl"
    names = [str(k) for k in range(60)]
    path.write_text("".join(json.dumps({"id": name, "text": "É"}) + "\n" for name in names), encoding="utf-8")
    found = [record["id"] for record in read_gold(path)]
    assert found == [name for name in names if not is_held_out(name)]
    assert 0 < len(found) < 60
    assert [record["id"] for record in read_records(path)] == names


def make_gold(marked):
    """Return a gold record of one attribution from bracket notation."""
    text, marks = parse_example(marked)
    roles = {"S": [], "C": [], "T": []}
    for role, _, start, end in marks:
        roles[role].append([start, end])
    return {
        "id": "g",
        "text": text,
        "attributions": [{"source": roles["S"], "cue": roles["C"], "content": roles["T"]}],
    }


def test_strip_marks_moves_the_spans():
    record = make_gold("[T: It’s over], [S: the mayor's aide] [C: said],\n[T: and left].")
    record["title"] = "kept"
    bare = strip_marks(record)
    assert bare["text"] == "Its over the mayors aide said and left."
    assert (bare["id"], bare["title"]) == ("g|bare", "kept")
    (gold,) = bare["attributions"]
    words = {role: [bare["text"][s:e] for s, e in gold[role]] for role in ("source", "cue", "content")}
    assert words == {"source": ["the mayors aide"], "cue": ["said"], "content": ["Its over", "and left"]}
    assert record["text"].startswith("It’s")  # the original is as it was


def test_strip_marks_drops_what_is_nothing_but_marks():
    record = {
        "id": "g",
        "text": "a , b",
        "attributions": [
            {"source": [[2, 3]], "cue": [[0, 1]], "content": [[4, 5]]},
            {"source": [], "cue": [[2, 3]], "content": [[4, 5]]},
        ],
    }
    (gold,) = strip_marks(record)["attributions"]
    assert (gold["source"], gold["cue"], gold["content"]) == ([], [[0, 1]], [[3, 4]])


@st.composite
def records(draw):
    text = draw(st.text(alphabet="ab ,'’‘\r\n.\ud800", max_size=40))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    attributions = draw(
        st.lists(
            st.fixed_dictionaries(
                {role: st.lists(spans, max_size=3) for role in ("source", "cue", "content")}
            ),
            max_size=3,
        )
    )
    return {"id": "g", "text": text, "attributions": attributions}


@given(records())
def test_stripped_spans_hold_the_words_less_the_lost_marks(record):
    bare = strip_marks(record)
    assert bare["text"] == record["text"].translate(LOST)

    def words(text, gold, role):
        return [text[s:e].translate(LOST) for s, e in gold[role]]

    before = []
    for gold in record["attributions"]:
        kept = {
            role: [w for w in words(record["text"], gold, role) if w] for role in ("source", "cue", "content")
        }
        if kept["cue"] and kept["content"]:
            before.append(kept)
    after = [
        {role: [bare["text"][s:e] for s, e in gold[role]] for role in ("source", "cue", "content")}
        for gold in bare["attributions"]
    ]
    assert after == before


def test_tokens_in_counts_every_token_touched():
    context, _ = read_marked("He said no.")
    assert tokens_in(context.seg, [(0, 4)]) == [0, 1]
    assert tokens_in(context.seg, [(2, 3)]) == []
    assert tokens_in(context.seg, [(8, 10), (0, 2), (0, 1)]) == [0, 2]


def test_characters_leaves_space_out_and_stays_in_the_text():
    assert characters("a b", [(0, 3), (2, 99)]) == {0, 2}


@pytest.mark.parametrize(
    "a, b, value", [((0, 4), (0, 4), 1), ((0, 4), (2, 6), 1 / 3), ((0, 2), (2, 4), 0), ((1, 1), (1, 1), 0)]
)
def test_iou_tokens(a, b, value):
    assert iou_tokens(a, b) == pytest.approx(value)


def align_marked(marked):
    context, roles = read_marked(marked)
    gold = make_gold(marked)["attributions"]
    targets, ignored, lost = align(context, gold, {})
    return context, roles, targets, ignored, lost


@pytest.mark.parametrize(
    "marked, region",
    [
        ("[S: The mayor] [C: said] that [T: the bridge was safe].", "A"),
        ("[T: The bridge was safe], [C: said] [S: the mayor].", "B"),
        ("[T: The bridge], [S: the mayor] [C: said], [T: was safe].", "BA"),
        ("It was [C: reported] that [T: the bridge had fallen].", "A"),
    ],
)
def test_align_and_targets_find_the_gold(marked, region):
    context, roles, targets, ignored, lost = align_marked(marked)
    (target,) = targets.values()
    number = find_number(context, roles["C"][0])
    source = roles["S"][0] if roles["S"] else NO_SOURCE
    assert (target.number, target.source, target.region, ignored, lost) == (number, source, region, set(), 0)
    spans, right = source_targets(context, target)
    assert spans[right] == source
    for side in region:
        nears, right_near, fars, right_far = side_targets(context, target, source, side)
        span = target.after if side == "A" else target.before
        assert (nears[right_near], fars[right_far]) == (span if side == "A" else span[::-1])
        assert span in roles["T"]
    for side in {"A", "B"} - set(region):
        assert side_targets(context, target, source, side) is None


def test_align_leaves_a_that_at_the_head_of_content_out():
    context, _, targets, _, _ = align_marked("[S: He] [C: said] [T: that rain fell].")
    (target,) = targets.values()
    assert context.seg.words[slice(*target.after)] == ["rain", "fell"]


def test_align_takes_a_quotation_that_goes_on_as_a_continuation():
    _, _, targets, _, _ = align_marked("[T: “Rain fell,”] [S: he] [C: said]. [T: “It froze.”]")
    (target,) = targets.values()
    assert (target.region, target.after, target.end_sentence) == ("B", None, 1)
    assert target.before == (0, 5)


def test_align_counts_what_no_candidate_stands_for():
    _, _, targets, ignored, lost = align_marked("[S: He] said [C: no], [T: rain fell].")
    assert (targets, ignored, lost) == ({}, set(), 1)


def test_align_gives_one_candidate_to_one_attribution():
    context, _ = read_marked("He said rain fell.")
    gold = {"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 17]]}
    targets, ignored, lost = align(context, [gold, gold], {})
    assert (len(targets), ignored, lost) == (1, set(), 1)


def test_align_ignores_the_other_candidates_inside_a_cue():
    marked = "[S: He] [C: declined to say] [T: who won]."
    context, roles, targets, ignored, lost = align_marked(marked)
    inside = {k for k, head in enumerate(context.heads) if roles["C"][0][0] <= head < roles["C"][0][1]}
    assert lost == 0 and set(targets) | ignored == inside and not set(targets) & ignored


def test_source_targets_of_a_source_out_of_reach():
    marked = "[S: The paper] came out late. Rain fell, it [C: said] [T: in vain]."
    context, roles, targets, _, _ = align_marked(marked)
    (target,) = targets.values()
    assert target.source == roles["S"][0]
    assert source_targets(context, target)[1] is None


def write_cases(path, *cases):
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return list(read_cases(path))


def expect(source, cue, content):
    return {"source": source, "cue": cue, "content": content}


@pytest.mark.parametrize(
    "text,expected,roles",
    [
        # the cue nearest what is said, outside it
        (
            "He said little. Then the mayor said he had said nothing.",
            expect("the mayor", "said", "he had said nothing"),
            (["the mayor"], ["said"], ["he had said nothing"], 31),
        ),
        # pieces of one role in text order, each behind the one before
        (
            '"It is late," Ana Ruiz said. "It is too late."',
            expect("Ana Ruiz", "said", '"It is late," … "It is too late."'),
            (["Ana Ruiz"], ["said"], ['"It is late,"', '"It is too late."'], 23),
        ),
        # a word, not a part of one
        (
            "Sana said the sana was shut.",
            expect("Sana", "said", "the sana was shut"),
            (["Sana"], ["said"], ["the sana was shut"], 5),
        ),
        (
            "It was feared that ten had died.",
            expect(None, "feared", "ten had died"),
            ([], ["feared"], ["ten had died"], 7),
        ),
    ],
)
def test_strings_of_a_short_case_become_spans(tmp_path, text, expected, roles):
    (record,) = write_cases(tmp_path / "cases.jsonl", {"id": "a", "text": text, "expected": [expected]})
    (found,) = record["attributions"]
    *words, cue = roles
    assert [[text[slice(*span)] for span in found[role]] for role in ("source", "cue", "content")] == list(
        words
    )
    assert found["cue"][0][0] == cue


def test_a_short_case_whose_string_is_not_in_its_text_is_left_out(tmp_path):
    good = {"id": "a", "text": "It rained.", "expected": []}
    bad = {"id": "b", "text": "It rained.", "expected": [expect("Ana", "said", "it rained")]}
    assert [case["id"] for case in write_cases(tmp_path / "cases.jsonl", good, bad)] == ["case|a"]


def test_the_short_cases_of_the_package_can_all_be_placed_but_a_few():
    with resources.as_file(resources.files("attrib.train") / "short.jsonl") as path:
        assert len(list(read_cases(path))) > 0.99 * len(read_records(path))
