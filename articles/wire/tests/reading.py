"""Files as tests read them."""

import io

from articles import body
from articles.wire import WireFault, detect


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


def paragraphs(item):
    """The plain text of each block of the body as it will be kept."""
    return body.paragraphs(body.clean(item.body))
