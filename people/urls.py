"""The addresses of officials and offices."""

from django.urls import path

import newsroom.addresses  # noqa: F401, for any_slug

from . import views

urlpatterns = [
    path("people/", views.official_list, name="officials"),
    path("people/<any_slug:slug>/", views.official_detail, name="official"),
    path("offices/", views.office_list, name="offices"),
    path("offices/<any_slug:slug>/", views.office_detail, name="office"),
]
