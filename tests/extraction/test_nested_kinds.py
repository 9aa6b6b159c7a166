"""Sayings inside what another says: in quotations and in indirect content, in bracket notation."""

from __future__ import annotations

import pytest
from extraction_texts import read_wanted_spans

import attrib
from attrib.model import Document

READ = [
    "“[S: The miners] [C: claimed] [T: it was a gas leak],” the sheriff said.",
    "“[S: The nurses themselves] [C: say] [T: the ward is full],” the director said.",
    "“[S: I] [C: believe] [T: the ferry sank within minutes],” the diver said.",
    "“[S: I] [C: fear] [T: nobody will answer],” the widow said.",
    "“[S: I] [C: thought] [T: the roof was coming down],” the pupil said.",
    "“[S: We] [C: felt] [T: the judge had made up his mind],” the lawyer said.",
    "“[S: Shoppers] [C: wonder] [T: whether the bank is still open],” the grocer said.",
    "“[S: We] [C: appeal to] [T: all villagers to remain indoors],” the priest said.",
    "“[S: I] would [C: urge] [T: anybody who saw the van to call us],” the detective said.",
    "“[S: We] [C: reject] [T: any suggestion that the water was poisoned],” the company said.",
    "“[S: I] can neither [C: confirm nor deny] that [T: the general has left],” the envoy said.",
    "“[S: I] can [C: tell] you [T: the tunnel is safe],” the engineer said.",
    "“So [S: we] [C: told] the guard [T: the gate was open],” the boy said.",
    "“It was late … [S: He] [C: said] [T: the train had gone],” the guard recalled.",
    "“With all that has happened, [S: we] [C: believe] [T: the school must close],” the teacher said.",
    "The airline said [S: it] [C: planned] [T: to cut nine routes].",
    "The union told reporters [S: it] [C: intended] [T: to appeal].",
    "The coach said [S: she] [C: considered] [T: the result unfair].",
    "The gang said [S: its] [C: aim] was [T: to free the prisoner].",
    "The paper said [T: a boat] [C: believed] [T: to be Libyan] had sunk.",
    "The ministry said [T: drones] [C: thought] [T: to be foreign] had crossed the border.",
    "The paper cited [S: Ole Dahl, head of the port], as [C: saying] [T: the crane had failed], which he had feared.",
    "“[S: My brother] [C: said], [T: ‘The well is dry,’]” the farmer recalled.",
    "The speaker told the assembly that [S: Lisbon] [C: condemns] [T: the arrest of the crew].",
    "The spokesman said [S: the two sides] had also [C: stressed] [T: the need for food].",
    "Fishermen told the paper [S: they] [C: feared] [T: another storm].",
    "Fishermen told the paper [S: they] [C: feared] [T: losing their nets].",
    "The envoy told the council [S: both clans] had [C: agreed] [T: to share the well].",
    "The coast guard told the paper [S: it] did not [C: know] [T: whether the captain had fled].",
    "The agency quoted [S: two miners] [C: saying] that [T: the shaft had flooded].",
    "The league told reporters [S: it] [C: seeks] [T: to lift the ban].",
    "The club denied earlier [C: claims] of [T: a secret deal].",
    "“[S: We] [C: demand] [T: the return of our land],” the elders said.",
    "“[S: We] have [C: agreed] [T: to leave the hill],” the elder said.",
    "“We were [C: told] [T: to leave the harbour],” the elder said.",
]


@pytest.mark.parametrize("marked", READ)
def test_inner_saying_is_read(marked: str) -> None:
    text, wanted = read_wanted_spans(marked)
    found = [
        (item.source, item.cue, item.content) for item in attrib.extract(Document("t", text)).attributions
    ]
    assert wanted in found


BARE = [
    "The envoy said [S: Lisbon] [C: denies] [T: the charge]",
    "The monitor said that [S: the army] had [C: claimed] that [T: the bridge had fallen]",
    "The monitor said that [S: the army] had [C: accused] [T: the rebels of firing first]",
    "The ministry says [S: it] [C: believes] [T: the raiders were from abroad]",
]


@pytest.mark.parametrize("marked", BARE)
def test_inner_saying_is_read_without_commas(marked: str) -> None:
    padding = " Three trucks left the town at dawn and two came back at night." * 12
    test_inner_saying_is_read(marked + "." + padding)


@pytest.mark.xfail(strict=True, reason="what is hoped is not told for a clause here")
def test_inner_hope_is_read() -> None:
    test_inner_saying_is_read("“[S: We] [C: hope] that [T: the strike ends by May],” the baker said.")


@pytest.mark.parametrize(
    "text",
    [
        "“I think the shop is shut,” the baker said.",
        "“You feel the road is long,” the driver said.",
        "The mayor said he considered the offer.",
        "The mayor said he intended the barn for a school.",
        "The mayor said jets thought of the port.",
    ],
)
def test_nothing_inside_is_read(text: str) -> None:
    assert len(attrib.extract(Document("t", text)).attributions or ()) == 1
