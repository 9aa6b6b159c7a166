"""A text that breaks off anywhere is read: page previews, feeds and archives cut articles in the middle of a word's clause."""

import fuzz
import pytest

TEXTS = [
    "“We are full,” said Vasco Pereira, the regional president, and the harbour stayed shut.",
    "“Our orders are up,” said B. F. Whitlock Sr., 58, who sells boats, while the union said that they had fallen.",
    "The coastguard says the boat refused to stop, whereas survivors allege in court that it was hit.",
    "Two boys aged nine and twelve died, said their uncle, Karim Aziz; the army put the number at one, the mayor at three.",
    "Oslo - how to leave early, 41 wrote: reports which, reported to the police, denied to the press while on leave.",
    "Premier vows to stay; king 'worried' - palace, an aide to the crown prince, said, denied a report that he had left.",
    "Boats must stay in port, the junta decreed, citing a storm; one of them, asking that her name be withheld, spoke of chaos.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_breaks_off_is_read(text):
    words = text.split(" ")
    for count in range(1, len(words) + 1):
        for cut in (" ".join(words[:count]), " ".join(words[:count]).rstrip(".,;”")):
            fuzz.check_text(cut)
