"""Every component of the readers' pages, each by itself, while developing. No story is needed."""

from datetime import UTC, date, datetime

from django.shortcuts import render

from newsroom.paging import Page

from .models import Article, Source, Topic

MOMENT = datetime(2030, 4, 23, 16, 5, tzinfo=UTC)


def patterns(request):
    """The components of templates/components/, in the states that pages show them in."""
    return render(request, "patterns.html", samples())


def samples():
    """What the templates take, invented, and without a row in the database."""
    agency = Source(name="Harbor Press Service", slug="harbor-press")
    story = Article(
        headline="Harbor Council Opens a Third Pier",
        standfirst="The pier takes ships of twice the length that the old ones took.",
        slug="harbor-council-opens-a-third-pier",
        published_on=date(2030, 4, 23),
        published_at=MOMENT,
        dateline_place="VARNHOLM",
        source=agency,
        page={},
    )
    story.opening = story.standfirst
    story.reasons = [{"text": "Ann Roe"}, {"text": "harbor piers"}]
    foreign = Article(
        headline="המועצה פותחת רציף",
        slug="pier",
        published_on=date(2030, 4, 22),
        published_at=MOMENT,
        language="he",
        page={},
    )
    return {
        "notice": {
            "text": "The archive can be read but not changed on Saturday.",
            "link": "/about/",
        },
        "story": story,
        "foreign": foreign,
        "other_day": date(2030, 4, 20),
        "weeks": (
            (None, *((date(2030, 4, day), 0, "") for day in range(1, 7))),
            tuple((date(2030, 4, day), 3 * day, "#") for day in range(7, 14)),
        ),
        "topics": [Topic(name=name, slug="t") for name in ("Harbors", "Piers and quays", "Budget")],
        "photo": {
            "url": "/static/img/icon.svg",
            "width": 1200,
            "height": 800,
            "caption": "The third pier, seen from the old lighthouse.",
            "credit": "Photograph: Bob Poe",
            "alt": "A long pier with two ships.",
            "renditions": {},
        },
        "correction": {
            "kind": "correction",
            "wrong": "The pier is 240 meters long.",
            "right": "The pier is 420 meters long.",
            "at": MOMENT.isoformat(),
        },
        "quotation": {
            "text": "The pier is long, and it is ours,",
            "speaker": "Ann Roe",
            "anchor": "q-1",
            "official": None,
        },
        "page": Page([story], newer="2030", older="2029", number=7),
        "row": {
            "story": story,
            "address": story.get_absolute_url(),
            "headline": story.headline,
            "text": story.standfirst,
            "quotation": None,
        },
    }
