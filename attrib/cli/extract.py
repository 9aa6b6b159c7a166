"""``attrib extract``."""

from __future__ import annotations

import sys

import click

from attrib.cli.common import Inputs, Run, input_options, peek_documents
from attrib.export.files import open_target


@click.command("extract")
@input_options
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to FILE (default: standard output).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table"]),
    help="Default: by FILE's suffix; a table on a terminal; else jsonl.",
)
@click.option("--no-text", is_flag=True, help="Leave the documents' text out.")
def extract_command(inputs: Inputs, output: str, form: str | None, no_text: bool) -> None:
    """Write the attributions of documents: JSON Lines (docs/format.md), CSV, or a table."""
    run = Run()
    to_terminal = output == "-" and sys.stdout.isatty()
    documents = peek_documents(run.process(inputs, progress=not to_terminal))
    if documents is not None:
        form = form or _choose_format(output)
        if form == "table" and output == "-":
            from attrib.export.terminal import print_attributions

            print_attributions(documents)
        else:
            write = _load_writer(form)
            with open_target(output) as stream:
                write(documents, stream, text=not no_text)
    run.finish()


def _choose_format(output: str) -> str:
    if output.lower().endswith(".csv"):
        return "csv"
    return "table" if output == "-" and sys.stdout.isatty() else "jsonl"


def _load_writer(form: str):
    if form == "csv":
        from attrib.export.csv_table import write_csv as write
    elif form == "jsonl":
        from attrib.export.jsonl import write_jsonl as write
    else:
        from attrib.export.terminal import write_attributions as write
    return write
