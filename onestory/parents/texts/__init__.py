"""The letters and messages that tell families, one file each. `{slots}` are filled in for each family."""
