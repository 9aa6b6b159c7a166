"""``attrib show``."""

from __future__ import annotations

import sys

import click

from attrib.cli.common import Inputs, Run, input_options
from attrib.export.terminal import print_article


@click.command("show")
@input_options
def show_command(inputs: Inputs) -> None:
    """Print articles with source, cue and content marked.

    In colour on a terminal; elsewhere in brackets: [S: source] [C: cue] [T: content].
    """
    run = Run()
    for doc in run.process(inputs, progress=not sys.stdout.isatty()):
        print_article(doc)
    run.finish()
