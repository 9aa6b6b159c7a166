"""Who claims what, on whose word: attributions, their sources, and the graph of claims in news.

The public verbs, loaded on first use::

    documents = attrib.read_documents(["articles/"])
    documents = list(attrib.process_documents(documents))
    ledger = attrib.build_claims(documents)
    graph = attrib.build_graph(documents, ledger)
"""

from importlib import import_module
from typing import Any

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
}

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'attrib' has no attribute {name!r}")
    value = getattr(import_module(f"attrib.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(_HOMES))
