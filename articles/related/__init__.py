"""Which stories belong together, and why.

Each story is a vector of telling terms (`profile`), kept with their document counts (`index`).
Two stories are as close as their vectors' cosine; the terms they share are the reasons readers
see (`reasons`). Publishing a story finds its neighbours and enters it among theirs: `learn` the
story, then `relate` it; of a batch `learn_many`, then `relate_many`, inside one transaction.
"""

from .index import forget, learn, learn_many, relate, relate_many

__all__ = ["forget", "learn", "learn_many", "relate", "relate_many"]
