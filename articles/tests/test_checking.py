import io
import json

import pytest

from articles import archive, versions
from articles.checking import check
from articles.models import Article
from articles.tests.test_archive import bring_in
from articles.wire import ArchiveRecord, WireError, jsonl

pytestmark = pytest.mark.django_db

ENTRY = {"number": 1, "kind": "first", "tag": "", "line": ""}
NEW = {"other_names": [], "old_slugs": []}


def record_of(content=None, **fields):
    """A story's record with one version, as text."""
    content = content or versions.canonical(versions.story_with(headline="H", body="<p>T.</p>"))
    version = {
        "number": 1,
        "content": content,
        "digest": versions.digest(content),
        "previous_digest": "",
        "origin": "desk",
        "supplied_digest": "",
        "saved_at": "2007-04-23T00:00:00+00:00",
    }
    entry = {
        "number": 1,
        "kind": "first",
        "tag": "",
        "line": "",
        "entered_at": "2007-04-23T00:00:00+00:00",
    }
    record = {
        "guid": "g",
        "slug": "h",
        "status": "live",
        "latest_number": 1,
        "live_number": 1,
        "published_at_is_a_day": False,
        "published_at": "2007-04-23T00:00:00+00:00",
        "published_on": "2007-04-23",
        "updated_at": None,
        "embargo_until": None,
        "expires_at": None,
        "created_at": "2007-04-23T00:00:00+00:00",
        "saved_at": None,
        "source": None,
        "versions": [version],
        "ledger": [entry],
        "corrections": [],
    }
    return '{"newsroom":"article",' + json.dumps(record | fields)[1:] + "\n"


def test_a_sound_record_is_taken(tmp_path, client):
    (told,) = bring_in(record_of(), tmp_path)
    assert told["outcome"] == "created"
    assert client.get("/2007/04/23/h/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"slug": "a/b"}, "slug"),
        ({"slug": ""}, "slug"),
        ({"slug": '"><b>'}, "slug"),
        ({"guid": ""}, "guid"),
        ({"guid": "\ud800"}, "surrogates"),
        ({"guid": "a\0b"}, "guid"),
        ({"guid": 5}, "guid"),
        ({"status": "zombie"}, "status"),
        ({"versions": []}, "latest_number"),
        ({"versions": [5]}, "5 is not a JSON object"),
        ({"versions": {"a": 1}}, "not a list"),
        ({"live_number": 5, "latest_number": 9}, "latest_number"),
        ({"live_number": 2}, "version 2"),
        ({"live_number": None}, "a live story"),
        ({"latest_number": 10**30}, "latest_number"),
        ({"latest_number": "1"}, "latest_number"),
        ({"latest_number": None}, "latest_number"),
        ({"published_at": None}, "a live story"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, "published_at"),
        ({"published_at": "2007-04-23T00:00:00"}, "has no zone"),
        ({"published_at": 5}, "published_at: 5 is no datetime"),
        ({"published_on": "1850-01-01"}, "published_on"),
        ({"published_on": "0001-01-01"}, "published_on"),
        ({"created_at": None}, "created_at"),
        ({"source": ["x"]}, "source"),
        ({"source": "nobody"}, "no source has the slug 'nobody'"),
        ({"pk": 1}, "pk"),
        ({"ledger": [ENTRY]}, "entered_at"),
    ],
)
def test_a_record_that_no_page_could_show_is_refused(tmp_path, client, fields, reason):
    (told,) = bring_in(record_of(**fields), tmp_path, fails=True)
    assert reason in told["reason"]
    assert told["reason"].startswith("line 1: ")
    assert not Article.objects.exists()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[]", "not a story"),
        ("{}", "not a field of a story"),
        ("[" * 200_000, "recursion"),
        ("{ }", "not a field of a story"),
    ],
)
def test_content_that_is_no_story_is_refused(tmp_path, content, reason):
    (told,) = bring_in(record_of(content), tmp_path, fails=True)
    assert reason in told["reason"]
    assert not Article.objects.exists()


def test_content_must_be_written_to_the_byte(tmp_path):
    spaced = json.dumps(versions.story_with(headline="H"))
    (told,) = bring_in(record_of(spaced), tmp_path, fails=True)
    assert "to the byte" in told["reason"]


@pytest.mark.parametrize("field", ["ledger", "versions", "corrections"])
def test_what_belongs_to_no_record_is_refused(tmp_path, field):
    (told,) = bring_in(record_of(**{field: [{"article_id": 3}]}), tmp_path, fails=True)
    assert "article_id: not known here" in told["reason"]


def test_checking_a_record_writes_nothing_and_names_its_line(django_assert_num_queries):
    bad = next(jsonl.parse(io.BytesIO(record_of(slug="a/b").encode())))
    good = next(jsonl.parse(io.BytesIO(record_of().encode())))
    with django_assert_num_queries(0):
        archive.check(good)
        with pytest.raises(WireError, match=r"^line 1: the article is damaged: slug: "):
            archive.check(bad)


@pytest.mark.parametrize(
    ("kind", "fields", "reason"),
    [
        ("topic", {"slug": "t", "name": "T", "introduction": "", **NEW, "parent": 5}, "parent"),
        (
            "topic",
            {"slug": "t", "name": "T", "introduction": "", **NEW, "parent": "u"},
            "no topic has",
        ),
        (
            "topic",
            {"id": 1, "slug": "t", "name": "T", "introduction": "", **NEW, "parent": None},
            "id",
        ),
        ("topic", {"slug": "a/b", "name": "T", "introduction": "", **NEW, "parent": None}, "slug"),
        ("source", {"slug": "s"}, "'name' is missing"),
        ("photo", {"name": "p", "caption": "", "credit": "c", "alt": "a", "image": "!"}, "photo"),
    ],
)
def test_a_record_of_another_kind_is_checked_too(kind, fields, reason):
    with pytest.raises(WireError, match=f"^line 7: .*{reason}"):
        archive.store(ArchiveRecord(kind, fields, 7))


def test_a_script_in_a_record_is_kept_to_the_byte_and_never_shown(tmp_path, client):
    story = versions.story_with(headline="H") | {
        "body": "<p>T.</p><script>alert(1)</script><img src=x onerror=alert(2)>"
    }
    text = record_of(versions.canonical(story))
    bring_in(text, tmp_path)
    page = client.get("/2007/04/23/h/").text
    assert "<p>T.</p>" in page
    assert "alert(" not in page
    assert versions.latest(Article.objects.get()).story == story
    assert versions.faults(Article.objects.get()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("references", [{"url": "javascript:alert(1)", "title": "T"}]),
        ("references", [{"url": " javascript:alert(1)"}]),
        ("references", [{"url": 5}]),
        ("references", [{"url": "https://example.org/", "onclick": "x"}]),
        ("references", 5),
        ("dateline", "x"),
        ("dateline", {"day": "0001-01-01", "place": None, "printed": None}),
        ("dateline", {"day": "soon", "place": None, "printed": None}),
        ("topics", None),
        ("language", None),
        ("officials", []),
        ("photos", "ab"),
        ("bylines", [{"name": "x", "article_id": 3}]),
        ("bylines", {"a": 1}),
        ("bylines", [{"name": "x" * 201, "title": "", "service": "", "affiliation": ""}]),
        ("headline", "x" * 501),
        ("headline", ["x"]),
        ("standfirst", "a\0b"),
        ("signoff", {"a": 1}),
        ("urgency", 0),
        ("urgency", True),
    ],
)
def test_a_field_of_a_story_that_cannot_be_is_named(name, value):
    with pytest.raises(ValueError, match=f"^{name}: "):
        check(versions.story_with() | {name: value})
