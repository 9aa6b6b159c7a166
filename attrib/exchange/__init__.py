"""Formats of annotation tools, written and read again: brat stand-off, W3C Web Annotation, BIO columns."""
