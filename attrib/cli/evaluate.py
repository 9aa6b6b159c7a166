"""``attrib evaluate``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import click

from attrib.cli.common import Inputs, Run
from attrib.errors import InputError
from attrib.model import Document
from attrib.pipeline import Options


@click.command("evaluate")
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="[PREDICTED]", required=False)
@click.option(
    "--part",
    type=click.Choice(["all", "held-out", "rest"]),
    default="all",
    show_default=True,
    help="The documents to take: held-out are those whose id's SHA-256 is divisible by 8.",
)
@click.option(
    "--errors", is_flag=True, help="List missed, false and wrong-span attributions by class, in context."
)
@click.option(
    "--aliases",
    metavar="FILE",
    help="JSON of names taken as equal (default: aliases.json beside GOLD, if there).",
)
@click.option(
    "--resamples",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    help="Bootstrap resamples of documents for the intervals; 0 for none.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the resampling.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--sources",
    "source_files",
    multiple=True,
    metavar="FILE",
    help="CSV that extends the source registry, where no prediction is given.",
)
@click.option(
    "--rules",
    "rule_files",
    multiple=True,
    metavar="FILE",
    help="Rules or words of your own, where no prediction is given.",
)
@click.option("--country", metavar="CODE", help="Home country of the gold, where no prediction is given.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes (default: all cores)."
)
def evaluate_command(
    gold: str,
    predicted: str | None,
    part: str,
    errors: bool,
    aliases: str | None,
    resamples: int,
    seed: int,
    as_json: bool,
    source_files: tuple[str, ...],
    rule_files: tuple[str, ...],
    country: str | None,
    jobs: int | None,
) -> None:
    """Print precision, recall and F1 of PREDICTED against GOLD.

    GOLD and PREDICTED are what attrib extract writes; without PREDICTED, attributions are
    extracted from the gold's text. Gold records with speakers are also scored for fields and
    relations, those with "verifications" for verification; a GOLD of groups with "events" is a
    ledger, scored against the claims that attrib claims --format jsonl writes: the listed pairs
    alone, or where groups list their "unverified" too, all that is asserted.
    docs/evaluation.md explains the figures.
    """
    if errors and part == "held-out":
        raise click.UsageError("held-out documents are for figures alone; use --errors with --part rest")
    run = Run()
    names = _load_aliases(gold, aliases)
    inputs = Inputs(
        (gold,), options=Options(sources=source_files, country=country, rules=rule_files), jobs=jobs
    )
    if _is_ledger(gold):
        figures = _evaluate_ledger(run, gold, predicted, inputs, names)
        _print_figures(figures, as_json)
    else:
        pairs = _pair_documents(run, gold, predicted, part, inputs)
        if errors:
            from attrib.evaluation.errors import write_report

            for line in write_report((gold_doc, own.attributions or ()) for gold_doc, own in pairs):
                click.echo(line)
        else:
            _print_figures(_evaluate_documents(pairs, names, resamples, seed), as_json)
    run.finish()


def _pair_documents(
    run: Run, gold: str, predicted: str | None, part: str, inputs: Inputs
) -> list[tuple[Document, Document]]:
    from attrib.evaluation.held_out import is_held_out

    golden = [
        doc
        for doc in run.read(inputs)
        if (doc.attributions is not None or "verifications" in doc.extra)
        and (part == "all" or is_held_out(doc.id) == (part == "held-out"))
    ]
    if not golden:
        raise InputError(f"{gold}: no record with attributions to compare with; give a gold file")
    if predicted is None:
        bare = (replace(doc, attributions=None, relations=None, extra={}) for doc in golden)
        own = {doc.id: doc for doc in run.process_documents(bare, inputs)}
    else:
        own = {doc.id: doc for doc in run.read(Inputs((predicted,)), require_text=False)}
        missing = sum(doc.id not in own for doc in golden)
        if missing:
            run.note(
                f"{predicted}: {missing} of {len(golden)} gold documents are not in it; "
                "they count as without attributions"
            )
    return [(doc, own.get(doc.id) or replace(doc, attributions=(), relations=())) for doc in golden]


def _evaluate_documents(
    pairs: Sequence[tuple[Document, Document]], names: Mapping[str, str], resamples: int, seed: int
) -> dict[str, Any]:
    from attrib.evaluation.fields import score_fields, score_verification
    from attrib.evaluation.spans import score_spans

    figures: dict[str, Any] = {}
    annotated = [pair for pair in pairs if pair[0].attributions is not None]
    if annotated:
        figures["documents"] = len(annotated)
        figures["attributions"] = sum(len(doc.attributions or ()) for doc, _ in annotated)
        figures.update(
            score_spans(
                ((doc, own.attributions or ()) for doc, own in annotated), resamples=resamples, seed=seed
            )
        )
    spoken = [pair for pair in annotated if any(item.speaker for item in pair[0].attributions or ())]
    if spoken:
        figures.update({f"fields {name}": value for name, value in score_fields(spoken, names).items()})
    stated = [pair for pair in pairs if "verifications" in pair[0].extra]
    if stated:
        figures.update(
            {f"verification {name}": value for name, value in score_verification(stated, names).items()}
        )
    return figures


def _load_aliases(gold: str, path: str | None) -> dict[str, str]:
    from attrib.evaluation.fields import read_aliases

    if path is None:
        path = os.path.join(os.path.dirname(gold), "aliases.json")
        if not os.path.isfile(path):
            return {}
    try:
        with open(path, encoding="utf-8") as stream:
            return read_aliases(json.load(stream))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(f"{path}: no JSON object of names and their equals ({error})") from None


def _read_lines(path: str) -> Iterator[dict[str, Any]]:
    try:
        with open(path, encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    try:
                        yield json.loads(line)
                    except ValueError as error:
                        raise InputError(
                            f"{path}, line {number}: broken JSON ({error}); mend the line"
                        ) from None
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}; check the path") from None


def _is_ledger(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    try:
        first = next(_read_lines(path), None)
    except (InputError, UnicodeDecodeError):
        return False  # the reader of documents will say what is wrong
    return isinstance(first, dict) and "events" in first and "docs" in first


def _evaluate_ledger(
    run: Run, gold: str, predicted: str | None, inputs: Inputs, names: Mapping[str, str]
) -> dict[str, Any]:
    from attrib.evaluation.exhaustive import score_exhaustive
    from attrib.evaluation.ledger import score_ledger

    groups = list(_read_lines(gold))
    score = score_exhaustive if all("unverified" in group for group in groups) else score_ledger
    if predicted is not None:
        return score(groups, list(_read_lines(predicted)), names)
    from attrib.ledger.build import build_claims, claim_to_record
    from attrib.records import read_record

    documents = [read_record(record, where=gold) for group in groups for record in group["docs"]]
    processed = list(run.process_documents(iter(documents), inputs))
    return score(groups, [claim_to_record(claim) for claim in build_claims(processed).claims], names)


def _print_figures(figures: dict[str, Any], as_json: bool) -> None:
    from attrib.evaluation.spans import Score

    if as_json:
        plain = {
            name: [value.precision, value.recall, value.f1, *(value.interval or ())]
            if isinstance(value, Score)
            else value
            for name, value in figures.items()
        }
        click.echo(json.dumps(plain))
        return
    width = max(map(len, figures))
    for name, value in figures.items():
        if isinstance(value, Score):
            interval = f"  [{value.interval[0]:.3f}, {value.interval[1]:.3f}]" if value.interval else ""
            text = f"P {value.precision:.3f}  R {value.recall:.3f}  F1 {value.f1:.3f}{interval}"
        elif isinstance(value, tuple):
            text = "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*value)
        else:
            text = f"{value:,}" if isinstance(value, int) else f"{value:.3f}"
        click.echo(f"{name:{width}}  {text}")
