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
