"""``attrib report``."""

from __future__ import annotations

from collections.abc import Mapping

import click

from attrib.cli.answers import read_ledger_beside
from attrib.cli.common import Inputs, Run, choose_by_ending, input_options
from attrib.export.files import names_stdout, open_target

_DRAWN = ("claims", "sources", "events")


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
    from attrib.ledger.kept import KeptDocuments
    from attrib.sources.names.registry import load_registry

    choose_by_ending(output, None, {".html": "html", ".htm": "html"}, "html")
    run = Run()
    documents = KeptDocuments()
    ledger = read_ledger_beside(run, inputs, corrections, documents.append)
    if documents:
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
            run.note(describe_left_out(left_out))
    run.finish()


def describe_left_out(left_out: Mapping[str, int]) -> str:
    """Return what the page leaves out, and how to have it.

    >>> describe_left_out({"drawn claims": 1200, "drawn events": 3})
    'the graph leaves out 1,200 claims, 3 events that nothing ties to other sources (--all draws them)'
    """
    drawn = [f"{left_out[f'drawn {kind}']:,} {kind}" for kind in _DRAWN if left_out.get(f"drawn {kind}")]
    parts = []
    if left_out.get("claims"):
        parts.append(f"the page leaves out {left_out['claims']:,} claims of too many; narrow the input")
    if drawn:
        parts.append(
            f"the graph leaves out {', '.join(drawn)} that nothing ties to other sources (--all draws them)"
        )
    return "; ".join(parts)
