"""The form of the page, read before any sentence is: what is no running prose, and who speaks without a verb."""
