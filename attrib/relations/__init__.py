"""Denials, confirmations, contradictions and verification within a document."""
