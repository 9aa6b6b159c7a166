"""What a source does toward what it says: stance, negation, hedges."""
