"""What ``attrib events``, ``compare`` and ``outlets`` share: their options, their output, the ledger."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click

from attrib.cli.common import Inputs, Run, check_date, peek_documents
from attrib.export.files import open_target

if TYPE_CHECKING:
    from attrib.ledger.model import Ledger
    from attrib.model import Document
    from attrib.questions.choice import SourceChoice

Command = TypeVar("Command", bound=Callable[..., None])
_TOOK_EFFECT = "took effect"  # what the ledger says of a row of corrections that did
_PLAIN_WIDTH = 100  # columns where the output is no terminal


def output_options(command: Command) -> Command:
    """Add -o and --format."""
    command = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "jsonl", "csv"]),
        help="Default: by FILE's suffix (.jsonl, .csv); else text.",
    )(command)
    return click.option(
        "-o", "--output", default="-", metavar="FILE", help="Write to FILE (default: standard output)."
    )(command)


def event_options(command: Command) -> Command:
    """Add the options that choose events."""
    for decorate in (
        click.option(
            "--corrections",
            metavar="FILE",
            help="CSV of corrections to claims (see docs/claims.md); it wins.",
        ),
        click.option(
            "--min-independent",
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
            help="Only events on which N independent sources or more speak.",
        ),
        click.option("--until", metavar="DATE", callback=check_date, help="Only events on or before DATE."),
        click.option("--since", metavar="DATE", callback=check_date, help="Only events on or after DATE."),
        click.option(
            "--event", metavar="ID|WORDS", help="Only the event of this id, or whose title has these words."
        ),
    ):
        command = decorate(command)
    return command


def read_ledger(run: Run, inputs: Inputs, corrections: str | None) -> Ledger | None:
    """Return the ledger of the inputs' documents, which stream through; None where there is not one."""
    documents = peek_documents(run.process(inputs))
    return None if documents is None else build_ledger(documents, corrections)


def build_ledger(documents: Iterable[Document], corrections: str | None) -> Ledger:
    """Return the ledger, and say on standard error which rows of a corrections file took effect."""
    from attrib.ledger.build import build_claims, read_corrections

    if corrections is None:
        return build_claims(documents)
    corrected = read_corrections(corrections)
    ledger = build_claims(documents, corrections=corrected)
    _report_corrections(corrected.path, ledger.corrections)
    return ledger


def _report_corrections(path: str, outcomes: tuple[tuple[int, str], ...]) -> None:
    """Say how many rows took effect, and of each other row why not."""
    failed = [(line, why) for line, why in outcomes if why != _TOOK_EFFECT]
    click.echo(
        f"attrib: {path}: {len(outcomes) - len(failed)} of {len(outcomes)} corrections took effect", err=True
    )
    for line, why in failed:
        click.echo(f"attrib: {path}: line {line}: {why}", err=True)


def choose_sources(ledger: Ledger, names: Iterable[str], inputs: Inputs) -> tuple[SourceChoice, ...]:
    """Return the sources that the names mean; raises InputError where one matches nobody."""
    from attrib.questions.choice import choose_source
    from attrib.sources.names.registry import load_registry

    registry = load_registry(inputs.options.sources)
    return tuple(choose_source(ledger, name, registry) for name in names)


def choose_form(output: str, form: str | None) -> str:
    """Return the format: as given, else by the file's suffix, else text."""
    suffix = output.lower().rpartition(".")[2]
    return form or (suffix if suffix in ("jsonl", "csv") else "text")


def write_answer(
    output: str,
    form: str,
    text: Callable[[int], Iterable[str]],
    records: Callable[[BinaryIO], None],
    table: Callable[[BinaryIO], None],
) -> None:
    """Write an answer in a format; text goes through a pager where it is longer than the terminal."""
    if form == "text" and output == "-" and sys.stdout.isatty():
        from attrib.export.answer_texts import fit_width

        size = shutil.get_terminal_size()
        lines = list(text(fit_width(size.columns)))
        show = click.echo_via_pager if len(lines) > size.lines else click.echo
        show("\n".join(lines))
        return
    with open_target(output) as stream:
        if form == "jsonl":
            records(stream)
        elif form == "csv":
            table(stream)
        else:
            stream.write("".join(f"{line}\n" for line in text(_PLAIN_WIDTH)).encode("utf-8", "replace"))


def name_all(sources: Sequence[SourceChoice]) -> list[str]:
    """Return the names under which the sources go."""
    return [source.name for source in sources]
