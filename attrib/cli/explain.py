"""``attrib explain``."""

from __future__ import annotations

import click

from attrib.cli.common import Inputs, Run
from attrib.export.terminal import clean_terminal
from attrib.model import Document
from attrib.pipeline import Options, load_additions, process_document


@click.command("explain")
@click.argument("text", metavar="TEXT")
@click.option(
    "--all", "show_all", is_flag=True, help="Also list cues so improbable that no spans were built."
)
@click.option(
    "--rules", "rule_files", multiple=True, metavar="FILE", help="Rules of your own; may be repeated."
)
def explain_command(text: str, show_all: bool, rule_files: tuple[str, ...]) -> None:
    """Say for a sentence what was found, and why: which rule decided, or what moved the weights.

    TEXT is the sentence itself, or "-" for standard input.
    """
    from attrib.rules.added import using

    run = Run()
    if text == "-":
        documents = list(run.read(Inputs(("-",))))
        run.finish()
        doc = documents[0]
    else:
        doc = Document("-", text)
    if not doc.text.strip():
        raise click.UsageError("TEXT is empty; give a sentence")
    with using(load_additions(rule_files)):
        _print_verdicts(doc, show_all, Options(rules=rule_files))


def _print_verdicts(doc: Document, show_all: bool, options: Options) -> None:
    from attrib.evaluation.explain import explain_document, find_pseudo_cues, tell_attribution
    from attrib.language.segment import segment_document
    from attrib.notation import write_marks

    segmentation = segment_document(doc)
    verdicts = explain_document(doc, segmentation)
    found = {item.cue[0][0]: item for item in process_document(doc, options).attributions or () if item.cue}
    told = [item for item in verdicts if item.probability is not None or ":" in item.rule]
    unlikely = [item for item in verdicts if item not in told]
    for item in verdicts if show_all else told:
        _print(f"{'holds' if item.accepted else 'rejected':9}{item.words}   {item.rule}")
        if item.marks:
            _print(f"         {' '.join(write_marks(doc.text, item.marks).split())}")
        for line in item.lines:
            _print(f"         {line}")
        if item.accepted and item.span[0] in found:
            _print(f"         {tell_attribution(found[item.span[0]])}")
    for rule, (start, end) in find_pseudo_cues(segmentation):
        _print(f"rejected {doc.text[start:end]}   {rule}   (a look-alike: no cue)")
    if unlikely and not show_all:
        _print(f"{len(unlikely)} more improbable cues: {', '.join(item.words for item in unlikely)} (--all)")
    if not verdicts:
        _print("no rule proposes a cue here")


def _print(line: str) -> None:
    click.echo(clean_terminal(line))
