"""The patterns of claims take time linear in the text."""

from __future__ import annotations

import re

import pytest

from attrib.ledger.patterns import expand
from attrib.package_files import read_package_toml

PATTERNS = [
    (f"{section}.{name}", expand(pattern))
    for section, rows in read_package_toml("claims.toml").items()
    if isinstance(rows, dict) and "cased" in rows
    for name, pattern in rows.items()
    if isinstance(pattern, str)
]


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_words_are_as_long_as_words_are(name, pattern):
    # a word without a bound, looked for at each of its letters, takes the square of its length
    assert re.findall(r"(?:\[[^\]]*\\w[^\]]*\]|\\w)[+*]", pattern) == []
