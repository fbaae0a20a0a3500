"""A login between the password and the second factor: somebody who is nobody yet.

It is kept in the session, lasts ten minutes and opens nothing but the pages that finish it. A
session is logged in completely or not at all, so no other page has to ask.
"""

import time

from django.contrib.auth import get_user_model, login
from django.utils.crypto import constant_time_compare

KEY = "half_login"
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECONDS = 10 * 60


def begin(request, user, then):
    """Remember that the user gave the right password; `then` is the address to go on to."""
    request.session.flush()
    request.session[KEY] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "at": time.time(),
        "then": then,
    }


def user_of(request):
    """Whose login is under way, or None: it took too long, or the account has changed."""
    kept = request.session.get(KEY)
    if kept is None or not 0 <= time.time() - kept["at"] <= SECONDS:
        return None
    user = get_user_model().objects.filter(pk=kept["user"], is_active=True, is_staff=True).first()
    if user and constant_time_compare(user.get_session_auth_hash(), kept["password"]):
        return user
    return None


def finish(request, user, device):
    """Log in with the device that was shown; the address to go on to."""
    then = request.session.pop(KEY)["then"]
    user.otp_device = device
    login(request, user, backend=BACKEND)
    return then
