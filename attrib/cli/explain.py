"""``attrib explain``."""

from __future__ import annotations

import click

from attrib.cli.common import Inputs, Run
from attrib.export.terminal import clean_terminal
from attrib.model import Document


@click.command("explain")
@click.argument("text", metavar="TEXT")
@click.option(
    "--all", "show_all", is_flag=True, help="Also list cues so improbable that no spans were built."
)
def explain_command(text, show_all):
    """Say for a sentence which rules fired, which were rejected, and why.

    TEXT is the sentence itself, or "-" for standard input.
    """
    from attrib.evaluation.explain import explain_document, find_pseudo_cues
    from attrib.language.segment import segment_document
    from attrib.notation import write_marks

    run = Run()
    if text == "-":
        documents = list(run.read(Inputs(("-",))))
        run.finish()
        doc = documents[0]
    else:
        doc = Document("-", text)
    if not doc.text.strip():
        raise click.UsageError("TEXT is empty; give a sentence")
    segmentation = segment_document(doc)
    decisions = explain_document(doc, segmentation)
    unlikely = [item for item in decisions if item.probability is None]
    shown = decisions if show_all else [item for item in decisions if item.probability is not None]
    for item in shown:
        word = "holds" if item.accepted else "rejected"
        numbers = f"cue {item.cue_probability:.2f}"
        if item.probability is not None:
            numbers += f", whole {item.probability:.2f}"
        _print(f"{word:9}{item.words}   {item.rule}   ({numbers})")
        _print(f"         {item.verdict}")
        if item.marks:
            _print(f"         {' '.join(write_marks(doc.text, item.marks).split())}")
        if item.reasons:
            _print("         " + "  ".join(f"{name} {weight:+.2f}" for name, weight in item.reasons))
    for rule, (start, end) in find_pseudo_cues(segmentation):
        _print(f"rejected {doc.text[start:end]}   {rule}   (a look-alike: no cue)")
    if unlikely and not show_all:
        _print(f"{len(unlikely)} more improbable cues: {', '.join(item.words for item in unlikely)} (--all)")
    if not decisions:
        _print("no rule proposes a cue here")


def _print(line: str) -> None:
    click.echo(clean_terminal(line))
