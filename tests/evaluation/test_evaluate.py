"""The figures of ``attrib evaluate``: by hand on small cases, and equal to the reference scorer's."""

import json
import random
import sys
from dataclasses import replace

import pytest

from attrib.evaluation.errors import find_faults, mark_attribution, write_report
from attrib.evaluation.fields import is_same_name, read_aliases, score_fields, score_verification
from attrib.evaluation.held_out import is_held_out
from attrib.evaluation.ledger import score_ledger
from attrib.evaluation.spans import (
    FIGURES,
    Count,
    Measure,
    common_size,
    count_spans,
    measure,
    overlap_ratio,
    score_counts,
    score_spans,
)
from attrib.model import Attribution, Document
from attrib.records import read_record

TEXT = "Rescuers said that 12 people died. He wants peace, the cleric added."


def spans(*words):
    return tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


FIRST = Attribution("a", spans("Rescuers"), spans("said"), spans("12 people died"))
SECOND = Attribution("b", spans("the cleric"), spans("added"), spans("He wants peace"))
GOLD = Document("d", TEXT, attributions=(FIRST, SECOND), relations=())


def test_perfect_prediction_scores_one():
    scores = score_spans([(GOLD, GOLD.attributions)])
    assert {name: score.f1 for name, score in scores.items()} == dict.fromkeys(FIGURES, 1.0)
    assert scores["linked"].interval == (1.0, 1.0)


def test_nothing_predicted_scores_zero():
    scores = score_spans([(GOLD, ())])
    assert {(score.precision, score.recall, score.f1) for score in scores.values()} == {(0.0, 0.0, 0.0)}


def test_counts_of_a_near_miss():
    near = replace(FIRST, content=spans("that 12 people died."))
    far = replace(SECOND, content=spans("peace"), source=spans("cleric"))
    counts = count_spans(GOLD, (near, far))
    assert counts["linked"] == Count(1, 2, 2)  # "peace" is 5 of 12 characters of its content
    assert counts["linked-loose"] == Count(2, 2, 2)
    assert counts["exact"] == Count(1, 2, 2)  # a leading "that" and a full stop do not count
    assert counts["content spans"] == Count(1, 2, 2)
    assert counts["source spans"] == Count(1, 2, 2)
    assert counts["source chars"] == Count(14, 14, 17)
    assert counts["content chars"] == Count(17, 22, 24)
    assert counts["reporting"] == Count(1, 2, 2)


def test_attribution_without_source_links_only_to_one_without():
    bare = replace(FIRST, source=())
    assert count_spans(replace(GOLD, attributions=(bare,)), (bare,))["linked"] == Count(1, 1, 1)
    assert count_spans(replace(GOLD, attributions=(bare,)), (FIRST,))["linked"] == Count(0, 1, 1)


def test_each_attribution_is_matched_once():
    assert count_spans(GOLD, (FIRST, FIRST, SECOND))["linked"] == Count(2, 3, 2)


def test_measure_ignores_spaces_and_merges_overlaps():
    scale = Measure("ab  cd ef")
    assert scale.cover([(4, 6), (0, 3), (1, 5), (7, 99)]) == ((0, 6),)
    assert overlap_ratio(((0, 2), (4, 6)), ((1, 5),)) == pytest.approx(2 / 6)
    assert overlap_ratio((), ()) == 1.0
    assert common_size(((0, 2), (4, 6)), ((1, 5),)) == 2
    assert measure(0, 0, 0) == (0.0, 0.0, 0.0)


def test_bootstrap_interval_holds_the_figure_and_depends_on_the_seed_alone():
    counts = [count_spans(GOLD, GOLD.attributions[: k % 3]) for k in range(30)]
    one, again, other = (score_counts(counts, seed=seed)["linked"] for seed in (1, 1, 2))
    assert one == again
    assert one.interval != other.interval
    assert one.interval[0] < one.f1 < one.interval[1]
    assert score_counts(counts, resamples=0)["linked"].interval is None


def test_held_out_rule():
    # worked out with sha256sum and bc
    assert [number for number in range(12) if is_held_out(f"doc{number}")] == [4, 6, 7]


def test_names_agree():
    aliases = read_aliases({"SANA": ["Syrian Arab News Agency"]})
    assert is_same_name("the Syrian Arab News Agency", "SANA", aliases) is False  # the table has no article
    assert is_same_name("Syrian Arab News Agency", "sana", aliases)
    assert is_same_name("President Assad", "Bashar al-Assad", aliases)
    assert not is_same_name("Bashar al-Assad", "Maher al-Assad", aliases)
    assert is_same_name(None, None, aliases) and not is_same_name("SANA", None, aliases)


def test_errors_are_sorted_into_classes():
    wrong = replace(FIRST, content=spans("12"))
    false = Attribution("x", (), spans("wants"), spans("wants peace"), rule="want", confidence=0.5)
    gold = replace(GOLD, attributions=(FIRST, replace(SECOND, content=spans("He"))))
    faults = list(find_faults(gold, (wrong, false)))
    assert [fault.kind for fault in faults] == ["missed", "false", "wrong content"]
    assert mark_attribution(TEXT, FIRST) == (
        "[S: Rescuers] [C: said] that [T: 12 people died]. He wants peace, the cleric added."
    )
    lines = list(write_report([(gold, (wrong, false))]))
    assert lines[:5] == [
        "missed: 1 (1 with a reporting cue)",
        "false: 1 (0 with a reporting cue)",
        "wrong source: 0 (0 with a reporting cue)",
        "wrong content: 1 (1 with a reporting cue)",
        "wrong source and content: 0 (0 with a reporting cue)",
    ]
    assert any("(want, 0.50)" in line for line in lines)


def disturb(record: dict, rng: random.Random) -> dict:
    """Return a prediction with every kind of fault in it."""
    other = json.loads(json.dumps(record))
    length = len(record["text"])
    kept = []
    for item in other["attributions"]:
        for role in ("source", "cue", "content"):
            moved = []
            for start, end in item.get(role) or []:
                if rng.random() < 0.4:
                    start = max(0, min(length - 1, start + rng.randint(-5, 6)))
                    end = max(start + 1, min(length, end + rng.randint(-40, 8)))
                moved.append([start, end])
            item[role] = moved if rng.random() > 0.05 else []
        if rng.random() < 0.2:
            item["speaker"] = rng.choice([None, "SANA", "Assad", "activists", "Syrian Observatory"])
        if rng.random() < 0.2:
            item["stance"] = rng.choice(["denies", "asks"])
        item["hedged"] = rng.random() < 0.1
        kept += [item] if rng.random() > 0.15 else []
        if rng.random() < 0.1:
            twin = json.loads(json.dumps(item))
            kept += [twin | {"id": item["id"] + "-twin"} if "id" in item else twin]
    ids = [item["id"] for item in kept if "id" in item]
    other["relations"] = [
        item for item in other.get("relations") or () if {item.get("from"), item["to"]} <= {*ids, None}
    ]
    for item in kept:
        if item.get("parent") not in ids:
            item["parent"] = None
    if ids:
        other["relations"].extend(
            {
                "type": rng.choice(["repeats", "denies", "confirms", "unverified"]),
                "from": rng.choice([*ids, None]),
                "to": rng.choice(ids),
            }
            for _ in range(3)
        )
    other["attributions"] = kept
    return other


@pytest.fixture(scope="module")
def scorers(corpora):
    sys.path.insert(0, str(corpora / "tools"))
    try:
        import score
        import score_fields as fields
        import score_ledger as ledger
        import score_verification as verification

        yield score, fields, ledger, verification
    finally:
        sys.path.remove(str(corpora / "tools"))


@pytest.fixture(scope="module")
def aliases(corpora):
    return read_aliases(json.loads((corpora / "gold" / "aliases.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name, part", [("conflict-dev.jsonl", 1), ("polnear-train.jsonl", 12)])
def test_span_figures_equal_the_reference_scorer(corpora, scorers, name, part):
    gold = {
        key: record
        for k, (key, record) in enumerate(scorers[0].load(corpora / "gold" / name).items())
        if k % part == 0
    }
    rng = random.Random(7)
    predicted = {key: disturb(record, rng) for key, record in gold.items()}
    expected = scorers[0].score(gold, predicted)
    scores = score_spans(
        [(read_record(record), read_record(predicted[key]).attributions) for key, record in gold.items()],
        resamples=0,
    )
    assert {figure: (score.precision, score.recall, score.f1) for figure, score in scores.items()} == {
        figure: pytest.approx(values) for figure, values in expected.items()
    }


@pytest.mark.parametrize("seed", range(3))
def test_field_figures_equal_the_reference_scorer(corpora, scorers, aliases, seed):
    gold = scorers[0].load(corpora / "gold" / "conflict-dev.jsonl")
    rng = random.Random(seed)
    predicted = {key: disturb(record, rng) for key, record in gold.items()}
    figures = score_fields(
        [(read_record(record), read_record(predicted[key])) for key, record in gold.items()], aliases
    )
    expected = scorers[1].main(gold, predicted)
    assert figures == {name: pytest.approx(value) for name, value in expected.items()}


def test_verification_figures_equal_the_reference_scorer(corpora, scorers, aliases):
    gold = scorers[0].load(corpora / "gold" / "verification-dev.jsonl")
    rng = random.Random(3)
    predicted = {
        key: {
            "id": key,
            "text": record["text"],
            "attributions": [],
            "relations": [
                {
                    "type": item["polarity"] if rng.random() < 0.9 else "verified",
                    "span": item["span"],
                    "to_spans": item["to_spans"] if rng.random() < 0.7 else [[0, 9]],
                    "to": None,
                    "by": item["by"] if rng.random() < 0.7 else None,
                }
                for item in record["verifications"]
                if rng.random() < 0.8
            ],
        }
        for key, record in gold.items()
    }
    assert score_verification(
        [(read_record(record), read_record(predicted[key])) for key, record in gold.items()], aliases
    ) == scorers[3].main(gold, predicted)


def test_ledger_figures_equal_the_reference_scorer(corpora, scorers, aliases):
    with open(corpora / "gold" / "ledger-dev.jsonl", encoding="utf-8") as stream:
        groups = [json.loads(line) for line in stream]
    rng = random.Random(5)
    claims: list[dict] = []
    for group in groups:
        for event in group["events"]:
            for entry in event["claims"]:
                quantity = dict(entry["quantity"])
                quantity["low"] = quantity["low"] if rng.random() < 0.8 else 3
                place = {
                    "document": entry["doc"],
                    "span": entry["span"],
                    "figures": [quantity],
                    "speaker": entry["speaker"] if rng.random() < 0.8 else "X",
                    "copied_from": {"document": rng.choice(group["docs"])["id"], "span": [0, 1]}
                    if rng.random() < 0.1
                    else None,
                }
                if claims and rng.random() < 0.3:
                    claims[-1]["members"].append(place)
                elif rng.random() < 0.9:
                    claims.append(
                        {
                            "id": str(len(claims)),
                            "members": [place],
                            "event": event["event"] if rng.random() < 0.8 else rng.choice(["a", None]),
                            "relations": [
                                {
                                    "type": rng.choice(["conflicts", "revises", "denies"]),
                                    "claim": str(rng.randint(0, len(claims))),
                                }
                            ],
                        }
                    )
    assert score_ledger(groups, claims, aliases) == scorers[2].main(groups, claims)
