"""The search for garbage, made rare while very many objects come and go."""

import gc
from contextlib import contextmanager

OBJECTS = 50_000  # made and not yet gone, before the young ones are looked through


@contextmanager
def seldom_collected():
    """Python looks for cycles among its objects every 50,000 instead of every 2,000.

    A batch of rows lives until it is written, so looking sooner finds nothing; it took a sixth of
    an import.
    """
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
