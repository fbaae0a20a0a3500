"""Site notices: what all readers are told above every page.

The clock decides when they are read, from what `newsroom.standing` keeps in memory: pages cost no
query for them.
"""

from newsroom.standing import changed
from newsroom.standing import notices as current

__all__ = ["changed", "current"]
