"""``attrib graph``."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from attrib.cli.answers import read_ledger_beside
from attrib.cli.common import Inputs, Run, check_date, choose_by_ending, input_options
from attrib.cli.progress import show_phase
from attrib.export.files import names_stdout, open_target
from attrib.model import SPEAKER_TYPES, STANCES, STATUSES

if TYPE_CHECKING:
    from attrib.graphs.build import Choices
    from attrib.graphs.facts import Facts
    from attrib.graphs.select import Filters
    from attrib.ledger.model import Ledger
    from attrib.sources.names.registry import Registry

_MOST_CLAIMS = 50_000  # of which a graph is drawn without --all
_TOP_SOURCES = 8
NETWORKS = (
    "full",
    "claims",
    "sources",
    "source-claim",
    "congruence",
    "conflict",
    "subtract",
    "citations",
    "eventlist",
)
NORMALISATIONS = ("no", "average", "jaccard", "cosine", "activity", "prominence")
DUPLICATES = ("all", "document", "week", "month", "year", "range")
FORMATS = ("graphml", "gexf", "csv", "json", "svg", "png")


def check_window(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[1-9]\d{0,4}[dwmy]", value):
        raise click.BadParameter(f"{value!r} is no length of time such as 30d, 2w, 3m or 1y")
    return value


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
@click.option(
    "--network",
    type=click.Choice(NETWORKS),
    default="full",
    show_default=True,
    metavar="NETWORK",
    help="Another network, by DNA's definitions (docs/graph.md): claims, sources, source-claim, congruence, "
    "conflict, subtract, citations; eventlist writes DNA's table of statements.",
)
@click.option(
    "--normalise",
    "normalisation",
    type=click.Choice(NORMALISATIONS),
    default="no",
    show_default=True,
    metavar="HOW",
    help="Divide weights: average, jaccard, cosine between sources; activity, prominence for source-claim.",
)
@click.option(
    "--duplicates",
    type=click.Choice(DUPLICATES),
    default="all",
    show_default=True,
    metavar="HOW",
    help="Count the same position of a source each time (all) or once a document, week, month, year, range.",
)
@click.option(
    "--window",
    metavar="LENGTH",
    callback=check_window,
    help="One file for each span of time such as 30d, 2w, 3m, 1y.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Draw all claims of a large corpus; some 9 kB of memory for each of them.",
)
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
    network: str,
    normalisation: str,
    duplicates: str,
    window: str | None,
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
    from attrib.export.drawing import load_drawing
    from attrib.graphs.build import Choices
    from attrib.graphs.facts import Notes
    from attrib.graphs.networks import check_normalisation
    from attrib.graphs.select import Filters, filter_claim, survey_claims
    from attrib.sources.names.registry import load_registry

    form = choose_format(output, form, network)
    fault = check_normalisation(network, normalisation)
    if fault is not None:
        raise click.BadParameter(fault, param_hint="--normalise")
    if window is not None and names_stdout(output):
        raise click.BadParameter("--window writes several files; name one with -o", param_hint="-o")
    if form in ("svg", "png"):
        load_drawing(form)  # says at once, not after an hour's reading, that it is not there
    choices = Choices(network, normalisation, duplicates, everything, with_documents)
    run = Run()
    registry = load_registry(inputs.options.sources)
    filters = Filters(types, stances, statuses, since and since[:10], until and until[:10], min_mentions)
    notes = Notes(registry, people=people, country=inputs.options.country)
    ledger = read_ledger_beside(run, inputs, corrections, notes.note_document)
    if notes.facts.documents:
        with show_phase("drawing the graph"):
            limit = _MOST_CLAIMS if network == "full" and not everything else None
            counted, shown = survey_claims(ledger, limit, lambda claim: filter_claim(claim, filters))
            facts = notes.finish(shown)
            del notes  # of what is not drawn
            pictures = list(write_pictures(facts, filters, choices, registry, output, form, window))
        left_out = pictures[0].left_out if pictures else Counter()
        for line in summarise_graph(facts, ledger, counted, left_out):
            click.echo(line, err=names_stdout(output))
        for picture in pictures:
            click.echo(f"graph: {', '.join(picture.files)} ({picture.size})", err=names_stdout(output))
        if not pictures:
            run.note("nothing has a date, so --window has nothing to divide; no file was written")
    run.finish()


@dataclass(frozen=True, slots=True)
class Picture:
    """What was written: the files, their size in words, and how much was left out."""

    files: tuple[str, ...]
    size: str
    left_out: Counter[str]


def write_pictures(
    facts: Facts,
    filters: Filters,
    choices: Choices,
    registry: Registry,
    output: str,
    form: str,
    window: str | None,
) -> Iterator[Picture]:
    """Write the graph, or one for each window of time, and yield what was written."""
    from attrib.graphs.networks import list_windows

    if window is None:
        yield write_picture(facts, filters, choices, registry, output, form)
        return
    stem, ending = os.path.splitext(output)
    for part in list_windows(facts.sayings, window, filters):
        name = f"{stem}-{part.since}-to-{part.until}{ending}"
        yield write_picture(facts, part, choices, registry, name, form)


def write_picture(
    facts: Facts, filters: Filters, choices: Choices, registry: Registry, output: str, form: str
) -> Picture:
    from attrib.export.event_list import write_event_list
    from attrib.export.graph_formats import write_graph
    from attrib.graphs.build import draw
    from attrib.graphs.networks import list_statements
    from attrib.graphs.select import filter_sayings

    if choices.network == "eventlist":
        sayings = sorted(filter_sayings(facts, filters), key=lambda saying: saying.day or "")
        statements = list(list_statements(facts, sayings, duplicates=choices.duplicates))
        with open_target(output) as stream:
            write_event_list(facts, statements, stream)
        return Picture((output,), f"{len(statements)} statements", Counter())
    graph, selection = draw(facts, filters, choices, registry=registry)
    files = write_graph(graph, output, form)
    return Picture(tuple(files), f"{len(graph.nodes)} nodes, {len(graph.edges)} edges", selection.left_out)


def choose_format(output: str, form: str | None, network: str) -> str:
    """Return the format asked for, or the one that the output's ending names.

    Raises click.BadParameter for an ending that is no format of this command's, and for an event list
    that is to be no CSV.
    """
    from attrib.export.graph_formats import find_format

    if network == "eventlist":
        if (form or find_format(output) or "csv") != "csv" or output == "claims.graphml":
            raise click.BadParameter(
                "an event list is CSV: name a file such as -o events.csv", param_hint="-o"
            )
        return "csv"
    return choose_by_ending(output, form, {f".{name}": name for name in FORMATS}, "graphml")


def summarise_graph(
    facts: Facts, ledger: Ledger, statuses: Counter[str], left_out: Counter[str]
) -> list[str]:
    """Return the lines of the summary: counts, what was left out, the sources with most mentions."""
    from attrib.export.terminal import clean_terminal

    speaking = [source for source in facts.sources.values() if source.mentions]
    counts = (
        ("documents", len(facts.documents)),
        ("attributions", facts.attributions),
        ("sources", len(speaking)),
        ("claims", len(ledger.claims)),
        ("  contested", statuses["contested"]),
        ("  denied", statuses["denied"]),
        ("  unverified", statuses["unverified"]),
        ("  with one source", statuses["single-source"]),
        ("events", len(ledger.events)),
    )
    lines = [f"{name:18} {number:>7,}" for name, number in counts]
    lines += describe_left_out(left_out)
    drawn, whole = len(facts.claims), len(facts.claims) == len(ledger.claims)
    if not whole:
        lines += ["", f"looked at for the graph: {drawn:,} claims, marked and figures first (--all: all)"]
    top = sorted(speaking, key=lambda source: (-source.mentions, source.name))[:_TOP_SOURCES]
    if top:
        made = count_claims(facts)
        lines += ["", f"{'mentions':>8}  {'claims' if whole else 'drawn':>6}  top sources"]
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


def describe_left_out(left: Counter[str]) -> Sequence[str]:
    if not any(left.values()):
        return ()
    return (
        "",
        f"not drawn: {left['claims']:,} claims without a figure that one source makes and nobody answers, "
        f"{left['sources']:,} sources and {left['events']:,} events of theirs alone (--all draws them)",
    )
