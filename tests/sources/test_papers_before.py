"""A document speaks for who made it, where the text has told that before."""

from __future__ import annotations

import pytest

import attrib
from attrib.model import Document

PAPERS = [
    (
        "The Dockers Union filed a lawsuit on Monday. Odo Brink left. The complaint said pay was late.",
        "Dockers Union",
    ),
    (
        "A suit by the Dockers Union was read out. It rained. The motion claims the law is void.",
        "Dockers Union",
    ),
    (
        "The city follows WHO guidelines. It rained. The guidelines say masks help.",
        "World Health Organization",
    ),
    (
        "Norvale Weather Office, the state's forecaster, issued alerts. It rained. The warning said roads may flood.",
        "Norvale Weather Office",
    ),
    (
        "On Friday, lawyers from ten towns filed a suit. It rained. The motion claims the law is void.",
        "lawyers",
    ),
    ("The Dockers Union read a lawsuit on Monday. It rained. The complaint said pay was late.", "complaint"),
]


@pytest.mark.parametrize(("text", "speaker"), PAPERS)
def test_documents_are_whose_the_text_tells(text, speaker):
    found = attrib.process_document(Document("d", text)).attributions
    assert found[-1].speaker.startswith(speaker)
