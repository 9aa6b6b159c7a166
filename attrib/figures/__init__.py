"""Numbers of people killed, injured, detained, displaced, missing."""
