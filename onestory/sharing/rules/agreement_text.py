"""A definition as plain values: to be kept whole, and to tell whether what runs is what was signed."""

import json
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from onestory.sharing.kinds import Agreement

NOT_SIGNED = ("allowed", "refused", "owner")
"""Examples may be added without asking for new signatures: they are tests of what was signed."""


def whole(agreement: Agreement) -> dict[str, Any]:
    """All of it, as JSON can keep it."""
    told: dict[str, Any] = json.loads(json.dumps(asdict(agreement), default=str))
    return told


def digest(agreement: Agreement) -> str:
    """Of all that is enforced, and of all that officers and families are told."""
    signed = {name: value for name, value in whole(agreement).items() if name not in NOT_SIGNED}
    return sha256(json.dumps(signed, sort_keys=True).encode()).hexdigest()
