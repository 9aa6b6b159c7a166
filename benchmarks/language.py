"""Measures the language layer: python benchmarks/language.py [documents]   (needs ATTRIB_CORPORA).

Prints words (runs of non-space characters) a second, on one core, of a bare NLTK tokenise-and-tag with
the shipped weights and of the whole of segment_document, and the accuracy of the tags on documents that
the weights were not learnt from.
"""

import json
import os
import sys
import time
from pathlib import Path


def read_texts(corpora, count):
    from attrib.evaluation.held_out import is_held_out

    with open(corpora / "corpora/fa-kes.jsonl", encoding="utf-8") as lines:
        yield "FA-KES", [json.loads(line)["text"] for line in lines][:count]
    with open(corpora / "gold/polnear-train.jsonl", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    yield "PolNeAR", [record["text"] for record in records if not is_held_out(record["id"])][:count]


def measure_speed(corpora, count):
    from nltk.tag import PerceptronTagger
    from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer

    from attrib.language.parser import parse_heads
    from attrib.language.segment import segment_document
    from attrib.language.tagger import load_parameters
    from attrib.model import Document

    tagger = PerceptronTagger(load=False)
    tagger.decode_json_params(load_parameters())
    tokenizer, splitter = NLTKWordTokenizer(), PunktSentenceTokenizer()
    segment_document(Document("warm up", "It loads the weights."))
    for name, texts in read_texts(corpora, count):
        words = sum(len(text.split()) for text in texts)
        begin = time.process_time()
        for text in texts:
            for left, right in splitter.span_tokenize(text):
                tagger.tag(tokenizer.tokenize(text[left:right]))
        bare = time.process_time() - begin
        print(f"{name}: {len(texts)} documents, {words} words; bare NLTK {words / bare:,.0f} words/s")
        for state in ("words seen for the first time", "words seen before"):
            begin = time.process_time()
            for text in texts:
                segment_document(Document("d", text))
            spent = time.process_time() - begin
            speed = f"{words / spent:,.0f} words/s, {bare / spent:.1f} times as fast"
            print(f"  segment_document, {state}: {speed}")
        segmentations = [segment_document(Document("d", text)) for text in texts]
        parse_heads(segmentations[0])
        begin = time.process_time()
        for segmentation in segmentations:
            parse_heads(segmentation)
        spent = time.process_time() - begin
        print(f"  parse_heads alone: {words / spent:,.0f} words/s")


def measure_accuracy(corpora):
    from attrib.language.casing import is_title_case, lower_first
    from attrib.language.tagger import tag_sentences
    from attrib.train.corpora import is_development, read_hand_tagged, read_silver
    from attrib.train.syntax import measure_parse

    for name, read in (("English UD, hand", read_hand_tagged), ("PolNeAR, CoreNLP", read_silver)):
        right = total = 0
        trees = [
            tree for tree in read(corpora) if is_development(tree.document) and not is_title_case(tree.words)
        ]
        for tree in trees:
            found = tag_sentences(lower_first(tree.words), [(0, len(tree.words))])
            right += sum(map(str.__eq__, found, tree.tags))
            total += len(found)
        print(f"tags, {name}: {right / total:.4f} of {total} tokens")
    heads, both = measure_parse(trees)
    print(f"parse against CoreNLP's: heads {heads:.4f}, heads and relations {both:.4f}")


if __name__ == "__main__":
    if "ATTRIB_CORPORA" not in os.environ:
        sys.exit("set ATTRIB_CORPORA to the folder of the corpora")
    folder = Path(os.environ["ATTRIB_CORPORA"])
    measure_speed(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    measure_accuracy(folder)
