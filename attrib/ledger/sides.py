"""Placeholder."""
from __future__ import annotations
from dataclasses import dataclass
from attrib.model import Attribution, Document, Span


@dataclass(frozen=True, slots=True)
class Deed:
    sides: frozenset[str] = frozenset()
    name: str = ""
    span: Span | None = None
    stand: str = ""  # "blames", "admits", "denies", "none harmed"


def read_deed(doc: Document, item: Attribution) -> Deed | None:
    return None
