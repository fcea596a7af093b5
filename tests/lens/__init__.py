"""The lens three ways: a pure function, SQL, and row-level security, held to one answer."""
