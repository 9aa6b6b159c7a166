"""Who claims what, on whose word: attributions, their sources, and the graph of claims in news."""
