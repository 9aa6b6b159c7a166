"""What the commands share: options, the report of failures, the progress bar."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import click

from attrib import __version__
from attrib.cli.progress import show_progress
from attrib.documents import Watch, count_documents, read_documents
from attrib.errors import AttribError
from attrib.export.files import names_stdout
from attrib.export.terminal import clean_terminal
from attrib.model import Document
from attrib.pipeline import (
    DEADLINE_SECONDS,
    DocumentFailure,
    Options,
    load_additions,
    map_documents,
    process_documents,
)
from attrib.readers.dates import Order, UnreadDate, normalise_date
from attrib.readers.fields import load_names

if TYPE_CHECKING:
    from attrib.store.archive import Store

Item = TypeVar("Item")
Result = TypeVar("Result")
JSONL_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}
_HOME_SHARE = 0.75  # of the documents that are about a country: so many make it home for all of them
_HOME_DOCUMENTS, _HOME_CHARACTERS = 100, 1_000_000  # what the home country is inferred from
_MOST_ALIKE = 3  # remarks that say the same are printed so often, the others counted
_MOST_FAILURES_ALIKE = 100  # a file of nothing but broken lines
_UNLIKE = re.compile(r"'[^']*'|\d+")  # in what failures that are alike differ: numbers, ids
_MOST_LOST = 20


@dataclass(frozen=True)
class Inputs:
    """What a command is to read, and how: ``input_options`` makes it of the command line."""

    paths: tuple[str, ...]
    outlet: str | None = None
    date: str | None = None
    options: Options = Options()
    jobs: int | None = None
    deadline: float = DEADLINE_SECONDS
    fields: Mapping[str, str] = field(default_factory=dict)
    date_order: Order | None = None
    any_language: bool = False


class Run:
    """One run of a command: names each failure as it comes and knows the exit code."""

    def __init__(self) -> None:
        self.failures = 0
        self.lost: list[str] = []
        self.alike: Counter[str] = Counter()
        self.failures_alike: Counter[str] = Counter()

    def fail(self, error: AttribError) -> None:
        self.failures += 1
        if isinstance(error, DocumentFailure):
            self.lost.append(str(error).partition(": ")[0])
        shape = _UNLIKE.sub("*", str(error))
        self.failures_alike[shape] += 1
        if self.failures_alike[shape] <= _MOST_FAILURES_ALIKE:
            self._print(str(error))

    def note(self, message: str) -> None:
        """Print a remark; of many that say the same of different inputs the first few."""
        kind = getattr(message, "kind", None)
        if kind is not None:
            self.alike[kind] += 1
            if self.alike[kind] > _MOST_ALIKE:
                return
        self._print(message)

    def finish(self) -> None:
        """Say what was left unsaid, and leave with 1 where an input failed."""
        for kind, number in self.alike.items():
            if number > _MOST_ALIKE:
                self._print(f"{number - _MOST_ALIKE} more: {kind}")
        for shape, number in self.failures_alike.items():
            if number > _MOST_FAILURES_ALIKE:
                self._print(f"{number - _MOST_FAILURES_ALIKE} more failures: {shape}")
        if len(self.lost) > 1:
            names = ", ".join(self.lost[:_MOST_LOST]) + (" ..." if len(self.lost) > _MOST_LOST else "")
            self._print(f"{len(self.lost)} documents are without attributions: {names}")
        if self.failures:
            raise click.exceptions.Exit(1)

    def _print(self, message: str) -> None:
        click.echo("attrib: " + " ".join(clean_terminal(message).split()), err=True)

    def read(
        self, inputs: Inputs, require_text: bool = True, watch: Watch | None = None
    ) -> Iterator[Document]:
        return read_documents(
            inputs.paths,
            outlet=inputs.outlet,
            date=inputs.date,
            fields=inputs.fields,
            date_order=inputs.date_order,
            any_language=inputs.any_language,
            require_text=require_text,
            on_failure=self.fail,
            on_note=self.note,
            watch=watch,
        )

    def process(self, inputs: Inputs, progress: bool = True) -> Iterator[Document]:
        """Yield the processed documents of the inputs, with a progress bar where it helps.

        ``progress`` is False where what is printed for each document would run into the bar.
        """
        processed = self.process_documents(self.read(inputs), inputs)
        return show_progress(processed, lambda: count_documents(inputs.paths)) if progress else processed

    def map(self, function: Callable[[Document], Result], inputs: Inputs) -> Iterator[Result]:
        """Yield what a function makes of each processed document (``map_documents``), with a progress bar."""
        documents, options = self.settle_home(self.read(inputs), inputs)
        results = map_documents(
            function, documents, options, jobs=inputs.jobs, deadline=inputs.deadline, on_failure=self.fail
        )
        return show_progress(results, lambda: count_documents(inputs.paths))

    def process_documents(self, documents: Iterator[Document], inputs: Inputs) -> Iterator[Document]:
        """Yield the processed documents."""
        documents, options = self.settle_home(documents, inputs)
        return process_documents(
            documents, options, jobs=inputs.jobs, deadline=inputs.deadline, on_failure=self.fail
        )

    def settle_home(
        self, documents: Iterator[Document], inputs: Inputs, store: Store | None = None
    ) -> tuple[Iterator[Document], Options]:
        """Return the documents, none of them lost, and the options with their home country.

        Where none is given, the one the corpus is about is inferred from its first documents, and named.
        A store keeps the one that it began with, or that was given last.
        """
        options = inputs.options
        if options.country is not None:
            if store is not None:
                store.put("home", options.country)
            return documents, options
        kept = None if store is None else store.get("home")
        several = False
        if kept is None:
            documents, country = infer_home(documents, options.sources)
            kept, several = country or "", country == ""
            if store is not None:
                kept = store.fix("home", kept)
            why = "by what the first documents are about"
        else:
            why = "as the store was begun with"
        if several and not kept:
            self.note("home country: each document's own (--country sets one for all)")
        if not kept:
            return documents, options
        self.note(f"home country: {kept}, {why} (--country sets it)")
        return documents, replace(options, country=kept)

    def choose_version(self, store: Store, options: Options) -> str:
        """Return the key of the version that results made now have, and have the store read that one."""
        from attrib.store.versions import describe_version

        version = describe_version(__version__, options.country, (*options.sources, *options.rules))
        store.use_version(version)
        return version.key


def infer_home(
    documents: Iterator[Document], sources: tuple[str, ...]
) -> tuple[Iterator[Document], str | None]:
    """Return the documents, none of them lost, and the country that the first ones are about.

    "" where they are about several, so that each document's own is taken; None where they tell of none.
    """
    first, characters = [], 0
    for doc in documents:
        first.append(doc)
        characters += len(doc.text)
        if len(first) >= _HOME_DOCUMENTS or characters >= _HOME_CHARACTERS:
            break
    documents = chain(first, documents)
    fresh = [doc for doc in first if doc.attributions is None]
    if not fresh:
        return documents, None
    from attrib.sources.names.registry import load_registry
    from attrib.sources.types import infer_country

    registry = load_registry(sources)
    votes = Counter(code for doc in fresh if (code := infer_country(doc, registry)))
    if not votes:
        return documents, None
    home, number = min(votes.items(), key=lambda item: (-item[1], item[0]))
    return documents, home if number >= _HOME_SHARE * votes.total() else ""


def peek_documents(documents: Iterator[Item]) -> Iterator[Item] | None:
    """Return the documents, or what was made of them, or None where there is not one, so that no empty file
    is written."""
    for first in documents:
        return chain((first,), documents)
    return None


def choose_by_ending(output: str, form: str | None, endings: Mapping[str, str], default: str) -> str:
    """Return the format asked for, else the one that the output's ending names, else the default.

    The default is for standard output, for what is no regular file, and for a name without an ending.
    Raises click.BadParameter for an ending that names no format.

    >>> choose_by_ending("claims.CSV", None, {".csv": "csv"}, "jsonl")
    'csv'
    """
    ending = os.path.splitext(output)[1].lower()
    special = names_stdout(output) or (os.path.exists(output) and not os.path.isfile(output))
    if form is not None or special or not ending:
        return form or default
    if ending not in endings:
        raise click.BadParameter(
            f"{output!r} ends in no format of this command ({', '.join(endings)}); name another file"
            + (" or give --format" if len(set(endings.values())) > 1 else ""),
            param_hint="-o",
        )
    return endings[ending]


def check_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return normalise_date(value)
    except UnreadDate:
        raise click.BadParameter(f"{value!r} is no ISO 8601 date such as 2013-02-28") from None


def _check_fields(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    fields = {}
    for value in values:
        name, equals, key = value.partition("=")
        if not equals or not key or name not in load_names():
            raise click.BadParameter(
                f"{value!r} is none of {', '.join(f'{name}=KEY' for name in load_names())}"
            )
        fields[name] = key
    return fields


def _check_country(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise click.BadParameter(f"{value!r} is no two-letter country code such as SY")
    return value and value.upper()


_INPUT_OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    click.option("--outlet", metavar="NAME", help="Outlet of documents that name none."),
    click.option(
        "--date",
        metavar="DATE",
        callback=check_date,
        help="Date (ISO 8601) of documents that have none.",
    ),
    click.option(
        "--date-order",
        type=click.Choice(["dmy", "mdy"]),
        help="What comes first in dates such as 05/04/2017 (default: as the other dates of the file show).",
    ),
    click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="NAME=KEY",
        callback=_check_fields,
        help="Key or column that holds a document's field, as in text=Body; may be repeated.",
    ),
    click.option(
        "--any-language", is_flag=True, help="Read documents in other languages than English as well."
    ),
    click.option(
        "--sources",
        "source_files",
        multiple=True,
        metavar="FILE",
        help="CSV that extends or corrects the source registry; may be repeated.",
    ),
    click.option(
        "--rules",
        "rule_files",
        multiple=True,
        metavar="FILE",
        help="Rules (.toml) or words (.csv) of your own, effective at once (docs/rules.md); may be repeated.",
    ),
    click.option(
        "--country",
        metavar="CODE",
        callback=_check_country,
        help="Home country, ISO 3166 two-letter code (default: inferred).",
    ),
    click.option(
        "--claims-only",
        is_flag=True,
        help="Keep what asserts something about the world; leave out demands, promises, "
        "beliefs and questions.",
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="P",
        help="Leave out attributions below this confidence.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Number of processes (default: all cores).",
    ),
    click.option(
        "--deadline",
        type=click.FloatRange(min=0, min_open=True),
        default=DEADLINE_SECONDS,
        show_default=True,
        metavar="SECONDS",
        help="Give up a document that takes more processor time (and a second for each 500 characters).",
    ),
)


def input_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add PATH... and the options that every command over documents takes; the command gets ``inputs``."""

    @wraps(command)
    def gather(
        *,
        paths: tuple[str, ...],
        outlet: str | None,
        date: str | None,
        date_order: Order | None,
        fields: Mapping[str, str],
        any_language: bool,
        source_files: tuple[str, ...],
        rule_files: tuple[str, ...],
        country: str | None,
        claims_only: bool,
        min_confidence: float,
        jobs: int | None,
        deadline: float,
        **rest: Any,
    ) -> None:
        options = Options(source_files, country, claims_only, min_confidence, rule_files)
        load_additions(rule_files)  # a fault in a file of the user's shows before anything is read
        inputs = Inputs(paths, outlet, date, options, jobs, deadline, fields, date_order, any_language)
        command(inputs=inputs, **rest)

    decorated: Callable[..., None] = gather
    for decorate in reversed(_INPUT_OPTIONS):
        decorated = decorate(decorated)
    return decorated
