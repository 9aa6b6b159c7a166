"""Forms of verbs that a tagger misreads, with the tags that they have: lists of ``attrib/data``."""

from __future__ import annotations

from functools import cache

from attrib.package_files import read_package_rows


@cache
def read_verb_forms(name: str) -> dict[str, str]:
    """Return the tags of a list's verbs, by their forms in small letters.

    ``name``: ``hardly_nouns`` (forms that are hardly ever nouns), ``inserted_verbs`` (those that stand in
    inserted sayings and look like something else), ``verbs_behind_nouns`` (those that look like nouns at a
    sentence's end or before "that"), ``showing_verbs`` (that end what a study says), ``headline_verbs``,
    ``clause_verbs`` (those of headlines that may have a clause behind them) or ``gesture_verbs`` (what
    somebody does who speaks).
    """
    return {row["form"]: row["tag"] for row in read_package_rows(name + ".csv")}
