"""The form of the page, read before any sentence: what is no prose, and who speaks without a verb."""
