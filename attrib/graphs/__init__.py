"""Documents and claims as a graph."""
