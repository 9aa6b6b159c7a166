"""The first names of ``data/first_names.csv``."""

from __future__ import annotations

from functools import lru_cache

from attrib.package_files import read_package_rows


@lru_cache(maxsize=1)
def read_first_names() -> frozenset[str]:
    """Return the first names that are known, in small letters."""
    return frozenset(row["name"].lower() for row in read_package_rows("first_names.csv"))
