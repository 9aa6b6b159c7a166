"""The places of a document that make claims, and what the text tells of each; ``read`` is the door."""
