"""Mutated inputs through every door: readers, segmenting, extraction, claims, records, corrections, store.

    python benchmarks/fuzz.py --inputs 10000            random mutations, the same for the same --seed
    python benchmarks/fuzz.py --target readers --inputs 2000 --keep found/
    python benchmarks/fuzz.py --target readers --atheris -- -max_total_time=600

An input fails where something is raised that is not a reported error, where it takes longer than --seconds,
or where a property does not hold: text unchanged, spans inside it, the same result twice, nothing lost
between writing and reading.  Failures are printed by kind; --keep writes the inputs.  The exit code is 1
where there were any.  tests/test_properties.py runs a few inputs of each target.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FunctionType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "readers")]

from archive_files import SENTENCES, make_files  # noqa: E402

from attrib.documents import read_documents  # noqa: E402
from attrib.errors import AttribError  # noqa: E402
from attrib.model import Document, join_surrogates  # noqa: E402
from attrib.pipeline import process_document  # noqa: E402
from attrib.records import decode_record, encode_record, read_record, write_record  # noqa: E402
from attrib.store.archive import Store, hash_content  # noqa: E402
from attrib.workers import Overrun, limit_time  # noqa: E402

# pieces that have broken readers before: nesting, marks of direction, surrogates, numbers, dates, markup
PIECES = tuple(
    bytes(piece, "utf-8") if isinstance(piece, str) else piece
    for piece in (
        *(
            b"\x00",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\xed\xa0\x80",
            b"\xed\xb0\x80",
            b"\xed\xa0\xbd\xed\xb8\x80",
        ),
        *(
            "\u202e",
            "\u201c",
            "\u201d",
            "\u00e9",
            "\U0001f600",
            "\u0640",
            "\u4e2d",
            '"',
            "'",
            "%s",
            "../",
            "\x1b[31m",
        ),
        *(
            "((((",
            "))))",
            "[[[[",
            "]",
            "{",
            "}",
            "\\ud83d",
            "\\ude00",
            "\\u0000",
            "\r",
            "\r\n",
            "\n\n",
            "\t",
            ",",
            ";",
        ),
        *("<", ">", "&#x0;", "]]>", "<!--", "<script>", "=1+1", "9" * 30, "-1", "1e999", "NaN", "null"),
        *("0001-01-01", "9999-12-31", " on Sunday ", " last year ", " in May ", " a day earlier "),
        *(
            " said that ",
            " killed ",
            " between 5 and 3 ",
            " 1,000,000,000,000 people were killed ",
            " denied ",
        ),
        *(" according to ", " The claim could not be verified. ", "A" * 300, "a " * 200),
    )
)
TEXTS = [" ".join(SENTENCES), "\n\n".join(SENTENCES), *SENTENCES]
CORRECTIONS = b"action,claim,other,document,start,end\nout,c1,,a.txt,0,10\njoin,c1,c2\n"
SOURCES = b"name,aliases,type,country,parent,from,to,external_id,note\nThe Post,Post|TP?,media,GB,,,,,\n"


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to six changes: cut, doubled, flipped, moved or put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(out) + 1)
        size = min(len(out) - place, chance.choice((1, 1, 2, 5, 20, 200)))
        kind = chance.randrange(6)
        if kind == 0:
            del out[place : place + size]
        elif kind == 1:
            out[place:place] = out[place : place + size] * chance.randint(1, 8)
        elif kind == 2 and size:
            out[place] ^= 1 << chance.randrange(8)
        elif kind == 3:
            out[place:place] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
        elif kind == 4:
            piece = bytes(out[place : place + size])
            del out[place : place + size]
            other = chance.randrange(len(out) + 1)
            out[other:other] = piece
        else:
            out[place:place] = chance.choice(PIECES)
    return bytes(out)


def check_text(text: str) -> Document:
    """Extract a text and check what must hold of the result; returns the document."""
    doc = process_document(Document("d", text, date="2021-05-04"))
    assert doc.text == join_surrogates(text), "the text was changed"
    for item in doc.attributions or ():
        spans = (*item.source, *item.cue, *item.content, *(figure.span for figure in item.figures))
        assert all(0 <= start < end <= len(doc.text) for start, end in spans), "a span outside the text"
    line = encode_record(write_record(doc))
    again = read_record(decode_record(line.decode("utf-8")))
    assert encode_record(write_record(again)) == line, "writing and reading changed the record"
    twice = process_document(Document("d", text, date="2021-05-04"))
    assert encode_record(write_record(twice)) == line, "another result the second time"
    return doc


def fuzz_segmenting(data: bytes) -> None:
    from attrib.language.segment import segment_document

    text = join_surrogates(data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace"))
    segmentation = segment_document(Document("d", text))
    assert segmentation.text == text
    before = 0
    for start, end in zip(segmentation.starts, segmentation.ends):
        assert before <= start < end <= len(text), "tokens out of order"
        before = end
    for (_, end), (start, _) in zip(segmentation.sentences, segmentation.sentences[1:]):
        assert end <= start, "sentences that overlap"


def fuzz_extraction(data: bytes) -> None:
    check_text(data.decode("utf-8", "replace"))


def fuzz_claims(data: bytes) -> None:
    from attrib.ledger.build import build_claims, claim_to_record

    parts = data.decode("utf-8", "replace").split("\n\n")
    days = ("2021-05-04", None, "1600-01-01", "2200-12-31", "not a day", "0001-01-01", "9999-12-31")
    documents = [
        process_document(Document(f"d{number}", part, date=days[number % len(days)], outlet=f"o{number % 3}"))
        for number, part in enumerate(parts[:7])
    ]
    for claim in build_claims(documents).claims:
        encode_record(claim_to_record(claim))


def fuzz_records(data: bytes) -> None:
    try:
        doc = read_record(decode_record(data.decode("utf-8", "surrogatepass")))
    except (AttribError, UnicodeDecodeError):
        return
    line = encode_record(write_record(doc))
    assert encode_record(write_record(read_record(decode_record(line.decode("utf-8"))))) == line
    fuzz_ledger_of(doc)


def fuzz_ledger_of(doc: Document) -> None:
    """Records that were accepted must be good enough for all that comes after."""
    if doc.attributions is None:
        return
    from attrib.graphs.build import build_graph
    from attrib.ledger.build import build_claims

    build_graph([doc], build_claims([doc]))


def fuzz_readers(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        name = "a" + (".jsonl", ".txt", ".csv", ".html", ".md", ".json", "")[len(data) % 7]
        path = Path(folder, name)
        path.write_bytes(data)
        failures: list[str] = []
        found = list(
            read_documents(
                [path], on_failure=lambda error: failures.append(str(error)), on_note=failures.append
            )
        )
        assert found or failures, "nothing read and nothing said"
        for message in failures:
            assert "please report it" not in message, message
        for doc in found:
            line = encode_record(write_record(doc))
            again = read_record(decode_record(line.decode("utf-8")))
            assert (again.id, again.text) == (doc.id, doc.text), "writing and reading changed the document"


def fuzz_corrections(data: bytes) -> None:
    from attrib.ledger.build import read_corrections
    from attrib.sources.names.registry import load_registry

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "c.csv")
        path.write_bytes(data)
        for read in (lambda: read_corrections(str(path)), lambda: load_registry((str(path),))):
            with suppress(AttribError):
                read()


def fuzz_store(data: bytes) -> None:
    text = data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace")
    docs = [Document(f"{text[:9]}{number}", f"{text}{number}", title=text[:5]) for number in range(2)]
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder, "s"), create=True) as store, store.transaction():
            for doc in docs:
                store.put_document(doc, hash_content(doc), "")
        kept = {
            doc.id: doc for doc in read_documents([Path(folder, "s")], any_language=True, on_failure=_ignore)
        }
        for doc in docs:
            if doc.text.strip():
                assert kept[doc.id].text == doc.text, "the store changed a text"


def _ignore(_error: Exception) -> None:
    return None


def _make_seeds() -> dict[str, list[bytes]]:
    texts = [text.encode() for text in TEXTS]
    records = []
    for text in TEXTS:
        doc = process_document(Document("d", text, date="2021-05-04", outlet="The Post"))
        records.append(encode_record(write_record(doc)))
    return {
        "readers": [*make_files().values(), *records],
        "segmenting": texts,
        "extraction": texts,
        "claims": texts,
        "records": records,
        "corrections": [CORRECTIONS, SOURCES],
        "store": texts,
    }


TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": fuzz_readers,
    "segmenting": fuzz_segmenting,
    "extraction": fuzz_extraction,
    "claims": fuzz_claims,
    "records": fuzz_records,
    "corrections": fuzz_corrections,
    "store": fuzz_store,
}


def list_inputs(target: str, number: int, seed: int) -> list[bytes]:
    """Return the inputs of a target: its seeds, each mutated in turn, the same for the same seed."""
    chance = random.Random(f"{target} {seed}")
    seeds = _make_seeds()[target]
    return [mutate(seeds[k % len(seeds)], chance) for k in range(number)]


def run_input(target: str, data: bytes, seconds: float) -> str | None:
    """Return the kind of failure of an input, in one line; None where all holds."""
    try:
        with limit_time(seconds):
            TARGETS[target](data)
    except UnicodeDecodeError as error:
        return None if error.object == data else _describe(error)
    except Overrun:
        return f"took more than {seconds:g} seconds"
    except Exception as error:
        return _describe(error)
    return None


def _describe(error: Exception) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "attrib" in frame.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:100]}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--target", choices=TARGETS, action="append", help="default: all, in turn")
    parser.add_argument("--inputs", type=int, default=1000, help="inputs in all (default: 1000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=30.0, help="what one input may take (default: 30)")
    parser.add_argument("--keep", metavar="FOLDER", help="write the inputs that failed there")
    parser.add_argument("--atheris", action="store_true", help="guided by coverage; one --target")
    arguments, rest = parser.parse_known_args()
    targets = arguments.target or list(TARGETS)
    if arguments.atheris:
        return run_atheris(targets[0], rest)
    kinds: Counter[str] = Counter()
    for target in targets:
        start, failed = time.monotonic(), 0
        inputs = list_inputs(target, arguments.inputs // len(targets), arguments.seed)
        for number, data in enumerate(inputs):
            kind = run_input(target, data, arguments.seconds)
            if kind is not None:
                failed += 1
                kinds[f"{target}: {kind}"] += 1
                if arguments.keep:
                    Path(arguments.keep).mkdir(parents=True, exist_ok=True)
                    Path(arguments.keep, f"{target}-{arguments.seed}-{number}").write_bytes(data)
        took = time.monotonic() - start
        print(f"{target:12} {len(inputs):7,} inputs {failed:5,} failed {took:7.1f} s", flush=True)
    for kind, count in kinds.most_common():
        print(f"{count:6,}  {kind}")
    return 1 if kinds else 0


def run_atheris(target: str, arguments: list[str]) -> int:
    try:
        import atheris
    except ImportError:
        print("atheris is not installed; pip install atheris", file=sys.stderr)
        return 2
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and (function.__module__ or "").startswith("attrib"):
            atheris.instrument_func(function)

    def try_input(data: bytes) -> None:
        kind = run_input(target, data, 30.0)
        if kind is not None:
            raise RuntimeError(kind)

    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(_make_seeds()[target]):
            Path(folder, str(number)).write_bytes(seed)
        words = [word for word in arguments if word != "--"]
        atheris.Setup([sys.argv[0], *words, folder], try_input)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
