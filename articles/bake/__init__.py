"""The public site as static files, for any web server or bucket.

`addresses` lists what there is, `pages` asks the site's own views for it as a stranger would,
`links` makes them lead from file to file, `folder` writes what is whole or not there, `manifest`
remembers what each file was made of, `standing` knows what still holds, `searching` makes the
search, `running` does it all in order.
"""

from .running import Bake, NoPlace
from .standing import moments

__all__ = ["Bake", "NoPlace", "moments"]
