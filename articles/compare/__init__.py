"""What differs between two versions of a story; plain Python, used by the desk and the ledger."""

from .runs import Run
from .stories import READERS_SEE, Item, Part, Row, applied, differences

__all__ = ["READERS_SEE", "Item", "Part", "Row", "Run", "applied", "differences"]
