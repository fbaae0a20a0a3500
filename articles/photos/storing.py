"""Photos into the archive and out of it."""

import hashlib
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from ..models import Photo
from . import pictures
from .renditions import order_renditions, remove_renditions
from .showing import portrayed_by, versions_naming

NAME_LENGTH = 80
SURE_DIGITS = 16  # of the digest, where nobody looks whether two pictures are the same
TOLD = ("caption", "credit", "alt", "usage_terms")


def take(data, filename):
    """Store an uploaded picture, encoded again, with what its file tells of caption and credit.

    Raise ValidationError for what is no picture of ours and for one that is here already.
    """
    picture = pictures.encoded(data)
    name = _name_for(filename, picture.data)
    is_here = ValidationError(f"The same picture is here already, as {name}.")
    if Photo.objects.filter(name=name).exists():
        raise is_here
    try:
        return _store(name, picture, **{part: getattr(picture.told, part) for part in TOLD})
    except IntegrityError as error:  # somebody else stored it just now
        raise is_here from error


def take_supplied(data, filename, **texts):
    """The photo of a picture that came with copy: stored, or the one that is here already.

    What the copy says of it stands above what its file tells. Raise ValidationError for what is no
    picture of ours.
    """
    name = _name_for(filename, data, SURE_DIGITS)
    here = Photo.objects.filter(name=name)
    if photo := here.first():
        return photo
    picture = pictures.encoded(data)
    told = {part: getattr(picture.told, part) for part in TOLD}
    try:
        return _store(name, picture, **told | {part: text for part, text in texts.items() if text})
    except IntegrityError:  # somebody else stored it just now
        return here.get()


def store(name, data, **fields):
    """Store the picture under that name; bytes that are clean already stay as they are."""
    return _store(name, pictures.checked(data), **fields)


def _store(name, picture, **fields):
    image = ContentFile(picture.data, name=f"{name}.{picture.suffix}")
    photo = Photo(name=name, image=image, **fields)
    photo.full_clean()
    try:
        with transaction.atomic():
            photo.save(force_insert=True)
            order_renditions(photo)
    except IntegrityError:
        photo.image.storage.delete(photo.image.name)  # a file of no photo
        raise
    return photo


def _name_for(filename, data, digits=8):
    """The file's name as part of an address, with a digest that tells the picture from others."""
    stem = slugify(PurePath(filename).stem, allow_unicode=True)[:NAME_LENGTH].strip("-_")
    return f"{stem or 'photo'}-{hashlib.sha256(data).hexdigest()[:digits]}"


def is_named(photo):
    """Whether any version of any story names the photo, shown or not, or it is a portrait."""
    return photo.uses.exists() or portrayed_by(photo).exists() or versions_naming(photo).exists()


def remove(photo):
    """Take a photo that no version names out of the archive, with its files.

    The files go when nothing can bring the photo back: a story that took it just now keeps it.
    """

    def remove_files():
        remove_renditions(photo, photo.renditions)
        photo.image.storage.delete(photo.image.name)

    with transaction.atomic():
        photo.delete()
        transaction.on_commit(remove_files)
