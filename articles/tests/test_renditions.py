import io

import pytest
from django.core.management import call_command
from django.tasks import default_task_backend
from django.utils.html import conditional_escape
from PIL import Image

from articles import photos, versions
from articles.models import Article, Photo
from articles.photos.renditions import WIDTHS, card_box, make_in_background, widths_within
from articles.templatetags.photos import picture as picture_tag
from articles.tests.factories import make_live_article
from articles.tests.pictures import picture, quarters

pytestmark = pytest.mark.django_db

USE = {"photo": "radar", "caption": "A radar.", "credit": "Ann Roe", "alt": "A dish"}
SIZES = "100vw"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def radar():
    return photos.store("radar", picture("JPEG", (700, 500)))


def opened(photo, name):
    with photo.image.storage.open(name) as file:
        image = Image.open(io.BytesIO(file.read()))
        image.load()
        return image


@pytest.mark.parametrize(
    ("width", "widths"),
    [(200, [200]), (320, [320]), (700, [320, 480, 640, 700]), (1600, [*WIDTHS]), (9000, [*WIDTHS])],
)
def test_nothing_is_made_larger_than_it_is(width, widths):
    assert widths_within(width) == widths


@pytest.mark.parametrize(
    ("size", "focal", "box"),
    [
        ((300, 200), (0.5, 0.5), (0, 0, 300, 200)),
        ((600, 200), (0.5, 0.5), (150, 0, 450, 200)),
        ((600, 200), (0.0, 0.5), (0, 0, 300, 200)),
        ((600, 200), (1.0, 0.5), (300, 0, 600, 200)),
        ((600, 200), (0.4, 0.9), (90, 0, 390, 200)),
        ((300, 800), (0.5, 0.25), (0, 100, 300, 300)),
    ],
)
def test_a_card_shows_the_focal_point_as_near_its_middle_as_it_can(size, focal, box):
    assert card_box(*size, *focal) == pytest.approx(box)


def test_a_stored_photo_has_its_renditions_ordered(radar):
    ordered = [result.args for result in default_task_backend.results]
    assert [radar.pk] in [list(args) for args in ordered]
    assert radar.renditions == {}


def test_renditions_are_made_in_every_width_and_format(radar):
    assert photos.make_renditions(radar)
    stem = radar.renditions["stem"]
    assert radar.renditions["widths"] == [320, 480, 640, 700]
    assert radar.renditions["card_widths"] == [320, 480, 640, 700]
    for suffix, image_format in [("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")]:
        whole = opened(radar, f"{stem}-640.{suffix}")
        assert (whole.format, whole.size) == (image_format, (640, 457))
        assert opened(radar, f"{stem}-card-640.{suffix}").size == (640, 427)


def test_the_card_holds_the_focal_point():
    file = io.BytesIO()
    quarters((1200, 400)).save(file, "PNG")
    photo = photos.store("wide", file.getvalue(), focal_x=0.1, focal_y=0.1)
    photos.make_renditions(photo)
    left = opened(photo, f"{photo.renditions['stem']}-card-320.jpg")
    assert left.getpixel((10, 10))[1] < 60
    photo.focal_x = 0.95
    photo.save()
    photos.make_renditions(photo)
    right = opened(photo, f"{photo.renditions['stem']}-card-320.jpg")
    assert right.getpixel((10, 10))[1] > 200


def test_another_focal_point_gives_other_names_and_takes_the_old_files_away(radar, media):
    photos.make_renditions(radar)
    before = {path.name for path in media.rglob("*.*")}
    radar.focal_x = 0.2
    radar.save()
    photos.make_renditions(radar)
    after = {path.name for path in media.rglob("*.*")}
    assert before & after == {"radar.jpg"}
    assert len(before) == len(after)


def test_made_again_nothing_is_done(radar):
    assert photos.make_renditions(radar)
    assert not photos.make_renditions(Photo.objects.get())


def test_files_left_by_a_run_that_was_stopped_are_written_over(radar, media):
    photos.make_renditions(radar)
    name = f"{radar.renditions['stem']}-320.jpg"
    (media / name).write_bytes(b"half a pict")
    Photo.objects.update(renditions={})
    photos.make_renditions(Photo.objects.get())
    assert opened(radar, name).size[0] == 320


def test_transparent_parts_are_white_where_the_format_knows_none():
    photo = photos.store("drawing", picture("PNG", (300, 200), (0, 0, 0, 0), "RGBA"))
    photos.make_renditions(photo)
    stem = photo.renditions["stem"]
    assert opened(photo, f"{stem}-300.jpg").getpixel((1, 1)) == (255, 255, 255)
    assert opened(photo, f"{stem}-300.webp").getpixel((1, 1))[3] == 0


def test_a_palette_is_resized_in_its_colors():
    photo = photos.store("palette", picture("PNG", (400, 300), 1, "P"))
    photos.make_renditions(photo)
    assert photo.renditions["widths"] == [320, 400]


def test_stories_show_the_renditions_as_soon_as_they_are_there(radar):
    article = make_live_article({"photos": [USE, USE | {"alt": "The same dish"}]})
    assert article.lead_photo["renditions"] == {}
    photos.make_renditions(radar)
    article.refresh_from_db()
    stem = f"/media/{radar.renditions['stem']}"
    assert [shown["renditions"]["stem"] for shown in article.page["photos"]] == [stem, stem]
    assert article.lead_photo == article.page["photos"][0]
    assert (article.lead_photo["alt"], article.page["photos"][1]["alt"]) == (
        "A dish",
        "The same dish",
    )


def test_a_story_published_later_shows_them_at_once(radar):
    photos.make_renditions(radar)
    article = make_live_article({"photos": [USE]})
    assert article.lead_photo["renditions"]["widths"] == [320, 480, 640, 700]


def test_renditions_change_no_version_and_no_other_field(radar):
    article = make_live_article({"photos": [USE]})
    before = Article.objects.values().get()
    digest = versions.latest(article).digest
    photos.make_renditions(radar)
    after = Article.objects.values().get()
    assert {name for name in before if before[name] != after[name]} == {"lead_photo", "page"}
    assert versions.latest(article).digest == digest
    assert versions.faults(article) == []


def test_work_for_a_photo_that_is_gone_is_no_fault(radar):
    photos.remove(radar)
    make_in_background.call(4711)


def test_the_command_makes_what_is_missing_and_says_how_many(radar, capsys):
    call_command("make_renditions")
    assert capsys.readouterr().err == "Renditions of 1 photo made.\n"
    call_command("make_renditions")
    assert capsys.readouterr().err == "Renditions of 0 photos made.\n"
    call_command("make_renditions", all=True, verbosity=0)
    assert capsys.readouterr().err == ""


def test_the_command_can_leave_the_work_to_the_worker(radar, capsys):
    before = len(default_task_backend.results)
    call_command("make_renditions", background=True)
    assert capsys.readouterr().err == "Renditions of 1 photo ordered.\n"
    assert default_task_backend.results[before:][0].args == [radar.pk]
    assert Photo.objects.get().renditions == {}


def test_a_photo_without_a_file_holds_up_no_other(radar, media, capsys):
    photos.store("other", picture())
    (media / "photos" / "radar.jpg").unlink()
    with pytest.raises(Exception, match="1 failed"):
        call_command("make_renditions")
    assert "radar: " in capsys.readouterr().err
    assert Photo.objects.get(name="other").renditions


def test_before_there_are_renditions_the_page_shows_the_photo_as_it_is(client, radar):
    article = make_live_article({"photos": [USE]})
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<img src="/media/photos/radar.jpg" width="700" height="500" alt="A dish"' in page
    assert "srcset" not in page


def test_the_page_offers_every_format_and_width(client, radar):
    photos.make_renditions(radar)
    article = make_live_article({"photos": [USE, USE]})
    page = client.get(article.get_absolute_url()).content.decode()
    stem = f"/media/{radar.renditions['stem']}"
    for suffix in ("avif", "webp"):
        assert f'<source type="image/{suffix}" srcset="{stem}-320.{suffix} 320w, ' in page
    assert f'<img src="{stem}-700.jpg" srcset="{stem}-320.jpg 320w, ' in page
    assert page.count('fetchpriority="high"') == 1
    assert page.count('loading="lazy"') == 1


def test_the_front_shows_the_card_cut(client, radar):
    photos.make_renditions(radar)
    make_live_article({"photos": [USE]})
    page = client.get("/").content.decode()
    assert f"/media/{radar.renditions['stem']}-card-320.avif 320w" in page
    assert 'width="960" height="640"' in page


def test_a_photo_stored_before_there_were_renditions_is_still_shown():
    old = {"url": "/media/photos/old.png", "width": 8, "height": 5, "alt": "<b>"}
    shown = picture_tag(old, SIZES)
    assert (shown["url"], shown["srcset"], shown["sources"]) == (old["url"], "", [])
    assert conditional_escape(shown["photo"]["alt"]) == "&lt;b&gt;"
