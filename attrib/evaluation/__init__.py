"""Figures against gold, and why a cue was accepted or not."""
