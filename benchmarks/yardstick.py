"""The smallest page Django can make of a row: what everything else is compared with."""

from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from articles.models import Source


def one_row(request):
    """A row that is read, as the answer."""
    return HttpResponse(f"{Source.objects.values('name', 'slug').first()}")


urlpatterns = [path("", one_row)]


def act():
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        assert Client(SERVER_NAME="127.0.0.1").get("/").status_code == 200  # noqa: S101
