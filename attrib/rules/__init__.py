"""Loads and matches what ``attrib/data`` says about the words of attribution."""
