"""One Story: every child's story, told once, shown to those who may see it."""

__version__ = "0.1.0"
