"""Training from end to end on a few small documents made up here."""

from __future__ import annotations

import json

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")
pytest.importorskip("lightgbm")

from attrib.errors import InputError  # noqa: E402
from attrib.evaluation.held_out import is_held_out  # noqa: E402
from attrib.extraction.features.whole import FEATURES  # noqa: E402
from attrib.extraction.proposals import Proposal  # noqa: E402
from attrib.extraction.settle import extract_attributions  # noqa: E402
from attrib.extraction.weights import LINEAR, Forest, build_models, unpack_record  # noqa: E402
from attrib.language.segment import segment_document  # noqa: E402
from attrib.model import Document  # noqa: E402
from attrib.notation import list_marks, write_marks  # noqa: E402
from attrib.rules.load import parse_example  # noqa: E402
from attrib.train.extractor import (  # noqa: E402
    LOOSE_LABEL,
    agreement,
    align_examples,
    cross_validate,
    deal_folds,
    fit_forest,
    load_examples,
    make_example,
    train_models,
    write_weights,
)

SPEAKERS = ["The mayor", "A nurse", "Ann Hall", "The union", "Police", "Two aides"]
FACTS = [
    "the bridge was shut",
    "the road had flooded",
    "rain fell all night",
    "two men were missing",
    "the vote would be held",
    "the mine had closed",
]
SHAPES = [
    "[S: {who}] [C: said] that [T: {what}].",
    "[S: {who}] [C: said] [T: {what}].",
    "[T: “{what},”] [C: said] [S: {who}].",
    "[T: “{what},”] [S: he] [C: said]. [T: “{that}.”]",
    "[S: {who}] [C: denied] that [T: {what}].",
    "[T: {what}], [C: according to] [S: {who}].",
    "[T: {what}], [S: {who}] [C: said], [T: and {that}].",
    "The river rose and {what}.",
    "The old men made tea while {what}.",
]


def make_records():
    """Return six gold records, each with every shape in its own order."""
    records = []
    for d in range(6):
        text, attributions = "", []
        for k in range(len(SHAPES)):
            who, what, that = SPEAKERS[(d + k) % 6], FACTS[(d * 5 + k) % 6], FACTS[(d + 2 * k + 1) % 6]
            shape = SHAPES[(k * 2 + d) % len(SHAPES)]
            plain, marks = parse_example(shape.format(who=who, what=what, that=that))
            roles = {"source": [], "cue": [], "content": []}
            for role, _, start, end in marks:
                roles[{"S": "source", "C": "cue", "T": "content"}[role]].append(
                    [start + len(text), end + len(text)]
                )
            if roles["cue"]:
                attributions.append(roles)
            text += plain + (" " if k % 3 else "\n\n")
        records.append({"id": f"made-up-{d}", "text": text, "attributions": attributions})
    return records


def train():
    examples = [make_example(record, "political") for record in make_records()]
    align_examples(examples)
    return examples, train_models(examples, np.ones(len(examples), dtype=bool), seed=1)


@pytest.fixture(scope="module")
def trained():
    return train()


def test_every_gold_attribution_is_tied_to_a_candidate(trained):
    examples, _ = trained
    for example in examples:
        assert example.lost == 0 and len(example.targets) == len(example.gold)


def test_training_is_the_same_byte_for_byte(trained, tmp_path):
    write_weights(trained[1], tmp_path / "one")
    write_weights(train()[1], tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_trained_record_reads_and_extracts(trained, tmp_path):
    write_weights(trained[1], tmp_path / "weights")
    models = build_models(unpack_record((tmp_path / "weights").read_bytes()))
    assert all(models.linear[name] for name in LINEAR) and models.linear["cue"].weights
    text = "The mayor said that the mine had closed."
    doc = Document("d", text)
    found = extract_attributions(doc, segment_document(doc), models)
    assert write_marks(text, list_marks(found)) == "[S: The mayor] [C: said] that [T: the mine had closed]."
    assert extract_attributions(Document("d", ""), segment_document(Document("d", "")), models) == ()


def test_cross_validation_does_not_learn_from_the_fold_it_is_for():
    """What is said of a fold's documents changes no weight of the models that will read them."""
    examples = [make_example(record, "political") for record in make_records()]
    align_examples(examples)
    before = dict(cross_validate(examples))
    number = int(deal_folds(examples)[0])
    for example, fold in zip(examples, deal_folds(examples)):
        if fold == number:
            example.targets = {}
    after = dict(cross_validate(examples))
    assert sorted(before) == [0, 1, 2]
    for k in before:
        same = before[k]["linear"]["cue"] == after[k]["linear"]["cue"]
        assert same == (k == number)
        assert build_models(before[k]).threshold == build_models(after[k]).threshold


def test_fit_forest_learns_a_rule_as_it_will_be_read():
    rng = np.random.default_rng(1)
    rows = np.zeros((600, len(FEATURES)))
    rows[:, 0] = rng.uniform(-1, 1, 600)
    rows[:, 1] = rng.uniform(-1, 1, 600)
    labels = (rows[:, 0] > 0.2).astype(float)
    forest = Forest(fit_forest(rows, labels, np.ones(600), seed=1))
    clear = np.abs(rows[:, 0] - 0.2) > 0.05
    scores = np.array(forest.score(rows.tolist()))
    assert ((scores > 0) == (labels > 0.5))[clear].all()


def test_agreement_asks_for_source_and_content():
    seg = segment_document(Document("d", "The mayor said the bridge was shut on Monday."))

    def judge(source, content):
        proposal = Proposal(0, 1.0, source, 1, 0, 0, "A", 1, content, 1, 1, 0)
        return agreement(seg, proposal, [(set(range(3)) | set(range(4, 9)), characters(seg, 3, 7))])

    def characters(seg, low, high):
        return {i for i in range(seg.starts[low], seg.ends[high - 1]) if not seg.text[i].isspace()}

    assert judge((0, 2), ((3, 7),)) == 1.0
    assert judge((0, 2), ((3, 9),)) == LOOSE_LABEL
    assert judge((0, 2), ((7, 9),)) == 0.0
    assert judge((-1, -1), ((3, 7),)) == 0.0
    assert judge((0, 2), ()) == 0.0


def test_load_examples_names_the_missing_file(tmp_path):
    with pytest.raises(InputError, match="polnear-train.jsonl: no such file; --corpora"):
        load_examples(tmp_path)


def test_load_examples_leaves_held_out_documents_out(tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    (record, *_) = make_records()
    names = [str(k) for k in range(16)]
    assert any(map(is_held_out, names))
    lines = "".join(json.dumps({**record, "id": name}) + "\n" for name in names)
    (gold / "polnear-train.jsonl").write_text(lines, encoding="utf-8")
    for name in ("conflict-dev.jsonl", "phenomena-dev.jsonl"):
        (gold / name).write_text("", encoding="utf-8")
    examples = load_examples(tmp_path)
    found = {example.id.partition("|")[0] for example in examples} & set(names)
    assert found == {name for name in names if not is_held_out(name)}
