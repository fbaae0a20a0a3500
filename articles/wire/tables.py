"""Stories as rows of one table: the columns that CSV, XLSX and Parquet share, in their order.

A column is named once and never moves; new ones come at the end. Not carried: links within the
text are in `body` alone; captions and credits of pictures; what the sender said beside the story.
"""

from operator import attrgetter

PARTED = "; "

# What is a text, a whole number, a day or an aware moment stands in the story under its name.
FIELDS = (
    "guid", "version", "address", "source", "language", "published_on", "published_at",
    "updated_at", "expires_at", "headline", "standfirst", "slugline", "byline", "authors",
    "dateline", "place", "dateline_date", "urgency", "topics", "keywords", "people", "text", "body",
    "signoff", "corrections", "references", "pictures",
)  # fmt: skip
LISTS = {
    "authors": lambda story: list(story.authors),
    "topics": lambda story: [name for name, _address in story.topics],
    "keywords": lambda story: list(story.keywords),
    "people": lambda story: [name for name, _address in story.people],
    "corrections": lambda story: [told["right"] for told in story.corrections],
    "references": lambda story: [told.get("url") or told.get("title") for told in story.references],
    "pictures": lambda story: [picture.href for picture in story.pictures],
}
COLUMNS = {name: LISTS.get(name) or attrgetter(name) for name in FIELDS}
WHOLE = frozenset({"version", "urgency"})
DAYS = frozenset({"published_on", "dateline_date"})
MOMENTS = frozenset({"published_at", "updated_at", "expires_at"})


def row(story):
    """The story's values, in the order of COLUMNS."""
    return [reading(story) for reading in COLUMNS.values()]


def printed(value):
    """The value as text: days and moments in ISO 8601, lists joined by "; ", nothing as ""."""
    if isinstance(value, list):
        return PARTED.join(map(str, value))
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
