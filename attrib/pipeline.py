"""Chains the stages, in one process or many; no other logic.

Documents stream through in input order: only a bounded window of them is held, whatever the
number of processes, and the output is the same, byte for byte, for any number.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from attrib.errors import AttribError
from attrib.filters import drop_statements, filter_attributions, mark_unverified
from attrib.model import Document

# Documents travel to the processes in batches of about this many characters.
BATCH_CHARACTERS = 40_000
# What is smaller than this in all is done in the calling process: starting others costs more.
SMALL_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose: ``sources`` are the paths of files that extend the registry,
    ``country`` the home country's ISO 3166 code (None: inferred)."""

    sources: tuple[str, ...] = ()
    country: str | None = None
    claims_only: bool = False
    min_confidence: float = 0.0


class DocumentFailure(AttribError):
    """A document on which a stage failed; it is kept, without attributions."""


def process_document(doc: Document, options: Options = Options()) -> Document:
    """Return the document with attributions and relations, by all the stages.

    A document that already holds attributions keeps them; only the filters of ``options`` apply.
    """
    if doc.attributions is None:
        doc = _extract(doc, options)
    return filter_attributions(doc, claims_only=options.claims_only, min_confidence=options.min_confidence)


def _extract(doc: Document, options: Options) -> Document:
    from attrib.extraction.settle import extract_attributions
    from attrib.figures.find import find_figures
    from attrib.language.segment import segment_document
    from attrib.relations.find import relate_attributions
    from attrib.sources.names.registry import load_registry
    from attrib.sources.resolve import resolve_sources

    segmentation = segment_document(doc)
    attributions = extract_attributions(doc, segmentation)
    attributions = resolve_sources(
        doc, segmentation, attributions, load_registry(options.sources), country=options.country
    )
    attributions, _own_voice = find_figures(doc, segmentation, attributions)
    attributions, relations = drop_statements(
        attributions, relate_attributions(doc, segmentation, attributions)
    )
    return replace(doc, attributions=mark_unverified(attributions, relations), relations=relations)


def process_documents(
    documents: Iterable[Document],
    options: Options = Options(),
    *,
    jobs: int | None = 1,
    on_failure: Callable[[DocumentFailure], None] | None = None,
) -> Iterator[Document]:
    """Yield each document, processed, in input order.

    ``jobs`` processes work side by side (None: as many as there are cores).  A document on which
    a stage fails is kept without attributions and reported to ``on_failure`` (None: raised).
    """
    jobs = jobs or count_cores()
    batches = _batch_documents(documents)
    results = (
        (_process_batch(batch, options) for batch in batches)
        if jobs == 1
        else _process_in_parallel(batches, options, jobs)
    )
    for batch in results:
        for doc, failure in batch:
            if failure is not None:
                if on_failure is None:
                    raise DocumentFailure(failure)
                on_failure(DocumentFailure(failure))
            yield doc


def count_cores() -> int:
    """Return the number of cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _batch_documents(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for doc in documents:
        batch.append(doc)
        size += len(doc.text) + 200
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _process_batch(batch: list[Document], options: Options) -> list[tuple[Document, str | None]]:
    results = []
    for doc in batch:
        try:
            results.append((process_document(doc, options), None))
        except (AttribError, ImportError):  # not this document's fault
            raise
        except Exception as error:  # one bad document must not cost the others
            results.append((replace(doc, attributions=(), relations=()), _describe_failure(doc, error)))
    return results


def _describe_failure(doc: Document, error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (
        ""
        if trace is None
        else f" in {os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno}"
    )
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return (
        f"{doc.id}: could not be processed ({what}{place}); it is kept without attributions: "
        "please report it with the text"
    )


def _process_in_parallel(
    batches: Iterator[list[Document]],
    options: Options,
    jobs: int,
) -> Iterator[list[tuple[Document, str | None]]]:
    head: list[list[Document]] = []
    characters = 0
    for batch in batches:
        head.append(batch)
        characters += sum(len(doc.text) for doc in batch if doc.attributions is None)
        if characters >= SMALL_CHARACTERS or len(head) >= 4 * jobs:
            break
    if characters < SMALL_CHARACTERS:
        for batch in head:
            yield _process_batch(batch, options)
        for batch in batches:
            yield _process_batch(batch, options)
        return

    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from attrib.sources.names.registry import load_registry

    load_registry(options.sources)  # errors in the user's file show here, and forked workers share it
    with ProcessPoolExecutor(jobs, initializer=_ignore_interrupts) as pool:
        window: deque = deque()
        try:
            for batch in _chain(head, batches):
                window.append(pool.submit(_process_batch, batch, options))
                if len(window) >= 3 * jobs:
                    yield window.popleft().result()
            while window:
                yield window.popleft().result()
        except BrokenProcessPool:
            raise AttribError(
                "a worker process died, perhaps for want of memory; try again with --jobs 1"
            ) from None
        finally:
            for future in window:
                future.cancel()


def _chain(head: list[list[Document]], rest: Iterator[list[Document]]) -> Iterator[list[Document]]:
    while head:
        yield head.pop(0)
    yield from rest


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
