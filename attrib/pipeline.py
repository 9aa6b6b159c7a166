"""Chains the stages, in one process or many; no other logic.

Documents stream through in input order: only a bounded window of them is held, whatever the
number of processes, and the output is the same, byte for byte, for any number.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from attrib.errors import AttribError
from attrib.filters import drop_statements, filter_attributions, mark_unverified
from attrib.model import Document
from attrib.parts import PART_CHARACTERS, join_parts, split_document
from attrib.workers import WALL_TIMES, Lost, Overrun, limit_time, run_in_order

if TYPE_CHECKING:
    from attrib.rules.added import Additions

Result = TypeVar("Result")

# Documents travel to the processes in batches of about this many characters.
BATCH_CHARACTERS = 40_000
# What is smaller than this in all is done in the calling process: starting others costs more.
SMALL_CHARACTERS = 60_000
# What one document may take: so many seconds of its processor, and a second more for so many characters.
DEADLINE_SECONDS = 60.0
CHARACTERS_A_SECOND = 500


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose.

    ``sources`` are the paths of files that extend the registry, ``country`` the home country's ISO 3166 code
    (None: inferred), ``rules`` the paths of files of the user's own rules and words.
    """

    sources: tuple[str, ...] = ()
    country: str | None = None
    claims_only: bool = False
    min_confidence: float = 0.0
    rules: tuple[str, ...] = ()


_LOADS_ALL = 'The ministry said that 12 people were killed. "Rebels did it," said a resident, who denied it.'


class DocumentFailure(AttribError):
    """A document on which a stage failed; it is kept, without attributions."""


def process_document(doc: Document, options: Options = Options()) -> Document:
    """Return the document with attributions and relations, by all the stages.

    A document that already holds attributions keeps them; only the filters of ``options`` apply.
    """
    from attrib.rules.added import using

    with using(load_additions(options.rules)):
        if doc.attributions is None:
            whole = len(doc.text) <= PART_CHARACTERS
            doc = _extract(doc, options) if whole else _extract_parts(doc, options)
        return _filter(doc, options)


def _filter(doc: Document, options: Options) -> Document:
    return filter_attributions(doc, claims_only=options.claims_only, min_confidence=options.min_confidence)


@lru_cache(maxsize=8)
def load_additions(paths: tuple[str, ...]) -> Additions:
    """Return the user's rules and words of some files, read once; raises DataError where one is malformed."""
    from attrib.rules.added import NONE
    from attrib.rules.load import read_additions

    return read_additions(paths) if paths else NONE


def _extract_parts(doc: Document, options: Options) -> Document:
    """Extract a document that is too large for one piece part by part."""
    from attrib.sources.names.registry import load_registry
    from attrib.sources.types import infer_country

    if options.country is None:  # that of all of it
        options = replace(options, country=infer_country(doc, load_registry(options.sources)))
    return join_parts(doc, ((start, _extract(part, options)) for start, part in split_document(doc)))


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
    deadline: float = DEADLINE_SECONDS,
    on_failure: Callable[[DocumentFailure], None] | None = None,
) -> Iterator[Document]:
    """Yield each document, processed, in input order.

    ``jobs`` processes work side by side (None: as many as there are cores).  A document on which
    a stage fails, that takes more than ``deadline`` seconds of processor time (and one for each 500
    characters; ten times as many by the clock), or whose process dies, is kept without attributions and
    reported to ``on_failure`` (None: raised).
    """
    return map_documents(_pass_on, documents, options, jobs=jobs, deadline=deadline, on_failure=on_failure)


def _pass_on(doc: Document) -> Document:
    return doc


def map_documents(
    function: Callable[[Document], Result],
    documents: Iterable[Document],
    options: Options = Options(),
    *,
    jobs: int | None = 1,
    deadline: float = DEADLINE_SECONDS,
    on_failure: Callable[[DocumentFailure], None] | None = None,
) -> Iterator[Result]:
    """Yield what a function makes of each processed document, in input order; see ``process_documents``.

    The function, one of a module's own, runs where the document was processed; of a document that failed
    it gets the one without attributions.
    """
    jobs = jobs or count_cores()
    batches = _batch_documents(documents)
    work = _Work(function, options, deadline)
    results = (
        (_process_batch(batch, work) for batch in batches)
        if jobs == 1
        else _process_in_parallel(batches, work, jobs)
    )
    for batch in results:
        for result, failure in batch:
            if failure is not None:
                if on_failure is None:
                    raise DocumentFailure(failure)
                on_failure(DocumentFailure(failure))
            yield result


@dataclass(frozen=True, slots=True)
class _Work(Generic[Result]):
    """What is done with every document."""

    function: Callable[[Document], Result]
    options: Options
    deadline: float

    def counts(self, doc: Document) -> bool:
        """Tell whether a document means work."""
        return doc.attributions is None or self.function is not _pass_on


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


def _process_batch(batch: list[Document], work: _Work[Result]) -> list[tuple[Result, str | None]]:
    results: list[tuple[Result, str | None]] = []
    for doc in batch:
        try:
            with limit_time(_allow(doc, work.deadline)):
                results.append((work.function(process_document(doc, work.options)), None))
        except (AttribError, ImportError):  # not this document's fault
            raise
        except Overrun:
            results.append(_give_up(doc, _describe_overrun(doc, work.deadline), work))
        except Exception as error:  # one bad document must not cost the others
            results.append(_give_up(doc, _describe_failure(doc, error), work))
    return results


def _allow(doc: Document, deadline: float) -> float:
    return deadline + len(doc.text) / CHARACTERS_A_SECOND


def _give_up(doc: Document, reason: str, work: _Work[Result]) -> tuple[Result, str]:
    return work.function(replace(doc, attributions=(), relations=())), f"{doc.id}: {reason}"


def _describe_failure(doc: Document, error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (
        ""
        if trace is None
        else f" in {os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno}"
    )
    what = (f"{type(error).__name__}: {error}".splitlines() or [""])[0][:200]
    return (
        f"could not be processed ({what}{place}); it is kept without attributions: "
        "please report it with the text"
    )


def _describe_overrun(doc: Document, deadline: float) -> str:
    return (
        f"took more than {_allow(doc, deadline):.0f} seconds of processor time and was given up; "
        "it is kept without attributions: --deadline allows more"
    )


def _process_in_parallel(
    batches: Iterator[list[Document]], work: _Work[Result], jobs: int
) -> Iterator[list[tuple[Result, str | None]]]:
    head: list[list[Document]] = []
    characters = 0
    for batch in batches:
        head.append(batch)
        characters += sum(len(doc.text) for doc in batch if work.counts(doc))
        if characters >= SMALL_CHARACTERS or len(head) >= 4 * jobs:
            break
    everything = _chain(head, batches)
    if characters < SMALL_CHARACTERS:
        for batch in everything:
            yield _process_batch(batch, work)
        return

    from attrib.sources.names.registry import load_registry

    load_additions(work.options.rules)
    load_registry(work.options.sources)  # errors in the user's file show here, and forked workers share it
    if multiprocessing.get_start_method() == "fork":  # so are rules and weights: read once, held once
        process_document(Document("", _LOADS_ALL), work.options)
    tasks = ((batch, work) for batch in everything)
    for task, outcome in run_in_order(_process_batch, tasks, jobs, _allow_task):
        if isinstance(outcome, Lost):
            yield from _process_one_by_one(task[0], work, outcome)
        else:
            yield outcome


def _allow_task(batch: list[Document], work: _Work[Result]) -> float:
    """Return the seconds by the clock after which a process is ended: more than its documents are allowed."""
    return WALL_TIMES * sum(_allow(doc, work.deadline) for doc in batch) + 10


def _process_one_by_one(
    batch: list[Document], work: _Work[Result], lost: Lost
) -> Iterator[list[tuple[Result, str | None]]]:
    """Process a batch whose process was lost again, a document a time, to find which one it was."""
    if len(batch) > 1:
        tasks = (([doc], work) for doc in batch)
        for task, outcome in run_in_order(_process_batch, tasks, 1, _allow_task):
            if isinstance(outcome, Lost):
                yield from _process_one_by_one(task[0], work, outcome)
            else:
                yield outcome
        return
    for doc in batch:
        reason = (
            _describe_overrun(doc, work.deadline)
            if lost.overran
            else "the process that read it was ended, perhaps for want of memory; "
            "it is kept without attributions: try it alone"
        )
        yield [_give_up(doc, reason, work)]


def _chain(head: list[list[Document]], rest: Iterator[list[Document]]) -> Iterator[list[Document]]:
    while head:
        yield head.pop(0)
    yield from rest
