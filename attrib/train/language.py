"""Rebuilds everything the language layer ships, in the order in which one file needs another."""

from __future__ import annotations

from pathlib import Path


def train_language(corpora: Path, folder: Path, *, seed: int = 1) -> None:
    """Write casing, lemmas, tagger, lost stops and parser weights, learnt from the corpora, to ``folder``.

    Each step reads what it needs of the others (casing, lemmas, tags) from the *installed* package, so
    a change in one step's training takes a second run to reach the next.
    """
    from attrib.train.lemmas import train_lemmas
    from attrib.train.sentences import train_sentences
    from attrib.train.stops import train_stops
    from attrib.train.syntax import train_syntax
    from attrib.train.tagger import train_tagger

    train_sentences(corpora, folder / "casing.json.gz")
    train_lemmas(corpora, folder / "lemma_endings.csv", folder / "lemmas.csv")
    train_tagger(corpora, folder / "tagger.json.gz", seed=seed)
    train_stops(corpora, folder / "stops.json", seed=seed)
    train_syntax(corpora, folder / "syntax.npz.gz", seed=seed)
