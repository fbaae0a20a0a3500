"""The portrait of an official: chosen at the desk, seen on the official's page and on cards."""

import json
import re

import pytest
from django.contrib.auth.models import User

from articles import desk as stories
from articles import photos, surfaces
from articles.models import Photo
from articles.tests.factories import make_live_article, make_topic
from articles.tests.pictures import picture
from articles.tests.staff import make_member
from people.loader import load_directory
from people.models import Official
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db


@pytest.fixture
def official():
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(), start="2000")
    return official


@pytest.fixture
def photo(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    data = picture("PNG", size=(640, 800))
    return photos.store("ann", data, credit="Bob Poe / Harbor Press", alt="Ann Roe on a pier")


def posted(page, **more):
    """What the form would send as it stands, and more."""
    form = page.context["adminform"].form
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    for formset in page.context["inline_admin_formsets"]:
        data |= {f"{formset.formset.prefix}-{part}_FORMS": 0 for part in ("TOTAL", "INITIAL")}
    lists = dict.fromkeys(("identifiers", "links", "sources"), "[]")
    return {name: value for name, value in (data | lists | more).items() if value is not None}


def choose(client, official, photo):
    address = f"/admin/people/official/{official.pk}/change/"
    return client.post(address, posted(client.get(address), photo=photo.pk if photo else ""))


@pytest.fixture
def desk(client):
    client.force_login(make_member("archivist"))
    return client


def test_a_photo_is_chosen_and_stands_on_the_page_with_its_credit(desk, official, photo):
    assert choose(desk, official, photo).status_code == 302
    desk.logout()
    text = desk.get("/people/ann-roe/").text
    assert 'alt="Ann Roe on a pier"' in text
    assert "Bob Poe / Harbor Press</figcaption>" in text
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    person = next(one for one in told["@graph"] if one["@type"] == "ProfilePage")["mainEntity"]
    assert person["image"] == f"http://127.0.0.1:8000{photo.image.url}"
    assert f'<meta property="og:image" content="{person["image"]}">' in text
    assert desk.get(photo.image.url).status_code == 200


def test_without_a_portrait_there_is_a_monogram_and_no_image(client, official):
    make_live_article({"body": "<p>Ann Roe opened the pier.</p>"})
    text = client.get("/people/ann-roe/").text
    assert "<figure" not in text
    assert '"image"' not in text
    front = client.get("/").text
    assert '<span class="initials" aria-hidden="true">AR</span>' in front


def test_cards_show_it_and_lose_it_at_once(client, official, photo):
    make_topic(slug="piers", name="Piers")
    story = make_live_article({"body": "<p>Ann Roe opened the pier.</p>", "topics": ["piers"]})
    pages = ["/", story.get_absolute_url(), "/topics/piers/", "/people/ann-roe/"]
    for path in pages:
        assert photo.image.url not in client.get(path).text
    Official.objects.update(portrait=photos.as_portrait(photo))
    for path in pages:
        assert photo.image.url in client.get(path).text, path
    Official.objects.update(portrait={})
    for path in pages:
        assert photo.image.url not in client.get(path).text, path
    assert client.get(photo.image.url).status_code == 404


def test_its_sizes_and_its_words_follow_the_photo(client, official, photo):
    Official.objects.update(portrait=photos.as_portrait(photo))
    photos.make_renditions(photo)
    photo.refresh_from_db()
    small = load_directory().officials["ann-roe"].portrait
    assert small.endswith("-card-320.webp")
    assert client.get(small)["Content-Type"] == "image/webp"
    Photo.objects.update(credit="Cara Dunn")
    photos.refresh(photo)
    assert "Cara Dunn</figcaption>" in client.get("/people/ann-roe/").text


@pytest.mark.parametrize("missing", ["credit", "alt"])
def test_a_photo_without_its_words_is_no_portrait(desk, official, photo, missing):
    Photo.objects.update(**{missing: ""})
    answer = choose(desk, official, photo)
    assert "has no credit or no alternative text" in answer.text
    assert Official.objects.get().portrait == {}


def test_a_photo_of_killed_stories_is_chosen_by_who_reads_the_legal_archive(
    client, official, photo
):
    use = {"photo": photo.name, "caption": "", "credit": "Bob Poe", "alt": "A pier"}
    story = make_live_article({"photos": [use]})
    stories.kill(story, by="a test", reason="A court.", taken_down_class="legal")
    client.force_login(make_member("archivist"))
    assert "only who reads the legal archive" in choose(client, official, photo).text
    assert Official.objects.get().portrait == {}
    client.force_login(User.objects.create_superuser("cara"))
    assert choose(client, official, photo).status_code == 302
    assert Official.objects.get().portrait["photo"] == photo.name
    verdicts = {one.surface: one.fault for one in surfaces.verdicts(story)}
    assert verdicts["portraits that are its pictures"] == "1 left"


def test_who_may_not_see_photos_changes_an_official_and_no_portrait(client, official, photo):
    Official.objects.update(portrait=photos.as_portrait(photo))
    member = make_member("archivist")
    group = member.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_photo"))
    client.force_login(member)
    address = f"/admin/people/official/{official.pk}/change/"
    page = client.get(address)
    assert 'name="photo"' not in page.text
    assert client.post(address, posted(page, photo="", summary="New")).status_code == 302
    changed = Official.objects.get()
    assert (changed.summary, changed.portrait["photo"]) == ("New", "ann")


def test_a_portrait_is_not_deleted(desk, official, photo):
    Official.objects.update(portrait=photos.as_portrait(photo))
    assert (
        desk.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    choose(desk, official, None)
    assert Official.objects.get().portrait == {}
    assert not photos.is_named(photo)
