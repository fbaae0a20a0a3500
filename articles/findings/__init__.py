"""What reading found in a story: computed from its text, stored where pages and lists read it."""

from .finding import Findings, find
from .page_body import page_body, unread
from .storing import Found, found_in, get_ready, show, store, store_new
from .titles import alone, title_of

__all__ = [
    "Findings",
    "Found",
    "alone",
    "find",
    "found_in",
    "get_ready",
    "page_body",
    "show",
    "store",
    "store_new",
    "title_of",
    "unread",
]
