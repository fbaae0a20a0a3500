"""The second factor of an account: an authenticator app, and codes for the day it is lost."""

from base64 import b32encode
from io import BytesIO

import qrcode
from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathFillImage

RECOVERY_CODES = 10


def has_one(user):
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def is_required_of(user):
    return settings.REQUIRE_SECOND_FACTOR and user.is_staff


def pending(user):
    """The authenticator that the user is setting up; it opens nothing until it is confirmed."""
    return TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "Authenticator app"}
    )[0]


def key_in_text(device):
    """The key for typing it into an app, in groups of four letters."""
    key = b32encode(device.bin_key).decode()
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def qr_code(device):
    """The key as a picture (SVG, bytes) for an app to scan."""
    picture = BytesIO()
    qrcode.make(device.config_url, image_factory=SvgPathFillImage).save(picture)
    return picture.getvalue()


@transaction.atomic
def confirm(user, token):
    """Turn the second factor on, if the token shows that the app works: the device, or None."""
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or not device.verify_token(plain(token)):
        return None
    device.confirmed = True
    device.save()
    return device


@transaction.atomic
def verify(user, token):
    """The device that accepts the token or the recovery code, or None. Each opens once only."""
    token = plain(token)
    kind = TOTPDevice if token.isdecimal() else StaticDevice
    devices = kind.objects.select_for_update().filter(user=user, confirmed=True)
    return next((device for device in devices if device.verify_token(token)), None)


@transaction.atomic
def new_recovery_codes(user):
    """Ten codes that each open once; those of before open nothing any more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def codes_left(user):
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove(user):
    """Turn the second factor off; whether there was one."""
    had_one = has_one(user)
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    return had_one


def plain(token):
    """The token without the blanks and hyphens people type, in lower case."""
    return "".join(token.split()).replace("-", "").lower()
