"""What a command's exit code tells a script."""

from enum import IntEnum


class Exit(IntEnum):
    """The same for every command; `onestory --help` prints this list."""

    SUCCESS = 0
    CRASHED = 1
    USAGE = 2
    QUESTIONS = 3
    REFUSED = 4

    @property
    def meaning(self) -> str:
        """One line for the help text."""
        return _MEANINGS[self]


_MEANINGS = {
    Exit.SUCCESS: "done",
    Exit.CRASHED: "something broke: a fault of ours",
    Exit.USAGE: "the command was given wrongly",
    Exit.QUESTIONS: "done, and questions wait for a person",
    Exit.REFUSED: "refused or held, with the reason; nothing was changed",
}
