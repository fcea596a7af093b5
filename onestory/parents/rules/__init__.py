"""Why a family is told as it is: who is named together, by which way, in words that can be read."""
