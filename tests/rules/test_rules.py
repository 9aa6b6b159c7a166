"""Loading, validation, matching and checks of the rules held as data."""

from __future__ import annotations

import dataclasses
import functools

import pytest

from attrib.errors import DataError
from attrib.evaluation.rules import (
    RuleChecker,
    check_lexicon,
    check_rules,
    generate_sentence,
    make_segmentation,
    mutate_rule,
    segment_text,
)
from attrib.rules.load import (
    Rule,
    load_lexicon,
    load_rules,
    parse_element,
    parse_example,
    read_classes,
    read_entries,
    read_rules,
    read_table,
)
from attrib.rules.match import RuleIndex, load_index

CLASSES = ("say", "deny")
GOOD = """
[[rule]]
id = "along-with"
match = ["along", "with"]
classes = ["say"]
examples = ["[T: Rain fell], [C/phrase/say/asserts: along with] [S: two aides]."]
"""


def test_rules_of_the_package_pass_all_checks():
    assert check_rules() == []


def test_rules_have_unique_ids_and_examples():
    rules = load_rules()
    assert len({rule.id for rule in rules}) == len(rules) > 30
    assert {rule.kind for rule in rules} == {"cue", "pseudo", "stop"}
    assert all(rule.examples and rule.rejects for rule in rules)


def test_lexicon_has_breadth():
    lexicon = load_lexicon()
    assert len(lexicon.verbs) >= 1200 and len(lexicon.nouns) >= 400 and len(lexicon.classes) >= 40


@pytest.mark.parametrize(
    "old, new, parts",
    [
        ('match = ["along", "with"]', "", ("along-with", "match", "missing")),
        ('match = ["along", "with"]', 'match = "along"', ("along-with", "match", "list")),
        ('match = ["along", "with"]', 'match = ["@NN"]', ("along-with", "match", "form or lemma")),
        ('match = ["along", "with"]', 'match = ["Along"]', ("along-with", "match", "lower case")),
        (
            'match = ["along", "with"]',
            'match = ["along", "Q:np"]',
            ("'Q:np'", "Q is no place", "S, T, A, R, N"),
        ),
        ('match = ["along", "with"]', 'match = ["along", "Q"]', ("along-with", "match", "Q is no place")),
        ('match = ["along", "with"]', 'match = ["<along"]', ("along-with", "match", "closing")),
        ('classes = ["say"]', 'classes = ["sing"]', ("along-with", "classes", "sing")),
        ('classes = ["say"]', 'class = ["say"]', ("along-with", "class", "no such field")),
        ('classes = ["say"]', "head = 7", ("along-with", "head", "7")),
        ('classes = ["say"]', 'cue = ["a"]', ("along-with", "cue", "numbers")),
        ('classes = ["say"]', 'hedge = "yes"', ("along-with", "hedge", "bool")),
        ('classes = ["say"]', 'kind = "song"', ("along-with", "kind", "song")),
        ('classes = ["say"]', 'category = "song"', ("along-with", "category", "song")),
        ('classes = ["say"]', 'stance = "sings"', ("along-with", "stance", "sings")),
        ("[S: two aides].", "[S: two aides.", ("along-with", "examples", "not closed")),
        ('id = "along-with"', 'id = ""', ("id", "empty")),
        ("[[rule]]", "[[rules]]", ("rules", "known")),
        ("[[rule]]", "[[rule", ("TOML",)),
    ],
)
def test_read_rules_names_file_entry_and_field(old, new, parts):
    assert old in GOOD
    with pytest.raises(DataError) as caught:
        read_rules(GOOD.replace(old, new, 1), "mine.toml", CLASSES)
    message = str(caught.value)
    assert (
        message.startswith("mine.toml: ") and all(part in message for part in parts) and "\n" not in message
    )


def test_read_rules_reads_a_good_rule():
    (rule,) = read_rules(GOOD, "mine.toml", CLASSES)
    assert (rule.id, rule.match, rule.kind, rule.head, rule.hedge) == (
        "along-with",
        ("along", "with"),
        "cue",
        0,
        False,
    )


@pytest.mark.parametrize(
    "text, parts",
    [
        ("lemma,class\n", ("line 1", "header")),
        ("lemma,class,stance,frames\nsay,say\n", ("line 2", "2 fields")),
        ("lemma,class,stance,frames\nSay,say,asserts,that\n", ("line 2", "Say", "lower case")),
        ("lemma,class,stance,frames\nsay,sing,asserts,that\n", ("line 2", "'say'", "sing")),
        ("lemma,class,stance,frames\nsay,say,sings,that\n", ("line 2", "'say'", "sings")),
        (
            "lemma,class,stance,frames\nsay,say,asserts,that\nsay,say,asserts,np\n",
            ("line 3", "'say'", "twice"),
        ),
    ],
)
def test_read_entries_names_file_line_and_field(text, parts):
    with pytest.raises(DataError) as caught:
        read_entries(text, "verbs.csv", "verb", load_lexicon().classes)
    assert all(part in str(caught.value) for part in ("verbs.csv", *parts))


@pytest.mark.parametrize(
    "row, part",
    [
        ("say,sings,yes,speech,X.,y", "stance"),
        ("say,asserts,maybe,speech,X.,y", "claim"),
        ("say,asserts,yes,music,X.,y", "family"),
        ("say,asserts,yes,speech,X.,y\nsay,asserts,yes,speech,X.,y", "twice"),
    ],
)
def test_read_classes_names_the_field(row, part):
    with pytest.raises(DataError, match=part):
        read_classes("class,stance,claim,family,example,meaning\n" + row, "classes.csv")


def test_read_table_keeps_quoted_commas():
    assert read_table('a,b\n1,"x, y"\n', "t.csv", ("a", "b")) == [{"a": "1", "b": "x, y", "line": "2"}]


@pytest.mark.parametrize(
    "marked, text, spans",
    [
        ("[C: said] so", "said so", [("C", (), 0, 4)]),
        ("[C/say/hedged: said]", "said", [("C", ("say", "hedged"), 0, 4)]),
        ("[C: was ^said]", "was said", [("C", (), 0, 8), ("H", (), 4, 4)]),
        ("[T: a [C: b] c]", "a b c", [("T", (), 0, 5), ("C", (), 2, 3)]),
        ("a [sic] b", None, None),
        ("[C: a", None, None),
        ("[C a]", None, None),
    ],
)
def test_parse_example_reads_brackets(marked, text, spans):
    if text is None:
        with pytest.raises(ValueError):
            parse_example(marked)
    else:
        assert parse_example(marked) == (text, spans)


def find_matches(match, sentence, **fields):
    """Return the tokens each match of a made-up rule takes in a sentence."""
    rule = Rule(id="r", match=tuple(match), examples=("",), kind="stop", **fields)
    index = RuleIndex([rule], load_lexicon())
    seg = segment_text(sentence)
    return [
        [seg.words[t] for t in m.tokens]
        for first, last in seg.sentence_tokens
        for i in range(first, last)
        for m in index.match_at(seg, i, first, last)
    ]


@pytest.mark.parametrize(
    "match, sentence, taken",
    [
        (["on", "the"], "He sat on the roof on a mat.", [["on", "the"]]),
        (["<sit>VB"], "He sat here and they sit there.", [["sat"], ["sit"]]),
        (["<sit>", "?down", "on"], "He sat on it.", [["sat", "on"]]),
        (["<sit>", "?down", "on"], "He sat down on it.", [["sat", "down", "on"]]),
        (["<sit>", "*2", "on"], "He sat right there on it.", [["sat", "on"]]),
        (["<sit>", "*2", "on"], "He sat right over there on it.", []),
        (["<sit>", "*2", "on"], "He sat, then on it.", []),
        (["<sit>", "*3np", "on"], "He sat to eat on it.", []),
        (["on", "!the", "@NN|DT"], "He sat on the roof on a mat.", [["on", "a"]]),
        (["^", "he"], "He sat and he stood.", [["He"]]),
        (["mat", "?.", "$"], "A mat on a mat.", [["mat", "."]]),
        (["#deny", "it"], "They denied it.", [["denied", "it"]]),
        (["#deny", "it"], "They said it.", []),
        (["#deny", "him", "it"], "They denied him it.", [["denied", "him", "it"]]),
    ],
)
def test_rule_matching_elements(match, sentence, taken):
    assert find_matches(match, sentence) == taken


def test_rule_matching_stays_in_the_sentence():
    assert find_matches(["rain", "*5", "fell"], "It was rain. Snow fell.") == []


@functools.lru_cache(maxsize=1)
def checker():
    return RuleChecker(load_rules(), load_lexicon())


@pytest.mark.parametrize("rule_id", ["according-to", "said-to", "lets-say", "speaker-colon"])
def test_ablation_and_mutation_are_seen(rule_id):
    rule = load_index().rules[rule_id]
    check = checker()
    assert check.find_failures(rule, load_index()) == []
    assert check.find_failures(rule, check.index_with(rule_id, None)) != []
    mutants = list(mutate_rule(rule, load_lexicon()))
    assert len(mutants) >= 3
    for what, mutant in mutants:
        assert mutant != rule, what
        assert check.find_failures(rule, check.index_with(rule_id, mutant)) != [], what


def test_check_rules_reports_an_example_that_fails():
    (rule,) = read_rules(GOOD.replace("along with]", "along] with"), "mine.toml", load_lexicon().classes)
    problems = check_rules([rule])
    assert (
        len(problems) == 1
        and problems[0].startswith("rule 'along-with': example")
        and "'along with'" in problems[0]
    )


def test_check_rules_reports_a_reject_that_fires():
    (rule,) = read_rules(
        GOOD + 'rejects = ["They went along with him."]\n', "mine.toml", load_lexicon().classes
    )
    assert any("the rule fires" in problem for problem in check_rules([rule]))


def test_check_rules_reports_a_rule_nobody_would_miss():
    rule = Rule(id="idle", kind="pseudo", match=("rain", "falls"), examples=("[P: Rain falls] here.",))
    problems = check_rules([rule, dataclasses.replace(rule, id="idle-too")])
    assert problems and all("idle" in problem for problem in problems)


def test_check_lexicon_reports_an_entry_that_is_not_proposed():
    lexicon = load_lexicon()
    entry = dataclasses.replace(lexicon.verbs["say"], lemma="be")
    bad = dataclasses.replace(lexicon, verbs={"be": entry})
    assert any("verb 'be'" in problem for problem in check_lexicon(bad))


def test_generated_sentence_holds_the_entry():
    lexicon = load_lexicon()
    for entries in (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs, lexicon.phrases):
        for entry in entries.values():
            tagged, head = generate_sentence(entry)
            assert tagged[head][0] == entry.lemma.split()[0]


def test_make_segmentation_places_words():
    seg = make_segmentation([("Rain", "NN"), ("fell", "VBD")])
    assert seg.text == "Rain fell" and [seg.text[s:e] for s, e in zip(seg.starts, seg.ends)] == [
        "Rain",
        "fell",
    ]


@pytest.mark.parametrize("text", ["", "!", "?", "<>", "<a", "a b", "@", "#", "S:x", "Ab"])
def test_parse_element_refuses(text):
    if text in ("!", "?", "@", "#"):
        assert parse_element(text).kind == "form"
    else:
        with pytest.raises(ValueError):
            parse_element(text)
