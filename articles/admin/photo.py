from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, F, Q
from django.forms import Script
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from .. import photos
from ..models import Article, Photo, Version
from ..records import record

FILES_AT_ONCE = 50
MAX_MEGABYTES = photos.MAX_BYTES // 1024**2


class Wanting(admin.SimpleListFilter):
    """Photos by what they lack."""

    title = "what is missing"
    parameter_name = "missing"
    CHOICES = {"credit": Q(credit=""), "alt": Q(alt=""), "renditions": Q(renditions={})}

    def lookups(self, request, model_admin):
        return [("credit", "Credit"), ("alt", "Alternative text"), ("renditions", "Renditions")]

    def queryset(self, request, rows):
        return rows.filter(self.CHOICES.get(self.value(), Q()))


class Use(admin.SimpleListFilter):
    """Photos by whether a story shows them."""

    title = "use"
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("yes", "In a story"), ("no", "In no story")]

    def queryset(self, request, rows):
        if self.value() in {"yes", "no"}:
            return rows.filter(uses__isnull=self.value() == "no").distinct()
        return rows


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of files as they were sent; each is looked at on its own when it is stored."""

    widget = ManyFiles(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif,image/avif"})
    default_error_messages = {"required": "Choose at least one picture."}

    def clean(self, files, initial=None):
        if not files:
            raise ValidationError(self.error_messages["required"])
        if len(files) > FILES_AT_ONCE:
            raise ValidationError(
                f"{len(files)} pictures were sent; at most {FILES_AT_ONCE} are taken at once."
            )
        return files


class UploadForm(forms.Form):
    files = ManyFilesField(
        label="Pictures",
        help_text=f"PNG, JPEG, WebP, GIF or AVIF, each up to {MAX_MEGABYTES} MB, {FILES_AT_ONCE} "
        "at once. Caption, credit and terms are read from the file. Where it was taken, the camera "
        "and all else the file tells is removed; of a moving picture the first frame is kept.",
    )


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    list_display = ("thumbnail", "title", "shown_credit", "shown_alt", "size", "story_count")
    list_display_links = ("title",)
    list_filter = (Wanting, Use)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("name", "caption", "credit", "alt")
    ordering = ("-pk",)
    actions = None
    fieldsets = (
        (None, {"fields": ("picture", ("focal_x", "focal_y"))}),
        (None, {"fields": ("caption", "credit", "alt", "usage_terms")}),
        ("File", {"fields": ("name", "size", "readiness")}),
        ("Where it is used", {"fields": ("stories",)}),
    )
    readonly_fields = ("picture", "name", "size", "readiness", "stories")

    class Media:
        js = [Script("js/focal.js", type="module")]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(use_count=Count("uses"))

    def get_urls(self):
        upload = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", upload, name="articles_photo_upload"), *super().get_urls()]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Fields as tall as what is written into them."""
        rows = {"caption": 4, "alt": 3, "usage_terms": 3}.get(db_field.name)
        if rows:
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": rows})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # Uploading

    def add_view(self, request, form_url="", extra_context=None):
        """Photos come in by uploading."""
        return HttpResponseRedirect(reverse("admin:articles_photo_upload"))

    def upload_view(self, request):
        """Take in pictures; those that are refused say why and hold up no other."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        was_sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if was_sent else UploadForm()
        if form.is_valid():
            stored = [self._take(request, file) for file in form.cleaned_data["files"]]
            stored = [photo for photo in stored if photo is not None]
            if stored:
                return self._go_on_with(stored)
        context = {
            **self.admin_site.each_context(request),
            "title": "Upload photos",
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/photo/upload.html", context)

    def _take(self, request, file):
        """The stored photo, or None after saying why not."""
        try:
            if file.size > photos.MAX_BYTES:
                raise ValidationError(f"It is larger than {MAX_MEGABYTES} MB.")
            photo = photos.take(file.read(), file.name)
        except ValidationError as error:
            messages.error(request, f"“{file.name}” was not stored. {' '.join(error.messages)}")
            record(request.user, "upload", file.name, detail=" ".join(error.messages), refused=True)
            return None
        self.log_addition(request, photo, f"Uploaded {file.name}.")
        record(request.user, "upload", photo, detail=file.name)
        missing = " and ".join(self._missing(photo))
        messages.success(
            request, f"Stored “{file.name}”.{f' Enter its {missing}.' if missing else ''}"
        )
        return photo

    def _missing(self, photo):
        named = [("credit", photo.credit), ("alternative text", photo.alt)]
        return [name for name, text in named if not text]

    def _go_on_with(self, stored):
        """To the photo, or to the list of them where there are several."""
        if len(stored) == 1:
            return HttpResponseRedirect(change_address(stored[0]))
        keys = ",".join(str(photo.pk) for photo in stored)
        return HttpResponseRedirect(f"{reverse('admin:articles_photo_changelist')}?pk__in={keys}")

    # Changing and removing

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        record(request.user, "change photo", obj, detail=", ".join(form.changed_data))
        if {"focal_x", "focal_y"} & set(form.changed_data):
            photos.order_renditions(obj)
        if {"credit", "alt", "caption"} & set(form.changed_data):
            photos.refresh(obj)

    def has_delete_permission(self, request, obj=None):
        """A photo that any version of a story names stays, and so does a portrait."""
        if obj is not None and photos.is_named(obj):
            return False
        return super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        record(request.user, "delete photo", obj)
        photos.remove(obj)

    # What the list and the form show

    @admin.display(description="Photo")
    def thumbnail(self, photo):
        return format_html(
            '<img class="photo-thumbnail" src="{}" width="96" height="64" alt="" loading="lazy">',
            photos.small_address(photo),
        )

    @admin.display(description="Caption", ordering="caption")
    def title(self, photo):
        return photo.caption or photo.name

    @admin.display(description="Credit", ordering="credit")
    def shown_credit(self, photo):
        return photo.credit or flag("Credit missing")

    @admin.display(description="Alternative text")
    def shown_alt(self, photo):
        return photo.alt or flag("Alternative text missing")

    @admin.display(description="Size")
    def size(self, photo):
        return f"{photo.width:,}\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}{photo.height:,}"

    @admin.display(description="Stories", ordering="use_count")
    def story_count(self, photo):
        return photo.use_count

    @admin.display(description="Picture")
    def picture(self, photo):
        """The picture to click the focal point on, and the card's part of it as it will be."""
        return format_html(
            '<div class="focal" data-focal><button type="button" class="focal-picture" disabled '
            'aria-describedby="focal-help"><img src="{0}" width="{1}" height="{2}" alt="{3}">'
            '<span class="focal-mark" hidden></span></button>'
            '<p class="focal-card" hidden><img src="{0}" alt=""><span>On cards</span></p>'
            '<p class="help" id="focal-help">The focal point stays in view where the picture is '
            "cut to a card. Click it, move it with the arrow keys, or enter it below.</p></div>",
            photo.image.url,
            photo.width,
            photo.height,
            photo.alt or photo.name,
        )

    @admin.display(description="Renditions")
    def readiness(self, photo):
        if not photo.renditions:
            return "Being made; until then pages show the picture as it is."
        widths = ", ".join(map(str, photo.renditions["widths"]))
        return f"AVIF, WebP and JPEG at {widths} pixels, whole and cut for cards."

    @admin.display(description="Stories")
    def stories(self, photo):
        """The stories that show it, and those whose working version does."""
        told = [(address, text) for address, text in map(story_link, stories_with(photo))]
        if not told:
            return "No story shows it."
        return format_html(
            '<ul class="photo-stories">{}</ul>',
            format_html_join("", '<li><a href="{}">{}</a></li>', told),
        )


def stories_with(photo):
    """Stories whose page shows the photo, or whose unpublished changes do; killed ones left out."""
    changed = Version.objects.filter(
        number=F("article__latest_number"),
        article__live_number__lt=F("article__latest_number"),
        content__contains=f'"photo":"{photo.name}"',
    )
    return (
        Article.objects.filter(Q(photo_items__photo=photo) | Q(pk__in=changed.values("article")))
        .exclude(status=Article.Status.KILLED)
        .distinct()
        .only("headline", "status")
    )


def story_link(article):
    address = reverse("admin:articles_article_change", args=[quote(article.pk)])
    return address, f"{article} ({article.get_status_display().lower()})"


def change_address(photo):
    return reverse("admin:articles_photo_change", args=[quote(photo.pk)])


def flag(text):
    return format_html('<span class="photo-missing">{}</span>', text)
