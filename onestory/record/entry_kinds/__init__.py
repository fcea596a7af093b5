"""The kinds of line on the timeline, one file each."""
