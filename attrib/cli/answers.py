"""What ``attrib events``, ``compare`` and ``outlets`` share: their options, their output, the ledger."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click

from attrib.cli.common import JSONL_ENDINGS, Inputs, Run, check_date, choose_by_ending, peek_documents
from attrib.cli.progress import show_phase
from attrib.export.files import open_target
from attrib.pipeline import Options

if TYPE_CHECKING:
    from attrib.ledger.corrections import Corrections
    from attrib.ledger.model import Ledger
    from attrib.ledger.reading import Reading
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
        help="Default: by FILE's ending (.jsonl, .csv, .txt); else text.",
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
    """Return the ledger of the inputs' documents, which stream through; None where there is not one.

    Of a store the claims that are kept are taken where nothing has changed.
    """
    from attrib.ledger.build import read_corrections, read_document

    corrected = None if corrections is None else read_corrections(corrections)
    ledger = _find_kept(run, inputs, corrected)
    if ledger is not None:
        return ledger
    readings = peek_documents(run.map(read_document, inputs))
    return None if readings is None else _compare(readings, corrected)


def read_ledger_beside(
    run: Run, inputs: Inputs, corrections: str | None, note: Callable[[Document], object]
) -> Ledger:
    """Return the ledger of the inputs' documents, each of which ``note`` is called with as it passes."""
    from attrib.ledger.build import read_beside, read_corrections

    corrected = None if corrections is None else read_corrections(corrections)
    ledger = _find_kept(run, inputs, corrected)
    if ledger is not None:
        for doc in run.process(replace(inputs, any_language=True)):
            note(doc)
        return ledger

    def pass_on() -> Iterator[Reading]:
        for doc, reading in run.map(read_beside, inputs):
            note(doc)
            yield reading

    return _compare(pass_on(), corrected)


def read_ledger_on_spark(run: Run, inputs: Inputs) -> Ledger | None:
    """Return the ledger of the inputs' documents, which Spark processes; None where there is not one."""
    from attrib.spark import compare_frame, make_frame, read_frame, start_session, translate_errors

    documents, options = run.settle_home(run.read(inputs), inputs)
    found = peek_documents(documents)
    if found is None:
        return None
    session = start_session()
    try:
        with translate_errors(), show_phase("comparing claims on Spark"):
            readings = read_frame(make_frame(session, found), options, deadline=inputs.deadline).persist()
            return compare_frame(readings, run.fail)
    finally:
        session.stop()


def _find_kept(run: Run, inputs: Inputs, corrections: Corrections | None) -> Ledger | None:
    """Return the ledger of a store, where the inputs are one that is done, read as it was kept; else None."""
    from attrib.store.archive import Store, is_store

    if len(inputs.paths) != 1 or not is_store(inputs.paths[0]):
        return None
    plain = replace(inputs.options, country=None) == Options()
    if not plain or inputs.outlet is not None or inputs.date is not None:
        return None
    from attrib.kept_claims import find_ledger, is_complete, kept_corrections

    with Store(inputs.paths[0]) as store:
        if not is_complete(store):
            return None
        corrections = corrections or kept_corrections(store)
        ledger = find_ledger(
            store,
            corrections,
            jobs=inputs.jobs,
            on_failure=run.fail,
            show=lambda: show_phase("comparing claims"),
        )
    if corrections is not None:
        _report_corrections(corrections.path, ledger.corrections)
    return ledger


def _compare(readings: Iterable[Reading], corrections: Corrections | None) -> Ledger:
    """Return the ledger, show that it is being made, and say which rows of a corrections file took effect."""
    from attrib.ledger.build import compare_corpus, gather_readings

    corpus = gather_readings(readings)
    with show_phase("comparing claims"):
        ledger = compare_corpus(corpus, corrections)
    if corrections is not None:
        _report_corrections(corrections.path, ledger.corrections)
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
    """Return the format: as given, else by the file's ending, else text."""
    return choose_by_ending(output, form, {**JSONL_ENDINGS, ".csv": "csv", ".txt": "text"}, "text")


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
