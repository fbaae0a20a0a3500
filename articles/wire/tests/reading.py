"""Files as tests read them."""

import io

from articles import body
from articles.wire import WireFault, detect

# A story of ninjs, and how a feed of RSS begins.
STORY = {"uri": "urn:a:1", "headline": "Talks", "body_html": "<p>They met.</p>"}
HEAD = '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'


def parse(data):
    """(the format told by the content, its stories, its faults)."""
    data = data if isinstance(data, bytes) else data.encode()
    member = detect(data[: 64 * 1024])
    found = list(member.parse(io.BytesIO(data)))
    stories = [item for item in found if not isinstance(item, WireFault)]
    return member.NAME, stories, [item for item in found if isinstance(item, WireFault)]


def stories_of(data):
    """The stories of a file without faults."""
    _name, stories, faults = parse(data)
    assert faults == []
    return stories


def one(data):
    """The one story of a file."""
    (item,) = stories_of(data)
    return item


def rss(items, head=HEAD):
    """A feed of these items."""
    return f"{head}{items}</channel></rss>"


def paragraphs(item):
    """The plain text of each block of the body as it will be kept."""
    return body.paragraphs(body.clean(item.body))
