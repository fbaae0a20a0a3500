"""Whether the copy of a story's page that a reader has is still the page.

All that a page shows goes into its ETag, so a reader who has it costs two queries and no rendering.
"""

from hashlib import blake2b

from django.db.models import F, OuterRef, StringAgg, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from newsroom import standing
from newsroom.release import release
from people.models import DirectoryStamp

from .models import ArticleTopic

LINE = Value("\n", TextField())
# In whatever order: another one is a page sent once more, never an old one kept.
TOPICS = (
    ArticleTopic.objects.filter(content_object=OuterRef("pk"))
    .order_by()
    .values("content_object")
    .annotate(
        shown=StringAgg(
            Concat(
                Cast("position", TextField()),
                LINE,
                Cast("tag__slug", TextField()),
                LINE,
                Cast("tag__name", TextField()),
                output_field=TextField(),
            ),
            delimiter=LINE,
            output_field=TextField(),
        )
    )
    .values("shown")
)
DIRECTORY = DirectoryStamp.objects.values("token")[:1]


def stamped(stories):
    """The stories, each with what its page draws from elsewhere: topics, offices, source."""
    return stories.annotate(
        topics_shown=Subquery(TOPICS),
        directory_token=Subquery(DIRECTORY),
        source_shown=F("source__name"),
    )


def etag_of(story, others, *seen_on):
    """The ETag of the page of a story from `stamped`, with those others beside it.

    `seen_on` is what the page shows by the clock alone. The tag is weak: it is of what is told, and
    a proxy may pack the bytes anew.
    """
    shown = [
        [getattr(story, name) for name in STORY],
        [[getattr(other, name) for name in OTHER] for other in others],
        *seen_on,
        standing.token(),
        release(),
    ]
    return f'W/"{blake2b(repr(shown).encode(), digest_size=16).hexdigest()}"'


STORY = (
    *("pk", "live_number", "updated_at", "published_at", "published_at_is_a_day", "headline"),
    *("standfirst", "byline", "dateline", "dateline_date", "language", "word_count", "opening"),
    *("lead_photo", "page", "body_html", "topics_shown", "directory_token", "source_shown"),
)
OTHER = ("pk", "headline", "slug", "published_at", "language", "kind", "reasons")
