import io
import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

import articles.archive
from articles import desk, photos, versions
from articles.checking import check
from articles.models import (
    Article,
    ArticleTopic,
    AuditEntry,
    Correction,
    Delivery,
    LedgerEntry,
    Photo,
    Quotation,
    Relation,
    Source,
    Term,
    Topic,
    Version,
)
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.wire import ArchiveRecord, WireError

pytestmark = pytest.mark.django_db


def export(**options):
    out = io.StringIO()
    call_command("export_articles", format="jsonl", stdout=out, verbosity=0, **options)
    return out.getvalue()


def empty_the_site():
    for model in (
        AuditEntry,
        Delivery,
        LedgerEntry,
        Correction,
        Quotation,
        Relation,
        Term,
        ArticleTopic,
        Version,
    ):
        model.objects.all()._raw_delete("default")
    Article.objects.all().delete()
    for model in (Source, Topic, Photo):
        model.objects.all().delete()


def bring_in(text, tmp_path, fails=False):
    path = tmp_path / "export.jsonl"
    path.write_text(text, encoding="utf-8")
    out = io.StringIO()
    arguments = {"report": "-", "stdout": out, "stderr": io.StringIO(), "verbosity": 0}
    if fails:
        with pytest.raises(CommandError):
            call_command("import_articles", str(path), **arguments)
    else:
        call_command("import_articles", str(path), **arguments)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def archive(settings, tmp_path):
    """A site with everything that a record can hold."""
    settings.MEDIA_ROOT = tmp_path / "media"
    image = io.BytesIO()
    Image.new("RGB", (8, 5), "navy").save(image, "PNG")
    photos.store("radar", image.getvalue(), caption="A radar.", credit="Ann Roe", alt="A dish")
    parent = make_topic(name="Arms", introduction="All of it — «всё».")
    topic = make_topic(name="Radars", parent=parent)
    source = make_source(other_names=["NPS"], rights="Free.")
    article = make_live_article(
        {
            "headline": "Überraschung \u202e 🚢 “quoted” & <b>",
            "body": "<p>One\u00a0two.</p>\n<ul><li>Три</li></ul>",
            "topics": [topic.slug],
            "photos": [{"photo": "radar", "caption": "c", "credit": "d", "alt": "e"}],
            "references": [{"url": "https://example.org/?a=1&b=2", "title": "T"}],
            "source": source.slug,
        },
        source=source,
        published_at_is_a_day=True,
        guid="tag:example.org,2007:1/🚢",
    )
    desk.save(article, versions.latest(article).story | {"headline": "Second"}, saved_by="ann")
    Correction.objects.create(
        article=article,
        wrong="Three ships.",
        right="Two ships.",
        version_before=1,
        version_after=2,
        corrected_at=datetime(2007, 5, 1, tzinfo=UTC),
    )
    desk.publish(article, kind="update", line="The headline.", by="ann")
    make_live_article({"topics": [topic.slug]}, guid="another")
    draft = make_article({"headline": "CANARY of a draft"}, guid="draft")
    desk.save(draft, versions.latest(draft).story, desk_notes="CANARY of a note")
    desk.save(article, versions.latest(article).story | {"headline": "CANARY of an edit"})
    return article


@pytest.mark.parametrize("private", [False, True])
def test_export_import_export_is_the_same_to_the_byte(archive, tmp_path, settings, private):
    before = export(private=private)
    empty_the_site()
    settings.MEDIA_ROOT = tmp_path / "media of the other site"
    told = bring_in(before, tmp_path)
    assert "rejected" not in {item["outcome"] for item in told}
    assert export(private=private) == before


def test_a_public_export_tells_nothing_readers_may_not_see(archive):
    assert "CANARY" not in export()
    assert export(private=True).count("CANARY") == 4


def test_only_a_private_export_tells_who_did_it_and_why(archive):
    story = versions.latest(archive).story
    desk.save(
        archive, story, saved_by="CANARY-1", reason="CANARY-2", dropped=["CANARY-3"], desk_notes=""
    )
    desk.publish(archive, kind="update", line="A line.", by="CANARY-4")
    Correction.objects.update(corrected_by="CANARY-5")
    names = {f"CANARY-{number}" for number in range(1, 6)}
    assert {name for name in names if name in export()} == set()
    assert {name for name in names if name in export(private=True)} == names


def test_bringing_in_the_same_again_changes_nothing(archive, tmp_path):
    text = export(private=True)
    told = bring_in(text, tmp_path)
    assert {item["outcome"] for item in told} == {"unchanged"}
    assert export(private=True) == text


def test_what_readers_see_comes_back_with_the_story(archive, tmp_path, settings):
    seen = Article.objects.published().get(pk=archive.pk)
    text = export()
    empty_the_site()
    settings.MEDIA_ROOT = tmp_path / "other"
    bring_in(text, tmp_path)
    again = Article.objects.published().get(guid=archive.guid)
    for name in ("headline", "body_html", "get_absolute_url", "published_at", "page"):
        one, other = getattr(seen, name), getattr(again, name)
        assert (one() if callable(one) else one) == (other() if callable(other) else other)
    assert [topic.name for topic in again.topics.all()] == ["Radars"]
    assert again.lead_photo["width"] == 8


def test_an_altered_record_is_refused_by_line(archive, tmp_path):
    text = export()
    assert "Second" in text
    empty_the_site()
    told = bring_in(text.replace("Second", "Altered"), tmp_path, fails=True)
    rejected = [item for item in told if item["outcome"] == "rejected"]
    assert len(rejected) == 1
    assert "does not agree with its digest" in rejected[0]["reason"]
    assert rejected[0]["reason"].startswith("line ")


def test_two_histories_of_a_story_are_not_joined(archive, tmp_path):
    text = export()
    version = archive.versions.get(number=2)
    other = versions.canonical(version.story | {"headline": "Another history"})
    Version.objects.filter(pk=version.pk).update(
        content=other, digest=versions.digest(other, version.previous_digest)
    )
    told = bring_in(text, tmp_path, fails=True)
    reasons = [item["reason"] for item in told if item["outcome"] == "rejected"]
    assert len(reasons) == 1
    assert "two histories" in reasons[0]


def test_a_record_with_later_versions_brings_the_story_up_to_date(archive, tmp_path):
    text = export(private=True)
    later = versions.latest(archive)
    Article.objects.filter(pk=archive.pk).update(latest_number=later.number - 1)
    Version.objects.filter(pk=later.pk)._raw_delete("default")
    told = bring_in(text, tmp_path)
    assert [item["outcome"] for item in told].count("updated") == 1
    assert export(private=True) == text


def test_export_leaves_the_old_file_if_it_fails(archive, tmp_path, monkeypatch):
    target = tmp_path / "out.jsonl"
    target.write_text("the file of yesterday")
    monkeypatch.setattr("articles.archive.telling._article", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(output=str(target))
    assert target.read_text() == "the file of yesterday"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_selections_name_what_they_do_not_know(archive):
    with pytest.raises(CommandError, match="'nowhere' is not the slug of any topic"):
        export(topic="nowhere")
    assert export(topic=archive.topics.first().slug).count('"article"') == 2


def take_away_versions(article, *numbers):
    LedgerEntry.objects.filter(article=article, number__in=numbers)._raw_delete("default")
    Version.objects.filter(article=article, number__in=numbers)._raw_delete("default")


def story_of_three_versions():
    """A live story whose versions 1 and 3 readers saw."""
    article = make_live_article(guid="three")
    for headline in ("Second", "Third"):
        desk.save(article, versions.latest(article).story | {"headline": headline})
    desk.publish(article, kind="update", line="More is known.")
    return article


@pytest.mark.parametrize("status", ["killed", "withdrawn"])
def test_a_story_that_was_taken_away_stays_so(tmp_path, status):
    article = story_of_three_versions()
    text = export()
    take_away_versions(article, 2, 3)
    Article.objects.filter(pk=article.pk).update(status=status, latest_number=1, live_number=1)
    (told,) = bring_in(text, tmp_path, fails=True)
    assert f"was {status} and stays so" in told["reason"]
    article.refresh_from_db()
    assert (article.status, article.versions.count()) == (status, 1)


def test_an_older_record_takes_nothing_back(tmp_path):
    article = story_of_three_versions()
    older = export()
    for headline in ("Fourth", "Fifth"):
        desk.save(article, versions.latest(article).story | {"headline": headline})
    desk.publish(article, kind="update", line="Still more is known.")
    take_away_versions(article, 2, 3, 4)
    (told,) = bring_in(older, tmp_path, fails=True)
    assert "the site holds version 5" in told["reason"]
    article.refresh_from_db()
    assert (article.latest_number, article.headline) == (5, "Fifth")
    assert desk.save(article, versions.latest(article).story).number == 6


def test_a_version_must_follow_the_one_the_site_holds(tmp_path):
    article = story_of_three_versions()
    third = article.versions.get(number=3)
    digest = versions.digest(third.content, "f" * 64)
    Version.objects.filter(pk=third.pk).update(previous_digest="f" * 64, digest=digest)
    text = export()
    take_away_versions(article, 3)
    Article.objects.filter(pk=article.pk).update(latest_number=2, live_number=1)
    (told,) = bring_in(text, tmp_path, fails=True)
    assert "version 3 does not follow version 2" in told["reason"]
    assert article.versions.count() == 2


def test_a_publication_is_brought_in_though_no_version_is_new(tmp_path):
    article = story_of_three_versions()
    text = export(private=True)
    LedgerEntry.objects.filter(article=article, number=3)._raw_delete("default")
    Article.objects.filter(pk=article.pk).update(live_number=1)
    (told,) = bring_in(text, tmp_path)
    assert told["outcome"] == "updated"
    assert export(private=True) == text


def test_what_the_ledger_holds_beyond_a_record_stays(tmp_path):
    article = story_of_three_versions()
    text = export()
    refile = LedgerEntry.objects.create(
        article=article,
        number=1,
        kind="refile",
        line="A name.",
        entered_at=datetime(2007, 4, 24, tzinfo=UTC),
    )
    LedgerEntry.objects.filter(article=article, number=3)._raw_delete("default")
    bring_in(text, tmp_path)
    assert [entry.number for entry in article.ledger.all()] == [1, 1, 3]
    assert refile in article.ledger.all()


def test_names_of_a_source_are_texts(archive):
    (line,) = [line for line in export().splitlines() if line.startswith('{"newsroom":"source"')]
    fields = json.loads(line) | {"other_names": [5]}
    del fields["newsroom"]
    with pytest.raises(WireError, match="other_names"):
        articles.archive.check(ArchiveRecord("source", fields, 1))


def test_a_story_with_everything_is_sound(archive):
    for version in Version.objects.all():
        check(version.story)
    with pytest.raises(ValueError, match="headlien, "):
        check({"headlien": ""})


def test_an_older_export_revives_no_killed_story(tmp_path):
    article = make_live_article({"body": "<p>CANARY words.</p>"})
    desk.save(article, versions.latest(article).story | {"headline": "Later"})
    desk.publish(article, kind="update", line="The headline.")
    later = export()
    article.versions.filter(number=2)._raw_delete("default")
    Article.objects.update(latest_number=1, live_number=1)
    desk.kill(article, by="a test", reason="Danger.", taken_down_class="safety")
    [told] = bring_in(later, tmp_path, fails=True)
    assert "was killed and stays so" in told["reason"]
    assert not Article.objects.published().exists()


def test_a_private_export_brings_a_killed_story_back_as_killed(tmp_path):
    article = make_live_article({"body": "<p>CANARY words.</p>"})
    desk.kill(article, by="a test", reason="Danger.", taken_down_class="safety")
    private = export(private=True)
    empty_the_site()
    bring_in(private, tmp_path)
    kept = Article.objects.get()
    assert (kept.status, kept.taken_down_class, kept.body_text) == ("killed", "safety", "")
    assert "CANARY" in kept.versions.get().content


def test_why_a_version_was_saved_and_who_asked_for_an_embargo_stay_at_the_desk():
    article = make_live_article()
    desk.save(article, versions.latest(article).story | {"headline": "B"}, reason="CANARY why")
    desk.publish(article, kind="update", line="The headline.")
    Article.objects.update(embargo_by="CANARY court")
    assert "CANARY" not in export()
    assert export(private=True).count("CANARY") == 2
