"""Photos: taken in safely, kept without places, shown in the sizes that readers need."""

from .pictures import MAX_BYTES, checked
from .renditions import make_renditions, order_renditions
from .showing import is_public, may_see, on_page, refresh
from .storing import is_named, remove, store, take, take_supplied

__all__ = [
    "MAX_BYTES",
    "checked",
    "is_named",
    "is_public",
    "make_renditions",
    "may_see",
    "on_page",
    "order_renditions",
    "refresh",
    "remove",
    "store",
    "take",
    "take_supplied",
]
