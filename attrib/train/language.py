"""Rebuilds everything the language layer ships, in the order in which one file needs another."""

from __future__ import annotations

from pathlib import Path


def train_language(corpora: Path, folder: Path, *, seed: int = 1) -> None:
    """Write casing, lemmas and tagger weights, learnt from the corpora, to ``folder``.

    The tagger is trained on words as the *installed* ``data/casing.json.gz`` cases them, so a change
    of the casing's own training takes a second run to reach the tagger.
    """
    from attrib.train.lemmas import train_lemmas
    from attrib.train.sentences import train_sentences
    from attrib.train.tagger import train_tagger

    train_sentences(corpora, folder / "casing.json.gz")
    train_lemmas(corpora, folder / "lemma_endings.csv", folder / "lemmas.csv")
    train_tagger(corpora, folder / "tagger.json.gz", seed=seed)
