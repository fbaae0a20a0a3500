"""Photos: taken in safely, kept without places, shown in the sizes that readers need."""

from .pictures import MAX_BYTES, checked
from .renditions import make_renditions, order_renditions
from .showing import as_portrait, is_public, may_see, on_page, portrayed_by, refresh, small_address
from .storing import is_named, remove, store, take, take_supplied

__all__ = [
    "MAX_BYTES",
    "as_portrait",
    "checked",
    "is_named",
    "is_public",
    "make_renditions",
    "may_see",
    "on_page",
    "order_renditions",
    "portrayed_by",
    "refresh",
    "remove",
    "small_address",
    "store",
    "take",
    "take_supplied",
]
