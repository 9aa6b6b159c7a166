"""``attrib show``."""

from __future__ import annotations

import sys

import click

from attrib.cli.common import Run, input_options, make_options
from attrib.export.terminal import print_article


@click.command("show")
@input_options
def show_command(paths, outlet, date, source_files, country, claims_only, min_confidence, jobs):
    """Print articles with source, cue and content marked.

    In colour on a terminal; elsewhere in brackets: [S: source] [C: cue] [T: content].
    """
    run = Run()
    for doc in run.process(
        paths,
        make_options(source_files, country, claims_only, min_confidence),
        jobs,
        outlet,
        date,
        progress=not sys.stdout.isatty(),
    ):
        print_article(doc)
    run.finish()
