"""An archive in one SQLite file: documents, what was read in them, and by which rules and weights."""
