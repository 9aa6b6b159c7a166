"""The verbs of the library: read, extract, claims, graph, report.

They call the stages in their order, with the defaults of the command line.  What a person should know of
goes to ``logging`` (the logger "attrib") and, where an input fails, to ``warnings``; nothing is printed.
They may be called from several threads at once.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from attrib.documents import read_documents
from attrib.errors import InputError
from attrib.export.files import open_target
from attrib.model import Document
from attrib.pipeline import DocumentFailure, Options, process_document, process_documents
from attrib.readers.dates import Order

if TYPE_CHECKING:
    import networkx

    from attrib.ledger.model import Ledger

Path = str | os.PathLike[str]
log = logging.getLogger("attrib")


class AttribWarning(UserWarning):
    """An input that could not be read, or a document that could not be processed."""


def read(
    paths: Path | Iterable[Path],
    *,
    outlet: str | None = None,
    date: str | None = None,
    fields: Mapping[str, str] | None = None,
    date_order: Order | None = None,
    any_language: bool = False,
    errors: Literal["raise", "warn"] = "raise",
) -> Iterator[Document]:
    """Yield the documents of files, folders and stores of any format (docs/files.md), one at a time.

    ``outlet`` and ``date`` fill in what a document does not say; ``fields`` names the keys or columns that
    hold its fields, as in ``{"text": "Body"}``; ``date_order`` ("dmy", "mdy") says what 05/04/2017 means.
    Raises InputError at the first input that cannot be read, or with ``errors="warn"`` warns and goes on.
    """
    if not isinstance(paths, (str, os.PathLike, Iterable)):
        raise TypeError(f"read() takes a path or paths, not {_name_type(paths)}")
    return read_documents(
        [paths] if isinstance(paths, (str, os.PathLike)) else paths,
        outlet=outlet,
        date=date,
        fields=fields,
        date_order=date_order,
        any_language=any_language,
        on_failure=_raise if errors == "raise" else _warn,
        on_note=log.info,
    )


def extract(
    text: str | Document,
    *,
    id: str = "text",
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    country: str | None = None,
    sources: Iterable[Path] = (),
) -> Document:
    """Return a text, or a document, with its attributions and relations.

    Their spans are pairs of code-point offsets of the text.  ``country`` is the home country's ISO 3166
    code (None: inferred from the text), ``sources`` are files that extend the registry.  A document that
    has attributions keeps them.

    >>> doc = extract("The mayor said the bridge was closed.")
    >>> [(item.speaker_type, [doc.text[a:b] for a, b in item.content]) for item in doc.attributions]
    [('government', ['the bridge was closed'])]
    """
    if not isinstance(text, (str, Document)):
        raise TypeError(f"extract() takes a text (str) or a Document, not {_name_type(text)}")
    doc = Document(id, text, title=title, outlet=outlet, date=date) if isinstance(text, str) else text
    return process_document(doc, _options(country, sources))


def claims(
    documents: Iterable[Document],
    *,
    country: str | None = None,
    sources: Iterable[Path] = (),
    corrections: Path | None = None,
    jobs: int | None = 1,
) -> Ledger:
    """Return the claims and events of documents: who says so, who denies it, how many sources it has.

    Documents without attributions are extracted first, in ``jobs`` processes (None: one a core); one on
    which that fails is warned of.  ``corrections`` is a file of corrections to claims.
    """
    from attrib.ledger.build import build_claims, read_corrections

    corrected = None if corrections is None else read_corrections(os.fspath(corrections))
    checked = _check_documents(documents, "claims")
    processed = process_documents(checked, _options(country, sources), jobs=jobs, on_failure=_warn)
    return build_claims(processed, corrections=corrected)


def graph(
    documents: Iterable[Document],
    ledger: Ledger | None = None,
    *,
    country: str | None = None,
    sources: Iterable[Path] = (),
    everything: bool = False,
    with_documents: bool = False,
    people: bool = False,
    jobs: int | None = 1,
) -> networkx.MultiDiGraph:
    """Return the graph of who claims what, laid out and coloured (docs/graph.md).

    ``ledger`` is what ``claims`` returned for these documents (None: it is made here).  ``everything``
    leaves out nothing of a large corpus, ``with_documents`` adds a node a document, ``people`` keeps
    people apart from their organisations.
    """
    from attrib.graphs.build import build_graph
    from attrib.ledger.build import build_claims
    from attrib.sources.names.registry import load_registry

    processed = _process(_check_documents(documents, "graph"), country, sources, jobs)
    return build_graph(
        processed,
        build_claims(processed) if ledger is None else ledger,
        registry=load_registry(_list_paths(sources)),
        people=people,
        with_documents=with_documents,
        everything=everything,
        country=country,
    )


def report(
    documents: Iterable[Document],
    path: Path,
    ledger: Ledger | None = None,
    *,
    title: str | None = None,
    country: str | None = None,
    sources: Iterable[Path] = (),
    jobs: int | None = 1,
) -> None:
    """Write one HTML page of what is contested, denied, unverified or rests on one source, to ``path``.

    ``ledger`` is what ``claims`` returned for these documents (None: it is made here).  The page is
    written whole or not at all; raises OutputError.
    """
    from attrib.export.page.report import write_report
    from attrib.ledger.build import build_claims
    from attrib.sources.names.registry import load_registry

    processed = _process(_check_documents(documents, "report"), country, sources, jobs)
    made = build_claims(processed) if ledger is None else ledger
    with open_target(path) as stream:
        write_report(
            processed,
            made,
            stream,
            registry=load_registry(_list_paths(sources)),
            title=title,
            country=country,
        )


def _check_documents(documents: Iterable[Document], verb: str) -> Iterator[Document]:
    """Return the documents; raises TypeError, at once or at the first that is none, where they are not."""
    if isinstance(documents, (str, os.PathLike)):
        path = os.fspath(documents)
        raise TypeError(f"{verb}() takes documents, not a path; read it first: attrib.read({path!r})")
    if isinstance(documents, Document):
        raise TypeError(f"{verb}() takes an iterable of Document, not a single one; put it in a list")
    if not isinstance(documents, Iterable):
        raise TypeError(f"{verb}() takes an iterable of Document, not {_name_type(documents)}")
    return _check_each(documents, verb)


def _check_each(documents: Iterable[Document], verb: str) -> Iterator[Document]:
    for doc in documents:
        if not isinstance(doc, Document):
            raise TypeError(f"{verb}() takes an iterable of Document; {_name_type(doc)} is among them")
        yield doc


def _name_type(value: object) -> str:
    """Return what a value is, with its article.

    >>> _name_type(5), _name_type("")
    ('an int', 'a str')
    """
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def _process(
    documents: Iterable[Document], country: str | None, sources: Iterable[Path], jobs: int | None
) -> list[Document]:
    return list(process_documents(documents, _options(country, sources), jobs=jobs, on_failure=_warn))


def _options(country: str | None, sources: Iterable[Path]) -> Options:
    return Options(sources=_list_paths(sources), country=country)


def _list_paths(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(str(os.fspath(path)) for path in paths)


def _raise(error: InputError) -> None:
    raise error


def _warn(error: InputError | DocumentFailure) -> None:
    warnings.warn(str(error), AttribWarning, stacklevel=3)
