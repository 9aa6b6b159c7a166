"""What a notebook shows of a document, and the data frames."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

import attrib
from attrib.model import Attribution, Document

MARKUP = "</div><script>alert(1)</script><img src=x onerror=alert(1)>"
TEXT = "Rebels said the army had claimed the road was open. The toll rose to 12 dead, a doctor said."


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words, self.styled = [], [], []
        self.open = []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.open.append(dict(attributes).get("style", ""))

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        self.words.append(data)
        self.styled.append((data, self.open[-1] if self.open else ""))


def read(html):
    reader = _Reader()
    reader.feed(html.replace("<br>", ""))
    return reader


def test_show_marks_the_words_and_keeps_the_text_whole():
    marked = attrib.show(TEXT)
    assert repr(marked).startswith("[S: Rebels] [C: said] [T: ")
    reader = read(marked._repr_html_())
    assert TEXT in "".join(reader.words)
    assert any(words == "Rebels" and "background" in style for words, style in reader.styled)
    assert any(words == "said" and "underline" in style for words, style in reader.styled)


def test_show_marks_what_is_nested_twice():
    outer = Attribution("d#1", ((0, 6),), ((7, 11),), ((12, 50),))
    inner = Attribution("d#2", ((12, 20),), ((25, 32),), ((33, 50),), parent="d#1")
    reader = read(attrib.show(Document("d", TEXT, attributions=(outer, inner)))._repr_html_())
    style = next(style for words, style in reader.styled if words == "claimed")
    assert "background:#fff0b8" in style and "underline" in style


def test_show_holds_no_markup_of_the_document():
    text = f"{MARKUP} Rebels said \ud800 {MARKUP}."
    start = text.index("Rebels")
    item = Attribution(
        "d#1",
        ((start, start + 6),),
        ((start + 7, start + 11),),
        ((start + 12, len(text)),),
        speaker=MARKUP,
    )
    doc = Document("d" + MARKUP, text, title=MARKUP, outlet=MARKUP, date=MARKUP, attributions=(item,))
    harmless = replace(doc, id="d", text="x" * len(text), title="t", outlet="o", date="d")
    harmless = replace(harmless, attributions=(replace(item, speaker="s"),))
    hostile = attrib.show(doc)._repr_html_()
    assert read(hostile).tags == read(attrib.show(harmless)._repr_html_()).tags
    hostile.encode("utf-8")


def test_frames_hold_every_attribution_claim_and_source():
    pytest.importorskip("pandas")
    documents = [attrib.extract(TEXT, id="a", date="2021-05-04", outlet="Wire"), attrib.extract(TEXT, id="b")]
    ledger = attrib.claims(documents)
    frames = attrib.to_pandas(documents, ledger)
    assert list(frames.attributions["id"]) == [item.id for doc in documents for item in doc.attributions]
    for row in frames.attributions.itertuples():
        assert TEXT[slice(*row.cue_spans[0])] == row.cue
    assert list(frames.claims["claim"]) == [claim.id for claim in ledger.claims]
    assert len(frames.members) == sum(len(claim.members) for claim in ledger.claims)
    toll = frames.claims[frames.claims["high"] == 12].iloc[0]
    assert toll["unit"] == "killed" and bool(toll["single_source"]) == (
        "single-source"
        in {status for claim in ledger.claims if claim.id == toll["claim"] for status in claim.status}
    )
    spoken = {item.speaker for doc in documents for item in doc.attributions if item.speaker}
    assert set(frames.sources["source"]) == spoken
    assert frames.sources["mentions"].sum() == sum(
        bool(item.speaker) for doc in documents for item in doc.attributions
    )


def test_frames_of_nothing_have_their_columns():
    pytest.importorskip("pandas")
    frames = attrib.to_pandas([])
    assert [len(frame) for frame in frames] == [0, 0, 0, 0]
    assert {"claim", "low", "contested", "single_source"} <= set(frames.claims.columns)


def test_frames_without_pandas_say_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(attrib.AttribError, match=r"pip install 'attrib\[pandas\]'"):
        attrib.to_pandas([])
