"""Why a passage was read as it was, in words: which rule decided, or what kind of cue the weights judged."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrib.rules.load import Rule, load_lexicon, load_rules

_OPENING = re.compile(r"\[[A-Z][^:\]]*: ")


def describe_readings(ids: Iterable[str]) -> dict[str, str]:
    """Return a sentence for each id of ``Attribution.rule``; an id nothing is known of has none.

    An id is that of what proposed the cue ("verb.say"), or of the rule that decided and of what
    proposed ("clause-says:verb.say").
    """
    rules = {rule.id: rule for rule in load_rules()}
    found = {name: describe_reading(name, rules) for name in sorted(set(ids))}
    return {name: words for name, words in found.items() if words}


def describe_reading(name: str, rules: dict[str, Rule]) -> str:
    decider, _, proposer = name.rpartition(":")
    cue = describe_cue(proposer, rules)
    if decider in rules:
        example = describe_example(rules[decider])
        return ". ".join(part for part in (f"A rule decides: {example}" if example else "", cue) if part)
    return f"{cue}. Learnt weights choose source and content" if cue else ""


def describe_cue(proposer: str, rules: dict[str, Rule]) -> str:
    """Return what kind of cue was found: a class of the lexicon with its example, or a rule with its own."""
    category, _, word = proposer.partition(".")
    kind = load_lexicon().classes.get(word)
    if kind is not None:
        return f"Its cue is a {category} of the class {word}: {kind.meaning} (“{kind.example.rstrip('.')}”)"
    example = describe_example(rules[proposer]) if proposer in rules else ""
    return f"Its cue is of the kind {example}" if example else ""


def describe_example(rule: Rule) -> str:
    """Return a rule's first example without its brackets.

    >>> describe_example(Rule(id="a", match=(), examples=("[T: It fell], [S: he] [C: said].",)))
    '“It fell, he said”'
    """
    if not rule.examples:
        return ""
    return f"“{_OPENING.sub('', rule.examples[0]).replace(']', '').rstrip('.')}”"
