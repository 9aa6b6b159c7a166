"""``attrib rules``: check, try, write and measure rules."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from attrib.cli.common import Inputs, Run, input_options
from attrib.cli.groups import SuggestingGroup
from attrib.errors import OutputError
from attrib.export.terminal import clean_terminal
from attrib.pipeline import load_additions

if TYPE_CHECKING:
    from attrib.rules.load import Rule

SKELETON = """\
# Rules of your own. Try them:  attrib rules try {name} ARTICLES...
# Use them:                     attrib extract ARTICLES... --rules {name}
# docs/rules.md says what can stand in `match`; these lines are a rule that works.

[[rule]]
id = "my-tipped-that"                # a name of your own; it stands in the output
decides = "hold"                     # hold: this is an attribution. reject: there is none.
                                     # propose: let the weights decide
match = ["S", "<tip>VB", "reporters", "that", "T"]
#        S  the source: the subject before the verb
#             <tip>VB  any form of the verb "tip"; its head is the cue
#                        a word as it stands
#                                             T  what is said, up to where it ends
# stance = "asserts"                 # asserts denies confirms accuses doubts demands promises believes asks
# hedge = true                       # the article stands back
examples = ["[S: An aide] [C: tipped] reporters that [T: the talks had failed]."]
rejects = ["An aide tipped the waiter."]  # sentences in which the rule must not fire
"""


@click.group("rules", cls=SuggestingGroup)
def rules_command() -> None:
    """Look after the rules and lexicons (docs/rules.md)."""


@rules_command.command("check")
@click.argument("files", nargs=-1, metavar="[RULE-FILE...]")
def check_command(files: tuple[str, ...]) -> None:
    """Check every rule, lexicon entry and data file: fields, examples, doubles.

    With RULE-FILE, only what stands in it.
    """
    from attrib.evaluation.data_files import check_data_files
    from attrib.evaluation.rules import check_rules
    from attrib.rules.added import using
    from attrib.rules.load import load_lexicon, load_rules

    with using(load_additions(files)):
        only = [rule for rule in load_rules() if rule.user] if files else None
        faults = list(check_rules(only=only))
    if not files:
        faults += check_data_files()
    for fault in faults:
        click.echo(f"attrib: {clean_terminal(fault)}", err=True)
    if faults:
        raise click.exceptions.Exit(1)
    for file in files:
        added = load_additions((file,))
        parts = [*_count_rules(added.rules), *_count("word", len(added.entries))]
        click.echo(clean_terminal(f"{file}: checked, all holds ({', '.join(parts) or 'nothing is in it'})"))
    if not files:
        lexicon = load_lexicon()
        lists = (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs, lexicon.phrases)
        parts = [*_count_rules(load_rules()), *_count("word", sum(map(len, lists)))]
        click.echo(f"all rules and lexicon entries hold ({', '.join(parts)})")


def _count_rules(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield how many rules there are, and by how many sentences they were checked."""
    yield from _count("rule", len(rules))
    yield from _count("example", sum(len(rule.examples) for rule in rules))
    yield from _count("reject", sum(len(rule.rejects) for rule in rules))


def _count(what: str, number: int) -> Iterator[str]:
    if number:
        yield f"{number:,} {what}{'' if number == 1 else 's'}"


@rules_command.command("new")
@click.argument("file", metavar="RULE-FILE")
def new_command(file: str) -> None:
    """Write a rule file to start from, with comments; RULE-FILE must not be there yet."""
    if not file.lower().endswith(".toml"):
        raise click.UsageError(f"{file}: a rule file ends in .toml")
    try:
        with open(file, "x", encoding="utf-8") as stream:
            stream.write(SKELETON.format(name=os.path.basename(file)))
    except FileExistsError:
        raise OutputError(f"{file}: is there already; give another name") from None
    except OSError as error:
        raise OutputError(f"{file}: {(error.strerror or str(error)).lower()}; check the path") from None
    click.echo(f"{file}: one rule to start from; try it with `attrib rules try {file} ARTICLES...`")


@rules_command.command("try")
@click.argument("rule_file", metavar="RULE-FILE")
@input_options
def try_command(rule_file: str, inputs: Inputs) -> None:
    """Show what the rules of RULE-FILE would gain and lose on articles."""
    from dataclasses import replace

    from attrib.evaluation.rule_figures import compare_documents
    from attrib.notation import list_marks, write_marks
    from attrib.pipeline import process_document

    run = Run()
    load_additions((rule_file,))
    options = replace(inputs.options, rules=(*inputs.options.rules, rule_file))
    documents = gained = lost = 0
    for doc in run.read(inputs):
        doc = replace(doc, attributions=None, relations=None)
        before, after = process_document(doc, inputs.options), process_document(doc, options)
        change = compare_documents(before, after)
        documents += 1
        gained += len(change.gained)
        lost += len(change.lost)
        for sign, items in (("+", change.gained), ("-", change.lost)):
            for item in items:
                marked = " ".join(write_marks(doc.text, list_marks([item])).split())
                click.echo(clean_terminal(f"{sign} {doc.id}  {item.rule}  {item.stance}\n    {marked}"))
    click.echo(f"{documents} documents: {gained} attributions gained, {lost} lost")
    run.finish()


@rules_command.command("report")
@click.argument("gold", metavar="GOLD")
@click.option(
    "--part",
    type=click.Choice(["all", "held-out", "rest"]),
    default="all",
    show_default=True,
    help="The documents to take: held-out are those whose id's SHA-256 is divisible by 8.",
)
@click.option(
    "--rules", "rule_files", multiple=True, metavar="FILE", help="Rules of your own; may be repeated."
)
def report_command(gold: str, part: str, rule_files: tuple[str, ...]) -> None:
    """Print of each rule that decides how often it fired, decided and was right on GOLD.

    A rule that holds is right where source and content overlap a gold attribution's by a half or more; one
    that rejects where the gold has no such cue. Nested ones are counted apart: much gold marks none.
    """
    from attrib.evaluation.held_out import is_held_out
    from attrib.evaluation.rule_figures import measure_rules
    from attrib.rules.added import using

    run = Run()
    with using(load_additions(rule_files)):
        documents = [
            doc
            for doc in run.read(Inputs((gold,)))
            if doc.attributions is not None and (part == "all" or is_held_out(doc.id) == (part == "held-out"))
        ]
        figures = measure_rules(documents)
    click.echo(
        f"{'rule':24}{'decides':>8}{'fired':>8}{'decided':>9}{'right':>7}{'precision':>11}{'nested':>8}"
    )
    for item in figures:
        share = "" if item.precision is None else f"{item.precision:.2f}"
        click.echo(
            f"{item.rule:24}{item.decides:>8}{item.fired:>8}{item.decided:>9}{item.right:>7}{share:>11}{item.nested:>8}"
        )
    holding = [item for item in figures if item.decides == "hold"]
    decided, right = sum(item.decided for item in holding), sum(item.right for item in holding)
    gold_count = sum(len(doc.attributions or ()) for doc in documents)
    if decided:
        click.echo(
            f"{len(documents)} documents, {gold_count} gold attributions; rules hold {decided}, "
            f"{right} of them right ({right / decided:.2f})"
        )
    run.finish()


@rules_command.command("classes")
def classes_command() -> None:
    """List the classes of cues: the stance of each, and what it means."""
    from attrib.rules.load import load_lexicon

    for item in load_lexicon().classes.values():
        click.echo(f"{item.name:12}{item.stance:10}{item.meaning}")
