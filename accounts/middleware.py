from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject


class RequireSecondFactor:
    """Where staff must show a second factor, a session that did not show one is nobody's.

    Logins ask for it; this ends the sessions that were there before the setting was.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.REQUIRE_SECOND_FACTOR:
            user = request.user
            request.user = SimpleLazyObject(lambda: _verified(user))
        return self.get_response(request)


def _verified(user):
    return AnonymousUser() if user.is_staff and not user.is_verified() else user
