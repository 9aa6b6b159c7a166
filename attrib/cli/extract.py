"""``attrib extract``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import click

from attrib.cli.common import Inputs, Run, input_options, peek_documents
from attrib.cli.progress import show_progress
from attrib.documents import count_documents
from attrib.export.files import open_target
from attrib.model import Document


@click.command("extract")
@input_options
@click.option("-o", "--output", metavar="FILE", help="Write to FILE (default: standard output).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table"]),
    help="Default: by FILE's suffix; a table on a terminal; else jsonl.",
)
@click.option("--no-text", is_flag=True, help="Leave the documents' text out.")
@click.option(
    "--store",
    "store_path",
    metavar="FILE",
    help="Keep documents and attributions in FILE; what is there and unchanged is not done again. "
    "Nothing is written elsewhere without -o, which then gets all that the store holds.",
)
@click.option("--retry", is_flag=True, help="Try documents again that failed before (with --store).")
def extract_command(
    inputs: Inputs,
    output: str | None,
    form: str | None,
    no_text: bool,
    store_path: str | None,
    retry: bool,
) -> None:
    """Write the attributions of documents: JSON Lines (docs/format.md), CSV, or a table."""
    run = Run()
    if store_path is not None:
        _update(run, inputs, store_path, retry)
        if output is not None:
            stored = run.process(Inputs((store_path,), options=inputs.options))
            _write(peek_documents(stored), output, form, no_text)
    else:
        output = output or "-"
        to_terminal = output == "-" and sys.stdout.isatty()
        _write(peek_documents(run.process(inputs, progress=not to_terminal)), output, form, no_text)
    run.finish()


def _write(documents: Iterator[Document] | None, output: str, form: str | None, no_text: bool) -> None:
    if documents is None:
        return
    form = form or _choose_format(output)
    if form == "table" and output == "-":
        from attrib.export.terminal import print_attributions

        print_attributions(documents)
        return
    write = _load_writer(form)
    with open_target(output) as stream:
        write(documents, stream, text=not no_text)


def _update(run: Run, inputs: Inputs, path: str, retry: bool) -> None:
    """Bring a store up to date with the inputs, and say what was done."""
    from attrib.store.archive import Store
    from attrib.upkeep import FileWatch, update_store

    with Store(path, create=True) as store:
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
        finally:
            counts, status = watch.counts, store.read_status()
            run.note(
                f"{path}: {counts.new:,} new, {counts.changed:,} changed, {counts.redone:,} done again, "
                f"{counts.unchanged:,} unchanged, {counts.files_unchanged:,} files not read again; "
                f"{status.documents:,} documents with {status.attributions:,} attributions"
            )


def _choose_format(output: str) -> str:
    if output.lower().endswith(".csv"):
        return "csv"
    return "table" if output == "-" and sys.stdout.isatty() else "jsonl"


def _load_writer(form: str) -> Callable[..., None]:
    write: Callable[..., None]
    if form == "csv":
        from attrib.export.csv_table import write_csv as write
    elif form == "jsonl":
        from attrib.export.jsonl import write_jsonl as write
    else:
        from attrib.export.terminal import write_attributions as write
    return write
