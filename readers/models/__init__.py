"""What readers leave with us, and what we tell all of them; one noun a module."""

from .alert import Alert, Ask, Follower
from .notice import SiteNotice
from .page import Page
from .told import Announcement, Told

__all__ = ["Alert", "Announcement", "Ask", "Follower", "Page", "SiteNotice", "Told"]
