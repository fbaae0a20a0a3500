"""Where else an error stands that a correction took back: the desk's list of it."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from .. import desk, ripple
from ..desk.rules import EDIT_ANY
from ..models import Article, RepeatedError
from ..records import record


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("settled", "Settled"), ("all", "All")]

    def choices(self, changelist):
        open_, *others = super().choices(changelist)
        yield open_ | {"display": "Open"}
        yield from others

    def queryset(self, request, errors):
        if self.value() == "all":
            return errors
        return errors.filter(settled_at__isnull=self.value() != "settled")


@admin.register(RepeatedError)
class RepeatedErrorAdmin(admin.ModelAdmin):
    """Places to look at; a publication that mends one takes it off the list, or an editor does."""

    actions = ("settle",)
    list_display = ("story", "part", "excerpt", "corrected", "settled_at", "settled_by")
    list_display_links = None
    list_filter = (StandingFilter,)
    list_per_page = 50
    list_select_related = ("article", "correction")
    show_full_result_count = False

    def get_queryset(self, request):
        seen = desk.seen_by(request.user, Article.objects.all())
        return super().get_queryset(request).filter(article__in=seen.values("pk"))

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(EDIT_ANY)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="Story", ordering="article")
    def story(self, error):
        address = reverse("admin:articles_article_change", args=[error.article_id])
        return format_html('<a href="{}">{}</a>', address, error.article)

    @admin.display(description="What a correction took back")
    def corrected(self, error):
        return f"{error.correction.wrong} → {error.correction.right}"

    @admin.action(description="Settle: mended, or right as it stands", permissions=["view"])
    def settle(self, request, errors):
        count = 0
        for error in errors.filter(settled_at=None):
            ripple.settle(error, by=request.user.get_username())
            record(request.user, "settle repeated error", error.article, detail=error.excerpt)
            count += 1
        messages.success(request, f"Settled {count} place{'' if count == 1 else 's'}.")
