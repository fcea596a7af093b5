"""The audiences and texts: read, and checked before anything starts."""

from onestory.parents.kinds import Audience, Text
from onestory.parents.rules.words import faults_of_audience, faults_of_text
from onestory.shared.catalogue import BadDefinition, definitions


def audiences() -> dict[str, Audience]:
    """All by id."""
    return dict(definitions("onestory.parents.audiences", Audience))


def texts() -> dict[str, Text]:
    """All by id."""
    return dict(definitions("onestory.parents.texts", Text))


def check() -> None:
    """Raises BadDefinition with every fault of every file."""
    faults = [fault for each in texts().values() for fault in faults_of_text(each)]
    faults += [fault for each in audiences().values() for fault in faults_of_audience(each)]
    if faults:
        raise BadDefinition("onestory/parents: " + "; ".join(faults))
