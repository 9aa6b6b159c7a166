"""Whose own statement a document is: a body's, told by its outlet; a newspaper's is nobody's."""

from __future__ import annotations

import pytest

from attrib.sources.names.registry import load_registry
from attrib.sources.names.words import load_lexicon
from attrib.sources.publishers import read_publisher


@pytest.mark.parametrize(
    ("outlet", "name", "kind"),
    [
        ("UN Mission in Veldora, press release", "UN Mission in Veldora", "intergovernmental"),
        ("OCHA Libya", "OCHA", "intergovernmental"),
        ("OCHA Situation Report 4", "OCHA", "intergovernmental"),
        ("UNICEF in Sudan", "UNICEF", "intergovernmental"),
        ("Veldora Teachers' Union - statement", "Veldora Teachers' Union", "other"),
        ("Rights Committees of Veldora", "Rights Committees of Veldora", "monitor"),
        ("Veldora Civil Defence bulletin", "Veldora Civil Defence", "medical-rescue"),
    ],
)
def test_bodies_publish_their_own_statements(outlet, name, kind):
    publisher = read_publisher(outlet, load_registry(), load_lexicon())
    assert publisher is not None
    assert (publisher.name, publisher.type) == (name, kind)


@pytest.mark.parametrize(
    "outlet",
    [
        None,
        "",
        "Reuters",
        "SANA",
        "Veldora Voice (Orsk)",
        "Orsk Police Gazette",
        "Red Cross Post",
        "Daily Monitor",
        "University Observer",
        "Libya",
    ],
)
def test_newspapers_are_no_bodies(outlet):
    assert read_publisher(outlet, load_registry(), load_lexicon()) is None
