"""Documents for the tests of the page: a contested toll, a denial, a doubt; and one hostile in every field."""

from claim_corpus import make_document

from attrib.model import Document

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
