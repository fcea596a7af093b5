"""What is typed on the pages of the sharing area, checked, by subject; nothing here saves."""
