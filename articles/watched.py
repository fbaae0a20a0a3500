"""Which pages a change of a row is seen on, by the things of `people.stamp` that they name.

A story's page names its own address; lists name what they list. So a change of a story renews the
tokens of its address, of every list it stands in and of every story it stands beside, and no other;
a name or title of an official those of the stories that print it.

    stories                    any story that readers may see, or once could, in whatever part
    story:2007-04-23/SLUG      the page of a story, its ledger and its files
    day:2007-04-23             what that day's page lists; month:2007-04 likewise
    topic:SLUG official:SLUG office:SLUG source:SLUG       what those pages list and tell
    author:SLUG      the stories that credit a name
    topics, sources            their names, wherever they are printed
"""

from people.stamp import Watch

from .models import Article

# What only the desk sees of a row; the rest is compared, so that no new field is forgotten.
OF_THE_DESK = {
    *("latest_number", "embargo_zone", "embargo_by", "schedule_zone", "desk", "author"),
    *("assignee", "claimed_by", "claimed_at", "due_at", "priority", "followed_up_at"),
    *("created_at", "saved_at"),
}
SHOWN = [field.column for field in Article._meta.concrete_fields if field.name not in OF_THE_DESK]
STORIES = "'stories'"
ADDRESS = "'story:' || story.published_on || '/' || story.slug"
MONTH = "'month:' || substr(CAST({} AS text), 1, 7)"


def story_of(key):
    """The address of the story with that key."""
    return f"SELECT {ADDRESS} FROM articles_article story WHERE story.id = {key}"  # noqa: S608


def stories_naming(condition):
    """The addresses of the stories with appearances of which that is true."""
    return (
        f"SELECT {ADDRESS} FROM articles_article story "  # noqa: S608
        "JOIN articles_appearance named ON named.article_id = story.id "
        f"WHERE {condition}"
    )


def slug_of(kind, table, key):
    return f"SELECT '{kind}:' || slug FROM {table} WHERE id = {key}"  # noqa: S608


def in_office(condition):
    """True of an appearance of whoever ever held an office of which the condition is true."""
    return (
        "named.official_id IN (SELECT held.official_id FROM people_tenure held "  # noqa: S608
        f"JOIN people_office office ON office.id = held.office_id WHERE {condition})"
    )


def topic_and_below(key):
    """A topic's page, and those of the topics below it, which link to it once it shows."""
    return (
        slug_of("topic", "articles_topic", key),
        f"SELECT 'topic:' || slug FROM articles_topic WHERE parent_id = {key}",  # noqa: S608
    )


PARENT = "(SELECT parent_id FROM articles_topic WHERE id = {})"
TOPICS = (
    "SELECT 'topic:' || topic.slug FROM articles_topic topic JOIN articles_articletopic filed"
    " ON topic.{} = filed.tag_id WHERE filed.content_object_id = {}"
)
QUOTED = (
    "SELECT 'official:' || official.slug FROM people_official official"
    " JOIN articles_quotation said ON said.official_id = official.id WHERE said.article_id = {}"
)
# The topics above one, which lead to it once it shows.
ABOVE = (
    "SELECT 'topic:' || above.slug FROM articles_topic above"
    " JOIN articles_topic below ON below.parent_id = above.id"
    " JOIN articles_articletopic filed ON filed.tag_id = below.id"
    " WHERE filed.content_object_id = {}"
)
AUTHORS = "SELECT 'author:' || slug FROM articles_byline WHERE article_id = ROW.id"
LISTS = (
    ABOVE.format("ROW.id"),
    AUTHORS,
    slug_of("source", "articles_source", "ROW.source_id"),
    TOPICS.format("id", "ROW.id"),
    TOPICS.format("parent_id", "ROW.id"),
    QUOTED.format("ROW.id"),
    "SELECT 'official:' || official.slug FROM people_official official"
    " JOIN articles_appearance named ON named.official_id = official.id"
    " WHERE named.article_id = ROW.id",
    "SELECT 'office:' || office.slug FROM people_office office"
    " JOIN articles_appearance named ON named.office_id = office.id"
    " WHERE named.article_id = ROW.id",
)
BESIDE = (
    f"SELECT {ADDRESS} FROM articles_article story JOIN articles_relation related"  # noqa: S608
    " ON related.article_id = story.id WHERE related.other_id = ROW.id"
)

WATCHED = [
    Watch(
        "articles_article",
        [
            STORIES,
            ADDRESS.replace("story.", "ROW."),
            "'day:' || ROW.published_on",
            MONTH.format("ROW.published_on"),
            *LISTS,
            BESIDE,
        ],
        changed=SHOWN,
        # A withdrawn story's address has a page, too, which says so.
        condition="ROW.status IN ('live', 'withdrawn')",
    ),
    Watch("articles_relation", [STORIES, story_of("ROW.article_id")]),
    Watch("articles_correction", [STORIES, story_of("ROW.article_id")]),
    Watch("articles_ledgerentry", [STORIES, story_of("ROW.article_id")]),
    Watch("articles_byline", ["'author:' || ROW.slug"]),
    Watch(
        "articles_articletopic",
        [
            STORIES,
            story_of("ROW.content_object_id"),
            slug_of("topic", "articles_topic", PARENT.format("ROW.tag_id")),
            *topic_and_below("ROW.tag_id"),
            QUOTED.format("ROW.content_object_id"),
        ],
    ),
    Watch(
        "articles_appearance",
        [
            STORIES,
            slug_of("official", "people_official", "ROW.official_id"),
            slug_of("office", "people_office", "ROW.office_id"),
            TOPICS.format("id", "ROW.article_id"),
        ],
    ),
    Watch(
        "articles_quotation",
        [STORIES, slug_of("official", "people_official", "ROW.official_id")],
    ),
    Watch("articles_searchtext", [STORIES], key="place"),
    Watch(
        "articles_topic",
        [
            "'topics'",
            "'topic:' || ROW.slug",
            "SELECT 'topic:' || slug FROM articles_topic WHERE parent_id = ROW.id",
            slug_of("topic", "articles_topic", "ROW.parent_id"),
            f"SELECT {ADDRESS} FROM articles_article story JOIN articles_articletopic filed"  # noqa: S608
            " ON filed.content_object_id = story.id WHERE filed.tag_id = ROW.id",
        ],
    ),
    Watch(
        "articles_source",
        [
            "'sources'",
            "'source:' || ROW.slug",
            f"SELECT {ADDRESS} FROM articles_article story WHERE story.source_id = ROW.id",  # noqa: S608
        ],
    ),
    # What a story's page says of its people beyond what it stores: their names, and offices now.
    Watch("people_official", [stories_naming("named.official_id = ROW.id")]),
    Watch("people_tenure", [stories_naming("named.official_id = ROW.official_id")]),
    Watch(
        "people_office",
        [
            stories_naming("named.office_id = ROW.id"),
            stories_naming(in_office("office.id = ROW.id")),
        ],
    ),
    Watch("people_area", [stories_naming(in_office("office.area_id = ROW.id"))]),
    Watch("people_organization", [stories_naming(in_office("office.organization_id = ROW.id"))]),
]

# When a page changes by the clock alone.
TURNS = [
    ("articles_article", column, "status = 'live'")
    for column in ("published_at", "embargo_until", "expires_at")
]
