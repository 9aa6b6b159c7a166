"""``attrib report``."""

from __future__ import annotations

import click

from attrib.cli.common import Inputs, Run, input_options
from attrib.cli.progress import show_phase
from attrib.export.files import names_stdout, open_target


@click.command("report")
@input_options
@click.option(
    "-o",
    "--output",
    default="report.html",
    show_default=True,
    metavar="FILE",
    help='Write the page to FILE; "-" is standard output.',
)
@click.option("--title", metavar="TEXT", help="Title of the page (default: how many articles it shows).")
@click.option("--all", "everything", is_flag=True, help="Draw every claim in the graph of a large corpus.")
@click.option(
    "--corrections",
    type=click.Path(),
    metavar="FILE",
    help="CSV of corrections to claims (see attrib claims --help).",
)
def report_command(
    inputs: Inputs, output: str, title: str | None, everything: bool, corrections: str | None
) -> None:
    """Write one HTML page: what is contested, denied, unverified or rests on one source, by event, every
    claim with its sentences, and the graph beside it.

    The page needs no server and no network; open it in a browser.
    """
    from attrib.export.page.report import write_report
    from attrib.ledger.build import build_claims, read_corrections
    from attrib.sources.names.registry import load_registry

    run = Run()
    corrected = read_corrections(corrections) if corrections else None
    documents = list(run.process(inputs))
    if documents:
        with show_phase("comparing claims"):
            ledger = build_claims(documents, corrections=corrected)
        with open_target(output) as stream:
            left_out = write_report(
                documents,
                ledger,
                stream,
                registry=load_registry(inputs.options.sources),
                title=title,
                everything=everything,
                country=inputs.options.country,
            )
        summary = f"report: {output} ({len(documents):,} documents, {len(ledger.claims):,} claims)"
        click.echo(summary, err=names_stdout(output))
        if left_out:
            parts = ", ".join(f"{count:,} {name}" for name, count in sorted(left_out.items()))
            click.echo(f"left out: {parts}; narrow the input, or draw all with --all", err=True)
    run.finish()
