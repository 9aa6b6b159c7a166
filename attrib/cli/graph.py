"""``attrib graph``."""

from __future__ import annotations

import click

from attrib.cli.common import Run, input_options
from attrib.export.files import names_stdout, open_target

_TOP_SOURCES = 8


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
    "--corrections",
    type=click.Path(),
    metavar="FILE",
    help="CSV of corrections to claims (see attrib claims --help).",
)
def graph_command(inputs, output, corrections):
    """Write the graph of who claims what as GraphML for Gephi, and print a summary."""
    from attrib.export.graphml import write_graphml
    from attrib.graphs.build import build_graph
    from attrib.ledger.build import build_claims, read_corrections
    from attrib.sources.names.registry import load_registry

    run = Run()
    corrected = read_corrections(corrections) if corrections else None
    documents = list(run.process(inputs))
    if documents:
        ledger = build_claims(documents, corrections=corrected)
        graph = build_graph(documents, ledger.claims, registry=load_registry(inputs.options.sources))
        with open_target(output) as stream:
            write_graphml(graph, stream)
        for line in summarise_graph(documents, ledger.claims, graph):
            click.echo(line, err=names_stdout(output))
        if not names_stdout(output):
            click.echo(f"graph: {output} ({graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges)")
    run.finish()


def summarise_graph(documents, claims, graph) -> list[str]:
    """Return the lines of the summary: counts, then the sources with most mentions."""
    from attrib.export.terminal import clean_terminal

    sources = [data for _, data in graph.nodes(data=True) if data["kind"] == "source"]
    counts = (
        ("documents", len(documents)),
        ("attributions", sum(len(doc.attributions or ()) for doc in documents)),
        ("sources", len(sources)),
        ("claims", len(claims)),
        ("  unverified", sum("unverified" in claim.status for claim in claims)),
        ("  denied", sum("denied" in claim.status for claim in claims)),
        ("  with one source", sum("single-source" in claim.status for claim in claims)),
    )
    lines = [f"{name:18} {number:>7,}" for name, number in counts]
    top = sorted(sources, key=lambda data: (-data["mentions"], data["name"]))[:_TOP_SOURCES]
    if top:
        lines += ["", f"{'mentions':>8}  {'claims':>6}  top sources"]
        lines += [
            f"{data['mentions']:>8,}  {data['claims']:>6,}  "
            f"{clean_terminal(data['name'])} ({data['source_type']})"
            for data in top
        ]
        lines.append("")
    return lines
