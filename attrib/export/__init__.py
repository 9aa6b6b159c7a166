"""One file a format; ``files`` writes a target whole or not at all."""
