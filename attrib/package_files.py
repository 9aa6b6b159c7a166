"""The files of ``attrib/data``: read as text, as rows of CSV, or as TOML."""

from __future__ import annotations

import csv
import tomllib
from importlib import resources
from typing import Any

from .errors import DataError


def read_package_file(name: str) -> str:
    """Return the text of a file of ``attrib/data``."""
    return resources.files("attrib").joinpath("data", name).read_text(encoding="utf-8")


def read_package_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of ``attrib/data``, by the names of their columns."""
    return list(csv.DictReader(read_package_file(name).splitlines()))


def read_package_toml(name: str) -> dict[str, Any]:
    """Return the tables of a TOML file of ``attrib/data``; raises DataError where it is no TOML."""
    try:
        return tomllib.loads(read_package_file(name))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: {error}; mend the file") from error
