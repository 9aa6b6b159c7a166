"""Who is meant by a pronoun, a description, a role, a bare surname."""
