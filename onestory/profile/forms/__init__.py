"""What is typed on these pages, checked; nothing here saves. Each file goes with that of its name in `views/`."""
