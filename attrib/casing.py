"""Headlines: words set in title case or capitals, and the case they would have in running text."""

from __future__ import annotations

from collections.abc import Sequence

# Words that title case leaves small.
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on or over per than the to up via vs with".split()
)


def is_title_case(words: Sequence[str]) -> bool:
    """True where (nearly) every word that title case capitalises has a capital, over four words or more."""
    content = [word for word in words if word[:1].isalpha() and word.lower() not in _SMALL]
    if len(content) < 4:
        return False
    capital = sum(1 for word in content if word[0].isupper())
    return capital >= 0.85 * len(content)
