"""The shell that every page wears: layout, navigation, form parts, errors, the end of a session."""
