"""What a saying is of where its sentence has several clauses, in bracket notation: its own clause alone."""

from __future__ import annotations

import pytest
from extraction_texts import assert_found, read_parts

PUT_IN = [
    # a saying put into a later clause of its sentence
    "Nurses swore that wards would stay open until the vote; [T: the board], [S: she] [C: added], [T: had to pay].",
    "[S: Nurses] [C: swore] that [T: wards would stay open until the vote]; the board, she added, had to pay.",
    "The drought has cost growers half the crop; [T: the dams], [S: engineers] [C: warn], [T: hold water for a month].",
    "Rents have doubled since 2019; [T: wages], [S: the union] [C: notes], [T: have not].",
    "The bank lost money for a year, but [T: its shareholders], [S: analysts] [C: say], [T: will be paid].",
    "The court ruled that the seizure was lawless, yet [T: the vases], [S: the family's lawyers] [C: say], [T: are still in Basel].",
    "[S: The court] [C: ruled] that [T: the seizure was lawless], yet the vases, the family's lawyers say, are still in Basel.",
    "[S: The survey] [C: found] that [T: 40 of the wells were dry]; the river, a geologist at the site said, had moved.",
    "[S: The club] [C: said] [T: the pitch was fit], but the lights, two groundsmen told the Echo, had failed.",
    "The club said the pitch was fit, but [T: the lights], [S: two groundsmen] [C: told] the Echo, [T: had failed].",
    # two of them in one sentence
    "[T: Snow on the pass], [S: the guides] [C: note] in their journal, [T: has melted by half]; the bears, they expect, will leave.",
    "Snow on the pass, the guides note in their journal, has melted by half; [T: the bears], [S: they] [C: expect], [T: will leave].",
    "[T: The quay has reopened], [S: officials] [C: say], and the ferries, they add, will sail on Monday.",
    "The quay has reopened, officials say, and [T: the ferries], [S: they] [C: add], [T: will sail on Monday].",
    "[T: The ferry sank in minutes], [S: survivors] [C: said]; the crew, a coastguard officer told reporters, had fled.",
    "[T: Wheat], [S: the board] [C: estimates], [T: will cost a fifth more by May], and bread, bakers fear, will follow.",
    # papers that show, and "as" before who says it
    "[S: The inquiry] [C: learned] that [T: nine guards had been paid twice], but the money, letters read by the panel show, went to Tarn.",
    "The inquiry learned that nine guards had been paid twice, but [T: the money], [S: letters read by the panel] [C: show], [T: went to Tarn].",
    "[S: The college] [C: says] [T: the bell was a gift], yet, as its own ledger notes, it was bought in Tarn in 1911.",
    "The college says the bell was a gift, yet, as [S: its own ledger] [C: notes], [T: it was bought in Tarn in 1911].",
    "As [S: its own ledger] [C: notes], [T: the bell was bought in Tarn].",
    "As [S: the ministry] has [C: warned], [T: the dam may burst].",
    # a list is one clause
    "[T: Guards, clerks, and cooks], [S: he] [C: said], [T: were sacked].",
]  # fmt: skip


@pytest.mark.parametrize("marked", PUT_IN)
def test_a_saying_put_into_a_clause_is_of_that_clause(marked):
    assert_found(marked, read_parts)


ENDED = [
    # a content that is no clause ends before a clause
    "Oslo hailed the vote as fair, [S: Rome] [C: called] [T: it a sham] and Bern kept silent.",
    "[S: Critics] [C: called] [T: the show a disgrace] and the network pulled it.",
    "[S: The union] [C: denounced] [T: the pay cut] and workers walked out at noon.",
    "[S: The bishop] [C: praised] [T: the nurses and the doctors who had stayed].",
    "The bank raised rates, [T: a step] [C: hailed] by [S: the fund] [T: as brave] but denounced by shops as a trap.",
    "The bank raised rates, [T: a step] hailed by the fund as brave but [C: denounced] by [S: shops] [T: as a trap].",
    "The club closed, [T: a step] that [S: fans] have [C: called] [T: a betrayal] and the owner defended as prudent.",
    "The club closed, [T: a step] that fans have called a betrayal and [S: the owner] [C: defended] [T: as prudent].",
    # what is said ends where somebody else has the word
    "[S: A trainee] [C: alleges] that [T: her boss kept her card]; the boss, 52, denies this.",
    "A trainee alleges that her boss kept her card; [S: the boss, 52], [C: denies] [T: this].",
    "[T: Sales will fall], [S: the brewer] [C: expects], but its chairman is confident that beer will recover.",
    "[T: Rents will rise], [S: tenants] [C: fear], but the landlord is certain that they will not.",
    "[S: The firm] [C: said] [T: it had “no record” of the sale]; the seller's lawyer was abroad.",
    "[S: The army] [C: said] [T: nine men had died]; their names were not given.",
    "The line insisted that refunds would be paid; [T: “We have not seen a cent,”] [S: a teacher, Uma Lind], [C: told] us by phone.",
    # when it was, behind a quotation
    "[T: “Do not share rumours,”] [S: the board] [C: tweeted], hours after a candidate posted on Facebook that votes had been burnt.",
    "“Do not share rumours,” the board tweeted, hours after [S: a candidate] [C: posted] on Facebook that [T: votes had been burnt].",
    "[T: “The road is open,”] [S: the mayor] [C: said], a day after his deputy announced that it would stay shut.",
    "[T: Rivers had burst their banks], [S: the mayor] [C: said], [T: hours after a storm hit the coast].",
    # an infinitive ends before the verb of the sentence, or the next clause
    "[T: Footage] [C: said] [T: to show the strike] has circulated since dawn, but its date could not be established.",
    "[T: The ship] is [C: understood] [T: to have carried oil], and nine of its crew are believed drowned.",
    "[T: The general] is [C: said] [T: to have fled], and two of his aides have been held.",
    "[T: A man] [C: alleged] [T: to have set the fire] has left the town.",
    "[T: The mine] is [C: thought] [T: to be flooded], and its owner has fled to Tarn.",
    "[T: She] is [C: rumoured] [T: to be writing a book and to be looking for a house].",
    # both halves of a quotation
    "[T: 'It wasn't the cat's fault,'] [S: Mrs O'Hara] [C: told] a court in Tarn, [T: 'it was the baker's.']",
    "[T: 'We can't go on,'] [S: the team's captain] [C: said] after the match, [T: 'not with this coach.']",
    "[T: “The pill is safe,”] [S: Dr. I. Lund, Ph.D.], [C: wrote] to the W.H.O. in Jan. 2021, [T: “but the price is not.”]",
    "[T: “We lost,”] [S: the coach] [C: told] fans outside the ground, [T: “because we were slow.”]",
    "[T: “It is over,”] [S: Ms Dahl] [C: told] the panel on Friday in Oslo, [T: “and I am glad.”]",
]  # fmt: skip


@pytest.mark.parametrize("marked", ENDED)
def test_what_is_said_ends_with_its_clause(marked):
    assert_found(marked, read_parts)
