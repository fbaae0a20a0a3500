"""Settings of the yardstick as a site of its own: one file, one view, one row, nothing between."""

from newsroom.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "yardstick"
