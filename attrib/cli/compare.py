"""``attrib compare``."""

from __future__ import annotations

import click

from attrib.cli.answers import (
    choose_form,
    choose_sources,
    event_options,
    name_all,
    output_options,
    read_ledger,
    write_answer,
)
from attrib.cli.common import Inputs, Run, input_options


@click.command("compare")
@click.argument("first", metavar="SOURCE")
@click.argument("second", metavar="SOURCE")
@input_options
@output_options
@event_options
@click.option("--source", "more", multiple=True, metavar="NAME", help="A further source; may be repeated.")
def compare_command(
    first: str,
    second: str,
    inputs: Inputs,
    output: str,
    form: str | None,
    event: str | None,
    since: str | None,
    until: str | None,
    min_independent: int,
    corrections: str | None,
    more: tuple[str, ...],
) -> None:
    """Show the events on which both SOURCEs speak, and what each says of them.

    A SOURCE is a name or alias, such as SOHR; an organisation stands for its people too.
    """
    from attrib.export import answer_records, answer_texts
    from attrib.questions.choice import EventFilter
    from attrib.questions.compare import compare_sources

    run = Run()
    form = choose_form(output, form)
    ledger = read_ledger(run, inputs, corrections)
    if ledger is None:
        run.finish()
        return
    sources = choose_sources(ledger, (first, second, *more), inputs)
    found = compare_sources(ledger, sources, EventFilter(event, since, until, min_independent))
    names = name_all(sources)
    write_answer(
        output,
        form,
        lambda width: answer_texts.write_comparison(found, names, width),
        lambda stream: answer_records.write_jsonl(found, stream),
        lambda stream: answer_records.write_comparison_csv(found, names, stream),
    )
    run.finish()
