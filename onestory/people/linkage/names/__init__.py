"""Names of every origin: what sounds alike, what is short for what, and what is no name at all."""
