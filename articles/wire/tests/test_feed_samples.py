"""What the feeds and JSON of agencies say: facts out of the samples, which hold real copy."""

from collections import namedtuple

import pytest

from articles.wire import WireFault, detect

from .reading import paragraphs, parse

Facts = namedtuple(
    "Facts",
    "guid version published changed language urgency headline byline paragraphs topics pictures",
)
NONE = Facts(*[None] * 6, 0, None, 0, 0, 0)

# Headlines and texts are known by their lengths; moments as printed in ISO 8601.
SAMPLES = {
    "ninjs/ap-image-2.1": (0, [Facts(
        "http://api.ap.org/media/v/content/b2b6c3f4642f46deac7509d4db315ca0?qt=H1Kdh42orF&et=0a1aza3c0",
        0, "2019-11-15T13:39:59+00:00", "2019-11-15T14:39:44+00:00", "en", 5, 20, None, 1, 3, 1,
    )]),
    "ninjs/bbc-text": (0, [Facts(
        "https://www.example.com//12345",
        None, "2018-05-28T16:40:08", "2018-05-28T16:40:08", "en", 3, 8, "John Doe", 1, 1, 0,
    )]),
    "ninjs/dpa-2.1": (0, [Facts(
        "urn:newsml:dpa.com:20090101:190510-99-167362",
        2, "2019-05-10T16:02:28+02:00", "2019-05-10T16:02:28+02:00", "de", 4, 60,
        "Von Christian Hollmann, dpa", 9, 0, 0,
    )]),
    "ninjs/ninjs-3.1-complex-article": (0, [Facts(
        "http://ninjs.example.com/newsitems/20130709med123",
        None, "2013-07-09T10:37:00+00:00", "2013-07-09T10:37:00+00:00", "en", None, 48,
        "Paulo Santalucia and Frances d'Emilio", 4, 0, 0,
    )]),
    "ninjs/ninjs-3.1-multimedia": (0, [Facts(
        "http://ninjs.example.com/newsitems/20130709cplx456",
        None, "2013-07-09T10:39:00+00:00", "2013-07-09T10:39:00+00:00", "en", None, 48,
        "Paulo Santalucia and Frances d'Emilio", 4, 0, 2,
    )]),
    "ninjs/ninjs-3.1-simple-article": (0, [Facts(
        "http://ninjs.example.com/newsitems/20130709simp123",
        None, "2013-07-09T10:37:00+00:00", "2013-07-09T10:37:00+00:00", None, None, 48,
        "Paulo Santalucia and Frances d'Emilio", 4, 0, 0,
    )]),
    "ninjs/ntb-3.0": (0, [Facts(
        "urn:8d19cf88-b3ab-4972-8fec-1207599f2872",
        6, "2019-08-09T09:30:04+00:00", "2019-08-09T09:46:53+00:00", "nb-NO", 5, 35, "NTB", 1, 4, 0,
    )]),
    "ninjs/simple-event-3.0": (0, [Facts(
        "urn:newsml:addb.no:20110316:0002-ninjs3.0-addb--event-test",
        2, "2023-10-04T08:16:21+02:00", "2023-10-04T08:16:21+02:00", "en", 4, 35, None, 1, 0, 0,
    )]),
    "ninjs/superdesk-1": (0, [Facts(
        "urn:newsml:localhost:2017-08-24T14:37:19.783611:c044162e-7f40-4d04-b700-49b6a66e652c",
        2, "2017-08-24T04:37:19+00:00", "2017-08-24T04:38:34+00:00", "fr", 3, 8,
        "Peter and Jane", 1, 1, 0,
    )]),
    "ninjs/superdesk-3": (0, [Facts(
        "20170825001315282180",
        3, "2017-08-18T02:57:43+00:00", "2017-08-25T04:41:35+00:00", "en", 3, 23,
        "A3576/_Maurizio Gambarini", 1, 1, 1,
    )]),
    "ninjs/tt-3.0-text-image": (0, [Facts(
        "http://tt.se/media/text/210526-militarovning-a0f2d045",
        1, "2021-05-26T13:40:18+02:00", "2021-05-26T13:40:18+02:00", "sv", 3, 38, None, 4, 1, 1,
    )]),
    "jsonfeed/reader-empty": (0, [NONE._replace(guid="1", paragraphs=1)]),
    "jsonfeed/reader-full": (0, [
        NONE._replace(
            guid="2", published="2020-01-02T14:00:00-07:00", changed="2020-01-04T01:00:00+01:00",
            language="de", headline=5, paragraphs=1,
        ),
        NONE._replace(
            guid="1", published="2020-01-02T12:00:00+00:00", changed="2020-01-02T12:00:00+00:00",
            language="en", byline="Jane", paragraphs=1,
        ),
    ]),
    "rss/content-encoded": (0, [NONE._replace(guid=..., paragraphs=1)]),
    "rss/euc-kr": (0, [NONE._replace(guid=..., paragraphs=1)]),
    "rss/win1252-points": (0, [NONE._replace(guid=..., paragraphs=1)]),
    "rss/liftoff": (0, [
        NONE._replace(
            guid=f"http://liftoff.msfc.nasa.gov/2003/{day}.html#item{number}", published=moment,
            changed=moment, language="en-us", headline=headline, byline=byline, paragraphs=1,
        )
        for day, number, moment, headline, byline in (
            ("06/03", 573, "2003-06-03T09:39:21+00:00", 9, "Writer"),
            ("05/30", 572, "2003-05-30T11:06:42+00:00", 0, None),
            ("05/27", 571, "2003-05-27T08:37:32+00:00", 25, None),
            ("05/20", 570, "2003-05-20T08:56:02+00:00", 25, None),
        )
    ]),
    "rss/nytimes-category": (0, [NONE._replace(
        guid="http://www.nytimes.com/2013/05/06/nyregion/"
        "epa-plan-to-clean-up-gowanus-canal-meets-local-resistance.html?partner=rss&emc=rss",
        published="2013-05-05T17:15:11+00:00", changed="2013-05-05T17:15:11+00:00",
        language="en-us", headline=60, paragraphs=1, topics=2,
    )]),
    "rss/reader-full": (3, [
        NONE._replace(
            guid="7bd204c6-1655-4c27-aeee-53f933c5395f", published="2009-09-06T16:20:00+00:00",
            changed="2009-09-06T16:20:00+00:00", headline=13, byline="Example editor",
            paragraphs=1, pictures=1,
        ),
        NONE._replace(
            guid="00000000-1655-4c27-aeee-00000000", published="2009-09-06T00:00:00+00:00",
            changed="2009-09-06T00:00:00+00:00", headline=20,
        ),
    ]),
    "atom/complex-namespace": (0, [NONE._replace(
        guid="urn:uuid:d5ffaea2-0a9a-4f38-98fc-5c364177b6b4",
        published="2012-08-04T01:29:34.677000+00:00", changed="2012-08-04T01:29:34.677000+00:00",
        headline=17, byline="John Doe", paragraphs=1, topics=3,
    )]),
    "atom/reader-full": (3, [
        NONE._replace(
            guid="urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
            published="2003-12-13T09:17:51-08:00", changed="2003-12-13T18:30:02+00:00",
            language="en", headline=28, byline="John Doe", paragraphs=1,
        ),
        NONE._replace(
            guid="urn:uuid:00000000-cfb8-4ebb-aaaa-00000000000",
            published="2003-12-13T00:00:00+00:00", changed="2003-12-13T00:00:00+00:00",
            headline=34, byline="John Doe",
        ),
    ]),
    "atom/unknown-namespace": (0, [NONE._replace(
        guid="http://hsivonen.iki.fi/test/unknown-namespace.atom/entry",
        published="2006-01-22T19:47:34+00:00", changed="2006-01-22T19:47:34+00:00",
        headline=58, byline="Henri Sivonen", paragraphs=2,
    )]),
    "atom/wenn": (0, [
        NONE._replace(
            guid=f"urn:feed-wenn-com:newsfeedarticle:2:2222:{number}", published=moment,
            changed=moment, language="en", headline=headline, byline="WENN Newsdesk",
            paragraphs=1, topics=1,
        )
        for number, moment, headline in (
            (1, "2015-01-30T00:33:06+00:00", 50), (3, "2015-01-29T21:58:32+00:00", 61)
        )
    ]),
}  # fmt: skip


def bytes_of(shared, name):
    folder = name.partition("/")[0]
    (path,) = (shared / "formats" / "samples" / folder).glob(f"{name.partition('/')[2]}.*")
    return path.read_bytes()


def facts_of(item):
    return Facts(
        item.guid,
        item.version,
        item.published_at and item.published_at.isoformat(),
        item.version_created and item.version_created.isoformat(),
        item.language,
        item.urgency,
        len(item.headline or ""),
        item.byline,
        len(paragraphs(item)),
        len(item.topics),
        len(item.pictures),
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_facts_of_the_sample(shared, name):
    refused, wanted = SAMPLES[name]
    format, stories, faults = parse(bytes_of(shared, name))
    assert format == name.partition("/")[0]
    assert len(faults) == refused
    found = [facts_of(story) for story in stories]
    unnamed = [facts.guid is ... for facts in wanted]
    assert [
        facts._replace(guid=...) if any_guid else facts
        for facts, any_guid in zip(found, unnamed, strict=True)
    ] == wanted


@pytest.mark.parametrize("folder", ["ninjs", "rss", "atom", "jsonfeed"])
def test_every_sample_is_read_or_refused_for_a_reason(shared, folder):
    for path in sorted((shared / "formats" / "samples" / folder).iterdir()):
        with path.open("rb") as file:
            member = detect(file.peek(65536))
            assert folder == member.NAME
            found = list(member.parse(file))
        assert found
        for item in found:
            is_reason = isinstance(item, WireFault) and "neither a title nor a text" in str(item)
            assert is_reason or item.guid


def test_members_of_a_parliament_come_each_under_a_name_of_their_own(shared):
    _format, stories, faults = parse(bytes_of(shared, "atom/nz-parliament-mps"))
    assert (len(stories), faults) == (121, [])
    assert len({story.guid for story in stories}) == 121
    assert stories[0].guid == "51MP2691"
    assert stories[0].published_at.isoformat() == "2014-11-19T09:55:00+13:00"


def test_encodings_of_the_samples(shared):
    (korean,) = parse(bytes_of(shared, "rss/euc-kr"))[1]
    assert paragraphs(korean) == ["\ub144"]
    (points,) = parse(bytes_of(shared, "rss/win1252-points"))[1]
    assert paragraphs(points) == ["don\u2019t"]


def test_what_a_picture_of_an_agency_says_beside_the_story(shared):
    (story,) = parse(bytes_of(shared, "ninjs/tt-3.0-text-image"))[1]
    (picture,) = story.pictures
    assert (picture.width, picture.height, picture.role) == (4724, 3149, "a001")
    assert picture.credit == "Karl Melander/TT"
    assert picture.media_type == "image/jpeg"
    assert story.expires_at.isoformat() == "2023-05-31T00:00:00+02:00"
    assert story.supplied["subjects"][0]["code"] == "16000000"
    assert story.supplied["rights"] == {"holder": "TT"}
    assert [place["name"] for place in story.supplied["places"]] == [
        "Sverige",
        "Gotland",
        "Finland",
    ]
