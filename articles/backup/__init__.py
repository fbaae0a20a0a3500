"""The whole site as one file, and back, on whatever database.

A ZIP file: MANIFEST.json, a file of JSON lines for each table, every uploaded file, and SHA256SUMS
over all of them as `sha256sum -c` reads it. The same site gives the same bytes. Not in it are
sessions, and the index of the search, which is made anew.
"""

from .restoring import AFTERWARDS, CannotRestore, restore
from .writing import backup

__all__ = ["AFTERWARDS", "CannotRestore", "backup", "restore"]
