"""What is compared in arrays is what scenes say; pairs that are sifted by day are those that no score joins."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.ledger import blocks, clusters
from attrib.ledger.clusters import Clusters, cluster_scenes, score_scenes
from attrib.ledger.cues import load_event_rules
from attrib.ledger.places import Place
from attrib.ledger.profiles import Profiles
from attrib.ledger.rows import Rows
from attrib.ledger.scenes.scene import Scene

START = date(2014, 5, 1)
VARN = Place("Varn", (0, 4), "varn", ("varn",), 1.0)
DAYS = st.none() | st.integers(-130, 130)


@st.composite
def scenes(draw, document):
    first, reach = draw(DAYS), draw(st.sampled_from((0, 0, 1, 3, 9)))
    day = None if first is None else START + timedelta(days=first)
    return Scene(
        document,
        0,
        lead=draw(st.booleans()),
        kind=draw(st.sampled_from(("event", "event", "event", "cumulative", "furniture"))),
        first=day,
        last=day and day + timedelta(days=reach),
        told=draw(st.booleans()),
        inherited=draw(st.booleans()),
        earliest=draw(st.sampled_from((None, day and day - timedelta(days=5)))),
        places=draw(
            st.dictionaries(
                st.sampled_from(("varn", "tolm", "idra", "ovest", "kura")), st.sampled_from((0.3, 0.5, 1.0))
            )
        ),
        seats=draw(st.sampled_from(([], [(VARN,)]))),
        kinds=Counter(draw(st.sampled_from(({}, {"bombing": 2}, {"flood": 1})))),
        figures=draw(st.sets(st.tuples(st.just("killed"), st.just(""), st.sampled_from((3, 12, 2000))))),
        words=tuple(sorted(draw(st.sets(st.sampled_from(("blast", "bus", "market", "guards")))))),
        names=frozenset(draw(st.sampled_from(((), (), ("dalisay",), ("orwin",))))),
    )


@settings(max_examples=300)
@given(scenes(0), scenes(1))
def test_pairs_that_are_sifted_out_have_no_score(one, other):
    profiles = Profiles([one, other], Rows([[], []]), load_event_rules())
    kept = profiles.may_be_one(np.array([0, 1]), np.array([1, 0]))
    for (i, j), possible in zip(((0, 1), (1, 0)), kept):
        assert possible or score_scenes(profiles, profiles[i], profiles[j]) is None


@given(scenes(7))
def test_a_profile_says_what_its_scene_says(scene):
    profiles = Profiles([scene], Rows([[4, 9]]), load_event_rules())
    profile = profiles[0]
    assert (profile.document, profile.kind, profile.lead, profile.told) == (
        7,
        scene.kind,
        scene.lead,
        scene.told,
    )
    for day, ordinal in ((scene.first, profile.first), (scene.last, profile.last)):
        assert ordinal == (day.toordinal() if day else None)
    assert list(profile.places.values()) == list(scene.places.values())
    assert sorted(profiles.numbers[figure] for figure in profile.figures) == sorted(
        number for _, _, number in scene.figures
    )
    assert len(profile.names) == len(scene.names) and profile.copied == {4, 9}
    assert len(profile.words) == len(scene.words) and bool(profile.norm) is bool(scene.words)
    assert profile.seated is bool(scene.seats) and len(profile.seats) == bool(scene.seats)
    assert profiles.tells_kind(profile.kinds) is bool(scene.kinds)
    assert list(profiles.place_count) == [1] * len(scene.places) and profiles.documents == 8


def make_archive(documents):
    """A bombing a week in one of five places, each told by four papers of the day."""
    found = []
    for number in range(documents):
        week = number // 4
        day = START + timedelta(days=7 * week)
        found.append(
            Scene(
                number,
                0,
                lead=True,
                first=day,
                last=day,
                told=number % 3 > 0,
                places={("varn", "tolm", "idra", "ovest", "kura")[week % 5]: 1.0},
                kinds=Counter(bombing=1),
                figures={("killed", "", 11 + week)},
                words=("blast", "market"),
                causes=frozenset(("bomb",)),
            )
        )
    return found


def lists(found: Clusters):
    return [list(group) for group in found.groups], list(found.certain)


def test_what_one_day_and_place_tell_is_one():
    groups, certain = lists(cluster_scenes(make_archive(40), Rows([()] * 40)))
    assert groups == [list(range(start, start + 4)) for start in range(0, 40, 4)]
    assert (0, 1) in certain and all(one // 4 == other // 4 for one, other in certain)


def test_a_part_at_a_time_is_the_same(monkeypatch):
    archive = make_archive(60)
    whole = lists(cluster_scenes(archive, Rows([()] * 60)))
    monkeypatch.setattr(clusters, "_SORTED", 7)
    monkeypatch.setattr(clusters, "_TOGETHER", 3)
    monkeypatch.setattr(blocks, "_CHUNK", 5)
    assert lists(cluster_scenes(copy.deepcopy(archive), Rows([()] * 60))) == whole


def test_likeliest_pairs_come_first(monkeypatch):
    monkeypatch.setattr(clusters, "_SORTED", 2)
    edges = clusters._Edges()
    for score, one, other in ((2.0, 0, 1), (3.0, 0, 2), (2.0, 1, 2), (5.0, 0, 3), (2.0, 2, 3), (1.0, 1, 9)):
        edges.add(score, one, other, score > 2)
    assert list(edges.list_likeliest()) == [(0, 3), (0, 2), (0, 1), (1, 2), (2, 3), (1, 9)]
    assert edges.link(3, 0) and edges.link(1, 9) and not edges.link(1, 3)
    assert list(edges.list_certain([0, 1, 0, 0])) == [(0, 2), (0, 3)]
    assert list(clusters._Edges().list_likeliest()) == []


def test_no_scene_makes_no_group():
    assert lists(cluster_scenes([], Rows())) == ([], [])
