"""The site's own pages and notices at the desk; and of readers with alerts no more than is needed.

Nobody reads an address here. Who knows one, because its owner wrote to us, finds it by typing it
in full, and can delete it.
"""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.urls import Resolver404, resolve
from django.utils import timezone

from articles import body
from articles.admin.widgets import StoryBody
from articles.records import record
from newsroom import standing

from .models import Alert, Follower, Page, SiteNotice, Told

MOST_FOLLOWED = 10


class Recorded(admin.ModelAdmin):
    """What stands around every page: each change is in the audit log and shows at once."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        standing.changed()
        if form.changed_data:
            act = f"{'change' if change else 'add'} {self.opts.verbose_name}"
            record(request.user, act, obj, detail=", ".join(form.changed_data))

    def delete_model(self, request, obj):
        record(request.user, f"delete {self.opts.verbose_name}", obj)
        super().delete_model(request, obj)
        standing.changed()

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)


class PageForm(forms.ModelForm):
    body = forms.CharField(
        label="Text",
        required=False,
        widget=StoryBody,
        help_text="HTML: p, h2, ul, ol, li, blockquote, table, a, strong, em. Anything else is "
        "taken out when you save.",
    )

    class Meta:
        model = Page
        fields = ("title", "slug", "summary", "body", "policy", "place", "is_shown")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs["data-editor"] = "page"

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        try:
            found = resolve(f"/{slug}/")
        except Resolver404:
            return slug
        if found.url_name != "page":
            raise ValidationError(f"/{slug}/ is another page of the site; choose another address.")
        return slug

    def clean_body(self):
        cleaned = body.clean(self.cleaned_data["body"])
        return cleaned if body.plain_text(cleaned).strip() else ""


@admin.register(Page)
class PageAdmin(Recorded):
    form = PageForm
    list_display = ("title", "address", "is_shown", "policy", "saved_at")
    ordering = ("place", "slug")

    @admin.display(description="address")
    def address(self, page):
        return f"/{page.slug}/"

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["title"]}

    def save_model(self, request, obj, form, change):
        obj.saved_at = timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(SiteNotice)
class SiteNoticeAdmin(Recorded):
    list_display = ("text", "link", "starts_at", "ends_at", "is_current")
    fields = ("text", "link", "starts_at", "ends_at")

    @admin.display(boolean=True, description="shown now")
    def is_current(self, notice):
        now = timezone.now()
        return standing.Notice(
            notice.text, notice.link, notice.starts_at, notice.ends_at
        ).is_current(now)


@admin.register(Follower)
class FollowerAdmin(admin.ModelAdmin):
    """Readers with alerts: counted, and deleted on request."""

    list_display = ("__str__", "alert_count", "mailed_at")
    search_fields = ("=address",)
    show_full_result_count = False
    fields = readonly_fields = ("followed", "mailed_at", "refusals")

    def get_queryset(self, request):
        confirmed = Count("alerts", filter=Q(alerts__confirmed_at__isnull=False))
        return super().get_queryset(request).annotate(confirmed=confirmed)

    @admin.display(description="alerts", ordering="confirmed")
    def alert_count(self, follower):
        return follower.confirmed

    @admin.display(description="follows")
    def followed(self, follower):
        alerts = follower.alerts.exclude(confirmed_at=None)
        told = (f"{alert.name}, {alert.get_frequency_display().lower()}" for alert in alerts)
        return "; ".join(told) or "nothing yet"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_deleted_objects(self, objs, request):
        """The readers alone; their alerts go with them and need no permission of their own."""
        return [str(follower) for follower in objs], {"readers": len(objs)}, set(), []

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, (extra_context or {}) | {"counts": counts()})

    def delete_model(self, request, obj):
        record(request.user, "delete reader with alerts", obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)


def counts():
    """What the list says above: how many, what waits, and what is followed most."""
    confirmed = Alert.objects.exclude(confirmed_at=None)
    subjects = confirmed.order_by().values("subject", "name").annotate(readers=Count("pk"))
    numbers = Alert.objects.aggregate(
        alerts=Count("pk", filter=Q(confirmed_at__isnull=False)),
        readers=Count("follower", filter=Q(confirmed_at__isnull=False), distinct=True),
        unconfirmed=Count("pk", filter=Q(confirmed_at=None)),
    )
    return numbers | {
        "waiting": Told.objects.filter(sent_at=None).count(),
        "subjects": subjects.order_by("-readers", "name")[:MOST_FOLLOWED],
    }
