"""What a source's noun phrase says of it."""
