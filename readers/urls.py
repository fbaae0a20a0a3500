"""The addresses of alerts and of the site's own pages."""

from django.urls import path, register_converter

from newsroom import standing

from . import views


class OwnPage:
    """The slug of a page that readers may see; any other address is none of ours."""

    regex = "[-a-zA-Z0-9_]+"

    def to_python(self, text):
        if not any(page.address == f"/{text}/" for page in standing.pages()):
            raise ValueError(text)
        return text

    def to_url(self, slug):
        return slug


register_converter(OwnPage, "own_page")

urlpatterns = [
    path("alerts/", views.alerts, name="alerts"),
    path("alerts/asked/", views.asked, name="alerts_asked"),
    path("alerts/<str:token>/", views.follower, name="follower"),
    path("alerts/<str:token>/stop/", views.stop, name="stop_alerts"),
    path("sitemap-pages.xml", views.sitemap, name="sitemap_pages"),
    path("<own_page:slug>/", views.page, name="page"),
]
