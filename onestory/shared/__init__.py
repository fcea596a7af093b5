"""Plain tools that every area may use; nothing here knows of children or services."""
