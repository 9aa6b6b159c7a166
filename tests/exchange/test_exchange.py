"""brat, Web Annotation and BIO: what is written is read again the same, what a person changes comes in."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.errors import InputError, OutputError
from attrib.exchange.bio import read_bio, write_bio
from attrib.exchange.brat import cut_lines, read_brat, write_brat
from attrib.exchange.web_annotation import CONTEXT, read_web_annotations, write_web_annotations
from attrib.model import Attribution, Document, Figure, attribution_id

TEXT = (
    "The harbour master said on Monday that at least four sailors\nwere killed. “We saw it,” a diver said.\n\n"
    "The company denied that the ship was overloaded \U0001f6a2. Reports could not be verified."
)


def span(words, text=TEXT):
    start = text.index(words)
    return start, start + len(words)


def make(doc_id, source, cue, content, **values):
    return Attribution(attribution_id(doc_id, source, cue, content), source, cue, content, **values)


def make_harbour():
    """A figure over a line's end, an attribution without a cue, one of two content spans, one inside another."""
    name = "harbour/1.txt"
    toll = make(
        name,
        (span("The harbour master"),),
        (span("said on"),),
        (span("at least four sailors\nwere killed"),),
        speaker="Harbour master of Marrow",
        speaker_type="government",
        figures=(Figure(span("at least four"), "killed", 4, None, "at least", who="sailors"),),
    )
    quoted = make(
        name, (span("a diver"),), (), (span("We saw it,"),), kind="direct", speaker="diver; the one"
    )
    denial = make(
        name,
        (span("The company"),),
        (span("denied"),),
        (span("the ship was"), span("overloaded \U0001f6a2")),
        stance="denies",
        hedged=True,
        speaker="Marrow Lines",
        speaker_id="marrow-lines",
        speaker_type="other",
    )
    inner = make(name, (), (), (span("the ship was"),), parent=denial.id)
    return Document(
        name,
        TEXT,
        title="=1+1",
        outlet="Coast Wire",
        date="2019-05-02",
        attributions=(toll, quoted, denial, inner),
        relations=(),
    )


def strip(doc):
    return replace(doc, attributions=None, relations=None)


def write_with(write, documents):
    stream = io.BytesIO()
    write(documents, stream)
    return stream.getvalue()


def through_brat(documents, folder):
    write_brat(documents, folder)
    return list(read_brat(folder))


def through_web(documents, _folder=None):
    data = write_with(write_web_annotations, documents)
    return list(read_web_annotations(data, [strip(doc) for doc in documents]))


def through_bio(documents, _folder=None):
    return list(read_bio(write_with(write_bio, documents), [strip(doc) for doc in documents]))


def values(doc):
    """The attributions by id, without what the formats do not carry."""
    items = (replace(item, rule="", confidence=1.0, extra={}) for item in doc.attributions)
    return sorted(items, key=lambda item: item.id)


@pytest.mark.parametrize("through", [through_brat, through_web, through_bio])
def test_what_is_written_is_read_again_the_same(through, tmp_path):
    doc = make_harbour()
    [back] = through([doc], tmp_path / "out")
    assert values(back) == values(doc)
    for name in ("id", "text", "title", "outlet", "date"):
        assert getattr(back, name) == getattr(doc, name)


@st.composite
def _documents(draw):
    text = draw(
        st.text(alphabet="ab .\n\r\t“\U0001f6a2é", min_size=1, max_size=60).filter(lambda t: t.strip())
    )
    places = [k for k in range(len(text)) if text[k].strip()]
    items = {}
    for _ in range(draw(st.integers(0, 3)) if len(places) > 2 else 0):
        cuts = draw(st.lists(st.sampled_from(places), min_size=3, max_size=3, unique=True))
        roles = [((cut, cut + 1),) for cut in cuts]
        roles[draw(st.integers(0, 1))] = ()
        item = make("d", *roles, stance=draw(st.sampled_from(["asserts", "denies"])))
        items[item.id] = item
    return Document("d", text, attributions=tuple(items.values()), relations=())


@pytest.mark.parametrize("through", [through_web, through_bio])
@given(doc=_documents())
@settings(max_examples=60, deadline=None)
def test_any_spans_come_back(through, doc):
    [back] = through([doc])
    assert values(back) == values(doc)


@given(doc=_documents())
@settings(max_examples=40, deadline=None)
def test_any_spans_come_back_from_brat(tmp_path_factory, doc):
    [back] = through_brat([doc], tmp_path_factory.mktemp("brat") / "out")
    assert values(back) == values(doc) and back.text == doc.text


def test_brat_spans_hold_no_line_break_and_say_the_words(tmp_path):
    write_brat([make_harbour()], tmp_path / "out")
    [ann] = (tmp_path / "out").glob("*.ann")
    assert ann.with_suffix(".txt").read_bytes().decode() == TEXT
    bound = [line for line in ann.read_text(encoding="utf-8").splitlines() if line.startswith("T")]
    assert len(bound) == 10
    for line in bound:
        _, place, words = line.split("\t")
        spans = [tuple(map(int, part.split())) for part in place.split(" ", 1)[1].split(";")]
        assert " ".join(TEXT[start:end] for start, end in spans) == words


def test_brat_names_are_never_paths(tmp_path):
    write_brat([replace(make_harbour(), id="../../etc/passwd", attributions=())], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "00001-etc-passwd.ann",
        "00001-etc-passwd.txt",
        "annotation.conf",
        "documents.csv",
    ]
    [back] = read_brat(tmp_path / "out")
    assert back.id == "../../etc/passwd"


def test_brat_keeps_out_of_a_folder_that_holds_something(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="is not empty"):
        write_brat([make_harbour()], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_a_person_does_in_brat_comes_in(tmp_path):
    write_brat([strip(make_harbour())], tmp_path / "out")
    [ann] = (tmp_path / "out").glob("*.ann")
    source, cue, content = span("a diver"), span("said.\n"), span("We saw it,")
    ann.write_text(
        f"T7\tSource {source[0]} {source[1]}\ta diver\n"
        f"T8\tAttribution {cue[0]} {cue[0] + 4}\tsaid\n"
        f"T9\tContent {content[0]} {content[1]}\tWe saw it,\n"
        "E4\tAttribution:T8 Source:T7 Content:T9\n"
        "A1\tStance E4 confirms\n"
        "#1\tAnnotatorNotes E4\tPort divers' union\n",
        encoding="utf-8",
    )
    [doc] = read_brat(tmp_path / "out")
    [item] = doc.attributions
    assert (item.source, item.content) == ((source,), (content,))
    assert (item.stance, item.speaker) == ("confirms", "Port divers' union")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1\tSource 0 3\tthe\n", "other words than in the text"),
        ("T1\tSource 0 9999\tthe\n", "a span that is not in the text"),
        ("E1\tAttribution:T9\n", "names T9, which is not there"),
        ("something else\n", "line 1: no line of brat's"),
        (
            "T1\tKilled 0 3\tThe\nT2\tAttribution 4 11\tharbour\nE1\tAttribution:T2 Figure:T1\n",
            "the note of figure",
        ),
        ("T2\tAttribution 4 11\tharbour\nE1\tAttribution:T2\nA1\tStance E1 odd\n", "stance"),
        ("T2\tAttribution 4 11\tharbour\nE1\tAttribution:T2\nR1\tIn Arg1:E1 Arg2:E8\n", "nested in"),
    ],
)
def test_a_fault_in_brat_is_named_with_its_file(line, message, tmp_path):
    write_brat([strip(make_harbour())], tmp_path / "out")
    [ann] = (tmp_path / "out").glob("*.ann")
    ann.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        list(read_brat(tmp_path / "out"))
    assert ann.name in str(caught.value)


def test_web_annotations_are_what_the_recommendation_asks_for():
    page = json.loads(write_with(write_web_annotations, [make_harbour()]))
    assert page["type"] == "AnnotationPage" and CONTEXT in page["@context"]
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["target"]
        assert item["id"].startswith("urn:attrib:") and " " not in item["id"]
        for target in item["target"]:
            if isinstance(target, dict):
                position, words = target["selector"]
                assert TEXT[position["start"] : position["end"]] == words["exact"]
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids))


def test_web_annotation_that_a_tool_has_moved_is_found_by_its_words():
    page = json.loads(write_with(write_web_annotations, [make_harbour()]))
    for item in page["items"]:
        for target in item["target"]:
            if isinstance(target, dict):
                del target["selector"][0]
    [back] = read_web_annotations(json.dumps(page).encode(), [strip(make_harbour())])
    assert values(back) == values(make_harbour())


def test_web_annotation_of_other_words_is_named():
    changed = write_with(write_web_annotations, [make_harbour()]).replace(b"The company", b"The colony")
    with pytest.raises(InputError, match="The colony"):
        list(read_web_annotations(changed, [strip(make_harbour())]))


@pytest.mark.parametrize(
    "data", [b"\xff", b"[1, {}]", b"3", b'{"items": [{"id": 3, "motivation": "linking"}]}']
)
def test_what_is_no_web_annotation_is_refused_or_passed_over(data):
    try:
        [back] = read_web_annotations(data, [strip(make_harbour())])
    except InputError:
        return
    assert back.attributions == ()


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("B-CUE", "B-VERB", "tag 'B-VERB' is unknown"),
        ("denied\t", "denied ", "cells; a token"),
        ('"harbour/1.txt"', '"other"', "is not among those given"),
    ],
)
def test_a_fault_in_the_columns_is_named_with_its_line(before, after, message):
    changed = write_with(write_bio, [make_harbour()]).decode().replace(before, after, 1).encode()
    with pytest.raises(InputError, match=rf"line \d+: .*{message}"):
        list(read_bio(changed, [strip(make_harbour())]))


def test_what_a_person_does_in_the_columns_comes_in():
    lines = write_with(write_bio, [make_harbour()]).decode().splitlines()
    place = next(k for k, line in enumerate(lines) if line.startswith("denied\t"))
    following = lines[place + 1].split("\t")
    assert following[0] == "that"
    following[3] = "I-CUE"
    lines[place + 1] = "\t".join(following)
    [back] = read_bio("\n".join(lines).encode(), [strip(make_harbour())])
    assert span("denied that") in [cue for item in back.attributions for cue in item.cue]


@pytest.mark.parametrize("target", ["brat", "out.jsonld", "out.bio"])
def test_commands_write_read_and_score(run_attrib, tmp_path, target):
    text = 'Rebels said the bridge was mined. "It is quiet," the mayor said.'
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    wrote = run_attrib("annotations", "write", "a.txt", "-o", target, cwd=tmp_path)
    assert wrote.returncode == 0, wrote.stderr
    documents = [] if target == "brat" else ["a.txt"]
    read = run_attrib("annotations", "read", target, *documents, "-o", "gold.jsonl", cwd=tmp_path)
    assert read.returncode == 0 and b"1 documents, 2 attributions" in read.stdout
    scored = run_attrib("evaluate", "gold.jsonl", "--resamples", "0", "--json", cwd=tmp_path)
    assert scored.returncode == 0, scored.stderr
    assert "linked" in scored.stdout.decode()


def test_commands_say_what_they_need(run_attrib, tmp_path):
    (tmp_path / "a.bio").write_bytes(b"")
    result = run_attrib("annotations", "read", "a.bio", cwd=tmp_path)
    assert result.returncode == 2 and b"name the documents" in result.stderr
    result = run_attrib("annotations", "read", "a.xml", cwd=tmp_path)
    assert result.returncode == 2 and b"no format ends so" in result.stderr


def test_spans_are_cut_at_any_line_end():
    assert cut_lines("a\r\nb\rc", [(0, 6)]) == [(0, 1), (3, 4), (5, 6)]


def test_brat_leaves_nothing_half_written(tmp_path):
    def documents():
        yield make_harbour()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_brat(documents(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError, match="cannot be written"):
        write_brat([make_harbour()], tmp_path / "no" / "such" / "place")


def _spoil(data, changes):
    """The bytes with some replaced, doubled or left out: (place, byte, kind)."""
    spoilt = bytearray(data)
    for place, byte, kind in changes:
        at = place % max(len(spoilt), 1)
        spoilt[at : at + kind] = bytes([byte]) * (1 if kind else 2)
    return bytes(spoilt)


_changes = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255), st.integers(0, 9)), max_size=6)


@given(changes=_changes)
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize(
    ("write", "read"), [(write_web_annotations, read_web_annotations), (write_bio, read_bio)]
)
def test_spoilt_files_are_read_or_refused(write, read, changes):
    try:
        [back] = read(_spoil(write_with(write, [make_harbour()]), changes), [strip(make_harbour())])
    except InputError:
        return
    assert back.text == TEXT


@given(changes=_changes)
@settings(max_examples=100, deadline=None)
def test_spoilt_brat_files_are_read_or_refused(tmp_path_factory, changes):
    folder = tmp_path_factory.mktemp("brat") / "out"
    write_brat([make_harbour()], folder)
    [ann] = folder.glob("*.ann")
    ann.write_bytes(_spoil(ann.read_bytes(), changes))
    try:
        [back] = read_brat(folder)
    except InputError:
        return
    assert back.text == TEXT
