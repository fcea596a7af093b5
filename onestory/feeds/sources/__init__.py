"""The systems that send us files, one file each. To add one, see docs/how-to/add-a-feed.md."""
