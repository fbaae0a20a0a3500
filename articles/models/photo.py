from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

WITHIN = [MinValueValidator(0), MaxValueValidator(1)]


class Photo(models.Model):
    """A picture, map or diagram. A story that shows it may print its own caption and alt text.

    Its name stays the same for ever: versions, which never change, know the photo by it.
    """

    name = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    image = models.ImageField(upload_to="photos/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    caption = models.TextField(blank=True, help_text="What, who, where, when.")
    credit = models.CharField(
        max_length=300, blank=True, help_text="Who made it, and for whom: Ann Roe / Agency."
    )
    alt = models.CharField(
        "alternative text",
        max_length=500,
        blank=True,
        help_text="What the picture tells the story, for those who cannot see it.",
    )
    usage_terms = models.TextField(
        blank=True, help_text="Where, how long and by whom it may be used; readers never see it."
    )
    focal_x = models.FloatField(
        "focal point, across",
        default=0.5,
        validators=WITHIN,
        help_text="0 is the left edge, 1 the right.",
    )
    focal_y = models.FloatField(
        "focal point, down",
        default=0.5,
        validators=WITHIN,
        help_text="0 is the upper edge, 1 the lower.",
    )
    renditions = models.JSONField(
        default=dict,
        editable=False,
        help_text="{stem, widths, card_widths}; empty until they are made.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **options):
        """Raise ValidationError for another name than the photo has had so far."""
        stored = self.__dict__.get("_stored_name") or self.name
        if self.name != stored:
            raise ValidationError(
                {"name": f"“{stored}” keeps its name, by which versions of stories know it."}
            )
        super().save(*args, **options)
        self._stored_name = self.name

    @classmethod
    def from_db(cls, *args, **options):
        photo = super().from_db(*args, **options)
        photo._stored_name = photo.__dict__.get("name")
        return photo


class ArticlePhoto(models.Model):
    """A photo as one story shows it."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="photo_items"
    )
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="uses")
    position = models.PositiveSmallIntegerField()
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=300)
    alt = models.CharField(max_length=500)

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="one_photo_a_position")
        ]
        indexes = [
            models.Index(
                fields=["article"],
                condition=models.Q(credit="") | models.Q(alt=""),
                name="photos_missing_words",
            )
        ]

    def __str__(self):
        return f"{self.photo} in {self.article}"
