"""Ashwater: an invented borough, its families, and the files its systems would send."""
