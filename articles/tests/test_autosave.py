import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import desk, versions
from articles.admin import autosave, presence
from articles.models import Article, Autosave, Presence
from articles.tests.factories import make_article
from articles.tests.forms import change, form_of

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


@pytest.fixture
def ann():
    return User.objects.create_superuser("ann", password="a long password")


@pytest.fixture
def editor(client, ann):
    client.force_login(ann)
    return client


def of(act, article):
    return reverse(f"admin:articles_article_{act}", args=[article.pk])


def unsaved(user, article=None):
    """The headlines in the user's slot for the story."""
    return [kept.values["headline"][0] for kept in autosave.unsaved(user, article)]


def test_what_is_typed_is_kept_and_is_no_version(editor, ann):
    article = make_article()
    typed = form_of(editor, change(article)) | {"headline": "Half a headl"}
    answer = editor.post(of("keep", article), typed)
    assert answer.json() == {"kept": f"{timezone.localtime():%H:%M}"}
    article.refresh_from_db()
    assert (article.latest_number, unsaved(ann, article)) == (1, ["Half a headl"])


def test_after_a_crash_the_text_is_offered_with_what_differs_and_restored(editor):
    article = make_article({"headline": "Ministers meet"})
    typed = form_of(editor, change(article)) | {
        "headline": "Ministers part",
        "dateline_date": "the 31st",
        "body": "<p>They left.</p>",
    }
    editor.post(of("keep", article), typed)
    page = editor.get(change(article))
    html = page.content.decode()
    assert "You have unsaved text from" in html
    assert "Ministers<del> meet</del><ins> part</ins>" in html
    ((kept, _),) = page.context["unsaved"]
    restored = editor.get(change(article) + f"?restore={kept.key}")
    form = restored.context["adminform"].form
    assert form["headline"].value() == "Ministers part"
    assert form["dateline_date"].value() == "the 31st"
    assert "&lt;p&gt;They left.&lt;/p&gt;" in restored.content.decode()
    assert restored.context["unsaved"] == []


def test_restored_text_is_saved_and_offered_no_more(editor, ann):
    article = make_article()
    editor.post(
        of("keep", article), form_of(editor, change(article)) | {"headline": "Typed before"}
    )
    ((kept, _),) = editor.get(change(article)).context["unsaved"]
    sent = form_of(editor, change(article) + f"?restore={kept.key}")
    assert editor.post(change(article), sent).status_code == 302
    article.refresh_from_db()
    assert versions.latest(article).story["headline"] == "Typed before"
    assert unsaved(ann, article) == []


def test_text_of_a_crash_stays_on_offer_while_other_text_is_typed(editor, ann):
    article = make_article()
    first, second = (form_of(editor, change(article)) for _ in range(2))
    editor.post(of("keep", article), first | {"headline": "Before the crash"})
    editor.post(of("keep", article), second | {"headline": "After it"})
    assert unsaved(ann, article) == ["After it", "Before the crash"]
    editor.post(change(article), second | {"headline": "After it"})
    assert unsaved(ann, article) == ["Before the crash"]


def test_discarded_text_is_gone(editor, ann):
    article = make_article()
    editor.post(of("keep", article), form_of(editor, change(article)) | {"headline": "Never mind"})
    ((kept, _),) = editor.get(change(article)).context["unsaved"]
    editor.post(of("discard", article), {"key": kept.key})
    assert not Autosave.objects.exists()


def test_a_new_story_is_kept_before_it_was_ever_saved(editor, ann):
    typed = form_of(editor, ADD) | {"headline": "Unborn"}
    editor.post(reverse("admin:articles_article_keep_new"), typed)
    assert unsaved(ann) == ["Unborn"]
    assert "You have unsaved text from" in editor.get(ADD).content.decode()
    assert not Article.objects.exists()


def test_a_slot_is_private(editor, ann):
    article = make_article()
    editor.post(of("keep", article), form_of(editor, change(article)) | {"headline": "CANARY"})
    bob = Client()
    bob.force_login(User.objects.create_superuser("bob"))
    assert "CANARY" not in bob.get(change(article)).content.decode()
    (kept,) = autosave.unsaved(ann, article)
    assert "CANARY" not in bob.get(change(article) + f"?restore={kept.key}").content.decode()
    bob.post(of("discard", article), {"key": kept.key})
    assert unsaved(ann, article) == ["CANARY"]


def test_a_page_of_somebody_else_or_of_another_story_keeps_nothing(editor):
    article, other = make_article(), make_article()
    typed = form_of(editor, change(article))
    assert editor.post(of("keep", other), typed).status_code == 403
    assert editor.post(of("keep", article), typed | {"page": "forged"}).status_code == 403
    bob = Client()
    bob.force_login(User.objects.create_superuser("bob"))
    assert bob.post(of("keep", article), typed).status_code == 403
    assert not Autosave.objects.exists()


def test_text_sent_after_the_login_expired_is_offered_after_the_next_login(editor, ann):
    article = make_article()
    sent = form_of(editor, change(article)) | {"headline": "Typed for an hour"}
    editor.logout()
    answer = editor.post(change(article), sent)
    assert answer.url.startswith("/admin/login/")
    editor.force_login(ann)
    assert "You have unsaved text from" in editor.get(change(article)).content.decode()
    assert unsaved(ann, article) == ["Typed for an hour"]
    article.refresh_from_db()
    assert article.latest_number == 1


def test_text_sent_with_the_token_of_an_earlier_login_is_kept(ann):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ann)
    article = make_article()
    sent = form_of(strict, change(article)) | {"headline": "Typed before"}
    answer = strict.post(change(article), sent | {"csrfmiddlewaretoken": "x" * 64})
    assert (answer.status_code, answer.url) == (302, change(article))
    assert unsaved(ann, article) == ["Typed before"]
    article.refresh_from_db()
    assert article.latest_number == 1
    forged = strict.post(change(article), {"headline": "Forged"})
    assert forged.status_code == 403


def test_text_sent_when_the_story_is_no_longer_ones_own_is_kept(client):
    reporter = User.objects.create_user("cara", is_staff=True)
    desk_of(reporter)
    client.force_login(reporter)
    article = make_article(author=reporter)
    sent = form_of(client, change(article)) | {"headline": "Typed meanwhile"}
    Article.objects.filter(pk=article.pk).update(status="ready")
    page = client.post(change(article), sent, follow=True).content.decode()
    assert "Nothing was saved." in page
    assert unsaved(reporter, article) == ["Typed meanwhile"]
    article.refresh_from_db()
    assert article.latest_number == 1


def desk_of(user):
    from django.contrib.auth.models import Permission

    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_article", "add_article", "change_article"])
    )


def conflict(editor):
    """A story that bob saved after ann had opened it; ann's answer to her save; what she sent."""
    article = make_article(
        {"headline": "Ministers meet", "body": "<p>One two three.</p>\n<p>Four.</p>"}
    )
    sent = form_of(editor, change(article)) | {
        "headline": "Ministers part",
        "body": "<p>One two drei.</p>\n<p>Four.</p>\n<p>Mine.</p>",
    }
    theirs = versions.latest(article).story | {
        "headline": "Ministers quarrel",
        "body": "<p>Uno two three.</p>\n<p>Four.</p>",
    }
    desk.save(article, theirs, saved_by="bob")
    return article, editor.post(change(article), sent), sent


def picks_of(answer):
    """What the merge page would send back unchanged."""
    merge = answer.context["merge"]
    picks = {place.name: place.default for part in merge.parts() for place in part.places}
    return (
        answer.context["sent"]
        | picks
        | {"theirs": answer.context["theirs"].number, "page": answer.context["page_token"]}
    )


def test_the_second_save_shows_both_texts_and_saves_neither(editor, ann):
    article, answer, _ = conflict(editor)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "bob saved version 2" in html
    for words in ("part", "quarrel", "drei", "Uno", "Mine."):
        assert words in html
    assert versions.latest(Article.objects.get()).story["headline"] == "Ministers quarrel"
    assert unsaved(ann, article) == ["Ministers part"]


def test_what_is_picked_is_saved_and_both_texts_are_versions(editor, ann):
    article, answer, _ = conflict(editor)
    picks = picks_of(answer) | {"pick-headline-0": "theirs"}
    assert editor.post(of("merge", article), picks).status_code == 302
    article.refresh_from_db()
    story = versions.latest(article).story
    assert story["headline"] == "Ministers quarrel"
    assert story["body"] == "<p>Uno two drei.</p>\n<p>Four.</p>\n<p>Mine.</p>"
    headlines = [version.story["headline"] for version in article.versions.order_by("number")]
    assert headlines == [
        "Ministers meet",
        "Ministers quarrel",
        "Ministers part",
        "Ministers quarrel",
    ]
    assert unsaved(ann, article) == []


def test_a_third_save_during_the_merge_shows_both_texts_again(editor):
    article, answer, _ = conflict(editor)
    article.refresh_from_db()
    third = versions.latest(article).story | {"headline": "Ministers sing"}
    desk.save(article, third, saved_by="cara")
    again = editor.post(of("merge", article), picks_of(answer))
    assert "cara saved version 3" in again.content.decode()
    assert versions.latest(Article.objects.get()).story["headline"] == "Ministers sing"
    assert editor.post(of("merge", article), picks_of(again)).status_code == 302
    article.refresh_from_db()
    assert "Mine." in versions.latest(article).story["body"]


def test_text_refused_for_anothers_stays_a_version_when_it_is_discarded(editor):
    article, _, _ = conflict(editor)
    ((kept, _),) = editor.get(change(article)).context["unsaved"]
    assert kept.is_refused
    editor.post(of("discard", article), {"key": kept.key})
    article.refresh_from_db()
    assert versions.latest(article).story["headline"] == "Ministers quarrel"
    assert "Ministers part" in {version.story["headline"] for version in article.versions.all()}


def test_who_has_the_story_open_is_told_for_a_minute(editor, ann):
    article = make_article()
    bob = User.objects.create_superuser("bob")
    presence.seen(article, bob)
    assert editor.post(of("present", article)).json() == {"present": "bob has this story open now."}
    assert "bob has this story open now." in editor.get(change(article)).content.decode()
    Presence.objects.update(seen_at=timezone.now() - presence.COUNTS_FOR)
    assert editor.post(of("present", article)).json() == {"present": ""}


def test_who_closes_the_story_has_it_open_no_more(editor, ann):
    article = make_article()
    editor.post(of("present", article))
    assert Presence.objects.get().editor == ann
    editor.post(of("present", article), {"left": "yes"})
    assert not Presence.objects.exists()
