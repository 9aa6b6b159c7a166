"""Names that look like verbs, ranks and initials, times of day."""

import pytest
from language_texts import sentences_of, tags_of


@pytest.mark.parametrize(
    "text, word, tags",
    [
        ("The poet Yusuf Said never came back.", "Said", ["NNP"]),
        ("Captain Said won the race in Port Said.", "Said", ["NNP", "NNP"]),
        ("Said, 41, lost his house.", "Said", ["NNP"]),
        ("Said Haddad told reporters so.", "Said", ["NNP"]),
        ("Will Moss said it was late.", "Will", ["NNP"]),
        ("Said one of them: we left.", "Said", ["VBD"]),
        ("Will Moss come? Nobody knows.", "Will", ["MD"]),
        ("Believe Ncube, a baker, said it was late.", "Believe", ["NNP"]),
        ("Believe Ncube? Nobody does.", "Believe", ["VB"]),
    ],
)
def test_a_name_is_no_verb(text, word, tags):
    assert tags_of(text, word) == tags


@pytest.mark.parametrize(
    "text, count",
    [
        ("Nine died, according to Dr. S. M. Khan.", 1),
        ("The ship called at 3:10 a.m. GMT on Friday.", 1),
        ("It sank at 11 p.m. (9 p.m. ET), he said.", 1),
        ("It sank at 11 p.m. The crew was saved.", 2),
        ("Lt. Cmdr. J. T. Orr of the 2nd Bn. was hurt.", 1),
        ("He lives in Ga. She does not.", 2),
        ("Brig. (retd.) Amir Sethi said so.", 1),
        ("Adm. (ret.) Paul Lund left. She did not.", 2),
        ("Brig. Gen. P. Ode met Lt. Gov. Ann Low.", 1),
    ],
)
def test_stops_of_ranks_initials_and_times_end_no_sentence(text, count):
    assert len(sentences_of(text)) == count
