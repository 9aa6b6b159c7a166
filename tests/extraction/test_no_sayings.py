"""What is claimed though nobody says anything, and plain sayings of kinds that were once missed."""

from __future__ import annotations

import pytest
from extraction_texts import assert_read, read_parts

NOTHING_SAID = [
    # an auxiliary before its subject behind a negation: it was not said
    "At no point did the company say that the boiler was cracked.",
    "At no time has the bishop admitted that the vault was empty.",
    "In no way did the coach suggest that he would quit.",
    "Nowhere does the report say that the pilot was drunk.",
    "Not once did he promise that the road would be mended.",
    "Never did she say that the well was deep.",
    "Never before had the guard admitted that the gate was open.",
    "The road was wet, but never did the driver claim that he had braked.",
    "Nor did the mayor say that the water was clean.",
    "The pump is old, nor has the firm explained why it failed.",
    "The captain told reporters nothing and flew home.",
    "The boy told the police nothing.",
    "She told nobody that the vault was empty.",
    "The widow told no one that the vault was empty.",
    "The ministry has released no names.",
    "The police published no details of the raid.",
    # deeds
    "The frost claimed three of his fingers.",
    "The blast claimed both his legs.",
    "Cancer claimed her at 40.",
    "Malaria claimed two of her children.",
    "The storm claimed the roof of the church.",
    "The league added a fourth team.",
    "The airline added two flights to Lagos.",
    "The senate will confirm the new ambassador on Friday.",
    "Deputies confirmed the new minister by 60 votes to 40.",
    "The archbishop confirmed 30 children in the cathedral.",
    "Police questioned Maria Lopez.",
    "Police questioned her about the fire.",
    "Prosecutors questioned the accused, Ivo Lind.",
    "Border guards rejected 60 lorries of meat.",
    "The panel considered nine designs.",
    "He slammed the phone down.",
    "She left, slamming the door.",
    "Slamming the lid, she left.",
    "A man known as Abu Salim drove the van.",
    "His claim for damages was filed in May.",
    "Their claim to the throne was old.",
    # labels and topics
    "Caption: Nurses leave the clinic in May.",
    "Floods: how to save your cellar\n\nMove boxes upstairs.",
    "Heatwave: what to drink\n\nWater is best.",
    "Quake: five things we know\n\nThe quake struck at noon.",
    "Explained: why bread costs more\n\nGrain is dear.",
    "Cathedral reopens: five lessons from the fire\n\nIt burnt in May.",
    "Farewell to the “King of Soul”: Sydney\n\nHe was 80.",
]
READ = [
    # who speaks stands behind a headline's colon; a semicolon ends what another does
    "[T: Tax plan 'reckless'][C: :] [S: Bundesbank's Weber]\n\nInflation stood at 3 percent.",
    "[T: Vote was 'stolen'][C: :] [S: opposition leader]\n\nTurnout was low.",
    '[T: Cup final "was fixed"][C: :] [S: referee Kos]\n\nThe game ended 4-0.',
    "Star striker leaves; [T: boss 'lied to me'], [C: says] [S: Costa]\n\nThe team is last.",
    # how a quotation is spoken
    "[T: “Four coffins, one hymn,”] [C: murmured] [S: a verger].",
    "[T: “Shame on you,”] [C: chorused] [S: the crowd].",
    "[T: “Is anyone there?”] [S: the lost climber] [C: called].",
    "[T: “Can anyone see us?”] [S: the stranded skipper] [C: called].",
    "[T: “Over here!”] [S: a boy] [C: called] from the roof.",
    "[T: “We lost,”] [C: summed up] [S: the coach].",
    "[T: “Who is it?”] [C: inquired] [S: the nun].",
    "[T: ‘The lads’ spirit was superb,’] [C: enthused] [S: manager Tom Reed] after Sunday’s 2-0 win.",
    "[T: “I begged them — again, and again — and they laughed,”] [S: Eva Lima, freed on Monday], [C: recounted].",
    "[T: “You call this soup?!”] [S: chef Ana Lima] [C: asked] the waiter, Jan Kos, who shook his head.",
    "[T: Bees can count], [C: finds] [S: a study by two biologists in Bern].",
    "He railed against the ban on figs - [T: “I love figs,”] [S: he] [C: said].",
    # sayings put in
    "[T: The fine], it is [C: said], [T: was paid in gold].",
    "[T: The dog], [S: her sister] [C: swears], [T: had been fed].",
    "[T: Omar Haddad, who] [S: the police] [C: allege] [T: drove the getaway car], was charged on Friday.",
    "[T: Two brothers] who [S: police] [C: allege] [T: sold the rifles] were held.",
    "The bank was [C: warned] in March that [T: its vault could be robbed], two clerks told the Post.",
    "The bank was [C: warned] in March that [T: its vault could be robbed], clerks with keys to it told the Post.",
    # nouns with an owner, with "from" or "by"
    "[S: The water board's] [C: explanation] that [T: otters had blocked the pipe] drew laughter.",
    "[S: The grid's] [C: explanation] that [T: squirrels had bitten the cable] drew ridicule from the opposition.",
    "The widow mocked [S: the mayor's] [C: promise] that [T: more would come].",
    "Skippers ignored [C: warnings] from [S: the coast guard] that [T: a storm was near].",
    "An [C: appeal] by [S: the abbot] [T: to stay indoors] went unheard.",
    "[C: Calls] by [S: the union] [T: to shut the pit] were ignored.",
    "[C: Appeals] from [S: the UN] [T: to open the road] were ignored.",
    # verbs that look like nouns, and sources with a clause
    "[S: Farmers in the delta] [C: dispute] [T: the figure].",
    "[S: Critics in Lagos] [C: dispute] [T: the method].",
    "[S: The man who sold the car] [C: disputes] [T: the price].",
    "[S: Opponents of the dam] [C: point out] that [T: the valley floods each spring].",
    "They fled; [S: the Herders' Union of the South] [C: backs] [T: their account].",
    "[T: Drivers] have been [C: blamed] [T: for the crash on the ring road] by [S: the railway itself].",
    # participles
    "“I'm done,” Rossi told Corriere, [C: dismissing] [T: talk of a return] and joking that his back “belongs in a skip”.",
    "“I'm done,” [S: Rossi] told Corriere, dismissing talk of a return and [C: joking] that [T: his back “belongs in a skip”].",
    "[C: Noting] that [T: no ballots had been lost], [S: the mission, headed by a Dutch judge], praised the clerks.",
    "Noting that no ballots had been lost, [S: the mission, headed by a Dutch judge], [C: urged] [T: both sides to keep calm].",
    # sources as long as they are
    "[S: Sherpas on the mountain] [C: spoke of] [T: a long queue].",
    "[S: Guides on the volcano] [C: spoke of] [T: up to 90 empty coaches].",
    "[S: A spokesman for J. & R. Hobbs Ltd.] [C: insisted] that [T: no cheese was lost].",
    "[S: A spokeswoman for H. & M. Steel Inc.] [C: said] [T: nobody was hurt].",
    "[T: “I was alone,”] [C: wrote] [S: the spy, codename “Falcon”], in a diary that surfaced in Riga.",
    "[S: People briefed on the merger, who asked not to be named because it is private], [C: said] [T: the bank had lowered its offer].",
    "[T: The dam was cracked], Reuters reported on Friday, [C: citing] [S: a guard at the port].",
    "[T: The crate held mercury], the paper said, [C: citing] [S: a guard in Bern].",
    "[T: The dam was cracked], Reuters reported last May, [C: citing] [S: two engineers].",
    "[T: The bridge had fallen], [C: according to] [S: the ministry], citing two engineers.",
    "[T: The bridge had fallen], according to the ministry, [C: citing] [S: two engineers].",
    # look-alikes of what is no saying
    "Only then did the firm [C: admit] that [T: the boiler was cracked].",
    "[S: The captain] [C: told] reporters [T: nothing had been stolen].",
    "[S: The league] [C: added] that [T: a fourth team had left].",
    "[S: Police] [C: questioned] [T: whether Maria Lopez was there].",
    "[S: The senate] [C: confirmed] that [T: the judge had died].",
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_nothing_is_said(text):
    assert read_parts(text) == []


@pytest.mark.parametrize("marked", READ)
def test_who_says_what(marked):
    assert_read(marked)
