"""Which rules, weights and code results come from: hashes of the package's own files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from attrib.errors import DataError

_ROOT = Path(__file__).resolve().parent.parent
# what extraction goes through; commands, exports, graphs and claims work on its results
_EXTRACTING = (
    "data language rules stance extraction sources figures relations model.py filters.py parts.py "
    "pipeline.py notation.py package_files.py"
).split()
_READING = "readers documents.py records.py data/fields.toml".split()
_COMPARING = "ledger figures language sources rules data model.py records.py".split()
_WEIGHTS = ("data/extractor.json.gz", "data/tagger.json.gz", "data/syntax.npz.gz", "data/casing.json.gz")
_RULES = ("data/rules", "data/lexicon")


@dataclass(frozen=True, slots=True)
class Version:
    """What a result comes from: ``key`` is the same only where all of it is."""

    key: str
    package: str
    rules: str
    weights: str
    country: str
    sources: str


def describe_version(package: str, country: str | None, source_files: Iterable[str]) -> Version:
    """Return the version of results made now, for a home country and files that extend the registry.

    Raises DataError where such a file cannot be read.
    """
    digests = []
    for path in source_files:
        try:
            digests.append(_digest(Path(path).read_bytes()))
        except OSError as error:
            raise DataError(f"{path}: {(error.strerror or str(error)).lower()}; check the path") from None
    code = hash_package(tuple(_EXTRACTING))
    parts = (code, country or "", *digests)
    return Version(
        key=_digest("\0".join(parts).encode())[:16],
        package=package,
        rules=hash_package(_RULES)[:8],
        weights=hash_package(_WEIGHTS)[:8],
        country=country or "",
        sources=" ".join(digest[:8] for digest in digests),
    )


def hash_reading() -> str:
    """Return the version of the readers: files read by another one are read again."""
    return hash_package(tuple(_READING))


def hash_ledger() -> str:
    """Return the version of what the ledger reads and compares with: what another read is read again."""
    return hash_package(tuple(_COMPARING))[:16]


@lru_cache(maxsize=8)
def hash_package(names: tuple[str, ...]) -> str:
    """Return a hash of files of the package, by their names and contents."""
    total = hashlib.sha256()
    for path in _list_files(names):
        total.update(f"{path.relative_to(_ROOT).as_posix()}\0{_digest(path.read_bytes())}\n".encode())
    return total.hexdigest()


def _list_files(names: Iterable[str]) -> Iterator[Path]:
    for name in sorted(names):
        path = _ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in files if file.is_file() and file.suffix not in (".pyc", ".md"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
