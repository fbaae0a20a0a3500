"""What a page tells machines about itself in its head: title, description, words of a share."""

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Head:
    """A page's title and description, and those that a share of it shows (Open Graph)."""

    title: str = ""
    description: str = ""
    shared_title: str = ""
    shared_description: str = ""


def head_of(page: str) -> Head:
    """The head of a page's HTML."""
    reader = _HeadReader()
    reader.feed(page.partition("</head>")[0])
    told = reader.told
    return Head(
        " ".join(reader.title.split()),
        told.get("description", ""),
        told.get("og:title", ""),
        told.get("og:description", ""),
    )


class _HeadReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.title = ""
        self.told = {}
        self._in_title = False

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self._in_title = tag == "title"
        name = told.get("name") or told.get("property")
        if tag == "meta" and name:
            self.told.setdefault(name, told.get("content") or "")

    def handle_endtag(self, tag):
        self._in_title = False

    def handle_data(self, data):
        if self._in_title:
            self.title += data
