"""How the cost of claims grows with documents: ``python benchmarks/claims.py [N ...]``.

Takes articles of FA-KES (``ATTRIB_CORPORA`` names the folder of corpora), extracts them once, and makes
N documents by varying dates, numbers, names and wording of these, letter for letter, so that spans stay
right.  Prints processor seconds of reading and comparing, and peak memory, for each N (default 1000 10000).
Each size runs in a process of its own.  No test: nothing passes or fails by a timing.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]{4,}")
_YEAR = re.compile(r"\b20(1[1-9])\b")
_NUMBER = re.compile(r"\b[1-9]\d{0,2}\b")
REAL = 200
_FIRST_YEAR, _YEARS = 1700, 500


def read_real(folder, count):
    """Return processed documents of the corpus, every so many, so that all outlets are among them."""
    from attrib.documents import read_documents
    from attrib.pipeline import process_document

    path = Path(folder) / "corpora" / "fa-kes.jsonl"
    documents = list(read_documents([str(path)]))
    step = max(1, len(documents) // count)
    return [process_document(doc) for doc in documents[::step][:count]]


def turn_word(word, by, keep):
    """Return another word of the same length and case; the words that carry the meaning stay."""
    low = word.lower()
    if low in keep or by == 0:
        return word
    turned = "".join(
        chr((ord(char) - 97 + by) % 26 + 97) if char in "bcdfghjklmnpqrstvwxyz" else char for char in low
    )
    return turned.capitalize() if word[0].isupper() else turned


def turn_year(year, by):
    """Return another year, of those in which there is news: copies of the same are as many years apart."""
    return str(_FIRST_YEAR + (int(year) + by) % _YEARS)


def vary(doc, number, keep):
    """Return copy ``number`` of a document: other names, other days, other figures, a few other words."""
    by = number % 25

    def turn(match):
        word = match.group()
        # names are changed in every copy, one ordinary word in four
        if word[0].isupper() or sum(map(ord, word)) % 4 == 0:
            return turn_word(word, by, keep)
        return word

    text = _WORD.sub(turn, doc.text)
    text = _YEAR.sub(lambda match: turn_year(match[1], number), text)
    digit = str(number % 10)
    text = _NUMBER.sub(lambda match: str(int(match[0]) % 7 + 1).ljust(len(match[0]), digit), text)
    date = doc.date and turn_year(doc.date[2:4], number) + doc.date[4:]

    def name(item):
        return item and item.replace(doc.id, own, 1)

    own = f"{doc.id}-{number}"
    # the id of an attribution begins with its document's, so that no two documents share one
    attributions = tuple(
        replace(item, id=name(item.id), parent=name(item.parent)) for item in doc.attributions
    )
    relations = tuple(
        replace(item, source=name(item.source), to=name(item.to)) for item in doc.relations or ()
    )
    return replace(doc, id=own, text=text, date=date, attributions=attributions, relations=relations)


def make_documents(real, count):
    """Yield ``count`` documents: the real ones, then variants of them, round after round."""
    from attrib.figures.words import load_figure_lexicon
    from attrib.ledger.cues import load_event_rules

    rules, lexicon = load_event_rules(), load_figure_lexicon()
    keep = set(rules.kind_of) | rules.place_noun | rules.place_lead | rules.not_place | set(lexicon.people)
    keep |= set(lexicon.happenings) | lexicon.things | lexicon.signals
    for words in lexicon.words.values():
        keep |= words
    for number in range(count):
        yield vary(real[number % len(real)], number // len(real), keep)


def run_size(count):
    from attrib.ledger.build import compare_corpus, gather_readings, read_document

    real = read_real(os.environ["ATTRIB_CORPORA"], REAL)
    # the generation of the documents is timed apart
    start = time.process_time()
    for _ in make_documents(real, count):
        pass
    making = time.process_time() - start
    start = time.process_time()
    corpus = gather_readings(read_document(doc) for doc in make_documents(real, count))
    reading = time.process_time() - start - making
    start = time.process_time()
    ledger = compare_corpus(corpus)
    comparing = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        json.dumps(
            {
                "documents": count,
                "reading": round(reading, 1),
                "comparing": round(comparing, 1),
                "claims": len(ledger.claims),
                "events": len(ledger.events),
                "peak MB": peak,
            }
        )
    )


def main(arguments):
    if not os.environ.get("ATTRIB_CORPORA"):
        sys.exit("ATTRIB_CORPORA is unset: name the folder that holds corpora/fa-kes.jsonl")
    if arguments[:1] == ["--one"]:
        run_size(int(arguments[1]))
        return
    for count in [int(value) for value in arguments] or [1000, 10000]:
        subprocess.run([sys.executable, __file__, "--one", str(count)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
