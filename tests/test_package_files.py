"""Files of the package's data."""

import pytest

from attrib import package_files
from attrib.errors import DataError


def test_read_package_toml_reads_tables():
    assert "happening" in package_files.read_package_toml("figures.toml")


def test_read_package_toml_names_the_file_at_fault(monkeypatch):
    monkeypatch.setattr(package_files, "read_package_file", lambda name: "a = = 1")
    with pytest.raises(DataError, match=r"^broken\.toml: .*; mend the file$"):
        package_files.read_package_toml("broken.toml")


@pytest.mark.parametrize("numbers", [[], [0], [1, -1, 2**31 - 1, -(2**31)]])
def test_packed_numbers_are_what_they_were(numbers):
    assert package_files.unpack_numbers(package_files.pack_numbers(numbers)).tolist() == numbers


@pytest.mark.parametrize("packed", ["A", "AAAA", "é"])
def test_unpack_numbers_refuses_what_is_not_packed_so(packed):
    with pytest.raises(ValueError):
        package_files.unpack_numbers(packed)
