"""Every address of the site, in the order they are tried."""

from django.contrib import admin
from django.urls import include, path

from newsroom.health import healthz
from newsroom.security import security_txt

urlpatterns = [
    path("admin/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("healthz/", healthz, name="healthz"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("", include("people.urls")),
    path("", include("articles.urls")),
    path("", include("readers.urls")),  # last: its own pages may have any name that is left
]
handler404 = "articles.views.not_found"
