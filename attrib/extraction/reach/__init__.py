"""How far the parts of an attribution reach: what a deciding rule means by its S, T, A and R.

Plain functions over a document's tokens.  A function that cannot tell returns None, and the rule that
asked does not decide: asserting nothing is better than asserting a wrong span.  All spans are half-open
token ranges.  The words are ``data/reach.toml``.
"""
