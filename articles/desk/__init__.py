"""What editors do to stories: one function an act, one transaction each.

`rules` has the table of who may do what in which state; `acts` is the frame that asks it, locks the
story and keeps the audit log. What is refused says why, and who may.
"""

from .differences import drafted_line, series_between
from .embargo import break_embargo, embargo
from .following import due, follow_up, follow_up_all
from .many import NewStory, enter_new, store_shown
from .moments import moment_in
from .publishing import free_slug, printed_dateline, publish, save, schedule, show_on_desk, slug_of
from .rules import (
    ACTS,
    Refused,
    State,
    is_embargoed,
    may,
    may_see,
    readers_have_seen,
    seen_by,
    state_of,
)
from .takedown import kill, remove_from_surfaces, withdraw
from .workflow import approve, assign, claim, release, return_, spike, submit, unspike

__all__ = [
    "ACTS",
    "NewStory",
    "Refused",
    "State",
    "approve",
    "assign",
    "break_embargo",
    "claim",
    "drafted_line",
    "due",
    "embargo",
    "enter_new",
    "follow_up",
    "follow_up_all",
    "free_slug",
    "is_embargoed",
    "kill",
    "may",
    "may_see",
    "moment_in",
    "printed_dateline",
    "publish",
    "readers_have_seen",
    "release",
    "remove_from_surfaces",
    "return_",
    "save",
    "schedule",
    "seen_by",
    "series_between",
    "show_on_desk",
    "slug_of",
    "spike",
    "state_of",
    "store_shown",
    "submit",
    "unspike",
    "withdraw",
]
