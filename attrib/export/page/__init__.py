"""The report: one HTML page that shows who claims what, each claim with its sentences, beside the graph."""
