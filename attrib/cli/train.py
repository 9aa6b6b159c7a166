"""``attrib train``."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from attrib.cli.groups import SuggestingGroup
from attrib.errors import AttribError
from attrib.export.files import note_target

Command = TypeVar("Command", bound=Callable[..., None])


@click.group("train", cls=SuggestingGroup)
def train_command() -> None:
    """Rebuild what is shipped from the corpora, with a fixed seed (needs attrib[train]).

    The corpora are in the folder that --corpora or ATTRIB_CORPORA names.
    """


def _corpora_option(command: Command) -> Command:
    command = click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Write into FOLDER (default: the package's data).",
    )(command)
    return click.option(
        "--corpora",
        type=click.Path(path_type=Path),
        envvar="ATTRIB_CORPORA",
        metavar="FOLDER",
        help="Where the corpora are (default: ATTRIB_CORPORA).",
    )(command)


def _check_corpora(corpora: Path | None) -> Path:
    if corpora is None:
        raise click.UsageError("no corpora: name their folder with --corpora or ATTRIB_CORPORA")
    if not corpora.is_dir():
        raise AttribError(f"{corpora}: no such folder; name the corpora with --corpora or ATTRIB_CORPORA")
    return corpora


def _data_folder(out: Path | None) -> Path:
    folder = out or Path(__file__).resolve().parent.parent / "data"
    os.makedirs(folder, exist_ok=True)
    note_target(f"{folder}, perhaps in part")
    return folder


@train_command.command("tagger")
@_corpora_option
def tagger_command(corpora: Path | None, out: Path | None) -> None:
    """Rebuild the language layer: tagger weights, sentence splitter, lemmas, casing, parse weights."""
    checked, folder = _check_corpora(corpora), _data_folder(out)
    from attrib.train.language import train_language

    train_language(checked, folder)
    click.echo(f"language layer: {folder}")


@train_command.command("extractor")
@_corpora_option
def extractor_command(corpora: Path | None, out: Path | None) -> None:
    """Rebuild the weights of the extractor from the annotated articles that are not held out."""
    checked, folder = _check_corpora(corpora), _data_folder(out)
    from attrib.train.extractor import train_extractor

    train_extractor(checked, folder)
    click.echo(f"extractor weights: {folder}")
