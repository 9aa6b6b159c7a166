"""The first names of ``data/first_names.csv``."""

from __future__ import annotations

import csv
from functools import lru_cache

from attrib.package_files import read_package_file


@lru_cache(maxsize=1)
def read_first_names() -> frozenset[str]:
    """Return the first names that are known, in small letters."""
    rows = csv.reader(read_package_file("first_names.csv").splitlines()[1:])
    return frozenset(row[0].lower() for row in rows if row)
