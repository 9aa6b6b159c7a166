"""Who claims what, on whose word: attributions, their sources, and the graph of claims in news.

The verbs, loaded on first use::

    doc = attrib.extract("The mayor said the bridge was closed.")
    documents = list(attrib.read("articles/"))
    ledger = attrib.claims(documents)
    graph = attrib.graph(documents)
    attrib.report(documents, "report.html")

Under them lie the stages: ``read_documents``, ``process_documents``, ``build_claims``, ``build_graph``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.documents import read_documents as read_documents
    from attrib.errors import AttribError as AttribError
    from attrib.errors import DataError as DataError
    from attrib.errors import InputError as InputError
    from attrib.errors import OutputError as OutputError
    from attrib.export.frames import to_pandas as to_pandas
    from attrib.export.graphml import write_graphml as write_graphml
    from attrib.export.notebook import show as show
    from attrib.graphs.build import build_graph as build_graph
    from attrib.ledger.build import build_claims as build_claims
    from attrib.ledger.model import Claim as Claim
    from attrib.ledger.model import Event as Event
    from attrib.ledger.model import Ledger as Ledger
    from attrib.ledger.model import Member as Member
    from attrib.model import Attribution as Attribution
    from attrib.model import Document as Document
    from attrib.model import Figure as Figure
    from attrib.model import Relation as Relation
    from attrib.model import Resolution as Resolution
    from attrib.pipeline import Options as Options
    from attrib.pipeline import process_document as process_document
    from attrib.pipeline import process_documents as process_documents
    from attrib.records import read_record as read_record
    from attrib.records import write_record as write_record
    from attrib.verbs import AttribWarning as AttribWarning
    from attrib.verbs import claims as claims
    from attrib.verbs import extract as extract
    from attrib.verbs import graph as graph
    from attrib.verbs import read as read
    from attrib.verbs import report as report

__version__ = "0.1.0"

_HOMES = {
    "AttribError": "errors",
    "InputError": "errors",
    "DataError": "errors",
    "OutputError": "errors",
    "Attribution": "model",
    "Document": "model",
    "Figure": "model",
    "Relation": "model",
    "Resolution": "model",
    "Claim": "ledger.model",
    "Event": "ledger.model",
    "Ledger": "ledger.model",
    "Member": "ledger.model",
    "Options": "pipeline",
    "process_document": "pipeline",
    "process_documents": "pipeline",
    "read_documents": "documents",
    "read_record": "records",
    "write_record": "records",
    "build_claims": "ledger.build",
    "build_graph": "graphs.build",
    "write_graphml": "export.graphml",
    "AttribWarning": "verbs",
    "claims": "verbs",
    "extract": "verbs",
    "graph": "verbs",
    "read": "verbs",
    "report": "verbs",
    "show": "export.notebook",
    "to_pandas": "export.frames",
}

__all__ = ["__version__", *sorted(_HOMES)]


if not TYPE_CHECKING:  # a type checker sees the names above alone, and so a name that is misspelt

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'attrib' has no attribute {name!r}")
        value = getattr(import_module(f"attrib.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(_HOMES))
