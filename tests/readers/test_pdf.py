"""PDFs made word by word: columns whatever the order in which they were drawn, tables across, lines joined."""

import textwrap

import pytest
from archive_files import place_words

from attrib.documents import read_documents

pytest.importorskip("pdfminer")

LEFT = (
    "The council said on Tuesday that the bridge over the river had been closed to lorries, and that "
    "engineers were looking at its piers. A spokesman said it would stay shut until the end of the month."
)
RIGHT = (
    "Drivers said they had not been told. The union of hauliers demanded that the road to the north be "
    "opened instead, which the ministry of transport had refused to do twice in the spring."
)
THIRD = (
    "In the harbour, a company that runs two ferries said it could carry forty lorries a day. It denied "
    "that it had asked for more money than in the year before, as a newspaper had reported."
)


def set_column(text, left, top, width=40, size=10):
    """Return the lines of a text as a column whose head is at ``top``."""
    return [(left, top - 1.2 * size * k, size, line) for k, line in enumerate(textwrap.wrap(text, width))]


def across(*columns):
    """Return words in the order in which a printer goes over the page: from the top, left to right."""
    return sorted((placed for column in columns for placed in column), key=lambda item: (-item[1], item[0]))


def read_pages(tmp_path, *pages, notes=None):
    path = tmp_path / "a.pdf"
    path.write_bytes(place_words(list(pages)))
    (doc,) = read_documents([path], on_note=(notes if notes is not None else []).append)
    return doc.text


@pytest.mark.parametrize("order", [across, lambda *columns: [item for column in columns for item in column]])
def test_two_columns_under_a_headline_are_read_one_after_the_other(tmp_path, order):
    head = [(60, 790, 24, "Bridge over the river shut to lorries")]
    text = read_pages(tmp_path, order(head, set_column(LEFT, 60, 740), set_column(RIGHT, 310, 740)))
    assert text == f"Bridge over the river shut to lorries\n\n{LEFT} {RIGHT}"


def test_three_columns_and_a_headline_over_two_of_them(tmp_path):
    columns = [set_column(text, 40 + 180 * k, 740, 30) for k, text in enumerate((LEFT, RIGHT))]
    columns.append(set_column(THIRD, 400, 790, 30))
    text = read_pages(tmp_path, across([(40, 780, 20, "Bridge over river shut to all")], *columns))
    assert text.replace("\n\n", " ") == f"Bridge over river shut to all {LEFT} {RIGHT} {THIRD}"


def test_a_headline_in_the_middle_parts_what_is_above_from_what_is_below(tmp_path):
    above = [set_column(LEFT, 60, 780), set_column(RIGHT, 310, 780)]
    below = [set_column(THIRD, 60, 600), set_column(LEFT, 310, 600)]
    head = [(60, 640, 22, "Ferry company denies it asked for more")]
    text = read_pages(tmp_path, across(*above, head, *below))
    assert text.split("\n\n") == [f"{LEFT} {RIGHT}", head[0][3], f"{THIRD} {LEFT}"]


def test_columns_below_lines_as_wide_as_the_page(tmp_path):
    wide = [placed for k in range(4) for placed in set_column(LEFT, 60, 790 - 60 * k, 95)]
    text = read_pages(tmp_path, across(wide, set_column(RIGHT, 60, 500), set_column(THIRD, 310, 500)))
    assert text.replace("\n\n", " ").endswith(f"{LEFT} {RIGHT} {THIRD}")


def test_sentence_and_word_go_on_in_the_next_column_and_on_the_next_page(tmp_path):
    first = set_column(LEFT + " The mayor called it an emer-", 60, 780)
    second = set_column("gency. " + RIGHT + " Residents com-", 310, 780)
    text = read_pages(tmp_path, across(first, second), set_column("plained of dust. " + THIRD, 60, 780, 80))
    assert "The mayor called it an emergency. Drivers said" in text
    assert "Residents complained of dust. In the harbour" in text


def test_hyphen_stays_where_the_word_is_written_with_it_elsewhere(tmp_path):
    lines = [
        "He went to the rebel-",
        "held town. The army calls the rebel-held town a fort, and its minis-",
        "try agrees.",
    ]
    text = read_pages(tmp_path, [(60, 780 - 12 * k, 10, line) for k, line in enumerate(lines)])
    assert (
        text
        == "He went to the rebel-held town. The army calls the rebel-held town a fort, and its ministry agrees."
    )


@pytest.mark.parametrize(
    "rows",
    [
        [("Town", "Killed", "Injured"), ("Harrow", "12", "40"), ("Pinner", "3", "11"), ("Ruislip", "0", "2")],
        [
            ("Mr Smith, for the union:", "We were not told that the road would be closed to us."),
            ("", "That is the second time this year that nobody asked us."),
            ("", "We shall take the matter to the council and to the press."),
            ("Ms Jones, for the council:", "Letters had been sent to all in the second week of May."),
            ("", "If they did not arrive, the council is sorry for that."),
            ("", "It will send them again, and put a notice in the paper."),
        ],
    ],
)
def test_tables_and_names_beside_speech_are_read_across(tmp_path, rows):
    placed = [
        (60 + 150 * k, 780 - 12 * number, 10, cell)
        for number, row in enumerate(rows)
        for k, cell in enumerate(row)
        if cell
    ]
    text = read_pages(tmp_path, placed)
    assert text.replace("\n\n", " ") == " ".join(cell for row in rows for cell in row if cell)


def test_running_heads_chapters_and_page_numbers_go(tmp_path):
    bodies = [
        " ".join([f"The {word} company said that all its lorries had come back from {word} town."] * 4)
        for word in "first second third fourth fifth sixth seventh eighth ninth".split()
    ]
    pages = []
    for number, body in enumerate(bodies, 1):
        head = "The Daily Post" if number % 2 else "Tuesday's news"
        page = [(60, 810, 9, head), (290, 30, 9, f"- {number} -"), *set_column(body, 60, 770, 80)]
        if number == 3:  # a chapter of one page
            page[0] = (60, 810, 9, "The harbour")
            page.insert(1, (500, 810, 9, "3"))
        pages.append(page)
    assert read_pages(tmp_path, *pages).replace("\n\n", " ") == " ".join(bodies)


def test_paragraphs_are_told_by_white_by_setting_in_and_by_size(tmp_path):
    placed = [(60, 780, 14, "Bridge shut"), *set_column(LEFT, 60, 750, 80)]
    placed += set_column(RIGHT, 60, 750 - 12 * 3 - 8, 80)  # with white before
    first, *rest = set_column(THIRD, 60, 750 - 12 * 6 - 8, 80)
    placed += [(75, *first[1:]), *rest]  # set in
    assert read_pages(tmp_path, placed).split("\n\n") == ["Bridge shut", LEFT, RIGHT, THIRD]


def test_large_first_letter_belongs_to_its_word(tmp_path):
    lines = textwrap.wrap(LEFT[1:], 60)
    placed = [(60, 756, 34, "T"), (85, 772, 10, lines[0]), (85, 760, 10, lines[1])]
    placed += [(60, 748 - 12 * k, 10, line) for k, line in enumerate(lines[2:])]
    assert read_pages(tmp_path, placed) == LEFT


def test_text_on_its_side_is_left_out_and_said(tmp_path):
    notes = []
    text = read_pages(tmp_path, [(20, 300, -9, "Printed in Harrow"), *set_column(LEFT, 60, 780)], notes=notes)
    assert text == LEFT
    assert "text that stands on its side is left out, on 1 of 1 pages" in notes[0]


def test_words_drawn_twice_for_the_look_are_read_once(tmp_path):
    placed = [(60, 780, 14, "Bridge shut"), (60.4, 780, 14, "Bridge shut"), *set_column(LEFT, 60, 750)]
    assert read_pages(tmp_path, placed) == f"Bridge shut\n\n{LEFT}"
