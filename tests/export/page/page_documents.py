"""Documents for the tests of the page: a contested toll, a denial, a doubt; and one hostile in every field.

Their ledger is written here, so that these tests hang neither on extraction nor on how claims are compared.
"""

import re
from dataclasses import replace

from claim_corpus import make_document

from attrib.ledger.model import Claim, ClaimRelation, Event, Finding, Ledger, Member
from attrib.model import Document, Figure

MARKUP = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 1'><!--"

FIRST = make_document(
    "harbour-1",
    "Coast Wire",
    "2019-05-02",
    "A ferry sank off Marrow Point on Wednesday. At least 40 people drowned off Marrow Point, the coast guard"
    " said. The operator denied that the ferry was overloaded. Divers said the hull had split.",
    [
        ("coast guard", "government", "the coast guard", "At least 40 people drowned off Marrow Point"),
        ("operator", "other", "The operator", "the ferry was overloaded", "denies"),
        ("divers", "witness", "Divers", "the hull had split"),
    ],
    title="Ferry sinks off Marrow Point",
)
FIRST = replace(FIRST, url="https://coast.example/ferry")
SECOND = make_document(
    "harbour-2",
    "Harrow Gazette",
    "2019-05-03",
    "The sinking of a ferry off Marrow Point on Wednesday killed 31 people, the union of sailors said. The"
    " port authority said the ferry was overloaded.",
    [
        (
            "union of sailors",
            "activist",
            "the union of sailors",
            "The sinking of a ferry off Marrow Point on Wednesday killed 31 people",
        ),
        ("port authority", "government", "The port authority", "the ferry was overloaded"),
    ],
    title="عبّارة تغرق قبالة الساحل",
)


def make_hostile() -> Document:
    """Return a document with markup in its text, id, title, outlet, date, address and speaker."""
    doc = make_document(
        "hostile" + MARKUP,
        "Outlet" + MARKUP,
        "2019-05-03" + MARKUP,
        f"The union {MARKUP} said 31 people were killed {MARKUP} on Wednesday \U0001f6a2. =1+1 \ud800",
        [("Union" + MARKUP, "activist", f"The union {MARKUP}", f"31 people were killed {MARKUP}")],
        title="Title" + MARKUP,
    )
    return Document(
        doc.id,
        doc.text,
        title=doc.title,
        outlet=doc.outlet,
        date=doc.date,
        url="javascript:window.hit=1",
        attributions=doc.attributions,
        relations=doc.relations,
    )


def make_crowd(number: int) -> list[Document]:
    """Return the two articles on the ferry, and others on as many towns, each with two claims of its own."""
    towns = [
        make_document(
            f"town-{k:04}",
            f"Gazette {k % 7}",
            f"2019-06-{k % 28 + 1:02}",
            f"A fire broke out in Ashby{k} on Monday. Witness{k} said {k + 3} people were killed in Ashby{k}."
            f" The mayor{k} said the mill in Ashby{k} would close.",
            [
                (f"Witness{k}", "witness", f"Witness{k}", f"{k + 3} people were killed in Ashby{k}"),
                (f"mayor{k}", "government", f"The mayor{k}", f"the mill in Ashby{k} would close"),
            ],
        )
        for k in range(number)
    ]
    return [FIRST, SECOND, *towns]


TOLL = re.compile(r"(at least )?(\d+) people", re.IGNORECASE)
DOUBT = Finding("unverified", "divers: the port could not verify it", by="port authority", why="no access")


def make_ledger(documents) -> Ledger:
    """Return a claim for each attribution: the ferry's tolls contest each other, the overload is denied, the
    split hull unverified; an event for the ferry and one for each other article."""
    claims, events = [], {}
    for doc in documents:
        name = "ferry" if doc.id.startswith("harbour") else f"event {doc.id}"
        for item in doc.attributions:
            claim = make_claim(doc, item, name)
            claims.append(claim)
            events.setdefault(name, []).append(claim.id)
    by_text = {(claim.text, claim.members[0].stance): claim for claim in claims}
    marked = {claim.id: claim for claim in mark_ferry(by_text)}
    return Ledger(
        tuple(marked.get(claim.id, claim) for claim in claims),
        tuple(Event(name, f"Of {name}", tuple(ids), first_day="2019-05-01") for name, ids in events.items()),
    )


def make_claim(doc, item, event) -> Claim:
    start, end = item.content[0]
    text = doc.text[start:end]
    first = doc.text.rfind(". ", 0, min(start, item.source[0][0])) + 2
    first = 0 if first < 2 else first
    last = doc.text.find(".", max(end, item.source[0][1])) + 1 or len(doc.text)
    words = TOLL.search(text)
    low = int(words[2]) if words else None
    high = low if words and not words[1] else None
    figures = (Figure((start, end), "killed", low, high),) if words else ()
    member = Member(
        doc.id,
        item.id,
        (start, end),
        doc.text[first:last],
        (first, last),
        speaker=item.speaker,
        speaker_type=item.speaker_type,
        outlet=doc.outlet,
        date=doc.date,
        stance=item.stance,
        figures=figures,
        origin=item.speaker,
        reason="its own wording",
    )
    unit = "killed" if words else None
    return Claim(
        "c" + item.id.rpartition("#")[2],
        event,
        text,
        (member,),
        unit=unit,
        low=low,
        high=high,
        scope="total" if words else None,
        sources=1,
        independent_sources=1,
        status=("single-source",),
        reasons=("one source",),
    )


def mark_ferry(claims):
    """Yield the ferry's claims with their statuses and relations."""
    at_least = claims.get((FIRST_TOLL, "asserts"))
    less = claims.get((SECOND_TOLL, "asserts"))
    asserted, denial = claims.get((OVERLOAD, "asserts")), claims.get((OVERLOAD, "denies"))
    hull = claims.get(("the hull had split", "asserts"))
    if at_least and less:
        for one, other in ((at_least, less), (less, at_least)):
            relation = ClaimRelation("conflicts", other.id, "other numbers of the dead")
            finding = Finding("contested", "other numbers of the dead", claims=(other.id,))
            yield replace(one, status=("contested",), findings=(finding,), relations=(relation,))
    if asserted and denial:
        yield replace(asserted, status=("denied",), findings=(Finding("denied", "the operator denies it"),))
        yield replace(denial, relations=(ClaimRelation("denies", asserted.id, "it denies just this"),))
    if hull:
        yield replace(hull, status=("single-source", "unverified"), findings=(DOUBT,))


FIRST_TOLL = "At least 40 people drowned off Marrow Point"
SECOND_TOLL = "The sinking of a ferry off Marrow Point on Wednesday killed 31 people"
OVERLOAD = "the ferry was overloaded"
