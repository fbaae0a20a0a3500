"""Bytes from outside into a picture of ours: told by content, bounded, upright, and silent."""

import io
import threading
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, ImageOps

from .metadata import Told, told_by

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 50_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")
SUFFIXES = {"PNG": "png", "JPEG": "jpg"}  # what is kept
# What a file without metadata tells Pillow of itself; anything else is encoded again.
PLAIN_FACTS = set(
    "aspect dpi gamma interlace jfif jfif_density jfif_unit jfif_version progression progressive "
    "srgb transparency".split()
)
# A picture of the largest size takes 200 MB while it is decoded: never two at once in a process.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """A file to keep, and what the file it came from told about itself."""

    data: bytes
    suffix: str
    told: Told


def encoded(data):
    """The picture in the bytes as a file of ours: PNG for drawings and transparency, else JPEG.

    Of a moving picture the first frame is kept. Raise ValidationError for what is no picture, of
    another format, broken or too large.
    """
    with _opened(data) as image:
        told = told_by(image)
        return _encoded(image, told)


def checked(data):
    """The same, but bytes that are as we keep them already stay as they are."""
    with _opened(data) as image:
        is_plain = image.info.keys() <= PLAIN_FACTS and not getattr(image, "text", None)
        if image.format in SUFFIXES and is_plain:
            image.load()
            return Picture(data, SUFFIXES[image.format], Told())
        return _encoded(image, told_by(image))


@contextmanager
def _opened(data):
    """The picture, its size checked before anything is decoded."""
    if len(data) > MAX_BYTES:
        raise ValidationError(
            f"The file has {len(data) / 1024**2:.0f} MB; at most {MAX_BYTES // 1024**2} are taken."
        )
    try:
        with _ONE_AT_A_TIME, Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _refuse_too_many_pixels(*image.size)
            yield image
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError(
            f"The picture has too many pixels; at most {MAX_PIXELS:,} are taken."
        ) from error
    except Exception as error:  # a decoder says in many ways that it was given nonsense
        kinds = ", ".join(FORMATS)
        raise ValidationError(f"The file is no whole picture; {kinds} are taken.") from error


def _refuse_too_many_pixels(width, height):
    if width * height > MAX_PIXELS:
        raise ValidationError(
            f"The picture has {width:,} × {height:,} pixels; at most {MAX_PIXELS:,} are taken."
        )


def _encoded(image, told):
    is_drawing = image.format in {"PNG", "GIF"} or image.has_transparency_data
    image_format = "PNG" if is_drawing else "JPEG"
    ImageOps.exif_transpose(image, in_place=True)
    image = in_srgb(image)
    image.info = {}  # Pillow would write comments and profiles out again
    file = io.BytesIO()
    image.save(file, image_format, **({} if is_drawing else {"quality": 92}))
    return Picture(file.getvalue(), SUFFIXES[image_format], told)


def in_srgb(image):
    """The picture as 8 bits of RGB or gray, with transparency where it has any."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith(("I", "F")):
        # Sixteen bits: Pillow would cut off what is brighter than 255 instead of scaling it.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    mode = "RGBA" if image.has_transparency_data else "L" if image.mode in {"1", "L"} else "RGB"
    if profile and mode != "L" and image.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that cannot be used is as none
    return image if image.mode == mode else image.convert(mode)
