"""``attrib events``."""

from __future__ import annotations

import click

from attrib.cli.answers import (
    choose_form,
    choose_sources,
    event_options,
    output_options,
    read_ledger,
    write_answer,
)
from attrib.cli.common import Inputs, Run, input_options


@click.command("events")
@input_options
@output_options
@event_options
@click.option(
    "--source",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only events on which this source speaks (a name or alias); may be repeated: all of them.",
)
@click.option("--contested", is_flag=True, help="Only events of which something is contested or denied.")
@click.option(
    "--explain", "explained", metavar="ID", help="The toll table of one event: by source, over time."
)
def events_command(
    inputs: Inputs,
    output: str,
    form: str | None,
    event: str | None,
    since: str | None,
    until: str | None,
    min_independent: int,
    corrections: str | None,
    names: tuple[str, ...],
    contested: bool,
    explained: str | None,
) -> None:
    """List what happened: title, place, day, the toll's range by source, how many sources are
    independent, what is contested and what nobody could verify."""
    from attrib.export import answer_records, answer_texts
    from attrib.questions.choice import EventFilter, choose_events, find_events
    from attrib.questions.events import list_events, tabulate_event

    run = Run()
    form = choose_form(output, form)
    ledger = read_ledger(run, inputs, corrections)
    if ledger is None:
        run.finish()
        return
    if explained is not None:
        tables = [tabulate_event(ledger, found) for found in find_events(ledger, explained)]
        write_answer(
            output,
            form,
            lambda width: (line for table in tables for line in answer_texts.write_event_table(table, width)),
            lambda stream: answer_records.write_jsonl(tables, stream),
            lambda stream: answer_records.write_readings_csv(tables, stream),
        )
    else:
        sources = choose_sources(ledger, names, inputs)
        chosen = choose_events(ledger, EventFilter(event, since, until, min_independent, sources))
        answers = [
            answer
            for answer in list_events(ledger, chosen)
            if not contested or any(item.type in ("conflicts", "denies") for item in answer.disputes)
        ]
        write_answer(
            output,
            form,
            lambda width: answer_texts.write_events(answers, width),
            lambda stream: answer_records.write_jsonl(answers, stream),
            lambda stream: answer_records.write_events_csv(answers, stream),
        )
    run.finish()
