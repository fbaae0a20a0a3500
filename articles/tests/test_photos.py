import io
import json
import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageCms

from articles import archive, photos
from articles.models import Article, Photo
from articles.photos import pictures
from articles.photos.metadata import Told
from articles.tests.factories import make_live_article
from articles.tests.pictures import BOMBS, picture, quarters, with_iptc, with_xmp

SECONDS, MEGABYTES = 2, 200

# Run alone, so that its memory is that of the one file.
REFUSE = """
import resource, sys, time
from django.core.exceptions import ValidationError
from articles.photos import pictures
from PIL import Image
Image.init()
data = open(sys.argv[1], "rb").read()
def memory(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, began = memory(), time.monotonic()
try:
    pictures.encoded(data)
except ValidationError:
    print(time.monotonic() - began, memory() - before)
"""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("image_format", "suffix"),
    [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "jpg"), ("GIF", "png"), ("AVIF", "jpg")],
)
def test_a_pictures_kind_is_told_by_its_content(image_format, suffix):
    kept = pictures.encoded(picture(image_format))
    assert kept.suffix == suffix
    assert opened(kept.data).size == (8, 5)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg onload='alert(1)'/>", b"%PDF-1.7", picture()[:45], picture("BMP")],
    ids=["empty", "cut gif", "svg", "pdf", "cut png", "bmp"],
)
def test_what_is_no_picture_of_ours_is_refused(data):
    with pytest.raises(ValidationError, match="no whole picture"):
        pictures.encoded(data)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_little_time_and_memory(name, tmp_path):
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())
    told = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{REFUSE}", path],
        capture_output=True,
        text=True,
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "newsroom.tests.settings", "PYTHONPATH": ":".join(sys.path)},
    )
    seconds, megabytes = map(float, told.stdout.split())
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 10)
    with pytest.raises(ValidationError, match="at most"):
        pictures.encoded(picture())


def test_the_largest_picture_we_take_says_so(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PIXELS", 39)
    with pytest.raises(ValidationError, match=r"8 × 5 pixels; at most 39 are taken"):
        pictures.encoded(picture())


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_that_the_file_tells_is_kept(image_format):
    exif = Image.Exif()
    exif[0x010E] = "CANARY caption"
    exif.get_ifd(0x8825)[2] = (55.0, 45.0, 7.0)  # a latitude
    exif[0x8825] = exif.get_ifd(0x8825)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = io.BytesIO()
    words = {"comment": b"CANARY comment"} if image_format == "JPEG" else {}
    quarters().save(
        file, image_format, exif=exif, xmp=b"<x>CANARY xmp</x>", icc_profile=profile, **words
    )
    assert b"CANARY" in file.getvalue()
    kept = pictures.encoded(file.getvalue())
    assert b"CANARY" not in kept.data
    again = opened(kept.data)
    again.load()
    assert not again.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & again.info.keys()


def test_a_picture_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it clockwise
    file = io.BytesIO()
    quarters((60, 40)).save(file, "JPEG", exif=exif, quality=95)
    upright = opened(pictures.encoded(file.getvalue()).data)
    assert upright.size == (40, 60)
    red, green, _ = upright.getpixel((35, 5))
    assert red > 200
    assert green < 60


def test_colors_of_another_profile_come_out_in_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    red, _, blue = opened(
        pictures.encoded(picture("PNG", color="red", icc_profile=swapped)).data
    ).getpixel((1, 1))
    assert (red < 30, blue > 220) == (True, True)


def test_sixteen_bits_of_gray_are_scaled_and_not_cut_off():
    image = Image.new("I;16", (4, 4), 32_896)
    file = io.BytesIO()
    image.save(file, "PNG")
    assert opened(pictures.encoded(file.getvalue()).data).getpixel((0, 0)) == 128


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_kept(mode):
    kept = pictures.encoded(picture("WEBP" if mode == "RGBA" else "PNG", color=0, mode=mode))
    assert kept.suffix == "png"
    assert opened(kept.data).getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    ("character_set", "sent", "read"),
    [
        (b"\x1b%G", "Präsident – «Да»".encode(), "Präsident – «Да»"),
        (b"\x1b.A", "Präsident".encode("latin-1"), "Präsident"),
        (b"\x1b.A", "Ã¤".encode("latin-1"), "Ã¤"),
        (None, "Präsident".encode(), "Präsident"),
        (None, "Präsident".encode("latin-1"), "Präsident"),
        (b"\x1b%G", b"broken \xff", "broken \N{REPLACEMENT CHARACTER}"),
        (None, b"a\x00b\r\nc", "ab\nc"),
    ],
)
def test_the_bytes_of_iptc_are_read_as_field_1_90_says(character_set, sent, read):
    told = pictures.encoded(with_iptc({120: sent}, character_set)).told
    assert told.caption == read


def test_caption_credit_and_terms_are_read_from_iptc():
    data = with_iptc(
        {120: b"A harbor.", 80: b"Ann Roe", 110: b"Harbor News", 116: b"(c) 2007", 40: b"No sales"}
    )
    assert pictures.encoded(data).told == Told(
        "A harbor.", "Ann Roe / Harbor News", "(c) 2007\nNo sales"
    )


XMP = """photoshop:Credit="Harbor News">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A harbor – «порт».</rdf:li>
<rdf:li xml:lang="de">Ein Hafen.</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Ann Roe</rdf:li><rdf:li>Bo Lee</rdf:li></rdf:Seq></dc:creator>
<xmpRights:UsageTerms><rdf:Alt><rdf:li>Not after 2008</rdf:li></rdf:Alt></xmpRights:UsageTerms>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li>Two cranes</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility>"""


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_they_are_read_from_xmp_with_the_alternative_text(image_format):
    told = pictures.encoded(with_xmp(XMP, image_format)).told
    assert told == Told(
        "A harbor – «порт».", "Ann Roe, Bo Lee / Harbor News", "Not after 2008", "Two cranes"
    )


def test_they_are_read_from_exif_where_nothing_else_is():
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "A harbor", "Ann Roe", "(c) 2007"
    assert pictures.encoded(picture("JPEG", exif=exif)).told == Told(
        "A harbor", "Ann Roe", "(c) 2007"
    )


@pytest.mark.parametrize(
    "packet",
    [b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", b"<unclosed", b"\xff\xfe<", b"<x>" * 100_000],
)
def test_hostile_xmp_tells_nothing_and_hinders_nothing(packet):
    assert pictures.encoded(picture("WEBP", xmp=packet)).told == Told()


def test_a_long_credit_is_shortened_to_what_is_kept():
    assert len(pictures.encoded(with_iptc({110: b"x" * 400})).told.credit) == 300


@pytest.mark.django_db
def test_an_uploaded_picture_is_kept_with_its_words():
    photo = photos.take(with_iptc({120: b"A harbor.", 110: b"Harbor News"}), "../Hafen №1.JPG")
    assert photo.name.startswith("hafen-no1-")
    assert (photo.caption, photo.credit, photo.alt) == ("A harbor.", "Harbor News", "")
    assert (photo.width, photo.height) == (8, 5)
    assert photo.image.name == f"photos/{photo.name}.jpg"


@pytest.mark.django_db
def test_the_same_picture_is_not_taken_twice():
    photo = photos.take(picture(), "harbor.png")
    with pytest.raises(ValidationError, match=f"here already, as {photo.name}"):
        photos.take(picture(), "harbor.png")


@pytest.mark.django_db
@pytest.mark.parametrize("filename", ["", "...", "💥.png", "a" * 300 + ".png"])
def test_any_file_name_becomes_part_of_an_address(filename):
    assert photos.take(picture(), filename).name


@pytest.mark.django_db
def test_clean_bytes_are_stored_as_they_are_and_others_encoded_again():
    clean, telling = picture(), with_iptc({120: b"CANARY"})
    assert photos.store("clean", clean).image.read() == clean
    assert b"CANARY" not in photos.store("telling", telling).image.read()


@pytest.mark.django_db
def test_the_archive_brings_a_photo_back_whole(settings, tmp_path):
    texts = {"caption": "c", "credit": "d", "alt": "e", "usage_terms": "Not after 2008"}
    photos.store("radar", picture(), **texts, focal_x=0.25, focal_y=0.75)
    use = {"photo": "radar", "caption": "", "credit": "d", "alt": "e"}
    make_live_article({"photos": [use]})

    def told():
        records = archive.records(Article.objects.all())
        return [record for record in records if record.kind == "photo"]

    before = told()
    assert "renditions" not in before[0].fields
    Article.objects.get().photo_items.all().delete()
    Photo.objects.all().delete()
    settings.MEDIA_ROOT = tmp_path / "other"
    archive.store(before[0])
    assert json.dumps(told()[0].fields) == json.dumps(before[0].fields)
    again = Photo.objects.get()
    assert (again.usage_terms, again.focal_x, again.focal_y) == ("Not after 2008", 0.25, 0.75)


@pytest.mark.django_db
def test_a_photo_that_no_version_names_can_be_removed_with_its_files(
    media, django_capture_on_commit_callbacks
):
    photo = photos.store("radar", picture())
    photos.make_renditions(photo)
    assert len(list(media.rglob("*.*"))) == 7
    assert not photos.is_named(photo)
    with django_capture_on_commit_callbacks(execute=True):
        photos.remove(photo)
        assert len(list(media.rglob("*.*"))) == 7  # they outlive a removal that is undone
    assert list(media.rglob("*.*")) == []


@pytest.mark.django_db
def test_a_photo_of_an_old_version_counts_as_named():
    photo = photos.store("radar", picture())
    use = {"photo": "radar", "caption": "", "credit": "d", "alt": "e"}
    article = make_live_article({"photos": [use]})
    article.photo_items.all().delete()
    assert photos.is_named(photo)
