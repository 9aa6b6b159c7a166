"""``attrib graph``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from attrib.cli.common import Inputs, Run, check_date, input_options
from attrib.export.files import names_stdout
from attrib.model import SPEAKER_TYPES, STANCES, STATUSES

if TYPE_CHECKING:
    from attrib.graphs.facts import Facts
    from attrib.graphs.model import Graph
    from attrib.graphs.select import Selection

_TOP_SOURCES = 8
FORMATS = ("graphml", "gexf", "csv", "json", "svg", "png")


@click.command("graph")
@input_options
@click.option(
    "-o",
    "--output",
    default="claims.graphml",
    show_default=True,
    metavar="FILE",
    help='Write the graph to FILE; "-" is standard output.',
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: by FILE's ending; csv writes FILE-nodes.csv and FILE-edges.csv.",
)
@click.option("--all", "everything", is_flag=True, help="Draw all claims of a large corpus.")
@click.option("--documents", "with_documents", is_flag=True, help="Add a node for every document.")
@click.option("--people", is_flag=True, help="Keep people apart from the organisations they speak for.")
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    type=click.Choice(SPEAKER_TYPES),
    help="Only what sources of this type say; may be repeated.",
)
@click.option(
    "--stance",
    "stances",
    multiple=True,
    type=click.Choice(STANCES),
    metavar="STANCE",
    help="Only what is said with this stance (denies, accuses, ...); may be repeated.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(STATUSES),
    metavar="STATUS",
    help="Only claims of this status (contested, unverified, ...); may be repeated.",
)
@click.option("--since", metavar="DATE", callback=check_date, help="Only what was reported on or after DATE.")
@click.option(
    "--until", metavar="DATE", callback=check_date, help="Only what was reported on or before DATE."
)
@click.option(
    "--min-mentions",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Only sources with at least N mentions.",
)
@click.option(
    "--corrections",
    type=click.Path(),
    metavar="FILE",
    help="CSV of corrections to claims (see attrib claims --help).",
)
def graph_command(
    inputs: Inputs,
    output: str,
    form: str | None,
    everything: bool,
    with_documents: bool,
    people: bool,
    types: tuple[str, ...],
    stances: tuple[str, ...],
    statuses: tuple[str, ...],
    since: str | None,
    until: str | None,
    min_mentions: int,
    corrections: str | None,
) -> None:
    """Write the graph of who claims what for Gephi, coloured and laid out, and print a summary.

    Above 150 nodes it draws the claims that say something across sources, with those who make them; the
    summary says what was left out.
    """
    from attrib.export.graph_formats import write_graph
    from attrib.graphs.build import draw
    from attrib.graphs.facts import Notes
    from attrib.graphs.select import Filters, choose
    from attrib.ledger.build import build_claims, read_corrections
    from attrib.sources.names.registry import load_registry

    form = choose_format(output, form)
    run = Run()
    corrected = read_corrections(corrections) if corrections else None
    registry = load_registry(inputs.options.sources)
    filters = Filters(types, stances, statuses, since and since[:10], until and until[:10], min_mentions)
    notes = Notes(registry, people=people, country=inputs.options.country)
    documents = run.process(inputs)
    ledger = build_claims(notes.watch(documents), corrections=corrected)
    if notes.facts.documents:
        facts = notes.finish(ledger)
        selection = choose(facts, filters, everything=everything)
        graph = draw(facts, selection, registry=registry, with_documents=with_documents)
        written = write_graph(graph, output, form)
        for line in summarise_graph(facts, selection, graph):
            click.echo(line, err=names_stdout(output))
        if not names_stdout(output):
            click.echo(f"graph: {', '.join(written)} ({len(graph.nodes)} nodes, {len(graph.edges)} edges)")
    run.finish()


def choose_format(output: str, form: str | None) -> str:
    """Return the format asked for, or the one that the output's ending names.

    Raises click.BadParameter for an ending that is no format of this command's.
    """
    from attrib.export.graph_formats import find_format

    if form is not None:
        return form
    special = names_stdout(output) or (os.path.exists(output) and not os.path.isfile(output))
    if special or not os.path.splitext(output)[1]:
        return "graphml"
    found = find_format(output)
    if found is None:
        raise click.BadParameter(
            f"{output!r} ends in no format of this command ({', '.join(FORMATS)}); "
            "name another file or give --format",
            param_hint="-o",
        )
    return found


def summarise_graph(facts: Facts, selection: Selection, graph: Graph) -> list[str]:
    """Return the lines of the summary: counts, what was left out, the sources with most mentions."""
    from attrib.export.terminal import clean_terminal

    claims = facts.claims.values()
    speaking = [source for source in facts.sources.values() if source.mentions]
    counts = (
        ("documents", len(facts.documents)),
        ("attributions", facts.attributions),
        ("sources", len(speaking)),
        ("claims", len(claims)),
        ("  contested", sum("contested" in claim.status for claim in claims)),
        ("  denied", sum("denied" in claim.status for claim in claims)),
        ("  unverified", sum("unverified" in claim.status for claim in claims)),
        ("  with one source", sum("single-source" in claim.status for claim in claims)),
        ("events", len(facts.events)),
    )
    lines = [f"{name:18} {number:>7,}" for name, number in counts]
    lines += describe_left_out(selection)
    top = sorted(speaking, key=lambda source: (-source.mentions, source.name))[:_TOP_SOURCES]
    if top:
        made = count_claims(facts)
        lines += ["", f"{'mentions':>8}  {'claims':>6}  top sources"]
        lines += [
            f"{source.mentions:>8,}  {made.get(source.key, 0):>6,}  "
            f"{clean_terminal(source.name)} ({source.type})"
            for source in top
        ]
        lines.append("")
    return lines


def count_claims(facts: Facts) -> dict[str, int]:
    """Return how many claims each source makes."""
    made: dict[str, set[str]] = {}
    for saying in facts.sayings:
        made.setdefault(saying.source, set()).add(saying.claim)
    return {key: len(claims) for key, claims in made.items()}


def describe_left_out(selection: Selection) -> Sequence[str]:
    left = selection.left_out
    if not any(left.values()):
        return ()
    return (
        "",
        f"not drawn: {left['claims']:,} claims without a figure that one source makes and nobody answers, "
        f"{left['sources']:,} sources and {left['events']:,} events of theirs alone (--all draws them)",
    )
