"""Plain tools that every area may use; nothing here knows about children, services or Django apps."""
