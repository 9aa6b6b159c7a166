"""Which body is meant: behind a clause, beside what it runs, of what a town has, of which country."""

from __future__ import annotations

import pytest
from test_sources import check

CLAUSES = {
    "a toll": "[The coast guard, which earlier put the toll at 14 => coast guard], spoke.",
    "a thing that acts on others": "[The air force, which once called the group a threat => air force], spoke.",
    "whom one met": "[The border patrol, who met the officials on Sunday => border patrol], spoke.",
    "to whom one spoke": "[The harbour master, who had told a reporter it was safe => harbour master], spoke.",
    "whose": "[The tax office, whose head had met the army => tax office], spoke.",
    "whom": "[The village head, whom the army had questioned => village head], spoke.",
    "a visit": "[The police minister, visiting the two wounded officers => police minister], spoke.",
    "a deed": "[The base commander, flanked by the regional officials => base commander], spoke.",
    "once": "[The mayor, once an officer => mayor], spoke.",
    "an armful": "[The nurse, with a doctor behind her => nurse], spoke.",
    "a count": "[The fire brigade, which gave the council a count of 9 => fire brigade], spoke.",
}
BESIDE = {
    "operator": "[The ferry's operator, Starline Shipping => Starline Shipping], denied it.",
    "owner": "[The airline's owner, Varo Group => Varo Group], denied it.",
    "plant": "[The plant's operator, Nordic Power => Nordic Power], denied it.",
    "one word": "[The dam's builder, Hidroconsult => Hidroconsult], denied it.",
    "shareholder": "[The mine's largest shareholder, Dorado Capital => Dorado Capital], denied it.",
    "sponsor": "[The club's main sponsor, Arla Foods => Arla Foods], denied it.",
    "an article": "[The bank's biggest creditor, the Ostrava Savings Fund => Ostrava Savings Fund], denied it.",
    "told of": "[The bridge's operator, the state-owned Orsk Roads => Orsk Roads], denied it.",
    "a trust": "[The school's owner, a trust of the diocese => school's owner], denied it.",
    "of a thing": "[The operator of the ferry, Starline Shipping => Starline Shipping], denied it.",
    "a clause": "[The company that runs the ferry, Starline Shipping => Starline Shipping], denied it.",
    "a mayor": "[The city's mayor, Ana Ruiz => Ana Ruiz | government], denied it.",
    "a person owns": "[The airline's owner, Viktor Varo => Viktor Varo], denied it.",
    "a chairman": "[The bank's chairman, Carl Tenby => Carl Tenby], denied it.",
}
OWNED = {
    "a hospital": "[A doctor at Elazig's state hospital => doctor at Elazig's state hospital | medical-rescue] wept.",
    "a longer name": (
        "[A doctor at Elazig's main state teaching hospital => doctor at Elazig's main state teaching hospital] wept."
    ),
    "a school": "[A teacher at Lund's second largest primary school => teacher at Lund's second largest primary school] wept.",
    "two arms": "[A clerk at Gazprom's gas storage and trading arm => clerk at Gazprom's gas storage and trading arm] wept.",
    "a place behind": "[A guard at Lund's old central station near the market => guard at Lund's old central station] wept.",
}
PUBLISHED = {
    "published": "[An independent audit published => independent audit] last month put it at nine.",
    "released": "[A review released => review] on Monday said so.",
    "handed down": "[A ruling handed down => ruling] on Friday said so.",
    "people": "[The injured => injured] said so.",
    "sources": "[Officials briefed => officials briefed] on it said so.",
}
EMBLEMS = {
    "one country": "Rain fell in Manila in the Philippines. [The Red Cross => Philippine Red Cross] said so.",
    "a country without a row": "Spain was hit. Spanish ministers met. [The Red Cross => Spanish Red Cross] said so.",
    "no country": "Rain fell. [The Red Cross => Red Cross | medical-rescue] said so.",
    "the committee": "[The ICRC => International Committee of the Red Cross] met. [The Red Cross => International Committee of the Red Cross] left.",
    "named before": "[The Kenya Red Cross => Kenya Red Cross] met. [The Red Cross => Kenya Red Cross] left.",
    "its people": "Rain fell. [Red Cross officials => Red Cross officials] wept.",
    "its governor": "[Red Cross governor Ana Cruz => Ana Cruz | medical-rescue] wept.",
    "a country beside": "[Germany's Red Cross => German Red Cross] met.",
    "crescent": "Ankara in Turkey shook. [The Red Crescent => Turkish Red Crescent] left.",
}
TEXTS = [*CLAUSES.items(), *BESIDE.items(), *OWNED.items(), *PUBLISHED.items(), *EMBLEMS.items()]


@pytest.mark.parametrize(("name", "marked"), TEXTS, ids=[name for name, _ in TEXTS])
def test_read_body(name, marked):
    check(marked)
