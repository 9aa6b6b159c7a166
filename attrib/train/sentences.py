"""Learns what the sentence splitter and the truecaser know: Punkt's parameters and words' usual case.

Punkt: Kiss and Strunk, "Unsupervised multilingual sentence boundary detection" (2006), as NLTK has
it.  Only its orthographic context (which words are seen in which case, where), frequent sentence
starters and collocations are learnt; abbreviations are data/abbreviations.csv.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from attrib.language.casing import is_title_case
from attrib.train.corpora import is_development, read_hand_tagged, read_silver

MIN_COUNT = 3
LOWER_SHARE = 0.7

# After these a capital may be due to the place.
_STARTS = frozenset("\" `` '' \u201c : . - -- \u2014 \u2013 \u2018 ' ( *".split())


def train_sentences(corpora: Path, out: Path) -> None:
    """Learn casing and Punkt parameters from the corpora and write them to file ``out``."""
    from nltk.tokenize.punkt import PunktTrainer

    forms: dict[str, Counter[str]] = {}
    texts: dict[str, list[str]] = {}
    for trees in (read_hand_tagged(corpora), read_silver(corpora)):
        for tree in trees:
            if is_development(tree.document) or is_title_case(tree.words):
                continue
            texts.setdefault(tree.document, []).append(tree.text)
            for index, word in enumerate(tree.words):
                if index and word[0].isalpha() and tree.words[index - 1] not in _STARTS:
                    forms.setdefault(word.lower(), Counter())[word] += 1
    lower, special = [], {}
    for key in sorted(forms):
        total = sum(forms[key].values())
        if total < MIN_COUNT:
            continue
        if forms[key][key] / total >= LOWER_SHARE:
            lower.append(key)
        else:
            form = min(forms[key].items(), key=lambda item: (-item[1], item[0]))[0]
            if form not in (key, key.capitalize()):
                special[key] = form

    trainer = PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = False
    for document in sorted(texts):
        trainer.train("\n".join(texts[document]), finalize=False)
    trainer.finalize_training()
    parameters = trainer.get_params()
    context = {
        word: flags
        for word, flags in sorted(parameters.ortho_context.items())
        if flags and word.isalpha() and len(forms.get(word, ())) and sum(forms[word].values()) >= MIN_COUNT
    }
    record = {
        "lower": " ".join(lower),
        "forms": special,
        "starters": sorted(word for word in parameters.sent_starters if word in lower),
        "context": context,
    }
    raw = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    with open(out, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(raw)
