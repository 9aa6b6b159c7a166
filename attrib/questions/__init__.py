"""Answers to an analyst's questions, from the claims and events of a corpus; no verdicts of its own."""
