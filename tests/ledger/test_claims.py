"""Claims across documents: same, conflicting, revised, copied; sources, statuses, corrections."""

import json
import random
from dataclasses import replace

import pytest
from claim_corpus import (
    AFTERSHOCK,
    ALL,
    FERRY_1,
    FERRY_2,
    FIRE_1,
    FIRE_2,
    QUAKE_1,
    QUAKE_2,
    QUAKE_3,
    SHELLS,
    SHELLS_NEXT_DAY,
    make_document,
)

from attrib.errors import InputError
from attrib.figures.compare import classify_people, compare_figures, is_running_total, share_people
from attrib.ledger.build import (
    build_claims,
    claim_to_record,
    explain_claim,
    read_corrections,
    sort_claims,
)
from attrib.ledger.corrections import Correction, Corrections
from attrib.ledger.reports import list_timeline
from attrib.model import Figure
from attrib.questions.choice import ClaimFilter, choose_claims, choose_source
from attrib.sources.names.registry import load_registry


def pick(ledger, unit, low, document=None):
    """The one claim that has a member with this figure."""
    found = [
        claim
        for claim in ledger.claims
        if claim.unit == unit
        and any(
            member.figures[0].low == low and (document is None or member.document == document)
            for member in claim.members
        )
    ]
    assert len(found) == 1
    return found[0]


def related(ledger, kind):
    """Pairs of lowest figures that stand in a relation, each as (from, to)."""
    claims = {claim.id: claim for claim in ledger.claims}
    return sorted(
        (claim.low, claims[item.claim].low)
        for claim in ledger.claims
        for item in claim.relations
        if item.type == kind
    )


def make_figure(low, high, qualifier="exact", who=None):
    return Figure((0, 1), "killed", low, high, qualifier, who)


@pytest.mark.parametrize(
    "first,second,result",
    [
        (make_figure(40, 40), make_figure(40, None, "at least"), "equal"),
        (make_figure(40, 40), make_figure(41, 41), "differ"),
        (make_figure(56, None, "at least"), make_figure(85, None, "at least"), "differ"),
        (make_figure(30, None, "more than"), make_figure(32, 32), "agree"),
        (make_figure(30, None, "more than"), make_figure(52, 52), "differ"),
        (make_figure(100, None, "more than"), make_figure(160, 160), "differ"),
        (make_figure(50, 50, "nearly"), make_figure(48, 48), "agree"),
        (make_figure(50, 50, "nearly"), make_figure(32, 32), "differ"),
        (make_figure(24, None, "dozens"), make_figure(120, 120), "vague"),
        (make_figure(24, None, "dozens"), make_figure(12, 12), "differ"),
        (make_figure(24, None, "dozens"), make_figure(40, None, "scores"), "vague"),
        (make_figure(30, 40, "between"), make_figure(35, 35), "agree"),
        (make_figure(30, 40, "between"), make_figure(60, 60), "differ"),
        (make_figure(None, 60, "up to"), make_figure(60, 60), "equal"),
    ],
)
def test_figures_compare_both_ways(first, second, result):
    assert compare_figures(first, second) == compare_figures(second, first) == result


@pytest.mark.parametrize(
    "first,second,shared",
    [
        ("people", "civilians", True),
        (None, "rebels", False),
        ("rebels", "militants", True),
        ("children", "people", False),
        ("women", "children", False),
        ("regime fighters", "rebel fighters", False),
        ("gunmen", "people", False),
    ],
)
def test_people_compare(first, second, shared):
    assert share_people(first, second) is share_people(second, first) is shared


@pytest.mark.parametrize(
    "who,expected",
    [
        ("school children", "children"),
        ("government fighters", "forces"),
        ("IS fighters", "fighters"),
        (None, "people"),
        ("members", "people"),
        ("members of the guard", "forces"),
        ("army members", "forces"),
        ("rebel members", "fighters"),
        ("dead staff members", "workers"),
        ("gang members", "members"),
        ("council members", "members"),
    ],
)
def test_people_are_classed(who, expected):
    assert classify_people(who) == expected


@pytest.mark.parametrize(
    "text,running",
    [
        ("More than 330000 people have been killed since the war began in 2011.", True),
        ("The conflict has killed 90 people.", True),
        ("Twelve people were killed on Monday.", False),
        ("The first attack since the war began in 2011 killed a nurse.", False),
    ],
)
def test_running_totals(text, running):
    from attrib.figures.find import find_sentence_figures

    (figure,) = find_sentence_figures(text, [(0, len(text))])
    assert is_running_total(text, figure, (0, len(text))) is running


def test_sources_conflict_and_a_ministry_revises_itself():
    ledger = build_claims([QUAKE_1, QUAKE_2, QUAKE_3, AFTERSHOCK])
    assert related(ledger, "conflicts") == [(120, 150), (150, 120), (150, 190), (190, 150)]
    assert related(ledger, "revises") == [(190, 120)]
    assert "contested" in pick(ledger, "killed", 120).status


def test_a_vague_word_conflicts_with_nothing():
    ledger = build_claims([QUAKE_1])
    assert pick(ledger, "killed", 24).relations == ()


def test_a_copy_corroborates_nothing():
    claim = pick(build_claims([QUAKE_1, QUAKE_3]), "killed", 150)
    copies = {member.document: member.copied_from and member.copied_from.document for member in claim.members}
    assert copies == {"quake-1": None, "quake-3": "quake-1"}
    start, end = claim.members[1].copied_from.span
    assert QUAKE_1.text[start:end] == "The Red Cross said 150 people died in the quake."
    assert (claim.sources, claim.independent_sources) == (1, 1) and "single-source" in claim.status


def test_an_organisation_and_its_spokesman_count_once():
    claim = pick(build_claims([FERRY_1, FERRY_2]), "missing", 43)
    assert sorted(member.speaker for member in claim.members) == [
        "coast guard",
        "coast guard spokesman",
        "ferry company",
    ]
    # "the ferry company" has no name: it is not known to be another than who is quoted elsewhere
    assert (claim.sources, claim.independent_sources) == (3, 1) and "single-source" in claim.status


def test_unnamed_sources_count_once_together():
    text = "Nine people died in Orsk on Monday, {} said."
    docs = [
        make_document(
            f"d{k}",
            f"outlet {k}",
            "2021-05-05",
            text.format(source) + tail,
            [(None, "unnamed", source, "Nine people died in Orsk on Monday")],
        )
        for k, (source, tail) in enumerate(
            [("officials", " It rained."), ("sources there", " The sun shone again.")]
        )
    ]
    claim = pick(build_claims(docs), "killed", 9)
    assert claim.independent_sources == 1


@pytest.mark.parametrize(
    "first,second,independent",
    [
        ("a military source", "residents", 1),
        ("police", "rebels", 1),
        ("Kelmet Watch", "residents", 1),
        ("hospital director", "army", 1),
        ("Kelmet Watch", "Orsk Hospital", 2),
    ],
)
def test_whom_nobody_could_tell_apart_counts_as_unnamed(first, second, independent):
    text = f"Nine people died in Orsk on Monday, {first} said. Then {second} said nine people died in Orsk."
    doc = make_document(
        "u",
        "Delta News",
        "2021-05-05",
        text,
        [
            (first, "other", first, "Nine people died in Orsk on Monday"),
            (second, "other", second, "nine people died in Orsk."),
        ],
    )
    assert pick(build_claims([doc]), "killed", 9).independent_sources == independent


def test_the_outlets_own_voice_counts_where_nobody_is_credited():
    plain = make_document("p", "Delta News", "2021-05-05", "Nine people died in Orsk on Monday.")
    claim = pick(build_claims([plain]), "killed", 9)
    assert (claim.members[0].speaker, claim.members[0].attribution, claim.independent_sources) == (
        "Delta News",
        None,
        1,
    )
    credited = make_document(
        "c",
        "Coastal Times",
        "2021-05-05",
        "The mayor said nine people died in Orsk on Monday.",
        [("mayor", "government", "The mayor", "nine people died in Orsk on Monday")],
    )
    assert pick(build_claims([plain, credited]), "killed", 9).independent_sources == 1


def test_people_of_different_kinds_do_not_conflict():
    ledger = build_claims([SHELLS])
    assert related(ledger, "conflicts") == []
    assert pick(ledger, "killed", 31).independent_sources == 1


def test_what_could_not_be_verified_is_so_marked():
    claim = pick(build_claims([SHELLS]), "killed", 31)
    assert "unverified" in claim.status
    assert (
        claim.reasons[claim.status.index("unverified")]
        == "Harrow Gazette itself could not verify it (shells)"
    )


def test_a_denial_is_carried_over():
    ledger = build_claims([FIRE_1, FIRE_2])
    denied = [claim for claim in ledger.claims if "denied" in claim.status]
    assert [claim.text for claim in denied] == ["the exits of the factory had been locked"]
    assert [item.claim for claim in ledger.claims for item in claim.relations if item.type == "denies"] == [
        denied[0].id
    ]


def test_the_accused_confirms():
    text = "Villagers said the navy shelled the pier of Varn. The navy acknowledged that it shelled the pier."
    doc = make_document(
        "n",
        "Delta News",
        "2021-05-05",
        text,
        [
            ("villagers", "civilian", "Villagers", "the navy shelled the pier of Varn", "accuses"),
            ("navy", "military", "The navy", "it shelled the pier", "confirms"),
        ],
        [("confirms", 1, 0)],
    )
    (claim,) = [claim for claim in build_claims([doc]).claims if "confirmed" in claim.status]
    assert claim.members[0].speaker == "villagers"


def test_running_totals_are_their_own_event_and_never_conflict():
    ledger = build_claims([SHELLS, SHELLS_NEXT_DAY])
    total = pick(ledger, "killed", 8000)
    assert {member.document for member in total.members} == {"shells", "shells-2"}
    assert total.relations == () and total.event != pick(ledger, "killed", 31).event


def test_an_earlier_toll_in_one_text_is_revised():
    text = "The attack in Orsk killed 32 rebels on Sunday, the monitor said, updating an earlier toll of 15."
    doc = make_document(
        "r",
        "Delta News",
        "2021-05-05",
        text,
        [("monitor", "monitor", "the monitor", "The attack in Orsk killed 32 rebels on Sunday")],
    )
    assert related(build_claims([doc]), "revises") == [(32, 15)]


def test_details_of_a_toll_do_not_conflict_with_other_sources():
    first = make_document(
        "a",
        "X",
        "2021-05-04",
        "Raids killed 22 people in Orsk on Monday, the monitor said. It said 16 people died in one street.",
        [
            ("monitor", "monitor", "the monitor", "Raids killed 22 people in Orsk on Monday"),
            ("monitor", "monitor", "It", "16 people died in one street"),
        ],
    )
    second = make_document(
        "b",
        "Y",
        "2021-05-04",
        "Raids killed 22 people in Orsk on Monday, the mayor said.",
        [("mayor", "government", "the mayor", "Raids killed 22 people in Orsk on Monday")],
    )
    assert related(build_claims([first, second]), "conflicts") == []


def test_the_order_of_documents_does_not_matter():
    expected = [claim_to_record(claim) for claim in build_claims(ALL).claims]
    shuffled = list(ALL)
    random.Random(3).shuffle(shuffled)
    assert [claim_to_record(claim) for claim in build_claims(shuffled).claims] == expected


def test_ids_do_not_hang_on_later_articles():
    early = {claim.id for claim in build_claims([QUAKE_1]).claims}
    assert early <= {claim.id for claim in build_claims([QUAKE_1, QUAKE_2, QUAKE_3]).claims}


def test_records_are_plain_and_verbatim():
    texts = {doc.id: doc.text for doc in ALL}
    for claim in build_claims(ALL).claims:
        record = json.loads(json.dumps(claim_to_record(claim)))
        assert record["id"] == claim.id and record["status"]
        for member in record["members"]:
            assert member["sentence"] in texts[member["document"]]
            start, end = member["span"]
            assert texts[member["document"]][start:end].strip()


def test_filters():
    ledger = build_claims(ALL)
    assert {claim.id for claim in choose_claims(ledger, ClaimFilter(statuses=("contested",)))} == {
        claim.id for claim in ledger.claims if "contested" in claim.status
    }
    assert all(
        "unverified" in claim.status for claim in choose_claims(ledger, ClaimFilter(statuses=("unverified",)))
    )
    red = choose_claims(ledger, ClaimFilter(sources=(choose_source(ledger, "red cross", load_registry()),)))
    assert red and all(any(member.speaker == "Red Cross" for member in claim.members) for claim in red)
    assert {
        member.document
        for claim in choose_claims(ledger, ClaimFilter(since="2023-01-01"))
        for member in claim.members
    } == {"ferry-1", "ferry-2", "other-ferry"}
    assert {
        member.document
        for claim in choose_claims(ledger, ClaimFilter(until="2017-09-09"))
        for member in claim.members
    } >= {"quake-1"}
    assert choose_claims(ledger, ClaimFilter(statuses=("single-source", "contested")))


def test_sorting():
    ledger = build_claims(ALL)
    assert sort_claims(ledger.claims, by="event") == ledger.claims
    counts = [claim.independent_sources for claim in sort_claims(ledger.claims, by="sources")]
    assert counts == sorted(counts, reverse=True)
    assert [claim.id for claim in sort_claims(ledger.claims, by="id")] == sorted(
        claim.id for claim in ledger.claims
    )
    assert sort_claims(ledger.claims, by="high")[0].low == 8000
    with pytest.raises(InputError, match="cannot sort"):
        sort_claims(ledger.claims, by="colour")


def test_explanation_shows_every_member():
    ledger = build_claims([QUAKE_1, QUAKE_2, QUAKE_3])
    claim = pick(ledger, "killed", 150)
    text = explain_claim(ledger, claim.id)
    for member in claim.members:
        assert f"{member.document} [{member.span[0]}:{member.span[1]}]" in text and member.sentence in text
    assert "copied from quake-1" in text and "conflicts" in text
    assert "2017-09-10 interior ministry: 190" in text
    with pytest.raises(InputError, match="no claim 'nothing'"):
        explain_claim(ledger, "nothing")


def test_timeline():
    ledger = build_claims([QUAKE_1, QUAKE_2])
    killed = [claim for claim in ledger.claims if claim.unit == "killed"]
    assert [(row[0], row[1], row[3]) for row in list_timeline(killed)] == [
        ("2017-09-09", "interior ministry", 120),
        ("2017-09-09", "Red Cross", 150),
        ("2017-09-09", "priest", 24),
        ("2017-09-10", "interior ministry", 190),
    ]


def test_corrections_put_claims_together_and_take_members_out():
    docs = [QUAKE_1, QUAKE_2, QUAKE_3]
    plain = build_claims(docs)
    low, high = pick(plain, "killed", 120), pick(plain, "killed", 150)
    joined = build_claims(docs, Corrections((Correction("join", low.id, high.id),)))
    claim = next(claim for claim in joined.claims if claim.id == low.id)
    assert (claim.low, claim.high, claim.independent_sources) == (120, 150, 1)
    assert high.id not in {item.id for item in joined.claims}
    assert all(item.claim != high.id for other in joined.claims for item in other.relations)
    copy = high.members[1]
    out = build_claims(docs, Corrections((Correction("out", high.id, "", copy.document, *copy.span),)))
    rest = next(claim for claim in out.claims if claim.id == high.id)
    alone = next(
        claim
        for claim in out.claims
        if claim.members[0].reason == "taken out by the corrections file" and claim.id != high.id
    )
    assert [member.document for member in rest.members] == ["quake-1"]
    assert [member.document for member in alone.members] == ["quake-3"]
    assert alone.members[0].reason == "taken out by the corrections file"


def test_corrections_are_read(tmp_path):
    path = tmp_path / "fix.csv"
    path.write_text("action,claim,other,document,start,end\njoin,c1,c2,,,\nout,c3,,d,4,9\n", encoding="utf-8")
    assert read_corrections(path).rows == (
        Correction("join", "c1", "c2", line=2),
        Correction("out", "c3", "", "d", 4, 9, line=3),
    )


@pytest.mark.parametrize(
    "text,message",
    [
        ("claim,other\n", "the columns are"),
        ("action,claim\nmove,c1\n", "action 'move' is unknown"),
        ("action,claim,other\njoin,c1,\n", "needs a second id"),
        ("action,claim,document,start,end\nout,c1,d,x,9\n", "must be whole numbers"),
        ("action,claim,document,start,end\nout,c1,,1,9\n", "needs the member's document"),
        ("action,claim\njoin,\n", "no claim or event is named"),
    ],
)
def test_bad_corrections_name_the_line(tmp_path, text, message):
    path = tmp_path / "fix.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_corrections(path)


def test_corrections_that_name_nothing_are_named():
    with pytest.raises(InputError, match="cannot read corrections"):
        read_corrections("/nonexistent/fix.csv")
    ledger = build_claims([QUAKE_1], Corrections((Correction("join", "c0", "c1", line=7),)))
    assert ledger.corrections == ((7, "no claim 'c0' here; attrib claims shows the ids"),)


@pytest.mark.parametrize(
    "docs",
    [
        [],
        [make_document("empty", None, None, "")],
        [make_document("odd", None, "soon", "12 killed \ud800\x00")],
    ],
)
def test_poor_documents(docs):
    ledger = build_claims(docs)
    assert [member.document for claim in ledger.claims for member in claim.members] == [
        doc.id for doc in docs if "12" in doc.text
    ]


def test_documents_without_attributions_give_the_outlets_claims():
    bare = replace(SHELLS, attributions=None, relations=None)
    ledger = build_claims([bare])
    assert {member.speaker for claim in ledger.claims for member in claim.members} == {"Harrow Gazette"}
    assert sorted(claim.low for claim in ledger.claims) == [5, 31, 8000]


def test_a_body_spoken_of_before_it_is_named_counts_as_the_named_one():
    text = (
        "At least 40 people died in Orsk on Monday, an opposition group and residents said. "
        "The Kelmet Watch said 40 people died in Orsk. A doctor said 40 people died."
    )
    doc = make_document(
        "w",
        "Delta News",
        "2021-05-05",
        text,
        [
            (
                "opposition group and residents",
                "unnamed",
                "an opposition group and residents",
                "At least 40 people died in Orsk",
            ),
            ("Kelmet Watch", "monitor", "The Kelmet Watch", "40 people died in Orsk."),
            ("doctor", "medical-rescue", "A doctor", "40 people died."),
        ],
    )
    claim = pick(build_claims([doc]), "killed", 40)
    assert [member.speaker for member in claim.members] == ["Kelmet Watch", "Kelmet Watch", "doctor"]
    assert claim.independent_sources == 1  # any doctor is no body with a name


def test_a_headline_with_its_source_is_that_sources():
    text = (
        "Strikes kill 56 people in Orsk Monitor Raids hit the market on Monday. The Kelmet Watch said 56"
        " people died."
    )
    doc = make_document(
        "h",
        "Delta News",
        "2021-05-05",
        text,
        [("Kelmet Watch", "monitor", "The Kelmet Watch", "56 people died")],
        title="Strikes kill 56 people in Orsk Monitor",
    )
    claim = pick(build_claims([doc]), "killed", 56)
    assert [member.speaker for member in claim.members] == ["Kelmet Watch", "Kelmet Watch"]
    assert claim.members[0].attribution is None and claim.independent_sources == 1
