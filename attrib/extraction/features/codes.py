"""Numbers for the categories that the forest's dense features hold: words, tags, relations, classes."""

from __future__ import annotations


def _number(values: str) -> dict[str, int]:
    return {value: k for k, value in enumerate(values.split())}


CATEGORIES = _number("verb noun adjective adverb preposition punctuation phrase")
REGION_CODES = _number("A B BA")
HEAD_TYPES = _number("I you he they it NAME NN NNS CD WP WDT DT EX")
COMPLEMENTS = _number(
    "that to wh QUOTE PRP-nom PRP-acc NNP DT NN NNS JJ IN VBG VBN RB END for of on in how what "
    "whether if PRP$ CD it there VB about with by as . :"
)
FORMS = _number("VBD VBZ VBP VB VBG VBN NN NNS JJ RB IN : TO NNP")

RELATIONS = _number(
    "nsubj nsubjpass dobj nmod ccomp xcomp advcl acl relcl conj root parataxis appos amod "
    "compound case mark dep acl:relcl nmod:poss iobj csubj"
)
_WORDS = (
    ",",
    "and",
    "but",
    "that",
    "to",
    "in",
    "on",
    "at",
    "for",
    "of",
    "with",
    "by",
    "from",
    "as",
    "after",
    "before",
    "when",
    "while",
    "because",
    "if",
    "since",
    "during",
    "who",
    "which",
    "where",
    "or",
    "about",
    "against",
    "over",
    "than",
    "not",
    ".",
    ":",
    ";",
    "—",
    "–",
    "-",
    "(",
    ")",
    '"',
    "“",
    "”",
    "''",
    "``",
    "said",
    "says",
    "told",
    "according",
    "the",
    "a",
    "he",
    "she",
    "it",
    "they",
    "i",
    "we",
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "had",
    "would",
    "will",
    "what",
    "how",
    "why",
    "whether",
    "so",
    "though",
    "although",
    "unless",
    "until",
    "into",
    "through",
    "between",
    "under",
    "like",
    "even",
    "just",
    "more",
    "also",
    "only",
    "last",
    "this",
    "there",
    "his",
    "her",
    "their",
    "its",
    "your",
    "my",
    "our",
    "you",
    "him",
    "them",
    "us",
    "me",
    "an",
    "no",
    "?",
    "!",
)
_TAGS = (
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "PRP",
    "PRP$",
    "DT",
    "IN",
    "TO",
    "CC",
    "CD",
    "JJ",
    "JJR",
    "JJS",
    "RB",
    "RBR",
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBP",
    "VBZ",
    "MD",
    "WDT",
    "WP",
    "WRB",
    "WP$",
    "EX",
    "POS",
    "RP",
    ",",
    ".",
    ":",
    "``",
    "''",
    "-LRB-",
    "-RRB-",
    "(",
    ")",
    "UH",
    "FW",
)
_WORD_CODES = {word: k for k, word in enumerate(_WORDS)}
_TAG_CODES = {tag: k for k, tag in enumerate(_TAGS)}


def code_of(value: str, codes: dict[str, int]) -> int:
    """Return the number of a value, -1 for one that has none."""
    return codes.get(value, -1)


def word_code(low: str) -> int:
    """Return the code of a frequent word, -1 for any other."""
    return _WORD_CODES.get(low, -1)


def tag_code(tag: str) -> int:
    """Return the code of a tag, -1 for an unknown one."""
    return _TAG_CODES.get(tag, -1)
