"""Speed, memory and scaling from text to graph, on one core.

    python benchmarks/end_to_end.py speed [--documents N] [--profile]
    python benchmarks/end_to_end.py memory [--copies N]
    python benchmarks/end_to_end.py long
    python benchmarks/end_to_end.py start [--runs N]

``speed`` compares the whole pipeline with a bare NLTK tokenise-and-tag of the same text by the
shipped weights (Punkt splitter, NLTKWordTokenizer, PerceptronTagger).  ``memory`` streams a corpus
of many copies through ``attrib extract`` and prints the peak.  ``long`` reads single documents of
growing length, all on one line.  ``start`` times the whole command on one sentence.  Needs ATTRIB_CORPORA,
but for ``start``; held-out documents are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path


def read_texts(corpora: Path, count: int) -> dict[str, list[str]]:
    from attrib.evaluation.held_out import is_held_out

    texts = {}
    for name, file in (("FA-KES", "corpora/fa-kes.jsonl"), ("PolNeAR", "gold/polnear-train.jsonl")):
        with open(corpora / file, encoding="utf-8") as stream:
            records = [json.loads(line) for line in stream]
        texts[name] = [
            record["text"] for record in records if name == "FA-KES" or not is_held_out(record["id"])
        ][:count]
    return texts


def tag_with_nltk(texts: Iterable[str]) -> None:
    from nltk.tag import PerceptronTagger
    from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer

    from attrib.language.tagger import load_parameters

    tagger = PerceptronTagger(load=False)
    tagger.decode_json_params(load_parameters())
    words, sentences = NLTKWordTokenizer(), PunktSentenceTokenizer()
    for text in texts:
        for start, end in sentences.span_tokenize(text):
            tagger.tag(words.tokenize(text[start:end]))


def process(texts: list[str]) -> int:
    from attrib.model import Document
    from attrib.pipeline import process_document

    return sum(
        len(process_document(Document(str(number), text)).attributions) for number, text in enumerate(texts)
    )


def measure_speed(corpora: Path, count: int, profile: bool) -> None:
    process(["He said that it loads the weights."])
    tag_with_nltk(["And so does NLTK."])
    for name, texts in read_texts(corpora, count).items():
        words = sum(len(text.split()) for text in texts)
        start = time.process_time()
        tag_with_nltk(texts)
        bare = time.process_time() - start
        start = time.process_time()
        found = process(texts)
        whole = time.process_time() - start
        print(f"{name}: {len(texts)} documents, {words:,} words, {found:,} attributions")
        print(f"  bare NLTK tokenise-and-tag {words / bare:>8,.0f} words/s")
        print(
            f"  attrib, text to relations  {words / whole:>8,.0f} words/s, {whole / bare:.2f} times as long"
        )
        if profile:
            profile_stages(texts)


def profile_stages(texts: list[str]) -> None:
    """Print the share of each stage."""
    import cProfile
    import pstats

    profiler = cProfile.Profile()
    profiler.runcall(process, texts)
    stats = pstats.Stats(profiler)
    total = stats.total_tt
    names = (
        "segment_document",
        "extract_attributions",
        "find_cues",
        "judge_cues",
        "resolve_sources",
        "find_figures",
        "relate_attributions",
    )
    for (_, _, name), (_, _, _, cumulative, _) in sorted(stats.stats.items(), key=lambda item: -item[1][3]):
        if name in names:
            print(f"    {name:24} {cumulative / total:6.1%}")


def measure_memory(corpora: Path, copies: int) -> None:
    source = (corpora / "corpora/fa-kes.jsonl").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.jsonl"
        with open(path, "w", encoding="utf-8") as stream:
            for copy in range(copies):
                for line in source:
                    record = json.loads(line)
                    record["id"] = f"{record['id']}-{copy}"
                    stream.write(json.dumps(record) + "\n")
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "attrib", "extract", path, "-o", os.devnull, "--jobs", "1"],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{len(source) * copies:,} documents, {path.stat().st_size / 1e6:.0f} MB: peak {peak:.0f} MB, "
            f"{time.perf_counter() - start:.0f} s"
        )


def measure_long(corpora: Path) -> None:
    text = " ".join(read_texts(corpora, 10_000)["FA-KES"]).replace("\n", " ")
    process(["He said that it loads the weights."])
    for size in (250_000, 500_000, 1_000_000):
        start = time.process_time()
        process([text[:size]])
        print(f"one line of {size:>9,} characters: {time.process_time() - start:6.1f} s")


def measure_start(runs: int) -> None:
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text("The ministry said that 12 people were killed.", encoding="utf-8")
        for _ in range(runs + 1):  # the first may write what Python compiles
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [sys.executable, "-m", "attrib", "extract", path, "-o", os.devnull],
                check=True,
                stderr=subprocess.DEVNULL,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    seconds = sorted(seconds[1:])
    print(f"one sentence: {seconds[0]:.2f} s of processor at least, {seconds[len(seconds) // 2]:.2f} mostly")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["speed", "memory", "long", "start"])
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.what == "start":
        measure_start(options.runs)
        return
    if "ATTRIB_CORPORA" not in os.environ:
        sys.exit("set ATTRIB_CORPORA to the folder of the corpora")
    corpora = Path(os.environ["ATTRIB_CORPORA"])
    if options.what == "speed":
        measure_speed(corpora, options.documents, options.profile)
    elif options.what == "memory":
        measure_memory(corpora, options.copies)
    else:
        measure_long(corpora)


if __name__ == "__main__":
    main()
