"""What claims assert against a ledger that lists all there is to assert."""

import json
import random
import sys

import pytest

from attrib.evaluation.exhaustive import score_exhaustive
from attrib.evaluation.fields import read_aliases


def figure(name, doc, at, low, origin, scope="total", event="e", speaker=None):
    return {
        "id": name,
        "doc": doc,
        "span": [at, at + 10],
        "unit": "killed",
        "low": low,
        "high": low,
        "speaker": speaker or origin,
        "origin": origin,
        "event": event,
        "scope": scope,
        "copy_of": None,
    }


def statement(name, doc, at, origin):
    return {"id": name, "doc": doc, "span": [at, at + 10], "speaker": origin, "origin": origin, "event": "e"}


GROUP = {
    "group": "g",
    "docs": [{"id": "a"}, {"id": "b"}],
    "figures": [
        figure("f1", "a", 0, 8, "Police"),
        figure("f2", "b", 0, 8, "Red Cross"),
        figure("f3", "b", 20, 12, "Mayor"),
    ],
    "statements": [statement("s1", "a", 40, "Rebels"), statement("s2", "b", 40, "Army")],
    "relations": [
        {"type": "same", "a": "f1", "b": "f2"},
        {"type": "conflict", "a": "f1", "b": "f3"},
        {"type": "conflict", "a": "f2", "b": "f3"},
        {"type": "denies", "a": "s1", "b": "s2"},
    ],
    "unverified": [{"doc": "a", "targets": ["s1"]}],
}


def member(doc, at, low=None, speaker=None):
    figures = [] if low is None else [{"unit": "killed", "low": low, "high": low}]
    return {"document": doc, "span": [at, at + 10], "speaker": speaker, "figures": figures}


def claim(name, *members, status=(), relations=(), event="x", independent=1):
    return {
        "id": name,
        "members": list(members),
        "status": list(status),
        "relations": [{"type": kind, "claim": other} for kind, other in relations],
        "event": event,
        "independent_sources": independent,
    }


def right_claims():
    return [
        claim(
            "1",
            member("a", 0, 8, "Police"),
            member("b", 0, 8, "Red Cross"),
            status=["corroborated", "contested"],
            relations=[("conflicts", "2")],
            independent=2,
        ),
        claim("2", member("b", 20, 12, "Mayor"), status=["contested"], relations=[("conflicts", "1")]),
        claim("3", member("a", 40), status=["unverified"]),
        claim("4", member("b", 40), relations=[("denies", "3")]),
    ]


def test_all_right_is_one():
    figures = score_exhaustive([GROUP], right_claims())
    one = (1.0, 1.0, 1.0)
    nothing_to_find = ("revises", "confirms")
    assert {name: value for name, value in figures.items() if name not in nothing_to_find} == {
        "figures": one,
        "figures speaker": 1.0,
        "events": one,
        "conflicts": one,
        "denies": one,
        "same": one,
        "corroborated": one,
        "unverified": one,
        "independent": 1.0,
        "asserted": 1.0,
    }
    assert all(figures[name] == (0.0, 0.0, 0.0) for name in nothing_to_find)


def change(number, **fields):
    claims = right_claims()
    claims[number] = {**claims[number], **fields}
    return score_exhaustive([GROUP], claims)


@pytest.mark.parametrize(
    ("number", "fields", "name", "value"),
    [
        (3, {"relations": [{"type": "denies", "claim": "1"}]}, "denies", (0.0, 0.0, 0.0)),
        (
            2,
            {"relations": [{"type": "denies", "claim": "4"}]},
            "denies",
            (0.5, 1.0, 2 / 3),
        ),  # wrong way round
        (3, {"relations": [{"type": "confirms", "claim": "3"}]}, "confirms", (0.0, 0.0, 0.0)),
        (1, {"status": ["corroborated"]}, "corroborated", (0.5, 1.0, 2 / 3)),
        (3, {"status": ["unverified"]}, "unverified", (0.5, 1.0, 2 / 3)),
        (2, {"relations": [{"type": "conflicts", "claim": "1"}]}, "conflicts", (0.5, 1.0, 2 / 3)),
        (0, {"independent_sources": 1}, "independent", 0.75),
        (1, {"event": "y"}, "events", (1.0, 1 / 3, 0.5)),
        (1, {"members": [member("b", 20, 13)]}, "figures", (2 / 3, 2 / 3, 2 / 3)),
    ],
)
def test_what_is_not_listed_is_wrong(number, fields, name, value):
    assert change(number, **fields)[name] == pytest.approx(value)


def test_one_claim_of_figures_that_differ_is_not_the_same():
    claims = right_claims()
    claims[0]["members"].extend(claims.pop(1)["members"])
    figures = score_exhaustive([GROUP], claims)
    assert figures["same"] == pytest.approx((1 / 3, 1.0, 0.5))
    assert figures["conflicts"] == (0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def reference(corpora):
    sys.path.insert(0, str(corpora / "tools"))
    try:
        import score_claims

        yield score_claims
    finally:
        sys.path.remove(str(corpora / "tools"))


@pytest.mark.parametrize("seed", range(3))
def test_figures_equal_the_reference_scorer(corpora, reference, seed):
    aliases = read_aliases(json.loads((corpora / "gold" / "aliases.json").read_text(encoding="utf-8")))
    with open(corpora / "gold" / "ledger2-dev.jsonl", encoding="utf-8") as stream:
        groups = [json.loads(line) for line in stream]
    rng = random.Random(seed)
    claims = list(invent_claims(groups, rng))
    expected = reference.main(groups, claims)
    assert score_exhaustive(groups, claims, aliases) == {
        name: pytest.approx(value) for name, value in expected.items()
    }


def invent_claims(groups, rng):
    """Yield claims made of the ledger's items, some left out, changed, put together or related at random."""
    made = []
    for group in groups:
        for item in (*group["figures"], *group["statements"]):
            if rng.random() < 0.15:
                continue
            low = item.get("low") if rng.random() < 0.9 else 3
            place = {
                "document": item["doc"],
                "span": [max(0, item["span"][0] - rng.randint(0, 5)), item["span"][1]],
                "speaker": item["speaker"] if rng.random() < 0.8 else "X",
                "figures": [{"unit": item["unit"], "low": low, "high": item["high"]}]
                if "unit" in item
                else [],
            }
            if made and rng.random() < 0.3:
                made[-1]["members"].append(place)
            else:
                made.append(
                    claim(
                        str(len(made)),
                        place,
                        status=rng.sample(["corroborated", "contested", "unverified"], rng.randint(0, 2)),
                        relations=[
                            (rng.choice(["conflicts", "revises", "denies", "confirms"]), str(near))
                            for near in (len(made) - rng.randint(1, 3), len(made) + 1)
                        ],
                        event=item["event"] if rng.random() < 0.8 else None,
                        independent=rng.randint(1, 2),
                    )
                )
    return made
