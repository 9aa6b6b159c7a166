"""Names in the text and in the registry."""
