"""What a saying is of where its sentence has several clauses, in bracket notation: its own clause alone."""

from __future__ import annotations

import pytest
from extraction_texts import read_parts, read_wanted

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
    text, wanted = read_wanted(marked)
    got = read_parts(text)
    assert wanted in got, got
