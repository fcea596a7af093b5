"""Proofs about the whole: its architecture, and journeys in a real browser."""
