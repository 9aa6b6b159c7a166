"""Which happening each figure and statement of a document speaks of; ``read`` is the door."""
