"""What happens when families are told: a campaign's life, sending, printing, returns, and a family's no."""

from onestory.parents.actions.campaigns import approve, begin, draft, preview, stop
from onestory.parents.actions.fates import came_back, fate_of, look_for_fates
from onestory.parents.actions.objections import object_to
from onestory.parents.actions.printing import draw_batch, make_batch, posted
from onestory.parents.actions.sending import Progress, send

__all__ = [
    "Progress",
    "approve",
    "begin",
    "came_back",
    "draft",
    "draw_batch",
    "fate_of",
    "look_for_fates",
    "make_batch",
    "object_to",
    "posted",
    "preview",
    "send",
    "stop",
]
