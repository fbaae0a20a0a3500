"""Which stories belong together, and why.

Each story is a vector of telling terms (`profile`), stored with their document counts (`learning`).
Two stories are as close as the cosine of their vectors, each first moved towards its nearest
(`vectors`, `ranking`); the terms they share are the reasons readers see (`reasons`). Publishing a
story finds its neighbours and enters it among theirs (`index`): `learn` the story, then `relate`
it; of a batch `learn_many`, then `relate_many`, inside one transaction. The whole archive is
related anew by `relate_all` (`whole`). Stories that were stored by the hundred wait for `catch_up`.
What a story would find, were it published as it is typed, `propose` tells.
"""

from .catching_up import catch_up
from .exporting import every_pair, stored_relations
from .groups import groups
from .index import forget, relate, relate_many
from .learning import learn, learn_many
from .profile import Story
from .proposing import propose
from .whole import relate_all

__all__ = [
    "Story",
    "catch_up",
    "every_pair",
    "forget",
    "groups",
    "learn",
    "learn_many",
    "propose",
    "relate",
    "relate_all",
    "relate_many",
    "stored_relations",
]
