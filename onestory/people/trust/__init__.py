"""The rules of trust: which source is believed for what, from a day on. One file each."""
