"""``attrib annotations``: attributions to and from the formats of annotation tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from attrib.cli.common import JSONL_ENDINGS, Inputs, Run, choose_by_ending, input_options
from attrib.cli.groups import SuggestingGroup
from attrib.documents import read_documents
from attrib.errors import InputError
from attrib.export.files import names_stdout, open_target
from attrib.model import Document

FORMATS = ("brat", "web-annotation", "bio")
_ENDINGS = {".jsonld": "web-annotation", ".json": "web-annotation", ".bio": "bio", ".conll": "bio"}
_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: by the name: .jsonld web-annotation, .bio or .conll bio, a folder brat.",
)


@click.group("annotations", cls=SuggestingGroup)
def annotations_command() -> None:
    """Write attributions for annotation tools, and read what a person has corrected there.

    brat stand-off (a folder), W3C Web Annotation (JSON-LD), BIO columns (docs/annotations.md).
    """


@annotations_command.command("write")
@input_options
@click.option("-o", "--output", required=True, metavar="TARGET", help="New folder for brat, else a file.")
@_format_option
def write_command(inputs: Inputs, output: str, form: str | None) -> None:
    """Write the attributions of documents in a format of annotation tools."""
    form = form or guess_format(output)
    run = Run()
    documents = run.process(inputs)
    if form == "brat":
        from attrib.exchange.brat import write_brat

        count = write_brat(documents, output)
        click.echo(f"annotations: {output} ({count:,} documents)")
    else:
        write = find_writer(form)
        kept = list(documents)
        with open_target(output) as stream:
            write(kept, stream)
        click.echo(f"annotations: {output} ({len(kept):,} documents)", err=names_stdout(output))
    run.finish()


@annotations_command.command("read")
@click.argument("annotations", metavar="ANNOTATIONS")
@click.argument("paths", nargs=-1, metavar="[DOCUMENTS...]")
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to FILE (default: standard output).")
@_format_option
def read_command(annotations: str, paths: tuple[str, ...], output: str, form: str | None) -> None:
    """Write what stands in ANNOTATIONS as records (JSON Lines), for attrib evaluate and all other commands.

    A folder of brat holds the texts; for the other formats DOCUMENTS are those that were annotated.
    """
    from attrib.export.jsonl import write_jsonl

    choose_by_ending(output, None, JSONL_ENDINGS, "jsonl")
    form = form or guess_format(annotations)
    found = list(read_annotations(annotations, paths, form))
    with open_target(output) as stream:
        write_jsonl(found, stream)
    count = sum(len(doc.attributions or ()) for doc in found)
    click.echo(f"{output}: {len(found):,} documents, {count:,} attributions", err=names_stdout(output))


def guess_format(name: str) -> str:
    """Return the format that a name's ending says, brat where it has none."""
    suffix = Path(name).suffix.lower()
    if suffix in _ENDINGS:
        return _ENDINGS[suffix]
    if suffix and not Path(name).is_dir():
        raise click.UsageError(f"{name}: no format ends so; give --format {', '.join(FORMATS)}")
    return "brat"


def find_writer(form: str) -> Callable[..., None]:
    if form == "bio":
        from attrib.exchange.bio import write_bio

        return write_bio
    from attrib.exchange.web_annotation import write_web_annotations

    return write_web_annotations


def read_annotations(annotations: str, paths: Iterable[str], form: str) -> Iterator[Document]:
    """Yield the documents that the annotations are about, with what stands in the annotations."""
    if form == "brat":
        from attrib.exchange.brat import read_brat

        yield from read_brat(annotations)
        return
    if not paths:
        raise click.UsageError(f"{form} holds no texts; name the documents that were annotated too")
    try:
        data = Path(annotations).read_bytes()
    except OSError as error:
        raise InputError(
            f"{annotations}: {(error.strerror or str(error)).lower()}; check the path"
        ) from error
    documents = [replace(doc, attributions=None, relations=None) for doc in read_documents(paths)]
    if form == "bio":
        from attrib.exchange.bio import read_bio

        yield from read_bio(data, documents, where=annotations)
    else:
        from attrib.exchange.web_annotation import read_web_annotations

        yield from read_web_annotations(data, documents, where=annotations)
