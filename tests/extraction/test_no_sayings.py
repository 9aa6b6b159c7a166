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
    "The ministry has released no names.",
    "The police published no details of the raid.",
    # deeds
    "The frost claimed three of his fingers.",
    "The blast claimed both his legs.",
    "Cancer claimed her at 40.",
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
