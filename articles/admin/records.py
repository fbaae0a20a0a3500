"""The audit log and the log of deliveries: read, searched and never touched."""

from django.contrib import admin

from .. import desk
from ..models import Article, AuditEntry, Delivery


class RecordAdmin(admin.ModelAdmin):
    """Rows that are only ever read here, and not those of stories the reader may not see."""

    actions = None
    list_per_page = 50
    list_select_related = ("article",)
    show_full_result_count = False

    def get_queryset(self, request):
        hidden = Article.objects.difference(desk.seen_by(request.user, Article.objects.all()))
        return super().get_queryset(request).exclude(article__in=hidden.values("pk"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(AuditEntry)
class AuditEntryAdmin(RecordAdmin):
    list_display = ("done_at", "done_by", "act", "subject", "number", "is_refused", "detail")
    list_filter = ("is_refused", "act", "done_at")
    search_fields = ("subject", "detail", "done_by")


@admin.register(Delivery)
class DeliveryAdmin(RecordAdmin):
    list_display = ("delivered_at", "recipient", "channel", "article", "number")
    list_filter = ("channel", "delivered_at")
    search_fields = ("recipient", "article__headline", "article__slugline")
