"""Who is meant, as what stands around tells; notation of test_sources: ``[mention => speaker | type]``."""

from __future__ import annotations

import pytest
from test_sources import check, read_marked

from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.sources.resolve import resolve_sources

OFFICES = {
    "named before": (
        "US",
        "[Vladimir Putin => Vladimir Putin] spoke. [The Russian president => Vladimir Putin | foreign-"
        "government | description] left.",
    ),
    "named afterwards": (
        "SY",
        "[Irans foreign minister => Mohammad Javad Zarif | foreign-government | description] spoke. "
        "Mohammad Javad Zarif left.",
    ),
    "the office of another country": (
        "US",
        "Vladimir Putin spoke. [The French president => French president] left.",
    ),
    "who held it once": (
        "US",
        "Vladimir Putin spoke. [The former Russian president => former Russian president] left.",
    ),
    "two who held it": (
        "SY",
        "Barack Obama met Donald Trump. [The American president => American president] left.",
    ),
    "any of them": ("US", "Vladimir Putin spoke. [A Russian president => Russian president] left."),
    "an envoy to the UN": (
        "SY",
        "[UN envoy Staffan de Mistura => Staffan de Mistura] spoke. [The Russian envoy to the United "
        "Nations => Russian envoy to the United Nations | foreign-government] left.",
    ),
    "an envoy of the UN": (
        "SY",
        "[UN envoy Staffan de Mistura => Staffan de Mistura] spoke. [The UN's Syria envoy => Staffan de "
        "Mistura | intergovernmental] left.",
    ),
    "a regime's envoy": (
        "VE",
        "[the Norvale regimes UN representative Alan Brisk => Alan Brisk | intergovernmental] spoke.",
    ),
}
OWNERS = {
    "its spokesman": (
        "SY",
        "The Norvale Relief Organisation opened a clinic. [The organisation's spokesman => Norvale Relief"
        " Organisation spokesman | other] spoke.",
    ),
    "without its apostrophe": (
        "SY",
        "Hamas opened a port. [The groups spokesman => Hamas spokesman | rebel] spoke.",
    ),
    "a spokesman for it": (
        "SY",
        "The US-led coalition struck Norvale. [A spokesman for the coalition => spokesman for US-led "
        "coalition | foreign-government] spoke.",
    ),
    "a group that is not named": (None, "[A spokesman for the group => spokesman for the group] spoke."),
    "of a kind of council": (
        "SY",
        "[The head of the local council in Douma => head of the local council in Douma | opposition] spoke.",
    ),
    "the state is no organisation": (
        "SY",
        "[The president of the country => president of the country | government] spoke.",
    ),
    "an account": ("SY", "[The Twitter account of the Islamic Front => Islamic Front | rebel] spoke of it."),
    "a team": ("SY", "[A U.N. team => U.N. team | intergovernmental] found it."),
    "who works at a hospital": (
        "SY",
        "[Samer Dib the manager of Al-Nur hospital => Samer Dib | medical-rescue] spoke.",
    ),
    "who works at a bank": ("SY", "[Samer Dib the manager of Al-Nur bank => Samer Dib | other] spoke."),
    "a part of it": (
        "US",
        "The FBI shut. [The agency => FBI] spoke. [The agency's watchdog => FBI watchdog | monitor] spoke.",
    ),
    "a volunteer": (
        "SY",
        "[A volunteer with the White Helmets => volunteer with the White Helmets | medical-rescue] spoke.",
    ),
}
NAMESAKES = {
    "the ministry of who spoke": (
        "SY",
        "[Russias military => Russian military] said jets took off. [The Defense Ministry => Russian "
        "Defence Ministry | foreign-government] said more. [The ministry => Russian Defence Ministry] "
        "left it there.",
    ),
    "the ministry's statement": (
        "SY",
        "[Russias military => Russian military] said jets took off. [The Defense Ministry statement => "
        "Russian Defence Ministry | foreign-government | description] said more.",
    ),
    "the home ministry": (
        "SY",
        "[The army => Syrian government forces] said jets took off. [The Defense Ministry => Syrian "
        "defence ministry | military] said more.",
    ),
    "the observatory far above": (
        "SY",
        "The Syrian Observatory for Human Rights counted nine. "
        + "It rained in Norvale. " * 12
        + "[The observatory => Syrian Observatory for Human Rights | monitor | description] said more.",
    ),
    "not the nearest monitor": (
        "SY",
        "The Syrian Observatory for Human Rights counted nine. It rained. [The Local Coordination "
        "Committees and the observatory => Local Coordination Committees and Syrian Observatory for Human"
        " Rights | monitor] said more.",
    ),
    "an agency's byline": (
        "SY",
        "Strikes kill eight Report Reuters Sunday 10 Jul 2016 Ten targets were hit in the strikes [the "
        "agency => agency] said.",
    ),
    "another country's television": (
        "SY",
        "[Israeli television => Israeli television | media] spoke. Al-Mayadeen said no.",
    ),
    "a headline's coalition": (
        "SY",
        "US-led coalition strikes hit Norvale. [Coalition => US-led coalition | foreign-government] "
        "denies it.",
    ),
    "a policeman of a province": (
        "SY",
        "[A source at Damascus Countryside Police Command => source at Damascus Countryside Police "
        "Command | government] spoke.",
    ),
    "an outlet named after a country": (
        "SY",
        "[The news website Syria Now => Syria Now | media] spoke. Syria now waits.",
    ),
    "a surname without its apostrophe": (
        "SY",
        "[Tova Renn => Tova Renn] spoke. [Renns => Tova Renn] claims are new.",
    ),
    "a city before based": (
        "SY",
        "[the London Based Syrian Observatory for Human Rights => Syrian Observatory for Human Rights] "
        "spoke.",
    ),
    "a claim is whose it is": (
        "SY",
        "[Daesh => Islamic State] said it fired. [The claim => Islamic State | jihadist | description] "
        "said many died.",
    ),
}
PHRASES = {
    "one of several": (
        "SY",
        "[One of the residents => resident | civilian] spoke. [One of his relatives => relative | "
        "civilian] agreed.",
    ),
    "much of them": (
        "SY",
        "[Much of the international community => international community | foreign-government] spoke.",
    ),
    "countries that are not named": ("SY", "[Several countries => countries | foreign-government] spoke."),
    "neither": (
        "SY",
        "[Neither the Islamic Front nor Ahrar al-Sham => Islamic Front and Ahrar al-Sham | rebel] spoke.",
    ),
    "what a group calls itself": (
        "SY",
        "[A coalition which calls itself the Norvale Brigades => Norvale Brigades | rebel] spoke.",
    ),
    "who is named so": (
        "SY",
        "[A witness named Samer => Samer | witness] spoke. [He => Samer | witness] saw it.",
    ),
    "an adjective after a lost comma": (
        "SY",
        "The Islamic State group came. [IS notorious for its cells => Islamic State | jihadist] spoke.",
    ),
    "a probe": (
        "SY",
        "[Probes by the United Nations and international organizations => United Nations | "
        "intergovernmental | description] found it.",
    ),
    "postings": ("SY", "[Postings => postings | unnamed] show it."),
    "people in clothes": (
        "SY",
        "The video shows two young men in orange overalls [who => young men | civilian] say they filmed it.",
    ),
    "a statement with its day": (
        "SY",
        "[a statement released Saturday by the Islamic Front => Islamic Front | rebel] spoke of it.",
    ),
    "mojibake": (
        "SY",
        "[Igor Konashenkov => Igor Konashenkov] denied it. "
        '"[\ufffd\ufffdWe => Igor Konashenkov] urge calm," he said.',
    ),
}
TYPES = {
    "Kurdish officials": "other",
    "Kurdish forces": "rebel",
    "A Kurdish military source": "rebel",
    "Opposition fighters": "rebel",
    "Syrian opposition fighters": "rebel",
    "Opposition groups": "opposition",
    "Pro-regime militias": "military",
    "A police commander": "government",
    "US-backed forces": "rebel",
    "Opposition media": "media",
    "A defected army colonel": "opposition",
    "Tribal leaders": "other",
    "Government and rebel forces": "military",
    "Jihadist social media accounts": "jihadist",
    "A police source": "unnamed",
    "Another resident living in the old town": "civilian",
}


def mark_lines(cases):
    return [pytest.param(*case, id=name) for name, case in cases.items()]


@pytest.mark.parametrize(
    "country, marked",
    [*mark_lines(OFFICES), *mark_lines(OWNERS), *mark_lines(NAMESAKES), *mark_lines(PHRASES)],
)
def test_sources_context_tells_who_is_meant(country, marked):
    check(marked, country)


@pytest.mark.parametrize("phrase, kind", TYPES.items())
def test_sources_types_of_who_is_not_named(phrase, kind):
    doc = Document("x", f"{phrase} said no.")
    said = Attribution("x#0", ((0, len(phrase)),), ((len(phrase) + 1, len(phrase) + 5),), ())
    (found,) = resolve_sources(doc, segment_document(doc), [said], country="SY")
    assert found.speaker_type == kind


def resolve_told(text, rows, country="SY"):
    """Resolve attributions given as (source, cue, content, stance), each found after the one before."""
    doc, items, last = Document("x", text), [], 0
    for n, (source, cue, content, stance) in enumerate(rows):
        at = text.index(source, last)
        spans = [(at, at + len(source))]
        spans += [(text.index(part, last), text.index(part, last) + len(part)) for part in (cue, content)]
        items.append(Attribution(f"x#{n}", (spans[0],), (spans[1],), (spans[2],), stance=stance))
        last = at + len(source)
    return resolve_sources(doc, segment_document(doc), items, country=country)


@pytest.mark.parametrize(
    "text, rows, speakers",
    [
        pytest.param(
            "Hamas accused the Israeli army of shelling Norvale. It denied the charge.",
            [
                ("Hamas", "accused", "the Israeli army of shelling Norvale", "accuses"),
                ("It", "denied", "the charge", "denies"),
            ],
            ["Hamas", "Israeli military"],
            id="the accused denies",
        ),
        pytest.param(
            "Hamas accused the Israeli army of shelling Norvale. It repeated the charge.",
            [
                ("Hamas", "accused", "the Israeli army of shelling Norvale", "accuses"),
                ("It", "repeated", "the charge", "asserts"),
            ],
            ["Hamas", "Hamas"],
            id="the accuser goes on",
        ),
        pytest.param(
            "Hamas accused the Israeli army of shelling ships. He denied the charge.",
            [
                ("Hamas", "accused", "the Israeli army of shelling ships", "accuses"),
                ("He", "denied", "the charge", "denies"),
            ],
            ["Hamas", None],
            id="an army is no he",
        ),
        pytest.param(
            "Turkish howitzers hit Norvale military sources said.",
            [("military sources", "said", "Turkish howitzers hit Norvale", "asserts")],
            ["military sources"],
            id="whose army fired",
        ),
    ],
)
def test_sources_context_of_what_is_said(text, rows, speakers):
    assert [item.speaker for item in resolve_told(text, rows)] == speakers


@pytest.mark.parametrize(
    "content, kind",
    [
        ("Turkish howitzers hit Norvale", "foreign-government"),
        ("Syrian jets hit Turkish troops", "military"),
        ("Turkish farmers left Norvale", "military"),
    ],
)
def test_sources_context_whose_army_it_is(content, kind):
    rows = [("military sources", "said", content, "asserts")]
    (found,) = resolve_told(f"{content} military sources said.", rows)
    assert found.speaker_type == kind


def test_sources_whoever_speaks_is_not_named_in_what_is_said():
    text = "The Kessar Front met the Norvale Front. The Norvale Front lost the port [the group => ?] added."
    plain, ((span, *_),) = read_marked(text)
    rows = [("the group", "added", "The Norvale Front lost the port", "asserts")]
    assert resolve_told(plain, rows)[0].speaker == "Kessar Front"
    assert plain[slice(*span)] == "the group"


def test_sources_in_a_quotation_they_are_others():
    text = '"We met the Kessar Front and they agreed," the Norvale Front said.'
    doc = Document("x", text)
    place, they = text.index("the Norvale"), text.index("they")
    outer = Attribution("x#0", ((place, place + 17),), ((place + 18, place + 22),), ((0, place),), "direct")
    inner = Attribution("x#1", ((they, they + 4),), ((they + 5, they + 11),), ((they + 5, they + 11),))
    found = resolve_sources(doc, segment_document(doc), [outer, inner])
    assert [item.speaker for item in found] == ["Norvale Front", "Kessar Front"]


@pytest.mark.parametrize(
    "opening, speaker",
    [
        ("The Norvale Coalition condemned it.", "Norvale Coalition"),
        ("The Norvale Times condemned it.", None),
    ],
)
def test_sources_we_of_a_press_release(opening, speaker):
    text = f"{opening} We call on the world to act."
    first = (opening[: opening.index(" cond")], "condemned", "it", "asserts")
    rows = [first, ("We", "call on", "to act", "demands")]
    assert resolve_told(text, rows)[1].speaker == speaker


@pytest.mark.parametrize(
    "militants, kind",
    [
        ("Daesh took the town.", "jihadist"),
        ("Daesh took the town from rebels.", "rebel"),
        ("Roads were cut.", "rebel"),
    ],
)
def test_sources_militants_are_of_the_armed_groups_that_are_named(militants, kind):
    text = f"{militants} The militant spoke of it."
    (found,) = resolve_told(text, [("The militant", "spoke", "of it", "asserts")])
    assert (found.speaker, found.speaker_type) == ("militant", kind)


@pytest.mark.parametrize(
    "text, span, speaker",
    [
        ("the Syrian Observatory for Human Rights said no.", "Rights", "Syrian Observatory for Human Rights"),
        ("Russias Foreign Ministry said no.", "Foreign Ministry", "Russian Foreign Ministry"),
        ("SANA news agency said no.", "agency", "SANA"),
        ("According to the Al Mayadeen TV it fell.", "the Al", "Al-Mayadeen"),
        ("Susan de Mistura said no.", "de Mistura", "Susan de Mistura"),
        ("Shells hit Norvale residents said.", "residents", "residents"),
    ],
)
def test_sources_a_span_that_cuts_a_name_stands_for_the_whole(text, span, speaker):
    (found,) = resolve_told(text, [(span, text.split()[-2], text.split()[-1], "asserts")])
    assert found.speaker == speaker
    assert [text[start:end] for start, end in found.source] == [span]


def test_sources_a_story_number_is_nobody():
    text = "The Islamic State took the town. [ID:nL6N0PP2YH] Roads were cut. It had cut them."
    (found,) = resolve_told(text, [("It", "had", "cut them", "asserts")])
    assert found.speaker == "Islamic State"


def test_sources_he_is_nobody_whom_his_words_open_with():
    text = "The rescue chief Pablo Quiroz gave a toll of nine. One person is still missing, he said."
    spans = [(4, 28), (text.index("he said"), text.index("he said") + 2)]
    told = (text.index("One"), text.index(", he"))
    items = [
        Attribution("a", (spans[0],), ((29, 33),), ()),
        Attribution("b", (spans[1],), ((spans[1][1] + 1, spans[1][1] + 5),), (told,)),
    ]
    doc = Document("d", text)
    found = resolve_sources(doc, segment_document(doc), items, country="PE")
    assert [item.speaker for item in found] == ["Pablo Quiroz", "Pablo Quiroz"]
