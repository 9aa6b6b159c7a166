"""How often what claims assert is right: a fresh sample for two readers, and their verdicts counted.

    python benchmarks/claims_sample.py draw SEED [--count 60] [--half 0|1] [--corpus fa-kes|wikinews]
    python benchmarks/claims_sample.py score FILE...

``draw`` builds the claims of a corpus's articles (``ATTRIB_CORPORA`` names the folder of corpora) that
are in no gold, training or held-out list and whose id hashes to the half asked for, takes COUNT of the
relations and statuses that are asserted, at random by SEED, and writes to ``benchmarks/verdicts``:

    SEED.md     each assertion with its sentences, articles, outlets and days, for readers
    SEED.csv    a row an assertion, with a column for each reader: yes, no or unsure

The articles of the other half were read while the rules were written.  ``score`` prints, of files that
readers filled in, the share right by kind (unsure counts as not right) and how often two readers agree.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrib.ledger.model import Claim, Ledger, Member
    from attrib.model import Document

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "verdicts"
STATUSES = ("corroborated", "unverified")  # the others stand on a relation, which is drawn itself
SYMMETRIC = "conflicts"
COUNTRIES = {"fa-kes": "SY"}  # the country that a corpus is about


@dataclass(frozen=True, slots=True)
class Assertion:
    """A relation between two claims, or a status of one (``other`` None), and the reason given."""

    kind: str
    claim: Claim
    other: Claim | None
    reason: str


def read_excluded(corpora: Path) -> set[str]:
    """Return the ids of articles that stand in any gold, training or held-out list."""
    excluded = set((corpora / "gold" / "held-out.txt").read_text(encoding="utf-8").split())
    folders = corpora / "gold", ROOT / "attrib" / "train", ROOT / "tests" / "gold"
    for path in (path for folder in folders for path in sorted(folder.glob("*.jsonl"))):
        for line in path.open(encoding="utf-8"):
            record = json.loads(line)
            excluded.update(
                str(doc.get("id")) for doc in (record, *(record.get("docs") or ())) if isinstance(doc, dict)
            )
    return excluded


def hash_half(name: str) -> int:
    """Return 0 or 1 for an article's id."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2


def read_fresh(corpora: Path, half: int, corpus: str) -> Iterator[Document]:
    """Yield the processed articles of one half of a corpus that no list holds."""
    from attrib.documents import read_documents
    from attrib.pipeline import Options, process_document

    excluded = read_excluded(corpora)
    for doc in read_documents([str(corpora / "corpora" / f"{corpus}.jsonl")]):
        if doc.id not in excluded and hash_half(doc.id) == half:
            yield process_document(doc, Options(country=COUNTRIES.get(corpus)))


def list_assertions(ledger: Ledger) -> list[Assertion]:
    """Return every relation (a conflict once) and every drawn status that a ledger asserts."""
    claims = {claim.id: claim for claim in ledger.claims}
    found = []
    for claim in ledger.claims:
        for item in claim.relations:
            if item.type != SYMMETRIC or claim.id < item.claim:
                found.append(Assertion(item.type, claim, claims[item.claim], item.reason))
        for finding in claim.findings:
            if finding.status in STATUSES:
                found.append(Assertion(finding.status, claim, None, finding.reason))
    return found


def show_member(member: Member) -> str:
    """Return a member for a reader: who, where, when, and its sentence with the place marked."""
    start, end = member.span[0] - member.sentence_span[0], member.span[1] - member.sentence_span[0]
    start, end = max(0, start), min(len(member.sentence), end)
    marked = f"{member.sentence[:start]}**{member.sentence[start:end]}**{member.sentence[end:]}"
    who = member.speaker or "nobody named"
    return f"- {member.date}, {member.outlet}, `{member.document}`, {who}: {' '.join(marked.split())}"


def show_claim(claim: Claim, ledger: Ledger) -> str:
    """Return a claim for a reader, with its event's title."""
    event = next(event for event in ledger.events if event.id == claim.event)
    number = claim.low if claim.low is not None else ""
    head = f"{claim.unit or 'statement'} {number} scope {claim.scope}; event: {event.title}"
    return "\n".join([head, *(show_member(member) for member in claim.members[:6])])


def draw(corpora: Path, seed: int, count: int, half: int, corpus: str) -> None:
    """Write the sample and its empty table of verdicts."""
    from attrib.ledger.build import build_claims

    ledger = build_claims(read_fresh(corpora, half, corpus))
    found = list_assertions(ledger)
    chosen = random.Random(seed).sample(found, min(count, len(found)))
    kinds = Counter(item.kind for item in found)
    lines = [
        f"# {len(chosen)} of {len(found)} assertions, seed {seed}, half {half} of {corpus}",
        "",
        "Asserted in all: " + ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items())) + ".",
        "Judge each by the articles: yes, no or unsure. A conflict is right if both give a different number",
        "(or version) of the same people and happening; revises, if the same source changed its number;",
        "denies and confirms, if the first says so of the second; corroborated, if two sources that do not",
        "repeat each other say the same; unverified, if the text says so of this claim.",
    ]
    for number, item in enumerate(chosen, 1):
        lines += [
            "",
            f"## {number}. {item.kind}",
            "",
            f"Reason given: {item.reason}",
            "",
            show_claim(item.claim, ledger),
        ]
        if item.other is not None:
            lines += ["", f"{item.kind}:", "", show_claim(item.other, ledger)]
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{seed}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (FOLDER / f"{seed}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["number", "kind", "claim", "other", "reader_1", "reader_2", "note"])
        for number, item in enumerate(chosen, 1):
            other = item.other.id if item.other is not None else ""
            writer.writerow([number, item.kind, item.claim.id, other, "", "", ""])
    print(f"{FOLDER / f'{seed}.md'}: {len(chosen)} of {len(found)} assertions; verdicts go to {seed}.csv")


def score(paths: list[str]) -> None:
    """Print the share right by kind and reader, and how often two readers agree."""
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    agreed = both = 0
    for path in paths:
        for row in csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8"), newline="")):
            verdicts = [row[f"reader_{k}"].strip().lower() for k in (1, 2)]
            for verdict in verdicts:
                if verdict:
                    for key in (row["kind"], "all"):
                        right[key][0] += verdict == "yes"
                        right[key][1] += 1
            if all(verdicts):
                both += 1
                agreed += verdicts[0] == verdicts[1]
    for key in sorted(right, key=lambda key: (key == "all", key)):
        good, total = right[key]
        print(f"{key:14s} {good}/{total} {good / total:.2f}")
    if both:
        print(f"readers agree  {agreed}/{both} {agreed / both:.2f}")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("seed", type=int)
    drawing.add_argument("--count", type=int, default=60)
    drawing.add_argument("--half", type=int, default=0, choices=(0, 1))
    drawing.add_argument("--corpus", default="fa-kes", choices=("fa-kes", "wikinews"))
    commands.add_parser("score").add_argument("paths", nargs="+")
    chosen = parser.parse_args()
    if chosen.command == "score":
        score(chosen.paths)
        return
    corpora = os.environ.get("ATTRIB_CORPORA")
    if not corpora:
        sys.exit("ATTRIB_CORPORA is not set; it names the folder of corpora")
    draw(Path(corpora), chosen.seed, chosen.count, chosen.half, chosen.corpus)


if __name__ == "__main__":
    main()
