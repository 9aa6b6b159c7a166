"""Labels that an editor understands alone."""

from dataclasses import replace

import pytest
from graph_corpus import CLAIMS, EVENTS, REGISTRY, member

from attrib.graphs.facts import Saying, SourceFact
from attrib.graphs.labels import Names, condense, label_claim, shorten, title_event, weigh
from attrib.model import Figure

SOURCES = {
    "monitor": SourceFact("monitor", "Syrian Observatory for Human Rights", "monitor", True),
    "rebels (d)": SourceFact("rebels (d)", "rebels", "rebel", False),
    "post": SourceFact("post", "The Post", "media", True),
}


def say(source, sentence="", cue="said"):
    return Saying("c", source, "d", "2013-02-28", "asserts", False, sentence, "", cue)


def label(claim, *sayings, event=EVENTS[0]):
    return label_claim(claim, event, sayings, SOURCES, Names(REGISTRY, {}))


def figure(low, high, qualifier="exact"):
    found = Figure((0, 3), "killed", low, high, qualifier)
    return replace(CLAIMS[0], low=low, high=high, members=(member(0, figures=(found,)),))


@pytest.mark.parametrize(
    "claim, sayings, expected",
    [
        (figure(27, 27), ("monitor",), "27 killed · Homs, 27 Feb · SOHR"),
        (figure(8, None, "at least"), ("monitor",), "8+ killed · Homs, 27 Feb · SOHR"),
        (figure(24, None, "dozens"), ("monitor",), "dozens killed · Homs, 27 Feb · SOHR"),
        (figure(None, 30, "up to"), ("monitor",), "up to 30 killed · Homs, 27 Feb · SOHR"),
        (figure(1200, 1500, "between"), ("monitor",), "1,200–1,500 killed · Homs, 27 Feb · SOHR"),
        (figure(27, 27), ("monitor", "post"), "27 killed · Homs, 27 Feb · SOHR +1"),
    ],
)
def test_label_of_a_figure(claim, sayings, expected):
    assert label(claim, *map(say, sayings)) == expected


def test_label_of_a_figure_without_place_or_day():
    assert label(figure(27, 27), say("monitor"), event=None) == "27 killed · reported 28 Feb · SOHR"


@pytest.mark.parametrize(
    "text, sentence, cue, expected",
    [
        ("the bridge was blown up", "", "said", "SOHR: the bridge was blown up"),
        ("that he was seized by gunmen", "", "said", "SOHR: seized by gunmen"),
        ("to have inflicted heavy losses", "", "claimed", "SOHR: inflicted heavy losses"),
        ("“We will not go”", "", "said", "SOHR: We will not go"),
        ("severe shelling of the town", "", "reported", "SOHR: reported severe shelling of the…"),
        ("it", "The monitor denied it.", "denied", "SOHR: The monitor denied it · 27 Feb"),
        (
            "the attack",
            "The monitor condemned the attack.",
            "condemned",
            "SOHR: The monitor condemned the attack",
        ),
    ],
)
def test_label_of_a_statement(text, sentence, cue, expected):
    claim = replace(CLAIMS[1], text=text)
    assert label(claim, say("monitor", sentence, cue)) == expected


@pytest.mark.parametrize("text", ["how", "it", "a child", "the attack", "“them”", "this", ""])
def test_a_bare_word_is_no_label(text):
    sentence = "Rebels told the radio how the attack on the depot began."
    found = label(replace(CLAIMS[1], text=text), say("rebels (d)", sentence, "told"))
    assert found.startswith("Rebels told the radio") and len(found) <= 40


@pytest.mark.parametrize("length", range(1, 120, 7))
def test_labels_are_at_most_forty_characters(length):
    claim = replace(CLAIMS[1], text="x" * length + " was seen " + "y " * length)
    assert len(label(claim, say("monitor", "s" * length))) <= 40
    assert len(shorten("word " * length)) <= 40


@pytest.mark.parametrize(
    "text, kind",
    [
        ("they fled", "empty"),
        ("the town fell on Monday", "clause"),
        ("anyone who had fled the country", "phrase"),
        ("heavy losses", "phrase"),
        ("losses", "empty"),
    ],
)
def test_weigh(text, kind):
    assert weigh(text) == kind


@pytest.mark.parametrize(
    "scope, expected",
    [
        ("total", "27 killed · Homs, 27 Feb · SOHR"),
        ("part:children", "27 children killed · Homs, 27 Feb · SOHR"),
        ("part:critical", "27 killed (critical) · Homs · SOHR"),
        ("addition", "27 more killed · Homs, 27 Feb · SOHR"),
        ("cumulative:since monday", "27 killed · since Monday · SOHR"),
        ("place:Rastan", "27 killed · Rastan, 27 Feb · SOHR"),
        ("unknown", "27 killed · Homs, 27 Feb · SOHR"),
    ],
)
def test_label_says_what_a_figure_covers(scope, expected):
    assert label(replace(figure(27, 27), scope=scope), say("monitor")) == expected


def test_headless_clause_takes_its_subject_from_before_it():
    sentence = "They began a “peace process” that the monitor says is the only way out."
    found = label(replace(CLAIMS[1], text="is the only way out"), say("monitor", sentence))
    assert found == "SOHR: peace process is the only way out"


@pytest.mark.parametrize(
    "stance, cue, text, expected",
    [
        ("denies", "denied", "using gas on the town", "SOHR: denied using gas on the town"),
        ("demands", "urged", "rebels to lay down arms", "SOHR: urged rebels to lay down arms"),
        ("asserts", "said", "rebels laid down arms", "SOHR: rebels laid down arms"),
        ("accuses", "accused", "accused the army of looting", "SOHR: accused the army of looting"),
    ],
)
def test_label_shows_a_stance_that_the_words_do_not(stance, cue, text, expected):
    saying = replace(say("monitor", "", cue), stance=stance)
    assert label(replace(CLAIMS[1], text=text), saying) == expected


@pytest.mark.parametrize(
    "text, sentence, cue, expected",
    [
        ('"That is nonsense," she replied', "", "replied", "SOHR: That is nonsense"),
        ("“We have the lists,”", "“We have the lists,” its head told us.", "told", "SOHR: We have the lists"),
        ("'They won't listen to us,' Ames said.", "", "said", "SOHR: They won't listen to us"),
        ('"A bargain for all,"', '"A bargain for all," she said.', "said", "SOHR: A bargain for all"),
        ("“It is still burning”", "", "said", "SOHR: It is still burning"),
        ('"Grave losses" near the river', "", "reported", 'SOHR: reported "Grave losses" near the…'),
        ('the sale "a mistake."', "", "called", 'SOHR: called the sale "a mistake"'),
    ],
)
def test_label_of_a_quotation_is_what_is_quoted(text, sentence, cue, expected):
    assert label(replace(CLAIMS[1], text=text), say("monitor", sentence, cue)) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("that it had a crew of nine", "it had a crew of nine"),
        ("they were badly beaten by guards", "badly beaten by guards"),
        ("he has counted forty boats", "counted forty boats"),
    ],
)
def test_condense_drops_a_subject_before_a_participle_alone(text, expected):
    assert condense(text) == expected


def test_condense_keeps_a_denial():
    assert condense("they had not been told of it") == "they had not been told of it"


def test_event_titles_are_made_of_what_is_known():
    assert title_event(EVENTS[0], None) == "Shelling, Homs, 27 Feb 2013"
    bare = replace(EVENTS[0], kind=None, places=(), first_day=None, last_day=None)
    assert title_event(bare, "The Post") == "10 killed, in The Post"
    assert title_event(replace(bare, ranges=()), None) == "Reports without place or day"
