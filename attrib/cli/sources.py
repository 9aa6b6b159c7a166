"""``attrib sources``."""

from __future__ import annotations

from collections.abc import Iterable

import click

from attrib.cli.common import Inputs, Run, choose_by_ending, input_options
from attrib.export.files import open_target


@click.command("sources")
@input_options
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to FILE (default: standard output).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv"]),
    help="Default: csv where FILE ends in .csv, else table.",
)
@click.option(
    "--review",
    metavar="FILE",
    help="Also write every mention to FILE (CSV), to be corrected and given back with --sources.",
)
@click.option("--unresolved", is_flag=True, help="List the mentions tied to nobody, and why, instead.")
def sources_command(
    inputs: Inputs, output: str, form: str | None, review: str | None, unresolved: bool
) -> None:
    """List who speaks: type, mentions, documents, claims, the names they go by, how they were resolved."""
    from attrib.export import source_tables
    from attrib.sources.names.registry import load_registry

    run = Run()
    form = choose_by_ending(output, form, {".csv": "csv", ".txt": "table"}, "table")
    documents = list(run.process(inputs))
    if documents:
        if unresolved:
            lines = source_tables.format_unresolved(documents)
            _write_lines(lines, output)
        else:
            rows = source_tables.gather_sources(documents, load_registry(inputs.options.sources))
            if form == "csv":
                with open_target(output) as stream:
                    source_tables.write_table(rows, stream)
            else:
                means = source_tables.count_means(documents)
                total = sum(means.values()) or 1
                shares = "  ".join(f"{name} {means[name] / total:.0%}" for name in sorted(means))
                _write_lines([*source_tables.format_table(rows), "", f"resolved by: {shares}"], output)
        if review:
            with open_target(review) as stream:
                source_tables.write_review(documents, stream)
    run.finish()


def _write_lines(lines: Iterable[str], output: str) -> None:
    with open_target(output) as stream:
        for line in lines:
            stream.write(f"{line}\n".encode("utf-8", "replace"))
