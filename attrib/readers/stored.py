"""A store (``attrib extract --store``): its documents with their attributions, in the order of their ids."""

from __future__ import annotations

from attrib.errors import InputError
from attrib.readers.source import Reading, Source


def read_store(source: Source) -> Reading:
    """Read a store as a folder is read."""
    raise InputError(
        f"{source.path}: a SQLite file, but no store of attrib's; give the store or the articles"
    )
    yield
