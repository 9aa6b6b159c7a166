"""``attrib outlets``."""

from __future__ import annotations

import click

from attrib.cli.answers import choose_form, output_options, read_ledger_beside, write_answer
from attrib.cli.common import Inputs, Run, input_options


@click.command("outlets")
@input_options
@output_options
@click.option(
    "--corrections", metavar="FILE", help="CSV of corrections to claims (see docs/claims.md); it wins."
)
def outlets_command(inputs: Inputs, output: str, form: str | None, corrections: str | None) -> None:
    """Show whom each outlet relies on, how often it names nobody, and whose caveats it drops."""
    from attrib.export import answer_records, answer_texts
    from attrib.questions.outlets import OutletTallies

    run = Run()
    form = choose_form(output, form)
    tallies = OutletTallies()
    answers = tallies.describe(read_ledger_beside(run, inputs, corrections, tallies.add))
    write_answer(
        output,
        form,
        lambda width: answer_texts.write_outlets(answers, width),
        lambda stream: answer_records.write_jsonl(answers, stream),
        lambda stream: answer_records.write_outlets_csv(answers, stream),
    )
    run.finish()
