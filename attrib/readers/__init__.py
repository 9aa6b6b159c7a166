"""Bytes to records, one file a format, each chosen by what the bytes hold (``content``)."""
