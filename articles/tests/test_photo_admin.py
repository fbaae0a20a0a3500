import pytest
from django import forms
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import desk, photos, versions
from articles.admin.story_photos import PhotoFields
from articles.models import Article, AuditEntry, Photo
from articles.photos import pictures
from articles.tests.factories import make_article, make_live_article
from articles.tests.pictures import picture, with_iptc

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/photo/"
UPLOAD = "/admin/articles/photo/upload/"
USE = {"photo": "radar", "caption": "A radar.", "credit": "Ann Roe", "alt": "A dish"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("ann"))
    return client


@pytest.fixture
def radar():
    return photos.store("radar", picture("PNG", (600, 300)), credit="Bo Lee", alt="The dish")


def staff(client, *permissions):
    user = User.objects.create_user("cara", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def file(name="harbor.png", data=None):
    return SimpleUploadedFile(name, picture() if data is None else data)


def change(photo):
    return reverse("admin:articles_photo_change", args=[photo.pk])


def fields_of(client, photo):
    form = client.get(change(photo)).context["adminform"].form
    return {name: form[name].value() for name in form.fields}


# Uploading


def test_one_picture_is_stored_and_opened(editor):
    response = editor.post(UPLOAD, {"files": file(data=with_iptc({120: b"A harbor."}))})
    photo = Photo.objects.get()
    assert response["Location"] == change(photo)
    page = editor.get(response["Location"]).content.decode()
    assert "Enter its credit and alternative text." in page
    assert photo.caption == "A harbor."


def test_several_pictures_are_stored_and_listed(editor):
    files = [file("a.png"), file("b.jpg", picture("JPEG")), file("c.avif", picture("AVIF"))]
    response = editor.post(UPLOAD, {"files": files}, follow=True)
    assert Photo.objects.count() == 3
    assert response.context["cl"].result_count == 3


def test_a_refused_file_says_why_and_holds_up_no_other(editor):
    files = [file("notes<b>.png", b"no picture"), file("a.png"), file("empty.png", b"")]
    page = editor.post(UPLOAD, {"files": files}, follow=True).content.decode()
    assert Photo.objects.count() == 1
    assert "“notes&lt;b&gt;.png” was not stored. The file is no whole picture" in page
    assert "“empty.png” was not stored." in page
    acts = AuditEntry.objects.filter(act="upload").values_list("is_refused", "done_by")
    assert sorted(acts) == [(False, "ann"), (True, "ann"), (True, "ann")]


def test_a_file_that_is_too_large_is_not_read(editor, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 10)
    monkeypatch.setattr(photos, "MAX_BYTES", 10)
    assert "It is larger than" in editor.post(UPLOAD, {"files": file()}).content.decode()
    assert not Photo.objects.exists()


@pytest.mark.parametrize("count", [0, 51])
def test_none_and_too_many_are_refused(editor, count):
    response = editor.post(UPLOAD, {"files": [file(f"{n}.png", b"") for n in range(count)]})
    assert response.context["form"].errors["files"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_add_photos_may_not_upload(client, method):
    client = staff(client, "view_photo", "change_photo")
    assert getattr(client, method)(UPLOAD).status_code == 403
    assert not Photo.objects.exists()


def test_a_photo_is_added_by_uploading_it(editor):
    assert editor.get(LIST + "add/")["Location"] == UPLOAD
    assert editor.post(LIST + "add/", {"name": "x"})["Location"] == UPLOAD
    assert not Photo.objects.exists()


def test_the_upload_page_works_without_scripts(editor):
    page = editor.get(UPLOAD).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert "multiple" in page[page.index('<input type="file"') :][:300]


# Changing


def test_another_focal_point_has_the_renditions_made_again(editor, radar, monkeypatch):
    ordered = []
    monkeypatch.setattr(photos, "order_renditions", ordered.append)
    sent = fields_of(editor, radar)
    editor.post(change(radar), sent | {"caption": "Another caption"})
    assert ordered == []
    editor.post(change(radar), sent | {"focal_x": "0.25"})
    assert ordered == [radar]
    assert Photo.objects.get().focal_x == 0.25


@pytest.mark.parametrize("value", ["-0.1", "1.1", "nan", "inf", "middle"])
def test_a_focal_point_outside_of_the_picture_is_refused(editor, radar, value):
    response = editor.post(change(radar), fields_of(editor, radar) | {"focal_x": value})
    assert response.context["adminform"].form.errors["focal_x"]


def test_forged_fields_change_nothing(editor, radar):
    forged = {"name": "other", "image": file(), "renditions": '{"stem": "x"}', "width": "1"}
    editor.post(change(radar), fields_of(editor, radar) | forged)
    again = Photo.objects.get()
    assert (again.name, again.image.name, again.renditions, again.width) == (
        "radar",
        "photos/radar.png",
        {},
        600,
    )


def test_what_is_missing_is_flagged_and_found(editor, radar):
    photos.store("bare", picture())
    page = editor.get(LIST).content.decode()
    assert page.count("Credit missing") == page.count("Alternative text missing") == 1
    for missing in ("credit", "alt"):
        found = editor.get(LIST, {"missing": missing}).context["cl"].result_list
        assert [photo.name for photo in found] == ["bare"]


def test_the_list_costs_the_same_for_one_and_for_many(editor, django_assert_max_num_queries):
    for number in range(12):
        photos.store(f"photo-{number}", picture())
    with django_assert_max_num_queries(8):
        editor.get(LIST)


# Where it is used


def test_the_photo_lists_the_stories_that_show_it_and_those_that_will(editor, radar):
    shows = make_live_article({"photos": [USE], "headline": "Shows it"})
    will = make_live_article({"headline": "Will show it"})
    desk.save(will, versions.latest(will).story | {"photos": [USE]})
    make_live_article({"headline": "Never did"})
    page = editor.get(change(radar)).content.decode()
    assert reverse("admin:articles_article_change", args=[shows.pk]) in page
    assert "Will show it (published)" in page
    assert "Never did" not in page


def test_a_killed_story_is_not_named(editor, radar):
    make_live_article({"photos": [USE], "headline": "CANARY"})
    Article.objects.update(status="killed")
    assert "CANARY" not in editor.get(change(radar)).content.decode()


def test_a_photo_that_a_version_names_cannot_be_deleted(editor, radar):
    article = make_article({"photos": [USE]})
    desk.save(article, versions.latest(article).story | {"photos": []})
    assert editor.post(f"{LIST}{radar.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Photo.objects.exists()


def test_an_unused_photo_is_deleted_with_a_line_in_the_log(editor, radar):
    editor.post(f"{LIST}{radar.pk}/delete/", {"post": "yes"})
    assert not Photo.objects.exists()
    assert AuditEntry.objects.get(act="delete photo").subject == "radar"


# A story's photos


class Story(PhotoFields, forms.Form):
    """The story's form as far as its photos go."""


def form_with(*lines, before=(), **more):
    data = {"photos-TOTAL_FORMS": len(lines), "photos-INITIAL_FORMS": len(before)}
    for number, line in enumerate(lines):
        data |= {f"photos-{number}-{name}": value for name, value in line.items()}
    form = Story(data | more)
    form.photo_uses_initial({"photos": list(before)})
    return form


def uses_of(form):
    assert form.is_valid(), (form.errors, form.photo_uses.errors)
    return form.photo_uses_story()


def test_words_left_empty_are_those_of_the_photo(radar):
    assert uses_of(form_with({"photo": "radar", "caption": "Ours"})) == [
        {"photo": "radar", "caption": "Ours", "credit": "Bo Lee", "alt": "The dish"}
    ]


def test_words_emptied_later_stay_empty(radar):
    sent = {"photo": "radar", "caption": "", "credit": "", "alt": "A dish", "ORDER": 1}
    assert uses_of(form_with(sent, before=[USE])) == [USE | {"caption": "", "credit": ""}]


def test_a_form_sent_back_unchanged_changes_nothing(radar):
    before = [USE | {"caption": " Two\nlines "}, USE]
    form = form_with(
        before[0] | {"caption": " Two\r\nlines ", "ORDER": 1},
        USE | {"ORDER": 2},
        {"photo": "", "caption": "", "credit": "", "alt": "", "ORDER": ""},
        before=before,
    )
    assert uses_of(form) == before


def test_photos_stand_in_the_order_of_their_places(radar):
    photos.store("map", picture())
    other = USE | {"photo": "map"}
    form = form_with(USE | {"ORDER": 2}, other | {"ORDER": 1}, before=[USE, other])
    assert [use["photo"] for use in uses_of(form)] == ["map", "radar"]


def test_a_photo_is_taken_out_of_the_story(radar):
    assert uses_of(form_with(USE | {"ORDER": 1, "DELETE": "on"}, before=[USE])) == []
    assert Photo.objects.exists()


def test_a_name_that_is_no_photos_is_refused_by_name(radar):
    form = form_with({"photo": "radio"})
    assert not form.is_valid()
    assert "'radio' is not the name of a photo" in str(form.photo_uses.errors)


def test_words_without_a_photo_are_not_thrown_away(radar):
    form = form_with({"photo": "", "caption": "Whose?"})
    assert not form.is_valid()
    assert "Choose the photo" in str(form.photo_uses.errors)


def test_a_form_sent_without_photos_leaves_them_as_they_are(radar):
    form = Story({})
    form.photo_uses_initial({"photos": [USE]})
    assert uses_of(form) == [USE]


@pytest.mark.parametrize("total", ["", "x", "0", "-1", "100000"])
def test_a_forged_number_of_lines_is_refused(radar, total):
    form = form_with(USE, before=[USE], **{"photos-TOTAL_FORMS": total})
    assert not form.is_valid()


def test_a_missing_credit_or_alternative_text_is_flagged(radar):
    form = Story()
    form.photo_uses_initial({"photos": [USE, USE | {"credit": "", "alt": ""}]})
    assert [line["lacking"] for line in form.photo_uses.lines] == [
        [],
        ["Credit", "Alternative text"],
        [],
    ]


def test_a_line_that_is_wrong_is_left_out_of_an_unfinished_story(radar):
    form = form_with(USE | {"ORDER": 1}, {"photo": "radio", "ORDER": 2}, before=[USE])
    assert not form.is_valid()
    assert form.photo_uses_story() == [USE]


def test_every_field_of_the_panel_is_sent_with_the_story(radar):
    form = Story()
    form.photo_uses_initial({"photos": [USE]})
    page = str(form.photo_uses)
    assert page.count("<input") + page.count("<textarea") == page.count('form="article_form"')
