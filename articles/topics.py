"""What the desk does to topics as a whole: rename, merge, undo a merge.

Versions name topics by slug and never change. So a merge is an old address that leads to the other
topic (`Topic.objects.named` follows it), and to undo it is to take that away and to file the
stories again as their versions say.
"""

import json
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from newsroom.names import folded

from . import addresses, desk, records, turns, versions
from .models import Article, AuditEntry, OldAddress, Topic, Version
from .search import index

CHANGE, DELETE = "articles.change_topic", "articles.delete_topic"
MERGE = "merge topics"
CHUNK = 500
KEPT = ("name", "slug", "introduction", "other_names", "key_stories", "parent_id")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge would do: querysets of stories and topics."""

    topic: Topic
    into: Topic
    moving: object  # stories that would be filed under `into`
    in_both: object  # stories that are filed there already and only leave `topic`
    subtopics: object


def rename(topic, *, name, slug, by):
    """Give the topic another name and address; it is still found by those it had."""
    act = "rename topic"
    with addresses.refusals_recorded(by, act, topic), transaction.atomic():
        _require(by, CHANGE)
        turns.take()
        current = Topic.objects.select_for_update().get(pk=topic.pk)
        check_name(current, name, slug)
        old = current.name, current.get_absolute_url()
        others = [*current.other_names, current.name]
        current.name, current.slug = name, slug
        current.other_names = _without(others, [name])
        current.save()
        addresses.move(old[1], current.get_absolute_url())
        records.record(by, act, old[0], detail=f"now {name}, {slug}")
    topic.refresh_from_db()


def check_name(topic, name, slug):
    """Raise Refused unless the topic, new or not, can have that name and address."""
    if slug != topic.slug:
        addresses.check_slug(slug, Topic)
    others = Topic.objects.exclude(pk=topic.pk)
    taken = others.filter(slug=slug).first() or others.called(name)
    if taken:
        raise desk.Refused(f"{taken} has this name or address already; merge the two instead.")
    own = {None, addresses.plain(topic.get_absolute_url())} if topic.slug else {None}
    if addresses.leads_to(Topic(slug=slug).get_absolute_url()) not in own:
        raise desk.Refused(
            f"'{slug}' is an old address of another topic, by which stories are still filed; "
            "choose another."
        )


def plan(topic, into):
    """The dry run of `merge`: what it would do, to the story. Raise Refused if it cannot be."""
    _refuse_impossible(topic, into)
    stories = Article.objects.filter(topic_items__tag=topic).order_by("-published_at", "-pk")
    filed = Article.objects.filter(topic_items__tag=into).values("pk")
    return Plan(
        topic=topic,
        into=into,
        moving=stories.exclude(pk__in=filed),
        in_both=stories.filter(pk__in=filed),
        subtopics=topic.subtopics.all(),
    )


def merge(topic, into, *, by):
    """File the topic's stories under `into` and let its name and address lead there.

    Return the entry of the audit log, with which the merge can be undone.
    """
    with addresses.refusals_recorded(by, MERGE, topic), transaction.atomic():
        _require(by, CHANGE, DELETE)
        turns.take()
        _lock(Article.objects.filter(topic_items__tag__in=[topic, into]))
        _lock_topics(topic, into)
        planned = plan(topic, into)
        numbers = {"moved": planned.moving.count(), "in_both": planned.in_both.count()}
        stories = list(Article.objects.filter(topic_items__tag=topic).values_list("pk", flat=True))
        kept = {
            "pk": topic.pk,
            "topic": {field: getattr(topic, field) for field in KEPT},
            "into": into.pk,
            "subtopics": list(planned.subtopics.values_list("pk", flat=True)),
            "old_addresses": _addresses_of(topic),
            "names": _without([topic.name, *topic.other_names], [into.name, *into.other_names]),
        }
        planned.subtopics.update(parent=into)
        into.other_names = [*into.other_names, *kept["names"]]
        into.save()
        addresses.move(topic.get_absolute_url(), into.get_absolute_url())
        name = topic.name
        Topic.objects.filter(pk=topic.pk).delete()
        _file_again(Article.objects.filter(pk__in=stories))
        return records.record(
            by, MERGE, f"{name} into {into.name}", detail=json.dumps(numbers | kept)
        )


def merges():
    """The merges that are in force, newest first, as entries of the audit log."""
    last = {}
    for entry in AuditEntry.objects.filter(act=MERGE, is_refused=False):
        kept = json.loads(entry.detail)
        last.setdefault(kept["pk"], (entry, kept))
    return [entry for entry, kept in last.values() if _is_standing(kept)]


def undo(entry, *, by):
    """Make the merged topic again, with its stories, subtopics, names and addresses.

    What a version that was saved since names otherwise stays as that version says.
    """
    act = "undo merge of topics"
    with addresses.refusals_recorded(by, act, entry.subject), transaction.atomic():
        _require(by, CHANGE, DELETE)
        turns.take()
        if entry not in merges():
            raise desk.Refused(f"“{entry.subject}” was undone already, or is no merge.")
        kept = json.loads(entry.detail)
        _lock(Article.objects.filter(topic_items__tag=kept["into"]))
        into = Topic.objects.select_for_update().get(pk=kept["into"])
        fields = kept["topic"]
        taken = Topic.objects.filter(slug=fields["slug"]) | Topic.objects.with_name(fields["name"])
        if taken.exists():
            raise desk.Refused(f"There is a topic {taken.first()} again; rename it first.")
        if not Topic.objects.filter(pk=fields["parent_id"]).exists():
            fields = fields | {"parent_id": None}
        into.other_names = _without(into.other_names, kept["names"])
        into.save()
        topic = Topic(pk=kept["pk"], **fields)
        topic.save(force_insert=True)
        addresses.forget(topic.get_absolute_url())
        path = addresses.plain(topic.get_absolute_url())
        OldAddress.objects.filter(path__in=kept["old_addresses"]).update(target=path)
        Topic.objects.filter(pk__in=kept["subtopics"], parent=into).update(parent=topic)
        _file_again(Article.objects.filter(topic_items__tag=into))
        records.record(by, act, entry.subject)
    return topic


def _file_again(articles):
    """File the stories under the topics that the versions of their rows name."""
    keys = list(articles.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        shown = Version.objects.filter(
            article__in=keys[start : start + CHUNK],
            number=Coalesce(F("article__live_number"), F("article__latest_number")),
        )
        slugs_of = {
            version.article: version.story["topics"] for version in shown.select_related("article")
        }
        versions.file_under_topics(slugs_of)
        for article in slugs_of:
            index.store(article)


def _addresses_of(topic):
    """The old addresses that lead to the topic."""
    path = addresses.plain(topic.get_absolute_url())
    return list(OldAddress.objects.filter(target=path).values_list("path", flat=True))


def _is_standing(kept):
    """Whether the merge is in force: the topic is gone and its address leads to the other."""
    if Topic.objects.filter(pk=kept["pk"]).exists():
        return False
    into = Topic.objects.filter(pk=kept["into"]).first()
    path = Topic(slug=kept["topic"]["slug"]).get_absolute_url()
    return into is not None and addresses.leads_to(path) == addresses.plain(into.get_absolute_url())


def _require(by, *permissions):
    if not isinstance(by, str) and not by.has_perms(permissions):
        raise desk.Refused("You may not rename or merge topics; ask an archivist.")


def _lock(articles):
    """Lock the stories, in one order for all; before their topics, as those who save do."""
    keys = set(articles.values_list("pk", flat=True))
    list(Article.objects.locked().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _lock_topics(*topics):
    keys = [topic.pk for topic in topics]
    held = set(
        Topic.objects.select_for_update()
        .filter(pk__in=keys)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    for topic in topics:
        if topic.pk not in held:
            raise desk.Refused(f"{topic} is gone; somebody merged it meanwhile.")
        topic.refresh_from_db()


def _refuse_impossible(topic, into):
    if topic == into:
        raise desk.Refused(f"{topic} cannot be merged into itself; choose another topic.")
    if topic in Topic.with_ancestors(into):
        raise desk.Refused(f"{into} lies under {topic}; merge it the other way round.")


def _without(names, gone):
    """The names, each once, without those that are gone; in any case."""
    gone = {folded(name) for name in gone}
    kept = {}
    for name in names:
        if folded(name) not in gone:
            kept.setdefault(folded(name), name)
    return list(kept.values())
