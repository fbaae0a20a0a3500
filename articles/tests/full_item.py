"""A story with everything in it, for asking formats what they carry."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

from articles.reading.facts import Credit
from articles.wire import Channel, Picture, Printed

CHANNEL = Channel(
    "Newsroom",
    "Newsroom",
    "https://news.example.org/",
    written_at=datetime(2007, 3, 9, 8, tzinfo=UTC),
)
AT = "2007-03-06T11:45:00+00:00"
PARTS = ("href", "media_type", "caption", "credit", "alt", "width", "height")  # of a picture
CODED = [{"name": "A thing", "code": "medtop:11000000", "scheme": "http://cv.example.org/"}]

FULL = Printed(
    address="https://news.example.org/2007/03/05/harbor-opens/",
    headline="Harbor Opens",
    published_on=date(2007, 3, 5),
    published_at=datetime(2007, 3, 5, 10, 30, tzinfo=UTC),
    publisher="Newsroom",
    guid="tag:example.org,2007:harbor",
    standfirst="The harbor is open.",
    slugline="BC-Harbor",
    byline="Ann Roe",
    authors=("Ann Roe",),
    credits=(Credit("Ann Roe", "Sgt.", "USA", "Coast Agency"),),
    source="Northern Press Service",
    dateline="VARNHOLM, March 4, 2007 –",
    place="VARNHOLM",
    dateline_date=date(2007, 3, 4),
    body="<p>The harbor <strong>opened</strong>.</p>\n<ul><li>Ships came.</li></ul>",
    text="The harbor opened.\n\nShips came.",
    signoff="(Bo Lind contributed.)",
    updated_at=datetime(2007, 3, 6, 11, 45, tzinfo=UTC),
    expires_at=datetime(2031, 1, 2, 3, 4, tzinfo=UTC),
    version=7,
    language="en",
    urgency=3,
    topics=(("Harbors", "https://news.example.org/topics/harbors/"),),
    keywords=("quay",),
    people=(("Tove Lind", "https://news.example.org/people/tove-lind/"),),
    corrections=(
        {
            "kind": "correction",
            "wrong": "Two.",
            "right": "Three.",
            "at": "2007-03-06T11:45:00+00:00",
        },
    ),
    references=({"url": "https://example.org/report", "title": "The report"},),
    pictures=(
        Picture(
            href="https://news.example.org/media/photos/quay.jpg",
            media_type="image/jpeg",
            caption="The quay.",
            credit="Photo Desk",
            alt="A quay",
            width=800,
            height=600,
        ),
    ),
    supplied={
        "version": "0007",
        "created": "2007-03-04T09:00:00+00:00",
        "thread": "thread-1",
        "replaces": "tag:example.org,2007:before",
        "genre": "Feature",
        "service": "Wire A",
        "priority": 4,
        "located": "Newsdesk City",
        "headlines": {"short": "Harbor", "seo": "Harbor opens today", "sub": "Ships come"},
        "rights": {"holder": "Holder", "year": "2007", "notice": "Notice.", "terms": "Terms."},
        "links": [{"rel": "alternate", "href": "https://example.org/a", "title": "Other"}],
        "subjects": CODED,
        "people": CODED,
        "organisations": CODED,
        "places": CODED,
        "events": CODED,
    },
)

OTHER = replace(
    FULL,
    published_on=date(2008, 4, 6),
    published_at=datetime(2008, 4, 6, 7, 20, tzinfo=UTC),
    updated_at=datetime(2008, 5, 7, 1, 15, tzinfo=UTC),
    expires_at=datetime(2032, 2, 3, 4, 5, tzinfo=UTC),
    dateline_date=date(2008, 4, 5),
    version=8,
    urgency=5,
    status="withheld",
    language="de",
    body="<p>The pier <strong>closed</strong>.</p>",
    credits=(Credit("Bo Lind", "Cpl.", "USN", "Sea Agency"),),
    authors=("Bo Lind",),
    topics=(("Piers", "https://news.example.org/topics/piers/"),),
    keywords=("jetty",),
    people=(("Ann Roe", "https://news.example.org/people/ann-roe/"),),
    corrections=(
        {
            "kind": "correction",
            "wrong": "Six.",
            "right": "Four.",
            "at": "2007-03-06T11:45:00+00:00",
        },
    ),
    references=({"url": "https://example.org/other", "title": "Another"},),
    **{
        name: f"{getattr(FULL, name)} otherwise"
        for name in (
            *("headline", "publisher", "guid", "standfirst", "slugline", "byline", "source"),
            *("dateline", "place", "text", "signoff"),
        )
    },
    address="https://news.example.org/2007/03/05/another/",
)


def variants():
    """Yield (what is told, the full story with that one thing otherwise), in a fixed order."""
    for field in fields(Printed):
        name = field.name
        if name == "supplied":
            for key, value in FULL.supplied.items():
                yield f"supplied {key}", replace(FULL, supplied=FULL.supplied | {key: other(value)})
        elif name == "pictures":
            (picture,) = FULL.pictures
            for part in PARTS:
                changed = replace(picture, **{part: other(getattr(picture, part))})
                yield f"pictures' {part}", replace(FULL, pictures=(changed,))
        else:
            yield name, replace(FULL, **{name: getattr(OTHER, name)})


def other(value):
    """The value with every text and number in it otherwise."""
    if isinstance(value, dict):
        return {key: other(part) for key, part in value.items()}
    if isinstance(value, list):
        return [other(part) for part in value]
    if isinstance(value, int):
        return value + 1
    if value.startswith("2007-"):
        return value.replace("2007-", "2006-")
    return "image/png" if value == "image/jpeg" else f"{value}1"


def document(member, item):
    """What the format writes of that one story, as bytes."""
    pieces = member.render([item], CHANNEL)
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
