"""``attrib extract``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

import click

from attrib.cli.common import JSONL_ENDINGS, Inputs, Run, choose_by_ending, input_options, peek_documents
from attrib.cli.progress import show_phase, show_progress
from attrib.documents import count_documents
from attrib.export.files import note_store, open_target
from attrib.model import Document
from attrib.pipeline import DocumentFailure


@click.command("extract")
@input_options
@click.option("-o", "--output", metavar="FILE", help="Write to FILE (default: standard output).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table"]),
    help="Default: by FILE's ending (.jsonl, .csv, .txt); a table on a terminal; else jsonl.",
)
@click.option("--no-text", is_flag=True, help="Leave the documents' text out.")
@click.option(
    "--store",
    "store_path",
    metavar="FILE",
    help="Keep documents and attributions in FILE; what is there and unchanged is not done again. "
    "Nothing is written elsewhere without -o, which then gets all that the store holds.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Where documents are processed; spark writes Parquet where -o ends in .parquet.",
)
@click.option(
    "--corrections",
    metavar="FILE",
    help="Keep a CSV of corrections to claims (docs/claims.md) in the store: every command that makes claims "
    "of it goes by them (a file without rows takes them out).",
)
@click.option("--retry", is_flag=True, help="Try documents again that failed before (with --store).")
def extract_command(
    inputs: Inputs,
    output: str | None,
    form: str | None,
    no_text: bool,
    store_path: str | None,
    engine: str,
    corrections: str | None,
    retry: bool,
) -> None:
    """Write the attributions of documents: JSON Lines (docs/format.md), CSV, or a table."""
    run = Run()
    parquet = engine == "spark" and (output or "").endswith(".parquet")
    form = "parquet" if parquet else _choose_format(output or "-", form)
    if corrections is not None and store_path is None:
        raise click.UsageError("--corrections are kept in a store; give --store")
    if engine == "spark":
        if store_path is not None:
            raise click.UsageError("--engine spark keeps no store; give --store or --engine")
        _extract_on_spark(run, inputs, output or "-", form, no_text)
    elif store_path is not None:
        _update(run, inputs, store_path, retry, corrections)
        if output is not None:
            stored = run.process(Inputs((store_path,), options=inputs.options))
            _write(peek_documents(stored), output, form, no_text)
    else:
        output = output or "-"
        to_terminal = output == "-" and sys.stdout.isatty()
        _write(peek_documents(run.process(inputs, progress=not to_terminal)), output, form, no_text)
    run.finish()


def _write(documents: Iterator[Document] | None, output: str, form: str, no_text: bool) -> None:
    if documents is None:
        return
    if form == "table" and output == "-":
        from attrib.export.terminal import print_attributions

        print_attributions(documents)
        return
    write = _load_writer(form)
    with open_target(output) as stream:
        write(documents, stream, text=not no_text)


def _update(run: Run, inputs: Inputs, path: str, retry: bool, corrections: str | None) -> None:
    """Bring a store up to date with the inputs, and say what was done."""
    from attrib.kept_claims import keep_corrections, update_readings
    from attrib.ledger.build import read_corrections_text
    from attrib.store.archive import Store
    from attrib.upkeep import FileWatch, update_store

    text = None if corrections is None else read_corrections_text(corrections)
    with Store(path, create=True) as store:
        note_store(path)
        if text is not None:
            keep_corrections(store, text, corrections or "")
        settings = {
            "outlet": inputs.outlet,
            "date": inputs.date,
            "fields": sorted(inputs.fields.items()),
            "date_order": inputs.date_order,
            "any_language": inputs.any_language,
        }
        watch = FileWatch(store, settings)
        documents = watch.tag(run.read(inputs, watch=watch))
        documents, options = run.settle_home(documents, inputs, store)
        version = run.choose_version(store, options)
        if retry:
            store.forget_failures(version)
        worked = update_store(
            store,
            documents,
            watch,
            version,
            options,
            jobs=inputs.jobs,
            deadline=inputs.deadline,
            on_failure=run.fail,
        )
        try:
            for _ in show_progress(worked, lambda: count_documents(inputs.paths)):
                pass
            with show_phase("reading what claims are made of"):
                for _ in update_readings(store, jobs=inputs.jobs, on_failure=run.fail):
                    pass
        finally:
            counts, status = watch.counts, store.read_status()
            run.note(
                f"{path}: {counts.new:,} new, {counts.changed:,} changed, {counts.redone:,} done again, "
                f"{counts.unchanged:,} unchanged, {counts.files_unchanged:,} files not read again; "
                f"{status.documents:,} documents with {status.attributions:,} attributions"
            )


def _extract_on_spark(run: Run, inputs: Inputs, output: str, form: str, no_text: bool) -> None:
    """Process documents on Spark; what is written is what the local engine writes."""
    from attrib.spark import collect_documents, extract_frame, make_frame, start_session, translate_errors

    documents, options = run.settle_home(run.read(inputs), inputs)
    session = start_session()
    try:
        with translate_errors():
            results = extract_frame(make_frame(session, documents), options, deadline=inputs.deadline)
            if form == "parquet":
                results.write.mode("overwrite").parquet(output)
                return
            done = _report_failures(run, collect_documents(results))
            _write(peek_documents(done), output, form, no_text)
    finally:
        session.stop()


def _report_failures(run: Run, results: Iterable[tuple[Document, str | None]]) -> Iterator[Document]:
    for doc, failure in results:
        if failure is not None:
            run.fail(DocumentFailure(f"{doc.id}: {failure}"))
        yield doc


def _choose_format(output: str, form: str | None) -> str:
    endings = {**JSONL_ENDINGS, ".csv": "csv", ".txt": "table"}
    default = "table" if output == "-" and sys.stdout.isatty() else "jsonl"
    return choose_by_ending(output, form, endings, default)


def _load_writer(form: str) -> Callable[..., None]:
    write: Callable[..., None]
    if form == "csv":
        from attrib.export.csv_table import write_csv as write
    elif form == "jsonl":
        from attrib.export.jsonl import write_jsonl as write
    else:
        from attrib.export.terminal import write_attributions as write
    return write
