"""The exceptions this package raises; every message names what, where and the next step."""


class AttribError(Exception):
    """Base of all errors a caller may want to catch; its text is one line fit for a user."""


class InputError(AttribError):
    """A document or a folder of documents cannot be read."""


class DataError(AttribError):
    """A rule, lexicon, registry or weights file is malformed; names file, entry and field."""


class OutputError(AttribError):
    """A result cannot be written."""
