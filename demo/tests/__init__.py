"""Proof that the invented borough holds together."""
