"""The lens three ways: as a pure function, as SQL, and as row-level security, held to one answer."""
