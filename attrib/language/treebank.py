"""Words of a run of characters as the Penn Treebank parts them: clitics, marks and brackets stand alone.

The patterns are those of NLTK's ``NLTKWordTokenizer`` (Apache License 2.0), after Robert MacIntyre's; a test
compares the two.  They are plain patterns here, which no clock interrupts.
"""

from __future__ import annotations

import re

_STEPS = (
    ("([\u00ab\u201c\u2018\u201e]|[`]+)", r" \1 "),
    (r"^\"", r"``"),
    (r"(``)", r" \1 "),
    (r"([ \(\[{<])(\"|\'{2})", r"\1 `` "),
    (r"(?i)(?<!\w)(\')(?!(?:re|ve|ll|m|t|s|d|n)\b)(?=\w)", r"\1 "),
    ("([^\\.])(\\.)([\\]\\)}>\"'\u00bb\u201d\u2019 ]*+)\\s*$", r"\1 \2 \3 "),
    (r"([:,])([^\d])", r" \1 \2"),
    (r"([:,])$", r" \1 "),
    (r"\.{2,}", r" \g<0> "),
    (r"[;@#$%&]", r" \g<0> "),
    (r"[\u2012-\u2015]", r" \g<0> "),
    (r"([^\.])(\.)([\]\)}>\"']*)\s*$", r"\1 \2\3 "),
    (r"[?!]", r" \g<0> "),
    (r"([^'])' ", r"\1 ' "),
    (r"[*]", r" \g<0> "),
    (r"[\]\[\(\)\{\}\<\>]", r" \g<0> "),
    (r"--", r" -- "),
)
_LAST_STEPS = (
    ("([\u00bb\u201d\u2019])", r" \1 "),
    (r"''", " '' "),
    (r'"', " '' "),
    (r"\s+", " "),
    (r"([^' ])('[sS]|'[mM]|'[dD]|') ", r"\1 \2 "),
    (r"([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", r"\1 \2 "),
    *(
        (pattern, r" \1 \2 ")
        for pattern in (
            r"(?i)\b(can)(not)\b",
            r"(?i)\b(d)('ye)\b",
            r"(?i)\b(gim)(me)\b",
            r"(?i)\b(gon)(na)\b",
            r"(?i)\b(got)(ta)\b",
            r"(?i)\b(lem)(me)\b",
            r"(?i)\b(more)('n)\b",
            r"(?i)\b(wan)(na)(?=\s)",
            r"(?i) ('t)(is)\b",
            r"(?i) ('t)(was)\b",
        )
    ),
)
_FIRST = [(re.compile(pattern), put) for pattern, put in _STEPS]
_LAST = [(re.compile(pattern), put) for pattern, put in _LAST_STEPS]


def split_words(text: str) -> list[str]:
    """Return the words of a text; quotation marks come as `` and ''.

    >>> split_words('He said: "We cannot."')
    ['He', 'said', ':', '``', 'We', 'can', 'not', '.', "''"]
    """
    for pattern, put in _FIRST:
        text = pattern.sub(put, text)
    text = f" {text} "
    for pattern, put in _LAST:
        text = pattern.sub(put, text)
    return text.split()
