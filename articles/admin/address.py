"""Where a story's address is changed, and the list of the addresses that lead elsewhere now."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from .. import addresses, desk
from ..desk.rules import PUBLISH
from ..models import Article, OldAddress

MAY_NOT = "You may not change the address of a story."


class AddressForm(forms.Form):
    slug = forms.CharField(
        max_length=200,
        label="New end of the address",
        widget=forms.TextInput(attrs={"class": "vTextField", "spellcheck": "false"}),
        help_text="Words in lower case with hyphens between them.",
    )


class Addresses:
    """The part of the story's admin that changes its address."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.readdress)
        return [
            path("<int:pk>/address/", view, name="articles_article_address"),
            *super().get_urls(),
        ]

    def readdress(self, request, pk):
        """Give the story another address; what readers know leads to it."""
        article = desk.seen_by(request.user, Article.objects.filter(pk=pk)).first()
        if article is None:
            raise Http404("There is no such story.")
        if not request.user.has_perm(PUBLISH):
            if request.method == "POST":
                self.refuse(request, article, "readdress", article.latest_number, MAY_NOT)
            raise PermissionDenied(MAY_NOT)
        form = AddressForm(request.POST or None, initial={"slug": article.slug})
        if form.is_valid():
            try:
                addresses.readdress(article, form.cleaned_data["slug"], by=request.user)
            except desk.Refused as refusal:
                form.add_error("slug", str(refusal))
            else:
                messages.success(request, f"The address ends in {article.slug} now.")
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": "Change the address",
            "opts": self.opts,
            "article": article,
            "form": form,
        }
        return render(request, "admin/articles/article/address.html", context)


@admin.register(OldAddress)
class OldAddressAdmin(admin.ModelAdmin):
    """Read only: an address is moved by moving what stands there."""

    list_display = ("path", "target", "moved_at")
    search_fields = ("path", "target")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
