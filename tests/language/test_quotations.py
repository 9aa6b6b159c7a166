"""Quotations, asserted as marked text: «...» stands round each quotation found, parts split by |."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.language.segment import segment_document
from attrib.model import Document


def find(text):
    return segment_document(Document("d", text)).quotations


def quote(text):
    """Return each quotation's text, its parts joined by "|"; "..." behind an unclosed one."""
    return ["|".join(text[a:b] for a, b in q.parts) + ("" if q.closed else "...") for q in find(text)]


@pytest.mark.parametrize(
    "text, quotations",
    [
        ('"We will go," he said.', ['"We will go,"']),
        ('"We will go," he said. "Soon."', ['"We will go,"', '"Soon."']),
        ("\u201cWe will go,\u201d he said.", ["\u201cWe will go,\u201d"]),
        ("``We will go,'' he said.", ["``We will go,''"]),
        ("''We will go,'' he said.", ["''We will go,''"]),
        ("\u201eWir gehen\u201c, sagte er.", ["\u201eWir gehen\u201c"]),
        ("\u00abNous partons\u00bb, dit-il.", ["\u00abNous partons\u00bb"]),
        ("\u00bbWir gehen\u00ab, sagte er.", ["\u00bbWir gehen\u00ab"]),
        ('The so-called "safe zone" fell.', ['"safe zone"']),
        ('He called it ("a crime").', ['"a crime"']),
        ('He meant it\u2014"every word"\u2014she said.', ['"every word"']),
        ("He is 6'2\" tall and lives here.", []),
        ('The 12" gun was "new".', ['"new"']),
        ('"" and nothing', []),
        ("No marks at all.", []),
    ],
)
def test_find_quotations_of_every_mark(text, quotations):
    assert quote(text) == quotations


@pytest.mark.parametrize(
    "text, quotations",
    [
        ("\u2018We are here,\u2019 she said.", ["\u2018We are here,\u2019"]),
        ("'We are here,' she said.", ["'We are here,'"]),
        ("\u2018We don\u2019t know,\u2019 she said.", ["\u2018We don\u2019t know,\u2019"]),
        ("The workers' leader and the rebels' chief met.", []),
        ("He spoke of 'the workers' rights'.", ["'the workers' rights'"]),
        ("Rock 'n' roll of the '90s, 'tis true, isn't dead.", []),
        ("It\u2019s the protesters\u2019 word.", []),
    ],
)
def test_find_quotations_tells_single_marks_from_apostrophes(text, quotations):
    assert quote(text) == quotations


@pytest.mark.parametrize(
    "text, quotations",
    [
        (
            "\u201cHe told me \u2018go home\u2019 twice,\u201d she said.",
            [("\u201cHe told me \u2018go home\u2019 twice,\u201d", 0), ("\u2018go home\u2019", 1)],
        ),
        (
            "\u2018He said \u201cno\u201d,\u2019 she recalled.",
            [("\u2018He said \u201cno\u201d,\u2019", 0), ("\u201cno\u201d", 1)],
        ),
        ('"He said "no" to us" she said.', [('"He said "no" to us"', 0), ('"no"', 1)]),
    ],
)
def test_find_quotations_gives_depth(text, quotations):
    assert [(text[q.span[0] : q.span[1]], q.depth) for q in find(text)] == quotations


@pytest.mark.parametrize(
    "text, quotations",
    [
        ('"First part.\n\n"Second part," he said.', ['"First part.|"Second part,"']),
        (
            "\u201cOne.\n\n\u201cTwo.\n\n\u201cThree,\u201d he said. \u201cFour.\u201d",
            ["\u201cOne.|\u201cTwo.|\u201cThree,\u201d", "\u201cFour.\u201d"],
        ),
        ('"First part.\n\nHe left.', ['"First part....']),
        ('He said "we go\n\n"Second," she said.', ['"we go...', '"Second,"']),
    ],
)
def test_find_quotations_over_paragraphs(text, quotations):
    assert quote(text) == quotations


@pytest.mark.parametrize(
    "text, quotations",
    [
        # the paragraph breaks of a running quotation are lost
        (
            '"I thought so. "They fell at once" he said. "We ran" she said.',
            ['"I thought so. |"They fell at once"'.replace(". |", ".|"), '"We ran"'],
        ),
        # a closing mark is lost
        (
            'He said "14 people were killed. The group called it "murder" and left. "We ran" she said.',
            ['"14 people were killed....', '"murder"', '"We ran"'],
        ),
        # an opening mark is lost
        (
            'They fled. Many felt they had been forced to leave" he said. "We ran" she said.',
            ['Many felt they had been forced to leave"', '"We ran"'],
        ),
        # nothing is ever flipped: the last mark opens and is never closed
        (
            '"We ran" she said. He said "we stayed. They went. They came. They saw. They won.',
            ['"We ran"', '"we stayed....'],
        ),
    ],
)
def test_find_quotations_survives_lost_marks(text, quotations):
    assert quote(text) == quotations


@given(st.text(alphabet="ab. \n\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e,?`s5-", max_size=120))
def test_quotations_are_well_formed(text):
    found = find(text)
    assert list(found) == sorted(found, key=lambda q: (q.span[0], -q.span[1]))
    for q in found:
        assert 0 <= q.span[0] < q.span[1] <= len(text)
        assert q.parts[0][0] == q.span[0] and q.parts[-1][1] == q.span[1]
        assert all(a < b for a, b in q.parts)
        assert all(left[1] <= right[0] for left, right in zip(q.parts, q.parts[1:]))
        assert q.depth == sum(
            1
            for other in found
            if other is not q
            and other.span[0] <= q.span[0]
            and q.span[0] < other.span[1]
            and (other.span[0], -other.span[1]) <= (q.span[0], -q.span[1])
        )


@pytest.mark.parametrize("text", ['"' * 100_000, '" ' * 50_000, '"a ' * 30_000, "\u2018a" * 50_000])
def test_find_quotations_takes_a_hundred_thousand_marks(text):
    for q in find(text):
        assert 0 <= q.span[0] < q.span[1] <= len(text)
