"""Which quantity of a sentence counts whom, and what happened to them.

A figure is the object of a verb ("killing 12"), the subject of one ("12 civilians in the town were
killed", "12 dead"), a toll ("bringing the toll to 12"), a member of a list, or a part of another
figure ("including 3 children").  Each rule fills a quantity's slot unless an earlier one has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from .counts import assign_became, assign_cited, assign_listed, assign_next, assign_said
from .gapped import assign_causes, assign_gapped
from .members import assign_among, assign_contained, assign_known, assign_parts, assign_summed, find_trailing
from .objects import assign_admitted, assign_along, assign_driven, assign_objects
from .reading import Sentence, Slot
from .slots import counts_people
from .subjects import assign_after
from .taken_up import Count, assign_of_them
from .tolls import (
    assign_columns,
    assign_earlier,
    assign_labels,
    assign_numbered,
    assign_reached,
    assign_tolls,
)


def assign_units(
    sent: Sentence, known: Mapping[int, str] = MappingProxyType({}), told: Count | None = None
) -> dict[int, Slot]:
    """Return the slots that are figures by their number in the sentence; they are filled where they stand.

    ``known`` maps numbers that the text gave before to their unit, ``told`` is what "of them" may take up.
    """
    find_trailing(sent)
    for number in range(len(sent.slots)):
        assign_after(sent, number)
    for i in sorted(sent.happenings):
        assign_objects(sent, i)
    assign_driven(sent)
    assign_admitted(sent)
    assign_labels(sent)
    assign_columns(sent)
    assign_reached(sent)
    assign_numbered(sent)
    assign_tolls(sent)
    assign_contained(sent)
    assign_parts(sent)
    assign_causes(sent)
    assign_gapped(sent)
    assign_listed(sent, known)
    assign_parts(sent)  # of what is listed, too: "76 names, 70 of them policemen"
    assign_along(sent)
    assign_summed(sent)
    assign_of_them(sent, told)
    assign_cited(sent, known)
    assign_gapped(sent)  # of what is cited, too: "puts it at nine; the mayor at 15"
    assign_known(sent, known)
    assign_among(sent)
    assign_became(sent)
    assign_said(sent, known, told.unit if told is not None else None)
    assign_next(sent)
    assign_earlier(sent)
    _assign_named_for_it(sent)
    _bound_afterwards(sent)
    return {number: slot for number, slot in enumerate(sent.slots) if slot.unit and counts_people(sent, slot)}


def _bound_afterwards(sent: Sentence) -> None:
    """ "20 civilians at least": the bound stands after the people."""
    for slot in sent.slots:
        end = slot.phrase.end
        if slot.unit is None or not slot.phrase.known or slot.quantity.qualifier != "exact":
            continue
        for bound in sent.lexicon.bounds_after.get(sent.lower[end], ()) if end < sent.size else ():
            if tuple(sent.lower[end : end + len(bound.words)]) == bound.words and bound.bound == "low":
                slot.quantity = replace(slot.quantity, high=None, qualifier=bound.qualifier)
                slot.end = max(slot.end, end + len(bound.words))
                break


def _assign_named_for_it(sent: Sentence) -> None:
    """ "Counted 140 detainees", "12,000 IDPs": people whose name tells what befell them."""
    for slot in sent.slots:
        phrase, start = slot.phrase, slot.quantity.start
        if slot.unit is not None or phrase.known is None or slot.quantity.article:
            continue
        head = sent.lower[phrase.end - 1]
        unit = (
            "detained"
            if head in sent.lists["interned"]
            else "displaced"
            if head in sent.lists["uprooted"]
            else None
        )
        around = sent.lower[max(0, start - 4) : start] + sent.lower[phrase.end : phrase.end + 6]
        if unit is not None and sent.lists["undone"].isdisjoint(around):
            slot.unit, slot.start, slot.end = unit, start, phrase.end
