"""``attrib claims``."""

from __future__ import annotations

import sys

import click

from attrib.cli.answers import choose_sources, event_options, read_ledger, read_ledger_on_spark, write_answer
from attrib.cli.common import JSONL_ENDINGS, Inputs, Run, choose_by_ending, input_options


@click.command("claims")
@input_options
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to FILE (default: standard output).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="Default: by FILE's ending (.jsonl, .csv, .txt); a table on a terminal; else jsonl.",
)
@click.option("--contested", is_flag=True, help="Only claims that others contest; shown with whom.")
@click.option("--denied", is_flag=True, help="Only claims that somebody denies; shown with who does.")
@click.option(
    "--unverified", is_flag=True, help="Only claims said to be unverified; shown with by whom and why."
)
@click.option("--single-source", is_flag=True, help="Only claims with one independent source.")
@click.option(
    "--source",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only claims of this source (a name, an alias or part of one); may be repeated: any of them.",
)
@click.option(
    "--sort",
    type=click.Choice(["event", "date", "sources", "high", "id"]),
    default="event",
    show_default=True,
    help="Order of the claims.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Where documents are processed and events worked out.",
)
@event_options
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
    denied: bool,
    unverified: bool,
    single_source: bool,
    names: tuple[str, ...],
    event: str | None,
    since: str | None,
    until: str | None,
    min_independent: int,
    sort: str,
    engine: str,
    corrections: str | None,
    claim_id: str | None,
) -> None:
    """Write claims across documents, by event: who says so, how many independent sources, what
    conflicts, what was revised, what is unverified.

    --since and --until look at when a claim was made, --event at what it is about.
    """
    from attrib.export import answer_texts, claim_tables
    from attrib.ledger.build import explain_claim, sort_claims
    from attrib.questions.choice import ClaimFilter, choose_claims, find_events

    run = Run()
    form = _choose_format(output, form)
    if engine == "spark":
        if corrections is not None:
            raise click.UsageError("corrections are applied on this machine; leave out --engine spark")
        ledger = read_ledger_on_spark(run, inputs)
    else:
        ledger = read_ledger(run, inputs, corrections)
    if ledger is not None and claim_id is not None:
        from attrib.export.terminal import clean_terminal

        click.echo(clean_terminal(explain_claim(ledger, claim_id)))
    elif ledger is not None:
        statuses = ("contested", contested), ("denied", denied), ("unverified", unverified)
        wanted = ClaimFilter(
            statuses=tuple(name for name, on in (*statuses, ("single-source", single_source)) if on),
            sources=choose_sources(ledger, names, inputs),
            events=None if event is None else frozenset(item.id for item in find_events(ledger, event)),
            since=since,
            until=until,
            min_independent=min_independent,
        )
        chosen = sort_claims(choose_claims(ledger, wanted), by=sort)
        write_answer(
            output,
            form,
            lambda width: answer_texts.write_claims(ledger, chosen, width),
            lambda stream: claim_tables.write_jsonl(chosen, stream),
            lambda stream: claim_tables.write_csv(chosen, stream),
        )
    run.finish()


def _choose_format(output: str, form: str | None) -> str:
    endings = {**JSONL_ENDINGS, ".csv": "csv", ".txt": "table"}
    default = "table" if output == "-" and sys.stdout.isatty() else "jsonl"
    return choose_by_ending(output, form, endings, default)
