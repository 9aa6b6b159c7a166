"""From a segmented document to its attributions: source, cue, content."""
