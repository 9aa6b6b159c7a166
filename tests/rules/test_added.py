"""A user's own rules and words: in force where asked for, and nowhere else."""

from __future__ import annotations

import pytest
from conftest import ROOT

from attrib.errors import DataError
from attrib.model import Document
from attrib.pipeline import Options, process_document
from attrib.rules.added import NONE, additions_in_force, using
from attrib.rules.load import load_lexicon, load_rules, read_additions

RULE = """
[[rule]]
id = "mine"
decides = "hold"
match = ["S", "<leak>VB", "word", "that", "T"]
examples = ["[S: An aide] [C: leaked] word that [T: the talks had failed]."]
"""
TEXT = "An aide leaked word that the talks had failed. The pipe leaked oil."


def write(tmp_path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def found(text: str, *rules: str) -> list[tuple[str, str]]:
    doc = process_document(Document("d", text), Options(rules=rules))
    return [(a.rule.partition(":")[0], doc.text[slice(*a.content[0])]) for a in doc.attributions or ()]


def test_a_rule_takes_effect_at_once_and_only_where_it_is_given(tmp_path):
    path = write(tmp_path, "mine.toml", RULE)
    assert ("mine", "the talks had failed") in found(TEXT, path)
    assert not any(rule == "mine" for rule, _ in found(TEXT))
    assert additions_in_force() is NONE


def test_a_users_rule_wins_over_the_packages(tmp_path):
    text = "The mayor said the bridge fell."
    path = write(
        tmp_path,
        "no.toml",
        RULE.replace('"hold"', '"reject"')
        .replace('["S", "<leak>VB", "word", "that", "T"]', '["<say>VB"]')
        .replace("leaked", "said"),
    )
    assert found(text) and not found(text, path)


def test_one_line_of_csv_adds_a_verb(tmp_path):
    text = "The mayor fluted that the bridge had fallen."
    path = write(tmp_path, "words.csv", "word,kind,class,stance,takes\nflute,verb,say,denies,that\n")
    before = found(text)
    assert ("says-that", "the bridge had fallen") in found(text, path)
    doc = process_document(Document("d", text), Options(rules=(path,)))
    assert [a.stance for a in doc.attributions or ()] == ["denies"]
    assert found(text) == before


def test_one_line_of_csv_adds_a_look_alike(tmp_path):
    text = "He said as much as he could."
    path = write(tmp_path, "words.csv", "word,kind,class,stance,takes\nsaid as much,pseudo,,,\n")
    with using(read_additions([path])):
        assert load_rules()[-1].kind == "pseudo"
    assert not any(rule.id.startswith("pseudo-said") for rule in load_rules())
    assert not found(text, path)


@pytest.mark.parametrize(
    "name, text, parts",
    [
        ("w.csv", "word,kind\nx,verb\n", ("w.csv", "line 1", "header")),
        ("w.csv", "word,kind,class,stance,takes\nx,song,say,,\n", ("line 2", "'x'", "kind")),
        ("w.csv", "word,kind,class,stance,takes\nx,verb,sing,,\n", ("line 2", "class", "rules classes")),
        ("w.csv", "word,kind,class,stance,takes\nX,verb,say,,\n", ("line 2", "lower case")),
        ("w.csv", "word,kind,class,stance,takes\nx,verb,say,sings,\n", ("line 2", "stance", "sings")),
        ("w.toml", RULE.replace('"S", ', '"S", "S", '), ("w.toml", "mine", "at most one S")),
        ("w.toml", RULE.replace("<leak>VB", "%leaks"), ("w.toml", "mine", "%leaks")),
        ("w.toml", RULE.replace('"T"]', '"T:song"]'), ("w.toml", "mine", "match", "T is one of")),
        ("w.toml", RULE.replace("hold", "propose"), ("w.toml", "mine", "decides")),
        ("w.txt", "x", ("w.txt", ".toml")),
    ],
)
def test_a_malformed_file_is_named(tmp_path, name, text, parts):
    path = write(tmp_path, name, text)
    with pytest.raises(DataError) as caught:
        read_additions([path])
    assert all(part in str(caught.value) for part in parts), str(caught.value)


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(DataError, match="nowhere.toml: no such file"):
        read_additions(["nowhere.toml"])


def test_an_id_that_the_package_has_is_refused(tmp_path):
    path = write(tmp_path, "twice.toml", RULE.replace('"mine"', '"says"'))
    with using(read_additions([path])), pytest.raises(DataError, match="'says'.*twice"):
        load_rules()


def test_a_known_words_first_class_is_the_users(tmp_path):
    path = write(tmp_path, "words.csv", "word,kind,class,stance,takes\nsay,verb,deny,,\n")
    with using(read_additions([path])):
        assert load_lexicon().verbs["say"].classes[0] == "deny"
        assert "say" in load_lexicon().verbs["say"].classes
    assert load_lexicon().verbs["say"].classes[0] == "say"


def test_the_docs_example_goes_from_missed_to_found(tmp_path):
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    text = "The mayor went on record that the dam was safe."
    rule = page.partition("<!-- rule -->\n```toml\n")[2].partition("```")[0]
    assert text in page and not found(text)
    assert found(text, write(tmp_path, "mine.toml", rule)) == [("on-record-that", "the dam was safe")]
