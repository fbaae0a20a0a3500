"""Popolo files (popoloproject.com): officials and offices from and to the outside.

`read_popolo` takes a file apart, `store` puts what it found into the database, `export` gives
back the text of a file with everything there is. What the models have no field for is kept in
`extras`, so nothing is lost on the way in and out.

Beyond Popolo we read and write `classification` on posts, `adjective` and `other_adjectives` on
areas, `other_label` as a list, `many_holders` on posts, and "2007-02-13/2007-02-27" for a date
known to lie between two days.
"""

from people.popolo.exporting import export
from people.popolo.reading import PopoloError, Problem, read_popolo
from people.popolo.storing import store

__all__ = ["PopoloError", "Problem", "export", "read_popolo", "store"]
