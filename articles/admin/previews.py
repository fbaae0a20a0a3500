"""Looking at a version as a reader would, and letting others look."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import desk, preview_views, previewing
from .history import Versioned

# What the page of a frame adds to the site's policy, and what the page in the frame does.
FRAMES = settings.SECURE_CSP | {"frame-src": [CSP.SELF]}
IS_FRAMED = settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF]}
PAGES = {"phone": "Phone, 390", "tablet": "Tablet, 820", "desktop": "Desktop, 1280"}
# The page at a width, or another form that preview_views shows a version in.
WIDTHS = PAGES | {form: name for form, name in preview_views.FORMS.items() if form != "page"}
SCHEMES = {"light": "Light", "dark": "Dark"}
LIFETIMES = {1: "1 day", 3: "3 days", 7: "1 week", 30: "30 days"}
USUAL_LIFETIME = 3
# Where a new link's address waits for the one page that shows it.
NEW_ADDRESS = "new_preview_address"


class Previews(Versioned):
    """The part of the story's admin that shows versions as readers would see them."""

    def get_urls(self):
        view = self.admin_site.admin_view
        pages = [
            # A story's number may hold slashes for the resolver: the longer addresses come first.
            ("versions/<int:number>/preview/", self.preview_view, "preview_version"),
            ("preview/", self.preview_view, "preview"),
            ("versions/<int:number>/page/", self.page_view, "preview_page"),
            ("links/", self.links_view, "links"),
            ("links/<int:link>/revoke/", self.revoke_view, "revoke_link"),
        ]
        return [
            *(
                path(f"<path:object_id>/{address}", view(page), name=f"articles_article_{name}")
                for address, page, name in pages
            ),
            *super().get_urls(),
        ]

    @method_decorator([require_safe, csp_override(FRAMES)])
    def preview_view(self, request, object_id, number=None):
        """A version in a frame as wide as a phone, a tablet or a desk's screen, on paper, as a
        hit of a search or as a shared card; light or dark."""
        article = self.story_to_see(request, object_id)
        version = self.version_of(article, number or article.latest_number)
        width = _one_of(WIDTHS, request.GET.get("width"), "desktop")
        context = self.page_context(
            request,
            article,
            f"Preview of version {version.number} of “{article}”",
            version=version,
            widths=WIDTHS,
            schemes=SCHEMES,
            width=width,
            form="page" if width in PAGES else width,
            scheme=_one_of(SCHEMES, request.GET.get("scheme"), "light"),
        )
        return TemplateResponse(request, "admin/articles/article/preview.html", context)

    @method_decorator([require_safe, xframe_options_sameorigin, csp_override(IS_FRAMED)])
    def page_view(self, request, object_id, number):
        """The page itself, with the readers' own template."""
        article = self.story_to_see(request, object_id)
        return preview_views.show(request, article, self.version_of(article, number))

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def links_view(self, request, object_id):
        """The links that show a version to somebody without an account; a new one is told once."""
        article = self.story_to_see(request, object_id)
        if request.method == "POST":
            return self._make_link(request, article)
        context = self.page_context(
            request,
            article,
            f"Preview links of “{article}”",
            links=article.preview_links.all(),
            new_address=request.session.pop(NEW_ADDRESS, None),
            lifetimes=LIFETIMES,
            usual_lifetime=USUAL_LIFETIME,
            now=timezone.now(),
            number=request.GET.get("version", article.latest_number),
            why_not=desk.may(request.user, "edit", article),
            may_revoke=self.has_change_permission(request, article),
        )
        return TemplateResponse(request, "admin/articles/article/links.html", context)

    def _make_link(self, request, article):
        back = HttpResponseRedirect(reverse("admin:articles_article_links", args=[article.pk]))
        number, days = (_digits(request.POST.get(name)) for name in ("number", "days"))
        version = self.version_of(article, number)
        try:
            _, token = previewing.make_link(
                article,
                version.number,
                by=request.user,
                recipient=request.POST.get("recipient", ""),
                lasts=timedelta(days=days),
            )
        except desk.Refused as refusal:
            self.refuse(request, article, "make preview link", version.number, str(refusal))
        else:
            address = reverse("preview", args=[token])
            request.session[NEW_ADDRESS] = f"{settings.SITE_URL}{address}"
        return back

    @method_decorator(require_POST)
    def revoke_view(self, request, object_id, link):
        article = self.story_to_see(request, object_id)
        link = get_object_or_404(article.preview_links, pk=link)
        if not self.has_change_permission(request, article):
            why = "You may not end this link."
            self.refuse(request, article, "revoke preview link", link.number, why)
            raise PermissionDenied
        previewing.revoke(link, by=request.user)
        messages.success(request, f"The link for {link.recipient} shows nothing from now on.")
        return HttpResponseRedirect(reverse("admin:articles_article_links", args=[article.pk]))


def _one_of(choices, asked, usual):
    return asked if asked in choices else usual


def _digits(text):
    """The number, or 0 for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
