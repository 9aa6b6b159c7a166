"""Claims and events over documents."""
