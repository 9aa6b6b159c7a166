"""Numbers of people in the columns of tables."""

import pytest

from attrib.figures.find import find_sentence_figures
from attrib.language.segment import find_sentences


@pytest.mark.parametrize(
    "text, figures",
    [
        (
            "District | Died | Treated | Went home\nVelm | 12 | 31 | 20\nOrsk | 8 | 14 | 2\nTOTAL | 20 | 45 | 22",
            [
                ("killed", 12, "part"),
                ("injured", 31, "part"),
                ("killed", 8, "part"),
                ("injured", 14, "part"),
                ("killed", 20, "total"),
                ("injured", 45, "total"),
            ],
        ),
        (
            "Site | People killed | Missing\nVelm | 3 | -\nOrsk | 1,200 | 4",
            [("killed", 3, "part"), ("killed", 1200, "part"), ("missing", 4, "part")],
        ),
        ("Home | News | Dead letters\nVelm | 3 | 4", []),
        ("District | Died\n\nVelm | 12", []),
        ("Velm | 12\nOrsk | 8", []),
        ("Died | Injured\n12 | 31", []),
    ],
)
def test_figures_of_tables(text, figures):
    found = find_sentence_figures(text, find_sentences(text))
    assert [(figure.unit, figure.low, figure.role) for figure in found] == figures
    for figure in found:
        assert text[slice(*figure.span)].replace(",", "") == str(figure.low)
