"""A small ledger made by hand: a strike on which three sources speak, and a flood on which one does."""

from __future__ import annotations

from attrib.ledger.model import Claim, ClaimRelation, Event, Evidence, Finding, Ledger, Member
from attrib.model import Figure

SOHR = "Syrian Observatory for Human Rights"


def make_member(document, speaker, date, number=None, *, outlet="Daily", sentence="It said so.", **more):
    figures = (Figure((0, 2), "killed", number, number, "exact"),) if number is not None else ()
    values = {"attribution": f"{document}#1", **more}
    return Member(
        document, span=(0, 5), sentence=sentence, sentence_span=(0, 5), speaker=speaker, date=date, outlet=outlet,
        figures=figures, **values,
    )  # fmt: skip


STRIKE_22 = Claim(
    "c22", "e1", "22 people were killed",
    (
        # the later report has the earlier id: what counts is the day of publication
        make_member("a-late", SOHR, "2016-10-28", 22, sentence="The Observatory said 22 were killed."),
        make_member("b-early", "Rami Abdel Rahman", "2016-10-26", 22, outlet="Wire", origin=SOHR.casefold()),
    ),
    unit="killed", low=22, high=22, scope="total", sources=2, independent_sources=1, status=("contested",),
    reasons=("White Helmets give 35",), relations=(ClaimRelation("conflicts", "c35", "22 against 35"),),
)  # fmt: skip
STRIKE_35 = Claim(
    "c35", "e1", "35 people were killed", (make_member("c", "White Helmets", "2016-10-27", 35),),
    unit="killed", low=35, high=35, scope="total", sources=1, independent_sources=1, status=("contested",),
    relations=(ClaimRelation("conflicts", "c22", "22 against 35"),),
)  # fmt: skip
CHILDREN = Claim(
    "c11", "e1", "11 of them children", (make_member("c", "White Helmets", "2016-10-27", 11),),
    unit="killed", low=11, high=11, scope="part:children", sources=1, independent_sources=1,
)  # fmt: skip
PARACHUTES = Claim(
    "cp", "e1", "parachute bombs were used",
    (
        make_member("c", "White Helmets", "2016-10-27", sentence="They said parachute bombs were used."),
        make_member("d", "White Helmets", "2016-10-27", outlet="Bold Post", sentence="Parachute bombs were used."),
    ),
    sources=1, independent_sources=1, status=("unverified",),
    findings=(
        Finding("unverified", "Daily could not verify the footage", None, "the footage", None, (),
                Evidence("c", (9, 12), "could not verify the footage")),
    ),
)  # fmt: skip
FLOOD = Claim(
    "cf", "e2", "two died", (make_member("f", "mayor of Lund", "2019-05-02", 2),),
    unit="killed", low=2, high=2, scope="total", sources=1, independent_sources=1,
)  # fmt: skip
LEDGER = Ledger(
    (STRIKE_22, STRIKE_35, CHILDREN, PARACHUTES, FLOOD),
    (
        Event("e1", "Air strike, Hass, 26 Oct 2016", ("c22", "c35", "c11", "cp"), "2016-10-26", "2016-10-26",
              place="Hass", within=("Idlib",), kind="air strike", sources=2, independent_sources=2, ranges=(("killed", 22, 35),)),
        Event("e2", "Flood, Lund, May 2019", ("cf",), "2019-05-01", "2019-05-02", place="Lund", kind="flood", sources=1,
              independent_sources=1, ranges=(("killed", 2, 2),)),
    ),
)  # fmt: skip
