"""``attrib claims``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from attrib.cli.common import Inputs, Run, check_date, input_options, peek_documents
from attrib.export.files import open_target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrib.ledger.model import Claim, Ledger

_TOOK_EFFECT = "took effect"


@click.command("claims")
@input_options
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to FILE (default: standard output).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="Default: by FILE's suffix; a table on a terminal; else jsonl.",
)
@click.option("--contested", is_flag=True, help="Only claims that others contest.")
@click.option("--unverified", is_flag=True, help="Only claims said to be unverified.")
@click.option("--single-source", is_flag=True, help="Only claims with one independent source.")
@click.option("--source", metavar="NAME", help="Only claims of this source.")
@click.option("--since", metavar="DATE", callback=check_date, help="Only claims made on or after DATE.")
@click.option("--until", metavar="DATE", callback=check_date, help="Only claims made on or before DATE.")
@click.option(
    "--sort",
    type=click.Choice(["event", "date", "sources", "high", "id"]),
    default="event",
    show_default=True,
    help="Order of the claims.",
)
@click.option(
    "--corrections",
    metavar="FILE",
    help="CSV of a person's corrections of members, scopes, relations, statuses and events; it wins.",
)
@click.option(
    "--explain",
    "claim_id",
    metavar="ID",
    help="Say of one claim where each member stands and why it belongs there.",
)
def claims_command(
    inputs: Inputs,
    output: str,
    form: str | None,
    contested: bool,
    unverified: bool,
    single_source: bool,
    source: str | None,
    since: str | None,
    until: str | None,
    sort: str,
    corrections: str | None,
    claim_id: str | None,
) -> None:
    """Write claims across documents, by event: who says so, how many independent sources, what
    conflicts, what was revised, what is unverified."""
    from attrib.ledger.build import build_claims, explain_claim, filter_claims, read_corrections, sort_claims

    run = Run()
    corrected = read_corrections(corrections) if corrections else None
    documents = peek_documents(run.process(inputs))
    if documents is not None:
        ledger = build_claims(documents, corrections=corrected)
        if corrected is not None:
            _report_corrections(corrected.path, ledger.corrections)
        if claim_id is not None:
            from attrib.export.terminal import clean_terminal

            click.echo(clean_terminal(explain_claim(ledger, claim_id)))
        else:
            chosen = sort_claims(
                filter_claims(
                    ledger,
                    contested=contested,
                    unverified=unverified,
                    single_source=single_source,
                    source=source,
                    since=since,
                    until=until,
                ),
                by=sort,
            )
            _write_claims(ledger, chosen, output, form or _choose_format(output))
    run.finish()


def _report_corrections(path: str, outcomes: tuple[tuple[int, str], ...]) -> None:
    """Say how many rows took effect, and of each other row why not."""
    failed = [(line, why) for line, why in outcomes if why != _TOOK_EFFECT]
    click.echo(
        f"attrib: {path}: {len(outcomes) - len(failed)} of {len(outcomes)} corrections took effect", err=True
    )
    for line, why in failed:
        click.echo(f"attrib: {path}: line {line}: {why}", err=True)


def _choose_format(output: str) -> str:
    if output.lower().endswith(".csv"):
        return "csv"
    return "table" if output == "-" and sys.stdout.isatty() else "jsonl"


def _write_claims(ledger: Ledger, claims: Iterable[Claim], output: str, form: str) -> None:
    from attrib.export import claim_tables

    with open_target(output) as stream:
        if form == "jsonl":
            claim_tables.write_jsonl(claims, stream)
        elif form == "csv":
            claim_tables.write_csv(claims, stream)
        else:
            terminal = output == "-" and sys.stdout.isatty()
            claim_tables.write_table(ledger, claims, stream, terminal=terminal)
