"""A photo in the widths and formats that browsers choose from, made in the background.

The files stand in photos/<name>/ as <digest>-<width>.<format>, cut for cards as
<digest>-card-<width>.<format>. The digest changes with the picture and its focal point, so that
whoever keeps a file under its name never keeps a stale one.
"""

import hashlib
import io

from django.core.files.base import ContentFile
from django.tasks import task
from PIL import Image

from ..models import Photo
from .pictures import in_srgb
from .showing import refresh

WIDTHS = (320, 480, 640, 960, 1280, 1600)
CARD_SHAPE = 3 / 2
# Suffix → how Pillow writes it. JPEG comes last in a page: for the browsers that know no other.
FORMATS = {
    "avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 3}),
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
}


def order_renditions(photo, anew=False):
    """Have the photo's renditions made in the background."""
    make_in_background.enqueue(photo.pk, anew=anew)


@task
def make_in_background(pk, anew=False):
    """Make the renditions of the photo of that key, if there is still one."""
    photo = Photo.objects.filter(pk=pk).first()
    if photo is not None:
        make_renditions(photo, anew)


def make_renditions(photo, anew=False):
    """Make the photo's renditions and show them in its stories; return whether there was need.

    Files of before are removed last: no page names a file that is not there.
    """
    before = photo.renditions
    with photo.image.open("rb") as file:
        data = file.read()
    stem = _stem(photo, data)
    if before.get("stem") == stem and not anew:
        return False
    with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as image:
        # A JPEG is decoded no larger than needed.
        image.draft(image.mode, (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
        image = in_srgb(image)
        box = card_box(*image.size, photo.focal_x, photo.focal_y)
        whole = (0, 0, *image.size)
        scale = photo.width / image.width
        renditions = {
            "stem": stem,
            "widths": _write(photo, image, whole, stem, photo.width),
            "card_widths": _write(
                photo, image, box, f"{stem}-card", round((box[2] - box[0]) * scale)
            ),
        }
    Photo.objects.filter(pk=photo.pk).update(renditions=renditions)
    photo.renditions = renditions
    refresh(photo)
    if before.get("stem") != stem:
        remove_renditions(photo, before)
    return True


def remove_renditions(photo, renditions):
    """Remove the files of those renditions."""
    for stem, widths in [
        (renditions.get("stem"), renditions.get("widths", [])),
        (f"{renditions.get('stem')}-card", renditions.get("card_widths", [])),
    ]:
        for width in widths:
            for suffix in FORMATS:
                photo.image.storage.delete(f"{stem}-{width}.{suffix}")


def widths_within(width):
    """The widths to make of a picture that is so wide: none larger than it is."""
    return sorted({min(step, width) for step in WIDTHS})


def card_box(width, height, x, y):
    """The largest part of a card's shape, the focal point as near its middle as it can be."""
    part_width = min(width, height * CARD_SHAPE)
    part_height = part_width / CARD_SHAPE
    left = min(max(x * width - part_width / 2, 0), width - part_width)
    top = min(max(y * height - part_height / 2, 0), height - part_height)
    return left, top, left + part_width, top + part_height


def _stem(photo, data):
    made_from = hashlib.sha256(data)
    made_from.update(f"{photo.focal_x:.4f} {photo.focal_y:.4f} {WIDTHS} {FORMATS}".encode())
    return f"photos/{photo.name}/{made_from.hexdigest()[:16]}"


def _write(photo, image, box, stem, natural_width):
    """Write that part of the picture in each width and format; return the widths."""
    widths = widths_within(natural_width)
    for width in widths:
        height = max(1, round(width * (box[3] - box[1]) / (box[2] - box[0])))
        small = image.resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3)
        for suffix, (image_format, options) in FORMATS.items():
            file = io.BytesIO()
            fitting = _on_white(small) if image_format == "JPEG" else small
            fitting.save(file, image_format, **options)
            name = f"{stem}-{width}.{suffix}"
            photo.image.storage.delete(name)  # left there by a run that was stopped
            photo.image.storage.save(name, ContentFile(file.getvalue()))
    return widths


def _on_white(image):
    if not image.has_transparency_data:
        return image
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
