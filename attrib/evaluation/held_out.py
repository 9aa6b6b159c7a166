"""Which documents are held out: nothing that ships is built from them, and they are what is reported."""

from __future__ import annotations

import hashlib

MODULUS = 8


def hash_document(document_id: str) -> int:
    """Return the number by which documents are dealt into held-out ones, folds and samples."""
    return int(hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest(), 16)


def is_held_out(document_id: str) -> bool:
    """Return whether a PolNeAR document is held out: no weight, rule or lexicon entry comes from it."""
    return hash_document(document_id) % MODULUS == 0
