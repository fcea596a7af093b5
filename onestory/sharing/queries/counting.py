"""Whether numbers may be told of people who are opened to nobody."""

from onestory.sharing import loading
from onestory.sharing.kinds import Answer, Reader
from onestory.sharing.rules import tally


def may_count(reader: Reader, kind: str) -> Answer:
    """Whether an agreement lets entries of a kind be counted for the reader; else why not."""
    partnership, _ = loading.load([], reader.today)
    return tally.may_count(reader, partnership, kind)
