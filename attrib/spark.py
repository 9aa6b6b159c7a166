"""Past one machine: the extraction over a Spark DataFrame of documents, and claims over its results.

Each document is done by itself, so this is a map; what comes out is what ``attrib extract`` writes, byte
for byte.  It needs ``pip install 'attrib[spark]'`` and Java; the workers need attrib as the driver has it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrib.errors import AttribError
from attrib.ledger.build import (
    Lead,
    Piece,
    Results,
    cluster_corpus,
    read_document,
    read_reading,
    reading_to_bytes,
    work_out,
    work_out_piece,
)
from attrib.ledger.corpus import Common, Corpus
from attrib.ledger.model import Claim, Event, Ledger
from attrib.ledger.packed import pack, unpack
from attrib.ledger.rows import Pairs
from attrib.model import Document
from attrib.pipeline import DEADLINE_SECONDS, DocumentFailure, Options, map_documents, process_documents
from attrib.records import decode_record, encode_record, read_record, write_record

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame, SparkSession

DOCUMENTS = "number long, record string"
"""What goes in: a document's place in the corpus, and its record as one line of JSON (docs/format.md)."""
RESULTS = (
    "number long, id string, outlet string, date string, attributions int, failure string, record string"
)
"""What comes out: ``record`` has attributions and relations; ``failure`` says why it has none, if so."""


def extract_frame(frame: DataFrame, options: Options, *, deadline: float = DEADLINE_SECONDS) -> DataFrame:
    """Return a DataFrame of results (``RESULTS``) of a DataFrame of documents (``DOCUMENTS``).

    Give ``options`` a country: each document's own is inferred otherwise.
    """

    def extract(tables: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for table in tables:
            yield _extract_table(table, options, deadline)

    return frame.mapInPandas(extract, RESULTS)


def _extract_table(table: pandas.DataFrame, options: Options, deadline: float) -> pandas.DataFrame:
    import pandas

    failures: dict[str, str] = {}

    def note(error: DocumentFailure) -> None:
        document_id, _, reason = str(error).partition(": ")
        failures[document_id] = reason

    documents = (read_record(decode_record(record)) for record in table["record"])
    done = process_documents(documents, options, jobs=1, deadline=deadline, on_failure=note)
    rows = [
        (
            number,
            doc.id,
            doc.outlet,
            doc.date,
            len(doc.attributions or ()),
            failures.get(doc.id),
            encode_record(write_record(doc)).decode("utf-8").rstrip("\n"),
        )
        for number, doc in zip(table["number"], done)
    ]
    return pandas.DataFrame(rows, columns=_columns(RESULTS))


def make_frame(session: SparkSession, documents: Iterable[Document]) -> DataFrame:
    """Return documents as a DataFrame, in the order in which they come.

    They pass through this process; a corpus that lies on a cluster is better read there.
    """
    rows = [
        (number, encode_record(write_record(doc)).decode("utf-8").rstrip("\n"))
        for number, doc in enumerate(documents)
    ]
    partitions = max(1, min(len(rows) // 8, 8 * session.sparkContext.defaultParallelism))
    return session.createDataFrame(rows, DOCUMENTS).repartitionByRange(partitions, "number")


# what Spark waits for: an answer of its own processes on this machine (15 s by default) and of others (2 min)
_WAITS = ("spark.python.authenticate.socketTimeout", "spark.network.timeout")
_PATIENCE = "1800s"  # a busy machine makes nothing fail


def start_session() -> Any:
    """Return the Spark session there is, or a local one; raises AttribError that says what is missing."""
    try:
        import pandas  # noqa: F401
        from pyspark.sql import SparkSession
    except ImportError:
        raise AttribError("--engine spark needs an extra; pip install 'attrib[spark]'") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers run this Python
    try:
        builder = SparkSession.builder.appName("attrib").config("spark.ui.showConsoleProgress", "false")
        for name in _WAITS:
            builder = builder.config(name, _PATIENCE)
        session = builder.getOrCreate()
    except Exception as error:
        what = (str(error).splitlines() or [type(error).__name__])[0][:120]
        raise AttribError(f"Spark does not start ({what}); check that Java 17 or later is there") from None
    session.sparkContext.setLogLevel("ERROR")
    return session


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn what Spark raises in the block into an AttribError of one line."""
    try:
        yield
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark", "py4j")):
            raise
        lines = [line.strip() for line in str(error).splitlines() if "Error" in line or "Exception" in line]
        what = lines[-1][:200] if lines else type(error).__name__
        raise AttribError(f"Spark could not do it ({what}); check that the workers have attrib") from None


def collect_documents(frame: DataFrame) -> Iterator[tuple[Document, str | None]]:
    """Yield the documents of a DataFrame of results in the order of the corpus, each with its failure."""
    for row in frame.orderBy("number").toLocalIterator():
        yield read_record(decode_record(row["record"])), row["failure"]


READINGS = "number long, failure string, reading binary"
"""What the ledger reads in a document, packed."""
_SCENES = "number long, scene int, told binary, chapter binary"
_PLACED = "number long, scene int, event long, position long, document long"
_EVENTS = "event long, result binary"


def read_frame(frame: DataFrame, options: Options, *, deadline: float = DEADLINE_SECONDS) -> DataFrame:
    """Return a DataFrame of what the ledger reads (``READINGS``) in one of documents (``DOCUMENTS``)."""

    def read(tables: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for table in tables:
            yield _read_table(table, options, deadline)

    return frame.mapInPandas(read, READINGS)


def _read_table(table: pandas.DataFrame, options: Options, deadline: float) -> pandas.DataFrame:
    import pandas

    failures: dict[str, str] = {}

    def note(error: DocumentFailure) -> None:
        document_id, _, reason = str(error).partition(": ")
        failures[document_id] = reason

    documents = (read_record(decode_record(record)) for record in table["record"])
    readings = map_documents(read_document, documents, options, deadline=deadline, on_failure=note)
    rows = [
        (number, failures.get(reading.document), reading_to_bytes(reading))
        for number, reading in zip(table["number"], readings)
    ]
    return pandas.DataFrame(rows, columns=_columns(READINGS))


def compare_frame(readings: DataFrame, on_failure: Callable[[DocumentFailure], None]) -> Ledger:
    """Return the claims and events of what was read in documents; the same as on one machine.

    Which scenes are one event is found here, by blocks of place and day; then scenes go to the workers by
    their event, which is worked out there.  ``readings`` is gone through twice: persist it.
    """
    corpus, numbers = Corpus(), []
    for row in readings.orderBy("number").toLocalIterator():
        reading = read_reading(bytes(row["reading"]))
        if row["failure"] is not None:
            on_failure(DocumentFailure(f"{reading.document}: {row['failure']}"))
        corpus.add(reading)
        numbers.append(row["number"])
    clusters = cluster_corpus(corpus)
    results = Results()
    if not clusters.groups:
        return results.finish(())
    session = readings.sparkSession
    certain = session.sparkContext.broadcast(clusters.certain)
    common = session.sparkContext.broadcast(corpus.common)
    placed = [
        (numbers[index], scene - corpus.offsets[index], event, scene, index)
        for event, group in enumerate(clusters.groups)
        for scene in group
        for index in [corpus.document_of[scene]]
    ]
    scenes = readings.mapInPandas(_list_scenes, _SCENES)

    def work(table: pandas.DataFrame) -> pandas.DataFrame:
        return _work_out_table(table, certain.value, common.value)

    joined = scenes.join(session.createDataFrame(placed, _PLACED), ["number", "scene"])
    events = joined.groupBy("event").applyInPandas(work, _EVENTS)
    for row in events.orderBy("event").toLocalIterator():
        lead, event, claims = unpack(bytes(row["result"]), _WORKED)
        if results.clashes(event.id, [claim.id for claim in claims]):
            work_out(corpus, clusters, row["event"], results)
        else:
            results.add([(lead, event, claims)])
    return results.finish(())


_WORKED = tuple[Lead, Event, tuple[Claim, ...]]


def _list_scenes(tables: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    import pandas

    for table in tables:
        rows = [
            (number, scene, told, chapter)
            for number, data in zip(table["number"], table["reading"])
            for reading in [read_reading(bytes(data))]
            for scene, (told, chapter) in enumerate(zip(reading.scenes, reading.chapters))
        ]
        yield pandas.DataFrame(rows, columns=_columns(_SCENES))


def _work_out_table(table: pandas.DataFrame, certain: Pairs, common: Common) -> pandas.DataFrame:
    """Work out one event from its scenes."""
    import pandas

    piece = Piece()
    for row in table.itertuples():
        piece.add(int(row.position), int(row.document), bytes(row.told), bytes(row.chapter), common)
    result = pack(work_out_piece(piece, certain), _WORKED)
    return pandas.DataFrame([(int(table["event"].iloc[0]), result)], columns=_columns(_EVENTS))


def _columns(schema: str) -> list[str]:
    return [column.split()[0] for column in schema.split(", ")]
