"""Short reports of one day after another, and what is asserted of them, for the tests of claims."""

import attrib
from attrib.ledger.sites.read import read_sites
from attrib.model import Document

OUTLET = "Orsk Post"


def build(*texts):
    """Claims of texts, each of its own paper and day, at home in Sudan."""
    docs = [
        attrib.process_document(
            Document(f"d{k}", text, outlet=f"Paper {k}", date=f"2024-05-{7 + k:02}"),
            attrib.Options(country="SD"),
        )
        for k, text in enumerate(texts)
    ]
    return attrib.claims(docs).claims


def asserted(*texts):
    """Kinds of relation with the numbers of both claims; None for a statement."""
    claims = build(*texts)
    by_id = {claim.id: claim for claim in claims}
    return sorted(
        {(item.type, claim.low, by_id[item.claim].low) for claim in claims for item in claim.relations},
        key=str,
    )


def unverified(text):
    """The claims that are unverified: the number, or the words."""
    claims = build(text)
    return sorted(str(claim.low) if claim.unit else claim.text for claim in claims if claim.unverified)


def read_counts(text):
    """The sites of the numbers of one report, in text order; the paper's own voice is OUTLET."""
    document = attrib.process_document(Document("x", text, outlet=OUTLET, date="2024-05-05"))
    return [site for site in read_sites(0, document)[0] if site.figure is not None]
