"""What the weights look at, one module a decision."""
