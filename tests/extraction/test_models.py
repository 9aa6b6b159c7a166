"""The learnt weights: scoring against a plain computation, and files that are not as they should be."""

from __future__ import annotations

import gzip
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import attrib.extraction.weights
from attrib.errors import DataError
from attrib.extraction.features.whole import FEATURES
from attrib.extraction.weights import (
    FORMAT,
    LINEAR,
    REGIONS,
    Forest,
    LinearModel,
    RegionModel,
    build_models,
    load_models,
    logistic,
    pack_record,
    softmax,
    unpack_record,
)
from attrib.package_files import pack_numbers

NAMES = st.lists(st.sampled_from("abcdefg"), max_size=12)
WEIGHTS = st.dictionaries(st.sampled_from("abcde"), st.floats(-9, 9), max_size=5)


@given(WEIGHTS, NAMES)
def test_linear_score_is_the_sum_of_known_weights(weights, names):
    assert LinearModel(weights).score(names) == sum(weights.get(name, 0.0) for name in names)


def test_explain_lists_the_strongest_known_first():
    model = LinearModel({"a": -2.0, "b": 1.0, "c": 2.0, "d": 0.5})
    assert model.explain(["d", "x", "b", "c", "a"], most=3) == [("a", -2.0), ("c", 2.0), ("b", 1.0)]


def test_region_tables_hold_the_scores_of_their_names():
    class Groups:
        @staticmethod
        def group(value):
            return ["a=" + value, "b"]

    model = RegionModel({"A|a=1": 1.0, "BA|b": 2.0})
    tables = model.tables(Groups)
    assert model.total(
        [tables.group[("1",)], tables.alone("a=1", tables.none), tables.alone("c", tables.none)]
    ) == (2.0, 0.0, 2.0)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(REGIONS), st.sampled_from(["a", "b", "c|d", ""])).map("|".join),
        st.floats(-9, 9),
    ),
    NAMES,
)
def test_region_scores_are_those_of_three_linear_models(weights, names):
    names = [*names, "c|d"]
    plain = [sum(weights.get(f"{region}|{name}", 0.0) for name in names) for region in REGIONS]
    assert RegionModel(weights).scores(names) == tuple(plain)
    assert RegionModel(weights).named_weights() == {name: w for name, w in weights.items() if w}


def test_region_model_refuses_an_unknown_region():
    with pytest.raises(ValueError):
        RegionModel({"Q|a": 1.0})


TREES = [
    # x0 <= 1 ? (x1 <= -2 ? 0.5 : -0.25) : 3
    [[0, 1.0, 1, 4], [1, -2.0, 2, 3], [0.5], [-0.25], [3.0]],
    [[7.0]],
    [[2, 0.0, 1, 2], [-1.0], [1.0]],
]


def walk(tree, row):
    node = tree[0]
    while len(node) > 1:
        feature, threshold, left, right = node
        node = tree[left if row[feature] <= threshold else right]
    return node[0]


@given(st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), max_size=20))
def test_forest_score_is_the_sum_of_its_trees(rows):
    forest = Forest({"base": -0.5, "depth": 3, "trees": TREES})
    assert forest.score(rows) == pytest.approx(
        [-0.5 + sum(walk(tree, row) for tree in TREES) for row in rows]
    )


def test_forest_goes_left_at_the_threshold():
    forest = Forest({"base": 0, "depth": 1, "trees": [TREES[2]]})
    assert forest.score([[0, 0, 0.0], [0, 0, 1e-9]]) == [-1.0, 1.0]


@pytest.mark.parametrize("node", [[0, 0.5, 1, 9], [0, 0.5, 0, 2], [-1, 0.5, 1, 2]])
def test_forest_refuses_nodes_that_point_nowhere(node):
    with pytest.raises(ValueError, match="tree 0, node 0 points nowhere"):
        Forest({"base": 0, "depth": 1, "trees": [[node, [0.1], [0.2]]]})


def test_forest_without_trees_or_rows():
    forest = Forest({"base": 2, "depth": 3, "trees": []})
    assert forest.score([[1.0], [2.0]]) == [2.0, 2.0]
    assert forest.score([]) == []


@pytest.mark.parametrize(
    "x, p", [(0, 0.5), (math.log(3), 0.75), (-math.log(3), 0.25), (1000, 1.0), (-1000, 0.0)]
)
def test_logistic(x, p):
    assert logistic(x) == pytest.approx(p)


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=8))
def test_softmax_sums_to_one_in_the_order_of_scores(scores):
    found = softmax(scores)
    assert sum(found) == pytest.approx(1)
    assert (
        found.index(max(found)) == scores.index(max(scores)) or max(found) == found[scores.index(max(scores))]
    )


def test_softmax_of_a_known_case():
    assert softmax([0.0, math.log(3)]) == pytest.approx([0.25, 0.75])


def make_record(**changes):
    linear = {name: {"a": 1.0} for name in LINEAR} | {"region": {"A|a": 1.0}}
    forest = {"base": 0, "depth": 1, "trees": TREES[1:]}
    names = {"features": list(FEATURES), "classes": ["deny", "say"], "rules": []}
    record = {"format": FORMAT, "names": names, "linear": linear, "forest": forest, "threshold": 0.5}
    return {**record, **changes}


def make_names(**changes):
    return make_record()["names"] | changes


def test_build_models_reads_a_record():
    models = build_models(make_record())
    assert models.threshold == 0.5
    assert models.linear.named_weights() == make_record()["linear"]
    assert models.linear["cue"].score(["a", "a", "b"]) == 2.0
    assert models.linear.region.scores(["a"]) == (1.0, 0.0, 0.0)
    assert models.forest.score([[0, 0, 1] + [0] * (len(FEATURES) - 3)]) == [8.0]
    assert models.names.class_codes == {"deny": 0, "say": 1}


def test_build_models_finds_features_by_name():
    """The forest's third feature is the program's last: the record says which it learnt from."""
    names = make_names(features=[*FEATURES[:2], FEATURES[-1]])
    models = build_models(make_record(names=names))
    assert models.forest.score([[0] * (len(FEATURES) - 1) + [1]]) == [8.0]
    assert models.forest.score([[0] * len(FEATURES)]) == [6.0]


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"names": make_names(features=["colour"])}, "'colour' among its features"),
        ({"names": make_names(classes=["say", "hum"])}, "'hum' among its classes"),
        ({"names": make_names(rules=["gone"])}, "'gone' among its rules"),
    ],
)
def test_build_models_refuses_what_it_cannot_map(changes, words):
    with pytest.raises(ValueError, match=words):
        build_models(make_record(**changes))


def pack(record):
    return gzip.compress(json.dumps(record).encode())


def pack_with(**changes):
    """Pack a record of whose parts some are replaced as the file would hold them."""
    return pack({**json.loads(gzip.decompress(GOOD)), **changes})


def pack_linear(name, table):
    return pack_with(linear={**json.loads(gzip.decompress(GOOD))["linear"], name: table})


GOOD = pack_record(make_record())


def test_a_packed_record_is_what_it_was():
    linear = make_record()["linear"] | {"cue": {"b": -3.312, "a c": 0.133, "é": 0.0}, "gate": {}}
    record = make_record(linear=linear)
    assert unpack_record(pack_record(record)) == record
    assert pack_record(record) == pack_record(make_record(linear=dict(reversed(linear.items()))))


@pytest.mark.parametrize("changes, words", [({"format": 2}, "is 2, this"), ({"format": None}, "is None")])
def test_unpack_record_refuses_another_format(changes, words):
    with pytest.raises(ValueError, match=f"its format {words}"):
        unpack_record(pack_with(**changes))


@pytest.fixture
def weights(tmp_path, monkeypatch):
    monkeypatch.setattr(attrib.extraction.weights, "_weights_folder", lambda: tmp_path)
    return tmp_path / attrib.extraction.weights.WEIGHTS_FILE


def test_load_models_reads_the_file(weights):
    weights.write_bytes(GOOD)
    assert load_models.__wrapped__().threshold == 0.5


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"no gzip at all",
        GOOD[:-20],  # cut off
        GOOD[:30] + bytes(20) + GOOD[50:],  # damaged
        gzip.compress(b"{"),
        gzip.compress(b"\xff\xfe"),
        pack([]),
        pack_with(format=1),
        pack_with(names={}),
        pack_with(linear={}),
        pack_linear("region", []),
        pack_linear("region", {"features": "Q|a", "thousandths": pack_numbers([1])}),
        pack_linear("cue", {"features": "a", "thousandths": pack_numbers([1, 2])}),
        pack_linear("cue", {"features": "a", "thousandths": "AAA"}),
        pack_with(forest={}),
        pack_with(forest={"base": 0, "depth": 1, "trees": [[[1, 2, 3]]]}),
        pack_with(threshold="high"),
        pack_with(threshold=None),
    ],
    ids=(
        "missing empty plain cut damaged json utf-8 list format names linear region-list region-name "
        "more-weights base64 forest node word none"
    ).split(),
)
def test_load_models_names_the_file_and_the_next_step(weights, content):
    if content is not None:
        weights.write_bytes(content)
    with pytest.raises(DataError, match=r"extractor\.json\.gz: .* run `attrib train extractor`") as caught:
        load_models.__wrapped__()
    assert "\n" not in str(caught.value)


def test_the_shipped_weights_are_whole():
    models = load_models()
    assert 0 < models.threshold < 1
    assert all(models.linear[name].weights for name in LINEAR)
    forest = models.forest
    assert len(forest.roots) > 0
    assert forest.feature.min() >= 0 and forest.feature.max() < len(FEATURES)
    assert forest.children.min() >= 0 and forest.children.max() < len(forest.feature)
    # the shipped depth is enough to reach a leaf from every node
    at = set(forest.roots.tolist())
    for _ in range(forest.depth):
        at = {int(child) for k in at for child in forest.children[2 * k : 2 * k + 2]}
    assert all(forest.children[2 * k] == k == forest.children[2 * k + 1] for k in at)


def test_a_forest_scores_a_row_alike_alone_and_among_many():
    forest = load_models().forest
    rows = [[(3 * row + 7 * column) % 11 / 4 for column in range(len(FEATURES))] for row in range(600)]
    scores = forest.score(rows)
    assert scores == [forest.score([row])[0] for row in rows]
    assert len(set(scores)) > 1
