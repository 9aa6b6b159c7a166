"""The files of ``attrib/data``: read as text, as rows of CSV, or as TOML; numbers packed within JSON."""

from __future__ import annotations

import binascii
import csv
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import TYPE_CHECKING, Any

from .errors import DataError

if TYPE_CHECKING:
    import numpy as np


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


def pack_numbers(numbers: Iterable[int]) -> str:
    """Return whole numbers of 32 bits as base64: hundreds of thousands read much faster so than as JSON."""
    import numpy as np

    return binascii.b2a_base64(np.array(list(numbers), dtype="<i4").tobytes(), newline=False).decode()


def unpack_numbers(packed: str) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Return what :func:`pack_numbers` packed; raises ValueError where it is no such string."""
    import numpy as np

    return np.frombuffer(binascii.a2b_base64(packed), dtype="<i4")
