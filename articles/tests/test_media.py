"""Who is sent the file of a photo, and what the answer says."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from articles import desk, photos, versions
from articles.models import Article
from articles.tests.factories import make_article, make_live_article
from articles.tests.pictures import picture

pytestmark = pytest.mark.django_db

USE = {"photo": "radar", "caption": "A radar.", "credit": "Ann Roe", "alt": "A dish"}
ORIGINAL = "/media/photos/radar.png"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def radar():
    photo = photos.store("radar", picture("PNG", (400, 300)))
    photos.make_renditions(photo)
    return photo


@pytest.fixture
def addresses(radar):
    return [ORIGINAL, f"/media/{radar.renditions['stem']}-320.avif"]


def log_in(client, *permissions, **fields):
    user = User.objects.create_user("ann", **{"is_staff": True} | fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def answers(client, addresses):
    return [client.get(address).status_code for address in addresses]


def test_a_photo_that_no_story_shows_is_not_there_for_a_stranger(client, addresses):
    assert answers(client, addresses) == [404, 404]


HOUR = timedelta(hours=1)
HIDDEN = {
    "draft": {"status": "draft", "live_number": None, "published_at": None, "published_on": None},
    "scheduled": {"published_at": timezone.now() + 100 * HOUR},
    "embargoed": {"embargo_until": timezone.now() + 100 * HOUR},
    "expired": {"expires_at": timezone.now() - HOUR},
    "spiked": {"status": "spiked"},
    "withdrawn": {"status": "withdrawn"},
    "killed": {"status": "killed"},
}


@pytest.mark.parametrize("state", HIDDEN)
def test_a_photo_goes_with_its_story_at_once(client, addresses, state):
    make_live_article({"photos": [USE]})
    assert answers(client, addresses) == [200, 200]
    Article.objects.update(**HIDDEN[state])
    assert answers(client, addresses) == [404, 404]


def test_the_staged_edit_of_a_live_story_does_not_show_its_photo(client, addresses):
    article = make_live_article()
    desk.save(article, versions.latest(article).story | {"photos": [USE]})
    assert answers(client, addresses) == [404, 404]


def test_another_published_story_keeps_the_photo_before_readers(client, addresses):
    make_live_article({"photos": [USE]})
    make_article({"photos": [USE]})
    assert answers(client, addresses) == [200, 200]


def test_hidden_and_never_there_are_the_same_answer(client, radar):
    hidden, missing = client.get(ORIGINAL), client.get("/media/photos/never.png")
    assert hidden.content.replace(b"radar", b"never") == missing.content
    assert hidden.headers == missing.headers


@pytest.mark.parametrize(
    ("permissions", "fields", "status"),
    [
        (["view_photo"], {}, 200),
        ([], {}, 404),
        (["view_photo"], {"is_staff": False}, 404),
        (["view_photo"], {"is_active": False}, 404),
    ],
)
def test_only_staff_with_the_right_see_a_photo_before_readers_do(
    client, addresses, permissions, fields, status
):
    log_in(client, *permissions, **fields)
    assert answers(client, addresses) == [status, status]


def test_a_photo_of_killed_stories_is_part_of_the_legal_archive(client, addresses):
    story = make_live_article({"photos": [USE]})
    log_in(client, "view_photo")
    desk.kill(story, by="a test", reason="A court.", taken_down_class="legal")
    assert answers(client, addresses) == [404, 404]
    User.objects.get().user_permissions.add(Permission.objects.get(codename="read_legal_archive"))
    assert answers(client, addresses) == [200, 200]


def test_a_photo_that_another_story_shows_too_is_seen_after_a_kill(client, addresses):
    make_article({"photos": [USE]})
    story = make_live_article({"photos": [USE]})
    log_in(client, "view_photo")
    desk.kill(story, by="a test", reason="A court.", taken_down_class="legal")
    assert answers(client, addresses) == [200, 200]


def test_only_renditions_are_kept_and_only_by_the_reader(client, addresses):
    make_live_article({"photos": [USE]})
    kept = [client.get(address)["Cache-Control"] for address in addresses]
    assert kept == ["private, no-cache", "private, max-age=31536000, immutable"]


def test_a_reader_gets_no_cookie_and_the_answer_does_not_vary(client, addresses):
    make_live_article({"photos": [USE]})
    for address in addresses:
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_what_staff_see_before_readers_is_kept_nowhere(client, addresses):
    log_in(client, "view_photo")
    assert {client.get(address)["Cache-Control"] for address in addresses} == {"private, no-store"}


def test_a_file_is_sent_as_what_it_is_and_never_run(client, addresses):
    make_live_article({"photos": [USE]})
    for address, content_type in zip(addresses, ["image/png", "image/avif"], strict=True):
        response = client.get(address)
        assert response["Content-Type"] == content_type
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert b"".join(response.streaming_content)


def test_an_unchanged_original_is_not_sent_again(client, radar):
    make_live_article({"photos": [USE]})
    modified = client.get(ORIGINAL)["Last-Modified"]
    again = client.get(ORIGINAL, headers={"if-modified-since": modified})
    assert again.status_code == 304
    assert again["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "photos/",
        "photos/radar",
        "photos/radar/",
        "photos/radar/..",
        "photos/../secret.txt",
        "photos/%2e%2e/secret.txt",
        "photos/radar/%2e%2e%2f%2e%2e%2fsecret.txt",
        "photos/radar.png%00",
        "photos/radar.png%0a",
        "photos/radar/secret.html",
        "secret.txt",
    ],
)
def test_nothing_but_photos_is_sent(client, radar, media, path):
    make_live_article({"photos": [USE]})
    (media / "secret.txt").write_text("secret")
    (media / "photos" / "radar" / "secret.html").write_text("<script>alert(1)</script>")
    assert client.get("/media/" + path).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_files_are_only_read(client, addresses, method):
    make_live_article({"photos": [USE]})
    assert getattr(client, method)(addresses[0]).status_code == 405
