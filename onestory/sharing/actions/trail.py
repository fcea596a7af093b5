"""What is written to the trail from outside a page."""

from onestory.sharing import trail


def log_why(reader_code: str, person: int) -> None:
    """Asking why is itself a look: written as the system's, with whom it was asked about."""
    trail.write(None, "why", f"asked at the desk what {reader_code} may see", people=[person])
