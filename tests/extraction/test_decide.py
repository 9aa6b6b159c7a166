"""What rules decide: spans of whole sentences, precedence, and where they stand back."""

from __future__ import annotations

import pytest
from extraction_texts import assert_found, decided_parts

from attrib.evaluation.rules import segment_text
from attrib.extraction.decide import DecidingRules, decide_cues
from attrib.extraction.settle import build_context, decided_spans
from attrib.rules.load import Rule


def decide(text: str, rules: DecidingRules | None = None) -> list[dict[str, list[str]]]:
    context = build_context(segment_text(text), gated=False)
    found = decide_cues(context, rules)
    return [
        {"rule": [d.rule.id]}
        | {role: [text[s:e] for s, e in spans] for role, spans in decided_spans(context, d).items()}
        for d in found.values()
    ]


# Sentences of the kinds that the rules are for: what is marked is held, in these spans.
HELD = [
    "[S: Tomas Reyl, who has run the ferry since May], [C: said] [T: both engines had failed].",
    "Late on Monday [S: the harbour board] [C: admitted] that [T: the cranes were never tested].",
    "[T: The vaccine is safe], [C: said] [S: Dr. Ilona Marsh of the city clinic].",
    '[T: "We ran,"] [S: Ann Cole] [C: recalled]. [T: "Nobody helped us."]',
    '[T: "The well is dry,"] [S: a farmer] [C: told] the envoy on Friday.',
    "[T: Six trucks were burnt], [C: according to] [S: two drivers who fled the convoy].",
    "[C: According to] [S: the fire chief], [T: the blaze began in a shed].",
    "[S: The union] [C: told] its members [T: the strike was over].",
    # when and where it was said is neither the speaker's name nor what is said
    "[S: The harbour board] on Tuesday also [C: said] that [T: the quay had sunk].",
    "[S: Mayor Ida Holt] late last week [C: announced] that [T: the market would move].",
    "[S: The brewery] [C: reported] last month that [T: its sales were flat].",
    "[S: The coach] [C: said] in the spring of 2012 that [T: the team would win].",
    "[S: The tailor] [C: said] [T: in the event that it rained he would stay at home].",
    # who says what about whom
    "Villagers were [C: warned] by [S: the army] [T: to stay indoors].",
    "[T: The bank] was [C: accused] by [S: a judge] [T: of burning files].",
    "[T: At least 30 sailors] are [C: presumed] [T: drowned].",
    "The senator rebuked [S: the general] for [C: claiming] that [T: the war was won].",
    "The paper quoted [S: a nurse] as [C: saying] that [T: the ward was full].",
    "[T: The dam will hold], the agency reported, [C: citing] [S: three engineers].",
    # others' claims
    "The governor denied [S: a Herald report] [C: alleging] that [T: the wells were poisoned].",
    "Nobody trusted [S: the firm's] [C: promise] that [T: the mine was safe].",
    "The trains stopped, although [S: the railway] [C: says] [T: they are running].",
    # a quotation that an aside breaks
    "[T: “They came”] — she closed her eyes — [T: “at night,”] [C: said] [S: Lena Moss].",
    "The docks will close, [T: a move] [S: the unions] [C: called] [T: a disaster for the town].",
    "[C: Describing] [T: the vote as a sham], [S: the envoy] walked out.",
    "[S: Families] [C: want to know] [T: who gave the order].",
    "[S: The clinic] [C: reported] [T: six deaths], while the army spoke of two.",
    "Neither [C: confirming] nor denying [T: the raid], [S: the governor] left the room.",
    "[S: The king] [C: implored] [T: thousands of nurses to stay at their posts].",
    "Shops closed after [S: the mayor] [C: urged] [T: the crowd to leave the square].",
    "“[S: Neighbours] [C: say] [T: the house was empty],” the officer said.",
    # a cue in quotation marks
    "[S: The junta] has ‘[C: promised]’ [T: to hold elections within two years].",
    'Last week [S: the minister] "[C: confirmed]" that [T: the bridge was safe].',
    "[S: Officials] ‘[C: announced]’ on Monday that [T: the port would close].",
    "[S: The company] “[C: denied]” that [T: oil had leaked].",
    '[S: The regime] "[C: claimed]" [T: it had shot down nine drones].',
    '[S: Rosa Lind, a clerk], has "[C: admitted]" that [T: the books were burnt].',
    # promises, retractions, admissions, questions, accusations
    "[S: The tribe] [C: vowed] [T: to block the road].",
    "[S: Her brother] later [C: retracted] [T: his claim that she was armed].",
    "[S: The pilot] [C: owned up to] [T: drinking before the flight].",
    "[T: “Why were the gates locked?”] [S: a mother] [C: wanted to know].",
    "[S: The two clubs] [C: traded accusations] over [T: the riot].",
    "The army released maps of what [S: it] [C: described] as [T: a tunnel under the hospital].",
    # what is said ends where the sentence has a speaker of its own
    "The ship sailed after the captain had been [C: told] that [T: the strait was mined], the crew say.",
    "Without [C: confirming] [T: the theft], [S: the curator] said two rooms were shut.",
    "Without [C: denying] [T: the raid], [S: General Anton Vey, who leads the force], told reporters to wait.",
    "Neither [C: confirming] nor denying [T: the sale], [S: the chairman, Otto Brand], said talks went on.",
    "[C: Calling] [T: the vote “a sham”], [S: the envoy, Ines Roca], said she would not go back.",
    "[C: Describing] [T: the trial as “a farce”], [S: the lawyer] said two witnesses had been paid.",
    "Where [S: the army] [C: says] [T: four people died], residents speak of nine dead.",
    "While [S: the owner] [C: insisted] that [T: the mine was safe], the miners said it had been flooded.",
    '[S: Gwen Hart] [C: told] BBC Radio 4\'s Today programme [T: the deal was "a fudge"].',
    "[S: He] [C: said] [T: the bank fell]; the mayor denied it.",
    "In what [S: teachers] [C: called] [T: a farce], the ministry marked the papers twice.",
    # one cue of two verbs
    "[S: The army] would neither [C: confirm nor deny] that [T: its planes had struck the dam].",
    "[S: The envoy] neither [C: confirmed nor denied] [T: the arrests].",
    "[S: The ministry] could neither [C: confirm nor deny] [T: reports of a coup].",
    "[S: A spokesman for the port] can neither [C: confirm nor deny] that [T: the crane fell].",
    "[S: Ana Ruiz, the mayor's aide], neither [C: confirmed nor denied] that [T: he was ill].",
    "[S: Officials] have neither [C: confirmed nor denied] [T: the deaths].",
    "The firm rejected [S: a lawsuit] [C: claiming] that [T: its pills caused strokes].",
    "The bank ridiculed the [C: claim] that [T: it was broke].",
    # nicknames, adverbs, media
    '[S: Pavel "the Bear" Novak, a miner], [C: said] [T: the shaft had flooded].',
    "[S: A guard] [C: said] [T: only nine men had come back].",
    "[S: The group] [C: said] in a video posted online that [T: it held two pilots].",
    # what belongs to the saying
    "[S: A clerk] [C: said] in an interview with state radio on Sunday that [T: the books were burnt].",
    "[T: The mayor is ill], [C: said] [S: a person close to the family], speaking on condition of anonymity.",
    "[T: The port will shut], [S: one clerk] [C: said], asking not to be named because the plan is secret.",
    "On Monday [S: the bank] could neither [C: confirm nor deny] that [T: its chairman had left].",
    '[S: A man known as "Rook"] [C: said]: [T: "They took the horses."]',
    # who blames, praises or orders in the passive, and why
    "[T: The coach] was [C: condemned] by [S: the fans of both clubs] [T: because of his tactics].",
    "[T: The pilot] has been [C: praised] by [S: his passengers] [T: for landing on the river].",
    "The crowd was [C: advised] by [S: the wardens] [T: not to cross the ice].",
    # who is accused stands before
    "[T: A banker] whom [S: the police] [C: suspect] [T: of fraud] was held on Friday.",
    "[T: The law], which [S: its critics] [C: call] [T: a gag], passed.",
    "The mayor met [T: two guards] whom [S: villagers] [C: accuse] [T: of theft].",
    # bare plurals, nouns before the sentence's own verb
    "The club dismissed [C: rumours] that [T: its owner would sell].",
    "[S: The envoy's] [C: warning] that [T: the dam near Lake Orm would burst] did not reach the valley.",
    "[S: The owner] [C: withdrew] [T: his statement that the mine was dry].",
    # a saying between a subject and its verb
    "[T: The crew], [S: a guard] [C: said], [T: were asleep].",
    # a reason given
    "[S: The court] dropped the case, [C: citing] [T: a lack of proof].",
    # a sentence that ends in what is not told
    "[S: The firm] [C: said] [T: it would cut jobs], but would not say how many.",
    "[S: Police] [C: said] [T: two men had been held] but declined to name them.",
    # thoughts that a quotation goes on from
    "“[S: We] [C: thought] [T: it was thunder], but then the roof fell,” a guest said.",
    # to whom, in what, and what of
    "[S: The cook] [C: wrote] in his log that [T: the flour was wet].",
    "[S: The clerk] [C: admitted] to the judge that [T: she had burnt the will].",
    "[S: The firm] [C: assured] its clients that [T: the boat was sound].",
    "[S: The keeper] [C: denies] [T: taking a bribe].",
    "[S: Moss, a tailor from Orm], has [C: denied] [T: any part in the raid] through his lawyer.",
    "[S: Fans] [C: chanted] [T: “Sack him now”] while the bus left.",
    # a bracket, a day, the hour of an entry of a live page, a nickname
    "[S: Brewco (LSE: BRW), a maker of ale], today [C: announced] that [T: it has bought a mill].",
    "09:12 [T: Trains are late], [S: the railway] [C: says].",
    "The paper quoted [S: guard Tom “Slim” Hale] as [C: saying] [T: the gate was open].",
    "“[S: She]’s [C: told] us that [T: the boat is safe],” the cook said.",
    # a clause between commas inside, a fronted phrase behind "that", a clause before a semicolon
    "[S: The mayor] [C: said] [T: the road, which is narrow, will be widened].",
    "[S: The clerk] also [C: said] that, [T: after the war, the mill was sold].",
    "The coach overturned; [S: the driver] [C: said] [T: a tyre had burst].",
    # those addressed end where a subject begins; somebody told has told something himself
    "[S: The vet] [C: told] Agence Presse [T: foxes were to blame].",
    "Smith told the Herald [S: he] [C: believed] [T: the ship had sunk].",
    "[S: The guards] [C: consider] [T: him to be a spy].",
    "The shop shut early, with [S: one clerk] [C: saying] [T: the till was empty].",
    "The council met, with [S: Ana Prado of the greens] [C: calling] [T: the plan “a gift to the rich”].",
    # a reason that is cited, and somebody who is
    "[S: The club] said the match was off, [C: citing] [T: the weather].",
    "[S: The envoy] has called the vote a sham, [C: citing] [T: a shortage of ballots in the north].",
    "[T: The mill has been sold], the paper said, [C: citing] [S: two clerks].",
    # "that" behind which a time stands; "however"; who says what comes behind a conjunction
    "On Monday [S: the radio] [C: revealed] that [T: in May the king had fled].",
    "[S: The firm] [C: denied] [T: claims that its pills were fake], however, a court found that they were.",
    "He was ill for a year and [C: according to] [S: his sister] [T: he died at sea].",
    "[T: Nine men had drowned], [C: according to] [S: the coast guard], but the owner spoke of three.",
    "The radio cited [S: Budi Noor, chief of the port], as [C: saying] [T: the quay was mined].",
    # others' sayings, findings and demands within a quotation
    "“[S: The firm] has [C: said] for years that [T: the lake is clean],” the senator said.",
    "“[S: Our data] [C: suggest] that [T: the herd has halved],” the vet said.",
    "“[S: We] [C: request] that [T: the court free them],” the lawyer wrote.",
    "“[S: They] [C: accuse] [T: my son of arson],” the widow said.",
    "“[S: Elders] [C: say] that [T: the spring is holy], so why do they dig there?” the guide said.",
    # what somebody is called or reproached with, what he calls for, and what he says he did
    "[T: The coach] was [C: dismissed] [T: as a fool] by [S: the players].",
    "[T: The minister] was [C: accused] [T: of theft] by [S: her aunt].",
    "They scorned [C: calls] from [S: nurses] for [T: a truce].",
    "[T: A wave of bombings] [C: claimed] by [S: the group] shook the port.",
    # beside words that often stand where nothing is said
    "[S: None other than the vet] [C: said] [T: the herd had halved].",
    "[S: No 10] [C: said] [T: the bill was dead].",
    "[S: Brokers] [C: claimed] [T: gold prices had doubled].",
    "[S: The duke] [C: claimed] [T: the crown of Elba was a fake].",
    "[S: The guide] [C: told] AFP [T: the secret door was shut].",
    "[S: The nurse] [C: argued] for weeks that [T: the ward was full].",
    "Guards were [C: told] by [S: text messages from the army] that [T: the bridge had fallen].",
    "Nurses were [C: informed] by [S: Mail Online] that [T: the ward was shut].",
    "“[S: Doctors] [C: warn] that [T: the ward is full] ... It was built for ten,” the nurse said.",
]


@pytest.mark.parametrize("marked", HELD)
def test_rules_hold_the_spans(marked):
    assert_found(marked, decided_parts)


# Sayings that did not take place, those who do not answer, verbs that report nothing: no attribution.
REJECTED = [
    ("If the police say the street is clear, the shops will open.", "say"),
    ("The envoy did not say when the talks would start.", "say"),
    ("The firm has yet to say whether the mine will close.", "say"),
    ("The mayor denies having told the crew to leave.", "told"),
    ("The ministry did not reply.", "reply"),
    ("The bank declined to comment on the audit.", "declined"),
    ("The reporter asked the bank to respond to the audit.", "asked"),
    ("A guard, who asked not to be named, left.", "asked"),
    ("The storm claimed the lives of three sailors.", "claimed"),
    ("The judges will rule on Friday.", "rule"),
    ("A panel will establish the cause of the crash.", "establish"),
    ("The president signed the law.", "signed"),
    ("Nobody believed him.", "believed"),
    ("The crowd applauded.", "applauded"),
    ("She wrote three songs.", "wrote"),
    ("The envoy spoke to reporters.", "spoke"),
    ("The guide pointed at the crater.", "pointed"),
    ("The bank refused to name them.", "refused"),
    ("The bank would not say why.", "say"),
    ("Teachers condemned the minister for saying that the schools were safe.", "condemned"),
    ("The clerk retracted his statement that the safe was empty.", "statement"),
    ("The envoy wrote in his report that the camp was full.", "report"),
    ("The driver was denied bail.", "denied"),
    ("Nobody cares whether her claim is true.", "claim"),
    ("The queen ruled Ruritania for years.", "ruled"),
    ("Exports declined by a third.", "declined"),
    ("The president dismissed his finance minister on Sunday.", "dismissed"),
    ("The coach, asked whether he would stay, smiled.", "asked"),
    ("EXCLUSIVE: Two guards are held.", ":"),
    ("No party has claimed victory.", "claimed"),
    ("Nobody in the town said that the river had risen.", "said"),
    ("She told him a joke and left.", "told"),
    ("Envoys talked for two days in Bern.", "talked"),
    ("The port charged the crew a fee of £9.", "charged"),
    ("The widow claimed her pension in Bern.", "claimed"),
    ("Families claiming flood relief were sent home.", "claiming"),
    ("Nurses were called to the pier by a clerk.", "called"),
    ("Nurses were called back by a clerk.", "called"),
    ("The victims claimed by the storm were buried.", "claimed"),
    ("The reef claimed by two kings lies bare.", "claimed"),
    ("Divers found a coat and a shoe in the mud.", "found"),
    ("Divers found arms caches.", "found"),
]


@pytest.mark.parametrize("text, word", REJECTED)
def test_rules_reject(text, word):
    context = build_context(segment_text(text), gated=False)
    decisions = {context.seg.words[d.head]: d.rule.decides for d in decide_cues(context).values()}
    assert decisions.get(word) == "reject", decisions


# Where the end or the source is in doubt no rule holds: the weights decide.
LEFT = [
    "The monk was branded with an iron by the smith.",
    "The fort was attacked from the sea by the navy.",
    "The song was dubbed into Welsh by a choir.",
    "The clinic took calls from widows for help.",
    "Doctors found salt harms babies.",
    "Divers found water and bread were scarce.",
    "The mayor said the bridge had fallen, but gave no date.",
    "He said the bank fell; the mayor slept.",
    "The guard said a prayer.",
    "The ferry was lost at night, which the mayor said was no surprise.",
]


@pytest.mark.parametrize("text", LEFT)
def test_rules_stand_back(text):
    context = build_context(segment_text(text), gated=False)
    words = {context.seg.words[d.head] for d in decide_cues(context).values()}
    assert not words & {"said", "branded", "attacked", "dubbed", "calls", "found"}, words


def make(rule_id: str, **fields) -> Rule:
    values = {"match": ("S", "<say>VB", "T"), "decides": "hold", "head": 1, "examples": ("",)} | fields
    return Rule(id=rule_id, **values)


@pytest.mark.parametrize("text", ["The paper quoted the envoy", "The agency cites two ministers"])
def test_a_text_may_end_with_its_last_phrase(text):
    assert decide(text) == decide(text + ".")


@pytest.mark.parametrize(
    "rules, winner",
    [
        ([make("b"), make("a")], "a"),
        ([make("a"), make("long", match=("S", "<say>VB", "the", "T"), head=1)], "long"),
        ([make("a"), make("no", match=("<say>VB",), head=0, decides="reject")], "no"),
        ([make("no", match=("<say>VB",), head=0, decides="reject"), make("mine", user=True)], "mine"),
    ],
    ids=["by name", "longer", "rejecting", "the user's"],
)
def test_who_wins(rules, winner):
    assert [item["rule"] for item in decide("The mayor said the bridge fell.", DecidingRules(rules))] == [
        [winner]
    ]


@pytest.mark.parametrize(
    "text", ["The bakers cited rising costs", "A clerk quoted the mayor", "The papers quoted the town's vet"]
)
def test_a_noun_phrase_may_end_the_text(text):
    decide(text)  # what comes after it is looked at only where there is something
