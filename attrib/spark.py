"""Past one machine: the extraction over a Spark DataFrame of documents.

Each document is done by itself, so this is a map; what comes out is what ``attrib extract`` writes, byte
for byte.  It needs ``pip install 'attrib[spark]'`` and Java; the workers need attrib as the driver has it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrib.errors import AttribError
from attrib.model import Document
from attrib.pipeline import DEADLINE_SECONDS, DocumentFailure, Options, process_documents
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
    return pandas.DataFrame(rows, columns=[column.split()[0] for column in RESULTS.split(", ")])


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
