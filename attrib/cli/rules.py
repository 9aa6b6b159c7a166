"""``attrib rules``."""

from __future__ import annotations

import click


@click.group("rules")
def rules_command():
    """Look after the rules and lexicons (attrib/data/README.md)."""


@rules_command.command("check")
def check_command():
    """Check every rule and lexicon entry: fields, examples, rejects, references."""
    from attrib.evaluation.rules import check_rules

    faults = list(check_rules())
    for fault in faults:
        click.echo(f"attrib: {fault}", err=True)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo("all rules and lexicon entries hold")
