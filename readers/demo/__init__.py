"""The demonstration site's own pages: what it is, how its stories were made, whom to ask.

They speak of the demonstration alone. A newsroom's own claims are for the newsroom to write.
"""

import json
from pathlib import Path

from django.utils import timezone

from articles import body
from newsroom import standing

from ..models import Page

PAGES = Path(__file__).with_name("pages.json")


def load():
    """Write the pages that nobody has written yet, and show them; return how many."""
    written = 0
    for place, page in enumerate(json.loads(PAGES.read_text(encoding="utf-8")), start=1):
        text = body.clean("".join(page.pop("body")))
        waiting, _ = Page.objects.get_or_create(
            slug=page["slug"], defaults={"title": page["title"], "place": place}
        )
        if waiting.saved_at or waiting.body:
            continue
        fields = page | {"body": text, "is_shown": True, "saved_at": timezone.now()}
        Page.objects.filter(pk=waiting.pk).update(**fields)
        written += 1
    standing.changed()
    return written
